#include "drum.h"

#include "tocsin/text.h"

/* What a resource can do in [from, to), in minutes of thousandths of a unit. */
static double available(const struct tocsin_project *project,
	const struct tocsin_resource *resource, tocsin_work from, tocsin_work to)
{
	double sum = (double)(to - from) * (double)resource->capacity;
	for (uint32_t k = 0; k < resource->absence_count; k++) {
		const struct tocsin_absence *absence =
			&project->absences[resource->first_absence + k];
		tocsin_work begin = absence->from > from ? absence->from : from;
		tocsin_work end = absence->to < to ? absence->to : to;
		if (begin < end)
			sum -= (double)(end - begin) *
			       (double)(resource->capacity - absence->capacity);
	}
	return sum;
}

/* The resource with the most work for what it can do over the plan; the lowest row among equals. */
static uint32_t most_loaded(const struct planning *planning, const struct schedule *schedule)
{
	const struct tocsin_project *project = planning->project;
	double *work = TOCSIN_NEW(planning->arena, double, project->resource_count);
	for (uint32_t i = 0; i < project->task_count; i++) {
		const struct tocsin_task *task = &project->tasks[i];
		tocsin_work left = schedule_left(planning, schedule, i);
		for (uint32_t d = 0; d < task->demand_count; d++) {
			const struct tocsin_demand *demand =
				&project->demands[task->first_demand + d];
			work[demand->resource] +=
				(double)left * (double)tocsin_demand_planned(project, demand);
		}
	}
	uint32_t most = 0;
	double most_load = -1;
	for (uint32_t r = 0; r < project->resource_count; r++) {
		double can = available(project, &project->resources[r], planning->t, schedule->end);
		double load = can > 0 ? work[r] / can : work[r];
		if (load > most_load) {
			most_load = load;
			most = r;
		}
	}
	return most;
}

const char *drum_find(const struct planning *planning, const struct schedule *schedule)
{
	const struct tocsin_project *project = planning->project;
	if (project->resource_count == 0)
		return "";
	for (uint32_t r = 0; project->settings.drum && r < project->resource_count; r++)
		if (tocsin_text_compare_fold(project->resources[r].name, project->settings.drum) ==
			0)
			return project->resources[r].name;
	return project->resources[most_loaded(planning, schedule)].name;
}
