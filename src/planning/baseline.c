/*
 * Binding a plan to a project that may have changed since: tasks by their keys, resource links past
 * what is no longer there.
 */
#include "tocsin/plan.h"

#include <stdlib.h>
#include <string.h>

#include "tocsin/vector.h"

/* A present task that hands an amount on to one that has been removed. */
struct giver {
	uint32_t task; /* of the project */
	uint32_t resource;
	int64_t amount;
};

struct givers {
	TOCSIN_VECTOR(struct giver) items;
};

struct binding {
	struct tocsin_arena *arena;
	const struct tocsin_plan *plan;
	struct tocsin_baseline *out;
	struct givers *givers; /* by plan task, for those that are gone */
	TOCSIN_VECTOR(struct tocsin_resource_link) links;
};

/* The task with this key; rows mostly stay where they were, so that place is looked at first. */
static uint32_t task_with_key(const struct tocsin_project *project, const char *key, uint32_t place)
{
	if (place < project->task_count && strcmp(project->tasks[place].key, key) == 0)
		return place;
	return tocsin_index_find(&project->by_key, key);
}

static void map_tasks(struct binding *binding, const struct tocsin_project *project)
{
	struct tocsin_baseline *out = binding->out;
	const struct tocsin_plan *plan = binding->plan;
	out->plan_task = TOCSIN_NEW(binding->arena, uint32_t, project->task_count);
	out->task = TOCSIN_NEW(binding->arena, uint32_t, plan->task_count);
	out->added = project->task_count;
	for (uint32_t i = 0; i < project->task_count; i++)
		out->plan_task[i] = TOCSIN_NONE;
	for (uint32_t p = 0; p < plan->task_count; p++) {
		uint32_t task = task_with_key(project, plan->tasks[p].key, p);
		out->task[p] = task;
		if (task == TOCSIN_NONE) {
			out->removed++;
			continue;
		}
		out->plan_task[task] = p;
		out->added--;
	}
}

struct link_place {
	tocsin_work start; /* planned, of the task that takes over */
	uint32_t to, link;
};

static int by_start(const void *a, const void *b)
{
	const struct link_place *x = a, *y = b;
	if (x->start != y->start)
		return x->start < y->start ? -1 : 1;
	if (x->to != y->to)
		return x->to < y->to ? -1 : 1;
	return x->link < y->link ? -1 : 1;
}

/* `giver` gives to a plan task: a link where that is there, else it waits for who comes next. */
static void hand_over(struct binding *binding, struct giver giver, uint32_t to)
{
	uint32_t taker = binding->out->task[to];
	if (taker == TOCSIN_NONE) {
		TOCSIN_VECTOR_PUSH(binding->arena, &binding->givers[to].items, giver);
		return;
	}
	struct tocsin_resource_link link = {giver.task, taker, giver.resource, giver.amount};
	TOCSIN_VECTOR_PUSH(binding->arena, &binding->links, link);
}

/* A link from a removed task comes from all that gave it some of that resource. */
static void pass_through(struct binding *binding, const struct tocsin_resource_link *link)
{
	uint32_t count = binding->givers[link->from].items.count;
	for (uint32_t k = 0; k < count; k++) {
		struct giver giver = binding->givers[link->from].items.items[k];
		if (giver.resource != link->resource)
			continue;
		if (giver.amount > link->amount)
			giver.amount = link->amount;
		hand_over(binding, giver, link->to);
	}
}

/* Every task is there: each link is the same between other indices. */
static void rename_links(struct binding *binding)
{
	const struct tocsin_plan *plan = binding->plan;
	const uint32_t *task = binding->out->task;
	for (uint32_t k = 0; k < plan->resource_link_count; k++) {
		struct tocsin_resource_link link = plan->resource_links[k];
		link.from = task[link.from];
		link.to = task[link.to];
		TOCSIN_VECTOR_PUSH(binding->arena, &binding->links, link);
	}
}

/* In the order of the takers' starts everything that a removed task was given is known when it
 * gives. */
static void map_links(struct binding *binding)
{
	const struct tocsin_plan *plan = binding->plan;
	uint32_t count = plan->resource_link_count;
	struct link_place *order = TOCSIN_NEW(binding->arena, struct link_place, count);
	for (uint32_t k = 0; k < count; k++) {
		uint32_t to = plan->resource_links[k].to;
		order[k] = (struct link_place){plan->tasks[to].start, to, k};
	}
	if (count > 0)
		qsort(order, count, sizeof *order, by_start);
	for (uint32_t k = 0; k < count; k++) {
		const struct tocsin_resource_link *link = &plan->resource_links[order[k].link];
		uint32_t from = binding->out->task[link->from];
		if (from == TOCSIN_NONE)
			pass_through(binding, link);
		else
			hand_over(binding, (struct giver){from, link->resource, link->amount},
				link->to);
	}
}

void tocsin_baseline_bind(struct tocsin_baseline *out, struct tocsin_arena *arena,
	const struct tocsin_plan *plan, const struct tocsin_project *project)
{
	*out = (struct tocsin_baseline){.plan = plan};
	struct binding binding = {
		.arena = arena,
		.plan = plan,
		.out = out,
	};
	map_tasks(&binding, project);
	if (out->removed == 0) {
		rename_links(&binding);
	} else {
		binding.givers = TOCSIN_NEW(arena, struct givers, plan->task_count);
		map_links(&binding);
	}
	out->resource_links = binding.links.items;
	out->resource_link_count = binding.links.count;
	out->network = TOCSIN_NEW(arena, struct tocsin_network, 1);
	tocsin_network_make(
		out->network, arena, project, out->resource_links, out->resource_link_count);
}
