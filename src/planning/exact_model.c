#include "exact_model.h"

enum {
	TIME_MAX = INT32_MAX / 8, /* so that sums of a few places fit */
	ENERGY_LEVELS = 1,        /* deeper, energy costs more than it saves */
	PAIRED_ITEMS = 256,       /* past that, pairs would take the square of the items */
};

bool exact_model_covers(const struct level_problem *problem)
{
	if (problem->has_deadlines || problem->item_count == 0)
		return false;
	for (uint32_t r = 0; r < problem->project->resource_count; r++)
		if (problem->dips[r])
			return false;
	for (uint32_t i = 0; i < problem->item_count; i++) {
		const struct level_item *item = problem->items + i;
		if (!item->plain || item->open)
			return false;
		for (uint32_t k = 0; k < item->in_count; k++)
			if (problem->in[item->first_in + k].elapsed)
				return false;
	}
	return true;
}

/* ---- The grid ---- */

static tocsin_work divisor(tocsin_work a, tocsin_work b)
{
	if (b < 0)
		b = -b;
	while (b > 0) {
		tocsin_work rest = a % b;
		a = b;
		b = rest;
	}
	return a;
}

/* When the item may start at the earliest, as far as dates and pinned tasks say. */
static tocsin_work floor_of(const struct level_item *item)
{
	tocsin_work by_finish = item->floor_finish - item->work;
	return by_finish > item->floor_start ? by_finish : item->floor_start;
}

static tocsin_work unit_of(const struct level_problem *problem)
{
	tocsin_work unit = 0;
	if (problem->pinned_end > problem->t)
		unit = problem->pinned_end - problem->t;
	for (uint32_t i = 0; i < problem->item_count; i++) {
		const struct level_item *item = problem->items + i;
		unit = divisor(item->work, unit);
		unit = divisor(unit, floor_of(item) - problem->t);
		for (uint32_t k = 0; k < item->in_count; k++)
			unit = divisor(unit, problem->in[item->first_in + k].lag);
	}
	for (uint32_t r = 0; r < problem->project->resource_count; r++) {
		const struct level_profile *profile = problem->profiles + r;
		for (uint32_t b = 0; b < profile->used; b++)
			for (uint32_t s = 0; s < profile->blocks[b]->count; s++) {
				tocsin_work at = profile->blocks[b]->segments[s].at;
				if (at > problem->t)
					unit = divisor(unit, at - problem->t);
			}
	}
	return unit > 0 ? unit : 1;
}

/* ---- Links ---- */

/* What the link asks between the two starts. */
static tocsin_work gap_of(const struct level_link *link, tocsin_work before, tocsin_work after)
{
	return link->lag + (level_from_finish(link->type) ? before : 0) -
	       (level_to_finish(link->type) ? after : 0);
}

/* Both ends of "start `to` >= start `from` + gap": counted while there are no edges yet. */
static void add_edge(struct exact_model *model, uint32_t from, uint32_t to, int32_t gap)
{
	uint32_t forth = model->first_edge[2 * from + 1]++;
	uint32_t back = model->first_edge[2 * to + 2]++;
	if (!model->edges)
		return;
	model->edges[forth] = (struct exact_edge){2 * to, gap};
	model->edges[back] = (struct exact_edge){2 * from + 1, gap};
}

static void add_edges(struct exact_model *model)
{
	const struct level_problem *problem = model->problem;
	for (uint32_t i = 0; i < model->items; i++) {
		const struct level_item *item = problem->items + i;
		for (uint32_t k = 0; k < item->in_count; k++) {
			const struct level_link *link = problem->in + item->first_in + k;
			tocsin_work gap = gap_of(link, problem->items[link->item].work, item->work);
			add_edge(model, link->item, i, (int32_t)(gap / model->unit));
		}
		add_edge(model, i, exact_end(model), model->work[i]);
	}
}

/*
 * Counts, each one place late, become beginnings, each one place late: filling then counts them up
 * to where the next one begins. Returns the sum.
 */
static uint32_t sum_up(uint32_t *first, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++)
		first[i + 1] += first[i];
	uint32_t sum = first[count];
	for (uint32_t i = count; i > 0; i--)
		first[i] = first[i - 1];
	return sum;
}

