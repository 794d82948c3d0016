/*
 * Any bytes as a schedule: a project whose indices all lead somewhere, or faults.
 */
#include <stdlib.h>

#include "fuzz.h"
#include "project_files.h"

static void check_project(const struct tocsin_project *project)
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

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct tocsin_diags diags;
	struct tocsin_project project;
	const struct project_sources sources = {
		.schedule = "fuzz.csv",
		.bytes = size > 0 ? (const char *)data : "",
		.length = size,
		.name = "fuzz",
		.frozen = TOCSIN_NO_INSTANT,
		.today = {29000000},
	};
	tocsin_diags_init(&diags);
	if (project_files_read(&project, &sources, &diags)) {
		MUST(diags.errors == 0);
		check_project(&project);
		tocsin_project_free(&project);
	} else {
		MUST(diags.errors > 0);
	}
	tocsin_diags_finish(&diags);
	return 0;
}
