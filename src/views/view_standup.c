/*
 * The stand-up on the screen: the chart and the figures that move as the team speaks, and below
 * them a line a task: who, what, the last remaining, how old that is, and what is said now.
 *
 *      Y ◆ B3  Lea   Checkout pages      5d  stale 4d   5d → 3d
 *      Y   B4  Dev   Payment interface   6d  1d ago     [8      ]
 */
#include "view_standup.h"

#include <string.h>

#include "figure.h"
#include "frame.h"
#include "glyph.h"
#include "list.h"
#include "parts.h"
#include "plot.h"
#include "task_row.h"
#include "view_standup_panel.h"

enum { LEAST_CHART = 11, STACKED_ROWS = 27, PANEL_COLUMNS = 46, FULL_COLUMNS = 80, FULL_ROWS = 21 };

struct standup_layout {
	struct rectangle chart, panel, summary, list; /* without rows: not shown */
	int rule;                                     /* above the list; -1: none */
	bool line;                                    /* the figures in a line above the list */
};

/* The body is what lies between the top rule and the message. */
static struct standup_layout place(struct rectangle body, uint32_t count)
{
	struct standup_layout out = {.rule = -1};
	bool wide_enough = body.columns >= FULL_COLUMNS && body.rows >= FULL_ROWS;
	if (!wide_enough && body.rows < STACKED_ROWS) {
		out.line = true;
		out.list =
			(struct rectangle){body.column, body.row + 1, body.columns, body.rows - 1};
		return out;
	}
	int room = body.rows - 1, chart = room / 2 < LEAST_CHART ? LEAST_CHART : room / 2;
	/* Heads, the tasks, and a few rows for the actions below them. */
	int list = room - chart, wanted = count < 500 ? (int)count + 5 : 505;
	list = list < wanted ? list : wanted;
	chart = room - list;
	bool third = body.columns >= 160;
	int left = third ? body.columns - 2 * (PANEL_COLUMNS + 1) : body.columns * 46 / 80;
	out.chart = (struct rectangle){body.column, body.row, left, chart};
	out.panel = (struct rectangle){
		left + 1, body.row, third ? PANEL_COLUMNS : body.columns - left - 1, chart};
	if (third)
		out.summary = (struct rectangle){
			left + PANEL_COLUMNS + 2, body.row, PANEL_COLUMNS, chart};
	if (!wide_enough) {
		out.chart.columns = body.columns;
		out.panel.rows = 0;
		out.line = true;
		out.chart.row++;
		out.chart.rows--;
	}
	out.rule = body.row + chart;
	out.list = (struct rectangle){body.column, out.rule + 1, body.columns, list};
	return out;
}

int standup_visible(struct rectangle where, uint32_t count)
{
	return place(where, count).list.rows - 1;
}

void standup_make(struct view_lines *out, struct tocsin_arena *arena, const struct view_data *data)
{
	const struct view_standup *standup = data->standup;
	if (!standup)
		return;
	out->items = TOCSIN_NEW(arena, struct view_line, standup->count);
	for (uint32_t i = 0; i < standup->count; i++)
		out->items[i] = (struct view_line){i, standup->lines[i].task};
	out->count = standup->count;
}

enum standup_column {
	COLUMN_ZONE,
	COLUMN_CHAIN,
	COLUMN_ID,
	COLUMN_WHO,
	COLUMN_NAME,
	COLUMN_LAST,
	COLUMN_AGE,
	COLUMN_NOW,
	COLUMN_COUNT
};

static void place_columns(
	struct list_column list[COLUMN_COUNT], int id_columns, int column, int columns)
{
	const struct list_column all[COLUMN_COUNT] = {
		[COLUMN_ZONE] = {"", 1, 1, 2, false},
		[COLUMN_CHAIN] = {"", 1, 1, 1, false},
		[COLUMN_ID] = {"id", id_columns, id_columns, 0, false},
		[COLUMN_WHO] = {"who", 8, 16, 3, false},
		[COLUMN_NAME] = {"what", 10, 44, 0, false},
		[COLUMN_LAST] = {"last", 5, 6, 0, true},
		[COLUMN_AGE] = {"reported", 9, 10, 4, false},
		[COLUMN_NOW] = {"now", 16, 30, 0, false},
	};
	memcpy(list, all, sizeof all);
	list_place(list, COLUMN_COUNT, column, columns);
}

/* Whole days, from a hundred on weeks, and from a hundred of those years: never wider than "99d".
 */
