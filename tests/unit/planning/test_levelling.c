/*
 * Levelling: METHOD's example, the cases that make it hard (absences, links of all types, running
 * projects, fixed tasks, deadlines), and the laws that hold for every project.
 */
#include "check_main.h"

#include "level_cases.h"
#include "test_project.h"

static void level(struct tocsin_levelled *out, struct tocsin_project *project,
	struct tocsin_levelling_problem problem)
{
	problem.project = project;
	if (problem.seed == 0)
		problem.seed = 1;
	tocsin_level(out, &project->arena, &problem);
	const char *fault = level_case_fault(project, &problem, out);
	ck_assert_msg(fault == NULL, "%s", fault);
	ck_assert_int_le(out->lower_bound, out->makespan);
	ck_assert(out->optimal == (out->lower_bound == out->makespan));
	ck_assert_int_le(tocsin_lower_bound(&project->arena, &problem), out->lower_bound);
}

/* A table as a project, levelled; the caller frees the project. */
static void level_table(struct tocsin_levelled *out, struct tocsin_project *project,
	const struct test_project *table)
{
	test_project_make(project, table);
	level(out, project, (struct tocsin_levelling_problem){0});
}

#define ck_assert_days(minutes, days) ck_assert_int_eq((minutes), test_days(days))

static void assert_place(const struct tocsin_levelled *levelled,
	const struct tocsin_project *project, const char *id, double start, double finish)
{
	uint32_t task = test_project_task(project, id);
	ck_assert_msg(levelled->start[task] == test_days(start), "%s starts at %lld, not %lld", id,
		(long long)levelled->start[task], (long long)test_days(start));
	ck_assert_msg(levelled->finish[task] == test_days(finish), "%s ends at %lld, not %lld", id,
		(long long)levelled->finish[task], (long long)test_days(finish));
}

static const struct test_row leach[] = {
	{"T1.1", .safe = 30, .focused = 15, .resources = "Red"},
	{"T1.2", .safe = 20, .focused = 10, .resources = "Green", .after = "T1.1"},
	{"T2.1", .safe = 20, .focused = 10, .resources = "Blue"},
	{"T2.2", .safe = 10, .focused = 5, .resources = "Green", .after = "T2.1"},
	{"T3", .safe = 30, .focused = 15, .resources = "Magenta", .after = "T1.2 T2.2"},
	{0},
};

START_TEST(leach_takes_forty_days)
{
	struct tocsin_project project;
	struct tocsin_levelled levelled;
	level_table(&levelled, &project, &(struct test_project){.rows = leach});
	ck_assert_days(levelled.makespan, 40);
	ck_assert(levelled.optimal);
	ck_assert(levelled.kept_upper);
	ck_assert_uint_eq(levelled.schedules, 1); /* the first met the bound */
	assert_place(&levelled, &project, "T2.1", 0, 10);
	assert_place(&levelled, &project, "T2.2", 10, 15);
	assert_place(&levelled, &project, "T1.1", 0, 15);
	assert_place(&levelled, &project, "T1.2", 15, 25);
	assert_place(&levelled, &project, "T3", 25, 40);
	tocsin_project_free(&project);
}
END_TEST

/* Two tasks of 3 and 2 days: where each link type puts the second, and where the end is. */
static const struct {
	const char *after;
	double start;
} links[] = {
	{"A", 3},
	{"A:FS+1", 4},
	{"A:FS-1", 2},
	{"A:FS-9", 0}, /* a negative lag never goes before 0 */
	{"A:SS", 0},
	{"A:SS+2", 2},
	{"A:SS-1", 0},
	{"A:FF", 1},
	{"A:FF+1", 2},
	{"A:FF-3", 0},
	{"A:SF+4", 2},
	{"A:SF-1", 0},
};

START_TEST(links_of_every_type_and_sign)
{
	const struct test_row rows[] = {
		{"A", .focused = 3}, {"B", .focused = 2, .after = links[_i].after}, {0}};
	struct tocsin_project project;
	struct tocsin_levelled levelled;
	level_table(&levelled, &project, &(struct test_project){.rows = rows});
	assert_place(&levelled, &project, "A", 0, 3);
	assert_place(&levelled, &project, "B", links[_i].start, links[_i].start + 2);
	ck_assert(levelled.optimal);
	tocsin_project_free(&project);
}
END_TEST

