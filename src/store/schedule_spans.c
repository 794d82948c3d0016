/*
 * Durations that a tool's file does not hold, but its dates do: the working time between start and
 * finish, once the calendar is known.
 *
 *     Mo 5 Jan .. We 7 Jan                      3d, for a date without a time means all of its day
 *     Mo 5 Jan .. Mo 5 Jan                      1d
 *     Mo 5 Jan 08:00 .. Mo 5 Jan 08:00          0d, a milestone
 *     Sa 3 Jan .. Su 4 Jan                      1d: it is work, though on days without any
 *
 * In a file of our own a duration that is missing stays a fault.
 */
#include "schedule.h"
#include "tocsin/civil.h"

static unsigned timed(const struct schedule_row *row, enum row_date date)
{
	return (row->flags / ROW_HAS_TIME >> date) & 1;
}

bool schedule_spans_possible(const struct schedule *schedule)
{
	return schedule->dialect.foreign && table_has(&schedule->table, SCHEDULE_START) &&
	       table_has(&schedule->table, SCHEDULE_FINISH);
}

static bool has_both(const struct tocsin_task *task)
{
	return tocsin_instant_known(task->stated->planned_start) &&
	       tocsin_instant_known(task->stated->planned_finish);
}

/* Primavera P6 gives a milestone one date, at which it starts or finishes. */
static bool is_instant(const struct schedule *schedule, const struct tocsin_task *task)
{
	return schedule->dialect.tool == DIALECT_P6 && !has_both(task) &&
	       (tocsin_instant_known(task->stated->planned_start) ||
		       tocsin_instant_known(task->stated->planned_finish));
}

static bool finishes_early(const struct tocsin_task *task, const struct schedule_row *row)
{
	if (!timed(row, DATE_FINISH))
		return tocsin_instant_day(task->stated->planned_finish).number <
		       tocsin_instant_day(task->stated->planned_start).number;
	return task->stated->planned_finish.minute < task->stated->planned_start.minute;
}

bool schedule_span(struct schedule *schedule, uint32_t row)
{
	struct schedule_row *at = &schedule->rows[row];
	const struct tocsin_task *task = &schedule->tasks[row];
	if (!schedule_spans_possible(schedule) || (at->flags & ROW_MILESTONE))
		return false;
	if (is_instant(schedule, task)) {
		at->flags |= ROW_MILESTONE;
		return false;
	}
	if (!has_both(task))
		return false;
	if (finishes_early(task, at))
		schedule_diag(schedule, TOCSIN_FAULT, row, SCHEDULE_FINISH,
			"it finishes before it starts, so its dates give no duration; exchange "
			"them");
	at->flags |= ROW_SPAN;
	if (schedule->spans++ == 0)
		schedule->first_span = row;
	return true;
}

/* Has a row anything that its duration follows from? */
static bool is_estimated(const struct schedule *schedule, uint32_t row)
{
	const struct tocsin_task *task = &schedule->tasks[row];
	return task->safe != TOCSIN_NO_WORK || task->focused != TOCSIN_NO_WORK ||
	       (schedule->rows[row].flags & (ROW_MILESTONE | ROW_ESTIMATE_WRONG)) ||
	       (schedule_spans_possible(schedule) &&
		       (has_both(task) || is_instant(schedule, task)));
}

void schedule_unestimated(struct schedule *schedule)
{
	const struct table *table = &schedule->table;
	uint32_t tasks = 0;
	for (uint32_t row = 0; schedule->dialect.foreign && row < schedule->count; row++) {
		if (schedule->rows[row].flags & ROW_IS_SUMMARY)
			continue;
		if (is_estimated(schedule, row))
			return;
		tasks++;
	}
	if (tasks < 2)
		return;
	uint32_t cell = table->cell_of[SCHEDULE_SAFE] != TABLE_ABSENT
				? table->cell_of[SCHEDULE_SAFE]
				: table->cell_of[SCHEDULE_FOCUSED];
	schedule->unestimated = true;
	if (cell == TABLE_ABSENT)
		csv_reader_diag(schedule->reader, TOCSIN_FAULT, table->header,
			table->cell_of[SCHEDULE_START],
			"none of the %u tasks has both a start and a finish, and no column holds "
			"durations; add one, or name it as --map 'safe=CAPTION'",
			tasks);
	else
		csv_reader_diag(schedule->reader, TOCSIN_FAULT, table->header, cell,
			"the column \"%s\" is empty for all %u tasks; estimate them there, or "
			"name the column that holds durations: --map 'safe=CAPTION'",
			excerpt_of(schedule->dialect.captions[cell]).text, tasks);
}

void schedule_spans_note(const struct schedule *schedule)
{
	if (schedule->spans > 0)
		schedule_diag(schedule, TOCSIN_NOTE, schedule->first_span, SCHEDULE_START,
			"%u task%s without a duration: the working time between start and finish "
			"is taken",
			schedule->spans, schedule->spans == 1 ? "" : "s");
}

tocsin_work schedule_span_length(const struct tocsin_calendar *calendar,
	const struct schedule_row *row, const struct tocsin_stated *given,
	const struct tocsin_stated *at_work)
{
	tocsin_work day = tocsin_calendar_minutes_per_day(calendar);
	tocsin_work length = tocsin_calendar_axis(calendar, at_work->planned_finish) -
			     tocsin_calendar_axis(calendar, at_work->planned_start);
	if (length > 0)
		return length;
	if (!timed(row, DATE_START) || !timed(row, DATE_FINISH))
		return day;
	int64_t elapsed = given->planned_finish.minute - given->planned_start.minute;
	return elapsed < 0 ? 0 : elapsed < day ? elapsed : day;
}
