#include "feeding.h"

#include <stdlib.h>

struct merges {
	TOCSIN_VECTOR(struct merge) items;
};

/* How far the feeder may slip before this edge moves the critical task. */
static tocsin_work room_before(
	const struct network *network, const struct schedule *schedule, uint32_t edge)
{
	const struct network_edge *it = &network->edges[edge];
	return edge_bound_back(network, it, schedule) - edge_source(it, schedule);
}

/* Of several edges from one feeder into one critical task the one with the least room is the merge.
 */
static bool binds_more(const struct network *network, const struct schedule *schedule,
	uint32_t edge, uint32_t than)
{
	const struct network_edge *a = &network->edges[edge], *b = &network->edges[than];
	tocsin_work room_a = room_before(network, schedule, edge);
	tocsin_work room_b = room_before(network, schedule, than);
	if (room_a != room_b)
		return room_a < room_b;
	if (a->by_resource != b->by_resource)
		return b->by_resource;
	return a->index < b->index;
}

static void find_merges_into(
	struct feeding *feeding, struct merges *merges, uint32_t task, uint32_t *known)
{
	const struct network *network = feeding->paths.network;
	struct tocsin_arena *arena = network->planning->arena;
	uint32_t first = merges->items.count;
	for (uint32_t e = network->first_in[task]; e < network->first_in[task + 1]; e++) {
		uint32_t from = network->edges[e].from;
		if (!feeding->paths.member[from])
			continue;
		/* What `known` says of an earlier task's merges is stale, and recognised as such.
		 */
		uint32_t at = known[from];
		if (at >= first && at < merges->items.count &&
			merges->items.items[at].from == from) {
			if (binds_more(network, feeding->paths.schedule, e,
				    merges->items.items[at].edge))
				merges->items.items[at].edge = e;
			continue;
		}
		known[from] = merges->items.count;
		struct merge merge = {.from = from, .to = task, .edge = e};
		TOCSIN_VECTOR_PUSH(arena, &merges->items, merge);
	}
}

/* Nothing waits for its finish but the end of the project. */
static bool runs_into_end(const struct network *network, uint32_t task)
{
	for (uint32_t k = network->first_out[task]; k < network->first_out[task + 1]; k++)
		if (edge_from_finish(&network->edges[network->out[k]]))
			return false;
	return true;
}

static void find_merges(struct feeding *feeding, const struct critical_chain *critical)
{
	const struct network *network = feeding->paths.network;
	struct tocsin_arena *arena = network->planning->arena;
	struct merges merges = {0};
	uint32_t *known = TOCSIN_NEW(arena, uint32_t, network->task_count);
	for (uint32_t k = 0; k < critical->count; k++)
		find_merges_into(feeding, &merges, critical->items[k].task, known);
	for (uint32_t i = 0; i < network->task_count; i++) {
		struct merge merge = {.from = i, .to = TOCSIN_NONE, .edge = TOCSIN_NONE};
		if (feeding->paths.member[i] && runs_into_end(network, i))
			TOCSIN_VECTOR_PUSH(arena, &merges.items, merge);
	}
	feeding->merges = merges.items.items;
	feeding->count = merges.items.count;
	for (uint32_t k = 0; k < feeding->count; k++) {
		struct merge *merge = &feeding->merges[k];
		merge->state = chain_best_state(&feeding->paths, merge->from, merge->edge, NULL);
		merge->chain_count = chain_task_count(&feeding->paths, merge->state);
	}
}

/* ---- Chains ---- */

struct chain_order {
	uint32_t count, merge;
};

static int by_count_down(const void *a, const void *b)
{
	const struct chain_order *x = a, *y = b;
	if (x->count != y->count)
		return x->count > y->count ? -1 : 1;
	return x->merge < y->merge ? -1 : 1;
}

/*
 * Merges along one chain share its items: the longest chains are written first, and a chain that is
 * the beginning of one that is there (its last task left alike) is that one, cut short.
 */
