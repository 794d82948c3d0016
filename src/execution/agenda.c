/*
 * Whose turn it is: one order of all open tasks, dealt out to the resources that they need.
 */
#include "tocsin/load.h"

#include <stdlib.h>

/* A task that is not to be worked on yet. */
struct waiting {
	tocsin_work start;
	uint32_t task;
};

static int by_start(const void *left, const void *right)
{
	const struct waiting *a = left, *b = right;
	if (a->start != b->start)
		return a->start < b->start ? -1 : 1;
	return (a->task > b->task) - (a->task < b->task);
}

/* Running tasks, then those that are next, in the order of priority; marks them in `listed`. */
static uint32_t list_priorities(
	struct tocsin_turn_item *turns, bool *listed, const struct tocsin_status *status)
{
	uint32_t count = 0;
	for (int running = 1; status && running >= 0; running--)
		for (uint32_t k = 0; k < status->priority_count; k++) {
			uint32_t task = status->priorities[k].task;
			bool runs = status->progress.states[task].phase == TOCSIN_IN_PROGRESS;
			if (runs != (running == 1))
				continue;
			listed[task] = true;
			turns[count++] =
				(struct tocsin_turn_item){task, runs ? TOCSIN_NOW : TOCSIN_NEXT};
		}
	return count;
}

/* All other tasks that are not done, by their start. */
static uint32_t list_later(struct tocsin_turn_item *turns, struct tocsin_arena *scratch,
	const bool *listed, const struct tocsin_project *project,
	const struct tocsin_status *status, const tocsin_work *start)
{
	uint32_t count = 0;
	struct waiting *waiting = TOCSIN_NEW(scratch, struct waiting, project->task_count);
	for (uint32_t i = 0; i < project->task_count; i++)
		if (!listed[i] && (!status || status->progress.states[i].phase != TOCSIN_DONE))
			waiting[count++] = (struct waiting){start[i], i};
	qsort(waiting, count, sizeof *waiting, by_start);
	for (uint32_t k = 0; k < count; k++)
		turns[k] = (struct tocsin_turn_item){waiting[k].task, TOCSIN_LATER};
	return count;
}

void tocsin_agendas_make(struct tocsin_agendas *out, struct tocsin_arena *arena,
	const struct tocsin_project *project, const struct tocsin_status *status,
	const tocsin_work *start)
{
	struct tocsin_arena scratch;
	tocsin_arena_init(&scratch);
	uint32_t tasks = project->task_count, resources = project->resource_count;
	struct tocsin_turn_item *turns = TOCSIN_NEW(&scratch, struct tocsin_turn_item, tasks);
	bool *listed = TOCSIN_NEW(&scratch, bool, tasks);
	uint32_t count = list_priorities(turns, listed, status);
	count += list_later(turns + count, &scratch, listed, project, status, start);

	out->first = TOCSIN_NEW(arena, uint32_t, resources + 2);
	out->items = TOCSIN_NEW(arena, struct tocsin_turn_item, project->demand_count);
	for (uint32_t k = 0; k < count; k++) {
		const struct tocsin_task *task = &project->tasks[turns[k].task];
		for (uint32_t d = 0; d < task->demand_count; d++)
			out->first[project->demands[task->first_demand + d].resource + 2]++;
	}
	for (uint32_t r = 2; r < resources + 2; r++)
		out->first[r] += out->first[r - 1];
	for (uint32_t k = 0; k < count; k++) {
		const struct tocsin_task *task = &project->tasks[turns[k].task];
		for (uint32_t d = 0; d < task->demand_count; d++) {
			uint32_t r = project->demands[task->first_demand + d].resource;
			out->items[out->first[r + 1]++] = turns[k];
		}
	}
	tocsin_arena_finish(&scratch);
}
