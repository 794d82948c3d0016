/*
 * Reasons and recovery actions as they are typed: what goes to the journal, and what is refused.
 */
#include "check_main.h"

#include <string.h>

#include "app.h"
#include "test_project.h"

static const struct test_row rows[] = {
	{"A", .safe = 20, .focused = 10}, {"B", .safe = 20, .focused = 10, .after = "A"}, {0}};

static struct {
	struct app app;
	struct app_effects effects;
	struct tocsin_project project;
	struct tocsin_plan *plan;
	struct tocsin_entry entries[3];
	struct tocsin_journal journal;
	struct tocsin_arena arena;
} world;

static void send(struct app_event event)
{
	app_update(&world.app, &event, &world.effects);
}

static void press(uint32_t key)
{
	send((struct app_event){.kind = APP_KEY, .key = key});
}

enum { ENTER = 13, TAB = 9 };

static void type(const char *text)
{
	for (; *text; text++)
		press((unsigned char)*text);
}

static struct tocsin_instant at_day(double day)
{
	return tocsin_calendar_start(world.project.calendar, test_days(day));
}

static void add_entry(enum tocsin_event event, const char *task, double day)
{
	uint32_t row = world.journal.count++;
	world.entries[row] =
		(struct tocsin_entry){.recorded = tocsin_arena_printf(&world.arena, "s%u", row),
			.recorded_microseconds = row,
			.as_of = at_day(day),
			.who = "ana",
			.task = task,
			.event = event,
			.value = "",
			.date = event == TOCSIN_EVENT_ACTION ? at_day(4) : at_day(day),
			.owner = event == TOCSIN_EVENT_ACTION ? "Lea" : "",
			.target = "",
			.reason = "",
			.note = event == TOCSIN_EVENT_ACTION ? "a crane" : "",
			.row = row};
}

static void setup(void)
{
	memset(&world, 0, sizeof world);
	tocsin_arena_init(&world.arena);
	test_project_make(&world.project, &(struct test_project){.rows = rows});
	world.plan = tocsin_plan_make(&(struct tocsin_plan_request){.project = &world.project});
	world.journal.entries = world.entries;
	add_entry(TOCSIN_EVENT_START, "A", 0);
	add_entry(TOCSIN_EVENT_ACTION, "A", 1);
	uint32_t count;
	const uint32_t *order = tocsin_journal_order(&world.arena, &world.journal, &count);
	const struct tocsin_plan **plans = TOCSIN_NEW(&world.arena, const struct tocsin_plan *, 1);
	plans[0] = world.plan;
	app_init(&world.app, &(struct app_options){.who = "tester"});
	send((struct app_event){.kind = APP_SIZE, .columns = 80, .rows = 24});
	send((struct app_event){.kind = APP_CLOCK, .now = at_day(5)});
	struct app_data *data = TOCSIN_NEW(&world.arena, struct app_data, 1);
	*data = (struct app_data){.project = &world.project,
		.journal = &world.journal,
		.order = order,
		.order_count = count,
		.plans = plans,
		.plan_count = 1};
	send((struct app_event){.kind = APP_LOADED, .data = data});
}

static void teardown(void)
{
	app_finish(&world.app);
	tocsin_plan_free(world.plan);
	tocsin_project_free(&world.project);
	tocsin_arena_finish(&world.arena);
}

static const struct app_row *appended(void)
{
	ck_assert_msg(world.effects.count == 1 && world.effects.items[0].kind == APP_APPEND,
		"nothing appended; \"%s\"", world.app.message);
	return &world.effects.items[0].row;
}

static const struct {
	char key;
	const char *typed;
	enum tocsin_event event;
	const char *value, *reason, *note;
} kept[] = {
	{'b', "3", TOCSIN_EVENT_NOTE, "", "waiting for resource", ""},
	{'b', "REW; the frame", TOCSIN_EVENT_NOTE, "", "rework", "the frame"},
	{'b', "snow", TOCSIN_EVENT_NOTE, "", "snow", ""},
	{'r', "9d; 7", TOCSIN_EVENT_REMAINING, "9d", "rework", ""},
	{'r', "9d;", TOCSIN_EVENT_REMAINING, "9d", "", ""},
	{'r', "9d; late; a; b", TOCSIN_EVENT_REMAINING, "9d", "late start", "a; b"},
	{'f', "; other", TOCSIN_EVENT_FINISH, "", "other", ""},
	{'n', "a; b", TOCSIN_EVENT_NOTE, "", "", "a; b"},
	{'a', "Ana; 2026-01-20; a second crane", TOCSIN_EVENT_ACTION, "Ana; 2026-01-20", "",
		"a second crane"},
	{'a', " Ana B ;1w; a; b ", TOCSIN_EVENT_ACTION, "Ana B; 2026-01-16", "", "a; b"},
};

START_TEST(what_is_typed_goes_to_the_journal)
{
	press((unsigned char)kept[_i].key);
	type(kept[_i].typed);
	press(ENTER);
	const struct app_row *row = appended();
	ck_assert_str_eq(row->task, "A");
	ck_assert_int_eq(row->event, kept[_i].event);
	ck_assert_str_eq(row->value, kept[_i].value);
	ck_assert_str_eq(row->reason, kept[_i].reason);
	ck_assert_str_eq(row->note, kept[_i].note);
}
END_TEST

static const struct {
	char key;
	const char *typed, *says;
} refused[] = {
	{'b', "", "a number from 1 to 9"},
	{'b', "12", "a number from 1 to 9"},
	{'b', "waiting", "2 or 3? go on typing"},
	{'r', "9d; 12", "a number from 1 to 9"},
	{'a', "", "who does it?"},
	{'a', "; 3d; text", "who does it?"},
	{'a', "Ana", "until when"},
	{'a', "Ana; soon; text", "due is a date"},
	{'a', "Ana; 2026-02-30; text", "does not exist"},
	{'a', "Ana; -3d; text", "due is a date"},
	{'a', "Ana; 3d", "what is to be done?"},
};

