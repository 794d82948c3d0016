/* Changes that somebody tries, and taking them back. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app_parts.h"
#include "tocsin/text.h"

static char *copy(const char *text)
{
	char *made = strdup(text);
	if (!made)
		tocsin_out_of_memory();
	return made;
}

/* The next change, to be filled in; what was taken back is gone. NULL, and said, where there are
 * too many. */
static struct what_if_change *next_change(
	struct app *app, enum what_if_kind kind, const char *key, const char *value)
{
	struct what_if *what_if = &app->what_if;
	if (what_if->count == WHAT_IF_MOST) {
		app_say(app, ROLE_ALARM, "that are %d changes: keep or drop them first (w)",
			WHAT_IF_MOST);
		return NULL;
	}
	what_if_forget(what_if, what_if->count);
	struct what_if_change *change = &what_if->changes[what_if->all++];
	*change = (struct what_if_change){.kind = kind,
		.key = copy(key),
		.value = copy(value),
		.command = COMMAND_NONE,
		.date = TOCSIN_NO_INSTANT,
		.remaining = TOCSIN_NO_WORK};
	what_if->count = what_if->all;
	return change;
}

/* "what if T1.1 remaining 3d (was 8d): end 05-12 -> 05-08, buffer 40 % -> 31 %" */
static void tell(struct app *app, const char *begin, char *words)
{
	tocsin_text_whole(words);
	char before[PERCENT_SIZE], after[PERCENT_SIZE], shown[WHAT_IF_WORDS];
	tocsin_work was = app->status.projected_end;
	percent_text(before, app->status.now.consumption);
	/* What it was before is in the list; here it is about what comes of it. */
	const char *was_before = strstr(words, " (");
	size_t length = was_before ? (size_t)(was_before - words) : strlen(words);
	snprintf(shown, sizeof shown, "%.*s", (int)length, words);
	what_if_remake(app);
	percent_text(after, app->status.now.consumption);
	char first[TOCSIN_DATE_SIZE], then[TOCSIN_DATE_SIZE], end[2 * TOCSIN_DATE_SIZE + 16];
	const struct tocsin_calendar *calendar = app->data.project->calendar;
	tocsin_day_format(first, tocsin_instant_day(tocsin_calendar_finish(calendar, was)));
	tocsin_day_format(then,
		tocsin_instant_day(tocsin_calendar_finish(calendar, app->status.projected_end)));
	if (strcmp(first, then) == 0)
		snprintf(end, sizeof end, "the end stays %s", then);
	else
		snprintf(end, sizeof end, "end %s -> %s", first + 5, then + 5);
	if (strcmp(before, after) == 0)
		app_say(app, ROLE_MESSAGE, "%s %s: %s", begin, shown, end);
	else
		app_say(app, ROLE_MESSAGE, "%s %s: %s, buffer %s -> %s", begin, shown, end, before,
			after);
}

/* ---- Reports ---- */

bool what_if_refuses(struct app *app, enum command command)
{
	bool only_written = command == COMMAND_NOTE || command == COMMAND_KIT ||
			    command == COMMAND_REASON || command == COMMAND_ACTION ||
			    command == COMMAND_CLOSE || command == COMMAND_CLOSE_HERE ||
			    command == COMMAND_REBASELINE;
	if (!app->what_if.on || !only_written)
		return false;
	app_say(app, ROLE_ALARM, "%s: what-if mode writes nothing; w ends it",
		command_entry(command)->word);
	return true;
}

bool what_if_report(
	struct app *app, enum command command, uint32_t task, const struct report *report)
{
	const struct tocsin_task_state *state = &app->status.progress.states[task];
	const struct tocsin_task *of = &app->data.project->tasks[task];
	const char *word = command_entry(command)->word;
	char was[TOCSIN_DURATION_SIZE];
	remaining_text(was, app, task, state->remaining);
	const char *before = state->phase == TOCSIN_DONE ? "done" : was;
	struct what_if_change *change = next_change(app, WHAT_IF_REPORT, of->key, report->value);
	if (!change)
		return false;
	change->command = command;
	change->event = report->entry.event;
	change->remaining = report->entry.remaining;
	change->date = report->entry.date;
	snprintf(change->words, sizeof change->words, "%.60s %s%s%.40s (was %s)", of->id, word,
		report->value[0] ? " " : "", report->value, before);
	tell(app, "what if", change->words);
	return true;
}

