#include "frame.h"

#include <string.h>

#include "figure.h"
#include "glyph.h"
#include "tocsin/text.h"

int frame_title(struct canvas *canvas, int column, int row, int columns, const char *title)
{
	if (columns < 3)
		return 0;
	canvas_put(canvas, column, row, ' ', ROLE_FRAME);
	int used = canvas_text(canvas, column + 1, row, columns - 2, ROLE_TITLE, title);
	canvas_put(canvas, column + 1 + used, row, ' ', ROLE_FRAME);
	return used + 2;
}

/* As of when; on another date than the one to work on, where among the dates with reports it lies
 * and what leads back. The longest that leaves `room` for a title. */
static const char *as_of_text(struct canvas *canvas, const struct view_data *data, int room)
{
	if (!data->status)
		return "proposal";
	struct tocsin_arena *arena = &canvas->arena;
	struct figure date = figure_date(data->project, data->status->as_of);
	if (!data->away)
		return tocsin_arena_printf(
			arena, "as of %s%s", date.text, data->as_of_given ? " (chosen)" : "");
	const char *number = "";
	if (data->date_number > 0)
		number = tocsin_arena_printf(arena, " (%u of %u)", (unsigned)data->date_number,
			(unsigned)data->date_count);
	const char *text = tocsin_arena_printf(
		arena, "as of %s%s, Esc or } returns to %s", date.text, number, data->returns_to);
	if (canvas_width(canvas, text) <= room)
		return text;
	text = tocsin_arena_printf(arena, "as of %s%s, Esc returns", date.text, number);
	if (canvas_width(canvas, text) <= room)
		return text;
	return tocsin_arena_printf(
		arena, "as of %s, Esc returns", figure_date_short(data->status->as_of).text);
}

struct rectangle frame_draw_top(
	struct canvas *canvas, const struct view_data *data, const char *title)
{
	enum { LEAST_TITLE = 12 };
	int wanted = canvas_width(canvas, title), most = canvas->columns / 3;
	canvas_rule_across(canvas, 0, 0, canvas->columns);
	/* The title ends with the view's name: it matters more than how to come back in full. */
	wanted = wanted < LEAST_TITLE ? LEAST_TITLE : wanted > most ? most : wanted;
	const char *date = as_of_text(canvas, data, canvas->columns - 6 - wanted);
	int columns = canvas_width(canvas, date) + 2;
	int room = canvas->columns - 4 - columns;
	int at = canvas->columns - 1 - columns;
	if (room > 3) {
		frame_title(canvas, at, 0, columns, date);
		if (data->away)
			canvas_paint(
				canvas, (struct rectangle){at, 0, columns, 1}, ROLE_MATCH, true);
	}
	int used = frame_title(canvas, 1, 0, room > 3 ? room : canvas->columns - 2, title);
	return (struct rectangle){used + 2, 0, room > 3 ? room - used - 1 : 0, 1};
}

void frame_rule_down(struct canvas *canvas, int column, int row, int length)
{
	bool written = row >= 0 && row < canvas->rows && column >= 0 && column < canvas->columns &&
		       canvas_cell(canvas, column, row)->lines == 0;
	canvas_rule_down(canvas, column, row + written, length - written);
}

void frame_draw_fault(struct canvas *canvas, const struct view_data *data, int row)
{
	if (row < 0 || !data->file_fault || !data->file_fault[0])
		return;
	canvas_paint(canvas, (struct rectangle){0, row, canvas->columns, 1}, ROLE_ALARM, false);
	canvas_text(canvas, 1, row, canvas->columns - 2, ROLE_ALARM, data->file_fault);
}

int frame_input_first(struct canvas *canvas, const char *text, int cursor, int columns)
{
	int first = 0;
	char *before = tocsin_arena_strndup(&canvas->arena, text, (size_t)cursor);
	while (first < cursor && canvas_width(canvas, before + first) >= columns) {
		size_t used;
		tocsin_utf8_decode(before + first, (size_t)(cursor - first), &used);
		first += (int)used;
	}
	return first;
}

static void draw_input(struct canvas *canvas, const struct view_state *state, int row)
{
	int columns = canvas->columns;
	const char *input = state->input ? state->input : "";
	const char *hint = state->input_hint ? state->input_hint : "";
	int length = (int)strlen(input);
	int cursor = state->input_cursor < 0        ? 0
		     : state->input_cursor > length ? length
						    : state->input_cursor;
	int at = canvas_text(canvas, 0, row, columns * 2 / 3, ROLE_TITLE, state->prompt) + 1;
	int hint_columns = hint[0] ? canvas_width(canvas, hint) + 2 : 0;
	int least = columns / 4 < 8 ? 8 : columns / 4;
	int room = columns - at - hint_columns;
	if (room < least)
		room = columns - at < least ? columns - at : least;

	int first = frame_input_first(canvas, input, cursor, room);
	canvas_paint(canvas, (struct rectangle){at, row, room, 1}, ROLE_INPUT, false);
	canvas_text(canvas, at, row, room, ROLE_INPUT, input + first);
	char *before =
		tocsin_arena_strndup(&canvas->arena, input + first, (size_t)(cursor - first));
	canvas->cursor_column = at + canvas_width(canvas, before);
	canvas->cursor_row = row;
	canvas_text(canvas, at + room + 1, row, columns - at - room - 1, ROLE_MESSAGE, hint);
}

