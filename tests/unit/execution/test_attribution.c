/*
 * Driver and attribution (METHOD 5): which path sets the end, and whose minutes moved it.
 *
 * Each case is told about the same project, in which F0 = 20:
 *
 *     A 5 -> B 5 -> C 10      the critical chain
 *     F 1 ----------^         its feeder
 */
#include "check_main.h"

#include <stdio.h>
#include <string.h>

#include "example.h"

#define START TOCSIN_EVENT_START
#define REMAINING TOCSIN_EVENT_REMAINING
#define FINISH TOCSIN_EVENT_FINISH

static const struct test_row rows[] = {
	{"A", 10, 5}, {"B", 10, 5, "A"}, {"C", 20, 10, "B F"}, {"F", 2, 1}, {0}};
static const struct example_plan plan = {
	.critical = "A B C", .buffer = 10, .feeding = {{"F", "C", 3, 10}}};

struct case_of {
	const char *what;
	struct told told[8];
	double t;
	const char *shares; /* "TASK overrun waiting" of each driver task, "?" a guessed start */
	double moved, room; /* Ft - F0, and the part of it that is room */
};

static const struct case_of cases[] = {
	{"nothing has happened", {{0}}, 0, "A 0 0, B 0 0, C 0 0", 0, 0},
	{"nobody has begun", {{0}}, 3, "A 0 3, B 0 0, C 0 0", 3, 0},
	{"on time", {{"A", 0, START, 0}, {"A", 2, REMAINING, 3}}, 2, "A 0 0, B 0 0, C 0 0", 0, 0},
	{"what is left has not shrunk since it was told",
		{{"A", 0, START, 0}, {"A", 2, REMAINING, 3}}, 4, "A 2 0, B 0 0, C 0 0", 2, 0},
	{"a late start is waiting, a long task an overrun",
		{{"A", 2, START, 2}, {"A", 4, REMAINING, 5}}, 4, "A 2 2, B 0 0, C 0 0", 4, 0},
	{"waiting between two tasks", {{"A", 0, START, 0}, {"A", 6, FINISH, 6}, {"B", 9, START, 9}},
		9, "A 1 0, B 0 3, C 0 0", 4, 0},
	{"a short task gives back", {{"A", 0, START, 0}, {"A", 3, FINISH, 3}}, 3,
		"A -2 0, B 0 0, C 0 0", -2, 0},
	{"idle now: nobody has taken over", {{"A", 0, START, 0}, {"A", 3, FINISH, 3}}, 4,
		"A -2 0, B 0 1, C 0 0", -1, 0},
	{"a start that nobody knows is guessed from what is left", {{"A", 4, REMAINING, 3}}, 4,
		"A 0 2 ?, B 0 0, C 0 0", 2, 0},
	{"and is not before the task was ready",
		{{"A", 0, START, 0}, {"A", 5, FINISH, 5}, {"B", 6, REMAINING, 2}}, 6,
		"A 0 0, B -2 0 ?, C 0 0", -2, 0},
	{"a feeder that drives brings its room",
		{{"A", 0, START, 0}, {"A", 5, FINISH, 5}, {"B", 5, START, 5},
			{"F", 5, REMAINING, 8}},
		5, "F 7 5 ?, C 0 0", 3, -9},
	{"done tasks: by the latest actual finish",
		{{"A", 0, START, 0}, {"A", 4, FINISH, 4}, {"F", 12, START, 2},
			{"F", 12, FINISH, 12}, {"B", 12, FINISH, 9}, {"C", 12, START, 12}},
		12, "F 9 2, C 0 0", 2, -9},
	{"a task finished out of sequence gets its credit",
		{{"A", 0, START, 0}, {"B", 4, START, 0}, {"B", 4, FINISH, 4}, {"F", 4, FINISH, 1},
			{"A", 6, REMAINING, 1}},
		6, "B -1 0, C 0 2", -4, -5},
};

static void describe(char *out, size_t size, const struct example *example)
{
	size_t used = 0;
	const struct tocsin_status *status = &example->status;
	for (uint32_t i = 0; i < status->driver_count; i++) {
		const struct tocsin_share *share = &status->shares[i];
		used += (size_t)snprintf(out + used, size - used, "%s%s %g %g%s", i ? ", " : "",
			example->project.tasks[share->task].id, (double)share->overrun / 480,
			(double)share->waiting / 480, share->start_unknown ? " ?" : "");
	}
}

