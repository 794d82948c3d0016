/*
 * Keys and their names: what a person reads in the help is what commands.def and scripts spell.
 *
 *     "j" 'j'    "C-f" 6    "Enter" 13    "F1" KEY_FUNCTION + 1    "PgDn" KEY_PAGE_DOWN
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "command.h"
#include "tocsin/text.h"

enum { NAME_SIZE = 16 };

/* Where a control code has a name of its own, the name stands before "C-x" in the table's order. */
static const struct {
	const char *name;
	uint32_t key;
} named[] = {
	{"Enter", 13},
	{"Esc", 27},
	{"Tab", 9},
	{"Space", ' '},
	{"Backspace", 8},
	{"Up", KEY_UP_ARROW},
	{"Down", KEY_DOWN_ARROW},
	{"Left", KEY_LEFT_ARROW},
	{"Right", KEY_RIGHT_ARROW},
	{"Home", KEY_HOME_KEY},
	{"End", KEY_END_KEY},
	{"PgUp", KEY_PAGE_UP},
	{"PgDn", KEY_PAGE_DOWN},
	{"BackTab", KEY_BACK_TAB},
	{"Delete", KEY_DELETE},
	{"Insert", KEY_INSERT},
};

enum { NAMED = sizeof named / sizeof named[0] };

static uint32_t function_key(const char *name)
{
	if (name[0] != 'F' || name[1] < '1' || name[1] > '9')
		return KEY_NONE;
	char *end;
	long number = strtol(name + 1, &end, 10);
	return *end == '\0' && number <= 12 ? KEY_FUNCTION + (uint32_t)number : KEY_NONE;
}

uint32_t command_key_parse(const char *name)
{
	for (int i = 0; i < NAMED; i++)
		if (strcmp(named[i].name, name) == 0)
			return named[i].key;
	if (function_key(name) != KEY_NONE)
		return function_key(name);
	if (strncmp(name, "C-", 2) == 0 && name[2] >= 'a' && name[2] <= 'z' && name[3] == '\0')
		return (uint32_t)(name[2] - 'a' + 1);
	if (*name == '\0')
		return KEY_NONE;
	size_t used;
	uint32_t code = tocsin_utf8_decode(name, strlen(name), &used);
	return name[used] == '\0' && code > ' ' && code != 127 ? code : KEY_NONE;
}

const char *command_key_name(uint32_t key, char out[8])
{
	for (int i = 0; i < NAMED; i++)
		if (named[i].key == key)
			return named[i].name;
	if (key > KEY_FUNCTION && key <= KEY_LAST_SPECIAL)
		snprintf(out, 8, "F%u", (unsigned)(key - KEY_FUNCTION));
	else if (key >= 1 && key <= 26)
		snprintf(out, 8, "C-%c", (char)('a' + (int)key - 1));
	else if (key > ' ' && key != 127 && key < KEY_FIRST_SPECIAL)
		out[tocsin_utf8_encode(out, key)] = '\0';
	else
		snprintf(out, 8, "?");
	return out;
}

bool command_has_key(const struct command_entry *entry, uint32_t key)
{
	const char *keys = entry->keys;
	while (*keys) {
		size_t length = strcspn(keys, " ");
		char name[NAME_SIZE];
		if (length > 0 && length < sizeof name) {
			memcpy(name, keys, length);
			name[length] = '\0';
			if (command_key_parse(name) == key)
				return true;
		}
		keys += length;
		keys += strspn(keys, " ");
	}
	return false;
}

enum command command_for_key(uint32_t key, unsigned context, enum command *elsewhere)
{
	if (elsewhere)
		*elsewhere = COMMAND_NONE;
	if (key == KEY_NONE)
		return COMMAND_NONE;
	for (unsigned i = 0; i < COMMAND_COUNT; i++) {
		const struct command_entry *entry = command_entry((enum command)i);
		if (!command_has_key(entry, key))
			continue;
		if (command_valid(entry->where, context))
			return (enum command)i;
		if (elsewhere && *elsewhere == COMMAND_NONE)
			*elsewhere = (enum command)i;
	}
	return COMMAND_NONE;
}
