/*
 * A stand-up without its terminal: keys in, rows for the journal out. What the file would answer is
 * played by the test.
 */
#include "check_main.h"

#include <stdio.h>
#include <string.h>

#include "app.h"
#include "test_project.h"

/* A and B run, C can start; D comes behind them. A was heard of long ago, and in hours. */
static const struct test_row rows[] = {{"A", 8, 4, .resources = "Ann"},
	{"B", 20, 10, .resources = "Ben"}, {"C", 4, 2, .resources = "Cem"},
	{"D", 10, 5, .after = "A B C", .resources = "Ann"}, {0}};

enum { ENTRIES = 16 };

static struct {
	struct app app;
	struct app_effects effects;
	struct tocsin_project project;
	struct tocsin_plan *plan;
	const struct tocsin_plan *plans[1];
	struct tocsin_entry entries[ENTRIES];
	struct tocsin_journal journal;
	struct tocsin_arena arena;
	struct tocsin_date day5;
} world;

static void send(struct app_event event)
{
	app_update(&world.app, &event, &world.effects);
}

static void load(bool saved_by_us)
{
	struct app_data data = {.project = &world.project,
		.journal = &world.journal,
		.plans = world.plans,
		.plan_count = 1,
		.saved_by_us = saved_by_us,
		.journal_only = world.app.data.project != NULL};
	uint32_t count;
	data.order = tocsin_journal_order(&world.arena, &world.journal, &count);
	data.order_count = count;
	send((struct app_event){.kind = APP_LOADED, .data = &data});
}

static void add(const char *who, const char *task, double day, enum tocsin_event event, double left,
	const char *value)
{
	uint32_t row = world.journal.count++;
	struct tocsin_instant at = tocsin_calendar_start(world.project.calendar, test_days(day));
	world.entries[row] = (struct tocsin_entry){
		.recorded = tocsin_arena_printf(&world.arena, "2026-01-12T09:41:%02u.000000Z", row),
		.recorded_microseconds = INT64_C(1768210860000000) + row,
		.as_of = at,
		.who = who,
		.task = tocsin_arena_strdup(&world.arena, task),
		.event = event,
		.value = tocsin_arena_strdup(&world.arena, value),
		.date = at,
		.remaining = test_days(left),
		.owner = "",
		.target = "",
		.reason = "",
		.note = "",
		.row = row};
}

/* Writes what the effect asks for, as the file would hold it. */
static void save(void)
{
	const struct app_row *row = &world.effects.items[0].row;
	struct tocsin_duration left = {0};
	tocsin_duration_parse(&left, row->value, &world.project.units);
	add(row->who, row->task, 5, row->event,
		(double)left.minutes / (double)world.project.units.day, row->value);
	send((struct app_event){
		.kind = APP_SAVED, .text = world.entries[world.journal.count - 1].recorded});
	load(true);
}

static void press(const char *keys)
{
	char copy[400];
	snprintf(copy, sizeof copy, "%s", keys);
	for (char *name = strtok(copy, " "); name; name = strtok(NULL, " "))
		send((struct app_event){.kind = APP_KEY, .key = command_key_parse(name)});
}

static void begin(bool read_only)
{
	memset(&world, 0, sizeof world);
	tocsin_arena_init(&world.arena);
	test_project_make(&world.project, &(struct test_project){.rows = rows});
	world.plan = tocsin_plan_make(&(struct tocsin_plan_request){
		.project = &world.project, .method = TOCSIN_HALF_CHAIN});
	world.plans[0] = world.plan;
	world.journal.entries = world.entries;
	add("ann", "A", 0, TOCSIN_EVENT_START, 0, "");
	add("ann", "A", 1, TOCSIN_EVENT_REMAINING, 3, "24h");
	add("ben", "B", 4, TOCSIN_EVENT_REMAINING, 6, "6d");
	ck_assert_int_eq(tocsin_date_parse(&world.day5, "2026-01-12"), TOCSIN_DATE_OK);
	app_init(&world.app, &(struct app_options){.who = "ines",
				     .read_only = read_only,
				     .as_of_given = true,
				     .as_of = world.day5});
	send((struct app_event){.kind = APP_SIZE, .columns = 80, .rows = 24});
	send((struct app_event){
		.kind = APP_CLOCK, .now = {world.day5.at.minute + 540}, .watching = true});
	load(false);
	press("S");
}

