/* Small projects for tests: a table of rows becomes a struct tocsin_project. */
#include "test_project.h"

#include <check.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "tocsin/vector.h"

enum { MINUTES_A_DAY = 480, WORD_SIZE = 64 };

tocsin_work test_days(double days)
{
	return (tocsin_work)llround(days * MINUTES_A_DAY);
}

uint32_t test_project_task(const struct tocsin_project *project, const char *id)
{
	for (uint32_t i = 0; i < project->task_count; i++)
		if (strcmp(project->tasks[i].id, id) == 0)
			return i;
	ck_abort_msg("no task %s", id);
	return TOCSIN_NONE;
}

/* The next word of `*text` into `word`; false at the end. */
static bool next_word(const char **text, char word[WORD_SIZE])
{
	if (!*text)
		return false;
	*text += strspn(*text, " ");
	size_t length = strcspn(*text, " ");
	if (length == 0)
		return false;
	ck_assert_uint_lt(length, WORD_SIZE);
	memcpy(word, *text, length);
	word[length] = '\0';
	*text += length;
	return true;
}

static uint32_t find_resource(const struct tocsin_project *project, const char *name)
{
	for (uint32_t i = 0; i < project->resource_count; i++)
		if (strcmp(project->resources[i].name, name) == 0)
			return i;
	return TOCSIN_NONE;
}

/* "ID", "ID:TYPE" or "ID:TYPE+2", the number with an e behind it where the lag is elapsed. */
static struct tocsin_link link_from(const struct tocsin_project *project, char *word, uint32_t to)
{
	static const char *const types[] = {"FS", "SS", "FF", "SF"};
	struct tocsin_link link = {.to = to, .type = TOCSIN_FS};
	char *type = strchr(word, ':');
	if (type) {
		*type++ = '\0';
		int known = 0;
		while (known < 4 && strncmp(type, types[known], 2) != 0)
			known++;
		ck_assert_msg(known < 4, "no link type %s", type);
		link.type = (enum tocsin_link_type)known;
		char *rest = type + 2;
		double lag = strtod(rest, &rest);
		link.elapsed = *rest == 'e';
		link.lag = link.elapsed ? llround(lag * 1440) : test_days(lag);
	}
	link.from = test_project_task(project, word);
	return link;
}

static void read_links(struct tocsin_project *project, const struct test_row *rows)
{
	TOCSIN_VECTOR(struct tocsin_link) links = {0};
	for (uint32_t i = 0; i < project->task_count; i++) {
		const char *text = rows[i].after;
		char word[WORD_SIZE];
		while (next_word(&text, word)) {
			struct tocsin_link link = link_from(project, word, i);
			TOCSIN_VECTOR_PUSH(&project->arena, &links, link);
		}
	}
	project->links = links.items;
	project->link_count = links.count;
}

/* Demands by row; a resource that no table named is made, as large as its largest demand. */
static void read_demands(struct tocsin_project *project, const struct test_row *rows, uint32_t room)
{
	TOCSIN_VECTOR(struct tocsin_demand) demands = {0};
	for (uint32_t i = 0; i < project->task_count; i++) {
		const char *text = rows[i].resources;
		char word[WORD_SIZE];
		project->tasks[i].first_demand = demands.count;
		while (next_word(&text, word)) {
			char *units = strchr(word, '=');
			if (units)
				*units++ = '\0';
			int64_t amount = units ? llround(strtod(units, NULL) * 1000) : 1000;
			uint32_t resource = find_resource(project, word);
			if (resource == TOCSIN_NONE) {
				ck_assert_uint_lt(project->resource_count, room);
				resource = project->resource_count++;
				project->resources[resource] = (struct tocsin_resource){
					.name = tocsin_arena_strdup(&project->arena, word),
					.capacity = 1000,
					.implied = true};
			}
			struct tocsin_resource *taken = &project->resources[resource];
			if (taken->implied && taken->capacity < amount)
				taken->capacity = amount;
			TOCSIN_VECTOR_PUSH(&project->arena, &demands,
				(struct tocsin_demand){.resource = resource, .amount = amount});
		}
		project->tasks[i].demand_count = demands.count - project->tasks[i].first_demand;
	}
	project->demands = demands.items;
	project->demand_count = demands.count;
}

