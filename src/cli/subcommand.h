/*
 * The commands, once: what runs them, `tocsin help` and the completions of shells read this.
 */
#ifndef CLI_SUBCOMMAND_H
#define CLI_SUBCOMMAND_H

#include "options.h"

struct subcommand {
	const char *word, *operands;
	int least, most;  /* operands */
	unsigned options; /* enum option_command */
	int (*run)(const struct options *options);
	const char *help;
};

/* The i-th command, in the order of the help; NULL behind the last. */
const struct subcommand *subcommand_at(unsigned i);

#endif
