/*
 * The planner: makes plans without the keyboard ever waiting, and goes on searching for better ones
 * behind the one that is shown. The first plan of a small project is made at once, all else in a
 * thread that gets frozen input and gives values back.
 *
 * One request is planned at a time. A newer one ends the search for the one before.
 */
#ifndef TERMINAL_PLANNER_H
#define TERMINAL_PLANNER_H

#include "generation.h"
#include "view.h"
#include "wakeup.h"

enum {
	PLAN_AT_ONCE = 120,  /* tasks up to which nobody notices */
	IMPROVE_SECONDS = 60 /* then the search is over, proof or not */
};

struct planning {
	struct generation *generation; /* shared while it is planned */
	struct tocsin_instant as_of;   /* unknown = the project's start */
	char *reason;                  /* of a re-baseline; NULL: of a first plan */
};

struct planned {
	const struct planning *request; /* valid until the planner is asked for something else */
	struct tocsin_plan *plan;       /* owned by who takes it */
	char finding[256];              /* what the audit found; "" = the plan holds */
};

struct planner;

/* `wakeup` is told when there is news; NULL: every plan is made at once, and improved only where
 * planner_search_on is called. */
struct planner *planner_create(struct wakeup *wakeup);
/* A thread that does not end soon is left behind: the process is about to end. */
void planner_destroy(struct planner *planner);

/* Shares the generation; copies the reason. */
void planner_ask(struct planner *planner, struct generation *generation,
	struct tocsin_instant as_of, const char *reason);

/* The search ends as soon as it can; the best plan so far comes, or stays. */
void planner_stop(struct planner *planner);
/* It goes on, where it was stopped before it was over. */
void planner_search_on(struct planner *planner);
/* Nobody wants a plan any more. */
void planner_drop(struct planner *planner);

/* A plan that is new since the last call; false: there is none. */
bool planner_take(struct planner *planner, struct planned *out);
/* How far the search has come. */
struct view_search planner_search(struct planner *planner);

#endif