static const char *age_figure(
	struct canvas *canvas, const struct tocsin_project *project, tocsin_work old)
{
	enum { MOST = 100, WEEKS_OF_A_YEAR = 52 };
	int64_t days = old / project->units.day, weeks = old / project->units.week;
	bool in_days = days < MOST, in_weeks = weeks < MOST;
	return tocsin_arena_printf(&canvas->arena, "%lld%c",
		(long long)(in_days    ? days
			    : in_weeks ? weeks
				       : weeks / WEEKS_OF_A_YEAR),
		in_days    ? 'd'
		: in_weeks ? 'w'
			   : 'y');
}

/* "stale 4d", "1d ago", "today"; for what has not started what keeps it. */
static const char *age_text(
	struct canvas *canvas, const struct view_data *data, const struct standup_line *line)
{
	const struct tocsin_project *project = data->project;
	if (line->phase != TOCSIN_IN_PROGRESS)
		return line->queued ? "queued" : "ready";
	if (!tocsin_instant_known(line->reported))
		return "never";
	tocsin_work old = data->status->t - tocsin_calendar_axis(project->calendar, line->reported);
	if (old < project->units.day)
		return "today";
	return tocsin_arena_printf(&canvas->arena, line->stale ? "stale %s" : "%s ago",
		age_figure(canvas, project, old));
}

/* "5d → 3d", "as before", "done", and who said it where that was a colleague. */
static const char *said_text(
	struct canvas *canvas, const struct view_data *data, const struct standup_line *line)
{
	const struct tocsin_entry *entry = &data->journal->entries[line->said];
	const char *by = tocsin_arena_printf(&canvas->arena, " (%s)", entry->who);
	const char *words = "started";
	if (data->standup->who && strcmp(entry->who, data->standup->who) == 0)
		by = "";
	if (entry->event == TOCSIN_EVENT_FINISH)
		words = "done";
	else if (entry->event == TOCSIN_EVENT_REMAINING && entry->remaining == line->remaining)
		words = "as before";
	else if (entry->event == TOCSIN_EVENT_REMAINING)
		words = tocsin_arena_printf(&canvas->arena, "%s %s",
			glyph_text(canvas, GLYPH_ARROW),
			figure_duration(data->project, line->task, entry->remaining).text);
	return tocsin_arena_printf(&canvas->arena, "%s%s", words, by);
}

/* The input of the line under the cursor: what is typed, or what Enter alone would say. */
static void draw_input(struct canvas *canvas, const struct view_data *data,
	const struct view_state *state, const struct standup_line *line,
	const struct list_column *now, int row)
{
	bool typing = state->input_in_line;
	int columns = now->columns < 14 ? now->columns : 14;
	struct rectangle field = {now->column, row, columns, 1};
	canvas_paint(canvas, field, ROLE_INPUT, false);
	if (typing) {
		int first = frame_input_first(canvas, state->input, state->input_cursor, columns);
		const char *shown = state->input + first;
		canvas_text(canvas, now->column, row, columns, ROLE_INPUT, shown);
		canvas->cursor_column =
			now->column +
			canvas_width(canvas, tocsin_arena_strndup(&canvas->arena, shown,
						     (size_t)(state->input_cursor - first)));
		canvas->cursor_row = row;
		return;
	}
	const char *alone =
		line->phase == TOCSIN_NOT_STARTED
			? "s starts"
			: tocsin_arena_printf(&canvas->arena, "%s?",
				  figure_duration(data->project, line->task, line->remaining).text);
	canvas_text(canvas, now->column + 1, row, columns - 1, ROLE_INPUT, alone);
	if (!state->prompt) {
		canvas->cursor_column = now->column;
		canvas->cursor_row = row;
	}
}

static struct task_row row_of(const struct view_data *data, uint32_t task)
{
	uint32_t planned = data->status->baseline.plan_task[task];
	const struct tocsin_plan *plan = view_plan_in_force(data);
	return (struct task_row){
		.task = task, .planned = planned < plan->task_count ? &plan->tasks[planned] : NULL};
}

