/*
 * A task works in the minutes of the axis that its pauses leave. Those are numbered:
 *
 *     axis      0    1    2    3    4    5    6    7    8
 *     pauses              [=========)         [====)
 *     worked    0    1              2    3         4    5
 *
 * W(place) is the number of worked minutes before a place (W(2) = W(3) = W(4) = 2), and its
 * inverse the place of a worked minute (number 2 lies at 4). A task that starts at 1 with work of 3
 * does the minutes 1, 2 and 3: it ends behind the last, at 6. Backward the same: what ends at 6 or
 * before it does the last three of the W(6) = 4 minutes, and so begins with number 1, at place 1.
 */
#include "pause.h"

#include <stdlib.h>
#include <string.h>

#include "tocsin/vector.h"

/* An absence without end: nothing that is planned comes near it, and sums with it do not overflow.
 */
static const tocsin_work FARTHEST = INT64_C(1) << 60;

int64_t tocsin_demand_planned(
	const struct tocsin_project *project, const struct tocsin_demand *demand)
{
	int64_t capacity = project->resources[demand->resource].capacity;
	return demand->amount < capacity ? demand->amount : capacity;
}

/* ---- Making them ---- */

struct pause_list {
	struct tocsin_pause *items;
	uint32_t count, capacity;
};

/* The pauses of all tasks whose demands read alike. */
struct pause_group {
	uint32_t first, count; /* into the list of pauses */
};

struct pause_maker {
	struct tocsin_project *project;
	struct tocsin_arena scratch;
	struct pause_list pauses;     /* of all groups, copied to the project when complete */
	struct tocsin_index group_of; /* key of the demands -> index of the group */
	struct {
		struct pause_group *items;
		uint32_t count, capacity;
	} groups;
	char *key; /* room for the key of any task  */
};

static bool may_pause(const struct tocsin_project *project, const struct tocsin_demand *demand)
{
	return project->resources[demand->resource].absence_count > 0 &&
	       tocsin_demand_planned(project, demand) > 0;
}

enum { KEY_SIZE_PER_DEMAND = 5 + 1 + 10 + 1 };

/* Seven bits a byte, the eighth set, then a blank: unlike every other number, and never NUL. */
static char *write_number(char *to, uint64_t number)
{
	for (; number > 0; number >>= 7)
		*to++ = (char)(0x80 | (number & 0x7F));
	*to++ = ' ';
	return to;
}

/* Resources that are absent at times, and how much of each; "" = never pauses. */
static void write_key(struct pause_maker *maker, const struct tocsin_task *task)
{
	char *to = maker->key;
	for (uint32_t i = 0; i < task->demand_count; i++) {
		const struct tocsin_demand *demand =
			&maker->project->demands[task->first_demand + i];
		if (!may_pause(maker->project, demand))
			continue;
		to = write_number(to, demand->resource);
		to = write_number(to, (uint64_t)tocsin_demand_planned(maker->project, demand));
	}
	*to = '\0';
}

static int by_start(const void *a, const void *b)
{
	const struct tocsin_pause *x = a, *y = b;
	return (x->from > y->from) - (x->from < y->from);
}

static tocsin_work within_reach(tocsin_work place)
{
	return place < -FARTHEST ? -FARTHEST : place > FARTHEST ? FARTHEST : place;
}

/* Every absence that leaves less than one of the task's demands, as found: may overlap. */
static void collect(
	struct pause_maker *maker, const struct tocsin_task *task, struct pause_list *found)
{
	const struct tocsin_project *project = maker->project;
	for (uint32_t i = 0; i < task->demand_count; i++) {
		const struct tocsin_demand *demand = &project->demands[task->first_demand + i];
		const struct tocsin_resource *resource = &project->resources[demand->resource];
		int64_t need = tocsin_demand_planned(project, demand);
		for (uint32_t j = 0; j < resource->absence_count; j++) {
			const struct tocsin_absence *absence =
				&project->absences[resource->first_absence + j];
			if (absence->capacity >= need || absence->from >= absence->to)
				continue;
			struct tocsin_pause pause = {
				within_reach(absence->from), within_reach(absence->to), 0};
			TOCSIN_VECTOR_PUSH(&maker->scratch, found, pause);
		}
	}
}

