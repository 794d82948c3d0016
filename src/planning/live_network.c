/*
 * The order of the untouched network serves nearly every set of states. A link that binds no more
 * takes nothing from it, and one that turned round is kept by taking first who has started:
 *
 *     untouched   Dig  Fit  Lay  Tip      Lay has started, Fit has not: Fit waits for it now
 *     live        Lay  Dig  Fit  Tip
 *
 * For a task that has started waits for others only where FF or SF ties its finish. Where such a
 * one turned a link round, the order is found anew.
 */
#include "live_network.h"

#include <string.h>

#include "tocsin/vector.h"

void live_network_begin(
	struct live_network *out, struct tocsin_arena *arena, const struct tocsin_network *network)
{
	*out = (struct live_network){
		.network = network,
		.phase = TOCSIN_NEW(arena, uint8_t, network->project->task_count),
	};
}

static const uint8_t *phases_of(
	struct tocsin_arena *arena, const struct tocsin_task_state *states, uint32_t count)
{
	uint8_t *phase = TOCSIN_NEW(arena, uint8_t, count);
	for (uint32_t i = 0; i < count; i++)
		phase[i] = (uint8_t)states[i].phase;
	return phase;
}

/* Does it run, and something else than what is left of it may hold its finish? */
static bool is_tied(const struct live_network *live, uint32_t task)
{
	return live->phase[task] == TOCSIN_IN_PROGRESS && live->network->traits[task] & FLAT_TIED;
}

struct turning {
	struct live_network *live;
	struct tocsin_arena *arena;
	TOCSIN_VECTOR(struct live_turned) links;
	bool tangled; /* one that is waited for may have to wait itself */
};

static void push_turned(struct turning *turning, uint32_t waits, struct tocsin_tie tie)
{
	struct live_network *live = turning->live;
	uint32_t tasks = live->network->project->task_count;
	if (!live->first_turned) {
		live->first_turned = TOCSIN_NEW(turning->arena, uint32_t, tasks);
		memset(live->first_turned, 0xff, tasks * sizeof *live->first_turned);
	}
	struct live_turned turned = {tie, live->first_turned[waits]};
	live->first_turned[waits] = turning->links.count;
	TOCSIN_VECTOR_PUSH(turning->arena, &turning->links, turned);
}

/* A task has started: who should have gone before it and has not, waits for it now. */
static void turn_round(struct turning *turning, uint32_t task)
{
	const struct live_network *live = turning->live;
	const struct tocsin_network *network = live->network;
	for (uint32_t k = network->first_resource[task]; k < network->first_resource[task + 1];
		k++) {
		const struct tocsin_tie *tie = &network->resources[k];
		if (live->phase[tie->from] != TOCSIN_NOT_STARTED)
			continue;
		push_turned(turning, tie->from, (struct tocsin_tie){task, tie->at});
		turning->tangled |= is_tied(live, task);
	}
}

/* Who has started goes first, and all keep the order that they had. */
static void put_started_first(struct live_network *live, struct tocsin_arena *arena)
{
	uint32_t tasks = live->network->project->task_count, started = 0, rest;
	for (uint32_t i = 0; i < tasks; i++)
		started += live->phase[i] != TOCSIN_NOT_STARTED && !is_tied(live, i);
	live->order = TOCSIN_NEW(arena, uint32_t, tasks);
	rest = started;
	started = 0;
	for (uint32_t k = 0; k < tasks; k++) {
		uint32_t task = live->network->order[k];
		bool first = live->phase[task] != TOCSIN_NOT_STARTED && !is_tied(live, task);
		live->order[first ? started++ : rest++] = task;
	}
}

void live_network_make(struct live_network *out, struct tocsin_arena *arena,
	const struct tocsin_network *network, const struct tocsin_task_state *states)
{
	uint32_t tasks = network->project->task_count;
	if (!states) {
		live_network_begin(out, arena, network);
		out->order = network->order;
		out->dropped = network->dropped;
		return;
	}
	*out = (struct live_network){.network = network, .phase = phases_of(arena, states, tasks)};
	struct turning turning = {.live = out, .arena = arena, .tangled = network->dropped != NULL};
	for (uint32_t i = 0; i < tasks; i++)
		if (out->phase[i] != TOCSIN_NOT_STARTED)
			turn_round(&turning, i);
	out->turned = turning.links.items;
	if (turning.tangled)
		live_order_find(out, arena);
	else
		put_started_first(out, arena);
}
