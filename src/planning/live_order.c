/*
 * A sweep over the project's own order, which the memory likes, that leaves out what still has to
 * wait; a task left out is taken as soon as its last predecessor is.
 *
 *     project->order    0  1  2  3        resource link 3 -> 1
 *     sweep             0  .  2  3  1
 */
#include "live_network.h"

/* Who waits for a task: `by` is a resource link, or TOCSIN_NONE for a precedence link. */
struct waiter {
	uint32_t task, by;
};

struct ordering {
	struct live_network *live;
	struct tocsin_arena *scratch;
	uint32_t *first_waiter;
	struct waiter *waiters; /* grouped by the task that they wait for */
	bool *dropped;          /* per resource link */
	uint32_t dropped_count;
	uint32_t *waits; /* per task: predecessors not in the order yet */
	bool *left_out;  /* per task: the sweep has passed it */
	uint32_t *ready; /* a stack of tasks left out that wait no more */
	uint32_t ready_count;
	uint32_t swept;  /* of project->order */
	uint32_t count;  /* tasks in the order */
	uint32_t cursor; /* no task before it waits for anything (task_on_cycle) */
	/* Resource links that hold a task, by row; made when there is a cycle. */
	uint32_t *first_holder, *holders;
};

/* Which way a resource link goes now. */
enum course { GONE, AHEAD, TURNED };

/* Done tasks keep their order too, so that whoever walks back through them meets no circle. */
static enum course course_of(const struct live_network *live, uint32_t from, uint32_t to)
{
	if (live->phase[from] == TOCSIN_DONE)
		return live->phase[to] == TOCSIN_DONE ? AHEAD : GONE;
	if (live->phase[to] == TOCSIN_NOT_STARTED)
		return AHEAD;
	return live->phase[from] == TOCSIN_NOT_STARTED ? TURNED : GONE;
}

static bool link_orders(const struct live_network *live, const struct tocsin_link *link)
{
	return live_phase_binds(live->phase[link->to], link->type) ||
	       (live->phase[link->to] == TOCSIN_DONE && live->phase[link->from] == TOCSIN_DONE);
}

/* Calls `meet` with every pair that is ordered. */
static void each_pair(struct ordering *ordering,
	void (*meet)(struct ordering *ordering, uint32_t before, struct waiter waiter))
{
	const struct live_network *live = ordering->live;
	const struct tocsin_network *network = live->network;
	const struct tocsin_project *project = network->project;
	for (uint32_t i = 0; i < project->task_count; i++) {
		for (uint32_t k = network->first_link[i]; k < network->first_link[i + 1]; k++) {
			const struct tocsin_tie *tie = &network->links[k];
			if (link_orders(live, &project->links[tie->at]))
				meet(ordering, tie->from, (struct waiter){i, TOCSIN_NONE});
		}
		for (uint32_t k = network->first_resource[i]; k < network->first_resource[i + 1];
			k++) {
			const struct tocsin_tie *tie = &network->resources[k];
			enum course course = course_of(live, tie->from, i);
			if (course == AHEAD)
				meet(ordering, tie->from, (struct waiter){i, tie->at});
			else if (course == TURNED)
				meet(ordering, i, (struct waiter){tie->from, tie->at});
		}
	}
}

static void count_pair(struct ordering *ordering, uint32_t before, struct waiter waiter)
{
	ordering->first_waiter[before + 2]++;
	ordering->waits[waiter.task]++;
}

static void place_pair(struct ordering *ordering, uint32_t before, struct waiter waiter)
{
	ordering->waiters[ordering->first_waiter[before + 1]++] = waiter;
}

/* Two places ahead: counting, summing and filling then leave first[task] in place. */
static uint32_t sum_up(uint32_t *first, uint32_t tasks)
{
	for (uint32_t i = 2; i < tasks + 2; i++)
		first[i] += first[i - 1];
	return first[tasks + 1];
}

static void one_less(struct ordering *ordering, uint32_t task)
{
	if (--ordering->waits[task] == 0 && ordering->left_out[task])
		ordering->ready[ordering->ready_count++] = task;
}

static void take(struct ordering *ordering, uint32_t task)
{
	ordering->live->order[ordering->count++] = task;
	for (uint32_t k = ordering->first_waiter[task]; k < ordering->first_waiter[task + 1]; k++) {
		const struct waiter *waiter = &ordering->waiters[k];
		if (waiter->by == TOCSIN_NONE || !ordering->dropped[waiter->by])
			one_less(ordering, waiter->task);
	}
}

static void sweep(struct ordering *ordering)
{
	const struct tocsin_project *project = ordering->live->network->project;
	for (;;) {
		if (ordering->ready_count > 0) {
			take(ordering, ordering->ready[--ordering->ready_count]);
		} else if (ordering->swept < project->task_count) {
			uint32_t task = project->order[ordering->swept++];
			if (ordering->waits[task] == 0)
				take(ordering, task);
			else
				ordering->left_out[task] = true;
		} else {
			return;
		}
	}
}

/* ---- Circles ---- */

/* The task that a resource link waits for, and the one that waits, as of now. */
static uint32_t giver_of(const struct live_network *live, const struct tocsin_resource_link *link)
{
	return course_of(live, link->from, link->to) == TURNED ? link->to : link->from;
}

