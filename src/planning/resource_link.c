#include "resource_link.h"

#include <stdlib.h>

#include "link_order.h"

/* What a task held of a resource and has given back. */
struct freed {
	uint32_t holder; /* TOCSIN_NONE: nobody held it yet */
	int64_t amount;  /* what nobody has taken since */
};

/* In order of the time at which it came free; `stack` are those with something left, last on top.
 */
struct pile {
	TOCSIN_VECTOR(struct freed) freed;
	TOCSIN_VECTOR(uint32_t) stack;
	int64_t capacity;
	int64_t there; /* on the pile */
	int64_t held;  /* by tasks: more than the capacity where running ones share what there is */
};

struct hand_over {
	struct tocsin_resource_link link; /* amount 0: taken back */
	uint32_t number;                  /* in the order of links */
	tocsin_work made_at;              /* start of the task for whose sake it was made */
};

struct handing {
	const struct planning *planning;
	const struct schedule *schedule;
	struct link_order order;
	struct pile *piles; /* by resource */
	uint32_t *place;    /* by demand: where in the pile it was given back */
	TOCSIN_VECTOR(struct hand_over) hand_overs;
	tocsin_work now; /* start of the task that takes */
	TOCSIN_VECTOR(struct unlinked_pair) unlinked;
};

struct moment {
	tocsin_work at;
	uint32_t task;
};

static int by_time_then_row(const void *a, const void *b)
{
	const struct moment *x = a, *y = b;
	if (x->at != y->at)
		return x->at < y->at ? -1 : 1;
	return x->task < y->task ? -1 : 1;
}

/* The lowest row comes last, for it shall lie on top. */
static int by_time_then_row_down(const void *a, const void *b)
{
	const struct moment *x = a, *y = b;
	if (x->at != y->at)
		return x->at < y->at ? -1 : 1;
	return x->task > y->task ? -1 : 1;
}

static uint32_t put_on_pile(struct handing *handing, uint32_t resource, struct freed freed)
{
	struct pile *pile = &handing->piles[resource];
	uint32_t place = pile->freed.count;
	pile->there += freed.amount;
	TOCSIN_VECTOR_PUSH(handing->planning->arena, &pile->freed, freed);
	TOCSIN_VECTOR_PUSH(handing->planning->arena, &pile->stack, place);
	return place;
}

/* What is given back can be taken again as far as the others do not hold it, too. */
static void give_back(struct handing *handing, uint32_t task)
{
	const struct tocsin_project *project = handing->planning->project;
	const struct tocsin_task *it = &project->tasks[task];
	for (uint32_t k = it->first_demand; k < it->first_demand + it->demand_count; k++) {
		const struct tocsin_demand *demand = &project->demands[k];
		struct pile *pile = &handing->piles[demand->resource];
		struct freed freed = {task, tocsin_demand_planned(project, demand)};
		pile->held -= freed.amount;
		int64_t free = pile->capacity - pile->held - pile->there;
		if (freed.amount > free)
			freed.amount = free > 0 ? free : 0;
		handing->place[k] = put_on_pile(handing, demand->resource, freed);
	}
}

/* Ties two tasks by a link, if one can; gives its number in the order, or TOCSIN_NONE. */
static uint32_t tie(struct handing *handing, uint32_t giver, uint32_t taker)
{
	if (handing->schedule->finish[giver] > handing->schedule->start[taker])
		return TOCSIN_NONE;
	return link_order_add(&handing->order, giver, taker);
}

static void hand_over(struct handing *handing, struct tocsin_resource_link link, uint32_t number)
{
	struct hand_over made = {link, number, handing->now};
	TOCSIN_VECTOR_PUSH(handing->planning->arena, &handing->hand_overs, made);
}

/* Lifts up to `need` from one place of a pile, and tells how much. */
static int64_t lift(struct pile *pile, uint32_t place, int64_t need)
{
	struct freed *from = &pile->freed.items[place];
	int64_t amount = from->amount < need ? from->amount : need;
	from->amount -= amount;
	pile->there -= amount;
	return amount;
}

/* Takes up to `need` from one place of a pile, where a link can be; returns what is still needed.
 */
