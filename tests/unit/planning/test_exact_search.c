/*
 * The exact search beside the optimum that trying all start times finds, on random small projects;
 * and destructive bounds, which never pass it.
 */
#include "check_main.h"

#include "exact_search.h"
#include "level_cases.h"

enum { EFFORT_MS = 20, TOO_LITTLE = 200 };

static const struct level_case kinds[] = {
	{.tasks = 5, .resources = 2, .links = 2, .longest = 3, .most_units = 2},
	{.tasks = 4, .resources = 1, .links = 1, .longest = 4, .most_units = 3},
	{.tasks = 4, .resources = 2, .links = 3, .longest = 3, .most_units = 2, .link_types = true},
	{.tasks = 4, .resources = 1, .links = 2, .longest = 3, .most_units = 2, .dates = true},
	{.tasks = 4,
		.resources = 2,
		.links = 3,
		.longest = 3,
		.most_units = 2,
		.link_types = true,
		.leads = true},
	{.tasks = 4, .resources = 2, .links = 2, .longest = 3, .most_units = 2, .absences = true},
};
enum { KINDS = sizeof kinds / sizeof *kinds, SEEDS = 25 };

/* A project, its problem made ready, and the first schedule that a levelling would find. */
struct trial {
	struct tocsin_project project;
	struct level_problem problem;
	struct tocsin_levelled first;
	tocsin_work *start; /* by item */
};

static void trial_make(struct trial *trial, const struct level_case *kind, uint64_t seed)
{
	level_case_make(&trial->project, kind, seed);
	struct tocsin_arena *arena = &trial->project.arena;
	struct tocsin_levelling_problem wanted = {
		.project = &trial->project, .schedules = 1, .no_search = true};
	tocsin_level(&trial->first, arena, &wanted);
	level_problem_prepare(&trial->problem, arena, &wanted);
	trial->start = TOCSIN_NEW(arena, tocsin_work, trial->problem.item_count);
	for (uint32_t i = 0; i < trial->problem.item_count; i++)
		trial->start[i] = trial->first.start[trial->problem.items[i].task];
}

static struct exact_outcome search(struct trial *trial, uint64_t steps, uint64_t schedules)
{
	return exact_search(&trial->project.arena, &trial->problem, trial->start,
		trial->first.makespan, trial->problem.early_end,
		(struct exact_effort){steps, schedules, 1});
}

/* The starts found, as a levelling result, before the judge of levellings. */
static const char *fault_of(struct trial *trial, tocsin_work makespan)
{
	struct tocsin_levelled found = trial->first;
	found.makespan = makespan;
	for (uint32_t i = 0; i < trial->problem.item_count; i++) {
		const struct level_item *item = trial->problem.items + i;
		found.start[item->task] = trial->start[i];
		found.finish[item->task] = level_finish(&trial->problem, item, trial->start[i]);
	}
	return level_case_fault(&trial->project,
		&(struct tocsin_levelling_problem){.project = &trial->project}, &found);
}

START_TEST(what_is_proved_is_the_optimum)
{
	for (uint64_t seed = 0; seed < SEEDS; seed++) {
		struct trial trial;
		trial_make(&trial, kinds + _i, seed);
		tocsin_work refuted = exact_refute(&trial.project.arena, &trial.problem,
			trial.problem.early_end, EFFORT_MS * EXACT_EFFORT_MS);
		struct exact_outcome outcome =
			search(&trial, EFFORT_MS * EXACT_EFFORT_MS, UINT64_MAX);
		const char *fault = fault_of(&trial, outcome.makespan);
		ck_assert_msg(fault == NULL, "seed %u: %s", (unsigned)seed, fault);
		tocsin_work optimum = level_case_optimum(&trial.project, outcome.makespan);
		ck_assert_int_ge(refuted, trial.problem.early_end);
		ck_assert_int_le(refuted, optimum);
		ck_assert_int_le(outcome.lower_bound, optimum);
		/* Absences are left alone. */
		if (!kinds[_i].absences)
			ck_assert_msg(outcome.makespan == optimum && outcome.lower_bound == optimum,
				"seed %u: %lld to %lld, not %lld", (unsigned)seed,
				(long long)outcome.lower_bound, (long long)outcome.makespan,
				(long long)optimum);
		tocsin_project_free(&trial.project);
	}
}
END_TEST

