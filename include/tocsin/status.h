/*
 * The status of a project as of t: the one value that every report and every view shows.
 */
#ifndef TOCSIN_STATUS_H
#define TOCSIN_STATUS_H

#include "tocsin/fever_chart.h"
#include "tocsin/plan.h"
#include "tocsin/progress.h"

struct tocsin_feeding_status {
	struct tocsin_ratio consumption;
	enum tocsin_zone zone;
	tocsin_work room_left; /* point on projected dates - projected end of the feeding chain */
	bool closed;           /* its chain is done */
	struct tocsin_ratio completion;
};

enum tocsin_task_flag {     /* bits */
	TOCSIN_WAKE_UP = 1, /* a critical task is about to start: warn its resources */
	TOCSIN_KIT = 2,     /* full-kit not confirmed shortly before its start */
	TOCSIN_IDLE = 4,    /* startable, not started */
	TOCSIN_QUEUED = 8,  /* only a busy resource holds it */
	TOCSIN_STALE = 16,  /* in progress, unreported for more than `stale` working days */
	TOCSIN_CONTESTED = 32,
	TOCSIN_START_UNKNOWN = 64, /* it has started, nobody said when */
};
const char *tocsin_task_flag_name(
	enum tocsin_task_flag flag); /* "wake-up", "kit", "idle", "queued", "stale", "contested",
					"start-unknown" */

/* A line of the list "what to work on next" (METHOD 7). */
struct tocsin_priority {
	uint32_t task;
	tocsin_work impact;            /* max(t, ready) + rem + tail - F0, working minutes */
	struct tocsin_ratio of_buffer; /* impact / B0 */
	bool startable;                /* ready <= t */
	bool critical;                 /* on the baseline's critical chain */
	unsigned flags;                /* enum tocsin_task_flag */
};

enum tocsin_drift_kind {
	TOCSIN_DRIFT_ADDED,
	TOCSIN_DRIFT_REMOVED,
	TOCSIN_DRIFT_ESTIMATE,
	TOCSIN_DRIFT_RENAMED,
	TOCSIN_DRIFT_INPUTS, /* links, resources, calendar or dates changed since the commit */
};

struct tocsin_drift {
	enum tocsin_drift_kind kind;
	const char *key, *name;    /* of the task; "" for INPUTS */
	tocsin_work before, after; /* A, where it is an estimate; equal where only S changed */
	tocsin_work
		moves; /* days it moves Ft, in working minutes; TOCSIN_NO_WORK = not attributable */
};

/* One task's share of what the end moved, along the driver (METHOD 5, attribution). */
struct tocsin_share {
	uint32_t task;
	tocsin_work overrun; /* elapsed + rem - A */
	tocsin_work waiting; /* between what held it and its start */
	bool start_unknown;  /* estimated: max(ready, as_of - max(0, A - rem)) */
};

struct tocsin_status {
	struct tocsin_instant as_of;
	tocsin_work t; /* its place on the axis */
	struct tocsin_progress progress;
	struct tocsin_projection projection;
	struct tocsin_baseline baseline; /* the plan in force at t, bound */
	struct tocsin_point
		now; /* x, y, zone as of t; `hollow` where nothing was reported on that date */
	struct tocsin_rate burn_rate, burn_rate_change; /* the latter is PBCR */
	tocsin_work projected_end;                      /* Ft */
	tocsin_work promise;                            /* places on the axis */
	tocsin_work buffer, buffer_left;                /* B0, promise - Ft */
	bool done;                                      /* every task done */

	uint32_t *driver; /* the path that sets Ft, first task first */
	uint32_t driver_count;
	bool driver_is_critical;     /* it runs along the critical chain only */
	struct tocsin_share *shares; /* one per driver task, same order */
	tocsin_work overrun_total, waiting_total, nominal_room; /* sum to Ft - F0 */

	struct tocsin_feeding_status *feeding; /* per plan->feeding */
	struct tocsin_priority
		*priorities; /* tasks in progress, startable or queued; most urgent first */
	uint32_t priority_count;
	unsigned *flags;          /* per project task: enum tocsin_task_flag */
	const tocsin_work *tails; /* per project task: the longest remaining path from its end
				     (METHOD 7); NULL with `point_only` */
	struct tocsin_drift *drift;
	uint32_t drift_count;
};

struct tocsin_status_request {
	const struct tocsin_project *project;
	const struct tocsin_journal *journal;
	const uint32_t *order; /* from tocsin_journal_order; NULL: it is made */
	uint32_t order_count;
	const struct tocsin_plan *const
		*plans; /* committed baselines, oldest first, at least one */
	uint32_t plan_count;
	const struct tocsin_baseline *bound; /* one of them, bound to the project; or NULL. Borrowed
						by the status where that plan is in force; another
						one is bound for it. */
	struct tocsin_instant as_of;
	const struct tocsin_entry *extra; /* a what-if: entries folded last, in this order; their
					     tasks by key, unknown ones do not count */
	uint32_t extra_count;
	bool point_only; /* true: leave out driver, shares, priorities, drift, feeding and PBCR (a
			    preview while typing) */
	const struct tocsin_status *known; /* with point_only: what the same request gave without
					      `extra`, so that only the projection is left to do;
					      or NULL */
};

/*
 * Result in `arena` (give each status an arena of its own, and free that). Cost: one fold and one
 * projection, without drift; each drifted task costs one projection more, at most 50 are
 * attributed.
 */
void tocsin_status_make(struct tocsin_status *out, struct tocsin_arena *arena,
	const struct tocsin_status_request *request);

/*
 * The points of the fever chart up to as_of, in the order of time: (0, 0) at each commit, hollow;
 * one per date with a progress event, as of that day's last; and last the state at as_of, which
 * stands for its whole date. In `arena`; at least one. The plan in force at a date is the newest
 * whose as_of is not after it (the oldest before that). Cost: one fold and a projection per point.
 */
struct tocsin_point *tocsin_points_make(struct tocsin_arena *arena,
	const struct tocsin_status_request *request, uint32_t *out_count);

/*
 * t when the user gave none (METHOD 1): the later of the start of today's working day and the
 * newest as_of in the journal that is not after today's end. `now` is the caller's clock, in the
 * project's civil time.
 */
struct tocsin_instant tocsin_default_as_of(const struct tocsin_project *project,
	const struct tocsin_journal *journal, struct tocsin_instant now);

#endif
