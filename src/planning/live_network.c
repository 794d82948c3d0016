#include "live_network.h"

static enum live_course course_of(
	const struct tocsin_task_state *states, const struct tocsin_resource_link *link)
{
	if (link->from == link->to)
		return LIVE_DROPPED;
	enum tocsin_task_phase from = live_phase(states, link->from);
	enum tocsin_task_phase to = live_phase(states, link->to);
	if (from == TOCSIN_DONE)
		return to == TOCSIN_DONE ? LIVE_PAST : LIVE_DROPPED;
	if (to == TOCSIN_NOT_STARTED)
		return LIVE_AHEAD;
	return from == TOCSIN_NOT_STARTED ? LIVE_TURNED : LIVE_DROPPED;
}

/* Done tasks keep their order too, so that whoever walks back through them meets no circle. */
static bool link_orders(const struct tocsin_task_state *states, const struct tocsin_link *link)
{
	return live_link_binds(states, link) ||
	       (live_phase(states, link->to) == TOCSIN_DONE &&
		       live_phase(states, link->from) == TOCSIN_DONE);
}

/* Groups the resource links that are left by the task where they end and where they leave. */
static void group(struct live_network *network, struct tocsin_arena *arena, uint32_t count)
{
	uint32_t tasks = network->project->task_count;
	/* Two places ahead: counting, summing and filling then leave first_in[task] in place. */
	uint32_t *in = TOCSIN_NEW(arena, uint32_t, tasks + 2);
	uint32_t *out = TOCSIN_NEW(arena, uint32_t, tasks + 2);
	for (uint32_t k = 0; k < count; k++) {
		if (network->course[k] == LIVE_DROPPED)
			continue;
		in[live_taker(network, k) + 2]++;
		out[live_giver(network, k) + 2]++;
	}
	for (uint32_t i = 2; i < tasks + 2; i++) {
		in[i] += in[i - 1];
		out[i] += out[i - 1];
	}
	network->in = TOCSIN_NEW(arena, uint32_t, count);
	network->out = TOCSIN_NEW(arena, uint32_t, count);
	for (uint32_t k = 0; k < count; k++) {
		if (network->course[k] == LIVE_DROPPED)
			continue;
		network->in[in[live_taker(network, k) + 1]++] = k;
		network->out[out[live_giver(network, k) + 1]++] = k;
	}
	network->first_in = in;
	network->first_out = out;
}

/*
 * A sweep over the project's own order, which the memory likes, that leaves out what still has to
 * wait; a task left out is taken as soon as its last predecessor is.
 *
 *     project->order    0  1  2  3        resource link 3 -> 1
 *     sweep             0  .  2  3  1
 */
struct ordering {
	uint32_t *waits; /* per task: predecessors not in the order yet */
	bool *left_out;  /* per task: the sweep has passed it */
	uint32_t *ready; /* a stack of tasks left out that wait no more */
	uint32_t ready_count;
	uint32_t swept;  /* of project->order */
	uint32_t count;  /* tasks in network->order */
	uint32_t cursor; /* no task before it waits for anything (task_on_cycle) */
};

static void count_waits(const struct live_network *network, struct ordering *ordering)
{
	const struct tocsin_project *project = network->project;
	for (uint32_t k = 0; k < project->link_count; k++)
		if (link_orders(network->states, &project->links[k]))
			ordering->waits[project->links[k].to]++;
	for (uint32_t i = 0; i < project->task_count; i++)
		ordering->waits[i] += network->first_in[i + 1] - network->first_in[i];
}

static void one_less(struct ordering *ordering, uint32_t task)
{
	if (--ordering->waits[task] == 0 && ordering->left_out[task])
		ordering->ready[ordering->ready_count++] = task;
}

static void take(const struct live_network *network, struct ordering *ordering, uint32_t i)
{
	const struct tocsin_project *project = network->project;
	const struct tocsin_task *task = &project->tasks[i];
	network->order[ordering->count++] = i;
	for (uint32_t k = 0; k < task->out_count; k++) {
		const struct tocsin_link *link =
			&project->links[project->out_links[task->first_out + k]];
		if (link_orders(network->states, link))
			one_less(ordering, link->to);
	}
	for (uint32_t k = network->first_out[i]; k < network->first_out[i + 1]; k++)
		if (network->course[network->out[k]] != LIVE_DROPPED)
			one_less(ordering, live_taker(network, network->out[k]));
}

