/*
 *      WHAT-IF  2 changes   end 05-12 → 05-08   buffer 41% → 29%   risk 34% → 18%
 *
 *                            now            what if
 *     projected end     Tue 2026-05-12   Fri 2026-05-08    2 d earlier
 *     buffer used                 41 %             29 %
 */
#include "view_what_if.h"

#include <string.h>

#include "buffer_lines.h"
#include "figure.h"
#include "glyph.h"
#include "plot.h"

struct view_data what_if_sides(const struct view_data *data)
{
	struct view_data sides = *data;
	const struct view_what_if *what_if = data->what_if;
	if (!what_if)
		return sides;
	sides.project = what_if->project;
	sides.status = what_if->real;
	if (!sides.ghost && what_if->change_count > 0)
		sides.ghost = data->status;
	return sides;
}

static struct figure risk_figure(const struct view_risk *risk)
{
	struct figure figure = {"-"};
	if (risk->known)
		snprintf(figure.text, sizeof figure.text, "%.0f%%", risk->percent);
	return figure;
}

static struct figure finish_short(const struct view_data *data, const struct tocsin_status *status)
{
	return figure_date_short(
		tocsin_calendar_finish(data->project->calendar, status->projected_end));
}

/* "end 05-12 → 05-08", or without the arrow where nothing changes. */
static const char *compared(
	struct canvas *canvas, const char *name, const char *before, const char *after)
{
	if (strcmp(before, after) == 0)
		return tocsin_arena_printf(&canvas->arena, "%s %s", name, after);
	return tocsin_arena_printf(&canvas->arena, "%s %s %s %s", name, before,
		glyph_text(canvas, GLYPH_ARROW), after);
}

/* In steps of ten, so that the line is not painted for every one. */
static const char *simulating(struct canvas *canvas, const struct view_what_if *what_if)
{
	const struct view_risk *next =
		what_if->risk_real.known ? &what_if->risk : &what_if->risk_real;
	if (next->known || next->progress >= 100)
		return "";
	return tocsin_arena_printf(
		&canvas->arena, "simulating, %d %%, Esc stops", next->progress / 10 * 10);
}

void what_if_draw_banner(struct canvas *canvas, const struct view_data *data, int row)
{
	const struct view_what_if *what_if = data->what_if;
	if (!what_if || !data->status)
		return;
	const struct tocsin_status *real = what_if->real, *then = data->status;
	for (int column = 0; column < canvas->columns; column++)
		canvas_put(canvas, column, row, ' ', ROLE_WHAT_IF);
	int at = 1 + canvas_text(canvas, 1, row, canvas->columns - 1, ROLE_WHAT_IF, "WHAT-IF");
	const char *parts[] = {
		what_if->change_count == 0
			? "nothing changed yet"
			: tocsin_arena_printf(&canvas->arena, "%u change%s", what_if->change_count,
				  what_if->change_count == 1 ? "" : "s"),
		compared(canvas, "end", finish_short(data, real).text,
			finish_short(data, then).text),
		compared(canvas, "buffer", figure_percent_short(real->now.consumption).text,
			figure_percent_short(then->now.consumption).text),
		compared(canvas, "risk", risk_figure(&what_if->risk_real).text,
			risk_figure(&what_if->risk).text),
		simulating(canvas, what_if),
		"nothing is written",
	};
	for (unsigned i = 0; i < sizeof parts / sizeof parts[0]; i++) {
		if (!parts[i][0] || at + 2 + canvas_width(canvas, parts[i]) > canvas->columns - 1)
			continue;
		at += 2;
		at += canvas_text(canvas, at, row, canvas->columns - at, ROLE_WHAT_IF, parts[i]);
	}
}

void what_if_mark(
	struct canvas *canvas, const struct view_data *data, uint32_t task, int column, int row)
{
	if (data->what_if && data->what_if->changed[task])
		canvas_put(canvas, column, row, '?', ROLE_WHAT_IF);
}

static bool same_ratio(struct tocsin_ratio a, struct tocsin_ratio b)
{
	return (long double)a.part * (long double)b.whole ==
	       (long double)b.part * (long double)a.whole;
}

