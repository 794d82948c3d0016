/*
 * Progress that somebody types: read, weighed as a what-if, and sent to the journal.
 *
 *     remaining "3d"    value 3d, 1440 minutes left as of the status instant
 *     start ""          as of the status instant
 *     finish "2026-03-05" refused where that lies after the status instant
 *     remaining "9d; rework; the frame was bent"   with a reason and a note
 */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "app_parts.h"

/* The remaining duration of an elapsed task runs on the civil clock; "1d" of it is a day of that.
 */
enum { CIVIL_DAY = 24 * 60 };

bool report_refuse(struct report *report, const char *why)
{
	snprintf(report->fault, sizeof report->fault, "%s", why);
	return false;
}

static bool read_remaining(
	struct report *out, const struct app *app, uint32_t task, const char *text)
{
	const struct tocsin_project *project = app->data.project;
	struct tocsin_duration duration;
	enum tocsin_duration_error error = tocsin_duration_parse(&duration, text, &project->units);
	if (error != TOCSIN_DURATION_OK)
		return report_refuse(out, tocsin_duration_error_text(error));
	if (duration.minutes < 0)
		return report_refuse(
			out, "a remaining duration is not negative; f reports a finish");
	bool elapsed = project->tasks[task].elapsed;
	if (duration.elapsed && !elapsed)
		return report_refuse(
			out, "this task is counted in working time; write 3d, not 3ed");
	out->entry.remaining = duration.minutes;
	if (duration.elapsed) {
		snprintf(out->value, sizeof out->value, "%" PRId64 "em", duration.minutes);
		return true;
	}
	tocsin_duration_format(out->value, duration.minutes, &project->units);
	if (elapsed)
		out->entry.remaining = (duration.minutes * CIVIL_DAY + project->units.day - 1) /
				       project->units.day;
	return true;
}

char *remaining_text(
	char out[TOCSIN_DURATION_SIZE], const struct app *app, uint32_t task, tocsin_work minutes)
{
	const struct tocsin_project *project = app->data.project;
	if (task != TOCSIN_NONE && project->tasks[task].elapsed)
		minutes = minutes * project->units.day / CIVIL_DAY;
	return tocsin_duration_format(out, minutes, &project->units);
}

/* A date without a time: a start means the start of that day's work; a finish its end, or the
 * status instant on the status day (METHOD 1). */
static struct tocsin_instant moment(const struct app *app, struct tocsin_date date, bool finish)
{
	struct tocsin_day day = tocsin_instant_day(date.at);
	struct tocsin_instant start, end;
	if (date.has_time)
		return date.at;
	if (finish && day.number == tocsin_instant_day(app->as_of).number)
		return app->as_of;
	if (tocsin_calendar_working_day(app->data.project->calendar, day, &start, &end))
		return finish ? end : start;
	return date.at;
}

static bool read_date(struct report *out, const struct app *app, bool finish, const char *text)
{
	struct tocsin_date date;
	char now[TOCSIN_DATE_SIZE];
	text += strspn(text, " ");
	out->entry.date = app->as_of;
	if (*text == '\0')
		return true;
	switch (tocsin_date_parse(&date, text)) {
	case TOCSIN_DATE_MALFORMED:
		return report_refuse(
			out, "not a date; write YYYY-MM-DD or YYYY-MM-DDTHH:MM, or nothing");
	case TOCSIN_DATE_NONEXISTENT:
		return report_refuse(out, "this date does not exist");
	case TOCSIN_DATE_OK:
		break;
	}
	out->entry.date = moment(app, date, finish);
	tocsin_instant_format(out->value, out->entry.date);
	if (out->entry.date.minute <= app->as_of.minute)
		return true;
	struct tocsin_day day = tocsin_instant_day(app->as_of);
	bool same_day = tocsin_instant_day(out->entry.date).number == day.number;
	snprintf(out->fault, sizeof out->fault, "later than the status date %s",
		same_day ? tocsin_instant_format(now, app->as_of) : tocsin_day_format(now, day));
	return false;
}

static bool read_kit(struct report *out, const struct app *app, uint32_t task, const char *text)
{
	if (*text == '\0')
		out->entry.yes = !app->status.progress.reports[task].kit;
	else if (strcmp(text, "yes") == 0 || strcmp(text, "no") == 0)
		out->entry.yes = text[0] == 'y';
	else
		return report_refuse(out, "full-kit is yes or no");
	snprintf(out->value, sizeof out->value, "%s", out->entry.yes ? "yes" : "no");
	return true;
}

/* What stands behind a semicolon is why it is so; nothing, while it is typed. */
static bool read_why(struct report *out, const struct app *app, const char *why)
{
	return !why || why[1 + strspn(why + 1, " ")] == '\0' || reason_read(out, app, why + 1);
}

