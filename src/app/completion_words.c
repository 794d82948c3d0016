/* Tab: what the line may go on with, word by word. */
#include <stdio.h>
#include <string.h>

#include "app_parts.h"
#include "filter.h"

/* "id,na" goes on as "id,name". */
static const char *column_completed(struct tocsin_arena *arena, const char *typed, unsigned index)
{
	size_t kept = strlen(typed);
	while (kept > 0 && !strchr(", ", typed[kept - 1]))
		kept--;
	kept += typed[kept] == '-';
	for (unsigned i = TASK_COLUMN_NONE + 1; i < TASK_COLUMN_COUNT; i++) {
		const char *name = task_column_name((enum task_column)i);
		if (strncmp(name, typed + kept, strlen(typed + kept)) == 0 && index-- == 0)
			return tocsin_arena_printf(arena, "%.*s%s", (int)kept, typed, name);
	}
	return NULL;
}

/* The `index`-th way to complete what is typed in a prompt; NULL past the last. */
static const char *completed(
	const struct app *app, struct tocsin_arena *arena, const char *typed, unsigned index)
{
	const char *argument = typed;
	enum command command = app->prompt.command;
	if (command == COMMAND_COMMAND_LINE) {
		if (!strchr(typed, ' '))
			return command_complete(typed, app_context(app), index);
		command = command_parse(typed, &argument, NULL);
	}
	const char *rest = NULL;
	if (command == COMMAND_COLUMNS || command == COMMAND_SORT)
		rest = column_completed(arena, argument, index);
	if (command == COMMAND_FIND && app->view_data.project)
		rest = filter_complete(arena, &app->view_data, argument, index);
	if (command == COMMAND_REASON && app->view_data.project)
		rest = reason_completed(app, arena, argument, index);
	return rest ? tocsin_arena_printf(arena, "%.*s%s", (int)(argument - typed), typed, rest)
		    : NULL;
}

bool prompt_complete(struct app *app)
{
	struct input_line *line = &app->prompt.line;
	struct tocsin_arena arena;
	if (app->completing[0] == '\0') {
		if (line->length == 0 && app->prompt.command != COMMAND_REASON)
			return false;
		snprintf(app->completing, sizeof app->completing, "%s", line->text);
		app->completion = 0;
	}
	tocsin_arena_init(&arena);
	const char *words = completed(app, &arena, app->completing, app->completion++);
	if (!words) {
		app->completion = 1;
		words = completed(app, &arena, app->completing, 0);
	}
	if (words)
		input_line_set(line, words);
	tocsin_arena_finish(&arena);
	return words != NULL;
}
