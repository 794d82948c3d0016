/*
 * What was found out about the file of a schedule, for people: who wrote it, how, and what each of
 * its columns means.
 */
#ifndef STORE_SOURCE_H
#define STORE_SOURCE_H

#include "dialect.h"
#include "sample.h"

struct source {
	const char *path;         /* of the schedule */
	const char *mapping_path; /* where the meaning of its columns is kept */
	struct dialect dialect;
	const char *encoding;
	char delimiter;
	struct sample rows; /* the first below the header */
};

/*
 * Looks at the schedule of a project (a folder or a CSV file) as workspace_load reads it: with
 * `wishes` (NULL: none) and with mapping.csv. false: it cannot be opened, holds no row, or is a
 * benchmark instance; what is wrong with it whoever loads the project tells. In `arena`.
 */
bool source_find(struct source *out, struct tocsin_arena *arena, const char *path,
	const struct dialect_wishes *wishes);

#endif
