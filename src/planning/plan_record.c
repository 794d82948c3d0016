/*
 * Writing down what planning has found. A fresh plan has its tasks in the project's order, so here
 * an index of one is an index of the other.
 */
#include "making.h"

#include <stdlib.h>

static void write_tasks(struct tocsin_plan *plan, const struct making *making)
{
	const struct tocsin_project *project = making->planning.project;
	const struct schedule *planned = &making->insertion.planned;
	plan->task_count = project->task_count;
	plan->tasks = TOCSIN_NEW(&plan->arena, struct tocsin_plan_task, plan->task_count);
	for (uint32_t i = 0; i < plan->task_count; i++) {
		const struct tocsin_task *task = &project->tasks[i];
		plan->tasks[i] = (struct tocsin_plan_task){
			.key = tocsin_arena_strdup(&plan->arena, task->key),
			.id = tocsin_arena_strdup(&plan->arena, task->id),
			.name = tocsin_arena_strdup(&plan->arena, task->name),
			.start = planned->start[i],
			.finish = planned->finish[i],
			.focused = task->focused,
			.safe = task->safe,
			.chain = making->critical.critical[i] ? TOCSIN_CRITICAL : TOCSIN_NO_CHAIN,
		};
	}
	plan->resource_link_count = making->network.links.count;
	plan->resource_links =
		TOCSIN_NEW(&plan->arena, struct tocsin_resource_link, plan->resource_link_count);
	for (uint32_t k = 0; k < plan->resource_link_count; k++)
		plan->resource_links[k] = making->network.links.items[k];
}

static void write_critical_chain(struct tocsin_plan *plan, struct making *making)
{
	struct critical_chain *critical = &making->critical;
	const struct planning *planning = &making->planning;
	const struct schedule *planned = &making->insertion.planned;
	plan->critical_count = critical->count;
	plan->critical = TOCSIN_NEW(&plan->arena, struct tocsin_chain_item, critical->count);
	critical_chain_measure(critical, &making->network, &making->early, making->lower,
		&making->insertion.earliest);
	for (uint32_t k = 0; k < critical->count; k++) {
		plan->critical[k] = critical->items[k];
		plan->chain_length += chain_part_left(
			planning, planned, critical->items[k].task, critical->items[k].part);
	}
	for (uint32_t i = 0; i < plan->task_count; i++)
		plan->candidate_count += critical->candidate[i];
	plan->candidates =
		TOCSIN_NEW(&plan->arena, struct tocsin_chain_item, plan->candidate_count);
	uint32_t count = 0;
	for (uint32_t i = 0; i < plan->task_count; i++)
		if (critical->candidate[i])
			plan->candidates[count++].task = i;
	plan->date_gap_count = critical->gap_count;
	plan->date_gaps = TOCSIN_NEW(&plan->arena, struct tocsin_date_gap, critical->gap_count);
	for (uint32_t k = 0; k < critical->gap_count; k++)
		plan->date_gaps[k] = (struct tocsin_date_gap){
			critical->gaps[k].before, critical->gaps[k].minutes};
	plan->chain_end = making->insertion.chain_end;
	plan->chain_start = critical->count > 0
				    ? schedule_begin(planning, planned, critical->items[0].task)
				    : plan->chain_end;
}

/* Where others end after the chain: the date on the way that leads to the end. */
static void find_date_setter(struct tocsin_plan *plan, const struct making *making)
{
	const struct tocsin_projection *projection = &making->projection;
	const struct critical_chain *critical = &making->critical;
	if (critical->count == 0 ||
		making->early.finish[critical->items[critical->count - 1].task] >=
			making->early.end)
		return;
	uint32_t task = projection->last;
	while (task != TOCSIN_NONE && projection->hold[task] != TOCSIN_HELD_BY_DATE)
		task = projection->held_by[task];
	plan->date_setter = task;
	plan->date_sets_end = task != TOCSIN_NONE;
}

struct merge_place {
	tocsin_work point;
	uint32_t to, from, merge;
};

