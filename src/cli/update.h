/*
 * tocsin update: one report in options, or many as journal rows on standard input. Either all rows
 * of a call are saved, or none.
 */
#ifndef CLI_UPDATE_H
#define CLI_UPDATE_H

#include "journal_file.h"
#include "near.h"
#include "opened.h"

struct update {
	struct opened *opened;
	const struct options *options;
	uint32_t task; /* TOCSIN_NONE = the project */
	struct journal_row *rows;
	uint32_t count;
	const char *undone; /* what an undo takes back, in words; NULL for other reports */
};

/* Fill in the rows. false: the reason is on standard error, and nothing may be saved. */
bool update_from_options(struct update *update);
bool update_from_input(struct update *update);
/* Tells what is different in the export of --from, and asks before its progress is taken over (not
 * with --yes). No rows where there is none, or where the answer is no. */
bool update_from_export(struct update *update);

/* One sentence on standard error; false. */
bool update_complain(const char *text);

/*
 * A start or finish at `at` that was said as of `as_of` has happened: it may not lie later. A date
 * without a time is its day: on as_of's own day it is not later.
 */
bool update_is_later(struct tocsin_instant at, const char *text, struct tocsin_instant as_of);

/* The tasks that `id` may mean, by id or name. */
void update_near_tasks(struct near *near, const struct tocsin_project *project, const char *id);

#endif
