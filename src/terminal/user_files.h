/*
 * What a person keeps for all projects, in $XDG_CONFIG_HOME/tocsin (~/.config/tocsin):
 *
 *     keys      KEY COMMAND [ARGUMENT]     see own_keys.h
 *     config    theme NAME                 where neither an option nor the environment says it
 *               mouse off                  at first; m switches it on
 */
#ifndef TERMINAL_USER_FILES_H
#define TERMINAL_USER_FILES_H

#include "command.h"
#include "theme.h"
#include "tocsin/diag.h"

struct user_files {
	struct tocsin_arena arena;
	const struct command_table *commands; /* NULL = there is no file of keys */
	enum theme theme;
	bool mouse_off;
};

/* False where a file is faulty or cannot be read: `diags` says why. Missing ones are none. */
bool user_files_read(struct user_files *out, struct tocsin_diags *diags);
void user_files_finish(struct user_files *files);

#endif
