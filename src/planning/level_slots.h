/*
 * A levelling problem on a grid of equal slots: what makes a pass cost microseconds.
 *
 * Where no absence touches an item, time can be counted in the common divisor of all works, lags
 * and dates, and what is left of the resources is one short array: up to four resources in the
 * 16-bit lanes of one 64-bit word a slot. The highest bit of each lane is kept set, so that one
 * subtraction and one mask tell whether a demand fits:
 *
 *     Red 2, Blue 1 left:            8002 8001
 *     a demand of 1 Red:           - 0001 0000 = 8001 8001   both high bits stand: it fits
 *     a demand of 1 Red, 2 Blue:   - 0001 0002 = 8001 7fff   one fell: it does not
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

/* One direction of time. */
struct level_slots_side {
	uint32_t
		*first; /* by item, one more than there are: its links are [first[i], first[i+1]) */
	struct level_slots_link *links;
	int32_t *early; /* by item: start without resources */
};

struct level_slots {
	uint32_t count;           /* items, as in the problem */
	tocsin_work origin, slot; /* start = origin + slot * start in slots */
	int32_t *length;          /* by item, slots */
	int32_t *floor;           /* by item: earliest start on side 0 */
	uint32_t words;           /* 64-bit words a slot */
	uint64_t *demand;         /* [item * words + word] */
	uint32_t *load;           /* by item: share of all resources that it takes in a slot */
	uint64_t *idle;           /* [word]: a slot in which nothing is claimed */
	uint64_t *base;           /* [word * base_slots + slot]: beside the pinned, side 0 */
	int32_t base_slots;       /* from there on a slot is idle */
	int32_t horizon;          /* no pass ends later */
	struct level_slots_side side[2];
	bool headed;       /* dates or pinned claims: side 1 needs to know where the end is */
	bool crossing;     /* an item may start before one that it depends on */
	uint64_t *profile; /* [word * horizon + slot], as the last pass left it */
	int32_t used;      /* from there on the profile is idle */
	uint32_t *bucket;  /* [horizon + 2], while items are sorted */
	int32_t *key;      /* by item, for whoever sorts */
};

struct level_slots_schedule {
	int32_t *start;  /* by item, from the beginning of its side */
	uint32_t *order; /* the items as a pass on the other side takes them to justify it */
	int32_t length;
	int64_t sum;   /* of the starts */
	uint64_t mark; /* equal for equal starts, hardly ever for others */
};

/*
 * Whether the problem is plain enough, and its grid if so: no absences or elapsed times in reach,
 * no deadlines, no open items, amounts within 15 bits, and an array of slots that is not too long.
 */
bool level_slots_make(
	struct level_slots *out, struct tocsin_arena *arena, const struct level_problem *problem);

void level_slots_schedule_init(struct level_slots_schedule *schedule, struct tocsin_arena *arena,
	const struct level_slots *slots);

/* The items by key (0..horizon), least first, each after those it depends on. May change key[]. */
void level_slots_sort(const struct level_slots *slots, uint32_t *order, int32_t *key, int side);

/*
 * Earliest places on `side`, taken in the given order, which puts predecessors first. On side 1 of
 * a headed problem `end` is the length of the schedule whose order it is; else it does not matter.
 */
void level_slots_pass(struct level_slots *slots, struct level_slots_schedule *out, int side,
	const uint32_t *order, int32_t end);

/*
 * The other scheme of generation, the parallel one: from slot to slot, whatever may start there
 * starts, in the given order, so that no item waits beside idle resources. It serves for the first
 * schedules only; the problem must not be headed or crossing. order[] is used up.
 */
void level_slots_parallel(
	struct level_slots *slots, struct level_slots_schedule *out, int side, uint32_t *order);

#endif