static void connect(struct exact_model *model, struct tocsin_arena *arena)
{
	uint32_t ends = model->trail.end_count;
	model->first_edge = TOCSIN_NEW(arena, uint32_t, ends + 1);
	add_edges(model);
	uint32_t count = sum_up(model->first_edge, ends);
	model->edges = TOCSIN_NEW(arena, struct exact_edge, count);
	add_edges(model);
}

/* ---- Resources ---- */

static bool needs_too_much(const struct level_problem *problem, uint32_t i, uint32_t j)
{
	const struct level_item *a = problem->items + i, *b = problem->items + j;
	for (uint32_t k = 0; k < a->demand_count; k++)
		for (uint32_t l = 0; l < b->demand_count; l++) {
			const struct level_demand *x = problem->demands + a->first_demand + k;
			const struct level_demand *y = problem->demands + b->first_demand + l;
			if (x->resource == y->resource &&
				x->amount + y->amount >
					problem->project->resources[x->resource].capacity)
				return true;
		}
	return false;
}

static void pair_up(struct exact_model *model, struct tocsin_arena *arena)
{
	model->first_pair = TOCSIN_NEW(arena, uint32_t, model->items + 1);
	if (model->items > PAIRED_ITEMS)
		return;
	uint32_t count = 0;
	model->pairs = TOCSIN_NEW(arena, uint32_t, (size_t)model->items * model->items);
	for (uint32_t i = 0; i < model->items; i++) {
		model->first_pair[i] = count;
		for (uint32_t j = 0; j < model->items; j++)
			if (j != i && model->work[i] > 0 && model->work[j] > 0 &&
				needs_too_much(model->problem, i, j))
				model->pairs[count++] = j;
	}
	model->first_pair[model->items] = count;
}

/* The segments of the base profiles in which pinned tasks take something, as tasks that stand
 * still; counted only where `tasks` is NULL. */
static uint32_t taken(
	struct exact_model *model, uint32_t r, uint32_t start, struct cumulative_task *tasks)
{
	const struct level_problem *problem = model->problem;
	const struct level_profile *profile = problem->profiles + r;
	int64_t capacity = problem->project->resources[r].capacity;
	uint32_t count = 0;
	for (uint32_t b = 0; b < profile->used; b++)
		for (uint32_t s = 0; s < profile->blocks[b]->count; s++) {
			const struct level_segment *segment = profile->blocks[b]->segments + s;
			tocsin_work to = LEVEL_AFTER_TIME;
			if (s + 1 < profile->blocks[b]->count)
				to = segment[1].at;
			else if (b + 1 < profile->used)
				to = profile->blocks[b + 1]->segments[0].at;
			if (segment->left >= capacity || to <= problem->t)
				continue;
			if (tasks) {
				tocsin_work from =
					segment->at > problem->t ? segment->at : problem->t;
				int64_t left = segment->left > 0 ? segment->left : 0;
				int32_t at = (int32_t)((from - problem->t) / model->unit);
				model->trail.at_least[2 * (start + count)] = at;
				model->trail.at_least[2 * (start + count) + 1] = -at;
				tocsin_work work = (to - from) / model->unit;
				tasks[count] = (struct cumulative_task){start + count,
					(int32_t)(work < TIME_MAX ? work : TIME_MAX),
					capacity - left};
			}
			count++;
		}
	return count;
}

/* Which resources hear of a change of an item. */
static void list_uses(struct exact_model *model, struct tocsin_arena *arena)
{
	const struct level_problem *problem = model->problem;
	uint32_t count = 0;
	model->first_use = TOCSIN_NEW(arena, uint32_t, model->items + 1);
	model->uses = TOCSIN_NEW(arena, struct exact_use, problem->project->demand_count);
	for (uint32_t i = 0; i < model->items; i++) {
		const struct level_item *item = problem->items + i;
		model->first_use[i] = count;
		for (uint32_t k = 0; k < item->demand_count; k++)
			if (model->work[i] > 0)
				model->uses[count++] = (struct exact_use){
					problem->demands[item->first_demand + k].resource, 0};
	}
	model->first_use[model->items] = count;
}

