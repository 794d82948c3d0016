/*
 * Reading journal.csv: every row that can be read counts, whatever stands around it.
 *
 * A row that cannot be read never locks the project: it is skipped with a note, and reading goes on
 * in the line behind the one in which it began, so that one torn row costs no other.
 */
#include "journal_file.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "cell_value.h"
#include "guard.h"
#include "journal_columns.h"
#include "read_file.h"
#include "reading.h"
#include "stamp.h"

struct journal_reading {
	struct tocsin_arena *arena;
	const struct tocsin_project *project;
	TOCSIN_VECTOR(struct tocsin_entry) entries;
	bool needs_as_of; /* a file's rows do; rows on standard input are dated by the caller */
};

/* The row that is being read. */
struct journal_cells {
	struct journal_reading *reading;
	struct cell value_cell;
	struct tocsin_entry entry;
	bool has_event, wrong;
	bool as_of_has_time;
};

static const char *kept(const struct journal_cells *row, const struct cell *cell)
{
	return tocsin_arena_strdup(row->reading->arena, guard_removed(cell->text));
}

static void read_recorded(const struct cell *cell, void *data)
{
	struct journal_cells *row = data;
	row->entry.recorded = kept(row, cell);
	if (!stamp_parse(&row->entry.recorded_microseconds, row->entry.recorded)) {
		cell_wrong(cell, "\"%s\" is no time stamp; write YYYY-MM-DDTHH:MM:SSZ",
			excerpt_of(cell->text).text);
		row->wrong = true;
	}
}

static void read_as_of(const struct cell *cell, void *data)
{
	struct journal_cells *row = data;
	struct tocsin_date date;
	if (!cell_date(&date, cell)) {
		row->wrong = true;
		return;
	}
	row->entry.as_of = date.at;
	row->as_of_has_time = date.has_time;
}

static void read_who(const struct cell *cell, void *data)
{
	struct journal_cells *row = data;
	row->entry.who = kept(row, cell);
}

static void read_task(const struct cell *cell, void *data)
{
	struct journal_cells *row = data;
	row->entry.task = kept(row, cell);
	if (tocsin_index_find(&row->reading->project->by_key, row->entry.task) == TOCSIN_NONE)
		cell_diag(cell, TOCSIN_NOTE,
			"the schedule has no task \"%s\"; what is reported of it does not count",
			excerpt_of(cell->text).text);
}

static void read_event(const struct cell *cell, void *data)
{
	struct journal_cells *row = data;
	row->has_event = tocsin_event_parse(&row->entry.event, cell->text);
	if (!row->has_event) {
		cell_wrong(cell,
			"\"%s\" is no event; write start, remaining, finish, note, kit, "
			"action, done, retract or baseline",
			excerpt_of(cell->text).text);
		row->wrong = true;
	}
}

static void read_value(const struct cell *cell, void *data)
{
	struct journal_cells *row = data;
	row->entry.value = kept(row, cell);
	row->value_cell = *cell;
	row->value_cell.text = row->entry.value;
}

static void read_reason(const struct cell *cell, void *data)
{
	struct journal_cells *row = data;
	row->entry.reason = kept(row, cell);
}

static void read_note(const struct cell *cell, void *data)
{
	struct journal_cells *row = data;
	row->entry.note = kept(row, cell);
}

static const struct table_column columns[JOURNAL_COLUMNS] = {
	[JOURNAL_RECORDED] = {"recorded", read_recorded},
	[JOURNAL_AS_OF] = {"as of", read_as_of},
	[JOURNAL_WHO] = {"who", read_who},
	[JOURNAL_TASK] = {"task", read_task},
	[JOURNAL_EVENT] = {"event", read_event},
	[JOURNAL_VALUE] = {"value", read_value},
	[JOURNAL_REASON] = {"reason", read_reason},
	[JOURNAL_NOTE] = {"note", read_note},
};

/* ---- Values ---- */

/* A start without a time is the start of that day's work, a finish its end, but on as_of's own day
 * as_of itself. */
static bool value_date(struct journal_cells *row)
{
	struct tocsin_entry *entry = &row->entry;
	const struct tocsin_calendar *calendar = row->reading->project->calendar;
	struct tocsin_date date;
	entry->date = entry->as_of;
	if (entry->value[0] == '\0')
		return true;
	if (!cell_date(&date, &row->value_cell))
		return false;
	bool finish = entry->event == TOCSIN_EVENT_FINISH;
	bool same_day =
		tocsin_instant_known(entry->as_of) &&
		tocsin_instant_day(date.at).number == tocsin_instant_day(entry->as_of).number;
	if (finish && same_day && !date.has_time)
		return true;
	entry->date = finish ? end_of_work(calendar, date.at, date.has_time)
			     : start_of_work(calendar, date.at, date.has_time);
	return true;
}

