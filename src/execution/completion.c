/*
 * x = (L0 - R) / L0. R sums what remains of each task in the part p that the chain spends in it:
 *
 *     not started   p, moved by what its estimate changed since the plan
 *     in progress   max(0, p - A + rem): more than p where rem grew beyond A
 *     done          0
 *
 * Leach's chain of 40 d as of day 10: Dig 15 d with 8 left, 10 d and 15 d to come, so
 * R = 33 and x = 7/40.
 */
#include "completion.h"
#include "tocsin/real.h"

/* The task of the project that a plan task is now, where it runs on the civil clock; else NONE. */
static uint32_t elapsed_task(const struct completion_view *view, uint32_t plan_task)
{
	uint32_t task = view->baseline->task[plan_task];
	return task != TOCSIN_NONE && view->project->tasks[task].elapsed ? task : TOCSIN_NONE;
}

/* A in working minutes; of an elapsed task those of its place in the plan. */
static tocsin_work planned_amount(const struct completion_view *view, uint32_t plan_task)
{
	const struct tocsin_plan *plan = view->baseline->plan;
	const struct tocsin_plan_task *planned = &plan->tasks[plan_task];
	uint32_t task = elapsed_task(view, plan_task);
	if (task == TOCSIN_NONE)
		return planned->focused;
	if (planned->start > plan->as_of)
		return planned->finish - planned->start;
	return tocsin_task_finish(view->project, task, plan->as_of, planned->focused) - plan->as_of;
}

/* What of that was left when the plan was committed. */
static tocsin_work planned_left(const struct completion_view *view, uint32_t plan_task)
{
	const struct tocsin_plan *plan = view->baseline->plan;
	const struct tocsin_plan_task *planned = &plan->tasks[plan_task];
	uint32_t task = view->baseline->task[plan_task];
	if (planned->start > plan->as_of || task == TOCSIN_NONE)
		return planned_amount(view, plan_task);
	if (planned->finish <= plan->as_of)
		return 0;
	if (view->project->tasks[task].elapsed)
		return planned->finish - plan->as_of;
	return tocsin_task_worked(view->project, task, plan->as_of, planned->finish);
}

bool completion_ran_at_commit(
	const struct completion_view *view, uint32_t plan_task, tocsin_work *left)
{
	*left = planned_left(view, plan_task);
	return *left != planned_amount(view, plan_task);
}

/*
 * What is left of a task now. Wherever an elapsed one comes to lie, nights and weekends on its way
 * are no progress: it shrinks in proportion, unless it ran at the commit already.
 */
static tocsin_work left_now(const struct completion_view *view, uint32_t plan_task, uint32_t task)
{
	const struct tocsin_plan *plan = view->baseline->plan;
	const struct tocsin_task_state *state = &view->states[task];
	if (!view->project->tasks[task].elapsed)
		return state->remaining;
	if (state->phase == TOCSIN_IN_PROGRESS && plan->tasks[plan_task].start <= plan->as_of)
		return tocsin_task_finish(view->project, task, view->t, state->remaining) - view->t;
	tocsin_work focused = plan->tasks[plan_task].focused;
	double share = focused > 0 ? (double)state->remaining / (double)focused : 0;
	return (tocsin_work)tocsin_round((double)planned_amount(view, plan_task) * share);
}

static tocsin_work at_least_zero(tocsin_work work)
{
	return work > 0 ? work : 0;
}

/* What of a chain's part is left when `left` of the task is. */
static tocsin_work part_left(
	const struct completion_view *view, const struct tocsin_chain_item *item, tocsin_work left)
{
	return at_least_zero(item->part - planned_amount(view, item->task) + left);
}

static tocsin_work planned_part(
	const struct completion_view *view, const struct tocsin_chain_item *item)
{
	return part_left(view, item, planned_left(view, item->task));
}

static tocsin_work remaining_part(
	const struct completion_view *view, const struct tocsin_chain_item *item)
{
	uint32_t task = view->baseline->task[item->task];
	if (task == TOCSIN_NONE || view->states[task].phase == TOCSIN_DONE)
		return 0;
	return part_left(view, item, left_now(view, item->task, task));
}

struct tocsin_ratio completion_of_chain(
	const struct completion_view *view, const struct tocsin_chain_item *chain, uint32_t count)
{
	tocsin_work length = 0, left = 0;
	for (uint32_t i = 0; i < count; i++) {
		length += planned_part(view, &chain[i]);
		left += remaining_part(view, &chain[i]);
	}
	return (struct tocsin_ratio){length - left, length};
}

/* Of the critical chain what remains; by mode `completed` a task counts when it is finished. */
static tocsin_work critical_remaining(const struct completion_view *view, bool only_finished)
{
	const struct tocsin_plan *plan = view->baseline->plan;
	tocsin_work left = 0;
	for (uint32_t i = 0; i < plan->critical_count; i++) {
		const struct tocsin_chain_item *item = &plan->critical[i];
		uint32_t task = view->baseline->task[item->task];
		if (!only_finished)
			left += remaining_part(view, item);
		else if (task != TOCSIN_NONE && view->states[task].phase != TOCSIN_DONE)
			left += planned_part(view, item);
	}
	return left;
}

static tocsin_work smaller(tocsin_work a, tocsin_work b)
{
	return a < b ? a : b;
}

/* What is left of a task in working minutes, as projected. */
static tocsin_work projected_left(const struct completion_view *view,
	const struct tocsin_projection *projection, uint32_t task)
{
	const struct tocsin_task_state *state = &view->states[task];
	if (!view->project->tasks[task].elapsed)
		return state->remaining;
	bool running = state->phase == TOCSIN_IN_PROGRESS;
	return projection->finish[task] - (running ? view->t : projection->start[task]);
}

/*
 * Mode `longest`: what remains along the path that sets the end now, from the end back to the first
 * task that something else than a link holds. By FF or SF the path enters so much before a task's
 * finish as the lag says; by SS or SF it leaves so much after a task's start.
 */
static tocsin_work longest_remaining(
	const struct completion_view *view, const struct tocsin_projection *projection)
{
	tocsin_work left = 0, leaves_after = INT64_MAX;
	uint32_t task = projection->last;
	while (task != TOCSIN_NONE && view->states[task].phase != TOCSIN_DONE) {
		tocsin_work part = smaller(projected_left(view, projection, task), leaves_after);
		leaves_after = INT64_MAX;
		if (projection->hold[task] == TOCSIN_HELD_BY_LINK) {
			const struct tocsin_link *link =
				&view->project->links[projection->held_at[task]];
			tocsin_work at = projection->finish[link->from];
			tocsin_work lag =
				at_least_zero(tocsin_lagged(view->project, link, at) - at);
			if (link->type == TOCSIN_FF || link->type == TOCSIN_SF)
				part = smaller(part, lag);
			if (link->type == TOCSIN_SS || link->type == TOCSIN_SF)
				leaves_after = lag;
		}
		left += part;
		task = projection->held_by[task];
	}
	return left;
}

struct tocsin_ratio completion_of_project(
	const struct completion_view *view, const struct tocsin_projection *projection)
{
	enum tocsin_completion_mode mode = view->project->settings.completion;
	tocsin_work length = view->baseline->plan->chain_length;
	tocsin_work left = mode == TOCSIN_BY_LONGEST
				   ? longest_remaining(view, projection)
				   : critical_remaining(view, mode == TOCSIN_BY_COMPLETED);
	return (struct tocsin_ratio){length - left, length};
}