static void writable(void)
{
	begin(false);
}

static void close_world(void)
{
	app_finish(&world.app);
	tocsin_plan_free(world.plan);
	tocsin_arena_finish(&world.arena);
	tocsin_project_free(&world.project);
}

static const char *under_cursor(void)
{
	return world.app.standup.lines[world.app.view.cursors[VIEW_STANDUP].selected].key;
}

static void asks_for(const char *task, enum tocsin_event event, const char *value)
{
	ck_assert_uint_eq(world.effects.count, 1);
	ck_assert_int_eq(world.effects.items[0].kind, APP_APPEND);
	ck_assert_str_eq(world.effects.items[0].row.task, task);
	ck_assert_int_eq(world.effects.items[0].row.event, event);
	ck_assert_str_eq(world.effects.items[0].row.value, value);
}

START_TEST(a_number_and_enter_report_it_and_go_on)
{
	ck_assert_int_eq(world.app.view.view, VIEW_STANDUP);
	ck_assert_str_eq(under_cursor(), "A");
	press("1 6");
	ck_assert(world.app.view.input_in_line);
	ck_assert_ptr_ne(world.app.view_data.ghost, NULL);
	press("Enter");
	asks_for("A", TOCSIN_EVENT_REMAINING, "2d");
	save();
	ck_assert_str_eq(under_cursor(), "B");
	ck_assert(!world.app.view.input_in_line);
	ck_assert_str_eq(world.app.standup.lines[0].key, "A");
	ck_assert_uint_eq(world.app.standup.lines[0].said, 3);
}
END_TEST

START_TEST(letters_belong_to_an_answer_that_has_begun)
{
	press("8 h");
	ck_assert_str_eq(world.app.view.input, "8h");
	press("Esc");
	ck_assert_int_eq(world.app.view.view, VIEW_STANDUP);
	press("f");
	asks_for("A", TOCSIN_EVENT_FINISH, "");
}
END_TEST

START_TEST(enter_alone_confirms_what_was_left)
{
	press("Enter");
	asks_for("A", TOCSIN_EVENT_REMAINING, "3d");
	save();
	ck_assert_uint_eq(world.app.standup.lines[0].said, 3);
	press("k Enter");
	ck_assert_uint_eq(world.effects.count, 0);
	ck_assert_str_eq(under_cursor(), "B");
}
END_TEST

START_TEST(a_task_that_has_not_started_is_skipped_or_started)
{
	press("G Enter");
	ck_assert_uint_eq(world.effects.count, 0);
	ck_assert(world.app.standup.lines[2].skipped);
	ck_assert_str_eq(under_cursor(), "A");
	press("G s");
	asks_for("C", TOCSIN_EVENT_START, "");
}
END_TEST

START_TEST(after_the_last_task_comes_the_summary_and_esc_leaves_it)
{
	press("Space Space");
	ck_assert_str_eq(under_cursor(), "C");
	press("s");
	save();
	ck_assert_int_eq(world.app.view.view, VIEW_SUMMARY);
	ck_assert_ptr_ne(strstr(world.app.standup.summary, "C: started (ines)"), NULL);
	press("y");
	ck_assert_int_eq(world.effects.items[0].kind, APP_COPY);
	ck_assert_ptr_eq(world.effects.items[0].text, world.app.standup.summary);
	press("C-s");
	ck_assert_int_eq(world.effects.items[0].kind, APP_SAVE_TEXT);
	ck_assert_str_eq(world.effects.items[0].name, "standup-2026-01-12.txt");
	press("Esc");
	ck_assert_int_eq(world.app.view.view, VIEW_DASHBOARD);
	ck_assert_ptr_null(world.app.view_data.standup);
}
END_TEST

