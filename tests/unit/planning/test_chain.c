/* The critical chain: the longest path of G, its ties, its parts and its gaps (METHOD 3, step 5).
 */
#include "planned.h"

/* ---- Ties, one rule after the other ---- */

static const struct {
	const char *rule;
	const char *chain;
	struct test_row rows[8];
} ties[] = {
	{"larger sum of d^2", "B C", /* 3^2 + 1 against 2^2 + 2^2 */
		{{"A", 5, 3}, {"B", 6, 3}, {"C", 3, 2, .after = "B"}, {"D", 4, 2, .after = "A"},
			{0}}},
	{"more tasks", "B C D",
		/* 5^2 = 3^2 + 4^2 */
		{{"A", 11, 6}, {"B", 6, 3}, {"C", .after = "B"}, {"D", 7, 3, .after = "C"}, {0}}},
	{"a milestone lengthens the list", "A M",
		{{"A", 4, 2}, {"B", 4, 2}, {"M", .after = "A"}, {0}}},
	{"fewer resource links", "C D",
		{{"A", 4, 2, .resources = "Ann"}, {"B", 4, 2, .resources = "Ann"}, {"C", 4, 2},
			{"D", 4, 2, .after = "C"}, {0}}},
	{"lower rows, the first difference counts", "A D",
		{{"A", 4, 2}, {"B", 4, 2}, {"C", 4, 2, .after = "B"}, {"D", 4, 2, .after = "A"},
			{0}}},
	{"lower rows, at the end", "A C",
		{{"A", 4, 2}, {"C", 4, 2, .after = "A"}, {"D", 4, 2, .after = "A"}, {0}}},
};

START_TEST(ties_are_broken_in_order)
{
	load_rows(ties[_i].rows);
	make();
	assert_critical(ties[_i].chain);
	done();
}
END_TEST

/* ---- Parts ---- */

static const struct {
	const char *chain;
	double end;
	struct test_row rows[6];
} parts[] = {
	/* SS: the chain leaves A after 2 days of its 5. */
	{"A:2 B", 10, {{"A", 10, 5}, {"B", 16, 8, .after = "A:SS+2"}, {0}}},
	/* FF: it enters B 3 days before its finish. */
	{"A B:3", 13, {{"A", 20, 10}, {"B", 10, 5, .after = "A:FF+3"}, {0}}},
	/* Into the finish of B and out behind its start: 1 day lies between. */
	{"A B:1 C", 16,
		{{"A", 20, 10}, {"B", 8, 4, .after = "A:FF+2"}, {"C", 10, 5, .after = "B:SS+3"},
			{0}}},
	/* A lag longer than the task counts all of it, and no more. */
	{"A B", 10, {{"A", 4, 2}, {"B", 8, 4, .after = "A:SS+6"}, {0}}},
	/* SF: 4 days behind the start of A lies the finish of B. */
	{"A:4 B C", 6,
		{{"A", 10, 5}, {"B", 6, 3, .after = "A:SF+4"}, {"C", 2, 1, .after = "B:FS+1"},
			{0}}},
	/* A negative lag draws B into A: both count in full, the end does not. */
	{"A B", 8, {{"A", 12, 6}, {"B", 8, 4, .after = "A:FS-2"}, {0}}},
};

START_TEST(chains_count_parts)
{
	load_rows(parts[_i].rows);
	make();
	assert_critical(parts[_i].chain);
	assert_days(plan->makespan, parts[_i].end);
	done();
}
END_TEST

/* ---- Dates and absences ---- */

/* B waits 5 days for its date: that is no length, so C is the longer way; but B sets no end. */
START_TEST(a_date_adds_no_length)
{
	static const struct test_row rows[] = {
		{"A", 4, 2},
		{"B", 4, 2, .after = "A", .not_before = 7},
		{"C", 16, 8},
		{"D", 4, 2, .after = "B C"},
		{0},
	};
	load_rows(rows);
	make();
	assert_critical("C D");
	assert_days(plan->makespan, 11);
	ck_assert_uint_eq(plan->date_gap_count, 1);
	ck_assert_uint_eq(plan->date_gaps[0].before, 3);
	assert_days(plan->date_gaps[0].minutes, 1);
	assert_days(plan->chain_length, 10);
	assert_days(plan->chain_end, 11);
	ck_assert(!plan->date_sets_end);
	done();
}
END_TEST

