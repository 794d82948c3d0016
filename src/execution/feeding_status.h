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

/* The last task of the chain that is still in the schedule; TOCSIN_NONE where none is. */
uint32_t feeding_feeder(
	const struct tocsin_baseline *baseline, const struct tocsin_feeding_buffer *buffer);

/* Where the chain ends as projected; `task` is its feeder. */
tocsin_work feeding_chain_end(const struct tocsin_status *status,
	const struct tocsin_project *project, const struct tocsin_feeding_buffer *buffer,
	uint32_t task);

#endif
