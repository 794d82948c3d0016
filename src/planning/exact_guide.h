/*
 * What the exact search tries first: the best schedule known, made shorter at a place that changes.
 *
 * That schedule is held twice, with all items as early and as late as its order lets them be. Items
 * before a cut, which lies elsewhere at each new beginning of the search, are wanted as early;
 * those after it as late, but that much earlier that the whole would be short enough:
 *
 *     A A B B B C C    cut in B, one shorter:  A wanted at 0, B at 2, C at 4
 *
 * The contradictions then lie about the cut, and what is learned from them moves the items there:
 * a large neighbourhood, tried without giving up completeness.
 */
#ifndef TOCSIN_PLANNING_EXACT_GUIDE_H
#define TOCSIN_PLANNING_EXACT_GUIDE_H

#include "exact_model.h"
#include "level_pass.h"
#include "tocsin/random.h"

struct exact_guide {
	const struct exact_model *model;
	int32_t *early, *late; /* by item, on the grid */
	int32_t end;           /* of that schedule */
	int32_t cut, wanted;   /* between the two halves; where it should end */
	uint32_t shake;        /* starts are shaken by less than that, for another schedule */
	struct tocsin_random random;
	struct level_pass pass;
	struct level_schedule one, other;
	uint64_t passes; /* made for the best schedule: each is a schedule too */
};

/* Passes that a better schedule costs, or a cut at most. */
enum { EXACT_GUIDE_PASSES = 3 };

void exact_guide_init(struct exact_guide *guide, struct tocsin_arena *arena,
	const struct exact_model *model, const tocsin_work *start, uint64_t seed);

/*
 * A better schedule is in early[]. With `justify` it is shifted late and early again, which may
 * make it shorter still, and late; EXACT_GUIDE_PASSES schedules.
 */
void exact_guide_take(struct exact_guide *guide, bool justify);

/*
 * A new cut, in search of schedules that end by `wanted`; and where passes may be made for it,
 * another schedule as short as the best, or shorter, takes its place.
 */
void exact_guide_cut(struct exact_guide *guide, int32_t wanted, bool may_pass);

/* Where a start of the model is wanted. */
static inline int32_t exact_guide_value(const struct exact_guide *guide, uint32_t start)
{
	if (start >= guide->model->items)
		return guide->wanted;
	return guide->early[start] < guide->cut ? guide->early[start]
						: guide->late[start] - (guide->end - guide->wanted);
}

#endif
