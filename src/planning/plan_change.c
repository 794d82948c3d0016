#include "tocsin/plan_change.h"

#include <stdlib.h>

#include "tocsin/index.h"

/* The tasks of a plan by key. */
static void index_tasks(
	struct tocsin_index *index, struct tocsin_arena *arena, const struct tocsin_plan *plan)
{
	tocsin_index_init(index, arena);
	tocsin_index_reserve(index, plan->task_count);
	for (uint32_t i = 0; i < plan->task_count; i++)
		tocsin_index_add(index, plan->tasks[i].key, i);
}

/*
 * Who is on the chain of `plan` and not on the other's; a task that the other does not have is not
 * on its chain. One that ends by `done` has left every chain by being done.
 */
static uint32_t *only_in(uint32_t *count, struct tocsin_arena *arena,
	const struct tocsin_plan *plan, const struct tocsin_plan *other,
	const struct tocsin_index *others, tocsin_work done)
{
	uint32_t *tasks = TOCSIN_NEW(arena, uint32_t, plan->critical_count);
	*count = 0;
	for (uint32_t k = 0; k < plan->critical_count; k++) {
		uint32_t task = plan->critical[k].task;
		uint32_t there = tocsin_index_find(others, plan->tasks[task].key);
		if (there == TOCSIN_NONE || (other->tasks[there].chain != TOCSIN_CRITICAL &&
						    other->tasks[there].finish > done))
			tasks[(*count)++] = task;
	}
	return tasks;
}

static tocsin_work distance(tocsin_work by)
{
	return by < 0 ? -by : by;
}

static int farthest_first(const void *a, const void *b)
{
	const struct tocsin_plan_move *one = a, *two = b;
	tocsin_work first = distance(one->by), second = distance(two->by);
	if (first != second)
		return first > second ? -1 : 1;
	return one->task < two->task ? -1 : one->task > two->task;
}

static void find_moves(struct tocsin_plan_change *out, struct tocsin_arena *arena,
	const struct tocsin_plan *present, const struct tocsin_plan *proposed,
	const struct tocsin_index *presents, const struct tocsin_task_state *states)
{
	out->moves = TOCSIN_NEW(arena, struct tocsin_plan_move, proposed->task_count);
	for (uint32_t i = 0; i < proposed->task_count; i++) {
		const struct tocsin_plan_task *task = proposed->tasks + i;
		uint32_t there = tocsin_index_find(presents, task->key);
		if (there == TOCSIN_NONE || states[i].phase != TOCSIN_NOT_STARTED)
			continue;
		tocsin_work by = task->start - present->tasks[there].start;
		if (by != 0)
			out->moves[out->move_count++] = (struct tocsin_plan_move){i, by};
	}
	if (out->move_count > 0)
		qsort(out->moves, out->move_count, sizeof *out->moves, farthest_first);
}

static tocsin_work feeding_of(const struct tocsin_plan *plan)
{
	tocsin_work sum = 0;
	for (uint32_t i = 0; i < plan->feeding_count; i++)
		sum += plan->feeding[i].size;
	return sum;
}

void tocsin_plan_change_find(struct tocsin_plan_change *out, struct tocsin_arena *arena,
	const struct tocsin_plan *present, const struct tocsin_plan *proposed,
	const struct tocsin_task_state *states)
{
	struct tocsin_index presents, proposals;
	index_tasks(&presents, arena, present);
	index_tasks(&proposals, arena, proposed);
	*out = (struct tocsin_plan_change){
		.feeding_present = feeding_of(present),
		.feeding_proposed = feeding_of(proposed),
	};
	out->joins = only_in(&out->join_count, arena, proposed, present, &presents, TOCSIN_NO_WORK);
	out->leaves =
		only_in(&out->leave_count, arena, present, proposed, &proposals, proposed->as_of);
	find_moves(out, arena, present, proposed, &presents, states);
}
