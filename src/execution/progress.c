/*
 * Progress: what has been reported, folded row by row into the state of each task.
 *
 *     (nothing)       not started, rem = A
 *     start 2d ago    in progress, rem = A
 *     remaining 3d    in progress, rem = 3 d; it stays 3 d until somebody says otherwise
 *     finish          done, rem = 0
 *     remaining 1d    in progress again
 *
 * Columns of the schedule that state progress count like a row as of the status date.
 */
#include "tocsin/progress.h"

#include <string.h>

#include "fold.h"

void fold_init(struct fold *out, struct tocsin_arena *arena, const struct tocsin_project *project,
	const struct tocsin_journal *journal, const uint32_t *order, uint32_t order_count)
{
	uint32_t count = project->task_count;
	*out = (struct fold){.project = project,
		.journal = journal,
		.order = order,
		.order_count = order_count,
		.progress = {.states = TOCSIN_NEW(arena, struct tocsin_task_state, count),
			.reports = TOCSIN_NEW(arena, struct tocsin_task_report, count),
			.later_rows = order_count,
			.newest = TOCSIN_NO_INSTANT}};
	for (uint32_t i = 0; i < count; i++) {
		out->progress.states[i] = (struct tocsin_task_state){TOCSIN_NOT_STARTED,
			TOCSIN_NO_WORK, TOCSIN_NO_WORK, project->tasks[i].focused};
		out->progress.reports[i] = (struct tocsin_task_report){.last = TOCSIN_NO_INSTANT,
			.last_entry = TOCSIN_NONE,
			.last_note = TOCSIN_NONE};
	}
}

void fold_copy(struct fold *out, struct tocsin_arena *arena, const struct tocsin_project *project,
	const struct tocsin_journal *journal, const struct tocsin_progress *known)
{
	uint32_t count = project->task_count;
	*out = (struct fold){
		.project = project, .journal = journal, .file_folded = true, .progress = *known};
	struct tocsin_progress *progress = &out->progress;
	progress->states = TOCSIN_NEW(arena, struct tocsin_task_state, count);
	progress->reports = TOCSIN_NEW(arena, struct tocsin_task_report, count);
	memcpy(progress->states, known->states, count * sizeof *known->states);
	memcpy(progress->reports, known->reports, count * sizeof *known->reports);
}

static void set_phase(struct fold *fold, uint32_t task, enum tocsin_task_phase phase)
{
	struct tocsin_progress *progress = &fold->progress;
	enum tocsin_task_phase before = progress->states[task].phase;
	uint32_t *counts[] = {[TOCSIN_NOT_STARTED] = NULL,
		[TOCSIN_IN_PROGRESS] = &progress->in_progress,
		[TOCSIN_DONE] = &progress->done};
	if (counts[before])
		--*counts[before];
	if (counts[phase])
		++*counts[phase];
	progress->states[task].phase = phase;
}

static void set_started(struct fold *fold, uint32_t task, struct tocsin_instant start)
{
	fold->progress.states[task].start = tocsin_calendar_axis(fold->project->calendar, start);
	if (fold->progress.states[task].phase == TOCSIN_NOT_STARTED)
		set_phase(fold, task, TOCSIN_IN_PROGRESS);
}

/* What is left; nothing left is a finish. `as_of` is when it was so. */
static void set_remaining(
	struct fold *fold, uint32_t task, tocsin_work remaining, struct tocsin_instant as_of)
{
	struct tocsin_task_state *state = &fold->progress.states[task];
	bool done = remaining <= 0;
	set_phase(fold, task, done ? TOCSIN_DONE : TOCSIN_IN_PROGRESS);
	state->remaining = done ? 0 : remaining;
	state->finish =
		done ? tocsin_calendar_axis(fold->project->calendar, as_of) : TOCSIN_NO_WORK;
	fold->progress.reports[task].late_finish = false;
}

static void set_finished(
	struct fold *fold, uint32_t task, struct tocsin_instant finish, struct tocsin_instant as_of)
{
	set_remaining(fold, task, 0, finish);
	fold->progress.reports[task].late_finish = finish.minute > as_of.minute;
}

static struct tocsin_instant known_or(struct tocsin_instant date, struct tocsin_instant otherwise)
{
	return tocsin_instant_known(date) ? date : otherwise;
}

static void fold_progress(struct fold *fold, uint32_t task, const struct tocsin_entry *entry)
{
	switch (entry->event) {
	case TOCSIN_EVENT_START:
		set_started(fold, task, known_or(entry->date, entry->as_of));
		break;
	case TOCSIN_EVENT_REMAINING:
		set_remaining(fold, task, entry->remaining, entry->as_of);
		break;
	default:
		set_finished(fold, task, known_or(entry->date, entry->as_of), entry->as_of);
		break;
	}
}

