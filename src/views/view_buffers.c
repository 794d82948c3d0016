/*
 * Every buffer, worst first, and what the days of the one under the cursor went to.
 *
 *      Y  project buffer  ━━━━━━╸───  62%   20d   7.6d  +2d since 04-01  ▁▂▂▃▅
 *
 * The colour of the bar is the zone, which the letter says too.
 */
#include "parts.h"

#include <string.h>

#include "buffer_lines.h"
#include "figure.h"
#include "glyph.h"
#include "list.h"
#include "meter.h"
#include "plot.h"
#include "split.h"
#include "view_what_if.h"

enum column {
	COLUMN_ZONE,
	COLUMN_BUFFER,
	COLUMN_BAR,
	COLUMN_USED,
	COLUMN_SIZE,
	COLUMN_LEFT,
	COLUMN_CHANGE,
	COLUMN_TRAIL,
	COLUMN_POINT,
	COLUMN_FLAG,
	COLUMN_COUNT
};

int buffers_visible(struct rectangle where, uint32_t count)
{
	return split_visible(where, count);
}

static void place_columns(struct list_column list[COLUMN_COUNT], struct canvas *canvas,
	const struct buffers_made *made, bool planned, struct rectangle where)
{
	const char *since = "change";
	if (made->date_count > 1)
		since = tocsin_arena_printf(&canvas->arena, "since %s",
			figure_date_short(made->dates[made->date_count - 2]).text);
	const struct list_column running[COLUMN_COUNT] = {
		[COLUMN_ZONE] = {"", 3, 3, 0, false},
		[COLUMN_BUFFER] = {"buffer", 10, 24, 0, false},
		[COLUMN_BAR] = {"consumed", 5, 40, 0, false},
		[COLUMN_USED] = {"", 5, 5, 0, true},
		[COLUMN_SIZE] = {"of", 5, 7, 2, true},
		[COLUMN_LEFT] = {"left", 6, 7, 1, true},
		[COLUMN_CHANGE] = {since, 11, 11, 3, true},
		[COLUMN_TRAIL] = {"trend", 8, BUFFER_DATES, 4, false},
	};
	const struct list_column proposal[COLUMN_COUNT] = {
		[COLUMN_BUFFER] = {"buffer", 12, 24, 0, false},
		[COLUMN_BAR] = {"", 5, 40, 3, false},
		[COLUMN_SIZE] = {"size", 6, 7, 0, true},
		[COLUMN_LEFT] = {"wanted", 6, 7, 1, true},
		[COLUMN_POINT] = {"protects", 10, 10, 2, true},
		[COLUMN_FLAG] = {"", 9, 9, 4, false},
	};
	memcpy(list, planned ? proposal : running, sizeof running);
	list_place(list, COLUMN_COUNT, where.column + 1, where.columns - 2);
}

/* What was used and is left, by the reckoning of today. */
static void draw_figures(struct canvas *canvas, const struct view_data *data,
	const struct list_column *list, const struct buffer_fact *fact, int row, enum role role)
{
	list_draw_text(canvas, &list[COLUMN_USED], row, role,
		fact->closed      ? "done"
		: !fact->measured ? "none"
				  : figure_percent_short(fact->consumption).text);
	list_draw_text(
		canvas, &list[COLUMN_SIZE], row, role, figure_span(data->project, fact->size).text);
	if (!fact->closed)
		list_draw_text(canvas, &list[COLUMN_LEFT], row, role,
			figure_span(data->project, fact->left).text);
}

/* "+2d": what the buffer lost since the status date before. */
static void draw_change(struct canvas *canvas, const struct view_data *data,
	const struct list_column *of, const struct buffers_made *made, uint32_t item, int row,
	enum role role)
{
	if (made->date_count < 2 || (item > BUFFER_OF_PROJECT && !made->feeding_trail))
		return;
	tocsin_work now = buffer_consumed(made, data, item, made->date_count - 1).part;
	tocsin_work change = now - buffer_consumed(made, data, item, made->date_count - 2).part;
	list_draw_text(canvas, of, row, role,
		change == 0 ? "="
			    : tocsin_arena_printf(&canvas->arena, "%s%s", change > 0 ? "+" : "",
				      figure_span(data->project, change).text));
}

