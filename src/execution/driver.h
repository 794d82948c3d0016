/*
 * The driver: the path that sets the projected end, walked back from there (METHOD 5).
 */
#ifndef EXECUTION_DRIVER_H
#define EXECUTION_DRIVER_H

#include "tocsin/plan.h"

/* One task on the path, and how the path comes to it and goes on from it. */
struct driver_step {
	uint32_t task;
	tocsin_work ready;  /* where the step before lets it begin; TOCSIN_NO_WORK on the first */
	bool enters_finish; /* FF or SF holds its finish: the path enters there */
	bool leaves_start;  /* SS or SF goes on from its start: the path leaves there */
};

struct driver_terrain {
	const struct tocsin_project *project;
	const struct tocsin_baseline *baseline;
	const struct tocsin_task_state *states;
	const struct tocsin_projection *projection;
	tocsin_work t;
};

/* First task first, in `arena`; no step where the project has no task. Cost: linear. */
struct driver_step *driver_find(
	struct tocsin_arena *arena, const struct driver_terrain *terrain, uint32_t *out_count);

/* Resource links grouped by the task that takes over. */
struct driver_takers {
	uint32_t *first, *link;
};

/* Several paths over one terrain, which is borrowed. */
struct driver_walk {
	const struct driver_terrain *terrain;
	struct driver_takers takers;
	bool *passed; /* by task: a schedule changed since the commit may lead round in a circle */
	struct driver_step *steps; /* of the newest walk */
};

/* Cost: linear. */
void driver_walk_init(
	struct driver_walk *out, struct tocsin_arena *arena, const struct driver_terrain *terrain);

/* The path that sets the finish of `last` (its start, where the path `leaves_start`): into `steps`,
 * first task first; returns how many. Cost: the path's length and its links. */
uint32_t driver_walk_to(struct driver_walk *walk, uint32_t last, bool leaves_start);

/* Is this project task on the critical chain of the baseline? */
static inline bool driver_is_critical(const struct tocsin_baseline *baseline, uint32_t task)
{
	uint32_t planned = baseline->plan_task[task];
	return planned != TOCSIN_NONE && baseline->plan->tasks[planned].chain == TOCSIN_CRITICAL;
}

#endif
