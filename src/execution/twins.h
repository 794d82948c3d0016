/*
 * Which task here a task of a newer export is.
 */
#ifndef EXECUTION_TWINS_H
#define EXECUTION_TWINS_H

#include "tocsin/project.h"

/*
 * Per task of `newer` the index of the same task here, or TOCSIN_NONE; no two have the same. In
 * `arena`. Keys say it. But where a key is a number that counts rows, a row that was put in moves
 * all below it: there, and where nothing here has the key, a name that only one task has on either
 * side says it first. Cost: linear.
 */
uint32_t *twins_of(struct tocsin_arena *arena, const struct tocsin_project *here,
	const struct tocsin_project *newer);

#endif
