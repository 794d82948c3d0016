/*
 * A timeline by chain, the critical chain on top; where a chain ends, its buffer.
 *
 *                                      April 2026        May
 *      id    name              left     6   13   20   27   4
 *                                      ▼04-08           promise 05-19▼
 *     ▾ critical chain        Y  42 %  ───────────────────▓▓▓▓▓░░░░░░░┃
 *     ◆ D1   Interviews                ━━━━                           ┃
 *     ◆ D2   Map the journey     3 d       ━━███                      ┃
 */
#include "parts.h"

#include <string.h>

#include "figure.h"
#include "glyph.h"
#include "layout.h"
#include "list.h"
#include "plot.h"
#include "task_row.h"
#include "timeline.h"

enum label_column {
	COLUMN_MARK,
	COLUMN_ID,
	COLUMN_NAME,
	COLUMN_LEFT,
	COLUMN_FINISH,
	COLUMN_RESOURCES,
	COLUMNS
};

/* What stands left of the timeline, and how many rows its heads take. */
struct label {
	struct list_column list[COLUMNS];
	int column, columns;
	int heads;
};

enum { LEAST_ROWS_FOR_ALL_HEADS = 14, HEADS = 3, FEW_HEADS = 2 };

static int heads_of(int rows)
{
	return rows >= LEAST_ROWS_FOR_ALL_HEADS ? HEADS : FEW_HEADS;
}

int chains_visible(struct rectangle where, uint32_t count)
{
	(void)count;
	return where.rows - heads_of(where.rows);
}

static struct label place_label(
	const struct view_data *data, const struct chain_lines *lines, int columns)
{
	enum { MOST_ID = 12, LEAST_NAME = 12, MOST_NAME = 60, NARROW = 100 };
	int id = lines->id_columns < 2 ? 2 : lines->id_columns;
	int name = lines->name_columns < LEAST_NAME ? LEAST_NAME : lines->name_columns;
	int room = columns < NARROW ? columns * 2 / 5 : columns / 2;
	struct label out = {.column = 1};
	const struct list_column all[COLUMNS] = {
		[COLUMN_MARK] = {"", 1, 1, 0, false},
		[COLUMN_ID] = {"id", id < MOST_ID ? id : MOST_ID, id < MOST_ID ? id : MOST_ID, 0,
			false},
		[COLUMN_NAME] = {"name", LEAST_NAME, name < MOST_NAME ? name : MOST_NAME, 0, false},
		[COLUMN_LEFT] = {"left", 5, 6, 1, true},
		[COLUMN_FINISH] = {"finish", 6, 6, 2, true},
		[COLUMN_RESOURCES] = {"resources", 9, 18, 3, false},
	};
	memcpy(out.list, all, sizeof all);
	if (columns < NARROW)
		out.list[COLUMN_FINISH].least = out.list[COLUMN_FINISH].most =
			out.list[COLUMN_RESOURCES].least = out.list[COLUMN_RESOURCES].most = 0;
	(void)data;
	list_place(out.list, COLUMNS, out.column, room - out.column);
	for (int i = 0; i < COLUMNS; i++)
		if (out.list[i].columns > 0)
			out.columns = out.list[i].column + out.list[i].columns - out.column;
	return out;
}

int timeline_columns(const struct view_data *data, const struct view_state *state, int columns)
{
	const struct chain_lines *lines = chain_lines_of(state);
	struct label label = place_label(data, lines, columns);
	return columns - label.column - label.columns - 2;
}

static void draw_heads(struct canvas *canvas, const struct view_data *data,
	const struct view_state *state, const struct timeline *timeline, const struct label *label,
	struct rectangle where)
{
	int row = where.row + label->heads - 1;
	list_draw_titles(canvas, label->list, COLUMNS, row);
	const char *legend = tocsin_arena_printf(&canvas->arena, "%s done %s left %s later %s %s",
		glyph_text(canvas, GLYPH_BAR_DONE), glyph_text(canvas, GLYPH_BAR_RUNNING),
		glyph_text(canvas, GLYPH_BAR_LATER), glyph_text(canvas, GLYPH_PLANNED),
		data->replan ? "proposed" : "plan");
	canvas_text(canvas, label->column, row - 1, label->columns, ROLE_DIM, legend);
	if (label->heads == HEADS)
		canvas_printf(canvas, label->column, row - 2, label->columns, ROLE_DIM, "%s%s",
			state->timeline.zoom == ZOOM_FIT
				? "the whole project"
				: timescale_zoom_name(state->timeline.zoom),
			state->timeline.follow ? ", following" : "");
	timeline_draw_axis(timeline, where.row, label->heads);
}

