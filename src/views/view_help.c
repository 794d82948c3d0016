/*
 * The help: every command of the table, searched as one types. What is not possible now stays in
 * the list and says why.
 */
#include "parts.h"

#include <string.h>

#include "list.h"

static char lower(char letter)
{
	return letter >= 'A' && letter <= 'Z' ? (char)(letter + 32) : letter;
}

static bool contains(const char *text, const char *filter)
{
	for (; *text; text++) {
		size_t i = 0;
		while (filter[i] && lower(text[i]) == lower(filter[i]))
			i++;
		if (!filter[i])
			return true;
	}
	return !filter[0];
}

static unsigned context(const struct view_data *data, const struct view_state *state)
{
	unsigned phase = data->proposal ? IN_PROPOSAL
			 : data->replan ? IN_RUNNING | IN_REPLAN
					: IN_RUNNING;
	if (data->what_if)
		phase |= IN_WHAT_IF;
	return phase | view_place(state);
}

static bool begins(const char *word, const char *filter)
{
	while (*filter && lower(*word) == lower(*filter))
		word++, filter++;
	return !*filter;
}

/* How well an entry fits what is searched; what its word begins with comes first. */
enum fit { FIT_BEGINS, FIT_WORD, FIT_HELP, FIT_NOT };

static enum fit fit(const struct command_entry *entry, const char *filter)
{
	if (!filter || begins(entry->word, filter))
		return FIT_BEGINS;
	if (contains(entry->word, filter))
		return FIT_WORD;
	return contains(entry->help, filter) || contains(entry->keys, filter) ? FIT_HELP : FIT_NOT;
}

unsigned view_help_entries(enum command *out, const char *filter, const struct view_data *data,
	const struct view_state *state)
{
	unsigned count = 0, now = context(data, state);
	for (int valid = 1; valid >= 0; valid--)
		for (int fits = FIT_BEGINS; fits < FIT_NOT; fits++)
			for (unsigned i = 0; i < COMMAND_COUNT; i++) {
				const struct command_entry *entry = command_entry((enum command)i);
				if (command_valid(entry->where, now) == valid &&
					fit(entry, filter) == (enum fit)fits)
					out[count++] = (enum command)i;
			}
	return count;
}

/* Why a command cannot be run now; no text where it can. */
struct why_not {
	const char *text, *tag; /* the tag is for where there is little room */
};

static struct why_not why_not(struct canvas *canvas, const struct view_data *data,
	const struct view_state *state, const struct command_entry *entry)
{
	enum { PHASES = ON_DASHBOARD - 1 };
	unsigned now = context(data, state);
	if (command_valid(entry->where, now))
		return (struct why_not){NULL, NULL};
	if (entry->where & now & PHASES) {
		const char *view = view_first_of(entry->where);
		return (struct why_not){
			tocsin_arena_printf(&canvas->arena, "on the view '%s'", view), view};
	}
	if (entry->where & IN_WHAT_IF && !data->proposal)
		return (struct why_not){"in what-if mode: w", "what-if"};
	return data->proposal ? (struct why_not){"commit the plan first", "not yet"}
			      : (struct why_not){"the plan is committed", "done"};
}

enum { ROOM_FOR_WORDS = 70 };

/* What the command does and, where it cannot be run now, why: in words, or at the right edge by a
 * tag where they have no room. Of the entry under the cursor all is told: its reason stands above.
 */
static void draw_help(struct canvas *canvas, const struct list_column *column, int row,
	enum role role, const char *help, struct why_not why, bool selected)
{
	const char *words =
		why.text ? tocsin_arena_printf(&canvas->arena, "%s (%s)", help, why.text) : help;
	/* One way for all rows: tags stand below each other. */
	bool roomy = column->columns >= ROOM_FOR_WORDS;
	if (roomy || selected || !why.tag) {
		list_draw_text(canvas, column, row, role, roomy ? words : help);
		return;
	}
	int tag = canvas_width(canvas, why.tag);
	canvas_text(canvas, column->column, row, column->columns - tag - 1, role, help);
	canvas_text(canvas, column->column + column->columns - tag, row, tag, ROLE_DIM, why.tag);
}

static void draw_entry(struct canvas *canvas, const struct view_data *data,
	const struct view_state *state, const struct list_column *list, enum command command,
	int row, bool selected)
{
	enum { KEYS, WORD, HELP };
	const struct command_entry *entry = command_entry(command);
	struct why_not why = why_not(canvas, data, state, entry);
	enum role role = selected ? ROLE_SELECTED : why.text ? ROLE_DIM : ROLE_TEXT;
	if (selected)
		canvas_paint(canvas, (struct rectangle){0, row, canvas->columns, 1}, role, false);
	list_draw_text(
		canvas, &list[KEYS], row, selected || why.text ? role : ROLE_KEY, entry->keys);
	const char *word = tocsin_arena_printf(&canvas->arena, ":%s%s%s", entry->word,
		entry->argument[0] ? " " : "", entry->argument);
	list_draw_text(canvas, &list[WORD], row, role, word);
	draw_help(canvas, &list[HELP], row, role, entry->help, why, selected);
}

void help_draw(struct canvas *canvas, const struct view_data *data, const struct view_state *state,
	struct rectangle where)
{
	enum command entries[COMMAND_COUNT];
	const char *filter = state->help_filter ? state->help_filter : "";
	unsigned count = view_help_entries(entries, filter, data, state);
	int at = canvas_text(canvas, 1, where.row, where.columns, ROLE_DIM, "type to search: ") + 1;
	int used = canvas_text(canvas, at, where.row, where.columns - at - 12, ROLE_INPUT, filter);
	if (!state->prompt) {
		canvas->cursor_column = at + used;
		canvas->cursor_row = where.row;
	}
	at += used + 2;
	at += canvas_printf(canvas, at, where.row, where.columns, ROLE_DIM, "%u of %d", count,
		      COMMAND_COUNT) +
	      2;
	const char *why =
		state->help_selected < count
			? why_not(canvas, data, state, command_entry(entries[state->help_selected]))
				  .text
			: NULL;
	if (why)
		canvas_text(canvas, at, where.row, canvas->columns - at - 1, ROLE_MESSAGE, why);

	struct list_column list[] = {
		{"", 10, 10, 0, false}, {"", 22, 22, 1, false}, {"", 24, 100, 0, false}};
	list_place(list, 3, where.column + 1, where.columns - 2);
	int visible = where.rows - 1;
	uint32_t top = view_scroll(state->help_top, state->help_selected, count, visible);
	for (int i = 0; i < visible && top < count; i++, top++)
		draw_entry(canvas, data, state, list, entries[top], where.row + 1 + i,
			top == state->help_selected);
}
