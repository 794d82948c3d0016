/*
 * What a proposal would change of the committed plan: who joins and leaves the critical chain, and
 * whose start moves. Tasks are matched by key.
 */
#ifndef TOCSIN_PLAN_CHANGE_H
#define TOCSIN_PLAN_CHANGE_H

#include "tocsin/plan.h"

struct tocsin_plan_move {
	uint32_t task; /* of the proposal */
	tocsin_work by;
};

struct tocsin_plan_change {
	uint32_t *joins; /* plan tasks of the proposal, in the order of its chain */
	uint32_t join_count;
	uint32_t *leaves; /* plan tasks of the present plan, in the order of its chain; those done
			     by the proposal's date are not missed */
	uint32_t leave_count;
	/* Tasks that have not started and would not start where they would have, the farthest
	 * first, among equals in the order of the proposal. */
	struct tocsin_plan_move *moves;
	uint32_t move_count;
	tocsin_work feeding_present, feeding_proposed; /* all feeding buffers together */
};

/*
 * In `arena`. `states` are those that the proposal was made of, in the order of its tasks. Cost:
 * O(n log n) in the tasks.
 */
void tocsin_plan_change_find(struct tocsin_plan_change *out, struct tocsin_arena *arena,
	const struct tocsin_plan *present, const struct tocsin_plan *proposed,
	const struct tocsin_task_state *states);

#endif
