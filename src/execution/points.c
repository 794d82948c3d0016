/*
 * The points of the fever chart, from one pass over the journal: fold to the end of each date that
 * says something, place the point, fold on.
 *
 *     Mon 08:00 commit               (0, 0), hollow
 *     Tue 09:00 start, 16:00 remaining  one point, as of 16:00
 *     Wed note                       none
 *     Thu t                          the state at t, hollow
 */
#include "point.h"

#include "fold.h"
#include "tocsin/vector.h"

struct charting {
	const struct tocsin_status_request *request;
	struct tocsin_arena *arena;
	struct fold fold;
	struct tocsin_baseline *baselines; /* by plan; bound when first needed (plan != NULL) */
	uint32_t in_force;                 /* at the request's as_of */
	uint32_t next_commit;              /* plans before this one have their (0, 0) */
	TOCSIN_VECTOR(struct tocsin_point) points;
};

static const struct tocsin_baseline *bound_baseline(struct charting *charting, uint32_t plan)
{
	const struct tocsin_status_request *request = charting->request;
	struct tocsin_baseline *baseline = &charting->baselines[plan];
	if (request->bound && request->bound->plan == request->plans[plan])
		return request->bound;
	if (!baseline->plan)
		tocsin_baseline_bind(
			baseline, charting->arena, request->plans[plan], request->project);
	return baseline;
}

/* Has the instant of its commit a point already, or is a later plan in force from there on? */
static bool needs_no_commit(const struct charting *charting, uint32_t plan)
{
	const struct tocsin_status_request *request = charting->request;
	struct tocsin_instant commit = request->plans[plan]->as_of_date;
	uint32_t count = charting->points.count;
	if (count > 0 && charting->points.items[count - 1].as_of.minute == commit.minute)
		return true;
	return plan + 1 < request->plan_count &&
	       request->plans[plan + 1]->as_of_date.minute <= commit.minute;
}

/* (0, 0) of every plan that was committed before `before`. */
static void add_commits(struct charting *charting, struct tocsin_instant before)
{
	const struct tocsin_status_request *request = charting->request;
	while (charting->next_commit < request->plan_count &&
		request->plans[charting->next_commit]->as_of_date.minute < before.minute) {
		uint32_t plan = charting->next_commit++;
		if (needs_no_commit(charting, plan))
			continue;
		struct tocsin_point point = point_of_commit(request->project, request->plans[plan]);
		point.earlier_baseline = plan != charting->in_force;
		TOCSIN_VECTOR_PUSH(charting->arena, &charting->points, point);
	}
}

static void add_point(struct charting *charting, struct tocsin_instant as_of)
{
	const struct tocsin_status_request *request = charting->request;
	add_commits(charting, as_of);
	uint32_t plan = point_plan_in_force(request->plans, request->plan_count, as_of);
	struct tocsin_projection projection;
	struct tocsin_arena scratch;
	tocsin_arena_init(&scratch);
	struct tocsin_point point = point_make(&projection, &scratch, request->project,
		bound_baseline(charting, plan), &charting->fold.progress, as_of);
	tocsin_arena_finish(&scratch);
	point.earlier_baseline = plan != charting->in_force;
	TOCSIN_VECTOR_PUSH(charting->arena, &charting->points, point);
}

/* When something is said next; unknown where nothing is. */
static struct tocsin_instant next_report(const struct fold *fold)
{
	struct tocsin_instant next = TOCSIN_NO_INSTANT;
	if (fold->next < fold->order_count)
		next = fold->journal->entries[fold->order[fold->next]].as_of;
	struct tocsin_instant status = fold->project->status_date;
	if (!fold->file_folded && tocsin_instant_known(status) &&
		(!tocsin_instant_known(next) || status.minute < next.minute))
		next = status;
	return next;
}

/* A point for each date before that of `as_of` on which progress was reported. */
static void add_earlier_dates(struct charting *charting, struct tocsin_instant as_of)
{
	struct tocsin_instant before = point_day_before(as_of);
	struct tocsin_instant next = next_report(&charting->fold);
	while (tocsin_instant_known(next) && next.minute <= before.minute) {
		struct tocsin_day day = tocsin_instant_day(next);
		fold_until(&charting->fold, tocsin_instant_at(day, 24 * 60 - 1));
		struct tocsin_instant newest = charting->fold.progress.newest;
		if (tocsin_instant_known(newest) && point_same_day(newest, next))
			add_point(charting, newest);
		next = next_report(&charting->fold);
	}
}

struct tocsin_point *tocsin_points_make(struct tocsin_arena *arena,
	const struct tocsin_status_request *request, uint32_t *out_count)
{
	struct charting charting = {.request = request,
		.arena = arena,
		.baselines = TOCSIN_NEW(arena, struct tocsin_baseline, request->plan_count),
		.in_force =
			point_plan_in_force(request->plans, request->plan_count, request->as_of)};
	const uint32_t *order = request->order;
	uint32_t order_count = request->order_count;
	if (!order)
		order = tocsin_journal_order(arena, request->journal, &order_count);
	fold_init(&charting.fold, arena, request->project, request->journal, order, order_count);

	add_earlier_dates(&charting, request->as_of);
	fold_until(&charting.fold, request->as_of);
	fold_entries(&charting.fold, request->extra, request->extra_count);
	add_point(&charting, request->as_of);
	struct tocsin_instant newest = charting.fold.progress.newest;
	charting.points.items[charting.points.count - 1].hollow =
		!tocsin_instant_known(newest) || !point_same_day(newest, request->as_of);
	*out_count = charting.points.count;
	return charting.points.items;
}
