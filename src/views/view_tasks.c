/*
 * The task list: what to work on next, then what comes later, then what is done.
 *
 *      Y ◆ T1.1  Pour the foundation   Crew   running   8d   +3.0 d  15%  stale
 *
 * The letter is the zone of the buffer that the task draws on, the diamond the critical chain.
 */
#include "parts.h"

#include <string.h>

#include "figure.h"
#include "glyph.h"
#include "list.h"
#include "plot.h"
#include "task_row.h"

enum task_column {
	COLUMN_ZONE,
	COLUMN_CHAIN,
	COLUMN_ID,
	COLUMN_NAME,
	COLUMN_RESOURCES,
	COLUMN_STATE,
	COLUMN_REMAINING,
	COLUMN_IMPACT,
	COLUMN_SHARE,
	COLUMN_START,
	COLUMN_FINISH,
	COLUMN_BUFFER,
	COLUMN_FLAGS,
	COLUMN_HOLD,
	COLUMN_COUNT
};

static void place_columns(struct list_column list[COLUMN_COUNT], bool proposal, int id_columns,
	int column, int columns)
{
	const struct list_column all[COLUMN_COUNT] = {
		[COLUMN_ZONE] = {"", 1, 1, 1, false},
		[COLUMN_CHAIN] = {"", 1, 1, 0, false},
		[COLUMN_ID] = {"id", id_columns, id_columns, 0, false},
		[COLUMN_NAME] = {"name", 20, 56, 0, false},
		[COLUMN_RESOURCES] = {"resources", 9, 30, 5, false},
		[COLUMN_STATE] = {"state", 7, 7, 2, false},
		[COLUMN_REMAINING] = {"left", 5, 6, 0, true},
		[COLUMN_IMPACT] = {"impact", 6, 7, 3, true},
		[COLUMN_SHARE] = {"% PB", 5, 6, 4, true},
		[COLUMN_START] = {"start", 5, 5, 9, true},
		[COLUMN_FINISH] = {"finish", 6, 6, 8, true},
		[COLUMN_BUFFER] = {"chain", 8, 8, 10, false},
		[COLUMN_FLAGS] = {"flags", 8, 20, 6, false},
		[COLUMN_HOLD] = {"waits for", 12, 30, 11, false},
	};
	memcpy(list, all, sizeof all);
	if (proposal) {
		/* Nothing runs yet: dates and chains are what a plan has to say. */
		static const enum task_column idle[] = {COLUMN_ZONE, COLUMN_STATE, COLUMN_IMPACT,
			COLUMN_SHARE, COLUMN_FLAGS, COLUMN_HOLD};
		for (unsigned i = 0; i < sizeof idle / sizeof idle[0]; i++) {
			list[idle[i]].least = list[idle[i]].most = 0;
			list[idle[i]].title = "";
		}
		list[COLUMN_START].weight = 2;
		list[COLUMN_FINISH].weight = 3;
		list[COLUMN_BUFFER].weight = 1;
	}
	list_place(list, COLUMN_COUNT, column, columns);
}

static void place_of_task(const struct view_data *data, const struct task_row *row,
	tocsin_work *start, tocsin_work *finish)
{
	*start = *finish = TOCSIN_NO_WORK;
	if (data->status) {
		*start = data->status->projection.start[row->task];
		*finish = data->status->projection.finish[row->task];
	} else if (row->planned) {
		*start = row->planned->start;
		*finish = row->planned->finish;
	}
}

static void draw_dates(struct canvas *canvas, const struct view_data *data,
	const struct list_column list[COLUMN_COUNT], const struct task_row *row, int at,
	enum role role)
{
	tocsin_work start, finish;
	place_of_task(data, row, &start, &finish);
	const struct tocsin_calendar *calendar = data->project->calendar;
	if (list[COLUMN_START].columns > 0 && start != TOCSIN_NO_WORK)
		list_draw_text(canvas, &list[COLUMN_START], at, role,
			figure_start_short(calendar, start, finish).text);
	if (list[COLUMN_FINISH].columns > 0 && finish != TOCSIN_NO_WORK)
		list_draw_text(canvas, &list[COLUMN_FINISH], at, role,
			figure_date_short(tocsin_calendar_finish(calendar, finish)).text);
}

static void draw_figures(struct canvas *canvas, const struct view_data *data,
	const struct list_column list[COLUMN_COUNT], const struct task_row *row, int at,
	enum role role)
{
	const struct tocsin_project *project = data->project;
	if (task_row_phase(data, row->task) != TOCSIN_DONE) {
		tocsin_work left = data->status ? data->status->progress.states[row->task].remaining
						: project->tasks[row->task].focused;
		list_draw_text(canvas, &list[COLUMN_REMAINING], at, role,
			figure_duration(project, row->task, left).text);
	}
	if (!row->priority)
		return;
	list_draw_text(canvas, &list[COLUMN_IMPACT], at, role,
		figure_span(project, row->priority->impact).text);
	list_draw_text(canvas, &list[COLUMN_SHARE], at, role,
		figure_percent_short(row->priority->of_buffer).text);
}