START_TEST(every_minute_that_the_end_moved_has_an_owner)
{
	const struct case_of *c = &cases[_i];
	struct example example;
	example_begin(&example, rows, &plan, c->told);
	example_status(&example, c->t);
	const struct tocsin_status *status = &example.status;
	char text[256];
	describe(text, sizeof text, &example);
	ck_assert_msg(strcmp(text, c->shares) == 0, "%s: %s", c->what, text);
	ck_assert_msg(status->projected_end - test_days(20) == test_days(c->moved), "%s: Ft %g",
		c->what, (double)status->projected_end / 480);
	ck_assert_msg(status->nominal_room == test_days(c->room), "%s: room %g", c->what,
		(double)status->nominal_room / 480);
	ck_assert_int_eq(status->overrun_total + status->waiting_total + status->nominal_room,
		test_days(c->moved));
	example_end(&example);
}
END_TEST

/* Time in which a task's people were away is neither waiting nor an overrun. */
START_TEST(absences_are_nobodys_loss)
{
	static const struct test_row with_crew[] = {
		{"A", 10, 5, .resources = "Crew"}, {"B", 10, 5, "A", "Cook"}, {0}};
	static const struct test_absence absences[] = {{"Crew", 2, 4, 0}, {"Cook", 8, 10, 0}, {0}};
	static const struct told told[] = {
		{"A", 0, START, 0}, {"A", 8, FINISH, 8}, {"B", 11, START, 11}, {0}};
	struct example example;
	test_project_make(
		&example.project, &(struct test_project){.rows = with_crew, .absences = absences});
	tocsin_arena_init(&example.arena);
	example.journal = told_journal(&example.arena, &example.project, told);
	example_plan_make(&example.plan, &example.project, NULL,
		&(struct example_plan){.critical = "A B", .buffer = 5});
	example.plans[0] = &example.plan;
	example.request = (struct tocsin_status_request){.project = &example.project,
		.journal = &example.journal,
		.plans = example.plans,
		.plan_count = 1};
	/* Planned: A 0-7 with 2 away; B 7-14 with 2 away. A took 6 of 5; B waited 8-11 with 2 away.
	 */
	ck_assert_int_eq(example.plan.projected_end, test_days(14));
	example_status(&example, 11);
	char text[256];
	describe(text, sizeof text, &example);
	ck_assert_str_eq(text, "A 1 0, B 0 1");
	ck_assert_int_eq(example.status.projected_end, test_days(16));
	ck_assert_int_eq(example.status.nominal_room, 0);
	example_end(&example);
}
END_TEST

START_TEST(a_not_before_date_is_not_waiting)
{
	static const struct test_row dated[] = {
		{"A", 10, 5}, {"B", 10, 5, "A", .not_before = 8}, {0}};
	static const struct told told[] = {
		{"A", 0, START, 0}, {"A", 6, FINISH, 6}, {"B", 9, START, 9}, {0}};
	static const struct example_plan dated_plan = {.critical = "A B", .buffer = 5};
	struct example example;
	example_begin(&example, dated, &dated_plan, told);
	example_status(&example, 9);
	char text[256];
	describe(text, sizeof text, &example);
	ck_assert_str_eq(text, "A 1 0, B 0 1"); /* 8-9; 6-8 is the date's */
	ck_assert_int_eq(example.status.nominal_room, -test_days(1));
	example_end(&example);

	/* While the date holds a task, the path begins with it. */
	example_begin(&example, dated, &dated_plan, told);
	example_status(&example, 7);
	describe(text, sizeof text, &example);
	ck_assert_str_eq(text, "B 0 0");
	ck_assert_int_eq(example.status.nominal_room, 0);
	example_end(&example);
}
END_TEST

/* SS and FF: the path passes through part of a task, whose other part moves nothing. */
START_TEST(a_path_through_part_of_a_task)
{
	static const struct test_row linked[] = {
		{"A", 20, 10}, {"B", 20, 10, "A:SS+2"}, {"C", 4, 2, "B:FF+3"}, {0}};
	static const struct example_plan linked_plan = {.critical = "A:2 B C:2", .buffer = 5};
	static const struct told told[] = {
		{"A", 1, START, 1}, {"A", 4, REMAINING, 20}, {"B", 4, START, 4}, {0}};
	struct example example;
	example_begin(&example, linked, &linked_plan, told);
	ck_assert_int_eq(example.plan.projected_end, test_days(15));
	example.project.tasks[0].focused = test_days(10);
	example_status(&example, 4);
	/* A, 1-24, ends last now. */
	ck_assert_int_eq(example.status.projected_end, test_days(24));
	char text[256];
	describe(text, sizeof text, &example);
	ck_assert_str_eq(text, "A 13 1");

	example.journal.entries[1].remaining = test_days(2);
	example_status(&example, 4);
	describe(text, sizeof text, &example);
	ck_assert_str_eq(text, "A 0 1, B 0 1, C 0 0");
	ck_assert_int_eq(example.status.projected_end, test_days(17));
	ck_assert_int_eq(example.status.nominal_room, 0);
	example_end(&example);
}
END_TEST

