/*
 * The network G once more: every link and resource link that binds at the commit as one kind of
 * edge, ordered, with the longest paths through it.
 *
 * A path runs through starts and finishes. Where it comes to a finish (FF, SF) it also reaches that
 * task's start, its work and its pauses earlier, for a task is rigid.
 */
#include "auditing.h"

/* Links of done tasks are facts; so are those that tie the start of a task that has started. */
static bool still_binds(const struct auditing *auditing, const struct tocsin_link *link)
{
	enum tocsin_task_phase from = audit_phase(auditing, link->from);
	enum tocsin_task_phase to = audit_phase(auditing, link->to);
	if (from == TOCSIN_DONE || to == TOCSIN_DONE)
		return false;
	if (to == TOCSIN_IN_PROGRESS && !audit_into_finish(link->type))
		return false;
	return from == TOCSIN_NOT_STARTED || audit_from_finish(link->type);
}

static struct audit_edge edge_of_link(const struct auditing *auditing, uint32_t row)
{
	const struct tocsin_link *link = &auditing->project->links[row];
	tocsin_work from = audit_from_finish(link->type) ? auditing->finish[link->from]
							 : auditing->start[link->from];
	return (struct audit_edge){
		.from = link->from,
		.to = link->to,
		.type = link->type,
		.row = row,
		.lag = tocsin_lagged(auditing->project, link, from) - from,
	};
}

/* Links first, then resource links; still in the order of their rows. */
static struct audit_edge *collect_edges(struct auditing *auditing)
{
	const struct tocsin_project *project = auditing->project;
	uint32_t resource_links = auditing->plan->resource_link_count;
	struct audit_edge *edges = TOCSIN_NEW(
		auditing->arena, struct audit_edge, project->link_count + resource_links);
	uint32_t count = 0;
	for (uint32_t k = 0; k < project->link_count; k++)
		if (still_binds(auditing, &project->links[k]))
			edges[count++] = edge_of_link(auditing, k);
	for (uint32_t k = 0; k < resource_links; k++) {
		const struct tocsin_resource_link *link = &auditing->resource_links[k];
		if (audit_phase(auditing, link->from) != TOCSIN_DONE &&
			audit_phase(auditing, link->to) == TOCSIN_NOT_STARTED)
			edges[count++] = (struct audit_edge){.from = link->from,
				.to = link->to,
				.type = TOCSIN_FS,
				.by_resource = true,
				.row = k};
	}
	auditing->edge_count = count;
	return edges;
}

static void group_edges(struct auditing *auditing)
{
	uint32_t tasks = auditing->project->task_count;
	const struct audit_edge *edges = collect_edges(auditing);
	uint32_t *in = TOCSIN_NEW(auditing->arena, uint32_t, tasks + 2);
	uint32_t *out = TOCSIN_NEW(auditing->arena, uint32_t, tasks + 2);
	for (uint32_t k = 0; k < auditing->edge_count; k++) {
		in[edges[k].to + 2]++;
		out[edges[k].from + 2]++;
	}
	for (uint32_t i = 2; i < tasks + 2; i++) {
		in[i] += in[i - 1];
		out[i] += out[i - 1];
	}
	auditing->edges = TOCSIN_NEW(auditing->arena, struct audit_edge, auditing->edge_count);
	auditing->out = TOCSIN_NEW(auditing->arena, uint32_t, auditing->edge_count);
	for (uint32_t k = 0; k < auditing->edge_count; k++) {
		uint32_t place = in[edges[k].to + 1]++;
		auditing->edges[place] = edges[k];
		auditing->out[out[edges[k].from + 1]++] = place;
	}
	auditing->first_in = in;
	auditing->first_out = out;
}

