/*
 * What a tool writes in its own way, beyond language and units: a table of its own behind the
 * tasks, words for a state, links that no other tool has.
 */
#ifndef DIALECT_MANNER_H
#define DIALECT_MANNER_H

#include "dialect.h"
#include "table.h"

struct manner {
	/* Captions between bars that only this tool has, of which an English header holds one; what
	 * else it calls its columns others call so too. */
	const char *marks;
	/* Looks at the file once, when its columns are known; `csv` stands before the first row of
	 * tasks and is left there. `plain` are the captions as table_caption makes them. NULL:
	 * nothing to do. */
	void (*prepare)(struct dialect *dialect, struct tocsin_arena *arena, struct csv_reader *csv,
		const char *const *plain);
	/* The text of a cell as other tools would have written it: `out`, or `text` itself. NULL:
	 * as it is. */
	const char *(*cell)(const struct dialect *dialect, enum schedule_column column,
		const char *text, char out[DIALECT_TEXT_MAX]);
};

/* Does a header (captions as table_caption makes them) hold one of the tool's marks? Also true for
 * a tool that has none. */
bool manner_is_marked(enum dialect_tool tool, const char *const *plain, uint32_t width);

/* NULL where the tool writes as any other. Static. */
const struct manner *manner_of(enum dialect_tool tool);

/* ---- For the tools' own files ---- */

extern const struct manner manner_asana, manner_ganttproject, manner_jira, manner_openproject,
	manner_p6, manner_redmine, manner_smartsheet, manner_taskjuggler;

/* The cell of the header that means `column`; TABLE_ABSENT where none does. */
uint32_t manner_cell_of(const struct dialect *dialect, enum schedule_column column);

/* Takes the column from whichever cell of the header means it. */
void manner_drop(struct dialect *dialect, enum schedule_column column);

/* "100%" for a word that says that the work is done, "" for any other. */
const char *manner_state(const char *text);

/* "#2", or "Feature #2: Search", as "2", in `out`; else `text` itself. */
const char *manner_parent(const char *text, char out[DIALECT_TEXT_MAX]);

/* Adds `length` bytes to the list in `out`, behind a semicolon where it holds anything; false where
 * they do not fit. */
bool manner_list(char out[DIALECT_TEXT_MAX], const char *text, size_t length);

#endif