/* Tells items by which number the resource knows them. */
static void name_tasks(struct exact_model *model, uint32_t r)
{
	for (uint32_t k = 0; k < model->resources[r].count; k++) {
		uint32_t item = model->resources[r].tasks[k].start;
		if (item >= model->items)
			continue;
		for (uint32_t u = model->first_use[item]; u < model->first_use[item + 1]; u++)
			if (model->uses[u].resource == r)
				model->uses[u].task = k;
	}
}

static void share_out(struct exact_model *model, struct tocsin_arena *arena)
{
	const struct level_problem *problem = model->problem;
	const struct tocsin_project *project = problem->project;
	model->resource_count = project->resource_count;
	model->resources = TOCSIN_NEW(arena, struct cumulative, project->resource_count);
	model->stale = TOCSIN_NEW(arena, bool, project->resource_count);
	model->energy_stale = TOCSIN_NEW(arena, bool, project->resource_count);
	uint32_t still = exact_end(model) + 1;
	for (uint32_t r = 0; r < project->resource_count; r++) {
		uint32_t count = taken(model, r, still, NULL);
		struct cumulative_task *tasks =
			TOCSIN_NEW(arena, struct cumulative_task, count + model->items);
		taken(model, r, still, tasks);
		still += count;
		for (uint32_t i = 0; i < model->items; i++) {
			const struct level_item *item = problem->items + i;
			const struct level_demand *demand = problem->demands + item->first_demand;
			for (uint32_t k = 0; k < item->demand_count; k++)
				if (demand[k].resource == r && model->work[i] > 0)
					tasks[count++] = (struct cumulative_task){
						i, model->work[i], demand[k].amount};
		}
		cumulative_init(
			model->resources + r, arena, tasks, count, project->resources[r].capacity);
		name_tasks(model, r);
		model->stale[r] = model->energy_stale[r] = count > 0;
	}
}

/* ---- The whole ---- */

static bool too_large(const struct level_problem *problem, tocsin_work unit, tocsin_work horizon)
{
	tocsin_work limit = TIME_MAX * unit;
	bool large = horizon - problem->t > limit || problem->early_end - problem->t > limit ||
		     problem->pinned_end - problem->t > limit;
	for (uint32_t i = 0; i < problem->item_count; i++) {
		const struct level_item *item = problem->items + i;
		for (uint32_t k = 0; k < item->in_count; k++) {
			tocsin_work lag = problem->in[item->first_in + k].lag;
			large |= lag > limit || lag < -limit;
		}
	}
	return large;
}

bool exact_model_make(struct exact_model *model, struct tocsin_arena *arena,
	const struct level_problem *problem, tocsin_work horizon, uint32_t clauses)
{
	*model = (struct exact_model){
		.problem = problem, .unit = unit_of(problem), .items = problem->item_count};
	if (too_large(problem, model->unit, horizon))
		return false;
	uint32_t starts = model->items + 1;
	for (uint32_t r = 0; r < problem->project->resource_count; r++)
		starts += taken(model, r, 0, NULL);
	bound_trail_init(&model->trail, arena, starts, clauses);
	model->work = TOCSIN_NEW(arena, int32_t, model->items);
	/* On the grid, what ends before the horizon ends by the last line before it. */
	int32_t last = (int32_t)((horizon - problem->t) / model->unit);
	int32_t *at_least = model->trail.at_least;
	for (uint32_t i = 0; i < model->items; i++) {
		const struct level_item *item = problem->items + i;
		model->work[i] = (int32_t)(item->work / model->unit);
		at_least[2 * i] = (int32_t)((floor_of(item) - problem->t) / model->unit);
		at_least[2 * i + 1] = -last;
	}
	tocsin_work pinned = problem->pinned_end - problem->t;
	at_least[2 * exact_end(model)] = pinned > 0 ? (int32_t)(pinned / model->unit) : 0;
	at_least[2 * exact_end(model) + 1] = -last;
	connect(model, arena);
	pair_up(model, arena);
	list_uses(model, arena);
	share_out(model, arena);
	return true;
}

/* ---- Following the rules ---- */

