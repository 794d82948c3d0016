#include "chain_lines.h"

#include <stdlib.h>
#include <string.h>

#include "filter.h"
#include "parts.h"

struct sorted {
	uint32_t chain, task;
	tocsin_work start;
};

static int compare(const void *a, const void *b)
{
	const struct sorted *left = a, *right = b;
	if (left->chain != right->chain)
		return left->chain < right->chain ? -1 : 1;
	if (left->start != right->start)
		return left->start < right->start ? -1 : 1;
	return left->task < right->task ? -1 : left->task > right->task;
}

static uint32_t chain_of(const struct tocsin_plan *plan, uint32_t plan_task)
{
	if (plan_task == TOCSIN_NONE || plan->tasks[plan_task].chain == TOCSIN_NO_CHAIN)
		return CHAIN_FIRST_FEEDING + plan->feeding_count;
	int32_t chain = plan->tasks[plan_task].chain;
	return chain == TOCSIN_CRITICAL ? CHAIN_CRITICAL : CHAIN_FIRST_FEEDING + (uint32_t)chain;
}

/* No text takes more cells than it has bytes: shorter ones need no measuring. */
static void widen(const struct canvas *canvas, int *columns, const char *text)
{
	if (strlen(text) <= (size_t)*columns)
		return;
	int width = canvas_width(canvas, text);
	*columns = width > *columns ? width : *columns;
}

static void measure(struct chain_lines *out, const struct view_data *data)
{
	enum { MOST = 200 };
	const struct canvas canvas = {.columns = MOST, .glyphs = GLYPHS_UNICODE};
	const struct tocsin_plan *plan = view_plan_in_force(data);
	const struct tocsin_project *project = data->project;
	out->last = plan->promise;
	for (uint32_t i = 0; i < project->task_count; i++) {
		struct chain_place place = chain_place_of(data, out, i);
		widen(&canvas, &out->id_columns, project->tasks[i].id);
		widen(&canvas, &out->name_columns, project->tasks[i].name);
		if (place.start != TOCSIN_NO_WORK && place.start < out->first)
			out->first = place.start;
		if (place.finish != TOCSIN_NO_WORK && place.finish > out->last)
			out->last = place.finish;
	}
	if (data->replan && data->replan->promise > out->last)
		out->last = data->replan->promise;
}

static void add_line(struct view_lines *out, uint32_t chain, uint32_t task)
{
	out->items[out->count++] = (struct view_line){.item = chain, .task = task};
}

void chains_make(struct view_lines *out, struct tocsin_arena *arena, const struct view_data *data)
{
	const struct tocsin_plan *plan = view_plan_in_force(data);
	uint32_t count = data->project->task_count, chains = plan->feeding_count + 2;
	uint32_t *tasks = TOCSIN_NEW(arena, uint32_t, chains);
	struct chain_lines *made = TOCSIN_NEW(arena, struct chain_lines, 1);
	*made = (struct chain_lines){
		.chains = chains, .tasks = tasks, .plan_task = view_plan_tasks(arena, data)};
	out->made = made;
	out->items = TOCSIN_NEW(arena, struct view_line, count + chains);
	if (count == 0)
		return;
	measure(made, data);

	struct tocsin_arena scratch;
	tocsin_arena_init(&scratch);
	struct sorted *sorted = TOCSIN_NEW(&scratch, struct sorted, count);
	memset(tasks, 0, chains * sizeof *tasks);
	for (uint32_t i = 0; i < count; i++) {
		uint32_t planned = made->plan_task[i];
		uint32_t chain = chain_of(plan, planned);
		sorted[i] = (struct sorted){.chain = chain,
			.task = i,
			.start = planned == TOCSIN_NONE ? INT64_MAX : plan->tasks[planned].start};
		tasks[chain]++;
	}
	qsort(sorted, count, sizeof *sorted, compare);
	uint32_t at = 0;
	for (uint32_t chain = 0; chain < chains; chain++) {
		if (chain < chains - 1 || tasks[chain] > 0)
			add_line(out, chain, TOCSIN_NONE);
		for (; at < count && sorted[at].chain == chain; at++)
			add_line(out, chain, sorted[at].task);
	}
	tocsin_arena_finish(&scratch);
}

const struct chain_lines *chain_lines_of(const struct view_state *state)
{
	return state->lines.view == VIEW_CHAINS ? state->lines.made : NULL;
}

static uint32_t place_among(const struct timeline_state *timeline, uint32_t chain)
{
	uint32_t at = 0;
	while (at < timeline->unlike_count && timeline->unlike[at] != chain)
		at++;
	return at;
}

bool chain_is_folded(const struct timeline_state *timeline, uint32_t chain)
{
	return timeline->folded != (place_among(timeline, chain) < timeline->unlike_count);
}

