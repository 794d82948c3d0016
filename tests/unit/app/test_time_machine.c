/*
 * The time machine: through the dates with reports and back, with the chart of each as it was.
 */
#include "check_main.h"

#include <string.h>

#include "app.h"
#include "test_project.h"

static const struct test_row rows[] = {
	{"A", .safe = 20, .focused = 10},
	{"B", .safe = 20, .focused = 10, .after = "A"},
	{"C", .safe = 10, .focused = 5},
	{"D", .safe = 20, .focused = 10, .after = "B C"},
	{0},
};

/* Days of the axis: 0 is Monday 2026-01-05. Two reports on day 4, none on the days between. */
static const struct {
	double day;
	const char *task;
	double remaining;
} told[] = {{2, "A", 9}, {4, "A", 8}, {4.25, "C", 4}, {7, "A", 6}, {9, "C", 5}, {10, "A", 5}};

enum { TOLD = sizeof told / sizeof told[0], MORE = 2 };

static struct {
	struct app app;
	struct app_effects effects;
	struct tocsin_project project;
	struct tocsin_plan *plans[2];
	struct tocsin_entry entries[TOLD + MORE];
	struct tocsin_journal journal;
	struct tocsin_arena arena;
} world;

static void send(struct app_event event)
{
	app_update(&world.app, &event, &world.effects);
}

static void press(const char *keys)
{
	char copy[200];
	snprintf(copy, sizeof copy, "%s", keys);
	for (char *name = strtok(copy, " "); name; name = strtok(NULL, " "))
		send((struct app_event){.kind = APP_KEY, .key = command_key_parse(name)});
}

static struct tocsin_instant instant(double day)
{
	return tocsin_calendar_start(world.project.calendar, test_days(day));
}

static void add(double day, const char *task, double remaining)
{
	struct tocsin_entry *entry = &world.entries[world.journal.count];
	*entry = (struct tocsin_entry){
		.recorded = tocsin_arena_printf(&world.arena, "r%u", (unsigned)world.journal.count),
		.recorded_microseconds = world.journal.count,
		.as_of = instant(day),
		.who = "ana",
		.task = task,
		.event = TOCSIN_EVENT_REMAINING,
		.value = "",
		.remaining = test_days(remaining),
		.owner = "",
		.target = "",
		.reason = "",
		.note = "",
		.row = world.journal.count++};
}

static void load(uint32_t plan_count, bool saved_by_us)
{
	struct app_data data = {.project = &world.project,
		.journal = &world.journal,
		.plans = (const struct tocsin_plan *const *)world.plans,
		.plan_count = plan_count,
		.saved_by_us = saved_by_us,
		.journal_only = saved_by_us};
	data.order = tocsin_journal_order(&world.arena, &world.journal, &data.order_count);
	send((struct app_event){.kind = APP_LOADED, .data = &data});
}

/* Today is day 12; the second plan, where there is one, was committed on day 7. */
static void open_world(uint32_t plan_count)
{
	memset(&world, 0, sizeof world);
	tocsin_arena_init(&world.arena);
	test_project_make(&world.project, &(struct test_project){.rows = rows});
	struct tocsin_instant commit = instant(7);
	for (uint32_t i = 0; i < plan_count; i++)
		world.plans[i] =
			tocsin_plan_make(&(struct tocsin_plan_request){.project = &world.project,
				.method = TOCSIN_HALF_CHAIN,
				.as_of = i > 0 ? test_days(7) : 0,
				.as_of_date = i > 0 ? &commit : NULL});
	world.journal.entries = world.entries;
	for (unsigned i = 0; i < TOLD; i++)
		add(told[i].day, told[i].task, told[i].remaining);
	app_init(&world.app, &(struct app_options){.who = "ben"});
	send((struct app_event){.kind = APP_SIZE, .columns = 80, .rows = 24});
	send((struct app_event){.kind = APP_CLOCK, .now = instant(12), .watching = true});
	load(plan_count, false);
}

static void one_plan(void)
{
	open_world(1);
}

static void close_world(void)
{
	app_finish(&world.app);
	for (unsigned i = 0; i < 2; i++)
		tocsin_plan_free(world.plans[i]);
	tocsin_project_free(&world.project);
	tocsin_arena_finish(&world.arena);
}

static void assert_at(double day, uint32_t number)
{
	ck_assert_int_eq(world.app.as_of.minute, instant(day).minute);
	ck_assert_uint_eq(world.app.view_data.date_number, number);
	ck_assert_uint_eq(world.app.view_data.date_count, number ? 6 : 0);
	ck_assert_int_eq(world.app.view_data.away, number > 0);
	ck_assert_int_eq(world.app.status.as_of.minute, instant(day).minute);
}

static void assert_message(const char *part)
{
	ck_assert_msg(
		strstr(world.app.message, part) != NULL, "'%s' in '%s'", part, world.app.message);
}

START_TEST(steps_lead_through_the_dates_with_reports)
{
	static const struct {
		const char *key;
		double day;
		uint32_t number;
	} steps[] = {{"]", 12, 0}, {"[", 10, 5}, {"[", 9, 4}, {"[", 7, 3}, {"[", 4.25, 2},
		{"[", 2, 1}, {"[", 2, 1}, {"]", 4.25, 2}, {"}", 12, 0}, {"{", 2, 1}, {"{", 2, 1},
		{"Esc", 12, 0}, {"[", 10, 5}, {"]", 12, 0}};
	for (unsigned i = 0; i < sizeof steps / sizeof steps[0]; i++) {
		press(steps[i].key);
		assert_at(steps[i].day, steps[i].number);
	}
}
END_TEST

