#include "schedule_file.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cell_value.h"
#include "schedule.h"
#include "tocsin/text.h"

void schedule_diag(const struct schedule *schedule, enum tocsin_severity severity, uint32_t row,
	size_t column, const char *format, ...)
{
	char text[512];
	va_list arguments;
	va_start(arguments, format);
	vsnprintf(text, sizeof text, format, arguments);
	va_end(arguments);
	uint32_t cell = schedule->table.cell_of[column];
	csv_reader_diag(schedule->reader, severity, schedule->rows[row].place,
		cell == TABLE_ABSENT ? CSV_COLUMNS_MAX : cell, "%s", text);
}

/* ---- Cells ---- */

/* The row that is being read: the next one of the schedule. */
struct present {
	struct schedule *schedule;
	struct tocsin_task *task;
	struct schedule_row *row;
	const char *constraint; /* kind of its constraint date; NULL = not given */
};

static const char *kept(const struct present *present, const struct cell *cell)
{
	return tocsin_arena_strdup(&present->schedule->reading->project->arena, cell->text);
}

static const char *kept_for_now(const struct present *present, const struct cell *cell)
{
	return tocsin_arena_strdup(present->schedule->reading->scratch, cell->text);
}

static void read_id(const struct cell *cell, void *data)
{
	struct present *present = data;
	present->task->id = kept(present, cell);
}

static void read_unique_id(const struct cell *cell, void *data)
{
	struct present *present = data;
	present->task->key = kept(present, cell);
}

static void read_name(const struct cell *cell, void *data)
{
	struct present *present = data;
	present->task->name = kept(present, cell);
}

static void read_estimate(
	const struct cell *cell, struct present *present, tocsin_work *out, unsigned elapsed)
{
	struct tocsin_duration duration;
	if (!cell_duration(&duration, cell, &present->schedule->units)) {
		present->row->flags |= ROW_ESTIMATE_WRONG;
		return;
	}
	*out = duration.minutes;
	if (duration.elapsed)
		present->row->flags |= elapsed;
}

static void read_safe(const struct cell *cell, void *data)
{
	struct present *present = data;
	read_estimate(cell, present, &present->task->safe, ROW_SAFE_ELAPSED);
}

static void read_focused(const struct cell *cell, void *data)
{
	struct present *present = data;
	read_estimate(cell, present, &present->task->focused, ROW_FOCUSED_ELAPSED);
}

static void read_remaining(const struct cell *cell, void *data)
{
	struct present *present = data;
	read_estimate(cell, present, &present->task->remaining, ROW_REMAINING_ELAPSED);
}

static void read_predecessors(const struct cell *cell, void *data)
{
	struct present *present = data;
	present->row->predecessors = kept_for_now(present, cell);
}

static void read_resources(const struct cell *cell, void *data)
{
	struct present *present = data;
	present->row->resources = kept_for_now(present, cell);
}

static void read_task_date(const struct cell *cell, struct present *present,
	struct tocsin_instant *out, enum row_date which)
{
	struct tocsin_date date;
	if (!cell_date(&date, cell))
		return;
	*out = date.at;
	if (date.has_time)
		present->row->flags |= (unsigned)ROW_HAS_TIME << which;
}

static void read_not_before(const struct cell *cell, void *data)
{
	struct present *present = data;
	read_task_date(cell, present, &present->task->not_before_date, DATE_NOT_BEFORE);
}

static void read_constraint_type(const struct cell *cell, void *data)
{
	struct present *present = data;
	present->constraint = table_caption(present->schedule->reading->scratch, cell->text);
}

static void read_start(const struct cell *cell, void *data)
{
	struct present *present = data;
	read_task_date(cell, present, &present->task->planned_start, DATE_START);
}

static void read_finish(const struct cell *cell, void *data)
{
	struct present *present = data;
	read_task_date(cell, present, &present->task->planned_finish, DATE_FINISH);
}

static void read_actual_start(const struct cell *cell, void *data)
{
	struct present *present = data;
	read_task_date(cell, present, &present->task->actual_start, DATE_ACTUAL_START);
}

static void read_actual_finish(const struct cell *cell, void *data)
{
	struct present *present = data;
	read_task_date(cell, present, &present->task->actual_finish, DATE_ACTUAL_FINISH);
}

static void read_outline_level(const struct cell *cell, void *data)
{
	struct present *present = data;
	int level;
	if (cell_count(&level, cell, 1000))
		present->row->level = level + 1; /* some tools begin with 0: kept above "empty" */
}

