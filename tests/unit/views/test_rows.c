#include "check_main.h"

#include <locale.h>
#include <string.h>

#include "test_project.h"
#include "view.h"

/*
 * Six tasks as of day 5: B runs and C is ready (in that order of urgency), F and D come later, A
 * and E are done, E last.
 */
enum { A, B, C, D, E, F, TASKS };

static struct tocsin_project project;
static struct tocsin_status status;
static struct view_data data;
static struct tocsin_arena arena;

static void begin(void)
{
	static const struct test_row rows[] = {{"A", 4, 2, .resources = "Crane"},
		{"B", 4, 2, .resources = "Crew"}, {"C", 4, 2},
		{"D", 4, 2, .resources = "Crane Crew"}, {"E", 4, 2}, {"F", 4, 2}, {0}};
	static struct tocsin_task_state states[TASKS];
	static tocsin_work start[TASKS], finish[TASKS];
	static uint32_t plan_task[TASKS];
	static struct tocsin_priority priorities[] = {{.task = B}, {.task = C}};
	setlocale(LC_ALL, "C.UTF-8");
	test_project_make(&project, &(struct test_project){.rows = rows});
	project.tasks[C].name = "Ölwechsel";
	tocsin_arena_init(&arena);
	for (int i = 0; i < TASKS; i++)
		plan_task[i] = (uint32_t)(TASKS - 1 - i);
	states[A].phase = states[E].phase = TOCSIN_DONE;
	states[B].phase = TOCSIN_IN_PROGRESS;
	finish[A] = test_days(2);
	finish[E] = test_days(4);
	start[D] = test_days(20);
	start[F] = test_days(10);
	status = (struct tocsin_status){.t = test_days(5),
		.progress = {.states = states},
		.projection = {.start = start, .finish = finish},
		.baseline = {.plan_task = plan_task},
		.priorities = priorities,
		.priority_count = 2};
	data = (struct view_data){.project = &project, .status = &status};
}

static void end(void)
{
	tocsin_arena_finish(&arena);
	tocsin_project_free(&project);
}

START_TEST(urgent_later_done)
{
	static const uint32_t order[] = {B, C, F, D, E, A};
	struct view_rows rows;
	view_rows_make(&rows, &arena, &data, "");
	ck_assert_uint_eq(rows.count, TASKS);
	ck_assert_uint_eq(rows.all, TASKS);
	ck_assert_mem_eq(rows.tasks, order, sizeof order);
	ck_assert_uint_eq(rows.priorities[1], 1);
	ck_assert_uint_eq(rows.priorities[2], TOCSIN_NONE);
	ck_assert_uint_eq(rows.plan_tasks[0], TASKS - 1 - B);
}
END_TEST

START_TEST(filters_by_id_name_and_resource)
{
	static const struct {
		const char *filter;
		uint32_t count, first;
	} cases[] = {{"crane", 2, D}, {"CREW", 2, B}, {"öl", 1, C}, {"ÖLW", 1, C}, {"f", 1, F},
		{"nothing", 0, 0}, {"", TASKS, B}};
	struct view_rows rows;
	view_rows_make(&rows, &arena, &data, cases[_i].filter);
	ck_assert_uint_eq(rows.count, cases[_i].count);
	ck_assert_uint_eq(rows.all, TASKS);
	if (rows.count > 0)
		ck_assert_uint_eq(rows.tasks[0], cases[_i].first);
}
END_TEST

/* A proposal is listed by planned start; what the plan does not know comes last. */
START_TEST(a_proposal_is_listed_by_start)
{
	struct tocsin_plan_task tasks[] = {
		{.key = "F", .start = 480}, {.key = "B", .start = 0}, {.key = "Z", .start = 0}};
	struct tocsin_plan plan = {.tasks = tasks, .task_count = 3};
	struct view_data proposal = {.project = &project, .plan = &plan, .proposal = true};
	struct view_rows rows;
	view_rows_make(&rows, &arena, &proposal, "");
	static const uint32_t order[] = {B, F, A, C, D, E};
	ck_assert_mem_eq(rows.tasks, order, sizeof order);
	ck_assert_uint_eq(rows.plan_tasks[0], 1);
	ck_assert_uint_eq(rows.plan_tasks[2], TOCSIN_NONE);
}
END_TEST

START_TEST(no_project_has_no_rows)
{
	struct view_rows rows;
	view_rows_make(&rows, &arena, &(struct view_data){0}, "a");
	ck_assert_uint_eq(rows.count, 0);
}
END_TEST

START_TEST(scrolls_no_more_than_it_must)
{
	static const struct {
		uint32_t top, selected, count;
		int visible;
		uint32_t expected;
	} cases[] = {{0, 0, 100, 10, 0}, {0, 9, 100, 10, 0}, {0, 10, 100, 10, 1},
		{50, 55, 100, 10, 50}, {50, 49, 100, 10, 49}, {95, 99, 100, 10, 90},
		{7, 3, 5, 10, 0}, {0, 0, 0, 10, 0}, {3, 3, 9, 0, 3}, {0, UINT32_MAX, 10, 4, 6}};
	ck_assert_uint_eq(
		view_scroll(cases[_i].top, cases[_i].selected, cases[_i].count, cases[_i].visible),
		cases[_i].expected);
}
END_TEST

Suite *test_suite(void)
{
	Suite *suite = suite_create("rows");
	TCase *rows = tcase_create("rows");
	tcase_add_checked_fixture(rows, begin, end);
	tcase_add_test(rows, urgent_later_done);
	tcase_add_loop_test(rows, filters_by_id_name_and_resource, 0, 7);
	tcase_add_test(rows, a_proposal_is_listed_by_start);
	tcase_add_test(rows, no_project_has_no_rows);
	tcase_add_loop_test(rows, scrolls_no_more_than_it_must, 0, 10);
	suite_add_tcase(suite, rows);
	return suite;
}