/* ---- Of the schedule ---- */

void what_if_cut(struct app *app)
{
	uint32_t task = app_selected_task(app);
	if (task == TOCSIN_NONE) {
		app_say(app, ROLE_ALARM, "cut: no task is selected");
		return;
	}
	const struct tocsin_task *of = &app->data.project->tasks[task];
	char left[TOCSIN_DURATION_SIZE];
	if (app->status.progress.states[task].phase == TOCSIN_DONE) {
		app_say(app, ROLE_ALARM, "cut: %.60s is done; there is nothing of it to save",
			of->id);
		return;
	}
	if (app->data.project->task_count == 1) {
		app_say(app, ROLE_ALARM, "cut: it is the only task");
		return;
	}
	remaining_text(left, app, task, app->status.progress.states[task].remaining);
	struct what_if_change *change = next_change(app, WHAT_IF_CUT, of->key, "");
	if (!change)
		return;
	snprintf(change->words, sizeof change->words, "%.60s cut (%s left)", of->id, left);
	tell(app, "what if", change->words);
}

/* "[TASK] DAY": the task named, else the one under the cursor; TOCSIN_NONE, and said, for none. */
static uint32_t task_of(struct app *app, const char **argument)
{
	size_t length = strcspn(*argument, " ");
	const char *rest = *argument + length + strspn(*argument + length, " ");
	char id[INPUT_LINE_SIZE];
	struct tocsin_date date;
	snprintf(id, sizeof id, "%.*s", (int)length, *argument);
	/* "2026-03-02 08:00" is a day with its time, not a task. */
	bool named = *rest != '\0' && tocsin_date_parse(&date, id) != TOCSIN_DATE_OK;
	uint32_t task = named ? tocsin_project_task(app->data.project, id) : app_selected_task(app);
	if (named)
		*argument = rest;
	if (task == TOCSIN_NONE && named)
		app_say_unknown(app, COMMAND_DELAY, "task", id, strlen(id));
	else if (task == TOCSIN_NONE)
		app_say(app, ROLE_ALARM, "delay: which task? :delay TASK YYYY-MM-DD");
	return task;
}

static bool read_day(struct app *app, const char *text, struct tocsin_instant *out)
{
	struct tocsin_date date;
	struct tocsin_instant start, end;
	if (tocsin_date_parse(&date, text) != TOCSIN_DATE_OK) {
		app_say(app, ROLE_ALARM,
			"delay: '%.40s' is not a date; write YYYY-MM-DD, or TASK YYYY-MM-DD", text);
		return false;
	}
	*out = date.at;
	if (!date.has_time && tocsin_calendar_working_day(app->data.project->calendar,
				      tocsin_instant_day(date.at), &start, &end))
		*out = start;
	return true;
}

void what_if_delay(struct app *app, const char *argument)
{
	uint32_t task = task_of(app, &argument);
	struct tocsin_instant at;
	char date[TOCSIN_DATE_SIZE], starts[TOCSIN_DATE_SIZE];
	if (task == TOCSIN_NONE)
		return;
	const struct tocsin_task *of = &app->data.project->tasks[task];
	if (app->status.progress.states[task].phase != TOCSIN_NOT_STARTED) {
		app_say(app, ROLE_ALARM,
			"delay: %.60s has started; r tries how much of it may be left", of->id);
		return;
	}
	if (!app->data.project->settings.obey_not_before) {
		app_say(app, ROLE_ALARM,
			"delay: project.csv says not_before ignore, so no date would hold it");
		return;
	}
	if (!read_day(app, argument, &at))
		return;
	tocsin_day_format(
		starts, tocsin_instant_day(tocsin_calendar_start(
				app->data.project->calendar, app->status.projection.start[task])));
	tocsin_instant_format(date, at);
	if (date[10] == 'T' &&
		at.minute == tocsin_calendar_start(app->data.project->calendar,
				     tocsin_calendar_axis(app->data.project->calendar, at))
				     .minute)
		date[10] = '\0';
	struct what_if_change *change = next_change(app, WHAT_IF_DELAY, of->key, date);
	if (!change)
		return;
	change->date = at;
	snprintf(change->words, sizeof change->words, "%.60s not before %.16s (projected %s)",
		of->id, date, starts);
	tell(app, "what if", change->words);
}

