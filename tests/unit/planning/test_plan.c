/* Plans: METHOD 11's worked examples, and what each step promises on projects made for it. */
#include "planned.h"

/* ---- METHOD 11 ---- */

static const struct test_row leach[] = {
	{"T1.1", 30, 15, .resources = "Red"},
	{"T1.2", 20, 10, .after = "T1.1", .resources = "Green"},
	{"T2.1", 20, 10, .resources = "Blue"},
	{"T2.2", 10, 5, .after = "T2.1", .resources = "Green"},
	{"T3", 30, 15, .after = "T1.2 T2.2", .resources = "Magenta"},
	{0},
};

START_TEST(leach_by_half_chain)
{
	load_rows(leach);
	project.settings.buffer_method = TOCSIN_HALF_CHAIN;
	make();
	assert_days(plan->makespan, 40);
	ck_assert(plan->optimal);
	assert_place("T2.1", 0, 10);
	assert_place("T2.2", 10, 15);
	assert_place("T1.1", 0, 15);
	assert_place("T1.2", 15, 25);
	assert_place("T3", 25, 40);
	assert_critical("T1.1 T1.2 T3");
	assert_days(plan->chain_length, 40);
	assert_days(plan->project_buffer, 20);
	assert_days(plan->promise, 60);
	assert_days(plan->projected_end, 40);
	assert_days(plan->buffer, 20);
	assert_buffer("T2.2", "T3", 7.5, 7.5, TOCSIN_BUFFER_AS_WANTED);
	assert_days(buffer("T2.2", "T3")->point, 25);
	ck_assert_str_eq(chain_text(buffer("T2.2", "T3")->chain, 2), "T2.1 T2.2");
	done();
}
END_TEST

START_TEST(leach_by_default)
{
	load_rows(leach);
	make();
	ck_assert_int_eq(plan->method, TOCSIN_BIAS_SSQ);
	assert_days(plan->project_buffer, 23.452);
	assert_days(plan->promise, 63.452);
	assert_buffer("T2.2", "T3", 10, 11.181, TOCSIN_BUFFER_RESIZED);
	done();
}
END_TEST

/* T2.1 T2.2 T1.2 T3 is as long, through Green; and Green merges too, where there is no room. */
START_TEST(leach_has_two_traps)
{
	load_rows(leach);
	make();
	assert_candidates("T1.1 T1.2 T2.1 T2.2 T3");
	ck_assert_uint_eq(plan->feeding_count, 2);
	assert_buffer("T2.2", "T1.2", 0, 11.181, TOCSIN_BUFFER_NO_ROOM);
	ck_assert_int_eq(buffer("T2.2", "T1.2")->kind, TOCSIN_MERGE_RESOURCE);
	ck_assert_str_eq(project.resources[buffer("T2.2", "T1.2")->resource].name, "Green");
	ck_assert_str_eq(plan->feeding[0].id, "FB1");
	ck_assert_ptr_eq(&plan->feeding[0], buffer("T2.2", "T1.2"));
	done();
}
END_TEST

static const struct test_row vanhoucke[] = {
	{"1", 2, 1},
	{"2", 9, 6},
	{"3", 5, 3},
	{"4", 2, 1, .after = "1"},
	{"5", 3, 2, .after = "3"},
	{"6", 6, 4, .after = "2 4"},
	{"7", 2, 1, .after = "5"},
	{"8", 3, 2, .after = "6 7"},
	{0},
};

static const struct {
	enum tocsin_buffer_method method;
	double project, from4, from7;
} vanhoucke_sizes[] = {
	{TOCSIN_HALF_CHAIN, 6, 1, 3},
	{TOCSIN_RSEM, 3.742, 1.4145, 2.45},
	{TOCSIN_CUT_AND_PASTE, 6, 2, 4},
	{TOCSIN_HALF_SAFETY, 3, 1, 2},
	{TOCSIN_PERCENT, 6, 1, 3},
};

