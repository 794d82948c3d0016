/*
 * Recovery actions: what somebody does about a buffer, until when; noted, and closed when done.
 *
 *     action "Ana; 2026-03-14; a second crane"    on the task under the cursor, or the project
 *     action "Ana; 3d; a second crane"            due in three working days
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app_parts.h"
#include "figure.h"
#include "journal_lines.h"
#include "tocsin/text.h"

/* The next part of "a; b; c" without the blanks around it; the last takes all that is left. */
static const char *next_part(char out[INPUT_LINE_SIZE], const char *text, bool last)
{
	text += strspn(text, " ");
	size_t length = last ? strlen(text) : strcspn(text, ";");
	const char *rest = text + length + (text[length] == ';');
	while (length > 0 && text[length - 1] == ' ')
		length--;
	snprintf(out, INPUT_LINE_SIZE, "%.*s", (int)length, text);
	return rest;
}

/* A date, or how many working days from the status instant on. */
static bool read_due(struct report *out, const struct app *app, const char *text)
{
	const struct tocsin_project *project = app->data.project;
	const struct tocsin_calendar *calendar = project->calendar;
	struct tocsin_date date;
	struct tocsin_duration duration;
	struct tocsin_instant start, end;
	if (*text == '\0')
		return report_refuse(out, "OWNER; DUE; TEXT: until when, 2026-03-14 or 3d?");
	enum tocsin_date_error error = tocsin_date_parse(&date, text);
	if (error == TOCSIN_DATE_NONEXISTENT)
		return report_refuse(out, "this date does not exist");
	if (error == TOCSIN_DATE_OK) {
		struct tocsin_day day = tocsin_instant_day(date.at);
		bool works = tocsin_calendar_working_day(calendar, day, &start, &end);
		out->entry.date = works && !date.has_time ? end : date.at;
		return true;
	}
	if (tocsin_duration_parse(&duration, text, &project->units) != TOCSIN_DURATION_OK ||
		duration.minutes < 0 || duration.elapsed)
		return report_refuse(out, "due is a date, 2026-03-14, or working days, 3d");
	out->entry.date = tocsin_calendar_finish(
		calendar, tocsin_calendar_axis(calendar, app->as_of) + duration.minutes);
	return true;
}

bool recovery_read(struct report *out, const struct app *app, const char *text)
{
	char owner[INPUT_LINE_SIZE], due[INPUT_LINE_SIZE], date[TOCSIN_DATE_SIZE];
	*out = (struct report){.entry = {.event = TOCSIN_EVENT_ACTION}};
	text = next_part(owner, text, false);
	text = next_part(due, text, false);
	next_part(out->note, text, true);
	if (owner[0] == '\0')
		return report_refuse(out, "OWNER; DUE; TEXT: who does it?");
	if (!read_due(out, app, due))
		return false;
	/* What goes into the file has no half a character. */
	snprintf(out->value, sizeof out->value, "%.200s; %s", owner,
		tocsin_day_format(date, tocsin_instant_day(out->entry.date)));
	tocsin_text_whole(out->value);
	return out->note[0] || report_refuse(out, "OWNER; DUE; TEXT: what is to be done?");
}

bool recovery_send(struct app *app, const char *key, const char *text, struct app_effects *effects)
{
	struct report report;
	if (!recovery_read(&report, app, text)) {
		app_say(app, ROLE_ALARM, "action: %s", report.fault);
		return false;
	}
	prompt_keep_pending(app, COMMAND_ACTION, key, text);
	report_append(app, &report, app->pending.task, effects);
	app->saving = COMMAND_ACTION;
	app_say(app, ROLE_MESSAGE, "action: %.60s: %.100s", report.value, report.note);
	return true;
}

void recovery_note(struct app *app, const char *argument, struct app_effects *effects)
{
	const char *key = app_selected_key(app);
	if (!app_may_write(app, "action"))
		return;
	if (*argument)
		recovery_send(app, key ? key : "", argument, effects);
	else
		prompt_open(app, COMMAND_ACTION, "");
}

