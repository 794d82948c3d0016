#include "chain.h"

#include <stdlib.h>

static tocsin_work clamp(tocsin_work value, tocsin_work low, tocsin_work high)
{
	return value < low ? low : value > high ? high : value;
}

static tocsin_work amount(const struct chain_paths *paths, uint32_t task)
{
	return schedule_amount(paths->network->planning, paths->schedule, task);
}

/* The lag in minutes of the axis, in its planned place. */
static tocsin_work edge_lag(const struct chain_paths *paths, const struct network_edge *edge)
{
	return edge_bound(paths->network, edge, paths->schedule) -
	       edge_source(edge, paths->schedule);
}

/* Where a path that goes on by `edge` (TOCSIN_NONE: by the finish) leaves a task, in work. */
static tocsin_work chain_exit(const struct chain_paths *paths, uint32_t task, uint32_t edge)
{
	tocsin_work all = amount(paths, task);
	if (edge == TOCSIN_NONE || edge_from_finish(&paths->network->edges[edge]))
		return all;
	return clamp(edge_lag(paths, &paths->network->edges[edge]), 0, all);
}

/* Where an edge enters its `to`, in work. */
static tocsin_work chain_entry(const struct chain_paths *paths, const struct network_edge *edge)
{
	if (!edge_to_finish(edge))
		return 0;
	tocsin_work all = amount(paths, edge->to);
	return clamp(all - edge_lag(paths, edge), 0, all);
}

static tocsin_work part_between(tocsin_work entry, tocsin_work exit)
{
	return exit > entry ? exit - entry : 0;
}

tocsin_work chain_part(
	const struct chain_paths *paths, uint32_t task, uint32_t in_edge, uint32_t out_edge)
{
	tocsin_work entry =
		in_edge == TOCSIN_NONE ? 0 : chain_entry(paths, &paths->network->edges[in_edge]);
	return part_between(entry, chain_exit(paths, task, out_edge));
}

tocsin_work chain_part_left(const struct planning *planning, const struct schedule *schedule,
	uint32_t task, tocsin_work part)
{
	if (planning->states[task].phase == TOCSIN_NOT_STARTED)
		return part;
	if (planning->states[task].phase == TOCSIN_DONE)
		return 0;
	tocsin_work left = schedule_left(planning, schedule, task) + part -
			   schedule_amount(planning, schedule, task);
	return left > 0 ? left : 0;
}

/* The rank of a path up to a state and through its task, left after `exit` of its work. */
static struct chain_rank rank_through(
	const struct chain_paths *paths, const struct chain_state *state, tocsin_work exit)
{
	const struct planning *planning = paths->network->planning;
	const struct tocsin_task *task = &planning->project->tasks[state->task];
	struct chain_rank rank = state->rank;
	tocsin_work left = chain_part_left(
		planning, paths->schedule, state->task, part_between(state->entry, exit));
	if (task->focused > 0) {
		double d =
			(double)(task->safe - task->focused) * (double)left / (double)task->focused;
		rank.squares += d * d;
	}
	rank.tasks++;
	return rank;
}

static int compare_ranks(const struct chain_rank *a, const struct chain_rank *b)
{
	if (a->squares != b->squares)
		return a->squares > b->squares ? 1 : -1;
	if (a->tasks != b->tasks)
		return a->tasks > b->tasks ? 1 : -1;
	if (a->resource_links != b->resource_links)
		return a->resource_links < b->resource_links ? 1 : -1;
	return 0;
}

/*
 * Of two paths with as many tasks the one whose row numbers come first. Walking back in step, the
 * last difference seen is the first one along the paths.
 */
static bool rows_come_first(const struct chain_paths *paths, uint32_t a, uint32_t b)
{
	bool first = false;
	while (a != b && a != TOCSIN_NONE && b != TOCSIN_NONE) {
		const struct chain_state *x = &paths->states.items[a];
		const struct chain_state *y = &paths->states.items[b];
		if (x->task != y->task)
			first = x->task < y->task;
		a = x->before;
		b = y->before;
	}
	return first;
}

bool chain_preferred(const struct chain_paths *paths, uint32_t a, const struct chain_rank *rank_a,
	uint32_t b, const struct chain_rank *rank_b)
{
	int order = compare_ranks(rank_a, rank_b);
	return order != 0 ? order > 0 : rows_come_first(paths, a, b);
}

uint32_t chain_best_state(
	const struct chain_paths *paths, uint32_t task, uint32_t edge, struct chain_rank *rank)
{
	tocsin_work exit = chain_exit(paths, task, edge);
	uint32_t best = paths->first_state[task];
	struct chain_rank best_rank = rank_through(paths, &paths->states.items[best], exit);
	for (uint32_t s = best + 1; s < paths->end_state[task]; s++) {
		struct chain_rank next = rank_through(paths, &paths->states.items[s], exit);
		if (chain_preferred(paths, s, &next, best, &best_rank)) {
			best = s;
			best_rank = next;
		}
	}
	if (rank)
		*rank = best_rank;
	return best;
}