START_TEST(what_cannot_be_meant_is_refused)
{
	press((unsigned char)refused[_i].key);
	type(refused[_i].typed);
	press(ENTER);
	ck_assert_uint_eq(world.effects.count, 0);
	ck_assert_msg(
		strstr(world.app.message, refused[_i].says) != NULL, "\"%s\"", world.app.message);
	ck_assert_int_ne(world.app.prompt.command, COMMAND_NONE);
}
END_TEST

START_TEST(the_list_is_offered_and_completed)
{
	press('b');
	ck_assert_uint_eq(world.app.view.choice_count, 9);
	ck_assert_uint_eq(world.app.view.choice, TOCSIN_NONE);
	type("3");
	ck_assert_uint_eq(world.app.view.choice, 2);
	press(8);
	type("wait");
	press(TAB);
	ck_assert_str_eq(world.app.view.input, "waiting for full kit");
	press(TAB);
	ck_assert_str_eq(world.app.view.input, "waiting for resource");
	ck_assert_uint_eq(world.app.view.choice, 2);
	press(27);
	ck_assert_uint_eq(world.app.view.choice_count, 0);
}
END_TEST

START_TEST(of_nothing_reported_there_is_no_reason)
{
	press('j');
	press('b');
	type("3");
	press(ENTER);
	ck_assert_uint_eq(world.effects.count, 0);
	ck_assert_ptr_nonnull(strstr(world.app.message, "nothing is reported of it yet"));
}
END_TEST

/* The journal opens on the task under the cursor: its open action, at the top. */
START_TEST(enter_closes_the_action_under_the_cursor)
{
	press('7');
	press('g');
	press(ENTER);
	const struct app_row *row = appended();
	ck_assert_int_eq(row->event, TOCSIN_EVENT_ACTION_DONE);
	ck_assert_str_eq(row->value, "s1");
	ck_assert_str_eq(row->task, "A");
	press('G');
	press(ENTER);
	ck_assert_uint_eq(world.effects.count, 0);
	ck_assert_ptr_nonnull(strstr(world.app.message, "no open action"));
}
END_TEST

START_TEST(read_only_writes_none_of_it)
{
	static const uint32_t keys[] = {'b', 'a', ENTER};
	world.app.options.read_only = true;
	press('7');
	press('g');
	press(keys[_i]);
	ck_assert_uint_eq(world.effects.count, 0);
	ck_assert_int_eq(world.app.prompt.command, COMMAND_NONE);
	ck_assert_ptr_nonnull(strstr(world.app.message, "read-only"));
}
END_TEST

/* The cursor passes over headings: two of them, and a line below each. */
START_TEST(headings_are_passed_over)
{
	press('7');
	press('g');
	ck_assert_uint_eq(world.app.view.cursors[VIEW_JOURNAL].selected, 1);
	ck_assert_uint_eq(world.app.view.cursors[VIEW_JOURNAL].top, 0);
	press('j');
	ck_assert_uint_eq(world.app.view.cursors[VIEW_JOURNAL].selected, 3);
	press('k');
	ck_assert_uint_eq(world.app.view.cursors[VIEW_JOURNAL].selected, 1);
	press('k');
	ck_assert_uint_eq(world.app.view.cursors[VIEW_JOURNAL].selected, 1);
}
END_TEST

START_TEST(the_filter_looks_into_what_was_said)
{
	press('7');
	ck_assert_uint_eq(world.app.view.lines.count, 6);
	press('/');
	type("crane");
	ck_assert_uint_eq(world.app.view.lines.count, 4);
	press(27);
	press('/');
	type("start");
	ck_assert_uint_eq(world.app.view.lines.count, 2);
	press(27);
	press('/');
	type("who:lea");
	ck_assert_uint_eq(world.app.view.lines.count, 4);
}
END_TEST

/* What the lines said of reasons went with the proposal they were beside. */
START_TEST(the_journal_follows_when_a_proposal_is_dropped)
{
	struct canvas canvas;
	world.entries[0].reason = "rework";
	type(":rebaseline scope");
	press(ENTER);
	send((struct app_event){.kind = APP_PLANNED, .plan = world.plan});
	press('7');
	press(27);
	ck_assert_ptr_null(world.app.view_data.replan);
	canvas_init(&canvas, 80, 24, GLYPHS_ASCII);
	app_draw(&world.app, &canvas);
	canvas_finish(&canvas);
}
END_TEST

Suite *test_suite(void)
{
	Suite *suite = suite_create("account");
	TCase *tests = tcase_create("account");
	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_loop_test(
		tests, what_is_typed_goes_to_the_journal, 0, sizeof kept / sizeof kept[0]);
	tcase_add_loop_test(
		tests, what_cannot_be_meant_is_refused, 0, sizeof refused / sizeof refused[0]);
	tcase_add_test(tests, the_list_is_offered_and_completed);
	tcase_add_test(tests, of_nothing_reported_there_is_no_reason);
	tcase_add_test(tests, enter_closes_the_action_under_the_cursor);
	tcase_add_loop_test(tests, read_only_writes_none_of_it, 0, 3);
	tcase_add_test(tests, headings_are_passed_over);
	tcase_add_test(tests, the_filter_looks_into_what_was_said);
	tcase_add_test(tests, the_journal_follows_when_a_proposal_is_dropped);
	suite_add_tcase(suite, tests);
	return suite;
}