START_TEST(vanhoucke_by_each_method)
{
	load_rows(vanhoucke);
	project.settings.buffer_method = vanhoucke_sizes[_i].method;
	make();
	assert_critical("2 6 8");
	assert_days(plan->project_buffer, vanhoucke_sizes[_i].project);
	ck_assert_uint_eq(plan->feeding_count, 2);
	assert_days(buffer("4", "6")->size, vanhoucke_sizes[_i].from4);
	assert_days(buffer("7", "8")->size, vanhoucke_sizes[_i].from7);
	done();
}
END_TEST

/* ---- Policies without room ---- */

/* The feeder F ends at 6 of 8 and wants 3; nothing else moves. */
static const struct test_row tight[] = {
	{"A", 16, 8},
	{"F", 12, 6},
	{"Z", 4, 2, .after = "A F"},
	{0},
};

static void load_tight(enum tocsin_no_room policy)
{
	load_rows(tight);
	project.settings.buffer_method = TOCSIN_HALF_CHAIN;
	project.settings.no_room = policy;
	make();
}

START_TEST(resize_takes_the_room_there_is)
{
	load_tight(TOCSIN_RESIZE);
	assert_buffer("F", "Z", 2, 3, TOCSIN_BUFFER_RESIZED);
	assert_place("F", 0, 6);
	assert_place("Z", 8, 10);
	assert_days(plan->promise, 15);
	assert_days(plan->buffer, 5);
	done();
}
END_TEST

START_TEST(gap_lets_the_chain_wait)
{
	load_tight(TOCSIN_GAP);
	assert_buffer("F", "Z", 3, 3, TOCSIN_BUFFER_GAP);
	assert_place("F", 0, 6);
	assert_place("Z", 9, 11);
	assert_days(plan->chain_length, 10);
	assert_days(plan->chain_end, 11);
	assert_days(plan->projected_end, 10);
	assert_days(plan->project_buffer, 5);
	assert_days(plan->promise, 16);
	assert_days(plan->buffer, 6); /* 1 of them gap */
	done();
}
END_TEST

START_TEST(split_gives_the_rest_to_the_project)
{
	load_tight(TOCSIN_SPLIT);
	assert_buffer("F", "Z", 2, 3, TOCSIN_BUFFER_SPLIT);
	assert_place("Z", 8, 10);
	assert_days(plan->project_buffer_wanted, 5);
	assert_days(plan->project_buffer, 6);
	assert_days(plan->promise, 16);
	done();
}
END_TEST

/* What one merge waits, the merges behind it gain. */
START_TEST(gaps_add_up_only_where_they_must)
{
	static const struct test_row rows[] = {
		{"A", 16, 8},
		{"F", 12, 6},
		{"B", 16, 8, .after = "A F"},
		{"G", 24, 12},
		{"Z", 4, 2, .after = "B G"},
		{0},
	};
	load_rows(rows);
	project.settings.buffer_method = TOCSIN_HALF_CHAIN;
	project.settings.no_room = TOCSIN_GAP;
	make();
	assert_place("B", 9, 17);  /* F wants 3 and has 2 */
	assert_place("Z", 18, 20); /* G wants 6: 12 + 6, one more day and not two */
	assert_days(plan->buffer - plan->project_buffer, 2);
	done();
}
END_TEST

START_TEST(a_date_takes_the_room_of_a_buffer)
{
	static const struct test_row rows[] = {
		{"A", 16, 8},
		{"F", 6, 3, .not_before = 4},
		{"Z", 4, 2, .after = "A F"},
		{0},
	};
	load_rows(rows);
	project.settings.buffer_method = TOCSIN_HALF_CHAIN;
	make();
	assert_place("F", 4, 7);
	assert_buffer("F", "Z", 1, 1.5, TOCSIN_BUFFER_RESIZED);
	done();
}
END_TEST

START_TEST(sizes_are_rounded_up)
{
	load_rows(tight);
	project.settings.buffer_method = TOCSIN_RSEM;
	project.settings.buffer_round = test_days(1);
	make();
	assert_days(plan->project_buffer, 9); /* sqrt(64 + 4) = 8.246 */
	assert_buffer("F", "Z", 2, 6, TOCSIN_BUFFER_RESIZED);
	done();
}
END_TEST

