/*
 * What the argument typed so far names, so that an id or a number is not typed blindly:
 *
 *     delay T2.1     "T2.1 Order the motor, starts 2026-03-02"
 *     close 2        "Bo: ask the port"
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app_parts.h"

/* The argument up to its last blank, or all of it. */
static void front_of(char out[INPUT_LINE_SIZE], const char *argument)
{
	const char *blank = strrchr(argument, ' ');
	snprintf(out, INPUT_LINE_SIZE, "%.*s",
		blank ? (int)(blank - argument) : (int)strlen(argument), argument);
}

static bool hint_task(struct app *app, const char *argument)
{
	const struct tocsin_project *project = app->data.project;
	struct prompt *prompt = &app->prompt;
	char id[INPUT_LINE_SIZE], date[TOCSIN_DATE_SIZE];
	snprintf(id, sizeof id, "%.*s", (int)strcspn(argument, " "), argument);
	uint32_t at = *id && app->view_data.status ? tocsin_project_task(project, id) : TOCSIN_NONE;
	if (at == TOCSIN_NONE)
		return false;
	const struct tocsin_task *task = &project->tasks[at];
	tocsin_day_format(date, tocsin_instant_day(tocsin_calendar_start(
					project->calendar, app->status.projection.start[at])));
	snprintf(prompt->hint, sizeof prompt->hint, "%.40s%s%.60s, starts %s", task->id,
		strcmp(task->id, task->name) == 0 ? "" : " ",
		strcmp(task->id, task->name) == 0 ? "" : task->name, date);
	return true;
}

static bool hint_resource(struct app *app, const char *argument)
{
	const struct tocsin_project *project = app->data.project;
	char name[INPUT_LINE_SIZE];
	uint32_t at = what_if_resource(project, argument);
	if (at == TOCSIN_NONE) {
		front_of(name, argument);
		at = what_if_resource(project, name);
	}
	if (at == TOCSIN_NONE)
		return false;
	snprintf(app->prompt.hint, sizeof app->prompt.hint, "%.60s has %g now",
		project->resources[at].name, (double)project->resources[at].capacity / 1000);
	return true;
}

static bool hint_action(struct app *app, const char *argument)
{
	const struct tocsin_actions *actions = app->view_data.actions;
	unsigned long open = actions ? actions->open : 0;
	unsigned long number = *argument ? strtoul(argument, NULL, 10) : open == 1;
	if (number == 0 || number > open)
		return false;
	const struct tocsin_action *action = &actions->items[number - 1];
	snprintf(app->prompt.hint, sizeof app->prompt.hint, "%.40s: %.100s", action->owner,
		action->text);
	return true;
}

bool prompt_hint_argument(struct app *app, enum command command, const char *argument)
{
	if (!app->view_data.project)
		return false;
	switch ((unsigned)command) {
	case COMMAND_DELAY:
		return hint_task(app, argument);
	case COMMAND_UNITS:
		return hint_resource(app, argument);
	case COMMAND_CLOSE:
		return hint_action(app, argument);
	default:
		return false;
	}
}
