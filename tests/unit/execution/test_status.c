/*
 * The status as of t (METHOD 5): METHOD 11's worked examples, and the laws one by one.
 */
#include "check_main.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "example.h"

#define START TOCSIN_EVENT_START
#define REMAINING TOCSIN_EVENT_REMAINING
#define FINISH TOCSIN_EVENT_FINISH

static void assert_percent(struct tocsin_ratio ratio, double percent)
{
	ck_assert_double_eq_tol(tocsin_ratio_percent(ratio), percent, 5e-3);
}

static void assert_rate(struct tocsin_rate rate, const char *text, double value)
{
	ck_assert_str_eq(rate.text, text);
	if (!*text)
		ck_assert_double_eq_tol(rate.value, value, 5e-4);
}

static void describe_driver(char *out, size_t size, const struct tocsin_project *project,
	const struct tocsin_status *status)
{
	size_t used = 0;
	out[0] = '\0';
	for (uint32_t i = 0; i < status->driver_count; i++)
		used += (size_t)snprintf(out + used, size - used, "%s%s", i ? " " : "",
			project->tasks[status->driver[i]].id);
}

static void assert_driver(const struct example *example, const char *wanted)
{
	char text[128];
	describe_driver(text, sizeof text, &example->project, &example->status);
	ck_assert_str_eq(text, wanted);
}

/* What is said as of day 10 in METHOD 11. */
static const struct told leach_day_10[] = {
	{"T1.1", 0, START, 0},
	{"T2.1", 0, START, 0},
	{"T1.1", 10, REMAINING, 8},
	{"T2.1", 10, REMAINING, 4},
	{0},
};

START_TEST(leach_starts_with_nothing_used)
{
	struct example_plan plan = leach_plan(7.5);
	struct example example;
	example_begin(&example, leach_rows, &plan, NULL);
	example_status(&example, 0);
	assert_percent(example.status.now.completion, 0);
	assert_percent(example.status.now.consumption, 0);
	assert_rate(example.status.burn_rate, "-", 0);
	assert_rate(example.status.burn_rate_change, "-", 0);
	ck_assert_int_eq(example.status.projected_end, test_days(40));
	ck_assert_int_eq(example.status.promise, test_days(60));
	ck_assert_int_eq(example.status.buffer_left, test_days(20));
	ck_assert(example.status.now.hollow);
	ck_assert(example.status.driver_is_critical);
	assert_driver(&example, "T1.1 T1.2 T3");
	assert_percent(example.status.feeding[0].consumption, (15 - 17.5) / 7.5 * 100);
	ck_assert_int_eq(example.status.feeding[0].room_left, test_days(10));
	ck_assert_uint_eq(example.status.drift_count, 0);
	example_end(&example);
}
END_TEST

START_TEST(leach_as_of_day_10)
{
	struct example_plan plan = leach_plan(7.5);
	struct example example;
	example_begin(&example, leach_rows, &plan, leach_day_10);
	example_status(&example, 10);
	const struct tocsin_status *status = &example.status;

	static const struct {
		const char *id;
		double start, finish;
	} places[] = {{"T2.1", 0, 14}, {"T2.2", 14, 19}, {"T1.1", 0, 18}, {"T1.2", 19, 29},
		{"T3", 29, 44}};
	for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
		uint32_t task = test_project_task(&example.project, places[i].id);
		ck_assert_int_eq(status->projection.start[task], test_days(places[i].start));
		ck_assert_int_eq(status->projection.finish[task], test_days(places[i].finish));
	}
	assert_percent(status->now.consumption, 20);
	assert_percent(status->now.completion, 17.5);
	assert_rate(status->burn_rate, "", 1.143);
	ck_assert_int_eq(status->now.zone, TOCSIN_GREEN); /* sloped: 10 + 0.6 x 17.5 = 20.5 */
	ck_assert(!status->now.hollow);
	ck_assert_int_eq(status->buffer_left, test_days(16));
	assert_percent(status->feeding[0].consumption, 20);
	assert_percent(status->feeding[0].completion, 40); /* 4 + 5 of 15 left */
	ck_assert_int_eq(status->feeding[0].zone, TOCSIN_GREEN);
	ck_assert_int_eq(status->feeding[0].room_left, test_days(10));
	ck_assert(!status->feeding[0].closed);

	assert_driver(&example, "T2.1 T2.2 T1.2 T3");
	ck_assert(!status->driver_is_critical);
	ck_assert_int_eq(status->overrun_total, test_days(4));
	ck_assert_int_eq(status->waiting_total, 0);
	ck_assert_int_eq(status->nominal_room, 0);
	ck_assert_int_eq(status->shares[0].overrun, test_days(4));
	example_end(&example);
}
END_TEST

