/*
 * The points of the fever chart (METHOD 6): which dates have one, and what it shows.
 *
 * The project: A 8 d, B 32 d, buffer 20 d. The commit is as of day 0.
 */
#include "check_main.h"

#include <stdio.h>
#include <string.h>

#include "example.h"

#define START TOCSIN_EVENT_START
#define REMAINING TOCSIN_EVENT_REMAINING
#define FINISH TOCSIN_EVENT_FINISH
#define NOTE TOCSIN_EVENT_NOTE

static const struct test_row rows[] = {{"A", 16, 8}, {"B", 64, 32, "A"}, {0}};
static const struct example_plan plan = {.critical = "A B", .buffer = 20};

/* Each point as "day: x y" in days of the chain (40) and of the buffer (20), "o" where hollow. */
struct points_case {
	const char *what;
	struct told told[8];
	double t;
	const char *points;
};

static const struct points_case cases[] = {
	{"at the commit, one point", {{0}}, 0, "0: 0 0 o"},
	{"after it, the commit and the state at t", {{0}}, 2, "0: 0 0 o, 2: 0 2 o"},
	{"one point per date, as of that day's last report",
		{{"A", 1, START, 1}, {"A", 1.5, REMAINING, 7}, {"A", 2, REMAINING, 5}}, 2,
		"0: 0 0 o, 1.5: 1 0.5, 2: 3 -1"},
	{"later on the same date, t's own state stands for it", {{"A", 1, REMAINING, 7}}, 1.5,
		"0: 0 0 o, 1.5: 1 0.5"},
	{"hollow where nothing was reported on t's date", {{"A", 1, REMAINING, 7}}, 3,
		"0: 0 0 o, 1: 1 0, 3: 1 2 o"},
	{"notes and kits are no progress",
		{{"A", 1, NOTE}, {"A", 2, TOCSIN_EVENT_KIT, 1}, {"A", 3, REMAINING, 6}}, 3,
		"0: 0 0 o, 3: 2 1"},
	{"nor is a task that is not there", {{"Z", 1, REMAINING, 3}}, 2, "0: 0 0 o, 2: 0 2 o"},
	{"a note after the day's last report moves nothing",
		{{"A", 1, REMAINING, 7}, {"A", 1.5, NOTE}, {"A", 3, REMAINING, 7}}, 3,
		"0: 0 0 o, 1: 1 0, 3: 1 2"},
	{"reports of t's future do not count", {{"A", 1, REMAINING, 7}, {"A", 3, REMAINING, 1}}, 2,
		"0: 0 0 o, 1: 1 0, 2: 1 1 o"},
	{"an undone report was never there",
		{{"A", 1, REMAINING, 7},
			{"A", 3, TOCSIN_EVENT_RETRACT, .target = "s1", .target_event = REMAINING}},
		2, "0: 0 0 o, 2: 0 2 o"},
	{"a report on the day of the commit", {{"A", 0, START, 0}, {"A", 1, REMAINING, 7}}, 1,
		"0: 0 0, 1: 1 0"},
	{"rows may stand in any order", {{"A", 2, REMAINING, 5}, {"A", 1, REMAINING, 7}}, 3,
		"0: 0 0 o, 1: 1 0, 2: 3 -1, 3: 3 0 o"},
};

static void describe(char *out, size_t size, const struct tocsin_project *project,
	const struct tocsin_point *points, uint32_t count)
{
	size_t used = 0;
	for (uint32_t i = 0; i < count; i++) {
		tocsin_work at = tocsin_calendar_axis(project->calendar, points[i].as_of);
		used += (size_t)snprintf(out + used, size - used, "%s%g: %g %g%s", i ? ", " : "",
			(double)at / 480, (double)points[i].completion.part / 480,
			(double)points[i].consumption.part / 480, points[i].hollow ? " o" : "");
	}
}

START_TEST(one_point_per_date_with_progress)
{
	const struct points_case *c = &cases[_i];
	struct example example;
	example_begin(&example, rows, &plan, c->told);
	example.request.as_of = told_at(&example.project, c->t);
	uint32_t count;
	const struct tocsin_point *points =
		tocsin_points_make(&example.arena, &example.request, &count);
	char text[256];
	describe(text, sizeof text, &example.project, points, count);
	ck_assert_msg(strcmp(text, c->points) == 0, "%s: %s", c->what, text);
	example_end(&example);
}
END_TEST

/* Every point is the status as of its instant, and the last one that of t. */
START_TEST(points_are_what_the_status_said)
{
	static const struct told told[] = {{"A", 1, START, 1}, {"A", 3, REMAINING, 7},
		{"A", 9, FINISH, 9}, {"B", 9, START, 9}, {"B", 12, REMAINING, 33},
		{"B", 20, REMAINING, 20}, {0}};
	struct example example;
	example_begin(&example, rows, &plan, told);
	example.request.as_of = told_at(&example.project, 22);
	uint32_t count;
	const struct tocsin_point *points =
		tocsin_points_make(&example.arena, &example.request, &count);
	ck_assert_uint_eq(count, 7);
	for (uint32_t i = 0; i < count; i++) {
		example.request.as_of = points[i].as_of;
		tocsin_status_make(&example.status, &example.arena, &example.request);
		ck_assert_int_eq(points[i].completion.part, example.status.now.completion.part);
		ck_assert_int_eq(points[i].consumption.part, example.status.now.consumption.part);
		ck_assert_int_eq(points[i].zone, example.status.now.zone);
		ck_assert_int_eq(points[i].hollow, example.status.now.hollow);
	}
	example_end(&example);
}
END_TEST

