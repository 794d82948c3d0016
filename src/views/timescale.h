/*
 * A timescale: from dates to columns and back.
 *
 * A day is as wide as its working hours: it runs from the first minute that the week works to the
 * last, and the next day begins where it ends. So a task of a day fills a day's columns, and nights
 * take no room; weekends and holidays do, for a calendar shows them. Places on the scale are
 * minutes of these days.
 *
 *     08:00-17:00, three columns a day     | Fri  | Sat  | Sun  | Mon
 *                                           0  1  2  3  4  5  6  7  8  9 ...
 */
#ifndef VIEWS_TIMESCALE_H
#define VIEWS_TIMESCALE_H

#include "tocsin/project.h"

enum timescale_zoom {
	ZOOM_FIT, /* all of it in the columns there are */
	ZOOM_HOURS,
	ZOOM_DAYS,   /* three columns a day */
	ZOOM_WEEKS,  /* a column a day */
	ZOOM_MONTHS, /* a column a week */
	ZOOM_YEARS,  /* a column thirty days */
	ZOOMS
};
const char *timescale_zoom_name(enum timescale_zoom zoom);
bool timescale_zoom_parse(enum timescale_zoom *out, const char *name);

struct timescale {
	int opens, day;      /* a day's first working minute, and its length */
	int columns;         /* that are shown */
	int64_t numerator;   /* so many columns ... */
	int64_t denominator; /* ... in so many minutes of the scale */
	int64_t origin;      /* the place of the left edge of column 0 */
};

/* A scale of the project's days, without extent yet; `columns` less than 1 count as 1. */
struct timescale timescale_make(const struct tocsin_project *project, int columns);

/* From one place to another over all columns. */
void timescale_fit(struct timescale *scale, int64_t from, int64_t to);
/* A level that is not ZOOM_FIT; the origin stays. */
void timescale_zoom(struct timescale *scale, enum timescale_zoom zoom);

/* The level next finer than the scale (next coarser), where it changes it by enough to be worth a
 * key; ZOOM_FIT where there is none. */
enum timescale_zoom timescale_finer(const struct timescale *scale);
enum timescale_zoom timescale_coarser(const struct timescale *scale);

int64_t timescale_place(const struct timescale *scale, struct tocsin_instant at);
struct tocsin_instant timescale_instant(const struct timescale *scale, int64_t place);

/* The column in which a place lies; columns go on beyond both ends of what is shown. */
int64_t timescale_column(const struct timescale *scale, int64_t place);
/* The first place of a column. */
int64_t timescale_edge(const struct timescale *scale, int64_t column);
/* The place in its middle. */
int64_t timescale_middle(const struct timescale *scale, int64_t column);

/* How many columns a day has. */
double timescale_day_columns(const struct timescale *scale);

#endif
