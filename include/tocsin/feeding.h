/*
 * Feeding buffers looked at more closely: where their days went, and where they stood before.
 */
#ifndef TOCSIN_FEEDING_H
#define TOCSIN_FEEDING_H

#include "tocsin/status.h"

/*
 * What brought the end of one feeding chain to where it is projected (METHOD 5, attribution), along
 * the path that sets it, which may run through critical tasks and other chains:
 *
 *     moved = overrun_total + waiting_total + nominal_room
 *
 * `moved` counts from where the buffer begins in the baseline, so of a buffer of a size it is the
 * days that are used; below 0 while the chain still has slack before it. nominal_room is what the
 * path had before the buffer, below 0 as a rule.
 */
struct tocsin_feeding_loss {
	struct tocsin_share *shares; /* of the path's tasks that took or gave back days, in order */
	uint32_t share_count;
	uint32_t path_count; /* tasks on the path */
	tocsin_work moved, overrun_total, waiting_total, nominal_room;
};

/*
 * One per feeding buffer of the plan in force, in its order, in `arena`; of a buffer whose chain is
 * no longer in the schedule all is 0. `status` is whole (not point_only). Cost: linear, and the
 * length of each path.
 */
struct tocsin_feeding_loss *tocsin_feeding_losses_make(struct tocsin_arena *arena,
	const struct tocsin_status *status, const struct tocsin_project *project);

/*
 * How every feeding buffer stood as of earlier instants, for a fever chart of its own: as
 * tocsin_feeding_trail_make, with completion, zone and the rest.
 */
struct tocsin_feeding_status *tocsin_feeding_history_make(struct tocsin_arena *arena,
	const struct tocsin_status_request *request, const struct tocsin_instant *dates,
	uint32_t count);

/*
 * What every feeding buffer of the plan in force at request->as_of had consumed as of earlier
 * instants, reckoned by that plan: entry i * feeding_count + k is that of buffer k as of dates[i].
 * `dates` ascend and none is after as_of. In `arena`. Cost: one fold, a projection per date.
 */
struct tocsin_ratio *tocsin_feeding_trail_make(struct tocsin_arena *arena,
	const struct tocsin_status_request *request, const struct tocsin_instant *dates,
	uint32_t count);

#endif
