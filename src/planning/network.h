/*
 * G: precedence links and resource links as one network (METHOD 3, step 4), without the links that
 * progress has spent. Edges carry what planning asks of each: the place from which its `to` may go.
 *
 *     Dig --FS--> Build          edge 0: precedence
 *     Fit --Crew--> Build        edge 1: resource, an FS without lag
 */
#ifndef PLANNING_NETWORK_H
#define PLANNING_NETWORK_H

#include "resource_link.h"

struct network_edge {
	uint32_t from, to;
	uint32_t index; /* into project->links, or into the resource links */
	bool by_resource;
	struct tocsin_link link; /* the type and lag; FS without lag for a resource link */
};

struct network {
	const struct planning *planning;
	uint32_t task_count, edge_count;
	struct network_edge *edges; /* grouped by `to`: those of a task begin at first_in[task] */
	uint32_t *first_in;
	uint32_t *out; /* edge indices grouped by `from`, from first_out[task] on */
	uint32_t *first_out;
	uint32_t *order; /* every task, predecessors first */
	struct resource_links links;
};

/* In planning->arena; `links` close no cycle (resource_links_make). Cost: linear. */
void network_make(
	struct network *out, const struct planning *planning, const struct resource_links *links);

/* Does a link tie its successor to an end of its predecessor that has come to pass? */
bool network_link_is_fact(const struct planning *planning, const struct tocsin_link *link);

static inline bool edge_from_finish(const struct network_edge *edge)
{
	return edge->link.type == TOCSIN_FS || edge->link.type == TOCSIN_FF;
}

static inline bool edge_to_finish(const struct network_edge *edge)
{
	return edge->link.type == TOCSIN_FF || edge->link.type == TOCSIN_SF;
}

/* The end of its predecessor that an edge ties, and that of its successor. */
tocsin_work edge_source(const struct network_edge *edge, const struct schedule *schedule);
tocsin_work edge_target(const struct network_edge *edge, const struct schedule *schedule);

/* Where the successor's end may lie at the earliest, and the predecessor's at the latest. */
tocsin_work edge_bound(const struct network *network, const struct network_edge *edge,
	const struct schedule *schedule);
tocsin_work edge_bound_back(const struct network *network, const struct network_edge *edge,
	const struct schedule *schedule);

/*
 * Where the work of `to` would begin if this edge alone held it; never later than it does in the
 * schedule, so that an edge which gives just that is the one that binds.
 */
tocsin_work edge_reach(const struct network *network, const struct network_edge *edge,
	const struct schedule *schedule);

#endif
