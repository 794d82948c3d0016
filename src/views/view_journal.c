/*
 * Who said what when, and beside it or below what the buffer was lost to.
 */
#include "parts.h"

#include <string.h>

#include "figure.h"
#include "glyph.h"
#include "journal_lines.h"
#include "list.h"
#include "report_words.h"
#include "split.h"

enum column { COLUMN_TIME, COLUMN_WHO, COLUMN_TASK, COLUMN_WHAT, COLUMN_WHY, COLUMN_COUNT };

/* Below, the Pareto has what a list of five reasons needs; the rest is the journal's. */
static struct split split_journal(struct rectangle where)
{
	enum { MOST_DETAIL = 13, WIDE_DETAIL = 70 };
	struct split split = {.list = where};
	if (where.rows < SPLIT_ROWS)
		return split;
	if (where.columns >= SPLIT_WIDE) {
		split.beside = true;
		split.list.columns -= WIDE_DETAIL + 1;
		split.detail = (struct rectangle){
			where.column + split.list.columns + 1, where.row, WIDE_DETAIL, where.rows};
		return split;
	}
	int rows = where.rows * 2 / 5;
	rows = rows > MOST_DETAIL ? MOST_DETAIL : rows;
	split.list.rows -= rows + 1;
	split.detail = (struct rectangle){
		where.column, where.row + where.rows - rows, where.columns, rows};
	return split;
}

int journal_visible(struct rectangle where, uint32_t count)
{
	(void)count;
	return split_journal(where).list.rows - 1;
}

/* ---- Words ---- */

/* When it was recorded: the time, or the date where that is not the one it is said of. */
static const char *recorded(
	struct canvas *canvas, const struct view_data *data, const struct tocsin_entry *entry)
{
	enum { MICROSECONDS_A_MINUTE = 60000000 };
	int64_t stamp = entry->recorded_microseconds;
	if (stamp == INT64_MIN)
		return "";
	struct tocsin_instant at = {stamp / MICROSECONDS_A_MINUTE -
				    (stamp % MICROSECONDS_A_MINUTE < 0) + data->zone_minutes};
	if (tocsin_instant_day(at).number != tocsin_instant_day(entry->as_of).number)
		return tocsin_arena_strdup(&canvas->arena, figure_date_short(at).text);
	int minute = tocsin_instant_minute_of_day(at);
	return tocsin_arena_printf(&canvas->arena, "%02d:%02d", minute / 60, minute % 60);
}

/* What stands behind the reason. */
static const char *note(
	struct canvas *canvas, const struct view_data *data, const struct tocsin_entry *entry)
{
	if (entry->event == TOCSIN_EVENT_ACTION)
		return tocsin_arena_printf(&canvas->arena, "%s by %s: %s", entry->owner,
			figure_date_short(entry->date).text, entry->note);
	if (entry->event == TOCSIN_EVENT_BASELINE && !entry->note[0] && !entry->reason[0])
		return "the plan was committed";
	if (entry->event != TOCSIN_EVENT_ACTION_DONE || entry->note[0])
		return entry->note;
	const struct tocsin_entry *action = journal_closed_action(data, entry);
	return action ? action->note : "";
}

/* "rework +2d: the frame was bent" */
static const char *why(struct canvas *canvas, const struct view_data *data,
	const struct journal_line *line, const struct tocsin_entry *entry)
{
	struct tocsin_arena *arena = &canvas->arena;
	const char *text = note(canvas, data, entry), *reason = entry->reason, *days = "";
	if (line->retracted_by != TOCSIN_NONE) {
		const struct tocsin_entry *by = &data->journal->entries[line->retracted_by];
		return tocsin_arena_printf(arena, "taken back by %s %s%s%s%s%s", by->who,
			recorded(canvas, data, by), *reason || *text ? ": " : "", reason,
			*reason && *text ? ": " : "", text);
	}
	if (line->explained) {
		reason = data->reasons->shares[line->explained->reason].reason;
		if (line->explained->moved != 0)
			days = tocsin_arena_printf(arena, " %s%s",
				line->explained->moved > 0 ? "+" : "",
				figure_span(data->project, line->explained->moved).text);
	}
	return tocsin_arena_printf(
		arena, "%s%s%s%s", reason, days, *reason && *text ? ": " : "", text);
}

static const char *task_words(struct canvas *canvas, const struct view_data *data,
	const struct tocsin_entry *entry, uint32_t task)
{
	if (task == TOCSIN_NONE)
		return entry->task;
	const struct tocsin_task *of = &data->project->tasks[task];
	if (strcmp(of->id, of->name) == 0)
		return of->id;
	return tocsin_arena_printf(&canvas->arena, "%s %s", of->id, of->name);
}

