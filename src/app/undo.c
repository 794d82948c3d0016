/*
 * Undo and redo. Nothing is deleted: a row is retracted by another row, and brought back by
 * retracting that one. What can be undone is read from the journal alone, so it outlives the
 * program, and reaches back over all that this user has written today. Rows that were written in
 * one go lie a microsecond apart, and are undone in one go:
 *
 *     09:41:00.000000  T1 remaining 5d    u   undid: T2 finish, T1 remaining 5d -> 8d (ana, 09:41)
 *     09:41:00.000001  T2 finish          C-r it counts again
 */
#include <stdio.h>
#include <string.h>

#include "app_parts.h"

/* Some rows of the journal: `count` of them from `first` on, written in one go. */
struct batch {
	uint32_t first, count;
};

static bool is_report(const struct tocsin_entry *entry)
{
	return entry->event != TOCSIN_EVENT_RETRACT && entry->event != TOCSIN_EVENT_BASELINE;
}

/* A retraction of a report, and not one that brought back what was retracted. */
static bool is_undo(const struct tocsin_entry *entry)
{
	return entry->event == TOCSIN_EVENT_RETRACT && entry->target_event != TOCSIN_EVENT_RETRACT;
}

static bool is_later(const struct tocsin_entry *a, const struct tocsin_entry *b)
{
	if (a->recorded_microseconds != b->recorded_microseconds)
		return a->recorded_microseconds > b->recorded_microseconds;
	return a->row > b->row;
}

static int64_t start_of_today(const struct app *app)
{
	enum { MICROSECONDS_A_MINUTE = 60000000 };
	struct tocsin_instant midnight = tocsin_instant_at(tocsin_instant_day(app->now), 0);
	return (midnight.minute - app->zone_minutes) * MICROSECONDS_A_MINUTE;
}

static bool is_mine_of_today(const struct app *app, const struct tocsin_entry *entry)
{
	return strcmp(entry->who, app->options.who) == 0 &&
	       entry->recorded_microseconds >= start_of_today(app);
}

/* The newest by when it was recorded, of those that `fits` and stand and count as of now. */
static uint32_t newest_of_mine(
	const struct app *app, const bool *standing, bool (*fits)(const struct tocsin_entry *entry))
{
	const struct tocsin_journal *journal = app->files.journal;
	uint32_t newest = TOCSIN_NONE;
	for (uint32_t i = 0; i < journal->count; i++) {
		const struct tocsin_entry *entry = &journal->entries[i];
		if (fits(entry) && standing[i] && entry->as_of.minute <= app->as_of.minute &&
			is_mine_of_today(app, entry) &&
			(newest == TOCSIN_NONE || is_later(entry, &journal->entries[newest])))
			newest = i;
	}
	return newest;
}

/* Whether a report of this user came after it: then nothing is redone across that. */
static bool was_followed(const struct app *app, uint32_t undo)
{
	const struct tocsin_journal *journal = app->files.journal;
	for (uint32_t i = 0; i < journal->count; i++)
		if (is_report(&journal->entries[i]) &&
			strcmp(journal->entries[i].who, app->options.who) == 0 &&
			is_later(&journal->entries[i], &journal->entries[undo]))
			return true;
	return false;
}

static bool goes_with(const struct app *app, const bool *standing, uint32_t at, uint32_t next)
{
	const struct tocsin_entry *entry = &app->files.journal->entries[at];
	const struct tocsin_entry *after = &app->files.journal->entries[next];
	return standing[at] && strcmp(entry->who, after->who) == 0 &&
	       is_report(entry) == is_report(after) && is_undo(entry) == is_undo(after) &&
	       entry->recorded_microseconds + 1 == after->recorded_microseconds;
}

