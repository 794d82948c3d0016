/*
 * One plan after the other: each is better than the one before, whatever the rounds come to.
 */
#include "check_main.h"

#include <stdio.h>

#include "plan_rounds.h"
#include "test_project.h"
#include "tocsin/audit.h"
#include "tocsin/random.h"

enum { TASKS = 40, SEEDS = 10, ROUNDS = 8 };

static struct tocsin_project project;
static struct plan_rounds rounds;

/* Tasks that share four machines, two at a time; `seed` draws durations, machines and links. */
static void begin(uint64_t seed, uint64_t schedules)
{
	static char ids[TASKS][8], after[TASKS][16], machines[TASKS][32];
	struct test_row rows[TASKS + 1] = {0};
	struct tocsin_random dice = tocsin_random_seeded(seed);
	for (uint32_t i = 0; i < TASKS; i++) {
		snprintf(ids[i], sizeof ids[i], "T%u", i);
		after[i][0] = '\0';
		if (i > 5)
			snprintf(after[i], sizeof after[i], "T%u",
				i - 1 - tocsin_random_below(&dice, 6));
		uint32_t machine = tocsin_random_below(&dice, 4);
		snprintf(machines[i], sizeof machines[i], "M%u=0.%u M%u=0.%u", machine,
			2 + tocsin_random_below(&dice, 5), (machine + 1) % 4,
			2 + tocsin_random_below(&dice, 5));
		rows[i] = (struct test_row){ids[i], .focused = 1 + tocsin_random_below(&dice, 9),
			.after = after[i], .resources = machines[i]};
	}
	test_project_make(&project, &(struct test_project){.rows = rows});
	plan_rounds_init(&rounds,
		&(struct tocsin_plan_request){.project = &project, .schedules = schedules});
}

static void end(void)
{
	plan_rounds_finish(&rounds);
	tocsin_project_free(&project);
}

static void assert_holds(const struct tocsin_plan *plan)
{
	struct tocsin_audit audit;
	tocsin_audit_run(&audit, &project, NULL, plan);
	ck_assert_msg(audit.count == 0, "%s", audit.shown ? audit.findings[0] : "findings");
	tocsin_audit_finish(&audit);
}

static bool stop(void *context, const struct tocsin_levelling_progress *progress)
{
	(void)context;
	(void)progress;
	return false;
}

/* From one schedule on there is much to find. */
START_TEST(every_plan_is_better_than_the_one_before)
{
	uint32_t better = 0;
	for (uint64_t seed = 1; seed <= SEEDS; seed++) {
		begin(seed, 1);
		struct tocsin_plan *plan = plan_rounds_next(&rounds, NULL);
		ck_assert_ptr_nonnull(plan);
		for (int i = 0; i < ROUNDS && !plan_rounds_over(&rounds); i++) {
			struct tocsin_plan *next = plan_rounds_next(&rounds, NULL);
			if (!next)
				continue;
			assert_holds(next);
			ck_assert(next->makespan < plan->makespan ||
				  (next->makespan == plan->makespan &&
					  next->lower_bound > plan->lower_bound));
			ck_assert_int_ge(next->lower_bound, plan->lower_bound);
			ck_assert_int_le(next->promise, plan->promise);
			ck_assert_uint_gt(next->schedules, plan->schedules);
			tocsin_plan_free(plan);
			plan = next;
			better++;
		}
		ck_assert(!plan->optimal || plan_rounds_over(&rounds));
		tocsin_plan_free(plan);
		end();
	}
	ck_assert_uint_gt(better, SEEDS);
}
END_TEST

START_TEST(equal_input_gives_equal_rounds)
{
	tocsin_work makespans[2][ROUNDS];
	for (int time = 0; time < 2; time++) {
		begin(3, 1);
		for (int i = 0; i < ROUNDS; i++) {
			tocsin_plan_free(plan_rounds_next(&rounds, NULL));
			makespans[time][i] = rounds.best.makespan;
		}
		end();
	}
	ck_assert_mem_eq(makespans[0], makespans[1], sizeof makespans[0]);
}
END_TEST

/* Whoever stops the first round has a plan all the same; a later one takes nothing back. */
START_TEST(an_interrupted_round_takes_nothing_back)
{
	struct tocsin_levelling_watch watch = {.tell = stop, .every = 1};
	begin(1, 1000);
	struct tocsin_plan *plan = plan_rounds_next(&rounds, &watch);
	ck_assert_ptr_nonnull(plan);
	assert_holds(plan);
	tocsin_work makespan = plan->makespan;
	tocsin_plan_free(plan);
	for (int i = 0; i < ROUNDS; i++) {
		tocsin_plan_free(plan_rounds_next(&rounds, &watch));
		ck_assert_int_le(rounds.best.makespan, makespan);
		makespan = rounds.best.makespan;
	}
	end();
}
END_TEST

Suite *test_suite(void)
{
	Suite *suite = suite_create("plan rounds");
	TCase *tests = tcase_create("rounds");
	tcase_set_timeout(tests, 60);
	tcase_add_test(tests, every_plan_is_better_than_the_one_before);
	tcase_add_test(tests, equal_input_gives_equal_rounds);
	tcase_add_test(tests, an_interrupted_round_takes_nothing_back);
	suite_add_tcase(suite, tests);
	return suite;
}
