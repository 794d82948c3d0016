/*
 * The network: links grouped by task, and an order in which every task stands behind its
 * predecessors. Where there is none, tasks wait for each other in a circle, which is told.
 */
#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "pause.h"
#include "tocsin/project.h"

/* ---- Links by task ---- */

/*
 * Two arrays of link indices, sorted by counting: the links into task i are
 * in_links[tasks[i].first_in] and the in_count - 1 behind it, in the order of the file.
 */
struct grouping {
	/* Per task: first how many there are, then where the next one goes. Apart from the tasks,
	 * which are large. */
	uint32_t *in, *out;
	uint32_t first_in, first_out; /* of the next task */
};

static void count_links(struct grouping *grouping, const struct tocsin_project *project,
	struct tocsin_arena *scratch)
{
	*grouping = (struct grouping){
		.in = TOCSIN_NEW(scratch, uint32_t, project->task_count),
		.out = TOCSIN_NEW(scratch, uint32_t, project->task_count),
	};
	for (uint32_t i = 0; i < project->link_count; i++) {
		assert(project->links[i].from < project->task_count);
		assert(project->links[i].to < project->task_count);
		grouping->out[project->links[i].from]++;
		grouping->in[project->links[i].to]++;
	}
}

/* The tasks one after the other. */
static void make_room_for_links(
	struct grouping *grouping, struct tocsin_project *project, uint32_t i)
{
	struct tocsin_task *task = &project->tasks[i];
	task->first_in = grouping->first_in;
	task->in_count = grouping->in[i];
	task->first_out = grouping->first_out;
	task->out_count = grouping->out[i];
	grouping->first_in += task->in_count;
	grouping->first_out += task->out_count;
	grouping->in[i] = task->first_in;
	grouping->out[i] = task->first_out;
}

static void group_links(const struct grouping *grouping, struct tocsin_project *project)
{
	uint32_t count = project->link_count;
	project->in_links = TOCSIN_NEW(&project->arena, uint32_t, count);
	project->out_links = TOCSIN_NEW(&project->arena, uint32_t, count);
	for (uint32_t i = 0; i < count; i++) {
		project->out_links[grouping->out[project->links[i].from]++] = i;
		project->in_links[grouping->in[project->links[i].to]++] = i;
	}
}

/* ---- The order ---- */

/* A heap of tasks, the lowest row on top. */
struct ready {
	uint32_t *tasks;
	uint32_t count;
};

static void push(struct ready *ready, uint32_t task)
{
	uint32_t at = ready->count++;
	while (at > 0 && ready->tasks[(at - 1) / 2] > task) {
		ready->tasks[at] = ready->tasks[(at - 1) / 2];
		at = (at - 1) / 2;
	}
	ready->tasks[at] = task;
}

static uint32_t pop(struct ready *ready)
{
	uint32_t top = ready->tasks[0], last = ready->tasks[--ready->count], at = 0;
	for (;;) {
		uint32_t child = 2 * at + 1;
		if (child >= ready->count)
			break;
		if (child + 1 < ready->count && ready->tasks[child + 1] < ready->tasks[child])
			child++;
		if (ready->tasks[child] >= last)
			break;
		ready->tasks[at] = ready->tasks[child];
		at = child;
	}
	ready->tasks[at] = last;
	return top;
}

/* Tasks are put into project->order one by one; `waiting[i]` counts what task i still waits for. */
struct ordering {
	struct tocsin_project *project;
	uint32_t *waiting;
	struct ready ready;
	uint32_t taken;
};

static void begin_order(
	struct ordering *ordering, struct tocsin_project *project, struct tocsin_arena *scratch)
{
	uint32_t count = project->task_count;
	*ordering = (struct ordering){.project = project,
		.waiting = TOCSIN_NEW(scratch, uint32_t, count),
		.ready = {TOCSIN_NEW(scratch, uint32_t, count), 0}};
	for (uint32_t i = 0; i < count; i++) {
		ordering->waiting[i] = project->tasks[i].in_count;
		if (ordering->waiting[i] == 0)
			push(&ordering->ready, i);
	}
}

/* Does every link lead to a later row? Then the rows are in order as they are. */
static bool rows_are_in_order(const struct tocsin_project *project)
{
	for (uint32_t i = 0; i < project->link_count; i++)
		if (project->links[i].from >= project->links[i].to)
			return false;
	return true;
}

