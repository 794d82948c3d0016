/*
 * What the rules of the exact model say, and what is learned from contradictions, beside all
 * schedules of small projects: whatever is said must be true of every one of them.
 */
#include "check_main.h"

#include "exact_model.h"
#include "level_cases.h"

enum { CLAUSES = 512, SEEDS = 30, WALK = 1500, MOST_STARTS = 8, MOST_SCHEDULES = 40000 };

static const struct level_case kinds[] = {
	{.tasks = 5, .resources = 2, .links = 2, .longest = 3, .most_units = 2},
	{.tasks = 6, .resources = 1, .links = 2, .longest = 2, .most_units = 1},
	{.tasks = 4, .resources = 1, .links = 1, .longest = 4, .most_units = 3},
	{.tasks = 5,
		.resources = 2,
		.links = 3,
		.longest = 3,
		.most_units = 2,
		.link_types = true,
		.leads = true},
	{.tasks = 4, .resources = 1, .links = 2, .longest = 3, .most_units = 2, .dates = true},
};
enum { KINDS = sizeof kinds / sizeof *kinds };

/* A project, its model, and all schedules that end by the horizon: the starts of the items, then
 * the end, which may be later than the last finish. */
struct all {
	struct tocsin_project project;
	struct level_problem problem;
	struct exact_model model;
	int32_t (*schedules)[MOST_STARTS];
	uint32_t count;
	int32_t horizon;
};

/* ---- All schedules ---- */

static bool keeps_links(const struct all *all, const int32_t *start)
{
	for (uint32_t i = 0; i < all->problem.item_count; i++) {
		const struct level_item *item = all->problem.items + i;
		for (uint32_t k = 0; k < item->in_count; k++) {
			const struct level_link *link = all->problem.in + item->first_in + k;
			tocsin_work from = start[link->item], to = start[i];
			if (level_from_finish(link->type))
				from += all->problem.items[link->item].work;
			if (level_to_finish(link->type))
				to += item->work;
			if (to < from + link->lag)
				return false;
		}
		if (start[i] < item->floor_start || start[i] + item->work < item->floor_finish)
			return false;
	}
	return true;
}

static bool keeps_resources(const struct all *all, const int32_t *start)
{
	for (uint32_t r = 0; r < all->project.resource_count; r++)
		for (int32_t at = 0; at < all->horizon; at++) {
			int64_t left = all->project.resources[r].capacity;
			for (uint32_t i = 0; i < all->problem.item_count; i++) {
				const struct level_item *item = all->problem.items + i;
				if (at < start[i] || at >= start[i] + item->work)
					continue;
				for (uint32_t k = 0; k < item->demand_count; k++) {
					const struct level_demand *demand =
						all->problem.demands + item->first_demand + k;
					left -= demand->resource == r ? demand->amount : 0;
				}
			}
			if (left < 0)
				return false;
		}
	return true;
}

/* Counts start[] on like an odometer; false after the last. */
static bool next_starts(const struct all *all, int32_t *start)
{
	for (uint32_t i = 0; i < all->problem.item_count; i++) {
		if (start[i] + all->problem.items[i].work < all->horizon) {
			start[i]++;
			return true;
		}
		start[i] = 0;
	}
	return false;
}

static void list_schedules(struct all *all)
{
	int32_t start[MOST_STARTS] = {0};
	uint32_t items = all->problem.item_count;
	all->schedules =
		tocsin_arena_alloc(&all->project.arena, MOST_SCHEDULES, sizeof *all->schedules);
	do {
		if (!keeps_links(all, start) || !keeps_resources(all, start))
			continue;
		int32_t end = 0;
		for (uint32_t i = 0; i < items; i++) {
			int32_t finish = start[i] + (int32_t)all->problem.items[i].work;
			end = finish > end ? finish : end;
		}
		for (; end <= all->horizon && all->count < MOST_SCHEDULES; end++) {
			int32_t *row = all->schedules[all->count++];
			for (uint32_t i = 0; i < items; i++)
				row[i] = start[i];
			row[items] = end;
		}
	} while (next_starts(all, start));
}

/* False where the model does not count in minutes, or there are too many schedules. */
static bool all_make(struct all *all, const struct level_case *kind, uint64_t seed)
{
	*all = (struct all){0};
	level_case_make(&all->project, kind, seed);
	struct tocsin_arena *arena = &all->project.arena;
	struct tocsin_levelling_problem wanted = {
		.project = &all->project, .schedules = 1, .no_search = true};
	struct tocsin_levelled first;
	tocsin_level(&first, arena, &wanted);
	level_problem_prepare(&all->problem, arena, &wanted);
	all->horizon = (int32_t)first.makespan + 1;
	ck_assert(exact_model_covers(&all->problem));
	ck_assert(exact_model_make(&all->model, arena, &all->problem, all->horizon, CLAUSES));
	if (all->model.unit != 1)
		return false;
	list_schedules(all);
	return all->count > 0 && all->count < MOST_SCHEDULES;
}

/* ---- What is said of them ---- */

