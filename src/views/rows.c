/*
 * The rows of the task list: order and filter, made when data or filter change, never in a draw.
 */
#include "view.h"

#include <stdlib.h>
#include <string.h>
#include <wctype.h>

#include "tocsin/text.h"

/* Groups in the order of the list. */
enum rank { RANK_PRIORITY, RANK_LATER, RANK_DONE };

struct sorted {
	int64_t key; /* ascending within the rank */
	uint32_t task, priority, plan_task;
	uint8_t rank;
};

static int compare(const void *left, const void *right)
{
	const struct sorted *a = left, *b = right;
	if (a->rank != b->rank)
		return a->rank < b->rank ? -1 : 1;
	if (a->key != b->key)
		return a->key < b->key ? -1 : 1;
	return a->task < b->task ? -1 : a->task > b->task;
}

static uint32_t fold_case(const char **text)
{
	unsigned char first = (unsigned char)**text;
	if (first < 0x80) {
		++*text;
		return first >= 'A' && first <= 'Z' ? first + 32u : first;
	}
	size_t used;
	uint32_t code = tocsin_utf8_decode(*text, strnlen(*text, 4), &used);
	*text += used;
	return (uint32_t)towlower((wint_t)code);
}

/* `needle` is folded already: a string of code points that ends with 0. */
static bool contains(const char *text, const uint32_t *needle)
{
	while (*text) {
		const char *at = text;
		uint32_t i = 0;
		while (needle[i] && *at && fold_case(&at) == needle[i])
			i++;
		if (!needle[i])
			return true;
		fold_case(&text);
	}
	return !needle[0];
}

static uint32_t *folded(struct tocsin_arena *arena, const char *filter)
{
	uint32_t *out = TOCSIN_NEW(arena, uint32_t, strlen(filter) + 1), count = 0;
	while (*filter)
		out[count++] = fold_case(&filter);
	return out;
}

/* `resources[r]`: whether that resource's name matches, found once and not a task. */
static bool passes(const struct tocsin_project *project, uint32_t task, const uint32_t *needle,
	const bool *resources)
{
	const struct tocsin_task *of = &project->tasks[task];
	if (contains(of->id, needle) || contains(of->name, needle))
		return true;
	for (uint32_t i = 0; i < of->demand_count; i++)
		if (resources[project->demands[of->first_demand + i].resource])
			return true;
	return false;
}

/* Plan task of every project task: the status knows it; a proposal is bound here, by key. */
static const uint32_t *plan_tasks(struct tocsin_arena *arena, const struct view_data *data)
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
	if (!status) {
		row->rank = RANK_LATER;
		row->key = row->plan_task == TOCSIN_NONE ? INT64_MAX
							 : data->plan->tasks[row->plan_task].start;
		return;
	}
	if (row->priority != TOCSIN_NONE) {
		row->rank = RANK_PRIORITY;
		row->key = row->priority;
	} else if (status->progress.states[row->task].phase == TOCSIN_DONE) {
		row->rank = RANK_DONE;
		row->key = -status->projection.finish[row->task];
	} else {
		row->rank = RANK_LATER;
		row->key = status->projection.start[row->task];
	}
}

void view_rows_make(struct view_rows *out, struct tocsin_arena *arena, const struct view_data *data,
	const char *filter)
{
	*out = (struct view_rows){0};
	const struct tocsin_project *project = data->project;
	if (!project)
		return;
	uint32_t count = project->task_count;
	struct sorted *rows = TOCSIN_NEW(arena, struct sorted, count);
	const uint32_t *plan = plan_tasks(arena, data);
	for (uint32_t i = 0; i < count; i++)
		rows[i] = (struct sorted){.task = i, .priority = TOCSIN_NONE, .plan_task = plan[i]};
	for (uint32_t i = 0; data->status && i < data->status->priority_count; i++)
		rows[data->status->priorities[i].task].priority = i;

	const uint32_t *needle = folded(arena, filter);
	bool *resources = TOCSIN_NEW(arena, bool, project->resource_count);
	for (uint32_t i = 0; i < project->resource_count; i++)
		resources[i] = contains(project->resources[i].name, needle);
	uint32_t kept = 0;
	for (uint32_t i = 0; i < count; i++)
		if (!needle[0] || passes(project, i, needle, resources)) {
			rows[kept] = rows[i];
			set_rank(&rows[kept++], data);
		}
	qsort(rows, kept, sizeof *rows, compare);

	out->tasks = TOCSIN_NEW(arena, uint32_t, kept);
	out->priorities = TOCSIN_NEW(arena, uint32_t, kept);
	out->plan_tasks = TOCSIN_NEW(arena, uint32_t, kept);
	out->count = kept;
	out->all = count;
	for (uint32_t i = 0; i < kept; i++) {
		out->tasks[i] = rows[i].task;
		out->priorities[i] = rows[i].priority;
		out->plan_tasks[i] = rows[i].plan_task;
	}
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
