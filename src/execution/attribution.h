/*
 * Attribution: what moved the end, task by task along the driver (METHOD 5).
 */
#ifndef EXECUTION_ATTRIBUTION_H
#define EXECUTION_ATTRIBUTION_H

#include "driver.h"
#include "tocsin/status.h"

/*
 * When a task began that has started: as reported, else the best guess max(ready, as_of - max(0, A
 * - rem)), no later than its finish or the report. `ready` may be TOCSIN_NO_WORK.
 */
tocsin_work attribution_start(const struct tocsin_project *project,
	const struct tocsin_progress *progress, uint32_t task, tocsin_work ready);

/* What one step of a path that ends as projected took or gave back. */
struct tocsin_share attribution_share(const struct tocsin_status *status,
	const struct tocsin_project *project, const struct driver_step *step);

/* Fills in driver, shares and the three sums, which make Ft - F0 exactly. */
void attribution_make(struct tocsin_status *status, struct tocsin_arena *arena,
	const struct tocsin_project *project);

#endif