static void read_outline_number(const struct cell *cell, void *data)
{
	struct present *present = data;
	int level = 1;
	for (const char *at = cell->text; *at != '\0'; at++)
		level += *at == '.';
	if (level > 1)
		present->schedule->dotted_outline = true;
	present->row->level = level < 1000 ? level : 1000;
}

/* `outline` may hold levels (1, 2) or numbers (1, 1.1); which, is known after the last row. */
static void read_outline(const struct cell *cell, void *data)
{
	struct present *present = data;
	read_outline_number(cell, data);
	present->row->parent_name = kept_for_now(present, cell);
}

static void read_parent(const struct cell *cell, void *data)
{
	struct present *present = data;
	present->row->parent_name = kept_for_now(present, cell);
}

static void read_milestone(const struct cell *cell, void *data)
{
	struct present *present = data;
	bool yes;
	if (cell_yes(&yes, cell) && yes)
		present->row->flags |= ROW_MILESTONE;
}

static void read_percent(const struct cell *cell, void *data)
{
	struct present *present = data;
	cell_percent(&present->task->percent_permille, cell);
}

static void read_stage(const struct cell *cell, void *data)
{
	struct present *present = data;
	present->task->stage = kept(present, cell);
}

static void read_touchpoint(const struct cell *cell, void *data)
{
	struct present *present = data;
	present->task->touchpoint = kept(present, cell);
}

static void read_notes(const struct cell *cell, void *data)
{
	struct present *present = data;
	present->task->notes = kept(present, cell);
}

static const struct table_column columns[SCHEDULE_COLUMNS] = {
	[SCHEDULE_ID] = {"id|task id|activity id|#", read_id},
	[SCHEDULE_UNIQUE_ID] = {"unique id", read_unique_id},
	[SCHEDULE_NAME] = {"name|task|task name|activity name|summary|title", read_name},
	[SCHEDULE_SAFE] = {"safe|duration|low risk|pessimistic|estimate|realistic duration",
		read_safe},
	[SCHEDULE_FOCUSED] = {"focused|aggressive|optimistic|likely|most likely|50%|"
			      "optimal duration",
		read_focused},
	[SCHEDULE_PREDECESSORS] = {"predecessors|depends on|dependencies|blocked by|"
				   "predecessor ids|predecessor",
		read_predecessors},
	[SCHEDULE_RESOURCES] = {"resources|resource names|assigned to|assignee|owner|"
				"resource ids|resource",
		read_resources},
	[SCHEDULE_NOT_BEFORE] = {"not before|constraint date|start no earlier than",
		read_not_before},
	[SCHEDULE_CONSTRAINT_TYPE] = {"constraint type", read_constraint_type},
	[SCHEDULE_START] = {"start", read_start},
	[SCHEDULE_FINISH] = {"finish", read_finish},
	[SCHEDULE_OUTLINE] = {"outline", read_outline},
	[SCHEDULE_OUTLINE_LEVEL] = {"outline level|level", read_outline_level},
	[SCHEDULE_OUTLINE_NUMBER] = {"outline number|wbs", read_outline_number},
	[SCHEDULE_PARENT] = {"parent", read_parent},
	[SCHEDULE_MILESTONE] = {"milestone", read_milestone},
	[SCHEDULE_PERCENT] = {"percent|% complete|%complete|completion|percent complete",
		read_percent},
	[SCHEDULE_REMAINING] = {"remaining|remaining duration|remaining work", read_remaining},
	[SCHEDULE_ACTUAL_START] = {"actual start", read_actual_start},
	[SCHEDULE_ACTUAL_FINISH] = {"actual finish", read_actual_finish},
	[SCHEDULE_STAGE] = {"stage", read_stage},
	[SCHEDULE_TOUCHPOINT] = {"touchpoint", read_touchpoint},
	[SCHEDULE_NOTES] = {"notes", read_notes},
};

/* ---- Rows ---- */

static bool contains(const char *text, const char *word)
{
	return strstr(text, word) != NULL;
}

