#include <stdio.h>
#include <string.h>

#include "cli.h"
#include "json.h"
#include "lines.h"
#include "near.h"
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

static void complain_resource(struct opened *opened, const char *name)
{
	const struct tocsin_project *project = &opened->workspace.project;
	struct near near;
	near_init(&near, name, strlen(name));
	for (uint32_t r = 0; r < project->resource_count; r++)
		near_offer(&near, project->resources[r].name, project->resources[r].name);
	fprintf(stderr, "tocsin: no resource '%s' in %s", tocsin_text_clean(&opened->arena, name),
		opened->workspace.schedule_path);
	near_print(&near, "", stderr);
	fputc('\n', stderr);
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

/* The next task for `resource` (TOCSIN_NONE: for any) from priority `*at` on; `*at` moves behind
 * it.
 */
static const struct tocsin_priority *next_for(
	const struct opened *opened, uint32_t resource, uint32_t *at)
{
	const struct tocsin_status *status = &opened->status;
	while (*at < status->priority_count) {
		const struct tocsin_priority *priority = &status->priorities[(*at)++];
		if (resource == TOCSIN_NONE ||
			needs(&opened->workspace.project, priority->task, resource))
			return priority;
	}
	return NULL;
}

static void print_json(const struct opened *opened, uint32_t resource)
{
	const struct tocsin_project *project = &opened->workspace.project;
	const struct tocsin_status *status = &opened->status;
	const struct tocsin_priority *priority;
	json_t *tasks = json_array();
	for (uint32_t at = 0; (priority = next_for(opened, resource, &at)) != NULL;)
		json_array_append_new(tasks, priority_json(project, status, priority));
	json_t *root = json_root();
	json_object_set_new(root, "as_of", json_instant(status->as_of));
	json_object_set_new(root, "zone", json_string(tocsin_zone_name(status->now.zone)));
	json_object_set_new(root, "tasks", tasks);
	json_print(root);
}

static void print_lines(const struct opened *opened, uint32_t resource)
{
	const struct tocsin_project *project = &opened->workspace.project;
	const struct tocsin_status *status = &opened->status;
	const struct tocsin_priority *priority;
	struct lines lines;
	lines_init(&lines, 9,
		(const char *const[]){"id", "name", "state", ">left", ">impact", ">of buffer",
			"chain", "resources", "flags"});
	lines.nothing =
		status->done ? "nothing to work on: all tasks are done" : "nothing to work on now";
	lines_title(&lines.arena, project, status);
	for (uint32_t at = 0; (priority = next_for(opened, resource, &at)) != NULL;)
		add_line(&lines, project, status, priority);
	lines_print(&lines);
}

int cli_next(const struct options *options)
{
	struct opened opened;
	int result = opened_load(&opened, options);
	if (result != CLI_OK)
		return result;
	uint32_t resource = TOCSIN_NONE;
	const char *name = options->value[OPTION_RESOURCE];
	if (name)
		resource = resource_named(&opened.workspace.project, name);
	if (name && resource == TOCSIN_NONE) {
		complain_resource(&opened, name);
		result = CLI_BAD_INPUT;
	} else {
		result = opened_status(&opened);
	}
	if (result == CLI_OK && options->given[OPTION_JSON])
		print_json(&opened, resource);
	else if (result == CLI_OK)
		print_lines(&opened, resource);
	opened_close(&opened);
	return result;
}