START_TEST(manual_sizes_are_by_merge)
{
	static const struct tocsin_manual_buffer sizes[] = {
		{NULL, NULL, 4 * 480}, {"F", "Z", 480}, {"E", NULL, 240}};
	static const struct test_row rows[] = {
		{"A", 16, 8}, {"F", 6, 3}, {"Z", 4, 2, .after = "A F"}, {"E", 2, 1}, {0}};
	load_rows(rows);
	project.settings.buffer_method = TOCSIN_MANUAL;
	project.settings.manual_buffers = sizes;
	project.settings.manual_buffer_count = 3;
	make();
	assert_days(plan->project_buffer, 4);
	assert_buffer("F", "Z", 1, 1, TOCSIN_BUFFER_AS_WANTED);
	assert_buffer("E", NULL, 0.5, 0.5, TOCSIN_BUFFER_AS_WANTED);
	assert_place("E", 8.5, 9.5);
	done();
}
END_TEST

/* ---- Merges ---- */

/* By a finish and by a start; several edges between the same two tasks are one merge. */
START_TEST(merges_lie_at_their_ends)
{
	static const struct test_row rows[] = {
		{"A", 20, 10},
		{"F", 4, 2, .resources = "Ann"},
		{"G", 4, 2},
		{"Z", 8, 4, .after = "A F:FS+1 F:SS+1 G:FF+1", .resources = "Ann"},
		{0},
	};
	load_rows(rows);
	project.settings.buffer_method = TOCSIN_HALF_CHAIN;
	make();
	ck_assert_uint_eq(plan->feeding_count, 2);
	ck_assert_int_eq(buffer("F", "Z")->type, TOCSIN_FS);
	ck_assert_int_eq(buffer("F", "Z")->kind, TOCSIN_MERGE_PRECEDENCE);
	assert_days(buffer("F", "Z")->point, 9);
	assert_place("F", 6, 8);
	assert_days(buffer("G", "Z")->point, 13);
	assert_place("G", 10, 12);
	done();
}
END_TEST

/* C is longer than B before D; it is fed by both, and each is listed somewhere. */
START_TEST(a_feeding_chain_is_the_longest_way_back)
{
	static const struct test_row rows[] = {
		{"A", 40, 20},
		{"B", 4, 2},
		{"C", 8, 4},
		{"D", 4, 2, .after = "B C"},
		{"Z", 4, 2, .after = "A D"},
		{0},
	};
	load_rows(rows);
	project.settings.buffer_method = TOCSIN_HALF_CHAIN;
	make();
	assert_feeding_chain("D", "Z", "C D");
	assert_buffer("D", "Z", 3, 3, TOCSIN_BUFFER_AS_WANTED);
	ck_assert_int_eq(plan->tasks[1].chain, 0);
	ck_assert_int_eq(plan->tasks[2].chain, 0);
	ck_assert_int_eq(plan->tasks[0].chain, TOCSIN_CRITICAL);
	assert_place("B", 13, 15);
	done();
}
END_TEST

/* ---- Small and odd projects ---- */

START_TEST(an_empty_project_has_an_empty_plan)
{
	static const struct test_row rows[] = {{0}};
	load_rows(rows);
	make();
	ck_assert_uint_eq(plan->task_count, 0);
	ck_assert_uint_eq(plan->critical_count, 0);
	ck_assert_int_eq(plan->promise, 0);
	ck_assert_str_eq(plan->drum, "");
	done();
}
END_TEST

START_TEST(one_task_is_its_chain)
{
	static const struct test_row rows[] = {{"A", 10, 5}, {0}};
	load_rows(rows);
	make();
	assert_critical("A");
	assert_days(plan->project_buffer, 5);
	assert_days(plan->promise, 10);
	ck_assert_uint_eq(plan->feeding_count, 0);
	done();
}
END_TEST

START_TEST(milestones_take_no_time)
{
	static const struct test_row rows[] = {{"A"}, {"B", .after = "A"}, {"C"}, {0}};
	load_rows(rows);
	make();
	assert_critical("A B");
	assert_candidates("A B C");
	assert_days(plan->promise, 0);
	assert_buffer("C", NULL, 0, 0, TOCSIN_BUFFER_AS_WANTED);
	done();
}
END_TEST

