/* Which colours the terminal shows is its own affair: the app only says which theme is wanted. */
#include <string.h>

#include "app_parts.h"

void theme_switch(struct app *app, const char *argument, struct app_effects *effects)
{
	enum theme theme =
		app->options.theme + 1u < THEMES ? app->options.theme + 1u : THEME_DEFAULT;
	if (*argument && !theme_parse(&theme, argument)) {
		app_say_unknown(app, COMMAND_THEME, "theme", argument, strlen(argument));
		return;
	}
	app->options.theme = theme;
	app_effect(effects, APP_THEME)->theme = theme;
	app_say(app, ROLE_MESSAGE, "theme: %s", theme_name(theme));
}
