#include "exact_search.h"

#include "exact_model.h"

enum {
	CLAUSES_REFUTING = 256,
	CLAUSES_MOST = 16384,
	EFFORT_A_CLAUSE = 2000,
	SMALL_ITEMS = 62,     /* 60 and two milestones */
	SEARCHED_ITEMS = 256, /* past that the search proves next to nothing that bounds do not */
	REFUTED_ITEMS = 1000, /* its energy takes the square of the items */
	FIRST_RESTART = 100,  /* contradictions; each next one 3/2 of it */
};

/* What a schedule is worth in effort, some 10 microseconds; and what is spent by default. */
#define EFFORT_A_SCHEDULE (EXACT_EFFORT_MS / 100)
#define DEFAULT_SMALL (50 * EXACT_EFFORT_MS)
#define DEFAULT_LARGE (15 * EXACT_EFFORT_MS)

enum verdict {
	REFUTED, /* nothing ends by that */
	FOUND,
	SPENT, /* not known */
};

struct prover {
	struct exact_model model;
	int32_t *best; /* by item: the newest schedule found */
	uint64_t limit, nodes;
	bool contradictory; /* without any assumption: nothing ends by the horizon */
	bool by_activity;   /* else by time */
};

/* Among the items that may still move, the earliest, or the one most in contradictions lately. */
static uint32_t pick(const struct prover *prover)
{
	const struct bound_trail *trail = &prover->model.trail;
	const int32_t *at_least = trail->at_least;
	uint32_t best = TOCSIN_NONE;
	for (uint32_t i = 0; i < prover->model.items; i++) {
		if (at_least[2 * i] + at_least[2 * i + 1] == 0)
			continue;
		if (best == TOCSIN_NONE) {
			best = i;
			continue;
		}
		bool better = at_least[2 * i] < at_least[2 * best] ||
			      (at_least[2 * i] == at_least[2 * best] &&
				      at_least[2 * i + 1] > at_least[2 * best + 1]);
		if (prover->by_activity && trail->activity[i] != trail->activity[best])
			better = trail->activity[i] > trail->activity[best];
		best = better ? i : best;
	}
	return best;
}

/* Back to what holds for good, so that it holds without reasons. False on a contradiction there. */
static bool go_to_ground(struct prover *prover)
{
	struct bound_trail *trail = &prover->model.trail;
	bound_trail_back_to(trail, 0);
	if (prover->model.seen > trail->step_count)
		prover->model.seen = trail->step_count;
	if (!exact_model_propagate(&prover->model)) {
		prover->contradictory = true;
		return false;
	}
	bound_trail_settle(trail);
	bound_trail_forget(trail);
	prover->model.seen = 0;
	return true;
}

/* On the ground: whether the end is known to be later; else assumes that it is not. */
static bool assume(struct prover *prover, int32_t end)
{
	struct bound_trail *trail = &prover->model.trail;
	if (!go_to_ground(prover) || trail->at_least[2 * exact_end(&prover->model)] > end)
		return false;
	bound_trail_decide(trail, (struct bound_literal){2 * exact_end(&prover->model) + 1, -end});
	return true;
}

/* Learns from a contradiction; false where it does not hang on any decision. */
static bool learn(struct prover *prover)
{
	struct exact_model *model = &prover->model;
	if (!bound_trail_learn(&model->trail)) {
		prover->contradictory = true;
		return false;
	}
	/* What was learned says one thing, the last step. */
	model->seen = model->trail.step_count - 1;
	return true;
}

/* Is there a schedule that ends by `end`? Without `decide` propagation alone says. */
static enum verdict settle(struct prover *prover, int32_t end, bool decide)
{
	struct exact_model *model = &prover->model;
	struct bound_trail *trail = &model->trail;
	uint64_t conflicts = 0, restart = FIRST_RESTART;
	if (!assume(prover, end))
		return REFUTED;
	for (;;) {
		if (!exact_model_propagate(model)) {
			if (!learn(prover))
				return REFUTED;
			if (++conflicts >= restart && trail->level > 0) {
				restart += restart / 2;
				conflicts = 0;
				prover->by_activity = !prover->by_activity;
				bound_trail_back_to(trail, 0);
			}
			if (trail->level == 0 && !assume(prover, end))
				return REFUTED;
			continue;
		}
		uint32_t item = pick(prover);
		if (item == TOCSIN_NONE)
			break;
		if (!decide || model->effort >= prover->limit)
			return SPENT;
		prover->nodes++;
		/* By time, as early as it goes; by activity, the earlier half. */
		int32_t to = trail->at_least[2 * item];
		if (prover->by_activity)
			to += (-trail->at_least[2 * item + 1] - to) / 2;
		bound_trail_decide(trail, (struct bound_literal){2 * item + 1, -to});
	}
	for (uint32_t i = 0; i < model->items; i++)
		prover->best[i] = trail->at_least[2 * i];
	return FOUND;
}

