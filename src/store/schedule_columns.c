/*
 * The columns of a schedule: what a cell of each does to its task.
 */
#include <limits.h>
#include <string.h>

#include "cell_value.h"
#include "dates.h"
#include "schedule.h"

static const char *kept(const struct schedule_present *present, const struct cell *cell)
{
	return tocsin_arena_strdup(&present->schedule->reading->project->arena, cell->text);
}

static const char *kept_for_now(const struct schedule_present *present, const struct cell *cell)
{
	return tocsin_arena_strdup(present->schedule->reading->scratch, cell->text);
}

/* Where what is stated of the row's task is written to. */
static struct tocsin_stated *stated(const struct schedule_present *present)
{
	if (present->row->stated == NULL)
		present->row->stated = tocsin_task_restate(
			&present->schedule->reading->project->arena, present->task);
	return present->row->stated;
}

/* Bytes of the blank at the start, or at the end, of `length` bytes of text; 0 where none stands
 * there. Spreadsheets and web pages have blanks that do not break. */
static size_t blank_at_start(const char *text, size_t length)
{
	return length >= 1 && text[0] == ' '                     ? 1
	       : length >= 2 && memcmp(text, "\xC2\xA0", 2) == 0 ? 2
								 : 0;
}

static size_t blank_at_end(const char *text, size_t length)
{
	return length >= 1 && text[length - 1] == ' '                         ? 1
	       : length >= 2 && memcmp(text + length - 2, "\xC2\xA0", 2) == 0 ? 2
									      : 0;
}

/* Tools that know no other way indent the texts of what lies below a summary: gives the text
 * without the blanks around it, and the level that they say where nothing else does. */
static const char *kept_indented(struct schedule_present *present, const struct cell *cell)
{
	const struct schedule *schedule = present->schedule;
	if (!schedule->dialect.foreign)
		return kept(present, cell);
	const char *text = cell->text;
	size_t length = strlen(text), indent = 0, blank;
	for (; (blank = blank_at_start(text, length)) > 0; text += blank, length -= blank)
		indent++;
	while ((blank = blank_at_end(text, length)) > 0)
		length -= blank;
	if (length == 0)
		return NULL;
	if (schedule->indented && (indent > 0 || present->row->level == 0))
		present->row->level = row_level(indent < INT_MAX ? 1 + (int)indent : INT_MAX);
	return tocsin_arena_strndup(&schedule->reading->project->arena, text, length);
}

static void read_id(const struct cell *cell, void *data)
{
	struct schedule_present *present = data;
	present->task->id = kept_indented(present, cell);
}

static void read_unique_id(const struct cell *cell, void *data)
{
	struct schedule_present *present = data;
	present->task->key = kept(present, cell);
}

static void read_internal_id(const struct cell *cell, void *data)
{
	struct schedule_present *present = data;
	struct schedule *schedule = present->schedule;
	tocsin_index_add(&schedule->by_internal, kept_for_now(present, cell), schedule->count);
}

static void read_name(const struct cell *cell, void *data)
{
	struct schedule_present *present = data;
	present->task->name = kept_indented(present, cell);
}

static void read_estimate(const struct cell *cell, struct schedule_present *present,
	tocsin_work *out, enum row_flag elapsed)
{
	struct tocsin_duration duration;
	if (!cell_duration(&duration, cell, &present->schedule->units)) {
		present->row->flags |= ROW_ESTIMATE_WRONG;
		return;
	}
	*out = duration.minutes;
	if (duration.elapsed)
		row_mark(present->row, elapsed);
}

static void read_safe(const struct cell *cell, void *data)
{
	struct schedule_present *present = data;
	read_estimate(cell, present, &present->task->safe, ROW_SAFE_ELAPSED);
}

static void read_focused(const struct cell *cell, void *data)
{
	struct schedule_present *present = data;
	read_estimate(cell, present, &present->task->focused, ROW_FOCUSED_ELAPSED);
}

/* Where a row has cells too many, a text in a column of estimates tells that a comma moved it. */
static void read_other_estimate(const struct cell *cell, void *data)
{
	struct schedule_present *present = data;
	struct tocsin_duration ignored;
	if (cell->table->reader->count > cell->table->width)
		cell_duration(&ignored, cell, &present->schedule->units);
}

static void read_remaining(const struct cell *cell, void *data)
{
	struct schedule_present *present = data;
	read_estimate(cell, present, &stated(present)->remaining, ROW_REMAINING_ELAPSED);
}

