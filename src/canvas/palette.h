/*
 * Palettes: how a role looks on a terminal of so many colours. The only place where a colour is
 * named; curses and ANSI text both ask here, so that they cannot drift apart.
 *
 * Text never relies on the terminal's background being dark or light: either its colour reads on
 * both, or its cell brings a background of its own.
 */
#ifndef CANVAS_PALETTE_H
#define CANVAS_PALETTE_H

#include <stdbool.h>
#include <stdint.h>

#include "role.h"

enum palette_colours { PALETTE_MONO, PALETTE_8, PALETTE_16, PALETTE_256 };

struct palette {
	enum palette_colours colours;
	bool colour_blind; /* blue, yellow and vermillion for green, yellow and red */
};

struct look {
	int16_t foreground, background; /* number of the terminal's colour; -1 = its default */
	bool bold, dim, underline, reverse;
};

/* The look of a cell with this role and boldness. */
struct look palette_look(struct palette palette, enum role role, bool bold);

#endif
