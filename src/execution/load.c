/*
 * Load: the stretches in which tasks use a resource, cut into steps; and swept through in the order
 * of time for what they ask together.
 *
 *     Crew 1    Dig  ==========
 *               Lay        ==========
 *     asked     1    1     2   1            conflict where both lie
 */
#include "tocsin/load.h"

#include <stdlib.h>
#include <string.h>

#include "tocsin/vector.h"

/* A task at work on a resource without a break. */
struct piece {
	tocsin_work from, to;
	uint32_t task;
	int64_t amount;
};

struct pieces {
	struct piece *items;
	uint32_t count, capacity;
};

/* Something that changes what is asked of a resource, or what there is. */
struct change {
	tocsin_work at;
	int64_t asked, available;
	uint32_t piece; /* that begins or ends; TOCSIN_NONE = an absence */
};

struct changes {
	struct change *items;
	uint32_t count, capacity;
};

struct loading {
	const struct tocsin_load_request *request;
	struct tocsin_load *out;
	struct tocsin_arena *arena, *scratch;
	/* Demands grouped by resource: entries first[r] up to first[r + 1]. */
	uint32_t *first, *task;
	int64_t *amount;
	uint32_t *seen; /* by task: the newest conflict that counts it, as numbered by `found` */
	uint32_t found; /* conflicts, the past ones too */
	TOCSIN_VECTOR(struct tocsin_conflict) conflicts;
	TOCSIN_VECTOR(uint32_t) tasks;  /* of all conflicts */
	TOCSIN_VECTOR(uint32_t) active; /* pieces at work at one instant */
};

static void group_demands(struct loading *loading)
{
	const struct tocsin_project *project = loading->request->project;
	uint32_t resources = project->resource_count;
	loading->first = TOCSIN_NEW(loading->scratch, uint32_t, resources + 2);
	loading->task = TOCSIN_NEW(loading->scratch, uint32_t, project->demand_count);
	loading->amount = TOCSIN_NEW(loading->scratch, int64_t, project->demand_count);
	for (uint32_t i = 0; i < project->demand_count; i++)
		loading->first[project->demands[i].resource + 2]++;
	for (uint32_t r = 2; r < resources + 2; r++)
		loading->first[r] += loading->first[r - 1];
	for (uint32_t i = 0; i < project->task_count; i++) {
		const struct tocsin_task *task = &project->tasks[i];
		for (uint32_t d = 0; d < task->demand_count; d++) {
			const struct tocsin_demand *demand =
				&project->demands[task->first_demand + d];
			uint32_t at = loading->first[demand->resource + 1]++;
			loading->task[at] = i;
			loading->amount[at] = tocsin_demand_planned(project, demand);
		}
	}
}

/* The stretches of one task between its places, without its pauses. */
static void add_pieces(struct loading *loading, struct pieces *pieces,
	const struct tocsin_places *places, uint32_t task, int64_t amount)
{
	const struct tocsin_project *project = loading->request->project;
	const struct tocsin_task *it = &project->tasks[task];
	tocsin_work from = places->start[task], to = places->finish[task];
	if (from == TOCSIN_NO_WORK || to == TOCSIN_NO_WORK || amount <= 0)
		return;
	for (uint32_t k = 0; k < it->pause_count && from < to; k++) {
		const struct tocsin_pause *pause = &project->pauses[it->first_pause + k];
		if (pause->to <= from)
			continue;
		if (pause->from >= to)
			break;
		struct piece piece = {from, pause->from, task, amount};
		if (piece.from < piece.to)
			TOCSIN_VECTOR_PUSH(loading->scratch, pieces, piece);
		from = pause->to;
	}
	struct piece last = {from, to, task, amount};
	if (last.from < last.to)
		TOCSIN_VECTOR_PUSH(loading->scratch, pieces, last);
}

static void collect_pieces(struct loading *loading, struct pieces *pieces,
	const struct tocsin_places *places, uint32_t resource)
{
	pieces->count = 0;
	for (uint32_t k = loading->first[resource]; k < loading->first[resource + 1]; k++)
		add_pieces(loading, pieces, places, loading->task[k], loading->amount[k]);
}

