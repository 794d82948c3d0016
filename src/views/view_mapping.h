/*
 * A strange schedule, column by column: what the file calls it, its first cells, and what it is to
 * be read as.
 *
 *     column             is            first cells
 *     Bezeichner         name          Graben, Bauen, Malen
 *     Brauchtwohl      ‹ safe ›        5, 4, 3
 *     Wer macht es       -             Ann, Bob
 */
#ifndef VIEWS_VIEW_MAPPING_H
#define VIEWS_VIEW_MAPPING_H

#include "canvas.h"

enum { MAPPING_SAMPLES = 3 };

struct mapping_row {
	const char *caption;
	const char *samples[MAPPING_SAMPLES]; /* "" where there are fewer */
	unsigned meaning;                     /* into meanings; meaning_count = not read */
};

struct mapping_meaning {
	const char *word, *help;
};

struct view_mapping {
	const char *file;
	const struct mapping_row *rows;
	uint32_t count, selected;
	const struct mapping_meaning *meanings;
	unsigned meaning_count;
	const char *lacks;   /* what no column means yet and every schedule needs; NULL = nothing */
	const char *message; /* "" */
};

/* How many rows fit on a screen. */
int mapping_visible(int rows);
void mapping_draw(struct canvas *canvas, const struct view_mapping *mapping);

#endif