START_TEST(leach_with_a_feeding_buffer_of_10)
{
	struct example_plan plan = leach_plan(10);
	struct example example;
	example_begin(&example, leach_rows, &plan, leach_day_10);
	example_status(&example, 10);
	assert_percent(example.status.feeding[0].consumption, 40);
	ck_assert_int_eq(example.status.feeding[0].zone, TOCSIN_YELLOW);
	example_end(&example);
}
END_TEST

/* The same through the planner: half-chain, and by default 11.180 wanted where there is room
 * for 10. */
START_TEST(leach_as_it_is_planned)
{
	static const struct {
		enum tocsin_buffer_method method;
		double promise, y, feeding;
	} table[] = {{TOCSIN_HALF_CHAIN, 60, 20, 20}, {TOCSIN_BY_ESTIMATES, 63.452, 17.056, 40}};
	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		struct example_plan unused = leach_plan(0);
		struct example example;
		example_begin(&example, leach_rows, &unused, leach_day_10);
		struct tocsin_plan *plan = tocsin_plan_make(&(struct tocsin_plan_request){
			.project = &example.project, .method = table[i].method});
		example.plans[0] = plan;
		example_status(&example, 10);
		const struct tocsin_status *status = &example.status;
		ck_assert_double_eq_tol((double)status->promise / 480, table[i].promise, 5e-3);
		assert_percent(status->now.completion, 17.5);
		assert_percent(status->now.consumption, table[i].y);
		assert_driver(&example, "T2.1 T2.2 T1.2 T3");

		ck_assert_uint_eq(plan->feeding_count, 2);
		for (uint32_t k = 0; k < 2; k++) {
			double percent = tocsin_ratio_percent(status->feeding[k].consumption);
			if (plan->feeding[k].kind == TOCSIN_MERGE_RESOURCE)
				ck_assert_double_nan(percent);
			else
				ck_assert_double_eq_tol(percent, table[i].feeding, 5e-3);
		}
		ck_assert_uint_eq(status->drift_count, 0);
		tocsin_plan_free(plan);
		example_end(&example);
	}
}
END_TEST

START_TEST(a_feeding_buffer_without_size_has_no_consumption)
{
	struct example_plan plan = leach_plan(7.5);
	struct example example;
	example_begin(&example, leach_rows, &plan, leach_day_10);
	example_status(&example, 10);
	ck_assert_double_nan(tocsin_ratio_percent(example.status.feeding[1].consumption));
	ck_assert_int_eq(example.status.feeding[1].room_left, 0);
	example_end(&example);
}
END_TEST

START_TEST(completion_has_three_modes)
{
	static const struct {
		enum tocsin_completion_mode mode;
		double percent;
	} table[] = {{TOCSIN_BY_CRITICAL_CHAIN, 17.5}, {TOCSIN_BY_LONGEST, 15},
		{TOCSIN_BY_COMPLETED, 0}};
	struct example_plan plan = leach_plan(7.5);
	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		struct example example;
		example_begin(&example, leach_rows, &plan, leach_day_10);
		example.project.settings.completion = table[i].mode;
		example_status(&example, 10);
		assert_percent(example.status.now.completion, table[i].percent);
		example_end(&example);
	}
}
END_TEST

