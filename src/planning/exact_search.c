#include "exact_search.h"

#include <assert.h>

#include "bound_atoms.h"
#include "exact_guide.h"

enum {
	CLAUSES_REFUTING = 256,
	CLAUSES_MOST = 16384,
	EFFORT_A_CLAUSE = 2000,
	SMALL_ITEMS = 62,     /* 60 and two milestones */
	SEARCHED_ITEMS = 256, /* past that the search proves next to nothing that bounds do not */
	REFUTED_ITEMS = 1000, /* its energy takes the square of the items */
	BOUND_SHARE = 8,      /* a part of so many goes to the bound alone */
	RESTART = 25,         /* contradictions; times 1 1 2 1 1 2 4 ... (Luby et al. 1993) */
};

/* The most that a schedule may cost, on average; and what is spent by default. */
#define EFFORT_A_SCHEDULE (EXACT_EFFORT_MS / 10)
#define DEFAULT_SMALL (50 * EXACT_EFFORT_MS)
#define DEFAULT_LARGE (15 * EXACT_EFFORT_MS)

enum verdict {
	REFUTED, /* nothing ends by that */
	FOUND,
	SPENT, /* not known, or not yet */
};

struct prover {
	struct exact_model model;
	struct exact_guide guide; /* has the best schedule */
	struct exact_effort limit;
	uint64_t nodes;
	bool contradictory; /* without any assumption: nothing ends by the horizon */
};

/* A contradiction is a schedule that came to nothing; and so many decisions as there are items
 * would make one. */
static uint64_t schedules_of(const struct prover *prover)
{
	assert(prover->model.items > 0);
	return prover->model.trail.contradictions + prover->nodes / prover->model.items +
	       prover->guide.passes;
}

static bool spent(const struct prover *prover)
{
	return prover->model.effort >= prover->limit.steps ||
	       schedules_of(prover) >= prover->limit.schedules;
}

/* Among the items that may still move, the earliest; TOCSIN_NONE where all stand still. */
static uint32_t earliest(const struct prover *prover)
{
	const int32_t *at_least = prover->model.trail.at_least;
	uint32_t best = TOCSIN_NONE;
	for (uint32_t i = 0; i < prover->model.items; i++) {
		if (at_least[2 * i] + at_least[2 * i + 1] == 0)
			continue;
		if (best == TOCSIN_NONE || at_least[2 * i] < at_least[2 * best] ||
			(at_least[2 * i] == at_least[2 * best] &&
				at_least[2 * i + 1] > at_least[2 * best + 1]))
			best = i;
	}
	return best;
}

/*
 * The next decision; false where nothing is left to be decided: what was most in contradictions
 * lately, as the guide wants it; where no clause speaks of what is open, the earliest item, in the
 * place where the guide wants it later, or else as early as it goes.
 */
