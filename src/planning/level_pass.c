#include "level_pass.h"

#include <string.h>

/* What an open item waits for is placed before everything else, for the open one holds its
 * resources meanwhile. */
#define URGENT (INT64_C(1) << 61)

void level_pass_init(
	struct level_pass *pass, struct tocsin_arena *arena, const struct level_problem *problem)
{
	uint32_t resources = problem->project->resource_count;
	*pass = (struct level_pass){.problem = problem,
		.profiles = TOCSIN_NEW(arena, struct level_profile, 2 * resources),
		.queue = TOCSIN_NEW(arena, struct level_queued, problem->item_count),
		.waiting = TOCSIN_NEW(arena, uint32_t, problem->item_count),
		.key = TOCSIN_NEW(arena, int64_t, problem->item_count)};
	for (uint32_t r = 0; r < 2 * resources; r++)
		pass->profiles[r].arena = arena;
}

void level_schedule_init(struct level_schedule *schedule, struct tocsin_arena *arena,
	const struct level_problem *problem)
{
	*schedule = (struct level_schedule){
		.start = TOCSIN_NEW(arena, tocsin_work, problem->item_count),
		.finish = TOCSIN_NEW(arena, tocsin_work, problem->item_count)};
}

void level_schedule_copy(struct level_schedule *to, const struct level_schedule *from,
	const struct level_problem *problem)
{
	memcpy(to->start, from->start, problem->item_count * sizeof(tocsin_work));
	memcpy(to->finish, from->finish, problem->item_count * sizeof(tocsin_work));
	to->end = from->end;
	to->lateness = from->lateness;
}

bool level_schedule_better(const struct level_schedule *a, const struct level_schedule *b)
{
	return a->lateness != b->lateness ? a->lateness < b->lateness : a->end < b->end;
}

static bool before(struct level_queued a, struct level_queued b)
{
	return a.key != b.key ? a.key < b.key : a.item < b.item;
}

int level_queued_order(const void *a, const void *b)
{
	const struct level_queued *x = a, *y = b;
	return before(*x, *y) ? -1 : before(*y, *x);
}

static void push(struct level_pass *pass, int64_t key, uint32_t item)
{
	struct level_queued entry = {key, item};
	uint32_t at = pass->queued++;
	while (at > 0 && before(entry, pass->queue[(at - 1) / 2])) {
		pass->queue[at] = pass->queue[(at - 1) / 2];
		at = (at - 1) / 2;
	}
	pass->queue[at] = entry;
}

static uint32_t pop(struct level_pass *pass)
{
	uint32_t item = pass->queue[0].item;
	struct level_queued last = pass->queue[--pass->queued];
	uint32_t at = 0;
	for (uint32_t child = 1; child < pass->queued; child = 2 * at + 1) {
		if (child + 1 < pass->queued && before(pass->queue[child + 1], pass->queue[child]))
			child++;
		if (!before(pass->queue[child], last))
			break;
		pass->queue[at] = pass->queue[child];
		at = child;
	}
	pass->queue[at] = last;
	return item;
}

static void restore_profiles(struct level_pass *pass)
{
	const struct level_problem *problem = pass->problem;
	uint32_t resources = problem->project->resource_count;
	for (uint32_t r = 0; r < resources; r++) {
		level_profile_copy(pass->profiles + r, problem->profiles + r);
		if (problem->dips[r])
			level_profile_copy(
				pass->profiles + resources + r, problem->profiles + resources + r);
	}
}

static tocsin_work later(tocsin_work a, tocsin_work b)
{
	return a > b ? a : b;
}

static tocsin_work earlier(tocsin_work a, tocsin_work b)
{
	return a < b ? a : b;
}

/* Where absences leave a part of a resource: who works on that part, and when a demand does. */
struct working {
	const struct level_profile *profile;
	const struct tocsin_absence *absence, *absences_end;
	int64_t amount;
	tocsin_work from, to;
};

static struct working working_of(const struct level_pass *pass, const struct level_demand *demand,
	tocsin_work from, tocsin_work to)
{
	const struct tocsin_project *project = pass->problem->project;
	const struct tocsin_resource *resource = project->resources + demand->resource;
	const struct tocsin_absence *absences = project->absences + resource->first_absence;
	return (struct working){
		.profile = pass->profiles + project->resource_count + demand->resource,
		.absence = absences,
		.absences_end = absences + resource->absence_count,
		.amount = demand->amount,
		.from = from,
		.to = to,
	};
}

/* The next stretch between the absences in which the demand pauses, for it needs nothing there. */
static bool next_stretch(struct working *working, tocsin_work *from, tocsin_work *to)
{
	while (working->from < working->to) {
		const struct tocsin_absence *absence = working->absence;
		while (absence < working->absences_end &&
			(absence->capacity >= working->amount || absence->to <= working->from))
			absence++;
		*from = working->from;
		working->absence = absence;
		if (absence < working->absences_end && absence->from < working->to) {
			*to = absence->from;
			working->from = absence->to;
		} else {
			*to = working->from = working->to;
		}
		if (*from < *to)
			return true;
	}
	return false;
}

/*
 * The end of the last stretch in [from, to) in which the demand finds too little: beside the claims
 * of all, and, where absences leave a part of the resource, beside those who work on that part.
 */
static tocsin_work clash_end(const struct level_pass *pass, const struct level_demand *demand,
	tocsin_work from, tocsin_work to)
{
	uint32_t r = demand->resource;
	tocsin_work end = level_profile_clash_end(pass->profiles + r, from, to, demand->amount);
	if (!pass->problem->dips[r])
		return end;
	struct working working = working_of(pass, demand, from, to);
	while (next_stretch(&working, &from, &to)) {
		tocsin_work clash =
			level_profile_clash_end(working.profile, from, to, demand->amount);
		end = clash > from ? later(end, clash) : end;
	}
	return end;
}

