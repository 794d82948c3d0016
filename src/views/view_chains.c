/*
 * A timeline by chain, the critical chain on top; where a chain ends, its buffer.
 *
 *                                      April 2026        May
 *                                      6   13   20   27   4
 *      id   name              left     ▼04-08      promise 05-19▼
 *     ▾ critical chain        Y  42 %  ───────────────────▓▓▓▒▒▒┃
 *     ◆ D1   Interviews                ━━━━                     ┃
 *     ◆ D2   Map the journey     3 d       ━━███                ┃
 */
#include <string.h>

#include "figure.h"
#include "glyph.h"
#include "list.h"
#include "parts.h"
#include "plot.h"
#include "task_row.h"
#include "timeline.h"
#include "view_what_if.h"

enum label_column {
	COLUMN_MARK,
	COLUMN_ID,
	COLUMN_NAME,
	COLUMN_LEFT,
	COLUMN_FINISH,
	COLUMN_RESOURCES,
	COLUMNS
};

/* What stands left of the timeline. */
struct label {
	struct list_column list[COLUMNS];
	int column, columns;
};

struct picture {
	struct canvas *canvas;
	const struct view_data *data;
	const struct view_state *state;
	const struct chain_lines *lines;
	struct label label;
	struct timeline timeline;
};

static int heads_of(int rows)
{
	enum { ROWS_FOR_ALL_HEADS = 14, HEADS = 3, FEW_HEADS = 2 };
	return rows >= ROWS_FOR_ALL_HEADS ? HEADS : FEW_HEADS;
}

int chains_visible(struct rectangle where, uint32_t count)
{
	(void)count;
	return where.rows - heads_of(where.rows);
}

/* Names are as wide as they are where there is room; on a narrow screen the timeline keeps three
 * fifths. */
static struct label place_label(const struct chain_lines *lines, int columns)
{
	enum {
		LEAST_ID = 2,
		MOST_ID = 12,
		LEAST_NAME = 12,
		FAIR_NAME = 36,
		MOST_NAME = 60,
		WIDE = 100
	};
	int id = lines->id_columns < LEAST_ID  ? LEAST_ID
		 : lines->id_columns > MOST_ID ? MOST_ID
					       : lines->id_columns;
	int name = lines->name_columns < LEAST_NAME  ? LEAST_NAME
		   : lines->name_columns > MOST_NAME ? MOST_NAME
						     : lines->name_columns;
	bool wide = columns >= WIDE;
	/* Before a name is cut there, its resources go. */
	int least = !wide ? LEAST_NAME : name < FAIR_NAME ? name : FAIR_NAME;
	struct label out = {.column = 1};
	const struct list_column all[COLUMNS] = {
		[COLUMN_MARK] = {"", 1, 1, 0, false},
		[COLUMN_ID] = {"id", id, id, 0, false},
		[COLUMN_NAME] = {"name", least, name, 0, false},
		[COLUMN_LEFT] = {"left", 5, 6, 1, true},
		[COLUMN_FINISH] = {"finish", wide ? 6 : 0, wide ? 6 : 0, 2, true},
		[COLUMN_RESOURCES] = {"resources", wide ? 9 : 0, wide ? 18 : 0, 3, false},
	};
	memcpy(out.list, all, sizeof all);
	list_place(out.list, COLUMNS, out.column, (wide ? columns / 2 : columns * 2 / 5) - 1);
	for (int i = 0; i < COLUMNS; i++)
		if (out.list[i].columns > 0)
			out.columns = out.list[i].column + out.list[i].columns - out.column;
	return out;
}

int timeline_columns(const struct view_state *state, int columns)
{
	struct label label = place_label(chain_lines_of(state), columns);
	return columns - label.column - label.columns - 2;
}

static const char *chain_name(const struct picture *picture, uint32_t chain)
{
	const struct tocsin_plan *plan = view_plan_in_force(picture->data);
	if (chain == CHAIN_CRITICAL)
		return "critical chain";
	if (chain + 1 == picture->lines->chains)
		return "on no chain";
	const struct tocsin_feeding_buffer *buffer = &plan->feeding[chain - CHAIN_FIRST_FEEDING];
	return tocsin_arena_printf(&picture->canvas->arena, "%s %s%s%s", buffer->id,
		plan->tasks[buffer->from].id, glyph_text(picture->canvas, GLYPH_ARROW),
		buffer->to == TOCSIN_NONE ? "end" : plan->tasks[buffer->to].id);
}

