/*
 * A schedule whose columns nobody could make out: what a person must see to say what each is.
 */
#ifndef STORE_STRANGE_FILE_H
#define STORE_STRANGE_FILE_H

#include <stdbool.h>
#include <stdint.h>

#include "dialect.h"
#include "tocsin/arena.h"

enum { STRANGE_SAMPLES = 3 };

struct strange_column {
	const char *caption;
	const char *samples[STRANGE_SAMPLES]; /* its first cells that are not empty; "" */
	enum schedule_column meaning;         /* a guess; SCHEDULE_UNREAD = not read */
};

struct strange_file {
	const char *path;         /* of the schedule, for messages */
	const char *mapping_path; /* where the choice is kept */
	struct strange_column *columns;
	uint32_t count;
};

/*
 * Reads the first rows of the schedule of a project (a folder or a CSV file), with `wishes` (NULL:
 * none) and the choices that were kept before. false: it cannot be opened, holds no row, or has no
 * captions to choose among, as the faults of loading say. In `arena`.
 */
bool strange_file_read(struct strange_file *out, struct tocsin_arena *arena, const char *path,
	const struct dialect_wishes *wishes);

/* What no schedule can do without, and no column means: "ids or names", "durations"; NULL where
 * nothing is missing. */
const char *strange_file_lacks(const struct strange_column *columns, uint32_t count);

#endif
