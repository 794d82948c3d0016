/*
 * The fever chart: consumption of the buffer over completion of the chain.
 *
 *      100 ┤▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒     one black row above 100 %: past the promise
 *       50 ┤▒▒▒▒▒▒ R ▒▒▒▒▒▒▒▒▒░░░░░░░░░░       zones as cells: role for colour, texture without
 *          │░░░░░░░░░░░ Y ░░░░▁▂▃▄▅▆▇          edges in eighths of a row: the exact sloped line
 *        0 ┤  ⡠⠔●                        G     the trail in braille, the newest point on it
 *          └0──────20─────40─────60──────
 */
#include "view_fever_chart.h"

#include "glyph.h"
#include "tocsin/real.h"
#include "trail.h"

double fever_percent(struct tocsin_ratio ratio)
{
	double value = tocsin_ratio_percent(ratio);
	return isnan(value) ? 0 : value;
}

static struct trail_place place_of(
	const struct plot *plot, enum glyphs glyphs, const struct tocsin_point *point)
{
	return (struct trail_place){axis_across_cell(&plot->across,
					    fever_percent(point->completion), trail_across(glyphs)),
		axis_up_cell(&plot->up, fever_percent(point->consumption), trail_up(glyphs))};
}

/* `thin`: only every other cell, for what recedes. */
static void draw_trail(const struct plot *plot, const struct trail *trail, bool thin)
{
	for (int row = 0; row < trail->rows; row++)
		for (int column = 0; column < trail->columns; column += thin ? 2 : 1) {
			uint32_t code = trail_code(trail, column, row);
			if (code)
				plot_put(plot, column, row, code, plot_role(plot, column, row),
					true);
		}
}

/* Lines in date order; those of an earlier baseline recede, and none leads from one to the next. */
static void draw_lines(const struct plot *plot, const struct view_data *data)
{
	enum glyphs glyphs = plot->canvas->glyphs;
	for (int earlier = 1; earlier >= 0; earlier--) {
		struct trail trail;
		trail_init(
			&trail, &plot->canvas->arena, glyphs, plot->across.cells, plot->up.cells);
		for (uint32_t i = 1; i < data->point_count; i++)
			if (data->points[i].earlier_baseline == earlier &&
				data->points[i - 1].earlier_baseline == earlier)
				trail_line(&trail, place_of(plot, glyphs, &data->points[i - 1]),
					place_of(plot, glyphs, &data->points[i]));
		draw_trail(plot, &trail, earlier);
	}
}

/* A point off the chart lies at the edge and is an arrow that shows where it went. */
static void draw_point(const struct plot *plot, const struct tocsin_point *point, enum glyph glyph)
{
	double x = fever_percent(point->completion), y = fever_percent(point->consumption);
	int side_across = x > 100 ? 1 : axis_side(&plot->across, x) < 0 ? -1 : 0;
	int side_up = axis_side(&plot->up, y);
	if (side_across)
		glyph = side_across < 0 ? GLYPH_OFF_LEFT : GLYPH_OFF_RIGHT;
	if (side_up)
		glyph = side_up < 0 ? GLYPH_OFF_DOWN : GLYPH_OFF_UP;
	plot_put(plot, axis_across_cell(&plot->across, x, 1), axis_up_cell(&plot->up, y, 1),
		glyph_code(plot->canvas, glyph), zone_fill(point->zone), true);
}

/* What came after the date that is looked at: it recedes, from the state then on. */
static void draw_later(const struct plot *plot, const struct view_data *data)
{
	enum glyphs glyphs = plot->canvas->glyphs;
	struct trail trail;
	if (data->later_count == 0 || data->point_count == 0)
		return;
	const struct tocsin_point *from = &data->points[data->point_count - 1];
	trail_init(&trail, &plot->canvas->arena, glyphs, plot->across.cells, plot->up.cells);
	for (uint32_t i = 0; i < data->later_count; from = &data->later[i++])
		if (data->later[i].earlier_baseline == from->earlier_baseline)
			trail_line(&trail, place_of(plot, glyphs, from),
				place_of(plot, glyphs, &data->later[i]));
	draw_trail(plot, &trail, true);
	for (uint32_t i = 0; i < data->later_count; i++)
		draw_point(plot, &data->later[i], GLYPH_POINT_LATER);
}