/* Mode `longest` counts the part of a task that the path passes: before SS, after FF. */
START_TEST(the_longest_path_counts_its_parts)
{
	static const struct test_row rows[] = {
		{"A", 20, 10}, {"B", 20, 10, "A:SS+4"}, {"C", 20, 10, "B:FF+3"}, {0}};
	static const struct example_plan plan = {.critical = "A:4 B C:3", .buffer = 10};
	static const struct told told[] = {{"A", 0, START, 0}, {"A", 6, REMAINING, 8}, {0}};
	struct example example;
	example_begin(&example, rows, &plan, NULL);
	example.project.settings.completion = TOCSIN_BY_LONGEST;
	example_status(&example, 0);
	ck_assert_int_eq(example.status.now.completion.whole, test_days(17));
	assert_percent(example.status.now.completion, 0);
	example_end(&example);

	/* A has started, so SS is spent: what is left are B and 3 of C. */
	example_begin(&example, rows, &plan, told);
	example.project.settings.completion = TOCSIN_BY_LONGEST;
	example_status(&example, 6);
	assert_percent(example.status.now.completion, 100 * 4.0 / 17);
	example_end(&example);
}
END_TEST

/* TOCICO, PBCR: twelve tasks of a week, of which six are the critical chain. */
static const struct test_row tocico_rows[] = {
	{"C1", 10, 5},
	{"C2", 10, 5, "C1"},
	{"C3", 10, 5, "C2"},
	{"C4", 10, 5, "C3"},
	{"C5", 10, 5, "C4"},
	{"C6", 10, 5, "C5 F3 G3"},
	{"F1", 10, 5},
	{"F2", 10, 5, "F1"},
	{"F3", 10, 5, "F2"},
	{"G1", 10, 5},
	{"G2", 10, 5, "G1"},
	{"G3", 10, 5, "G2"},
	{0},
};
static const struct example_plan tocico_plan = {.critical = "C1 C2 C3 C4 C5 C6", .buffer = 15};
static const struct told tocico_told[] = {
	{"C1", 5, FINISH, 5},
	{"C2", 15, FINISH, 15},
	{"F1", 15, FINISH, 5},
	{"F2", 15, FINISH, 10},
	{"F3", 15, FINISH, 15},
	{"G1", 15, FINISH, 5},
	{"G2", 15, FINISH, 10},
	{"G3", 15, FINISH, 15},
	{0},
};

START_TEST(tocico_stuck_in_week_4)
{
	struct example example;
	example_begin(&example, tocico_rows, &tocico_plan, tocico_told);
	example_status(&example, 15);
	assert_percent(example.status.now.completion, 33.33);
	assert_percent(example.status.now.consumption, 33.33);
	assert_rate(example.status.burn_rate, "", 1);
	ck_assert(!example.status.now.hollow);

	example_status(&example, 20);
	assert_percent(example.status.now.completion, 33.33);
	assert_percent(example.status.now.consumption, 66.67);
	assert_rate(example.status.burn_rate, "", 2);
	assert_rate(example.status.burn_rate_change, "inf", 0);
	ck_assert(example.status.now.hollow);
	example_end(&example);
}
END_TEST

/* METHOD 11, a negative step: estimated 8, first report 12 left, a critical chain of 40. */
static const struct test_row negative_rows[] = {{"A", 16, 8}, {"B", 64, 32, "A"}, {0}};
static const struct example_plan negative_plan = {.critical = "A B", .buffer = 20};

START_TEST(a_negative_step_is_stored_and_shown)
{
	static const struct told told[] = {{"A", 0, START, 0}, {"A", 1, REMAINING, 12}, {0}};
	struct example example;
	example_begin(&example, negative_rows, &negative_plan, told);
	example_status(&example, 1);
	assert_percent(example.status.now.completion, -10);
	assert_percent(example.status.now.consumption, 25);
	assert_rate(example.status.burn_rate, "back", 0);
	assert_rate(example.status.burn_rate_change, "back", 0);
	example_end(&example);
}
END_TEST

