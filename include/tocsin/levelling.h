/*
 * Levelling: the shortest schedule that the resources allow (RCPSP; METHOD 3, steps 1 and 2).
 *
 * The one interface behind which any search may stand: problem in, schedule and bound out. Effort
 * is a counted number of schedules, never seconds, so that equal input gives equal output. Each
 * forward or backward pass over all tasks is one, and so is, in the exact search, each
 * contradiction (a schedule that came to nothing) and each n decisions, n the number of tasks to be
 * placed.
 */
#ifndef TOCSIN_LEVELLING_H
#define TOCSIN_LEVELLING_H

#include "tocsin/project.h"
#include "tocsin/state.h"

/* How far a levelling has come. */
struct tocsin_levelling_progress {
	tocsin_work makespan;    /* of the best schedule so far; TOCSIN_NO_WORK = none yet */
	tocsin_work lower_bound; /* no schedule is shorter */
	uint64_t schedules;      /* generated so far */
	uint64_t nodes;          /* decisions of the exact search so far */
};

/*
 * Somebody who watches a levelling. `tell` is called now and then, in the caller's thread, and says
 * whether to go on; after a false it is not called again, and the levelling ends with the best so
 * far. When it is called hangs on nothing but the input: a levelling that is not interrupted gives
 * what it would have given unwatched.
 */
struct tocsin_levelling_watch {
	bool (*tell)(void *context, const struct tocsin_levelling_progress *progress);
	void *context;
	uint64_t
		every; /* schedules and decisions between two calls; 0 = some milliseconds' worth */
};

struct tocsin_levelling_problem {
	const struct tocsin_project *project;
	const struct tocsin_task_state
		*states;          /* NULL = nothing started; done tasks are fixed, running ones
				     occupy their resources from t for what remains */
	tocsin_work t;            /* nothing unstarted begins before it; 0 at a first plan */
	const tocsin_work *lower; /* earliest start a task, or NULL; TOCSIN_NO_WORK = none */
	const tocsin_work
		*upper; /* latest finish a task, or NULL: used to repair under feeding-buffer lags;
			   a schedule that cannot keep one breaks it, and `kept_upper` says so */
	const bool *fixed; /* tasks that stay at fixed_start, or NULL */
	const tocsin_work *fixed_start;
	uint64_t seed;
	uint64_t schedules; /* effort, at least 1; 0 = default */
	bool no_search;     /* passes alone, without the exact search that ends a levelling */
	const struct tocsin_levelling_watch *watch; /* NULL = nobody watches */
};

struct tocsin_levelled {
	tocsin_work *start, *finish; /* per task, in the arena passed in */
	tocsin_work makespan;        /* latest finish */
	tocsin_work lower_bound;     /* no schedule is shorter */
	bool optimal;                /* makespan == lower_bound */
	bool kept_upper;
	uint64_t schedules; /* spent: passes, and what the exact search counts */
	uint64_t nodes;     /* decisions of the exact search */
	bool interrupted;   /* by who watched: more would have been tried */
};

void tocsin_level(struct tocsin_levelled *out, struct tocsin_arena *arena,
	const struct tocsin_levelling_problem *problem);

/*
 * How much longer than the shortest schedule one may be that ends there, at most, in percent of the
 * bound; 0 = proved.
 */
double tocsin_gap_percent(tocsin_work makespan, tocsin_work lower_bound);

/* From so many percent on a longer search is worth its time. */
enum { TOCSIN_LARGE_GAP_PERCENT = 3 };

/*
 * max(longest path, work/capacity per resource, not-before + tail, ...), raised for as long as time
 * tables and energy alone refute it, as a place on the axis; at least the latest actual finish. The
 * exact search that ends a levelling may raise it further.
 */
tocsin_work tocsin_lower_bound(
	struct tocsin_arena *arena, const struct tocsin_levelling_problem *problem);

#endif