void recovery_hint(struct app *app)
{
	struct prompt *prompt = &app->prompt;
	struct report report;
	snprintf(prompt->label, sizeof prompt->label, "action%s%.40s:", *prompt->task ? " " : "",
		app_task_id(app, prompt->task));
	if (prompt->line.length == 0)
		snprintf(prompt->hint, sizeof prompt->hint, "OWNER; DUE; TEXT");
	else if (!recovery_read(&report, app, prompt->line.text))
		snprintf(prompt->hint, sizeof prompt->hint, "%s", report.fault);
	else
		snprintf(prompt->hint, sizeof prompt->hint, "due %s",
			figure_date(app->data.project, report.entry.date).text);
}

/* "close: which? 1 Ana: a second crane, 2 Bo: ask the port" */
static void ask_which(struct app *app)
{
	const struct tocsin_actions *actions = app->view_data.actions;
	app_say(app, ROLE_ALARM, "close: which?");
	for (uint32_t i = 0; i < actions->open; i++) {
		size_t used = strlen(app->message);
		const struct tocsin_action *action = &actions->items[i];
		snprintf(app->message + used, sizeof app->message - used, "%s %u %.20s: %.40s",
			i > 0 ? "," : "", (unsigned)i + 1, action->owner, action->text);
	}
}

/* The open action under the journal's cursor, as an entry; TOCSIN_NONE where there is none. */
static uint32_t action_here(const struct app *app)
{
	const struct view_state *view = &app->view;
	return view->view == VIEW_JOURNAL
		       ? journal_action_at(&view->lines, view->cursors[view->view].selected)
		       : TOCSIN_NONE;
}

/* The entry of the action that `argument` names by its number; without one the action under the
 * journal's cursor, or the only one that is open. TOCSIN_NONE, and said why, where there is none.
 */
static uint32_t action_meant(struct app *app, const char *argument)
{
	const struct tocsin_actions *actions = app->view_data.actions;
	uint32_t open = actions ? actions->open : 0;
	uint32_t here = *argument == '\0' ? action_here(app) : TOCSIN_NONE;
	char *end;
	unsigned long number = strtoul(argument, &end, 10);
	if (here != TOCSIN_NONE)
		return here;
	if (open == 0)
		app_say(app, ROLE_ALARM, "close: no recovery action is open; a notes one");
	else if (*argument == '\0' && open > 1)
		ask_which(app);
	else if (*argument == '\0')
		return actions->items[0].entry;
	else if (*end == '\0' && number >= 1 && number <= open)
		return actions->items[number - 1].entry;
	else if (open == 1)
		app_say(app, ROLE_ALARM,
			"close: no action '%.20s'; only 1 is open, and close alone closes it",
			argument);
	else
		app_say(app, ROLE_ALARM,
			"close: no action '%.20s'; they are numbered from 1 to %u in the journal",
			argument, (unsigned)open);
	return TOCSIN_NONE;
}

static void close_entry(struct app *app, uint32_t at, struct app_effects *effects)
{
	const struct tocsin_entry *entry = &app->data.journal->entries[at];
	struct report report = {.entry = {.event = TOCSIN_EVENT_ACTION_DONE}};
	snprintf(report.value, sizeof report.value, "%s", entry->recorded);
	prompt_forget_pending(app);
	report_append(app, &report, entry->task, effects);
	app->saving = COMMAND_CLOSE;
	app_say(app, ROLE_MESSAGE, "closed: %.60s: %.100s; u opens it again", entry->owner,
		entry->note);
}

void recovery_close(struct app *app, const char *argument, struct app_effects *effects)
{
	uint32_t at = app_may_write(app, "close") ? action_meant(app, argument) : TOCSIN_NONE;
	if (at != TOCSIN_NONE)
		close_entry(app, at, effects);
}

void recovery_close_here(struct app *app, struct app_effects *effects)
{
	uint32_t at = action_here(app);
	if (!app_may_write(app, "close"))
		return;
	if (at != TOCSIN_NONE)
		close_entry(app, at, effects);
	else
		app_say(app, ROLE_ALARM,
			"close: this is no open action; those stand at the top of the journal");
}
