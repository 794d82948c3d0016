/*
 * The lines of the timeline: a heading for every chain, and below it the chain's tasks in the order
 * in which they were planned, which no report changes.
 *
 *     item of a line: 0 = the critical chain, 1 + f = the chain of feeding buffer f, in the order
 *     in which they merge, and last the tasks on no chain
 */
#ifndef VIEWS_CHAIN_LINES_H
#define VIEWS_CHAIN_LINES_H

#include "view.h"

enum { CHAIN_CRITICAL = 0, CHAIN_FIRST_FEEDING = 1 };

/* What is reckoned beside the lines: view_lines.made. */
struct chain_lines {
	uint32_t chains;              /* how many headings there may be */
	const uint32_t *tasks;        /* how many tasks each chain has, folded or not */
	const uint32_t *plan_task;    /* by project task, TOCSIN_NONE where it is not in the plan */
	tocsin_work first, last;      /* of all bars, on the axis */
	int id_columns, name_columns; /* the widest */
};

/* Of the lines in `state`, or NULL where they are of another view. */
const struct chain_lines *chain_lines_of(const struct view_state *state);

bool chain_is_folded(const struct timeline_state *timeline, uint32_t chain);
/* Folds it or unfolds it; false where too many differ from the others already. */
bool chain_fold(struct timeline_state *timeline, uint32_t chain);

/* Where a task lies, on the axis; TOCSIN_NO_WORK where that is not known. */
struct chain_place {
	tocsin_work start, finish; /* actual, else projected; with a proposal as planned */
	tocsin_work other_start, other_finish; /* what it is compared with: chain_other */
	bool start_unknown;                    /* `start` is a guess */
};
struct chain_place chain_place_of(
	const struct view_data *data, const struct chain_lines *lines, uint32_t task);

/* What the bars are compared with: "plan", unless a report is being typed ("typed": where it would
 * put them), another plan is proposed ("proposed"), or a what-if shows what is not ("as is"). */
const char *chain_other(const struct view_data *data);

#endif