START_TEST(an_elapsed_lag_runs_over_the_weekend)
{
	/* Paint dries from Friday evening to Sunday evening: the next coat starts on Monday. */
	const struct test_row rows[] = {
		{"Coat", .focused = 5}, {"Again", .focused = 1, .after = "Coat:FS+2e"}, {0}};
	struct tocsin_project project;
	struct tocsin_levelled levelled;
	level_table(&levelled, &project, &(struct test_project){.rows = rows});
	assert_place(&levelled, &project, "Again", 5, 6);
	tocsin_project_free(&project);
}
END_TEST

/* Ann is away from day 2 to day 4. */
static const struct test_absence away[] = {{"Ann", 2, 4, 0}, {0}};

START_TEST(a_task_pauses_over_an_absence_and_keeps_its_claim)
{
	const struct test_row rows[] = {{"A", .focused = 3, .resources = "Ann"},
		{"B", .focused = 1, .resources = "Ann", .after = "A:SS"}, {0}};
	struct tocsin_project project;
	struct tocsin_levelled levelled;
	level_table(&levelled, &project, &(struct test_project){.rows = rows, .absences = away});
	/* Ann's four days of work end on day 6 at best; one order splits A, the other does not. */
	ck_assert_days(levelled.makespan, 6);
	ck_assert(levelled.optimal);
	tocsin_project_free(&project);
}
END_TEST

START_TEST(without_pauses_it_fits_between)
{
	const struct test_row rows[] = {{"A", .focused = 3, .resources = "Ann"}, {0}};
	struct tocsin_project project;
	test_project_make(&project, &(struct test_project){.rows = rows, .absences = away});
	project.settings.pauses = false;
	struct tocsin_levelled levelled;
	level(&levelled, &project, (struct tocsin_levelling_problem){0});
	assert_place(&levelled, &project, "A", 4, 7);
	tocsin_project_free(&project);
}
END_TEST

START_TEST(one_of_two_is_away)
{
	/* With one painter left, one task goes on and the other waits, though neither pauses. */
	const struct test_row rows[] = {{"A", .focused = 2, .resources = "Painter"},
		{"B", .focused = 2, .resources = "Painter"}, {0}};
	const struct test_resource painters[] = {{"Painter", 2}, {0}};
	const struct test_absence one[] = {{"Painter", 0, 2, 1}, {0}};
	struct tocsin_project project;
	struct tocsin_levelled levelled;
	level_table(&levelled, &project,
		&(struct test_project){.rows = rows, .resources = painters, .absences = one});
	ck_assert_days(levelled.makespan, 4);
	tocsin_project_free(&project);
}
END_TEST

START_TEST(a_running_task_comes_first)
{
	/* As of day 5: T1.1 done late, on day 4; T2.1 has 3 days left and holds Blue. */
	struct tocsin_project project;
	test_project_make(&project, &(struct test_project){.rows = leach});
	tocsin_work none = TOCSIN_NO_WORK;
	struct tocsin_task_state states[] = {
		{TOCSIN_DONE, 0, test_days(4), 0},
		{TOCSIN_NOT_STARTED, none, none, test_days(10)},
		{TOCSIN_IN_PROGRESS, test_days(1), none, test_days(3)},
		{TOCSIN_NOT_STARTED, none, none, test_days(5)},
		{TOCSIN_NOT_STARTED, none, none, test_days(15)},
	};
	struct tocsin_levelled levelled;
	level(&levelled, &project,
		(struct tocsin_levelling_problem){.states = states, .t = test_days(5)});
	assert_place(&levelled, &project, "T1.1", 0, 4);
	assert_place(&levelled, &project, "T2.1", 1, 8);
	assert_place(&levelled, &project, "T1.2", 5, 15);
	assert_place(&levelled, &project, "T2.2", 15, 20);
	assert_place(&levelled, &project, "T3", 20, 35);
	tocsin_project_free(&project);
}
END_TEST

