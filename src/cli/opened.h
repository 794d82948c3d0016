/*
 * A project opened for a command: its workspace, the status instant, and what follows from both.
 */
#ifndef CLI_OPENED_H
#define CLI_OPENED_H

#include "options.h"
#include "tocsin/tocsin.h"
#include "workspace.h"

struct opened {
	struct workspace workspace;
	struct tocsin_arena arena; /* of the status and the points */
	struct tocsin_instant as_of;
	bool as_of_given;
	bool has_status; /* there is a committed plan */
	struct tocsin_status status;
	struct tocsin_point *points;
	uint32_t point_count;
	size_t notes; /* of loading */
};

/*
 * Loads PATH (the first operand). Faults and one sentence about notes go to standard error. Returns
 * CLI_OK, or the exit status; then there is nothing to close. The status is not computed yet.
 */
int opened_load(struct opened *out, const struct options *options);
/* Likewise for a new plan: progress in the file is true as of --as-of, and not of the last commit.
 */
int opened_load_to_plan(struct opened *out, const struct options *options);

/* What a status of the project as of then is asked for with; there is a committed plan. */
struct tocsin_status_request opened_request(const struct opened *opened);

/* Computes status and points. CLI_FAILED, with the command to type on standard error, without a
 * committed plan. */
int opened_status(struct opened *opened);

/* The sentence of a project without one, and its exit status. */
int opened_no_plan(const struct opened *opened);

/* The sentence about an id that no task has, with those that are near, and its exit status. */
int opened_no_task(const struct opened *opened, const char *id);

void opened_close(struct opened *opened);

/*
 * A status date that a person typed: `finish` tells whether a date without a time means the end of
 * its work or the start. Unknown, with a sentence on standard error, for what is no date.
 */
struct tocsin_instant opened_instant(
	const struct tocsin_calendar *calendar, const char *text, bool finish);

/* The states of the tasks as of an instant, in `opened->arena`. */
const struct tocsin_task_state *opened_states(struct opened *opened, struct tocsin_instant as_of);

/* Who reports: --who, $TOCSIN_WHO, the login, "unknown". */
const char *opened_who(const struct options *options);

#endif
