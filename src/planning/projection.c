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
#include "live_network.h"
#include "placement.h"

struct forward {
	struct tocsin_projection *out;
	const struct tocsin_network *network;
	const struct live_network *live;
	const struct tocsin_task_state *states;
	const tocsin_work *work, *lower;
	tocsin_work t;
};

/* A place that a task may not come before, and what holds it there. */
struct bound {
	tocsin_work at;
	enum tocsin_hold hold;
	uint32_t held_at, held_by;
};

static bool has_trait(const struct forward *forward, uint32_t task, enum flat_trait trait)
{
	return (forward->network->traits[task] & trait) != 0;
}

/* The best known start of a predecessor: where nobody wrote it down, its finish, or now. */
static tocsin_work known_start(const struct forward *forward, uint32_t task)
{
	if (forward->out->start[task] != TOCSIN_NO_WORK)
		return forward->out->start[task];
	return forward->live->phase[task] == TOCSIN_DONE ? forward->out->finish[task] : forward->t;
}

static bool binds_finish(const struct tocsin_link *link)
{
	return link->type == TOCSIN_FF || link->type == TOCSIN_SF;
}

/* Where a link puts the end of its successor that it ties. */
static tocsin_work link_place(const struct forward *forward, const struct tocsin_link *link)
{
	bool from_finish = link->type == TOCSIN_FS || link->type == TOCSIN_FF;
	return tocsin_lagged(forward->network->project, link,
		from_finish ? forward->out->finish[link->from] : known_start(forward, link->from));
}

/* A date or the status holds until something holds longer. */
static void raise_to(struct bound *bound, tocsin_work at, enum tocsin_hold hold)
{
	if (at > bound->at)
		*bound = (struct bound){at, hold, TOCSIN_NONE, TOCSIN_NONE};
}

/* Among equals a link says more than a date or the status does; the precedence links come before
 * the resource links, and of either the first one stays. */
static void raise_by(
	struct bound *bound, tocsin_work at, enum tocsin_hold hold, const struct tocsin_tie *tie)
{
	if (at < bound->at)
		return;
	if (at == bound->at &&
		(bound->hold == TOCSIN_HELD_BY_LINK ||
			(bound->hold == TOCSIN_HELD_BY_RESOURCE_LINK && bound->held_at < tie->at)))
		return;
	*bound = (struct bound){at, hold, tie->at, tie->from};
}

/* Raises the bounds of a start and a finish by the links into `task`; `start` may be NULL. */
static void raise_by_links(
	const struct forward *forward, uint32_t task, struct bound *start, struct bound *finish)
{
	const struct tocsin_network *network = forward->network;
	for (uint32_t k = network->first_link[task]; k < network->first_link[task + 1]; k++) {
		const struct tocsin_tie *tie = &network->links[k];
		const struct tocsin_link *link = &network->project->links[tie->at];
		struct bound *bound = binds_finish(link) ? finish : start;
		if (bound)
			raise_by(bound, link_place(forward, link), TOCSIN_HELD_BY_LINK, tie);
	}
}

/* The same where they all are FS without a lag. */
static void raise_by_finishes(const struct forward *forward, uint32_t task, struct bound *start)
{
	const struct tocsin_network *network = forward->network;
	for (uint32_t k = network->first_link[task]; k < network->first_link[task + 1]; k++) {
		const struct tocsin_tie *tie = &network->links[k];
		raise_by(start, forward->out->finish[tie->from], TOCSIN_HELD_BY_LINK, tie);
	}
}

/* By the resource links that still go ahead, and those that turned round. */
static void raise_by_resources(const struct forward *forward, uint32_t task, struct bound *start)
{
	const struct tocsin_network *network = forward->network;
	const struct live_network *live = forward->live;
	const tocsin_work *finish = forward->out->finish;
	for (uint32_t k = network->first_resource[task]; k < network->first_resource[task + 1];
		k++) {
		const struct tocsin_tie *tie = &network->resources[k];
		if (live->phase[tie->from] != TOCSIN_DONE && !live_is_dropped(live, tie->at))
			raise_by(start, finish[tie->from], TOCSIN_HELD_BY_RESOURCE_LINK, tie);
	}
	for (const struct live_turned *turned = live_turned_first(live, task); turned;
		turned = live_turned_next(live, turned))
		if (!live_is_dropped(live, turned->tie.at))
			raise_by(start, finish[turned->tie.from], TOCSIN_HELD_BY_RESOURCE_LINK,
				&turned->tie);
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
	const struct tocsin_network *network = forward->network;
	const struct live_network *live = forward->live;
	const struct tocsin_task_state *states = forward->states;
	forward->out->start[task] = states[task].start;
	forward->out->finish[task] = states[task].finish;

	struct bound last = nowhere;
	for (uint32_t k = network->first_link[task]; k < network->first_link[task + 1]; k++) {
		const struct tocsin_tie *tie = &network->links[k];
		if (live_is_past(live, tie, task))
			raise_by(&last, states[tie->from].finish, TOCSIN_HELD_BY_LINK, tie);
	}
	for (uint32_t k = network->first_resource[task]; k < network->first_resource[task + 1];
		k++) {
		const struct tocsin_tie *tie = &network->resources[k];
		if (live_is_past(live, tie, task) && !live_is_dropped(live, tie->at))
			raise_by(
				&last, states[tie->from].finish, TOCSIN_HELD_BY_RESOURCE_LINK, tie);
	}
	hold_by(forward, task, &last);
}

