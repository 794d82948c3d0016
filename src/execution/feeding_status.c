/*
 * A feeding buffer lies before the point at which its chain merges:
 *
 *     T2.1 T2.2      [  FB 7.5  ]T3          baseline: point 25, buffer 17.5 .. 25
 *     consumption = (projected end of the chain - 17.5) / 7.5
 *     room left   = projected point - projected end of the chain
 *
 * Below 0 % the chain still uses the slack before its buffer; at 100 % the merge begins to move.
 */
#include "feeding_status.h"

#include "attribution.h"
#include "completion.h"

uint32_t feeding_feeder(
	const struct tocsin_baseline *baseline, const struct tocsin_feeding_buffer *buffer)
{
	uint32_t task = baseline->task[buffer->from];
	for (uint32_t i = buffer->chain_count; i > 0 && task == TOCSIN_NONE; i--)
		task = baseline->task[buffer->chain[i - 1].task];
	return task;
}

static bool chain_done(
	const struct tocsin_status *status, const struct tocsin_feeding_buffer *buffer)
{
	for (uint32_t i = 0; i < buffer->chain_count; i++) {
		uint32_t task = status->baseline.task[buffer->chain[i].task];
		if (task != TOCSIN_NONE && status->progress.states[task].phase != TOCSIN_DONE)
			return false;
	}
	return true;
}

/* By SS and SF the chain hands over at its last task's start. */
tocsin_work feeding_chain_end(const struct tocsin_status *status,
	const struct tocsin_project *project, const struct tocsin_feeding_buffer *buffer,
	uint32_t task)
{
	const struct tocsin_projection *projection = &status->projection;
	if (buffer->type == TOCSIN_FS || buffer->type == TOCSIN_FF)
		return projection->finish[task];
	if (projection->start[task] != TOCSIN_NO_WORK)
		return projection->start[task];
	return attribution_start(project, &status->progress, task, TOCSIN_NO_WORK);
}

/* The merge's point as projected: the place of the merge task that the link ties, less the lag. */
static tocsin_work projected_point(const struct tocsin_status *status,
	const struct tocsin_project *project, const struct tocsin_feeding_buffer *buffer)
{
	if (buffer->to == TOCSIN_NONE)
		return status->projected_end;
	uint32_t task = status->baseline.task[buffer->to];
	if (task == TOCSIN_NONE)
		return buffer->point;
	bool ties_start = buffer->type == TOCSIN_FS || buffer->type == TOCSIN_SS;
	tocsin_work at = status->projection.finish[task];
	if (ties_start)
		at = status->projection.start[task] != TOCSIN_NO_WORK
			     ? status->projection.start[task]
			     : attribution_start(project, &status->progress, task, TOCSIN_NO_WORK);
	return buffer->lag_elapsed ? tocsin_calendar_elapsed(project->calendar, at, -buffer->lag)
				   : at - buffer->lag;
}

static struct tocsin_feeding_status status_of(const struct tocsin_status *status,
	const struct tocsin_project *project, const struct tocsin_feeding_buffer *buffer)
{
	const struct completion_view view = {
		project, &status->baseline, status->progress.states, status->t};
	struct tocsin_feeding_status out = {
		.closed = chain_done(status, buffer),
		.completion = completion_of_chain(&view, buffer->chain, buffer->chain_count),
		.consumption = {0, buffer->size},
	};
	uint32_t task = feeding_feeder(&status->baseline, buffer);
	if (task != TOCSIN_NONE) {
		tocsin_work end = feeding_chain_end(status, project, buffer, task);
		out.room_left = projected_point(status, project, buffer) - end;
		if (buffer->size > 0)
			out.consumption.part = end - (buffer->point - buffer->size);
	}
	out.zone = out.closed ? TOCSIN_ZONE_DONE
			      : tocsin_zone_of(project->settings.feeding_zones, out.completion,
					out.consumption);
	return out;
}

void feeding_status_make(struct tocsin_status *status, struct tocsin_arena *arena,
	const struct tocsin_project *project)
{
	const struct tocsin_plan *plan = status->baseline.plan;
	status->feeding = TOCSIN_NEW(arena, struct tocsin_feeding_status, plan->feeding_count);
	for (uint32_t i = 0; i < plan->feeding_count; i++)
		status->feeding[i] = status_of(status, project, &plan->feeding[i]);
}
