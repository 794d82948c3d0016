/*
 * The task list: what to work on next, then what comes later, then what is done.
 *
 *      Y ◆ T1.1  Pour the foundation   Crew   running   8d   +3.0 d  15%  stale
 *
 * The letter is the zone of the buffer that the task draws on, the diamond the critical chain; a
 * letter without a diamond is that of a feeding chain.
 */
#include "parts.h"

#include "details.h"
#include "frame.h"
#include "glyph.h"
#include "group_row.h"
#include "plot.h"
#include "task_cell.h"
#include "view_what_if.h"

static void draw_row(struct canvas *canvas, const struct view_data *data,
	const struct task_columns *columns, const struct task_row *row, int at, bool selected)
{
	const struct list_column *list = columns->list;
	bool done = task_row_phase(data, row->task) == TOCSIN_DONE;
	bool critical = row->planned && row->planned->chain == TOCSIN_CRITICAL;
	enum role role = selected ? ROLE_SELECTED : done ? ROLE_DIM : ROLE_TEXT;
	enum role chain = critical && role == ROLE_TEXT ? ROLE_CRITICAL : role;
	list_draw_text(canvas, &list[TASK_CHAIN_MARK], at, chain,
		critical ? glyph_text(canvas, GLYPH_CRITICAL) : "");
	for (int i = TASK_MARKS; i < columns->count; i++) {
		enum task_column column = (enum task_column)columns->columns[i];
		if (list[i].columns > 0)
			list_draw_text(canvas, &list[i], at,
				column == TASK_COLUMN_ID ? chain : role,
				task_cell(canvas, data, row, column, list[i].columns));
	}
	if (selected)
		canvas_paint(canvas,
			(struct rectangle){list[TASK_ZONE_MARK].column, at, canvas->columns, 1},
			ROLE_SELECTED, false);
	what_if_mark(canvas, data, row->task, list[TASK_CHAIN_MARK].column + 1, at);
	enum tocsin_zone zone;
	if (list[TASK_ZONE_MARK].columns > 0 && task_row_zone(&zone, data, row))
		canvas_put(canvas, list[TASK_ZONE_MARK].column, at,
			(uint32_t)tocsin_zone_letter(zone), zone_label(zone));
}

/* The widest id in sight, within reason. */
static int id_columns(struct canvas *canvas, const struct view_data *data,
	const struct view_rows *rows, uint32_t top, uint32_t end)
{
	enum { LEAST = 3, MOST = 12 };
	int most = LEAST;
	for (uint32_t i = top; i < end; i++) {
		if (rows->tasks[i] == TOCSIN_NONE)
			continue;
		int width = canvas_width(canvas, data->project->tasks[rows->tasks[i]].id);
		most = width > most ? width : most;
	}
	return most > MOST ? MOST : most;
}

int tasks_draw_filter(struct canvas *canvas, const char *filter, uint32_t found, uint32_t all,
	int column, int row, int columns)
{
	/* How many are left is said whatever the filter is. */
	enum { NARROW = 24 };
	const char *count = tocsin_arena_printf(
		&canvas->arena, columns < NARROW ? " %u/%u " : " %u of %u ", found, all);
	int room = columns - canvas_width(canvas, count) - 2, used = 0;
	if (room >= 4)
		used = canvas_printf(canvas, column, row, room, ROLE_MATCH, " /%s", filter);
	if (used > 0)
		used += canvas_text(canvas, column + used, row, 1, ROLE_MATCH, " ");
	return used + canvas_text(canvas, column + used, row, columns - used, ROLE_TITLE, count);
}

int tasks_draw_title(
	struct canvas *canvas, const struct view_state *state, int column, int row, int columns)
{
	const struct view_rows *rows = &state->rows;
	if (state->filter && state->filter[0])
		return tasks_draw_filter(
			canvas, state->filter, rows->found, rows->all, column, row, columns);
	return canvas_printf(canvas, column, row, columns, ROLE_TITLE, " %u task%s ", rows->all,
		rows->all == 1 ? "" : "s");
}

void tasks_draw(struct canvas *canvas, const struct view_data *data, const struct view_state *state,
	struct rectangle where)
{
	const struct view_rows *rows = &state->rows;
	uint32_t visible = where.rows > 1 ? (uint32_t)where.rows - 1 : 0;
	uint32_t top = view_scroll(state->top, state->selected, rows->count, (int)visible);
	uint32_t end = rows->count - top < visible ? rows->count : top + visible;

	struct rectangle before = canvas_clip(canvas, where);
	struct task_columns columns;
	task_columns_place(&columns, canvas, &state->listing, !data->status,
		id_columns(canvas, data, rows, top, end), where.column + 1, where.columns - 2);
	list_draw_titles(canvas, columns.list, columns.count, where.row);
	for (uint32_t i = top; i < end; i++) {
		if (rows->tasks[i] == TOCSIN_NONE) {
			group_row_draw(canvas, data, &columns, view_rows_group(rows, i),
				where.row + 1 + (int)(i - top), i == state->selected);
			continue;
		}
		struct task_row row = task_row_at(data, rows, i);
		draw_row(canvas, data, &columns, &row, where.row + 1 + (int)(i - top),
			i == state->selected);
	}
	if (rows->count == 0)
		canvas_text(canvas, where.column + 1, where.row + 1, where.columns - 2, ROLE_DIM,
			rows->all == 0 ? "no tasks yet: schedule.csv is empty"
				       : "no task matches: Esc clears the filter");
	canvas_unclip(canvas, before);
}

void tasks_draw_alone(struct canvas *canvas, const struct view_data *data,
	const struct view_state *state, struct rectangle where)
{
	struct details details;
	if (!state->listing.details || state->rows.count == 0 ||
		(state->selected < state->rows.count &&
			state->rows.tasks[state->selected] == TOCSIN_NONE)) {
		tasks_draw(canvas, data, state, where);
		return;
	}
	struct rectangle place = details_place(where), list = where;
	details_make(&details, canvas, data, state, place.columns);
	if (details_are_beside(where.columns)) {
		list.columns = place.column - 2 - where.column;
		tasks_draw(canvas, data, state, list);
		frame_rule_down(canvas, place.column - 2, where.row - 1, where.rows + 1);
	}
	struct rectangle before = canvas_clip(canvas, where);
	details_draw(&details, place, state->details_top);
	canvas_unclip(canvas, before);
}
