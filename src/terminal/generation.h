/*
 * A generation: what the files held when they were last read, counted by those who still look at
 * it.
 *
 * The app looks at one; a plan being made in the background looks at the one it was started from. A
 * reload makes a new generation, and the old one goes with its last user.
 */
#ifndef TERMINAL_GENERATION_H
#define TERMINAL_GENERATION_H

#include <stdint.h>
#include <sys/stat.h>

#include "workspace.h"

struct generation {
	struct workspace workspace;
	uint32_t notes;
	unsigned users;
	/* Of a journal that was read again: the one in force, and the one before it, at which the
	 * app looks until it has heard of the new one. */
	struct tocsin_arena journal, journal_before;
	uint32_t room; /* for rows and their order, in `journal`; 0 = they lie elsewhere */
};

/* What a file was when it was looked at; all 0 = it was not there. */
struct file_mark {
	uint64_t device, inode, size;
	int64_t seconds, nanoseconds;
};

enum { MARKED_FILES = 7 };

/* All files of a project, so that a change is told from no change without reading them. */
struct files_mark {
	struct file_mark files[MARKED_FILES], journal;
};

enum files_change { FILES_SAME, FILES_JOURNAL, FILES_CHANGED };

/*
 * Loads `path`, as `wishes` say, and tells `loading` of it (both may be NULL); one user. NULL where
 * it cannot be read: `diags` says why.
 * `status_date` is when progress stated in the schedule was true, where the project does not say
 * it; may be unknown.
 */
struct generation *generation_load(const char *path, const struct dialect_wishes *wishes,
	const struct loading *loading, struct tocsin_instant status_date,
	struct tocsin_diags *diags);
/* The journal alone is read again. Where that fails the one in force stays, and `diags` says why.
 */
void generation_reload_journal(struct generation *generation, struct tocsin_diags *diags);

/*
 * Takes over rows that were appended to the journal in force: `lines` as journal_file_parse takes
 * them. False, and nothing has changed, where they are more than reports and notes, so that the
 * journal has to be read again. Cost: that of the new rows.
 */
bool generation_extend_journal(struct generation *generation, const char *lines, size_t length);

void generation_share(struct generation *generation);
void generation_release(struct generation *generation); /* NULL is fine */

/* Loading takes twice the memory of what it leaves. Some libcs keep what was freed of it for later,
 * and there is no later: a dashboard that is open all day gives it back. */
void generation_give_back_memory(void);

/* The schedule states progress, but nobody says as of when (METHOD 2: ask). */
bool generation_lacks_status_date(const struct generation *generation);

void files_mark_take(struct files_mark *out, const struct workspace *workspace);
struct file_mark file_mark_of(const struct stat *status);
bool file_mark_same(const struct file_mark *a, const struct file_mark *b);
enum files_change files_mark_compare(const struct files_mark *before, const struct files_mark *now);

#endif
