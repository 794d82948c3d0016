/*
 * A view drawn without a terminal: what `screen` prints, and `chart` above its points.
 */
#ifndef CLI_SHOWN_H
#define CLI_SHOWN_H

#include "canvas.h"
#include "opened.h"
#include "view.h"

/* Glyphs by name ("ascii", "unicode", "braille"), or by the locale where NULL; false for what is
 * none. */
bool glyphs_parse(enum glyphs *out, const char *name);

struct shown {
	enum view view;
	int columns, rows;
	enum glyphs glyphs;
	enum canvas_format format;
	enum theme theme;
	bool picture_only; /* without the last two rows, message and keys: a report takes none */
};

/*
 * Draws a view of the opened project (with a status, or a proposal) and writes it to standard
 * output.
 */
void shown_write(struct opened *opened, const struct shown *shown);

/* What the day's stand-up comes to, as text in the opened project's arena; it has a status. */
const char *standup_text(struct opened *opened);

/* The points of the fever chart, a line each. */
void chart_print_points(const struct opened *opened);

#endif
