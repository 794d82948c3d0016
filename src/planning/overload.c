#include "overload.h"

#include <stdlib.h>

#include "tocsin/vector.h"

/* An absence of a part of the resource: those who need more than is left pause, others go on. */
static bool leaves_a_part(
	const struct tocsin_resource *resource, const struct tocsin_absence *absence)
{
	return absence->capacity > 0 && absence->capacity < resource->capacity;
}

bool overload_possible(const struct planning *planning)
{
	const struct tocsin_project *project = planning->project;
	for (uint32_t r = 0; r < project->resource_count; r++) {
		const struct tocsin_resource *resource = &project->resources[r];
		for (uint32_t k = 0; k < resource->absence_count; k++)
			if (leaves_a_part(
				    resource, &project->absences[resource->first_absence + k]))
				return true;
	}
	return false;
}

/* A task that holds an amount of a resource in [from, to). */
struct stretch {
	tocsin_work from, to;
	uint32_t task;
	int64_t amount;
};

struct stretches {
	TOCSIN_VECTOR(struct stretch) items;
};

static struct stretches *stretches_by_resource(
	const struct planning *planning, const struct schedule *schedule)
{
	const struct tocsin_project *project = planning->project;
	struct stretches *found =
		TOCSIN_NEW(planning->arena, struct stretches, project->resource_count);
	for (uint32_t i = 0; i < project->task_count; i++) {
		const struct tocsin_task *it = &project->tasks[i];
		struct stretch stretch = {
			schedule->start[i], schedule_work_end(planning, schedule, i), i, 0};
		if (planning->states[i].phase == TOCSIN_IN_PROGRESS)
			stretch.from = planning->t;
		if (planning->states[i].phase == TOCSIN_DONE || stretch.from >= stretch.to)
			continue;
		for (uint32_t k = 0; k < it->demand_count; k++) {
			const struct tocsin_demand *demand =
				&project->demands[it->first_demand + k];
			stretch.amount = tocsin_demand_planned(project, demand);
			TOCSIN_VECTOR_PUSH(
				planning->arena, &found[demand->resource].items, stretch);
		}
	}
	return found;
}

/* Does it go on through an absence? Who needs more than is left pauses, and is in nobody's way. */
static bool works_in(const struct stretch *stretch, const struct tocsin_absence *absence)
{
	return stretch->from < absence->to && stretch->to > absence->from &&
	       stretch->amount <= absence->capacity;
}

/* A change of what is used at a place. */
struct change {
	tocsin_work at;
	int64_t amount;
};

/* At one place what ends goes before what begins. */
static int by_place(const void *a, const void *b)
{
	const struct change *x = a, *y = b;
	if (x->at != y->at)
		return x->at < y->at ? -1 : 1;
	return (x->amount > y->amount) - (x->amount < y->amount);
}

/* Is more used at once within the absence than it leaves? `changes`: room for two a stretch. */
static bool is_overloaded(
	const struct stretches *found, const struct tocsin_absence *absence, struct change *changes)
{
	uint32_t count = 0;
	for (uint32_t k = 0; k < found->items.count; k++) {
		const struct stretch *stretch = &found->items.items[k];
		if (!works_in(stretch, absence))
			continue;
		changes[count++] = (struct change){stretch->from, stretch->amount};
		changes[count++] = (struct change){stretch->to, -stretch->amount};
	}
	if (count > 0)
		qsort(changes, count, sizeof *changes, by_place);
	/* What is used before the absence begins can only be less once it has begun. */
	int64_t used = 0;
	for (uint32_t k = 0; k < count && changes[k].at < absence->to; k++) {
		used += changes[k].amount;
		bool next_before = k + 1 < count && changes[k + 1].at <= absence->from;
		if (!next_before && used > absence->capacity)
			return true;
	}
	return false;
}

/*
 * Pins what works in the absence and lies otherwise than in the good schedule: behind the absence
 * or before it, but no further than it lay there. Tells how many.
 */
static uint32_t pin_in(const struct stretches *found, const struct tocsin_absence *absence,
	const struct schedule *moved, const struct schedule *good, tocsin_work *lower,
	struct schedule_limits *limits)
{
	uint32_t pinned = 0;
	for (uint32_t k = 0; k < found->items.count; k++) {
		const struct stretch *stretch = &found->items.items[k];
		uint32_t i = stretch->task;
		if (!works_in(stretch, absence))
			continue;
		tocsin_work first = good->start[i], last = good->finish[i];
		if (first > absence->to)
			first = absence->to;
		if (last < absence->from)
			last = absence->from;
		if (lower && moved->start[i] < first && lower[i] < first) {
			lower[i] = first;
			pinned++;
		}
		if (!lower && moved->finish[i] > last && limits->finish[i] > last) {
			limits->finish[i] = last;
			pinned++;
		}
	}
	return pinned;
}

/*
 * The k-th interval in which a resource may be overloaded: an absence, or, behind the last of them
 * and where links are missing, all of time.
 */
static struct tocsin_absence interval(
	const struct tocsin_project *project, const struct tocsin_resource *resource, uint32_t k)
{
	if (k < resource->absence_count)
		return project->absences[resource->first_absence + k];
	return (struct tocsin_absence){INT64_MIN / 4, INT64_MAX / 4, resource->capacity};
}

/* Looks for overloads; tells of one, or, where there is a place to pin to, pins all and counts. */
static uint32_t find_overloads(const struct planning *planning, const struct schedule *moved,
	const struct schedule *good, bool unlinked, tocsin_work *lower,
	struct schedule_limits *limits)
{
	const struct tocsin_project *project = planning->project;
	struct stretches *found = stretches_by_resource(planning, moved);
	uint32_t count = 0;
	for (uint32_t r = 0; r < project->resource_count; r++) {
		const struct tocsin_resource *resource = &project->resources[r];
		struct change *changes = TOCSIN_NEW(
			planning->arena, struct change, 2 * (size_t)found[r].items.count);
		for (uint32_t k = 0; k < resource->absence_count + unlinked; k++) {
			struct tocsin_absence absence = interval(project, resource, k);
			if ((k < resource->absence_count && !leaves_a_part(resource, &absence)) ||
				!is_overloaded(&found[r], &absence, changes))
				continue;
			if (!good)
				return 1;
			count += pin_in(&found[r], &absence, moved, good, lower, limits);
		}
	}
	return count;
}

uint32_t overload_pin(const struct planning *planning, const struct schedule *moved,
	const struct schedule *good, bool unlinked, tocsin_work *lower,
	struct schedule_limits *limits)
{
	return find_overloads(planning, moved, good, unlinked, lower, limits);
}

bool overload_in(const struct planning *planning, const struct schedule *schedule, bool unlinked)
{
	return (unlinked || overload_possible(planning)) &&
	       find_overloads(planning, schedule, NULL, unlinked, NULL, NULL) > 0;
}
