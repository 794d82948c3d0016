/*
 * The fever chart: consumption of the buffer over completion of the chain.
 *
 *      100 ┤▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒     one black row above 100 %: past the promise
 *       50 ┤▒▒▒▒▒▒ R ▒▒▒▒▒▒▒▒▒░░░░░░░░░░       zones as cells: role for colour, texture without
 *          │░░░░░░░░░░░ Y ░░░░▁▂▃▄▅▆▇          edges in eighths of a row: the exact sloped line
 *        0 ┤  ⡠⠔●                        G     the trail in braille, the newest point on it
 *          └0──────20─────40─────60──────
 */
#include "parts.h"

#include <math.h>

#include "figure.h"
#include "glyph.h"
#include "plot.h"
#include "tocsin/trend.h"
#include "trail.h"
#include "trail_label.h"

enum { LABEL_COLUMNS = 4 }; /* "100 " left of the axis */

/* What has no number lies at 0, as the zone test takes it. */
static double percent(struct tocsin_ratio ratio)
{
	double value = tocsin_ratio_percent(ratio);
	return isnan(value) ? 0 : value;
}

static struct trail_place place_of(
	const struct plot *plot, enum glyphs glyphs, const struct tocsin_point *point)
{
	return (struct trail_place){
		axis_across_cell(&plot->across, percent(point->completion), trail_across(glyphs)),
		axis_up_cell(&plot->up, percent(point->consumption), trail_up(glyphs))};
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
	double x = percent(point->completion), y = percent(point->consumption);
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

static const struct tocsin_point *newest(const struct view_data *data)
{
	if (data->point_count > 0)
		return &data->points[data->point_count - 1];
	return data->status ? &data->status->now : NULL;
}

/* The trend, where there is one to draw: not of a proposal, nor when all is done. */
static bool has_trend(
	struct tocsin_trend *out, const struct plot *plot, const struct view_data *data)
{
	enum { LEAST_COLUMNS = 24 };
	*out = tocsin_trend_of(data->points, data->point_count);
	return out->known && data->status && !data->status->done &&
	       plot->across.cells >= LEAST_COLUMNS;
}

static uint32_t crossings_of(
	struct tocsin_crossing out[TOCSIN_CROSSINGS], const struct view_data *data)
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
	if (!has_trend(&trend, plot, data))
		return;
	double apart = fmax((double)plot->across.cells / DOTS, LEAST_APART);
	double rows = trend.slope * plot->across.percent_a_cell / plot->up.percent_a_cell;
	double step = apart / sqrt(1 + 4 * rows * rows) * plot->across.percent_a_cell;
	for (double x = percent(newest(data)->completion) + step; x <= 100; x += step) {
		double y = trend.at_start + trend.slope * x;
		/* Past the edge it does not come back, and a steep one has millions of steps. */
		if (axis_side(&plot->up, y) * trend.slope > 0)
			break;
		put_on_trend(plot, x, y, GLYPH_TREND);
	}
	struct tocsin_crossing crossings[TOCSIN_CROSSINGS];
	for (uint32_t i = crossings_of(crossings, data); i-- > 0;)
		put_on_trend(
			plot, crossings[i].completion, crossings[i].consumption, GLYPH_CROSSING);
}

static bool label_point(
	struct label_field *field, const struct plot *plot, const struct tocsin_point *point)
{
	return label_field_place(field,
		axis_across_cell(&plot->across, percent(point->completion), 1),
		axis_up_cell(&plot->up, percent(point->consumption), 1),
		figure_date_short(point->as_of).text);
}

/* "~05-06" where the trend leaves a zone; on a small chart only where the promise goes. */
static void label_crossings(
	struct label_field *field, const struct plot *plot, const struct view_data *data, bool all)
{
	struct tocsin_crossing crossings[TOCSIN_CROSSINGS];
	struct tocsin_trend trend;
	if (!has_trend(&trend, plot, data))
		return;
	for (uint32_t i = crossings_of(crossings, data); i-- > 0;) {
		const struct tocsin_crossing *crossing = &crossings[i];
		if (!tocsin_instant_known(crossing->about) ||
			(!all && crossing->into != TOCSIN_BLACK))
			continue;
		label_field_place(field, axis_across_cell(&plot->across, crossing->completion, 1),
			axis_up_cell(&plot->up, crossing->consumption, 1),
			tocsin_arena_printf(&plot->canvas->arena, "~%s",
				figure_date_short(crossing->about).text));
	}
}

/*
 * Dates, the most telling first, for later ones find less room: the newest point and the oldest,
 * where the zone changed, where the trend will change it, and then backwards from the newest.
 */
