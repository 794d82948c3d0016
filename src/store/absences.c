/*
 * From days on which a resource is away to intervals of the axis with what is left of it.
 *
 *     Welders, 4 units      minute   0    480   960   1440
 *     two away on days 1..2               |=== 2 ====|
 *     one away on day 2                         |= 1 =|
 *     absences                            [ 2  ][ 1   )
 */
#include <stdlib.h>

#include "calendar_file.h"

/* From `at` on, `units` more (or, where it ends, fewer) are away. */
struct change {
	uint32_t resource;
	tocsin_work at;
	int64_t units;
};

struct changes {
	TOCSIN_VECTOR(struct change) list;
};

static int by_resource_and_place(const void *a, const void *b)
{
	const struct change *x = a, *y = b;
	if (x->resource != y->resource)
		return x->resource < y->resource ? -1 : 1;
	return (x->at > y->at) - (x->at < y->at);
}

static void add_interval(struct reading *reading, struct changes *changes, uint32_t resource,
	tocsin_work from, tocsin_work to, int64_t units)
{
	if (from < 0)
		from = 0;
	if (from >= to || units <= 0)
		return;
	TOCSIN_VECTOR_PUSH(
		reading->scratch, &changes->list, (struct change){resource, from, units});
	TOCSIN_VECTOR_PUSH(reading->scratch, &changes->list, (struct change){resource, to, -units});
}

/* The place of the first working minute of `day` or after it. */
static tocsin_work day_begins(const struct reading *reading, int32_t day)
{
	return tocsin_calendar_axis(
		reading->project->calendar, tocsin_instant_at((struct tocsin_day){day}, 0));
}

static void tell_holiday(const struct reading *reading, const struct away *away, int32_t day)
{
	char date[TOCSIN_DATE_SIZE];
	tocsin_diags_add(reading->diags, TOCSIN_FAULT, reading->calendar_file, away->line,
		away->column,
		"\"%s\" is to work on %s, on which the project does not; make it a working day of "
		"the project first",
		excerpt_of(away->resource).text, tocsin_day_format(date, (struct tocsin_day){day}));
}

/* False, and told, where the resource is to work on a day without working time. */
static bool project_works(const struct reading *reading, const struct away *away)
{
	for (int32_t day = away->from.number; day <= away->to.number; day++) {
		struct tocsin_instant start, end;
		if (!tocsin_calendar_working_day(
			    reading->project->calendar, (struct tocsin_day){day}, &start, &end)) {
			tell_holiday(reading, away, day);
			return false;
		}
	}
	return true;
}

static void add_days(struct reading *reading, struct changes *changes, const struct away *away,
	uint32_t resource, int64_t units)
{
	if (away->minutes == 0) {
		add_interval(reading, changes, resource, day_begins(reading, away->from.number),
			day_begins(reading, away->to.number + 1), units);
		return;
	}
	tocsin_work begins = day_begins(reading, away->from.number);
	for (int32_t day = away->from.number; day <= away->to.number; day++) {
		tocsin_work ends = day_begins(reading, day + 1);
		add_interval(reading, changes, resource, begins + away->minutes, ends, units);
		begins = ends;
	}
}

/* The resource that a row names; TOCSIN_NONE, and told, where there is none. */
static uint32_t named_resource(
	const struct reading *reading, const char *name, uint32_t line, uint32_t column)
{
	uint32_t resource = tocsin_index_find(&reading->resource_of, name);
	if (resource == TOCSIN_NONE)
		tocsin_diags_add(reading->diags, TOCSIN_NOTE, reading->calendar_file, line, column,
			"no task and no row of resources.csv names \"%s\"; the row changes "
			"nothing",
			excerpt_of(name).text);
	return resource;
}

static void collect_lowered(struct reading *reading, struct changes *changes)
{
	for (uint32_t i = 0; i < reading->lowered.count; i++) {
		const struct lowered *lowered = &reading->lowered.items[i];
		uint32_t resource =
			named_resource(reading, lowered->resource, lowered->line, lowered->column);
		if (resource != TOCSIN_NONE)
			add_interval(reading, changes, resource, lowered->from, lowered->to,
				reading->project->resources[resource].capacity - lowered->left);
	}
}

static void collect(struct reading *reading, struct changes *changes)
{
	for (uint32_t i = 0; i < reading->away.count; i++) {
		const struct away *away = &reading->away.items[i];
		if (away->working && !project_works(reading, away))
			continue;
		uint32_t resource =
			named_resource(reading, away->resource, away->line, away->column);
		if (resource == TOCSIN_NONE)
			continue;
		int64_t capacity = reading->project->resources[resource].capacity;
		bool all = away->units < 0 || away->units > capacity;
		add_days(reading, changes, away, resource, all ? capacity : away->units);
	}
}

/* One resource's changes in ascending order become its absences, neighbours with equal capacity
 * joined. */
static void sweep(struct reading *reading, struct tocsin_resource *resource,
	const struct change *changes, uint32_t count, struct tocsin_absence *absences)
{
	int64_t away = 0;
	struct tocsin_absence *last = NULL;
	for (uint32_t i = 0; i < count; i++) {
		away += changes[i].units;
		if (i + 1 == count || changes[i + 1].at == changes[i].at)
			continue;
		int64_t left = away < resource->capacity ? resource->capacity - away : 0;
		if (away == 0)
			continue;
		if (last != NULL && last->to == changes[i].at && last->capacity == left) {
			last->to = changes[i + 1].at;
			continue;
		}
		last = &absences[resource->absence_count++];
		*last = (struct tocsin_absence){changes[i].at, changes[i + 1].at, left};
	}
	reading->project->absence_count += resource->absence_count;
}

void calendar_file_absences(struct reading *reading)
{
	struct tocsin_project *project = reading->project;
	struct changes changes = {0};
	collect(reading, &changes);
	collect_lowered(reading, &changes);
	uint32_t count = changes.list.count;
	if (count == 0)
		return;
	qsort(changes.list.items, count, sizeof *changes.list.items, by_resource_and_place);
	project->absences = TOCSIN_NEW(&project->arena, struct tocsin_absence, count);
	for (uint32_t first = 0, next; first < count; first = next) {
		uint32_t index = changes.list.items[first].resource;
		for (next = first; next < count && changes.list.items[next].resource == index;)
			next++;
		struct tocsin_resource *resource = &project->resources[index];
		resource->first_absence = project->absence_count;
		sweep(reading, resource, &changes.list.items[first], next - first,
			&project->absences[project->absence_count]);
	}
}