/* How much was consumed, date by date. */
static void draw_trail(struct canvas *canvas, const struct view_data *data,
	const struct list_column *of, const struct buffers_made *made, uint32_t item, int row,
	enum role role)
{
	if (item > BUFFER_OF_PROJECT && !made->feeding_trail)
		return;
	uint32_t count = made->date_count;
	uint32_t from = count > (uint32_t)of->columns ? count - (uint32_t)of->columns : 0;
	for (uint32_t i = from; i < count; i++) {
		double percent = tocsin_ratio_percent(buffer_consumed(made, data, item, i));
		canvas_put(canvas, of->column + (int)(i - from), row,
			meter_column(canvas, percent / 100), role);
	}
}

static void draw_running(struct canvas *canvas, const struct view_data *data,
	const struct list_column *list, const struct buffers_made *made, uint32_t item, int row,
	bool selected)
{
	struct buffer_fact fact = buffer_fact_of(data, item);
	enum role role = selected ? ROLE_SELECTED : fact.closed ? ROLE_DIM : ROLE_TEXT;
	enum role name = role != ROLE_TEXT           ? role
			 : item == BUFFER_OF_PROJECT ? ROLE_CRITICAL
						     : role;
	list_draw_text(canvas, &list[COLUMN_BUFFER], row, name, buffer_name(canvas, data, item));
	draw_figures(canvas, data, list, &fact, row, role);
	if (list[COLUMN_CHANGE].columns > 0)
		draw_change(canvas, data, &list[COLUMN_CHANGE], made, item, row, role);
	if (selected)
		canvas_paint(canvas,
			(struct rectangle){list[COLUMN_ZONE].column, row,
				list[COLUMN_TRAIL].column + list[COLUMN_TRAIL].columns, 1},
			ROLE_SELECTED, false);
	enum role bar = fact.closed ? ROLE_TROUGH : meter_role(fact.zone);
	if (fact.measured)
		meter_bar(canvas, list[COLUMN_BAR].column, row, list[COLUMN_BAR].columns,
			tocsin_ratio_percent(fact.consumption) / 100, bar);
	if (list[COLUMN_TRAIL].columns > 0 && fact.measured)
		draw_trail(canvas, data, &list[COLUMN_TRAIL], made, item, row, bar);
	char letter[] = {' ', fact.closed ? '-' : tocsin_zone_letter(fact.zone), ' ', '\0'};
	list_draw_text(canvas, &list[COLUMN_ZONE], row, fact.closed ? role : zone_label(fact.zone),
		letter);
	what_if_mark_buffer(
		canvas, data, item, list[COLUMN_ZONE].column + list[COLUMN_ZONE].columns, row);
}

/* With a proposal the bars compare the sizes. */
static void draw_planned(struct canvas *canvas, const struct view_data *data,
	const struct list_column *list, uint32_t item, int row, bool selected)
{
	const struct tocsin_plan *plan = data->plan;
	struct buffer_fact fact = buffer_fact_of(data, item);
	tocsin_work point = fact.feeding ? fact.feeding->point : plan->promise;
	tocsin_work largest = plan->project_buffer > 0 ? plan->project_buffer : 1;
	enum role role = selected ? ROLE_SELECTED : ROLE_TEXT;
	enum role name = selected || fact.feeding ? role : ROLE_CRITICAL;
	list_draw_text(canvas, &list[COLUMN_BUFFER], row, name, buffer_name(canvas, data, item));
	list_draw_text(
		canvas, &list[COLUMN_SIZE], row, role, figure_span(data->project, fact.size).text);
	list_draw_text(canvas, &list[COLUMN_LEFT], row, role,
		figure_span(data->project, fact.wanted).text);
	list_draw_text(canvas, &list[COLUMN_POINT], row, role,
		figure_date_short(tocsin_calendar_finish(data->project->calendar, point)).text);
	list_draw_text(canvas, &list[COLUMN_FLAG], row, role,
		fact.feeding ? tocsin_buffer_flag_name(fact.feeding->flag) : "");
	if (selected)
		canvas_paint(canvas,
			(struct rectangle){list[COLUMN_BUFFER].column, row,
				list[COLUMN_FLAG].column + list[COLUMN_FLAG].columns, 1},
			ROLE_SELECTED, false);
	if (list[COLUMN_BAR].columns > 0)
		meter_bar(canvas, list[COLUMN_BAR].column, row, list[COLUMN_BAR].columns,
			(double)fact.size / (double)largest, ROLE_LOAD_BAR);
}