/* FF moves what it holds, and nothing else. */
START_TEST(a_finish_held_by_another)
{
	static const struct test_row linked[] = {{"A", 20, 10}, {"B", 10, 5, "A:FF"}, {0}};
	static const struct example_plan linked_plan = {.critical = "A B:0", .buffer = 5};
	static const struct told running[] = {
		{"A", 4, START, 2}, {"A", 4, REMAINING, 8}, {"B", 4, REMAINING, 1}, {0}};
	static const struct told done[] = {{"A", 12, START, 0}, {"A", 12, FINISH, 9},
		{"B", 12, START, 2}, {"B", 12, FINISH, 12}, {0}};
	struct example example;
	char text[256];
	example_begin(&example, linked, &linked_plan, running);
	example.project.tasks[1].row = 0;
	example_status(&example, 4);
	/* Both end at 12: B could end at 5, but A holds it. */
	describe(text, sizeof text, &example);
	ck_assert_str_eq(text, "A 0 2");
	example_end(&example);

	static const struct test_row lagged[] = {{"A", 20, 10}, {"B", 10, 5, "A:FF+1"}, {0}};
	example_begin(&example, lagged, &linked_plan, running);
	example_status(&example, 4);
	describe(text, sizeof text, &example);
	ck_assert_str_eq(text, "A 0 2, B 0 0");
	example_end(&example);

	/* Done, and nothing held its finish but itself. */
	example_begin(&example, linked, &linked_plan, done);
	example_status(&example, 12);
	describe(text, sizeof text, &example);
	ck_assert_str_eq(text, "B 5 2");
	example_end(&example);
}
END_TEST

/* B may start 5 d before A ends: A let it begin, though A still runs. */
START_TEST(an_overlap_is_held_by_what_still_runs)
{
	static const struct test_row linked[] = {{"A", 20, 10}, {"B", 20, 10, "A:FS-5"}, {0}};
	static const struct example_plan linked_plan = {.critical = "A:5 B", .buffer = 5};
	static const struct told told[] = {
		{"A", 0, START, 0}, {"A", 6, REMAINING, 4}, {"B", 6, START, 6}, {0}};
	struct example example;
	example_begin(&example, linked, &linked_plan, told);
	example_status(&example, 6);
	char text[256];
	describe(text, sizeof text, &example);
	ck_assert_str_eq(text, "A 0 0, B 0 1");
	ck_assert_int_eq(example.status.nominal_room, 0);
	example_end(&example);
}
END_TEST

/* Two paths of one length: the critical chain is not left without need. */
START_TEST(among_equals_the_driver_keeps_to_the_critical_chain)
{
	static const struct test_row equal[] = {
		{"F", 10, 5}, {"A", 10, 5}, {"C", 10, 5, "F A"}, {"D", 10, 5, "F"}, {0}};
	struct example_plan equal_plan = {.critical = "A C", .buffer = 5};
	struct example example;
	example_begin(&example, equal, &equal_plan, NULL);
	example_status(&example, 0);
	char text[256];
	describe(text, sizeof text, &example);
	ck_assert_str_eq(text, "A 0 0, C 0 0");
	ck_assert(example.status.driver_is_critical);
	example_end(&example);
}
END_TEST

Suite *test_suite(void)
{
	Suite *suite = suite_create("attribution");
	TCase *tests = tcase_create("attribution");
	tcase_add_loop_test(tests, every_minute_that_the_end_moved_has_an_owner, 0,
		sizeof cases / sizeof *cases);
	tcase_add_test(tests, absences_are_nobodys_loss);
	tcase_add_test(tests, a_not_before_date_is_not_waiting);
	tcase_add_test(tests, a_path_through_part_of_a_task);
	tcase_add_test(tests, a_finish_held_by_another);
	tcase_add_test(tests, an_overlap_is_held_by_what_still_runs);
	tcase_add_test(tests, among_equals_the_driver_keeps_to_the_critical_chain);
	suite_add_tcase(suite, tests);
	return suite;
}
