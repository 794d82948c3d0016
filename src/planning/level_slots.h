/*
 * A levelling problem on a grid of equal slots: what makes a pass cost microseconds.
 *
 * Where nothing elapses, time can be counted in the common divisor of all works, lags, dates and
 * absences, and what is claimed of the resources is one short array: a *plane* holds up to four of
 * them in the 16-bit lanes of one 64-bit word a slot. A lane is full at 0x7fff, so that one
 * addition and one mask tell whether a demand fits beside what is claimed, once it has grown by
 * what the lanes' capacities are short of that:
 *
 *     Red 2, Blue 2; 1 Blue claimed:       0000 0001
 *     a test for 1 Red:                  + 7ffe 7ffd = 7ffe 7ffe   no high bit: it fits
 *     a test for 1 Red, 2 Blue:          + 7ffe 7fff = 7ffe 8000   one rose: it does not
 *
 * Time runs either way. A schedule of side 0 is counted from the beginning, one of side 1 from the
 * end backwards, and a pass does not know which it makes. Every link says start >= start + offset:
 *
 *     A 3 d, B 2 d, FS + 1 d.   Side 0: B >= A + 4.   Side 1: A >= B + 3.
 */
#ifndef TOCSIN_PLANNING_LEVEL_SLOTS_H
#define TOCSIN_PLANNING_LEVEL_SLOTS_H

#include "level_problem.h"

struct level_slots_link {
	uint32_t item;
	int32_t offset; /* start >= start[item] + offset */
};

/* What a pass needs to know of an item. */
struct level_slots_step {
	int32_t length, floor;
	uint32_t first_link, first_claim;
	uint32_t links, claims;
};

/* One direction of time. */
struct level_slots_side {
	uint32_t
		*first; /* by item, one more than there are: its links are [first[i], first[i+1]) */
	struct level_slots_link *links;
	struct level_slots_step *steps; /* by item */
	int32_t *early;                 /* by item: start without resources */
};

/* What an item takes of the resources in one plane. */
struct level_slots_claim {
	uint64_t amount, test; /* a test is the amount, and what the lanes are short of 0x7fff */
	uint32_t plane;
};

/* How a pass tests slots: one at a time everywhere, several where the processor knows how. */
enum level_slots_way {
	LEVEL_SLOTS_PORTABLE,
	LEVEL_SLOTS_AVX2,
	LEVEL_SLOTS_AVX512,
	LEVEL_SLOTS_WAYS
};

/* What the parallel scheme works in. */
struct level_slots_waiting {
	uint32_t *next;    /* by item: the one behind it in its list */
	uint32_t *links;   /* by item: predecessors that have not started */
	uint32_t *rank;    /* by item: its place in the order */
	int32_t *ready;    /* by item: the earliest start, by those that have */
	uint32_t *blocked; /* [plane * 4 + lane]: a list of the items that wait for the resource */
	uint64_t *claimed; /* [plane]: now */
	uint64_t *asked;   /* a bit a place in the order */
};

struct level_slots {
	uint32_t count;           /* items, as in the problem */
	tocsin_work origin, slot; /* start = origin + slot * start in slots */
	int32_t *length;          /* by item, slots */
	int32_t *floor;           /* by item: earliest start on side 0 */
	uint32_t *first_claim;    /* by item, one more than there are */
	struct level_slots_claim *claims;
	uint32_t *load; /* by item: share of all resources that it takes in a slot */
	uint32_t planes;
	uint64_t *base;     /* [plane * base_slots + slot]: claimed by the pinned, side 0 */
	int32_t base_slots; /* from there on a slot is idle */
	int32_t last_place; /* the latest date, pinned claim or pause */
	int32_t horizon;    /* no pass ends later */
	uint64_t weight;    /* what a pass costs, in items of a few slots */
	struct level_slots_side side[2];
	bool headed;   /* dates, absences or pinned claims: side 1 needs to know where the end is */
	bool crossing; /* an item may start before one that it depends on */
	bool pausing;  /* absences touch some items */
	const struct level_problem *problem; /* borrowed; what absences mean for an item */

	/* What passes work in. Room is made where a schedule asks for it. */
	struct tocsin_arena *arena; /* borrowed */
	uint64_t *profile;          /* [plane * (room + LEVEL_PIECE) + slot], as left behind */
	int32_t room;               /* slots in a plane */
	int32_t used;               /* from there on the profile is idle */
	uint32_t *bucket;           /* [buckets], 0 between uses; room + 2 of them at least */
	int32_t buckets;
	int32_t *key;     /* by item, for whoever sorts */
	int32_t *shifted; /* by item: finish - length in the last pass, where items pause */
	int32_t end; /* of the time that the last pass on side 1 of a headed problem saw mirrored */
	struct level_slots_waiting waiting;
	void (*place_all)(
		struct level_slots *slots, int32_t *start, int side, const uint32_t *order);
};

enum { LEVEL_PIECE = 16 }; /* slots that are tested together */

/* Words from one plane to the next: behind its last slot there is room for another test. */
static inline size_t level_slots_stride(const struct level_slots *slots)
{
	return (size_t)slots->room + LEVEL_PIECE;
}

static inline uint64_t *level_slots_claimed(const struct level_slots *slots, uint32_t plane)
{
	return slots->profile + (size_t)plane * level_slots_stride(slots);
}

struct level_slots_schedule {
	int32_t *start;  /* by item, from the beginning of its side */
	uint32_t *order; /* the items as a pass on the other side takes them to justify it */
	int32_t length;
	int64_t sum;   /* of the starts */
	uint64_t mark; /* equal for equal starts, hardly ever for others */
};

/*
 * Whether the problem is plain enough (level_plain.h), amounts lie within 15 bits, and slots are
 * not too many; its grid if so. Memory comes from the arena, later too; the problem is borrowed.
 */
bool level_slots_make(
	struct level_slots *out, struct tocsin_arena *arena, const struct level_problem *problem);

/* Whether this processor, and the compiler of this program, know the way; if so it serves from now
 * on. All make the same schedules; a new grid has the fastest. */
bool level_slots_choose(struct level_slots *slots, enum level_slots_way way);

/* Room for schedules of so many slots; a pass makes it where it needs more. */
void level_slots_make_room(struct level_slots *slots, int32_t room);

void level_slots_schedule_init(struct level_slots_schedule *schedule, struct tocsin_arena *arena,
	const struct level_slots *slots);

/* The items by key (0..horizon), least first, each after those it depends on. May change key[]. */
void level_slots_sort(struct level_slots *slots, uint32_t *order, int32_t *key, int side);

/*
 * Earliest places on `side`, taken in the given order, which puts predecessors first. On side 1 of
 * a headed problem `end` is the length of the schedule whose order it is; else it does not matter.
 */
void level_slots_pass(struct level_slots *slots, struct level_slots_schedule *out, int side,
	const uint32_t *order, int32_t end);

/*
 * The other scheme of generation, the parallel one: from slot to slot, whatever may start there
 * starts, in the given order, so that no item waits beside idle resources. It serves for the first
 * schedules only; the problem must not be headed or crossing.
 */
void level_slots_parallel(struct level_slots *slots, struct level_slots_schedule *out, int side,
	const uint32_t *order);

/* What place_all() does where items pause; fills shifted[] too. */
void level_slots_place_pausing(
	struct level_slots *slots, int32_t *start, int side, const uint32_t *order);

/* Completes a schedule of which the starts are known: its length, order, sum and mark. */
void level_slots_complete(struct level_slots *slots, struct level_slots_schedule *out, int side);

#endif