static int64_t take(
	struct handing *handing, uint32_t resource, uint32_t place, uint32_t taker, int64_t need)
{
	struct pile *pile = &handing->piles[resource];
	uint32_t holder = pile->freed.items[place].holder, number;
	if (pile->freed.items[place].amount <= 0)
		return need;
	if (holder == TOCSIN_NONE)
		return need - lift(pile, place, need);
	if ((number = tie(handing, holder, taker)) == TOCSIN_NONE)
		return need;
	int64_t amount = lift(pile, place, need);
	hand_over(handing, (struct tocsin_resource_link){holder, taker, resource, amount}, number);
	return need - amount;
}

/* The last place below `below` where a predecessor put something of this resource; TOCSIN_NONE. */
static uint32_t last_of_predecessors(
	const struct handing *handing, uint32_t taker, uint32_t resource, uint32_t below)
{
	const struct tocsin_project *project = handing->planning->project;
	const struct tocsin_task *it = &project->tasks[taker];
	const struct freed *freed = handing->piles[resource].freed.items;
	uint32_t last = TOCSIN_NONE;
	for (uint32_t k = it->first_in; k < it->first_in + it->in_count; k++) {
		const struct tocsin_task *holder =
			&project->tasks[project->links[project->in_links[k]].from];
		for (uint32_t d = 0; d < holder->demand_count; d++) {
			uint32_t place = handing->place[holder->first_demand + d];
			if (project->demands[holder->first_demand + d].resource == resource &&
				place < below && freed[place].amount > 0 &&
				(last == TOCSIN_NONE || place > last))
				last = place;
		}
	}
	return last;
}

/* Takes from the top of the pile down what links can hand on; what is empty leaves the pile. */
static int64_t take_from_top(
	struct handing *handing, uint32_t resource, uint32_t taker, int64_t need)
{
	struct pile *pile = &handing->piles[resource];
	uint32_t at = pile->stack.count;
	while (need > 0 && at > 0)
		need = take(handing, resource, pile->stack.items[--at], taker, need);
	uint32_t kept = at;
	for (uint32_t k = at; k < pile->stack.count; k++)
		if (pile->freed.items[pile->stack.items[k]].amount > 0)
			pile->stack.items[kept++] = pile->stack.items[k];
	pile->stack.count = kept;
	return need;
}

/* Lets the taker of hand-over `k` take from a place instead, and `taker` from its giver. */
static int64_t change_with(struct handing *handing, uint32_t k, uint32_t resource, uint32_t place,
	uint32_t taker, int64_t need)
{
	struct tocsin_resource_link link = handing->hand_overs.items[k].link;
	struct pile *pile = &handing->piles[resource];
	uint32_t holder = pile->freed.items[place].holder;
	uint32_t ours = tie(handing, link.from, taker);
	if (ours == TOCSIN_NONE)
		return need;
	uint32_t theirs = tie(handing, holder, link.to);
	if (theirs == TOCSIN_NONE) {
		link_order_remove(&handing->order, ours);
		return need;
	}
	int64_t amount = lift(pile, place, need < link.amount ? need : link.amount);
	handing->hand_overs.items[k].link.amount -= amount;
	if (amount == link.amount)
		link_order_remove(&handing->order, handing->hand_overs.items[k].number);
	link.amount = amount;
	hand_over(
		handing, (struct tocsin_resource_link){holder, link.to, resource, amount}, theirs);
	link.to = taker;
	hand_over(handing, link, ours);
	return need - amount;
}

/* Changes with tasks that have begun since something came free, and took elsewhere. */
static int64_t take_by_change(
	struct handing *handing, uint32_t resource, uint32_t place, uint32_t taker, int64_t need)
{
	const struct freed *freed = &handing->piles[resource].freed.items[place];
	if (freed->holder == TOCSIN_NONE)
		return need;
	tocsin_work since = schedule_work_end(handing->planning, handing->schedule, freed->holder);
	for (uint32_t k = handing->hand_overs.count; k > 0 && need > 0 && freed->amount > 0; k--) {
		const struct hand_over *made = &handing->hand_overs.items[k - 1];
		if (made->made_at < since)
			break;
		if (made->link.resource == resource && made->link.amount > 0 &&
			made->link.to != taker)
			need = change_with(handing, k - 1, resource, place, taker, need);
	}
	return need;
}

