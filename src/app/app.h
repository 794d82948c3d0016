/*
 * The dashboard without its terminal: one state, one mutator.
 *
 *     event -> app_update -> state, effects        app_draw(state) -> canvas
 *
 * app_update is pure: no clock, no file, no terminal. What it wants done it says as effects, and
 * what came of them comes back as events.
 *
 *     APP_KEY 'r'       the prompt "remaining T1.2 Build (last 8d):" opens
 *     APP_KEY '3'       the chart shows where the point would go, the hint says it in words
 *     APP_KEY Enter     effect APP_APPEND
 *     APP_SAVED         "saved: T1.2 remaining 3d"; the data follow
 *     APP_NOT_SAVED     the sentence, and the prompt again with what was typed
 */
#ifndef APP_APP_H
#define APP_APP_H

#include "effect.h"
#include "event.h"
#include "input_line.h"
#include "view.h"
#include "view_standup.h"
#include "what_if.h"

enum { APP_MESSAGE_SIZE = 400, APP_HISTORY = 32, APP_STAMP_SIZE = 40, APP_WORDS_SIZE = 200 };

/* An open input line: which command it is for, and on which task. */
struct prompt {
	enum command command; /* COMMAND_NONE = none is open */
	char *task;           /* key of its task, owned; NULL = for no task */
	char label[160];
	char hint[200];                  /* what the text so far means, or what is wrong with it */
	char crossing[APP_MESSAGE_SIZE]; /* who reported on its task meanwhile, and what; "" */
	struct input_line line;
	char unit[4]; /* of a bare number in a stand-up; "" = days */
};

struct app_options {
	const char *who; /* signs the reports; copied by nobody: must outlive the app */
	bool read_only;
	enum theme theme;  /* at first */
	bool mouse_off;    /* at first */
	enum view view;    /* at first */
	int watch;         /* at first: seconds between one picture and the next; 0 = only on W */
	unsigned projects; /* on the command line; 0 counts as 1 */
	bool as_of_given;
	struct tocsin_date as_of; /* the status date asked for, where given */
};

struct app {
	struct app_options options;
	struct tocsin_instant now; /* from the newest APP_CLOCK */
	int zone_minutes;
	int columns, rows;

	struct app_data data;  /* in force; project == NULL before the first */
	struct app_data files; /* the same, but as the files are while a what-if is on */
	struct what_if what_if;
	const struct tocsin_plan *proposal;
	uint32_t seen;         /* rows of the journal that were there at the last look ... */
	const char *seen_last; /* ... and the stamp of the last of them, in the data */
	bool reload_asked;     /* by a person: the files may be as they were */
	bool planning;         /* a proposal was asked for and has not come */
	bool commit_at_end;    /* of the search */
	bool travelling;       /* options.as_of is a date looked back at, not home: ... */
	bool home_given;       /* ... where --as-of led at first, or the clock */
	struct tocsin_date home;
	struct tocsin_instant home_at; /* t, were no other date looked at; unknown = to be found */
	char home_text[TOCSIN_DATE_SIZE];
	bool show_replan; /* somebody waits to see it; else it is made again as data change */
	char reason[INPUT_LINE_SIZE]; /* why the committed plan is made again; "" = it is not */
	struct tocsin_instant as_of;

	/* The newest plan, bound once to each project that is read; plan NULL = there is none. */
	struct tocsin_arena binding;
	struct tocsin_baseline bound;

	/* What follows from data and as_of; each arena is emptied when its part is made anew. */
	struct tocsin_arena derived, charted, listed, guessed;
	struct tocsin_status status, ghost;
	struct tocsin_actions actions;
	struct tocsin_reasons reasons;    /* where view_data names them */
	struct tocsin_plan_change change; /* by a proposal in the place of the committed plan */
	struct tocsin_point *trail; /* up to home, or to a later date that is looked at; ... */
	uint32_t trail_count;
	struct tocsin_instant trail_until; /* ... this one */
	struct view_data view_data;
	struct view_state view;

	int watch;                   /* seconds from one picture to the next; 0 = somebody leads */
	bool debug;                  /* figures of the program itself are shown */
	bool mouse_off;              /* the mouse is the terminal's */
	struct app_mouse mouse_last; /* where it was pressed or dragged to last */

	struct view_lines lines[VIEWS]; /* in `derived`, as they were first made for a view, ... */
	unsigned lines_made;            /* ... where its bit is set */
	const struct tocsin_project *listed_of; /* whose tasks the rows are */
	uint32_t details_of;                    /* the task whose details were shown last */
	struct tocsin_arena facts;              /* of view.facts */
	bool rows_kept; /* as they were before somebody began to type, to be made anew after that */

	struct prompt prompt;
	struct prompt pending;               /* being saved: opened again where that fails */
	struct view_standup standup;         /* view_data.standup while one is held */
	struct tocsin_arena walked, minutes; /* its lines, and its summary */
	enum view before_standup;
	char filter[INPUT_LINE_SIZE];
	struct input_line help_line;
	char message[APP_MESSAGE_SIZE];
	char fault[APP_MESSAGE_SIZE]; /* of the files as they are now; "" */

	char history[APP_HISTORY][INPUT_LINE_SIZE]; /* lines typed at `:`, oldest first */
	unsigned history_count, history_at;         /* history_count: what is typed is shown */
	char history_draft[INPUT_LINE_SIZE];        /* what was typed before a line was recalled */
	char completing[INPUT_LINE_SIZE]; /* what Tab completes, while Tab is pressed again ... */
	unsigned completion;              /* ... and how often it was; 0 = it was not */

	struct tocsin_arena undoing; /* texts of the rows that undo or redo asked for */
	enum command saving;         /* COMMAND_NONE, UNDO, REDO, or a report */
	enum command ran;            /* by the last update; COMMAND_NONE */
	struct tocsin_ratio consumption_before;
	bool wants_reason; /* what is being saved added to the remaining, and says not why */
	char row_value[INPUT_LINE_SIZE + APP_STAMP_SIZE]; /* texts of the row in the effect */
	char row_reason[INPUT_LINE_SIZE], row_note[INPUT_LINE_SIZE];
};

void app_init(struct app *app, const struct app_options *options);
void app_finish(struct app *app);

/* The one mutator. `effects` is emptied first. */
void app_update(struct app *app, const struct app_event *event, struct app_effects *effects);

/* The picture of the present state. */
void app_draw(const struct app *app, struct canvas *canvas);

#endif