const struct tocsin_point *fever_newest(const struct view_data *data)
{
	if (data->point_count > 0)
		return &data->points[data->point_count - 1];
	return data->status ? &data->status->now : NULL;
}

bool fever_has_trend(
	struct tocsin_trend *out, const struct plot *plot, const struct view_data *data)
{
	enum { LEAST_COLUMNS = 24 };
	*out = tocsin_trend_of(data->points, data->point_count);
	return out->known && data->status && !data->status->done &&
	       plot->across.cells >= LEAST_COLUMNS;
}

uint32_t fever_crossings(struct tocsin_crossing out[TOCSIN_CROSSINGS], const struct view_data *data)
{
	return tocsin_trend_crossings(out, data->project->calendar,
		data->project->settings.project_zones, data->points, data->point_count);
}

static void put_on_trend(const struct plot *plot, double x, double y, enum glyph glyph)
{
	int column = axis_across_cell(&plot->across, x, 1), row = axis_up_cell(&plot->up, y, 1);
	/* A dot is not worth a notch in the edge of a zone. */
	const struct cell *cell =
		canvas_cell(plot->canvas, plot_column(plot, column), plot_row(plot, row));
	bool edge = cell->role == ROLE_GREEN_EDGE || cell->role == ROLE_YELLOW_EDGE;
	if (axis_side(&plot->up, y) == 0 && (!edge || glyph != GLYPH_TREND))
		plot_put(plot, column, row, glyph_code(plot->canvas, glyph),
			plot_role(plot, column, row), true);
}

/* Where the last points lead: dots from the newest one on, equally far apart to the eye, for which
 * a row is twice as high as a column is wide. */
static void draw_trend(const struct plot *plot, const struct view_data *data)
{
	enum { DOTS = 30, LEAST_APART = 3 };
	struct tocsin_trend trend;
	if (!fever_has_trend(&trend, plot, data))
		return;
	double apart = tocsin_larger((double)plot->across.cells / DOTS, LEAST_APART);
	double rows = trend.slope * plot->across.percent_a_cell / plot->up.percent_a_cell;
	double step = apart / sqrt(1 + 4 * rows * rows) * plot->across.percent_a_cell;
	double now = fever_percent(fever_newest(data)->completion);
	for (unsigned dot = 1; now + dot * step <= 100; dot++) {
		double x = now + dot * step, y = trend.at_start + trend.slope * x;
		/* Past the edge it does not come back, and a steep one has millions of steps. */
		if (axis_side(&plot->up, y) * trend.slope > 0)
			break;
		put_on_trend(plot, x, y, GLYPH_TREND);
	}
	struct tocsin_crossing crossings[TOCSIN_CROSSINGS];
	for (uint32_t i = fever_crossings(crossings, data); i-- > 0;)
		put_on_trend(
			plot, crossings[i].completion, crossings[i].consumption, GLYPH_CROSSING);
}

/* The way from the present point to where it would go: every second cell of the line. */
static void draw_ghost(
	const struct plot *plot, const struct tocsin_point *now, const struct tocsin_point *ghost)
{
	struct trail trail;
	trail_init(&trail, &plot->canvas->arena, GLYPHS_ASCII, plot->across.cells, plot->up.cells);
	struct trail_place from = place_of(plot, GLYPHS_ASCII, now),
			   to = place_of(plot, GLYPHS_ASCII, ghost);
	trail_line(&trail, from, to);
	for (int row = 0; row < trail.rows; row++)
		for (int column = 0; column < trail.columns; column++)
			if (trail_code(&trail, column, row))
				plot_put(plot, column, row,
					glyph_code(plot->canvas, GLYPH_GHOST_PATH),
					plot_role(plot, column, row), true);
	draw_point(plot, ghost, GLYPH_GHOST);
}