static void sweep(const struct live_network *network, struct ordering *ordering)
{
	const struct tocsin_project *project = network->project;
	for (;;) {
		if (ordering->ready_count > 0) {
			take(network, ordering, ordering->ready[--ordering->ready_count]);
		} else if (ordering->swept < project->task_count) {
			uint32_t task = project->order[ordering->swept++];
			if (ordering->waits[task] == 0)
				take(network, ordering, task);
			else
				ordering->left_out[task] = true;
		} else {
			return;
		}
	}
}

/* A predecessor of `task` that is itself still waiting; `*through` is the resource link, or NONE.
 */
static uint32_t waiting_predecessor(const struct live_network *network,
	const struct ordering *ordering, uint32_t task, uint32_t *through)
{
	const struct tocsin_project *project = network->project;
	for (uint32_t k = network->first_in[task]; k < network->first_in[task + 1]; k++) {
		*through = network->in[k];
		uint32_t giver = live_giver(network, *through);
		if (network->course[*through] != LIVE_DROPPED && ordering->waits[giver] > 0)
			return giver;
	}
	*through = TOCSIN_NONE;
	for (uint32_t k = 0; k < project->tasks[task].in_count; k++) {
		const struct tocsin_link *link =
			&project->links[project->in_links[project->tasks[task].first_in + k]];
		if (link_orders(network->states, link) && ordering->waits[link->from] > 0)
			return link->from;
	}
	return TOCSIN_NONE;
}

/* A link that turned round gives way before one that did not; among equals the later row does. */
static bool gives_way(const struct live_network *network, uint32_t link, uint32_t before)
{
	if (before == TOCSIN_NONE)
		return true;
	bool turned = network->course[link] == LIVE_TURNED;
	bool before_turned = network->course[before] == LIVE_TURNED;
	return turned != before_turned ? turned : link > before;
}

/* A task on a cycle, found by two walks back of which one is twice as fast. */
static uint32_t task_on_cycle(const struct live_network *network, struct ordering *ordering)
{
	uint32_t through;
	while (ordering->waits[ordering->cursor] == 0)
		ordering->cursor++;
	uint32_t slow = ordering->cursor, fast = ordering->cursor;
	do {
		slow = waiting_predecessor(network, ordering, slow, &through);
		fast = waiting_predecessor(network, ordering, fast, &through);
		fast = waiting_predecessor(network, ordering, fast, &through);
	} while (slow != fast);
	return slow;
}

/*
 * The tasks left all wait for each other: a link that turned round, or a schedule changed since the
 * resource links were made, closes a cycle. Once around it finds the resource link to drop. There
 * is one, for the precedence links alone have no cycle.
 */
static void drop_from_cycle(const struct live_network *network, struct ordering *ordering)
{
	uint32_t task = task_on_cycle(network, ordering), through;
	uint32_t drop = TOCSIN_NONE, at = task;
	do {
		at = waiting_predecessor(network, ordering, at, &through);
		if (through != TOCSIN_NONE && gives_way(network, through, drop))
			drop = through;
	} while (at != task);
	uint32_t taker = live_taker(network, drop);
	network->course[drop] = LIVE_DROPPED;
	one_less(ordering, taker);
}

void live_network_make(struct live_network *out, struct tocsin_arena *arena,
	const struct tocsin_project *project, const struct tocsin_resource_link *resource_links,
	uint32_t resource_link_count, const struct tocsin_task_state *states)
{
	*out = (struct live_network){
		.project = project,
		.states = states,
		.resource_links = resource_links,
		.course = TOCSIN_NEW(arena, uint8_t, resource_link_count),
		.order = TOCSIN_NEW(arena, uint32_t, project->task_count),
	};
	for (uint32_t k = 0; k < resource_link_count; k++)
		out->course[k] = (uint8_t)course_of(states, &resource_links[k]);
	group(out, arena, resource_link_count);

	struct ordering ordering = {
		.waits = TOCSIN_NEW(arena, uint32_t, project->task_count),
		.left_out = TOCSIN_NEW(arena, bool, project->task_count),
		.ready = TOCSIN_NEW(arena, uint32_t, project->task_count),
	};
	count_waits(out, &ordering);
	sweep(out, &ordering);
	while (ordering.count < project->task_count) {
		drop_from_cycle(out, &ordering);
		sweep(out, &ordering);
	}
}
