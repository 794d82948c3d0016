#include "schedule_file.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cell_value.h"
#include "guard.h"
#include "moved.h"
#include "no_table.h"
#include "own_export.h"
#include "schedule.h"
#include "tocsin/text.h"
#include "totals.h"

struct csv_place schedule_place(const struct schedule *schedule, uint32_t row)
{
	return (struct csv_place){schedule->rows[row].offset, schedule->rows[row].line};
}

void schedule_diag(const struct schedule *schedule, enum tocsin_severity severity, uint32_t row,
	size_t column, const char *format, ...)
{
	char text[512];
	va_list arguments;
	va_start(arguments, format);
	vsnprintf(text, sizeof text, format, arguments);
	va_end(arguments);
	uint32_t cell = schedule->table.cell_of[column];
	csv_reader_diag(schedule->reader, severity, schedule_place(schedule, row),
		cell == TABLE_ABSENT ? CSV_COLUMNS_MAX : cell, "%s", text);
}

/* ---- Rows ---- */

/* Lines that end with a line feed, a carriage return or both. */
static uint32_t count_lines(const char *text, size_t length)
{
	uint32_t feeds = 0, returns = 0;
	for (size_t i = 0; i < length; i++)
		feeds += text[i] == '\n';
	if (memchr(text, '\r', length) == NULL)
		return feeds;
	for (size_t i = 0; i < length; i++)
		returns += text[i] == '\r' && (i + 1 == length || text[i + 1] != '\n');
	return feeds + returns;
}

/* Room for every line of the file, so that a million tasks are never moved. */
static void make_room(struct schedule *schedule)
{
	const struct encoded_text *content = &schedule->reader->content;
	uint32_t lines = 1 + count_lines(content->text, content->length);
	schedule->capacity = lines;
	schedule->tasks = TOCSIN_NEW(&schedule->reading->project->arena, struct tocsin_task, lines);
	schedule->rows = TOCSIN_NEW(schedule->reading->scratch, struct schedule_row, lines);
}

static void blank_row(struct schedule_present *present)
{
	struct schedule *schedule = present->schedule;
	present->constraint = NULL;
	present->task = &schedule->tasks[schedule->count];
	present->row = &schedule->rows[schedule->count];
	*present->row = (struct schedule_row){.parent = ROW_NONE, .item = schedule->count};
	*present->task = (struct tocsin_task){
		.focused = TOCSIN_NO_WORK,
		.safe = TOCSIN_NO_WORK,
		.not_before = TOCSIN_NO_WORK,
		.summary = TOCSIN_NONE,
		.level = 1,
		.stated = &tocsin_nothing_stated,
	};
}

static void tell_loading(const struct schedule *schedule)
{
	const struct loading *loading = schedule->reading->loading;
	if (loading != NULL)
		loading->tell(loading->data, schedule->count, schedule->reader->next.offset,
			schedule->reader->content.length);
}

static void read_rows(struct schedule *schedule)
{
	enum { ROWS_BETWEEN = 1024 };
	struct schedule_present present = {.schedule = schedule};
	make_room(schedule);
	schedule->line_behind = schedule->reader->next.line;
	while (schedule->count < schedule->capacity) {
		blank_row(&present);
		if (!table_next(&schedule->table, &present))
			break;
		uint32_t row = schedule->count++;
		present.row->offset = schedule->reader->place.offset;
		present.row->line = schedule->reader->place.line;
		present.task->row = schedule->table.row;
		present.task->line = schedule->reader->place.line;
		schedule_constraint(&present, row);
		moved_tell(&schedule->dialect, schedule->reader);
		schedule_number_row(schedule, row);
		if (row % ROWS_BETWEEN == ROWS_BETWEEN - 1)
			tell_loading(schedule);
	}
	tell_loading(schedule);
}

/* ---- Tasks and summaries ---- */

static void check_actuals(struct schedule *schedule, uint32_t row)
{
	const struct tocsin_stated *stated = schedule->tasks[row].stated;
	if (tocsin_instant_known(stated->actual_start) &&
		tocsin_instant_known(stated->actual_finish) &&
		stated->actual_finish.minute < stated->actual_start.minute)
		schedule_diag(schedule, TOCSIN_FAULT, row, SCHEDULE_ACTUAL_FINISH,
			"finished before it started; exchange the two dates");
}