START_TEST(a_wait_on_the_chain_is_a_gap)
{
	static const struct test_row rows[] = {
		{"A", 10, 5}, {"B", 10, 5, .after = "A", .not_before = 9}, {0}};
	load_rows(rows);
	make();
	assert_critical("A B");
	assert_place("A", 0, 5);
	ck_assert_uint_eq(plan->date_gap_count, 1);
	assert_days(plan->date_gaps[0].minutes, 4);
	assert_days(plan->chain_start, 0);
	assert_days(plan->chain_end, 14);
	assert_days(plan->chain_length, 10);
	assert_days(plan->projected_end, 14);
	ck_assert_int_eq(plan->buffer, plan->project_buffer);
	done();
}
END_TEST

/* The chain ends at 10; a short task with a late date ends at 21, and the promise is behind that.
 */
START_TEST(a_date_may_set_the_end)
{
	static const struct test_row rows[] = {{"A", 20, 10}, {"B", 2, 1, .not_before = 20}, {0}};
	load_rows(rows);
	project.settings.buffer_method = TOCSIN_HALF_CHAIN;
	make();
	assert_critical("A");
	ck_assert(plan->date_sets_end);
	ck_assert_uint_eq(plan->date_setter, 1);
	assert_days(plan->projected_end, 21);
	assert_days(plan->promise, 26);
	assert_days(plan->buffer, 5);
	assert_buffer("B", NULL, 0, 0.5, TOCSIN_BUFFER_NO_ROOM);
	done();
}
END_TEST

START_TEST(an_ignored_date_holds_nothing)
{
	static const struct test_row rows[] = {{"A", 10, 5, .not_before = 9}, {0}};
	load_rows(rows);
	project.tasks[0].not_before = TOCSIN_NO_WORK;
	make();
	assert_place("A", 0, 5);
	done();
}
END_TEST

/* Ann is away from day 3 to 6: A pauses in it, B could not begin in it; none of it is float. */
START_TEST(absences_are_not_float)
{
	static const struct test_row rows[] = {{"A", 8, 4, .resources = "Ann"},
		{"B", 4, 2, .after = "A", .resources = "Ann"}, {"C", 14, 7}, {0}};
	static const struct test_absence absences[] = {{"Ann", 3, 6, 0}, {"Ann", 7, 9, 0}, {0}};
	test_project_make(&project, &(struct test_project){.rows = rows, .absences = absences});
	make();
	assert_critical("A B");
	assert_place("A", 0, 7);
	assert_place("B", 9, 11);
	ck_assert_uint_eq(plan->date_gap_count, 0);
	assert_days(plan->chain_length, 6);
	assert_days(plan->chain_end, 11);
	done();
}
END_TEST

/* One of the crew of two is away until day 4: two cannot work side by side before. */
START_TEST(half_a_crew_is_no_crew)
{
	static const struct test_row rows[] = {
		{"A", 6, 3, .resources = "Crew"},
		{"B", 6, 3, .resources = "Crew"},
		{"C", 6, 3, .resources = "Crew"},
		{0},
	};
	static const struct test_resource crew[] = {{"Crew", 2}, {0}};
	static const struct test_absence absences[] = {{"Crew", 0, 4, 1}, {0}};
	test_project_make(&project, &(struct test_project){rows, crew, absences});
	make();
	assert_days(plan->makespan, 7);
	done();
}
END_TEST

/* An elapsed task counts with the working minutes it spans: 7 days of the clock are 5 at work. */
START_TEST(elapsed_work_counts_where_it_lies)
{
	static const struct test_row rows[] = {
		{"Cure", 7, 7, .elapsed = true}, {"Paint", 4, 2, .after = "Cure"}, {0}};
	load_rows(rows);
	project.settings.buffer_method = TOCSIN_HALF_CHAIN;
	make();
	assert_place("Cure", 0, 5);
	assert_place("Paint", 5, 7);
	assert_days(plan->chain_length, 7);
	assert_days(plan->project_buffer, 3.5);
	done();
}
END_TEST

Suite *test_suite(void)
{
	Suite *suite = suite_create("chain");
	TCase *paths = tcase_create("paths");
	tcase_add_loop_test(paths, ties_are_broken_in_order, 0, sizeof ties / sizeof *ties);
	tcase_add_loop_test(paths, chains_count_parts, 0, sizeof parts / sizeof *parts);
	suite_add_tcase(suite, paths);
	TCase *waits = tcase_create("waits");
	tcase_add_test(waits, a_date_adds_no_length);
	tcase_add_test(waits, a_wait_on_the_chain_is_a_gap);
	tcase_add_test(waits, a_date_may_set_the_end);
	tcase_add_test(waits, an_ignored_date_holds_nothing);
	tcase_add_test(waits, absences_are_not_float);
	tcase_add_test(waits, half_a_crew_is_no_crew);
	tcase_add_test(waits, elapsed_work_counts_where_it_lies);
	suite_add_tcase(suite, waits);
	return suite;
}
