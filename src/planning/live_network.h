/*
 * The live network: which links still bind as of t, and an order that respects them (METHOD 5).
 *
 * Precedence links into a done task are facts; of those into a running task only FF and SF bind,
 * for its start is a fact. A resource link u->v binds while neither has started; it drops when v
 * has started or u is done, and turns round (v->u) where v started and u has not.
 *
 *     link         u            v            now
 *     crane u->v   not started  not started  u -> v
 *     crane u->v   not started  running      v -> u    (v jumped the queue: u waits for it)
 *     crane u->v   running      running      dropped   (they share what there is)
 */
#ifndef PLANNING_LIVE_NETWORK_H
#define PLANNING_LIVE_NETWORK_H

#include "flat_network.h"

/* A resource link that turned round: `tie` is who is waited for, and the link. */
struct live_turned {
	struct tocsin_tie tie;
	uint32_t next; /* the next of the same task that waits, or TOCSIN_NONE */
};

struct live_network {
	const struct tocsin_network *network;
	const uint8_t *phase;       /* enum tocsin_task_phase, per task */
	uint32_t *first_turned;     /* per task that waits: into `turned`; NULL where none turned */
	struct live_turned *turned; /* in no order */
	bool *dropped;   /* resource links that give way to a circle; NULL where none has to */
	uint32_t *order; /* every task, predecessors first; done ones among themselves */
};

/* Nothing has started, and the order is not known yet. */
void live_network_begin(
	struct live_network *out, struct tocsin_arena *arena, const struct tocsin_network *network);

/* `states` NULL: nothing has started. Everything in `arena`. Cost: the tasks, and the links of
 * those that have started; all links only where one that turned round may close a circle. */
void live_network_make(struct live_network *out, struct tocsin_arena *arena,
	const struct tocsin_network *network, const struct tocsin_task_state *states);

/* Finds `order`, and `dropped` (live_order.c). Cost: linear, unless links close a circle. */
void live_order_find(struct live_network *network, struct tocsin_arena *arena);

/* Does a precedence link into a task of this phase still bind it? */
static inline bool live_phase_binds(enum tocsin_task_phase to, enum tocsin_link_type type)
{
	switch (to) {
	case TOCSIN_DONE:
		return false;
	case TOCSIN_IN_PROGRESS:
		return type == TOCSIN_FF || type == TOCSIN_SF;
	case TOCSIN_NOT_STARTED:
		break;
	}
	return true;
}

static inline bool live_link_binds(
	const struct tocsin_task_state *states, const struct tocsin_link *link)
{
	return live_phase_binds(states ? states[link->to].phase : TOCSIN_NOT_STARTED, link->type);
}

static inline bool live_is_dropped(const struct live_network *network, uint32_t resource_link)
{
	return network->dropped && network->dropped[resource_link];
}

/* Both done: it binds nothing, but says what came before. */
static inline bool live_is_past(
	const struct live_network *network, const struct tocsin_tie *tie, uint32_t to)
{
	return network->phase[tie->from] == TOCSIN_DONE && network->phase[to] == TOCSIN_DONE;
}

/* The first link that turned round and holds this task, then the next one; NULL behind the last. */
static inline const struct live_turned *live_turned_first(
	const struct live_network *network, uint32_t task)
{
	uint32_t first = network->first_turned ? network->first_turned[task] : TOCSIN_NONE;
	return first == TOCSIN_NONE ? NULL : &network->turned[first];
}

static inline const struct live_turned *live_turned_next(
	const struct live_network *network, const struct live_turned *turned)
{
	return turned->next == TOCSIN_NONE ? NULL : &network->turned[turned->next];
}

#endif
