/*
 * What-if mode: changes on an overlay that writes nothing.
 *
 *     w            the mode is on; the data in force are those of the files
 *     r 3d Enter   one change: a report that nobody made
 *     x            another: the task under the cursor is cut
 *     u            takes that back
 *     w k          what can be reported is, in one go; of the rest it is said which lines of which
 *                  file would have to change
 *
 * While it is on, app->data holds the overlay and app->files what the files hold; app->status is
 * that of the overlay, what_if.real that of the files.
 */
#ifndef APP_WHAT_IF_H
#define APP_WHAT_IF_H

#include "effect.h"
#include "tocsin/project_change.h"
#include "tocsin/promise_risk.h"
#include "view.h"

enum { WHAT_IF_MOST = 64, WHAT_IF_WORDS = 160 };

enum what_if_kind { WHAT_IF_REPORT, WHAT_IF_CUT, WHAT_IF_DELAY, WHAT_IF_UNITS };

struct what_if_change {
	enum what_if_kind kind;
	char *key;                  /* of the task, or the name of the resource; owned */
	enum command command;       /* of a report: remaining, start, finish */
	enum tocsin_event event;    /* likewise */
	char *value;                /* as the row will spell it, or ""; owned */
	tocsin_work remaining;      /* of a report of it */
	struct tocsin_instant date; /* of a start, a finish or a delay */
	int64_t units;              /* thousandths more */
	char words[WHAT_IF_WORDS];  /* "T1.1 remaining 3d (was 8d)" */
};

struct what_if {
	bool on;
	bool ending; /* the list is open: keep, drop or go on */

	/* The changes in force, then those that undo took back, oldest first. */
	struct what_if_change changes[WHAT_IF_MOST];
	unsigned count, all;

	struct tocsin_status real; /* of the files; in `actual` */
	struct tocsin_arena actual;

	/* The overlay, made anew with every change. */
	struct tocsin_arena overlaid;
	struct tocsin_project project; /* its arena is empty where the files' project serves */
	bool derived;                  /* it does not */
	struct tocsin_baseline bound;  /* to it */
	tocsin_work reordered;         /* what the new order alone gains, where units are tried */
	struct tocsin_entry *entries;
	uint32_t entry_count;
	struct view_what_if shown;

	/* The promise risks. That of the files is kept while they and the date are what they were.
	 */
	struct what_if_risk {
		struct tocsin_arena arena;
		struct tocsin_promise_risk risk; /* model NULL: none */
		struct tocsin_instant as_of;
	} risk_real, risk;

	/* Being kept: what the journal gets. */
	struct app_row rows[WHAT_IF_MOST];
	bool keeping;
};

#endif