static void draw_points(const struct plot *plot, const struct view_data *data)
{
	for (uint32_t i = 0; i + 1 < data->point_count; i++) {
		bool earlier = data->points[i].earlier_baseline;
		draw_point(plot, &data->points[i], earlier ? GLYPH_POINT_EARLIER : GLYPH_POINT);
	}
	/* A proposal has no progress: the project stands at the origin. */
	static const struct tocsin_point origin = {
		.completion = {0, 1}, .consumption = {0, 1}, .zone = TOCSIN_GREEN, .hollow = true};
	const struct tocsin_point *now = fever_newest(data);
	if (!now)
		now = &origin;
	if (data->ghost)
		draw_ghost(plot, now, &data->ghost->now);
	draw_point(plot, now, now->hollow ? GLYPH_NOW_HOLLOW : GLYPH_NOW);
}

static double most_consumed(const struct view_data *data)
{
	double most = data->status ? fever_percent(data->status->now.consumption) : 0;
	for (uint32_t i = 0; i < data->point_count; i++)
		most = tocsin_larger(most, fever_percent(data->points[i].consumption));
	for (uint32_t i = 0; i < data->later_count; i++)
		most = tocsin_larger(most, fever_percent(data->later[i].consumption));
	if (data->ghost)
		most = tocsin_larger(most, fever_percent(data->ghost->now.consumption));
	return most;
}

void fever_draw(struct canvas *canvas, const struct view_data *data, struct rectangle where)
{
	enum { ROWS_FOR_BOUNDS = 15, COLUMNS_FOR_BOUNDS = 40 };
	bool bounds = where.rows >= ROWS_FOR_BOUNDS && where.columns >= COLUMNS_FOR_BOUNDS;
	if (where.rows < 5 || where.columns < FEVER_LABEL_COLUMNS + 10)
		return;
	struct rectangle before = canvas_clip(canvas, where);
	struct plot plot = {.canvas = canvas,
		.where = {where.column + FEVER_LABEL_COLUMNS + 1, where.row,
			where.columns - FEVER_LABEL_COLUMNS - 2, where.rows - 2 - bounds}};
	plot.across = axis_across(plot.where.columns);
	plot.up = axis_up(plot.where.rows, most_consumed(data));
	tocsin_zone_lines(
		data->project->settings.project_zones, &plot.green_yellow, &plot.yellow_red);
	plot_fill(&plot);
	plot_draw_letters(&plot);
	fever_draw_axes(&plot);
	draw_trend(&plot, data);
	fever_draw_names(&plot, data);
	draw_later(&plot, data);
	draw_lines(&plot, data);
	draw_points(&plot, data);
	fever_draw_labels(&plot, data);
	int row = where.row + where.rows - 1 - bounds;
	fever_draw_legend(&plot, data, where.column + 1, row, where.columns - 2);
	if (bounds)
		fever_draw_bounds(&plot, where.column + 1, row + 1, where.columns - 2);
	canvas_unclip(canvas, before);
}

void fever_draw_small(struct canvas *canvas, enum tocsin_zone_preset zones,
	const struct tocsin_point *points, uint32_t count, struct rectangle where)
{
	const struct view_data data = {.points = points, .point_count = count};
	struct rectangle before = canvas_clip(canvas, where);
	struct plot plot = {.canvas = canvas, .where = where};
	plot.across = axis_across(where.columns);
	plot.up = axis_up(where.rows, most_consumed(&data));
	tocsin_zone_lines(zones, &plot.green_yellow, &plot.yellow_red);
	plot_fill(&plot);
	draw_lines(&plot, &data);
	draw_points(&plot, &data);
	canvas_unclip(canvas, before);
}
