/* The table of commands, made from commands.def. */
#include "command.h"

#include <assert.h>

static const struct command_entry entries[COMMAND_COUNT] = {
#define COMMAND(name, word, keys, argument, where, help) {word, keys, argument, where, help},
#include "commands.def"
#undef COMMAND
};

static const struct command_table *in_force;

void command_use(const struct command_table *table)
{
	in_force = table;
}

const char *command_key_argument(uint32_t key, enum command command)
{
	for (unsigned i = 0; in_force && i < in_force->argument_count; i++) {
		const struct command_argument *argument = &in_force->arguments[i];
		if (argument->key == key && argument->command == command)
			return argument->text;
	}
	return "";
}

bool command_valid(unsigned where, unsigned context)
{
	enum { PHASES = ON_DASHBOARD - 1 };
	unsigned views = where & ~(unsigned)PHASES;
	return (where & context & PHASES) != 0 && (views == 0 || (views & context) != 0);
}

const struct command_entry *command_entry(enum command command)
{
	assert(command < COMMAND_COUNT);
	return in_force ? &in_force->entries[command] : &entries[command];
}
