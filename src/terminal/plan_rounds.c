#include "plan_rounds.h"

/* The second round is so many times the first; each next one so many times the one before. */
enum { SECOND_ROUND = 4, NEXT_ROUND = 2, MOST_ROUNDS = 12 };

void plan_rounds_init(struct plan_rounds *out, const struct tocsin_plan_request *request)
{
	*out = (struct plan_rounds){.request = *request, .budget = request->schedules};
	tocsin_arena_init(&out->arena);
}

void plan_rounds_finish(struct plan_rounds *rounds)
{
	tocsin_arena_finish(&rounds->arena);
}

bool plan_rounds_over(const struct plan_rounds *rounds)
{
	return rounds->round > 0 &&
	       (rounds->best.makespan <= rounds->best.lower_bound || rounds->round >= MOST_ROUNDS);
}

static struct tocsin_levelled level(const struct plan_rounds *rounds, struct tocsin_arena *arena,
	const struct tocsin_levelling_watch *watch)
{
	struct tocsin_levelling_problem problem = tocsin_plan_problem(&rounds->request);
	struct tocsin_levelled found;
	problem.seed += rounds->round;
	problem.schedules = rounds->budget;
	problem.watch = watch;
	tocsin_level(&found, arena, &problem);
	return found;
}

static struct tocsin_plan *make(
	const struct plan_rounds *rounds, const struct tocsin_levelled *levelled)
{
	struct tocsin_plan_request request = rounds->request;
	request.levelled = levelled;
	return tocsin_plan_make(&request);
}

struct tocsin_plan *plan_rounds_next(
	struct plan_rounds *rounds, const struct tocsin_levelling_watch *watch)
{
	struct tocsin_arena arena;
	tocsin_arena_init(&arena);
	struct tocsin_levelled *best = &rounds->best, found = level(rounds, &arena, watch);
	bool first = rounds->round++ == 0;
	bool shorter = first || found.makespan < best->makespan;
	bool bounded = !first && found.lower_bound > best->lower_bound;
	rounds->budget = first ? found.schedules * SECOND_ROUND : rounds->budget * NEXT_ROUND;
	best->schedules += found.schedules;
	best->lower_bound = first || bounded ? found.lower_bound : best->lower_bound;
	found.schedules = best->schedules;
	found.lower_bound = best->lower_bound;
	struct tocsin_plan *plan = shorter ? make(rounds, &found) : NULL;
	if (plan && !first && plan->promise > rounds->promise) {
		/* Whoever looks at a promise would find it broken by an improvement. */
		tocsin_plan_free(plan);
		plan = NULL;
	}
	if (plan) {
		tocsin_arena_finish(&rounds->arena);
		rounds->arena = arena;
		rounds->best = found;
		rounds->promise = plan->promise;
		return plan;
	}
	tocsin_arena_finish(&arena);
	return bounded ? make(rounds, best) : NULL;
}
