/*
 * Events: everything that can happen to the dashboard, as values. Who sends them (a terminal, a
 * script, a test) is not known here; what came of an effect comes back as an event, too.
 */
#ifndef APP_EVENT_H
#define APP_EVENT_H

#include "tocsin/plan.h"
#include "tocsin/status.h"
#include "view.h"

/* One generation of what the files hold. Borrowed: it stays valid, with everything it points to,
 * until the app_update that brings the next one has returned. */
struct app_data {
	const struct tocsin_project *project;
	const struct tocsin_journal *journal;
	const uint32_t *order; /* from tocsin_journal_order */
	uint32_t order_count;
	const struct tocsin_plan *const *plans; /* committed baselines, oldest first; may be none */
	uint32_t plan_count;
	uint32_t notes;    /* of loading */
	bool journal_only; /* the same project as before, with a journal that was read again */
	bool saved_by_us;  /* nothing but what this program itself has just written */
};

/* What the mouse did, in cells of the screen, (0, 0) on the upper left. */
struct app_mouse {
	enum app_mouse_kind {
		MOUSE_PRESS,
		MOUSE_DOUBLE, /* pressed again at once, where it was pressed before */
		MOUSE_DRAG,   /* moved while pressed */
		MOUSE_RELEASE,
		MOUSE_WHEEL_UP,
		MOUSE_WHEEL_DOWN,
		MOUSE_KINDS
	} kind;
	int column, row;
};

enum app_event_kind {
	APP_KEY,           /* `key` */
	APP_MOUSE,         /* `mouse` */
	APP_CYCLE,         /* it is time for the next picture of a wall screen */
	APP_PASTE,         /* `text`: pasted at once, line ends included */
	APP_SIZE,          /* `columns`, `rows` */
	APP_CLOCK,         /* `now`, `zone_minutes`: the day began, or the clock was set */
	APP_LOADED,        /* `data` */
	APP_LOAD_FAILED,   /* `text`: the first fault; the last good data stay in force */
	APP_PLANNED,       /* `plan`: a proposal for the data in force, the first or a better one;
			      valid until the next one */
	APP_SEARCHED,      /* `search`: how far the search for a plan has come */
	APP_SAVED,         /* the rows are on the disk; `text`: stamp of the last of them */
	APP_NOT_SAVED,     /* `text`: one sentence */
	APP_COMMITTED,     /* `plan` is the baseline now; the data follow */
	APP_NOT_COMMITTED, /* `text`: one sentence */
	APP_FAILED,        /* `text`: one sentence: an effect could not be carried out */
	APP_TURN,          /* go on with what takes long: no key waits */
	APP_NOTICE, /* `text`: something that the user should know (a missing terminal type) */
};

struct app_event {
	enum app_event_kind kind;
	uint32_t key; /* as enum key has it */
	struct app_mouse mouse;
	const char *text;
	int columns, rows;
	struct tocsin_instant now; /* civil time of the project */
	int zone_minutes;          /* what civil time is ahead of UTC */
	bool watching;             /* APP_CLOCK: changes of files appear by themselves */
	const struct app_data *data;
	const struct tocsin_plan *plan;
	struct view_search search;
};

#endif