START_TEST(early_finishes_give_buffer_back)
{
	static const struct told told[] = {{"A", 0, START, 0}, {"A", 6, FINISH, 6}, {0}};
	struct example example;
	example_begin(&example, negative_rows, &negative_plan, told);
	example_status(&example, 6);
	assert_percent(example.status.now.completion, 20);
	assert_percent(example.status.now.consumption, -10);
	ck_assert_int_eq(example.status.now.zone, TOCSIN_GREEN);
	example_end(&example);
}
END_TEST

/* Done says "done", with its final y; black only past the promise at day 60. */
START_TEST(all_done_is_done_unless_the_promise_is_broken)
{
	static const struct {
		double finish;
		enum tocsin_zone zone;
		double y;
	} table[] = {
		{40, TOCSIN_ZONE_DONE, 0}, {60, TOCSIN_ZONE_DONE, 100}, {61, TOCSIN_BLACK, 105}};
	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		struct told told[] = {
			{"A", 8, FINISH, 8}, {"B", table[i].finish, FINISH, table[i].finish}, {0}};
		struct example example;
		example_begin(&example, negative_rows, &negative_plan, told);
		example_status(&example, 70);
		ck_assert(example.status.done);
		ck_assert_int_eq(example.status.now.zone, table[i].zone);
		assert_percent(example.status.now.consumption, table[i].y);
		assert_percent(example.status.now.completion, 100);
		example_end(&example);
	}
}
END_TEST

START_TEST(no_buffer_prints_dash_then_inf)
{
	static const struct told late[] = {{"A", 1, REMAINING, 12}, {0}};
	struct example_plan plan = {.critical = "A B"};
	struct example example;
	example_begin(&example, negative_rows, &plan, NULL);
	example_status(&example, 0);
	ck_assert_double_nan(tocsin_ratio_percent(example.status.now.consumption));
	ck_assert_int_eq(example.status.now.zone, TOCSIN_GREEN);
	example_end(&example);

	example_begin(&example, negative_rows, &plan, late);
	example_status(&example, 1);
	ck_assert_double_infinite(tocsin_ratio_percent(example.status.now.consumption));
	ck_assert_int_eq(example.status.now.zone, TOCSIN_BLACK);
	example_end(&example);
}
END_TEST

START_TEST(a_preview_shows_the_same_point)
{
	struct example_plan plan = leach_plan(7.5);
	struct example example;
	example_begin(&example, leach_rows, &plan, leach_day_10);
	struct tocsin_entry typed = example.journal.entries[3];
	typed.remaining = test_days(9);
	example.request.extra = &typed;
	example.request.extra_count = 1;
	example_status(&example, 10);
	struct tocsin_point whole = example.status.now;
	assert_percent(whole.consumption, 45);

	example.request.extra_count = 0;
	example_status(&example, 10);
	struct tocsin_status before = example.status;
	const struct tocsin_status *known[] = {NULL, &before};
	example.request.extra_count = 1;
	example.request.point_only = true;
	for (int i = 0; i < 2; i++) {
		example.request.known = known[i];
		example_status(&example, 10);
		ck_assert_int_eq(example.status.now.consumption.part, whole.consumption.part);
		ck_assert_int_eq(example.status.now.completion.part, whole.completion.part);
		ck_assert_int_eq(example.status.now.zone, whole.zone);
		ck_assert_ptr_null(example.status.driver);
		ck_assert_ptr_null(example.status.priorities);
	}
	ck_assert_int_eq(before.progress.states[2].remaining, test_days(4));
	example_end(&example);
}
END_TEST

/* A chain that counts in part: B may start when A has run 3 of its 8 days, so p(A) = 3. */
START_TEST(a_chain_counts_its_parts)
{
	static const struct test_row rows[] = {{"A", 16, 8}, {"B", 24, 12, "A:SS+3"}, {0}};
	static const struct example_plan plan = {.critical = "A:3 B", .buffer = 10};
	static const struct {
		double left, percent;
	} table[] = {{8, 0}, {7, 100.0 / 15}, {5, 20}, {1, 20}, {11, -20}};
	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		struct told told[] = {{"A", 0, START, 0}, {"A", 1, REMAINING, table[i].left}, {0}};
		struct example example;
		example_begin(&example, rows, &plan, told);
		example_status(&example, 1);
		assert_percent(example.status.now.completion, table[i].percent);
		example_end(&example);
	}
}
END_TEST

