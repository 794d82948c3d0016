/*
 * Days lost by reason: A and B of 10 days are critical, C of 4 joins them before B and has 6 days
 * of room.
 *
 * Each case is a journal as a table; `shares` says what follows: reason, days moved / days of delay
 * x reports, the most lost first.
 */
#include "check_main.h"

#include <stdio.h>
#include <string.h>

#include "example.h"
#include "tocsin/reason.h"

#define START TOCSIN_EVENT_START
#define REMAINING TOCSIN_EVENT_REMAINING
#define FINISH TOCSIN_EVENT_FINISH
#define NOTE TOCSIN_EVENT_NOTE
#define RETRACT TOCSIN_EVENT_RETRACT

static const struct test_row rows[] = {
	{"A", 20, 10}, {"C", 8, 4}, {"B", 20, 10, .after = "A C"}, {0}};

static struct example_plan committed(double as_of)
{
	return (struct example_plan){
		.critical = "A B", .buffer = 10, .as_of = as_of, .feeding = {{"C", "B", 2, 10}}};
}

struct reason_case {
	const char *what;
	struct told told[8];
	const char *shares;
};

static const struct reason_case cases[] = {
	{"nothing told", {{0}}, ""},
	{"no reason given", {{"A", 0, START, 0}, {"A", 5, REMAINING, 9}}, ""},
	{"as expected it costs nothing",
		{{"A", 0, START, 0}, {"A", 5, REMAINING, 5, .reason = "rework"}}, "rework 0/0 x1"},
	{"what it did not shrink by",
		{{"A", 0, START, 0}, {"A", 5, REMAINING, 7, .reason = "rework"}}, "rework 2/2 x1"},
	{"since its last report, not since it began",
		{{"A", 0, START, 0}, {"A", 5, REMAINING, 8},
			{"A", 7, REMAINING, 9, .reason = "rework"}},
		"rework 3/3 x1"},
	{"what came back is no loss",
		{{"A", 0, START, 0}, {"A", 5, REMAINING, 2, .reason = "other"}}, "other -3/-3 x1"},
	{"room beside the critical chain takes it",
		{{"A", 0, START, 0}, {"C", 0, START, 0}, {"C", 2, REMAINING, 5, .reason = "scope"}},
		"scope 0/3 x1"},
	{"and what it does not take moves the end",
		{{"A", 0, START, 0}, {"C", 0, START, 0}, {"C", 2, REMAINING, 9, .reason = "scope"}},
		"scope 1/7 x1"},
	{"a late start waited", {{"A", 3, START, 3, .reason = "late start"}}, "late start 3/3 x1"},
	{"told late, of when it was", {{"A", 5, START, 3, .reason = "late start"}},
		"late start 3/3 x1"},
	{"not for its late predecessor",
		{{"A", 0, START, 0}, {"A", 13, FINISH, 13}, {"C", 0, FINISH, 0},
			{"B", 15, START, 15, .reason = "late start"}},
		"late start 2/2 x1"},
	{"a late start that the slack of its path took",
		{{"C", 3, START, 3, .reason = "late start"}}, "late start 0/3 x1"},
	{"a finish told later than expected",
		{{"A", 0, START, 0}, {"A", 13, FINISH, 13, .reason = "multitasking"}},
		"multitasking 3/3 x1"},
	{"a task that is opened again loses all that is left of it",
		{{"A", 0, START, 0}, {"A", 10, FINISH, 10},
			{"A", 10, REMAINING, 2, .reason = "rework"}},
		"rework 2/2 x1"},
	{"nobody is charged for what a colleague has not said yet",
		{{"A", 0, START, 0}, {"C", 0, START, 0}, {"C", 6, REMAINING, 1, .reason = "rework"},
			{"A", 6, REMAINING, 4}},
		"rework 0/3 x1"},
	{"a later note gives its reason to the newest report",
		{{"A", 0, START, 0}, {"A", 5, REMAINING, 7}, {"A", 5, NOTE, .reason = "rework"}},
		"rework 2/2 x1"},
	{"of two the later counts",
		{{"A", 0, START, 0}, {"A", 5, REMAINING, 7, .reason = "other"},
			{"A", 5, NOTE, .reason = "rework"}},
		"rework 2/2 x1"},
	{"and undone the earlier again",
		{{"A", 0, START, 0}, {"A", 5, REMAINING, 7, .reason = "other"},
			{"A", 5, NOTE, .reason = "rework"},
			{"A", 5, RETRACT, .target = "s3", .target_event = NOTE}},
		"other 2/2 x1"},
	{"a note on what nobody reported only counts",
		{{"B", 1, NOTE, .reason = "unplanned event"}, {"", 1, NOTE, .reason = "other"}},
		"unplanned event 0/0 x1, other 0/0 x1"},
	{"letter case and blanks make no other reason, and the list spells it",
		{{"A", 0, START, 0}, {"A", 1, REMAINING, 10, .reason = " Rework "},
			{"A", 2, REMAINING, 10, .reason = "REWORK"}},
		"rework 2/2 x2"},
	{"one's own words are a reason too",
		{{"A", 0, START, 0}, {"A", 1, REMAINING, 10, .reason = "Snow"},
			{"A", 3, REMAINING, 10, .reason = "rework"}},
		"rework 2/2 x1, Snow 1/1 x1"},
	{"what is said of a later time does not count yet",
		{{"A", 0, START, 0}, {"A", 31, REMAINING, 15, .reason = "rework"}}, ""},
};

