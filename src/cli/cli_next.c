#include <stdio.h>
#include <string.h>

#include "cli.h"
#include "json.h"
#include "lines.h"
#include "opened.h"

static const char *state_name(enum tocsin_task_phase phase)
{
	switch (phase) {
	case TOCSIN_NOT_STARTED:
		return "not started";
	case TOCSIN_IN_PROGRESS:
		return "in progress";
	case TOCSIN_DONE:
		return "done";
	}
	return "";
}

static uint32_t resource_named(const struct tocsin_project *project, const char *name)
{
	for (uint32_t r = 0; r < project->resource_count; r++) {
		if (tocsin_text_compare_fold(project->resources[r].name, name) == 0)
			return r;
	}
	return TOCSIN_NONE;
}

static bool needs(const struct tocsin_project *project, uint32_t task, uint32_t resource)
{
	const struct tocsin_task *row = &project->tasks[task];
	for (uint32_t d = 0; d < row->demand_count; d++) {
		if (project->demands[row->first_demand + d].resource == resource)
			return true;
	}
	return false;
}

static json_t *priority_json(const struct tocsin_project *project,
	const struct tocsin_status *status, const struct tocsin_priority *priority)
{
	const struct tocsin_task *task = &project->tasks[priority->task];
	const struct tocsin_task_state *state = &status->progress.states[priority->task];
	json_t *object = json_object();
	json_object_set_new(object, "id", json_text(task->id));
	json_object_set_new(object, "name", json_text(task->name));
	json_t *resources = json_array();
	for (uint32_t d = 0; d < task->demand_count; d++)
		json_array_append_new(resources,
			json_text(project->resources[project->demands[task->first_demand + d]
							     .resource]
					  .name));
	json_object_set_new(object, "resources", resources);
	json_object_set_new(object, "state", json_string(state_name(state->phase)));
	json_object_set_new(object, "critical", json_boolean(priority->critical));
	json_object_set_new(object, "remaining_days", json_days(project, state->remaining));
	json_object_set_new(object, "impact_days", json_days(project, priority->impact));
	json_set_percent(object, "impact", priority->of_buffer);
	json_t *flags = json_array();
	for (unsigned bit = 1; bit && bit <= priority->flags; bit <<= 1) {
		if (priority->flags & bit)
			json_array_append_new(flags,
				json_string(tocsin_task_flag_name((enum tocsin_task_flag)bit)));
	}
	json_object_set_new(object, "flags", flags);
	return object;
}

static const char *resources_text(struct tocsin_arena *arena, const struct tocsin_project *project,
	const struct tocsin_task *task)
{
	const char *text = "";
	for (uint32_t d = 0; d < task->demand_count; d++) {
		const struct tocsin_demand *demand = &project->demands[task->first_demand + d];
		text = tocsin_arena_printf(arena, "%s%s%s", text, d ? ", " : "",
			project->resources[demand->resource].name);
	}
	return text;
}

static const char *flags_text(struct tocsin_arena *arena, unsigned flags)
{
	const char *text = "";
	for (unsigned bit = 1; bit && bit <= flags; bit <<= 1) {
		if (flags & bit)
			text = tocsin_arena_printf(arena, "%s%s%s", text, *text ? " " : "",
				tocsin_task_flag_name((enum tocsin_task_flag)bit));
	}
	return text;
}

static void add_line(struct lines *lines, const struct tocsin_project *project,
	const struct tocsin_status *status, const struct tocsin_priority *priority)
{
	const struct tocsin_task *task = &project->tasks[priority->task];
	const struct tocsin_task_state *state = &status->progress.states[priority->task];
	char text[TOCSIN_DURATION_SIZE], days[DAYS_SIZE];
	lines_cell(lines, "%s", task->id);
	lines_cell(lines, "%s", task->name);
	lines_cell(lines, "%s", state_name(state->phase));
	lines_cell(lines, "%s", tocsin_duration_format(text, state->remaining, &project->units));
	lines_cell(lines, "%s", lines_days(days, project, priority->impact));
	lines_cell(lines, "%s", lines_percent(days, priority->of_buffer));
	lines_cell(lines, "%s", priority->critical ? "critical" : "");
	lines_cell(lines, "%s", resources_text(&lines->arena, project, task));
	lines_cell(lines, "%s", flags_text(&lines->arena, priority->flags));
}

static void print_next(const struct opened *opened, uint32_t resource, bool json)
{
	const struct tocsin_project *project = &opened->workspace.project;
	const struct tocsin_status *status = &opened->status;
	json_t *tasks = json_array();
	struct lines lines;
	lines_init(&lines, 9,
		(const char *const[]){"id", "name", "state", ">left", ">impact", ">of buffer",
			"chain", "resources", "flags"});
	for (uint32_t i = 0; i < status->priority_count; i++) {
		const struct tocsin_priority *priority = &status->priorities[i];
		if (resource != TOCSIN_NONE && !needs(project, priority->task, resource))
			continue;
		if (json)
			json_array_append_new(tasks, priority_json(project, status, priority));
		else
			add_line(&lines, project, status, priority);
	}
	if (json) {
		tocsin_arena_finish(&lines.arena);
		json_t *root = json_root();
		json_object_set_new(root, "as_of", json_instant(status->as_of));
		json_object_set_new(root, "zone", json_string(tocsin_zone_name(status->now.zone)));
		json_object_set_new(root, "tasks", tasks);
		json_print(root);
	} else {
		json_decref(tasks);
		lines_print(&lines);
	}
}

int cli_next(const struct options *options)
{
	struct opened opened;
	int result = opened_load(&opened, options);
	if (result != CLI_OK)
		return result;
	result = opened_status(&opened);
	if (result == CLI_OK) {
		uint32_t resource = TOCSIN_NONE;
		const char *name = options->value[OPTION_RESOURCE];
		if (name)
			resource = resource_named(&opened.workspace.project, name);
		if (name && resource == TOCSIN_NONE) {
			fprintf(stderr, "tocsin: no resource '%s' in %s\n",
				tocsin_text_clean(&opened.arena, name),
				opened.workspace.schedule_path);
			result = CLI_BAD_INPUT;
		} else {
			print_next(&opened, resource, options->given[OPTION_JSON]);
		}
	}
	opened_close(&opened);
	return result;
}