static void draw_row(struct canvas *canvas, const struct view_data *data,
	const struct list_column list[COLUMN_COUNT], const struct task_row *row, int at,
	bool selected)
{
	const struct tocsin_task *task = &data->project->tasks[row->task];
	bool done = task_row_phase(data, row->task) == TOCSIN_DONE;
	bool critical = row->planned && row->planned->chain == TOCSIN_CRITICAL;
	bool feeding = row->planned && row->planned->chain >= 0;
	enum role role = selected ? ROLE_SELECTED : done ? ROLE_DIM : ROLE_TEXT;
	enum role chain = selected || done ? role
			  : critical       ? ROLE_CRITICAL
			  : feeding        ? ROLE_FEEDING
					   : ROLE_TEXT;
	list_draw_text(canvas, &list[COLUMN_CHAIN], at, chain,
		critical ? glyph_text(canvas, GLYPH_CRITICAL) : "");
	list_draw_text(canvas, &list[COLUMN_ID], at, chain, task->id);
	list_draw_text(canvas, &list[COLUMN_NAME], at, role, task->name);
	if (list[COLUMN_RESOURCES].columns > 0)
		list_draw_text(canvas, &list[COLUMN_RESOURCES], at, role,
			task_row_resources(
				canvas, data->project, task, list[COLUMN_RESOURCES].columns));
	list_draw_text(canvas, &list[COLUMN_STATE], at, role, task_row_state(canvas, data, row));
	draw_figures(canvas, data, list, row, at, role);
	draw_dates(canvas, data, list, row, at, role);
	list_draw_text(canvas, &list[COLUMN_BUFFER], at, role, task_row_chain(data, row));
	list_draw_text(canvas, &list[COLUMN_FLAGS], at, role, task_row_flags(canvas, data, row));
	list_draw_text(canvas, &list[COLUMN_HOLD], at, role, task_row_hold(canvas, data, row));
	if (selected)
		canvas_paint(canvas,
			(struct rectangle){list[COLUMN_ZONE].column, at, canvas->columns, 1},
			ROLE_SELECTED, false);
	enum tocsin_zone zone;
	if (task_row_zone(&zone, data, row) && list[COLUMN_ZONE].columns > 0)
		canvas_put(canvas, list[COLUMN_ZONE].column, at, (uint32_t)tocsin_zone_letter(zone),
			zone_label(zone));
}

/* The widest id in sight, within reason. */
static int id_columns(struct canvas *canvas, const struct view_data *data,
	const struct view_rows *rows, uint32_t top, uint32_t end)
{
	enum { LEAST = 3, MOST = 12 };
	int most = LEAST;
	for (uint32_t i = top; i < end; i++) {
		int width = canvas_width(canvas, data->project->tasks[rows->tasks[i]].id);
		most = width > most ? width : most;
	}
	return most > MOST ? MOST : most;
}

int tasks_draw_title(
	struct canvas *canvas, const struct view_state *state, int column, int row, int columns)
{
	const struct view_rows *rows = &state->rows;
	if (!state->filter || !state->filter[0])
		return canvas_printf(canvas, column, row, columns, ROLE_TITLE, " %u task%s ",
			rows->all, rows->all == 1 ? "" : "s");
	int used = canvas_printf(
		canvas, column, row, columns * 2 / 3, ROLE_MATCH, " /%s ", state->filter);
	return used + canvas_printf(canvas, column + used, row, columns - used, ROLE_TITLE,
			      " %u of %u ", rows->count, rows->all);
}

void tasks_draw(struct canvas *canvas, const struct view_data *data, const struct view_state *state,
	struct rectangle where)
{
	const struct view_rows *rows = &state->rows;
	uint32_t visible = where.rows > 1 ? (uint32_t)where.rows - 1 : 0;
	uint32_t top = view_scroll(state->top, state->selected, rows->count, (int)visible);
	uint32_t end = rows->count - top < visible ? rows->count : top + visible;

	struct rectangle before = canvas_clip(canvas, where);
	struct list_column list[COLUMN_COUNT];
	place_columns(list, !data->status, id_columns(canvas, data, rows, top, end),
		where.column + 1, where.columns - 2);
	list_draw_titles(canvas, list, COLUMN_COUNT, where.row);
	for (uint32_t i = top; i < end; i++) {
		struct task_row row = task_row_at(data, rows, i);
		draw_row(canvas, data, list, &row, where.row + 1 + (int)(i - top),
			i == state->selected);
	}
	if (rows->count == 0)
		canvas_text(canvas, where.column + 1, where.row + 1, where.columns - 2, ROLE_DIM,
			rows->all == 0 ? "no tasks yet: schedule.csv is empty"
				       : "no task matches: Esc clears the filter");
	canvas_unclip(canvas, before);
}
