/*
 * Proofs about the shortest schedule, for problems that the exact model covers: destructive bounds
 * (an end is assumed, and refuted) and a complete search for schedules shorter than one in hand.
 *
 * The search is depth first over bounds on starts and learns a clause from every contradiction, so
 * that it never meets the same reason twice (lazy clause generation; Schutt, Feydy, Stuckey,
 * Wallace 2011). Effort is counted in steps of propagation, never in seconds.
 */
#ifndef TOCSIN_PLANNING_EXACT_SEARCH_H
#define TOCSIN_PLANNING_EXACT_SEARCH_H

#include "level_pass.h"

/* About what a millisecond does, within a factor of 2; for whoever gives effort. */
#define EXACT_EFFORT_MS ((uint64_t)150000)

/* What a search may spend, of both. */
struct exact_effort {
	uint64_t steps;     /* of propagation: EXACT_EFFORT_MS is a millisecond */
	uint64_t schedules; /* as counted in exact_outcome */
	uint64_t seed;
};

struct exact_outcome {
	tocsin_work makespan;    /* of the best schedule known */
	tocsin_work lower_bound; /* no schedule is shorter; equal = proved */
	uint64_t nodes;          /* decisions taken */
	uint64_t schedules;      /* passes, contradictions, and as many decisions as items */
};

/*
 * Looks for schedules shorter than start[] (by item; a feasible one, which ends at `makespan`)
 * until there is a proof or the effort is spent; start[] becomes the shortest found. `lower_bound`
 * is what is known already. Where the model does not cover the problem nothing changes.
 */
struct exact_outcome exact_search(struct tocsin_arena *scratch, const struct level_problem *problem,
	tocsin_work *start, tocsin_work makespan, tocsin_work lower_bound,
	struct exact_effort effort);

/*
 * What of a levelling's effort the exact search is given, `schedules` being asked for (0 = the
 * default): nothing where it could not say much.
 */
struct exact_effort exact_share(
	const struct level_problem *problem, uint64_t schedules, uint64_t seed);

/* The last part of levelling: proves or improves `best`, a feasible schedule. */
struct exact_outcome exact_conclude(struct tocsin_arena *scratch,
	const struct level_problem *problem, struct level_schedule *best, tocsin_work bound,
	struct exact_effort effort);

/*
 * Raises a lower bound for as long as propagation alone refutes it; the bound as it was where the
 * model does not cover the problem.
 */
tocsin_work exact_refute(struct tocsin_arena *scratch, const struct level_problem *problem,
	tocsin_work lower_bound, uint64_t effort);

#endif
