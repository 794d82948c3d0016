/*
 * Where tasks lie: as planned, as projected, or as they would if their dates were kept.
 *
 *     as of day 10, planned: Dig 0-10, Lay 12-17 (same crew), and Dig has 4 left
 *     projected    Dig 0-14, Lay 14-19: Lay waits for the crew
 *     kept         Dig 0-14, Lay 12-17: the crew is needed twice from 12 to 14
 */
#include "tocsin/load.h"

#include "attribution.h"

static struct tocsin_places room_for(
	struct tocsin_arena *arena, const struct tocsin_project *project)
{
	return (struct tocsin_places){TOCSIN_NEW(arena, tocsin_work, project->task_count),
		TOCSIN_NEW(arena, tocsin_work, project->task_count)};
}

struct tocsin_places tocsin_places_planned(struct tocsin_arena *arena,
	const struct tocsin_project *project, const struct tocsin_plan *plan)
{
	struct tocsin_places places = room_for(arena, project);
	for (uint32_t i = 0; i < project->task_count; i++) {
		bool there = i < plan->task_count;
		places.start[i] = there ? plan->tasks[i].start : TOCSIN_NO_WORK;
		places.finish[i] = there ? plan->tasks[i].finish : TOCSIN_NO_WORK;
	}
	return places;
}

struct tocsin_places tocsin_places_projected(struct tocsin_arena *arena,
	const struct tocsin_status *status, const struct tocsin_project *project)
{
	struct tocsin_places places = room_for(arena, project);
	for (uint32_t i = 0; i < project->task_count; i++) {
		places.start[i] = status->projection.start[i];
		places.finish[i] = status->projection.finish[i];
		if (places.start[i] == TOCSIN_NO_WORK)
			places.start[i] =
				attribution_start(project, &status->progress, i, TOCSIN_NO_WORK);
	}
	return places;
}

struct tocsin_places tocsin_places_kept(struct tocsin_arena *arena,
	const struct tocsin_status *status, const struct tocsin_project *project)
{
	struct tocsin_places places = tocsin_places_projected(arena, status, project);
	const struct tocsin_baseline *baseline = &status->baseline;
	for (uint32_t i = 0; i < project->task_count; i++) {
		uint32_t planned = baseline->plan_task[i];
		if (planned == TOCSIN_NONE ||
			status->progress.states[i].phase != TOCSIN_NOT_STARTED ||
			baseline->plan->tasks[planned].start < status->t)
			continue;
		tocsin_work work = project->tasks[i].focused;
		places.start[i] = tocsin_task_fits_from(
			project, i, baseline->plan->tasks[planned].start, work);
		places.finish[i] = tocsin_task_finish(project, i, places.start[i], work);
	}
	return places;
}
