#include "network.h"

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
	uint32_t most = project->link_count + network->link_count;
	struct network_edge *found = TOCSIN_NEW(arena, struct network_edge, most);
	network->first_in = TOCSIN_NEW(arena, uint32_t, tasks + 2);
	network->first_out = TOCSIN_NEW(arena, uint32_t, tasks + 2);
	network->edge_count = 0;
	for (uint32_t k = 0; k < most; k++) {
		struct network_edge edge =
			k < project->link_count
				? link_edge(project, k)
				: resource_edge(&network->links[k - project->link_count],
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

/* A Kahn pass: what is still waited for, edges that were taken out, and how far it has come. */
struct ordering {
	uint32_t *waits; /* by task: predecessors not in the order yet */
	bool *dropped;   /* by edge */
	uint32_t *rank;  /* by task: place in project->order; made when a cycle is met */
	uint32_t count, handled;
	uint32_t cursor; /* no task before it waits for anything */
};

static void one_less(struct network *network, struct ordering *ordering, uint32_t task)
{
	if (--ordering->waits[task] == 0)
		network->order[ordering->count++] = task;
}

static void run(struct network *network, struct ordering *ordering)
{
	while (ordering->handled < ordering->count) {
		uint32_t i = network->order[ordering->handled++];
		for (uint32_t o = network->first_out[i]; o < network->first_out[i + 1]; o++)
			if (!ordering->dropped[network->out[o]])
				one_less(network, ordering, network->edges[network->out[o]].to);
	}
}

/* An edge by which a waiting task waits for one that waits itself. */
static uint32_t waiting_edge(
	const struct network *network, const struct ordering *ordering, uint32_t task)
{
	uint32_t e = network->first_in[task];
	while (ordering->dropped[e] || ordering->waits[network->edges[e].from] == 0)
		e++;
	return e;
}

static uint32_t step_back(
	const struct network *network, const struct ordering *ordering, uint32_t task)
{
	return network->edges[waiting_edge(network, ordering, task)].from;
}

/* A task on a cycle, where two walks back meet of which one is twice as fast. */
static uint32_t task_on_cycle(const struct network *network, struct ordering *ordering)
{
	while (ordering->waits[ordering->cursor] == 0)
		ordering->cursor++;
	uint32_t slow = ordering->cursor, fast = ordering->cursor;
	do {
		slow = step_back(network, ordering, slow);
		fast = step_back(network, ordering, step_back(network, ordering, fast));
	} while (slow != fast);
	return slow;
}

/*
 * A precedence link with a negative lag lets its successor go first, and on a shared resource the
 * two follow each other the other way round. Going round the cycle finds a link that runs against
 * the order of the precedence links alone: it is a resource link, and gives way.
 */
static void drop_from_cycle(struct network *network, struct ordering *ordering)
{
	uint32_t first = task_on_cycle(network, ordering), task = first, edge;
	do {
		edge = waiting_edge(network, ordering, task);
		task = network->edges[edge].from;
	} while (ordering->rank[network->edges[edge].from] <
		 ordering->rank[network->edges[edge].to]);
	ordering->dropped[edge] = true;
	one_less(network, ordering, network->edges[edge].to);
}

static void make_ranks(const struct network *network, struct ordering *ordering)
{
	const struct planning *planning = network->planning;
	ordering->rank = TOCSIN_NEW(planning->arena, uint32_t, network->task_count);
	for (uint32_t k = 0; k < network->task_count; k++)
		ordering->rank[planning->project->order[k]] = k;
}

/* Puts the tasks in order, and forgets the links that stand against any. */
static void put_in_order(struct network *network)
{
	struct tocsin_arena *arena = network->planning->arena;
	struct ordering ordering = {
		.waits = TOCSIN_NEW(arena, uint32_t, network->task_count),
		.dropped = TOCSIN_NEW(arena, bool, network->edge_count),
	};
	for (uint32_t i = 0; i < network->task_count; i++) {
		ordering.waits[i] = network->first_in[i + 1] - network->first_in[i];
		if (ordering.waits[i] == 0)
			network->order[ordering.count++] = i;
	}
	run(network, &ordering);
	if (ordering.count == network->task_count)
		return;
	make_ranks(network, &ordering);
	while (ordering.count < network->task_count) {
		drop_from_cycle(network, &ordering);
		run(network, &ordering);
	}
	for (uint32_t e = 0; e < network->edge_count; e++)
		if (ordering.dropped[e])
			network->links[network->edges[e].index].amount = 0;
	uint32_t kept = 0;
	for (uint32_t k = 0; k < network->link_count; k++)
		if (network->links[k].amount > 0)
			network->links[kept++] = network->links[k];
	network->link_count = kept;
	network->dropped = true;
	collect_edges(network);
}

void network_make(struct network *out, const struct planning *planning,
	struct tocsin_resource_link *links, uint32_t link_count)
{
	uint32_t tasks = planning->project->task_count;
	*out = (struct network){
		.planning = planning,
		.task_count = tasks,
		.links = links,
		.link_count = link_count,
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
	} else {
		/* The start that ends there; one that has to end later reaches a bit further. */
		reach = tocsin_task_latest_start(planning->project, edge->to, bound, work);
		if (planning->states[edge->to].phase == TOCSIN_IN_PROGRESS)
			reach = begin - (schedule->finish[edge->to] - bound);
	}
	return reach < begin ? reach : begin;
}