/* `index` is the row's place in the journal, or TOCSIN_NONE for one that is not in it. */
static void note_report(
	struct fold *fold, uint32_t task, const struct tocsin_entry *entry, uint32_t index)
{
	struct tocsin_task_report *report = &fold->progress.reports[task];
	if (report->last.minute != entry->as_of.minute)
		report->contested = false;
	else if (index != TOCSIN_NONE && report->last_entry != TOCSIN_NONE &&
		 strcmp(fold->journal->entries[report->last_entry].who, entry->who) != 0)
		report->contested = true;
	report->last = entry->as_of;
	report->last_entry = index;
	report->from_file = false;
	fold->progress.newest = entry->as_of;
}

static void fold_row(struct fold *fold, const struct tocsin_entry *entry, uint32_t index)
{
	if (!*entry->task)
		return;
	uint32_t task = tocsin_index_find(&fold->project->by_key, entry->task);
	if (task == TOCSIN_NONE) {
		fold->progress.unknown_rows++;
		return;
	}
	if (entry->event == TOCSIN_EVENT_KIT)
		fold->progress.reports[task].kit = entry->yes;
	bool of_action =
		entry->event == TOCSIN_EVENT_ACTION || entry->event == TOCSIN_EVENT_ACTION_DONE;
	if (entry->note[0] != '\0' && !of_action && index != TOCSIN_NONE)
		fold->progress.reports[task].last_note = index;
	if (!tocsin_event_is_progress(entry->event))
		return;
	fold_progress(fold, task, entry);
	note_report(fold, task, entry, index);
}

void fold_entries(struct fold *fold, const struct tocsin_entry *entries, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++)
		fold_row(fold, &entries[i], TOCSIN_NONE);
}

/* A "remaining" beside 0 % says nothing new, nor does one that is all of A. */
static bool remaining_reports(const struct tocsin_task *task)
{
	return task->stated->remaining != TOCSIN_NO_WORK && task->stated->percent_permille != 0 &&
	       task->stated->remaining != task->focused;
}

bool fold_file_reports(const struct tocsin_task *task)
{
	return tocsin_instant_known(task->stated->actual_start) ||
	       tocsin_instant_known(task->stated->actual_finish) ||
	       task->stated->percent_permille > 0 || remaining_reports(task);
}

/* rem = (1 - percent) A, up to the next minute; a remaining column beats percent. */
static tocsin_work file_remaining(const struct tocsin_task *task)
{
	if (task->stated->remaining != TOCSIN_NO_WORK)
		return task->stated->remaining;
	if (task->stated->percent_permille <= 0)
		return task->focused;
	int64_t left =
		task->stated->percent_permille < 1000 ? 1000 - task->stated->percent_permille : 0;
	return task->focused / 1000 * left + (task->focused % 1000 * left + 999) / 1000;
}

static void fold_file_task(struct fold *fold, uint32_t task)
{
	const struct tocsin_task *row = &fold->project->tasks[task];
	struct tocsin_instant status = fold->project->status_date;
	if (tocsin_instant_known(row->stated->actual_start))
		set_started(fold, task, row->stated->actual_start);
	if (tocsin_instant_known(row->stated->actual_finish))
		set_finished(fold, task, row->stated->actual_finish, status);
	else if (row->focused > 0 || row->stated->percent_permille >= 1000)
		set_remaining(fold, task, file_remaining(row), status);
	struct tocsin_task_report *report = &fold->progress.reports[task];
	report->last = status;
	report->last_entry = TOCSIN_NONE;
	report->from_file = true;
	report->contested = false;
	fold->progress.newest = status;
}

static void fold_file(struct fold *fold)
{
	fold->file_folded = true;
	for (uint32_t i = 0; i < fold->project->task_count; i++)
		if (fold_file_reports(&fold->project->tasks[i]))
			fold_file_task(fold, i);
}

/* Rows up to `t`, and before it (the file's columns come before rows of the same instant). */
static void fold_rows(struct fold *fold, struct tocsin_instant t, bool before)
{
	while (fold->next < fold->order_count) {
		uint32_t index = fold->order[fold->next];
		const struct tocsin_entry *entry = &fold->journal->entries[index];
		if (before ? entry->as_of.minute >= t.minute : entry->as_of.minute > t.minute)
			break;
		fold_row(fold, entry, index);
		fold->next++;
	}
}

void fold_until(struct fold *fold, struct tocsin_instant t)
{
	struct tocsin_instant status = fold->project->status_date;
	if (!fold->file_folded && tocsin_instant_known(status) && status.minute <= t.minute) {
		fold_rows(fold, status, true);
		fold_file(fold);
	}
	fold_rows(fold, t, false);
	fold->progress.later_rows = fold->order_count - fold->next;
}

void tocsin_progress_fold(struct tocsin_progress *out, struct tocsin_arena *arena,
	const struct tocsin_project *project, const struct tocsin_journal *journal,
	const uint32_t *order, uint32_t order_count, const struct tocsin_entry *extra,
	uint32_t extra_count, struct tocsin_instant t)
{
	struct fold fold;
	fold_init(&fold, arena, project, journal, order, order_count);
	fold_until(&fold, t);
	fold_entries(&fold, extra, extra_count);
	*out = fold.progress;
}
