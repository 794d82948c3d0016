#include "justify.h"

#include "overload.h"

/* Every round is shorter than the one before, so a few do; the bound is for good measure. */
enum { ROUNDS = 16 };

/* The latest start at or before `start` at which a task can begin its work. */
static tocsin_work allowed_start(
	const struct tocsin_project *project, uint32_t task, tocsin_work start, tocsin_work work)
{
	if (work <= 0 || project->tasks[task].elapsed ||
		tocsin_task_fits_from(project, task, start, work) == start)
		return start;
	return project->settings.pauses
		       ? tocsin_task_latest_start(project, task, start + 1, 1)
		       : tocsin_task_latest_start(project, task, start + work, work);
}

static void place_late(struct schedule *out, const struct network *network, uint32_t task,
	const struct schedule *from, tocsin_work end, const struct schedule_limits *limits)
{
	const struct tocsin_project *project = network->planning->project;
	tocsin_work last_start = limits ? limits->start[task] : INT64_MAX;
	tocsin_work last_finish = end;
	if (limits && limits->finish[task] < last_finish)
		last_finish = limits->finish[task];
	for (uint32_t k = network->first_out[task]; k < network->first_out[task + 1]; k++) {
		const struct network_edge *edge = &network->edges[network->out[k]];
		tocsin_work bound = edge_bound_back(network, edge, out);
		tocsin_work *last = edge_from_finish(edge) ? &last_finish : &last_start;
		if (bound < *last)
			*last = bound;
	}
	tocsin_work work = planning_work(network->planning, task);
	tocsin_work start = tocsin_task_latest_start(project, task, last_finish, work);
	if (start > last_start)
		start = allowed_start(project, task, last_start, work);
	if (start <= from->start[task])
		return;
	out->start[task] = start;
	out->finish[task] = tocsin_task_finish(project, task, start, work);
}

static void pass_backward(struct schedule *out, const struct network *network,
	const struct schedule *from, const bool *fixed, tocsin_work end,
	const struct schedule_limits *limits)
{
	schedule_copy(out, from, network->task_count);
	for (uint32_t k = network->task_count; k > 0; k--) {
		uint32_t task = network->order[k - 1];
		if (network->planning->states[task].phase == TOCSIN_NOT_STARTED &&
			!(fixed && fixed[task]))
			place_late(out, network, task, from, end, limits);
	}
	out->end = schedule_end(out, network->task_count);
}

/* Does a moved schedule have to be held against the one it came from? */
static bool must_check(const struct network *network)
{
	return network->links.unlinked_count > 0 || overload_possible(network->planning);
}

void justify_right(struct schedule *out, const struct network *network, const struct schedule *from,
	const bool *fixed, tocsin_work end, struct schedule_limits *limits)
{
	struct schedule_limits own;
	if (!limits && must_check(network)) {
		schedule_limits_init(&own, network->planning);
		limits = &own;
	}
	for (uint32_t k = 0; k < network->links.unlinked_count; k++) {
		const struct unlinked_pair *pair = &network->links.unlinked[k];
		if (from->start[pair->to] < limits->finish[pair->from])
			limits->finish[pair->from] = from->start[pair->to];
	}
	pass_backward(out, network, from, fixed, end, limits);
	if (!must_check(network))
		return;
	while (overload_pin(network->planning, out, from, network->links.unlinked_count > 0, NULL,
		       limits) > 0)
		pass_backward(out, network, from, fixed, end, limits);
}

/* As early as the order allows, within the capacities. */
static void move_left(struct schedule *out, const struct network *network,
	const struct schedule *from, tocsin_work *lower, struct tocsin_projection *projection)
{
	const struct planning *planning = network->planning;
	for (uint32_t i = 0; i < network->task_count; i++)
		lower[i] = TOCSIN_NO_WORK;
	schedule_forward(
		out, planning, network->links.items, network->links.count, NULL, projection);
	if (!must_check(network))
		return;
	while (overload_pin(planning, out, from, network->links.unlinked_count > 0, lower, NULL) >
		0)
		schedule_forward(out, planning, network->links.items, network->links.count, lower,
			projection);
}

static void make_network(
	struct network *out, const struct planning *planning, const struct schedule *schedule)
{
	struct resource_links links = resource_links_make(planning, schedule);
	network_make(out, planning, &links);
}

/* Does anything that has not started begin at t? */
static bool begins_at_once(const struct planning *planning, const struct schedule *schedule)
{
	for (uint32_t i = 0; i < planning->project->task_count; i++)
		if (planning->states[i].phase != TOCSIN_DONE && schedule->start[i] <= planning->t)
			return true;
	return false;
}

void justify(struct network *out, struct schedule *schedule, struct tocsin_projection *projection,
	tocsin_work *lower, const struct planning *planning)
{
	struct schedule late, early;
	schedule_init(&late, planning);
	schedule_init(&early, planning);
	for (int round = 0;; round++) {
		make_network(out, planning, schedule);
		justify_right(&late, out, schedule, NULL, schedule->end, NULL);
		if (!begins_at_once(planning, &late)) {
			move_left(&early, out, schedule, lower, projection);
			if (early.end < late.end)
				schedule_copy(&late, &early, planning->project->task_count);
		}
		make_network(out, planning, &late);
		move_left(&early, out, &late, lower, projection);
		bool shorter = early.end < schedule->end;
		schedule_copy(schedule, &early, planning->project->task_count);
		if (!shorter || round >= ROUNDS)
			return;
	}
}
