#include "axis.h"
#include "tocsin/real.h"

struct axis axis_across(int cells)
{
	return (struct axis){.cells = cells, .percent_a_cell = 100.0 / (cells > 0 ? cells : 1)};
}

enum {
	MOST_PERCENT = 156, /* points beyond it are drawn at the edge: the zones need the room */
	ROWS_FOR_A_BLACK_ROW = 6, /* fewer are all needed up to 100 % */
};

struct axis axis_up(int cells, double most)
{
	int to_100 = cells >= ROWS_FOR_A_BLACK_ROW ? cells - (cells + 5) / 11 : cells;
	if (to_100 == cells && cells >= ROWS_FOR_A_BLACK_ROW)
		to_100--;
	if (most > 100) {
		double top = tocsin_ceil((tocsin_smaller(most, MOST_PERCENT) + 4) / 20) * 20;
		int fitting = (int)tocsin_floor(cells * 100 / top);
		if (fitting < to_100)
			to_100 = fitting;
	}
	if (to_100 < 1)
		to_100 = 1;
	return (struct axis){.cells = cells, .percent_a_cell = 100.0 / to_100};
}

int axis_cells_to_100(const struct axis *axis)
{
	return (int)tocsin_round(100 / axis->percent_a_cell);
}

int axis_side(const struct axis *axis, double percent)
{
	if (percent < 0)
		return -1;
	/* Rounding must not push 100 % itself off the chart. */
	return percent > axis->cells * axis->percent_a_cell * (1 + 1e-12) ? 1 : 0;
}

static int held(double cell, int cells)
{
	return !(cell > 0) ? 0 : cell > cells - 1 ? cells - 1 : (int)cell;
}

int axis_across_cell(const struct axis *axis, double percent, int parts)
{
	return held(tocsin_floor(percent / axis->percent_a_cell * parts), axis->cells * parts);
}

int axis_up_cell(const struct axis *axis, double percent, int parts)
{
	/* What is a whole number of parts but for rounding counts as one. */
	double place = percent / axis->percent_a_cell * parts;
	return held(tocsin_ceil(place - 1e-9) - 1, axis->cells * parts);
}

int axis_tick(const struct axis *axis, int apart)
{
	static const int steps[] = {10, 20, 25, 50};
	for (unsigned i = 0; i < sizeof steps / sizeof steps[0]; i++)
		if (steps[i] / axis->percent_a_cell >= apart)
			return steps[i];
	return 100;
}
