/*
 * What the buffer was lost to: the days that reports moved the end, by the reasons that people gave
 * for them.
 */
#ifndef TOCSIN_REASON_H
#define TOCSIN_REASON_H

#include "tocsin/status.h"

/* A report with a reason. */
struct tocsin_explained {
	uint32_t entry;    /* in journal->entries */
	uint32_t reason;   /* into struct tocsin_reasons.shares */
	tocsin_work moved; /* working minutes by which it moved Ft; negative: it brought it back */
	tocsin_work delay; /* by which it moved the end of its own task, most of which the slack of
			      its path may have taken */
};

/* All that was lost to one reason. */
struct tocsin_reason_share {
	const char *reason;       /* as the project's list spells it, else as it was first given */
	uint32_t count;           /* reports, and changes of the schedule */
	tocsin_work moved, delay; /* sums over them */
	struct tocsin_ratio cumulative; /* of what was lost to all reasons, what was lost to this
					   and those before it; of nothing where nothing was lost */
};

struct tocsin_reasons {
	struct tocsin_explained *reports; /* in the order in which they count */
	uint32_t report_count;
	struct tocsin_reason_share *shares; /* the most lost first */
	uint32_t share_count;
	tocsin_work lost; /* what the reasons lost: the sum of their `moved` where it is above 0 */

	/* What else moved the end: with the `moved` of all shares these sum to Ft - F0. */
	tocsin_work unexplained; /* reports without a reason */
	tocsin_work silence;     /* time that went by without a report */
};

/*
 * Reasons up to the status instant. `request` and `status` belong together: the status is what
 * tocsin_status_make made of the request. In `arena`; texts are the journal's and the project's.
 *
 * Which reason. A report (start, remaining, finish) has that of its own row, or the one that a
 * later note on its task gives it: a note with a reason is about the newest report of its task
 * before it, and of two the later counts. Drift is "scope" (METHOD 5) with the days that the status
 * says. Of other rows with a reason (full-kit, notes on what nobody has reported) only the number
 * counts; those of baselines and actions are no loss.
 *
 * How many days. The end as told is where the project would end if every task went on from what was
 * last said of it without a break, and those that nobody has begun began as soon as they can: by
 * precedence, dates and live resource links. A report carries the days by which it moves that end.
 * So a late start carries the days that it waited, a remaining what it did not shrink by, a finish
 * what it came later than was said, a task opened again what is left of it; less what the slack of
 * its path takes. A report as expected carries nothing, and nobody is charged for what a colleague
 * has not said yet: METHOD's Ft moves with every day on which nothing is said, so it cannot be
 * compared from report to report, and the end as told does not. What lies between them is
 * `silence`.
 *
 * Which reports. Those that count after the commit of the plan in force: what lies before it is in
 * its F0, as in the attribution. Cost: two projections for each report with a reason.
 */
void tocsin_reasons_make(struct tocsin_reasons *out, struct tocsin_arena *arena,
	const struct tocsin_status_request *request, const struct tocsin_status *status);

#endif
