/*
 * The lines of the journal: open recovery actions, then what was said, newest first, under a
 * heading for each date.
 *
 *     2 open actions, 1 overdue
 *     03-06 Ana    T1.2  overdue 2d   a second crane
 *     Tue 2026-03-10
 *     08:05 Lea    T1.2  9d left      rework +3d: the frame was bent
 */
#ifndef VIEWS_JOURNAL_LINES_H
#define VIEWS_JOURNAL_LINES_H

#include "view.h"

enum journal_kind {
	JOURNAL_ACTIONS, /* the heading of the open ones */
	JOURNAL_ACTION,
	JOURNAL_DATE, /* the heading of a date */
	JOURNAL_ROW,
};

struct journal_line {
	enum journal_kind kind;
	uint32_t entry;        /* in journal->entries; of a heading, that of the line below it */
	uint32_t retracted_by; /* the retraction that took it out, or TOCSIN_NONE */
	const struct tocsin_action *action;       /* of JOURNAL_ACTION */
	const struct tocsin_explained *explained; /* what a report with a reason moved, or NULL */
	uint32_t rows;                            /* of a date: how many lines it heads */
};

struct journal_made {
	struct journal_line *lines; /* beside view_lines.items */
};

/* The open action on a line of the journal, as an entry of it; TOCSIN_NONE where it is another
 * line, or a line of another view. */
uint32_t journal_action_at(const struct view_lines *lines, uint32_t line);

/* Headings are passed over by the cursor. */
bool view_line_is_heading(const struct view_lines *lines, uint32_t line);

/* The action that a row `done` closes; NULL where there is none. */
const struct tocsin_entry *journal_closed_action(
	const struct view_data *data, const struct tocsin_entry *done);

#endif
