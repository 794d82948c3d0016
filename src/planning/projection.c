/*
 * The projection (METHOD 5): one pass over the live network in which every task takes the earliest
 * place that its predecessors, its dates and its absences leave it.
 *
 * Day 10 of Leach's example: Dig (15 d) runs since day 0 with 8 d left, Lay (10 d, same crew as
 * Fit) follows it.
 *
 *     Dig   in progress   finish = t (+) rem                        = 18
 *     Fit   not started   start  = max(t, finish of its predecessor) = 14, finish 19
 *     Lay   not started   start  = max(t, Dig 18, crew from Fit 19) = 19, finish 29
 */
#include "tocsin/projection.h"

#include "live_network.h"
#include "placement.h"

struct forward {
	struct tocsin_projection *out;
	struct live_network network;
	const tocsin_work *work, *lower;
	tocsin_work t;
};

/* A place that a task may not come before, and what holds it there. */
struct bound {
	tocsin_work at;
	enum tocsin_hold hold;
	uint32_t held_at, held_by;
};

/* The best known start of a predecessor: where nobody wrote it down, its finish, or now. */
static tocsin_work known_start(const struct forward *forward, uint32_t task)
{
	if (forward->out->start[task] != TOCSIN_NO_WORK)
		return forward->out->start[task];
	return live_phase(forward->network.states, task) == TOCSIN_DONE ? forward->out->finish[task]
									: forward->t;
}

static bool binds_finish(const struct tocsin_link *link)
{
	return link->type == TOCSIN_FF || link->type == TOCSIN_SF;
}

/* Where a link puts the end of its successor that it ties. */
static tocsin_work link_place(const struct forward *forward, const struct tocsin_link *link)
{
	bool from_finish = link->type == TOCSIN_FS || link->type == TOCSIN_FF;
	return tocsin_lagged(forward->network.project, link,
		from_finish ? forward->out->finish[link->from] : known_start(forward, link->from));
}

/* Among equals a link says more than a date or the status does, and the first one stays. */
static void raise_bound(struct bound *bound, tocsin_work at, enum tocsin_hold hold,
	uint32_t held_at, uint32_t held_by)
{
	bool by_link =
		bound->hold == TOCSIN_HELD_BY_LINK || bound->hold == TOCSIN_HELD_BY_RESOURCE_LINK;
	if (at > bound->at || (at == bound->at && !by_link && held_by != TOCSIN_NONE))
		*bound = (struct bound){at, hold, held_at, held_by};
}

/* Raises the bounds of a start and a finish by the links into `task`; `start` may be NULL. */
static void raise_by_links(
	const struct forward *forward, uint32_t task, struct bound *start, struct bound *finish)
{
	const struct tocsin_project *project = forward->network.project;
	for (uint32_t k = 0; k < project->tasks[task].in_count; k++) {
		uint32_t index = project->in_links[project->tasks[task].first_in + k];
		const struct tocsin_link *link = &project->links[index];
		struct bound *bound = binds_finish(link) ? finish : start;
		if (bound)
			raise_bound(bound, link_place(forward, link), TOCSIN_HELD_BY_LINK, index,
				link->from);
	}
}

static void hold_by(const struct forward *forward, uint32_t task, const struct bound *bound)
{
	forward->out->hold[task] = (uint8_t)bound->hold;
	forward->out->held_at[task] = bound->held_at;
	forward->out->held_by[task] = bound->held_by;
}

static const struct bound nowhere = {
	TOCSIN_NO_WORK, TOCSIN_HELD_BY_NOTHING, TOCSIN_NONE, TOCSIN_NONE};