/* All rows that were written with this one, which is the last of them. */
static struct batch batch_of(const struct app *app, const bool *standing, uint32_t last)
{
	uint32_t first = last;
	while (first > 0 && goes_with(app, standing, first - 1, first))
		first--;
	return (struct batch){first, last - first + 1};
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

/* Retracts a batch, the last row first, so that bringing it back has the same order. */
static void retract(struct app *app, struct batch batch, struct app_effects *effects)
{
	const struct tocsin_entry *entries = app->files.journal->entries;
	struct app_row *rows = TOCSIN_NEW(&app->undoing, struct app_row, batch.count);
	for (uint32_t i = 0; i < batch.count; i++) {
		const struct tocsin_entry *entry = &entries[batch.first + batch.count - 1 - i];
		rows[i] = (struct app_row){
			.as_of = app->as_of,
			.who = app->options.who,
			.task = entry->event == TOCSIN_EVENT_RETRACT ? "" : entry->task,
			.event = TOCSIN_EVENT_RETRACT,
			.value = tocsin_arena_printf(&app->undoing, "%.60s %s", entry->recorded,
				tocsin_event_name(entry->event)),
			.note = "",
		};
	}
	prompt_forget_pending(app);
	struct app_effect *effect = app_effect(effects, APP_APPEND);
	effect->row = rows[0];
	if (batch.count > 1) {
		effect->rows = rows;
		effect->row_count = batch.count;
	}
	app->consumption_before = app->status.now.consumption;
}

/* The row that a retraction names. */
static const struct tocsin_entry *target_of(const struct app *app, const struct tocsin_entry *undo)
{
	const struct tocsin_journal *journal = app->files.journal;
	for (uint32_t i = journal->count; i > 0; i--) {
		const struct tocsin_entry *entry = &journal->entries[i - 1];
		if (entry->event == undo->target_event &&
			strcmp(entry->recorded, undo->target) == 0 &&
			(!*undo->task || strcmp(entry->task, undo->task) == 0))
			return entry;
	}
	return NULL;
}

/* "undid: T2 finish", or "undid 3 reports: T2 finish; T1 remaining 5d -> 8d; ..." */
static void say(struct app *app, struct batch batch, bool redo)
{
	char words[APP_WORDS_SIZE], all[APP_MESSAGE_SIZE] = "";
	size_t used = 0;
	for (uint32_t i = 0; i < batch.count && used < sizeof all; i++) {
		const struct tocsin_entry *entry =
			&app->files.journal->entries[batch.first + batch.count - 1 - i];
		if (redo)
			entry = target_of(app, entry);
		if (!entry)
			continue;
		describe(words, app, entry, redo);
		/* By whom and when is said once, of the last. */
		char *signature = strrchr(words, '(');
		if (signature && signature > words && i + 1 < batch.count)
			signature[-1] = '\0';
		int more = snprintf(all + used, sizeof all - used, "%s%s", used ? "; " : "", words);
		used += more > 0 ? (size_t)more : 0;
	}
	const char *what = redo ? "it counts again" : "undid";
	if (batch.count == 1)
		app_say(app, ROLE_MESSAGE, "%s: %s", what, all);
	else
		app_say(app, ROLE_MESSAGE, "%s %u reports: %s",
			redo ? "they count again," : "undid", (unsigned)batch.count, all);
}

static const bool *look(struct app *app)
{
	tocsin_arena_finish(&app->undoing);
	tocsin_arena_init(&app->undoing);
	return tocsin_journal_standing(&app->undoing, app->files.journal);
}

void undo_newest(struct app *app, struct app_effects *effects)
{
	if (!app_may_write(app, "undo"))
		return;
	const bool *standing = look(app);
	uint32_t newest = newest_of_mine(app, standing, is_report);
	if (newest == TOCSIN_NONE) {
		app_say(app, ROLE_MESSAGE, "undo: no report of %.60s is left to take back today",
			app->options.who);
		return;
	}
	struct batch batch = batch_of(app, standing, newest);
	standup_turn_to(app, app->files.journal->entries[newest].task);
	say(app, batch, false);
	retract(app, batch, effects);
	app->saving = COMMAND_UNDO;
}

void redo_newest(struct app *app, struct app_effects *effects)
{
	if (!app_may_write(app, "redo"))
		return;
	const bool *standing = look(app);
	uint32_t newest = newest_of_mine(app, standing, is_undo);
	if (newest == TOCSIN_NONE || was_followed(app, newest)) {
		app_say(app, ROLE_MESSAGE, "redo: nothing was undone since the last report");
		return;
	}
	struct batch batch = batch_of(app, standing, newest);
	say(app, batch, true);
	retract(app, batch, effects);
	app->saving = COMMAND_REDO;
}
