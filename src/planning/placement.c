#include "placement.h"

#include <string.h>

tocsin_work planning_work(const struct planning *planning, uint32_t task)
{
	const struct tocsin_task_state *state = &planning->states[task];
	switch (state->phase) {
	case TOCSIN_NOT_STARTED:
		return planning->project->tasks[task].focused;
	case TOCSIN_IN_PROGRESS:
		return state->remaining;
	case TOCSIN_DONE:
		break;
	}
	return 0;
}

tocsin_work placement_to_end_at(const struct tocsin_project *project, uint32_t task,
	tocsin_work from, tocsin_work work, tocsin_work finish)
{
	tocsin_work near = finish - work;
	if (near > from && !project->tasks[task].elapsed &&
		tocsin_task_fits_from(project, task, near, work) == near &&
		tocsin_task_finish(project, task, near, work) == finish)
		return near;
	tocsin_work low = from, high = finish > from ? finish : from;
	while (low < high) {
		tocsin_work middle = low + (high - low) / 2;
		tocsin_work start = tocsin_task_fits_from(project, task, middle, work);
		if (tocsin_task_finish(project, task, start, work) >= finish)
			high = middle;
		else
			low = middle + 1;
	}
	return tocsin_task_fits_from(project, task, low, work);
}

tocsin_work schedule_begin(
	const struct planning *planning, const struct schedule *schedule, uint32_t task)
{
	const struct tocsin_task_state *state = &planning->states[task];
	if (state->phase != TOCSIN_IN_PROGRESS)
		return schedule->start[task];
	tocsin_work alone =
		tocsin_task_finish(planning->project, task, planning->t, state->remaining);
	return schedule->finish[task] - (alone - planning->t);
}

/* Where a running task, or one that is done, would end if nothing else held its end. */
static tocsin_work own_end(
	const struct planning *planning, const struct schedule *schedule, uint32_t task)
{
	const struct tocsin_task_state *state = &planning->states[task];
	if (state->phase == TOCSIN_DONE)
		return schedule->finish[task];
	return tocsin_task_finish(planning->project, task, planning->t, state->remaining);
}

tocsin_work schedule_work_end(
	const struct planning *planning, const struct schedule *schedule, uint32_t task)
{
	const struct tocsin_project *project = planning->project;
	const struct tocsin_task_state *states = planning->states;
	const struct tocsin_task *it = &project->tasks[task];
	if (states[task].phase != TOCSIN_IN_PROGRESS)
		return schedule->finish[task];
	tocsin_work end = own_end(planning, schedule, task);
	for (uint32_t k = it->first_in; k < it->first_in + it->in_count; k++) {
		const struct tocsin_link *link = &project->links[project->in_links[k]];
		bool into_finish = link->type == TOCSIN_FF || link->type == TOCSIN_SF;
		if (!into_finish || states[link->from].phase == TOCSIN_NOT_STARTED)
			continue;
		tocsin_work bound = tocsin_lagged(project, link,
			link->type == TOCSIN_FF ? own_end(planning, schedule, link->from)
						: schedule->start[link->from]);
		end = bound > end ? bound : end;
	}
	return end < schedule->finish[task] ? end : schedule->finish[task];
}

tocsin_work schedule_amount(
	const struct planning *planning, const struct schedule *schedule, uint32_t task)
{
	const struct tocsin_task *it = &planning->project->tasks[task];
	return it->elapsed ? schedule->finish[task] - schedule->start[task] : it->focused;
}

tocsin_work schedule_left(
	const struct planning *planning, const struct schedule *schedule, uint32_t task)
{
	if (!planning->project->tasks[task].elapsed)
		return planning_work(planning, task);
	return schedule->finish[task] - schedule_begin(planning, schedule, task);
}

void schedule_init(struct schedule *schedule, const struct planning *planning)
{
	uint32_t count = planning->project->task_count;
	*schedule = (struct schedule){
		.start = TOCSIN_NEW(planning->arena, tocsin_work, count),
		.finish = TOCSIN_NEW(planning->arena, tocsin_work, count),
	};
}

void schedule_copy(struct schedule *to, const struct schedule *from, uint32_t task_count)
{
	memcpy(to->start, from->start, task_count * sizeof *to->start);
	memcpy(to->finish, from->finish, task_count * sizeof *to->finish);
	to->end = from->end;
}

void schedule_limits_init(struct schedule_limits *limits, const struct planning *planning)
{
	uint32_t count = planning->project->task_count;
	limits->start = TOCSIN_NEW(planning->arena, tocsin_work, count);
	limits->finish = TOCSIN_NEW(planning->arena, tocsin_work, count);
	for (uint32_t i = 0; i < count; i++)
		limits->start[i] = limits->finish[i] = INT64_MAX;
}

tocsin_work schedule_end(const struct schedule *schedule, uint32_t task_count)
{
	tocsin_work end = 0;
	for (uint32_t i = 0; i < task_count; i++)
		if (i == 0 || schedule->finish[i] > end)
			end = schedule->finish[i];
	return end;
}

void schedule_forward(struct schedule *out, const struct planning *planning,
	const struct tocsin_resource_link *links, uint32_t link_count, const tocsin_work *lower,
	struct tocsin_projection *projection)
{
	struct tocsin_arena own_arena;
	struct tocsin_projection own;
	struct tocsin_projection *to = projection ? projection : &own;
	tocsin_arena_init(&own_arena);
	tocsin_project_forward(to, projection ? planning->arena : &own_arena, planning->project,
		links, link_count, planning->states, NULL, lower, planning->t);
	memcpy(out->start, to->start, to->task_count * sizeof *out->start);
	memcpy(out->finish, to->finish, to->task_count * sizeof *out->finish);
	out->end = to->end;
	/* A start that nobody wrote down counts as the projection counts it. */
	for (uint32_t i = 0; i < to->task_count; i++)
		if (out->start[i] == TOCSIN_NO_WORK)
			out->start[i] = planning->states[i].phase == TOCSIN_DONE ? out->finish[i]
										 : planning->t;
	tocsin_arena_finish(&own_arena);
}