/* In progress: what is left, from now on, and the links that still tie its finish. */
static void place_running(const struct forward *forward, uint32_t task)
{
	const struct tocsin_task_state *state = &forward->states[task];
	struct bound finish = {
		tocsin_task_finish(forward->network->project, task, forward->t, state->remaining),
		TOCSIN_HELD_BY_STATUS, TOCSIN_NONE, TOCSIN_NONE};
	struct bound tied = nowhere;
	if (has_trait(forward, task, FLAT_TIED))
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
	struct bound start = {0, TOCSIN_HELD_BY_NOTHING, TOCSIN_NONE, TOCSIN_NONE};
	raise_to(&start, forward->t, TOCSIN_HELD_BY_STATUS);
	raise_to(&start, forward->network->not_before[task], TOCSIN_HELD_BY_DATE);
	if (forward->lower)
		raise_to(&start, forward->lower[task], TOCSIN_HELD_BY_DATE);
	if (has_trait(forward, task, FLAT_LINKED))
		raise_by_links(forward, task, &start, tied);
	else
		raise_by_finishes(forward, task, &start);
	raise_by_resources(forward, task, &start);
	return start;
}

/* On the project's calendar, and moved back where FF or SF ties its finish. */
static void place_by_clock(const struct forward *forward, uint32_t task, tocsin_work work,
	struct bound *hold, const struct bound *tied)
{
	const struct tocsin_project *project = forward->network->project;
	tocsin_work start = tocsin_task_fits_from(project, task, hold->at, work);
	tocsin_work finish = tocsin_task_finish(project, task, start, work);
	if (tied->at > finish) {
		start = placement_to_end_at(project, task, start, work, tied->at);
		finish = tocsin_task_finish(project, task, start, work);
		*hold = *tied;
	}
	forward->out->start[task] = start;
	forward->out->finish[task] = finish;
}

static void place_unstarted(const struct forward *forward, uint32_t task)
{
	tocsin_work work = forward->work ? forward->work[task] : forward->network->focused[task];
	struct bound tied = nowhere;
	struct bound hold = earliest_start(forward, task, &tied);
	if (has_trait(forward, task, FLAT_CLOCKED) || tied.at != TOCSIN_NO_WORK) {
		place_by_clock(forward, task, work, &hold, &tied);
	} else {
		forward->out->start[task] = hold.at;
		forward->out->finish[task] = work > 0 ? hold.at + work : hold.at;
	}
	hold_by(forward, task, &hold);
}

static void place_all(const struct forward *forward)
{
	for (uint32_t k = 0; k < forward->out->task_count; k++) {
		uint32_t task = forward->out->order[k];
		switch ((enum tocsin_task_phase)forward->live->phase[task]) {
		case TOCSIN_DONE:
			place_done(forward, task);
			break;
		case TOCSIN_IN_PROGRESS:
			place_running(forward, task);
			break;
		case TOCSIN_NOT_STARTED:
			place_unstarted(forward, task);
			break;
		}
	}
}

void tocsin_project_on(struct tocsin_projection *out, struct tocsin_arena *arena,
	const struct tocsin_network *network, const struct tocsin_task_state *states,
	const tocsin_work *work, const tocsin_work *lower, tocsin_work t)
{
	uint32_t count = network->project->task_count;
	struct live_network *live = TOCSIN_NEW(arena, struct live_network, 1);
	live_network_make(live, arena, network, states);
	*out = (struct tocsin_projection){
		.task_count = count,
		.start = TOCSIN_NEW(arena, tocsin_work, count),
		.finish = TOCSIN_NEW(arena, tocsin_work, count),
		.hold = TOCSIN_NEW(arena, uint8_t, count),
		.held_at = TOCSIN_NEW(arena, uint32_t, count),
		.held_by = TOCSIN_NEW(arena, uint32_t, count),
		.order = live->order,
		.network = live,
		.last = TOCSIN_NONE,
	};
	const struct forward forward = {out, network, live, states, work, lower, t};
	place_all(&forward);
	for (uint32_t i = 0; i < count; i++) {
		if (out->last == TOCSIN_NONE || out->finish[i] > out->end) {
			out->end = out->finish[i];
			out->last = i;
		}
	}
}

