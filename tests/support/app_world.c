#include "app_world.h"

#include <check.h>
#include <stdio.h>
#include <string.h>

struct world world;

struct tocsin_instant world_instant(double day)
{
	return tocsin_calendar_start(world.project.calendar, test_days(day));
}

void world_send(struct app_event event)
{
	app_update(&world.app, &event, &world.effects);
}

void world_press(const char *keys)
{
	char copy[400];
	snprintf(copy, sizeof copy, "%s", keys);
	for (char *name = strtok(copy, " "); name; name = strtok(NULL, " "))
		world_send((struct app_event){.kind = APP_KEY, .key = command_key_parse(name)});
}

void world_write(const char *text)
{
	for (; *text; text++)
		world_send((struct app_event){.kind = APP_KEY, .key = (unsigned char)*text});
}

void world_type(const char *line)
{
	world_press(":");
	world_write(line);
	world_press("Enter");
}

void world_load(bool saved_by_us)
{
	struct app_data data = {.project = &world.project,
		.journal = &world.journal,
		.plans = world.plans,
		.plan_count = world.plan_count,
		.saved_by_us = saved_by_us,
		.journal_only = saved_by_us};
	data.order = tocsin_journal_order(&world.arena, &world.journal, &data.order_count);
	world_send((struct app_event){.kind = APP_LOADED, .data = &data});
}

struct tocsin_entry *world_add(
	double day, const char *task, enum tocsin_event event, const char *value)
{
	ck_assert_uint_lt(world.journal.count, WORLD_ENTRIES);
	uint32_t row = world.journal.count++;
	struct tocsin_duration left = {0};
	tocsin_duration_parse(&left, value, &world.project.units);
	world.entries[row] = (struct tocsin_entry){
		.recorded = tocsin_arena_printf(&world.arena, "2026-01-05T09:41:%02u.000000Z", row),
		.recorded_microseconds = INT64_C(1767606060000000) + row,
		.as_of = world_instant(day),
		.who = "ana",
		.task = task,
		.event = event,
		.value = value,
		.date = world_instant(day),
		.remaining = left.minutes,
		.owner = "",
		.target = "",
		.reason = "",
		.note = "",
		.row = row};
	return &world.entries[row];
}

void world_begin(const struct world_start *start)
{
	memset(&world, 0, sizeof world);
	tocsin_arena_init(&world.arena);
	test_project_make(&world.project, &(struct test_project){.rows = start->rows});
	world.journal.entries = world.entries;
	world.plan = tocsin_plan_make(&(struct tocsin_plan_request){
		.project = &world.project, .method = TOCSIN_HALF_CHAIN});
	world.plans[0] = world.plan;
	world.plan_count = !start->proposed;
	struct tocsin_day day = tocsin_instant_day(world_instant(start->day));
	struct tocsin_instant midnight = tocsin_instant_at(day, 0);
	app_init(&world.app, &(struct app_options){.who = start->who ? start->who : "ben",
				     .as_of_given = start->as_of,
				     .as_of = {.at = midnight},
				     .read_only = start->read_only});
	world_send((struct app_event){.kind = APP_SIZE, .columns = 80, .rows = 24});
	world_send((struct app_event){
		.kind = APP_CLOCK, .now = {midnight.minute + 540}, .watching = true});
}

void world_open(const struct world_start *start)
{
	world_begin(start);
	world_load(false);
}

void world_close(void)
{
	app_finish(&world.app);
	tocsin_plan_free(world.plan);
	tocsin_project_free(&world.project);
	tocsin_arena_finish(&world.arena);
}

const struct app_row *world_appended(void)
{
	ck_assert_msg(world.effects.count == 1 && world.effects.items[0].kind == APP_APPEND,
		"nothing appended; \"%s\"", world.app.message);
	return &world.effects.items[0].row;
}

bool world_writes(void)
{
	for (unsigned i = 0; i < world.effects.count; i++)
		if (world.effects.items[i].kind == APP_APPEND ||
			world.effects.items[i].kind == APP_COMMIT)
			return true;
	return false;
}

void world_assert_message(const char *part)
{
	ck_assert_msg(
		strstr(world.app.message, part), "'%s' is not in '%s'", part, world.app.message);
}
