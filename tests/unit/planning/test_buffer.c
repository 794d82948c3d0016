/* Sizes of buffers: METHOD 4's table on chains that can be reckoned by hand. */
#include "check_main.h"

#include <math.h>

#include "test_project.h"
#include "tocsin/buffer.h"

/* Vanhoucke's critical chain 2-6-8 and its feeder 3-5-7, both in one table. */
static const struct test_row rows[] = {
	{"2", 9, 6, .resources = "Ann"},
	{"6", 6, 4, .resources = "Ann Bob=0.5"},
	{"8", 3, 2},
	{"3", 5, 3},
	{"5", 3, 2},
	{"7", 2, 1},
	{0},
};

static struct tocsin_project project;

static void load(void)
{
	test_project_make(&project, &(struct test_project){.rows = rows});
}

static void unload(void)
{
	tocsin_project_free(&project);
}

/* The size on tasks first .. first + 2 of the table, whole. */
static tocsin_work size_of(
	enum tocsin_buffer_method method, uint32_t first, struct tocsin_buffer_sizing sizing)
{
	struct tocsin_chain_item items[3];
	for (uint32_t k = 0; k < 3; k++)
		items[k] = (struct tocsin_chain_item){first + k, project.tasks[first + k].focused};
	sizing.project = &project;
	sizing.chain = items;
	sizing.chain_count = 3;
	return tocsin_buffer_size(method, &sizing);
}

static const struct {
	enum tocsin_buffer_method method;
	tocsin_work critical, feeding; /* minutes */
} sizes[] = {
	{TOCSIN_HALF_CHAIN, 2880, 1440},
	{TOCSIN_CUT_AND_PASTE, 2880, 1920},
	{TOCSIN_HALF_SAFETY, 1440, 960},
	{TOCSIN_PERCENT, 2880, 1440},
	{TOCSIN_RSEM, 1796, 1176},     /* 480 sqrt(14), 480 sqrt(6) */
	{TOCSIN_BIAS_SSQ, 1796, 1176}, /* more than a quarter of 12 and of 6 days */
	{TOCSIN_APD, 1497, 980},       /* (1 + 2/3) / 2 of rsem */
	{TOCSIN_APRT, 1347, 882},      /* (1 + 1/2) / 2 of rsem */
	{TOCSIN_MANUAL, 999, 999},
};

START_TEST(sizes_follow_the_table)
{
	load();
	struct tocsin_buffer_sizing sizing = {
		.network_tasks = 3, .network_links = 2, .utilisation = 0.5, .manual = 999};
	ck_assert_int_eq(size_of(sizes[_i].method, 0, sizing), sizes[_i].critical);
	ck_assert_int_eq(size_of(sizes[_i].method, 3, sizing), sizes[_i].feeding);
	unload();
}
END_TEST

START_TEST(settings_change_percent_and_bias)
{
	load();
	project.settings.percent_permille = 300;
	project.settings.bias_permille = 100;
	struct tocsin_buffer_sizing sizing = {0};
	ck_assert_int_eq(size_of(TOCSIN_PERCENT, 0, sizing), 1728);
	ck_assert_int_eq(size_of(TOCSIN_BIAS_SSQ, 0, sizing), 1796 + 576);
	unload();
}
END_TEST

/* Little safety was taken out: the quarter of the chain is what is left of the buffer. */
START_TEST(bias_ssq_is_a_quarter_at_least)
{
	static const struct test_row tight[] = {{"A", 20.1, 20}, {0}};
	test_project_make(&project, &(struct test_project){.rows = tight});
	struct tocsin_chain_item item = {0, test_days(20)};
	struct tocsin_buffer_sizing sizing = {
		.project = &project, .chain = &item, .chain_count = 1};
	ck_assert_int_eq(tocsin_buffer_size(TOCSIN_BIAS_SSQ, &sizing), test_days(5));
	unload();
}
END_TEST