static bool is_true(const int32_t *schedule, struct bound_literal literal)
{
	int32_t start = schedule[literal.end / 2];
	return (literal.end % 2 == 0 ? start : -start) >= literal.value;
}

/* How many schedules satisfy all of the literals. */
static uint32_t satisfied(
	const struct all *all, const struct bound_literal *literals, uint32_t count)
{
	uint32_t sum = 0;
	for (uint32_t s = 0; s < all->count; s++) {
		uint32_t i = 0;
		while (i < count && is_true(all->schedules[s], literals[i]))
			i++;
		sum += i == count;
	}
	return sum;
}

/* What was raised because of its reasons; and, where less is wanted, because of weaker ones. */
static void judge_step(const struct all *all, uint32_t number)
{
	const struct bound_trail *trail = &all->model.trail;
	const struct bound_step *step = trail->steps + number;
	if (step->level > 0 && trail->levels[step->level].first == number)
		return;
	struct bound_literal all_of[64];
	ck_assert_uint_lt(step->reason_count, 63);
	int32_t spare = step->now - step->before - 1;
	int32_t slack = step->slack < spare ? step->slack : spare;
	for (int32_t by = 0; by <= slack; by++) {
		for (uint32_t k = 0; k < step->reason_count; k++) {
			struct bound_literal reason = trail->reasons[step->first_reason + k];
			bool same = reason.end % 2 == step->end % 2;
			if (k >= step->stiff)
				reason.value += same ? -by : by;
			ck_assert(bound_holds(trail, reason));
			all_of[k] = reason;
		}
		all_of[step->reason_count] =
			bound_not((struct bound_literal){step->end, step->now - by});
		ck_assert_uint_eq(satisfied(all, all_of, step->reason_count + 1), 0);
	}
}

/* The newest clause is true of every schedule: none satisfies the opposite of all its literals. */
static void judge_clause(const struct all *all)
{
	const struct bound_trail *trail = &all->model.trail;
	const struct bound_clause *clause = trail->clauses + trail->clause_count - 1;
	struct bound_literal opposite[64];
	ck_assert_uint_lt(clause->count, 64);
	for (uint32_t i = 0; i < clause->count; i++)
		opposite[i] = bound_not(trail->literals[clause->first + i]);
	ck_assert_uint_eq(satisfied(all, opposite, clause->count), 0);
}

/* A decision by lot; false where nothing is open. */
static bool decide(struct all *all, struct tocsin_random *random)
{
	struct bound_trail *trail = &all->model.trail;
	uint32_t starts = all->model.items + 1, first = tocsin_random_below(random, starts);
	for (uint32_t n = 0; n < starts; n++) {
		uint32_t start = (first + n) % starts;
		int32_t low = trail->at_least[2 * start], high = -trail->at_least[2 * start + 1];
		if (low == high)
			continue;
		int32_t at = low + 1 + (int32_t)tocsin_random_below(random, (uint32_t)(high - low));
		struct bound_literal decision = {2 * start, at};
		if (tocsin_random_below(random, 2) == 0)
			decision = bound_not(decision);
		bound_trail_decide(trail, decision);
		return true;
	}
	return false;
}

static void walk(struct all *all, struct tocsin_random *random, uint32_t *learned)
{
	struct exact_model *model = &all->model;
	struct bound_trail *trail = &model->trail;
	uint32_t judged = 0;
	for (uint32_t n = 0; n < WALK; n++) {
		bool fine = exact_model_propagate(model);
		judged = judged < trail->step_count ? judged : trail->step_count;
		for (; judged < trail->step_count; judged++)
			judge_step(all, judged);
		if (!fine) {
			ck_assert_uint_eq(
				satisfied(all, trail->conflict, trail->conflict_count), 0);
			uint32_t clauses = trail->clause_count;
			/* There are schedules: no contradiction is for good. */
			ck_assert(bound_trail_learn(trail));
			++*learned;
			if (trail->clause_count > clauses)
				judge_clause(all);
			model->seen = trail->step_count - 1;
			judged = judged < model->seen ? judged : model->seen;
		} else if (!decide(all, random)) {
			bound_trail_back_to(trail, 0);
			model->seen =
				model->seen < trail->step_count ? model->seen : trail->step_count;
			judged = 0;
		}
	}
}

START_TEST(all_that_is_said_is_true)
{
	uint32_t learned = 0;
	for (uint64_t seed = 0; seed < SEEDS; seed++) {
		struct all all;
		struct tocsin_random random = tocsin_random_seeded(seed);
		if (all_make(&all, kinds + _i, seed))
			walk(&all, &random, &learned);
		tocsin_project_free(&all.project);
	}
	ck_assert_uint_gt(learned, 0);
}
END_TEST

Suite *test_suite(void)
{
	Suite *suite = suite_create("bound trail");
	TCase *cases = tcase_create("truth");
	tcase_set_timeout(cases, 60);
	tcase_add_loop_test(cases, all_that_is_said_is_true, 0, KINDS);
	suite_add_tcase(suite, cases);
	return suite;
}