void audit_network(struct auditing *auditing)
{
	uint32_t tasks = auditing->project->task_count, count = 0;
	group_edges(auditing);
	uint32_t *waits = TOCSIN_NEW(auditing->arena, uint32_t, tasks);
	uint32_t *order = TOCSIN_NEW(auditing->arena, uint32_t, tasks);
	for (uint32_t i = 0; i < tasks; i++) {
		waits[i] = auditing->first_in[i + 1] - auditing->first_in[i];
		if (waits[i] == 0)
			order[count++] = i;
	}
	for (uint32_t k = 0; k < count; k++) {
		uint32_t from = order[k];
		for (uint32_t e = auditing->first_out[from]; e < auditing->first_out[from + 1];
			e++) {
			uint32_t to = auditing->edges[auditing->out[e]].to;
			if (--waits[to] == 0)
				order[count++] = to;
		}
	}
	if (count == tasks) {
		auditing->order = order;
		return;
	}
	uint32_t held = 0;
	while (waits[held] == 0)
		held++;
	audit_find(auditing, "links and resource links close a cycle before %s",
		audit_id(auditing, held));
}

/* What a task takes where it is planned, its pauses included. */
static tocsin_work planned_length(const struct auditing *auditing, uint32_t task)
{
	if (audit_phase(auditing, task) != TOCSIN_NOT_STARTED)
		return audit_work_left(auditing, task);
	return auditing->finish[task] - auditing->start[task];
}

struct audit_paths audit_longest_paths(const struct auditing *auditing, bool critical)
{
	uint32_t tasks = auditing->project->task_count;
	struct audit_paths paths = {
		.start = TOCSIN_NEW(auditing->arena, tocsin_work, tasks),
		.finish = TOCSIN_NEW(auditing->arena, tocsin_work, tasks),
	};
	for (uint32_t n = 0; n < tasks; n++) {
		uint32_t i = auditing->order[n];
		tocsin_work work = audit_work_left(auditing, i), start = 0;
		for (uint32_t k = auditing->first_in[i]; k < auditing->first_in[i + 1]; k++) {
			const struct audit_edge *edge = &auditing->edges[k];
			if (!critical && audit_critical(auditing, edge->from))
				continue;
			tocsin_work at = edge->lag + (audit_from_finish(edge->type)
								     ? paths.finish[edge->from]
								     : paths.start[edge->from]);
			if (audit_into_finish(edge->type))
				at -= planned_length(auditing, i);
			if (at > start)
				start = at;
		}
		paths.start[i] = start;
		paths.finish[i] = start + work;
		if ((critical || !audit_critical(auditing, i)) && paths.finish[i] > paths.longest)
			paths.longest = paths.finish[i];
	}
	return paths;
}

static tocsin_work within(tocsin_work value, tocsin_work most)
{
	return value < 0 ? 0 : value > most ? most : value;
}

/* How much of a task lies before the place where the chain leaves it. */
static tocsin_work leaves_at(tocsin_work work, const struct audit_edge *out)
{
	return out && !audit_from_finish(out->type) ? within(out->lag, work) : work;
}

/* And before the place where it enters it: by FF or SF so much before its end as the lag says. */
static tocsin_work enters_at(tocsin_work work, const struct audit_edge *in)
{
	return in && audit_into_finish(in->type) ? work - within(in->lag, work) : 0;
}

static tocsin_work part_of(
	tocsin_work work, const struct audit_edge *in, const struct audit_edge *out)
{
	tocsin_work part = leaves_at(work, out) - enters_at(work, in);
	return part > 0 ? part : 0;
}

tocsin_work audit_reach(const struct auditing *auditing, const struct audit_edge *edge)
{
	tocsin_work place =
		edge->lag + (audit_from_finish(edge->type) ? auditing->finish[edge->from]
							   : auditing->start[edge->from]);
	bool into_finish = audit_into_finish(edge->type);
	if (audit_phase(auditing, edge->to) == TOCSIN_NOT_STARTED) {
		tocsin_work at = into_finish || place < auditing->t ? auditing->t : place;
		tocsin_work start = audit_could_start(
			auditing, edge->to, at, into_finish ? place : TOCSIN_NO_WORK);
		if (start > auditing->t)
			return start;
	}
	if (!into_finish)
		return place;
	return place - planned_length(auditing, edge->to);
}

