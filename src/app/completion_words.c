/*
 * Tab: what the line may go on with, word by word.
 *
 * What an argument may be says its name in commands.def: "[yes|no]" offers its words, and a name
 * such as TASK or "RESOURCE +N" (its first word) what the project has of it.
 */
#include <stdio.h>
#include <string.h>

#include "app_parts.h"
#include "filter.h"
#include "theme.h"
#include "timescale.h"
#include "tocsin/text.h"

/* Words that are proposed one after the other; the `index`-th that fits is taken. */
struct offering {
	const struct app *app;
	struct tocsin_arena *arena;
	const char *typed; /* the argument so far */
	unsigned index;
	const char *taken; /* NULL until then */

	/* Set where a word is not completed but corrected: all of them are heard. */
	const char *wrong, *nearest;
	unsigned slips, near_count, count;
	const char *all; /* "default, dark", while they are few */
};

enum { FEW = 12 };

/* ASCII letter case does not count; an id that is typed whole is still completed to itself. */
static bool begins(const char *word, const char *typed)
{
	for (; *typed != '\0'; word++, typed++) {
		char letter[2] = {*typed, '\0'}, other[2] = {*word, '\0'};
		if (*word == '\0' || tocsin_text_compare_fold(letter, other) != 0)
			return false;
	}
	return true;
}

static void weigh(struct offering *of, const char *word)
{
	size_t length = strlen(of->wrong);
	unsigned slips =
		begins(word, of->wrong) ? 0 : tocsin_text_distance(of->wrong, length, word);
	/* Of three letters two others make another word. */
	unsigned most = length > 3 ? 2 : 1;
	bool nearer = slips <= most && (of->near_count == 0 || slips < of->slips);
	if (nearer) {
		of->nearest = word;
		of->slips = slips;
		of->near_count = 1;
	} else if (slips <= most && slips == of->slips) {
		of->near_count++;
	}
	if (++of->count <= FEW)
		of->all = tocsin_arena_printf(
			of->arena, "%s%s%s", of->all, of->count > 1 ? ", " : "", word);
}

static void offer(struct offering *of, const char *word)
{
	if (of->wrong)
		weigh(of, word);
	else if (of->taken == NULL && begins(word, of->typed) && of->index-- == 0)
		of->taken = word;
}

/* "yes|no", "summary|stage|chain|off" */
static void offer_choices(struct offering *of, const char *choices, size_t length)
{
	const char *end = choices + length;
	while (choices < end) {
		size_t word = strcspn(choices, "|]");
		offer(of, tocsin_arena_strndup(of->arena, choices, word));
		choices += word + 1;
	}
}

/* "id,na" goes on as "id,name". */
static void offer_columns(struct offering *of)
{
	const char *typed = of->typed;
	size_t kept = strlen(typed);
	while (kept > 0 && !strchr(", ", typed[kept - 1]))
		kept--;
	kept += typed[kept] == '-';
	for (unsigned i = TASK_COLUMN_NONE + 1; i < TASK_COLUMN_COUNT; i++)
		offer(of, tocsin_arena_printf(of->arena, "%.*s%s", (int)kept, typed,
				  task_column_name((enum task_column)i)));
}

static void offer_filters(struct offering *of)
{
	of->taken = filter_complete(of->arena, &of->app->view_data, of->typed, of->index);
}

static void offer_reasons(struct offering *of)
{
	of->taken = reason_completed(of->app, of->arena, of->typed, of->index);
}

static void offer_themes(struct offering *of)
{
	for (unsigned theme = 0; theme < THEMES; theme++)
		offer(of, theme_name((enum theme)theme));
}

static void offer_zooms(struct offering *of)
{
	for (unsigned zoom = 0; zoom < ZOOMS; zoom++)
		offer(of, timescale_zoom_name((enum timescale_zoom)zoom));
}

/* Only what is not done can still be changed. */
static void offer_tasks(struct offering *of)
{
	const struct tocsin_project *project = of->app->data.project;
	const struct tocsin_task_state *states = of->app->status.progress.states;
	for (uint32_t i = 0; i < project->task_count && of->taken == NULL; i++)
		if (!of->app->view_data.status || states[i].phase != TOCSIN_DONE)
			offer(of, project->tasks[i].id);
}

static void offer_resources(struct offering *of)
{
	const struct tocsin_project *project = of->app->data.project;
	for (uint32_t i = 0; i < project->resource_count && of->taken == NULL; i++)
		offer(of, project->resources[i].name);
}

/* Days on which something was reported, the newest first. */
static void offer_dates(struct offering *of)
{
	const struct app_data *data = &of->app->data;
	int32_t before = INT32_MAX;
	for (uint32_t i = data->order_count; i-- > 0 && of->taken == NULL;) {
		struct tocsin_day day =
			tocsin_instant_day(data->journal->entries[data->order[i]].as_of);
		char date[TOCSIN_DATE_SIZE];
		if (day.number >= before)
			continue;
		before = day.number;
		offer(of, tocsin_arena_strdup(of->arena, tocsin_day_format(date, day)));
	}
}

