/*
 * Resources: what is asked of them over time, what they have, and whose turn it is.
 *
 *     status | plan -> tocsin_places_... -> places -> tocsin_load_make -> load, conflicts
 *     status        -> tocsin_agendas_make -> per resource: now, next, later
 */
#ifndef TOCSIN_LOAD_H
#define TOCSIN_LOAD_H

#include "tocsin/status.h"

/* Where every task of the project lies on the axis. */
struct tocsin_places {
	tocsin_work *start, *finish; /* TOCSIN_NO_WORK: nowhere */
};

/* As planned; `plan` is a proposal for the project. In `arena`. */
struct tocsin_places tocsin_places_planned(struct tocsin_arena *arena,
	const struct tocsin_project *project, const struct tocsin_plan *plan);

/* As done and projected; a start that nobody told is the best guess (METHOD 5). In `arena`. */
struct tocsin_places tocsin_places_projected(struct tocsin_arena *arena,
	const struct tocsin_status *status, const struct tocsin_project *project);

/*
 * If dates are kept: a task that has not started and whose planned start is still ahead begins
 * then, whoever still holds its resources; all others lie as projected. In `arena`.
 */
struct tocsin_places tocsin_places_kept(struct tocsin_arena *arena,
	const struct tocsin_status *status, const struct tocsin_project *project);

/* An unbroken stretch in which tasks ask for more of a resource than there is. */
struct tocsin_conflict {
	uint32_t resource;
	tocsin_work from, to;
	int64_t needed, available;       /* where the most is missing; thousandths of a unit */
	uint32_t first_task, task_count; /* into load->conflict_tasks: by their starts */
};

/* Of every resource, cut into steps: entry resource * steps + step. */
struct tocsin_load {
	tocsin_work from, step;
	uint32_t steps;
	int64_t *used, *available;         /* minutes of thousandths of a unit */
	bool *over;                        /* a conflict lies in this step */
	struct tocsin_conflict *conflicts; /* by resource, then by time */
	uint32_t *first_conflict;          /* by resource, and one more */
	uint32_t *conflict_tasks;
};

struct tocsin_load_request {
	const struct tocsin_project *project;
	struct tocsin_places places; /* what `used` counts */
	struct tocsin_places kept;   /* where conflicts are looked for */
	tocsin_work from, step;      /* what lies before `from` or behind the last step does not
					count; step > 0 */
	uint32_t steps;
};

/*
 * In `arena`. A task uses what it needs (as it is planned: no more than the capacity) in the
 * minutes between its places in which it is not held up by an absence. Cost: sorting, and the steps
 * that tasks and absences reach over.
 */
void tocsin_load_make(struct tocsin_load *out, struct tocsin_arena *arena,
	const struct tocsin_load_request *request);

enum tocsin_turn { TOCSIN_NOW, TOCSIN_NEXT, TOCSIN_LATER };

/* An open task of a resource. */
struct tocsin_turn_item {
	uint32_t task;
	enum tocsin_turn turn;
};

/* Open tasks by resource: those of resource r are items[first[r]] up to first[r + 1]. */
struct tocsin_agendas {
	uint32_t *first;
	struct tocsin_turn_item *items;
};

/*
 * Per resource: what is in progress (now), what is startable or queued (next), both in the order of
 * status->priorities, and all other open tasks (later) by their start; without a status (NULL) all
 * are later. `start` per task. In `arena`. Cost: sorting.
 */
void tocsin_agendas_make(struct tocsin_agendas *out, struct tocsin_arena *arena,
	const struct tocsin_project *project, const struct tocsin_status *status,
	const tocsin_work *start);

#endif
