/*
 * The critical chain: of all longest paths of G the one that the tie rules prefer.
 */
#include "chain.h"

/* Is it a link from something that has happened that holds a task, a lag that still runs? */
static bool held_by_fact(
	const struct planning *planning, const struct tocsin_projection *projection, uint32_t task)
{
	if (projection->hold[task] != TOCSIN_HELD_BY_LINK)
		return false;
	const struct tocsin_link *link = &planning->project->links[projection->held_at[task]];
	return network_link_is_fact(planning, link);
}

/*
 * What lies before a path that begins with this task: the absences that keep it from starting at t,
 * and what is left of the lags of finished tasks. A date adds no length.
 */
static tocsin_work source_length(
	const struct chain_paths *paths, const struct tocsin_projection *projection, uint32_t task)
{
	const struct network *network = paths->network;
	const struct planning *planning = network->planning;
	bool first = network->first_in[task] == network->first_in[task + 1];
	if ((paths->pinned[task] && first) || held_by_fact(planning, projection, task))
		return schedule_begin(planning, paths->schedule, task) - planning->t;
	if (planning->states[task].phase != TOCSIN_NOT_STARTED)
		return 0;
	return tocsin_task_fits_from(
		       planning->project, task, planning->t, planning_work(planning, task)) -
	       planning->t;
}

/* The length of the longest path that ends with this task. */
static tocsin_work length_through(const struct chain_paths *paths, uint32_t task)
{
	tocsin_work begin = schedule_begin(paths->network->planning, paths->schedule, task);
	return paths->length[task] + paths->schedule->finish[task] - begin;
}

static void mark_candidates(struct critical_chain *chain, const struct chain_paths *paths)
{
	const struct network *network = paths->network;
	for (uint32_t k = network->task_count; k > 0; k--) {
		uint32_t task = network->order[k - 1];
		if (!paths->member[task])
			continue;
		if (length_through(paths, task) == chain->length)
			chain->candidate[task] = true;
		if (!chain->candidate[task])
			continue;
		for (uint32_t e = network->first_in[task]; e < network->first_in[task + 1]; e++) {
			uint32_t from = network->edges[e].from;
			if (paths->member[from] &&
				paths->length[from] + chain_edge_length(paths, e) ==
					paths->length[task])
				chain->candidate[from] = true;
		}
	}
}

/* The state in which the best of the longest paths ends; TOCSIN_NONE without a member. */
static uint32_t find_end(struct critical_chain *chain, const struct chain_paths *paths)
{
	uint32_t best = TOCSIN_NONE;
	struct chain_rank best_rank = {0};
	for (uint32_t task = 0; task < paths->network->task_count; task++) {
		if (!paths->member[task])
			continue;
		tocsin_work length = length_through(paths, task);
		if (best != TOCSIN_NONE && length < chain->length)
			continue;
		struct chain_rank rank;
		uint32_t state = chain_best_state(paths, task, TOCSIN_NONE, &rank);
		if (best == TOCSIN_NONE || length > chain->length ||
			chain_preferred(paths, state, &rank, best, &best_rank)) {
			best = state;
			best_rank = rank;
			chain->length = length;
		}
	}
	return best;
}

void critical_chain_find(struct critical_chain *out, const struct network *network,
	const struct schedule *schedule, const struct tocsin_projection *projection,
	const tocsin_work *lower)
{
	const struct planning *planning = network->planning;
	uint32_t count = network->task_count;
	bool *member = TOCSIN_NEW(planning->arena, bool, count);
	bool *pinned = TOCSIN_NEW(planning->arena, bool, count);
	tocsin_work *source = TOCSIN_NEW(planning->arena, tocsin_work, count);
	struct chain_paths paths = {
		.network = network, .schedule = schedule, .member = member, .pinned = pinned};
	for (uint32_t i = 0; i < count; i++) {
		member[i] = planning->states[i].phase != TOCSIN_DONE;
		pinned[i] = projection->hold[i] == TOCSIN_HELD_BY_DATE &&
			    lower[i] > planning->project->tasks[i].not_before;
		source[i] = source_length(&paths, projection, i);
	}
	chain_paths_find(&paths, source);

	*out = (struct critical_chain){
		.critical = TOCSIN_NEW(planning->arena, bool, count),
		.candidate = TOCSIN_NEW(planning->arena, bool, count),
		.pinned = pinned,
		.source = source,
	};
	uint32_t end = find_end(out, &paths);
	if (end == TOCSIN_NONE)
		return;
	mark_candidates(out, &paths);
	out->count = chain_task_count(&paths, end);
	out->items = TOCSIN_NEW(planning->arena, struct tocsin_chain_item, out->count);
	out->edges = TOCSIN_NEW(planning->arena, uint32_t, out->count);
	chain_write(&paths, end, TOCSIN_NONE, out->items);
	for (uint32_t k = out->count, state = end; k > 0; k--) {
		out->edges[k - 1] = paths.states.items[state].edge;
		out->critical[out->items[k - 1].task] = true;
		state = paths.states.items[state].before;
	}
}

