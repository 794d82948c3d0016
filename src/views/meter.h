/*
 * Meters: bars that lie in a trough, and columns of a history, as finely as the glyphs allow:
 *
 *     BRAILLE     ━━━╸────     ▁▂▂▃▅▇
 *     UNICODE     ■■■■····     ▄▄▄███
 *     ASCII       ####....     012357     (tenths of the scale)
 */
#ifndef VIEWS_METER_H
#define VIEWS_METER_H

#include "canvas.h"
#include "tocsin/fever_chart.h"

/* The role of a bar in a zone. */
enum role meter_role(enum tocsin_zone zone);

/* A bar of `columns` cells, `share` of it (0..1, held within) filled; what is not 0 shows. */
void meter_bar(
	struct canvas *canvas, int column, int row, int columns, double share, enum role role);

/* The character for a column that fills `share` of its cell from below (0..1, held within); what is
 * not 0 shows, and 0 is a dot. The highest leaves a gap to the row above. */
uint32_t meter_column(const struct canvas *canvas, double share);

#endif
