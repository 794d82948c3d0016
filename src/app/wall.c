/*
 * A wall screen: one picture after the other, while nobody leads. One project shows its views in
 * turn; of several projects each shows the view that somebody chose.
 */
#include <stdio.h>
#include <stdlib.h>

#include "app_parts.h"

enum { USUAL_SECONDS = 15, /* as --watch has it */ MOST_SECONDS = 86400 };

static void begin(struct app *app, int seconds, struct app_effects *effects)
{
	app->watch = seconds;
	app_effect(effects, APP_WATCH)->seconds = seconds;
	if (seconds == 0)
		app_say(app, ROLE_MESSAGE, "watch off: this picture stays");
	else
		app_say(app, ROLE_MESSAGE, "watch: the next %s every %d s; W ends it",
			app->options.projects > 1 ? "project" : "view", seconds);
}

void watch_switch(struct app *app, const char *argument, struct app_effects *effects)
{
	char *end;
	long seconds = strtol(argument, &end, 10);
	if (*argument == '\0')
		begin(app, app->watch > 0 ? 0 : USUAL_SECONDS, effects);
	else if (*end != '\0' || seconds < 0 || seconds > MOST_SECONDS)
		app_say(app, ROLE_ALARM,
			"watch: '%.40s' is no number of seconds; 1 to %d, 0 ends it", argument,
			MOST_SECONDS);
	else
		begin(app, (int)seconds, effects);
}

void watch_next(struct app *app, struct app_effects *effects)
{
	enum view next = app->view.view + 1u;
	bool busy = app->prompt.command != COMMAND_NONE || app->view.view >= VIEW_STANDUP;
	if (app->watch == 0 || busy)
		return;
	if (app->options.projects > 1)
		app_effect(effects, APP_NEXT_PROJECT);
	else
		app_show_view(app, next < VIEW_STANDUP ? next : VIEW_DASHBOARD);
}