/* A constraint date is a not-before only where its type says so; finishes are shown as due. */
static void apply_constraint(const struct present *present, uint32_t row)
{
	struct tocsin_task *task = present->task;
	const char *type = present->constraint;
	if (type == NULL || !tocsin_instant_known(task->not_before_date))
		return;
	if (contains(type, "start no earlier") || contains(type, "must start") ||
		strcmp(type, "snet") == 0 || strcmp(type, "mso") == 0)
		return;
	bool finish = contains(type, "finish") || strcmp(type, "fnlt") == 0 ||
		strcmp(type, "fnet") == 0 || strcmp(type, "mfo") == 0;
	if (finish) {
		task->due = task->not_before_date;
		if (present->row->flags & ((unsigned)ROW_HAS_TIME << DATE_NOT_BEFORE))
			present->row->flags |= (unsigned)ROW_HAS_TIME << DATE_DUE;
	} else if (!contains(type, "as soon as") && !contains(type, "as late as")) {
		schedule_diag(present->schedule, TOCSIN_NOTE, row, SCHEDULE_CONSTRAINT_TYPE,
			"a constraint of the type \"%s\" is not obeyed", excerpt_of(type).text);
	}
	task->not_before_date = TOCSIN_NO_INSTANT;
}

/* Room for every line of the file, so that a million tasks are never moved. */
static void make_room(struct schedule *schedule)
{
	const char *at = schedule->reader->content.text;
	const char *end = at + schedule->reader->content.length;
	uint32_t lines = 1;
	for (; at < end; at++) {
		const char *feed = memchr(at, '\n', (size_t)(end - at));
		const char *stop = feed ? feed : end;
		for (const char *old = at; (old = memchr(old, '\r', (size_t)(stop - old))); old++)
			lines += old + 1 != stop;
		lines++;
		at = stop;
	}
	schedule->capacity = lines;
	schedule->tasks = TOCSIN_NEW(&schedule->reading->project->arena, struct tocsin_task, lines);
	schedule->rows = TOCSIN_NEW(schedule->reading->scratch, struct schedule_row, lines);
}

static void blank_row(struct present *present)
{
	struct schedule *schedule = present->schedule;
	present->constraint = NULL;
	present->task = &schedule->tasks[schedule->count];
	present->row = &schedule->rows[schedule->count];
	*present->row = (struct schedule_row){.parent = ROW_NONE};
	*present->task = (struct tocsin_task){
		.focused = TOCSIN_NO_WORK,
		.safe = TOCSIN_NO_WORK,
		.not_before = TOCSIN_NO_WORK,
		.not_before_date = TOCSIN_NO_INSTANT,
		.planned_start = TOCSIN_NO_INSTANT,
		.planned_finish = TOCSIN_NO_INSTANT,
		.due = TOCSIN_NO_INSTANT,
		.summary = TOCSIN_NONE,
		.level = 1,
		.stage = "",
		.touchpoint = "",
		.notes = "",
		.percent_permille = -1,
		.remaining = TOCSIN_NO_WORK,
		.actual_start = TOCSIN_NO_INSTANT,
		.actual_finish = TOCSIN_NO_INSTANT,
	};
}

static void read_rows(struct schedule *schedule)
{
	struct present present = {.schedule = schedule};
	make_room(schedule);
	while (schedule->count < schedule->capacity) {
		blank_row(&present);
		if (!table_next(&schedule->table, &present))
			break;
		uint32_t row = schedule->count++;
		present.row->place = schedule->reader->place;
		present.task->row = schedule->table.row;
		present.task->line = schedule->reader->place.line;
		apply_constraint(&present, row);
	}
}

/* ---- Ids and keys ---- */

static void tell_twice(const struct schedule *schedule, uint32_t row, uint32_t first,
	size_t column, const char *what, const char *id, const char *remedy)
{
	schedule_diag(schedule, TOCSIN_FAULT, row, column,
		"%s \"%s\" stands in line %u already; %s", what, excerpt_of(id).text,
		schedule->rows[first].place.line, remedy);
}

static void know_id(struct schedule *schedule, uint32_t row, size_t column)
{
	const char *id = schedule->tasks[row].id;
	uint32_t first = tocsin_index_add(&schedule->by_id, id, row);
	if (first != TOCSIN_NONE)
		tell_twice(schedule, row, first, column,
			column == SCHEDULE_NAME ? "the name" : "the id", id,
			column == SCHEDULE_NAME ? "make it differ, or add an id column"
						: "give each row its own");
	size_t length = strlen(id);
	if (length > schedule->longest_id)
		schedule->longest_id = length;
	schedule->id_holds_comma |= memchr(id, ',', length) != NULL;
	schedule->id_holds_semicolon |= memchr(id, ';', length) != NULL;
}

/* "Cellar/Walls/Dry": the names above a row and its own, for names that repeat. */
static const char *outline_path(struct schedule *schedule, uint32_t row)
{
	const char *path = schedule->tasks[row].name;
	for (uint32_t up = schedule->rows[row].parent; up != ROW_NONE;
		up = schedule->rows[up].parent)
		path = tocsin_arena_printf(&schedule->reading->project->arena, "%s/%s",
			schedule->tasks[up].name, path);
	return path;
}