START_TEST(spent_effort_leaves_a_schedule_and_a_bound)
{
	for (uint64_t seed = 0; seed < SEEDS; seed++) {
		struct trial trial;
		trial_make(&trial, kinds + _i, seed);
		struct exact_outcome outcome = search(&trial, TOO_LITTLE, UINT64_MAX);
		ck_assert_ptr_null(fault_of(&trial, outcome.makespan));
		ck_assert_int_le(outcome.lower_bound, outcome.makespan);
		tocsin_project_free(&trial.project);
	}
}
END_TEST

START_TEST(equal_input_gives_equal_output)
{
	const struct level_case kind = {
		.tasks = 25, .resources = 3, .links = 20, .longest = 9, .most_units = 2};
	struct trial one, two;
	trial_make(&one, &kind, 7);
	trial_make(&two, &kind, 7);
	struct exact_outcome first = search(&one, EFFORT_MS * EXACT_EFFORT_MS, UINT64_MAX);
	struct exact_outcome second = search(&two, EFFORT_MS * EXACT_EFFORT_MS, UINT64_MAX);
	ck_assert_int_eq(first.makespan, second.makespan);
	ck_assert_int_eq(first.lower_bound, second.lower_bound);
	ck_assert_uint_eq(first.nodes, second.nodes);
	ck_assert_mem_eq(one.start, two.start, one.problem.item_count * sizeof *one.start);
	tocsin_project_free(&one.project);
	tocsin_project_free(&two.project);
}
END_TEST

/* A search ends at the first schedule past its limit, and a levelling never passes its own. */
START_TEST(schedules_are_counted_and_limited)
{
	const struct level_case kind = {
		.tasks = 25, .resources = 3, .links = 20, .longest = 9, .most_units = 2};
	static const uint64_t limits[] = {1, 2, 10, 100};
	uint64_t limit = limits[_i], exact = 0;
	for (uint64_t seed = 0; seed < SEEDS; seed++) {
		struct trial trial;
		trial_make(&trial, &kind, seed);
		struct exact_outcome outcome = search(&trial, UINT64_MAX, limit);
		ck_assert_uint_le(outcome.schedules, limit);
		struct tocsin_levelled levelled;
		tocsin_level(&levelled, &trial.project.arena,
			&(struct tocsin_levelling_problem){
				.project = &trial.project, .seed = seed, .schedules = limit});
		ck_assert_uint_ge(levelled.schedules, 1);
		ck_assert_uint_le(levelled.schedules, limit);
		exact += levelled.nodes;
		tocsin_project_free(&trial.project);
	}
	ck_assert(exact > 0 || limit < 10);
}
END_TEST

/* What is done or running leaves less; the search works around it, as every levelling must. */
START_TEST(running_projects_are_searched_too)
{
	const struct level_case kind = {
		.tasks = 12, .resources = 2, .links = 8, .longest = 6, .most_units = 2};
	uint64_t nodes = 0;
	for (uint64_t seed = 0; seed < SEEDS; seed++) {
		struct tocsin_project project;
		level_case_make(&project, &kind, seed);
		struct tocsin_levelling_problem problem = {.project = &project,
			.t = 5,
			.states = level_case_states(&project, 5, seed),
			.schedules = 20};
		struct tocsin_levelled levelled;
		tocsin_level(&levelled, &project.arena, &problem);
		const char *fault = level_case_fault(&project, &problem, &levelled);
		ck_assert_msg(fault == NULL, "seed %u: %s", (unsigned)seed, fault);
		ck_assert_int_le(levelled.lower_bound, levelled.makespan);
		nodes += levelled.nodes;
		tocsin_project_free(&project);
	}
	ck_assert_uint_gt(nodes, 0);
}
END_TEST

Suite *test_suite(void)
{
	Suite *suite = suite_create("exact search");
	TCase *cases = tcase_create("optimum");
	tcase_set_timeout(cases, 60);
	tcase_add_loop_test(cases, what_is_proved_is_the_optimum, 0, KINDS);
	tcase_add_loop_test(cases, spent_effort_leaves_a_schedule_and_a_bound, 0, KINDS);
	tcase_add_test(cases, equal_input_gives_equal_output);
	tcase_add_loop_test(cases, schedules_are_counted_and_limited, 0, 4);
	tcase_add_test(cases, running_projects_are_searched_too);
	suite_add_tcase(suite, cases);
	return suite;
}
