#include "sound_project.h"

#include <stdlib.h>

#include "fuzz.h"

void sound_project(const struct tocsin_project *project)
{
	MUST(project->task_count > 0);
	for (uint32_t i = 0; i < project->task_count; i++) {
		const struct tocsin_task *task = &project->tasks[i];
		MUST(task->focused >= 0 && task->focused <= task->safe);
		MUST(task->key != NULL && task->id != NULL && task->name != NULL);
		MUST(task->summary == TOCSIN_NONE || task->summary < project->summary_count);
		MUST(task->first_demand + task->demand_count <= project->demand_count);
		MUST(tocsin_index_find(&project->by_key, task->key) == i);
	}
	for (uint32_t i = 0; i < project->link_count; i++)
		MUST(project->links[i].from < project->task_count &&
			project->links[i].to < project->task_count);
	for (uint32_t i = 0; i < project->demand_count; i++)
		MUST(project->demands[i].resource < project->resource_count &&
			project->demands[i].amount > 0);
	for (uint32_t i = 0; i < project->summary_count; i++)
		MUST(project->summaries[i].parent == TOCSIN_NONE ||
			project->summaries[i].parent < project->summary_count);
}
