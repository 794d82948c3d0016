/*
 * A trail: lines between points, gathered dot by dot before any cell is drawn.
 *
 * In braille a cell is 2 x 4 dots. With box drawing a line runs from cell to cell through their
 * sides, so that corners join; in ASCII each cell takes the slope of the line in it.
 */
#ifndef VIEWS_TRAIL_H
#define VIEWS_TRAIL_H

#include "canvas.h"

struct trail {
	enum glyphs glyphs;
	int columns, rows; /* cells of the chart; row 0 is the lowest */
	uint8_t *marks;    /* per cell: braille dots, enum line_side, or an ASCII slope; 0 = none */
};

/* A place on the chart, in whole parts of cells: 2 x 4 in braille, else 1 x 1. */
struct trail_place {
	int across, up;
};

void trail_init(
	struct trail *trail, struct tocsin_arena *arena, enum glyphs glyphs, int columns, int rows);

/* How many parts a cell has. */
int trail_across(enum glyphs glyphs);
int trail_up(enum glyphs glyphs);

void trail_line(struct trail *trail, struct trail_place from, struct trail_place to);

/* The character of a cell; 0 where the trail does not touch it. */
uint32_t trail_code(const struct trail *trail, int column, int row);

#endif
