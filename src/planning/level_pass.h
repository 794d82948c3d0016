/*
 * One pass of serial schedule generation over a levelling problem: every item, in an order that
 * puts predecessors first, gets the earliest place that its bounds and the resources allow; or, the
 * other way round, the latest.
 *
 * Kolisch and Hartmann count effort in such passes, and so do we. Among the schedules that passes
 * reach there is a shortest one as long as links are FS or SS without leads; where FF, SF or a
 * negative lag ties two items that share a resource, the one with the successor in front may be
 * out of reach.
 */
#ifndef TOCSIN_PLANNING_LEVEL_PASS_H
#define TOCSIN_PLANNING_LEVEL_PASS_H

#include "level_problem.h"

/* A place for every item; pinned tasks are in the problem. */
struct level_schedule {
	tocsin_work *start, *finish; /* by item */
	tocsin_work end;             /* latest finish, pinned tasks included */
	tocsin_work lateness;        /* sum over the items of what they end after their deadline */
};

struct level_queued {
	int64_t key;
	uint32_t item;
};

/* By key, those of one key by item; for qsort. */
int level_queued_order(const void *a, const void *b);

/* What passes work in; one serves for any number of them, one after the other. */
struct level_pass {
	const struct level_problem *problem;
	struct level_profile *profiles; /* as laid out in the problem */
	struct level_queued *queue;     /* a heap of what may be placed next, least key first */
	uint32_t queued;
	uint32_t *waiting; /* by item: neighbours not placed yet */
	int64_t *key;      /* by item; room for whoever makes keys */
};

void level_pass_init(
	struct level_pass *pass, struct tocsin_arena *arena, const struct level_problem *problem);

void level_schedule_init(struct level_schedule *schedule, struct tocsin_arena *arena,
	const struct level_problem *problem);
void level_schedule_copy(struct level_schedule *to, const struct level_schedule *from,
	const struct level_problem *problem);

/* Fewer minutes late, then shorter. */
bool level_schedule_better(const struct level_schedule *a, const struct level_schedule *b);

/*
 * Earliest places, taken in the order of key[] (least first; ties by the order of the items) among
 * those whose predecessors are placed. The result is feasible, but for deadlines. `key` must be
 * within +-2^60 and may be pass->key.
 */
void level_forward(struct level_pass *pass, struct level_schedule *out, const int64_t *key);

/*
 * Latest places at or before from->end, in the order of from->finish, latest first. Where links
 * with negative lags cross, an item may come out before its floor: the result serves to make keys
 * for a pass forward, not as a schedule.
 */
void level_backward(
	struct level_pass *pass, struct level_schedule *out, const struct level_schedule *from);

#endif
