/*
 * Overload: minutes in which more of a resource is used than an absence leaves.
 *
 * Resource links keep a schedule within the full capacities wherever its tasks move. They know
 * nothing of a crew of three of whom one is on holiday next week: a schedule that was moved is held
 * against one that is known to be good, and whatever moved into an overload is pinned.
 */
#ifndef PLANNING_OVERLOAD_H
#define PLANNING_OVERLOAD_H

#include "placement.h"

/* Can moving tasks along resource links overload anything at all? */
bool overload_possible(const struct planning *planning);

/*
 * Tasks of `moved` that take part in an overload and do not lie as in `good`: each may start only
 * behind the absence any more, or where it does in `good` (`lower`), or where `lower` is NULL end
 * only before it, or where it does there (`limits`). `unlinked`: links are missing, so the full
 * capacities have to be checked too. Returns how many were found. Cost: sorting.
 */
uint32_t overload_pin(const struct planning *planning, const struct schedule *moved,
	const struct schedule *good, bool unlinked, tocsin_work *lower,
	struct schedule_limits *limits);

/* Does a schedule use more than absences leave, or, `unlinked`, than there is? */
bool overload_in(const struct planning *planning, const struct schedule *schedule, bool unlinked);

#endif
