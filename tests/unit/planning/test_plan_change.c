/*
 * What a proposal changes of the committed plan.
 */
#include "check_main.h"

#include "planned.h"
#include "tocsin/plan_change.h"

/* A is the longer way to C; on day 5 B takes longer than A. */
static const struct test_row rows[] = {
	{"A", .focused = 10},
	{"B", .focused = 8},
	{"C", .focused = 5, .after = "A B"},
	{0},
};

static const struct change_case {
	double left_of_a, left_of_b;
	const char *joins, *leaves;
	double move_of_c; /* 0 = none */
} cases[] = {
	{5, 3, "", "", 0}, {5, 9, "B", "A", 4}, {2, 1, "", "", -3},
	{0, 2, "B", "", -3}, /* A is done: it has not left, it has arrived */
};

static void assert_ids(
	const struct tocsin_plan *of, const uint32_t *tasks, uint32_t count, const char *ids)
{
	char text[32] = "";
	for (uint32_t i = 0; i < count; i++)
		strcat(text, of->tasks[tasks[i]].id);
	ck_assert_str_eq(text, ids);
}

START_TEST(chain_and_starts)
{
	const struct change_case *wanted = cases + _i;
	struct tocsin_arena arena;
	struct tocsin_plan_change change;
	tocsin_arena_init(&arena);
	load_rows(rows);
	make();
	struct tocsin_plan *present = plan;
	const struct tocsin_task_state states[] = {
		{wanted->left_of_a > 0 ? TOCSIN_IN_PROGRESS : TOCSIN_DONE, .start = 0,
			.finish = wanted->left_of_a > 0 ? TOCSIN_NO_WORK : test_days(5),
			.remaining = test_days(wanted->left_of_a)},
		{TOCSIN_IN_PROGRESS, .start = 0, .finish = TOCSIN_NO_WORK,
			.remaining = test_days(wanted->left_of_b)},
		{TOCSIN_NOT_STARTED, .start = TOCSIN_NO_WORK, .finish = TOCSIN_NO_WORK,
			.remaining = test_days(5)},
	};
	make_as_of(5, states);
	tocsin_plan_change_find(&change, &arena, present, plan, states);
	assert_ids(plan, change.joins, change.join_count, wanted->joins);
	assert_ids(present, change.leaves, change.leave_count, wanted->leaves);
	ck_assert_uint_eq(change.move_count, wanted->move_of_c != 0);
	if (change.move_count > 0) {
		ck_assert_str_eq(plan->tasks[change.moves[0].task].id, "C");
		ck_assert_int_eq(change.moves[0].by, test_days(wanted->move_of_c));
	}
	tocsin_plan_free(present);
	tocsin_arena_finish(&arena);
	unmake();
}
END_TEST

Suite *test_suite(void)
{
	Suite *suite = suite_create("plan change");
	TCase *tests = tcase_create("change");
	tcase_add_loop_test(tests, chain_and_starts, 0, sizeof cases / sizeof *cases);
	suite_add_tcase(suite, tests);
	return suite;
}
