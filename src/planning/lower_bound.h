/*
 * Bounds below which no schedule of a prepared problem can end.
 */
#ifndef TOCSIN_PLANNING_LOWER_BOUND_H
#define TOCSIN_PLANNING_LOWER_BOUND_H

#include "level_problem.h"

/*
 * The largest of: the longest path (dates, absences and lags included), the latest pinned finish,
 * and for each resource the earliest end of the work that cannot begin before a place and must be
 * followed by a tail, at the capacity that absences and pinned tasks leave; not-before + tail is
 * the case of a single task. Then exact_refute (exact_search.h) raises it where it can.
 */
tocsin_work level_lower_bound(struct tocsin_arena *scratch, const struct level_problem *problem);

#endif