static void draw_labels(const struct plot *plot, const struct view_data *data)
{
	enum { COLUMNS_A_LABEL = 12, ROOMY = 60, LEAST_COLUMNS = 24 };
	struct label_field field;
	const struct tocsin_point *points = data->points;
	uint32_t count = data->point_count;
	int left = plot->across.cells / COLUMNS_A_LABEL;
	if (count == 0 || plot->across.cells < LEAST_COLUMNS)
		return;
	label_field_init(&field, plot);
	left -= label_point(&field, plot, &points[count - 1]);
	if (count > 1)
		left -= label_point(&field, plot, &points[0]);
	for (uint32_t i = count - 1; i-- > 1 && left > 0;)
		if (points[i].zone != points[i - 1].zone)
			left -= label_point(&field, plot, &points[i]);
	label_crossings(&field, plot, data, plot->across.cells >= ROOMY);
	if (plot->across.cells < ROOMY)
		return;
	if (data->later_count > 0)
		left -= label_point(&field, plot, &data->later[data->later_count - 1]);
	for (uint32_t i = count - 1; i-- > 1 && left > 0;)
		if (points[i].zone == points[i - 1].zone)
			left -= label_point(&field, plot, &points[i]);
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
	const struct tocsin_point *now = newest(data);
	if (!now)
		now = &origin;
	if (data->ghost)
		draw_ghost(plot, now, &data->ghost->now);
	draw_point(plot, now, now->hollow ? GLYPH_NOW_HOLLOW : GLYPH_NOW);
}

/* Rules for axes: a tick where a label stands. */
static void draw_axes(const struct plot *plot)
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
		canvas_text_right(canvas, axis_column - LABEL_COLUMNS, row, LABEL_COLUMNS - 1,
			ROLE_DIM, text);
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

/* What the axis up is, on the black row; the legend names the one across. */
static void draw_names(const struct plot *plot)
{
	struct canvas *canvas = plot->canvas;
	const struct rectangle *where = &plot->where;
	if (plot->up.cells == axis_cells_to_100(&plot->up))
		return;
	int used = canvas_text(
		canvas, where->column, where->row, where->columns, ROLE_BLACK, " consumption % ");
	canvas_paint(
		canvas, (struct rectangle){where->column, where->row, used, 1}, ROLE_BLACK, true);
}

/* What the marks on the chart are. */
static const char *marks_text(
	struct canvas *canvas, const struct plot *plot, const struct view_data *data, int columns)
{
	const struct tocsin_point *now = newest(data);
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
	if (!has_trend(&trend, plot, data))
		return marks;
	const char *all =
		tocsin_arena_printf(arena, "%s  %s trend", marks, glyph_text(canvas, GLYPH_TREND));
	return canvas_width(canvas, all) <= columns ? all : marks;
}

static void draw_legend(
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
static void draw_bounds(const struct plot *plot, int column, int row, int columns)
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

static double most_consumed(const struct view_data *data)
{
	double most = data->status ? percent(data->status->now.consumption) : 0;
	for (uint32_t i = 0; i < data->point_count; i++)
		most = fmax(most, percent(data->points[i].consumption));
	for (uint32_t i = 0; i < data->later_count; i++)
		most = fmax(most, percent(data->later[i].consumption));
	if (data->ghost)
		most = fmax(most, percent(data->ghost->now.consumption));
	return most;
}

void fever_draw(struct canvas *canvas, const struct view_data *data, struct rectangle where)
{
	enum { ROWS_FOR_BOUNDS = 15, COLUMNS_FOR_BOUNDS = 40 };
	bool bounds = where.rows >= ROWS_FOR_BOUNDS && where.columns >= COLUMNS_FOR_BOUNDS;
	if (where.rows < 5 || where.columns < LABEL_COLUMNS + 10)
		return;
	struct rectangle before = canvas_clip(canvas, where);
	struct plot plot = {.canvas = canvas,
		.where = {where.column + LABEL_COLUMNS + 1, where.row,
			where.columns - LABEL_COLUMNS - 2, where.rows - 2 - bounds}};
	plot.across = axis_across(plot.where.columns);
	plot.up = axis_up(plot.where.rows, most_consumed(data));
	tocsin_zone_lines(
		data->project->settings.project_zones, &plot.green_yellow, &plot.yellow_red);
	plot_fill(&plot);
	plot_draw_letters(&plot);
	draw_axes(&plot);
	draw_trend(&plot, data);
	draw_names(&plot);
	draw_later(&plot, data);
	draw_lines(&plot, data);
	draw_points(&plot, data);
	draw_labels(&plot, data);
	int row = where.row + where.rows - 1 - bounds;
	draw_legend(&plot, data, where.column + 1, row, where.columns - 2);
	if (bounds)
		draw_bounds(&plot, where.column + 1, row + 1, where.columns - 2);
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
