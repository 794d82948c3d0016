#include <stdio.h>
#include <string.h>

#include "update.h"

enum { ROWS_OF_OPTIONS = 8 };

static void add_row(struct update *update, enum tocsin_event event, const char *value)
{
	const struct tocsin_project *project = &update->opened->workspace.project;
	const char *reason = update->options->value[OPTION_REASON];
	const char *note = update->options->value[OPTION_NOTE];
	/* The note goes with the first row of a call: it is about the report, not about each part
	 * of it. */
	update->rows[update->count++] = (struct journal_row){
		.as_of = update->opened->as_of,
		.who = opened_who(update->options),
		.task = update->task == TOCSIN_NONE ? "" : project->tasks[update->task].key,
		.event = event,
		.value = value,
		.reason = reason ? reason : "",
		.note = note && update->count == 1 ? note : "",
	};
}

static bool add_remaining(struct update *update)
{
	const struct tocsin_units *units = &update->opened->workspace.project.units;
	struct tocsin_duration duration;
	enum tocsin_duration_error error =
		tocsin_duration_parse(&duration, update->options->value[OPTION_REMAINING], units);
	if (error != TOCSIN_DURATION_OK) {
		fprintf(stderr, "tocsin: --remaining: %s\n", tocsin_duration_error_text(error));
		return false;
	}
	if (duration.minutes < 0)
		return update_complain("--remaining cannot be negative; 0 means done");
	if (duration.elapsed)
		return update_complain("--remaining is working time; write 3d, not 3ed");
	char text[TOCSIN_DURATION_SIZE];
	tocsin_duration_format(text, duration.minutes, units);
	add_row(update, TOCSIN_EVENT_REMAINING, tocsin_arena_strdup(&update->opened->arena, text));
	return true;
}

/* A start or finish; `*at` receives its instant. On the as-of day it is at the as-of instant, for
 * the rest of that day has not happened yet. */
static bool add_dated(struct update *update, enum option option, enum tocsin_event event,
	struct tocsin_instant *at)
{
	const char *text = update->options->value[option];
	struct opened *opened = update->opened;
	*at = opened->as_of;
	if (!text) {
		add_row(update, event, "");
		return true;
	}
	*at = opened_instant(
		opened->workspace.project.calendar, text, event == TOCSIN_EVENT_FINISH);
	if (!tocsin_instant_known(*at))
		return false;
	char as_of[TOCSIN_DATE_SIZE], date[TOCSIN_DATE_SIZE];
	tocsin_instant_format(date, *at);
	if (update_is_later(*at, text, opened->as_of)) {
		fprintf(stderr,
			"tocsin: %s %s is later than the status instant %s; report it when it has "
			"happened, or give a later --as-of\n",
			tocsin_event_name(event), date,
			tocsin_instant_format(as_of, opened->as_of));
		return false;
	}
	if (at->minute > opened->as_of.minute)
		*at = opened->as_of;
	tocsin_instant_format(date, *at);
	add_row(update, event, tocsin_arena_strdup(&opened->arena, date));
	return true;
}

/* The start that is known already, for a finish that is reported alone. */
static struct tocsin_instant known_start(const struct update *update)
{
	struct opened *opened = update->opened;
	const struct tocsin_task_state *state = &opened_states(opened, opened->as_of)[update->task];
	return state->start == TOCSIN_NO_WORK
		       ? TOCSIN_NO_INSTANT
		       : tocsin_calendar_start(opened->workspace.project.calendar, state->start);
}

/* A start comes before a remaining, and that before a finish: rows of one call count in this order.
 */
static bool add_progress(struct update *update)
{
	const struct options *options = update->options;
	struct tocsin_instant start = TOCSIN_NO_INSTANT, finish;
	if (options->given[OPTION_START] &&
		!add_dated(update, OPTION_START, TOCSIN_EVENT_START, &start))
		return false;
	if (options->given[OPTION_REMAINING] && !add_remaining(update))
		return false;
	if (!options->given[OPTION_FINISH])
		return true;
	if (!add_dated(update, OPTION_FINISH, TOCSIN_EVENT_FINISH, &finish))
		return false;
	if (!tocsin_instant_known(start))
		start = known_start(update);
	if (!tocsin_instant_known(start) || finish.minute >= start.minute)
		return true;
	char from[TOCSIN_DATE_SIZE], to[TOCSIN_DATE_SIZE];
	fprintf(stderr,
		"tocsin: finish %s is earlier than the start %s; correct the start with --start "
		"DATE\n",
		tocsin_instant_format(to, finish), tocsin_instant_format(from, start));
	return false;
}