/* Takes, again and again, the lowest row among the tasks that wait for nothing. */
static void take_ready(struct ordering *ordering)
{
	struct tocsin_project *project = ordering->project;
	while (ordering->ready.count > 0) {
		uint32_t task = pop(&ordering->ready);
		project->order[ordering->taken++] = task;
		for (uint32_t i = 0; i < project->tasks[task].out_count; i++) {
			uint32_t link = project->out_links[project->tasks[task].first_out + i];
			uint32_t to = project->links[link].to;
			if (ordering->waiting[to] > 0 && --ordering->waiting[to] == 0)
				push(&ordering->ready, to);
		}
	}
}

/* ---- Circles ---- */

enum { CYCLE_SHOWN = 12 };

/* "7 (Build)", or "Build" where that is the id too. */
static const char *task_words(
	const struct tocsin_project *project, struct tocsin_arena *scratch, uint32_t task)
{
	const struct tocsin_task *it = &project->tasks[task];
	if (it->name[0] == '\0' || strcmp(it->id, it->name) == 0)
		return it->id;
	return tocsin_arena_printf(scratch, "%s (%s)", it->id, it->name);
}

/* `cycle` in the order of the links; its lowest row comes first and, to close it, last. */
static void report_cycle(const struct tocsin_project *project, struct tocsin_arena *scratch,
	struct tocsin_diags *diags, const uint32_t *cycle, uint32_t count)
{
	uint32_t shown = count <= CYCLE_SHOWN ? count : CYCLE_SHOWN;
	size_t size = 1;
	char *text, *to;
	const char **words = TOCSIN_NEW(scratch, const char *, shown + 1);
	for (uint32_t i = 0; i <= shown; i++) {
		words[i] = task_words(project, scratch, cycle[i % shown]);
		size += strlen(words[i]) + strlen(" -> ");
	}
	char more[48] = "";
	if (shown < count)
		snprintf(more, sizeof more, "(%u more) -> ", (unsigned)(count - shown));
	to = text = TOCSIN_NEW(scratch, char, size + strlen(more));
	for (uint32_t i = 0; i < shown; i++)
		to += sprintf(to, "%s -> ", words[i]);
	sprintf(to, "%s%s", more, words[shown]);
	tocsin_diags_add(diags, TOCSIN_FAULT, project->file, project->tasks[cycle[0]].line, 0,
		"%s wait%s in a circle: %s; take one of these links away",
		count == 1 ? "this task" : "these tasks",
		count == 1 ? "s for itself" : " for each other", text);
}

/* The lowest row among the predecessors that wait too; every waiting task has one. */
static uint32_t waiting_predecessor(
	const struct tocsin_project *project, const uint32_t *waiting, uint32_t task)
{
	uint32_t lowest = TOCSIN_NONE;
	for (uint32_t i = 0; i < project->tasks[task].in_count; i++) {
		uint32_t link = project->in_links[project->tasks[task].first_in + i];
		uint32_t from = project->links[link].from;
		if (waiting[from] > 0 && from < lowest)
			lowest = from;
	}
	return lowest;
}

/*
 * From a waiting task one step back leads to another waiting one, so that walking back ends in a
 * circle. Gives its length; `cycle` then reads along the links from its lowest row on. `met` is
 * room for a number per task, none of which is `walk` yet.
 */
static uint32_t find_cycle(const struct ordering *ordering, uint32_t start, uint32_t *cycle,
	uint32_t *met, uint32_t walk)
{
	const struct tocsin_project *project = ordering->project;
	uint32_t at = start, count = 0;
	for (; met[at] != walk; at = waiting_predecessor(project, ordering->waiting, at))
		met[at] = walk;
	uint32_t lowest = at, step = at;
	do {
		step = waiting_predecessor(project, ordering->waiting, step);
		lowest = step < lowest ? step : lowest;
		count++;
	} while (step != at);
	step = lowest;
	for (uint32_t i = count; i > 0; i--) {
		step = waiting_predecessor(project, ordering->waiting, step);
		cycle[i - 1] = step;
	}
	return count;
}

/*
 * Tells a circle, then goes on as if its tasks waited for nothing, which leaves the circles that
 * have no task in common with it. No more are looked for than are shown.
 */
