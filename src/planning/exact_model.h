/*
 * A levelling problem as rules over bounds on start times, for proofs: links, resources, and pairs
 * that can never run together.
 *
 * Time is counted from the problem's t in the greatest unit that divides every duration, lag, date
 * and claim: some shortest schedule has all its starts on that grid.
 */
#ifndef TOCSIN_PLANNING_EXACT_MODEL_H
#define TOCSIN_PLANNING_EXACT_MODEL_H

#include "cumulative.h"
#include "level_problem.h"

/* One end is at least another and `gap`. */
struct exact_edge {
	uint32_t end;
	int32_t gap;
};

/* An item as a task of a resource. */
struct exact_use {
	uint32_t resource, task;
};

struct exact_model {
	const struct level_problem *problem;
	tocsin_work unit;
	struct bound_trail trail;
	uint32_t items; /* starts 0 to items - 1; then the end, then what pinned tasks take */
	int32_t *work;  /* by item */
	struct exact_edge *edges;
	uint32_t *first_edge; /* by end, and one more */
	uint32_t *pairs;      /* items that cannot run together with an item */
	uint32_t *first_pair; /* by item, and one more */
	struct cumulative *resources;
	uint32_t resource_count;
	struct exact_use *uses;     /* what an item needs */
	uint32_t *first_use;        /* by item, and one more */
	bool *stale, *energy_stale; /* by resource: bounds have changed since it was looked at */
	uint32_t seen;              /* steps of the trail that edges, pairs and clauses know of */
	uint64_t effort;
};

/* The number of the start that stands for the end of the schedule. */
static inline uint32_t exact_end(const struct exact_model *model)
{
	return model->items;
}

/* The first line of the grid at or after a place on the axis, and the place of a line. */
static inline int32_t exact_model_line(const struct exact_model *model, tocsin_work at)
{
	tocsin_work since = at - model->problem->t;
	return since > 0 ? (int32_t)((since + model->unit - 1) / model->unit) : 0;
}

static inline tocsin_work exact_model_place(const struct exact_model *model, int32_t line)
{
	return model->problem->t + line * model->unit;
}

/*
 * Whether these rules say all there is to say: work that runs through, lags in working time, no
 * deadlines, nothing open. Where not, no proof is attempted.
 */
bool exact_model_covers(const struct level_problem *problem);

/* For schedules that end by `horizon`; false where the numbers are too large. `clauses` = how many
 * learned ones may be remembered at a time. */
bool exact_model_make(struct exact_model *model, struct tocsin_arena *arena,
	const struct level_problem *problem, tocsin_work horizon, uint32_t clauses);

/* Follows all rules until nothing changes; false on a contradiction. */
bool exact_model_propagate(struct exact_model *model);

#endif