/* Is any task held to a date that is still to come? */
static bool any_dates(const struct planning *planning)
{
	for (uint32_t i = 0; i < planning->project->task_count; i++)
		if (planning->project->tasks[i].not_before > planning->t)
			return true;
	return false;
}

/* The forward pass over G, had the tasks no dates. */
static struct schedule undated_pass(const struct network *network, const tocsin_work *lower)
{
	struct tocsin_project project = *network->planning->project;
	struct planning planning = *network->planning;
	planning.project = &project;
	project.tasks = TOCSIN_NEW(planning.arena, struct tocsin_task, project.task_count);
	for (uint32_t i = 0; i < project.task_count; i++) {
		project.tasks[i] = network->planning->project->tasks[i];
		project.tasks[i].not_before = TOCSIN_NO_WORK;
	}
	struct schedule undated;
	schedule_init(&undated, &planning);
	schedule_forward(
		&undated, &planning, network->links.items, network->links.count, lower, NULL);
	return undated;
}

/* Of the ties of its two tasks the one that binds: moved, elapsed work may make it another one. */
static uint32_t tight_edge(
	const struct network *network, const struct schedule *schedule, uint32_t edge)
{
	if (edge == TOCSIN_NONE)
		return edge;
	uint32_t to = network->edges[edge].to, from = network->edges[edge].from, tight = edge;
	for (uint32_t e = network->first_in[to]; e < network->first_in[to + 1]; e++)
		if (network->edges[e].from == from &&
			edge_reach(network, &network->edges[e], schedule) >
				edge_reach(network, &network->edges[tight], schedule))
			tight = e;
	return tight;
}

/* Where a task of the chain would begin if the chain alone held it. */
static tocsin_work reach_of(
	const struct critical_chain *chain, const struct chain_paths *places, uint32_t item)
{
	uint32_t edge = chain->edges[item];
	return edge == TOCSIN_NONE
		       ? places->network->planning->t + chain->source[chain->items[item].task]
		       : chain_reach(places, edge);
}

void critical_chain_measure(struct critical_chain *chain, const struct network *network,
	const struct schedule *early, const tocsin_work *lower, const struct schedule *waiting)
{
	const struct planning *planning = network->planning;
	struct chain_paths places = {
		.network = network, .schedule = waiting, .pinned = chain->pinned};
	bool dated = any_dates(planning);
	/* Nothing but a date lets the chain stand still, unless somebody is away or links lack. */
	bool by_dates_alone =
		planning->project->absence_count == 0 && network->links.unlinked_count == 0;
	struct schedule undated = {0};
	if (dated)
		undated = undated_pass(network, lower);
	chain->gaps = TOCSIN_NEW(planning->arena, struct chain_gap, chain->count);
	chain->gap_count = 0;
	for (uint32_t k = 0; k < chain->count; k++)
		chain->edges[k] = tight_edge(network, waiting, chain->edges[k]);
	for (uint32_t k = 0; k < chain->count; k++) {
		uint32_t task = chain->items[k].task;
		chain->items[k].part = chain_part(&places, task, chain->edges[k],
			k + 1 < chain->count ? chain->edges[k + 1] : TOCSIN_NONE);
		tocsin_work wait =
			schedule_begin(planning, early, task) - reach_of(chain, &places, k);
		if (dated && wait > 0 &&
			(by_dates_alone || early->start[task] > undated.start[task] ||
				early->finish[task] > undated.finish[task]))
			chain->gaps[chain->gap_count++] = (struct chain_gap){task, wait};
	}
}
