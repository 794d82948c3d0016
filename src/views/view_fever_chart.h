/*
 * What the parts of the fever chart share: the chart itself, its labels (view_fever_labels.c), and
 * its axes and legend (view_fever_legend.c).
 */
#ifndef VIEWS_VIEW_FEVER_CHART_H
#define VIEWS_VIEW_FEVER_CHART_H

#include "parts.h"
#include "plot.h"
#include "tocsin/trend.h"

enum { FEVER_LABEL_COLUMNS = 4 }; /* "100 " left of the axis */

/* What has no number lies at 0, as the zone test takes it. */
double fever_percent(struct tocsin_ratio ratio);

/* The state at t; NULL with a proposal. */
const struct tocsin_point *fever_newest(const struct view_data *data);

/* The trend, where there is one to draw: not of a proposal, nor when all is done. */
bool fever_has_trend(
	struct tocsin_trend *out, const struct plot *plot, const struct view_data *data);

/* Where it leaves the zones; returns how many. */
uint32_t fever_crossings(
	struct tocsin_crossing out[TOCSIN_CROSSINGS], const struct view_data *data);

/* What is bold on the plot by now keeps its place. */
void fever_draw_labels(const struct plot *plot, const struct view_data *data);

void fever_draw_axes(const struct plot *plot);
void fever_draw_names(const struct plot *plot, const struct view_data *data);
void fever_draw_legend(
	const struct plot *plot, const struct view_data *data, int column, int row, int columns);
void fever_draw_bounds(const struct plot *plot, int column, int row, int columns);

#endif