static const char *chain_name(
	struct canvas *canvas, const struct view_data *data, uint32_t chain, uint32_t chains)
{
	const struct tocsin_plan *plan = view_plan_in_force(data);
	if (chain == CHAIN_CRITICAL)
		return "critical chain";
	if (chain + 1 == chains)
		return "on no chain";
	const struct tocsin_feeding_buffer *buffer = &plan->feeding[chain - CHAIN_FIRST_FEEDING];
	return tocsin_arena_printf(&canvas->arena, "%s %s%s%s", buffer->id,
		plan->tasks[buffer->from].id, glyph_text(canvas, GLYPH_ARROW),
		buffer->to == TOCSIN_NONE ? "end" : plan->tasks[buffer->to].id);
}

/* "Y  42%" at the right end of the label; with a proposal the buffer's size. */
static int draw_buffer(struct canvas *canvas, const struct view_data *data, uint32_t chain,
	const struct label *label, int row, enum role role)
{
	const struct tocsin_plan *plan = view_plan_in_force(data);
	const struct tocsin_status *status = data->status;
	bool critical = chain == CHAIN_CRITICAL;
	const struct tocsin_feeding_buffer *buffer =
		critical ? NULL : &plan->feeding[chain - CHAIN_FIRST_FEEDING];
	int end = label->column + label->columns;
	tocsin_work size = critical ? plan->buffer : buffer->size;
	if (!status || size == 0) {
		const char *text = size == 0 ? "no buffer" : figure_days(data->project, size).text;
		int width = canvas_width(canvas, text);
		canvas_text(canvas, end - width, row, width, role, text);
		return width;
	}
	if (!critical && status->feeding[chain - CHAIN_FIRST_FEEDING].closed) {
		canvas_text(canvas, end - 6, row, 6, role, "closed");
		return 6;
	}
	enum { WIDTH = 9 };
	enum tocsin_zone zone =
		critical ? status->now.zone : status->feeding[chain - CHAIN_FIRST_FEEDING].zone;
	struct tocsin_ratio used =
		critical ? status->now.consumption
			 : status->feeding[chain - CHAIN_FIRST_FEEDING].consumption;
	char letter[] = {' ', tocsin_zone_letter(zone), ' ', '\0'};
	canvas_text(canvas, end - WIDTH, row, 3, zone_label(zone), letter);
	canvas_text_right(canvas, end - 6, row, 6, role, figure_percent_short(used).text);
	return WIDTH;
}

static void draw_heading(struct canvas *canvas, const struct view_data *data,
	const struct view_state *state, const struct timeline *timeline, const struct label *label,
	uint32_t chain, int row, bool selected)
{
	const struct chain_lines *lines = timeline->lines;
	bool folded =
		!(state->filter && state->filter[0]) && chain_is_folded(&state->timeline, chain);
	bool none = chain + 1 == lines->chains;
	enum role role = selected                  ? ROLE_SELECTED
			 : none                    ? ROLE_TITLE
			 : chain == CHAIN_CRITICAL ? ROLE_CRITICAL
						   : ROLE_FEEDING;
	enum role plain = selected ? ROLE_SELECTED : ROLE_DIM;
	int used = none ? 0 : draw_buffer(canvas, data, chain, label, row, plain) + 1;
	int room = label->columns - used - 2;
	int at = label->column + 2;
	int named = canvas_text(
		canvas, at, row, room, role, chain_name(canvas, data, chain, lines->chains));
	const char *tasks = tocsin_arena_printf(&canvas->arena, "%u task%s", lines->tasks[chain],
		lines->tasks[chain] == 1 ? "" : "s");
	if (lines->tasks[chain] > 0) {
		canvas_text(canvas, label->column, row, 1, plain,
			glyph_text(canvas, folded ? GLYPH_FOLDED : GLYPH_OPEN));
		if (named + 1 + canvas_width(canvas, tasks) <= room)
			canvas_text(canvas, at + named + 1, row, room - named - 1, plain, tasks);
	}
	timeline_draw_chain(timeline, row, chain, selected);
}

