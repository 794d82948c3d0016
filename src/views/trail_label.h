/*
 * Labels on a chart: dates beside the points of the trail, placed so that they cover neither each
 * other nor what is drawn.
 *
 *        03-25
 *          •──•            above to the left, else below to the right, and so on around the point;
 *     03-04│               what finds no place is left out: important ones are placed first
 *       •──┘
 */
#ifndef VIEWS_TRAIL_LABEL_H
#define VIEWS_TRAIL_LABEL_H

#include "plot.h"

struct label_field {
	const struct plot *plot;
	unsigned char *taken; /* by cell of the plot, row by row from below */
};

/* What is bold in the plot now is taken: trail, points, letters, and the dots of the trend. */
void label_field_init(struct label_field *out, const struct plot *plot);

/* Writes `text` beside the cell (column, row from below); false where it has no place. What `must`
 * be read takes one on the border of a zone if there is no other, in the colour of one side. */
bool label_field_place(struct label_field *field, int column, int row, const char *text, bool must);

#endif
