/*
 * What is left of one resource over time, while a schedule is built up task by task.
 *
 * The amount left is a step function: segments in time order, each valid up to the next one's
 * beginning. The first begins before all time, the last never ends. Neighbours never hold the same
 * amount, so a resource that is busy without a break is one segment however many tasks share it.
 *
 *     capacity 2, claimed 1 in [3, 8), 1 in [5, 8):   -inf: 2 | 3: 1 | 5: 0 | 8: 2
 *
 * Segments lie in blocks of at most LEVEL_BLOCK, each with the least and the most that it has left:
 * a change moves one block's segments, and a search steps over blocks in which everything, or
 * nothing, fits.
 */
#ifndef TOCSIN_PLANNING_LEVEL_PROFILE_H
#define TOCSIN_PLANNING_LEVEL_PROFILE_H

#include "tocsin/arena.h"
#include "tocsin/calendar.h"

enum { LEVEL_BLOCK = 64 };

#define LEVEL_BEFORE_TIME (INT64_MIN / 4) /* where the first segment begins */
#define LEVEL_AFTER_TIME (INT64_MAX / 4)  /* where the last one ends */

struct level_segment {
	tocsin_work at;
	int64_t left; /* thousandths of a unit; negative where more was claimed than there is */
};

struct level_block {
	uint32_t count; /* of segments, never 0 while the block is in use */
	int64_t least, most;
	struct level_segment segments[LEVEL_BLOCK];
};

struct level_profile {
	struct tocsin_arena *arena;  /* where blocks come from; borrowed */
	struct level_block **blocks; /* [0, used) in time order, [used, made) are spare */
	uint32_t used, made, capacity;
};

void level_profile_init(
	struct level_profile *profile, struct tocsin_arena *arena, int64_t capacity);

/* Makes `profile` the same as `from`; its blocks are reused. */
void level_profile_copy(struct level_profile *profile, const struct level_profile *from);

/* Takes `amount` (negative: gives it back) in [from, to), whether it is there or not. */
void level_profile_claim(
	struct level_profile *profile, tocsin_work from, tocsin_work to, int64_t amount);

/*
 * The end of the last stretch in which less than `need` is left, among those that touch [from, to);
 * it may lie beyond `to`. `from` where there is none.
 */
tocsin_work level_profile_clash_end(
	const struct level_profile *profile, tocsin_work from, tocsin_work to, int64_t need);

/* The mirror: the beginning of the first such stretch, perhaps before `from`; `to` where there is
 * none. */
tocsin_work level_profile_clash_start(
	const struct level_profile *profile, tocsin_work from, tocsin_work to, int64_t need);

#endif
