/*
 * Which problems are plain enough for a grid of slots, and what absences mean there.
 *
 * Who needs more of a resource than an absence leaves pauses and keeps the claim; who needs less
 * works on beside less. Where all who need the resource do the same, that is simple: all pause, and
 * the capacity they share stays what it is, or none does, and it is lower for a while. Without
 * pauses nobody is there who would have to.
 */
#ifndef TOCSIN_PLANNING_LEVEL_PLAIN_H
#define TOCSIN_PLANNING_LEVEL_PLAIN_H

#include "level_problem.h"

/* The least and the greatest that any item demands of a resource. */
struct level_demanded {
	int64_t least, greatest;
};

/* By resource. */
struct level_demanded *level_demanded_make(
	struct tocsin_arena *arena, const struct level_problem *problem);

/* Whether an absence takes capacity from those who work through it. `greatest` as demanded. */
bool level_absence_lowers(const struct level_problem *problem, const struct tocsin_absence *absence,
	int64_t greatest);

/*
 * Deadlines, running ends and elapsed times are for the general passes; absences too in which some
 * who need a resource pause and others do not; and links to the end of items that pause, or from
 * their start, which are no distance between two places.
 */
bool level_is_plain(const struct level_problem *problem, const struct level_demanded *demanded);

#endif
