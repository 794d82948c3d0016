/*
 * Palettes: how a role looks on a terminal of so many colours. The only place where a colour is
 * named; curses and ANSI text both ask here, so that they cannot drift apart.
 *
 * Text never relies on the terminal's background being dark or light: either its colour reads on
 * both, or its cell brings a background of its own. Terminals of true colour show the same colours:
 * those of 256 that are used here have fixed values.
 */
#ifndef CANVAS_PALETTE_H
#define CANVAS_PALETTE_H

#include <stdbool.h>
#include <stdint.h>

#include "role.h"
#include "theme.h"

enum palette_colours { PALETTE_MONO, PALETTE_8, PALETTE_16, PALETTE_256 };

struct palette {
	enum palette_colours colours;
	enum theme theme;
};

struct look {
	int16_t foreground, background; /* number of the terminal's colour; -1 = its default */
	bool bold, dim, underline, reverse;
};

/* Of the 256, as 0xRRGGBB; the first 16 as xterm has them. */
uint32_t palette_rgb(int16_t colour);

/* The look of a cell with this role and boldness. */
struct look palette_look(struct palette palette, enum role role, bool bold);

#endif
