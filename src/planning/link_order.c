#include "link_order.h"

#include <stdlib.h>

#include "live_network.h"

/* ---- The order that the starts suggest ---- */

struct begun {
	tocsin_work at;
	uint32_t place; /* in project->order, for among equals predecessors come first */
	uint32_t task;
};

static int by_start(const void *a, const void *b)
{
	const struct begun *x = a, *y = b;
	if (x->at != y->at)
		return x->at < y->at ? -1 : 1;
	return x->place < y->place ? -1 : 1;
}

static struct begun *sort_by_start(const struct planning *planning, const struct schedule *schedule)
{
	const struct tocsin_project *project = planning->project;
	struct begun *begun = TOCSIN_NEW(planning->arena, struct begun, project->task_count);
	for (uint32_t k = 0; k < project->task_count; k++) {
		uint32_t task = project->order[k];
		begun[k] = (struct begun){schedule->start[task], k, task};
	}
	if (project->task_count > 0)
		qsort(begun, project->task_count, sizeof *begun, by_start);
	return begun;
}

/* The next predecessor that has no rank yet, by a link that binds; TOCSIN_NONE. */
static uint32_t next_unranked(const struct link_order *order, uint32_t task, uint32_t *looked_at)
{
	const struct tocsin_project *project = order->planning->project;
	const struct tocsin_task *it = &project->tasks[task];
	while (looked_at[task] < it->in_count) {
		const struct tocsin_link *link =
			&project->links[project->in_links[it->first_in + looked_at[task]++]];
		if (order->rank[link->from] == TOCSIN_NONE &&
			live_link_binds(order->planning->states, link))
			return link->from;
	}
	return TOCSIN_NONE;
}

/* Gives the task its rank, its predecessors theirs before it. */
static void rank_task(
	struct link_order *order, uint32_t task, uint32_t *looked_at, uint32_t *ranked)
{
	uint32_t *path = order->dealt, depth = 0;
	path[depth++] = task;
	while (depth > 0) {
		uint32_t at = path[depth - 1];
		uint32_t before = next_unranked(order, at, looked_at);
		if (before != TOCSIN_NONE) {
			path[depth++] = before;
			continue;
		}
		order->at_rank[*ranked] = at;
		order->rank[at] = (*ranked)++;
		depth--;
	}
}

void link_order_init(
	struct link_order *order, const struct planning *planning, const struct schedule *schedule)
{
	uint32_t count = planning->project->task_count, ranked = 0;
	*order = (struct link_order){
		.planning = planning,
		.rank = TOCSIN_NEW(planning->arena, uint32_t, count),
		.at_rank = TOCSIN_NEW(planning->arena, uint32_t, count),
		.last_in = TOCSIN_NEW(planning->arena, uint32_t, count),
		.last_out = TOCSIN_NEW(planning->arena, uint32_t, count),
		.after = {.forward = true},
		.dealt = TOCSIN_NEW(planning->arena, uint32_t, count),
	};
	struct link_reach *reaches[] = {&order->after, &order->before};
	for (int k = 0; k < 2; k++) {
		reaches[k]->tasks = TOCSIN_NEW(planning->arena, uint32_t, count);
		reaches[k]->found = TOCSIN_NEW(planning->arena, bool, count);
	}
	for (uint32_t i = 0; i < count; i++)
		order->rank[i] = order->last_in[i] = order->last_out[i] = TOCSIN_NONE;
	uint32_t *looked_at = TOCSIN_NEW(planning->arena, uint32_t, count);
	const struct begun *begun = sort_by_start(planning, schedule);
	for (uint32_t k = 0; k < count; k++)
		if (order->rank[begun[k].task] == TOCSIN_NONE)
			rank_task(order, begun[k].task, looked_at, &ranked);
}

/* ---- One more link ---- */

/* Takes a task among those found, if it is new and not past the limit. */
static void find_task(struct link_order *order, struct link_reach *reach, uint32_t task)
{
	bool past = reach->forward ? order->rank[task] > reach->limit
				   : order->rank[task] < reach->limit;
	if (past || reach->found[task])
		return;
	reach->found[task] = true;
	reach->tasks[reach->count++] = task;
}

