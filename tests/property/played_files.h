/*
 * The files of a project as the dashboard's terminal would read them, played in memory: generations
 * of a schedule that people edit, a journal that grows, plans that are committed.
 */
#ifndef TESTS_PLAYED_FILES_H
#define TESTS_PLAYED_FILES_H

#include "app.h"
#include "tocsin/project.h"
#include "tocsin/vector.h"

enum { SCHEDULES = 5, NO_SCHEDULE = 0 }; /* the first has no tasks */

struct played_files {
	struct tocsin_arena arena; /* what outlives a generation */
	struct generation {
		struct tocsin_project *project; /* of `now` in both, where the journal alone
						   was read again */
		struct tocsin_arena arena;      /* its journal */
		struct tocsin_journal journal;
		struct app_data data;
	} * now, *before;
	unsigned schedule;
	TOCSIN_VECTOR(char) text; /* of journal.csv */
	TOCSIN_VECTOR(struct tocsin_plan *) plans;
	TOCSIN_VECTOR(struct tocsin_plan *)
	proposals;     /* all that were made; not owned by `plans` */
	int64_t clock; /* microseconds since 1970, for the stamps */
};

void played_files_init(struct played_files *files, unsigned schedule);
void played_files_finish(struct played_files *files);

/* A new generation; `before` stays until played_files_forget. */
const struct app_data *played_files_read(
	struct played_files *files, bool journal_only, bool saved_by_us);
void played_files_forget(struct played_files *files);

void played_files_append(struct played_files *files, const struct app_row *rows, unsigned count);

/* A plan of the present schedule, alive until the end. */
struct tocsin_plan *played_files_plan(struct played_files *files);

/* What the journal means: a text of the entries that count, in their order; in `arena`. */
const char *played_files_meaning(struct played_files *files, struct tocsin_arena *arena);

#endif
