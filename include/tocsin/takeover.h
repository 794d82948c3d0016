/*
 * A newer export of a project that a team keeps in another tool, against what is known here: which
 * progress it adds, and what else in it is different.
 *
 *     here, as of t        the newer export        taken over as
 *     Dig   running 3d     Dig   100 %             finish
 *     Lay   not started    Lay   2d of 5d left     start, remaining 2d
 *     Roof  5d             Roof  7d, not started   nothing: estimates belong to the schedule
 */
#ifndef TOCSIN_TAKEOVER_H
#define TOCSIN_TAKEOVER_H

#include "tocsin/progress.h"

/* What a task's rows in the journal will say. */
struct tocsin_taken {
	uint32_t task, newer;        /* its index here and in the newer export */
	bool starts;                 /* not started here; `start` where the export dates it */
	bool finishes;               /* not done here; `finish` likewise */
	bool remains;                /* another remaining than here, or reopened */
	struct tocsin_instant start; /* may be unknown */
	struct tocsin_instant finish;
	enum tocsin_task_phase phase_here;
	tocsin_work remaining_here, remaining; /* civil minutes where the task is elapsed */
};

/* A link that only one side has; by keys, for the other side may not have the tasks. */
struct tocsin_link_change {
	const char *from, *to;
	enum tocsin_link_type type;
	bool added;       /* else it is gone */
	bool another_lag; /* both have the link, with other lags; then `added` */
};

struct tocsin_takeover {
	struct tocsin_taken *taken; /* in the order of the tasks here */
	uint32_t taken_count;
	uint32_t *added; /* tasks of the export that are not here */
	uint32_t added_count;
	uint32_t *gone; /* tasks here that the export does not have */
	uint32_t gone_count;
	uint32_t *estimated; /* tasks here whose estimates are others in the export */
	uint32_t estimated_count;
	uint32_t *renamed; /* tasks of the export that have another name here */
	uint32_t renamed_count;
	uint32_t *moved; /* tasks of the export that have another key here: found by their names */
	uint32_t moved_count;
	struct tocsin_link_change *links; /* of tasks that both have */
	uint32_t link_count;
};

/*
 * Compares tasks by their keys; where those count rows, or are not known here, by names that only
 * one task has. `here` and `there` are the progress of both as of the same instant `t`;
 * that of the export is what its columns state. Dates after `t` become `t`. A task of the export
 * without any stated progress changes nothing here. In `arena`; texts are the projects'. Cost:
 * linear in tasks and links.
 */
void tocsin_takeover_make(struct tocsin_takeover *out, struct tocsin_arena *arena,
	const struct tocsin_project *project, const struct tocsin_progress *here,
	const struct tocsin_project *newer, const struct tocsin_progress *there,
	struct tocsin_instant t);

#endif
