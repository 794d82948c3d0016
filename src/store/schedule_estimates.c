/*
 * The two estimates of a task: given, or one derived from the other by the project's cut.
 */
#include "schedule.h"

static void tell_estimate(
	const struct schedule *schedule, uint32_t row, size_t column, const char *what)
{
	schedule_diag(schedule, TOCSIN_FAULT, row, column, "%s", what);
}

/* A remaining duration beside a safe estimate is as safe as that. */
static void scale_remaining(struct tocsin_stated *stated, const struct tocsin_task *task)
{
	if (stated == NULL || stated->remaining == TOCSIN_NO_WORK || task->safe <= 0)
		return;
	long double scaled = (long double)stated->remaining * (long double)task->focused /
			     (long double)task->safe;
	tocsin_work whole = (tocsin_work)scaled;
	stated->remaining = whole + ((long double)whole < scaled);
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
	if (!focused)
		scale_remaining(schedule->rows[row].stated, task);
}

void schedule_estimate_span(struct schedule *schedule, uint32_t row, tocsin_work safe)
{
	struct tocsin_task *task = &schedule->reading->project->tasks[schedule->rows[row].item];
	int cut = schedule->reading->project->settings.cut_permille;
	task->safe = safe;
	task->focused = tocsin_focused_from_safe(safe, cut);
	task->derived = safe > 0;
	task->milestone = safe == 0;
	scale_remaining(schedule->rows[row].stated, task);
}

void schedule_estimate(struct schedule *schedule, uint32_t row)
{
	struct tocsin_task *task = &schedule->tasks[row];
	bool safe = task->safe != TOCSIN_NO_WORK, focused = task->focused != TOCSIN_NO_WORK;
	if (!safe && !focused && schedule_span(schedule, row)) {
		task->safe = task->focused = 0; /* until the calendar is known */
		return;
	}
	unsigned flags = schedule->rows[row].flags;
	if (!safe && !focused && !(flags & ROW_MILESTONE) && !schedule->unestimated) {
		bool by_safe = table_has(&schedule->table, SCHEDULE_SAFE);
		if (!by_safe && schedule_spans_possible(schedule))
			tell_estimate(schedule, row,
				tocsin_instant_known(task->stated->planned_start) ? SCHEDULE_FINISH
										  : SCHEDULE_START,
				"no date, and so no duration; give both a start and a finish");
		else
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
