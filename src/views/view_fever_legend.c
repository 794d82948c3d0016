/*
 * What says how to read the fever chart: its axes, what each mark is, and the bounds of the zones.
 */
#include "view_fever_chart.h"

#include "glyph.h"

/* Rules for axes: a tick where a label stands. */
void fever_draw_axes(const struct plot *plot)
{
	struct canvas *canvas = plot->canvas;
	const struct rectangle *where = &plot->where;
	int axis_column = where->column - 1, axis_row = where->row + where->rows;
	canvas_rule_down(canvas, axis_column, where->row, where->rows + 1);
	canvas_rule_across(canvas, axis_column, axis_row, where->columns + 1);

	int step = axis_tick(&plot->up, 2);
	int most = (int)(plot->up.cells * plot->up.percent_a_cell + 0.5);
	for (int value = 0; value <= most; value += step) {
		int row = plot_row(plot, axis_up_cell(&plot->up, value, 1));
		char text[16];
		snprintf(text, sizeof text, "%d", value);
		canvas_text_right(canvas, axis_column - FEVER_LABEL_COLUMNS, row,
			FEVER_LABEL_COLUMNS - 1, ROLE_DIM, text);
		canvas_put(canvas, axis_column, row,
			canvas_line_code(canvas->glyphs, LINE_UP | LINE_DOWN | LINE_LEFT),
			ROLE_FRAME);
	}
	step = axis_tick(&plot->across, 6);
	for (int value = 0; value <= 100; value += step) {
		char text[16];
		int length = snprintf(text, sizeof text, "%d", value);
		int column =
			axis_across_cell(&plot->across, value, 1) - (value > 0 ? length / 2 : 0);
		if (column + length > where->columns)
			column = where->columns - length;
		canvas_text(canvas, plot_column(plot, column), axis_row, length, ROLE_DIM, text);
	}
}

/* Where words of so many cells stand clear of the arrow of a point above the chart. */
static int beside_arrow(
	const struct plot *plot, const struct tocsin_point *point, int at, int columns)
{
	if (!point || axis_side(&plot->up, fever_percent(point->consumption)) <= 0)
		return at;
	int arrow = axis_across_cell(&plot->across, fever_percent(point->completion), 1);
	return arrow >= at && arrow < at + columns ? arrow + 1 : at;
}

/* What the axis up is, on the black row; the legend names the one across. */
void fever_draw_names(const struct plot *plot, const struct view_data *data)
{
	static const char name[] = " consumption % ";
	struct canvas *canvas = plot->canvas;
	const struct rectangle *where = &plot->where;
	int columns = canvas_width(canvas, name), at = 0;
	if (plot->up.cells == axis_cells_to_100(&plot->up))
		return;
	/* Twice: out of the way of one it may have come into that of the other. */
	for (int i = 0; i < 2; i++) {
		at = beside_arrow(plot, fever_newest(data), at, columns);
		at = beside_arrow(plot, data->ghost ? &data->ghost->now : NULL, at, columns);
	}
	int used = canvas_text(
		canvas, where->column + at, where->row, where->columns - at, ROLE_BLACK, name);
	canvas_paint(canvas, (struct rectangle){where->column + at, where->row, used, 1},
		ROLE_BLACK, true);
}

/* What the marks on the chart are. */
static const char *marks_text(
	struct canvas *canvas, const struct plot *plot, const struct view_data *data, int columns)
{
	const struct tocsin_point *now = fever_newest(data);
	struct tocsin_arena *arena = &canvas->arena;
	bool hollow = !now || now->hollow;
	const char *marks = tocsin_arena_printf(arena, "%s %s",
		glyph_text(canvas, hollow ? GLYPH_NOW_HOLLOW : GLYPH_NOW),
		!now         ? "not started"
		: data->away ? "then"
		: hollow     ? "now, no report"
			     : "now");
	if (data->ghost)
		marks = tocsin_arena_printf(
			arena, "%s  %s what if", marks, glyph_text(canvas, GLYPH_GHOST));
	if (data->later_count > 0)
		marks = tocsin_arena_printf(
			arena, "%s  %s later", marks, glyph_text(canvas, GLYPH_POINT_LATER));
	struct tocsin_trend trend;
	if (!fever_has_trend(&trend, plot, data))
		return marks;
	const char *all =
		tocsin_arena_printf(arena, "%s  %s trend", marks, glyph_text(canvas, GLYPH_TREND));
	return canvas_width(canvas, all) <= columns ? all : marks;
}

void fever_draw_legend(
	const struct plot *plot, const struct view_data *data, int column, int row, int columns)
{
	const struct tocsin_settings *settings = &data->project->settings;
	struct canvas *canvas = plot->canvas;
	int used = canvas_printf(canvas, column, row, columns, ROLE_DIM,
		"completion %% (%s)  %s zones", tocsin_completion_mode_name(settings->completion),
		tocsin_zone_preset_name(settings->project_zones));
	const char *marks = marks_text(canvas, plot, data, columns - used - 2);
	if (canvas_width(canvas, marks) + used + 2 <= columns)
		canvas_text_right(canvas, column + used, row, columns - used, ROLE_DIM, marks);
}

/* "to 10-70 %": a border from where nothing is done to where all is. */
static const char *border_text(struct canvas *canvas, const struct tocsin_zone_line *line)
{
	double start = 100.0 * (double)line->at_start / (double)line->denominator;
	double end = 100.0 * (double)line->at_end / (double)line->denominator;
	if (line->at_start == line->at_end)
		return tocsin_arena_printf(&canvas->arena, "to %.0f %%", start);
	return tocsin_arena_printf(&canvas->arena, "to %.0f-%.0f %%", start, end);
}

/* The zones and their bounds, each behind its letter. */
void fever_draw_bounds(const struct plot *plot, int column, int row, int columns)
{
	struct canvas *canvas = plot->canvas;
	const char *texts[] = {border_text(canvas, &plot->green_yellow),
		border_text(canvas, &plot->yellow_red), "to 100 %", "above"};
	int at = column, end = column + columns;
	for (int zone = TOCSIN_GREEN; zone <= TOCSIN_BLACK; zone++) {
		if (at + 4 + canvas_width(canvas, texts[zone]) > end)
			return;
		at += canvas_printf(canvas, at, row, 3, zone_label((enum tocsin_zone)zone), " %c ",
			tocsin_zone_letter((enum tocsin_zone)zone));
		at += 1 + canvas_text(canvas, at + 1, row, end - at - 1, ROLE_DIM, texts[zone]) + 2;
	}
}