static void report_cycles(
	struct ordering *ordering, struct tocsin_arena *scratch, struct tocsin_diags *diags)
{
	struct tocsin_project *project = ordering->project;
	uint32_t *met = TOCSIN_NEW(scratch, uint32_t, project->task_count);
	uint32_t *cycle = TOCSIN_NEW(scratch, uint32_t, project->task_count);
	uint32_t start = 0;
	for (uint32_t walk = 1; ordering->taken < project->task_count; walk++) {
		if (walk > TOCSIN_DIAGS_SHOWN)
			return;
		while (ordering->waiting[start] == 0)
			start++;
		uint32_t count = find_cycle(ordering, start, cycle, met, walk);
		report_cycle(project, scratch, diags, cycle, count);
		for (uint32_t i = 0; i < count; i++) {
			ordering->waiting[cycle[i]] = 0;
			push(&ordering->ready, cycle[i]);
		}
		take_ready(ordering);
	}
}

/* False, and told, where there is no order. */
static bool put_in_order(
	struct tocsin_project *project, struct tocsin_arena *scratch, struct tocsin_diags *diags)
{
	struct ordering ordering;
	project->order = TOCSIN_NEW(&project->arena, uint32_t, project->task_count);
	if (rows_are_in_order(project)) {
		for (uint32_t i = 0; i < project->task_count; i++)
			project->order[i] = i;
		return true;
	}
	begin_order(&ordering, project, scratch);
	take_ready(&ordering);
	if (ordering.taken == project->task_count)
		return true;
	report_cycles(&ordering, scratch, diags);
	return false;
}

/* ---- Demands ---- */

/* Thousandths as a number of units: 2, 0.5. */
static const char *units_text(char out[32], int64_t thousandths)
{
	snprintf(out, 32, "%lld.%03lld", (long long)(thousandths / 1000),
		(long long)(thousandths % 1000));
	size_t length = strlen(out);
	while (out[length - 1] == '0')
		out[--length] = '\0';
	if (out[length - 1] == '.')
		out[length - 1] = '\0';
	return out;
}

static void note_demands(const struct tocsin_project *project, const struct tocsin_task *task,
	struct tocsin_diags *diags)
{
	for (uint32_t i = 0; i < task->demand_count; i++) {
		const struct tocsin_demand *demand = &project->demands[task->first_demand + i];
		const struct tocsin_resource *resource = &project->resources[demand->resource];
		char needs[32], has[32];
		if (demand->amount <= resource->capacity)
			continue;
		tocsin_diags_add(diags, TOCSIN_NOTE, project->file, task->line, 0,
			"task %s needs %s of %s, of which there are %s; it is planned with %s",
			task->id, units_text(needs, demand->amount), resource->name,
			units_text(has, resource->capacity), has);
	}
}

/* ---- The hash of what planning reads ---- */

/* A number at a time: a million tasks hold some ten million of them. Equal on every machine. */
static uint64_t with(uint64_t hash, int64_t number)
{
	hash = (hash ^ (uint64_t)number) * UINT64_C(0x9e3779b97f4a7c15);
	return hash ^ hash >> 29;
}

static uint64_t with_working_time(uint64_t hash, const struct tocsin_working_time *time)
{
	for (int i = 0; i < time->span_count; i++) {
		hash = with(hash, time->spans[i].from);
		hash = with(hash, time->spans[i].to);
	}
	hash = with(hash, time->weekdays);
	hash = with(hash, time->minutes_per_day);
	for (uint32_t i = 0; i < time->exception_count; i++) {
		hash = with(hash, time->exceptions[i].from.number);
		hash = with(hash, time->exceptions[i].to.number);
		hash = with(hash, time->exceptions[i].minutes);
	}
	return hash;
}

static uint64_t with_task(
	uint64_t hash, const struct tocsin_project *project, const struct tocsin_task *task)
{
	hash = with(hash, task->focused);
	hash = with(hash, task->safe);
	hash = with(hash, task->elapsed);
	hash = with(hash, task->not_before);
	hash = with(hash, task->demand_count);
	for (uint32_t i = 0; i < task->demand_count; i++) {
		hash = with(hash, project->demands[task->first_demand + i].resource);
		hash = with(hash, project->demands[task->first_demand + i].amount);
	}
	return hash;
}