/* Done: its actual dates. Who came last before it is worth knowing, for the driver's sake. */
static void place_done(const struct forward *forward, uint32_t task)
{
	const struct live_network *network = &forward->network;
	const struct tocsin_project *project = network->project;
	forward->out->start[task] = network->states[task].start;
	forward->out->finish[task] = network->states[task].finish;

	struct bound last = nowhere;
	for (uint32_t k = 0; k < project->tasks[task].in_count; k++) {
		uint32_t index = project->in_links[project->tasks[task].first_in + k];
		uint32_t from = project->links[index].from;
		if (network->states[from].phase == TOCSIN_DONE)
			raise_bound(&last, network->states[from].finish, TOCSIN_HELD_BY_LINK, index,
				from);
	}
	for (uint32_t k = network->first_in[task]; k < network->first_in[task + 1]; k++) {
		uint32_t giver = live_giver(network, network->in[k]);
		if (network->course[network->in[k]] == LIVE_PAST)
			raise_bound(&last, network->states[giver].finish,
				TOCSIN_HELD_BY_RESOURCE_LINK, network->in[k], giver);
	}
	hold_by(forward, task, &last);
}

/* In progress: what is left, from now on, and the links that still tie its finish. */
static void place_running(const struct forward *forward, uint32_t task)
{
	const struct tocsin_task_state *state = &forward->network.states[task];
	struct bound finish = {
		tocsin_task_finish(forward->network.project, task, forward->t, state->remaining),
		TOCSIN_HELD_BY_STATUS, TOCSIN_NONE, TOCSIN_NONE};
	struct bound tied = nowhere;
	raise_by_links(forward, task, NULL, &tied);
	if (tied.at > finish.at)
		finish = tied;
	forward->out->start[task] = state->start;
	forward->out->finish[task] = finish.at;
	hold_by(forward, task, &finish);
}

/* The earliest start that now, dates, FS and SS links and resource links allow; what FF and SF ask
 * of the finish goes to `tied`. */
static struct bound earliest_start(const struct forward *forward, uint32_t task, struct bound *tied)
{
	const struct live_network *network = &forward->network;
	struct bound start = {0, TOCSIN_HELD_BY_NOTHING, TOCSIN_NONE, TOCSIN_NONE};
	raise_bound(&start, forward->t, TOCSIN_HELD_BY_STATUS, TOCSIN_NONE, TOCSIN_NONE);
	raise_bound(&start, network->project->tasks[task].not_before, TOCSIN_HELD_BY_DATE,
		TOCSIN_NONE, TOCSIN_NONE);
	if (forward->lower)
		raise_bound(&start, forward->lower[task], TOCSIN_HELD_BY_DATE, TOCSIN_NONE,
			TOCSIN_NONE);
	raise_by_links(forward, task, &start, tied);
	for (uint32_t k = network->first_in[task]; k < network->first_in[task + 1]; k++) {
		uint32_t index = network->in[k];
		if (network->course[index] == LIVE_DROPPED)
			continue;
		uint32_t giver = live_giver(network, index);
		raise_bound(&start, forward->out->finish[giver], TOCSIN_HELD_BY_RESOURCE_LINK,
			index, giver);
	}
	return start;
}

static void place_unstarted(const struct forward *forward, uint32_t task)
{
	const struct tocsin_project *project = forward->network.project;
	tocsin_work work = forward->work ? forward->work[task] : project->tasks[task].focused;
	struct bound tied = nowhere;
	struct bound hold = earliest_start(forward, task, &tied);
	tocsin_work start = tocsin_task_fits_from(project, task, hold.at, work);
	tocsin_work finish = tocsin_task_finish(project, task, start, work);

	if (tied.at > finish) {
		start = placement_to_end_at(project, task, start, work, tied.at);
		finish = tocsin_task_finish(project, task, start, work);
		hold = tied;
	}
	forward->out->start[task] = start;
	forward->out->finish[task] = finish;
	hold_by(forward, task, &hold);
}

