/*
 * Justification: the order of a schedule kept, its tasks moved as early or as late as they go
 * (METHOD 3, steps 3 and 4).
 */
#ifndef PLANNING_JUSTIFY_H
#define PLANNING_JUSTIFY_H

#include "network.h"

/*
 * A backward pass over the network: every task as late as its successors, `end` and `limits` (or
 * NULL) allow; done, running and `fixed` (or NULL) tasks stay where `from` has them, and none comes
 * before its place there. `from` keeps the capacities, and so does the result: `limits` tighten
 * where absences of a part of a resource are in the way.
 */
void justify_right(struct schedule *out, const struct network *network, const struct schedule *from,
	const bool *fixed, tocsin_work end, struct schedule_limits *limits);

/*
 * Moves a levelled schedule right and left, keeping its order, until it gets no shorter. `schedule`
 * comes in as levelled and goes out as the forward pass over G; `out` is G, `projection` what held
 * each task, and `lower` (by task) where absences of a part of a resource keep a task from going
 * earlier, TOCSIN_NO_WORK for most.
 */
void justify(struct network *out, struct schedule *schedule, struct tocsin_projection *projection,
	tocsin_work *lower, const struct planning *planning);

#endif
