/*
 * tocsin update: one report in options, or many as journal rows on standard input. Either all rows
 * of a call are saved, or none.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli.h"
#include "journal_file.h"
#include "lines.h"
#include "opened.h"

enum { ROWS_OF_OPTIONS = 8 };

struct update {
	struct opened *opened;
	const struct options *options;
	uint32_t task; /* TOCSIN_NONE = the project */
	struct journal_row *rows;
	uint32_t count;
};

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

static bool complain(const char *text)
{
	fprintf(stderr, "tocsin: %s\n", text);
	return false;
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
		return complain("--remaining cannot be negative; 0 means done");
	if (duration.elapsed)
		return complain("--remaining is working time; write 3d, not 3ed");
	char text[TOCSIN_DURATION_SIZE];
	tocsin_duration_format(text, duration.minutes, units);
	add_row(update, TOCSIN_EVENT_REMAINING, tocsin_arena_strdup(&update->opened->arena, text));
	return true;
}

/* A finish on the as-of day is at the as-of instant, for the rest of that day has not happened yet.
 */
static bool add_dated(struct update *update, enum option option, enum tocsin_event event)
{
	const char *text = update->options->value[option];
	if (!text) {
		add_row(update, event, "");
		return true;
	}
	struct opened *opened = update->opened;
	struct tocsin_instant at = opened_instant(
		opened->workspace.project.calendar, text, event == TOCSIN_EVENT_FINISH);
	if (!tocsin_instant_known(at))
		return false;
	if (event == TOCSIN_EVENT_FINISH && !strchr(text, ':') &&
		tocsin_instant_day(at).number == tocsin_instant_day(opened->as_of).number)
		at = opened->as_of;
	char as_of[TOCSIN_DATE_SIZE], date[TOCSIN_DATE_SIZE];
	tocsin_instant_format(date, at);
	if (at.minute > opened->as_of.minute) {
		fprintf(stderr,
			"tocsin: %s %s is later than the status instant %s; report it when it has "
			"happened, or give a later --as-of\n",
			tocsin_event_name(event), date,
			tocsin_instant_format(as_of, opened->as_of));
		return false;
	}
	add_row(update, event, tocsin_arena_strdup(&opened->arena, date));
	return true;
}

static bool add_kit(struct update *update)
{
	const char *value = update->options->value[OPTION_KIT];
	if (strcmp(value, "yes") != 0 && strcmp(value, "no") != 0)
		return complain("--kit wants yes or no");
	add_row(update, TOCSIN_EVENT_KIT, value);
	return true;
}

static bool add_action(struct update *update)
{
	const char *value = update->options->value[OPTION_ACTION];
	const char *semicolon = strchr(value, ';');
	if (!semicolon || semicolon == value)
		return complain("--action wants \"OWNER; DATE\", and what to do in --note");
	struct tocsin_date date;
	if (tocsin_date_parse(&date, semicolon + 1) != TOCSIN_DATE_OK)
		return complain("--action wants a date behind the semicolon: \"Ana; 2026-03-14\"");
	add_row(update, TOCSIN_EVENT_ACTION, value);
	return true;
}

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
		fprintf(stderr, "tocsin: nothing of %s to undo\n",
			tocsin_text_clean(arena, opened_who(update->options)));
		return false;
	}
	add_row(update, TOCSIN_EVENT_RETRACT,
		tocsin_arena_printf(
			arena, "%s %s", entry->recorded, tocsin_event_name(entry->event)));
	update->rows[update->count - 1].task = entry->task;
	char date[TOCSIN_DATE_SIZE];
	fprintf(stderr, "undo: %s %s %s (%s, as of %s)\n", tocsin_text_clean(arena, entry->task),
		tocsin_event_name(entry->event), tocsin_text_clean(arena, entry->value),
		tocsin_text_clean(arena, entry->who), tocsin_instant_format(date, entry->as_of));
	return true;
}

/* A start comes before a remaining, and that before a finish: rows of one call count in this order.
 */
static bool rows_from_options(struct update *update)
{
	const struct options *options = update->options;
	update->rows = TOCSIN_NEW(&update->opened->arena, struct journal_row, ROWS_OF_OPTIONS);
	if (options->given[OPTION_UNDO])
		return add_undo(update);
	if (options->given[OPTION_REMAINING] && options->given[OPTION_FINISH])
		return complain("--remaining and --finish exclude each other");
	if (update->task == TOCSIN_NONE &&
		(options->given[OPTION_START] || options->given[OPTION_REMAINING] ||
			options->given[OPTION_FINISH] || options->given[OPTION_KIT]))
		return complain("this needs a TASK: tocsin update PATH TASK ...");
	bool good = (!options->given[OPTION_START] ||
			    add_dated(update, OPTION_START, TOCSIN_EVENT_START)) &&
		    (!options->given[OPTION_REMAINING] || add_remaining(update)) &&
		    (!options->given[OPTION_FINISH] ||
			    add_dated(update, OPTION_FINISH, TOCSIN_EVENT_FINISH)) &&
		    (!options->given[OPTION_KIT] || add_kit(update)) &&
		    (!options->given[OPTION_ACTION] || add_action(update));
	if (good && update->count == 0 && options->given[OPTION_NOTE])
		add_row(update, TOCSIN_EVENT_NOTE, "");
	if (good && update->count == 0)
		return complain(
			"nothing to report: give --remaining, --start, --finish, --note, ...; "
			"see 'tocsin update --help'");
	return good;
}