static void write_chains(struct feeding *feeding)
{
	const struct chain_paths *paths = &feeding->paths;
	struct tocsin_arena *arena = paths->network->planning->arena;
	struct tocsin_chain_item **written =
		TOCSIN_NEW(arena, struct tocsin_chain_item *, paths->states.count);
	struct chain_order *order = TOCSIN_NEW(arena, struct chain_order, feeding->count);
	for (uint32_t k = 0; k < feeding->count; k++)
		order[k] = (struct chain_order){feeding->merges[k].chain_count, k};
	if (feeding->count > 0)
		qsort(order, feeding->count, sizeof *order, by_count_down);
	for (uint32_t k = 0; k < feeding->count; k++) {
		struct merge *merge = &feeding->merges[order[k].merge];
		tocsin_work last = chain_last_part(paths, merge->state, merge->edge);
		merge->chain = written[merge->state];
		if (merge->chain && merge->chain[merge->chain_count - 1].part == last)
			continue;
		merge->chain = TOCSIN_NEW(paths->network->planning->kept, struct tocsin_chain_item,
			merge->chain_count);
		chain_write(paths, merge->state, merge->edge, merge->chain);
		for (uint32_t s = merge->state; s != TOCSIN_NONE; s = paths->states.items[s].before)
			if (!written[s])
				written[s] = merge->chain;
	}
}

/* ---- Home chains ---- */

struct home {
	tocsin_work length; /* from the beginning of the task to the merge */
	uint32_t merge;     /* TOCSIN_NONE: none yet */
};

static bool is_better_home(
	const struct feeding *feeding, const struct home *offer, const struct home *than)
{
	if (than->merge == TOCSIN_NONE || offer->length != than->length)
		return than->merge == TOCSIN_NONE || offer->length > than->length;
	const struct merge *a = &feeding->merges[offer->merge];
	const struct merge *b = &feeding->merges[than->merge];
	const struct network_edge *edges = feeding->paths.network->edges;
	bool a_resource = a->edge != TOCSIN_NONE && edges[a->edge].by_resource;
	bool b_resource = b->edge != TOCSIN_NONE && edges[b->edge].by_resource;
	if (a_resource != b_resource)
		return b_resource;
	return a->to != b->to ? a->to < b->to : a->from < b->from;
}

static void find_homes(struct feeding *feeding)
{
	const struct network *network = feeding->paths.network;
	const struct schedule *schedule = feeding->paths.schedule;
	struct tocsin_arena *arena = network->planning->arena;
	struct home *homes = TOCSIN_NEW(arena, struct home, network->task_count);
	feeding->home = TOCSIN_NEW(arena, uint32_t, network->task_count);
	for (uint32_t i = 0; i < network->task_count; i++)
		homes[i].merge = TOCSIN_NONE;
	for (uint32_t k = 0; k < feeding->count; k++) {
		const struct merge *merge = &feeding->merges[k];
		bool by_finish = merge->edge == TOCSIN_NONE ||
				 edge_from_finish(&network->edges[merge->edge]);
		struct home offer = {0, k};
		if (by_finish)
			offer.length = schedule_left(network->planning, schedule, merge->from);
		if (is_better_home(feeding, &offer, &homes[merge->from]))
			homes[merge->from] = offer;
	}
	for (uint32_t k = network->task_count; k > 0; k--) {
		uint32_t i = network->order[k - 1];
		if (!feeding->paths.member[i])
			continue;
		for (uint32_t o = network->first_out[i]; o < network->first_out[i + 1]; o++) {
			uint32_t to = network->edges[network->out[o]].to;
			struct home offer = homes[to];
			if (!feeding->paths.member[to] || offer.merge == TOCSIN_NONE)
				continue;
			offer.length += chain_edge_length(&feeding->paths, network->out[o]);
			if (is_better_home(feeding, &offer, &homes[i]))
				homes[i] = offer;
		}
	}
	for (uint32_t i = 0; i < network->task_count; i++)
		feeding->home[i] = homes[i].merge;
}

void feeding_find(struct feeding *out, const struct network *network,
	const struct schedule *schedule, const struct critical_chain *critical)
{
	const struct planning *planning = network->planning;
	bool *member = TOCSIN_NEW(planning->arena, bool, network->task_count);
	for (uint32_t i = 0; i < network->task_count; i++)
		member[i] = planning->states[i].phase != TOCSIN_DONE && !critical->critical[i];
	*out = (struct feeding){.paths = {.network = network,
					.schedule = schedule,
					.member = member,
					.work_only = true}};
	chain_paths_find(&out->paths, NULL);
	find_merges(out, critical);
	write_chains(out);
	find_homes(out);
}
