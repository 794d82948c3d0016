/* The table of commands, made from commands.def. */
#include "command.h"

#include <assert.h>

static const struct command_entry entries[COMMAND_COUNT] = {
#define COMMAND(name, word, keys, argument, where, help) {word, keys, argument, where, help},
#include "commands.def"
#undef COMMAND
};

const struct command_entry *command_entry(enum command command)
{
	assert(command < COMMAND_COUNT);
	return &entries[command];
}