static void read_resources(
	struct tocsin_project *project, const struct test_resource *resources, uint32_t room)
{
	project->resources = TOCSIN_NEW(&project->arena, struct tocsin_resource, room);
	for (; resources && resources->name; resources++)
		project->resources[project->resource_count++] = (struct tocsin_resource){
			.name = resources->name, .capacity = llround(resources->units * 1000)};
}

static void read_absences(struct tocsin_project *project, const struct test_absence *absences)
{
	TOCSIN_VECTOR(struct tocsin_absence) grouped = {0};
	for (uint32_t r = 0; r < project->resource_count; r++) {
		struct tocsin_resource *resource = &project->resources[r];
		resource->first_absence = grouped.count;
		for (const struct test_absence *a = absences; a && a->resource; a++)
			if (strcmp(a->resource, resource->name) == 0)
				TOCSIN_VECTOR_PUSH(&project->arena, &grouped,
					(struct tocsin_absence){.from = test_days(a->from),
						.to = test_days(a->to),
						.capacity = llround(a->units_left * 1000)});
		resource->absence_count = grouped.count - resource->first_absence;
	}
	project->absences = grouped.items;
	project->absence_count = grouped.count;
}

static struct tocsin_task task_from(
	struct tocsin_project *project, const struct test_row *row, uint32_t at)
{
	int cut = project->settings.cut_permille;
	int64_t day = row->elapsed ? 1440 : MINUTES_A_DAY;
	tocsin_work safe = llround(row->safe * (double)day);
	tocsin_work focused = llround(row->focused * (double)day);
	bool derived = (safe == 0) != (focused == 0);
	if (focused == 0)
		focused = tocsin_focused_from_safe(safe, cut);
	else if (safe == 0)
		safe = tocsin_safe_from_focused(focused, cut);
	struct tocsin_task task = {.key = row->id,
		.id = row->id,
		.name = row->id,
		.focused = focused,
		.safe = safe,
		.elapsed = row->elapsed,
		.derived = derived,
		.milestone = safe == 0,
		.not_before = row->not_before > 0 ? test_days(row->not_before) : TOCSIN_NO_WORK,
		.summary = TOCSIN_NONE,
		.level = 1,
		.row = at,
		.line = at + 2,
		.stated = &tocsin_nothing_stated};
	if (row->not_before > 0)
		tocsin_task_restate(&project->arena, &task)->not_before_date =
			tocsin_calendar_start(project->calendar, test_days(row->not_before));
	return task;
}

void test_project_make(struct tocsin_project *out, const struct test_project *from)
{
	enum { RESOURCES = 64 };
	struct tocsin_day monday;
	ck_assert(tocsin_day_from_date(&monday, 2026, 1, 5));

	tocsin_project_init(out);
	out->name = "test";
	out->file = "schedule.csv";
	out->start = tocsin_instant_at(monday, 8 * 60);
	out->start_given = true;
	out->due = TOCSIN_NO_INSTANT;
	out->status_date = TOCSIN_NO_INSTANT;
	out->units = tocsin_units_of(&out->working_time);
	out->calendar = tocsin_calendar_make(&out->arena, &out->working_time, out->start);
	ck_assert_ptr_nonnull(out->calendar);

	while (from->rows[out->task_count].id)
		out->task_count++;
	out->tasks = TOCSIN_NEW(&out->arena, struct tocsin_task, out->task_count);
	for (uint32_t i = 0; i < out->task_count; i++)
		out->tasks[i] = task_from(out, &from->rows[i], i);
	read_resources(out, from->resources, RESOURCES);
	read_demands(out, from->rows, RESOURCES);
	read_absences(out, from->absences);
	read_links(out, from->rows);

	struct tocsin_diags diags;
	tocsin_diags_init(&diags);
	bool good = tocsin_project_finish(out, &diags);
	ck_assert_msg(good, "%s", diags.count ? diags.items[0].text : "project refused");
	tocsin_diags_finish(&diags);
}