void frame_draw_choices(struct canvas *canvas, const struct view_state *state, int row)
{
	int columns = 0, count = (int)state->choice_count;
	if (!state->prompt || row < 4 || count == 0)
		return;
	for (int i = 0; i < count; i++) {
		int width = canvas_width(canvas, state->choices[i]);
		columns = width > columns ? width : columns;
	}
	columns = columns + 8 < canvas->columns ? columns + 8 : canvas->columns;
	count = count + 2 < row ? count : row - 2;
	struct rectangle box = {0, row - count - 2, columns, count + 2};
	for (int i = 0; i < box.rows; i++)
		canvas_printf(canvas, 0, box.row + i, columns, ROLE_TEXT, "%*s", columns, "");
	canvas_frame(canvas, box, "");
	for (int i = 0; i < count; i++) {
		bool meant = (uint32_t)i == state->choice;
		if (meant)
			canvas_paint(canvas, (struct rectangle){1, box.row + 1 + i, columns - 2, 1},
				ROLE_SELECTED, false);
		canvas_printf(canvas, 2, box.row + 1 + i, 3, meant ? ROLE_SELECTED : ROLE_KEY,
			"%2d", i + 1);
		canvas_text(canvas, 5, box.row + 1 + i, columns - 7,
			meant ? ROLE_SELECTED : ROLE_TEXT, state->choices[i]);
	}
}

/* The cursor stands behind it: some terminals cannot hide theirs, and there it says who is to
 * speak. */
static void draw_question(struct canvas *canvas, const char *question, int row)
{
	int used = canvas_text(canvas, 1, row, canvas->columns - 3, ROLE_TITLE, question);
	canvas->cursor_column = used + 2;
	canvas->cursor_row = row;
}

void frame_draw_message(struct canvas *canvas, const struct view_state *state, int row)
{
	if (state->prompt && state->input_in_line)
		canvas_text(canvas, 1, row, canvas->columns - 2, ROLE_MESSAGE, state->input_hint);
	else if (state->prompt && state->question)
		draw_question(canvas, state->prompt, row);
	else if (state->prompt)
		draw_input(canvas, state, row);
	else if (state->message && state->message[0])
		canvas_text(
			canvas, 1, row, canvas->columns - 2, state->message_role, state->message);
}

/* A key and what it does; the word is the command's own unless it says more than one. */
struct footer_item {
	enum command command;
	const char *word; /* NULL = the command's */
	const char *keys; /* in the place of the command's key; NULL = that */
};

static const char *first_key(struct canvas *canvas, enum command command)
{
	const char *keys = command_entry(command)->keys;
	return tocsin_arena_strndup(&canvas->arena, keys, strcspn(keys, " "));
}

static int draw_pair(struct canvas *canvas, int column, int row, const char *key, const char *word)
{
	int at = column;
	at += canvas_text(canvas, at, row, canvas->columns - at, ROLE_KEY, key) + 1;
	at += canvas_text(canvas, at, row, canvas->columns - at, ROLE_DIM, word);
	return at;
}

static int pair_width(struct canvas *canvas, const char *key, const char *word)
{
	return canvas_width(canvas, key) + 1 + canvas_width(canvas, word);
}

/* The few that matter now, first what must not be missing; the last has no word. */
static const struct footer_item running[] = {{COMMAND_REMAINING, NULL}, {COMMAND_START, NULL},
	{COMMAND_FINISH, NULL}, {COMMAND_NOTE, NULL}, {COMMAND_UNDO, NULL}, {COMMAND_FIND, NULL},
	{COMMAND_NEXT_VIEW, "view"}, {COMMAND_COMMAND_LINE, NULL}, {COMMAND_QUIT, NULL},
	{COMMAND_NONE, NULL}};
static const struct footer_item proposal[] = {{COMMAND_COMMIT, "commit this plan"},
	{COMMAND_FIND, NULL}, {COMMAND_NEXT_VIEW, "view"}, {COMMAND_VIEW_PLAN, NULL},
	{COMMAND_COMMAND_LINE, NULL}, {COMMAND_QUIT, NULL}, {COMMAND_NONE, NULL}};
