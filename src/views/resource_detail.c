/*
 * One resource: its load day by day below its capacity, the clashes if dates are kept, and whose
 * turn it is.
 *
 *      2 ▇▇▇▇▇▇····▇▇▇▇▇▇▇▇▇▇··
 *      1 ██████▇▇▇▇██████████▇▇
 *        04-08     04-20
 *      !  if dates are kept, 3 of 2 asked for from 04-14 to 04-16: B3 B6
 *     now    Y ◆ B6  Search           4d  04-07  04-13
 *     next   Y ◆ B3  Checkout pages   7d  04-14  04-22  wake
 */
#include "resource_lines.h"

#include <string.h>

#include "figure.h"
#include "glyph.h"
#include "list.h"
#include "meter.h"
#include "plot.h"
#include "task_row.h"
#include "view_what_if.h"

struct pen {
	struct canvas *canvas;
	const struct view_data *data;
	const struct resources_made *made;
	uint32_t resource;
	struct rectangle left; /* what is not written on yet */
};

static int next_row(struct pen *pen)
{
	pen->left.rows--;
	return pen->left.row++;
}

/* ---- Load ---- */

enum { LABEL = 4 };

/* How much of a cell at a height is full: `units` a row. */
static double filled(double value, int row, double units)
{
	double share = (value - row * units) / units;
	return share < 0 ? 0 : share > 1 ? 1 : share;
}

/* A full cell joins the one above it. */
static uint32_t block(const struct canvas *canvas, double share)
{
	enum { FULL_BLOCK = 0x2588 };
	if (share >= 1)
		return canvas->glyphs == GLYPHS_ASCII ? '#' : FULL_BLOCK;
	return canvas->glyphs == GLYPHS_ASCII ? (share >= 0.5 ? '#' : '.')
					      : meter_column(canvas, share);
}

/* One column: the trough is what there is, the bar what is asked, red where that is more. */
static void draw_column(struct pen *pen, int column, int top, int rows, double units,
	const struct resource_cell *cell)
{
	double used = (double)cell->used / (double)cell->minutes / 1000;
	double there = (double)cell->available / (double)cell->minutes / 1000;
	for (int i = 0; i < rows; i++) {
		double share = filled(used, i, units);
		bool within = (i + 0.5) * units <= there;
		int row = top + rows - 1 - i;
		if (share > 0)
			canvas_put(pen->canvas, column, row, block(pen->canvas, share),
				within ? ROLE_LOAD_BAR : ROLE_RED_BAR);
		else if (within)
			canvas_put(pen->canvas, column, row,
				glyph_code(pen->canvas, GLYPH_BAR_EMPTY), ROLE_LOAD_BAR);
	}
}

/* The most that is asked or there in any cell, in units. */
static double highest(const struct pen *pen, const struct resource_scale *scale)
{
	double most = (double)pen->data->project->resources[pen->resource].capacity / 1000;
	for (uint32_t i = 0; i < scale->cells; i++) {
		struct resource_cell cell = resource_cell_at(pen->made, pen->resource, scale, i);
		double used = (double)cell.used / (double)cell.minutes / 1000;
		most = used > most ? used : most;
	}
	return most > 0 ? most : 1;
}

/* The cells as columns, apart where there is room; a clash is marked on top, an absence at the
 * foot. */
static void draw_columns(
	struct pen *pen, const struct resource_scale *scale, int first, int rows, double units)
{
	int top = pen->left.row, wide = scale->columns_a_cell;
	for (uint32_t i = 0; i < scale->cells; i++) {
		struct resource_cell cell = resource_cell_at(pen->made, pen->resource, scale, i);
		for (int k = 0; k < (wide > 2 ? wide - 1 : wide); k++) {
			int column = first + (int)i * wide + k;
			draw_column(pen, column, top, rows, units, &cell);
			if (cell.over)
				canvas_put(pen->canvas, column, top, '!', ROLE_RED_LABEL);
			else if (cell.available == 0)
				canvas_put(pen->canvas, column, top + rows - 1, 'x', ROLE_TROUGH);
		}
	}
}

