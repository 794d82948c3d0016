/* The table of commands, made from commands.def. */
#include "command.h"

#include <assert.h>

static const struct command_entry entries[COMMAND_COUNT] = {
#define COMMAND(name, word, keys, argument, where, help) {word, keys, argument, where, help},
#include "commands.def"
#undef COMMAND
};

bool command_valid(unsigned where, unsigned context)
{
	enum { PHASES = ON_DASHBOARD - 1 };
	unsigned views = where & ~(unsigned)PHASES;
	return (where & context & PHASES) != 0 && (views == 0 || (views & context) != 0);
}

const struct command_entry *command_entry(enum command command)
{
	assert(command < COMMAND_COUNT);
	return &entries[command];
}
