/*
 * Where the feeding buffers stand (METHOD 5).
 */
#ifndef EXECUTION_FEEDING_STATUS_H
#define EXECUTION_FEEDING_STATUS_H

#include "tocsin/status.h"

/* Fills in status->feeding, one per feeding buffer of the plan in force. Cost: the chains' length.
 */
void feeding_status_make(struct tocsin_status *status, struct tocsin_arena *arena,
	const struct tocsin_project *project);

#endif