void what_if_mark_buffer(
	struct canvas *canvas, const struct view_data *data, uint32_t buffer, int column, int row)
{
	if (!data->what_if || !data->status)
		return;
	const struct tocsin_status *would = data->status, *is = data->what_if->real;
	uint32_t feeding = buffer - 1;
	bool same = buffer == BUFFER_OF_PROJECT
			    ? same_ratio(would->now.consumption, is->now.consumption)
			    : same_ratio(would->feeding[feeding].consumption,
				      is->feeding[feeding].consumption);
	if (!same)
		canvas_put(canvas, column, row, '?', ROLE_WHAT_IF);
}

void what_if_mark_resource(
	struct canvas *canvas, const struct view_data *data, uint32_t resource, int column, int row)
{
	if (data->what_if && resource < data->what_if->project->resource_count &&
		data->what_if->project->resources[resource].capacity !=
			data->project->resources[resource].capacity)
		canvas_put(canvas, column, row, '?', ROLE_WHAT_IF);
}

void what_if_draw_list(struct canvas *canvas, const struct view_data *data, struct rectangle where)
{
	const struct view_what_if *what_if = data->what_if;
	int row = where.row, end = where.row + where.rows;
	if (where.rows < 2)
		return;
	canvas_text(canvas, where.column, row++, where.columns, ROLE_TITLE, "what if");
	if (what_if->change_count == 0)
		canvas_text(canvas, where.column, row, where.columns, ROLE_DIM,
			"nothing yet: r s f x D try changes");
	for (uint32_t i = what_if->change_count; i > 0 && row < end; i--)
		canvas_text(canvas, where.column, row++, where.columns, ROLE_TEXT,
			what_if->changes[i - 1].words);
}

/* ---- Before the end ---- */

enum { NAME = 0, NOW = 18, THEN = 36, GAIN = 54, LEAST_FOR_COLUMNS = GAIN, MARGINS = 4 };

/* Rows may lie above or below what is in sight: the clip leaves them out. */
struct table {
	struct canvas *canvas;
	struct rectangle where;
	int row;
};

static bool is_narrow(int columns)
{
	return columns < LEAST_FOR_COLUMNS;
}

static void put(const struct table *table, int column, enum role role, const char *text)
{
	if (column < table->where.columns)
		canvas_text(table->canvas, table->where.column + column, table->row,
			table->where.columns - column, role, text);
}

/* In columns; on a narrow screen "now → what if" below the name. */
static void add_row(struct table *table, enum role role, const char *name, const char *now,
	const char *then, const char *gain)
{
	if (!is_narrow(table->where.columns)) {
		put(table, NAME, role, name);
		put(table, NOW, role, now);
		put(table, THEN, role, then);
		put(table, GAIN, role, gain);
		table->row++;
		return;
	}
	put(table, NAME, ROLE_DIM, name);
	table->row++;
	put(table, 2, role,
		tocsin_arena_printf(&table->canvas->arena, "%s %s %s", now,
			glyph_text(table->canvas, GLYPH_ARROW), then));
	table->row++;
}

static const char *gained(struct canvas *canvas, const struct view_data *data)
{
	const struct tocsin_project *project = data->project;
	tocsin_work gain = data->what_if->real->projected_end - data->status->projected_end;
	if (gain == 0)
		return "the same";
	return tocsin_arena_printf(&canvas->arena, "%s %s",
		figure_days(project, gain < 0 ? -gain : gain).text, gain > 0 ? "earlier" : "later");
}

static void add_zones(struct table *table, enum tocsin_zone now, enum tocsin_zone then)
{
	const enum tocsin_zone zones[] = {now, then};
	static const int columns[] = {NOW, THEN};
	if (is_narrow(table->where.columns)) {
		add_row(table, ROLE_TEXT, "zone", tocsin_zone_name(now), tocsin_zone_name(then),
			"");
		return;
	}
	put(table, NAME, ROLE_TEXT, "zone");
	for (int i = 0; i < 2; i++)
		put(table, columns[i], zone_label(zones[i]),
			tocsin_arena_printf(
				&table->canvas->arena, " %s ", tocsin_zone_name(zones[i])));
	table->row++;
}

