/*
 * Lower bounds: each kind of bound on a project where it alone is tight. That none is too high on
 * random projects is shown beside the optimum in test_levelling.c.
 */
#include "check_main.h"

#include "test_project.h"
#include "tocsin/levelling.h"

static tocsin_work bound_of(const struct test_project *table)
{
	struct tocsin_project project;
	test_project_make(&project, table);
	tocsin_work bound = tocsin_lower_bound(
		&project.arena, &(struct tocsin_levelling_problem){.project = &project});
	tocsin_project_free(&project);
	return bound;
}

#define ck_assert_bound(table, days) ck_assert_int_eq(bound_of(table), test_days(days))

START_TEST(longest_path_with_lags)
{
	const struct test_row rows[] = {{"A", .focused = 2}, {"B", .focused = 3, .after = "A:FS+1"},
		{"C", .focused = 1, .after = "B:FF+2"}, {0}};
	ck_assert_bound((&(struct test_project){.rows = rows}), 8);
}
END_TEST

START_TEST(work_over_capacity)
{
	/* 3 x 2 + 2 x 1 units for days on 2 units: 5 days, if the half unit is not wasted. */
	const struct test_row rows[] = {{"A", .focused = 3, .resources = "Crew=2"},
		{"B", .focused = 2, .resources = "Crew"}, {"C", .focused = 2, .resources = "Crew"},
		{0}};
	const struct test_resource crew[] = {{"Crew", 2}, {0}};
	ck_assert_bound((&(struct test_project){.rows = rows, .resources = crew}), 5);
}
END_TEST

START_TEST(head_and_tail_around_the_work)
{
	/* Lead of 2, 3 + 4 days through the crew, tail of 2: 11. */
	const struct test_row rows[] = {{"Lead", .focused = 2},
		{"A", .focused = 3, .resources = "Crew", .after = "Lead"},
		{"B", .focused = 4, .resources = "Crew", .after = "Lead"},
		{"Tail", .focused = 2, .after = "A B"}, {0}};
	ck_assert_bound((&(struct test_project){.rows = rows}), 11);
}
END_TEST

START_TEST(an_absence_takes_its_time)
{
	/* Four days of work, away in between for two: 6. */
	const struct test_row rows[] = {{"A", .focused = 2, .resources = "Ann"},
		{"B", .focused = 2, .resources = "Ann"}, {0}};
	const struct test_absence away[] = {{"Ann", 1, 3, 0}, {0}};
	ck_assert_bound((&(struct test_project){.rows = rows, .absences = away}), 6);
}
END_TEST

START_TEST(a_date_and_what_follows_it)
{
	const struct test_row rows[] = {
		{"A", .focused = 2, .not_before = 5}, {"B", .focused = 3, .after = "A"}, {0}};
	ck_assert_bound((&(struct test_project){.rows = rows}), 10);
}
END_TEST

START_TEST(no_tasks_no_bound)
{
	const struct test_row rows[] = {{0}};
	ck_assert_bound((&(struct test_project){.rows = rows}), 0);
}
END_TEST

START_TEST(what_runs_is_in_the_way)
{
	/* Ann is busy until day 4 with what she has begun; two days of hers come after it. */
	const struct test_row rows[] = {{"A", .focused = 9, .resources = "Ann"},
		{"B", .focused = 2, .resources = "Ann"}, {0}};
	struct tocsin_project project;
	test_project_make(&project, &(struct test_project){.rows = rows});
	struct tocsin_task_state states[] = {
		{TOCSIN_IN_PROGRESS, 0, TOCSIN_NO_WORK, test_days(3)},
		{TOCSIN_NOT_STARTED, TOCSIN_NO_WORK, TOCSIN_NO_WORK, test_days(2)},
	};
	tocsin_work bound = tocsin_lower_bound(
		&project.arena, &(struct tocsin_levelling_problem){
					.project = &project, .states = states, .t = test_days(1)});
	ck_assert_int_eq(bound, test_days(6));

	/* All done: the bound is the latest actual finish, though that lies before t. */
	states[0] = (struct tocsin_task_state){TOCSIN_DONE, 0, test_days(7), 0};
	states[1] = (struct tocsin_task_state){TOCSIN_DONE, 0, test_days(3), 0};
	bound = tocsin_lower_bound(
		&project.arena, &(struct tocsin_levelling_problem){
					.project = &project, .states = states, .t = test_days(9)});
	ck_assert_int_eq(bound, test_days(7));
	tocsin_project_free(&project);
}
END_TEST

Suite *test_suite(void)
{
	Suite *suite = suite_create("lower bound");
	TCase *cases = tcase_create("bounds");
	tcase_add_test(cases, longest_path_with_lags);
	tcase_add_test(cases, work_over_capacity);
	tcase_add_test(cases, head_and_tail_around_the_work);
	tcase_add_test(cases, an_absence_takes_its_time);
	tcase_add_test(cases, a_date_and_what_follows_it);
	tcase_add_test(cases, no_tasks_no_bound);
	tcase_add_test(cases, what_runs_is_in_the_way);
	suite_add_tcase(suite, cases);
	return suite;
}