static char *read_all(struct tocsin_arena *arena, FILE *from, size_t *length)
{
	size_t capacity = 1 << 16;
	char *bytes = tocsin_arena_alloc(arena, capacity, 1);
	*length = 0;
	for (size_t got; (got = fread(bytes + *length, 1, capacity - *length, from)) > 0;) {
		*length += got;
		if (*length < capacity)
			continue;
		char *larger = tocsin_arena_alloc(arena, 2 * capacity, 1);
		memcpy(larger, bytes, capacity);
		bytes = larger;
		capacity *= 2;
	}
	return bytes;
}

/* A file may hold a finish later than its as_of; what is entered now may not. */
static bool happens_later(const struct tocsin_entry *entry)
{
	return (entry->event == TOCSIN_EVENT_START || entry->event == TOCSIN_EVENT_FINISH) &&
	       tocsin_instant_known(entry->date) && entry->date.minute > entry->as_of.minute;
}

static bool good_entry(const struct update *update, const struct tocsin_entry *entry)
{
	const struct tocsin_project *project = &update->opened->workspace.project;
	struct tocsin_arena *arena = &update->opened->arena;
	if (*entry->task && tocsin_index_find(&project->by_key, entry->task) == TOCSIN_NONE) {
		fprintf(stderr, "tocsin: standard input, row %u: no task '%s' in %s\n",
			entry->row + 1, tocsin_text_clean(arena, entry->task), project->file);
		return false;
	}
	if (happens_later(entry)) {
		fprintf(stderr, "tocsin: standard input, row %u: the %s lies after its as_of\n",
			entry->row + 1, tocsin_event_name(entry->event));
		return false;
	}
	return true;
}

static bool rows_from_input(struct update *update)
{
	struct opened *opened = update->opened;
	struct tocsin_journal journal;
	struct tocsin_diags diags;
	uint32_t skipped = 0;
	size_t length;
	char *bytes = read_all(&opened->arena, stdin, &length);
	tocsin_diags_init(&diags);
	journal_file_parse(&journal, &opened->arena, "standard input", bytes, length,
		&opened->workspace.project, &diags, &skipped);
	tocsin_diags_print(&diags, stderr, true);
	tocsin_diags_finish(&diags);
	if (skipped > 0)
		return complain("nothing was saved: every row of standard input must be readable");
	update->rows = TOCSIN_NEW(&opened->arena, struct journal_row, journal.count);
	bool good = true;
	for (uint32_t i = 0; i < journal.count; i++) {
		const struct tocsin_entry *entry = &journal.entries[i];
		good &= good_entry(update, entry);
		update->rows[update->count++] = (struct journal_row){
			.as_of = entry->as_of,
			.who = *entry->who ? entry->who : opened_who(update->options),
			.task = entry->task,
			.event = entry->event,
			.value = entry->value,
			.reason = entry->reason,
			.note = entry->note,
		};
	}
	if (good && update->count == 0)
		return complain("nothing was saved: standard input has no row");
	return good;
}

/* What a person wants to know after a report: did it land, and what did it do to the buffer. */
static void print_outcome(struct update *update)
{
	struct opened *opened = update->opened;
	char before[DAYS_SIZE], after[DAYS_SIZE];
	if (opened->workspace.plan_count == 0) {
		printf("saved %u row%s\n", update->count, update->count == 1 ? "" : "s");
		return;
	}
	opened_status(opened);
	struct tocsin_point old = opened->status.now;
	struct tocsin_diags diags;
	tocsin_diags_init(&diags);
	workspace_reload_journal(&opened->workspace, &diags);
	tocsin_diags_finish(&diags);
	opened_status(opened);
	printf("saved %u row%s: buffer %s -> %s, %s -> %s\n", update->count,
		update->count == 1 ? "" : "s", lines_percent(before, old.consumption),
		lines_percent(after, opened->status.now.consumption), tocsin_zone_name(old.zone),
		tocsin_zone_name(opened->status.now.zone));
}

static int save(struct update *update)
{
	struct journal_append result;
	journal_file_append(&result, &update->opened->arena, update->opened->workspace.journal_path,
		update->rows, update->count);
	if (result.result != JOURNAL_SAVED) {
		fprintf(stderr, "tocsin: not saved: %s\n", result.message);
		return CLI_FAILED;
	}
	print_outcome(update);
	return CLI_OK;
}

int cli_update(const struct options *options)
{
	struct opened opened;
	int result = opened_load(&opened, options);
	if (result != CLI_OK)
		return result;
	struct update update = {.opened = &opened, .options = options, .task = TOCSIN_NONE};
	const char *id = options->operand_count > 1 ? options->operands[1] : NULL;
	bool reports = options->given[OPTION_UNDO] || options->given[OPTION_NOTE] ||
		       options->given[OPTION_ACTION] || options->given[OPTION_REMAINING] ||
		       options->given[OPTION_START] || options->given[OPTION_FINISH] ||
		       options->given[OPTION_KIT];
	if (id) {
		update.task = tocsin_project_task(&opened.workspace.project, id);
		if (update.task == TOCSIN_NONE) {
			fprintf(stderr, "tocsin: no task '%s' in %s\n",
				tocsin_text_clean(&opened.arena, id),
				opened.workspace.schedule_path);
			opened_close(&opened);
			return CLI_BAD_INPUT;
		}
	}
	bool good = id || reports ? rows_from_options(&update) : rows_from_input(&update);
	result = good ? save(&update) : CLI_BAD_INPUT;
	opened_close(&opened);
	return result;
}
