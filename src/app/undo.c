/*
 * Undo and redo. Nothing is deleted: a row is retracted by another row, and brought back by
 * retracting that one. Both say in words what they did:
 *
 *     undid: T0042 remaining 5d -> 8d (ana, 09:41)
 */
#include <stdio.h>
#include <string.h>

#include "app_parts.h"

static bool can_be_undone(enum tocsin_event event)
{
	return event != TOCSIN_EVENT_RETRACT && event != TOCSIN_EVENT_BASELINE;
}

static bool is_later(const struct tocsin_entry *a, const struct tocsin_entry *b)
{
	if (a->recorded_microseconds != b->recorded_microseconds)
		return a->recorded_microseconds > b->recorded_microseconds;
	return a->row > b->row;
}

/* The newest row of this user that counts as of now: newest by when it was recorded. */
static const struct tocsin_entry *newest_of_mine(const struct app *app)
{
	const struct tocsin_entry *newest = NULL;
	for (uint32_t i = 0; i < app->data.order_count; i++) {
		const struct tocsin_entry *entry = &app->data.journal->entries[app->data.order[i]];
		if (entry->as_of.minute <= app->as_of.minute && can_be_undone(entry->event) &&
			strcmp(entry->who, app->options.who) == 0 &&
			(!newest || is_later(entry, newest)))
			newest = entry;
	}
	return newest;
}

/* What was left of the task before this row: the row before it, or the plan. */
static void remaining_before(
	char out[TOCSIN_DURATION_SIZE], const struct app *app, const struct tocsin_entry *entry)
{
	const struct tocsin_project *project = app->data.project;
	uint32_t task = tocsin_index_find(&project->by_key, entry->task);
	tocsin_work before = task == TOCSIN_NONE ? 0 : project->tasks[task].focused;
	for (uint32_t i = 0; i < app->data.order_count; i++) {
		const struct tocsin_entry *other = &app->data.journal->entries[app->data.order[i]];
		if (other == entry)
			break;
		if (strcmp(other->task, entry->task) != 0)
			continue;
		if (other->event == TOCSIN_EVENT_REMAINING)
			before = other->remaining;
		else if (other->event == TOCSIN_EVENT_FINISH)
			before = 0;
	}
	remaining_text(out, app, task, before);
}

/* "T0042 remaining 5d -> 8d (ana, 09:41)": what was reported, and what counts again now; `alone`:
 * only what was reported. */
static void describe(char out[APP_WORDS_SIZE], const struct app *app,
	const struct tocsin_entry *entry, bool alone)
{
	char at[TOCSIN_DATE_SIZE], before[TOCSIN_DURATION_SIZE], words[APP_WORDS_SIZE];
	recorded_text(at, app, entry->recorded_microseconds);
	if (entry->event == TOCSIN_EVENT_REMAINING) {
		remaining_before(before, app, entry);
		snprintf(out, APP_WORDS_SIZE, "%.60s remaining %.30s%s%s (%.30s, %s)",
			app_task_id(app, entry->task), entry->value, alone ? "" : " -> ",
			alone ? "" : before, entry->who, at);
	} else {
		snprintf(out, APP_WORDS_SIZE, "%.100s (%.40s, %s)", entry_words(words, app, entry),
			entry->who, at);
	}
}

static void retract(struct app *app, const char *stamp, enum tocsin_event event, const char *task,
	struct app_effects *effects)
{
	snprintf(
		app->row_value, sizeof app->row_value, "%.60s %s", stamp, tocsin_event_name(event));
	prompt_forget_pending(app);
	app_effect(effects, APP_APPEND)->row = (struct app_row){
		.as_of = app->as_of,
		.who = app->options.who,
		.task = task,
		.event = TOCSIN_EVENT_RETRACT,
		.value = app->row_value,
		.note = "",
	};
	app->consumption_before = app->status.now.consumption;
}

static bool may_write(struct app *app, const char *word)
{
	if (app->options.read_only)
		app_say(app, ROLE_ALARM, "%s: opened read-only, nothing can be reported here",
			word);
	return !app->options.read_only;
}

void undo_newest(struct app *app, struct app_effects *effects)
{
	if (!may_write(app, "undo"))
		return;
	const struct tocsin_entry *entry = newest_of_mine(app);
	if (!entry) {
		app_say(app, ROLE_MESSAGE, "undo: no report of %.60s is left to take back",
			app->options.who);
		return;
	}
	char words[APP_WORDS_SIZE];
	standup_turn_to(app, entry->task);
	describe(words, app, entry, false);
	app_say(app, ROLE_MESSAGE, "undid: %s", words);
	describe(app->undone, app, entry, true);
	retract(app, entry->recorded, entry->event, entry->task, effects);
	app->saving = COMMAND_UNDO;
}

void redo_newest(struct app *app, struct app_effects *effects)
{
	if (!may_write(app, "redo"))
		return;
	if (app->redo_count == 0) {
		app_say(app, ROLE_MESSAGE, "redo: nothing was undone since the last report");
		return;
	}
	retract(app, app->redo[app->redo_count - 1].stamp, TOCSIN_EVENT_RETRACT, "", effects);
	app_say(app, ROLE_MESSAGE, "it counts again: %s", app->redo[app->redo_count - 1].words);
	app->saving = COMMAND_REDO;
}

void undo_saved(struct app *app, const char *stamp)
{
	if (app->saving == COMMAND_REDO) {
		app->redo_count--;
	} else if (app->saving != COMMAND_UNDO) {
		app->redo_count = 0;
	} else {
		if (app->redo_count == APP_REDO) {
			memmove(&app->redo[0], &app->redo[1],
				sizeof app->redo - sizeof app->redo[0]);
			app->redo_count--;
		}
		snprintf(app->redo[app->redo_count].stamp, APP_STAMP_SIZE, "%s", stamp);
		snprintf(app->redo[app->redo_count].words, APP_WORDS_SIZE, "%s", app->undone);
		app->redo_count++;
	}
}