START_TEST(the_point_of_a_merge_follows_its_link)
{
	static const struct test_row rows[] = {{"C1", 20, 10}, {"C2", 20, 10, "C1"}, {"F", 8, 4},
		{"C3", 20, 10, "C2 F:FS+1"}, {"G", 8, 4}, {"C4", 20, 10, "C3 G:FF+2"}, {"E", 8, 4},
		{0}};
	static const struct example_plan plan = {.critical = "C1 C2 C3 C4",
		.buffer = 20,
		.feeding = {{"F", "C3", 4, 19}, {"G", "C4", 4, 38}, {"E", NULL, 4, 40}}};
	static const struct told told[] = {{"C1", 1, REMAINING, 14}, {"F", 1, REMAINING, 16},
		{"G", 1, REMAINING, 35}, {"E", 1, REMAINING, 38}, {0}};
	struct example example;
	example_begin(&example, rows, &plan, told);
	example.plan.feeding[0].lag = test_days(1);
	example.plan.feeding[1].lag = test_days(2);
	example.plan.feeding[1].type = TOCSIN_FF;
	example_status(&example, 1);
	/* C1 ends at 15 and no longer at 10: every point has moved by 5. */
	static const struct {
		double percent, room;
	} table[] = {{50, 24 - 17}, {50, 43 - 36}, {75, 45 - 39}};
	for (uint32_t i = 0; i < 3; i++) {
		assert_percent(example.status.feeding[i].consumption, table[i].percent);
		ck_assert_int_eq(example.status.feeding[i].room_left, test_days(table[i].room));
	}
	example_end(&example);
}
END_TEST

/* By SS a chain ends where its last task starts. */
START_TEST(a_chain_that_merges_by_its_start)
{
	static const struct test_row rows[] = {{"C1", 20, 10}, {"F1", 8, 4}, {"F2", 40, 20, "F1"},
		{"C2", 20, 10, "C1 F2:SS"}, {0}};
	static const struct example_plan plan = {
		.critical = "C1 C2", .buffer = 10, .feeding = {{"F1 F2:0", "C2", 4, 10}}};
	static const struct told told[] = {{"C1", 1, REMAINING, 9}, {"F1", 1, REMAINING, 7}, {0}};
	struct example example;
	example_begin(&example, rows, &plan, told);
	example.plan.feeding[0].type = TOCSIN_SS;
	example_status(&example, 1);
	assert_percent(example.status.feeding[0].consumption, 50);
	ck_assert_int_eq(example.status.feeding[0].room_left, test_days(2));
	example_end(&example);
}
END_TEST

/* Reports from before a first commit are no points of its baseline: it begins at (0, 0). */
START_TEST(pbcr_begins_at_the_commit)
{
	static const struct told told[] = {
		{"A", 0, START, 0}, {"A", 1, REMAINING, 7}, {"A", 4, REMAINING, 6}, {0}};
	struct tocsin_task_state states[] = {{TOCSIN_IN_PROGRESS, 0, TOCSIN_NO_WORK, test_days(7)},
		{TOCSIN_NOT_STARTED, TOCSIN_NO_WORK, TOCSIN_NO_WORK, test_days(32)}};
	struct example example;
	example_begin(&example, negative_rows, &negative_plan, told);
	struct tocsin_plan late;
	example_plan_make(&late, &example.project, states,
		&(struct example_plan){.critical = "A B", .buffer = 20, .as_of = 2});
	example.plans[0] = &late;
	/* As of 4: 42 for F0 = 41, and 1 of L0 = 39 gained: 5 % over 2.564 %. */
	example_status(&example, 4);
	assert_rate(example.status.burn_rate_change, "", 1.95);
	example_plan_free(&late);
	example_end(&example);
}
END_TEST