/* ---- Steps ---- */

/* Adds `amount` for the minutes of [from, to) to the steps that they lie in. */
static void add_stretch(const struct loading *loading, int64_t *steps, tocsin_work from,
	tocsin_work to, int64_t amount)
{
	const struct tocsin_load_request *request = loading->request;
	tocsin_work end = request->from + request->step * (tocsin_work)request->steps;
	from = from < request->from ? request->from : from;
	to = to > end ? end : to;
	while (from < to) {
		tocsin_work at = (from - request->from) / request->step;
		tocsin_work next = request->from + (at + 1) * request->step;
		tocsin_work until = next < to ? next : to;
		steps[at] += (until - from) * amount;
		from = until;
	}
}

static void fill_steps(struct loading *loading, const struct pieces *pieces, uint32_t resource)
{
	const struct tocsin_load_request *request = loading->request;
	const struct tocsin_resource *it = &request->project->resources[resource];
	size_t row = (size_t)resource * request->steps;
	int64_t *available = loading->out->available + row;
	for (uint32_t i = 0; i < request->steps; i++)
		available[i] = it->capacity * request->step;
	for (uint32_t k = 0; k < it->absence_count; k++) {
		const struct tocsin_absence *absence =
			&request->project->absences[it->first_absence + k];
		add_stretch(loading, available, absence->from, absence->to,
			absence->capacity - it->capacity);
	}
	for (uint32_t k = 0; k < pieces->count; k++)
		add_stretch(loading, loading->out->used + row, pieces->items[k].from,
			pieces->items[k].to, pieces->items[k].amount);
}

/* ---- Conflicts ---- */

static int by_time(const void *left, const void *right)
{
	const struct change *a = left, *b = right;
	if (a->at != b->at)
		return a->at < b->at ? -1 : 1;
	return (a->piece > b->piece) - (a->piece < b->piece);
}

static void collect_changes(struct loading *loading, struct changes *changes,
	const struct pieces *pieces, uint32_t resource)
{
	const struct tocsin_project *project = loading->request->project;
	const struct tocsin_resource *it = &project->resources[resource];
	changes->count = 0;
	for (uint32_t k = 0; k < pieces->count; k++) {
		const struct piece *piece = &pieces->items[k];
		struct change begins = {piece->from, piece->amount, 0, k};
		struct change ends = {piece->to, -piece->amount, 0, k};
		TOCSIN_VECTOR_PUSH(loading->scratch, changes, begins);
		TOCSIN_VECTOR_PUSH(loading->scratch, changes, ends);
	}
	for (uint32_t k = 0; k < it->absence_count; k++) {
		const struct tocsin_absence *absence = &project->absences[it->first_absence + k];
		int64_t less = absence->capacity - it->capacity;
		struct change begins = {absence->from, 0, less, TOCSIN_NONE};
		struct change ends = {absence->to, 0, -less, TOCSIN_NONE};
		TOCSIN_VECTOR_PUSH(loading->scratch, changes, begins);
		TOCSIN_VECTOR_PUSH(loading->scratch, changes, ends);
	}
	if (changes->count > 0)
		qsort(changes->items, changes->count, sizeof *changes->items, by_time);
}

/* Who is at work in the newest conflict takes part in it. */
static void count_active(struct loading *loading, const struct pieces *pieces)
{
	struct tocsin_conflict *conflict = &loading->conflicts.items[loading->conflicts.count - 1];
	for (uint32_t k = 0; k < loading->active.count; k++) {
		uint32_t task = pieces->items[loading->active.items[k]].task;
		if (loading->seen[task] == loading->found)
			continue;
		loading->seen[task] = loading->found;
		conflict->task_count++;
		TOCSIN_VECTOR_PUSH(loading->arena, &loading->tasks, task);
	}
}

static void change_active(struct loading *loading, const struct change *change)
{
	if (change->piece == TOCSIN_NONE)
		return;
	if (change->asked > 0) {
		TOCSIN_VECTOR_PUSH(loading->scratch, &loading->active, change->piece);
		return;
	}
	uint32_t at = 0;
	while (loading->active.items[at] != change->piece)
		at++;
	loading->active.count--;
	memmove(&loading->active.items[at], &loading->active.items[at + 1],
		(loading->active.count - at) * sizeof *loading->active.items);
}

