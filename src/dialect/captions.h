/*
 * Which captions mean which column, in which tool and language: captions.def is the list.
 */
#ifndef DIALECT_CAPTIONS_H
#define DIALECT_CAPTIONS_H

#include <stdint.h>

#include "column.h"
#include "tocsin/arena.h"
#include "tool.h"

struct caption {
	const char *text; /* as table_caption makes it */
	enum dialect_tool tool;
	const char *language; /* code of struct language */
	enum schedule_column column;
	int rank; /* where several cells of a header mean the same column, the lowest counts */
};

/* From this rank on a MILESTONE is no yes or no but a kind of task, "milestone" among others. */
enum { CAPTION_KIND = 9 };

/* Sorted by the bytes of their text. */
extern const struct caption captions[];
extern const unsigned caption_count;

/*
 * A cell of a header as it is looked up, in `arena`: what table_caption makes of it, and where no
 * tool knows that, the words of bestCaseHours apart.
 */
const char *captions_plain(struct tocsin_arena *arena, const char *cell);

/* The first entry for `text` (as table_caption makes it); NULL where it is not known. */
const struct caption *captions_find(const char *text);

#endif
