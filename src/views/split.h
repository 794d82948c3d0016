/*
 * A list and the detail of the line under its cursor: below it, or from SPLIT_WIDE columns on
 * beside it; where rows are few the list alone.
 *
 *     below          beside
 *     heads          heads  |
 *     lines          lines  |  detail
 *     -------        lines  |
 *     detail         lines  |
 */
#ifndef VIEWS_SPLIT_H
#define VIEWS_SPLIT_H

#include "canvas.h"

enum { SPLIT_WIDE = 140, SPLIT_ROWS = 12 };

/* A rectangle without rows is not shown. */
struct split {
	struct rectangle list; /* heads included */
	struct rectangle detail;
	bool beside;
};

/* `count`: lines of the list, which gives up the rows that it does not need. */
struct split split_make(struct rectangle where, uint32_t count);

/* One line opened: its tasks above, and what else there is to say of it below. */
struct split split_opened(struct rectangle where);

/* Lines in sight: the list without its heads. */
int split_visible(struct rectangle where, uint32_t count);

/* The rule between the two, and over the detail its title where it lies below. */
void split_draw(struct canvas *canvas, const struct split *split, const char *title);

#endif