/* "name", or the chain whose heading has been scrolled out of sight. */
static const char *names_title(const struct picture *picture, uint32_t top)
{
	const struct view_lines *lines = &picture->state->lines;
	if (top >= lines->count || lines->items[top].task == TOCSIN_NONE)
		return picture->label.list[COLUMN_NAME].title;
	return tocsin_arena_printf(&picture->canvas->arena, "%s %s",
		glyph_text(picture->canvas, GLYPH_OFF_UP),
		chain_name(picture, lines->items[top].item));
}

static void draw_heads(const struct picture *picture, uint32_t top, int row, int rows)
{
	struct canvas *canvas = picture->canvas;
	const struct label *label = &picture->label;
	const struct view_state *state = picture->state;
	int last = row + rows - 1;
	for (int i = 0; i < COLUMNS; i++)
		list_draw_text(canvas, &label->list[i], last, ROLE_TITLE,
			i == COLUMN_NAME ? names_title(picture, top) : label->list[i].title);
	canvas_text(canvas, label->column, last - 1, label->columns, ROLE_DIM,
		tocsin_arena_printf(&canvas->arena, "%s done %s left %s later %s %s",
			glyph_text(canvas, GLYPH_BAR_DONE), glyph_text(canvas, GLYPH_BAR_RUNNING),
			glyph_text(canvas, GLYPH_BAR_LATER), glyph_text(canvas, GLYPH_OTHERWISE),
			chain_other(picture->data)));
	if (state->filter && state->filter[0])
		tasks_draw_title(canvas, state, label->column - 1, row, label->columns + 1);
	else if (last - 2 >= row)
		canvas_printf(canvas, label->column, row, label->columns, ROLE_DIM, "%s%s",
			state->timeline.zoom == ZOOM_FIT
				? "the whole project"
				: timescale_zoom_name(state->timeline.zoom),
			state->timeline.follow ? ", following" : "");
	timeline_draw_axis(&picture->timeline, row, rows);
}

/* "Y  42%" at the right end of the label, or with a proposal the buffer's size; returns the cells
 * used. */
static int draw_buffer(const struct picture *picture, uint32_t chain, int row, enum role role)
{
	enum { LETTER = 3, FIGURE = 6 };
	struct canvas *canvas = picture->canvas;
	const struct tocsin_plan *plan = view_plan_in_force(picture->data);
	const struct tocsin_status *status = picture->data->status;
	bool critical = chain == CHAIN_CRITICAL;
	uint32_t which = critical ? 0 : chain - CHAIN_FIRST_FEEDING;
	int end = picture->label.column + picture->label.columns;
	tocsin_work size = critical ? plan->buffer : plan->feeding[which].size;
	bool closed = status && !critical && status->feeding[which].closed;
	if (!status || size == 0 || closed) {
		struct figure days = figure_days(picture->data->project, size);
		const char *text = size == 0 ? "no buffer" : closed ? "done" : days.text;
		int width = (int)strlen(text);
		canvas_text(canvas, end - width, row, width, role, text);
		return width;
	}
	enum tocsin_zone zone = critical ? status->now.zone : status->feeding[which].zone;
	struct tocsin_ratio used =
		critical ? status->now.consumption : status->feeding[which].consumption;
	const char letter[] = {' ', tocsin_zone_letter(zone), ' ', '\0'};
	canvas_text(canvas, end - FIGURE - LETTER, row, LETTER, zone_label(zone), letter);
	canvas_text_right(canvas, end - FIGURE, row, FIGURE, role, figure_percent_short(used).text);
	return FIGURE + LETTER;
}

static void draw_heading(const struct picture *picture, uint32_t chain, int row, bool selected)
{
	struct canvas *canvas = picture->canvas;
	const struct view_state *state = picture->state;
	uint32_t count = picture->lines->tasks[chain];
	bool none = chain + 1 == picture->lines->chains;
	bool filtered = state->filter && state->filter[0];
	bool folded = !filtered && chain_is_folded(&state->timeline, chain);
	enum role plain = selected ? ROLE_SELECTED : ROLE_DIM;
	enum role role = selected                  ? ROLE_SELECTED
			 : none                    ? ROLE_TITLE
			 : chain == CHAIN_CRITICAL ? ROLE_CRITICAL
						   : ROLE_FEEDING;
	int used = none ? 0 : draw_buffer(picture, chain, row, plain) + 1;
	int at = picture->label.column + 2, room = picture->label.columns - used - 2;
	int named = canvas_text(canvas, at, row, room, role, chain_name(picture, chain)) + 1;
	timeline_draw_chain(&picture->timeline, row, chain, selected);
	if (count == 0)
		return;
	canvas_text(canvas, picture->label.column, row, 1, plain,
		glyph_text(canvas, folded ? GLYPH_FOLDED : GLYPH_OPEN));
	const char *tasks =
		tocsin_arena_printf(&canvas->arena, "%u task%s", count, count == 1 ? "" : "s");
	if (named + (int)strlen(tasks) <= room)
		canvas_text(canvas, at + named, row, room - named, plain, tasks);
}