/* "overdue 2d", "due in 3d", "due today". */
static const char *due(
	struct canvas *canvas, const struct view_data *data, const struct tocsin_action *action)
{
	if (!tocsin_instant_known(action->due) || !data->status)
		return "open";
	const struct tocsin_calendar *calendar = data->project->calendar;
	tocsin_work left = tocsin_calendar_axis(calendar, action->due) - data->status->t;
	int day = tocsin_instant_day(action->due).number;
	int today = tocsin_instant_day(data->status->as_of).number;
	if (day == today)
		return "due today";
	tocsin_work minutes = tocsin_calendar_minutes_per_day(calendar);
	tocsin_work days = (left < 0 ? -left : left) / minutes * minutes;
	if (action->overdue && days == 0)
		return "overdue";
	return tocsin_arena_printf(&canvas->arena, "%s %s", action->overdue ? "overdue" : "due in",
		figure_span(data->project, days > 0 ? days : minutes).text);
}

/* ---- Lines ---- */

static void draw_heading(struct canvas *canvas, const struct view_data *data,
	const struct journal_line *line, int column, int row, int columns)
{
	const char *title, *more;
	if (line->kind == JOURNAL_ACTIONS) {
		title = tocsin_arena_printf(&canvas->arena, "%u open action%s",
			(unsigned)line->rows, line->rows == 1 ? "" : "s");
		more = data->actions->overdue > 0
			       ? tocsin_arena_printf(&canvas->arena, "%u overdue",
					 (unsigned)data->actions->overdue)
			       : "Enter closes one";
	} else {
		const struct tocsin_entry *entry = &data->journal->entries[line->entry];
		struct tocsin_day day = tocsin_instant_day(entry->as_of);
		title = tocsin_arena_printf(
			&canvas->arena, "%.14s", figure_date(data->project, entry->as_of).text);
		bool today = data->status &&
			     day.number == tocsin_instant_day(data->status->as_of).number;
		more = tocsin_arena_printf(&canvas->arena, "%s%u report%s", today ? "today, " : "",
			(unsigned)line->rows, line->rows == 1 ? "" : "s");
	}
	int used = canvas_text(canvas, column, row, columns, ROLE_TITLE, title);
	enum role role = line->kind == JOURNAL_ACTIONS && data->actions->overdue > 0
				 ? ROLE_RED_LABEL
				 : ROLE_DIM;
	canvas_text(canvas, column + used + 2, row, columns - used - 2, role, more);
}

static void draw_action(struct canvas *canvas, const struct view_data *data,
	const struct list_column *list, const struct journal_line *line, int row, enum role role)
{
	const struct tocsin_action *action = line->action;
	const struct tocsin_entry *entry = &data->journal->entries[line->entry];
	enum role late = action->overdue && role == ROLE_TEXT ? ROLE_RED_LABEL : role;
	list_draw_text(canvas, &list[COLUMN_TIME], row, role, figure_date_short(action->due).text);
	list_draw_text(canvas, &list[COLUMN_WHO], row, role,
		tocsin_arena_printf(&canvas->arena, "%u %s",
			(unsigned)(action - data->actions->items) + 1, action->owner));
	list_draw_text(canvas, &list[COLUMN_TASK], row, role,
		*entry->task ? task_words(canvas, data, entry, action->task) : "project");
	list_draw_text(canvas, &list[COLUMN_WHAT], row, late, due(canvas, data, action));
	list_draw_text(canvas, &list[COLUMN_WHY], row, role, action->text);
}

static void draw_row(struct canvas *canvas, const struct view_data *data,
	const struct list_column *list, const struct journal_line *line, uint32_t task, int row,
	enum role role)
{
	const struct tocsin_entry *entry = &data->journal->entries[line->entry];
	bool taken_back = line->retracted_by != TOCSIN_NONE;
	enum role text = taken_back && role == ROLE_TEXT ? ROLE_DIM : role;
	enum role time = role == ROLE_TEXT ? ROLE_DIM : role;
	enum role reason = line->explained && role == ROLE_TEXT ? ROLE_TITLE : text;
	list_draw_text(canvas, &list[COLUMN_TIME], row, time, recorded(canvas, data, entry));
	list_draw_text(canvas, &list[COLUMN_WHO], row, text, entry->who);
	list_draw_text(
		canvas, &list[COLUMN_TASK], row, text, task_words(canvas, data, entry, task));
	list_draw_text(canvas, &list[COLUMN_WHAT], row, text,
		report_words(&canvas->arena, data->project, entry, task));
	list_draw_text(canvas, &list[COLUMN_WHY], row, reason, why(canvas, data, line, entry));
}

