/*
 * One buffer opened: its tasks, to report on, and below them how it came to where it is.
 *
 *       took          task                 overrun waiting  left  start finish
 *      +3d ━━━━━━━━   U2  Prototype checkout   +3d
 *                     B3  Checkout pages                       7d  04-14  04-22
 */

#include "buffer_lines.h"
#include "figure.h"
#include "glyph.h"
#include "list.h"
#include "meter.h"
#include "split.h"
#include "tocsin/real.h"
#include "view_what_if.h"

enum column {
	COLUMN_TOOK,
	COLUMN_BAR,
	COLUMN_CHAIN,
	COLUMN_ID,
	COLUMN_NAME,
	COLUMN_OVERRUN,
	COLUMN_WAITING,
	COLUMN_LEFT,
	COLUMN_START,
	COLUMN_FINISH,
	COLUMN_COUNT
};

/* ---- The list ---- */

static const char *signed_days(
	struct canvas *canvas, const struct view_data *data, tocsin_work minutes)
{
	if (minutes == 0)
		return "";
	return tocsin_arena_printf(&canvas->arena, "%s%s", minutes > 0 ? "+" : "",
		figure_span(data->project, minutes).text);
}

static void draw_share(struct canvas *canvas, const struct view_data *data,
	const struct list_column *list, const struct tocsin_share *share, int row, enum role role)
{
	list_draw_text(canvas, &list[COLUMN_TOOK], row, role,
		signed_days(canvas, data, share->overrun + share->waiting));
	list_draw_text(canvas, &list[COLUMN_OVERRUN], row, role,
		signed_days(canvas, data, share->overrun));
	list_draw_text(canvas, &list[COLUMN_WAITING], row, role,
		tocsin_arena_printf(&canvas->arena, "%s%s",
			signed_days(canvas, data, share->waiting),
			share->start_unknown ? "?" : ""));
}

static void draw_dates(struct canvas *canvas, const struct view_data *data,
	const struct list_column *list, uint32_t task, int row, enum role role)
{
	const struct tocsin_project *project = data->project;
	const struct tocsin_status *status = data->status;
	bool done = status && status->progress.states[task].phase == TOCSIN_DONE;
	tocsin_work start = status ? status->projection.start[task] : data->plan->tasks[task].start;
	tocsin_work finish =
		status ? status->projection.finish[task] : data->plan->tasks[task].finish;
	tocsin_work left =
		status ? status->progress.states[task].remaining : project->tasks[task].focused;
	list_draw_text(canvas, &list[COLUMN_LEFT], row, role,
		done ? "done" : figure_duration(project, task, left).text);
	if (start != TOCSIN_NO_WORK)
		list_draw_text(canvas, &list[COLUMN_START], row, role,
			figure_start_short(project->calendar, start, finish).text);
	list_draw_text(canvas, &list[COLUMN_FINISH], row, role,
		figure_date_short(tocsin_calendar_finish(project->calendar, finish)).text);
}

static bool is_critical(const struct view_data *data, uint32_t task)
{
	const struct tocsin_plan *plan = view_plan_in_force(data);
	uint32_t planned = data->status ? data->status->baseline.plan_task[task] : task;
	return planned < plan->task_count && plan->tasks[planned].chain == TOCSIN_CRITICAL;
}

static void draw_line(struct canvas *canvas, const struct view_data *data,
	const struct list_column *list, uint32_t task, const struct tocsin_share *share,
	tocsin_work most, int row, bool selected)
{
	bool critical = is_critical(data, task);
	enum role role = selected ? ROLE_SELECTED : ROLE_TEXT;
	enum role chain = !selected && critical ? ROLE_CRITICAL : role;
	list_draw_text(canvas, &list[COLUMN_CHAIN], row, chain,
		critical ? glyph_text(canvas, GLYPH_CRITICAL) : "");
	list_draw_text(canvas, &list[COLUMN_ID], row, chain, data->project->tasks[task].id);
	list_draw_text(canvas, &list[COLUMN_NAME], row, role, data->project->tasks[task].name);
	if (share)
		draw_share(canvas, data, list, share, row, role);
	draw_dates(canvas, data, list, task, row, role);
	if (selected)
		canvas_paint(canvas,
			(struct rectangle){list[0].column, row,
				list[COLUMN_FINISH].column + list[COLUMN_FINISH].columns -
					list[0].column,
				1},
			ROLE_SELECTED, false);
	what_if_mark(canvas, data, task, list[COLUMN_CHAIN].column + 1, row);
	tocsin_work took = share ? share->overrun + share->waiting : 0;
	if (list[COLUMN_BAR].columns > 0 && took > 0)
		meter_bar(canvas, list[COLUMN_BAR].column, row, list[COLUMN_BAR].columns,
			(double)took / (double)most, ROLE_LOAD_BAR);
}

static int id_columns(struct canvas *canvas, const struct view_data *data,
	const struct view_lines *lines, uint32_t top, uint32_t end)
{
	enum { LEAST = 4, MOST = 12 };
	int most = LEAST;
	for (uint32_t i = top; i < end; i++) {
		int width = canvas_width(canvas, data->project->tasks[lines->items[i].task].id);
		most = width > most ? width : most;
	}
	return most > MOST ? MOST : most;
}

