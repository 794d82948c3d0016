/*
 * The drum: the most loaded resource of a plan, or the one that the user names (METHOD 3).
 */
#ifndef PLANNING_DRUM_H
#define PLANNING_DRUM_H

#include "placement.h"

/* The resource's name, borrowed from the project; "" where there is none. */
const char *drum_find(const struct planning *planning, const struct schedule *schedule);

#endif
