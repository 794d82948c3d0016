/*
 * Drift (METHOD 5): how a schedule that changed after its commit differs, and what each change
 * moves.
 *
 * Committed: A 5 -> B 5 -> C 10, F 4 into C; F0 = 20.
 */
#include "check_main.h"

#include <stdio.h>
#include <string.h>

#include "example.h"

static const struct test_row committed[] = {
	{"A", 10, 5}, {"B", 10, 5, "A"}, {"C", 20, 10, "B F"}, {"F", 8, 4}, {0}};
static const struct example_plan plan = {
	.critical = "A B C", .buffer = 10, .feeding = {{"F", "C", 3, 10}}};

struct drift_case {
	const char *what;
	struct test_row now[7];
	struct told told[3];
	double t;
	const char *drift; /* "KIND key before->after moves", days; "?" = not attributable */
	double end;        /* Ft */
};

static const struct drift_case cases[] = {
	{"nothing changed", {{"A", 10, 5}, {"B", 10, 5, "A"}, {"C", 20, 10, "B F"}, {"F", 8, 4}},
		{{0}}, 0, "", 20},
	{"an estimate of a task that has not started counts at once",
		{{"A", 10, 5}, {"B", 16, 8, "A"}, {"C", 20, 10, "B F"}, {"F", 8, 4}}, {{0}}, 0,
		"estimate B 5->8 3", 23},
	{"one that the buffer of its chain absorbs moves nothing",
		{{"A", 10, 5}, {"B", 10, 5, "A"}, {"C", 20, 10, "B F"}, {"F", 12, 6}}, {{0}}, 0,
		"estimate F 4->6 0", 20},
	{"of a task that runs what is left counts, not the estimate",
		{{"A", 30, 15}, {"B", 10, 5, "A"}, {"C", 20, 10, "B F"}, {"F", 8, 4}},
		{{"A", 1, TOCSIN_EVENT_REMAINING, 4}}, 1, "estimate A 5->15 0", 20},
	{"an added task",
		{{"A", 10, 5}, {"N", 4, 2, "A"}, {"B", 10, 5, "N"}, {"C", 20, 10, "B F"},
			{"F", 8, 4}},
		{{0}}, 0, "added N 0->2 2", 22},
	{"an added task that has started moves what is left of it",
		{{"A", 10, 5}, {"B", 10, 5, "A N"}, {"C", 20, 10, "B F"}, {"F", 8, 4}, {"N", 4, 2}},
		{{"N", 1, TOCSIN_EVENT_REMAINING, 9}, {"A", 1, TOCSIN_EVENT_REMAINING, 4}}, 1,
		"added N 0->2 5", 25},
	{"an added task with a date of its own",
		{{"A", 10, 5}, {"N", 4, 2, .not_before = 9}, {"B", 10, 5, "A N"},
			{"C", 20, 10, "B F"}, {"F", 8, 4}},
		{{0}}, 0, "added N 0->2 6", 26},
	{"a removed task of the critical chain", {{"A", 10, 5}, {"C", 20, 10, "A F"}, {"F", 8, 4}},
		{{0}}, 0, "removed B 5->0 -5", 15},
	{"the first task of the chain removed", {{"B", 10, 5}, {"C", 20, 10, "B F"}, {"F", 8, 4}},
		{{0}}, 0, "removed A 5->0 -5", 15},
	{"the last one", {{"A", 10, 5}, {"B", 10, 5, "A"}, {"F", 8, 4}}, {{0}}, 0,
		"removed C 10->0 -10", 10},
	{"two changes, each by itself",
		{{"A", 10, 5}, {"B", 16, 8, "A"}, {"C", 24, 12, "B F"}, {"F", 8, 4}}, {{0}}, 0,
		"estimate B 5->8 3, estimate C 10->12 2", 25},
	{"other links: the inputs changed",
		{{"A", 10, 5}, {"B", 10, 5}, {"C", 20, 10, "B F"}, {"F", 8, 4}}, {{0}}, 0,
		"inputs  0->0 ?", 15},
	{"safe estimates alone move nothing",
		{{"A", 12, 5}, {"B", 10, 5, "A"}, {"C", 20, 10, "B F"}, {"F", 8, 4}}, {{0}}, 0,
		"estimate A 5->5 0", 20},
};

static void describe(char *out, size_t size, const struct tocsin_status *status)
{
	static const char *const kinds[] = {"added", "removed", "estimate", "renamed", "inputs"};
	size_t used = 0;
	out[0] = '\0';
	for (uint32_t i = 0; i < status->drift_count; i++) {
		const struct tocsin_drift *drift = &status->drift[i];
		used += (size_t)snprintf(out + used, size - used, "%s%s %s %g->%g ", i ? ", " : "",
			kinds[drift->kind], drift->key, (double)drift->before / 480,
			(double)drift->after / 480);
		if (drift->moves == TOCSIN_NO_WORK)
			used += (size_t)snprintf(out + used, size - used, "?");
		else
			used += (size_t)snprintf(
				out + used, size - used, "%g", (double)drift->moves / 480);
	}
}

/* Status of the project as it is now, under the plan of what was committed. */
static void begin(struct example *example, const struct test_row *now, const struct told *told)
{
	struct tocsin_project before;
	test_project_make(&before, &(struct test_project){.rows = committed});
	example_begin(example, now, &(struct example_plan){.critical = ""}, told);
	example_plan_free(&example->plan);
	example_plan_make(&example->plan, &before, NULL, &plan);
	tocsin_project_free(&before);
}