static void read_predecessors(const struct cell *cell, void *data)
{
	struct schedule_present *present = data;
	struct schedule *schedule = present->schedule;
	const char *text = kept_for_now(present, cell);
	/* Some tools write a column for each link. */
	if (present->row->predecessors == NULL)
		present->row->predecessors = text;
	else
		TOCSIN_VECTOR_PUSH(schedule->reading->scratch, &schedule->more_predecessors,
			(struct row_cell){schedule->count, text});
}

/* Most files have none: what they cost is not paid for in every row. */
static void read_successors(const struct cell *cell, void *data)
{
	struct schedule_present *present = data;
	struct schedule *schedule = present->schedule;
	TOCSIN_VECTOR_PUSH(schedule->reading->scratch, &schedule->successors,
		(struct row_cell){schedule->count, kept_for_now(present, cell)});
}

static void read_resources(const struct cell *cell, void *data)
{
	struct schedule_present *present = data;
	present->row->resources = kept_for_now(present, cell);
}

/* In which order a date falls on its weekday, as --dates has it; NULL where in none. */
static const char *order_that_fits(const char *text, const struct language *language)
{
	static const char *const words[] = {[DATE_DMY] = "dmy", [DATE_MDY] = "mdy"};
	struct tocsin_day day;
	for (int order = DATE_DMY; order <= DATE_MDY; order++)
		if (dates_object(&day, text, language, (enum date_order)order) == DATES_FINE)
			return words[order];
	return NULL;
}

/* A date of another tool that no calendar has, on another weekday, or a bare number of days; false:
 * it is none of them. */