static bool follow_edges(struct exact_model *model, const struct bound_step *step)
{
	struct bound_literal reason = {step->end, step->now};
	const struct bound_why why = {&reason, 1, 0, INT32_MAX};
	uint32_t end = step->end;
	for (uint32_t k = model->first_edge[end]; k < model->first_edge[end + 1]; k++) {
		struct bound_literal to = {model->edges[k].end, reason.value + model->edges[k].gap};
		if (!bound_trail_raise(&model->trail, to, &why))
			return false;
	}
	model->effort += model->first_edge[end + 1] - model->first_edge[end] + 1;
	return true;
}

/* Where item i cannot end before item j begins, it begins after j has ended. */
static bool follow_pair(struct exact_model *model, uint32_t i, uint32_t j)
{
	struct bound_trail *trail = &model->trail;
	int32_t head = trail->at_least[2 * i], latest = -trail->at_least[2 * j + 1];
	if (head + model->work[i] <= latest)
		return true;
	/* Any place between what is known of both shows it. */
	int32_t at = latest - model->work[i] + 1;
	at += (head - at) / 2;
	struct bound_literal reasons[] = {
		{2 * i, at}, {2 * j + 1, 1 - at - model->work[i]}, {2 * j, trail->at_least[2 * j]}};
	const struct bound_why why = {reasons, 3, 2, INT32_MAX};
	struct bound_literal later = {2 * i, trail->at_least[2 * j] + model->work[j]};
	if (!bound_trail_raise(trail, later, &why))
		return false;
	reasons[2] = (struct bound_literal){2 * i + 1, trail->at_least[2 * i + 1]};
	struct bound_literal earlier = {2 * j + 1, trail->at_least[2 * i + 1] + model->work[j]};
	return bound_trail_raise(trail, earlier, &why);
}

/* The resources hear of it. */
static void tell(struct exact_model *model, uint32_t item)
{
	for (uint32_t u = model->first_use[item]; u < model->first_use[item + 1]; u++) {
		const struct exact_use *use = model->uses + u;
		cumulative_moved(model->resources + use->resource, &model->trail, use->task);
		model->stale[use->resource] = model->energy_stale[use->resource] = true;
	}
}

/* Edges, pairs and clauses, step by step, until they add no more. */
static bool follow_steps(struct exact_model *model)
{
	struct bound_trail *trail = &model->trail;
	for (; model->seen < trail->step_count; model->seen++) {
		struct bound_step step = trail->steps[model->seen];
		uint32_t item = step.end / 2;
		if (!follow_edges(model, &step))
			return false;
		for (uint32_t k = item < model->items ? model->first_pair[item] : 0;
			item < model->items && k < model->first_pair[item + 1]; k++) {
			uint32_t other = model->pairs[k];
			model->effort++;
			if (!follow_pair(model, item, other) || !follow_pair(model, other, item))
				return false;
		}
		if (!bound_trail_check_clauses(trail, model->seen))
			return false;
		if (item < model->items)
			tell(model, item);
	}
	return true;
}

static bool follow_all(struct exact_model *model)
{
	for (;;) {
		if (!follow_steps(model))
			return false;
		uint32_t r = 0;
		while (r < model->resource_count && !model->stale[r])
			r++;
		if (r < model->resource_count) {
			model->stale[r] = false;
			if (!cumulative_time_table(model->resources + r, &model->trail))
				return false;
			continue;
		}
		if (model->trail.level > ENERGY_LEVELS)
			return true;
		for (r = 0; r < model->resource_count && !model->energy_stale[r];)
			r++;
		if (r == model->resource_count)
			return true;
		model->energy_stale[r] = false;
		if (!cumulative_energy(model->resources + r, &model->trail))
			return false;
	}
}

bool exact_model_propagate(struct exact_model *model)
{
	bool fine = follow_all(model);
	for (uint32_t r = 0; r < model->resource_count && !fine; r++) {
		model->stale[r] = false;
		cumulative_well(model->resources + r);
	}
	model->effort += model->trail.effort;
	model->trail.effort = 0;
	for (uint32_t r = 0; r < model->resource_count; r++) {
		model->effort += model->resources[r].effort;
		model->resources[r].effort = 0;
	}
	return fine;
}
