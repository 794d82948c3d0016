#include "level_plain.h"

/* A link to the end of an item that pauses, or from its start, is no distance of two places. */
static bool links_are_plain(const struct level_problem *problem, const struct level_item *item)
{
	for (uint32_t k = 0; k < item->in_count; k++) {
		const struct level_link *link = problem->in + item->first_in + k;
		if (link->elapsed || (!item->plain && level_to_finish(link->type)) ||
			(!problem->items[link->item].plain && !level_from_finish(link->type)))
			return false;
	}
	return item->plain || item->floor_finish == LEVEL_BEFORE_TIME;
}

bool level_absence_lowers(
	const struct level_problem *problem, const struct tocsin_absence *absence, int64_t greatest)
{
	return !problem->project->settings.pauses || absence->capacity >= greatest;
}

struct level_demanded *level_demanded_make(
	struct tocsin_arena *arena, const struct level_problem *problem)
{
	uint32_t resources = problem->project->resource_count;
	struct level_demanded *demanded = TOCSIN_NEW(arena, struct level_demanded, resources);
	for (uint32_t r = 0; r < resources; r++)
		demanded[r].least = INT64_MAX;
	for (uint32_t i = 0; i < problem->item_count; i++) {
		const struct level_item *item = problem->items + i;
		for (uint32_t k = 0; k < item->demand_count; k++) {
			const struct level_demand *demand =
				problem->demands + item->first_demand + k;
			struct level_demanded *of = demanded + demand->resource;
			of->least = demand->amount < of->least ? demand->amount : of->least;
			of->greatest =
				demand->amount > of->greatest ? demand->amount : of->greatest;
		}
	}
	return demanded;
}

/* Of those who need a resource, all must pause in its absences, or none; without pauses, nobody
 * who would is there. */
static bool absences_are_plain(
	const struct level_problem *problem, const struct level_demanded *demanded)
{
	const struct tocsin_project *project = problem->project;
	for (uint32_t r = 0; r < project->resource_count; r++) {
		const struct tocsin_resource *resource = project->resources + r;
		const struct tocsin_absence *absence = project->absences + resource->first_absence;
		for (uint32_t a = 0; problem->dips[r] && a < resource->absence_count; a++)
			if (!level_absence_lowers(problem, absence + a, demanded[r].greatest) &&
				absence[a].capacity >= demanded[r].least)
				return false;
	}
	return true;
}

bool level_is_plain(const struct level_problem *problem, const struct level_demanded *demanded)
{
	if (problem->has_deadlines || problem->item_count == 0)
		return false;
	for (uint32_t i = 0; i < problem->item_count; i++) {
		const struct level_item *item = problem->items + i;
		if (item->open || problem->project->tasks[item->task].elapsed ||
			!links_are_plain(problem, item))
			return false;
	}
	return absences_are_plain(problem, demanded);
}