static uint32_t taker_of(const struct live_network *live, const struct tocsin_resource_link *link)
{
	return course_of(live, link->from, link->to) == TURNED ? link->from : link->to;
}

static bool is_gone(const struct live_network *live, const struct tocsin_resource_link *link)
{
	return link->from == link->to || course_of(live, link->from, link->to) == GONE;
}

static void group_holders(struct ordering *ordering)
{
	const struct live_network *live = ordering->live;
	const struct tocsin_resource_link *links = live->network->resource_links;
	uint32_t tasks = live->network->project->task_count;
	uint32_t count = live->network->resource_link_count;
	uint32_t *first = TOCSIN_NEW(ordering->scratch, uint32_t, tasks + 2);
	for (uint32_t k = 0; k < count; k++)
		if (!is_gone(live, &links[k]))
			first[taker_of(live, &links[k]) + 2]++;
	ordering->holders = TOCSIN_NEW(ordering->scratch, uint32_t, sum_up(first, tasks));
	for (uint32_t k = 0; k < count; k++)
		if (!is_gone(live, &links[k]))
			ordering->holders[first[taker_of(live, &links[k]) + 1]++] = k;
	ordering->first_holder = first;
}

/* A predecessor of `task` that is itself still waiting; `*through` is the resource link, or NONE.
 */
static uint32_t waiting_predecessor(
	const struct ordering *ordering, uint32_t task, uint32_t *through)
{
	const struct live_network *live = ordering->live;
	const struct tocsin_network *network = live->network;
	for (uint32_t k = ordering->first_holder[task]; k < ordering->first_holder[task + 1]; k++) {
		*through = ordering->holders[k];
		uint32_t giver = giver_of(live, &network->resource_links[*through]);
		if (!ordering->dropped[*through] && ordering->waits[giver] > 0)
			return giver;
	}
	*through = TOCSIN_NONE;
	for (uint32_t k = network->first_link[task]; k < network->first_link[task + 1]; k++) {
		const struct tocsin_tie *tie = &network->links[k];
		if (link_orders(live, &network->project->links[tie->at]) &&
			ordering->waits[tie->from] > 0)
			return tie->from;
	}
	return TOCSIN_NONE;
}

/* A link that turned round gives way before one that did not; among equals the later row does. */
static bool gives_way(const struct live_network *live, uint32_t link, uint32_t before)
{
	const struct tocsin_resource_link *links = live->network->resource_links;
	if (before == TOCSIN_NONE)
		return true;
	bool turned = course_of(live, links[link].from, links[link].to) == TURNED;
	bool before_turned = course_of(live, links[before].from, links[before].to) == TURNED;
	return turned != before_turned ? turned : link > before;
}

/* A task on a cycle, found by two walks back of which one is twice as fast. */
static uint32_t task_on_cycle(struct ordering *ordering)
{
	uint32_t through;
	while (ordering->waits[ordering->cursor] == 0)
		ordering->cursor++;
	uint32_t slow = ordering->cursor, fast = ordering->cursor;
	do {
		slow = waiting_predecessor(ordering, slow, &through);
		fast = waiting_predecessor(ordering, fast, &through);
		fast = waiting_predecessor(ordering, fast, &through);
	} while (slow != fast);
	return slow;
}

/*
 * The tasks left all wait for each other: a link that turned round, or a schedule changed since the
 * resource links were made, closes a cycle. Once around it finds the resource link to drop. There
 * is one, for the precedence links alone have no cycle.
 */
static void drop_from_cycle(struct ordering *ordering)
{
	const struct live_network *live = ordering->live;
	uint32_t task = task_on_cycle(ordering), through;
	uint32_t drop = TOCSIN_NONE, at = task;
	do {
		at = waiting_predecessor(ordering, at, &through);
		if (through != TOCSIN_NONE && gives_way(live, through, drop))
			drop = through;
	} while (at != task);
	ordering->dropped[drop] = true;
	ordering->dropped_count++;
	one_less(ordering, taker_of(live, &live->network->resource_links[drop]));
}

void live_order_find(struct live_network *live, struct tocsin_arena *arena)
{
	uint32_t tasks = live->network->project->task_count;
	struct tocsin_arena scratch;
	tocsin_arena_init(&scratch);
	struct ordering ordering = {
		.live = live,
		.scratch = &scratch,
		.first_waiter = TOCSIN_NEW(&scratch, uint32_t, tasks + 2),
		.dropped = TOCSIN_NEW(arena, bool, live->network->resource_link_count),
		.waits = TOCSIN_NEW(&scratch, uint32_t, tasks),
		.left_out = TOCSIN_NEW(&scratch, bool, tasks),
		.ready = TOCSIN_NEW(&scratch, uint32_t, tasks),
	};
	live->order = TOCSIN_NEW(arena, uint32_t, tasks);
	each_pair(&ordering, count_pair);
	uint32_t pairs = sum_up(ordering.first_waiter, tasks);
	ordering.waiters = TOCSIN_NEW(&scratch, struct waiter, pairs);
	each_pair(&ordering, place_pair);
	sweep(&ordering);
	if (ordering.count < tasks)
		group_holders(&ordering);
	while (ordering.count < tasks) {
		drop_from_cycle(&ordering);
		sweep(&ordering);
	}
	live->dropped = ordering.dropped_count > 0 ? ordering.dropped : NULL;
	tocsin_arena_finish(&scratch);
}