static struct pause_group make_group(struct pause_maker *maker, const struct tocsin_task *task)
{
	struct pause_list found = {0};
	struct pause_group group = {.first = maker->pauses.count};
	collect(maker, task, &found);
	if (found.count > 0)
		qsort(found.items, found.count, sizeof *found.items, by_start);
	tocsin_work before = 0;
	for (uint32_t i = 0; i < found.count; i++) {
		struct tocsin_pause next = found.items[i];
		struct tocsin_pause *last = maker->pauses.count > group.first
						    ? &maker->pauses.items[maker->pauses.count - 1]
						    : NULL;
		if (last && next.from <= last->to) {
			if (next.to > last->to) {
				before += next.to - last->to;
				last->to = next.to;
			}
			continue;
		}
		next.before = before;
		before += next.to - next.from;
		TOCSIN_VECTOR_PUSH(&maker->scratch, &maker->pauses, next);
	}
	group.count = maker->pauses.count - group.first;
	return group;
}

static void give_pauses(struct pause_maker *maker, struct tocsin_task *task)
{
	task->first_pause = task->pause_count = 0;
	if (task->elapsed)
		return;
	write_key(maker, task);
	if (maker->key[0] == '\0')
		return;
	uint32_t at = tocsin_index_find(&maker->group_of, maker->key);
	if (at == TOCSIN_NONE) {
		at = maker->groups.count;
		struct pause_group made = make_group(maker, task);
		TOCSIN_VECTOR_PUSH(&maker->scratch, &maker->groups, made);
		tocsin_index_add(
			&maker->group_of, tocsin_arena_strdup(&maker->scratch, maker->key), at);
	}
	task->first_pause = maker->groups.items[at].first;
	task->pause_count = maker->groups.items[at].count;
}

static bool anybody_is_away(const struct tocsin_project *project)
{
	for (uint32_t i = 0; i < project->resource_count; i++)
		if (project->resources[i].absence_count > 0)
			return true;
	return false;
}

void pauses_make(struct tocsin_project *project)
{
	struct pause_maker maker = {.project = project};
	if (!anybody_is_away(project)) {
		project->pauses = TOCSIN_NEW(&project->arena, struct tocsin_pause, 0);
		return;
	}
	tocsin_arena_init(&maker.scratch);
	tocsin_index_init(&maker.group_of, &maker.scratch);
	uint32_t most = 0;
	for (uint32_t i = 0; i < project->task_count; i++)
		if (project->tasks[i].demand_count > most)
			most = project->tasks[i].demand_count;
	maker.key = TOCSIN_NEW(&maker.scratch, char, KEY_SIZE_PER_DEMAND *(size_t)most + 1);
	for (uint32_t i = 0; i < project->task_count; i++)
		give_pauses(&maker, &project->tasks[i]);
	project->pause_count = maker.pauses.count;
	project->pauses = TOCSIN_NEW(&project->arena, struct tocsin_pause, project->pause_count);
	if (project->pause_count > 0)
		memcpy(project->pauses, maker.pauses.items,
			project->pause_count * sizeof *project->pauses);
	tocsin_arena_finish(&maker.scratch);
}

/* ---- Working around them ---- */

/* The pauses of one task. */
struct pauses {
	const struct tocsin_pause *items;
	uint32_t count;
};

static struct pauses pauses_of(const struct tocsin_project *project, uint32_t task)
{
	const struct tocsin_task *it = &project->tasks[task];
	return (struct pauses){
		it->pause_count > 0 ? &project->pauses[it->first_pause] : NULL, it->pause_count};
}

/* How many pauses begin at or before `place`. */
static uint32_t pauses_begun(struct pauses pauses, tocsin_work place)
{
	uint32_t low = 0, high = pauses.count;
	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		if (pauses.items[middle].from <= place)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* W(place), see above. */
static tocsin_work worked_before(struct pauses pauses, tocsin_work place)
{
	uint32_t begun = pauses_begun(pauses, place);
	if (begun == 0)
		return place;
	const struct tocsin_pause *pause = &pauses.items[begun - 1];
	tocsin_work end = place < pause->to ? place : pause->to;
	return place - pause->before - (end - pause->from);
}

/* The place of worked minute number `count`. */
static tocsin_work place_of(struct pauses pauses, tocsin_work count)
{
	uint32_t low = 0, high = pauses.count;
	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		if (pauses.items[middle].from - pauses.items[middle].before <= count)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == 0)
		return count;
	const struct tocsin_pause *pause = &pauses.items[low - 1];
	return count + pause->before + (pause->to - pause->from);
}