static void draw_line(struct canvas *canvas, const struct view_data *data,
	const struct view_state *state, const struct list_column list[COLUMN_COUNT],
	const struct standup_line *line, int at, bool selected)
{
	bool answered = line->said != TOCSIN_NONE || line->skipped;
	enum role role = selected ? ROLE_SELECTED : answered ? ROLE_DIM : ROLE_TEXT;
	if (selected)
		canvas_paint(canvas, (struct rectangle){0, at, canvas->columns, 1}, role, false);
	if (line->task == TOCSIN_NONE) {
		list_draw_text(canvas, &list[COLUMN_ID], at, role, line->key);
		list_draw_text(canvas, &list[COLUMN_NAME], at, role, "left the schedule");
		return;
	}
	const struct tocsin_task *task = &data->project->tasks[line->task];
	struct task_row row = row_of(data, line->task);
	bool critical = row.planned && row.planned->chain == TOCSIN_CRITICAL;
	enum role chain = role == ROLE_TEXT && critical ? ROLE_CRITICAL : role;
	list_draw_text(canvas, &list[COLUMN_CHAIN], at, chain,
		critical ? glyph_text(canvas, GLYPH_CRITICAL) : "");
	list_draw_text(canvas, &list[COLUMN_ID], at, chain, task->id);
	if (list[COLUMN_WHO].columns > 0)
		list_draw_text(canvas, &list[COLUMN_WHO], at, role,
			task_row_resources(canvas, data->project, task, list[COLUMN_WHO].columns));
	list_draw_text(canvas, &list[COLUMN_NAME], at, role, task->name);
	list_draw_text(canvas, &list[COLUMN_LAST], at, role,
		figure_duration(data->project, line->task, line->remaining).text);
	list_draw_text(canvas, &list[COLUMN_AGE], at,
		role == ROLE_TEXT && line->stale ? ROLE_TITLE : role, age_text(canvas, data, line));
	if (line->said != TOCSIN_NONE && !(selected && state->input_in_line))
		list_draw_text(canvas, &list[COLUMN_NOW], at, selected ? role : ROLE_TEXT,
			said_text(canvas, data, line));
	else if (selected && !data->standup->read_only)
		draw_input(canvas, data, state, line, &list[COLUMN_NOW], at);
	else if (line->skipped)
		list_draw_text(canvas, &list[COLUMN_NOW], at, role, "skipped");
	enum tocsin_zone zone;
	if (task_row_zone(&zone, data, &row) && list[COLUMN_ZONE].columns > 0)
		canvas_put(canvas, list[COLUMN_ZONE].column, at, (uint32_t)tocsin_zone_letter(zone),
			zone_label(zone));
}

static int id_columns(struct canvas *canvas, const struct view_data *data,
	const struct view_lines *lines, uint32_t top, uint32_t end)
{
	enum { LEAST = 3, MOST = 12 };
	int most = LEAST;
	for (uint32_t i = top; i < end; i++) {
		uint32_t task = lines->items[i].task;
		int width = task == TOCSIN_NONE
				    ? LEAST
				    : canvas_width(canvas, data->project->tasks[task].id);
		most = width > most ? width : most;
	}
	return most > MOST ? MOST : most;
}

/* Below the tasks, where rows are left: the recovery actions that are open. */
static void draw_actions(
	struct canvas *canvas, const struct view_data *data, struct rectangle where)
{
	const struct tocsin_actions *actions = &data->standup->actions;
	int row = where.row, end = where.row + where.rows;
	if (actions->open == 0 || where.rows < 1)
		return;
	if (where.rows > 1)
		canvas_text(
			canvas, where.column, row++, where.columns, ROLE_TITLE, "recovery actions");
	for (uint32_t i = 0; i < actions->open && row < end; i++, row++)
		canvas_text(canvas, where.column, row, where.columns,
			actions->items[i].overdue ? ROLE_TEXT : ROLE_DIM,
			standup_action_text(
				&canvas->arena, data->project, &actions->items[i], i + 1));
}

static void draw_list(struct canvas *canvas, const struct view_data *data,
	const struct view_state *state, struct rectangle where)
{
	const struct view_lines *lines = &state->lines;
	const struct view_cursor *cursor = &state->cursors[VIEW_STANDUP];
	int visible = where.rows - 1;
	uint32_t top = view_scroll(cursor->top, cursor->selected, lines->count, visible);
	uint32_t end =
		lines->count - top < (uint32_t)visible ? lines->count : top + (uint32_t)visible;
	struct list_column list[COLUMN_COUNT];
	place_columns(list, id_columns(canvas, data, lines, top, end), where.column + 1,
		where.columns - 2);
	list_draw_titles(canvas, list, COLUMN_COUNT, where.row);
	for (uint32_t i = top; i < end; i++)
		draw_line(canvas, data, state, list, &data->standup->lines[lines->items[i].item],
			where.row + 1 + (int)(i - top), i == cursor->selected);
	int used = 1 + (int)(end - top) + (lines->count == 0);
	draw_actions(canvas, data,
		(struct rectangle){where.column + 1, where.row + used + 1, where.columns - 2,
			where.rows - used - 1});
	if (lines->count == 0)
		canvas_text(canvas, where.column + 1, where.row + 1, where.columns - 2, ROLE_DIM,
			data->status->done ? "all tasks are done"
					   : "no task is in progress, and none can start");
}

