/*
 * A person at a terminal who waits: past a second a line says how far it has come, and goes when it
 * is done. Nothing is written where standard error is no terminal, or a dumb one.
 */
#ifndef CLI_PATIENCE_H
#define CLI_PATIENCE_H

#include <stdbool.h>

#include "loading.h"

enum { PATIENCE_LINE = 80 }; /* columns of the narrowest terminal, all but one of them used */

struct patience {
	double begun, shown; /* seconds; `shown` = 0: nothing is on the terminal yet */
	bool terminal;
};

void patience_begin(struct patience *patience);

/* Is it time to show a line? Not in the first second, and then four times a second. */
bool patience_is_due(const struct patience *patience, double now);

/* Shows `line` in place of the one before. */
void patience_show(struct patience *patience, const char *line);

/* Takes the line off the terminal; returns the seconds since the begin. */
double patience_end(struct patience *patience);

/* Seconds of a clock that only runs forward. */
double patience_now(void);

/*
 * The same for a schedule that is being read:
 *
 *     reading launch.csv: 612000 rows, 61 %
 *     launch.csv: 1000000 rows are read and being linked
 */
struct patience_load {
	struct loading loading; /* for whoever reads it; the struct must stay where it is */
	struct patience patience;
	const char *path;
};

void patience_load_begin(struct patience_load *load, const char *path);

/* What the line says. */
void patience_load_line(
	char line[PATIENCE_LINE], const char *path, uint32_t rows, size_t bytes, size_t of_bytes);

#endif