/* The working days of a month, from the status date on (`step` 1) or back (-1). */
static void offer_working_days(struct offering *of, int step)
{
	enum { MONTH = 31 };
	struct tocsin_day day = tocsin_instant_day(of->app->as_of);
	struct tocsin_instant start, end;
	for (int i = 0; i < MONTH; i++, day.number += step) {
		char date[TOCSIN_DATE_SIZE];
		if (tocsin_calendar_working_day(of->app->data.project->calendar, day, &start, &end))
			offer(of, tocsin_arena_strdup(of->arena, tocsin_day_format(date, day)));
	}
}

static void offer_days_back(struct offering *of)
{
	offer_working_days(of, -1);
}

static void offer_days_ahead(struct offering *of)
{
	offer_working_days(of, 1);
}

static void offer_actions(struct offering *of)
{
	const struct tocsin_actions *actions = of->app->view_data.actions;
	for (uint32_t i = 0; actions && i < actions->open; i++)
		offer(of, tocsin_arena_printf(of->arena, "%u", (unsigned)i + 1));
}

/* By the first word of the argument's name in commands.def. */
static const struct {
	const char *name;
	void (*offer)(struct offering *of);
	bool of_project;
} sources[] = {
	{"NAMES", offer_columns, false},
	{"COLUMN", offer_columns, false},
	{"THEME", offer_themes, false},
	{"LEVEL", offer_zooms, false},
	{"FILTER", offer_filters, true},
	{"REASON", offer_reasons, true},
	{"TASK", offer_tasks, true},
	{"RESOURCE", offer_resources, true},
	{"OWNER;", offer_resources, true},
	{"DATE", offer_dates, true},
	{"DAY", offer_days_back, true},
	{"START", offer_days_ahead, true},
	{"NUMBER", offer_actions, true},
};

/* Has the words of one name, or of "[yes|no]", proposed. */
static void offer_of(struct offering *of, const char *name, size_t length)
{
	if (memchr(name, '|', length) != NULL) {
		offer_choices(of, name, length);
		return;
	}
	for (size_t i = 0; i < sizeof sources / sizeof *sources; i++)
		if (strlen(sources[i].name) == length &&
			strncmp(sources[i].name, name, length) == 0 &&
			(of->app->view_data.project || !sources[i].of_project))
			sources[i].offer(of);
}

static const char *argument_completed(const struct app *app, struct tocsin_arena *arena,
	const char *usage, const char *typed, unsigned index)
{
	struct offering of = {.app = app, .arena = arena, .typed = typed, .index = index};
	usage += *usage == '[';
	size_t length = strcspn(usage, " ]");
	/* "[TASK] DAY": behind the first word what comes next. */
	const char *blank = strchr(typed, ' '),
		   *next = usage[length] == ']' ? usage + length + 1 : "";
	if (*next == ' ' && blank != NULL) {
		const char *rest = argument_completed(app, arena, next + 1, blank + 1, index);
		return rest ? tocsin_arena_printf(
				      arena, "%.*s%s", (int)(blank + 1 - typed), typed, rest)
			    : NULL;
	}
	offer_of(&of, usage, length);
	return of.taken;
}

void app_say_unknown(
	struct app *app, enum command command, const char *what, const char *wrong, size_t length)
{
	struct tocsin_arena arena;
	tocsin_arena_init(&arena);
	const char *usage = command_entry(command)->argument;
	struct offering of = {.app = app, .arena = &arena, .typed = "", .all = ""};
	of.wrong = tocsin_arena_strndup(&arena, wrong, length);
	usage += *usage == '[';
	offer_of(&of, usage, strcspn(usage, " ]"));
	if (of.near_count == 1) /* of several no one is meant */
		app_say(app, ROLE_ALARM, "no %s '%.40s'; did you mean %.80s?", what, of.wrong,
			of.nearest);
	else if (of.count > 0 && of.count <= FEW)
		app_say(app, ROLE_ALARM, "no %s '%.40s': %s", what, of.wrong, of.all);
	else
		app_say(app, ROLE_ALARM, "no %s '%.40s'; Tab behind :%s lists them", what, of.wrong,
			command_entry(command)->word);
	tocsin_arena_finish(&arena);
}

const char *prompt_completed(
	const struct app *app, struct tocsin_arena *arena, const char *typed, unsigned index)
{
	const char *argument = typed;
	enum command command = app->prompt.command;
	if (command == COMMAND_COMMAND_LINE) {
		if (!strchr(typed, ' '))
			return command_complete(typed, app_context(app), index);
		command = command_parse(typed, &argument, NULL);
		if (command == COMMAND_NONE)
			return NULL;
	}
	const char *rest =
		argument_completed(app, arena, command_entry(command)->argument, argument, index);
	return rest ? tocsin_arena_printf(arena, "%.*s%s", (int)(argument - typed), typed, rest)
		    : NULL;
}

bool prompt_complete(struct app *app)
{
	struct input_line *line = &app->prompt.line;
	struct tocsin_arena arena;
	if (app->completion == 0)
		snprintf(app->completing, sizeof app->completing, "%s", line->text);
	tocsin_arena_init(&arena);
	const char *words = prompt_completed(app, &arena, app->completing, app->completion++);
	if (!words) { /* past the last: the first again */
		app->completion = 1;
		words = prompt_completed(app, &arena, app->completing, 0);
	}
	if (words)
		input_line_set(line, words);
	else
		app->completion = 0;
	tocsin_arena_finish(&arena);
	return words != NULL;
}
