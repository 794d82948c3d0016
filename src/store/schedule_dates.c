/*
 * The dates of a schedule: what a constraint makes of one, the first of all, and where they lie in
 * working time once there is a calendar.
 */
#include "constraints.h"
#include "schedule.h"
#include "schedule_file.h"

/* A constraint date is a not-before only where its type says so; finishes are shown as due. */
void schedule_constraint(const struct schedule_present *present, uint32_t row)
{
	struct tocsin_stated *stated = present->row->stated;
	const char *type = present->constraint;
	if (type == NULL || stated == NULL || !tocsin_instant_known(stated->not_before_date))
		return;
	enum constraint_kind kind = constraint_kind_of(type);
	if (kind == CONSTRAINT_START)
		return;
	if (kind == CONSTRAINT_FINISH) {
		stated->due = stated->not_before_date;
		if (present->row->flags & ((unsigned)ROW_HAS_TIME << DATE_NOT_BEFORE))
			row_mark(present->row, (unsigned)ROW_HAS_TIME << DATE_DUE);
	} else if (kind != CONSTRAINT_NONE) {
		schedule_diag(present->schedule, TOCSIN_NOTE, row, SCHEDULE_CONSTRAINT_TYPE,
			"a constraint of the type \"%s\" is not obeyed", excerpt_of(type).text);
	}
	stated->not_before_date = TOCSIN_NO_INSTANT;
}

struct tocsin_instant schedule_earliest_date(const struct schedule *schedule)
{
	struct tocsin_instant earliest = TOCSIN_NO_INSTANT;
	for (uint32_t row = 0; row < schedule->count; row++) {
		const struct tocsin_stated *stated = schedule->tasks[row].stated;
		const struct tocsin_instant dates[] = {
			stated->planned_start, stated->actual_start, stated->not_before_date};
		for (size_t i = 0; i < sizeof dates / sizeof *dates; i++)
			if (tocsin_instant_known(dates[i]) &&
				(!tocsin_instant_known(earliest) ||
					dates[i].minute < earliest.minute))
				earliest = dates[i];
	}
	return earliest;
}

static void date_task(struct schedule *schedule, uint32_t row)
{
	const struct tocsin_project *project = schedule->reading->project;
	const struct tocsin_calendar *calendar = project->calendar;
	struct tocsin_task *task = &project->tasks[schedule->rows[row].item];
	struct tocsin_stated *stated = schedule->rows[row].stated;
	if (stated == NULL)
		return;
	const struct tocsin_stated given = *stated;
	unsigned timed = schedule->rows[row].flags / ROW_HAS_TIME;
#define HAS_TIME(date) ((timed >> (date)) & 1)
	stated->planned_start = start_of_work(calendar, given.planned_start, HAS_TIME(DATE_START));
	stated->planned_finish = end_of_work(calendar, given.planned_finish, HAS_TIME(DATE_FINISH));
	stated->due = end_of_work(calendar, given.due, HAS_TIME(DATE_DUE));
	stated->actual_start =
		start_of_work(calendar, given.actual_start, HAS_TIME(DATE_ACTUAL_START));
	stated->actual_finish =
		end_of_work(calendar, given.actual_finish, HAS_TIME(DATE_ACTUAL_FINISH));
	stated->not_before_date =
		start_of_work(calendar, given.not_before_date, HAS_TIME(DATE_NOT_BEFORE));
#undef HAS_TIME
	if (schedule->rows[row].flags & ROW_SPAN)
		schedule_estimate_span(schedule, row,
			schedule_span_length(calendar, &schedule->rows[row], &given, stated));
	if (!tocsin_instant_known(stated->not_before_date) || !project->settings.obey_not_before)
		return;
	tocsin_work place = tocsin_calendar_axis(calendar, stated->not_before_date);
	task->not_before = place > 0 ? place : 0;
}

void schedule_file_dates(struct schedule *schedule)
{
	for (uint32_t row = 0; schedule->dated && row < schedule->count; row++)
		if (!(schedule->rows[row].flags & ROW_IS_SUMMARY))
			date_task(schedule, row);
}
