/*
 * Why a task of a plan lies where it does: every tie that it has, and how much room is in each.
 *
 *     T1.2  earlier   0 d   T1.1 ends (FS)                        a tie without room holds it
 *                     0 d   T2.2 hands over Green
 *           later     0 d   T3 starts (FS)                        what it would push
 */
#ifndef PLANNING_EXPLANATION_H
#define PLANNING_EXPLANATION_H

#include "tocsin/plan.h"

enum tie_kind {
	TIE_LINK,
	TIE_RESOURCE,
	TIE_DATE,     /* its not-before date */
	TIE_ABSENCE,  /* a resource that it needs is away until then */
	TIE_CAPACITY, /* others need what there is of a resource until then, beside an absence */
	TIE_STATUS,   /* nothing unstarted begins before the status instant */
	TIE_PROJECT_START,  /* nor before the project */
	TIE_FEEDING_BUFFER, /* the buffer into the end of the project */
	TIE_PROJECT_END,    /* the end of all work, where the project buffer begins */
};
const char *tie_kind_name(enum tie_kind kind); /* "link", "resource", "date", ... */

struct tie {
	enum tie_kind kind;
	uint32_t other; /* project task at its other end, or TOCSIN_NONE */
	enum tocsin_link_type type;
	uint32_t resource; /* TIE_RESOURCE, TIE_ABSENCE, TIE_CAPACITY: in project->resources */
	const struct tocsin_feeding_buffer *buffer; /* stands between, or NULL */
	tocsin_work room; /* what the task can move before the tie holds it; 0 = it does */
	const struct tocsin_link *link; /* TIE_LINK */
	uint32_t *users, user_count;    /* TIE_CAPACITY: who needs it */
};

struct ties {
	struct tie *items;
	uint32_t count, capacity;
};

struct explanation {
	struct tocsin_arena *arena;
	const struct tocsin_project *project;
	const struct tocsin_plan *plan;
	const struct tocsin_task_state *states; /* as of the plan */
	struct tocsin_baseline baseline;
};

/* What keeps a task that has not started from lying earlier; in the explanation's arena. */
struct ties explanation_earlier(const struct explanation *explanation, uint32_t task);

/* What keeps it from lying later. */
struct ties explanation_later(const struct explanation *explanation, uint32_t task);

/* The tie that holds: the one with the least room (a critical task's before another's), or NULL
 * where even that one has room. */
const struct tie *ties_holding(const struct explanation *explanation, const struct ties *ties);

/* How far the task can move before any tie holds it. */
tocsin_work ties_room(const struct ties *ties);

/*
 * The tasks that would have to move before `task` can, the farthest first: from each on along the
 * tie that holds it. `last` is the tie that ends the way.
 */
struct explanation_path {
	uint32_t *tasks;
	uint32_t count;
	struct tie last;
	bool held; /* false: the farthest task has room of its own, there is no `last` */
};
struct explanation_path explanation_path(const struct explanation *explanation, uint32_t task);

/* All that one task is asked about. */
struct explanation_answer {
	uint32_t task;
	bool started;
	struct ties earlier, later; /* `earlier` empty where it has started */
	struct explanation_path path;
};
struct explanation_answer explanation_answer(const struct explanation *explanation, uint32_t task);

/* In words, cleaned, in the explanation's arena: a tie ("T1.1 ends (FS)"), ... */
const char *explanation_tie_text(
	const struct explanation *explanation, uint32_t task, const struct tie *tie, bool earlier);
/* ... "critical chain, 2 of 3", "feeding chain of FB2", "on no chain", ... */
const char *explanation_chain_text(const struct explanation *explanation, uint32_t task);
/* ... a link, "FS", "SS + 2 d", "FS - 1 h elapsed", ... */
const char *explanation_link_text(
	const struct explanation *explanation, const struct tocsin_link *link);
/* ... and why a task starts when it does: what holds it from before, else from behind. */
const char *explanation_reason(
	const struct explanation *explanation, const struct explanation_answer *answer);

#endif
