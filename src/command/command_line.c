/*
 * What is typed at `:`. A word or a unique beginning of one, then its argument:
 *
 *     ":rem 3d"   COMMAND_REMAINING, "3d"
 *     ":re"       none, ambiguous (remaining, redo, rebaseline, reload)
 *     ":remianing" none; near: remaining
 */
#include <stdlib.h>
#include <string.h>

#include "command.h"
#include "tocsin/text.h"

enum { NEAR_ENOUGH = 2 };

enum command command_parse(const char *line, const char **argument, bool *ambiguous)
{
	line += strspn(line, " \t");
	size_t length = strcspn(line, " \t");
	const char *rest = line + length;
	*argument = rest + strspn(rest, " \t");
	if (ambiguous)
		*ambiguous = false;
	if (length == 0)
		return COMMAND_NONE;

	enum command found = COMMAND_NONE;
	unsigned beginnings = 0;
	for (unsigned i = 0; i < COMMAND_COUNT; i++) {
		const char *word = command_entry((enum command)i)->word;
		if (strncmp(word, line, length) != 0)
			continue;
		if (word[length] == '\0')
			return (enum command)i;
		found = (enum command)i;
		beginnings++;
	}
	if (ambiguous)
		*ambiguous = beginnings > 1;
	return beginnings == 1 ? found : COMMAND_NONE;
}

const char *command_complete(const char *prefix, unsigned context, unsigned index)
{
	size_t length = strlen(prefix);
	for (unsigned i = 0; i < COMMAND_COUNT; i++) {
		const struct command_entry *entry = command_entry((enum command)i);
		if (!command_valid(entry->where, context) ||
			strncmp(entry->word, prefix, length) != 0)
			continue;
		if (index-- == 0)
			return entry->word;
	}
	return NULL;
}

unsigned command_near(const char *line, enum command *out, unsigned room)
{
	line += strspn(line, " \t");
	size_t length = strcspn(line, " \t");
	unsigned count = 0;
	for (unsigned i = 0; i < COMMAND_COUNT && count < room && length > 0; i++) {
		const char *word = command_entry((enum command)i)->word;
		if (strncmp(word, line, length) == 0 ||
			tocsin_text_distance(line, length, word) <= NEAR_ENOUGH)
			out[count++] = (enum command)i;
	}
	return count;
}
