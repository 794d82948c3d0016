/*
 * The fever view: the chart as large as it goes, the trend in words and the state below it, and
 * where there is room the feeding buffers beside it.
 *
 *     80x24               100x30                    200x60
 *     chart               chart | state             chart | state
 *     trend in words            | bars                    | small charts
 *     state               trend in words            trend in words
 */
#include "parts.h"

#include "frame.h"
#include "trend_words.h"
#include "view_what_if.h"

enum {
	PANEL_COLUMNS = 36,
	WIDE_PANEL_COLUMNS = 66,
	COLUMNS_FOR_WIDE_PANEL = 180,
	COLUMNS_FOR_PANEL = 100,
	ROWS_FOR_PANEL = 20,
	ROWS_FOR_WORDS = 16,
	MOST_STATUS = 16, /* rows */
};

/* The state in figures, and below it as many feeding buffers as there are, or fit. */
static void draw_panel(struct canvas *canvas, const struct view_data *data, const void *made,
	struct rectangle where)
{
	const struct tocsin_plan *plan = view_plan_in_force(data);
	struct rectangle status = where, buffers = where;
	int feeding = plan && plan->feeding_count < 100 ? (int)plan->feeding_count : 100;
	int wanted = feeding > 0 ? feeding + 2 : 0;
	int least = where.rows / 2;
	frame_rule_down(canvas, where.column - 1, where.row - 1, where.rows + 1);
	if (where.columns >= WIDE_PANEL_COLUMNS)
		least = MOST_STATUS;
	status.rows = where.rows - wanted > least ? where.rows - wanted : least;
	if (status.rows > MOST_STATUS)
		status.rows = MOST_STATUS;
	const struct view_data sides = what_if_sides(data);
	status_draw(canvas, &sides, status, false);
	buffers.row += status.rows + 1;
	buffers.rows -= status.rows + 1;
	if (feeding > 0 && !fever_draw_feeding(canvas, data, made, buffers))
		feeding_draw(canvas, data, buffers);
}

void fever_draw_view(struct canvas *canvas, const struct view_data *data,
	const struct view_state *state, struct rectangle where)
{
	const void *made = state->lines.view == VIEW_FEVER ? state->lines.made : NULL;
	const struct view_data sides = what_if_sides(data);
	bool panel = where.columns >= COLUMNS_FOR_PANEL && where.rows >= ROWS_FOR_PANEL &&
		     data->project->task_count > 0;
	const char *words = where.rows >= ROWS_FOR_WORDS
				    ? trend_words(canvas, &sides, where.columns - 2)
				    : NULL;
	if (!panel) {
		where.rows--;
		status_draw_line(canvas, data, where.row + where.rows, where.columns);
	}
	if (words) {
		where.rows--;
		canvas_text(canvas, where.column + 1, where.row + where.rows, where.columns - 2,
			ROLE_TEXT, words);
	}
	if (panel) {
		int columns =
			where.columns < COLUMNS_FOR_WIDE_PANEL ? PANEL_COLUMNS : WIDE_PANEL_COLUMNS;
		where.columns -= columns + 1;
		draw_panel(canvas, data, made,
			(struct rectangle){
				where.column + where.columns + 1, where.row, columns, where.rows});
	}
	fever_draw(canvas, &sides, where);
}
