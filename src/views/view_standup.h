/*
 * The stand-up: the open tasks, stale and worst first, in an order that is fixed when it begins.
 *
 *     standup_begin(&standup, &arena, &data)      the lines, and the state before anybody spoke
 *     standup_hear(&standup, &data)               after each report: who said what of which line
 *     standup_summary(&arena, &data, &account)    what was said, as a text to be kept
 */
#ifndef VIEWS_VIEW_STANDUP_H
#define VIEWS_VIEW_STANDUP_H

#include "tocsin/action.h"
#include "view.h"

struct standup_line {
	const char *key;              /* of its task; copied, for it outlives the data */
	uint32_t task;                /* as the data are now; TOCSIN_NONE: it left the schedule */
	enum tocsin_task_phase phase; /* this and the rest as the stand-up began */
	tocsin_work remaining;
	struct tocsin_instant reported; /* as_of of its last progress; may be unknown */
	bool stale, queued;
	uint32_t said; /* its newest progress since then: in journal->entries, or TOCSIN_NONE */
	bool skipped;  /* passed over, or nothing had to be said */
	char unit[4];  /* of its newest remaining: what a bare number is counted in; "" = none */
};

/* What a stand-up began with; what was said since follows from the journal. */
struct standup_account {
	uint32_t first_row;          /* rows of the journal from here on count, ... */
	struct tocsin_instant since; /* ... of those as of this and later */
	struct tocsin_point before;
	tocsin_work end_before; /* Ft */
};

struct view_standup {
	struct standup_line *lines;
	uint32_t count;
	struct standup_account account;
	uint32_t spoken; /* the line that was answered last, or TOCSIN_NONE */
	const char *who; /* reports here: their answers need no name; NULL: every answer has one */
	bool read_only;  /* nothing can be typed */
	const char *summary; /* of what was said so far */
	struct tocsin_actions
		actions; /* recovery actions: the open ones are shown below the tasks */
};

/* The open tasks of the status: in progress, startable or queued; those not reported for long come
 * first, then the highest impact. All of it in `arena`, keys copied. */
void standup_begin(
	struct view_standup *out, struct tocsin_arena *arena, const struct view_data *data);

/* The data changed: finds each line's task again, what was last said of it since, and makes the
 * summary and the open actions anew, in `arena`, which may be another one each time. Cost: the
 * lines and the rows of the journal. */
void standup_hear(
	struct view_standup *standup, struct tocsin_arena *arena, const struct view_data *data);

/* How many lines were answered, and how many of the others were passed over. */
uint32_t standup_said(const struct view_standup *standup, uint32_t *out_skipped);

/* What was said, who must be warned, what waits: plain text with line ends, in `arena`. There is a
 * status. `walked`: the tasks that were asked for, NULL where nobody did. Cost: the rows of the
 * journal. */
const char *standup_summary(struct tocsin_arena *arena, const struct view_data *data,
	const struct standup_account *account, const struct view_standup *walked);

/* "1 Ben, by Fri 2026-03-13: lend a hand (T1.2)"; `number` closes it; in `arena`. */
const char *standup_action_text(struct tocsin_arena *arena, const struct tocsin_project *project,
	const struct tocsin_action *action, unsigned number);

/* "3" as "3h" where that is the task's unit; what has a unit stays as it is. Returns `out`. */
enum { STANDUP_ANSWER_SIZE = 1024 };
char *standup_answer(char out[STANDUP_ANSWER_SIZE], const char *text, const char *unit);

#endif