/* Whoever has just said a number is the one who is asked why. */
START_TEST(a_reason_is_for_the_task_answered_last)
{
	press("5 Enter");
	save();
	ck_assert_str_eq(under_cursor(), "B");
	press("b");
	ck_assert_str_eq(world.app.prompt.task, "A");
	press("Esc 4 Enter");
	save();
	press("k k b");
	ck_assert_str_eq(world.app.prompt.task, "A");
}
END_TEST

START_TEST(esc_leaves_at_once_where_nothing_was_said)
{
	press("j Esc");
	ck_assert_int_eq(world.app.view.view, VIEW_DASHBOARD);
}
END_TEST

START_TEST(a_report_that_is_not_saved_comes_back_with_its_text)
{
	press("7 Enter");
	send((struct app_event){.kind = APP_NOT_SAVED, .text = "no space left"});
	ck_assert_str_eq(under_cursor(), "A");
	ck_assert_str_eq(world.app.view.input, "7h");
	ck_assert(world.app.view.input_in_line);
}
END_TEST

START_TEST(what_is_refused_stays_open)
{
	press("7 x Enter");
	ck_assert_uint_eq(world.effects.count, 0);
	ck_assert_str_eq(world.app.view.input, "7x");
	ck_assert_str_eq(under_cursor(), "A");
}
END_TEST

START_TEST(nobody_reports_read_only_but_everybody_walks)
{
	close_world();
	begin(true);
	press("5");
	ck_assert_int_eq(world.app.view.prompt == NULL, true);
	ck_assert_ptr_ne(strstr(world.app.message, "read-only"), NULL);
	press("Enter");
	ck_assert_uint_eq(world.effects.count, 0);
	ck_assert_str_eq(under_cursor(), "B");
	press("E C-s");
	ck_assert_uint_eq(world.effects.count, 0);
	ck_assert_ptr_ne(strstr(world.app.message, "y copies it"), NULL);
}
END_TEST

START_TEST(it_ends_with_the_plan)
{
	press("2 Enter");
	save();
	press("5");
	struct app_data data = {.project = &world.project, .journal = &world.journal};
	data.order = tocsin_journal_order(&world.arena, &world.journal, &data.order_count);
	send((struct app_event){.kind = APP_LOADED, .data = &data});
	ck_assert_ptr_null(world.app.view_data.standup);
	ck_assert_int_eq(world.app.view.view, VIEW_DASHBOARD);
	press("Enter");
	ck_assert_uint_eq(world.effects.count, 0);
	ck_assert_ptr_ne(strstr(world.app.message, "no plan is committed"), NULL);
	press("Esc Esc E");
	ck_assert_int_eq(world.app.view.view, VIEW_DASHBOARD);
}
END_TEST

Suite *test_suite(void)
{
	Suite *suite = suite_create("stand-up");
	TCase *cases = tcase_create("keys");
	tcase_add_checked_fixture(cases, writable, close_world);
	tcase_add_test(cases, a_number_and_enter_report_it_and_go_on);
	tcase_add_test(cases, letters_belong_to_an_answer_that_has_begun);
	tcase_add_test(cases, enter_alone_confirms_what_was_left);
	tcase_add_test(cases, a_task_that_has_not_started_is_skipped_or_started);
	tcase_add_test(cases, after_the_last_task_comes_the_summary_and_esc_leaves_it);
	tcase_add_test(cases, a_reason_is_for_the_task_answered_last);
	tcase_add_test(cases, esc_leaves_at_once_where_nothing_was_said);
	tcase_add_test(cases, a_report_that_is_not_saved_comes_back_with_its_text);
	tcase_add_test(cases, what_is_refused_stays_open);
	tcase_add_test(cases, nobody_reports_read_only_but_everybody_walks);
	tcase_add_test(cases, it_ends_with_the_plan);
	suite_add_tcase(suite, cases);
	return suite;
}