tocsin_work audit_work_along(const struct auditing *auditing, const struct audit_edge *edge)
{
	tocsin_work along = edge->lag;
	if (audit_from_finish(edge->type))
		along += audit_work_left(auditing, edge->from);
	if (audit_into_finish(edge->type))
		along -= audit_work_left(auditing, edge->to);
	return along;
}

const struct audit_edge *audit_edge_between(
	const struct auditing *auditing, uint32_t from, uint32_t to)
{
	const struct audit_edge *best = NULL;
	for (uint32_t k = auditing->first_in[to]; k < auditing->first_in[to + 1]; k++) {
		const struct audit_edge *edge = &auditing->edges[k];
		if (edge->from == from &&
			(!best || audit_reach(auditing, edge) > audit_reach(auditing, best)))
			best = edge;
	}
	return best;
}

/* Two tasks may be tied by edges that are equally tight; a chain takes the one it likes. */
enum { TIES = 8 };

struct ties {
	const struct audit_edge *edges[TIES];
	uint32_t count;
};

static struct ties ties_between(const struct auditing *auditing, uint32_t from, uint32_t to,
	tocsin_work (*carries)(const struct auditing *, const struct audit_edge *))
{
	struct ties ties = {.count = 0};
	tocsin_work furthest = TOCSIN_NO_WORK;
	for (uint32_t k = auditing->first_in[to]; k < auditing->first_in[to + 1]; k++) {
		const struct audit_edge *edge = &auditing->edges[k];
		tocsin_work far = carries(auditing, edge);
		if (edge->from != from || far < furthest)
			continue;
		if (far > furthest)
			ties.count = 0;
		furthest = far;
		if (ties.count < TIES)
			ties.edges[ties.count++] = edge;
	}
	if (ties.count == 0)
		ties.count = 1; /* tied by nothing, which is found elsewhere */
	return ties;
}

/* Keeps those ways out of a task with which, by some way in, its part is `part`. */
static struct ties ways_on(
	const struct ties *in, const struct ties *out, tocsin_work work, tocsin_work part)
{
	struct ties on = {.count = 0};
	for (uint32_t j = 0; j < out->count; j++) {
		bool fits = false;
		for (uint32_t k = 0; k < in->count; k++)
			fits = fits || part_of(work, in->edges[k], out->edges[j]) == part;
		if (fits)
			on.edges[on.count++] = out->edges[j];
	}
	return on;
}

/* A in its place: what an elapsed task spans there. */
static tocsin_work planned_work(const struct auditing *auditing, uint32_t task)
{
	const struct tocsin_task *of = &auditing->project->tasks[task];
	return of->elapsed ? auditing->finish[task] - auditing->start[task] : of->focused;
}

tocsin_work audit_spent(const struct auditing *auditing, uint32_t task)
{
	if (audit_phase(auditing, task) == TOCSIN_NOT_STARTED)
		return 0;
	return planned_work(auditing, task) - audit_work_left(auditing, task);
}

void audit_parts(struct auditing *auditing, const struct tocsin_chain_item *items, uint32_t count,
	const struct audit_edge *last,
	tocsin_work (*carries)(const struct auditing *, const struct audit_edge *),
	const char *name)
{
	struct ties in = {.count = 1};
	for (uint32_t k = 0; k < count; k++) {
		uint32_t task = auditing->task[items[k].task];
		struct ties out = {.edges = {last}, .count = 1};
		if (k + 1 < count)
			out = ties_between(
				auditing, task, auditing->task[items[k + 1].task], carries);
		tocsin_work work = planned_work(auditing, task);
		struct ties on = ways_on(&in, &out, work, items[k].part);
		if (on.count == 0) {
			audit_find(auditing, "%s counts %s of %s, where %s lie on it", name,
				audit_amount(auditing, items[k].part), audit_id(auditing, task),
				audit_amount(auditing, part_of(work, in.edges[0], out.edges[0])));
			on = out;
		}
		in = on;
	}
}
