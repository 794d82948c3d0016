/*
 * The canvas's palette as curses pairs and attributes.
 */
#ifndef TERMINAL_COLORS_H
#define TERMINAL_COLORS_H

#include <stdbool.h>

#include <curses.h>

#include "canvas.h"
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

/* Whether the terminal gets a blank for the cell. */
bool terminal_is_blank(const struct terminal_looks *looks, const struct cell *cell);

/* Cells of a row without the blank paper at its end. */
int terminal_row_length(const struct terminal_looks *looks, const struct cell *cells, int columns);

/*
 * The look of every cell of a row; that of the second half of a wide character is left alone.
 *
 * A blank shows nothing but its background, so it takes the look of what stands left of it where
 * that has the same one: the terminal need not be told of colours and of bold that nobody sees.
 *
 *     bold "name", plain "   ", bold "state"     one look instead of three
 *
 * On a background of its own it takes else the look of what stands right of it. On paper it does
 * not: rows that begin alike stay so, whatever follows the blanks.
 */
void terminal_row_looks(const struct terminal_look *out[], const struct terminal_looks *looks,
	const struct cell *cells, int columns);

#endif
