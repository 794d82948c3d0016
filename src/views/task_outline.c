/*
 * The rows of the task list in groups: by the summaries of the schedule, by stage, or by chain.
 *
 *     ▼ Build            3/6   24d   7 d  54%
 *         B6  Search
 *         B3  Checkout pages
 *     ► Launch           0/4
 *
 * A group stands where its structure puts it; within it the rows keep the order that they had.
 */
#include <string.h>

#include "filter.h"
#include "parts.h"
#include "task_row.h"

/* An outline in the making: groups before they are known to have tasks. */
struct making {
	const struct view_data *data;
	const struct listing *listing;
	struct view_group *groups;
	uint32_t count;
	uint32_t *of; /* per row: its group */
};

/* FNV-1a: a group is known by its name when the files are read again. */
static uint64_t key_of(enum outline outline, const char *name, uint32_t parent_salt)
{
	uint64_t hash = 14695981039346656037u ^ outline ^ (uint64_t)parent_salt << 8;
	for (; *name; name++)
		hash = (hash ^ (unsigned char)*name) * 1099511628211u;
	return hash;
}

bool listing_is_folded(const struct listing *listing, uint64_t key)
{
	for (unsigned i = 0; i < listing->fold_count; i++)
		if (listing->folds[i] == key)
			return !listing->all_folded;
	return listing->all_folded;
}

void listing_fold(struct listing *listing, uint64_t key)
{
	for (unsigned i = 0; i < listing->fold_count; i++)
		if (listing->folds[i] == key) {
			listing->folds[i] = listing->folds[--listing->fold_count];
			return;
		}
	if (listing->fold_count == LISTING_FOLDS)
		memmove(listing->folds, listing->folds + 1,
			--listing->fold_count * sizeof listing->folds[0]);
	listing->folds[listing->fold_count++] = key;
}

static void add_group(struct making *making, const char *name, uint32_t parent, uint32_t level)
{
	enum outline outline = making->listing->outline;
	uint64_t key = key_of(outline, name, making->count * (outline == OUTLINE_SUMMARY));
	making->groups[making->count++] = (struct view_group){.name = name,
		.key = key,
		.parent = parent,
		.level = level,
		.worst = TOCSIN_NONE,
		.folded = listing_is_folded(making->listing, key),
		.start = INT64_MAX,
		.finish = INT64_MIN};
}

static void add_groups(struct making *making, struct tocsin_arena *arena)
{
	const struct view_data *data = making->data;
	const struct tocsin_project *project = data->project;
	const struct tocsin_plan *plan = view_plan_in_force(data);
	const char *name;
	switch (making->listing->outline) {
	case OUTLINE_SUMMARY:
		for (uint32_t i = 0; i < project->summary_count; i++) {
			uint32_t parent = project->summaries[i].parent;
			add_group(making, project->summaries[i].name, parent,
				parent == TOCSIN_NONE ? 0 : making->groups[parent].level + 1);
		}
		add_group(making, "under no summary", TOCSIN_NONE, 0);
		break;
	case OUTLINE_STAGE:
		for (unsigned i = 0; (name = filter_value(arena, data, FILTER_stage, i)); i++)
			add_group(making, name, TOCSIN_NONE, 0);
		add_group(making, "no stage", TOCSIN_NONE, 0);
		break;
	case OUTLINE_CHAIN:
		add_group(making, "critical chain", TOCSIN_NONE, 0);
		for (uint32_t i = 0; plan && i < plan->feeding_count; i++)
			add_group(making,
				tocsin_arena_printf(arena, "chain of %s", plan->feeding[i].id),
				TOCSIN_NONE, 0);
		add_group(making, "on no chain", TOCSIN_NONE, 0);
		break;
	case OUTLINE_NONE:
	case OUTLINES:
		break;
	}
}

static uint32_t group_of(const struct making *making, const struct task_row *row)
{
	const struct tocsin_task *task = &making->data->project->tasks[row->task];
	uint32_t none = making->count - 1;
	if (making->listing->outline == OUTLINE_SUMMARY)
		return task->summary == TOCSIN_NONE ? none : task->summary;
	if (making->listing->outline == OUTLINE_CHAIN)
		return !row->planned || row->planned->chain == TOCSIN_NO_CHAIN
			       ? none
			       : (uint32_t)(row->planned->chain + 1);
	for (uint32_t i = 0; i < none; i++)
		if (strcmp(making->groups[i].name, task->stated->stage) == 0)
			return i;
	return none;
}

static tocsin_work on_axis(const struct tocsin_project *project, uint32_t task, tocsin_work minutes)
{
	return project->tasks[task].elapsed ? minutes * project->units.day / (24 * 60) : minutes;
}

