/*
 * The rows of the task list: order and filter, made when data or filter change, never in a draw.
 */
#include "view.h"

#include <string.h>

#include "filter.h"

/* Groups in the order of the list. */
enum rank { RANK_PRIORITY, RANK_LATER, RANK_DONE };

struct sorted {
	uint64_t key; /* the rank, then what counts within it: ascending */
	uint32_t task, priority, plan_task;
};

static uint64_t key_of(enum rank rank, int64_t value)
{
	enum { VALUE_BITS = 62 };
	const int64_t most = ((int64_t)1 << (VALUE_BITS - 1)) - 1;
	value = value > most ? most : value < -most ? -most : value;
	return (uint64_t)rank << VALUE_BITS | (uint64_t)(value + most);
}

static void merge(struct sorted *to, const struct sorted *left, uint32_t lefts, uint32_t rights)
{
	const struct sorted *right = left + lefts, *middle = right, *end = right + rights;
	while (left < middle && right < end)
		*to++ = right->key < left->key ? *right++ : *left++;
	while (left < middle)
		*to++ = *left++;
	while (right < end)
		*to++ = *right++;
}

/* Merges runs of 1, 2, 4, ... rows, and keeps the order of equals, which is the project's. Every
 * report sorts all tasks anew: it is worth not calling a function for each comparison. */
static struct sorted *sort(struct sorted *rows, struct sorted *spare, uint32_t count)
{
	for (uint32_t run = 1; run < count; run *= 2) {
		for (uint32_t at = 0; at < count; at += 2 * run) {
			uint32_t left = count - at < run ? count - at : run;
			uint32_t rest = count - at - left;
			merge(spare + at, rows + at, left, rest < run ? rest : run);
		}
		struct sorted *merged = spare;
		spare = rows;
		rows = merged;
	}
	return rows;
}

const uint32_t *view_plan_tasks(struct tocsin_arena *arena, const struct view_data *data)
{
	if (data->status)
		return data->status->baseline.plan_task;
	const struct tocsin_project *project = data->project;
	uint32_t *out = TOCSIN_NEW(arena, uint32_t, project->task_count);
	for (uint32_t i = 0; i < project->task_count; i++)
		out[i] = TOCSIN_NONE;
	for (uint32_t i = 0; data->plan && i < data->plan->task_count; i++) {
		uint32_t task = tocsin_index_find(&project->by_key, data->plan->tasks[i].key);
		if (task != TOCSIN_NONE)
			out[task] = i;
	}
	return out;
}

static void set_rank(struct sorted *row, const struct view_data *data)
{
	const struct tocsin_status *status = data->status;
	if (!status)
		row->key = key_of(RANK_LATER, row->plan_task == TOCSIN_NONE
						      ? INT64_MAX
						      : data->plan->tasks[row->plan_task].start);
	else if (row->priority != TOCSIN_NONE)
		row->key = key_of(RANK_PRIORITY, row->priority);
	else if (status->progress.states[row->task].phase == TOCSIN_DONE)
		row->key = key_of(RANK_DONE, -status->projection.finish[row->task]);
	else
		row->key = key_of(RANK_LATER, status->projection.start[row->task]);
}

void view_rows_make(struct view_rows *out, struct tocsin_arena *arena, const struct view_data *data,
	const char *filter)
{
	*out = (struct view_rows){0};
	const struct tocsin_project *project = data->project;
	if (!project)
		return;
	uint32_t count = project->task_count;
	struct tocsin_arena scratch;
	tocsin_arena_init(&scratch);
	struct sorted *rows = TOCSIN_NEW(&scratch, struct sorted, count);
	const uint32_t *plan = view_plan_tasks(&scratch, data);
	for (uint32_t i = 0; i < count; i++)
		rows[i] = (struct sorted){.task = i, .priority = TOCSIN_NONE, .plan_task = plan[i]};
	for (uint32_t i = 0; data->status && i < data->status->priority_count; i++)
		rows[data->status->priorities[i].task].priority = i;

	struct filter wanted;
	filter_make(&wanted, &scratch, data, filter);
	uint32_t kept = 0;
	for (uint32_t i = 0; i < count; i++)
		if (filter_passes(&wanted, i)) {
			rows[kept] = rows[i];
			set_rank(&rows[kept++], data);
		}
	rows = sort(rows, TOCSIN_NEW(&scratch, struct sorted, kept), kept);

	out->tasks = TOCSIN_NEW(arena, uint32_t, kept);
	out->priorities = TOCSIN_NEW(arena, uint32_t, kept);
	out->plan_tasks = TOCSIN_NEW(arena, uint32_t, kept);
	out->count = out->found = kept;
	out->all = count;
	for (uint32_t i = 0; i < kept; i++) {
		out->tasks[i] = rows[i].task;
		out->priorities[i] = rows[i].priority;
		out->plan_tasks[i] = rows[i].plan_task;
	}
	tocsin_arena_finish(&scratch);
}

void view_rows_keep(struct view_rows *out, struct tocsin_arena *arena, const struct view_data *data,
	const struct view_rows *before)
{
	const struct tocsin_status *status = data->status;
	uint32_t count = before->count;
	struct tocsin_arena scratch;
	tocsin_arena_init(&scratch);
	const uint32_t *plan = view_plan_tasks(&scratch, data);
	uint32_t *priorities = TOCSIN_NEW(&scratch, uint32_t, data->project->task_count);
	for (uint32_t i = 0; i < data->project->task_count; i++)
		priorities[i] = TOCSIN_NONE;
	for (uint32_t i = 0; status && i < status->priority_count; i++)
		priorities[status->priorities[i].task] = i;
	*out = (struct view_rows){.tasks = TOCSIN_NEW(arena, uint32_t, count),
		.priorities = TOCSIN_NEW(arena, uint32_t, count),
		.plan_tasks = TOCSIN_NEW(arena, uint32_t, count),
		.count = count,
		.found = before->found,
		.all = before->all};
	for (uint32_t i = 0; i < count; i++) {
		uint32_t task = before->tasks[i];
		out->tasks[i] = task;
		if (task == TOCSIN_NONE) {
			out->priorities[i] = out->plan_tasks[i] = TOCSIN_NONE;
			continue;
		}
		out->priorities[i] = priorities[task];
		out->plan_tasks[i] = plan[task];
	}
	if (before->groups) {
		uint32_t groups = 0;
		out->group_of = TOCSIN_NEW(arena, uint32_t, count);
		memcpy(out->group_of, before->group_of, count * sizeof *out->group_of);
		for (uint32_t i = 0; i < count; i++)
			groups = before->group_of[i] >= groups ? before->group_of[i] + 1 : groups;
		out->groups = TOCSIN_NEW(arena, struct view_group, groups);
		memcpy(out->groups, before->groups, groups * sizeof *out->groups);
		for (uint32_t i = 0; i < groups; i++)
			out->groups[i].name = tocsin_arena_strdup(arena, before->groups[i].name);
	}
	tocsin_arena_finish(&scratch);
}

uint32_t view_scroll(uint32_t top, uint32_t selected, uint32_t count, int visible)
{
	uint32_t rows = visible < 1 ? 1 : (uint32_t)visible;
	uint32_t last = count > rows ? count - rows : 0;
	if (selected < top)
		top = selected;
	else if (selected - top >= rows)
		top = selected - rows + 1;
	return top < last ? top : last;
}
