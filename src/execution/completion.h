/*
 * Completion x: how much of the chain's work is behind us (METHOD 5).
 */
#ifndef EXECUTION_COMPLETION_H
#define EXECUTION_COMPLETION_H

#include "tocsin/fever_chart.h"
#include "tocsin/plan.h"

/* What completion is reckoned from. */
struct completion_view {
	const struct tocsin_project *project;
	const struct tocsin_baseline *baseline;
	const struct tocsin_task_state *states;
	tocsin_work t;
};

/*
 * Had this plan task begun when the plan was committed? `*left` is what of it was left then, in
 * working minutes: all of A where it had not.
 */
bool completion_ran_at_commit(
	const struct completion_view *view, uint32_t plan_task, tocsin_work *left);

/* Of a chain as it was planned (the sum of its parts) what has been gained since. */
struct tocsin_ratio completion_of_chain(
	const struct completion_view *view, const struct tocsin_chain_item *chain, uint32_t count);

/* The project's x in the completion mode that its settings choose. */
struct tocsin_ratio completion_of_project(
	const struct completion_view *view, const struct tocsin_projection *projection);

#endif
