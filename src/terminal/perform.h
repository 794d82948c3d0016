/*
 * The running dashboard, and the carrying out of effects: what the app wants done to files, plans
 * and the terminal. What comes of an effect goes back to the app as an event.
 */
#ifndef TERMINAL_PERFORM_H
#define TERMINAL_PERFORM_H

#include "app.h"
#include "debug.h"
#include "generation.h"
#include "planner.h"
#include "screen.h"
#include "wakeup.h"

enum { QUEUED_EVENTS = 16, TEXT_SIZE = 512 };

struct terminal {
	const struct terminal_options *options;
	const char *path;   /* of the project in sight, ... */
	unsigned path_at;   /* ... and its place among those of the options */
	bool wants_another; /* project, when everything that is under way is done */
	int watch;          /* seconds between two pictures; 0 = somebody leads */
	struct app app;
	struct screen *screen;
	struct wakeup *wakeup;     /* NULL in a headless run */
	struct recorder *recorder; /* NULL: nothing is recorded */
	struct key_script *replay; /* NULL: there is none */
	bool watching;             /* changes of files are reported by the system */

	struct generation *generation;     /* in force */
	struct generation *replaced;       /* the app has still to hear of its successor */
	struct files_mark mark;            /* the files when they were last looked at */
	struct tocsin_instant status_date; /* asked for, where the schedule lacks it */
	struct tocsin_plan *proposal;      /* the app looks at it */
	char finding[256];                 /* what the audit found in it; "" */
	struct planner *planner;

	/* Events that effects gave rise to, and what they point at until they are handled. */
	struct app_event events[QUEUED_EVENTS];
	unsigned event_count;
	struct app_data data;
	struct tocsin_plan *outdated; /* a proposal, until the app has heard of the next */
	char text[TEXT_SIZE];
	char stamp[40];

	bool work_left; /* the app wants a turn when no key waits */
	struct debug_figures figures;
	bool leaving;
};

/* Gives the app an event, carries out what it wants done, and gives it what came of that, until
 * nothing is left. */
void terminal_send(struct terminal *terminal, const struct app_event *event);

/* Queues a turn for the app, where it wants one. */
void terminal_take_turn(struct terminal *terminal);

/* The same for events that are waiting. */
void terminal_drain(struct terminal *terminal);

/* The files changed, perhaps: reads what did. `all`: everything, whatever the marks say. */
void terminal_look_at_files(struct terminal *terminal, bool all);

/* The planner has something, perhaps. */
void terminal_take_plan(struct terminal *terminal);

/* Watches the folders of the project as it is now. */
void terminal_watch(struct terminal *terminal);

/* Gives the terminal to the shell until somebody continues us. */
void terminal_suspend(struct terminal *terminal);

#endif
