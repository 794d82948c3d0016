#include "point.h"

#include "completion.h"
#include "fold.h"

uint32_t point_plan_in_force(
	const struct tocsin_plan *const *plans, uint32_t plan_count, struct tocsin_instant at)
{
	for (uint32_t k = plan_count; k > 1; k--)
		if (plans[k - 1]->as_of_date.minute <= at.minute)
			return k - 1;
	return 0;
}

struct tocsin_point point_make(struct tocsin_projection *projection, struct tocsin_arena *arena,
	const struct tocsin_project *project, const struct tocsin_baseline *baseline,
	const struct tocsin_progress *progress, struct tocsin_instant as_of)
{
	const struct tocsin_plan *plan = baseline->plan;
	tocsin_work t = tocsin_calendar_axis(project->calendar, as_of);
	tocsin_project_on(projection, arena, baseline->network, progress->states, NULL, NULL, t);

	const struct completion_view view = {project, baseline, progress->states, t};
	struct tocsin_point point = {.as_of = as_of,
		.completion = completion_of_project(&view, projection),
		.consumption = {projection->end - plan->projected_end,
			plan->buffer > 0 ? plan->buffer : 0}};
	point.zone = tocsin_zone_of(
		project->settings.project_zones, point.completion, point.consumption);
	if (project->task_count > 0 && progress->done == project->task_count &&
		point.zone != TOCSIN_BLACK)
		point.zone = TOCSIN_ZONE_DONE;
	return point;
}

struct tocsin_point point_of_commit(
	const struct tocsin_project *project, const struct tocsin_plan *plan)
{
	struct tocsin_point point = {.as_of = plan->as_of_date,
		.completion = {0, plan->chain_length},
		.consumption = {0, plan->buffer > 0 ? plan->buffer : 0},
		.hollow = true};
	point.zone = tocsin_zone_of(
		project->settings.project_zones, point.completion, point.consumption);
	return point;
}

struct tocsin_instant point_day_before(struct tocsin_instant at)
{
	struct tocsin_instant midnight = tocsin_instant_at(tocsin_instant_day(at), 0);
	return (struct tocsin_instant){midnight.minute - 1};
}

bool point_same_day(struct tocsin_instant a, struct tocsin_instant b)
{
	return tocsin_instant_day(a).number == tocsin_instant_day(b).number;
}
