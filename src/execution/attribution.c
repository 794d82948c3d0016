/*
 * Ft - F0 = sum(elapsed + rem - A) + waiting + (nominal length of the path - F0).
 *
 * Leach as of day 10, driver T2.1 T2.2 T1.2 T3, Ft 44, F0 40:
 *
 *     T2.1  elapsed 10 + rem 4 - A 10   overrun 4
 *     the other three have not started  overrun 0, waiting 0
 *     nominal 10 + 5 + 10 + 15 = 40     room 0           sum 4
 *
 * Elapsed and waiting exclude absences. The nominal length holds all that is nobody's loss: A,
 * lags, absences, not-before dates, overlaps. It is what the two others leave, so the sum is exact.
 * What lies before the commit of the plan in force is in its F0 already and counts nowhere.
 */
#include "attribution.h"

#include "completion.h"

static tocsin_work later(tocsin_work a, tocsin_work b)
{
	return a > b ? a : b;
}

static tocsin_work earlier(tocsin_work a, tocsin_work b)
{
	return a < b ? a : b;
}

/* Working minutes of a task between two places, absences excluded; none where they are swapped. */
static tocsin_work worked(
	const struct tocsin_project *project, uint32_t task, tocsin_work from, tocsin_work to)
{
	if (from >= to)
		return 0;
	return project->tasks[task].elapsed ? to - from
					    : tocsin_task_worked(project, task, from, to);
}

/* `work` of a task in working minutes: for an elapsed one what the civil clock makes of it there.
 */
static tocsin_work in_working_minutes(
	const struct tocsin_project *project, uint32_t task, tocsin_work from, tocsin_work work)
{
	return project->tasks[task].elapsed ? tocsin_task_finish(project, task, from, work) - from
					    : work;
}

tocsin_work attribution_start(const struct tocsin_project *project,
	const struct tocsin_progress *progress, uint32_t task, tocsin_work ready)
{
	const struct tocsin_task_state *state = &progress->states[task];
	if (state->start != TOCSIN_NO_WORK)
		return state->start;
	tocsin_work said = state->phase == TOCSIN_DONE ? state->finish
						       : tocsin_calendar_axis(project->calendar,
								 progress->reports[task].last);
	tocsin_work gone = later(0, project->tasks[task].focused - state->remaining);
	return earlier(said, later(ready, said - gone));
}

/* From where on a task was free to begin: its predecessor on the path, its date, minute 0. */
static tocsin_work free_from(const struct tocsin_project *project, const struct driver_step *step)
{
	return later(later(step->ready, project->tasks[step->task].not_before), 0);
}

/* elapsed + rem - A of a task that has started. */
static tocsin_work overrun_of(const struct tocsin_status *status,
	const struct tocsin_project *project, uint32_t task, tocsin_work start)
{
	const struct tocsin_task_state *state = &status->progress.states[task];
	const struct completion_view view = {
		project, &status->baseline, status->progress.states, status->t};
	uint32_t planned = status->baseline.plan_task[task];
	tocsin_work nominal;
	if (planned != TOCSIN_NONE && completion_ran_at_commit(&view, planned, &nominal))
		start = later(start, status->baseline.plan->as_of);
	else
		nominal = in_working_minutes(project, task, start, project->tasks[task].focused);
	bool done = state->phase == TOCSIN_DONE;
	tocsin_work taken = worked(project, task, start, done ? state->finish : status->t);
	return taken + in_working_minutes(project, task, status->t, state->remaining) - nominal;
}

struct tocsin_share attribution_share(const struct tocsin_status *status,
	const struct tocsin_project *project, const struct driver_step *step)
{
	uint32_t task = step->task;
	const struct tocsin_task_state *state = &status->progress.states[task];
	struct tocsin_share share = {.task = task};
	if (step->enters_finish)
		return share;

	tocsin_work ready = later(free_from(project, step), status->baseline.plan->as_of);
	if (state->phase == TOCSIN_NOT_STARTED) {
		/* Only "now" holds it: it could have begun, and nobody has. */
		if (status->projection.hold[task] == TOCSIN_HELD_BY_STATUS)
			share.waiting =
				worked(project, task, ready, status->projection.start[task]);
		return share;
	}
	tocsin_work start =
		attribution_start(project, &status->progress, task, free_from(project, step));
	share.start_unknown = state->start == TOCSIN_NO_WORK;
	share.waiting = worked(project, task, ready, start);
	if (!step->leaves_start)
		share.overrun = overrun_of(status, project, task, start);
	return share;
}

void attribution_make(struct tocsin_status *status, struct tocsin_arena *arena,
	const struct tocsin_project *project)
{
	uint32_t count;
	struct driver_terrain terrain = {project, &status->baseline, status->progress.states,
		&status->projection, status->t};
	struct driver_step *steps = driver_find(arena, &terrain, &count);
	status->driver = TOCSIN_NEW(arena, uint32_t, count);
	status->shares = TOCSIN_NEW(arena, struct tocsin_share, count);
	status->driver_count = count;
	status->driver_is_critical = true;
	for (uint32_t i = 0; i < count; i++) {
		status->driver[i] = steps[i].task;
		status->shares[i] = attribution_share(status, project, &steps[i]);
		status->overrun_total += status->shares[i].overrun;
		status->waiting_total += status->shares[i].waiting;
		if (!driver_is_critical(&status->baseline, steps[i].task))
			status->driver_is_critical = false;
	}
	status->nominal_room = status->projected_end - status->baseline.plan->projected_end -
			       status->overrun_total - status->waiting_total;
}
