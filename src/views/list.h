/*
 * Columns of a list: which are shown at this width, and where.
 */
#ifndef VIEWS_LIST_H
#define VIEWS_LIST_H

#include "canvas.h"

enum { LIST_COLUMNS = 16 };

struct list_column {
	const char *title;
	int least, most; /* cells; what is left over goes to those that may grow, in order */
	int weight;      /* 0 = always shown; the heaviest is the first to go */
	bool right;      /* aligned right */
	int column;      /* filled in: where it begins, ... */
	int columns;     /* ... and how wide it is; 0 = not shown */
};

/* Places `count` columns, one cell between them, into `columns` cells from `column` on. */
void list_place(struct list_column *list, int count, int column, int columns);

void list_draw_titles(struct canvas *canvas, const struct list_column *list, int count, int row);

/* One cell of the list; nothing where its column is not shown. */
void list_draw_text(struct canvas *canvas, const struct list_column *of, int row, enum role role,
	const char *text);

#endif