static void draw_load(struct pen *pen, int rows)
{
	enum { LEGEND = 14 };
	struct canvas *canvas = pen->canvas;
	int first = pen->left.column + LABEL, columns = pen->left.columns - LABEL;
	struct resource_scale scale = resource_scale_for(pen->made, columns);
	double most = highest(pen, &scale);
	draw_columns(pen, &scale, first, rows, most / rows);
	canvas_text_right(canvas, pen->left.column, pen->left.row, LABEL - 1, ROLE_DIM,
		tocsin_arena_printf(&canvas->arena, most < 10 ? "%.2g" : "%.0f", most));
	canvas_text_right(
		canvas, pen->left.column, pen->left.row + rows - 1, LABEL - 1, ROLE_DIM, "0");
	pen->left.row += rows;
	pen->left.rows -= rows;
	int row = next_row(pen);
	resource_dates_draw(canvas, pen->data, pen->made, &scale, first, row, columns - LEGEND);
	if (pen->made->in_days)
		canvas_text_right(canvas, first, row, columns, ROLE_DIM,
			scale.steps_a_cell == 1 ? "a day each"
						: tocsin_arena_printf(&canvas->arena,
							  "%u days each", scale.steps_a_cell));
}

/* ---- Clashes ---- */

static const char *clash_text(struct pen *pen, const struct tocsin_conflict *conflict)
{
	enum { NAMED = 6 };
	struct tocsin_arena *arena = &pen->canvas->arena;
	const struct tocsin_project *project = pen->data->project;
	const struct tocsin_calendar *calendar = project->calendar;
	const char *text =
		tocsin_arena_printf(arena, "if dates are kept, %s of %s asked for from %s to %s:",
			resource_units(pen->canvas, conflict->needed),
			resource_units(pen->canvas, conflict->available),
			figure_date_short(tocsin_calendar_start(calendar, conflict->from)).text,
			figure_date_short(tocsin_calendar_finish(calendar, conflict->to)).text);
	const uint32_t *tasks = &pen->made->load.conflict_tasks[conflict->first_task];
	for (uint32_t i = 0; i < conflict->task_count && i < NAMED; i++)
		text = tocsin_arena_printf(arena, "%s %s", text, project->tasks[tasks[i]].id);
	if (conflict->task_count > NAMED)
		text = tocsin_arena_printf(
			arena, "%s and %u more", text, conflict->task_count - NAMED);
	return text;
}

static void draw_clashes(struct pen *pen, int rows)
{
	const struct tocsin_load *load = &pen->made->load;
	uint32_t first = load->first_conflict[pen->resource];
	uint32_t count = load->first_conflict[pen->resource + 1] - first;
	uint32_t shown = count <= (uint32_t)rows ? count : (uint32_t)rows;
	for (uint32_t k = 0; k < shown && pen->left.rows > 0; k++) {
		int row = next_row(pen), column = pen->left.column;
		canvas_text(pen->canvas, column, row, 3, ROLE_RED_LABEL, " ! ");
		const char *text = clash_text(pen, &load->conflicts[first + k]);
		if (k + 1 == shown && shown < count)
			text = tocsin_arena_printf(
				&pen->canvas->arena, "%s; %u later", text, count - shown);
		canvas_text(pen->canvas, column + 4, row, pen->left.columns - 4, ROLE_TEXT, text);
	}
}

/* "wake up  for B3 Checkout pages, in 4 d" */
static void draw_wake_up(struct pen *pen)
{
	uint32_t task = pen->made->sums[pen->resource].wake_up;
	if (task == TOCSIN_NONE || pen->left.rows <= 0)
		return;
	const struct tocsin_project *project = pen->data->project;
	const struct tocsin_status *status = pen->data->status;
	tocsin_work wait = status->projection.start[task] - status->t;
	int row = next_row(pen), column = pen->left.column;
	column += canvas_text(pen->canvas, column, row, 9, ROLE_YELLOW_LABEL, " wake up ") + 1;
	canvas_printf(pen->canvas, column, row, pen->left.columns - 10, ROLE_TEXT,
		"for %s %s, %s%s", project->tasks[task].id, project->tasks[task].name,
		wait <= 0 ? "now" : "in ", wait <= 0 ? "" : figure_days(project, wait).text);
}