static void draw_table(struct table *table, const struct view_data *data)
{
	struct canvas *canvas = table->canvas;
	const struct view_what_if *what_if = data->what_if;
	const struct tocsin_status *real = what_if->real, *then = data->status;
	const struct tocsin_project *project = data->project;
	if (!is_narrow(table->where.columns))
		add_row(table, ROLE_TITLE, "", "now", "what if", "");
	add_zones(table, real->now.zone, then->now.zone);
	add_row(table, ROLE_TEXT, "projected end", figure_finish(project, real->projected_end).text,
		figure_finish(project, then->projected_end).text, gained(canvas, data));
	add_row(table, ROLE_TEXT, "buffer used", figure_percent(real->now.consumption).text,
		figure_percent(then->now.consumption).text, "");
	add_row(table, ROLE_TEXT, "buffer left", figure_days(project, real->buffer_left).text,
		figure_days(project, then->buffer_left).text, "");
	add_row(table, ROLE_TEXT, "chain done", figure_percent(real->now.completion).text,
		figure_percent(then->now.completion).text, "");
	add_row(table, ROLE_TEXT, "promise at risk", risk_figure(&what_if->risk_real).text,
		risk_figure(&what_if->risk).text,
		what_if->risk.known ? tocsin_arena_printf(&canvas->arena, "+- %.1f %%, %u runs",
					      what_if->risk.error, (unsigned)what_if->risk.runs)
				    : "");
	if (what_if->risk.known)
		put(table, is_narrow(table->where.columns) ? 2 : GAIN, ROLE_DIM,
			tocsin_arena_printf(&canvas->arena, "seed %llu",
				(unsigned long long)what_if->risk.seed));
	table->row += 2;
}

static uint32_t changes_of(const struct view_what_if *what_if, bool reports)
{
	return reports ? what_if->report_count : what_if->change_count - what_if->report_count;
}

static void draw_changes(struct table *table, const struct view_data *data, bool reports)
{
	const struct view_what_if *what_if = data->what_if;
	if (changes_of(what_if, reports) == 0)
		return;
	put(table, 0, ROLE_TITLE,
		reports ? "reports: k keeps them, in one go"
			: "for the files: to make it so, change these lines");
	table->row++;
	for (uint32_t i = 0; i < what_if->change_count; i++) {
		const struct view_change *change = &what_if->changes[i];
		if ((change->file[0] == '\0') != reports)
			continue;
		put(table, 2, ROLE_TEXT, change->words);
		if (!reports) {
			table->row++;
			put(table, 4, ROLE_DIM, change->file);
		}
		table->row++;
	}
	table->row++;
}

/* As many as draw_table and draw_changes take, with the blank row above. */
int what_if_rows(const struct view_what_if *what_if, int columns)
{
	enum { BLANK = 1, FIGURES = 6, HEAD = 1, SEED_AND_BLANK = 2 };
	int rows = BLANK + SEED_AND_BLANK +
		   (is_narrow(columns - MARGINS) ? 2 * FIGURES : HEAD + FIGURES);
	for (int reports = 0; reports < 2; reports++) {
		int count = (int)changes_of(what_if, reports);
		rows += count > 0 ? HEAD + (reports ? count : 2 * count) + BLANK : 0;
	}
	return rows;
}

void what_if_draw(struct canvas *canvas, const struct view_data *data, struct rectangle where)
{
	struct rectangle before = canvas_clip(canvas, where);
	int hidden = what_if_rows(data->what_if, where.columns) - where.rows;
	int top = data->what_if->top < hidden ? data->what_if->top : hidden;
	top = top > 0 ? top : 0;
	struct table table = {canvas, where, where.row + 1 - top};
	table.where.column += MARGINS / 2;
	table.where.columns -= MARGINS;
	draw_table(&table, data);
	draw_changes(&table, data, true);
	draw_changes(&table, data, false);
	int last = where.row + where.rows - 1, right = where.column + where.columns - 1;
	if (top > 0)
		canvas_text(
			canvas, right, where.row, 1, ROLE_DIM, glyph_text(canvas, GLYPH_OFF_UP));
	if (top < hidden)
		canvas_text(canvas, right, last, 1, ROLE_DIM, glyph_text(canvas, GLYPH_OFF_DOWN));
	canvas_unclip(canvas, before);
}
