/*
 * One plan of a request after the other, each better than the one before: first at the default
 * effort, then in rounds that search for longer and longer, each from another seed, until one is
 * proved shortest or a round would be too long. Knows nothing of threads.
 *
 *     round 0   seed 1    5,000 schedules   makespan 285 d, bound 249 d
 *     round 1   seed 2   20,000 schedules   makespan 279 d                 a new plan
 *     round 2   seed 3   40,000 schedules                   bound 251 d    the same with that bound
 */
#ifndef TERMINAL_PLAN_ROUNDS_H
#define TERMINAL_PLAN_ROUNDS_H

#include "tocsin/plan.h"

struct plan_rounds {
	struct tocsin_plan_request request; /* `levelled` and `watch` are set here */
	struct tocsin_arena arena;          /* of `best` */
	struct tocsin_levelled best;        /* its bound and schedules are those of all rounds */
	tocsin_work promise;                /* of the plan made of it */
	uint64_t budget;                    /* of the next round; 0 = the default */
	uint32_t round;                     /* how many were begun */
};

/* The request's project and states must outlive the rounds. */
void plan_rounds_init(struct plan_rounds *out, const struct tocsin_plan_request *request);
void plan_rounds_finish(struct plan_rounds *rounds);

/* Nothing is left to try. */
bool plan_rounds_over(const struct plan_rounds *rounds);

/*
 * The next round. A plan, owned by the caller, where there is a shorter schedule that promises
 * nothing later, or a better bound; the first round always makes one. Else NULL. A round that is
 * interrupted (`watch` may be NULL) gives what it has found so far.
 */
struct tocsin_plan *plan_rounds_next(
	struct plan_rounds *rounds, const struct tocsin_levelling_watch *watch);

#endif