START_TEST(a_feeding_buffer_closes_with_its_chain)
{
	static const struct told told[] = {
		{"T2.1", 10, FINISH, 10}, {"T2.2", 19, FINISH, 19}, {"T1.1", 19, FINISH, 19}, {0}};
	struct example_plan plan = leach_plan(7.5);
	struct example example;
	example_begin(&example, leach_rows, &plan, told);
	example_status(&example, 19);
	ck_assert(example.status.feeding[0].closed);
	ck_assert_int_eq(example.status.feeding[0].zone, TOCSIN_ZONE_DONE);
	assert_percent(example.status.feeding[0].consumption, 20);
	assert_percent(example.status.feeding[0].completion, 100);
	example_end(&example);
}
END_TEST

/* None of the two, the first or the second is bound already, which makes no difference. */
START_TEST(the_plan_in_force_is_the_newest_not_after_t)
{
	static const struct told told[] = {{"A", 10, FINISH, 10}, {"B", 12, START, 10}, {0}};
	struct example example;
	example_begin(&example, negative_rows, &negative_plan, told);
	struct tocsin_plan again;
	struct tocsin_task_state states[] = {{TOCSIN_DONE, TOCSIN_NO_WORK, test_days(10), 0},
		{TOCSIN_NOT_STARTED, TOCSIN_NO_WORK, TOCSIN_NO_WORK, test_days(32)}};
	example_plan_make(&again, &example.project, states,
		&(struct example_plan){.critical = "B", .buffer = 16, .as_of = 11});
	const struct tocsin_plan *plans[] = {&example.plan, &again};
	example.request.plans = plans;
	example.request.plan_count = 2;
	struct tocsin_baseline bound;
	if (_i > 0) {
		tocsin_baseline_bind(&bound, &example.arena, plans[_i - 1], &example.project);
		example.request.bound = &bound;
	}

	example_status(&example, 10);
	ck_assert_ptr_eq(example.status.baseline.plan, &example.plan);
	ck_assert_int_eq(_i > 0 && example.status.baseline.network == bound.network, _i == 1);
	assert_percent(example.status.now.consumption, 10);
	example_status(&example, 11);
	ck_assert_ptr_eq(example.status.baseline.plan, &again);
	assert_percent(example.status.now.consumption, 0);
	assert_percent(example.status.now.completion, 0);
	/* The first 11 days are in F0 already, whoever owned them. */
	ck_assert_int_eq(example.status.overrun_total, 0);
	ck_assert_int_eq(example.status.waiting_total, 0);
	/* The point before belongs to another baseline: there is no rate between the two. */
	assert_rate(example.status.burn_rate_change, "-", 0);
	example_plan_free(&again);
	example_end(&example);
}
END_TEST

/* A re-baseline in the midst of A: 4 of its 8 days are left then, and L0 counts those. */
START_TEST(a_running_task_counts_what_was_left_at_the_commit)
{
	static const struct told told[] = {
		{"A", 0, START, 0}, {"A", 5, REMAINING, 4}, {"A", 7, REMAINING, 1}, {0}};
	struct tocsin_task_state states[] = {{TOCSIN_IN_PROGRESS, 0, TOCSIN_NO_WORK, test_days(4)},
		{TOCSIN_NOT_STARTED, TOCSIN_NO_WORK, TOCSIN_NO_WORK, test_days(32)}};
	struct example example;
	example_begin(&example, negative_rows, &negative_plan, told);
	struct tocsin_plan again;
	example_plan_make(&again, &example.project, states,
		&(struct example_plan){.critical = "A B",
			.buffer = 18,
			.as_of = 5,
			.feeding = {{"A", "B", 4, 9}}});
	/* Where nobody knew its start, the planner puts it at the commit. */
	if (_i == 1)
		again.tasks[0].start = again.as_of;
	ck_assert_int_eq(again.chain_length, test_days(36));
	example.plans[0] = &again;

	example_status(&example, 5);
	assert_percent(example.status.now.completion, 0);
	assert_percent(example.status.now.consumption, 0);
	assert_percent(example.status.feeding[0].completion, 0);
	ck_assert_int_eq(example.status.overrun_total, 0);
	example_status(&example, 7);
	assert_percent(example.status.now.completion, 300.0 / 36);
	assert_percent(example.status.feeding[0].completion, 75);
	ck_assert_int_eq(example.status.overrun_total, -test_days(1)); /* 2 gone, 1 left, of 4 */
	ck_assert_int_eq(example.status.nominal_room, 0);
	example_plan_free(&again);
	example_end(&example);
}
END_TEST

