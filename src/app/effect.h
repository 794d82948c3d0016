/*
 * Effects: what the app wants done to the world. Texts are borrowed from the app and valid until
 * its next update.
 */
#ifndef APP_EFFECT_H
#define APP_EFFECT_H

#include "theme.h"
#include "tocsin/journal.h"

enum app_effect_kind {
	APP_APPEND,    /* `row` to the journal; answered by APP_SAVED or APP_NOT_SAVED */
	APP_PROPOSE,   /* make a plan of the data in force as of `as_of`; answered by APP_PLANNED,
			  and again by every better one, with APP_SEARCHED now and then */
	APP_COMMIT,    /* the proposal becomes the baseline; answered by APP_COMMITTED or
			  APP_NOT_COMMITTED, then APP_LOADED */
	APP_STOP,      /* the search ends with the best so far */
	APP_SEARCH_ON, /* it goes on */
	APP_DROP,      /* the proposal is not wanted */
	APP_COPY,      /* `text` to the terminal's clipboard; answered by APP_NOTICE */
	APP_SAVE_TEXT, /* `text` to a new file `name` (beside the project where it names no folder);
			  answered by APP_NOTICE or APP_FAILED */
	APP_RELOAD,    /* read all files again; answered by APP_LOADED or APP_LOAD_FAILED */
	APP_REPAINT,   /* the screen may hold strange text: paint all of it */
	APP_MOUSE_ON,  /* the mouse is ours */
	APP_MOUSE_OFF, /* it is the terminal's: it selects text to be copied */
	APP_THEME,     /* `theme` */
	APP_WATCH,     /* APP_CYCLE every `seconds` from now on; 0 = never */
	APP_NEXT_PROJECT, /* of those on the command line */
	APP_GO_ON,        /* work is left: answered by APP_TURN as soon as no key waits */
	APP_SUSPEND,
	APP_QUIT,
};

/* A row for the journal; the stamp is the writer's. */
struct app_row {
	struct tocsin_instant as_of;
	const char *who, *task;
	enum tocsin_event event;
	const char *value, *note; /* never NULL */
	const char *reason;       /* NULL = none */
};

struct app_effect {
	enum app_effect_kind kind;
	struct app_row row;
	const struct app_row *rows; /* APP_APPEND: these instead, all or none; NULL: `row` */
	unsigned row_count;
	enum theme theme;
	int seconds;
	struct tocsin_instant as_of; /* APP_PROPOSE: unknown = the project's start */
	const char
		*reason; /* APP_PROPOSE: why a committed plan is made again; "" for a first one */
	const char *name, *text; /* APP_COPY, APP_SAVE_TEXT */
};

enum { APP_EFFECTS = 6 }; /* no event asks for more */

struct app_effects {
	struct app_effect items[APP_EFFECTS];
	unsigned count;
};

#endif
