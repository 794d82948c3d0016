/*
 * Options: one table (options.def) for the parser, the help and the man page.
 */
#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include <stdbool.h>

enum option_command { /* bits */
	FOR_CHECK = 1,
	FOR_PLAN = 2,
	FOR_UPDATE = 4,
	FOR_STATUS = 8,
	FOR_NEXT = 16,
	FOR_CHART = 32,
	FOR_LOG = 64,
	FOR_SCREEN = 128,
	FOR_DASHBOARD = 256,
	FOR_STANDUP = 512,
	FOR_EXPORT = 1024,
	FOR_PROJECTS = 2047, /* whoever names a PATH */
};

enum option {
#define OPTION(name, word, argument, commands, help) OPTION_##name,
#include "options.def"
#undef OPTION
	OPTIONS
};

enum { OPERANDS = 64, MAPS = 64 };

struct options {
	bool given[OPTIONS];
	const char *value[OPTIONS]; /* NULL where not given, or without its optional argument */
	const char *maps[MAPS];     /* --map, each that was given */
	int map_count;
	const char *operands[OPERANDS];
	int operand_count;
	bool help;
};

/*
 * Reads argv[first..argc-1] for a command; "--" ends the options; "--name=value" is taken as well
 * as "--name value". An optional argument is taken only where the next word begins with a digit.
 * false: one sentence was printed on standard error.
 */
bool options_parse(struct options *out, int argc, char **argv, int first, unsigned command);

struct option_row {
	const char *word, *argument; /* NULL = none; "[X]" = optional */
	unsigned commands;           /* enum option_command */
	const char *help;
};

const struct option_row *options_row(enum option option);

/* The lines "  --name ARG   help" of a command. */
void options_print(unsigned command);

#endif
