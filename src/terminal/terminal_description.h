/*
 * What this system's descriptions of terminals say: whether a terminal is known, and the bytes that
 * give it back, for whoever cannot ask curses any more.
 */
#ifndef TERMINAL_TERMINAL_DESCRIPTION_H
#define TERMINAL_TERMINAL_DESCRIPTION_H

#include <stdbool.h>
#include <stddef.h>

/* To be called before newterm, which loses memory when it is refused. */
bool terminal_is_known(const char *name);

enum { RESTORE_SIZE = 512 };

/* To be called after newterm; returns how many bytes. `pastes`: bracketed paste was switched on. */
size_t terminal_restore_bytes(char out[RESTORE_SIZE], bool pastes);

#endif
