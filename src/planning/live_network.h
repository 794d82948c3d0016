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

#include "tocsin/projection.h"

enum live_course {
	LIVE_DROPPED,
	LIVE_AHEAD,  /* from -> to */
	LIVE_TURNED, /* to -> from */
	LIVE_PAST,   /* from -> to, both done: binds nothing, but says what came before */
};

struct live_network {
	const struct tocsin_project *project;
	const struct tocsin_task_state *states; /* NULL = nothing started */
	const struct tocsin_resource_link *resource_links;
	uint8_t *course;           /* enum live_course, per resource link */
	uint32_t *first_in, *in;   /* resource links that end at a task, by row of the link */
	uint32_t *first_out, *out; /* and those that leave it; dropped ones are in neither */
	uint32_t *order;           /* every task, predecessors first; done ones among themselves */
};

/* Everything in `arena`. Cost: linear, unless links close a cycle (see below). */
void live_network_make(struct live_network *out, struct tocsin_arena *arena,
	const struct tocsin_project *project, const struct tocsin_resource_link *resource_links,
	uint32_t resource_link_count, const struct tocsin_task_state *states);

static inline enum tocsin_task_phase live_phase(
	const struct tocsin_task_state *states, uint32_t task)
{
	return states ? states[task].phase : TOCSIN_NOT_STARTED;
}

/* Does this precedence link still bind its successor? */
static inline bool live_link_binds(
	const struct tocsin_task_state *states, const struct tocsin_link *link)
{
	switch (live_phase(states, link->to)) {
	case TOCSIN_DONE:
		return false;
	case TOCSIN_IN_PROGRESS:
		return link->type == TOCSIN_FF || link->type == TOCSIN_SF;
	case TOCSIN_NOT_STARTED:
		break;
	}
	return true;
}

/* The task that a resource link waits for, and the one that waits, as of now. */
static inline uint32_t live_giver(const struct live_network *network, uint32_t resource_link)
{
	const struct tocsin_resource_link *link = &network->resource_links[resource_link];
	return network->course[resource_link] == LIVE_TURNED ? link->to : link->from;
}

static inline uint32_t live_taker(const struct live_network *network, uint32_t resource_link)
{
	const struct tocsin_resource_link *link = &network->resource_links[resource_link];
	return network->course[resource_link] == LIVE_TURNED ? link->from : link->to;
}

#endif