void tocsin_project_forward(struct tocsin_projection *out, struct tocsin_arena *arena,
	const struct tocsin_project *project, const struct tocsin_resource_link *resource_links,
	uint32_t resource_link_count, const struct tocsin_task_state *states,
	const tocsin_work *work, const tocsin_work *lower, tocsin_work t)
{
	uint32_t count = project->task_count;
	struct forward forward = {.out = out, .work = work, .lower = lower, .t = t};
	live_network_make(
		&forward.network, arena, project, resource_links, resource_link_count, states);
	*out = (struct tocsin_projection){
		.task_count = count,
		.start = TOCSIN_NEW(arena, tocsin_work, count),
		.finish = TOCSIN_NEW(arena, tocsin_work, count),
		.hold = TOCSIN_NEW(arena, uint8_t, count),
		.held_at = TOCSIN_NEW(arena, uint32_t, count),
		.held_by = TOCSIN_NEW(arena, uint32_t, count),
		.order = forward.network.order,
		.last = TOCSIN_NONE,
	};
	for (uint32_t k = 0; k < count; k++) {
		uint32_t task = out->order[k];
		switch (live_phase(states, task)) {
		case TOCSIN_DONE:
			place_done(&forward, task);
			break;
		case TOCSIN_IN_PROGRESS:
			place_running(&forward, task);
			break;
		case TOCSIN_NOT_STARTED:
			place_unstarted(&forward, task);
			break;
		}
	}
	for (uint32_t i = 0; i < count; i++) {
		if (out->last == TOCSIN_NONE || out->finish[i] > out->end) {
			out->end = out->finish[i];
			out->last = i;
		}
	}
}

/* What a task takes without its pauses, as projected. */
static tocsin_work unpaused(const struct tocsin_project *project,
	const struct tocsin_projection *projection, uint32_t task)
{
	tocsin_work start = projection->start[task], finish = projection->finish[task];
	return project->tasks[task].elapsed ? finish - start
					    : tocsin_task_worked(project, task, start, finish);
}

/*
 * How far the project's end lies behind the end of the link's predecessor, through that link;
 * TOCSIN_NO_WORK where the link binds no more, or ties the start of a task that has started.
 */
static tocsin_work tail_through(const struct live_network *network,
	const struct tocsin_projection *projection, const struct tocsin_link *link,
	const tocsin_work *tail)
{
	const struct tocsin_project *project = network->project;
	bool from_finish = link->type == TOCSIN_FS || link->type == TOCSIN_FF;
	if (!live_link_binds(network->states, link) ||
		(!from_finish && live_phase(network->states, link->from) != TOCSIN_NOT_STARTED))
		return TOCSIN_NO_WORK;
	tocsin_work at =
		from_finish ? projection->finish[link->from] : projection->start[link->from];
	tocsin_work path = tocsin_lagged(project, link, at) - at + tail[link->to];
	if (!from_finish)
		path -= unpaused(project, projection, link->from);
	if (!binds_finish(link))
		path += unpaused(project, projection, link->to);
	return path;
}

tocsin_work *tocsin_project_tails(struct tocsin_arena *arena, const struct tocsin_project *project,
	const struct tocsin_projection *projection,
	const struct tocsin_resource_link *resource_links, uint32_t resource_link_count,
	const struct tocsin_task_state *states)
{
	struct live_network network;
	live_network_make(&network, arena, project, resource_links, resource_link_count, states);
	tocsin_work *tail = TOCSIN_NEW(arena, tocsin_work, project->task_count);
	for (uint32_t n = project->task_count; n > 0; n--) {
		uint32_t i = network.order[n - 1];
		const struct tocsin_task *task = &project->tasks[i];
		for (uint32_t k = 0; k < task->out_count; k++) {
			tocsin_work path = tail_through(&network, projection,
				&project->links[project->out_links[task->first_out + k]], tail);
			if (path > tail[i])
				tail[i] = path;
		}
		for (uint32_t k = network.first_out[i]; k < network.first_out[i + 1]; k++) {
			uint8_t course = network.course[network.out[k]];
			if (course != LIVE_AHEAD && course != LIVE_TURNED)
				continue;
			uint32_t taker = live_taker(&network, network.out[k]);
			tocsin_work path = unpaused(project, projection, taker) + tail[taker];
			if (path > tail[i])
				tail[i] = path;
		}
	}
	return tail;
}
