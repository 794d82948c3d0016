/*
 * A project from its files: schedule.csv, and beside it project.csv, resources.csv, calendar.csv.
 */
#ifndef STORE_PROJECT_FILES_H
#define STORE_PROJECT_FILES_H

#include "dialect.h"
#include "loading.h"
#include "tocsin/diag.h"
#include "tocsin/project.h"

struct project_sources {
	const char *schedule; /* path, as the user named it */
	/* The schedule's bytes where they are in memory already; else it is read. */
	const char *bytes;
	size_t length;
	struct dialect_wishes wishes; /* how the schedule is to be read; all zero: found out */
	/* Paths of files that may be missing; NULL = not looked for. */
	const char *settings, *resources, *calendar;
	const char *name;              /* where project.csv gives none */
	struct tocsin_instant frozen;  /* start that a committed plan has; may be unknown */
	struct tocsin_instant today;   /* dates a project that states no start at all */
	const struct loading *loading; /* who waits for it; NULL: nobody */
};

/*
 * Makes the project, finished; false where a fault was met, which is in the diags: `*project` is
 * empty then and needs no tocsin_project_free.
 */
bool project_files_read(struct tocsin_project *project, const struct project_sources *sources,
	struct tocsin_diags *diags);

#endif
