#include "tocsin/project.h"

#include <string.h>

const char *tocsin_link_type_name(enum tocsin_link_type type)
{
	static const char *const names[] = {
		[TOCSIN_FS] = "FS", [TOCSIN_SS] = "SS", [TOCSIN_FF] = "FF", [TOCSIN_SF] = "SF"};
	return names[type];
}

const struct tocsin_stated tocsin_nothing_stated = {
	.not_before_date = {INT64_MIN},
	.planned_start = {INT64_MIN},
	.planned_finish = {INT64_MIN},
	.due = {INT64_MIN},
	.stage = "",
	.touchpoint = "",
	.notes = "",
	.percent_permille = -1,
	.remaining = TOCSIN_NO_WORK,
	.actual_start = {INT64_MIN},
	.actual_finish = {INT64_MIN},
};

struct tocsin_stated *tocsin_task_restate(struct tocsin_arena *arena, struct tocsin_task *task)
{
	struct tocsin_stated *stated = TOCSIN_NEW(arena, struct tocsin_stated, 1);
	*stated = *task->stated;
	task->stated = stated;
	return stated;
}

static bool states_progress(const struct tocsin_task *task)
{
	const struct tocsin_stated *stated = task->stated;
	return stated->percent_permille > 0 ||
	       (stated->remaining != TOCSIN_NO_WORK && stated->remaining != task->focused) ||
	       tocsin_instant_known(stated->actual_start) ||
	       tocsin_instant_known(stated->actual_finish);
}

bool tocsin_project_states_progress(const struct tocsin_project *project)
{
	for (uint32_t i = 0; i < project->task_count; i++)
		if (states_progress(&project->tasks[i]))
			return true;
	return false;
}

void tocsin_project_init(struct tocsin_project *project)
{
	*project = (struct tocsin_project){
		.name = "",
		.file = "",
		.settings = tocsin_settings_default(),
		.working_time = tocsin_working_time_default(),
		.start = TOCSIN_NO_INSTANT,
		.due = TOCSIN_NO_INSTANT,
		.status_date = TOCSIN_NO_INSTANT,
	};
	tocsin_arena_init(&project->arena);
	project->units = tocsin_units_of(&project->working_time);
}

void tocsin_project_free(struct tocsin_project *project)
{
	tocsin_arena_finish(&project->arena);
	tocsin_project_init(project);
}

uint32_t tocsin_project_task(const struct tocsin_project *project, const char *id)
{
	uint32_t task = tocsin_index_find(&project->by_id, id);
	return task != TOCSIN_NONE ? task : tocsin_index_find(&project->by_key, id);
}