/* All that hangs on a task, or that it hangs on, itself included, up to the limit. */
static void find_reach(struct link_order *order, struct link_reach *reach, uint32_t task)
{
	const struct tocsin_project *project = order->planning->project;
	reach->count = 0;
	find_task(order, reach, task);
	for (uint32_t n = 0; n < reach->count; n++) {
		uint32_t at = reach->tasks[n];
		const struct tocsin_task *it = &project->tasks[at];
		const uint32_t *links = reach->forward ? &project->out_links[it->first_out]
						       : &project->in_links[it->first_in];
		uint32_t count = reach->forward ? it->out_count : it->in_count;
		for (uint32_t k = 0; k < count; k++) {
			const struct tocsin_link *link = &project->links[links[k]];
			if (live_link_binds(order->planning->states, link))
				find_task(order, reach, reach->forward ? link->to : link->from);
		}
		uint32_t next = reach->forward ? order->last_out[at] : order->last_in[at];
		while (next != TOCSIN_NONE) {
			const struct order_link *link = &order->links.items[next];
			if (!link->removed)
				find_task(order, reach, reach->forward ? link->to : link->from);
			next = reach->forward ? link->next_out : link->next_in;
		}
	}
}

static void forget(struct link_reach *reach)
{
	for (uint32_t n = 0; n < reach->count; n++)
		reach->found[reach->tasks[n]] = false;
}

static int by_rank(const void *a, const void *b)
{
	const uint32_t *x = a, *y = b;
	return (*x > *y) - (*x < *y);
}

/* Turns the tasks into their ranks, in order, and writes down who they are. */
static void sort_reach(
	const struct link_order *order, const struct link_reach *reach, uint32_t *tasks)
{
	for (uint32_t n = 0; n < reach->count; n++)
		reach->tasks[n] = order->rank[reach->tasks[n]];
	qsort(reach->tasks, reach->count, sizeof *reach->tasks, by_rank);
	for (uint32_t n = 0; n < reach->count; n++)
		tasks[n] = order->at_rank[reach->tasks[n]];
}

/* Deals their ranks anew: first all before the link, then all behind it, each in its old order. */
static void deal_ranks(struct link_order *order)
{
	const struct link_reach *before = &order->before, *after = &order->after;
	sort_reach(order, before, order->dealt);
	sort_reach(order, after, order->dealt + before->count);
	uint32_t b = 0, a = 0;
	for (uint32_t n = 0; n < before->count + after->count; n++) {
		bool from_before = a == after->count ||
				   (b < before->count && before->tasks[b] < after->tasks[a]);
		uint32_t rank = from_before ? before->tasks[b++] : after->tasks[a++];
		order->rank[order->dealt[n]] = rank;
		order->at_rank[rank] = order->dealt[n];
	}
}

/* Puts `from` before `to` in the order; false where `from` hangs on `to`. */
static bool put_before(struct link_order *order, uint32_t from, uint32_t to)
{
	if (order->rank[from] < order->rank[to])
		return true;
	order->after.limit = order->rank[from];
	order->before.limit = order->rank[to];
	find_reach(order, &order->after, to);
	bool cycle = order->after.found[from];
	forget(&order->after);
	if (cycle)
		return false;
	find_reach(order, &order->before, from);
	forget(&order->before);
	deal_ranks(order);
	return true;
}

uint32_t link_order_add(struct link_order *order, uint32_t from, uint32_t to)
{
	if (!put_before(order, from, to))
		return TOCSIN_NONE;
	uint32_t number = order->links.count;
	struct order_link link = {from, to, order->last_in[to], order->last_out[from], false};
	TOCSIN_VECTOR_PUSH(order->planning->arena, &order->links, link);
	order->last_in[to] = order->last_out[from] = number;
	return number;
}

void link_order_remove(struct link_order *order, uint32_t link)
{
	order->links.items[link].removed = true;
}