static void ids_from_names(struct schedule *schedule)
{
	struct tocsin_index names;
	tocsin_index_init(&names, schedule->reading->scratch);
	bool *repeats = TOCSIN_NEW(schedule->reading->scratch, bool, schedule->count);
	for (uint32_t row = 0; row < schedule->count; row++) {
		uint32_t first = tocsin_index_add(&names, schedule->tasks[row].name, row);
		if (first != TOCSIN_NONE)
			repeats[row] = repeats[first] = true;
	}
	for (uint32_t row = 0; row < schedule->count; row++) {
		struct tocsin_task *task = &schedule->tasks[row];
		task->id = repeats[row] ? outline_path(schedule, row) : task->name;
		task->key = task->id;
		know_id(schedule, row, SCHEDULE_NAME);
	}
}

static void check_unique_keys(struct schedule *schedule)
{
	struct tocsin_index keys;
	tocsin_index_init(&keys, schedule->reading->scratch);
	for (uint32_t row = 0; row < schedule->count; row++) {
		uint32_t first = tocsin_index_add(&keys, schedule->tasks[row].key, row);
		if (first != TOCSIN_NONE)
			tell_twice(schedule, row, first, SCHEDULE_UNIQUE_ID, "the unique id",
				schedule->tasks[row].key, "give each row its own");
	}
}

/* With `unique id` and `id`, the former is the key and the latter serves the links; else one
 * serves both. An empty cell is told once and gets a name that no cell can spell. */
static void ids_from_columns(struct schedule *schedule, bool has_id, bool has_unique)
{
	struct tocsin_project *project = schedule->reading->project;
	size_t column = has_id ? SCHEDULE_ID : SCHEDULE_UNIQUE_ID;
	for (uint32_t row = 0; row < schedule->count; row++) {
		struct tocsin_task *task = &schedule->tasks[row];
		const char **given = has_id ? &task->id : &task->key;
		if (*given == NULL || (has_unique && task->key == NULL)) {
			schedule_diag(schedule, TOCSIN_FAULT, row,
				*given == NULL ? column : SCHEDULE_UNIQUE_ID,
				"no id; give each row one of its own");
			task->id = task->key =
				tocsin_arena_printf(&project->arena, "\n%u", row);
		} else if (!has_id) {
			task->id = task->key;
		} else if (!has_unique) {
			task->key = task->id;
		}
		if (task->name == NULL)
			task->name = task->id;
		know_id(schedule, row, column);
	}
	if (has_id && has_unique)
		check_unique_keys(schedule);
}

static void name_rows(struct schedule *schedule)
{
	bool has_id = table_has(&schedule->table, SCHEDULE_ID);
	bool has_unique = table_has(&schedule->table, SCHEDULE_UNIQUE_ID);
	if (has_id || has_unique) {
		ids_from_columns(schedule, has_id, has_unique);
		return;
	}
	for (uint32_t row = 0; row < schedule->count; row++) {
		struct tocsin_task *task = &schedule->tasks[row];
		if (task->name != NULL)
			continue;
		schedule_diag(schedule, TOCSIN_FAULT, row, SCHEDULE_NAME,
			"no name; give each row one, for there is no id column");
		task->name = tocsin_arena_printf(
			&schedule->reading->project->arena, "\n%u", row);
	}
}

/* ---- Estimates ---- */

static void tell_estimate(const struct schedule *schedule, uint32_t row, size_t column,
	const char *what)
{
	schedule_diag(schedule, TOCSIN_FAULT, row, column, "%s", what);
}

static void derive(struct schedule *schedule, uint32_t row, bool safe, bool focused)
{
	struct tocsin_task *task = &schedule->tasks[row];
	int cut = schedule->reading->project->settings.cut_permille;
	if (!focused)
		task->focused = tocsin_focused_from_safe(task->safe, cut);
	else if (!safe)
		task->safe = tocsin_safe_from_focused(task->focused, cut);
	if (task->safe > TOCSIN_DURATION_MAX)
		tell_estimate(schedule, row, SCHEDULE_FOCUSED,
			"the safe estimate derived from it is too long; lower the cut in "
			"project.csv");
	task->derived = safe != focused && task->safe > 0;
	/* A remaining duration beside a safe estimate is as safe as that. */
	if (!focused && task->remaining != TOCSIN_NO_WORK && task->safe > 0) {
		long double scaled = (long double)task->remaining * (long double)task->focused /
			(long double)task->safe;
		tocsin_work whole = (tocsin_work)scaled;
		task->remaining = whole + ((long double)whole < scaled);
	}
}