START_TEST(the_drum_is_the_most_loaded)
{
	static const struct test_row rows[] = {
		{"A", 8, 4, .resources = "Ann"}, {"B", 10, 5, .resources = "Bob=1"}, {0}};
	static const struct test_resource resources[] = {{"Ann", 1}, {"Bob", 2}, {0}};
	test_project_make(&project, &(struct test_project){.rows = rows, .resources = resources});
	make();
	ck_assert_str_eq(plan->drum, "Ann");
	unmake();
	project.settings.drum = "bob";
	make();
	ck_assert_str_eq(plan->drum, "Bob");
	done();
}
END_TEST

/*
 * Launch may lie before Rig, for SF ties only its end: nine days. But Rig then takes the dock over
 * from a task that waits for it, which no link may say, and whoever runs late meets the other. So
 * the plan keeps the longer order, and does not call it optimal.
 */
START_TEST(links_can_keep_the_order_of_a_plan)
{
	static const struct test_row rows[] = {{"Rig", 8, 4, .resources = "Dock"},
		{"Launch", 10, 5, .after = "Rig:SF", .resources = "Dock"},
		{"Test", 2, 1, .after = "Launch:FS+1"}, {0}};
	load_rows(rows);
	make();
	assert_days(plan->makespan, 11);
	assert_days(plan->lower_bound, 9);
	ck_assert(!plan->optimal);
	assert_critical("Rig Launch Test");
	assert_days(plan->projected_end, 11);
	done();
}
END_TEST

/* Begun on Monday morning or evening, 40 hours end before Wednesday's work: the earlier one counts,
 * for the bound as for the schedule. */
START_TEST(elapsed_work_starts_as_early_as_its_end_allows)
{
	static const struct test_row rows[] = {{"Pour", 4, 2, .not_before = 2},
		{"Cure", 3, 40. / 24, .after = "Pour Pour:FF+3", .elapsed = true},
		{"Strip", 8, 4, .after = "Cure:SS"}, {0}};
	load_rows(rows);
	make();
	assert_place("Cure", 5, 7);
	assert_place("Strip", 5, 9);
	assert_days(plan->lower_bound, 9);
	ck_assert(plan->optimal);
	done();
}
END_TEST

/* Where links can, a task goes before the one that its end waits for. */
START_TEST(a_task_may_lie_before_its_predecessor)
{
	static const struct test_row rows[] = {{"Rig", 8, 4, .after = "Order"}, {"Order", 4, 2},
		{"Launch", 10, 5, .after = "Rig:SF"}, {"Test", 2, 1, .after = "Launch:FS+1"}, {0}};
	load_rows(rows);
	make();
	assert_place("Launch", 0, 5);
	assert_days(plan->makespan, 7);
	ck_assert(plan->optimal);
	done();
}
END_TEST

START_TEST(equal_input_gives_an_equal_plan)
{
	load_rows(leach);
	make();
	struct tocsin_plan *first = plan;
	make();
	ck_assert_uint_eq(plan->schedules, first->schedules);
	ck_assert_int_eq(plan->promise, first->promise);
	ck_assert_mem_eq(
		plan->critical, first->critical, plan->critical_count * sizeof *plan->critical);
	tocsin_plan_free(first);
	done();
}
END_TEST

/* ---- Re-baseline ---- */

/* Day 10 of Leach's example: T1.1 has 8 days left, T2.1 has 4; Green ties T2.2 to T1.2. */
START_TEST(a_rebaseline_counts_what_is_left)
{
	load_rows(leach);
	project.settings.buffer_method = TOCSIN_HALF_CHAIN;
	struct tocsin_task_state *states = nothing_started();
	running(states, "T1.1", 0, 8);
	running(states, "T2.1", 0, 4);
	make_as_of(10, states);
	assert_place("T1.1", 0, 18);
	assert_place("T2.1", 0, 14);
	assert_days(plan->makespan, 44);
	assert_critical("T2.1 T2.2 T1.2 T3");
	assert_days(plan->chain_length, 34);
	assert_days(plan->project_buffer, 17);
	assert_days(plan->projected_end, 44);
	assert_days(plan->promise, 61);
	assert_days(plan->buffer, 17);
	assert_buffer("T1.1", "T1.2", 1, 4, TOCSIN_BUFFER_RESIZED);
	done();
}
END_TEST