START_TEST(the_default_as_of)
{
	static const struct {
		const char *what;
		double told[2]; /* as_of of rows, days on the axis */
		const char *now, *wanted;
	} table[] = {
		{"the start of today's work", {0, 0}, "2026-01-07T14:30", "2026-01-07T08:00"},
		{"before it too", {0, 0}, "2026-01-07T06:00", "2026-01-07T08:00"},
		{"the newest report of today", {2.25, 2.5}, "2026-01-07T14:30", "2026-01-07T13:00"},
		{"though it is said for this evening", {2.75, 0}, "2026-01-07T09:00",
			"2026-01-07T15:00"},
		{"tomorrow's does not count", {3, 0}, "2026-01-07T09:00", "2026-01-07T08:00"},
		{"a day off stands at the end of the last day", {0, 0}, "2026-01-10T12:00",
			"2026-01-09T17:00"},
	};
	struct tocsin_project project;
	struct tocsin_arena arena;
	test_project_make(&project, &(struct test_project){.rows = negative_rows});
	tocsin_arena_init(&arena);
	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		struct told told[] = {{"A", table[i].told[0], TOCSIN_EVENT_NOTE},
			{"A", table[i].told[1], TOCSIN_EVENT_NOTE}, {0}};
		struct tocsin_journal journal = told_journal(&arena, &project, told);
		struct tocsin_date now;
		char text[TOCSIN_DATE_SIZE];
		ck_assert_int_eq(tocsin_date_parse(&now, table[i].now), TOCSIN_DATE_OK);
		tocsin_instant_format(text, tocsin_default_as_of(&project, &journal, now.at));
		ck_assert_msg(strcmp(text, table[i].wanted) == 0, "%s: %s", table[i].what, text);
	}
	tocsin_arena_finish(&arena);
	tocsin_project_free(&project);
}
END_TEST

Suite *test_suite(void)
{
	Suite *suite = suite_create("status");
	TCase *tests = tcase_create("status");
	tcase_add_test(tests, leach_starts_with_nothing_used);
	tcase_add_test(tests, leach_as_of_day_10);
	tcase_add_test(tests, leach_with_a_feeding_buffer_of_10);
	tcase_add_test(tests, leach_as_it_is_planned);
	tcase_add_test(tests, a_feeding_buffer_without_size_has_no_consumption);
	tcase_add_test(tests, completion_has_three_modes);
	tcase_add_test(tests, the_longest_path_counts_its_parts);
	tcase_add_test(tests, tocico_stuck_in_week_4);
	tcase_add_test(tests, a_negative_step_is_stored_and_shown);
	tcase_add_test(tests, early_finishes_give_buffer_back);
	tcase_add_test(tests, all_done_is_done_unless_the_promise_is_broken);
	tcase_add_test(tests, no_buffer_prints_dash_then_inf);
	tcase_add_test(tests, a_preview_shows_the_same_point);
	tcase_add_test(tests, a_chain_counts_its_parts);
	tcase_add_test(tests, the_point_of_a_merge_follows_its_link);
	tcase_add_test(tests, a_chain_that_merges_by_its_start);
	tcase_add_test(tests, pbcr_begins_at_the_commit);
	tcase_add_test(tests, a_feeding_buffer_closes_with_its_chain);
	tcase_add_loop_test(tests, the_plan_in_force_is_the_newest_not_after_t, 0, 3);
	tcase_add_loop_test(tests, a_running_task_counts_what_was_left_at_the_commit, 0, 2);
	tcase_add_test(tests, the_default_as_of);
	suite_add_tcase(suite, tests);
	return suite;
}