static void estimate_task(struct schedule *schedule, uint32_t row)
{
	struct tocsin_task *task = &schedule->tasks[row];
	unsigned flags = schedule->rows[row].flags;
	bool safe = task->safe != TOCSIN_NO_WORK, focused = task->focused != TOCSIN_NO_WORK;
	if (!safe && !focused && !(flags & ROW_MILESTONE)) {
		bool by_safe = table_has(&schedule->table, SCHEDULE_SAFE);
		tell_estimate(schedule, row, by_safe ? SCHEDULE_SAFE : SCHEDULE_FOCUSED,
			"no duration; write one such as 5d, or 0d for a milestone");
	}
	if (!safe && !focused)
		task->safe = task->focused = 0;
	else
		derive(schedule, row, safe, focused);
	bool safe_elapsed = flags & ROW_SAFE_ELAPSED;
	bool focused_elapsed = flags & ROW_FOCUSED_ELAPSED;
	if (safe && focused && task->focused > 0 && safe_elapsed != focused_elapsed)
		tell_estimate(schedule, row, SCHEDULE_FOCUSED,
			"one estimate is elapsed and the other is not; write both in the same "
			"units");
	else if (safe && focused && task->focused > task->safe)
		tell_estimate(schedule, row, SCHEDULE_FOCUSED,
			"the focused estimate is longer than the safe one; it should be the "
			"shorter");
	task->elapsed = safe_elapsed || focused_elapsed;
	task->milestone = task->safe == 0 && task->focused == 0;
	if ((flags & ROW_MILESTONE) && !task->milestone)
		schedule_diag(schedule, TOCSIN_NOTE, row, SCHEDULE_MILESTONE,
			"marked as a milestone, but it takes time; it is planned as a task");
}

static void check_actuals(struct schedule *schedule, uint32_t row)
{
	const struct tocsin_task *task = &schedule->tasks[row];
	if (tocsin_instant_known(task->actual_start) && tocsin_instant_known(task->actual_finish) &&
		task->actual_finish.minute < task->actual_start.minute)
		schedule_diag(schedule, TOCSIN_FAULT, row, SCHEDULE_ACTUAL_FINISH,
			"finished before it started; exchange the two dates");
}

/* ---- Tasks and summaries ---- */

