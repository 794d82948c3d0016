/*
 * The canvas's palette as curses pairs and attributes.
 */
#ifndef TERMINAL_COLORS_H
#define TERMINAL_COLORS_H

#include <stdbool.h>

#include <curses.h>

#include "palette.h"

struct terminal_look {
	attr_t attributes;
	short pair;
	short background; /* number of the terminal's colour; -1 = its default */
	bool hidden;      /* a glyph in the colour of its own background: a blank says the same */
	bool lined;       /* underlined or reversed: its blanks are not like others */
};

struct terminal_looks {
	struct terminal_look of[ROLE_COUNT][2]; /* plain, bold */
};

/*
 * To be called after newterm, and again for another theme. Whether colours are shown: not with
 * THEME_MONO, nor where the terminal has none.
 */
bool terminal_colors_init(struct terminal_looks *out, enum theme theme);

#endif
