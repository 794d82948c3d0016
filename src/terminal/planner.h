/*
 * The planner: makes plans without the keyboard ever waiting. Small projects are planned at once,
 * large ones in a thread that gets frozen input and gives a value back.
 *
 * One plan is made at a time. A request that comes meanwhile waits; a newer one takes its place,
 * and what was being made is thrown away when it is ready, for its input is no longer the present
 * one.
 */
#ifndef TERMINAL_PLANNER_H
#define TERMINAL_PLANNER_H

#include "generation.h"
#include "wakeup.h"

enum { PLAN_AT_ONCE = 120 }; /* tasks up to which nobody notices */

struct planning {
	struct generation *generation; /* shared while it is planned */
	struct tocsin_instant as_of;   /* unknown = the project's start */
	char *reason; /* of a re-baseline, to be committed at once; NULL: a proposal */
};

struct planned {
	struct planning request;
	struct tocsin_plan *plan; /* owned by who takes it */
	char finding[256];        /* what the audit found; "" = the plan holds */
};

struct planner;

/* `wakeup` is told when a plan is ready; NULL: every plan is made at once. */
struct planner *planner_create(struct wakeup *wakeup);
/* A thread that still plans is left behind: the process is about to end. */
void planner_destroy(struct planner *planner);

/* Shares the generation; copies the reason. */
void planner_ask(struct planner *planner, struct generation *generation,
	struct tocsin_instant as_of, const char *reason);

/* A plan that is ready; false: none is. Give it back to planned_finish. */
bool planner_take(struct planner *planner, struct planned *out);
void planned_finish(struct planned *planned); /* frees all but the plan */

#endif
