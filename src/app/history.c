/*
 * Lines typed at `:`. Up and Down walk those that begin with what was typed before, so that none of
 * it is lost; C-r those that contain it, the newest first.
 */
#include <stdio.h>
#include <string.h>

#include "app_parts.h"

void history_add(struct app *app, const char *line)
{
	if (!*line)
		return;
	if (app->history_count > 0 && strcmp(app->history[app->history_count - 1], line) == 0)
		return;
	if (app->history_count == APP_HISTORY) {
		memmove(app->history[0], app->history[1],
			sizeof app->history - sizeof app->history[0]);
		app->history_count--;
	}
	snprintf(app->history[app->history_count++], INPUT_LINE_SIZE, "%s", line);
}

void history_begin(struct app *app)
{
	app->history_at = app->history_count;
}

static void show(struct app *app, unsigned at)
{
	app->history_at = at;
	input_line_set(
		&app->prompt.line, at < app->history_count ? app->history[at] : app->history_draft);
}

static bool begins(const char *line, const char *typed)
{
	return strncmp(line, typed, strlen(typed)) == 0;
}

static bool contains(const char *line, const char *typed)
{
	return strstr(line, typed) != NULL;
}

/* Towards older lines; one that is shown already is passed over. */
static bool older(struct app *app, bool (*fits)(const char *line, const char *typed))
{
	for (unsigned at = app->history_at; at-- > 0;)
		if (fits(app->history[at], app->history_draft) &&
			strcmp(app->history[at], app->prompt.line.text) != 0) {
			show(app, at);
			return true;
		}
	return false;
}

static bool newer(struct app *app)
{
	if (app->history_at == app->history_count)
		return false;
	for (unsigned at = app->history_at + 1; at < app->history_count; at++)
		if (begins(app->history[at], app->history_draft)) {
			show(app, at);
			return true;
		}
	show(app, app->history_count);
	return true;
}

bool history_key(struct app *app, uint32_t key)
{
	enum { CONTROL_R = 18 };
	if (app->history_at == app->history_count)
		snprintf(
			app->history_draft, sizeof app->history_draft, "%s", app->prompt.line.text);
	if (key == KEY_UP_ARROW)
		return older(app, begins);
	if (key == KEY_DOWN_ARROW)
		return newer(app);
	if (key != CONTROL_R || older(app, contains))
		return key == CONTROL_R;
	app_say(app, ROLE_MESSAGE, "no older line contains '%.40s'", app->history_draft);
	return false;
}
