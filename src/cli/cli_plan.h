/*
 * The parts of `tocsin plan`: what it prints, compares and explains.
 */
#ifndef CLI_CLI_PLAN_H
#define CLI_CLI_PLAN_H

#include <jansson.h>

#include "opened.h"

/* "2026-05-22T17:00", the earlier name of a place on the axis. In `out`. */
const char *plan_finish_date(
	char out[TOCSIN_DATE_SIZE], const struct tocsin_project *project, tocsin_work at);

enum { PLAN_BEST_EFFORT = 50000 }; /* schedules */

/* What becomes of a plan. */
enum plan_decision {
	PLAN_SHOW,
	PLAN_COMMIT,
	PLAN_DECLINED, /* it was to be committed, and who was asked did not want this one */
	PLAN_STOPPED,  /* Ctrl-C: it is the best so far, and nobody said that it will do */
};

/*
 * The plan of a request, owned by the caller. Ctrl-C stops the search with the best so far; a
 * terminal sees the progress, and is asked before a plan is committed that a longer search may
 * shorten.
 */
struct tocsin_plan *plan_search(enum plan_decision *out, const struct opened *opened,
	const struct options *options, struct tocsin_plan_request *request);

/* Why there is no commit, on standard error; the exit status. */
int plan_say_not_committed(enum plan_decision decision);

/* What is committed, as it stands now, beside a proposal that may replace it. */
struct present {
	const struct tocsin_plan *plan;
	tocsin_work projected_end;              /* Ft as of the proposal */
	tocsin_work buffer_left;                /* promise - Ft */
	const struct tocsin_task_state *states; /* of the project's tasks */
};

/* Finish, chain, buffers and promise: present -> proposed. */
void present_print(const struct tocsin_project *project, const struct tocsin_plan *proposed,
	const struct present *present);
/* With `proposed` NULL, what it changes is left out. */
json_t *present_json(const struct tocsin_project *project, const struct tocsin_plan *proposed,
	const struct present *present);

/*
 * Prints a plan: `what` it is ("proposed plan, not committed"), and beside it the present one,
 * where not NULL.
 */
void plan_print(const struct tocsin_project *project, const struct tocsin_plan *plan,
	const struct present *present, const char *what, bool json);

/* `--compare`: every buffer method by every no-room policy, for one levelled schedule; beside them
 * the present plan, where not NULL. */
int plan_compare(const struct opened *opened, const struct tocsin_plan_request *request,
	const struct present *present, bool json);

/*
 * `--explain TASK`: what holds a task of `plan` where it is, in both directions, and what would
 * have to move first. `states` are those as of the plan.
 */
int plan_explain(const struct opened *opened, const struct tocsin_plan *plan,
	const struct tocsin_task_state *states, const char *task, bool json);

#endif