static void draw_list(struct canvas *canvas, const struct view_data *data,
	const struct view_state *state, struct rectangle where)
{
	const struct journal_made *made = state->lines.made;
	const struct view_cursor *cursor = &state->cursors[VIEW_JOURNAL];
	uint32_t count = state->lines.count;
	uint32_t visible = where.rows > 1 ? (uint32_t)where.rows - 1 : 0;
	uint32_t top = view_scroll(cursor->top, cursor->selected, count, (int)visible);
	struct list_column list[COLUMN_COUNT] = {
		[COLUMN_TIME] = {"", 5, 5, 2, false},
		[COLUMN_WHO] = {"who", 5, 10, 0, false},
		[COLUMN_TASK] = {"task", 6, 30, 0, false},
		[COLUMN_WHAT] = {"report", 14, 14, 0, false},
		[COLUMN_WHY] = {"reason, note", 20, 200, 1, false},
	};
	if (where.columns >= 80) {
		list[COLUMN_TASK].least = list[COLUMN_TASK].most = (where.columns - 40) / 3;
		list[COLUMN_WHO].most = 8;
	}
	struct rectangle before = canvas_clip(canvas, where);
	list_place(list, COLUMN_COUNT, where.column + 1, where.columns - 2);
	list_draw_titles(canvas, list, COLUMN_COUNT, where.row);
	for (uint32_t i = top; i < count && i - top < visible; i++) {
		int row = where.row + 1 + (int)(i - top);
		const struct journal_line *line = &made->lines[i];
		enum role role = i == cursor->selected ? ROLE_SELECTED : ROLE_TEXT;
		if (role == ROLE_SELECTED)
			canvas_paint(canvas,
				(struct rectangle){where.column, row, where.columns, 1}, role,
				false);
		if (line->kind == JOURNAL_ACTIONS || line->kind == JOURNAL_DATE)
			draw_heading(canvas, data, line, where.column + 1, row, where.columns - 2);
		else if (line->kind == JOURNAL_ACTION)
			draw_action(canvas, data, list, line, row, role);
		else
			draw_row(canvas, data, list, line, state->lines.items[i].task, row, role);
	}
	canvas_unclip(canvas, before);
}

/* Words on as many rows as they need. */
static void draw_wrapped(struct canvas *canvas, struct rectangle where, const char *text)
{
	const char *row;
	for (int i = 0; i < where.rows && (row = canvas_wrap(canvas, &text, where.columns)); i++)
		canvas_text(canvas, where.column, where.row + i, where.columns, ROLE_TEXT, row);
}

/* What the list had to cut of the line under the cursor. */
static void draw_in_full(struct canvas *canvas, const struct view_data *data,
	const struct view_state *state, struct rectangle where)
{
	const struct journal_made *made = state->lines.made;
	uint32_t selected = state->cursors[VIEW_JOURNAL].selected;
	if (where.rows < 2 || selected >= state->lines.count)
		return;
	const struct journal_line *line = &made->lines[selected];
	const struct tocsin_entry *entry = &data->journal->entries[line->entry];
	uint32_t task = state->lines.items[selected].task;
	if (line->kind == JOURNAL_ACTIONS || line->kind == JOURNAL_DATE)
		return;
	int used = canvas_printf(canvas, where.column, where.row, where.columns, ROLE_TITLE,
		"%s, %s", entry->who, figure_date(data->project, entry->as_of).text);
	canvas_printf(canvas, where.column + used + 2, where.row, where.columns - used - 2,
		ROLE_DIM, "%s", *entry->task ? task_words(canvas, data, entry, task) : "");
	where.row++;
	where.rows--;
	const char *words = why(canvas, data, line, entry);
	const char *said = line->kind == JOURNAL_ACTION
				   ? due(canvas, data, line->action)
				   : report_words(&canvas->arena, data->project, entry, task);
	draw_wrapped(canvas, where,
		tocsin_arena_printf(&canvas->arena, "%s%s%s", said, *words ? "; " : "", words));
}

void journal_draw(struct canvas *canvas, const struct view_data *data,
	const struct view_state *state, struct rectangle where)
{
	struct split split = split_journal(where);
	bool filtered = state->filter && state->filter[0];
	if (state->lines.count > 0)
		draw_list(canvas, data, state, split.list);
	else
		canvas_text(canvas, where.column + 1, where.row + 1, split.list.columns - 2,
			ROLE_DIM,
			filtered       ? "nothing that was said matches the filter; Esc clears it"
			: data->status ? "nothing has been reported yet: r, s and f report on the "
					 "task under the cursor"
				       : "nothing has been reported yet");
	split_draw(canvas, &split, "what the buffer was lost to");
	split.detail.column++;
	split.detail.columns -= 2;
	if (split.detail.rows <= 0)
		return;
	int used = reasons_draw(canvas, data, split.detail);
	split.detail.row += used + 1;
	split.detail.rows -= used + 1;
	draw_in_full(canvas, data, state, split.detail);
}
