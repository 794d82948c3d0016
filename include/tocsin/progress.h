/*
 * Progress: the journal folded up to t. What the team has said so far, task by task.
 */
#ifndef TOCSIN_PROGRESS_H
#define TOCSIN_PROGRESS_H

#include "tocsin/journal.h"
#include "tocsin/project.h"
#include "tocsin/state.h"

struct tocsin_task_report {
	struct tocsin_instant last; /* as_of of the newest progress event (start, remaining,
				       finish); may be unknown */
	uint32_t last_entry; /* that row in journal->entries, or TOCSIN_NONE (also for progress from
				the file) */
	uint32_t last_note;  /* the newest row with a note, actions aside; or TOCSIN_NONE */
	bool kit;            /* full-kit confirmed */
	bool contested;      /* two people reported it with the same as_of: the later row won */
	bool late_finish;    /* finished later than the row's as_of (in a file only) */
	bool from_file;      /* state comes from columns of the schedule */
};

struct tocsin_progress {
	struct tocsin_task_state *states;   /* per project task: as of t */
	struct tocsin_task_report *reports; /* per project task */
	uint32_t done, in_progress;         /* counts */
	uint32_t later_rows;   /* rows with as_of after t, which do not count; notes too */
	uint32_t unknown_rows; /* rows that name a task that is not in the schedule */
	struct tocsin_instant
		newest; /* as_of of the newest progress row that counted; may be unknown */
};

/*
 * Result in `arena`. `order`, `order_count`: from tocsin_journal_order. The `extra_count` entries
 * of `extra` are folded after all of them: a what-if. rem does not shrink by itself. A remaining
 * row starts a task that had not started (start unknown) and reopens one that was done; finish is
 * remaining 0. `t` is an instant, rows count while as_of <= t. Progress that the schedule itself
 * states counts like a row as of project->status_date, before the journal's of that instant, and
 * not at all where that date is not known or after t.
 */
void tocsin_progress_fold(struct tocsin_progress *out, struct tocsin_arena *arena,
	const struct tocsin_project *project, const struct tocsin_journal *journal,
	const uint32_t *order, uint32_t order_count, const struct tocsin_entry *extra,
	uint32_t extra_count, struct tocsin_instant t);

#endif
