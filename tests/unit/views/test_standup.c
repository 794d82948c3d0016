/*
 * Which tasks a stand-up walks, what it makes of an answer, and what it writes down.
 */
#include "check_main.h"

#include <string.h>

#include "test_project.h"
#include "view_standup.h"

/* Four tasks at once and one behind them; D waits for A's crew. */
static const struct test_row rows[] = {{"A", 8, 4, .resources = "Crew"},
	{"B", 20, 10, .resources = "Ann"}, {"C", 4, 2, .resources = "Ben"},
	{"D", 4, 2, .resources = "Crew"}, {"E", 10, 5, .after = "A B C D", .resources = "Ann"},
	{0}};

enum { ENTRIES = 16 };

static struct {
	struct tocsin_project project;
	struct tocsin_plan *plan;
	const struct tocsin_plan *plans[1];
	struct tocsin_entry entries[ENTRIES];
	struct tocsin_journal journal;
	struct tocsin_status status;
	struct tocsin_arena arena;
	struct view_data data;
	struct view_standup standup;
} world;

static struct tocsin_entry *say(const char *who, const char *task, double day,
	enum tocsin_event event, double left, const char *value)
{
	uint32_t row = world.journal.count++;
	struct tocsin_instant at = tocsin_calendar_start(world.project.calendar, test_days(day));
	world.entries[row] =
		(struct tocsin_entry){.recorded = tocsin_arena_printf(&world.arena, "r%u", row),
			.recorded_microseconds = row,
			.as_of = at,
			.who = who,
			.task = task,
			.event = event,
			.value = value,
			.date = at,
			.remaining = test_days(left),
			.owner = "",
			.target = "",
			.reason = "",
			.note = "",
			.row = row};
	return &world.entries[row];
}

static void look(double day)
{
	struct tocsin_status_request request = {.project = &world.project,
		.journal = &world.journal,
		.plans = world.plans,
		.plan_count = 1,
		.as_of = tocsin_calendar_start(world.project.calendar, test_days(day))};
	world.data.order =
		tocsin_journal_order(&world.arena, &world.journal, &world.data.order_count);
	request.order = world.data.order;
	request.order_count = world.data.order_count;
	tocsin_status_make(&world.status, &world.arena, &request);
	world.data.status = &world.status;
}

static void open_world(void)
{
	memset(&world, 0, sizeof world);
	tocsin_arena_init(&world.arena);
	test_project_make(&world.project, &(struct test_project){.rows = rows});
	world.project.name = "Yard";
	world.plan = tocsin_plan_make(&(struct tocsin_plan_request){
		.project = &world.project, .method = TOCSIN_HALF_CHAIN});
	world.plans[0] = world.plan;
	world.journal.entries = world.entries;
	world.data = (struct view_data){
		.project = &world.project, .plan = world.plan, .journal = &world.journal};
	say("ann", "B", 0, TOCSIN_EVENT_START, 0, "");
	say("cem", "A", 0, TOCSIN_EVENT_START, 0, "");
	say("cem", "A", 1, TOCSIN_EVENT_REMAINING, 3, "24h");
	say("ann", "B", 5, TOCSIN_EVENT_REMAINING, 6, "6d");
	look(5);
	standup_begin(&world.standup, &world.arena, &world.data);
}

static void close_world(void)
{
	tocsin_plan_free(world.plan);
	tocsin_arena_finish(&world.arena);
	tocsin_project_free(&world.project);
}

START_TEST(stale_tasks_come_first_and_then_the_worst)
{
	const char *keys[] = {"A", "B", "D", "C"};
	ck_assert_uint_eq(world.standup.count, 4);
	for (int i = 0; i < 4; i++)
		ck_assert_str_eq(world.standup.lines[i].key, keys[i]);
	ck_assert(world.standup.lines[0].stale);
	ck_assert(!world.standup.lines[1].stale);
	ck_assert(world.standup.lines[2].queued);
	ck_assert_int_eq(world.standup.lines[3].phase, TOCSIN_NOT_STARTED);
	ck_assert_int_eq(world.standup.lines[0].remaining, test_days(3));
}
END_TEST

START_TEST(the_order_stays_while_reports_come_in)
{
	say("ben", "C", 5, TOCSIN_EVENT_REMAINING, 90, "90d");
	say("cem", "A", 5, TOCSIN_EVENT_FINISH, 0, "");
	look(5);
	standup_hear(&world.standup, &world.arena, &world.data);
	ck_assert_uint_eq(world.standup.count, 4);
	ck_assert_str_eq(world.standup.lines[0].key, "A");
	ck_assert_uint_eq(world.standup.lines[0].said, 5);
	ck_assert_uint_eq(world.standup.lines[1].said, TOCSIN_NONE);
	ck_assert_uint_eq(world.standup.lines[3].said, 4);
	world.standup.lines[2].skipped = true;
	uint32_t skipped;
	ck_assert_uint_eq(standup_said(&world.standup, &skipped), 2);
	ck_assert_uint_eq(skipped, 1);
}
END_TEST