static void draw_list(struct canvas *canvas, const struct view_data *data,
	const struct view_state *state, struct rectangle where)
{
	const struct buffers_made *made = state->lines.made;
	const struct view_cursor *cursor = &state->cursors[VIEW_BUFFERS];
	uint32_t count = state->lines.count;
	uint32_t visible = where.rows > 1 ? (uint32_t)where.rows - 1 : 0;
	uint32_t top = view_scroll(cursor->top, cursor->selected, count, (int)visible);
	struct list_column list[COLUMN_COUNT];
	struct rectangle before = canvas_clip(canvas, where);
	place_columns(list, canvas, made, !data->status, where);
	list_draw_titles(canvas, list, COLUMN_COUNT, where.row);
	for (uint32_t i = top; i < count && i - top < visible; i++) {
		int row = where.row + 1 + (int)(i - top);
		uint32_t item = state->lines.items[i].item;
		if (data->status)
			draw_running(canvas, data, list, made, item, row, i == cursor->selected);
		else
			draw_planned(canvas, data, list, item, row, i == cursor->selected);
	}
	canvas_unclip(canvas, before);
}

/* Where the list leaves room beside the detail, the history of the buffer under the cursor. */
static void draw_history_below(struct canvas *canvas, const struct view_data *data,
	const struct view_state *state, uint32_t item, struct rectangle list)
{
	enum { MOST = 26, ROOMY = 16 };
	int left = list.rows - 1 - (int)state->lines.count;
	if (state->lines.count > (uint32_t)list.rows || left < ROOMY || !data->status)
		return;
	struct rectangle where = {list.column, list.row + list.rows - left + 2, list.columns,
		left - 2 < MOST ? left - 2 : MOST};
	canvas_printf(canvas, where.column + 1, where.row, where.columns - 2, ROLE_TITLE,
		"%s, date by date", buffer_name(canvas, data, item));
	where.row += 2;
	where.rows -= 3;
	buffer_history_draw(canvas, data, state->lines.made, item, where);
}

void buffers_draw(struct canvas *canvas, const struct view_data *data,
	const struct view_state *state, struct rectangle where)
{
	uint32_t count = state->lines.count, selected = state->cursors[VIEW_BUFFERS].selected;
	if (state->lines.opened > 0) {
		buffer_opened_draw(canvas, data, state, where);
		return;
	}
	if (count == 0) {
		canvas_text(canvas, where.column + 1, where.row + 1, where.columns - 2, ROLE_DIM,
			"no tasks yet: a plan of them will have a project buffer and one for each "
			"chain that feeds the critical one");
		return;
	}
	struct split split = split_make(where, count);
	uint32_t item = state->lines.items[selected < count ? selected : 0].item;
	draw_list(canvas, data, state, split.list);
	if (split.beside)
		draw_history_below(canvas, data, state, item, split.list);
	split_draw(canvas, &split,
		tocsin_arena_printf(&canvas->arena, "%s: %s", buffer_name(canvas, data, item),
			data->status ? "where the days went" : "what it is made of"));
	if (split.detail.rows > 0)
		buffer_detail_draw(canvas, data, state->lines.made, item, split.detail);
}
