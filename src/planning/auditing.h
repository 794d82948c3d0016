/*
 * What the parts of the audit share: the plan seen in the project's own indices, and the network G
 * that binds as of the commit, built here anew. None of the planner's code is used.
 */
#ifndef PLANNING_AUDITING_H
#define PLANNING_AUDITING_H

#include "tocsin/audit.h"

/* One edge of G: a link, or a resource link (then of type FS without lag). */
struct audit_edge {
	uint32_t from, to;
	enum tocsin_link_type type;
	bool by_resource;
	uint32_t row;    /* in project->links, or in auditing.resource_links */
	tocsin_work lag; /* working minutes at its planned place */
};

struct auditing {
	struct tocsin_audit *audit;
	struct tocsin_arena *arena; /* scratch */
	const struct tocsin_project *project;
	const struct tocsin_task_state *states; /* NULL = nothing started */
	const struct tocsin_plan *plan;
	tocsin_work t; /* nothing that has not started may start before it */
	bool absences; /* some resource is away at times */
	bool elapsed;  /* some task or lag takes other amounts of work in other places */
	/* Policy gap, and the chain waits: what lies behind the wait, on the chain or off it, may
	 * come to span more, being elapsed or over an absence. */
	bool stretched;
	bool unlinked; /* somebody takes what no link can hand on: see audit_handover.c */

	uint32_t *task;                              /* by plan task: task of the project */
	struct tocsin_project seen;                  /* the project with the plan's tasks */
	tocsin_work *spent;                          /* by plan task: see audit_spent */
	tocsin_work *start, *finish;                 /* planned, per task of the project */
	int32_t *chain;                              /* home chain, per task of the project */
	struct tocsin_resource_link *resource_links; /* the plan's, in indices of the project */

	/* G without what is done: edges grouped by `to`; `out` lists them by `from`. */
	struct audit_edge *edges;
	uint32_t edge_count;
	uint32_t *first_in, *first_out, *out;
	uint32_t *order; /* every task, predecessors first; NULL where G has a cycle */

	/* Where G would let every task lie without any buffer, and that without dates too. */
	struct tocsin_projection earliest, undated;
};

void audit_find(struct auditing *auditing, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

static inline const char *audit_id(const struct auditing *auditing, uint32_t task)
{
	return auditing->project->tasks[task].id;
}

/* A start, a finish, or an amount of work, as text for a finding. */
const char *audit_place(const struct auditing *auditing, tocsin_work at);
const char *audit_end(const struct auditing *auditing, tocsin_work at);
const char *audit_amount(const struct auditing *auditing, tocsin_work minutes);

static inline enum tocsin_task_phase audit_phase(const struct auditing *auditing, uint32_t task)
{
	return auditing->states ? auditing->states[task].phase : TOCSIN_NOT_STARTED;
}

/* A demand above the capacity is planned at the capacity. */
static inline int64_t audit_demand(
	const struct tocsin_project *project, const struct tocsin_demand *demand)
{
	int64_t capacity = project->resources[demand->resource].capacity;
	return demand->amount < capacity ? demand->amount : capacity;
}

static inline bool audit_critical(const struct auditing *auditing, uint32_t task)
{
	return auditing->chain[task] == TOCSIN_CRITICAL;
}

static inline bool audit_from_finish(enum tocsin_link_type type)
{
	return type == TOCSIN_FS || type == TOCSIN_FF;
}

static inline bool audit_into_finish(enum tocsin_link_type type)
{
	return type == TOCSIN_FF || type == TOCSIN_SF;
}

/* audit_work.c: (+) of the method and its kin, by arithmetic of the audit's own. */

/* Where `work` minutes of `task` end when started at `start`. */
tocsin_work audit_work_end(
	const struct auditing *auditing, uint32_t task, tocsin_work start, tocsin_work work);
/* The first place at or after `at` where the task can begin `work`. */
tocsin_work audit_work_from(
	const struct auditing *auditing, uint32_t task, tocsin_work at, tocsin_work work);
/* The first place at or after `at` where it can begin A and, where one is given, ends no earlier
 * than `finish_at`. */
tocsin_work audit_could_start(
	const struct auditing *auditing, uint32_t task, tocsin_work at, tocsin_work finish_at);
/* Does the task need its resources at some minute of the interval? An elapsed one runs by itself.
 */
bool audit_works_within(
	const struct auditing *auditing, uint32_t task, tocsin_work from, tocsin_work to);
/* What a task has to do at the commit: A, or what remains; an elapsed task its planned minutes. */
tocsin_work audit_work_left(const struct auditing *auditing, uint32_t task);

/* audit_schedule.c, audit_capacity.c, audit_handover.c */
void audit_schedule(struct auditing *auditing);
void audit_capacity(struct auditing *auditing);
void audit_resource_links(struct auditing *auditing);

/* audit_network.c: fills edges and order, or finds the cycle. */
void audit_network(struct auditing *auditing);

/* Longest paths through G, in working minutes: waiting for dates and absences adds no length. */
struct audit_paths {
	tocsin_work *start, *finish; /* longest path to a task's start and to its finish */
	tocsin_work longest;         /* of all finishes */
};
/* `critical`: through all tasks, else only through those outside the critical chain. */
struct audit_paths audit_longest_paths(const struct auditing *auditing, bool critical);

/* The edge between two tasks that lets the second one start latest; NULL where there is none. */
const struct audit_edge *audit_edge_between(
	const struct auditing *auditing, uint32_t from, uint32_t to);

/* How far an edge carries: the place where it lets its task start on the planned dates, and by how
 * much work it parts the starts of its two tasks. */
tocsin_work audit_reach(const struct auditing *auditing, const struct audit_edge *edge);
tocsin_work audit_work_along(const struct auditing *auditing, const struct audit_edge *edge);

/*
 * Does every item of a chain have the part that the chain spends in it? Of the ties of two tasks
 * the chain takes one that carries furthest. It leaves its last task by `last`, or at its finish
 * where that is NULL. `name` is for the finding.
 */
void audit_parts(struct auditing *auditing, const struct tocsin_chain_item *items, uint32_t count,
	const struct audit_edge *last,
	tocsin_work (*carries)(const struct auditing *, const struct audit_edge *),
	const char *name);

/* What of a task's work lies behind it at the commit; below 0 where more is left than it has. */
tocsin_work audit_spent(const struct auditing *auditing, uint32_t task);

/* The end that the plan's dates run to, gaps included: what merges into the end merge into. */
static inline tocsin_work audit_planned_end(const struct auditing *auditing)
{
	const struct tocsin_plan *plan = auditing->plan;
	return plan->chain_end > plan->projected_end ? plan->chain_end : plan->projected_end;
}

/* audit_chain.c, audit_feeding.c */
void audit_chain(struct auditing *auditing);
void audit_feeding(struct auditing *auditing);

/* Does the size by the plan's method rest on the chain and what the user gave, and no more? */
static inline bool audit_sizes_by_chain(const struct auditing *auditing)
{
	enum tocsin_buffer_method method = auditing->plan->method;
	return method != TOCSIN_APD && method != TOCSIN_APRT && method != TOCSIN_BY_ESTIMATES;
}

/* What a buffer of the plan on this chain is sized by, in the plan's own indices. */
struct tocsin_buffer_sizing audit_sizing(const struct auditing *auditing,
	const struct tocsin_chain_item *items, uint32_t count, tocsin_work manual);
tocsin_work audit_rounded(const struct auditing *auditing, tocsin_work size);

#endif
