/* The promise risk against what can be reckoned by hand: one task, whose median is A and whose 90th
 * percentile is S. */
#include "check_main.h"

#include <math.h>

#include "test_project.h"
#include "tocsin/promise_risk.h"

enum { RUNS = 4000 };

static const struct test_row alone[] = {{"A", .safe = 20, .focused = 10}, {0}};
static const struct test_row two[] = {
	{"Z", .safe = 2, .focused = 1}, {"A", .safe = 20, .focused = 10}, {0}};

static struct tocsin_promise_risk risk_of(
	const struct test_row *rows, struct tocsin_task_state *states, double t, double promise)
{
	struct tocsin_project project;
	struct tocsin_network network;
	struct tocsin_arena arena;
	struct tocsin_promise_risk risk;
	tocsin_arena_init(&arena);
	test_project_make(&project, &(struct test_project){.rows = rows});
	tocsin_network_make(&network, &arena, &project, NULL, 0);
	tocsin_promise_risk_begin(&risk, &arena,
		&(struct tocsin_promise_risk_request){.network = &network,
			.states = states,
			.t = test_days(t),
			.promise = test_days(promise),
			.seed = 7,
			.runs = RUNS});
	/* In steps, as who shows it does. */
	while (risk.runs < risk.wanted)
		tocsin_promise_risk_go_on(&risk, 300);
	tocsin_project_free(&project);
	tocsin_arena_finish(&arena);
	return risk;
}

static struct tocsin_task_state state(enum tocsin_task_phase phase, double remaining)
{
	return (struct tocsin_task_state){phase, phase == TOCSIN_NOT_STARTED ? TOCSIN_NO_WORK : 0,
		phase == TOCSIN_DONE ? test_days(3) : TOCSIN_NO_WORK, test_days(remaining)};
}

static const struct {
	enum tocsin_task_phase phase;
	double remaining, t, promise, percent;
} cases[] = {
	{TOCSIN_NOT_STARTED, 10, 0, 10, 50},
	{TOCSIN_NOT_STARTED, 10, 0, 20, 10},
	{TOCSIN_NOT_STARTED, 10, 5, 15, 50},
	{TOCSIN_IN_PROGRESS, 4, 5, 9, 50},
	{TOCSIN_IN_PROGRESS, 4, 5, 13, 10},
	{TOCSIN_DONE, 0, 5, 4, 0},
	{TOCSIN_DONE, 0, 5, 2, 100},
};

START_TEST(one_task_is_late_as_often_as_it_should_be)
{
	struct tocsin_task_state states[] = {state(cases[_i].phase, cases[_i].remaining)};
	struct tocsin_promise_risk risk = risk_of(alone, states, cases[_i].t, cases[_i].promise);
	double percent = tocsin_promise_risk_percent(&risk);
	double error = tocsin_promise_risk_error(&risk);
	ck_assert_uint_eq(risk.runs, RUNS);
	ck_assert_double_eq_tol(percent, cases[_i].percent, 3 * error + 1e-9);
	ck_assert_double_lt(error, 0.8);
}
END_TEST

START_TEST(a_task_more_does_not_change_what_the_others_draw)
{
	struct tocsin_task_state one[] = {state(TOCSIN_NOT_STARTED, 10)};
	struct tocsin_task_state both[] = {
		state(TOCSIN_NOT_STARTED, 1), state(TOCSIN_NOT_STARTED, 10)};
	struct tocsin_promise_risk a = risk_of(alone, one, 0, 14), b = risk_of(two, both, 0, 14);
	ck_assert_uint_eq(a.late, b.late);
	ck_assert_uint_gt(a.late, 0);
}
END_TEST

/* A minute that may be millions of years: one draw in fifty is beyond all integers, and late. */
START_TEST(what_is_drawn_beyond_all_integers_is_late)
{
	static const struct test_row wild[] = {{"A", .safe = 1e9, .focused = 1.0 / 480}, {0}};
	struct tocsin_task_state states[] = {state(TOCSIN_NOT_STARTED, 1.0 / 480)};
	struct tocsin_promise_risk risk = risk_of(wild, states, 0, 1.5e9);
	ck_assert_double_eq_tol(
		tocsin_promise_risk_percent(&risk), 9.7, 3 * tocsin_promise_risk_error(&risk));
}
END_TEST

START_TEST(before_the_first_run_nothing_is_known)
{
	struct tocsin_promise_risk risk = {0};
	ck_assert(isnan(tocsin_promise_risk_percent(&risk)));
	ck_assert(isnan(tocsin_promise_risk_error(&risk)));
}
END_TEST

Suite *test_suite(void)
{
	Suite *suite = suite_create("promise_risk");
	TCase *tcase = tcase_create("all");
	tcase_add_loop_test(tcase, one_task_is_late_as_often_as_it_should_be, 0,
		sizeof cases / sizeof cases[0]);
	tcase_add_test(tcase, a_task_more_does_not_change_what_the_others_draw);
	tcase_add_test(tcase, what_is_drawn_beyond_all_integers_is_late);
	tcase_add_test(tcase, before_the_first_run_nothing_is_known);
	suite_add_tcase(suite, tcase);
	return suite;
}
