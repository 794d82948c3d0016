/*
 * Which captions mean which column, in which tool and language: captions.def is the list.
 */
#ifndef DIALECT_CAPTIONS_H
#define DIALECT_CAPTIONS_H

#include <stdint.h>

#include "column.h"
#include "tocsin/arena.h"
#include "tool.h"

/* Texts lie in the entries: a table of pointers would be written to wherever the program starts. */
enum { CAPTION_SIZE = 64, CAPTION_LANGUAGE_SIZE = 6 };

struct caption {
	char text[CAPTION_SIZE];              /* as table_caption makes it */
	char language[CAPTION_LANGUAGE_SIZE]; /* code of struct language */
	uint8_t tool;                         /* enum dialect_tool */
	uint8_t column;                       /* enum schedule_column */
	uint8_t rank; /* where several cells of a header mean the same column, the lowest counts */
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
