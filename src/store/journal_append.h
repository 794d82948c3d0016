/*
 * Appending to a journal whose lock the caller holds.
 */
#ifndef STORE_JOURNAL_APPEND_H
#define STORE_JOURNAL_APPEND_H

#include "journal_file.h"
#include "lock.h"

/* Takes the lock beside `journal` (its folder is made where it is missing); false: `out` says why.
 */
bool journal_lock(struct lock *lock, struct journal_append *out, struct tocsin_arena *arena,
	const char *journal, const char *who);

/* As journal_file_append, under the lock. */
void journal_append_locked(struct journal_append *out, struct tocsin_arena *arena, const char *path,
	const struct journal_row *rows, size_t count);

#endif
