/*
 * The inner part of a pass on slots, written once for whatever tests several slots at a time.
 *
 * A window is asked for in pieces of LEVEL_PIECE slots: one bit a slot that clashes. Where an item
 * lasts no longer than a piece, shifting what is free over itself leaves the beginnings of runs:
 *
 *     free slots   0 1 1 0 1 1 1 1      for 3 slots: free & free >> 1 & free >> 2
 *     beginnings   0 0 0 0 1 1 . .
 *
 * so that hardly a branch hangs on the profile. Longer windows are read from their end, for the
 * last clash in one is where the next begins; and what was read behind that clash is known to fit.
 */
#ifndef TOCSIN_PLANNING_LEVEL_SLOTS_PLACE_H
#define TOCSIN_PLANNING_LEVEL_SLOTS_PLACE_H

#include "level_slots.h"

/* In a function for other processors than this file is compiled for, all must be inlined. */
#define LEVEL_INLINE static inline __attribute__((always_inline))

struct level_slots_operations {
	/* The earliest start of `length` slots at or after `start` in which nothing clashes. */
	int32_t (*fit)(const uint64_t *claimed, uint64_t test, int32_t start, int32_t length);
	/* Adds the amount to `length` slots from `at` on. */
	void (*claim)(uint64_t *claimed, uint64_t amount, int32_t at, int32_t length);
};

/* By what to shift free slots over themselves, so that runs of so many leave their beginnings. */
struct level_slots_shifts {
	uint8_t by[4];
};

extern const struct level_slots_shifts level_slots_shifts[LEVEL_PIECE + 1];

LEVEL_INLINE uint32_t beginnings(uint32_t free, int32_t length)
{
	const struct level_slots_shifts *shifts = level_slots_shifts + length;
	for (int i = 0; i < 4; i++)
		free &= free >> shifts->by[i];
	return free;
}

LEVEL_INLINE int32_t fit_short(uint32_t (*clashes_of)(const uint64_t *, uint64_t, int32_t),
	const uint64_t *claimed, uint64_t test, int32_t start, int32_t length)
{
	enum { ALL = (1 << LEVEL_PIECE) - 1 };
	uint32_t window = (UINT32_C(1) << length) - 1;
	for (;;) {
		uint32_t clashes = clashes_of(claimed, test, start);
		if ((clashes & window) == 0)
			return start;
		uint32_t begin = beginnings(~clashes & ALL, length);
		if (begin)
			return start + __builtin_ctz(begin);
		start += 32 - __builtin_clz(clashes);
	}
}

/* The last slot of [from, to) that clashes; from - 1 where there is none. */
LEVEL_INLINE int32_t last_clash(uint32_t (*clashes_of)(const uint64_t *, uint64_t, int32_t),
	const uint64_t *claimed, uint64_t test, int32_t from, int32_t to)
{
	while (to > from) {
		int32_t piece = to - from < LEVEL_PIECE ? to - from : LEVEL_PIECE;
		uint32_t clashes = clashes_of(claimed, test, to - piece);
		clashes &= (UINT32_C(1) << piece) - 1;
		to -= piece;
		if (clashes)
			return to + 31 - __builtin_clz(clashes);
	}
	return from - 1;
}

/* The earliest start of `length` slots at or after `start` in which nothing clashes. */
LEVEL_INLINE int32_t fit_by_pieces(uint32_t (*clashes_of)(const uint64_t *, uint64_t, int32_t),
	const uint64_t *claimed, uint64_t test, int32_t start, int32_t length)
{
	if (length <= LEVEL_PIECE)
		return fit_short(clashes_of, claimed, test, start, length);
	int32_t known = start, clash;
	while ((clash = last_clash(clashes_of, claimed, test, known, start + length)) >= known) {
		known = start + length;
		start = clash + 1;
	}
	return start;
}

/* The earliest start that all claims of an item agree on: each is asked in turn. */
LEVEL_INLINE int32_t fit_all(const struct level_slots_operations *operations,
	const struct level_slots *slots, const struct level_slots_claim *claims, uint32_t count,
	int32_t start, int32_t length)
{
	for (uint32_t agreed = 0, c = 0; agreed < count; c = c + 1 < count ? c + 1 : 0) {
		int32_t next = operations->fit(
			level_slots_claimed(slots, claims[c].plane), claims[c].test, start, length);
		agreed = next == start ? agreed + 1 : 1;
		start = next;
	}
	return start;
}

/* What an item's links ask for. */
LEVEL_INLINE int32_t ready_at(
	const struct level_slots_link *link, uint32_t count, const int32_t *start, int32_t ready)
{
	for (uint32_t l = 0; l < count; l++) {
		int32_t least = start[link[l].item] + link[l].offset;
		ready = least > ready ? least : ready;
	}
	return ready;
}

/* Gives every item its earliest start, in the given order, on a profile that is clear. */
LEVEL_INLINE void place_all(const struct level_slots_operations *operations,
	struct level_slots *slots, int32_t *start, int side, const uint32_t *order)
{
	const struct level_slots_step *steps = slots->side[side].steps;
	const struct level_slots_link *links = slots->side[side].links;
	const struct level_slots_claim *all_claims = slots->claims;
	uint64_t *profile = slots->profile;
	size_t stride = level_slots_stride(slots);
	int32_t reach = slots->used; /* from there on nothing is claimed */
	int32_t room = slots->room;
	uint32_t n = slots->count;
	for (uint32_t k = 0; k < n; k++) {
		uint32_t item = order[k];
		const struct level_slots_step step = steps[item];
		int32_t length = step.length;
		int32_t at = ready_at(links + step.first_link, step.links, start, step.floor);
		int32_t latest = (at > reach ? at : reach) + length;
		if (latest > room) {
			level_slots_make_room(slots, latest);
			room = slots->room;
			profile = slots->profile;
			stride = level_slots_stride(slots);
		}
		const struct level_slots_claim *claims = all_claims + step.first_claim;
		if (step.claims == 1) {
			uint64_t *claimed = profile + claims->plane * stride;
			at = operations->fit(claimed, claims->test, at, length);
			operations->claim(claimed, claims->amount, at, length);
		} else if (step.claims > 1) {
			at = fit_all(operations, slots, claims, step.claims, at, length);
			for (uint32_t c = 0; c < step.claims; c++)
				operations->claim(profile + claims[c].plane * stride,
					claims[c].amount, at, length);
		}
		start[item] = at;
		reach = at + length > reach ? at + length : reach;
	}
	slots->used = reach;
}

#endif
