/*
 * The audit: is this plan what it claims to be? Written from the method alone, without a look at
 * the planner, so that they do not share a mistake (METHOD 3, step 9). Of the planner's code it
 * uses two functions that have oracles of their own in the tests: tocsin_project_forward for F0,
 * and the sizes of buffers.
 */
#ifndef TOCSIN_AUDIT_H
#define TOCSIN_AUDIT_H

#include "tocsin/plan.h"

enum { TOCSIN_FINDINGS_SHOWN = 20 };

struct tocsin_audit {
	struct tocsin_arena arena;
	const char *findings[TOCSIN_FINDINGS_SHOWN]; /* sentences that name tasks by id */
	uint32_t shown;
	uint32_t count; /* all findings; 0 = the plan holds */
};

/*
 * Checks a plan against the project (and what had been done, `states` or NULL) from which it was
 * made: every link, capacity at every minute, absences and pauses, dates, no task before 0, the
 * critical chain's contiguity and that nothing is longer, every merge and its feeding buffer,
 * sizes, promise and B0.
 */
void tocsin_audit_run(struct tocsin_audit *audit, const struct tocsin_project *project,
	const struct tocsin_task_state *states, const struct tocsin_plan *plan);

void tocsin_audit_finish(struct tocsin_audit *audit);

#endif
