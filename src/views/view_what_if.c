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

enum { NAME = 0, NOW = 18, THEN = 36, GAIN = 54 };

struct table {
	struct canvas *canvas;
	struct rectangle where;
	int row;
};

static void add_row(struct table *table, enum role role, const char *name, const char *now,
	const char *then, const char *gain)
{
	const char *const cells[] = {name, now, then, gain};
	static const int columns[] = {NAME, NOW, THEN, GAIN};
	if (table->row >= table->where.row + table->where.rows)
		return;
	for (int i = 0; i < 4; i++)
		if (columns[i] < table->where.columns)
			canvas_text(table->canvas, table->where.column + columns[i], table->row,
				table->where.columns - columns[i], role, cells[i]);
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

static const char *zone_text(enum tocsin_zone zone)
{
	return tocsin_zone_name(zone);
}

static void draw_zone(struct table *table, int column, enum tocsin_zone zone)
{
	if (column >= table->where.columns || table->row >= table->where.row + table->where.rows)
		return;
	canvas_printf(table->canvas, table->where.column + column, table->row,
		table->where.columns - column, zone_label(zone), " %s ", zone_text(zone));
}

static void draw_table(struct table *table, const struct view_data *data)
{
	struct canvas *canvas = table->canvas;
	const struct view_what_if *what_if = data->what_if;
	const struct tocsin_status *real = what_if->real, *then = data->status;
	const struct tocsin_project *project = data->project;
	add_row(table, ROLE_TITLE, "", "now", "what if", "");
	draw_zone(table, NOW, real->now.zone);
	draw_zone(table, THEN, then->now.zone);
	add_row(table, ROLE_TEXT, "zone", "", "", "");
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
		add_row(table, ROLE_DIM, "", "", "",
			tocsin_arena_printf(&canvas->arena, "seed %llu",
				(unsigned long long)what_if->risk.seed));
	table->row++;
}

static void draw_changes(struct table *table, const struct view_data *data, bool reports)
{
	const struct view_what_if *what_if = data->what_if;
	struct canvas *canvas = table->canvas;
	const struct rectangle *where = &table->where;
	uint32_t count =
		reports ? what_if->report_count : what_if->change_count - what_if->report_count;
	if (count == 0 || table->row + 1 >= where->row + where->rows)
		return;
	canvas_text(canvas, where->column, table->row++, where->columns, ROLE_TITLE,
		reports ? "reports: k keeps them, in one go"
			: "for the files: to make it so, change these lines");
	for (uint32_t i = 0; i < what_if->change_count; i++) {
		const struct view_change *change = &what_if->changes[i];
		if ((change->file[0] == '\0') != reports)
			continue;
		if (table->row >= where->row + where->rows)
			return;
		int used = canvas_text(canvas, where->column + 2, table->row, where->columns - 2,
			ROLE_TEXT, change->words);
		if (change->file[0] == '\0') {
			table->row++;
			continue;
		}
		int room = where->columns - 2 - used - 3;
		if (canvas_width(canvas, change->file) <= room) {
			canvas_text(canvas, where->column + 2 + used + 3, table->row++, room,
				ROLE_DIM, change->file);
		} else if (++table->row < where->row + where->rows) {
			canvas_text(canvas, where->column + 4, table->row++, where->columns - 4,
				ROLE_DIM, change->file);
		}
	}
	table->row++;
}

void what_if_draw(struct canvas *canvas, const struct view_data *data, struct rectangle where)
{
	struct rectangle before = canvas_clip(canvas, where);
	struct table table = {canvas, where, where.row + 1};
	table.where.column += 2;
	table.where.columns -= 4;
	draw_table(&table, data);
	draw_changes(&table, data, true);
	draw_changes(&table, data, false);
	canvas_unclip(canvas, before);
}