START_TEST(the_end_of_a_running_task_may_wait)
{
	/* B runs with a day left, but may not end before A, which has not started. */
	const struct test_row rows[] = {
		{"A", .focused = 4}, {"B", .focused = 2, .after = "A:FF+1"}, {0}};
	struct tocsin_project project;
	test_project_make(&project, &(struct test_project){.rows = rows});
	struct tocsin_task_state states[] = {
		{TOCSIN_NOT_STARTED, TOCSIN_NO_WORK, TOCSIN_NO_WORK, test_days(4)},
		{TOCSIN_IN_PROGRESS, TOCSIN_NO_WORK, TOCSIN_NO_WORK, test_days(1)},
	};
	struct tocsin_levelled levelled;
	level(&levelled, &project,
		(struct tocsin_levelling_problem){.states = states, .t = test_days(2)});
	assert_place(&levelled, &project, "A", 2, 6);
	assert_place(&levelled, &project, "B", 2, 7); /* an unknown start counts as t */
	tocsin_project_free(&project);
}
END_TEST

START_TEST(fixed_tasks_stay_and_bind)
{
	/* With T1.2 kept at day 20, T2.2 has to be out of Green's way before or after. */
	struct tocsin_project project;
	test_project_make(&project, &(struct test_project){.rows = leach});
	bool fixed[5] = {false, true};
	tocsin_work fixed_start[5] = {0, test_days(20)};
	struct tocsin_levelled levelled;
	level(&levelled, &project,
		(struct tocsin_levelling_problem){.fixed = fixed, .fixed_start = fixed_start});
	assert_place(&levelled, &project, "T1.2", 20, 30);
	assert_place(&levelled, &project, "T2.2", 10, 15);
	ck_assert_days(levelled.makespan, 45);
	ck_assert(levelled.kept_upper);

	/* Kept at day 10 it would start before T1.1 ends: that is said. */
	fixed_start[1] = test_days(10);
	level(&levelled, &project,
		(struct tocsin_levelling_problem){.fixed = fixed, .fixed_start = fixed_start});
	assert_place(&levelled, &project, "T1.2", 10, 20);
	ck_assert(!levelled.kept_upper);
	tocsin_project_free(&project);
}
END_TEST

START_TEST(a_deadline_changes_the_order)
{
	/* One crew; by the longest path L comes first, but S is wanted by day 2. */
	const struct test_row rows[] = {{"L", .focused = 3, .resources = "Crew"},
		{"Long", .focused = 5, .after = "L"}, {"S", .focused = 2, .resources = "Crew"},
		{0}};
	struct tocsin_project project;
	struct tocsin_levelled levelled;
	level_table(&levelled, &project, &(struct test_project){.rows = rows});
	ck_assert_days(levelled.makespan, 8);
	tocsin_work none = TOCSIN_NO_WORK;
	tocsin_work upper[] = {none, none, test_days(2)};
	level(&levelled, &project, (struct tocsin_levelling_problem){.upper = upper});
	ck_assert(levelled.kept_upper);
	assert_place(&levelled, &project, "S", 0, 2);
	ck_assert_days(levelled.makespan, 10);
	/* Nobody can do two days' work by day 1: as early as may be is all that is left to find. */
	upper[2] = test_days(1);
	level(&levelled, &project, (struct tocsin_levelling_problem){.upper = upper});
	ck_assert(!levelled.kept_upper);
	assert_place(&levelled, &project, "S", 0, 2);
	tocsin_project_free(&project);
}
END_TEST

START_TEST(lower_and_not_before_hold)
{
	const struct test_row rows[] = {
		{"A", .focused = 1, .not_before = 3}, {"B", .focused = 1}, {0}};
	struct tocsin_project project;
	test_project_make(&project, &(struct test_project){.rows = rows});
	tocsin_work lower[] = {TOCSIN_NO_WORK, test_days(2)};
	struct tocsin_levelled levelled;
	level(&levelled, &project, (struct tocsin_levelling_problem){.lower = lower});
	assert_place(&levelled, &project, "A", 3, 4);
	assert_place(&levelled, &project, "B", 2, 3);
	ck_assert(levelled.optimal);
	tocsin_project_free(&project);
}
END_TEST