static bool prover_init(struct prover *prover, struct tocsin_arena *scratch,
	const struct level_problem *problem, tocsin_work horizon, uint64_t effort)
{
	uint64_t clauses = CLAUSES_REFUTING + effort / EFFORT_A_CLAUSE;
	*prover = (struct prover){.limit = effort};
	if (!exact_model_covers(problem) ||
		!exact_model_make(&prover->model, scratch, problem, horizon,
			clauses < CLAUSES_MOST ? (uint32_t)clauses : CLAUSES_MOST))
		return false;
	prover->best = TOCSIN_NEW(scratch, int32_t, problem->item_count);
	return true;
}

/* The end of the schedule in best[], on the grid. */
static int32_t end_of(const struct prover *prover)
{
	int32_t end = prover->model.trail.at_least[2 * exact_end(&prover->model)];
	for (uint32_t i = 0; i < prover->model.items; i++)
		if (prover->best[i] + prover->model.work[i] > end)
			end = prover->best[i] + prover->model.work[i];
	return end;
}

/* The first line of the grid at or after `at`. */
static int32_t line_of(const struct exact_model *model, tocsin_work at)
{
	tocsin_work since = at - model->problem->t;
	return since > 0 ? (int32_t)((since + model->unit - 1) / model->unit) : 0;
}

static tocsin_work place_of(const struct exact_model *model, int32_t line)
{
	return model->problem->t + line * model->unit;
}

/* Refutes one end after the other from `end` on; the first that is not refuted. */
static int32_t refute_from(struct prover *prover, int32_t end, int32_t before, bool decide)
{
	while (end < before && prover->model.effort < prover->limit &&
		settle(prover, end, decide) == REFUTED) {
		int32_t known = prover->model.trail.at_least[2 * exact_end(&prover->model)];
		end = prover->contradictory ? before : end + 1 > known ? end + 1 : known;
	}
	return end;
}

struct exact_outcome exact_search(struct tocsin_arena *scratch, const struct level_problem *problem,
	tocsin_work *start, tocsin_work makespan, tocsin_work lower_bound, uint64_t effort)
{
	struct exact_outcome out = {makespan, lower_bound, 0};
	struct prover prover;
	if (lower_bound >= makespan || !prover_init(&prover, scratch, problem, makespan, effort))
		return out;
	struct exact_model *model = &prover.model;
	int32_t best = line_of(model, makespan), low = line_of(model, lower_bound);
	enum verdict verdict = FOUND;
	low = refute_from(&prover, low, best, false);
	prover.limit = effort - effort / 4;
	while (low < best && verdict == FOUND) {
		verdict = settle(&prover, best - 1, true);
		if (verdict == REFUTED)
			low = best;
		if (verdict != FOUND)
			continue;
		best = end_of(&prover);
		for (uint32_t i = 0; i < model->items; i++)
			start[i] = place_of(model, prover.best[i]);
	}
	prover.limit = effort;
	low = refute_from(&prover, low, best, true);
	tocsin_work end = place_of(model, best), bound = place_of(model, low);
	out.makespan = end < makespan ? end : makespan;
	out.lower_bound = bound < lower_bound ? lower_bound : bound;
	out.nodes = prover.nodes;
	return out;
}

uint64_t exact_conclude(struct tocsin_arena *scratch, const struct level_problem *problem,
	struct level_schedule *best, tocsin_work *bound, uint64_t schedules)
{
	if (problem->item_count > SEARCHED_ITEMS)
		return 0;
	uint64_t effort = problem->item_count <= SMALL_ITEMS ? DEFAULT_SMALL : DEFAULT_LARGE;
	if (schedules > 0)
		effort = schedules * EFFORT_A_SCHEDULE;
	struct exact_outcome outcome =
		exact_search(scratch, problem, best->start, best->end, *bound, effort);
	*bound = outcome.lower_bound;
	if (outcome.makespan == best->end)
		return outcome.nodes;
	best->end = outcome.makespan;
	for (uint32_t i = 0; i < problem->item_count; i++)
		best->finish[i] = level_finish(problem, problem->items + i, best->start[i]);
	return outcome.nodes;
}

tocsin_work exact_refute(struct tocsin_arena *scratch, const struct level_problem *problem,
	tocsin_work lower_bound, uint64_t effort)
{
	/* Far enough for every bound that may be refuted, near enough for sums. */
	tocsin_work horizon = lower_bound + lower_bound - problem->t;
	struct prover prover;
	if (problem->item_count > REFUTED_ITEMS ||
		!prover_init(&prover, scratch, problem, horizon, effort))
		return lower_bound;
	int32_t low = refute_from(&prover, line_of(&prover.model, lower_bound),
		line_of(&prover.model, horizon), false);
	tocsin_work bound = place_of(&prover.model, low);
	return bound > lower_bound ? bound : lower_bound;
}
