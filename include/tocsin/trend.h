/*
 * Where the trend of the fever chart leads (METHOD 6): which zones it would enter, when, and where
 * it would end.
 */
#ifndef TOCSIN_TREND_H
#define TOCSIN_TREND_H

#include "tocsin/fever_chart.h"
#include "tocsin/plan.h"

/* A place where the trend leaves one zone for another. */
struct tocsin_crossing {
	enum tocsin_zone into;
	double completion, consumption; /* in percent */
	struct tocsin_instant about; /* at the pace of the points that the trend rests on; unknown
					where they are all of one instant */
};

enum { TOCSIN_CROSSINGS = 3 }; /* a straight line meets each border once */

/*
 * The crossings past the newest point and before a completion of 100 %, in order; returns how many.
 * Into the zone where that point lies already, beside the line, there is none.
 * The pace is what the trend's points gained of completion per working minute, from the first of
 * them to the last.
 */
uint32_t tocsin_trend_crossings(struct tocsin_crossing out[TOCSIN_CROSSINGS],
	const struct tocsin_calendar *calendar, enum tocsin_zone_preset preset,
	const struct tocsin_point *points, uint32_t count);

/*
 * The end of the work where the trend holds: F0 + at_end x B0, a place on the axis. Needs no pace,
 * for consumption is the projected end by another name.
 */
tocsin_work tocsin_trend_end(const struct tocsin_trend *trend, const struct tocsin_plan *plan);

#endif
