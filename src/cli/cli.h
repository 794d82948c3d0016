/*
 * The commands that are typed at a shell: data on standard output, messages on standard error.
 *
 * Exit status: 0 fine; 1 it could not be done (no committed plan, not saved); 2 bad input or usage;
 * 130 stopped by Ctrl-C, with the best so far.
 */
#ifndef CLI_CLI_H
#define CLI_CLI_H

#include "options.h"

enum { CLI_OK = 0, CLI_FAILED = 1, CLI_BAD_INPUT = 2, CLI_INTERRUPTED = 130 };

/* Runs `tocsin WORD ...`; argv[0] is the program, argv[1] the word. Returns the exit status. */
int cli_main(int argc, char **argv);

/* True where `word` names a command (or --help, --version): the dashboard takes everything else. */
bool cli_is_command(const char *word);

/* One sentence on standard error about a first word that is neither a command nor a file. */
void cli_unknown(const char *word);

/* `tocsin help`, or of one command; the exit status. */
int cli_help(const char *word);

/* What `tocsin PATH` prints where there is no terminal to draw on: the status, or the proposal. */
int cli_plain(const struct options *dashboard);

/* One per command; options are parsed and checked, `options->operands` holds what is no option. */
int cli_check(const struct options *options);
int cli_plan(const struct options *options);
int cli_update(const struct options *options);
int cli_status(const struct options *options);
int cli_next(const struct options *options);
int cli_chart(const struct options *options);
int cli_log(const struct options *options);
int cli_screen(const struct options *options);
int cli_standup(const struct options *options);
int cli_export(const struct options *options);
int cli_completions(const struct options *options);

#endif
