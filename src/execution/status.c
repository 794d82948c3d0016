/*
 * The status as of t: the journal folded, the rest of the project projected, and what follows.
 */
#include "tocsin/status.h"

#include "attribution.h"
#include "drift.h"
#include "feeding_status.h"
#include "fold.h"
#include "point.h"
#include "priority.h"

/*
 * The point before the one at t, on an earlier date; of the same baseline, for points of two
 * baselines have nothing to do with each other. Folds up to the end of that date.
 */
static bool previous_point(struct tocsin_point *out, struct fold *fold,
	const struct tocsin_status *status, const struct tocsin_status_request *request)
{
	const struct tocsin_plan *plan = status->baseline.plan;
	struct tocsin_instant until = point_day_before(request->as_of);
	fold_until(fold, until);
	struct tocsin_instant newest = fold->progress.newest;
	struct tocsin_instant commit = plan->as_of_date;
	bool reported =
		tocsin_instant_known(newest) &&
		request->plans[point_plan_in_force(request->plans, request->plan_count, newest)] ==
			plan;
	if (reported && (newest.minute >= commit.minute || commit.minute > until.minute)) {
		struct tocsin_projection projection;
		struct tocsin_arena scratch;
		tocsin_arena_init(&scratch);
		*out = point_make(&projection, &scratch, request->project, &status->baseline,
			&fold->progress, newest);
		tocsin_arena_finish(&scratch);
		return true;
	}
	*out = point_of_commit(request->project, plan);
	return commit.minute <= until.minute;
}

/* Binds the plan in force and folds the journal up to as_of; `*previous` is the PBCR's, if any. */
static bool fold_request(struct fold *fold, struct tocsin_status *out, struct tocsin_arena *arena,
	const struct tocsin_status_request *request, struct tocsin_point *previous)
{
	const uint32_t *order = request->order;
	uint32_t order_count = request->order_count;
	if (!order)
		order = tocsin_journal_order(arena, request->journal, &order_count);
	uint32_t plan = point_plan_in_force(request->plans, request->plan_count, request->as_of);
	if (request->bound && request->bound->plan == request->plans[plan])
		out->baseline = *request->bound;
	else
		tocsin_baseline_bind(&out->baseline, arena, request->plans[plan], request->project);
	fold_init(fold, arena, request->project, request->journal, order, order_count);
	bool found = !request->point_only && previous_point(previous, fold, out, request);
	fold_until(fold, request->as_of);
	return found;
}

void tocsin_status_make(struct tocsin_status *out, struct tocsin_arena *arena,
	const struct tocsin_status_request *request)
{
	const struct tocsin_project *project = request->project;
	struct fold fold;
	struct tocsin_point previous;
	bool has_previous = false;
	*out = (struct tocsin_status){.as_of = request->as_of,
		.t = tocsin_calendar_axis(project->calendar, request->as_of)};
	if (request->point_only && request->known) {
		out->baseline = request->known->baseline;
		fold_copy(&fold, arena, project, request->journal, &request->known->progress);
	} else {
		has_previous = fold_request(&fold, out, arena, request, &previous);
	}
	fold_entries(&fold, request->extra, request->extra_count);
	out->progress = fold.progress;

	out->now = point_make(
		&out->projection, arena, project, &out->baseline, &out->progress, request->as_of);
	out->now.hollow = !tocsin_instant_known(out->progress.newest) ||
			  !point_same_day(out->progress.newest, request->as_of);
	out->burn_rate = tocsin_burn_rate(out->now);
	out->burn_rate_change = has_previous ? tocsin_burn_rate_change(previous, out->now)
					     : (struct tocsin_rate){0, "-"};
	out->projected_end = out->projection.end;
	out->promise = out->baseline.plan->promise;
	out->buffer = out->baseline.plan->buffer;
	out->buffer_left = out->promise - out->projected_end;
	out->done = project->task_count > 0 && out->progress.done == project->task_count;
	if (request->point_only)
		return;
	attribution_make(out, arena, project);
	feeding_status_make(out, arena, project);
	priority_make(out, arena, project);
	drift_make(out, arena, project);
}

struct tocsin_instant tocsin_default_as_of(const struct tocsin_project *project,
	const struct tocsin_journal *journal, struct tocsin_instant now)
{
	const struct tocsin_calendar *calendar = project->calendar;
	struct tocsin_day today = tocsin_instant_day(now);
	struct tocsin_instant midnight = tocsin_instant_at(today, 24 * 60);
	struct tocsin_instant start, end, as_of;
	if (tocsin_calendar_working_day(calendar, today, &start, &end)) {
		as_of = start;
	} else {
		/* On a day off nothing has moved since the end of the last day's work. */
		as_of = tocsin_calendar_finish(
			calendar, tocsin_calendar_axis(calendar, tocsin_instant_at(today, 0)));
	}
	for (uint32_t i = 0; i < journal->count; i++) {
		struct tocsin_instant said = journal->entries[i].as_of;
		if (said.minute < midnight.minute && said.minute > as_of.minute)
			as_of = said;
	}
	return as_of;
}
