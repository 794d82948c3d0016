/*
 * Completions: what a shell may offer behind `tocsin`, from the tables of commands and options, as
 * a script for the shell.
 */
#ifndef CLI_COMPLETIONS_H
#define CLI_COMPLETIONS_H

#include "subcommand.h"

enum offer {
	OFFER_NOTHING, /* a text, a date, a number: nobody can guess it */
	OFFER_WORDS,
	OFFER_PROJECT, /* a folder, or a file that is a project by itself */
	OFFER_FILE,
};

struct completion {
	enum offer offer;
	char words[512]; /* a blank between them; no word needs quoting in any shell */
};

/* What can stand behind --option. */
struct completion completion_of_option(enum option option);

/* What can be the operand `at` (0, 1, ...) of a command; nothing behind the last. */
struct completion completion_of_operand(const struct subcommand *command, unsigned at);

/* Names the endings of files that are projects by themselves. */
extern const char *const completion_endings[];

/* Each prints a whole script on standard output. */
void completions_bash(void);
void completions_zsh(void);
void completions_fish(void);

#endif