START_TEST(what_is_taken_back_was_not_said)
{
	struct tocsin_entry *said = say("ben", "C", 5, TOCSIN_EVENT_REMAINING, 2, "2d");
	look(5);
	standup_hear(&world.standup, &world.arena, &world.data);
	ck_assert_uint_eq(world.standup.lines[3].said, 4);
	struct tocsin_entry *taken = say("ben", "C", 5, TOCSIN_EVENT_RETRACT, 0, "");
	taken->target = said->recorded;
	taken->target_event = TOCSIN_EVENT_REMAINING;
	look(5);
	standup_hear(&world.standup, &world.arena, &world.data);
	ck_assert_uint_eq(world.standup.lines[3].said, TOCSIN_NONE);
}
END_TEST

static const struct {
	const char *typed, *unit, *means;
} answers[] = {
	{"3", "h", "3h"},
	{"1.5", "d", "1.5d"},
	{"1,5", "", "1,5"},
	{"3d", "h", "3d"},
	{"3 d", "h", "3 d"},
	{"", "h", ""},
	{" ", "h", " "},
	{"half", "h", "half"},
};

START_TEST(a_bare_number_has_the_unit_of_the_task)
{
	char out[STANDUP_ANSWER_SIZE];
	ck_assert_str_eq(
		standup_answer(out, answers[_i].typed, answers[_i].unit), answers[_i].means);
}
END_TEST

START_TEST(the_unit_is_that_of_the_newest_report)
{
	ck_assert_str_eq(world.standup.lines[0].unit, "h");
	ck_assert_str_eq(world.standup.lines[1].unit, "d");
	ck_assert_str_eq(world.standup.lines[3].unit, "");
	say("cem", "A", 5, TOCSIN_EVENT_REMAINING, 2, "2d");
	say("ann", "B", 5, TOCSIN_EVENT_REMAINING, 2, "2880em");
	look(5);
	standup_hear(&world.standup, &world.arena, &world.data);
	ck_assert_str_eq(world.standup.lines[0].unit, "d");
	ck_assert_str_eq(world.standup.lines[1].unit, "");
}
END_TEST

static void has(const char *text, const char *line)
{
	ck_assert_msg(strstr(text, line) != NULL, "no line |%s| in\n%s", line, text);
}

START_TEST(the_summary_says_who_said_what_and_what_follows)
{
	struct tocsin_entry *worse = say("ann", "B", 5, TOCSIN_EVENT_REMAINING, 8, "8d");
	worse->reason = "rework";
	worse->note = "the pump\nleaks";
	say("cem", "A", 5, TOCSIN_EVENT_FINISH, 0, "");
	struct tocsin_entry *action = say("ann", "B", 5, TOCSIN_EVENT_ACTION, 0, "");
	action->owner = "Ben";
	action->note = "lend a hand";
	look(5);
	standup_hear(&world.standup, &world.arena, &world.data);
	const char *text =
		standup_summary(&world.arena, &world.data, &world.standup.account, &world.standup);
	has(text, "Stand-up of Yard, ");
	has(text, "  consumption  13.3 % -> 40 %, green -> red\n");
	has(text, "\nSaid\n  B: 6d -> 8d (ann; rework: the pump leaks)\n  A: finished (cem)\n");
	has(text, "\nWaiting\n");
	has(text, "  C: could start (Ben)\n");
	has(text, "  1 Ben, by Mon 2026-01-12: lend a hand (B)\n");
	ck_assert_ptr_eq(strstr(text, "Not said"), NULL);
	ck_assert_str_eq(text + strlen(text) - 1, "\n");
}
END_TEST

START_TEST(the_summary_names_who_was_not_heard)
{
	const char *text =
		standup_summary(&world.arena, &world.data, &world.standup.account, &world.standup);
	has(text, "Said\n  nothing\n");
	has(text, "Not said\n  A: 3d left, reported ");
	ck_assert_ptr_eq(strstr(text, "  C: 2d left"), NULL);
}
END_TEST

Suite *test_suite(void)
{
	Suite *suite = suite_create("stand-up");
	TCase *cases = tcase_create("stand-up");
	tcase_add_checked_fixture(cases, open_world, close_world);
	tcase_add_test(cases, stale_tasks_come_first_and_then_the_worst);
	tcase_add_test(cases, the_order_stays_while_reports_come_in);
	tcase_add_test(cases, what_is_taken_back_was_not_said);
	tcase_add_loop_test(cases, a_bare_number_has_the_unit_of_the_task, 0,
		sizeof answers / sizeof answers[0]);
	tcase_add_test(cases, the_unit_is_that_of_the_newest_report);
	tcase_add_test(cases, the_summary_says_who_said_what_and_what_follows);
	tcase_add_test(cases, the_summary_names_who_was_not_heard);
	suite_add_tcase(suite, cases);
	return suite;
}