/* "task 3 of 10: 2 said, 1 skipped" */
static void draw_count(struct canvas *canvas, const struct view_data *data,
	const struct view_state *state, int column, int row, int columns)
{
	uint32_t skipped, said = standup_said(data->standup, &skipped);
	const char *text = tocsin_arena_printf(&canvas->arena, " task %u of %u: %u said%s ",
		(unsigned)(state->cursors[VIEW_STANDUP].selected + 1), (unsigned)state->lines.count,
		(unsigned)said,
		skipped ? tocsin_arena_printf(&canvas->arena, ", %u skipped", (unsigned)skipped)
			: "");
	if (state->lines.count > 0)
		canvas_text_right(canvas, column, row, columns, ROLE_TITLE, text);
}

void standup_draw(struct canvas *canvas, const struct view_data *data,
	const struct view_state *state, struct rectangle where)
{
	struct rectangle before = canvas_clip(canvas, where);
	if (!data->standup || !data->status) {
		canvas_text(canvas, where.column + 1, where.row + 1, where.columns - 2, ROLE_DIM,
			data->status ? "S begins a stand-up"
				     : "a stand-up needs a committed plan: c commits this one");
		canvas_unclip(canvas, before);
		return;
	}
	struct standup_layout layout = place(where, state->lines.count);
	if (layout.line) {
		int count = where.columns / 2 < 30 ? 0 : 34;
		status_draw_line(canvas, data, where.row, where.columns - count);
		if (layout.rule < 0 && count)
			draw_count(canvas, data, state, where.columns - count, where.row, count);
	}
	if (layout.rule >= 0) {
		canvas_rule_across(canvas, 0, layout.rule, where.columns);
		fever_draw(canvas, data, layout.chart);
	}
	if (layout.panel.rows > 0) {
		canvas_unclip(canvas, before); /* to meet the rule on top */
		frame_rule_down(canvas, layout.panel.column - 1, where.row - 1,
			layout.rule - where.row + 2);
		if (layout.summary.rows > 0)
			frame_rule_down(canvas, layout.summary.column - 1, where.row - 1,
				layout.rule - where.row + 2);
		before = canvas_clip(canvas, where);
		standup_panel_draw(canvas, data, state, layout.panel);
	}
	if (layout.summary.rows > 0)
		standup_text_draw(canvas, data->standup->summary, 0,
			(struct rectangle){layout.summary.column + 1, layout.summary.row,
				layout.summary.columns - 2, layout.summary.rows});
	if (layout.rule >= 0)
		draw_count(canvas, data, state, 1, layout.rule, where.columns - 2);
	draw_list(canvas, data, state, layout.list);
	canvas_unclip(canvas, before);
}

void summary_make(struct view_lines *out, struct tocsin_arena *arena, const struct view_data *data)
{
	uint32_t lines = 0;
	if (!data->standup)
		return;
	for (const char *at = data->standup->summary; *at; at++)
		lines += *at == '\n';
	out->items = TOCSIN_NEW(arena, struct view_line, lines);
	for (uint32_t i = 0; i < lines; i++)
		out->items[i] = (struct view_line){i, TOCSIN_NONE};
	out->count = lines;
}

/* As a pager shows it: the cursor's line is the first in sight, but no row is left empty below. */
void summary_draw(struct canvas *canvas, const struct view_data *data,
	const struct view_state *state, struct rectangle where)
{
	struct rectangle inside = {
		where.column + 1, where.row + 1, where.columns - 2, where.rows - 1};
	uint32_t lines = state->lines.count, first = lines;
	struct rectangle before = canvas_clip(canvas, where);
	if (!data->standup) {
		canvas_text(canvas, inside.column, inside.row, inside.columns, ROLE_DIM,
			"no stand-up is held: S begins one");
		canvas_unclip(canvas, before);
		return;
	}
	const char *text = data->standup->summary;
	const int *rows = standup_text_rows(canvas, text, lines, inside.columns);
	for (int used = 0; first > 0 && used + rows[first - 1] <= inside.rows;)
		used += rows[--first];
	bool more = state->cursors[VIEW_SUMMARY].selected < first;
	if (more) {
		first = state->cursors[VIEW_SUMMARY].selected;
		inside.rows--;
		canvas_text_right(canvas, inside.column, inside.row + inside.rows, inside.columns,
			ROLE_DIM, "j: more");
	}
	standup_text_draw(canvas, text, first, inside);
	canvas_unclip(canvas, before);
}