START_TEST(a_step_says_what_came_that_day)
{
	press("[ [ [ [");
	assert_message("2 reports that day; buffer ");
	press("[ [");
	assert_message("nothing was reported before");
	press("} ]");
	assert_message("this is today");
}
END_TEST

/* From a date between, as `:as-of` gives it, the dates on either side are a step away. */
START_TEST(from_a_date_between)
{
	press(": a s - o f Space 2 0 2 6 - 0 1 - 1 3 Enter"); /* day 6 */
	ck_assert_uint_eq(world.app.view_data.date_number, 0);
	ck_assert(world.app.view_data.away);
	press("[");
	assert_at(4.25, 2);
	press(": a s - o f Space 2 0 2 6 - 0 1 - 1 3 Enter ]");
	assert_at(7, 3);
	press(": a s - o f Space 2 0 2 6 - 0 3 - 0 2 Enter [");
	assert_at(12, 0);
}
END_TEST

/* What is shown on a date is what a program started with --as-of that date would have shown; the
 * rest of the trail goes on where it ends. */
START_TEST(the_chart_is_as_it_was)
{
	close_world();
	open_world((uint32_t)_i);
	struct view_data *shown = &world.app.view_data;
	uint32_t all = shown->point_count;
	for (int step = 0; step < 5; step++) {
		press("[");
		struct tocsin_status_request request = {.project = &world.project,
			.journal = &world.journal,
			.plans = (const struct tocsin_plan *const *)world.plans,
			.plan_count = (uint32_t)_i,
			.as_of = world.app.as_of};
		uint32_t count;
		const struct tocsin_point *made =
			tocsin_points_make(&world.arena, &request, &count);
		ck_assert_uint_eq(shown->point_count, count);
		for (uint32_t i = 0; i < count; i++) {
			const struct tocsin_point *point = &shown->points[i];
			ck_assert_int_eq(point->as_of.minute, made[i].as_of.minute);
			ck_assert_int_eq(point->completion.part, made[i].completion.part);
			ck_assert_int_eq(point->consumption.part, made[i].consumption.part);
			ck_assert_int_eq(point->zone, made[i].zone);
			ck_assert_int_eq(point->hollow, made[i].hollow);
			ck_assert_int_eq(point->earlier_baseline, made[i].earlier_baseline);
		}
		ck_assert_uint_gt(shown->later_count, 0);
		ck_assert_int_gt(shown->later[0].as_of.minute, world.app.as_of.minute);
		ck_assert_uint_le(shown->order_count, TOLD - (step > 0));
	}
	press("}");
	ck_assert_uint_eq(shown->point_count, all);
	ck_assert_uint_eq(shown->later_count, 0);
	ck_assert_uint_eq(shown->order_count, TOLD);
}
END_TEST

START_TEST(a_report_is_as_of_the_date_looked_at)
{
	press("[ [ [ :");
	press("f i n d Space A Enter r 7 d Enter");
	ck_assert_uint_eq(world.effects.count, 1);
	ck_assert_int_eq(world.effects.items[0].kind, APP_APPEND);
	ck_assert_int_eq(world.effects.items[0].row.as_of.minute, instant(7).minute);
	assert_message("as of 2026-01-14 (a later report of it counts after that)");
	send((struct app_event){.kind = APP_SAVED, .text = "r9"});
	assert_message("saved: A remaining 7d as of 2026-01-14");
	/* The later points follow from it, too: the trail is made anew. */
	int64_t before = world.app.trail[world.app.trail_count - 4].consumption.part;
	add(7, "C", 40);
	load(1, true);
	ck_assert_int_gt(world.app.trail[world.app.trail_count - 4].consumption.part, before);
	press("Esc Esc r 4 d Enter");
	ck_assert_int_eq(world.effects.items[0].row.as_of.minute, instant(12).minute);
	ck_assert_ptr_null(strstr(world.app.message, "as of"));
}
END_TEST

/* Where --as-of led is home. */
START_TEST(a_date_that_was_given_is_home)
{
	struct tocsin_date day9 = {.at = instant(9), .has_time = true};
	app_finish(&world.app);
	app_init(&world.app,
		&(struct app_options){.who = "ben", .as_of_given = true, .as_of = day9});
	send((struct app_event){.kind = APP_SIZE, .columns = 80, .rows = 24});
	send((struct app_event){.kind = APP_CLOCK, .now = instant(12), .watching = true});
	load(1, false);
	ck_assert(!world.app.view_data.away);
	press("[");
	ck_assert_int_eq(world.app.as_of.minute, instant(7).minute);
	ck_assert_uint_eq(world.app.view_data.date_count, 4);
	ck_assert_str_eq(world.app.view_data.returns_to, "2026-01-16");
	press("Esc");
	ck_assert_int_eq(world.app.as_of.minute, instant(9).minute);
	press(": a s - o f Enter");
	ck_assert_int_eq(world.app.as_of.minute, instant(12).minute);
	ck_assert(!world.app.view_data.away);
}
END_TEST

Suite *test_suite(void)
{
	Suite *suite = suite_create("time machine");
	TCase *steps = tcase_create("steps");
	tcase_add_checked_fixture(steps, one_plan, close_world);
	tcase_add_test(steps, steps_lead_through_the_dates_with_reports);
	tcase_add_test(steps, a_step_says_what_came_that_day);
	tcase_add_test(steps, from_a_date_between);
	tcase_add_loop_test(steps, the_chart_is_as_it_was, 1, 3);
	tcase_add_test(steps, a_report_is_as_of_the_date_looked_at);
	tcase_add_test(steps, a_date_that_was_given_is_home);
	suite_add_tcase(suite, steps);
	return suite;
}
