/*
 * A schedule while it is being planned, and what all steps of planning share.
 */
#ifndef PLANNING_PLACEMENT_H
#define PLANNING_PLACEMENT_H

#include "tocsin/projection.h"

/* The question: which project, as of when, with what done. */
struct planning {
	const struct tocsin_project *project;
	const struct tocsin_task_state *states; /* one a task */
	tocsin_work t;                          /* nothing unstarted begins before it */
	struct tocsin_arena *arena;             /* scratch, gone when the plan is made */
	struct tocsin_arena *kept;              /* the plan's own */
};

/* Places on the axis, by task. Done tasks lie where they lay, running ones began when they did. */
struct schedule {
	tocsin_work *start, *finish;
	tocsin_work end; /* latest finish */
};

/* The places that a task may not pass; INT64_MAX where there is none. */
struct schedule_limits {
	tocsin_work *start, *finish;
};

/* What is left to do: A, remaining, or 0; civil minutes where elapsed. */
tocsin_work planning_work(const struct planning *planning, uint32_t task);

/*
 * The earliest start from `from` on at which `work` ends at or after `finish`. The end never moves
 * back when the start moves on, so halving finds it; without pauses in between it is a subtraction.
 */
tocsin_work placement_to_end_at(const struct tocsin_project *project, uint32_t task,
	tocsin_work from, tocsin_work work, tocsin_work finish);

/*
 * Where the work that is left begins: the start, or for a running task so much before its finish as
 * its remaining work takes from t on.
 */
tocsin_work schedule_begin(
	const struct planning *planning, const struct schedule *schedule, uint32_t task);

/*
 * Where a task needs its resources no more: its finish, but for a running one whose end waits for
 * tasks that have not started, by FF or SF. It has done its work before, and they may need what it
 * held.
 */
tocsin_work schedule_work_end(
	const struct planning *planning, const struct schedule *schedule, uint32_t task);

/* Working minutes of A in its place: A, or what an elapsed duration spans there. */
tocsin_work schedule_amount(
	const struct planning *planning, const struct schedule *schedule, uint32_t task);

/* Working minutes that are left of it: what remains, or what an elapsed duration spans. */
tocsin_work schedule_left(
	const struct planning *planning, const struct schedule *schedule, uint32_t task);

void schedule_init(struct schedule *schedule, const struct planning *planning);
void schedule_copy(struct schedule *to, const struct schedule *from, uint32_t task_count);
void schedule_limits_init(struct schedule_limits *limits, const struct planning *planning);

/* The latest finish over all tasks. */
tocsin_work schedule_end(const struct schedule *schedule, uint32_t task_count);

/*
 * A forward pass over precedence and `links`: tocsin_project_forward, into a schedule that is
 * there. `projection`, where not NULL, receives what held each task.
 */
void schedule_forward(struct schedule *out, const struct planning *planning,
	const struct tocsin_resource_link *links, uint32_t link_count, const tocsin_work *lower,
	struct tocsin_projection *projection);

#endif