/* What a task adds to one of its groups. */
static void count_task(struct view_group *group, const struct view_data *data,
	const struct task_row *row, uint32_t priority)
{
	const struct tocsin_project *project = data->project;
	const struct tocsin_status *status = data->status;
	tocsin_work focused = on_axis(project, row->task, project->tasks[row->task].focused);
	tocsin_work left = focused, start = TOCSIN_NO_WORK, finish = TOCSIN_NO_WORK;
	bool done = task_row_phase(data, row->task) == TOCSIN_DONE;
	if (status) {
		left = done ? 0
			    : on_axis(project, row->task,
				      status->progress.states[row->task].remaining);
		start = status->projection.start[row->task];
		finish = status->projection.finish[row->task];
	} else if (row->planned) {
		start = row->planned->start;
		finish = row->planned->finish;
	}
	group->tasks++;
	group->done += done;
	group->left += left;
	group->total += left > focused ? left : focused;
	if (start != TOCSIN_NO_WORK && start < group->start)
		group->start = start;
	if (finish != TOCSIN_NO_WORK && finish > group->finish)
		group->finish = finish;
	/* Priorities are sorted: the first is the worst. */
	if (priority < group->worst)
		group->worst = priority;
	if (!done && status && status->flags && status->flags[row->task] & TOCSIN_STALE)
		group->stale++;
}

static bool is_hidden(const struct making *making, uint32_t group)
{
	for (uint32_t up = making->groups[group].parent; up != TOCSIN_NONE;
		up = making->groups[up].parent)
		if (making->groups[up].folded)
			return true;
	return false;
}

static void push(
	struct view_rows *out, uint32_t task, uint32_t priority, uint32_t plan_task, uint32_t group)
{
	out->tasks[out->count] = task;
	out->priorities[out->count] = priority;
	out->plan_tasks[out->count] = plan_task;
	out->group_of[out->count++] = group;
}

/* Rows by group, each group's in the order they had: where the rows of each begin. */
static uint32_t *by_group(
	const struct making *making, struct tocsin_arena *arena, uint32_t rows, uint32_t **first)
{
	uint32_t *begin = TOCSIN_NEW(arena, uint32_t, making->count + 2);
	uint32_t *sorted = TOCSIN_NEW(arena, uint32_t, rows);
	for (uint32_t i = 0; i < rows; i++)
		begin[making->of[i] + 2]++;
	for (uint32_t i = 2; i < making->count + 2; i++)
		begin[i] += begin[i - 1];
	for (uint32_t i = 0; i < rows; i++)
		sorted[begin[making->of[i] + 1]++] = i;
	*first = begin;
	return sorted;
}

void view_rows_outline(struct view_rows *rows, struct tocsin_arena *arena,
	const struct view_data *data, const struct listing *listing)
{
	if (listing->outline == OUTLINE_NONE || rows->count == 0)
		return;
	const struct tocsin_plan *plan = view_plan_in_force(data);
	struct making making = {.data = data, .listing = listing};
	uint32_t most = data->project->summary_count + data->project->task_count +
			(plan ? plan->feeding_count : 0) + 2;
	making.groups = TOCSIN_NEW(arena, struct view_group, most);
	making.of = TOCSIN_NEW(arena, uint32_t, rows->count);
	add_groups(&making, arena);
	for (uint32_t i = 0; i < rows->count; i++) {
		struct task_row row = task_row_at(data, rows, i);
		making.of[i] = group_of(&making, &row);
		for (uint32_t up = making.of[i]; up != TOCSIN_NONE; up = making.groups[up].parent)
			count_task(&making.groups[up], data, &row, rows->priorities[i]);
	}
	uint32_t *first, *sorted = by_group(&making, arena, rows->count, &first);
	uint32_t room = rows->count + making.count;
	struct view_rows out = {.tasks = TOCSIN_NEW(arena, uint32_t, room),
		.priorities = TOCSIN_NEW(arena, uint32_t, room),
		.plan_tasks = TOCSIN_NEW(arena, uint32_t, room),
		.group_of = TOCSIN_NEW(arena, uint32_t, room),
		.groups = making.groups,
		.found = rows->found,
		.all = rows->all};
	for (uint32_t g = 0; g < making.count; g++) {
		if (making.groups[g].tasks == 0 || is_hidden(&making, g))
			continue;
		push(&out, TOCSIN_NONE, TOCSIN_NONE, TOCSIN_NONE, g);
		for (uint32_t k = first[g]; k < first[g + 1] && !making.groups[g].folded; k++)
			push(&out, rows->tasks[sorted[k]], rows->priorities[sorted[k]],
				rows->plan_tasks[sorted[k]], g);
	}
	*rows = out;
}

const struct view_group *view_rows_group(const struct view_rows *rows, uint32_t row)
{
	if (!rows->groups || row >= rows->count)
		return NULL;
	return &rows->groups[rows->group_of[row]];
}