START_TEST(each_change_is_listed_with_what_it_moves)
{
	const struct drift_case *c = &cases[_i];
	struct example example;
	begin(&example, c->now, c->told);
	example_status(&example, c->t);
	char text[256];
	describe(text, sizeof text, &example.status);
	ck_assert_msg(strcmp(text, c->drift) == 0, "%s: %s", c->what, text);
	ck_assert_msg(example.status.projected_end == test_days(c->end), "%s: Ft %g", c->what,
		(double)example.status.projected_end / 480);
	example_end(&example);
}
END_TEST

START_TEST(a_changed_name_is_reported)
{
	struct example example;
	begin(&example, committed, NULL);
	example.project.tasks[1].name = "Build";
	example_status(&example, 0);
	ck_assert_uint_eq(example.status.drift_count, 1);
	ck_assert_int_eq(example.status.drift[0].kind, TOCSIN_DRIFT_RENAMED);
	ck_assert_str_eq(example.status.drift[0].key, "B");
	ck_assert_str_eq(example.status.drift[0].name, "Build");
	ck_assert_int_eq(example.status.drift[0].moves, 0);
	example_end(&example);
}
END_TEST

/* x: a removed task has nothing left, an added one is outside, a changed estimate moves R alone. */
START_TEST(completion_follows_the_current_schedule)
{
	static const struct {
		struct test_row now[6];
		double percent;
	} table[] = {
		{{{"A", 10, 5}, {"B", 16, 8, "A"}, {"C", 20, 10, "B F"}, {"F", 8, 4}}, -15},
		{{{"A", 10, 5}, {"N", 4, 2, "A"}, {"B", 10, 5, "N"}, {"C", 20, 10, "B F"},
			 {"F", 8, 4}},
			0},
		{{{"A", 10, 5}, {"C", 20, 10, "A F"}, {"F", 8, 4}}, 25},
	};
	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		struct example example;
		begin(&example, table[i].now, NULL);
		example_status(&example, 0);
		ck_assert_double_eq_tol(tocsin_ratio_percent(example.status.now.completion),
			table[i].percent, 1e-9);
		example_end(&example);
	}
}
END_TEST

/* Feeding buffers survive the loss of their tasks. */
START_TEST(a_feeding_chain_without_tasks_is_closed)
{
	static const struct test_row now[] = {
		{"A", 10, 5}, {"B", 10, 5, "A"}, {"C", 20, 10, "B"}, {0}};
	struct example example;
	begin(&example, now, NULL);
	example_status(&example, 0);
	ck_assert(example.status.feeding[0].closed);
	ck_assert_double_eq_tol(
		tocsin_ratio_percent(example.status.feeding[0].completion), 100, 1e-9);
	example_end(&example);
}
END_TEST

/* Where its merge has gone, a buffer keeps the point that it was planned for. */
START_TEST(a_feeding_buffer_without_its_merge)
{
	static const struct test_row now[] = {{"A", 10, 5}, {"B", 10, 5, "A"}, {"F", 8, 4}, {0}};
	struct example example;
	begin(&example, now, NULL);
	example_status(&example, 0);
	ck_assert(!example.status.feeding[0].closed);
	ck_assert_int_eq(example.status.feeding[0].room_left, test_days(10 - 4));
	example_end(&example);
}
END_TEST

START_TEST(only_so_many_are_attributed)
{
	enum { TASKS = 60 };
	static struct test_row before[TASKS + 1], now[TASKS + 1];
	static char ids[TASKS][16];
	for (int i = 0; i < TASKS; i++) {
		snprintf(ids[i], sizeof ids[i], "T%d", i);
		before[i] = (struct test_row){ids[i], 2, 1};
		now[i] = (struct test_row){ids[i], 4, 2};
	}
	struct tocsin_project old;
	test_project_make(&old, &(struct test_project){.rows = before});
	struct example example;
	example_begin(&example, now, &(struct example_plan){.critical = ""}, NULL);
	example_plan_free(&example.plan);
	example_plan_make(&example.plan, &old, NULL, &(struct example_plan){.critical = "T0"});
	tocsin_project_free(&old);
	example_status(&example, 0);
	ck_assert_uint_eq(example.status.drift_count, TASKS);
	ck_assert_int_eq(example.status.drift[49].moves, 0);
	ck_assert_int_eq(example.status.drift[50].moves, TOCSIN_NO_WORK);
	example_end(&example);
}
END_TEST

Suite *test_suite(void)
{
	Suite *suite = suite_create("drift");
	TCase *tests = tcase_create("drift");
	tcase_add_loop_test(
		tests, each_change_is_listed_with_what_it_moves, 0, sizeof cases / sizeof *cases);
	tcase_add_test(tests, a_changed_name_is_reported);
	tcase_add_test(tests, completion_follows_the_current_schedule);
	tcase_add_test(tests, a_feeding_chain_without_tasks_is_closed);
	tcase_add_test(tests, a_feeding_buffer_without_its_merge);
	tcase_add_test(tests, only_so_many_are_attributed);
	suite_add_tcase(suite, tests);
	return suite;
}