/* The mirror of clash_end. */
static tocsin_work clash_start(const struct level_pass *pass, const struct level_demand *demand,
	tocsin_work from, tocsin_work to)
{
	uint32_t r = demand->resource;
	tocsin_work start = level_profile_clash_start(pass->profiles + r, from, to, demand->amount);
	if (!pass->problem->dips[r])
		return start;
	struct working working = working_of(pass, demand, from, to);
	while (next_stretch(&working, &from, &to)) {
		tocsin_work clash =
			level_profile_clash_start(working.profile, from, to, demand->amount);
		if (clash < to)
			return earlier(start, clash);
	}
	return start;
}

static void place(struct level_pass *pass, struct level_schedule *out, uint32_t index,
	tocsin_work start, tocsin_work finish)
{
	const struct level_item *item = pass->problem->items + index;
	out->start[index] = start;
	out->finish[index] = finish;
	out->end = later(out->end, finish);
	/* An open item's claim up to its own end is in the base profiles. */
	tocsin_work from = item->open ? item->floor_finish : start;
	for (uint32_t i = 0; i < item->demand_count; i++)
		level_claim(pass->problem, pass->profiles,
			pass->problem->demands + item->first_demand + i, from, finish);
}

static void place_early(struct level_pass *pass, struct level_schedule *out, uint32_t index)
{
	const struct level_problem *problem = pass->problem;
	const struct level_item *item = problem->items + index;
	tocsin_work start, finish;
	level_bounds_before(problem, item, out->start, out->finish, &start, &finish);
	if (item->open) {
		place(pass, out, index, problem->pinned_start[item->task], finish);
		return;
	}
	start = level_start_for(problem, item, start, finish);
	finish = level_finish(problem, item, start);
	const struct level_demand *demand = problem->demands + item->first_demand;
	for (uint32_t clear = 0, i = 0; clear < item->demand_count;) {
		tocsin_work end = clash_end(pass, demand + i, start, finish);
		if (end > start) {
			start = level_fits_from(problem, item, end);
			finish = level_finish(problem, item, start);
			clear = 0;
		} else {
			clear++;
			i = i + 1 < item->demand_count ? i + 1 : 0;
		}
	}
	place(pass, out, index, start, finish);
}

static void place_late(struct level_pass *pass, struct level_schedule *out, uint32_t index,
	const struct level_schedule *from)
{
	const struct level_problem *problem = pass->problem;
	const struct level_item *item = problem->items + index;
	if (item->open) {
		place(pass, out, index, from->start[index], from->finish[index]);
		return;
	}
	tocsin_work start = LEVEL_AFTER_TIME;
	tocsin_work finish = earlier(from->end, later(item->deadline, from->finish[index]));
	level_bounds_after(problem, item, out->start, out->finish, &start, &finish);
	start = level_latest_start(problem, item, start, finish);
	finish = level_finish(problem, item, start);
	const struct level_demand *demand = problem->demands + item->first_demand;
	for (uint32_t clear = 0, i = 0; clear < item->demand_count;) {
		tocsin_work clash = clash_start(pass, demand + i, start, finish);
		if (clash < finish) {
			start = level_latest_start(problem, item, start, clash);
			finish = level_finish(problem, item, start);
			clear = 0;
		} else {
			clear++;
			i = i + 1 < item->demand_count ? i + 1 : 0;
		}
	}
	place(pass, out, index, start, finish);
}

static int64_t urgency(const struct level_item *item)
{
	return item->urgent || item->open ? -URGENT : 0;
}

static void begin(struct level_pass *pass, struct level_schedule *out)
{
	restore_profiles(pass);
	pass->queued = 0;
	out->end = pass->problem->pinned_end;
	out->lateness = 0;
}

void level_forward(struct level_pass *pass, struct level_schedule *out, const int64_t *key)
{
	const struct level_problem *problem = pass->problem;
	const struct level_item *items = problem->items;
	begin(pass, out);
	for (uint32_t i = 0; i < problem->item_count; i++) {
		pass->waiting[i] = items[i].in_count;
		if (items[i].in_count == 0)
			push(pass, key[i] + urgency(items + i), i);
	}
	while (pass->queued > 0) {
		uint32_t index = pop(pass);
		place_early(pass, out, index);
		out->lateness += level_lateness(items + index, out->finish[index]);
		const struct level_link *link = problem->out + items[index].first_out;
		for (uint32_t k = 0; k < items[index].out_count; k++) {
			uint32_t next = link[k].item;
			if (--pass->waiting[next] == 0)
				push(pass, key[next] + urgency(items + next), next);
		}
	}
}

void level_backward(
	struct level_pass *pass, struct level_schedule *out, const struct level_schedule *from)
{
	const struct level_problem *problem = pass->problem;
	const struct level_item *items = problem->items;
	begin(pass, out);
	for (uint32_t i = 0; i < problem->item_count; i++) {
		pass->waiting[i] = items[i].out_count;
		if (items[i].out_count == 0)
			push(pass, -from->finish[i], i);
	}
	while (pass->queued > 0) {
		uint32_t index = pop(pass);
		place_late(pass, out, index, from);
		const struct level_link *link = problem->in + items[index].first_in;
		for (uint32_t k = 0; k < items[index].in_count; k++)
			if (--pass->waiting[link[k].item] == 0)
				push(pass, -from->finish[link[k].item], link[k].item);
	}
}
