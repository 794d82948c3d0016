/*
 * What absences, links and claims mean for one item: where it may lie, and what it takes.
 */
#include "level_problem.h"

#include "placement.h"

tocsin_work level_lateness(const struct level_item *item, tocsin_work finish)
{
	if (finish <= item->deadline)
		return 0;
	tocsin_work late = finish - item->deadline;
	return late < TOCSIN_DURATION_MAX ? late : TOCSIN_DURATION_MAX;
}

tocsin_work level_finish(
	const struct level_problem *problem, const struct level_item *item, tocsin_work start)
{
	if (item->plain)
		return start + item->work;
	return tocsin_task_finish(problem->project, item->task, start, item->work);
}

tocsin_work level_fits_from(
	const struct level_problem *problem, const struct level_item *item, tocsin_work start)
{
	if (item->plain)
		return start;
	return tocsin_task_fits_from(problem->project, item->task, start, item->work);
}

tocsin_work level_start_for(const struct level_problem *problem, const struct level_item *item,
	tocsin_work start, tocsin_work finish)
{
	if (item->plain)
		return start > finish - item->work ? start : finish - item->work;
	start = level_fits_from(problem, item, start);
	if (level_finish(problem, item, start) >= finish)
		return start;
	/* Of elapsed work all starts of a night end alike, and the latest is not the earliest. */
	if (problem->project->tasks[item->task].elapsed)
		return placement_to_end_at(problem->project, item->task, start, item->work, finish);
	tocsin_work late =
		tocsin_task_latest_start(problem->project, item->task, finish, item->work);
	start = level_fits_from(problem, item, start > late ? start : late);
	/* `finish` may lie in an absence: then only the next minute that works ends after it. */
	if (level_finish(problem, item, start) < finish)
		start = level_fits_from(problem, item, start + 1);
	return start;
}

tocsin_work level_latest_start(const struct level_problem *problem, const struct level_item *item,
	tocsin_work start, tocsin_work finish)
{
	if (item->plain)
		return start < finish - item->work ? start : finish - item->work;
	tocsin_work late =
		tocsin_task_latest_start(problem->project, item->task, finish, item->work);
	const struct tocsin_project *project = problem->project;
	if (late <= start)
		return late;
	/* Without pauses not every start fits; the latest start that ends by start + work does. */
	if (!project->settings.pauses && !project->tasks[item->task].elapsed)
		return tocsin_task_latest_start(
			problem->project, item->task, start + item->work, item->work);
	return start;
}

tocsin_work level_lagged(
	const struct level_problem *problem, const struct level_link *link, tocsin_work at)
{
	return link->elapsed ? tocsin_lagged(problem->project, link->elapsed, at) : at + link->lag;
}

tocsin_work level_unlagged(
	const struct level_problem *problem, const struct level_link *link, tocsin_work at)
{
	return link->elapsed ? tocsin_lagged_back(problem->project, link->elapsed, at)
			     : at - link->lag;
}

void level_bounds_before(const struct level_problem *problem, const struct level_item *item,
	const tocsin_work *start, const tocsin_work *finish, tocsin_work *least_start,
	tocsin_work *least_finish)
{
	*least_start = item->floor_start;
	*least_finish = item->floor_finish;
	const struct level_link *link = problem->in + item->first_in;
	for (const struct level_link *end = link + item->in_count; link < end; link++) {
		const tocsin_work *ends = level_from_finish(link->type) ? finish : start;
		tocsin_work at = level_lagged(problem, link, ends[link->item]);
		tocsin_work *bound = level_to_finish(link->type) ? least_finish : least_start;
		*bound = at > *bound ? at : *bound;
	}
}

void level_bounds_after(const struct level_problem *problem, const struct level_item *item,
	const tocsin_work *start, const tocsin_work *finish, tocsin_work *most_start,
	tocsin_work *most_finish)
{
	const struct level_link *link = problem->out + item->first_out;
	for (const struct level_link *end = link + item->out_count; link < end; link++) {
		const tocsin_work *ends = level_to_finish(link->type) ? finish : start;
		tocsin_work at = level_unlagged(problem, link, ends[link->item]);
		tocsin_work *bound = level_from_finish(link->type) ? most_finish : most_start;
		*bound = at < *bound ? at : *bound;
	}
}

void level_claim(const struct level_problem *problem, struct level_profile *profiles,
	const struct level_demand *demand, tocsin_work from, tocsin_work to)
{
	const struct tocsin_project *project = problem->project;
	level_profile_claim(profiles + demand->resource, from, to, demand->amount);
	if (!problem->dips[demand->resource])
		return;
	struct level_profile *working = profiles + project->resource_count + demand->resource;
	const struct tocsin_resource *resource = project->resources + demand->resource;
	const struct tocsin_absence *absence = project->absences + resource->first_absence;
	for (uint32_t i = 0; i < resource->absence_count && absence[i].from < to; i++) {
		if (absence[i].capacity >= demand->amount || absence[i].to <= from)
			continue;
		level_profile_claim(working, from, absence[i].from, demand->amount);
		from = absence[i].to;
	}
	level_profile_claim(working, from, to, demand->amount);
}
