#include "resource_link.h"

#include <stdlib.h>

#include "tocsin/vector.h"

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

struct handing {
	const struct planning *planning;
	const struct schedule *schedule;
	struct pile *piles; /* by resource */
	uint32_t *place;    /* by demand: where in the pile it was given back */
	TOCSIN_VECTOR(struct tocsin_resource_link) links;
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

/* Takes up to `need` from one place of a pile; returns what is still needed. */
static int64_t take(
	struct handing *handing, uint32_t resource, uint32_t place, uint32_t taker, int64_t need)
{
	struct freed *from = &handing->piles[resource].freed.items[place];
	int64_t amount = from->amount < need ? from->amount : need;
	if (amount <= 0)
		return need;
	from->amount -= amount;
	handing->piles[resource].there -= amount;
	if (from->holder != TOCSIN_NONE) {
		struct tocsin_resource_link link = {from->holder, taker, resource, amount};
		TOCSIN_VECTOR_PUSH(handing->planning->arena, &handing->links, link);
	}
	return need - amount;
}

/* Where the predecessor that freed something of this resource last put it; TOCSIN_NONE. */
static uint32_t last_of_predecessors(
	const struct handing *handing, uint32_t taker, uint32_t resource)
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
				place != TOCSIN_NONE && freed[place].amount > 0 &&
				(last == TOCSIN_NONE || place > last))
				last = place;
		}
	}
	return last;
}

static void supply(struct handing *handing, uint32_t taker, const struct tocsin_demand *demand)
{
	uint32_t resource = demand->resource, place;
	int64_t need = tocsin_demand_planned(handing->planning->project, demand);
	handing->piles[resource].held += need;
	while (need > 0 && (place = last_of_predecessors(handing, taker, resource)) != TOCSIN_NONE)
		need = take(handing, resource, place, taker, need);
	struct pile *pile = &handing->piles[resource];
	while (need > 0 && pile->stack.count > 0) {
		place = pile->stack.items[pile->stack.count - 1];
		need = take(handing, resource, place, taker, need);
		if (pile->freed.items[place].amount > 0)
			break;
		pile->stack.count--;
	}
}

static void handing_init(struct handing *handing)
{
	const struct tocsin_project *project = handing->planning->project;
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
		if (phase == TOCSIN_DONE || planning->project->tasks[i].demand_count == 0 ||
			start >= handing->schedule->finish[i])
			continue;
		starts[count] = (struct moment){start, i};
		ends[count++] = (struct moment){handing->schedule->finish[i], i};
	}
	return count;
}

struct tocsin_resource_link *resource_links_make(
	const struct planning *planning, const struct schedule *schedule, uint32_t *out_count)
{
	const struct tocsin_project *project = planning->project;
	struct handing handing = {.planning = planning, .schedule = schedule};
	struct moment *starts = TOCSIN_NEW(planning->arena, struct moment, project->task_count);
	struct moment *ends = TOCSIN_NEW(planning->arena, struct moment, project->task_count);
	handing_init(&handing);
	uint32_t count = collect_moments(&handing, starts, ends);
	if (count > 0) {
		qsort(starts, count, sizeof *starts, by_time_then_row);
		qsort(ends, count, sizeof *ends, by_time_then_row_down);
	}
	uint32_t ended = 0;
	for (uint32_t k = 0; k < count; k++) {
		while (ends[ended].at <= starts[k].at)
			give_back(&handing, ends[ended++].task);
		const struct tocsin_task *it = &project->tasks[starts[k].task];
		for (uint32_t d = 0; d < it->demand_count; d++)
			supply(&handing, starts[k].task, &project->demands[it->first_demand + d]);
	}
	*out_count = handing.links.count;
	return handing.links.items;
}