static bool tell_objection(const struct cell *cell, const struct dialect *dialect)
{
	static const char *const weekdays[] = {
		"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};
	struct tocsin_day day;
	char date[TOCSIN_DATE_SIZE];
	struct excerpt text = excerpt_of(cell->text);
	const char *fits;
	switch (dates_object(&day, cell->text, dialect->language, dialect->conventions.dates)) {
	case DATES_NONEXISTENT:
		cell_wrong(cell, "\"%s\" does not exist; write a date of the calendar", text.text);
		return true;
	case DATES_OTHER_WEEKDAY:
		fits = order_that_fits(cell->text, dialect->language);
		cell_wrong(cell, "\"%s\" is read as %s, which is a %s; %s%s", text.text,
			tocsin_day_format(date, day), weekdays[tocsin_day_weekday(day)],
			fits ? "say how dates are written: --dates " : "correct one of the two",
			fits ? fits : "");
		return true;
	case DATES_FINE:
	case DATES_NO_DATE:
		break;
	}
	if (strlen(cell->text) != 5 || strspn(cell->text, "0123456789") != 5)
		return false;
	cell_wrong(cell,
		"\"%s\" is how a spreadsheet counts days; format the column as dates there",
		text.text);
	return true;
}

static void read_task_date(const struct cell *cell, struct schedule_present *present,
	struct tocsin_instant *out, enum row_date which)
{
	struct tocsin_date date;
	const struct dialect *dialect = &present->schedule->dialect;
	bool translated = cell->text != cell->table->reader->cells[cell->index];
	if (dialect->foreign && !translated &&
		tocsin_date_parse(&date, cell->text) == TOCSIN_DATE_MALFORMED &&
		tell_objection(cell, dialect))
		return;
	if (!cell_date(&date, cell))
		return;
	present->schedule->dated = true;
	*out = date.at;
	if (date.has_time)
		row_mark(present->row, (unsigned)ROW_HAS_TIME << which);
}

static void read_not_before(const struct cell *cell, void *data)
{
	struct schedule_present *present = data;
	read_task_date(cell, present, &stated(present)->not_before_date, DATE_NOT_BEFORE);
}

static void read_constraint_type(const struct cell *cell, void *data)
{
	struct schedule_present *present = data;
	present->constraint = table_caption(present->schedule->reading->scratch, cell->text);
}

/* The cell as it stands in the file says that its date is no plan but what happened. */
static bool is_actual(const struct cell *cell, const struct schedule_present *present)
{
	return present->schedule->dialect.marks_actuals &&
	       dates_marked_actual(cell->table->reader->cells[cell->index]);
}

static void read_start(const struct cell *cell, void *data)
{
	struct schedule_present *present = data;
	read_task_date(cell, present, &stated(present)->planned_start, DATE_START);
	if (is_actual(cell, present) && !tocsin_instant_known(stated(present)->actual_start))
		read_task_date(cell, present, &stated(present)->actual_start, DATE_ACTUAL_START);
}

static void read_finish(const struct cell *cell, void *data)
{
	struct schedule_present *present = data;
	read_task_date(cell, present, &stated(present)->planned_finish, DATE_FINISH);
	if (is_actual(cell, present) && !tocsin_instant_known(stated(present)->actual_finish))
		read_task_date(cell, present, &stated(present)->actual_finish, DATE_ACTUAL_FINISH);
}

static void read_actual_start(const struct cell *cell, void *data)
{
	struct schedule_present *present = data;
	read_task_date(cell, present, &stated(present)->actual_start, DATE_ACTUAL_START);
}

static void read_actual_finish(const struct cell *cell, void *data)
{
	struct schedule_present *present = data;
	read_task_date(cell, present, &stated(present)->actual_finish, DATE_ACTUAL_FINISH);
}

static void read_outline_level(const struct cell *cell, void *data)
{
	struct schedule_present *present = data;
	int level;
	if (cell_count(&level, cell, 1000))
		present->row->level =
			row_level(level + 1); /* some tools begin with 0: kept above "empty" */
}

static void read_outline_number(const struct cell *cell, void *data)
{
	struct schedule_present *present = data;
	int level = 1;
	for (const char *at = cell->text; *at != '\0'; at++)
		level += *at == '.';
	if (level > 1)
		present->schedule->dotted_outline = true;
	present->row->level = row_level(level);
}

static void keep_parent(const struct schedule_present *present, const struct cell *cell)
{
	struct schedule *schedule = present->schedule;
	TOCSIN_VECTOR_PUSH(schedule->reading->scratch, &schedule->parents,
		(struct row_cell){schedule->count, kept_for_now(present, cell)});
}

/* `outline` may hold levels (1, 2) or numbers (1, 1.1); which, is known after the last row. */
static void read_outline(const struct cell *cell, void *data)
{
	struct schedule_present *present = data;
	read_outline_number(cell, data);
	keep_parent(present, cell);
}

static void read_parent(const struct cell *cell, void *data)
{
	struct schedule_present *present = data;
	keep_parent(present, cell);
}

static void read_milestone(const struct cell *cell, void *data)
{
	struct schedule_present *present = data;
	bool yes;
	if (cell_yes(&yes, cell) && yes)
		present->row->flags |= ROW_MILESTONE;
}

static void read_percent(const struct cell *cell, void *data)
{
	struct schedule_present *present = data;
	cell_percent(&stated(present)->percent_permille, cell);
}

static void read_stage(const struct cell *cell, void *data)
{
	struct schedule_present *present = data;
	stated(present)->stage = kept(present, cell);
}

static void read_touchpoint(const struct cell *cell, void *data)
{
	struct schedule_present *present = data;
	stated(present)->touchpoint = kept(present, cell);
}

static void read_notes(const struct cell *cell, void *data)
{
	struct schedule_present *present = data;
	stated(present)->notes = kept(present, cell);
}

const struct table_column schedule_columns[SCHEDULE_COLUMNS + 1] = {
	[SCHEDULE_ID] = {"id", read_id},
	[SCHEDULE_UNIQUE_ID] = {"unique id", read_unique_id},
	[SCHEDULE_INTERNAL_ID] = {"internal id", read_internal_id},
	[SCHEDULE_NAME] = {"name", read_name},
	[SCHEDULE_SAFE] = {"safe", read_safe},
	[SCHEDULE_FOCUSED] = {"focused", read_focused},
	[SCHEDULE_OTHER_ESTIMATE] = {"other estimate", read_other_estimate},
	[SCHEDULE_PREDECESSORS] = {"predecessors", read_predecessors},
	[SCHEDULE_SUCCESSORS] = {"successors", read_successors},
	[SCHEDULE_RESOURCES] = {"resources", read_resources},
	[SCHEDULE_NOT_BEFORE] = {"not before", read_not_before},
	[SCHEDULE_CONSTRAINT_TYPE] = {"constraint type", read_constraint_type},
	[SCHEDULE_START] = {"start", read_start},
	[SCHEDULE_FINISH] = {"finish", read_finish},
	[SCHEDULE_OUTLINE] = {"outline", read_outline},
	[SCHEDULE_OUTLINE_LEVEL] = {"outline level", read_outline_level},
	[SCHEDULE_OUTLINE_NUMBER] = {"outline number", read_outline_number},
	[SCHEDULE_PARENT] = {"parent", read_parent},
	[SCHEDULE_MILESTONE] = {"milestone", read_milestone},
	[SCHEDULE_PERCENT] = {"percent", read_percent},
	[SCHEDULE_REMAINING] = {"remaining", read_remaining},
	[SCHEDULE_ACTUAL_START] = {"actual start", read_actual_start},
	[SCHEDULE_ACTUAL_FINISH] = {"actual finish", read_actual_finish},
	[SCHEDULE_STAGE] = {"stage", read_stage},
	[SCHEDULE_TOUCHPOINT] = {"touchpoint", read_touchpoint},
	[SCHEDULE_NOTES] = {"notes", read_notes},
};
