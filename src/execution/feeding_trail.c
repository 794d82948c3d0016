/*
 * Feeding buffers as of one date after another: the journal is folded onward, and each date costs
 * one projection.
 */
#include "tocsin/feeding.h"

#include <string.h>

#include "feeding_status.h"
#include "fold.h"
#include "point.h"

/* Every feeding buffer as of `as_of`, with what is folded. */
static void feeding_as_of(struct tocsin_feeding_status *out, const struct fold *fold,
	const struct tocsin_baseline *baseline, struct tocsin_instant as_of)
{
	struct tocsin_arena scratch;
	tocsin_arena_init(&scratch);
	struct tocsin_status status = {.as_of = as_of,
		.t = tocsin_calendar_axis(fold->project->calendar, as_of),
		.progress = fold->progress,
		.baseline = *baseline};
	point_make(&status.projection, &scratch, fold->project, baseline, &fold->progress, as_of);
	status.projected_end = status.projection.end;
	feeding_status_make(&status, &scratch, fold->project);
	for (uint32_t k = 0; k < baseline->plan->feeding_count; k++)
		out[k] = status.feeding[k];
	tocsin_arena_finish(&scratch);
}

struct tocsin_feeding_status *tocsin_feeding_history_make(struct tocsin_arena *arena,
	const struct tocsin_status_request *request, const struct tocsin_instant *dates,
	uint32_t count)
{
	uint32_t in_force =
		point_plan_in_force(request->plans, request->plan_count, request->as_of);
	const struct tocsin_plan *plan = request->plans[in_force];
	struct tocsin_feeding_status *history = TOCSIN_NEW(
		arena, struct tocsin_feeding_status, (size_t)count * plan->feeding_count);
	struct tocsin_arena scratch;
	struct tocsin_baseline baseline;
	tocsin_arena_init(&scratch);
	if (request->bound && request->bound->plan == plan)
		baseline = *request->bound;
	else
		tocsin_baseline_bind(&baseline, &scratch, plan, request->project);
	const uint32_t *order = request->order;
	uint32_t order_count = request->order_count;
	if (!order)
		order = tocsin_journal_order(&scratch, request->journal, &order_count);
	struct fold fold;
	fold_init(&fold, &scratch, request->project, request->journal, order, order_count);
	for (uint32_t i = 0; i < count; i++) {
		fold_until(&fold, dates[i]);
		feeding_as_of(
			&history[(size_t)i * plan->feeding_count], &fold, &baseline, dates[i]);
	}
	tocsin_arena_finish(&scratch);
	return history;
}

struct tocsin_ratio *tocsin_feeding_trail_make(struct tocsin_arena *arena,
	const struct tocsin_status_request *request, const struct tocsin_instant *dates,
	uint32_t count)
{
	uint32_t in_force =
		point_plan_in_force(request->plans, request->plan_count, request->as_of);
	size_t entries = (size_t)count * request->plans[in_force]->feeding_count;
	struct tocsin_ratio *trail = TOCSIN_NEW(arena, struct tocsin_ratio, entries);
	struct tocsin_arena scratch;
	tocsin_arena_init(&scratch);
	const struct tocsin_feeding_status *history =
		tocsin_feeding_history_make(&scratch, request, dates, count);
	for (size_t i = 0; i < entries; i++)
		trail[i] = history[i].consumption;
	tocsin_arena_finish(&scratch);
	return trail;
}