static void describe(char *out, size_t size, const struct tocsin_reasons *reasons)
{
	size_t used = 0;
	out[0] = '\0';
	for (uint32_t i = 0; i < reasons->share_count; i++) {
		const struct tocsin_reason_share *share = &reasons->shares[i];
		used += (size_t)snprintf(out + used, size - used, "%s%s %g/%g x%u", i ? ", " : "",
			share->reason, (double)share->moved / 480, (double)share->delay / 480,
			share->count);
	}
}

START_TEST(days_lost_by_reason)
{
	const struct reason_case *c = &cases[_i];
	struct example_plan plan = committed(0);
	struct example example;
	example_begin(&example, rows, &plan, c->told);
	example_status(&example, 30);
	struct tocsin_reasons reasons;
	tocsin_reasons_make(&reasons, &example.arena, &example.request, &example.status);
	char text[200];
	describe(text, sizeof text, &reasons);
	ck_assert_msg(strcmp(text, c->shares) == 0, "%s: \"%s\"", c->what, text);
	tocsin_work sum = reasons.unexplained + reasons.silence;
	for (uint32_t i = 0; i < reasons.share_count; i++)
		sum += reasons.shares[i].moved;
	ck_assert_int_eq(sum, example.status.projected_end - example.plan.projected_end);
	example_end(&example);
}
END_TEST

START_TEST(shares_add_up_to_what_was_lost)
{
	static const struct told told[] = {{"A", 0, START, 0},
		{"A", 1, REMAINING, 10, .reason = "Snow"},
		{"A", 4, REMAINING, 10, .reason = "rework"},
		{"A", 5, REMAINING, 7, .reason = "other"}, {0}};
	struct example_plan plan = committed(0);
	struct example example;
	example_begin(&example, rows, &plan, told);
	example_status(&example, 5);
	struct tocsin_reasons reasons;
	tocsin_reasons_make(&reasons, &example.arena, &example.request, &example.status);
	ck_assert_uint_eq(reasons.share_count, 3);
	ck_assert_int_eq(reasons.lost, 4 * 480);
	ck_assert_int_eq(reasons.shares[0].cumulative.part, 3 * 480);
	ck_assert_int_eq(reasons.shares[1].cumulative.part, 4 * 480);
	ck_assert_int_eq(reasons.shares[2].cumulative.part, 4 * 480);
	ck_assert_int_eq(reasons.shares[2].cumulative.whole, 4 * 480);
	/* Each report knows its reason and its own days. */
	ck_assert_uint_eq(reasons.report_count, 3);
	ck_assert_uint_eq(reasons.reports[0].entry, 1);
	ck_assert_uint_eq(reasons.reports[0].reason, 1);
	ck_assert_int_eq(reasons.reports[0].moved, 480);
	ck_assert_uint_eq(reasons.reports[1].reason, 0);
	ck_assert_int_eq(reasons.reports[2].moved, -2 * 480);
	example_end(&example);
}
END_TEST

/* What was said before the commit is in its F0 already. */
START_TEST(the_commit_begins_anew)
{
	static const struct told told[] = {{"A", 0, START, 0},
		{"A", 5, REMAINING, 7, .reason = "rework"}, {"", 5, TOCSIN_EVENT_BASELINE},
		{"A", 5, REMAINING, 8, .reason = "other"}, {0}};
	struct example_plan plan = committed(5);
	struct example example;
	example_begin(&example, rows, &plan, told);
	example_status(&example, 10);
	struct tocsin_reasons reasons;
	tocsin_reasons_make(&reasons, &example.arena, &example.request, &example.status);
	ck_assert_uint_eq(reasons.share_count, 1);
	ck_assert_str_eq(reasons.shares[0].reason, "other");
	ck_assert_int_eq(reasons.shares[0].moved, 480);
	example_end(&example);
}
END_TEST

START_TEST(drift_is_scope)
{
	static const struct told told[] = {{0}};
	struct example_plan plan = committed(0);
	struct example example;
	example_begin(&example, rows, &plan, told);
	example.project.tasks[test_project_task(&example.project, "B")].focused += 960;
	example_status(&example, 0);
	struct tocsin_reasons reasons;
	tocsin_reasons_make(&reasons, &example.arena, &example.request, &example.status);
	char text[200];
	describe(text, sizeof text, &reasons);
	ck_assert_str_eq(text, "scope 2/0 x1");
	example_end(&example);
}
END_TEST

Suite *test_suite(void)
{
	Suite *suite = suite_create("reasons");
	TCase *tests = tcase_create("reasons");
	tcase_add_loop_test(tests, days_lost_by_reason, 0, sizeof cases / sizeof *cases);
	tcase_add_test(tests, shares_add_up_to_what_was_lost);
	tcase_add_test(tests, the_commit_begins_anew);
	tcase_add_test(tests, drift_is_scope);
	suite_add_tcase(suite, tests);
	return suite;
}