static void find_conflicts(struct loading *loading, const struct changes *changes,
	const struct pieces *pieces, uint32_t resource)
{
	int64_t asked = 0, available = loading->request->project->resources[resource].capacity;
	bool open = false;
	loading->active.count = 0;
	for (uint32_t k = 0; k < changes->count;) {
		tocsin_work at = changes->items[k].at;
		for (; k < changes->count && changes->items[k].at == at; k++) {
			asked += changes->items[k].asked;
			available += changes->items[k].available;
			change_active(loading, &changes->items[k]);
		}
		if (asked <= available) {
			if (open)
				loading->conflicts.items[loading->conflicts.count - 1].to = at;
			open = false;
			continue;
		}
		struct tocsin_conflict begun = {
			resource, at, at, asked, available, loading->tasks.count, 0};
		if (!open) {
			TOCSIN_VECTOR_PUSH(loading->arena, &loading->conflicts, begun);
			loading->found++;
		}
		open = true;
		struct tocsin_conflict *conflict =
			&loading->conflicts.items[loading->conflicts.count - 1];
		if (asked - available > conflict->needed - conflict->available) {
			conflict->needed = asked;
			conflict->available = available;
		}
		count_active(loading, pieces);
	}
}

/* The steps that conflicts reach into, but what is past. */
static void mark_steps(struct loading *loading, uint32_t resource, uint32_t from)
{
	const struct tocsin_load_request *request = loading->request;
	for (uint32_t k = from; k < loading->conflicts.count; k++) {
		const struct tocsin_conflict *conflict = &loading->conflicts.items[k];
		tocsin_work first = conflict->from < request->from ? request->from : conflict->from;
		for (tocsin_work i = (first - request->from) / request->step;
			i < (tocsin_work)request->steps &&
			request->from + i * request->step < conflict->to;
			i++)
			loading->out->over[(size_t)resource * request->steps + (size_t)i] = true;
	}
}

/* What ended before `from` is nobody's concern any more. */
static void drop_past(struct loading *loading, uint32_t from)
{
	uint32_t kept = from;
	for (uint32_t k = from; k < loading->conflicts.count; k++)
		if (loading->conflicts.items[k].to > loading->request->from)
			loading->conflicts.items[kept++] = loading->conflicts.items[k];
	loading->conflicts.count = kept;
}

void tocsin_load_make(struct tocsin_load *out, struct tocsin_arena *arena,
	const struct tocsin_load_request *request)
{
	uint32_t resources = request->project->resource_count;
	size_t cells = (size_t)resources * request->steps;
	struct tocsin_arena scratch;
	tocsin_arena_init(&scratch);
	*out = (struct tocsin_load){.from = request->from,
		.step = request->step,
		.steps = request->steps,
		.used = TOCSIN_NEW(arena, int64_t, cells),
		.available = TOCSIN_NEW(arena, int64_t, cells),
		.over = TOCSIN_NEW(arena, bool, cells),
		.first_conflict = TOCSIN_NEW(arena, uint32_t, resources + 1)};
	struct loading loading = {.request = request,
		.out = out,
		.arena = arena,
		.scratch = &scratch,
		.seen = TOCSIN_NEW(&scratch, uint32_t, request->project->task_count)};
	struct pieces pieces = {0};
	struct changes changes = {0};
	group_demands(&loading);
	for (uint32_t r = 0; r < resources; r++) {
		uint32_t from = out->first_conflict[r] = loading.conflicts.count;
		collect_pieces(&loading, &pieces, &request->places, r);
		fill_steps(&loading, &pieces, r);
		collect_pieces(&loading, &pieces, &request->kept, r);
		collect_changes(&loading, &changes, &pieces, r);
		find_conflicts(&loading, &changes, &pieces, r);
		drop_past(&loading, from);
		mark_steps(&loading, r, from);
	}
	out->first_conflict[resources] = loading.conflicts.count;
	out->conflicts = loading.conflicts.items;
	out->conflict_tasks = loading.tasks.items;
	tocsin_arena_finish(&scratch);
}
