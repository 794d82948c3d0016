/*
 * plan.csv on the disk: a committed plan, written whole and replaced atomically.
 *
 * Dates are the truth of the file (a planned start is a date that people can read); working minutes
 * are given for amounts. Places on the axis are found anew through the present calendar when read.
 */
#ifndef STORE_PLAN_FILE_H
#define STORE_PLAN_FILE_H

#include "tocsin/diag.h"
#include "tocsin/plan.h"

/* NULL where the file is missing (no diag) or faulty (faults in `diags`). Owned by the caller. */
struct tocsin_plan *plan_file_read(
	const char *path, const struct tocsin_project *project, struct tocsin_diags *diags);

/* For bytes in memory. */
struct tocsin_plan *plan_file_parse(const char *name, const char *bytes, size_t length,
	const struct tocsin_project *project, struct tocsin_diags *diags);

/* The text of the file, NUL-terminated, in `arena`; `*length` in bytes. */
char *plan_file_text(struct tocsin_arena *arena, const struct tocsin_plan *plan,
	const struct tocsin_project *project, size_t *length);

/* The start date frozen in a plan file, without reading the rest; unknown where there is none. */
struct tocsin_instant plan_file_start(const char *path);

struct plan_commit {
	bool saved;
	char message[256]; /* one sentence where not saved */
	char hash[24]; /* of the file's bytes, in hexadecimal: the journal's baseline event carries
			  it */
};

/*
 * Keeps the present plan.csv as plan.N.csv (the next free N), puts the new one in its place
 * (temporary, fsync, rename, fsync of the folder) and appends a `baseline` row to the journal.
 */
void plan_file_commit(struct plan_commit *out, const char *own_folder,
	const struct tocsin_plan *plan, const struct tocsin_project *project, const char *who);

#endif
