#include "plot.h"

#include "glyph.h"
#include "tocsin/real.h"

enum role zone_label(enum tocsin_zone zone)
{
	static const enum role roles[] = {ROLE_GREEN_LABEL, ROLE_YELLOW_LABEL, ROLE_RED_LABEL,
		ROLE_BLACK_LABEL, ROLE_DONE_LABEL};
	return roles[zone];
}

enum role zone_fill(enum tocsin_zone zone)
{
	static const enum role roles[] = {
		ROLE_GREEN, ROLE_YELLOW, ROLE_RED, ROLE_BLACK, ROLE_GREEN};
	return roles[zone];
}

static double line_at(const struct tocsin_zone_line *line, double x_percent)
{
	double start = (double)line->at_start, end = (double)line->at_end;
	return (start + (end - start) * x_percent / 100) / (double)line->denominator * 100;
}

int plot_column(const struct plot *plot, int column)
{
	return plot->where.column + column;
}

int plot_row(const struct plot *plot, int row_from_below)
{
	return plot->where.row + plot->where.rows - 1 - row_from_below;
}

void plot_put(
	const struct plot *plot, int column, int row, uint32_t code, enum role role, bool bold)
{
	struct rectangle cell = {plot_column(plot, column), plot_row(plot, row), 1, 1};
	canvas_put(plot->canvas, cell.column, cell.row, code, role);
	if (bold)
		canvas_paint(plot->canvas, cell, role, true);
}

/*
 * An edge between two zones in one column: `row` holds both, and `eighths` of it belong to the zone
 * below. Coarser glyphs round: half a cell, or the whole.
 */
struct edge {
	int row, eighths;
};

static struct edge edge_at(const struct plot *plot, const struct tocsin_zone_line *line, int column)
{
	double x = (column + 0.5) * plot->across.percent_a_cell;
	double place = line_at(line, x) / plot->up.percent_a_cell;
	int parts = plot->canvas->mono                       ? 1
		    : plot->canvas->glyphs == GLYPHS_BRAILLE ? 8
		    : plot->canvas->glyphs == GLYPHS_UNICODE ? 2
							     : 1;
	int whole = (int)tocsin_round(place * parts);
	return (struct edge){whole / parts, whole % parts * (8 / parts)};
}

static const enum role fills[] = {ROLE_GREEN, ROLE_YELLOW, ROLE_RED, ROLE_BLACK};

static void fill_column(const struct plot *plot, const uint32_t textures[4], int column)
{
	enum { LOWER_BLOCK = 0x2580 }; /* + 1..8: so many eighths from below */
	struct edge green = edge_at(plot, &plot->green_yellow, column);
	struct edge yellow = edge_at(plot, &plot->yellow_red, column);
	int black = axis_cells_to_100(&plot->up);
	for (int row = 0; row < plot->up.cells; row++) {
		unsigned zone = row >= black ? 3 : row >= yellow.row ? 2 : row >= green.row ? 1 : 0;
		plot_put(plot, column, row, textures[zone], fills[zone], false);
	}
	if (green.eighths > 0 && green.row < black)
		plot_put(plot, column, green.row, LOWER_BLOCK + (unsigned)green.eighths,
			ROLE_GREEN_EDGE, false);
	if (yellow.eighths > 0 && yellow.row < black)
		plot_put(plot, column, yellow.row, LOWER_BLOCK + (unsigned)yellow.eighths,
			ROLE_YELLOW_EDGE, false);
}

void plot_fill(const struct plot *plot)
{
	const uint32_t textures[] = {glyph_code(plot->canvas, GLYPH_TEXTURE_GREEN),
		glyph_code(plot->canvas, GLYPH_TEXTURE_YELLOW),
		glyph_code(plot->canvas, GLYPH_TEXTURE_RED),
		glyph_code(plot->canvas, GLYPH_TEXTURE_BLACK)};
	for (int column = 0; column < plot->across.cells; column++)
		fill_column(plot, textures, column);
}

enum role plot_role(const struct plot *plot, int column, int row)
{
	double x = (column + 0.5) * plot->across.percent_a_cell;
	double y = (row + 0.5) * plot->up.percent_a_cell;
	return row >= axis_cells_to_100(&plot->up)   ? ROLE_BLACK
	       : y > line_at(&plot->yellow_red, x)   ? ROLE_RED
	       : y > line_at(&plot->green_yellow, x) ? ROLE_YELLOW
						     : ROLE_GREEN;
}

/* A letter in the middle of a zone's height, with a blank on either side; not in a sliver. */
static void draw_letter(
	const struct plot *plot, int column, double from, double to, enum tocsin_zone zone)
{
	if ((to - from) / plot->up.percent_a_cell < 1)
		return;
	int row = axis_up_cell(&plot->up, (from + to) / 2, 1);
	enum role role = zone_fill(zone);
	for (int beside = -1; beside <= 1; beside++)
		if (plot_role(plot, column + beside, row) == role)
			plot_put(plot, column + beside, row,
				beside ? ' ' : (uint32_t)tocsin_zone_letter(zone), role, !beside);
}

void plot_draw_letters(const struct plot *plot)
{
	static const double places[] = {12, 94};
	if (plot->across.cells < 20)
		return;
	for (unsigned i = 0; i < sizeof places / sizeof places[0]; i++) {
		double x = places[i];
		int column = axis_across_cell(&plot->across, x, 1);
		double green = line_at(&plot->green_yellow, x), red = line_at(&plot->yellow_red, x);
		draw_letter(plot, column, 0, green, TOCSIN_GREEN);
		draw_letter(plot, column, green, red, TOCSIN_YELLOW);
		draw_letter(plot, column, red, 100, TOCSIN_RED);
		draw_letter(
			plot, column, 100, plot->up.cells * plot->up.percent_a_cell, TOCSIN_BLACK);
	}
}
