#include "trail_label.h"

#include <string.h>

#include "glyph.h"

enum { FREE, DRAWN, POINT, LABEL };

static unsigned char *taken_at(const struct label_field *field, int column, int row)
{
	return &field->taken[(size_t)row * (size_t)field->plot->across.cells + (size_t)column];
}

/* What a label beside it would seem to belong to. */
static bool is_point(const struct plot *plot, const struct cell *cell)
{
	static const enum glyph points[] = {GLYPH_NOW, GLYPH_NOW_HOLLOW, GLYPH_POINT,
		GLYPH_POINT_EARLIER, GLYPH_POINT_LATER, GLYPH_CROSSING, GLYPH_GHOST};
	for (unsigned i = 0; i < sizeof points / sizeof points[0]; i++)
		if (cell->code == glyph_code(plot->canvas, points[i]))
			return true;
	return false;
}

void label_field_init(struct label_field *out, const struct plot *plot)
{
	int columns = plot->across.cells, rows = plot->up.cells;
	*out = (struct label_field){.plot = plot,
		.taken = TOCSIN_NEW(
			&plot->canvas->arena, unsigned char, (size_t)columns *(size_t)rows)};
	for (int row = 0; row < rows; row++)
		for (int column = 0; column < columns; column++) {
			const struct cell *cell = canvas_cell(
				plot->canvas, plot_column(plot, column), plot_row(plot, row));
			*taken_at(out, column, row) = !cell->bold            ? FREE
						      : is_point(plot, cell) ? POINT
									     : DRAWN;
		}
}

/* A border between zones has both colours in a cell; a letter there would take one away. */
static bool is_border(const struct plot *plot, int column, int row)
{
	const struct cell *cell =
		canvas_cell(plot->canvas, plot_column(plot, column), plot_row(plot, row));
	return cell->role == ROLE_GREEN_EDGE || cell->role == ROLE_YELLOW_EDGE;
}

/*
 * Free are the cells of the text, and beside them no other label lies, and no point that it would
 * seem to belong to, but its own (at `own`). If need be a border may be cut, and a line be touched.
 */
static bool is_free(
	const struct label_field *field, int column, int row, int length, int own, bool need)
{
	const struct plot *plot = field->plot;
	if (row < 0 || row >= plot->up.cells || column < 0 || column + length > plot->across.cells)
		return false;
	for (int at = column; at < column + length; at++)
		if (*taken_at(field, at, row) != FREE || (!need && is_border(plot, at, row)))
			return false;
	for (int side = 0; side < 2; side++) {
		int beside = side ? column + length : column - 1;
		if (beside >= 0 && beside < plot->across.cells && beside != own &&
			*taken_at(field, beside, row) > (need ? DRAWN : FREE))
			return false;
	}
	return true;
}

/* In one colour, that under its middle: a word in two is hard to read. */
static void write(struct label_field *field, int column, int row, const char *text, int length)
{
	const struct plot *plot = field->plot;
	enum role role = plot_role(plot, column + length / 2, row);
	for (int i = 0; i < length; i++) {
		plot_put(plot, column + i, row, (unsigned char)text[i], role, true);
		*taken_at(field, column + i, row) = LABEL;
	}
}

bool label_field_place(struct label_field *field, int column, int row, const char *text, bool must)
{
	int length = (int)strlen(text);
	/* A trail mostly climbs to the right: above to the left and below to the right are free. */
	const struct {
		int across, up;
	} around[] = {{-length, 1}, {2, -1}, {2, 0}, {-1 - length, 0}, {-length / 2, 1},
		{-length / 2, -1}, {1, 1}, {1 - length, -1}, {3, 0}};
	for (int need = 0; need < 1 + must; need++)
		for (unsigned i = 0; i < sizeof around / sizeof around[0]; i++) {
			int at = column + around[i].across, up = row + around[i].up;
			if (!is_free(field, at, up, length, around[i].up == 0 ? column : -1, need))
				continue;
			write(field, at, up, text, length);
			return true;
		}
	return false;
}
