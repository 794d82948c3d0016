/*
 * A person's own keys, from a file of lines KEY COMMAND [ARGUMENT]:
 *
 *     # comments and blank lines are skipped
 *     v    remaining         v does what r does, and the footer shows it
 *     F5   find crane        one key for a command with its argument
 *     s    -                 s does nothing any more; it may be given to another command below
 *
 * A key that two commands would have on one view is a fault that names both.
 */
#ifndef COMMAND_OWN_KEYS_H
#define COMMAND_OWN_KEYS_H

#include "command.h"
#include "tocsin/diag.h"

/* The table as the text makes it; valid as long as the arena. NULL: `diags` has every fault. `file`
 * is what the diagnostics call it. */
const struct command_table *own_keys_read(
	struct tocsin_arena *arena, const char *file, const char *text, struct tocsin_diags *diags);

#endif