/* ---- Turns ---- */

enum turn_column {
	TURN_WORD,
	TURN_ZONE,
	TURN_CHAIN,
	TURN_ID,
	TURN_NAME,
	TURN_LEFT,
	TURN_START,
	TURN_FINISH,
	TURN_FLAGS,
	TURN_COLUMNS
};

static const char *turn_word(const struct pen *pen, enum tocsin_turn turn)
{
	static const char *const words[] = {"now", "next", "later"};
	return pen->data->status ? words[turn] : "";
}

static struct task_row row_of(const struct view_data *data, uint32_t task)
{
	const struct tocsin_plan *plan = view_plan_in_force(data);
	uint32_t planned = data->status ? data->status->baseline.plan_task[task] : task;
	return (struct task_row){
		.task = task, .planned = planned < plan->task_count ? &plan->tasks[planned] : NULL};
}

static void draw_turn(struct pen *pen, const struct list_column *list,
	const struct tocsin_turn_item *item, bool again, bool selected, int row)
{
	struct canvas *canvas = pen->canvas;
	const struct view_data *data = pen->data;
	const struct tocsin_project *project = data->project;
	const struct tocsin_task *task = &project->tasks[item->task];
	struct task_row known = row_of(data, item->task);
	bool critical = known.planned && known.planned->chain == TOCSIN_CRITICAL;
	bool later = item->turn == TOCSIN_LATER && data->status;
	enum role role = selected ? ROLE_SELECTED : later ? ROLE_DIM : ROLE_TEXT;
	enum role chain = !selected && critical ? ROLE_CRITICAL : role;
	tocsin_work start = pen->made->places.start[item->task];
	tocsin_work finish = pen->made->places.finish[item->task];
	tocsin_work left =
		data->status ? data->status->progress.states[item->task].remaining : task->focused;
	enum tocsin_zone zone;
	if (!again)
		list_draw_text(canvas, &list[TURN_WORD], row, selected ? role : ROLE_TITLE,
			turn_word(pen, item->turn));
	list_draw_text(canvas, &list[TURN_CHAIN], row, chain,
		critical ? glyph_text(canvas, GLYPH_CRITICAL) : "");
	list_draw_text(canvas, &list[TURN_ID], row, chain, task->id);
	list_draw_text(canvas, &list[TURN_NAME], row, role, task->name);
	list_draw_text(canvas, &list[TURN_LEFT], row, role,
		figure_duration(project, item->task, left).text);
	list_draw_text(canvas, &list[TURN_START], row, role,
		figure_start_short(project->calendar, start, finish).text);
	list_draw_text(canvas, &list[TURN_FINISH], row, role,
		figure_date_short(tocsin_calendar_finish(project->calendar, finish)).text);
	list_draw_text(canvas, &list[TURN_FLAGS], row, role, task_row_flags(canvas, data, &known));
	if (selected)
		canvas_paint(canvas,
			(struct rectangle){pen->left.column, row, pen->left.columns, 1},
			ROLE_SELECTED, false);
	what_if_mark(canvas, data, item->task, list[TURN_CHAIN].column + 1, row);
	if (task_row_zone(&zone, data, &known))
		canvas_put(canvas, list[TURN_ZONE].column, row, (uint32_t)tocsin_zone_letter(zone),
			zone_label(zone));
}

/* As wide for all resources: what does not change between two of them stays where it is. */
static int id_columns(const struct resources_made *made)
{
	enum { LEAST = 4, MOST = 12 };
	int columns = made->id_columns;
	return columns < LEAST ? LEAST : columns > MOST ? MOST : columns;
}