START_TEST(what_is_done_is_on_no_chain)
{
	load_rows(leach);
	project.settings.buffer_method = TOCSIN_HALF_CHAIN;
	struct tocsin_task_state *states = nothing_started();
	finished(states, "T1.1", 0, 12);
	finished(states, "T2.1", 0, 9);
	running(states, "T2.2", 9, 1);
	make_as_of(13, states);
	assert_critical("T2.2 T1.2 T3");
	assert_days(plan->chain_length, 26);
	assert_days(plan->chain_start, 13);
	ck_assert_int_eq(plan->tasks[0].chain, TOCSIN_NO_CHAIN);
	ck_assert_uint_eq(plan->feeding_count, 0);
	unmake();
	for (uint32_t i = 0; i < project.task_count; i++)
		finished(states, project.tasks[i].id, i, i + 1);
	make_as_of(13, states);
	ck_assert_uint_eq(plan->critical_count, 0);
	assert_days(plan->projected_end, 5);
	done();
}
END_TEST

/* A lag that began in the past still runs: 4 of its 6 days lie before the chain. */
START_TEST(a_running_lag_is_length)
{
	static const struct test_row rows[] = {
		{"Pour", 4, 2}, {"Strip", 4, 2, .after = "Pour:FS+6"}, {"Tidy", 10, 5}, {0}};
	load_rows(rows);
	struct tocsin_task_state *states = nothing_started();
	finished(states, "Pour", 0, 2);
	make_as_of(4, states);
	assert_critical("Strip");
	assert_place("Strip", 8, 10);
	assert_days(plan->chain_length, 2);
	done();
}
END_TEST

Suite *test_suite(void)
{
	Suite *suite = suite_create("plan");
	TCase *worked = tcase_create("worked examples");
	tcase_add_test(worked, leach_by_half_chain);
	tcase_add_test(worked, leach_by_default);
	tcase_add_test(worked, leach_has_two_traps);
	tcase_add_loop_test(worked, vanhoucke_by_each_method, 0,
		sizeof vanhoucke_sizes / sizeof *vanhoucke_sizes);
	suite_add_tcase(suite, worked);
	TCase *room = tcase_create("room");
	tcase_add_test(room, resize_takes_the_room_there_is);
	tcase_add_test(room, gap_lets_the_chain_wait);
	tcase_add_test(room, split_gives_the_rest_to_the_project);
	tcase_add_test(room, gaps_add_up_only_where_they_must);
	tcase_add_test(room, a_date_takes_the_room_of_a_buffer);
	tcase_add_test(room, sizes_are_rounded_up);
	tcase_add_test(room, manual_sizes_are_by_merge);
	suite_add_tcase(suite, room);
	TCase *merges = tcase_create("merges");
	tcase_add_test(merges, merges_lie_at_their_ends);
	tcase_add_test(merges, a_feeding_chain_is_the_longest_way_back);
	suite_add_tcase(suite, merges);
	TCase *small = tcase_create("small");
	tcase_add_test(small, an_empty_project_has_an_empty_plan);
	tcase_add_test(small, one_task_is_its_chain);
	tcase_add_test(small, milestones_take_no_time);
	tcase_add_test(small, the_drum_is_the_most_loaded);
	tcase_add_test(small, links_can_keep_the_order_of_a_plan);
	tcase_add_test(small, elapsed_work_starts_as_early_as_its_end_allows);
	tcase_add_test(small, a_task_may_lie_before_its_predecessor);
	tcase_add_test(small, equal_input_gives_an_equal_plan);
	suite_add_tcase(suite, small);
	TCase *again = tcase_create("re-baseline");
	tcase_add_test(again, a_rebaseline_counts_what_is_left);
	tcase_add_test(again, what_is_done_is_on_no_chain);
	tcase_add_test(again, a_running_lag_is_length);
	suite_add_tcase(suite, again);
	return suite;
}