START_TEST(away_for_good)
{
	/* Twenty tasks for somebody who leaves after a day: an end, though beyond every date. */
	enum { TASKS = 20 };
	static const char *const names[] = {"a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k",
		"l", "m", "n", "o", "p", "q", "r", "s", "t"};
	struct test_row rows[TASKS + 1] = {{0}};
	tocsin_work upper[TASKS];
	for (int i = 0; i < TASKS; i++) {
		rows[i] = (struct test_row){names[i], .focused = 2, .resources = "Ann"};
		upper[i] = test_days(5);
	}
	const struct test_absence gone[] = {{"Ann", 1, 1e15, 0}, {0}};
	struct tocsin_project project;
	test_project_make(&project, &(struct test_project){.rows = rows, .absences = gone});
	struct tocsin_levelled levelled;
	tocsin_level(&levelled, &project.arena,
		&(struct tocsin_levelling_problem){.project = &project, .upper = upper});
	ck_assert_int_ge(levelled.makespan, test_days(1e15));
	ck_assert_int_le(levelled.lower_bound, levelled.makespan);
	ck_assert(!levelled.kept_upper);
	tocsin_project_free(&project);
}
END_TEST

START_TEST(nothing_to_do)
{
	const struct test_row rows[] = {{0}};
	struct tocsin_project project;
	struct tocsin_levelled levelled;
	level_table(&levelled, &project, &(struct test_project){.rows = rows});
	ck_assert_int_eq(levelled.makespan, 0);
	ck_assert(levelled.optimal);
	tocsin_project_free(&project);
}
END_TEST

/* ---- Laws ---- */

enum { SEEDS = 60 };

static const struct level_case kinds[] = {
	{.tasks = 12, .resources = 2, .links = 14, .longest = 6, .most_units = 3},
	{.tasks = 12,
		.resources = 3,
		.links = 14,
		.longest = 6,
		.most_units = 3,
		.link_types = true,
		.leads = true},
	{.tasks = 12, .resources = 2, .links = 10, .longest = 6, .most_units = 3, .absences = true},
	{.tasks = 12,
		.resources = 2,
		.links = 10,
		.longest = 6,
		.most_units = 3,
		.absences = true,
		.unbroken = true},
	{.tasks = 15,
		.resources = 3,
		.links = 14,
		.longest = 8,
		.most_units = 2,
		.link_types = true,
		.leads = true,
		.absences = true,
		.dates = true},
	{.tasks = 15,
		.resources = 3,
		.links = 14,
		.longest = 8,
		.most_units = 2,
		.link_types = true,
		.leads = true,
		.elapsed_lags = true,
		.absences = true,
		.dates = true},
	{.tasks = 40,
		.resources = 1,
		.links = 10,
		.longest = 9,
		.most_units = 4,
		.link_types = true,
		.leads = true,
		.absences = true,
		.unbroken = true},
};
enum { KINDS = sizeof kinds / sizeof *kinds };

START_TEST(every_schedule_is_feasible)
{
	for (uint64_t seed = 1; seed <= SEEDS; seed++) {
		struct tocsin_project project;
		level_case_make(&project, kinds + _i, seed);
		struct tocsin_levelled levelled;
		level(&levelled, &project, (struct tocsin_levelling_problem){.schedules = 60});
		ck_assert_uint_le(levelled.schedules, 60);
		tocsin_project_free(&project);
	}
}
END_TEST

START_TEST(running_projects_are_levelled_too)
{
	for (uint64_t seed = 1; seed <= SEEDS; seed++) {
		struct tocsin_project project;
		level_case_make(&project, kinds + _i, seed);
		tocsin_work t = (tocsin_work)(seed % 13);
		struct tocsin_task_state *states = level_case_states(&project, t, seed);
		struct tocsin_levelled levelled;
		level(&levelled, &project,
			(struct tocsin_levelling_problem){
				.states = states, .t = t, .schedules = 40});
		tocsin_project_free(&project);
	}
}
END_TEST