void resource_turns_draw(struct canvas *canvas, const struct view_data *data,
	const struct resources_made *made, uint32_t resource, struct rectangle where, uint32_t top,
	uint32_t selected)
{
	struct pen pen = {canvas, data, made, resource, where};
	const struct tocsin_agendas *agendas = &made->agendas;
	uint32_t first = agendas->first[resource] + top;
	uint32_t count = agendas->first[resource + 1] - first;
	if (where.rows < 2)
		return;
	if (count == 0) {
		bool hidden = selected != TOCSIN_NONE && data->filter && data->filter[0];
		canvas_text(canvas, where.column, where.row, where.columns, ROLE_DIM,
			hidden ? "no task of its matches: Esc clears the filter"
			       : "nothing left to do");
		return;
	}
	uint32_t room = (uint32_t)where.rows - 1, shown = count <= room ? count : room;
	bool more = shown < count && selected == TOCSIN_NONE;
	shown -= more;
	struct list_column list[TURN_COLUMNS] = {
		[TURN_WORD] = {"", 5, 5, 0, false},
		[TURN_ZONE] = {"", 1, 1, 3, false},
		[TURN_CHAIN] = {"", 1, 1, 0, false},
		[TURN_ID] = {"task", id_columns(made), 0, 0, false},
		[TURN_NAME] = {"", 10, 60, 0, false},
		[TURN_LEFT] = {data->status ? "left" : "takes", 6, 6, 0, true},
		[TURN_START] = {"start", 6, 6, 2, true},
		[TURN_FINISH] = {"finish", 6, 6, 1, true},
		[TURN_FLAGS] = {data->status ? "flags" : "", 12, 16, 4, false},
	};
	list_place(list, TURN_COLUMNS, where.column, where.columns);
	list_draw_titles(canvas, list, TURN_COLUMNS, next_row(&pen));
	for (uint32_t k = 0; k < shown; k++) {
		const struct tocsin_turn_item *item = &agendas->items[first + k];
		bool again = k > 0 && item[-1].turn == item->turn;
		draw_turn(&pen, list, item, again, top + k == selected, next_row(&pen));
	}
	if (more)
		canvas_printf(canvas, list[TURN_CHAIN].column, next_row(&pen), where.columns - 8,
			ROLE_DIM, "%u more", count - shown);
}

void resource_load_draw(struct canvas *canvas, const struct view_data *data,
	const struct resources_made *made, uint32_t resource, struct rectangle where)
{
	enum { LOAD = 5 };
	struct pen pen = {canvas, data, made, resource,
		{where.column + 1, where.row, where.columns - 2, where.rows}};
	struct rectangle before = canvas_clip(canvas, where);
	draw_load(&pen, LOAD);
	draw_clashes(&pen, 1);
	draw_wake_up(&pen);
	canvas_unclip(canvas, before);
}

/* Rows that the clashes and the wake-up take, of those given. */
static int warning_rows(const struct pen *pen, int most)
{
	const struct tocsin_load *load = &pen->made->load;
	uint32_t clashes =
		load->first_conflict[pen->resource + 1] - load->first_conflict[pen->resource];
	int wake_up = pen->made->sums[pen->resource].wake_up != TOCSIN_NONE;
	int rows = clashes < (uint32_t)most ? (int)clashes : most;
	return rows + wake_up;
}

/* The warnings, which come and go, stand at the foot: the load and the turns above keep their
 * places from one resource to the next. */
void resource_detail_draw(struct canvas *canvas, const struct view_data *data,
	const struct resources_made *made, uint32_t resource, struct rectangle where)
{
	enum { LEAST_TURNS = 5, MOST_CLASHES = 6 };
	struct pen pen = {canvas, data, made, resource,
		{where.column + 1, where.row, where.columns - 2, where.rows}};
	struct rectangle before = canvas_clip(canvas, where);
	int load = where.rows >= 30 ? 10 : where.rows >= 16 ? 5 : where.rows >= 11 ? 2 : 0;
	if (load > 0)
		draw_load(&pen, load);
	if (where.rows >= 16)
		next_row(&pen);
	int clashes = pen.left.rows - LEAST_TURNS - 2;
	clashes = clashes > MOST_CLASHES ? MOST_CLASHES : clashes < 1 ? 1 : clashes;
	int warnings = warning_rows(&pen, clashes);
	struct rectangle turns = pen.left;
	pen.left.row += pen.left.rows - warnings;
	pen.left.rows = warnings;
	turns.rows -= warnings;
	resource_turns_draw(canvas, data, made, resource, turns, 0, TOCSIN_NONE);
	draw_clashes(&pen, clashes);
	draw_wake_up(&pen);
	canvas_unclip(canvas, before);
}
