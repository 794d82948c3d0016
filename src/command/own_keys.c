#include "own_keys.h"

#include <string.h>

#include "tocsin/text.h"

enum { ESCAPE = 27, CONTROL_Z = 26 };

struct reading {
	struct tocsin_arena *arena;
	struct command_table *table;
	const char *file;
	struct tocsin_diags *diags;
	uint32_t line;
	const char *begin; /* of the line */
};

/* A word of the line and where it begins, for the diagnostics. */
struct word {
	const char *text; /* NULL = there is none */
	uint32_t column;
};

static uint32_t characters(const char *from, const char *to)
{
	uint32_t count = 0;
	for (; from < to; from++)
		count += ((unsigned char)*from & 0xC0) != 0x80;
	return count;
}

static struct word next_word(struct reading *reading, const char **at, size_t length)
{
	struct word word = {.column = characters(reading->begin, *at) + 1};
	if (length > 0)
		word.text = tocsin_arena_strndup(reading->arena, *at, length);
	*at += length;
	*at += strspn(*at, " \t");
	return word;
}

#define FAULT(reading, column, ...)                                                                \
	tocsin_diags_add((reading)->diags, TOCSIN_FAULT, (reading)->file, (reading)->line, column, \
		__VA_ARGS__)

/* Keys without `key`. */
static const char *without(struct tocsin_arena *arena, const char *keys, uint32_t key)
{
	const char *out = "";
	while (*keys) {
		size_t length = strcspn(keys, " ");
		const char *name = tocsin_arena_strndup(arena, keys, length);
		if (command_key_parse(name) != key)
			out = tocsin_arena_printf(arena, "%s%s%s", out, *out ? " " : "", name);
		keys += length;
		keys += strspn(keys, " ");
	}
	return out;
}

static void take_away(struct reading *reading, uint32_t key, struct word name)
{
	bool any = false;
	for (unsigned i = 0; i < COMMAND_COUNT; i++) {
		struct command_entry *entry = &reading->table->entries[i];
		if (!command_has_key(entry, key))
			continue;
		any = true;
		entry->keys = without(reading->arena, entry->keys, key);
	}
	if (!any)
		FAULT(reading, name.column, "no command has the key %s that is to be taken away",
			name.text);
}

/* Both may be valid at once. */
static bool meet(unsigned where, unsigned other)
{
	enum { PHASES = ON_DASHBOARD - 1 };
	unsigned views = where & ~(unsigned)PHASES, other_views = other & ~(unsigned)PHASES;
	return (where & other & PHASES) && (!views || !other_views || (views & other_views));
}

static bool is_free(struct reading *reading, uint32_t key, enum command command, struct word name)
{
	const struct command_entry *entries = reading->table->entries;
	for (unsigned i = 0; i < COMMAND_COUNT; i++) {
		if (i == command || !command_has_key(&entries[i], key) ||
			!meet(entries[i].where, entries[command].where))
			continue;
		FAULT(reading, name.column,
			"%s cannot be both %s and %s; the line `%s -` above this one takes it from "
			"%s",
			name.text, entries[command].word, entries[i].word, name.text,
			entries[i].word);
		return false;
	}
	return true;
}

/* The keys of the file come first, for the footer shows the first one; those with an argument come
 * last, for they do not do what the footer says. */
static void give(struct reading *reading, uint32_t key, enum command command, const char *argument)
{
	char shown[8];
	struct command_entry *entry = &reading->table->entries[command];
	const char *name = tocsin_arena_strdup(reading->arena, command_key_name(key, shown));
	const char *others = without(reading->arena, entry->keys, key);
	const char *blank = *others ? " " : "";
	entry->keys = *argument
			      ? tocsin_arena_printf(reading->arena, "%s%s%s", others, blank, name)
			      : tocsin_arena_printf(reading->arena, "%s%s%s", name, blank, others);
	struct command_table *table = reading->table;
	if (!*argument)
		return;
	table->arguments[table->argument_count++] =
		(struct command_argument){key, command, argument};
}

static enum command find_command(struct reading *reading, struct word word)
{
	enum command near[1];
	for (unsigned i = 0; i < COMMAND_COUNT; i++)
		if (strcmp(reading->table->entries[i].word, word.text) == 0)
			return (enum command)i;
	if (command_near(word.text, near, 1) > 0)
		FAULT(reading, word.column, "no command '%.60s'; did you mean %s?", word.text,
			command_entry(near[0])->word);
	else
		FAULT(reading, word.column, "no command '%.60s'; ? in the dashboard lists them all",
			word.text);
	return COMMAND_NONE;
}

static void bind(struct reading *reading, uint32_t key, struct word name, struct word word,
	struct word argument)
{
	enum command command = find_command(reading, word);
	if (command == COMMAND_NONE)
		return;
	if (argument.text && command_entry(command)->argument[0] == '\0') {
		FAULT(reading, argument.column, "%s takes no argument", word.text);
		return;
	}
	if (reading->table->argument_count == COMMAND_ARGUMENTS) {
		FAULT(reading, 0, "more than %d keys with an argument", COMMAND_ARGUMENTS);
		return;
	}
	if (is_free(reading, key, command, name))
		give(reading, key, command, argument.text ? argument.text : "");
}

static void read_line(struct reading *reading, size_t length)
{
	const char *at = tocsin_arena_strndup(reading->arena, reading->begin, length);
	reading->begin = at;
	at += strspn(at, " \t");
	if (*at == '\0' || *at == '#')
		return;
	struct word name = next_word(reading, &at, strcspn(at, " \t"));
	struct word command = next_word(reading, &at, strcspn(at, " \t"));
	struct word argument = next_word(reading, &at, strlen(at));
	uint32_t key = command_key_parse(name.text);
	if (key == KEY_NONE)
		FAULT(reading, name.column,
			"'%.30s' is no key; write a character, C-a to C-z, F1 to F12, Enter, Tab, "
			"Space, Up, PgDn, ...",
			name.text);
	else if (key == ESCAPE || key == CONTROL_Z)
		FAULT(reading, name.column, "%s always does the same, and cannot be bound",
			name.text);
	else if (!command.text)
		FAULT(reading, command.column, "a command is missing behind %s; write KEY COMMAND",
			name.text);
	else if (strcmp(command.text, "-") == 0)
		take_away(reading, key, name);
	else
		bind(reading, key, name, command, argument);
}

const struct command_table *own_keys_read(
	struct tocsin_arena *arena, const char *file, const char *text, struct tocsin_diags *diags)
{
	struct command_table *table = TOCSIN_NEW(arena, struct command_table, 1);
	struct reading reading = {.arena = arena, .table = table, .file = file, .diags = diags};
	size_t faults = diags->errors;
	*table = (struct command_table){0};
	for (unsigned i = 0; i < COMMAND_COUNT; i++)
		table->entries[i] = *command_entry((enum command)i);
	while (*text) {
		size_t length = strcspn(text, "\n"), kept = length;
		reading.line++;
		reading.begin = text;
		while (kept > 0 && strchr(" \t\r", text[kept - 1]))
			kept--;
		read_line(&reading, kept);
		text += length + (text[length] == '\n');
	}
	return diags->errors == faults ? table : NULL;
}