static const struct footer_item replan[] = {{COMMAND_COMMIT, "commit this plan"},
	{COMMAND_FIND, NULL}, {COMMAND_NEXT_VIEW, "view"}, {COMMAND_REMAINING, NULL},
	{COMMAND_COMMAND_LINE, NULL}, {COMMAND_QUIT, NULL}, {COMMAND_NONE, NULL}};

static const struct footer_item what_if[] = {{COMMAND_REMAINING, NULL}, {COMMAND_START, NULL},
	{COMMAND_FINISH, NULL}, {COMMAND_CUT, NULL}, {COMMAND_DELAY, NULL}, {COMMAND_UNDO, NULL},
	{COMMAND_WHAT_IF, "keep or drop"}, {COMMAND_NEXT_VIEW, "view"},
	{COMMAND_COMMAND_LINE, NULL}, {COMMAND_NONE, NULL}};
static const struct footer_item what_if_resources[] = {{COMMAND_MORE, NULL}, {COMMAND_LESS, NULL},
	{COMMAND_UNDO, NULL}, {COMMAND_WHAT_IF, "keep or drop"}, {COMMAND_NEXT_VIEW, "view"},
	{COMMAND_COMMAND_LINE, NULL}, {COMMAND_NONE, NULL}};
static const struct footer_item standup[] = {{COMMAND_REMAINING, "left", "0-9"},
	{COMMAND_CONFIRM, NULL}, {COMMAND_FINISH, NULL}, {COMMAND_START, NULL},
	{COMMAND_SKIP, NULL}, {COMMAND_REASON, NULL}, {COMMAND_END_STAND_UP, "end"},
	{COMMAND_NOTE, NULL}, {COMMAND_ACTION, NULL}, {COMMAND_UNDO, NULL},
	{COMMAND_COMMAND_LINE, NULL}, {COMMAND_NONE, NULL}};
static const struct footer_item summary[] = {{COMMAND_COPY_SUMMARY, "copy"},
	{COMMAND_SAVE_SUMMARY, "save"}, {COMMAND_STAND_UP, "back to the tasks"},
	{COMMAND_COMMAND_LINE, NULL}, {COMMAND_QUIT, NULL}, {COMMAND_NONE, NULL}};

static const struct footer_item chains[] = {{COMMAND_REMAINING, NULL}, {COMMAND_START, NULL},
	{COMMAND_FINISH, NULL}, {COMMAND_ZOOM_IN, "closer"}, {COMMAND_ZOOM_OUT, "farther"},
	{COMMAND_FOLD, NULL}, {COMMAND_SHOW_DATE, "date"}, {COMMAND_NEXT_VIEW, "view"},
	{COMMAND_FOLLOW, NULL}, {COMMAND_FOLD_ALL, NULL}, {COMMAND_NOTE, NULL},
	{COMMAND_UNDO, NULL}, {COMMAND_FIND, NULL}, {COMMAND_COMMAND_LINE, NULL},
	{COMMAND_QUIT, NULL}, {COMMAND_NONE, NULL}};
static const struct footer_item lines[] = {{COMMAND_OPEN, NULL}, {COMMAND_REMAINING, NULL},
	{COMMAND_START, NULL}, {COMMAND_FINISH, NULL}, {COMMAND_NOTE, NULL}, {COMMAND_UNDO, NULL},
	{COMMAND_NEXT_VIEW, "view"}, {COMMAND_COMMAND_LINE, NULL}, {COMMAND_QUIT, NULL},
	{COMMAND_NONE, NULL}};
static const struct footer_item fever[] = {{COMMAND_EARLIER, NULL}, {COMMAND_LATER, NULL},
	{COMMAND_TODAY, NULL}, {COMMAND_REMAINING, NULL}, {COMMAND_UNDO, NULL},
	{COMMAND_NEXT_VIEW, "view"}, {COMMAND_COMMAND_LINE, NULL}, {COMMAND_QUIT, NULL},
	{COMMAND_NONE, NULL}};

/* A view that has commands of its own shows them while a plan is in force. */
static const struct footer_item journal[] = {{COMMAND_CLOSE_HERE, "close"}, {COMMAND_REASON, NULL},
	{COMMAND_ACTION, NULL}, {COMMAND_REMAINING, NULL}, {COMMAND_UNDO, NULL},
	{COMMAND_FIND, NULL}, {COMMAND_NEXT_VIEW, "view"}, {COMMAND_COMMAND_LINE, NULL},
	{COMMAND_QUIT, NULL}, {COMMAND_NONE, NULL}};
static const struct footer_item tasks[] = {{COMMAND_REMAINING, NULL}, {COMMAND_START, NULL},
	{COMMAND_FINISH, NULL}, {COMMAND_NOTE, NULL}, {COMMAND_UNDO, NULL}, {COMMAND_FIND, NULL},
	{COMMAND_NEXT_VIEW, "view"}, {COMMAND_DETAILS, NULL}, {COMMAND_OUTLINE, NULL},
	{COMMAND_SORT_NEXT, "sort"}, {COMMAND_COMMAND_LINE, NULL}, {COMMAND_QUIT, NULL},
	{COMMAND_NONE, NULL}};