static void make_summary(struct schedule *schedule, uint32_t row, uint32_t index)
{
	const struct tocsin_task *task = &schedule->tasks[row];
	uint32_t parent = schedule->rows[row].parent;
	schedule->reading->project->summaries[index] = (struct tocsin_summary){
		.id = task->id,
		.key = task->key,
		.name = task->name,
		.parent = parent == ROW_NONE ? TOCSIN_NONE : schedule->rows[parent].item,
		.level = task->level,
		.row = task->row,
	};
}

/* Numbers the rows apart: `item` of each becomes its index among the tasks or the summaries. */
static uint32_t number_rows(struct schedule *schedule)
{
	uint32_t summaries = 0, estimated = 0, first = 0;
	if (schedule->preorder == NULL)
		return 0; /* every row is a task, and has its number */
	for (uint32_t row = 0; row < schedule->count; row++) {
		struct schedule_row *at = &schedule->rows[row];
		bool summary = at->flags & ROW_IS_SUMMARY;
		at->item = summary ? summaries : row - summaries;
		summaries += summary;
		if (summary && table_has(&schedule->table, SCHEDULE_SAFE) &&
			table_has(&schedule->table, SCHEDULE_FOCUSED) &&
			schedule->tasks[row].focused > 0 && estimated++ == 0)
			first = row;
	}
	if (estimated > 0)
		schedule_diag(schedule, TOCSIN_NOTE, first, SCHEDULE_FOCUSED,
			"estimates of %u summary row%s do not count, those of the tasks below do",
			estimated, estimated == 1 ? "" : "s");
	return summaries;
}

/* Each row becomes a summary, or a task with its estimates and resources. */
static void split_rows(struct schedule *schedule)
{
	struct tocsin_project *project = schedule->reading->project;
	project->summary_count = number_rows(schedule);
	project->task_count = schedule->count - project->summary_count;
	project->summaries =
		TOCSIN_NEW(&project->arena, struct tocsin_summary, project->summary_count);
	project->tasks = schedule->tasks;
	struct assignments *assignments = schedule_assignments_begin(schedule);
	for (uint32_t row = 0; row < schedule->count; row++) {
		struct schedule_row *at = &schedule->rows[row];
		struct tocsin_task *task = &schedule->tasks[row];
		if (at->parent != ROW_NONE)
			task->summary = schedule->rows[at->parent].item;
		if (at->flags & ROW_IS_SUMMARY) {
			make_summary(schedule, row, at->item);
			continue;
		}
		if (at->flags & ROW_ESTIMATE_WRONG)
			task->safe = task->focused = 0;
		else
			schedule_estimate(schedule, row);
		check_actuals(schedule, row);
		if (at->item != row)
			project->tasks[at->item] = *task; /* never behind `row` */
		schedule_assign(assignments, row);
	}
	schedule_assignments_end(assignments);
}

/* ---- The whole ---- */

/* Of several columns that give an outline the most explicit one counts; false: there is none. */
static bool choose_outline(struct table *table)
{
	static const enum schedule_column ranked[] = {
		SCHEDULE_OUTLINE_LEVEL, SCHEDULE_OUTLINE, SCHEDULE_OUTLINE_NUMBER, SCHEDULE_PARENT};
	bool chosen = false;
	for (size_t i = 0; i < sizeof ranked / sizeof *ranked; i++) {
		uint32_t cell = table->cell_of[ranked[i]];
		if (cell == TABLE_ABSENT)
			continue;
		if (chosen) {
			table->column_of[cell] = TABLE_ABSENT;
			table->cell_of[ranked[i]] = TABLE_ABSENT;
		}
		chosen = true;
	}
	return chosen;
}

/* Where every row is a task and its id its key, the index of the rows is that of the tasks. */
static void keep_index(const struct schedule *schedule)
{
	struct tocsin_project *project = schedule->reading->project;
	bool two_ids = table_has(&schedule->table, SCHEDULE_ID) &&
		       table_has(&schedule->table, SCHEDULE_UNIQUE_ID);
	if (project->summary_count == 0 && !two_ids)
		project->by_key = schedule->by_id;
}