/* A task's remaining duration runs on its own clock: working minutes, or civil ones. */
static bool value_remaining(struct journal_cells *row)
{
	const struct tocsin_project *project = row->reading->project;
	struct tocsin_duration duration;
	if (row->entry.value[0] == '\0') {
		cell_wrong(&row->value_cell, "no remaining duration; write one such as 3d");
		return false;
	}
	if (!cell_duration(&duration, &row->value_cell, &project->units))
		return false;
	uint32_t task = tocsin_index_find(&project->by_key, row->entry.task);
	bool elapsed = task != TOCSIN_NONE && project->tasks[task].elapsed;
	tocsin_work day = project->units.day, civil = INT64_C(24) * 60;
	if (elapsed && !duration.elapsed && day > 0)
		duration.minutes = (duration.minutes * civil + day - 1) / day;
	else if (!elapsed && duration.elapsed)
		duration.minutes = (duration.minutes * day + civil - 1) / civil;
	row->entry.remaining = duration.minutes;
	return true;
}

/* `OWNER; DATE`, the date optional. */
static bool value_action(struct journal_cells *row)
{
	struct tocsin_entry *entry = &row->entry;
	const char *semicolon = strrchr(entry->value, ';');
	size_t length = semicolon ? (size_t)(semicolon - entry->value) : strlen(entry->value);
	while (length > 0 && entry->value[length - 1] == ' ')
		length--;
	entry->owner = tocsin_arena_strndup(row->reading->arena, entry->value, length);
	entry->date = TOCSIN_NO_INSTANT;
	struct tocsin_date date;
	if (semicolon == NULL || semicolon[1 + strspn(semicolon + 1, " ")] == '\0')
		return true;
	struct cell cell = row->value_cell;
	cell.text = semicolon + 1;
	if (!cell_date(&date, &cell))
		return false;
	entry->date = end_of_work(row->reading->project->calendar, date.at, date.has_time);
	return true;
}

/* `RECORDED EVENT`. */
static bool value_retract(struct journal_cells *row)
{
	struct tocsin_entry *entry = &row->entry;
	size_t length = strcspn(entry->value, " ");
	const char *event = entry->value + length + strspn(entry->value + length, " ");
	entry->target = tocsin_arena_strndup(row->reading->arena, entry->value, length);
	if (length > 0 && tocsin_event_parse(&entry->target_event, event))
		return true;
	cell_wrong(&row->value_cell,
		"\"%s\" names no row; write the recorded stamp and the event of the row to retract",
		excerpt_of(entry->value).text);
	return false;
}

static bool value_of_event(struct journal_cells *row)
{
	switch (row->entry.event) {
	case TOCSIN_EVENT_START:
	case TOCSIN_EVENT_FINISH:
		return value_date(row);
	case TOCSIN_EVENT_REMAINING:
		return value_remaining(row);
	case TOCSIN_EVENT_KIT:
		return cell_yes(&row->entry.yes, &row->value_cell);
	case TOCSIN_EVENT_ACTION:
		return value_action(row);
	case TOCSIN_EVENT_ACTION_DONE:
		row->entry.target = row->entry.value;
		return true;
	case TOCSIN_EVENT_RETRACT:
		return value_retract(row);
	case TOCSIN_EVENT_NOTE:
	case TOCSIN_EVENT_BASELINE:
	case TOCSIN_EVENTS:
		return true;
	}
	return true;
}

/* ---- Rows ---- */

static bool needs_task(enum tocsin_event event)
{
	return event == TOCSIN_EVENT_START || event == TOCSIN_EVENT_REMAINING ||
	       event == TOCSIN_EVENT_FINISH || event == TOCSIN_EVENT_KIT;
}

static bool row_is_complete(struct journal_cells *row, const struct table *table)
{
	const char *missing = NULL;
	size_t column = JOURNAL_EVENT;
	if (!row->has_event) {
		missing = "no event; write start, remaining, finish or another";
	} else if (row->entry.task[0] == '\0' && needs_task(row->entry.event)) {
		missing = "no task; write the id of the one that is reported";
		column = JOURNAL_TASK;
	} else if (row->reading->needs_as_of && !tocsin_instant_known(row->entry.as_of)) {
		missing = "no as_of; write the date for which it was reported";
		column = JOURNAL_AS_OF;
	}
	if (missing != NULL)
		table_diag(table, table->reader->severity, column, "%s%s", missing,
			csv_reader_skipped(table->reader));
	return missing == NULL;
}

