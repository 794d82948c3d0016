/*
 * Axes: from percent to cells.
 *
 * Across, a cell holds the values from its left edge up to its right one; up, those above its lower
 * edge up to its upper one, so that a point on a line lies in the row below it: on the healthier
 * side.
 *
 *     10 rows of 10 %: 0 and 10 are in row 0 (the lowest), 10.1 in row 1, 100 in row 9
 */
#ifndef VIEWS_AXIS_H
#define VIEWS_AXIS_H

#include <stdbool.h>

struct axis {
	int cells;
	double percent_a_cell;
};

/* `cells` columns for 0..100 %. */
struct axis axis_across(int cells);

/*
 * `cells` rows for 0..`most` % and at least 100 %, such that 100 % is the upper edge of a row.
 * Where nothing goes beyond 100 % a row is kept above it, if there are enough.
 */
struct axis axis_up(int cells, double most);

/* How many rows lie at or below 100 %. */
int axis_cells_to_100(const struct axis *axis);

/* -1: below the axis, 1: beyond it, 0: on it. */
int axis_side(const struct axis *axis, double percent);

/* The cell of a value, cut into `parts` (1 = whole cells), held on the axis. */
int axis_across_cell(const struct axis *axis, double percent, int parts);
int axis_up_cell(const struct axis *axis, double percent, int parts);

/* The finest of 10, 20, 25, 50, 100 % of which ticks at least `apart` cells lie apart. */
int axis_tick(const struct axis *axis, int apart);

#endif