/* Of a task of 6 days with 3 of safety the chain spends 2: p = 2, d p / A = 1. */
START_TEST(sums_run_over_parts)
{
	load();
	struct tocsin_chain_item item = {0, test_days(2)};
	struct tocsin_buffer_sizing sizing = {
		.project = &project, .chain = &item, .chain_count = 1};
	ck_assert_int_eq(tocsin_buffer_size(TOCSIN_HALF_CHAIN, &sizing), test_days(1));
	ck_assert_int_eq(tocsin_buffer_size(TOCSIN_CUT_AND_PASTE, &sizing), test_days(1));
	ck_assert_int_eq(tocsin_buffer_size(TOCSIN_RSEM, &sizing), test_days(1));
	unload();
}
END_TEST

START_TEST(sizes_go_up_to_the_next_minute)
{
	static const struct test_row odd[] = {{"A", 2, 1.0 / 480}, {0}};
	test_project_make(&project, &(struct test_project){.rows = odd});
	struct tocsin_chain_item item = {0, 1};
	struct tocsin_buffer_sizing sizing = {
		.project = &project, .chain = &item, .chain_count = 1};
	ck_assert_int_eq(tocsin_buffer_size(TOCSIN_HALF_CHAIN, &sizing), 1);
	unload();
}
END_TEST

START_TEST(manual_without_a_size_is_half_chain)
{
	load();
	struct tocsin_buffer_sizing sizing = {.manual = TOCSIN_NO_WORK};
	ck_assert_int_eq(size_of(TOCSIN_MANUAL, 0, sizing), 2880);
	unload();
}
END_TEST

/*
 * One task: the 90 % quantile of its lognormal is S, so the buffer is S - A but for the chance of
 * the draw (the standard error of the quantile is below 1 % here). The same seed draws the same.
 */
START_TEST(monte_carlo_of_one_task_is_its_safety)
{
	load();
	struct tocsin_chain_item item = {0, test_days(6)};
	struct tocsin_buffer_sizing sizing = {
		.project = &project, .chain = &item, .chain_count = 1, .seed = 7};
	tocsin_work size = tocsin_buffer_size(TOCSIN_MONTE_CARLO, &sizing);
	ck_assert_int_gt(size, test_days(2.85));
	ck_assert_int_lt(size, test_days(3.15));
	ck_assert_int_eq(tocsin_buffer_size(TOCSIN_MONTE_CARLO, &sizing), size);
	sizing.seed = 8;
	ck_assert_int_ne(tocsin_buffer_size(TOCSIN_MONTE_CARLO, &sizing), size);
	unload();
}
END_TEST

/* Sums are safer than their parts: three tasks need less than three buffers. */
START_TEST(monte_carlo_pools)
{
	load();
	struct tocsin_buffer_sizing sizing = {.seed = 1};
	tocsin_work pooled = size_of(TOCSIN_MONTE_CARLO, 0, sizing);
	ck_assert_int_lt(pooled, test_days(5.5));
	ck_assert_int_gt(pooled, test_days(3.5));
	project.settings.confidence_permille = 500;
	ck_assert_int_lt(size_of(TOCSIN_MONTE_CARLO, 0, sizing), pooled);
	unload();
}
END_TEST

/* 2-6-8, its beginning 2-6, and 2-6-7, which leaves it: in one go as one by one. */
START_TEST(monte_carlo_shares_beginnings)
{
	load();
	const struct tocsin_chain_item items[] = {
		{0, test_days(6)}, {1, test_days(4)}, {2, test_days(2)}};
	const struct tocsin_chain_item other[] = {
		{0, test_days(6)}, {1, test_days(4)}, {5, test_days(1)}};
	const tocsin_work spent[6] = {test_days(5), -test_days(1)};
	struct tocsin_buffer_sizing sizings[] = {{.chain = items, .chain_count = 2},
		{.chain = other, .chain_count = 3}, {.chain = items, .chain_count = 3},
		{.chain = items, .chain_count = 3}, {.chain = items}};
	tocsin_work found[5];
	for (int k = 0; k < 5; k++) {
		sizings[k].project = &project;
		sizings[k].seed = 3;
		sizings[k].spent = spent;
	}
	tocsin_buffer_sizes(TOCSIN_MONTE_CARLO, sizings, 5, found);
	for (int k = 0; k < 5; k++)
		ck_assert_int_eq(found[k], tocsin_buffer_size(TOCSIN_MONTE_CARLO, &sizings[k]));
	ck_assert_int_lt(found[0], found[1]);
	ck_assert_int_ne(found[1], found[2]);
	ck_assert_int_eq(found[2], found[3]);
	ck_assert_int_eq(found[4], 0);
	unload();
}
END_TEST