static void draw_figures(
	const struct picture *picture, uint32_t task, int row, bool done, enum role role)
{
	const struct view_data *data = picture->data;
	const struct tocsin_project *project = data->project;
	const struct list_column *list = picture->label.list;
	if (!done && list[COLUMN_LEFT].columns > 0) {
		tocsin_work left = data->status ? data->status->progress.states[task].remaining
						: project->tasks[task].focused;
		list_draw_text(picture->canvas, &list[COLUMN_LEFT], row, role,
			figure_duration(project, task, left).text);
	}
	tocsin_work finish = chain_place_of(data, picture->lines, task).finish;
	if (list[COLUMN_FINISH].columns > 0 && finish != TOCSIN_NO_WORK)
		list_draw_text(picture->canvas, &list[COLUMN_FINISH], row, role,
			figure_date_short(tocsin_calendar_finish(project->calendar, finish)).text);
	if (list[COLUMN_RESOURCES].columns > 0)
		list_draw_text(picture->canvas, &list[COLUMN_RESOURCES], row, role,
			task_row_resources(picture->canvas, project, &project->tasks[task],
				list[COLUMN_RESOURCES].columns));
}

static void draw_task(const struct picture *picture, struct view_line line, int row, bool selected)
{
	struct canvas *canvas = picture->canvas;
	const struct tocsin_task *task = &picture->data->project->tasks[line.task];
	const struct list_column *list = picture->label.list;
	bool done = task_row_phase(picture->data, line.task) == TOCSIN_DONE;
	bool critical = line.item == CHAIN_CRITICAL;
	bool none = line.item + 1 == picture->lines->chains;
	enum role role = selected ? ROLE_SELECTED : done ? ROLE_DIM : ROLE_TEXT;
	enum role chain = selected || done || none ? role : critical ? ROLE_CRITICAL : ROLE_FEEDING;
	list_draw_text(canvas, &list[COLUMN_MARK], row, chain,
		critical ? glyph_text(canvas, GLYPH_CRITICAL) : "");
	list_draw_text(canvas, &list[COLUMN_ID], row, chain, task->id);
	list_draw_text(canvas, &list[COLUMN_NAME], row, role, task->name);
	draw_figures(picture, line.task, row, done, role);
	what_if_mark(canvas, picture->data, line.task, list[COLUMN_MARK].column + 1, row);
	timeline_draw_task(&picture->timeline, row, line.task, selected);
}

/* Lines below the last one show the calendar only. */
static void draw_line(const struct picture *picture, uint32_t at, int row)
{
	const struct view_lines *lines = &picture->state->lines;
	bool selected = at < lines->count && at == picture->state->cursors[VIEW_CHAINS].selected;
	if (selected)
		canvas_paint(picture->canvas,
			(struct rectangle){0, row, picture->canvas->columns, 1}, ROLE_SELECTED,
			false);
	timeline_draw_ground(&picture->timeline, row, selected);
	if (at < lines->count && lines->items[at].task == TOCSIN_NONE)
		draw_heading(picture, lines->items[at].item, row, selected);
	else if (at < lines->count)
		draw_task(picture, lines->items[at], row, selected);
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
	struct picture picture = {
		canvas, data, state, lines, .label = place_label(lines, where.columns)};
	timeline_begin(&picture.timeline, canvas, data, state,
		picture.label.column + picture.label.columns + 1,
		timeline_columns(state, where.columns));

	const struct view_cursor *cursor = &state->cursors[VIEW_CHAINS];
	int heads = heads_of(where.rows), visible = where.rows - heads;
	uint32_t count = state->lines.count;
	uint32_t top = view_scroll(cursor->top, cursor->selected, count, visible);
	draw_heads(&picture, top, where.row, heads);
	for (int i = 0; i < visible; i++)
		draw_line(&picture, top + (uint32_t)i, where.row + heads + i);
	if (count == 0)
		canvas_text(canvas, where.column + 1, where.row + heads, where.columns - 2,
			ROLE_DIM, "no task matches: Esc clears the filter");
}