/* ---- Of the resources ---- */

static const char *units_text(char out[TOCSIN_DURATION_SIZE], int64_t thousandths)
{
	snprintf(out, TOCSIN_DURATION_SIZE, "%g", (double)thousandths / 1000);
	return out;
}

static void add_units(struct app *app, uint32_t resource, int64_t units)
{
	const struct tocsin_resource *of = &app->data.project->resources[resource];
	char before[TOCSIN_DURATION_SIZE], after[TOCSIN_DURATION_SIZE];
	if (of->capacity + units < 0) {
		app_say(app, ROLE_ALARM, "units: there are only %s of %.60s",
			units_text(before, of->capacity), of->name);
		return;
	}
	struct what_if_change *change = next_change(app, WHAT_IF_UNITS, of->name, "");
	if (!change)
		return;
	change->units = units;
	snprintf(change->words, sizeof change->words, "%.60s %s units (was %s)", of->name,
		units_text(after, of->capacity + units), units_text(before, of->capacity));
	tell(app, "what if", change->words);
}

void what_if_one_more(struct app *app, int64_t units)
{
	const struct view_state *view = &app->view;
	uint32_t at = view->cursors[view->view].selected;
	bool there = view->lines.view == view->view && at < view->lines.count;
	uint32_t resource = there ? view->lines.items[at].item : TOCSIN_NONE;
	if (resource >= app->data.project->resource_count)
		app_say(app, ROLE_ALARM, "no resource is selected; :units RESOURCE +1");
	else
		add_units(app, resource, units);
}

/* "RESOURCE +1": the last word is the number, for names have blanks. */
void what_if_units(struct app *app, const char *argument)
{
	const char *blank = strrchr(argument, ' ');
	char *end = NULL, name[INPUT_LINE_SIZE];
	double number = blank ? strtod(blank + 1, &end) : 0;
	if (!blank || end == blank + 1 || *end != '\0' || !(number > -1000 && number < 1000) ||
		number == 0) {
		app_say(app, ROLE_ALARM,
			"units: how many more or less? :units RESOURCE +1, or -1, or +0.5");
		return;
	}
	while (blank > argument && blank[-1] == ' ')
		blank--;
	snprintf(name, sizeof name, "%.*s", (int)(blank - argument), argument);
	uint32_t resource = what_if_resource(app->data.project, name);
	if (resource == TOCSIN_NONE)
		app_say_unknown(app, COMMAND_UNITS, "resource", name, strlen(name));
	else
		add_units(app, resource, (int64_t)(number * 1000 + (number < 0 ? -0.5 : 0.5)));
}

/* ---- Back and forth ---- */

void what_if_undo(struct app *app)
{
	struct what_if *what_if = &app->what_if;
	if (what_if->count == 0) {
		app_say(app, ROLE_MESSAGE, "undo: no change is left to take back; w ends the mode");
		return;
	}
	what_if->count--;
	tell(app, "no longer:", what_if->changes[what_if->count].words);
}

void what_if_redo(struct app *app)
{
	struct what_if *what_if = &app->what_if;
	if (what_if->count == what_if->all) {
		app_say(app, ROLE_MESSAGE, "redo: no change was taken back");
		return;
	}
	what_if->count++;
	tell(app, "what if", what_if->changes[what_if->count - 1].words);
}