static void make_summary(struct schedule *schedule, uint32_t row, uint32_t index)
{
	const struct tocsin_task *task = &schedule->tasks[row];
	uint32_t parent = schedule->rows[row].parent;
	schedule->reading->project->summaries[index] = (struct tocsin_summary){
		.id = task->id,
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

static void split_rows(struct schedule *schedule)
{
	struct tocsin_project *project = schedule->reading->project;
	project->summary_count = number_rows(schedule);
	project->task_count = schedule->count - project->summary_count;
	project->summaries =
		TOCSIN_NEW(&project->arena, struct tocsin_summary, project->summary_count);
	project->tasks = schedule->tasks;
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
			estimate_task(schedule, row);
		check_actuals(schedule, row);
		project->tasks[at->item] = *task; /* never behind `row` */
	}
}

/* ---- The whole ---- */

static bool required_columns(const struct schedule *schedule)
{
	const struct table *table = &schedule->table;
	bool named = table_has(table, SCHEDULE_ID) || table_has(table, SCHEDULE_UNIQUE_ID) ||
		table_has(table, SCHEDULE_NAME);
	bool estimated = table_has(table, SCHEDULE_SAFE) || table_has(table, SCHEDULE_FOCUSED);
	if (!named)
		csv_reader_diag(schedule->reader, TOCSIN_FAULT, table->header, 0,
			"no column for the tasks' ids or names, found: %s; call one \"id\" or "
			"\"name\"",
			table->found);
	if (!estimated)
		csv_reader_diag(schedule->reader, TOCSIN_FAULT, table->header, 0,
			"no column for durations, found: %s; call one \"safe\" or \"focused\"",
			table->found);
	return named && estimated;
}

/* Of several columns that give an outline the most explicit one counts. */
static void choose_outline(struct table *table)
{
	static const enum schedule_column ranked[] = {SCHEDULE_OUTLINE_LEVEL, SCHEDULE_OUTLINE,
		SCHEDULE_OUTLINE_NUMBER, SCHEDULE_PARENT};
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
}

static struct tocsin_instant earliest_date(const struct schedule *schedule)
{
	struct tocsin_instant earliest = TOCSIN_NO_INSTANT;
	for (uint32_t row = 0; row < schedule->count; row++) {
		const struct tocsin_task *task = &schedule->tasks[row];
		const struct tocsin_instant dates[] = {
			task->planned_start, task->actual_start, task->not_before_date};
		for (size_t i = 0; i < sizeof dates / sizeof *dates; i++)
			if (tocsin_instant_known(dates[i]) &&
				(!tocsin_instant_known(earliest) ||
					dates[i].minute < earliest.minute))
				earliest = dates[i];
	}
	return earliest;
}

static void read_tasks(struct schedule *schedule, struct tocsin_instant *earliest)
{
	choose_outline(&schedule->table);
	read_rows(schedule);
	if (schedule->count == 0) {
		if (schedule->reader->broken == 0)
			csv_reader_diag(schedule->reader, TOCSIN_FAULT, schedule->table.header, 0,
				"no tasks below the header; write a row for each");
		return;
	}
	if (schedule->table.unused[0] != '\0')
		csv_reader_diag(schedule->reader, TOCSIN_NOTE, schedule->table.header, 0,
			"columns that are not used: %s", schedule->table.unused);
	*earliest = earliest_date(schedule);
	name_rows(schedule);
	schedule_outline(schedule);
	if (!table_has(&schedule->table, SCHEDULE_ID) &&
		!table_has(&schedule->table, SCHEDULE_UNIQUE_ID))
		ids_from_names(schedule);
	schedule_predecessors(schedule);
	split_rows(schedule);
	schedule_bind_links(schedule);
	schedule_assignments(schedule);
}

struct schedule *schedule_file_read(struct reading *reading, const char *path, const char *bytes,
	size_t length, struct tocsin_instant *earliest)
{
	struct schedule *schedule = TOCSIN_NEW(reading->scratch, struct schedule, 1);
	struct csv_reader reader;
	*earliest = TOCSIN_NO_INSTANT;
	schedule->reading = reading;
	schedule->reader = &reader;
	schedule->units = reading->project->units;
	tocsin_index_init(&schedule->by_id, reading->scratch);
	csv_reader_open(&reader, path, bytes, length, reading->diags, TOCSIN_FAULT);
	if (!table_open(&schedule->table, reading->scratch, &reader, columns, SCHEDULE_COLUMNS))
		tocsin_diags_add(reading->diags, TOCSIN_FAULT, path, 0, 0,
			"the file is empty; begin it with a header such as "
			"id,name,safe,focused,predecessors,resources");
	else if (required_columns(schedule))
		read_tasks(schedule, earliest);
	csv_reader_close(&reader);
	schedule->reader = NULL;
	return schedule;
}

static void date_task(const struct schedule *schedule, uint32_t row)
{
	const struct tocsin_project *project = schedule->reading->project;
	const struct tocsin_calendar *calendar = project->calendar;
	struct tocsin_task *task = &project->tasks[schedule->rows[row].item];
	unsigned timed = schedule->rows[row].flags / ROW_HAS_TIME;
#define HAS_TIME(date) ((timed >> (date)) & 1)
	task->planned_start =
		start_of_work(calendar, task->planned_start, HAS_TIME(DATE_START));
	task->planned_finish =
		end_of_work(calendar, task->planned_finish, HAS_TIME(DATE_FINISH));
	task->due = end_of_work(calendar, task->due, HAS_TIME(DATE_DUE));
	task->actual_start =
		start_of_work(calendar, task->actual_start, HAS_TIME(DATE_ACTUAL_START));
	task->actual_finish =
		end_of_work(calendar, task->actual_finish, HAS_TIME(DATE_ACTUAL_FINISH));
	task->not_before_date =
		start_of_work(calendar, task->not_before_date, HAS_TIME(DATE_NOT_BEFORE));
#undef HAS_TIME
	if (!tocsin_instant_known(task->not_before_date) || !project->settings.obey_not_before)
		return;
	tocsin_work place = tocsin_calendar_axis(calendar, task->not_before_date);
	task->not_before = place > 0 ? place : 0;
}

void schedule_file_dates(struct schedule *schedule)
{
	for (uint32_t row = 0; row < schedule->count; row++)
		if (!(schedule->rows[row].flags & ROW_IS_SUMMARY))
			date_task(schedule, row);
}
