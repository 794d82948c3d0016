/*
 * What an item of drift moves is found by taking it back, alone, and projecting again:
 *
 *     added      the task takes no time, no date holds it; its links pass through
 *     removed    on its chain, its successor waits again for its predecessor and its A
 *     estimate   an unstarted task takes its A of the baseline (of a started one rem counts)
 *
 * moves = Ft as it is - Ft without the item, so what delays is positive.
 */
#include "drift.h"

#include <string.h>

#include "tocsin/vector.h"

struct drifting {
	struct tocsin_status *status;
	const struct tocsin_project *project;
	struct tocsin_arena *arena;
	TOCSIN_VECTOR(struct tocsin_drift) found;
	uint32_t attributed;
	struct tocsin_network network; /* of the baseline, with dates that are ours */
	/* To be changed for one projection and put back after it. */
	tocsin_work *focused, *not_before, *lower;
	struct tocsin_task_state *states;
};

/* The end with one thing as it was at the baseline. */
static tocsin_work end_without(struct drifting *drifting)
{
	struct tocsin_projection projection;
	struct tocsin_arena scratch;
	tocsin_arena_init(&scratch);
	tocsin_project_on(&projection, &scratch, &drifting->network, drifting->states,
		drifting->focused, drifting->lower, drifting->status->t);
	tocsin_arena_finish(&scratch);
	return projection.end;
}

/* Copies on the first call; false when enough items have been attributed. */
static bool may_attribute(struct drifting *drifting)
{
	uint32_t count = drifting->project->task_count;
	if (drifting->attributed == DRIFT_ATTRIBUTED)
		return false;
	if (drifting->attributed++ > 0)
		return true;
	drifting->network = *drifting->status->baseline.network;
	drifting->focused = TOCSIN_NEW(drifting->arena, tocsin_work, count);
	drifting->not_before = TOCSIN_NEW(drifting->arena, tocsin_work, count);
	drifting->lower = TOCSIN_NEW(drifting->arena, tocsin_work, count);
	drifting->states = TOCSIN_NEW(drifting->arena, struct tocsin_task_state, count);
	memcpy(drifting->focused, drifting->network.focused, count * sizeof *drifting->focused);
	memcpy(drifting->not_before, drifting->network.not_before,
		count * sizeof *drifting->not_before);
	memcpy(drifting->states, drifting->status->progress.states,
		count * sizeof *drifting->states);
	drifting->network.not_before = drifting->not_before;
	for (uint32_t i = 0; i < count; i++)
		drifting->lower[i] = TOCSIN_NO_WORK;
	return true;
}

/* What the end moves back by when this task takes `focused` and stands as in `state`. */
static tocsin_work moved_by_task(struct drifting *drifting, uint32_t task, tocsin_work focused,
	struct tocsin_task_state state, bool dated)
{
	if (!may_attribute(drifting))
		return TOCSIN_NO_WORK;
	drifting->focused[task] = focused;
	if (!dated)
		drifting->not_before[task] = TOCSIN_NO_WORK;
	drifting->states[task] = state;
	tocsin_work end = end_without(drifting);
	drifting->focused[task] = drifting->project->tasks[task].focused;
	drifting->not_before[task] = drifting->project->tasks[task].not_before;
	drifting->states[task] = drifting->status->progress.states[task];
	return drifting->status->projected_end - end;
}

static tocsin_work moved_by_added(struct drifting *drifting, uint32_t task)
{
	struct tocsin_task_state nothing = {TOCSIN_NOT_STARTED, TOCSIN_NO_WORK, TOCSIN_NO_WORK, 0};
	return moved_by_task(drifting, task, 0, nothing, false);
}

static tocsin_work moved_by_estimate(struct drifting *drifting, uint32_t task, tocsin_work before)
{
	struct tocsin_task_state state = drifting->status->progress.states[task];
	if (state.phase != TOCSIN_NOT_STARTED || before == drifting->project->tasks[task].focused)
		return 0;
	return moved_by_task(drifting, task, before, state, true);
}

/* The chain that a plan task is at home in: the critical one or a feeding one. */
static const struct tocsin_chain_item *home_chain(
	const struct tocsin_plan *plan, uint32_t plan_task, uint32_t *count)
{
	int32_t chain = plan->tasks[plan_task].chain;
	*count = 0;
	if (chain == TOCSIN_CRITICAL) {
		*count = plan->critical_count;
		return plan->critical;
	}
	if (chain < 0 || (uint32_t)chain >= plan->feeding_count)
		return NULL;
	*count = plan->feeding[chain].chain_count;
	return plan->feeding[chain].chain;
}

