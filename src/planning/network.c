#include "network.h"

#include <assert.h>

bool network_link_is_fact(const struct planning *planning, const struct tocsin_link *link)
{
	enum tocsin_task_phase from = planning->states[link->from].phase;
	bool from_finish = link->type == TOCSIN_FS || link->type == TOCSIN_FF;
	return from_finish ? from == TOCSIN_DONE : from != TOCSIN_NOT_STARTED;
}

/* What a link tied has come to pass, at one end of it or the other. */
static bool is_spent(const struct planning *planning, const struct network_edge *edge)
{
	enum tocsin_task_phase to = planning->states[edge->to].phase;
	return network_link_is_fact(planning, &edge->link) || to == TOCSIN_DONE ||
	       planning->states[edge->from].phase == TOCSIN_DONE ||
	       (to == TOCSIN_IN_PROGRESS && !edge_to_finish(edge));
}

static struct network_edge link_edge(const struct tocsin_project *project, uint32_t index)
{
	const struct tocsin_link *link = &project->links[index];
	return (struct network_edge){link->from, link->to, index, false, *link};
}

static struct network_edge resource_edge(const struct tocsin_resource_link *link, uint32_t index)
{
	struct tocsin_link plain = {.from = link->from, .to = link->to, .type = TOCSIN_FS};
	return (struct network_edge){link->from, link->to, index, true, plain};
}

/* Turns counts, kept two places ahead, into first places; filling then moves them into place. */
static void sum_up(uint32_t *first, uint32_t tasks)
{
	for (uint32_t i = 2; i < tasks + 2; i++)
		first[i] += first[i - 1];
}

static void collect_edges(struct network *network)
{
	const struct tocsin_project *project = network->planning->project;
	struct tocsin_arena *arena = network->planning->arena;
	uint32_t tasks = project->task_count;
	uint32_t most = project->link_count + network->links.count;
	struct network_edge *found = TOCSIN_NEW(arena, struct network_edge, most);
	network->first_in = TOCSIN_NEW(arena, uint32_t, tasks + 2);
	network->first_out = TOCSIN_NEW(arena, uint32_t, tasks + 2);
	network->edge_count = 0;
	for (uint32_t k = 0; k < most; k++) {
		struct network_edge edge =
			k < project->link_count
				? link_edge(project, k)
				: resource_edge(&network->links.items[k - project->link_count],
					  k - project->link_count);
		if (is_spent(network->planning, &edge))
			continue;
		found[network->edge_count++] = edge;
		network->first_in[edge.to + 2]++;
		network->first_out[edge.from + 2]++;
	}
	sum_up(network->first_in, tasks);
	sum_up(network->first_out, tasks);
	network->edges = TOCSIN_NEW(arena, struct network_edge, network->edge_count);
	network->out = TOCSIN_NEW(arena, uint32_t, network->edge_count);
	for (uint32_t k = 0; k < network->edge_count; k++)
		network->edges[network->first_in[found[k].to + 1]++] = found[k];
	for (uint32_t k = 0; k < network->edge_count; k++)
		network->out[network->first_out[network->edges[k].from + 1]++] = k;
}

/* Predecessors first; there is no cycle to stand against it. */
static void put_in_order(struct network *network)
{
	uint32_t *waits = TOCSIN_NEW(network->planning->arena, uint32_t, network->task_count);
	uint32_t count = 0;
	for (uint32_t i = 0; i < network->task_count; i++) {
		waits[i] = network->first_in[i + 1] - network->first_in[i];
		if (waits[i] == 0)
			network->order[count++] = i;
	}
	for (uint32_t k = 0; k < count; k++) {
		uint32_t i = network->order[k];
		for (uint32_t o = network->first_out[i]; o < network->first_out[i + 1]; o++) {
			uint32_t to = network->edges[network->out[o]].to;
			if (--waits[to] == 0)
				network->order[count++] = to;
		}
	}
	assert(count == network->task_count);
}

void network_make(
	struct network *out, const struct planning *planning, const struct resource_links *links)
{
	uint32_t tasks = planning->project->task_count;
	*out = (struct network){
		.planning = planning,
		.task_count = tasks,
		.links = *links,
		.order = TOCSIN_NEW(planning->arena, uint32_t, tasks),
	};
	collect_edges(out);
	put_in_order(out);
}

tocsin_work edge_source(const struct network_edge *edge, const struct schedule *schedule)
{
	return edge_from_finish(edge) ? schedule->finish[edge->from] : schedule->start[edge->from];
}

tocsin_work edge_target(const struct network_edge *edge, const struct schedule *schedule)
{
	return edge_to_finish(edge) ? schedule->finish[edge->to] : schedule->start[edge->to];
}

tocsin_work edge_bound(const struct network *network, const struct network_edge *edge,
	const struct schedule *schedule)
{
	return tocsin_lagged(network->planning->project, &edge->link, edge_source(edge, schedule));
}

tocsin_work edge_bound_back(const struct network *network, const struct network_edge *edge,
	const struct schedule *schedule)
{
	return tocsin_lagged_back(
		network->planning->project, &edge->link, edge_target(edge, schedule));
}

tocsin_work edge_reach(const struct network *network, const struct network_edge *edge,
	const struct schedule *schedule)
{
	const struct planning *planning = network->planning;
	tocsin_work bound = edge_bound(network, edge, schedule);
	tocsin_work begin = schedule_begin(planning, schedule, edge->to);
	tocsin_work work = planning_work(planning, edge->to), reach;
	if (!edge_to_finish(edge)) {
		reach = tocsin_task_fits_from(planning->project, edge->to, bound, work);
	} else if (bound >= schedule->finish[edge->to]) {
		reach = begin;
	} else if (planning->states[edge->to].phase == TOCSIN_IN_PROGRESS) {
		/* One that has to end later reaches a bit further. */
		reach = begin - (schedule->finish[edge->to] - bound);
	} else {
		/* Where several starts have that end, or none, the pass takes the first behind. */
		reach = tocsin_task_latest_start(planning->project, edge->to, bound, work);
		if (reach >= planning->t)
			reach = placement_to_end_at(
				planning->project, edge->to, planning->t, work, bound);
	}
	return reach < begin ? reach : begin;
}