bool chain_fold(struct timeline_state *timeline, uint32_t chain)
{
	uint32_t at = place_among(timeline, chain);
	if (at < timeline->unlike_count)
		timeline->unlike[at] = timeline->unlike[--timeline->unlike_count];
	else if (at < TIMELINE_UNLIKE)
		timeline->unlike[timeline->unlike_count++] = chain;
	return at < TIMELINE_UNLIKE;
}

/* The tasks that the filter lets through; NULL = all. */
static const bool *passing(
	struct tocsin_arena *arena, const struct view_data *data, const struct view_state *state)
{
	if (!state->filter || !state->filter[0])
		return NULL;
	bool *out = TOCSIN_NEW(arena, bool, data->project->task_count);
	memset(out, 0, data->project->task_count * sizeof *out);
	for (uint32_t i = 0; i < state->rows.count; i++)
		out[state->rows.tasks[i]] = true;
	return out;
}

void chains_narrow(
	struct view_state *state, struct tocsin_arena *arena, const struct view_data *data)
{
	struct view_lines *lines = &state->lines;
	const bool *shown = passing(arena, data, state);
	uint32_t kept = 0;
	for (uint32_t i = 0; i < lines->count; i++) {
		struct view_line line = lines->items[i];
		bool heading = line.task == TOCSIN_NONE;
		/* A heading below which nothing is left goes, too, where there is a filter. */
		if (shown && heading && kept > 0 && lines->items[kept - 1].task == TOCSIN_NONE)
			kept--;
		if (!heading &&
			(shown ? !shown[line.task] : chain_is_folded(&state->timeline, line.item)))
			continue;
		lines->items[kept++] = line;
	}
	if (shown && kept > 0 && lines->items[kept - 1].task == TOCSIN_NONE)
		kept--;
	lines->count = kept;
}

/* Of what began nobody knows when, only how much of it is behind is known. */
static void guess_start(struct chain_place *place, const struct view_data *data, uint32_t task)
{
	const struct tocsin_project *project = data->project;
	const struct tocsin_task_state *state = &data->status->progress.states[task];
	bool done = state->phase == TOCSIN_DONE;
	tocsin_work behind = project->tasks[task].focused - (done ? 0 : state->remaining);
	tocsin_work end = done ? place->finish : data->status->t;
	place->start_unknown = true;
	if (end != TOCSIN_NO_WORK)
		place->start =
			behind > 0 ? tocsin_task_latest_start(project, task, end, behind) : end;
}

enum other { OTHER_PLAN, OTHER_TYPED, OTHER_PROPOSED, OTHER_REAL };

static enum other other_of(const struct view_data *data)
{
	return data->ghost     ? OTHER_TYPED
	       : data->replan  ? OTHER_PROPOSED
	       : data->what_if ? OTHER_REAL
			       : OTHER_PLAN;
}

const char *chain_other(const struct view_data *data)
{
	static const char *const words[] = {"plan", "typed", "new", "as is"};
	return words[other_of(data)];
}

static void compare_with(
	struct chain_place *place, const struct tocsin_projection *projection, uint32_t task)
{
	if (task >= projection->task_count || !projection->start)
		return;
	place->other_start = projection->start[task];
	place->other_finish = projection->finish[task];
}

static void find_other(struct chain_place *place, const struct view_data *data,
	const struct chain_lines *lines, uint32_t task)
{
	const struct tocsin_plan *plan = view_plan_in_force(data);
	uint32_t planned = lines->plan_task[task];
	const char *key = data->project->tasks[task].key;
	switch (other_of(data)) {
	case OTHER_TYPED:
		compare_with(place, &data->ghost->projection, task);
		break;
	case OTHER_REAL:
		compare_with(place, &data->what_if->real->projection,
			tocsin_index_find(&data->what_if->project->by_key, key));
		break;
	case OTHER_PROPOSED:
		plan = data->replan;
		planned = task < plan->task_count ? task : TOCSIN_NONE;
		/* fall through */
	case OTHER_PLAN:
		if (planned == TOCSIN_NONE)
			break;
		place->other_start = plan->tasks[planned].start;
		place->other_finish = plan->tasks[planned].finish;
		break;
	}
}

struct chain_place chain_place_of(
	const struct view_data *data, const struct chain_lines *lines, uint32_t task)
{
	const struct tocsin_plan *plan = view_plan_in_force(data);
	uint32_t planned = lines->plan_task[task];
	struct chain_place out = {
		TOCSIN_NO_WORK, TOCSIN_NO_WORK, TOCSIN_NO_WORK, TOCSIN_NO_WORK, false};
	if (!data->status) {
		if (planned != TOCSIN_NONE) {
			out.start = plan->tasks[planned].start;
			out.finish = plan->tasks[planned].finish;
		}
		return out;
	}
	find_other(&out, data, lines, task);
	out.start = data->status->projection.start[task];
	out.finish = data->status->projection.finish[task];
	if (out.start == TOCSIN_NO_WORK)
		guess_start(&out, data, task);
	return out;
}