/*
 * A hundred equal tasks: their sum is nearly normal, of n times a lognormal's mean and variance,
 * and its 90 % quantile is known to a quarter of a per cent.
 */
START_TEST(monte_carlo_meets_the_normal_limit)
{
	enum { TASKS = 100 };
	load();
	struct tocsin_chain_item items[TASKS];
	for (int k = 0; k < TASKS; k++)
		items[k] = (struct tocsin_chain_item){0, test_days(6)};
	struct tocsin_buffer_sizing sizing = {
		.project = &project, .chain = items, .chain_count = TASKS, .seed = 5};
	double sigma = log(9.0 / 6.0) / 1.2815515655;
	double mean = 6 * exp(sigma * sigma / 2);
	double deviation = mean * sqrt(exp(sigma * sigma) - 1);
	double sum = TASKS * mean + 1.2815515655 * sqrt(TASKS) * deviation;
	double size = (double)tocsin_buffer_size(TOCSIN_MONTE_CARLO, &sizing) / 480;
	ck_assert_double_eq_tol(size + 6 * TASKS, sum, 0.0025 * sum);
	unload();
}
END_TEST

START_TEST(nothing_needs_no_buffer)
{
	load();
	struct tocsin_buffer_sizing sizing = {.project = &project, .manual = TOCSIN_NO_WORK};
	for (int method = TOCSIN_HALF_CHAIN; method < TOCSIN_BUFFER_METHODS; method++)
		ck_assert_int_eq(tocsin_buffer_size((enum tocsin_buffer_method)method, &sizing), 0);
	unload();
}
END_TEST

START_TEST(method_follows_the_estimates)
{
	load();
	ck_assert_int_eq(tocsin_buffer_method_for(&project, TOCSIN_BY_ESTIMATES), TOCSIN_BIAS_SSQ);
	ck_assert_int_eq(tocsin_buffer_method_for(&project, TOCSIN_RSEM), TOCSIN_RSEM);
	project.settings.buffer_method = TOCSIN_APD;
	ck_assert_int_eq(tocsin_buffer_method_for(&project, TOCSIN_BY_ESTIMATES), TOCSIN_APD);
	ck_assert_int_eq(tocsin_buffer_method_for(&project, TOCSIN_RSEM), TOCSIN_RSEM);
	unload();

	static const struct test_row derived[] = {{"A", 4, 2}, {"B", .safe = 4}, {0}};
	test_project_make(&project, &(struct test_project){.rows = derived});
	ck_assert_int_eq(
		tocsin_buffer_method_for(&project, TOCSIN_BY_ESTIMATES), TOCSIN_HALF_CHAIN);
	unload();
}
END_TEST

Suite *test_suite(void)
{
	Suite *suite = suite_create("buffer");
	TCase *table = tcase_create("table");
	tcase_add_loop_test(table, sizes_follow_the_table, 0, sizeof sizes / sizeof *sizes);
	tcase_add_test(table, settings_change_percent_and_bias);
	tcase_add_test(table, bias_ssq_is_a_quarter_at_least);
	tcase_add_test(table, sums_run_over_parts);
	tcase_add_test(table, sizes_go_up_to_the_next_minute);
	tcase_add_test(table, manual_without_a_size_is_half_chain);
	tcase_add_test(table, nothing_needs_no_buffer);
	tcase_add_test(table, method_follows_the_estimates);
	suite_add_tcase(suite, table);
	TCase *simulated = tcase_create("simulated");
	tcase_add_test(simulated, monte_carlo_of_one_task_is_its_safety);
	tcase_add_test(simulated, monte_carlo_pools);
	tcase_add_test(simulated, monte_carlo_shares_beginnings);
	tcase_add_test(simulated, monte_carlo_meets_the_normal_limit);
	suite_add_tcase(suite, simulated);
	return suite;
}