static const struct {
	enum command command;
	enum tocsin_event event;
} events[] = {
	{COMMAND_REMAINING, TOCSIN_EVENT_REMAINING},
	{COMMAND_START, TOCSIN_EVENT_START},
	{COMMAND_FINISH, TOCSIN_EVENT_FINISH},
	{COMMAND_NOTE, TOCSIN_EVENT_NOTE},
	{COMMAND_KIT, TOCSIN_EVENT_KIT},
	{COMMAND_REASON, TOCSIN_EVENT_NOTE},
};

static enum tocsin_event event_of(enum command command)
{
	for (size_t i = 0; i < sizeof events / sizeof events[0]; i++)
		if (events[i].command == command)
			return events[i].event;
	return TOCSIN_EVENTS;
}

bool report_read(struct report *out, const struct app *app, enum command command, uint32_t task,
	const char *text)
{
	char first[INPUT_LINE_SIZE];
	out->value[0] = out->reason[0] = out->note[0] = out->fault[0] = '\0';
	out->entry = (struct tocsin_entry){
		.recorded = "",
		.recorded_microseconds = INT64_MAX,
		.as_of = app->as_of,
		.who = app->options.who,
		.task = app->data.project->tasks[task].key,
		.event = event_of(command),
		.value = out->value,
		.date = app->as_of,
		.remaining = TOCSIN_NO_WORK,
		.owner = "",
		.target = "",
		.reason = out->reason,
		.note = out->note,
		.row = app->data.journal->count,
	};
	const char *why = strchr(text, ';');
	snprintf(first, sizeof first, "%.*s", why ? (int)(why - text) : INPUT_LINE_SIZE, text);
	switch ((unsigned)command) {
	case COMMAND_REMAINING:
		return read_remaining(out, app, task, first) && read_why(out, app, why);
	case COMMAND_START:
		return read_date(out, app, false, first) && read_why(out, app, why);
	case COMMAND_FINISH:
		return read_date(out, app, true, first) && read_why(out, app, why);
	case COMMAND_KIT:
		return read_kit(out, app, task, text);
	case COMMAND_REASON:
		return reason_read_of_task(out, app, task, text);
	default:
		snprintf(out->note, sizeof out->note, "%s", text);
		return text[strspn(text, " ")] || report_refuse(out, "an empty note says nothing");
	}
}

void report_preview(struct app *app, const struct report *report)
{
	struct tocsin_status_request request = app_status_request(app);
	request.extra = &report->entry;
	request.extra_count = 1;
	request.point_only = true;
	request.known = &app->status;
	tocsin_arena_finish(&app->guessed);
	tocsin_arena_init(&app->guessed);
	tocsin_status_make(&app->ghost, &app->guessed, &request);
	app->view_data.ghost = &app->ghost;
	app->view_data.ghost_task = report->entry.task;
}

void report_append(
	struct app *app, const struct report *report, const char *key, struct app_effects *effects)
{
	snprintf(app->row_value, sizeof app->row_value, "%s", report->value);
	snprintf(app->row_reason, sizeof app->row_reason, "%s", report->reason);
	snprintf(app->row_note, sizeof app->row_note, "%s", report->note);
	app_effect(effects, APP_APPEND)->row = (struct app_row){
		.as_of = app->as_of,
		.who = app->options.who,
		.task = key,
		.event = report->entry.event,
		.value = app->row_value,
		.reason = app->row_reason,
		.note = app->row_note,
	};
	app->wants_reason = false;
	app->consumption_before = app->status.now.consumption;
}

/* More is left than was said before, and nobody says why. */
static bool adds_work(const struct app *app, uint32_t task, const struct report *report)
{
	const struct tocsin_task_state *state = &app->status.progress.states[task];
	return report->entry.event == TOCSIN_EVENT_REMAINING && report->reason[0] == '\0' &&
	       report->entry.remaining > state->remaining;
}

bool report_send(struct app *app, enum command command, const char *key, const char *text,
	struct app_effects *effects)
{
	struct report report;
	uint32_t task = tocsin_index_find(&app->data.project->by_key, key);
	const char *word = command_entry(command)->word;
	if (task == TOCSIN_NONE) {
		app_say(app, ROLE_ALARM, "%s: %.60s is no longer in the schedule", word, key);
		return false;
	}
	if (!app->view_data.status) {
		app_say(app, ROLE_ALARM, "%s: no plan is committed any more", word);
		return false;
	}
	if (!report_read(&report, app, command, task, text)) {
		app_say(app, ROLE_ALARM, "%s %.60s: %s", word, app_task_id(app, key), report.fault);
		return false;
	}
	if (app->what_if.on)
		return what_if_report(app, command, task, &report);
	prompt_keep_pending(app, command, key, text);
	report_append(app, &report, app->pending.task, effects);
	app->saving = command;
	app->wants_reason = adds_work(app, task, &report);
	app_say(app, ROLE_MESSAGE, "%.60s %s%s%.60s%s%.60s", app_task_id(app, key), word,
		report.value[0] ? " " : "", report.value,
		report.reason[0] ? command == COMMAND_REASON ? " " : ", " : "", report.reason);
	time_machine_stamp(app, key);
	return true;
}