tocsin_work chain_reach(const struct chain_paths *paths, uint32_t edge)
{
	const struct network_edge *it = &paths->network->edges[edge];
	if (paths->pinned && paths->pinned[it->to])
		return schedule_begin(paths->network->planning, paths->schedule, it->to);
	return edge_reach(paths->network, it, paths->schedule);
}

tocsin_work chain_edge_length(const struct chain_paths *paths, uint32_t edge)
{
	const struct network_edge *it = &paths->network->edges[edge];
	const struct planning *planning = paths->network->planning;
	if (!paths->work_only)
		return chain_reach(paths, edge) -
		       schedule_begin(planning, paths->schedule, it->from);
	tocsin_work length = edge_lag(paths, it);
	if (edge_from_finish(it))
		length += schedule_left(planning, paths->schedule, it->from);
	if (edge_to_finish(it))
		length -= schedule_left(planning, paths->schedule, it->to);
	return length;
}

/* Adds a state of the task that is being looked at, or improves the one with the same entry. */
static void offer_state(struct chain_paths *paths, struct chain_state offer)
{
	for (uint32_t s = paths->first_state[offer.task]; s < paths->states.count; s++) {
		struct chain_state *known = &paths->states.items[s];
		if (known->entry != offer.entry)
			continue;
		int order = compare_ranks(&offer.rank, &known->rank);
		if (order > 0 ||
			(order == 0 && rows_come_first(paths, offer.before, known->before)))
			*known = offer;
		return;
	}
	TOCSIN_VECTOR_PUSH(paths->network->planning->arena, &paths->states, offer);
}

/*
 * Where a task is pinned all edges into it reach as far. Of two from one task the tighter one is
 * then the way that a path takes.
 */
static bool is_slack_beside_another(const struct chain_paths *paths, uint32_t edge)
{
	const struct network *network = paths->network;
	const struct network_edge *it = &network->edges[edge];
	if (!paths->pinned || !paths->pinned[it->to])
		return false;
	tocsin_work reach = edge_reach(network, it, paths->schedule);
	for (uint32_t e = network->first_in[it->to]; e < network->first_in[it->to + 1]; e++)
		if (network->edges[e].from == it->from &&
			edge_reach(network, &network->edges[e], paths->schedule) > reach)
			return true;
	return false;
}

/* The longest path up to a task, and the states in which such paths reach it. */
static void reach_task(
	struct chain_paths *paths, uint32_t task, tocsin_work source, tocsin_work *lengths)
{
	const struct network *network = paths->network;
	uint32_t first = network->first_in[task], end = network->first_in[task + 1];
	paths->length[task] = source;
	for (uint32_t e = first; e < end; e++) {
		uint32_t from = network->edges[e].from;
		if (!paths->member[from])
			continue;
		lengths[e] = paths->length[from] + chain_edge_length(paths, e);
		if (lengths[e] > paths->length[task])
			paths->length[task] = lengths[e];
	}
	paths->first_state[task] = paths->states.count;
	if (source == paths->length[task])
		offer_state(paths, (struct chain_state){task, TOCSIN_NONE, TOCSIN_NONE, 0, {0}});
	for (uint32_t e = first; e < end; e++) {
		const struct network_edge *edge = &network->edges[e];
		if (!paths->member[edge->from] || lengths[e] != paths->length[task] ||
			is_slack_beside_another(paths, e))
			continue;
		struct chain_state next = {.task = task, .edge = e};
		next.before = chain_best_state(paths, edge->from, e, &next.rank);
		next.rank.resource_links += edge->by_resource;
		next.entry = chain_entry(paths, edge);
		offer_state(paths, next);
	}
	paths->end_state[task] = paths->states.count;
}

void chain_paths_find(struct chain_paths *paths, const tocsin_work *source)
{
	const struct network *network = paths->network;
	struct tocsin_arena *arena = network->planning->arena;
	paths->length = TOCSIN_NEW(arena, tocsin_work, network->task_count);
	paths->first_state = TOCSIN_NEW(arena, uint32_t, network->task_count);
	paths->end_state = TOCSIN_NEW(arena, uint32_t, network->task_count);
	tocsin_work *lengths = TOCSIN_NEW(arena, tocsin_work, network->edge_count);
	for (uint32_t k = 0; k < network->task_count; k++) {
		uint32_t task = network->order[k];
		if (paths->member[task])
			reach_task(paths, task, source ? source[task] : 0, lengths);
	}
}

uint32_t chain_task_count(const struct chain_paths *paths, uint32_t state)
{
	return paths->states.items[state].rank.tasks + 1;
}

tocsin_work chain_last_part(const struct chain_paths *paths, uint32_t state, uint32_t edge)
{
	const struct chain_state *at = &paths->states.items[state];
	return part_between(at->entry, chain_exit(paths, at->task, edge));
}

void chain_write(const struct chain_paths *paths, uint32_t state, uint32_t edge,
	struct tocsin_chain_item *items)
{
	for (uint32_t k = chain_task_count(paths, state); k > 0; k--) {
		const struct chain_state *at = &paths->states.items[state];
		items[k - 1].task = at->task;
		items[k - 1].part = chain_last_part(paths, state, edge);
		edge = at->edge;
		state = at->before;
	}
}