static int by_point(const void *a, const void *b)
{
	const struct merge_place *x = a, *y = b;
	if (x->point != y->point)
		return x->point < y->point ? -1 : 1;
	if (x->to != y->to)
		return x->to < y->to ? -1 : 1;
	return (x->from > y->from) - (x->from < y->from);
}

static struct tocsin_feeding_buffer feeding_buffer(
	struct tocsin_plan *plan, const struct making *making, const struct merge *merge)
{
	struct tocsin_feeding_buffer buffer = {
		.from = merge->from,
		.to = merge->to,
		.kind = TOCSIN_MERGE_PRECEDENCE,
		.type = TOCSIN_FS,
		.resource = TOCSIN_NONE,
		.chain = merge->chain,
		.chain_count = merge->chain_count,
		.wanted = merge->wanted,
		.size = merge->size,
		.point = merge->point,
		.flag = merge->flag,
	};
	if (merge->edge == TOCSIN_NONE)
		return buffer;
	const struct network_edge *edge = &making->network.edges[merge->edge];
	buffer.type = edge->link.type;
	buffer.lag = edge->link.lag;
	buffer.lag_elapsed = edge->link.elapsed;
	if (edge->by_resource) {
		buffer.kind = TOCSIN_MERGE_RESOURCE;
		buffer.resource = plan->resource_links[edge->index].resource;
	}
	return buffer;
}

static void write_feeding(struct tocsin_plan *plan, const struct making *making)
{
	const struct feeding *feeding = &making->feeding;
	struct tocsin_arena *scratch = making->planning.arena;
	struct merge_place *places = TOCSIN_NEW(scratch, struct merge_place, feeding->count);
	for (uint32_t k = 0; k < feeding->count; k++) {
		const struct merge *merge = &feeding->merges[k];
		places[k] = (struct merge_place){merge->point, merge->to, merge->from, k};
	}
	if (feeding->count > 0)
		qsort(places, feeding->count, sizeof *places, by_point);
	int32_t *index = TOCSIN_NEW(scratch, int32_t, feeding->count);
	plan->feeding_count = feeding->count;
	plan->feeding = TOCSIN_NEW(&plan->arena, struct tocsin_feeding_buffer, feeding->count);
	for (uint32_t k = 0; k < feeding->count; k++) {
		plan->feeding[k] = feeding_buffer(plan, making, &feeding->merges[places[k].merge]);
		plan->feeding[k].id = tocsin_arena_printf(&plan->arena, "FB%u", (unsigned)k + 1);
		index[places[k].merge] = (int32_t)k;
	}
	for (uint32_t i = 0; i < plan->task_count; i++)
		if (feeding->home[i] != TOCSIN_NONE)
			plan->tasks[i].chain = index[feeding->home[i]];
}

/* Policy split: what the project buffer takes over. */
static tocsin_work split_off(const struct feeding *feeding)
{
	tocsin_work missing = 0;
	for (uint32_t k = 0; k < feeding->count; k++)
		if (feeding->merges[k].flag == TOCSIN_BUFFER_SPLIT)
			missing += feeding->merges[k].wanted - feeding->merges[k].size;
	return missing;
}

static void promise(struct tocsin_plan *plan, const struct making *making)
{
	const struct planning *planning = &making->planning;
	plan->project_buffer_wanted = project_buffer_size(
		planning, &making->insertion.planned, &making->critical, plan->method, plan->seed);
	tocsin_work own = buffer_rounded(planning->project, plan->project_buffer_wanted);
	plan->project_buffer = buffer_rounded(planning->project, own + split_off(&making->feeding));
	plan->promise = plan->chain_end + plan->project_buffer;
	plan->buffer = plan->promise - plan->projected_end;
}

void plan_record(struct tocsin_plan *plan, struct making *making)
{
	write_tasks(plan, making);
	write_critical_chain(plan, making);
	find_date_setter(plan, making);
	write_feeding(plan, making);
	promise(plan, making);
}