/*
 * The links of a removed task are gone with it, but its chain is known: between its neighbours
 * that are left there was its A. Off the chains nothing can be said.
 */
static tocsin_work moved_by_removed(struct drifting *drifting, uint32_t plan_task)
{
	const struct tocsin_status *status = drifting->status;
	const struct tocsin_baseline *baseline = &status->baseline;
	uint32_t count, at = 0;
	const struct tocsin_chain_item *chain = home_chain(baseline->plan, plan_task, &count);
	while (at < count && chain[at].task != plan_task)
		at++;
	if (at == count || !may_attribute(drifting))
		return TOCSIN_NO_WORK;

	tocsin_work from = status->t > 0 ? status->t : 0;
	uint32_t before = at, after = at + 1;
	while (before > 0 && baseline->task[chain[before - 1].task] == TOCSIN_NONE)
		before--;
	while (after < count && baseline->task[chain[after].task] == TOCSIN_NONE)
		after++;
	if (before > 0) {
		uint32_t task = baseline->task[chain[before - 1].task];
		if (status->projection.finish[task] > from)
			from = status->projection.finish[task];
	}
	tocsin_work until = from + chain[at].part;
	if (after == count)
		return until > status->projected_end ? status->projected_end - until : 0;
	uint32_t next = baseline->task[chain[after].task];
	drifting->lower[next] = until;
	tocsin_work end = end_without(drifting);
	drifting->lower[next] = TOCSIN_NO_WORK;
	return status->projected_end - end;
}

static void find_added(struct drifting *drifting)
{
	const struct tocsin_project *project = drifting->project;
	for (uint32_t i = 0; i < project->task_count; i++)
		if (drifting->status->baseline.plan_task[i] == TOCSIN_NONE)
			TOCSIN_VECTOR_PUSH(drifting->arena, &drifting->found,
				(struct tocsin_drift){TOCSIN_DRIFT_ADDED, project->tasks[i].key,
					project->tasks[i].name, 0, project->tasks[i].focused,
					moved_by_added(drifting, i)});
}

static void find_removed(struct drifting *drifting)
{
	const struct tocsin_baseline *baseline = &drifting->status->baseline;
	const struct tocsin_plan_task *planned = baseline->plan->tasks;
	for (uint32_t i = 0; i < baseline->plan->task_count; i++)
		if (baseline->task[i] == TOCSIN_NONE)
			TOCSIN_VECTOR_PUSH(drifting->arena, &drifting->found,
				(struct tocsin_drift){TOCSIN_DRIFT_REMOVED, planned[i].key,
					planned[i].name, planned[i].focused, 0,
					moved_by_removed(drifting, i)});
}

static void find_changed(struct drifting *drifting, bool names)
{
	const struct tocsin_baseline *baseline = &drifting->status->baseline;
	for (uint32_t i = 0; i < baseline->plan->task_count; i++) {
		const struct tocsin_plan_task *planned = &baseline->plan->tasks[i];
		if (baseline->task[i] == TOCSIN_NONE)
			continue;
		const struct tocsin_task *task = &drifting->project->tasks[baseline->task[i]];
		struct tocsin_drift drift = {.key = task->key,
			.name = task->name,
			.before = planned->focused,
			.after = task->focused};
		if (names ? strcmp(task->name, planned->name) == 0
			  : task->focused == planned->focused && task->safe == planned->safe)
			continue;
		drift.kind = names ? TOCSIN_DRIFT_RENAMED : TOCSIN_DRIFT_ESTIMATE;
		if (!names)
			drift.moves =
				moved_by_estimate(drifting, baseline->task[i], planned->focused);
		TOCSIN_VECTOR_PUSH(drifting->arena, &drifting->found, drift);
	}
}

void drift_make(struct tocsin_status *status, struct tocsin_arena *arena,
	const struct tocsin_project *project)
{
	struct drifting drifting = {.status = status, .project = project, .arena = arena};
	find_added(&drifting);
	find_removed(&drifting);
	find_changed(&drifting, false);
	/* Tasks and estimates change the hash too: only where they do not is it something else. */
	bool tasks_changed = drifting.found.count > 0;
	find_changed(&drifting, true);
	if (!tasks_changed && status->baseline.plan->input_hash != project->hash)
		TOCSIN_VECTOR_PUSH(arena, &drifting.found,
			(struct tocsin_drift){TOCSIN_DRIFT_INPUTS, "", "", 0, 0, TOCSIN_NO_WORK});
	status->drift = drifting.found.items;
	status->drift_count = drifting.found.count;
}
