/*
 * journal.csv on the disk: read row by row, appended to under a lock, never rewritten.
 *
 * An append is acknowledged only when it is on the disk: lock file, one write(2) of whole lines to
 * an O_APPEND descriptor, fdatasync. A last line without a newline is completed first. A short
 * write is cut back.
 */
#ifndef STORE_JOURNAL_FILE_H
#define STORE_JOURNAL_FILE_H

#include <stddef.h>
#include <sys/stat.h>

#include "tocsin/diag.h"
#include "tocsin/journal.h"
#include "tocsin/project.h"

/*
 * Reads what is there; a missing file is an empty journal. Rows that cannot be read are skipped
 * with a note (file:line:column). Texts live in `arena`. `*skipped` counts them.
 */
void journal_file_read(struct tocsin_journal *out, struct tocsin_arena *arena, const char *path,
	const struct tocsin_project *project, struct tocsin_diags *diags, uint32_t *skipped);

/*
 * The same for bytes in memory (`name` for the messages): standard input of `update`, fuzzing. Here
 * a row need not say its as_of: it is unknown then, as is the date that would default to it, and
 * the caller dates it. In a file such a row is skipped.
 */
void journal_file_parse(struct tocsin_journal *out, struct tocsin_arena *arena, const char *name,
	const char *bytes, size_t length, const struct tocsin_project *project,
	struct tocsin_diags *diags, uint32_t *skipped);

/* What a caller fills in; the rest of the row (recorded) is the writer's. Texts are raw. */
struct journal_row {
	struct tocsin_instant as_of;
	const char *who, *task;
	enum tocsin_event event;
	const char *value, *reason, *note; /* never NULL */
};

enum journal_append_result {
	JOURNAL_SAVED,
	JOURNAL_LOCKED,    /* another writer holds the lock for longer than 2 s */
	JOURNAL_NOT_SAVED, /* nothing of it is in the file; it may be tried again */
	JOURNAL_UNCERTAIN, /* fsync failed: the rows may be lost with the power; never retried
			      silently */
};

struct journal_append {
	enum journal_append_result result;
	char message[256]; /* one sentence for the user, where not saved: which file, what went
			      wrong, what to do */
	char recorded[40]; /* stamp of the last row written; row i of n has the stamp of its own */
	const char **stamps; /* one per row, in the arena passed in */

	/* For who has read the file before and wants no more than what is new, where saved: what
	 * the file was and is, under the lock; and a header with the rows, in the arena, as
	 * journal_file_parse takes them. `lines` NULL: more than rows had to be written. */
	struct stat before, after;
	const char *lines;
	size_t lines_length;
};

/* Appends all rows or none; creates the folder and the file (with its header) where missing. */
void journal_file_append(struct journal_append *out, struct tocsin_arena *arena, const char *path,
	const struct journal_row *rows, size_t count);

#endif