static void start_row(
	struct journal_cells *row, struct journal_reading *reading, const struct table *table)
{
	*row = (struct journal_cells){
		.reading = reading,
		.value_cell = {.table = table, .text = "", .index = table->cell_of[JOURNAL_VALUE]},
		.entry =
			{
				.recorded = "",
				.recorded_microseconds = INT64_MIN,
				.as_of = TOCSIN_NO_INSTANT,
				.who = "",
				.task = "",
				.value = "",
				.date = TOCSIN_NO_INSTANT,
				.remaining = TOCSIN_NO_WORK,
				.owner = "",
				.target = "",
				.reason = "",
				.note = "",
			},
	};
}

/* False where the row was told to be unreadable. */
static bool finish_row(struct journal_cells *row, const struct table *table)
{
	if (row->wrong || !row_is_complete(row, table))
		return false;
	row->entry.as_of = start_of_work(
		row->reading->project->calendar, row->entry.as_of, row->as_of_has_time);
	row->entry.row = table->row;
	row->value_cell.place = table->reader->place;
	return value_of_event(row);
}

/* A header, or (a file that lost it) a first row that reads as one of ours. */
static bool open_table(
	struct table *table, struct journal_reading *reading, struct csv_reader *reader)
{
	if (!table_open(table, reading->arena, reader, columns, JOURNAL_COLUMNS))
		return false;
	table->whole_rows = true;
	if (table_has(table, JOURNAL_EVENT))
		return true;
	int64_t stamp;
	bool bare = reader->count == JOURNAL_COLUMNS && stamp_parse(&stamp, reader->cells[0]);
	csv_reader_diag(reader, TOCSIN_NOTE, table->header, 0,
		bare ? "no header; the columns are taken to be " JOURNAL_HEADER
		     : "no column \"event\"; begin the file with " JOURNAL_HEADER);
	if (bare) {
		table_open_bare(table, reading->arena, reader, columns, JOURNAL_COLUMNS);
		table->whole_rows = true;
	}
	return bare;
}

static void read_rows(struct journal_reading *reading, struct csv_reader *reader, uint32_t *skipped)
{
	struct table table;
	if (!open_table(&table, reading, reader)) {
		*skipped = reader->broken;
		while (csv_reader_next(reader))
			++*skipped;
		return;
	}
	struct journal_cells row;
	bool taken = table.found[0] == '\0'; /* no header: the first row is there already */
	uint32_t unreadable = 0;
	for (start_row(&row, reading, &table);; start_row(&row, reading, &table)) {
		bool whole = taken ? table_take(&table, &row) : table_next(&table, &row);
		if (!whole && !taken)
			break;
		taken = false;
		if (whole && finish_row(&row, &table))
			TOCSIN_VECTOR_PUSH(reading->arena, &reading->entries, row.entry);
		else
			unreadable += whole;
	}
	*skipped = unreadable + reader->broken;
}

static void parse(struct tocsin_journal *out, struct journal_reading *reading, const char *name,
	const char *bytes, size_t length, struct tocsin_diags *diags, uint32_t *skipped)
{
	struct csv_reader reader;
	csv_reader_open(&reader, name, bytes, length, diags, TOCSIN_NOTE);
	read_rows(reading, &reader, skipped);
	csv_reader_close(&reader);
	*out = (struct tocsin_journal){reading->entries.items, reading->entries.count};
}

void journal_file_parse(struct tocsin_journal *out, struct tocsin_arena *arena, const char *name,
	const char *bytes, size_t length, const struct tocsin_project *project,
	struct tocsin_diags *diags, uint32_t *skipped)
{
	struct journal_reading reading = {.arena = arena, .project = project};
	parse(out, &reading, name, bytes, length, diags, skipped);
}

void journal_file_read(struct tocsin_journal *out, struct tocsin_arena *arena, const char *path,
	const struct tocsin_project *project, struct tocsin_diags *diags, uint32_t *skipped)
{
	struct journal_reading reading = {.arena = arena, .project = project, .needs_as_of = true};
	struct file_bytes bytes;
	char message[160];
	*out = (struct tocsin_journal){0};
	*skipped = 0;
	switch (read_file(&bytes, path, message, sizeof message)) {
	case READ_FILE_MISSING:
		return;
	case READ_FILE_FAILED:
		tocsin_diags_add(diags, TOCSIN_FAULT, path, 0, 0, "%s", message);
		return;
	case READ_FILE_OK:
		break;
	}
	parse(out, &reading, path, bytes.bytes, bytes.length, diags, skipped);
	free(bytes.bytes);
}