static const struct footer_item *const of_view[VIEWS] = {
	[VIEW_FEVER] = fever,
	[VIEW_TASKS] = tasks,
	[VIEW_CHAINS] = chains,
	[VIEW_JOURNAL] = journal,
	[VIEW_BUFFERS] = lines,
	[VIEW_RESOURCES] = lines,
	[VIEW_STANDUP] = standup,
	[VIEW_SUMMARY] = summary,
};

static const struct footer_item *footer_items(
	const struct view_data *data, const struct view_state *state)
{
	if (data->what_if)
		return state->view == VIEW_RESOURCES ? what_if_resources : what_if;
	if (data->replan)
		return replan;
	if (data->proposal)
		return proposal;
	return of_view[state->view] ? of_view[state->view] : running;
}

/* What ends in the files: not to be offered where nothing may be written. */
static bool writes(enum command command)
{
	switch ((unsigned)command) {
	case COMMAND_REMAINING:
	case COMMAND_START:
	case COMMAND_FINISH:
	case COMMAND_NOTE:
	case COMMAND_KIT:
	case COMMAND_REASON:
	case COMMAND_ACTION:
	case COMMAND_CLOSE:
	case COMMAND_CLOSE_HERE:
	case COMMAND_CONFIRM:
	case COMMAND_UNDO:
	case COMMAND_REDO:
	case COMMAND_COMMIT:
		return true;
	default:
		return false;
	}
}

static void draw_items(struct canvas *canvas, const struct view_data *data,
	const struct footer_item *items, int row, int end)
{
	int at = 1;
	/* In a what-if the same keys only try. */
	bool no_writing = data->read_only && !data->what_if;
	for (unsigned i = 0; items[i].command != COMMAND_NONE; i++) {
		if (no_writing && writes(items[i].command))
			continue;
		const char *key =
			items[i].keys ? items[i].keys : first_key(canvas, items[i].command);
		const char *word =
			items[i].word ? items[i].word : command_entry(items[i].command)->word;
		if (!*key || at + pair_width(canvas, key, word) > end)
			continue;
		at = draw_pair(canvas, at, row, key, word) + 2;
	}
}

void frame_draw_footer(struct canvas *canvas, const struct view_data *data,
	const struct view_state *state, int row)
{
	int end = canvas->columns - 1;
	if (state->prompt) {
		int at = draw_pair(canvas, 1, row, "Enter",
			state->prompt_enter ? state->prompt_enter : "keep");
		if (state->question)
			at = draw_pair(canvas, at + 2, row, "n", "commit now");
		draw_pair(canvas, at + 2, row, "Esc", state->question ? "cancel" : "forget");
		return;
	}
	if (state->view == VIEW_HELP) {
		int at = draw_pair(canvas, 1, row, "Enter", "run");
		at = draw_pair(canvas, at + 2, row, "Esc", "back");
		draw_pair(canvas, at + 2, row, "a-z", "search");
		return;
	}
	if (data->what_if && data->what_if->ending) {
		bool wide = canvas->columns >= 70;
		int at = 1;
		if (data->what_if->report_count > 0 && !data->read_only)
			at = draw_pair(canvas, at, row, "k", wide ? "keep the reports" : "keep") +
			     2;
		at = draw_pair(canvas, at, row, "d", wide ? "drop all" : "drop");
		at = draw_pair(canvas, at + 2, row, "u", wide ? "undo the last" : "undo");
		draw_pair(canvas, at + 2, row, "Esc", wide ? "go on trying" : "go on");
		return;
	}
	const char *key = first_key(canvas, COMMAND_HELP);
	end -= pair_width(canvas, key, "help");
	draw_pair(canvas, end, row, key, "help");
	if (data->turns > 0) {
		const char *turns = tocsin_arena_printf(&canvas->arena, "every %d s", data->turns);
		key = first_key(canvas, COMMAND_WATCH);
		end -= pair_width(canvas, key, turns) + 2;
		draw_pair(canvas, end, row, key, turns);
	}
	if (!data->watching && canvas->columns >= 60) {
		const char *slow = "checks every 30 s";
		end -= canvas_width(canvas, slow) + 2;
		canvas_text(canvas, end, row, canvas->columns - end, ROLE_DIM, slow);
	}
	if (data->read_only && canvas->columns >= 60) {
		end -= canvas_width(canvas, "read-only") + 2;
		canvas_text(canvas, end, row, canvas->columns - end, ROLE_DIM, "read-only");
	}
	draw_items(canvas, data, footer_items(data, state), row, end - 2);
}