static bool add_kit(struct update *update)
{
	const char *value = update->options->value[OPTION_KIT];
	if (strcmp(value, "yes") != 0 && strcmp(value, "no") != 0)
		return update_complain("--kit wants yes or no");
	add_row(update, TOCSIN_EVENT_KIT, value);
	return true;
}

static bool add_action(struct update *update)
{
	const char *value = update->options->value[OPTION_ACTION];
	const char *semicolon = strchr(value, ';');
	if (!semicolon || semicolon == value)
		return update_complain("--action wants \"OWNER; DATE\", and what to do in --note");
	struct tocsin_date date;
	if (tocsin_date_parse(&date, semicolon + 1) != TOCSIN_DATE_OK)
		return update_complain(
			"--action wants a date behind the semicolon: \"Ana; 2026-03-14\"");
	add_row(update, TOCSIN_EVENT_ACTION, value);
	return true;
}

/* Who takes back takes back what was recorded last, wherever it lies in time. */
static const struct tocsin_entry *newest_own(const struct update *update)
{
	const struct workspace *workspace = &update->opened->workspace;
	const char *who = opened_who(update->options);
	const struct tocsin_entry *newest = NULL;
	for (uint32_t i = 0; i < workspace->order_count; i++) {
		const struct tocsin_entry *entry = &workspace->journal.entries[workspace->order[i]];
		if (entry->event == TOCSIN_EVENT_BASELINE || entry->event == TOCSIN_EVENT_RETRACT ||
			strcmp(entry->who, who) != 0)
			continue;
		if (update->task != TOCSIN_NONE &&
			strcmp(entry->task, workspace->project.tasks[update->task].key) != 0)
			continue;
		if (!newest || entry->recorded_microseconds > newest->recorded_microseconds ||
			(entry->recorded_microseconds == newest->recorded_microseconds &&
				entry->row > newest->row))
			newest = entry;
	}
	return newest;
}

static bool add_undo(struct update *update)
{
	const struct tocsin_entry *entry = newest_own(update);
	struct tocsin_arena *arena = &update->opened->arena;
	if (!entry) {
		fprintf(stderr, "tocsin: nothing that %s reported%s is left to undo\n",
			tocsin_text_clean(arena, opened_who(update->options)),
			update->task == TOCSIN_NONE ? "" : " of this task");
		return false;
	}
	add_row(update, TOCSIN_EVENT_RETRACT,
		tocsin_arena_printf(
			arena, "%s %s", entry->recorded, tocsin_event_name(entry->event)));
	update->rows[0].task = entry->task;
	char date[TOCSIN_DATE_SIZE];
	update->undone = tocsin_arena_printf(arena, "%s%s%s%s%s (%s, as of %s)",
		tocsin_text_clean(arena, entry->task), *entry->task ? " " : "",
		tocsin_event_name(entry->event), *entry->value ? " " : "",
		tocsin_text_clean(arena, entry->value), tocsin_text_clean(arena, entry->who),
		tocsin_instant_format(date, entry->as_of));
	return true;
}

bool update_from_options(struct update *update)
{
	const struct options *options = update->options;
	const char *note = options->value[OPTION_NOTE];
	update->rows = TOCSIN_NEW(&update->opened->arena, struct journal_row, ROWS_OF_OPTIONS);
	if (options->given[OPTION_UNDO])
		return add_undo(update);
	if (update->task == TOCSIN_NONE &&
		(options->given[OPTION_START] || options->given[OPTION_REMAINING] ||
			options->given[OPTION_FINISH] || options->given[OPTION_KIT]))
		return update_complain("this needs a TASK: tocsin update PATH TASK ...");
	if (note && !*note)
		return update_complain("--note is empty");
	if (!add_progress(update) || (options->given[OPTION_KIT] && !add_kit(update)) ||
		(options->given[OPTION_ACTION] && !add_action(update)))
		return false;
	if (update->count == 0 && note)
		add_row(update, TOCSIN_EVENT_NOTE, "");
	if (update->count == 0)
		return update_complain(
			"nothing to report: give --remaining, --start, --finish, --kit, --action "
			"or --note; see 'tocsin update --help'");
	return true;
}