void tocsin_project_forward(struct tocsin_projection *out, struct tocsin_arena *arena,
	const struct tocsin_project *project, const struct tocsin_resource_link *resource_links,
	uint32_t resource_link_count, const struct tocsin_task_state *states,
	const tocsin_work *work, const tocsin_work *lower, tocsin_work t)
{
	struct tocsin_network *network = TOCSIN_NEW(arena, struct tocsin_network, 1);
	tocsin_network_make(network, arena, project, resource_links, resource_link_count);
	tocsin_project_on(out, arena, network, states, work, lower, t);
}

/* ---- Tails ---- */

struct backward {
	const struct tocsin_projection *projection;
	const struct tocsin_project *project;
	const struct live_network *live;
	tocsin_work *tail;
};

/* What a task takes without its pauses, as projected. */
static tocsin_work unpaused(const struct backward *backward, uint32_t task)
{
	const struct tocsin_project *project = backward->project;
	tocsin_work start = backward->projection->start[task];
	tocsin_work finish = backward->projection->finish[task];
	if (!(backward->live->network->traits[task] & FLAT_CLOCKED) || project->tasks[task].elapsed)
		return finish - start;
	return tocsin_task_worked(project, task, start, finish);
}

static void lengthen(tocsin_work *tail, tocsin_work path)
{
	if (path > *tail)
		*tail = path;
}

/*
 * How far the project's end lies behind the end of the link's predecessor, through that link;
 * TOCSIN_NO_WORK where the link binds no more, or ties the start of a task that has started.
 */
static tocsin_work tail_through(const struct backward *backward, const struct tocsin_link *link)
{
	const struct tocsin_projection *projection = backward->projection;
	const uint8_t *phase = backward->live->phase;
	bool from_finish = link->type == TOCSIN_FS || link->type == TOCSIN_FF;
	if (!live_phase_binds(phase[link->to], link->type) ||
		(!from_finish && phase[link->from] != TOCSIN_NOT_STARTED))
		return TOCSIN_NO_WORK;
	tocsin_work at =
		from_finish ? projection->finish[link->from] : projection->start[link->from];
	tocsin_work path =
		tocsin_lagged(backward->project, link, at) - at + backward->tail[link->to];
	if (!from_finish)
		path -= unpaused(backward, link->from);
	if (!binds_finish(link))
		path += unpaused(backward, link->to);
	return path;
}

/* Every task that this one waits for has at least this one and its tail behind it. */
static void lengthen_tails_before(const struct backward *backward, uint32_t task)
{
	const struct live_network *live = backward->live;
	const struct tocsin_network *network = live->network;
	tocsin_work *tail = backward->tail;
	bool waits = live->phase[task] == TOCSIN_NOT_STARTED;
	tocsin_work path = waits ? unpaused(backward, task) + tail[task] : 0;
	bool plain = waits && !(network->traits[task] & FLAT_LINKED);
	for (uint32_t k = network->first_link[task]; k < network->first_link[task + 1]; k++) {
		const struct tocsin_tie *tie = &network->links[k];
		lengthen(&tail[tie->from],
			plain ? path : tail_through(backward, &backward->project->links[tie->at]));
	}
	if (!waits)
		return;
	for (uint32_t k = network->first_resource[task]; k < network->first_resource[task + 1];
		k++) {
		const struct tocsin_tie *tie = &network->resources[k];
		if (live->phase[tie->from] != TOCSIN_DONE && !live_is_dropped(live, tie->at))
			lengthen(&tail[tie->from], path);
	}
	for (const struct live_turned *turned = live_turned_first(live, task); turned;
		turned = live_turned_next(live, turned))
		if (!live_is_dropped(live, turned->tie.at))
			lengthen(&tail[turned->tie.from], path);
}

tocsin_work *tocsin_project_tails(
	struct tocsin_arena *arena, const struct tocsin_projection *projection)
{
	const struct backward backward = {projection, projection->network->network->project,
		projection->network, TOCSIN_NEW(arena, tocsin_work, projection->task_count)};
	for (uint32_t n = projection->task_count; n > 0; n--)
		lengthen_tails_before(&backward, projection->order[n - 1]);
	return backward.tail;
}
