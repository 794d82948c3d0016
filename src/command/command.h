/*
 * Commands: the vocabulary of commands.def as an enum, a table, a parser and a keymap.
 */
#ifndef COMMAND_COMMAND_H
#define COMMAND_COMMAND_H

#include <stdbool.h>
#include <stdint.h>

/* Where a command is valid. */
enum command_context {
	IN_PROPOSAL = 1, /* no committed plan yet */
	IN_RUNNING = 2,  /* a committed plan is in force */
	IN_REPLAN = 4,   /* and another one is proposed in its place */
	IN_WHAT_IF = 8,  /* changes are tried that are not so */
	IN_ANY = IN_PROPOSAL | IN_RUNNING,

	/* And only on these views, in the order of enum view; without any of them, on all. */
	ON_FIRST_BIT = 8,
	ON_DASHBOARD = 1 << ON_FIRST_BIT,
	ON_FEVER = ON_DASHBOARD << 1,
	ON_TASKS = ON_DASHBOARD << 2,
	ON_CHAINS = ON_DASHBOARD << 3,
	ON_BUFFERS = ON_DASHBOARD << 4,
	ON_RESOURCES = ON_DASHBOARD << 5,
	ON_JOURNAL = ON_DASHBOARD << 6,
	ON_PLAN = ON_DASHBOARD << 7,
	ON_STANDUP = ON_DASHBOARD << 8,
	ON_SUMMARY = ON_DASHBOARD << 9,
};

/* Whether a command that says `where` is valid in a context: a phase, and the view in sight. */
bool command_valid(unsigned where, unsigned context);

enum command {
#define COMMAND(name, word, keys, argument, where, help) COMMAND_##name,
#include "commands.def"
#undef COMMAND
	COMMAND_COUNT,
	COMMAND_NONE = COMMAND_COUNT
};

struct command_entry {
	const char *word, *keys, *argument;
	unsigned where; /* enum command_context */
	const char *help;
};

const struct command_entry *command_entry(enum command command);

/* A key that runs a command with an argument. */
struct command_argument {
	uint32_t key;
	enum command command;
	const char *text;
};

enum { COMMAND_ARGUMENTS = 64 };

/* What command_entry and the keys answer from: commands.def, or a person's changes of it. */
struct command_table {
	struct command_entry entries[COMMAND_COUNT];
	struct command_argument arguments[COMMAND_ARGUMENTS];
	unsigned argument_count;
};

/* Borrowed from here on; NULL = commands.def again. Once, before anything is shown. */
void command_use(const struct command_table *table);
/* What the key gives its command; "" = nothing. */
const char *command_key_argument(uint32_t key, enum command command);
bool command_has_key(const struct command_entry *entry, uint32_t key);

/* Keys as the terminal reports them: a Unicode code point, or one of these. */
enum key {
	KEY_NONE = 0,
	KEY_FIRST_SPECIAL = 0x110000, /* past Unicode */
	KEY_UP_ARROW = KEY_FIRST_SPECIAL,
	KEY_DOWN_ARROW,
	KEY_LEFT_ARROW,
	KEY_RIGHT_ARROW,
	KEY_HOME_KEY,
	KEY_END_KEY,
	KEY_PAGE_UP,
	KEY_PAGE_DOWN,
	KEY_BACK_TAB,
	KEY_DELETE,
	KEY_INSERT,
	KEY_FUNCTION, /* F1 = KEY_FUNCTION + 1, ... F12 */
	KEY_LAST_SPECIAL = KEY_FUNCTION + 12
};
/* Escape is 27, Enter 13, Tab 9, Backspace 8 (127 is mapped to it), C-x is 24, ... */

/* "j", "Down", "C-f", "PgDn", "F1", "Enter", "Esc", "Space", ...: KEY_NONE for what is none. */
uint32_t command_key_parse(const char *name);
/* The name of a key as help and footer print it; static or in `out` (8 bytes). */
const char *command_key_name(uint32_t key, char out[8]);

/* The command bound to `key` where valid in `context`, or COMMAND_NONE. `*elsewhere` (may be NULL)
 * receives a command that has the key but is not valid here, so that the screen can say why. */
enum command command_for_key(uint32_t key, unsigned context, enum command *elsewhere);

/* A typed line "word argument": the command (unique prefixes are accepted) and where its argument
 * begins. */
enum command command_parse(const char *line, const char **argument, bool *ambiguous);

/* The `index`-th word (from 0) that begins with `prefix` and is valid in `context`; NULL past the
 * last. */
const char *command_complete(const char *prefix, unsigned context, unsigned index);

/* For a word that is none: the commands that it may have meant (those it begins, and those at most
 * two slips of the finger away), in the table's order; at most `room`. Returns how many. */
unsigned command_near(const char *line, enum command *out, unsigned room);

#endif
