/*
 * The same reckoning as for the project, on the path that ends with a feeding chain:
 *
 *     T2.1 10 d, at 4 left as of day 10     overrun 4
 *     T2.2  5 d, not started                overrun 0
 *     the chain ends at 19, its buffer begins at 17.5: moved 1.5 = overrun 4, room -2.5
 */
#include "tocsin/feeding.h"

#include <string.h>

#include "attribution.h"
#include "feeding_status.h"

/* Tasks that neither took nor gave back anything are counted, not kept: paths are long, and there
 * are many. */
static void take_shares(struct tocsin_feeding_loss *out, struct tocsin_arena *arena,
	const struct tocsin_status *status, const struct tocsin_project *project,
	const struct driver_step *steps, uint32_t count, struct tocsin_share *scratch)
{
	out->path_count = count;
	for (uint32_t i = 0; i < count; i++) {
		struct tocsin_share share = attribution_share(status, project, &steps[i]);
		if (share.overrun == 0 && share.waiting == 0)
			continue;
		out->overrun_total += share.overrun;
		out->waiting_total += share.waiting;
		scratch[out->share_count++] = share;
	}
	out->shares = TOCSIN_NEW(arena, struct tocsin_share, out->share_count);
	if (out->share_count > 0)
		memcpy(out->shares, scratch, out->share_count * sizeof *scratch);
}

struct tocsin_feeding_loss *tocsin_feeding_losses_make(struct tocsin_arena *arena,
	const struct tocsin_status *status, const struct tocsin_project *project)
{
	const struct tocsin_plan *plan = status->baseline.plan;
	struct tocsin_feeding_loss *losses =
		TOCSIN_NEW(arena, struct tocsin_feeding_loss, plan->feeding_count);
	const struct driver_terrain terrain = {project, &status->baseline, status->progress.states,
		&status->projection, status->t};
	struct tocsin_arena scratch;
	struct driver_walk walk;
	tocsin_arena_init(&scratch);
	driver_walk_init(&walk, &scratch, &terrain);
	struct tocsin_share *shares =
		TOCSIN_NEW(&scratch, struct tocsin_share, project->task_count);
	for (uint32_t k = 0; k < plan->feeding_count; k++) {
		const struct tocsin_feeding_buffer *buffer = &plan->feeding[k];
		struct tocsin_feeding_loss *loss = &losses[k];
		uint32_t task = feeding_feeder(&status->baseline, buffer);
		if (task == TOCSIN_NONE)
			continue;
		bool at_finish = buffer->type == TOCSIN_FS || buffer->type == TOCSIN_FF;
		uint32_t count = driver_walk_to(&walk, task, !at_finish);
		take_shares(loss, arena, status, project, walk.steps, count, shares);
		loss->moved = feeding_chain_end(status, project, buffer, task) -
			      (buffer->point - buffer->size);
		loss->nominal_room = loss->moved - loss->overrun_total - loss->waiting_total;
	}
	tocsin_arena_finish(&scratch);
	return losses;
}