static void read_tasks(struct schedule *schedule, struct tocsin_instant *earliest)
{
	schedule->indented = !choose_outline(&schedule->table);
	read_rows(schedule);
	schedule_note_buffers(schedule);
	schedule_note_inactive(schedule);
	if (schedule->count == 0) {
		if (schedule->reader->broken == 0)
			csv_reader_diag(schedule->reader, TOCSIN_FAULT, schedule->table.header, 0,
				"no tasks below the header; write a row for each");
		return;
	}
	if (schedule->table.unused[0] != '\0')
		csv_reader_diag(schedule->reader, TOCSIN_NOTE, schedule->table.header, 0,
			"columns that are not used: %s", schedule->table.unused);
	if (schedule->dated)
		*earliest = schedule_earliest_date(schedule);
	tocsin_index_reserve(&schedule->by_id, schedule->count);
	schedule_bands(schedule);
	schedule_id_outline(schedule);
	schedule_names(schedule);
	schedule_outline(schedule);
	if (!table_has(&schedule->table, SCHEDULE_ID) &&
		!table_has(&schedule->table, SCHEDULE_UNIQUE_ID))
		schedule_ids_from_names(schedule);
	schedule_relations(schedule);
	schedule_links(schedule);
	schedule_unestimated(schedule);
	split_rows(schedule);
	schedule_spans_note(schedule);
	schedule_bind_links(schedule);
	keep_index(schedule);
}

static const char *translate(void *data, uint32_t column, const char *text)
{
	struct schedule *schedule = data;
	if (schedule_links_are_long(column, text))
		return schedule_long_links(schedule, column, text);
	return repeats_translate(schedule->repeats, &schedule->dialect,
		(enum schedule_column)column, text, schedule->translated);
}

/* Likewise, for an export of ours for that tool. */
static const char *translate_unguarded(void *data, uint32_t column, const char *text)
{
	return translate(data, column, guard_removed(text));
}

static const char *unguard(void *data, uint32_t column, const char *text)
{
	(void)data;
	(void)column;
	return guard_removed(text);
}

static bool leaves_out(void *data, const struct csv_reader *row)
{
	const struct schedule *schedule = data;
	return totals_is_one(&schedule->dialect, row);
}

static bool passes_over(void *data, const struct csv_reader *row)
{
	struct schedule *schedule = data;
	return (own_export_is_one(&schedule->dialect) && schedule_take_buffer(schedule, row)) ||
	       schedule_take_inactive(schedule, row);
}

/* Finds out how the file is written, and opens its table; false where it holds no row. */
static bool open_table(struct schedule *schedule, const struct dialect_wishes *wishes)
{
	struct dialect *dialect = &schedule->dialect;
	if (!dialect_recognise(dialect, schedule->reading->scratch, schedule->reader, wishes))
		return false;
	bool guarded = own_export_is_guarded(dialect);
	if (dialect->foreign)
		schedule->repeats = TOCSIN_NEW(schedule->reading->scratch, struct repeats, 1);
	table_open_as(&schedule->table, schedule->reading->scratch, schedule->reader,
		schedule_columns, SCHEDULE_COLUMNS + 1,
		&(struct table_header){
			.place = dialect->header,
			.width = dialect->width,
			.column_of = dialect->column_of,
			.captions = dialect->captions,
			.rewrite = !dialect->foreign ? (guarded ? unguard : NULL)
				   : guarded         ? translate_unguarded
						     : translate,
			.leaves_out = dialect->foreign ? leaves_out : NULL,
			.passes_over =
				own_export_is_one(dialect) || dialect->foreign ? passes_over : NULL,
			.data = schedule,
		});
	return true;
}

struct schedule *schedule_file_read(struct reading *reading, const char *path, const char *bytes,
	size_t length, struct tocsin_instant *earliest)
{
	const char *no_table = no_table_reason(bytes, length);
	struct csv_reader reader;
	*earliest = TOCSIN_NO_INSTANT;
	if (no_table != NULL) {
		tocsin_diags_add(reading->diags, TOCSIN_FAULT, path, 0, 0, "%s", no_table);
		return NULL;
	}
	struct schedule *schedule = TOCSIN_NEW(reading->scratch, struct schedule, 1);
	schedule->reading = reading;
	schedule->reader = &reader;
	schedule->units = reading->project->units;
	tocsin_index_init(&schedule->by_id, &reading->project->arena);
	tocsin_index_init(&schedule->by_internal, reading->scratch);
	tocsin_index_init(&schedule->buffers, reading->scratch);
	dialect_open(&reader, path, bytes, length, reading->diags, &reading->wishes);
	bool opened = open_table(schedule, &reading->wishes);
	if (!opened && reader.broken == 0)
		tocsin_diags_add(reading->diags, TOCSIN_FAULT, path, 0, 0,
			"the file is empty; begin it with a header such as "
			"id,name,safe,focused,predecessors,resources");
	else if (reader.broken == 0 && schedule_header_suffices(schedule))
		read_tasks(schedule, earliest);
	while (csv_reader_next(&reader))
		continue; /* what is no CSV is told also where no task can be read */
	csv_reader_close(&reader);
	schedule->reader = NULL;
	return schedule;
}
