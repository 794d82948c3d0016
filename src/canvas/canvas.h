/*
 * A canvas: a grid of cells that every view draws on, and that the terminal, plain text, ANSI text
 * and the tests read.
 *
 *     canvas_init -> canvas_text, canvas_put, canvas_rule, ... -> canvas_cell | canvas_write
 *
 * Drawing outside the clip rectangle is ignored, so that views need no bounds checks. A wide
 * character takes two cells: the second has width 0 and no text; drawing over one half blanks the
 * other. Text is cleaned (tocsin_text_clean) on its way in. Widths are libc's (wcwidth), so the
 * program has called setlocale.
 */
#ifndef CANVAS_CANVAS_H
#define CANVAS_CANVAS_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "role.h"
#include "theme.h"
#include "tocsin/arena.h"

/* What the terminal's font and locale can show; a view picks its glyphs by it. */
enum glyphs {
	GLYPHS_ASCII,   /* C locale, vt100 without UTF-8: + - | * o */
	GLYPHS_UNICODE, /* UTF-8: box drawing, filled and hollow circles, half blocks, shades */
	GLYPHS_BRAILLE, /* as UNICODE, lines in braille dots and edges in eighth blocks */
};

enum {
	CELL_MARKS = 4,
	CELL_CLUSTERS = 0x110000, /* cell codes from here on are places in canvas.clusters */
};

/* Which of its four sides a line leaves a cell by: bits of cell.lines. */
enum line_side { LINE_UP = 1, LINE_DOWN = 2, LINE_LEFT = 4, LINE_RIGHT = 8 };

/* A character and the marks on it: what is never cut apart. */
struct cluster {
	uint32_t code;
	uint32_t marks[CELL_MARKS]; /* 0 = none, nor after it */
	int width;                  /* in cells: 1 or 2 */
};

/*
 * Few cells have marks, and every key fills and compares all of them: so a cell is small, and a
 * character with marks on it lies in a table beside the grid.
 */
struct cell {
	uint32_t code; /* the character, ' ' where empty; or CELL_CLUSTERS + its place in the table
			  where it has marks: canvas_cluster reads both */
	uint8_t width; /* 1, 2, or 0 for the second cell of a wide character */
	uint8_t role;  /* enum role */
	uint8_t lines; /* sides that a rule or frame joins here, 0 = none */
	bool bold;
};

struct rectangle {
	int column, row, columns, rows;
};

struct canvas {
	int columns, rows;
	enum glyphs glyphs;
	bool mono; /* no colours: zones are told apart by textures alone, without finer edges */
	enum theme theme; /* of ANSI output */
	struct rectangle clip;
	int cursor_column, cursor_row; /* where the terminal's cursor goes; -1 = hidden */
	struct cell *cells;            /* rows x columns, row by row, in the arena */
	struct cluster *clusters;      /* what has marks, in the arena; in no order */
	uint32_t cluster_count, cluster_room;
	struct tocsin_arena arena; /* views may take scratch memory from it too */
};

/* All cells blank, ROLE_TEXT; the clip is the whole canvas. Sizes below 0 count as 0. */
void canvas_init(struct canvas *canvas, int columns, int rows, enum glyphs glyphs);
void canvas_finish(struct canvas *canvas);

/* Makes `clip` (in canvas coordinates, cut by the present clip) the clip; returns the one before.
 */
struct rectangle canvas_clip(struct canvas *canvas, struct rectangle clip);

/* Takes back what canvas_clip returned. */
void canvas_unclip(struct canvas *canvas, struct rectangle before);

/* A wide character whose second half lies outside the clip becomes a blank. */
void canvas_put(struct canvas *canvas, int column, int row, uint32_t code, enum role role);

/* Sets the role (and boldness) of a span of cells without touching their text. */
void canvas_paint(struct canvas *canvas, struct rectangle where, enum role role, bool bold);

/*
 * Writes `text` (raw bytes from a file are welcome) from (column, row) on, at most `columns` cells,
 * and returns how many it took. Text that does not fit ends in an ellipsis ("…", or "~" in ASCII),
 * never in half a character. Cost: what is shown, not what is passed.
 */
int canvas_text(
	struct canvas *canvas, int column, int row, int columns, enum role role, const char *text);
int canvas_printf(struct canvas *canvas, int column, int row, int columns, enum role role,
	const char *format, ...) __attribute__((format(printf, 6, 7)));

/* As canvas_text, but so that the last cell is column + columns - 1. */
int canvas_text_right(
	struct canvas *canvas, int column, int row, int columns, enum role role, const char *text);

/* How many cells `text` takes when cleaned. */
int canvas_width(const struct canvas *canvas, const char *text);

/*
 * The next row of a paragraph that is broken at blanks, `columns` cells wide; NULL where only
 * blanks are left. `*text` goes on behind it and the blanks that follow. Blanks at the beginning
 * are kept: they indent the first row. A word wider than a row has one of its own, which
 * canvas_text cuts. In the canvas's arena; cost: the row.
 *
 *     for (const char *row; (row = canvas_wrap(canvas, &text, columns)) != NULL; where.row++)
 *             canvas_text(canvas, where.column, where.row, columns, ROLE_TEXT, row);
 */
const char *canvas_wrap(struct canvas *canvas, const char **text, int columns);

/* A horizontal or vertical line of `length` cells, ROLE_FRAME. Lines that meet others join. */
void canvas_rule_across(struct canvas *canvas, int column, int row, int length);
void canvas_rule_down(struct canvas *canvas, int column, int row, int length);

/* A frame with a title in its top line, which joins what it meets. */
void canvas_frame(struct canvas *canvas, struct rectangle where, const char *title);

/* The character for a set of enum line_side. */
uint32_t canvas_line_code(enum glyphs glyphs, unsigned lines);

const struct cell *canvas_cell(const struct canvas *canvas, int column, int row);

/* What a cell of this canvas shows, with its marks. */
struct cluster canvas_cluster(const struct canvas *canvas, const struct cell *cell);

/*
 * Output. Each ends every row with a newline; trailing blanks are dropped in text and in ANSI
 * (where they have no colour). ANSI uses 256 colours; NO_COLOR is for the caller to obey.
 */
enum canvas_format {
	CANVAS_TEXT,
	CANVAS_ANSI,
	CANVAS_ROLES_GRID,
	CANVAS_PLAIN, /* to be read aloud: words only, no lines, bars or textures, no empty rows */
};
void canvas_write(const struct canvas *canvas, enum canvas_format format, FILE *to);

#endif