tocsin_work tocsin_task_finish(
	const struct tocsin_project *project, uint32_t task, tocsin_work start, tocsin_work work)
{
	if (work <= 0)
		return start;
	if (project->tasks[task].elapsed)
		return tocsin_calendar_elapsed(project->calendar, start, work);
	struct pauses pauses = pauses_of(project, task);
	if (pauses.count == 0 || !project->settings.pauses)
		return start + work;
	return place_of(pauses, worked_before(pauses, start) + work - 1) + 1;
}

/* The mirror of tocsin_calendar_elapsed for lengths >= 0: the civil clock has no inverse of its
 * own, as many places share one date, but it never runs backwards, so it can be searched. */
static tocsin_work latest_elapsed(
	const struct tocsin_project *project, tocsin_work finish, tocsin_work civil_minutes)
{
	tocsin_work low = finish - civil_minutes, high = finish;
	while (low < high) {
		tocsin_work middle = low + (high - low + 1) / 2;
		if (tocsin_calendar_elapsed(project->calendar, middle, civil_minutes) <= finish)
			low = middle;
		else
			high = middle - 1;
	}
	return low;
}

/* The latest start from which `work` ends by `finish` without a pause in between. */
static tocsin_work latest_unbroken(struct pauses pauses, tocsin_work finish, tocsin_work work)
{
	for (uint32_t i = pauses_begun(pauses, finish); i > 0; i--) {
		const struct tocsin_pause *pause = &pauses.items[i - 1];
		if (pause->to <= finish - work)
			break;
		finish = pause->from;
	}
	return finish - work;
}

tocsin_work tocsin_task_latest_start(
	const struct tocsin_project *project, uint32_t task, tocsin_work finish, tocsin_work work)
{
	if (work <= 0)
		return finish;
	if (project->tasks[task].elapsed)
		return latest_elapsed(project, finish, work);
	struct pauses pauses = pauses_of(project, task);
	if (pauses.count == 0)
		return finish - work;
	if (!project->settings.pauses)
		return latest_unbroken(pauses, finish, work);
	return place_of(pauses, worked_before(pauses, finish) - work);
}

/* The earliest start from `start` on from which `work` ends without a pause in between. */
static tocsin_work earliest_unbroken(struct pauses pauses, tocsin_work start, tocsin_work work)
{
	uint32_t begun = pauses_begun(pauses, start);
	for (uint32_t i = begun > 0 ? begun - 1 : 0; i < pauses.count; i++) {
		const struct tocsin_pause *pause = &pauses.items[i];
		if (pause->from >= start + work)
			break;
		if (pause->to > start)
			start = pause->to;
	}
	return start;
}

tocsin_work tocsin_task_fits_from(
	const struct tocsin_project *project, uint32_t task, tocsin_work start, tocsin_work work)
{
	struct pauses pauses = pauses_of(project, task);
	if (work <= 0 || pauses.count == 0)
		return start;
	if (!project->settings.pauses)
		return earliest_unbroken(pauses, start, work);
	return place_of(pauses, worked_before(pauses, start));
}

tocsin_work tocsin_task_worked(
	const struct tocsin_project *project, uint32_t task, tocsin_work from, tocsin_work to)
{
	struct pauses pauses = pauses_of(project, task);
	if (from >= to)
		return 0;
	return worked_before(pauses, to) - worked_before(pauses, from);
}

/* ---- Lags ---- */

tocsin_work tocsin_lagged(
	const struct tocsin_project *project, const struct tocsin_link *link, tocsin_work at)
{
	if (!link->elapsed)
		return at + link->lag;
	if (link->type == TOCSIN_SS || link->type == TOCSIN_SF)
		return tocsin_calendar_elapsed(project->calendar, at, link->lag);
	struct tocsin_instant date = tocsin_calendar_finish(project->calendar, at);
	date.minute += link->lag;
	tocsin_work to = tocsin_calendar_axis(project->calendar, date);
	/* Beyond the farthest date time still does not run backwards. */
	return (link->lag >= 0) == (to >= at) ? to : at;
}

tocsin_work tocsin_lagged_back(
	const struct tocsin_project *project, const struct tocsin_link *link, tocsin_work at)
{
	if (!link->elapsed)
		return at - link->lag;
	tocsin_work low = link->lag >= 0 ? at - link->lag : at;
	tocsin_work high = link->lag >= 0 ? at : at - link->lag;
	while (low < high) {
		tocsin_work middle = low + (high - low + 1) / 2;
		if (tocsin_lagged(project, link, middle) <= at)
			low = middle;
		else
			high = middle - 1;
	}
	return low;
}