static void draw_task(struct canvas *canvas, const struct view_data *data,
	const struct timeline *timeline, const struct label *label, struct view_line line, int row,
	bool selected)
{
	const struct tocsin_project *project = data->project;
	const struct tocsin_task *task = &project->tasks[line.task];
	const struct list_column *list = label->list;
	bool done = task_row_phase(data, line.task) == TOCSIN_DONE;
	bool critical = line.item == CHAIN_CRITICAL;
	bool none = line.item + 1 == timeline->lines->chains;
	enum role role = selected ? ROLE_SELECTED : done ? ROLE_DIM : ROLE_TEXT;
	enum role chain = selected || done || none ? role : critical ? ROLE_CRITICAL : ROLE_FEEDING;
	list_draw_text(canvas, &list[COLUMN_MARK], row, chain,
		critical ? glyph_text(canvas, GLYPH_CRITICAL) : "");
	list_draw_text(canvas, &list[COLUMN_ID], row, chain, task->id);
	list_draw_text(canvas, &list[COLUMN_NAME], row, role, task->name);
	if (!done && list[COLUMN_LEFT].columns > 0)
		list_draw_text(canvas, &list[COLUMN_LEFT], row, role,
			figure_duration(project, line.task,
				data->status ? data->status->progress.states[line.task].remaining
					     : task->focused)
				.text);
	struct chain_place place = chain_place_of(data, timeline->lines, line.task);
	if (list[COLUMN_FINISH].columns > 0 && place.finish != TOCSIN_NO_WORK)
		list_draw_text(canvas, &list[COLUMN_FINISH], row, role,
			figure_date_short(tocsin_calendar_finish(project->calendar, place.finish))
				.text);
	if (list[COLUMN_RESOURCES].columns > 0)
		list_draw_text(canvas, &list[COLUMN_RESOURCES], row, role,
			task_row_resources(canvas, project, task, list[COLUMN_RESOURCES].columns));
	timeline_draw_task(timeline, row, line.task, selected);
}

void chains_draw(struct canvas *canvas, const struct view_data *data,
	const struct view_state *state, struct rectangle where)
{
	const struct chain_lines *lines = chain_lines_of(state);
	if (!lines || data->project->task_count == 0) {
		canvas_text(canvas, where.column + 1, where.row + 1, where.columns - 2, ROLE_DIM,
			"no tasks yet: schedule.csv is empty");
		return;
	}
	struct label label = place_label(data, lines, where.columns);
	label.heads = heads_of(where.rows);
	struct timeline timeline;
	timeline_begin(&timeline, canvas, data, state, label.column + label.columns + 1,
		timeline_columns(data, state, where.columns));
	draw_heads(canvas, data, state, &timeline, &label, where);

	const struct view_cursor *cursor = &state->cursors[VIEW_CHAINS];
	int visible = where.rows - label.heads;
	uint32_t count = state->lines.count;
	uint32_t top = view_scroll(cursor->top, cursor->selected, count, visible);
	for (int i = 0; i < visible; i++) {
		int row = where.row + label.heads + i;
		uint32_t at = top + (uint32_t)i;
		bool selected = at < count && at == cursor->selected;
		if (selected)
			canvas_paint(canvas, (struct rectangle){0, row, canvas->columns, 1},
				ROLE_SELECTED, false);
		timeline_draw_ground(&timeline, row, selected);
		if (at >= count)
			continue;
		struct view_line line = state->lines.items[at];
		if (line.task == TOCSIN_NONE)
			draw_heading(
				canvas, data, state, &timeline, &label, line.item, row, selected);
		else
			draw_task(canvas, data, &timeline, &label, line, row, selected);
	}
	if (count == 0)
		canvas_text(canvas, where.column + 1, where.row + label.heads, where.columns - 2,
			ROLE_DIM, "no task matches: Esc clears the filter");
}