START_TEST(equal_input_gives_equal_output)
{
	struct tocsin_project project;
	level_case_make(&project, kinds + _i, 7);
	struct tocsin_levelled first, again;
	struct tocsin_levelling_problem problem = {.seed = 5, .schedules = 200};
	level(&first, &project, problem);
	level(&again, &project, problem);
	ck_assert_uint_eq(first.schedules, again.schedules);
	ck_assert_mem_eq(first.start, again.start, project.task_count * sizeof *first.start);
	ck_assert_mem_eq(first.finish, again.finish, project.task_count * sizeof *first.finish);
	tocsin_project_free(&project);
}
END_TEST

START_TEST(more_effort_is_never_worse)
{
	struct tocsin_project project;
	level_case_make(&project, kinds + _i, 11);
	tocsin_work before = INT64_MAX;
	for (uint64_t schedules = 1; schedules <= 1000; schedules *= 10) {
		struct tocsin_levelled levelled;
		level(&levelled, &project,
			(struct tocsin_levelling_problem){.schedules = schedules});
		ck_assert_int_le(levelled.makespan, before);
		before = levelled.makespan;
	}
	tocsin_project_free(&project);
}
END_TEST

/* Who watches a levelling: counts what is told, and stops it after so many tellings. */
struct watcher {
	uint32_t told, most;
	struct tocsin_levelling_progress last;
	bool worse; /* something told took back what had been told before */
};

static bool listen(void *context, const struct tocsin_levelling_progress *progress)
{
	struct watcher *watcher = context;
	const struct tocsin_levelling_progress *last = &watcher->last;
	watcher->worse |=
		watcher->told > 0 &&
		(progress->makespan > last->makespan || progress->lower_bound < last->lower_bound ||
			progress->schedules + progress->nodes <= last->schedules + last->nodes);
	watcher->last = *progress;
	return ++watcher->told < watcher->most;
}

static void level_watched(struct tocsin_levelled *out, struct tocsin_project *project,
	struct watcher *watcher, uint64_t every, uint64_t schedules)
{
	struct tocsin_levelling_watch watch = {listen, watcher, every};
	level(out, project,
		(struct tocsin_levelling_problem){.schedules = schedules, .watch = &watch});
}

/* Who watches and never stops it changes nothing. */
START_TEST(a_watched_levelling_is_the_same)
{
	for (uint64_t seed = 1; seed <= SEEDS; seed++) {
		struct tocsin_project project;
		level_case_make(&project, kinds + _i, seed);
		struct tocsin_levelled alone, watched;
		struct watcher watcher = {.most = UINT32_MAX};
		level(&alone, &project, (struct tocsin_levelling_problem){.schedules = 200});
		level_watched(&watched, &project, &watcher, 10, 200);
		ck_assert_int_eq(watched.makespan, alone.makespan);
		ck_assert_int_eq(watched.lower_bound, alone.lower_bound);
		ck_assert_uint_eq(watched.schedules, alone.schedules);
		ck_assert_uint_eq(watched.nodes, alone.nodes);
		ck_assert(!watched.interrupted);
		ck_assert(!watcher.worse);
		ck_assert_mem_eq(
			watched.start, alone.start, project.task_count * sizeof *alone.start);
		if (alone.schedules >= 20)
			ck_assert_uint_ge(watcher.told, 1);
		if (watcher.told > 0)
			ck_assert_int_ge(watcher.last.makespan, watched.makespan);
		tocsin_project_free(&project);
	}
}
END_TEST

/* Stopped at its n-th telling it keeps the best so far, is feasible, and is told nothing more. */
START_TEST(an_interrupted_levelling_keeps_its_best)
{
	uint32_t interrupted = 0;
	for (uint64_t seed = 1; seed <= SEEDS; seed++) {
		for (uint32_t most = 1; most <= 4; most++) {
			struct tocsin_project project;
			level_case_make(&project, kinds + _i, seed);
			struct tocsin_levelled levelled;
			struct watcher watcher = {.most = most};
			level_watched(&levelled, &project, &watcher, 7, 2000);
			ck_assert_uint_le(watcher.told, most);
			ck_assert(levelled.interrupted == (watcher.told == most));
			if (levelled.interrupted) {
				interrupted++;
				ck_assert_int_le(levelled.makespan, watcher.last.makespan);
				ck_assert_uint_le(levelled.schedules, 2000);
			}
			tocsin_project_free(&project);
		}
	}
	ck_assert_uint_gt(interrupted, 0);
}
END_TEST