static uint64_t with_link(uint64_t hash, const struct tocsin_link *link)
{
	hash = with(hash, link->from);
	hash = with(hash, link->to);
	hash = with(hash, link->type);
	hash = with(hash, link->elapsed);
	return with(hash, link->lag);
}

static uint64_t with_resource(
	uint64_t hash, const struct tocsin_project *project, const struct tocsin_resource *resource)
{
	hash = with(hash, resource->capacity);
	hash = with(hash, resource->absence_count);
	for (uint32_t i = 0; i < resource->absence_count; i++) {
		const struct tocsin_absence *absence =
			&project->absences[resource->first_absence + i];
		hash = with(hash, absence->from);
		hash = with(hash, absence->to);
		hash = with(hash, absence->capacity);
	}
	return hash;
}

static uint64_t hash_before_tasks(const struct tocsin_project *project)
{
	uint64_t hash = with(TOCSIN_HASH_START, project->start.minute);
	hash = with(hash, project->settings.pauses);
	return with_working_time(hash, &project->working_time);
}

static uint64_t hash_behind_tasks(uint64_t hash, const struct tocsin_project *project)
{
	for (uint32_t i = 0; i < project->link_count; i++)
		hash = with_link(hash, &project->links[i]);
	for (uint32_t i = 0; i < project->resource_count; i++)
		hash = with_resource(hash, project, &project->resources[i]);
	return hash;
}

/* ---- All of it ---- */

static void index_keys(struct tocsin_project *project)
{
	tocsin_index_init(&project->by_key, &project->arena);
	tocsin_index_reserve(&project->by_key, project->task_count);
	for (uint32_t i = 0; i < project->task_count; i++)
		tocsin_index_add(&project->by_key, project->tasks[i].key, i);
}

static void index_tasks(struct tocsin_project *project, bool ids_are_keys)
{
	if (project->by_key.count != project->task_count)
		index_keys(project);
	project->by_id = project->by_key;
	if (ids_are_keys)
		return;
	tocsin_index_init(&project->by_id, &project->arena);
	tocsin_index_reserve(&project->by_id, project->task_count);
	for (uint32_t i = 0; i < project->task_count; i++)
		tocsin_index_add(&project->by_id, project->tasks[i].id, i);
}

/* What every task is looked at for, in one pass: a million of them are more than a cache holds. */
static void pass_over_tasks(struct tocsin_project *project, struct grouping *grouping,
	struct tocsin_diags *diags, bool *ids_are_keys)
{
	uint64_t hash = hash_before_tasks(project);
	*ids_are_keys = true;
	project->derived_estimates = 0;
	for (uint32_t i = 0; i < project->task_count; i++) {
		const struct tocsin_task *task = &project->tasks[i];
		make_room_for_links(grouping, project, i);
		note_demands(project, task, diags);
		hash = with_task(hash, project, task);
		project->derived_estimates += task->derived;
		*ids_are_keys &= task->id == task->key;
	}
	project->hash = hash_behind_tasks(hash, project);
}

/* An array of nothing is an address all the same: readers may add their offset of 0 to it. */
#define NEVER_NULL(project, type, array)                                                           \
	((project)->array ? (project)->array : TOCSIN_NEW(&(project)->arena, type, 0))

static void fill_in_arrays(struct tocsin_project *project)
{
	project->tasks = NEVER_NULL(project, struct tocsin_task, tasks);
	project->summaries = NEVER_NULL(project, struct tocsin_summary, summaries);
	project->links = NEVER_NULL(project, struct tocsin_link, links);
	project->demands = NEVER_NULL(project, struct tocsin_demand, demands);
	project->resources = NEVER_NULL(project, struct tocsin_resource, resources);
	project->absences = NEVER_NULL(project, struct tocsin_absence, absences);
}

bool tocsin_project_finish(struct tocsin_project *project, struct tocsin_diags *diags)
{
	fill_in_arrays(project);
	struct tocsin_arena scratch;
	tocsin_arena_init(&scratch);
	struct grouping grouping;
	bool ids_are_keys;
	count_links(&grouping, project, &scratch);
	pass_over_tasks(project, &grouping, diags, &ids_are_keys);
	group_links(&grouping, project);
	bool acyclic = put_in_order(project, &scratch, diags);
	index_tasks(project, ids_are_keys);
	pauses_make(project);
	tocsin_arena_finish(&scratch);
	return acyclic;
}