START_TEST(a_what_if_moves_only_the_last_point)
{
	static const struct told told[] = {{"A", 1, REMAINING, 7}, {"A", 2, REMAINING, 6}, {0}};
	struct example example;
	example_begin(&example, rows, &plan, told);
	struct tocsin_entry typed = example.journal.entries[1];
	typed.as_of = told_at(&example.project, 4);
	typed.remaining = test_days(2);
	example.request.extra = &typed;
	example.request.extra_count = 1;
	example.request.as_of = typed.as_of;
	uint32_t count;
	const struct tocsin_point *points =
		tocsin_points_make(&example.arena, &example.request, &count);
	char text[256];
	describe(text, sizeof text, &example.project, points, count);
	ck_assert_str_eq(text, "0: 0 0 o, 1: 1 0, 2: 2 0, 4: 6 -2");
	example_end(&example);
}
END_TEST

/* The schedule's own progress is a report as of its status date. */
START_TEST(the_status_date_of_the_file_has_a_point)
{
	struct example example;
	example_begin(&example, rows, &plan, NULL);
	example.project.status_date = told_at(&example.project, 2);
	tocsin_task_restate(&example.project.arena, &example.project.tasks[0])->percent_permille =
		500;
	example.request.as_of = told_at(&example.project, 3);
	uint32_t count;
	const struct tocsin_point *points =
		tocsin_points_make(&example.arena, &example.request, &count);
	char text[256];
	describe(text, sizeof text, &example.project, points, count);
	ck_assert_str_eq(text, "0: 0 0 o, 2: 4 -2, 3: 4 -1 o");
	example_end(&example);
}
END_TEST

START_TEST(each_point_sees_the_baseline_of_its_date)
{
	static const struct told told[] = {
		{"A", 1, REMAINING, 7}, {"A", 9, FINISH, 9}, {"B", 12, START, 11}, {0}};
	struct example example;
	example_begin(&example, rows, &plan, told);
	struct tocsin_plan again;
	struct tocsin_task_state states[] = {{TOCSIN_DONE, TOCSIN_NO_WORK, test_days(9), 0},
		{TOCSIN_NOT_STARTED, TOCSIN_NO_WORK, TOCSIN_NO_WORK, test_days(32)}};
	example_plan_make(&again, &example.project, states,
		&(struct example_plan){.critical = "B", .buffer = 16, .as_of = 10});
	const struct tocsin_plan *plans[] = {&example.plan, &again};
	example.request.plans = plans;
	example.request.plan_count = 2;
	example.request.as_of = told_at(&example.project, 12);

	uint32_t count;
	const struct tocsin_point *points =
		tocsin_points_make(&example.arena, &example.request, &count);
	char text[256];
	describe(text, sizeof text, &example.project, points, count);
	ck_assert_str_eq(text, "0: 0 0 o, 1: 1 0, 9: 8 1, 10: 0 0 o, 12: 0 2");
	for (uint32_t i = 0; i < count; i++)
		ck_assert_int_eq(points[i].earlier_baseline, i < 3);
	ck_assert_int_eq(points[4].consumption.whole, test_days(16));
	example_plan_free(&again);
	example_end(&example);
}
END_TEST

/* Committed anew as of the same instant: the first plan was never in force. */
START_TEST(a_superseded_plan_has_no_point)
{
	struct example example;
	example_begin(&example, rows, &plan, NULL);
	struct tocsin_plan again;
	example_plan_make(&again, &example.project, NULL,
		&(struct example_plan){.critical = "A B", .buffer = 16});
	const struct tocsin_plan *plans[] = {&example.plan, &again};
	example.request.plans = plans;
	example.request.plan_count = 2;
	example.request.as_of = told_at(&example.project, 1);
	uint32_t count;
	const struct tocsin_point *points =
		tocsin_points_make(&example.arena, &example.request, &count);
	ck_assert_uint_eq(count, 2);
	ck_assert_int_eq(points[0].consumption.whole, test_days(16));
	ck_assert(!points[0].earlier_baseline);
	example_plan_free(&again);
	example_end(&example);
}
END_TEST

Suite *test_suite(void)
{
	Suite *suite = suite_create("points");
	TCase *tests = tcase_create("points");
	tcase_add_loop_test(
		tests, one_point_per_date_with_progress, 0, sizeof cases / sizeof *cases);
	tcase_add_test(tests, points_are_what_the_status_said);
	tcase_add_test(tests, a_what_if_moves_only_the_last_point);
	tcase_add_test(tests, the_status_date_of_the_file_has_a_point);
	tcase_add_test(tests, each_point_sees_the_baseline_of_its_date);
	tcase_add_test(tests, a_superseded_plan_has_no_point);
	suite_add_tcase(suite, tests);
	return suite;
}