static const struct level_case tiny[] = {
	{.tasks = 5, .resources = 2, .links = 3, .longest = 4, .most_units = 2},
	{.tasks = 5, .resources = 2, .links = 3, .longest = 3, .most_units = 2, .link_types = true},
	{.tasks = 5, .resources = 2, .links = 3, .longest = 3, .most_units = 2, .absences = true},
	{.tasks = 5,
		.resources = 2,
		.links = 3,
		.longest = 3,
		.most_units = 2,
		.link_types = true,
		.absences = true,
		.dates = true},
	{.tasks = 4,
		.resources = 2,
		.links = 2,
		.longest = 3,
		.most_units = 2,
		.absences = true,
		.unbroken = true},
};
enum { TINY = sizeof tiny / sizeof *tiny };

/*
 * An item is placed after its predecessors, so where FF, SF or a lead ties two tasks that share a
 * resource, an order with the successor in front is out of reach: a few of those miss the optimum.
 */
START_TEST(tiny_projects_meet_the_optimum)
{
	int missed = 0;
	for (uint64_t seed = 1; seed <= SEEDS; seed++) {
		struct tocsin_project project;
		level_case_make(&project, tiny + _i, seed);
		struct tocsin_levelled levelled;
		level(&levelled, &project, (struct tocsin_levelling_problem){.schedules = 300});
		tocsin_work optimum = level_case_optimum(&project, levelled.makespan + 1);
		ck_assert_int_le(levelled.lower_bound, optimum);
		ck_assert_int_ge(levelled.makespan, optimum);
		missed += levelled.makespan > optimum;
		tocsin_project_free(&project);
	}
	ck_assert_int_le(missed, tiny[_i].link_types ? SEEDS / 10 : 0);
}
END_TEST

Suite *test_suite(void)
{
	Suite *suite = suite_create("levelling");
	TCase *cases = tcase_create("cases");
	tcase_add_test(cases, leach_takes_forty_days);
	tcase_add_loop_test(cases, links_of_every_type_and_sign, 0, sizeof links / sizeof *links);
	tcase_add_test(cases, an_elapsed_lag_runs_over_the_weekend);
	tcase_add_test(cases, a_task_pauses_over_an_absence_and_keeps_its_claim);
	tcase_add_test(cases, without_pauses_it_fits_between);
	tcase_add_test(cases, one_of_two_is_away);
	tcase_add_test(cases, a_running_task_comes_first);
	tcase_add_test(cases, the_end_of_a_running_task_may_wait);
	tcase_add_test(cases, fixed_tasks_stay_and_bind);
	tcase_add_test(cases, a_deadline_changes_the_order);
	tcase_add_test(cases, lower_and_not_before_hold);
	tcase_add_test(cases, away_for_good);
	tcase_add_test(cases, nothing_to_do);
	suite_add_tcase(suite, cases);

	TCase *laws = tcase_create("laws");
	tcase_set_timeout(laws, 60);
	tcase_add_loop_test(laws, every_schedule_is_feasible, 0, KINDS);
	tcase_add_loop_test(laws, running_projects_are_levelled_too, 0, KINDS);
	tcase_add_loop_test(laws, equal_input_gives_equal_output, 0, KINDS);
	tcase_add_loop_test(laws, more_effort_is_never_worse, 0, KINDS);
	tcase_add_loop_test(laws, a_watched_levelling_is_the_same, 0, KINDS);
	tcase_add_loop_test(laws, an_interrupted_levelling_keeps_its_best, 0, KINDS);
	tcase_add_loop_test(laws, tiny_projects_meet_the_optimum, 0, TINY);
	suite_add_tcase(suite, laws);
	return suite;
}
