/*
 * Feeding buffers looked at closely, told about Leach's project (METHOD 11):
 *
 *     T1.1 15 -> T1.2 10 -> T3 15     the critical chain
 *     T2.1 10 -> T2.2 5 ----^         its feeder, with a buffer of 7.5 from 17.5 to 25
 */
#include "check_main.h"

#include <stdio.h>
#include <string.h>

#include "example.h"
#include "tocsin/feeding.h"

#define START TOCSIN_EVENT_START
#define REMAINING TOCSIN_EVENT_REMAINING
#define FINISH TOCSIN_EVENT_FINISH

struct case_of {
	const char *what;
	struct told told[8];
	double t;
	const char *shares; /* "TASK overrun waiting" of each that took or gave back, "?" guessed */
	double moved, room;
};

static const struct case_of cases[] = {
	{"nothing has happened: the slack before the buffer", {{0}}, 0, "", -2.5, -2.5},
	{"METHOD 11: as of day 10 with 4 left", {{"T2.1", 0, START, 0}, {"T2.1", 10, REMAINING, 4}},
		10, "T2.1 4 0", 1.5, -2.5},
	{"nobody has begun", {{0}}, 6, "T2.1 0 6", 3.5, -2.5},
	{"waiting between two tasks", {{"T2.1", 0, START, 0}, {"T2.1", 8, FINISH, 8}}, 11,
		"T2.1 -2 0, T2.2 0 3", -1.5, -2.5},
	{"a chain that is done keeps what it took",
		{{"T2.1", 0, START, 0}, {"T2.1", 12, FINISH, 12}, {"T2.2", 13, START, 13},
			{"T2.2", 19, FINISH, 19}},
		20, "T2.1 2 0, T2.2 1 1", 1.5, -2.5},
	{"a start that nobody told is guessed", {{"T2.1", 4, REMAINING, 8}}, 4, "T2.1 0 2 ?", -0.5,
		-2.5},
};

static void describe(char *out, size_t size, const struct example *example,
	const struct tocsin_feeding_loss *loss)
{
	size_t used = 0;
	out[0] = '\0';
	for (uint32_t i = 0; i < loss->share_count; i++) {
		const struct tocsin_share *share = &loss->shares[i];
		used += (size_t)snprintf(out + used, size - used, "%s%s %g %g%s", i ? ", " : "",
			example->project.tasks[share->task].id, (double)share->overrun / 480,
			(double)share->waiting / 480, share->start_unknown ? " ?" : "");
	}
}

START_TEST(every_minute_of_a_feeding_buffer_has_an_owner)
{
	const struct case_of *c = &cases[_i];
	struct example_plan plan = leach_plan(7.5);
	struct example example;
	example_begin(&example, leach_rows, &plan, c->told);
	example_status(&example, c->t);
	struct tocsin_feeding_loss *losses =
		tocsin_feeding_losses_make(&example.arena, &example.status, &example.project);
	char text[256];
	describe(text, sizeof text, &example, &losses[0]);
	ck_assert_msg(strcmp(text, c->shares) == 0, "%s: %s", c->what, text);
	ck_assert_msg(losses[0].moved == test_days(c->moved), "%s: moved %g", c->what,
		(double)losses[0].moved / 480);
	ck_assert_msg(losses[0].nominal_room == test_days(c->room), "%s: room %g", c->what,
		(double)losses[0].nominal_room / 480);
	ck_assert_int_eq(losses[0].moved, example.status.feeding[0].consumption.part);
	ck_assert_int_eq(losses[0].overrun_total + losses[0].waiting_total + losses[0].nominal_room,
		losses[0].moved);
	ck_assert_uint_eq(losses[0].path_count, 2);
	example_end(&example);
}
END_TEST

/* A chain that branches off the critical one has that one's days on its path. */
START_TEST(a_path_through_critical_tasks)
{
	static const struct test_row rows[] = {{"A", 10, 5}, {"B", 20, 10, "A"}, {"F", 4, 2, "A"},
		{"G", 2, 1, "A"}, {"C", 4, 2, "B F G"}, {0}};
	static const struct example_plan plan = {.critical = "A B C",
		.buffer = 8,
		.feeding = {{"F", "C", 1, 15}, {"G", "C", 0, 15}}};
	static const struct told told[] = {{"A", 1, START, 1}, {"A", 8, FINISH, 8}, {0}};
	struct example example;
	example_begin(&example, rows, &plan, told);
	example_status(&example, 9);
	struct tocsin_feeding_loss *losses =
		tocsin_feeding_losses_make(&example.arena, &example.status, &example.project);
	char text[256];
	describe(text, sizeof text, &example, &losses[0]);
	ck_assert_str_eq(text, "A 2 1, F 0 1");
	ck_assert_int_eq(losses[0].moved, test_days(11 - 14));
	/* Without a size there is no percentage, but the days are told all the same. */
	describe(text, sizeof text, &example, &losses[1]);
	ck_assert_str_eq(text, "A 2 1, G 0 1");
	ck_assert_int_eq(losses[1].moved, test_days(10 - 15));
	example_end(&example);
}
END_TEST

START_TEST(the_trail_is_what_each_day_would_have_shown)
{
	static const struct told told[] = {{"T2.1", 0, START, 0}, {"T2.1", 4, REMAINING, 7},
		{"T2.1", 10, REMAINING, 4}, {"T2.1", 14, FINISH, 14}, {0}};
	static const double days[] = {0, 4, 10, 16};
	struct example_plan plan = leach_plan(7.5);
	struct example example;
	example_begin(&example, leach_rows, &plan, told);
	struct tocsin_instant dates[4];
	for (int i = 0; i < 4; i++)
		dates[i] = told_at(&example.project, days[i]);
	example.request.as_of = dates[3];
	struct tocsin_arena arena;
	tocsin_arena_init(&arena);
	const struct tocsin_ratio *trail =
		tocsin_feeding_trail_make(&arena, &example.request, dates, 4);
	const struct tocsin_feeding_status *history =
		tocsin_feeding_history_make(&arena, &example.request, dates, 4);
	int buffers = (int)example.plan.feeding_count;
	for (int i = 0; i < 4; i++) {
		example_status(&example, days[i]);
		const struct tocsin_feeding_status *shown = &example.status.feeding[0];
		ck_assert_int_eq(history[i * buffers].completion.part, shown->completion.part);
		ck_assert_int_eq(history[i * buffers].zone, shown->zone);
		ck_assert_int_eq(history[i * buffers].room_left, shown->room_left);
		ck_assert_int_eq(history[i * buffers].closed, shown->closed);
		const struct tocsin_ratio *then = &example.status.feeding[0].consumption;
		ck_assert_int_eq(trail[i * buffers].part, then->part);
		ck_assert_int_eq(trail[i * buffers].whole, then->whole);
	}
	ck_assert_int_eq(trail[2 * buffers].part, test_days(1.5));
	ck_assert_int_eq(trail[3 * buffers].part, test_days(3.5));
	tocsin_arena_finish(&arena);
	example_end(&example);
}
END_TEST

Suite *test_suite(void)
{
	Suite *suite = suite_create("feeding buffers");
	TCase *all = tcase_create("all");
	tcase_add_loop_test(all, every_minute_of_a_feeding_buffer_has_an_owner, 0,
		sizeof cases / sizeof cases[0]);
	tcase_add_test(all, a_path_through_critical_tasks);
	tcase_add_test(all, the_trail_is_what_each_day_would_have_shown);
	suite_add_tcase(suite, all);
	return suite;
}
