/*
 * Drift: how the schedule of today differs from the one that was committed (METHOD 5).
 */
#ifndef EXECUTION_DRIFT_H
#define EXECUTION_DRIFT_H

#include "tocsin/status.h"

enum { DRIFT_ATTRIBUTED = 50 }; /* items that get a projection of their own; the rest are listed */

/* Fills in status->drift. Cost: a projection for each of the first DRIFT_ATTRIBUTED items. */
void drift_make(struct tocsin_status *status, struct tocsin_arena *arena,
	const struct tocsin_project *project);

#endif