static bool choose(struct prover *prover, struct bound_literal *decision)
{
	struct bound_trail *trail = &prover->model.trail;
	uint32_t picked = bound_atoms_pick(trail);
	if (picked != BOUND_NO_ATOM) {
		const struct bound_atom *atom = trail->atoms + picked;
		*decision = (struct bound_literal){2 * atom->start, atom->value};
		if (exact_guide_value(&prover->guide, atom->start) < atom->value)
			*decision = bound_not(*decision);
		return true;
	}
	uint32_t item = earliest(prover);
	if (item == TOCSIN_NONE)
		return false;
	int32_t head = trail->at_least[2 * item], latest = -trail->at_least[2 * item + 1];
	int32_t value = exact_guide_value(&prover->guide, item);
	bool late = prover->guide.early[item] >= prover->guide.cut && value > head;
	*decision = late && value <= latest ? (struct bound_literal){2 * item, value}
					    : (struct bound_literal){2 * item + 1, -head};
	return true;
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

/* Whether the guide may make passes. */
static bool may_pass(const struct prover *prover)
{
	return schedules_of(prover) + EXACT_GUIDE_PASSES <= prover->limit.schedules;
}

/* On the ground: whether the end is known to be later; else assumes that it is not. */
static bool assume(struct prover *prover, int32_t end)
{
	struct bound_trail *trail = &prover->model.trail;
	struct bound_literal by_then = {2 * exact_end(&prover->model) + 1, -end};
	if (!go_to_ground(prover) || bound_holds(trail, bound_not(by_then)))
		return false;
	if (!bound_holds(trail, by_then))
		bound_trail_decide(trail, by_then);
	return true;
}

/* From now on nothing but what ends by `end` matters. */
static void close(struct prover *prover, int32_t end)
{
	struct bound_trail *trail = &prover->model.trail;
	bound_trail_back_to(trail, 0);
	if (prover->model.seen > trail->step_count)
		prover->model.seen = trail->step_count;
	struct bound_literal by_then = {2 * exact_end(&prover->model) + 1, -end};
	prover->contradictory |= !bound_trail_raise(trail, by_then, &(struct bound_why){0});
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

/* Number n, from 1 on, of 1 1 2 1 1 2 4 1 1 2 1 1 2 4 8 ... */
static uint64_t luby(uint64_t n)
{
	uint64_t whole = 1;
	while (whole < n)
		whole = 2 * whole + 1;
	while (whole > n) {
		whole /= 2;
		n -= n > whole ? whole : 0;
	}
	return (whole + 1) / 2;
}

/* At the beginning and whenever nothing is decided any more: the assumption, and a new cut, with
 * which the guide may find a schedule itself. SPENT where the search has to say. */
static enum verdict begin(struct prover *prover, int32_t end, bool decide)
{
	if (!assume(prover, end))
		return REFUTED;
	if (!decide)
		return SPENT;
	exact_guide_cut(&prover->guide, end, may_pass(prover));
	return prover->guide.end <= end ? FOUND : SPENT;
}

/* All starts are decided. */
static enum verdict found(struct prover *prover)
{
	for (uint32_t i = 0; i < prover->model.items; i++)
		prover->guide.early[i] = prover->model.trail.at_least[2 * i];
	exact_guide_take(&prover->guide, may_pass(prover));
	return FOUND;
}

/* Is there a schedule that ends by `end`? Without `decide` propagation alone says. */
static enum verdict settle(struct prover *prover, int32_t end, bool decide)
{
	struct exact_model *model = &prover->model;
	struct bound_trail *trail = &model->trail;
	uint64_t conflicts = 0, round = 1;
	enum verdict verdict = prover->contradictory ? REFUTED : begin(prover, end, decide);
	while (verdict == SPENT) {
		if (!exact_model_propagate(model)) {
			if (spent(prover))
				return SPENT;
			if (!learn(prover))
				return REFUTED;
			if (++conflicts >= RESTART * luby(round)) {
				round++;
				conflicts = 0;
				bound_trail_back_to(trail, 0);
			}
			if (trail->level == 0)
				verdict = begin(prover, end, decide);
			continue;
		}
		if (!decide || spent(prover) || level_watch_decision(model->problem->watch))
			return SPENT;
		struct bound_literal decision;
		if (!choose(prover, &decision))
			return found(prover);
		prover->nodes++;
		bound_trail_decide(trail, decision);
	}
	return verdict;
}

static bool prover_init(struct prover *prover, struct tocsin_arena *scratch,
	const struct level_problem *problem, tocsin_work horizon, const tocsin_work *start,
	struct exact_effort effort)
{
	uint64_t clauses = CLAUSES_REFUTING + effort.steps / EFFORT_A_CLAUSE;
	*prover = (struct prover){.limit = effort};
	if (!exact_model_covers(problem) ||
		!exact_model_make(&prover->model, scratch, problem, horizon,
			clauses < CLAUSES_MOST ? (uint32_t)clauses : CLAUSES_MOST))
		return false;
	exact_guide_init(&prover->guide, scratch, &prover->model, start, effort.seed);
	return true;
}

/* Refutes one end after the other from `end` on; the first that is not refuted. */
static int32_t refute_from(struct prover *prover, int32_t end, int32_t before, bool decide)
{
	while (end < before && !spent(prover) && settle(prover, end, decide) == REFUTED) {
		int32_t known = prover->model.trail.at_least[2 * exact_end(&prover->model)];
		end = prover->contradictory ? before : end + 1 > known ? end + 1 : known;
	}
	return end;
}

/* Looks for schedules that end before *best until there is none; true where that is proved. */
static bool improve(struct prover *prover, int32_t *best, int32_t low)
{
	enum verdict verdict = FOUND;
	while (low < *best && verdict == FOUND) {
		close(prover, *best - 1);
		verdict = settle(prover, *best - 1, true);
		if (verdict == FOUND)
			*best = prover->guide.end;
	}
	return verdict == REFUTED || low >= *best;
}

struct exact_outcome exact_search(struct tocsin_arena *scratch, const struct level_problem *problem,
	tocsin_work *start, tocsin_work makespan, tocsin_work lower_bound,
	struct exact_effort effort)
{
	struct exact_outcome out = {.makespan = makespan, .lower_bound = lower_bound};
	struct prover prover;
	if (lower_bound >= makespan ||
		!prover_init(&prover, scratch, problem, makespan, start, effort))
		return out;
	struct exact_model *model = &prover.model;
	int32_t first = exact_model_line(model, makespan), best = first,
		low = exact_model_line(model, lower_bound);
	low = refute_from(&prover, low, best, false);
	level_watch_note(problem->watch, TOCSIN_NO_WORK, exact_model_place(model, low));
	prover.limit.steps = effort.steps - effort.steps / BOUND_SHARE;
	exact_guide_take(&prover.guide, may_pass(&prover));
	best = prover.guide.end;
	if (improve(&prover, &best, low))
		low = best;
	prover.limit = effort;
	low = refute_from(&prover, low, best, true);
	best = prover.guide.end;
	for (uint32_t i = 0; i < model->items && best < first; i++)
		start[i] = exact_model_place(model, prover.guide.early[i]);
	tocsin_work end = exact_model_place(model, best), bound = exact_model_place(model, low);
	out.makespan = end < makespan ? end : makespan;
	out.lower_bound = bound < lower_bound ? lower_bound : bound;
	out.nodes = prover.nodes;
	out.schedules = schedules_of(&prover);
	return out;
}

/*
 * Its part of so many schedules; the populations have the rest. What that is worth on PSPLIB, in
 * percent above the critical path (every 2nd to 12th instance, seed 1):
 *
 *     part              none   1/7    1/4    1/2
 *     J60   1,000      11.01         10.82  10.81
 *     J60   5,000      10.78  10.57         10.56
 *     J120  1,000      33.43         33.56  33.58
 *     J120  5,000      31.95  31.71         31.84
 *     J120 50,000      30.94  30.88         31.09
 *
 * Of 30 items, populations tell nothing new after some ten thousand schedules, but proofs need
 * more.
 */
static uint64_t part_of(uint64_t schedules, uint32_t items)
{
	enum { TINY_ITEMS = 40, LEAST_FOR_LARGE = 2500, LEFT_BY_TINY = 25000 };
	if (items <= TINY_ITEMS)
		return schedules / 5 * 2 < LEFT_BY_TINY ? schedules / 5 * 3
							: schedules - LEFT_BY_TINY;
	if (items <= SMALL_ITEMS)
		return schedules < LEAST_FOR_LARGE ? schedules / 3 : schedules / 4;
	return schedules >= LEAST_FOR_LARGE ? schedules / 7 : 0;
}

struct exact_effort exact_share(
	const struct level_problem *problem, uint64_t schedules, uint64_t seed)
{
	if (problem->item_count > SEARCHED_ITEMS || !exact_model_covers(problem))
		return (struct exact_effort){0};
	if (schedules == 0)
		return (struct exact_effort){
			problem->item_count <= SMALL_ITEMS ? DEFAULT_SMALL : DEFAULT_LARGE,
			UINT64_MAX, seed};
	uint64_t part = part_of(schedules, problem->item_count);
	return (struct exact_effort){2 * part * EFFORT_A_SCHEDULE, part, seed};
}

struct exact_outcome exact_conclude(struct tocsin_arena *scratch,
	const struct level_problem *problem, struct level_schedule *best, tocsin_work bound,
	struct exact_effort effort)
{
	struct exact_outcome outcome =
		exact_search(scratch, problem, best->start, best->end, bound, effort);
	if (outcome.makespan < best->end)
		for (uint32_t i = 0; i < problem->item_count; i++)
			best->finish[i] = level_finish(problem, problem->items + i, best->start[i]);
	best->end = outcome.makespan;
	return outcome;
}

tocsin_work exact_refute(struct tocsin_arena *scratch, const struct level_problem *problem,
	tocsin_work lower_bound, uint64_t effort)
{
	/* Far enough for every bound that may be refuted, near enough for sums. */
	tocsin_work horizon = lower_bound + lower_bound - problem->t;
	struct prover prover;
	if (problem->item_count > REFUTED_ITEMS ||
		!prover_init(&prover, scratch, problem, horizon, NULL,
			(struct exact_effort){.steps = effort, .schedules = UINT64_MAX}))
		return lower_bound;
	int32_t low = refute_from(&prover, exact_model_line(&prover.model, lower_bound),
		exact_model_line(&prover.model, horizon), false);
	tocsin_work bound = exact_model_place(&prover.model, low);
	return bound > lower_bound ? bound : lower_bound;
}
