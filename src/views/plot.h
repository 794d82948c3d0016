/*
 * A plot: the part of a fever chart between its axes, filled with the zones.
 *
 * The edges of the zones are drawn as finely as the glyphs allow: in eighths of a row, in halves,
 * or in whole rows. Cells count from the left and from below.
 */
#ifndef VIEWS_PLOT_H
#define VIEWS_PLOT_H

#include "axis.h"
#include "canvas.h"
#include "tocsin/fever_chart.h"

struct plot {
	struct canvas *canvas;
	struct rectangle where;
	struct axis across, up;
	struct tocsin_zone_line green_yellow, yellow_red;
};

/* The role in which a word about this zone is written, and the one that fills it. */
enum role zone_label(enum tocsin_zone zone);
enum role zone_fill(enum tocsin_zone zone);

/* From a cell of the plot to one of the canvas. */
int plot_column(const struct plot *plot, int column);
int plot_row(const struct plot *plot, int row_from_below);

void plot_put(
	const struct plot *plot, int column, int row, uint32_t code, enum role role, bool bold);

/* Zones as cells: role for colour, texture for where there is none. */
void plot_fill(const struct plot *plot);

/* G, Y, R and B, sparsely, in what was filled. */
void plot_draw_letters(const struct plot *plot);

/* The zone of a cell, by its middle. */
enum role plot_role(const struct plot *plot, int column, int row);

#endif
