/*
 * The dashboard on a terminal, or headless with a script of keys.
 *
 *              keys, size            events              effects
 *     screen ------------> terminal ---------> app ------------------> perform
 *        ^                    ^  ^              |                         |
 *        |     canvas         |  |  draw        |       events (saved,    |
 *        +--------------------+--+--------------+       loaded, planned)  |
 *                             |                                           |
 *     wakeup (tty, signals, files, day, worker)   <-----------------------+
 */
#ifndef TERMINAL_TERMINAL_H
#define TERMINAL_TERMINAL_H

#include <stdbool.h>

#include "canvas.h"
#include "tocsin/civil.h"

enum { WATCH_SECONDS = 15 }; /* where nobody says how many */
enum { GLYPHS_BY_TERMINAL = -1, THEME_BY_USER = -1 };

struct dialect_wishes;
struct loading;

struct terminal_options {
	const char *const *paths; /* projects, each a folder or one CSV; shown in turn */
	unsigned path_count;      /* at least one */
	int watch;                /* seconds from one picture to the next; 0 = none is asked for */
	const struct dialect_wishes *wishes; /* how their schedules are read; NULL: found out */
	const struct loading *loading; /* told while the first is read, before the screen opens;
					* NULL: nobody waits */
	const char *who;               /* signs the reports */
	bool as_of_given;
	struct tocsin_date as_of; /* where given; otherwise the clock decides */
	bool read_only;
	int theme;          /* enum theme, or THEME_BY_USER: as the user's config has it */
	bool mouse_off;     /* at first */
	int glyphs;         /* enum glyphs, or GLYPHS_BY_TERMINAL */
	const char *keys;   /* script of a headless run (see key_script.h), or NULL */
	int columns, rows;  /* of a headless run */
	const char *record; /* file to write what is typed to, or NULL */
	const char *replay; /* script to play before the keyboard is heard, or NULL */
};

/*
 * Runs until the user leaves; returns the exit status: 0; 1 where no terminal could be opened; 2
 * where the project cannot be read (the faults are on standard error). A headless run prints the
 * last screen as text on standard output.
 */
int terminal_main(const struct terminal_options *options);

#endif
