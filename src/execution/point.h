/*
 * One point of the fever chart: progress as of an instant, seen from the baseline in force then.
 */
#ifndef EXECUTION_POINT_H
#define EXECUTION_POINT_H

#include "tocsin/status.h"

/* The newest plan that is not after `at`; the oldest where all are. `plan_count` is at least 1. */
uint32_t point_plan_in_force(
	const struct tocsin_plan *const *plans, uint32_t plan_count, struct tocsin_instant at);

/* Projects from `as_of` on, into `arena`, and places the point; `hollow` is left false. */
struct tocsin_point point_make(struct tocsin_projection *projection, struct tocsin_arena *arena,
	const struct tocsin_project *project, const struct tocsin_baseline *baseline,
	const struct tocsin_progress *progress, struct tocsin_instant as_of);

/* (0, 0), where a baseline begins. */
struct tocsin_point point_of_commit(
	const struct tocsin_project *project, const struct tocsin_plan *plan);

/* The last minute of the day before that of `at`. */
struct tocsin_instant point_day_before(struct tocsin_instant at);

bool point_same_day(struct tocsin_instant a, struct tocsin_instant b);

#endif
