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

static bool matches(const struct command_entry *entry, const char *filter)
{
	return !filter || contains(entry->word, filter) || contains(entry->help, filter) ||
	       contains(entry->keys, filter);
}

unsigned view_help_entries(enum command *out, const char *filter, const struct view_data *data,
	const struct view_state *state)
{
	unsigned count = 0, now = context(data, state);
	for (int valid = 1; valid >= 0; valid--)
		for (unsigned i = 0; i < COMMAND_COUNT; i++) {
			const struct command_entry *entry = command_entry((enum command)i);
			if (command_valid(entry->where, now) == valid && matches(entry, filter))
				out[count++] = (enum command)i;
		}
	return count;
}

/* Why a command cannot be run now; NULL where it can. */
static const char *why_not(struct canvas *canvas, const struct view_data *data,
	const struct view_state *state, const struct command_entry *entry)
{
	enum { PHASES = ON_DASHBOARD - 1 };
	unsigned now = context(data, state);
	if (command_valid(entry->where, now))
		return NULL;
	if (entry->where & now & PHASES)
		return tocsin_arena_printf(
			&canvas->arena, "on the view '%s'", view_first_of(entry->where));
	if (entry->where & IN_WHAT_IF && !data->proposal)
		return "in what-if mode: w";
	return data->proposal ? "commit the plan first" : "the plan is committed";
}

static void draw_entry(struct canvas *canvas, const struct view_data *data,
	const struct view_state *state, const struct list_column *list, enum command command,
	int row, bool selected)
{
	enum { KEYS, WORD, HELP };
	const struct command_entry *entry = command_entry(command);
	const char *reason = why_not(canvas, data, state, entry);
	enum role role = selected ? ROLE_SELECTED : reason ? ROLE_DIM : ROLE_TEXT;
	if (selected)
		canvas_paint(canvas, (struct rectangle){0, row, canvas->columns, 1}, role, false);
	list_draw_text(canvas, &list[KEYS], row, selected || reason ? role : ROLE_KEY, entry->keys);
	const char *word = tocsin_arena_printf(&canvas->arena, ":%s%s%s", entry->word,
		entry->argument[0] ? " " : "", entry->argument);
	list_draw_text(canvas, &list[WORD], row, role, word);
	list_draw_text(canvas, &list[HELP], row, role,
		reason ? tocsin_arena_printf(&canvas->arena, "%s (%s)", entry->help, reason)
		       : entry->help);
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
	canvas_printf(canvas, at + used + 2, where.row, where.columns, ROLE_DIM, "%u of %d", count,
		COMMAND_COUNT);

	struct list_column list[] = {
		{"", 10, 10, 0, false}, {"", 22, 22, 1, false}, {"", 24, 100, 0, false}};
	list_place(list, 3, where.column + 1, where.columns - 2);
	int visible = where.rows - 1;
	uint32_t top = view_scroll(state->help_top, state->help_selected, count, visible);
	for (int i = 0; i < visible && top < count; i++, top++)
		draw_entry(canvas, data, state, list, entries[top], where.row + 1 + i,
			top == state->help_selected);
}