static void place_columns(struct list_column list[COLUMN_COUNT], const struct view_data *data,
	int id, struct rectangle where)
{
	int took = data->status ? 1 : 0;
	const struct list_column all[COLUMN_COUNT] = {
		[COLUMN_TOOK] = {took ? "took" : "", 6 * took, 6 * took, 0, true},
		[COLUMN_BAR] = {"", 6 * took, 16 * took, 4, false},
		[COLUMN_CHAIN] = {"", 1, 1, 0, false},
		[COLUMN_ID] = {"task", id, id, 0, false},
		[COLUMN_NAME] = {"", where.columns >= 80 ? 24 : 10, 50, 0, false},
		[COLUMN_OVERRUN] = {took ? "overrun" : "", 7 * took, 7 * took, 3, true},
		[COLUMN_WAITING] = {took ? "waiting" : "", 8 * took, 8 * took, 2, true},
		[COLUMN_LEFT] = {data->status ? "left" : "takes", 6, 6, 0, true},
		[COLUMN_START] = {"start", 6, 6, 5, true},
		[COLUMN_FINISH] = {"finish", 6, 6, 1, true},
	};
	for (int i = 0; i < COLUMN_COUNT; i++)
		list[i] = all[i];
	list_place(list, COLUMN_COUNT, where.column + 1, where.columns - 2);
}

static void draw_list(struct canvas *canvas, const struct view_data *data,
	const struct view_state *state, struct rectangle where)
{
	const struct buffers_made *made = state->lines.made;
	const struct view_cursor *cursor = &state->cursors[VIEW_BUFFERS];
	uint32_t count = state->lines.count;
	uint32_t visible = where.rows > 1 ? (uint32_t)where.rows - 1 : 0;
	uint32_t top = view_scroll(cursor->top, cursor->selected, count, (int)visible);
	uint32_t end = count - top < visible ? count : top + visible;
	struct list_column list[COLUMN_COUNT];
	place_columns(list, data, id_columns(canvas, data, &state->lines, top, end), where);
	list_draw_titles(canvas, list, COLUMN_COUNT, where.row);
	const struct tocsin_share *worst = count > 0 ? made->opened[0] : NULL;
	tocsin_work most = worst ? worst->overrun + worst->waiting : 1;
	for (uint32_t i = top; i < end; i++)
		draw_line(canvas, data, list, state->lines.items[i].task, made->opened[i],
			most > 0 ? most : 1, where.row + 1 + (int)(i - top), i == cursor->selected);
	if (count == 0)
		canvas_text(canvas, where.column + 1, where.row + 1, where.columns - 2, ROLE_DIM,
			"nobody took a day, and nothing is left to do");
}

/* ---- The history ---- */

void buffer_history_draw(struct canvas *canvas, const struct view_data *data,
	const struct buffers_made *made, uint32_t item, struct rectangle where)
{
	enum { WIDE = 7, LABEL = 5, FULL_BLOCK = 0x2588 };
	int rows = where.rows - 1, room = (where.columns - LABEL - 2) / WIDE;
	uint32_t count = made->date_count;
	uint32_t from = count > (uint32_t)room ? count - (uint32_t)room : 0;
	struct buffer_fact fact = buffer_fact_of(data, item);
	if (rows < 2 || !fact.measured || count == 0 ||
		(item > BUFFER_OF_PROJECT && !made->feeding_trail))
		return;
	double most = 100;
	for (uint32_t i = from; i < count; i++)
		most = tocsin_larger(
			most, tocsin_ratio_percent(buffer_consumed(made, data, item, i)));
	canvas_printf(canvas, where.column + 1, where.row, LABEL, ROLE_DIM, "%3.0f%%", most);
	canvas_printf(canvas, where.column + 1, where.row + rows - 1, LABEL, ROLE_DIM, "  0%%");
	for (uint32_t i = from; i < count; i++) {
		struct tocsin_ratio used = buffer_consumed(made, data, item, i);
		double percent = tocsin_ratio_percent(used);
		int column = where.column + 1 + LABEL + (int)(i - from) * WIDE;
		enum role role = i + 1 == count ? meter_role(fact.zone) : ROLE_LOAD_BAR;
		for (int up = 0; up < rows; up++) {
			double share = percent / most * rows - up;
			uint32_t code = share >= 1 && canvas->glyphs != GLYPHS_ASCII
						? FULL_BLOCK
						: meter_column(canvas, share);
			for (int k = 0; k < WIDE - 1; k++)
				canvas_put(canvas, column + k, where.row + rows - 1 - up, code,
					share > 0 ? role : ROLE_TROUGH);
		}
		canvas_text(canvas, column, where.row + rows, WIDE - 1, ROLE_DIM,
			figure_date_short(made->dates[i]).text);
	}
}

void buffer_opened_draw(struct canvas *canvas, const struct view_data *data,
	const struct view_state *state, struct rectangle where)
{
	const struct buffers_made *made = state->lines.made;
	uint32_t item = state->lines.opened - 1;
	struct split split = split_opened(where);
	struct rectangle before = canvas_clip(canvas, split.list);
	draw_list(canvas, data, state, split.list);
	canvas_unclip(canvas, before);
	split_draw(canvas, &split, buffer_name(canvas, data, item));
	if (split.detail.rows <= 0)
		return;
	int used = buffer_state_draw(canvas, data, made, item, split.detail);
	split.detail.row += used;
	split.detail.rows -= used;
	if (data->status)
		buffer_history_draw(canvas, data, made, item, split.detail);
}