/* Takes what no link can hand on. */
static void take_unlinked(struct handing *handing, uint32_t resource, uint32_t taker, int64_t need)
{
	struct pile *pile = &handing->piles[resource];
	for (uint32_t k = pile->stack.count; k > 0 && need > 0; k--) {
		uint32_t place = pile->stack.items[k - 1];
		int64_t amount = lift(pile, place, need);
		if (amount <= 0)
			continue;
		need -= amount;
		TOCSIN_VECTOR_PUSH(handing->planning->arena, &handing->unlinked,
			(struct unlinked_pair){pile->freed.items[place].holder, taker});
	}
}

static void supply(struct handing *handing, uint32_t taker, const struct tocsin_demand *demand)
{
	uint32_t resource = demand->resource, place = TOCSIN_NONE;
	struct pile *pile = &handing->piles[resource];
	int64_t need = tocsin_demand_planned(handing->planning->project, demand);
	pile->held += need;
	while (need > 0 &&
		(place = last_of_predecessors(handing, taker, resource, place)) != TOCSIN_NONE)
		need = take(handing, resource, place, taker, need);
	need = take_from_top(handing, resource, taker, need);
	for (uint32_t k = pile->stack.count; k > 0 && need > 0; k--)
		need = take_by_change(handing, resource, pile->stack.items[k - 1], taker, need);
	take_unlinked(handing, resource, taker, need);
}

static void handing_init(struct handing *handing)
{
	const struct tocsin_project *project = handing->planning->project;
	link_order_init(&handing->order, handing->planning, handing->schedule);
	handing->piles = TOCSIN_NEW(handing->planning->arena, struct pile, project->resource_count);
	handing->place = TOCSIN_NEW(handing->planning->arena, uint32_t, project->demand_count);
	for (uint32_t r = 0; r < project->resource_count; r++) {
		int64_t capacity = project->resources[r].capacity;
		handing->piles[r].capacity = capacity;
		put_on_pile(handing, r, (struct freed){TOCSIN_NONE, capacity});
	}
	for (uint32_t k = 0; k < project->demand_count; k++)
		handing->place[k] = TOCSIN_NONE;
}

/* The tasks that hold anything: those with time to do so, and not done. */
static uint32_t collect_moments(
	const struct handing *handing, struct moment *starts, struct moment *ends)
{
	const struct planning *planning = handing->planning;
	uint32_t count = 0;
	for (uint32_t i = 0; i < planning->project->task_count; i++) {
		enum tocsin_task_phase phase = planning->states[i].phase;
		tocsin_work start =
			phase == TOCSIN_IN_PROGRESS ? planning->t - 1 : handing->schedule->start[i];
		tocsin_work end = schedule_work_end(planning, handing->schedule, i);
		if (phase == TOCSIN_DONE || planning->project->tasks[i].demand_count == 0 ||
			start >= end)
			continue;
		starts[count] = (struct moment){start, i};
		ends[count++] = (struct moment){end, i};
	}
	return count;
}

static void hand_all_over(struct handing *handing)
{
	const struct tocsin_project *project = handing->planning->project;
	struct tocsin_arena *arena = handing->planning->arena;
	struct moment *starts = TOCSIN_NEW(arena, struct moment, project->task_count);
	struct moment *ends = TOCSIN_NEW(arena, struct moment, project->task_count);
	uint32_t count = collect_moments(handing, starts, ends);
	if (count > 0) {
		qsort(starts, count, sizeof *starts, by_time_then_row);
		qsort(ends, count, sizeof *ends, by_time_then_row_down);
	}
	uint32_t ended = 0;
	for (uint32_t k = 0; k < count; k++) {
		handing->now = starts[k].at;
		while (ends[ended].at <= handing->now)
			give_back(handing, ends[ended++].task);
		const struct tocsin_task *it = &project->tasks[starts[k].task];
		for (uint32_t d = 0; d < it->demand_count; d++)
			supply(handing, starts[k].task, &project->demands[it->first_demand + d]);
	}
}

struct resource_links resource_links_make(
	const struct planning *planning, const struct schedule *schedule)
{
	struct handing handing = {.planning = planning, .schedule = schedule};
	handing_init(&handing);
	hand_all_over(&handing);
	struct resource_links links = {
		.items = TOCSIN_NEW(
			planning->arena, struct tocsin_resource_link, handing.hand_overs.count),
		.unlinked = handing.unlinked.items,
		.unlinked_count = handing.unlinked.count,
	};
	for (uint32_t k = 0; k < handing.hand_overs.count; k++)
		if (handing.hand_overs.items[k].link.amount > 0)
			links.items[links.count++] = handing.hand_overs.items[k].link;
	return links;
}
