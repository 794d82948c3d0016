/*
 * What to work on next, and what to be warned of (METHOD 7).
 */
#ifndef EXECUTION_PRIORITY_H
#define EXECUTION_PRIORITY_H

#include "tocsin/status.h"

/* Fills in flags, for every task, and priorities. Cost: linear, and a sort of the list. */
void priority_make(struct tocsin_status *status, struct tocsin_arena *arena,
	const struct tocsin_project *project);

#endif
