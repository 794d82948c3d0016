/*
 * The fever chart's arithmetic: ratios, zones, burn rate, trend (METHOD 5 and 6).
 *
 * Ratios stay exact (two integers) until they are shown; zones are decided by cross products.
 */
#ifndef TOCSIN_FEVER_CHART_H
#define TOCSIN_FEVER_CHART_H

#include <stdbool.h>
#include <stdint.h>

#include "tocsin/civil.h"
#include "tocsin/settings.h"

/* part / whole, unclamped. whole == 0: "-" while part <= 0, else "inf"; whole is never negative. */
struct tocsin_ratio {
	int64_t part, whole;
};

/* In percent; NAN for "-", INFINITY for "inf". */
double tocsin_ratio_percent(struct tocsin_ratio ratio);

enum tocsin_zone { TOCSIN_GREEN, TOCSIN_YELLOW, TOCSIN_RED, TOCSIN_BLACK, TOCSIN_ZONE_DONE };
const char *tocsin_zone_name(enum tocsin_zone zone); /* "green", ... */
char tocsin_zone_letter(enum tocsin_zone zone);      /* G Y R B D */

/* A zone line: y = (at_start + (at_end - at_start) x) / denominator, with x and y in 0..1. */
struct tocsin_zone_line {
	int64_t at_start, at_end; /* at x = 0 and at x = 1: 10 and 70 of 100, 1 and 1 of 3 */
	int64_t denominator;
};
void tocsin_zone_lines(enum tocsin_zone_preset preset, struct tocsin_zone_line *green_yellow,
	struct tocsin_zone_line *yellow_red);

/*
 * The zone of a point. A point exactly on a line belongs to the healthier zone; x is held within
 * 0..100 for the test; above 100 % is black. A ratio "-" counts as 0, "inf" as black.
 */
enum tocsin_zone tocsin_zone_of(enum tocsin_zone_preset preset, struct tocsin_ratio completion,
	struct tocsin_ratio consumption);

struct tocsin_point {
	struct tocsin_instant as_of;
	struct tocsin_ratio completion;  /* x */
	struct tocsin_ratio consumption; /* y */
	enum tocsin_zone zone;
	bool hollow;           /* nothing was reported then: the state at t */
	bool earlier_baseline; /* computed with a baseline that is no longer in force: drawn dimmed
				*/
};

/* A rate that may have no number: text is "" where `value` holds, else "inf", "-" or "back". */
struct tocsin_rate {
	double value;
	const char *text; /* static */
};

/* y / x of one point. x = 0: "inf" if y > 0, else "-"; x negative: "back". */
struct tocsin_rate tocsin_burn_rate(struct tocsin_point point);

/* (y - y_prev) / (x - x_prev). Nothing gained on x: "inf" if y rose, else "-"; x fell or negative:
 * "back". */
struct tocsin_rate tocsin_burn_rate_change(struct tocsin_point previous, struct tocsin_point point);

struct tocsin_trend {
	bool known;      /* false: "-", x does not advance */
	double slope;    /* percent y per percent x */
	double at_start; /* the line's y at x = 0, in percent */
	double at_end;   /* where it would end at x = 100, in percent */
	uint32_t points; /* how many it rests on, at most 4 */
};

/* Least squares of y on x over the last four points of the baseline in force. */
struct tocsin_trend tocsin_trend_of(const struct tocsin_point *points, uint32_t count);

#endif
