/*
 * The trend is a straight line, and so are the borders of the zones:
 *
 *     a + s x = c + d x   at   x = (a - c) / (d - s)
 *
 * Steeper than the border it goes up into the worse zone, else down into the better one.
 */
#include "tocsin/trend.h"
#include "tocsin/real.h"

/* A border in percent: y = at_start + slope x. */
struct border {
	double at_start, slope;
	enum tocsin_zone below, above;
};

static struct border border_of(
	const struct tocsin_zone_line *line, enum tocsin_zone below, enum tocsin_zone above)
{
	double start = 100.0 * (double)line->at_start / (double)line->denominator;
	double end = 100.0 * (double)line->at_end / (double)line->denominator;
	return (struct border){start, (end - start) / 100, below, above};
}

/* When the completion would be `ahead` percent more than that of the newest point. */
static struct tocsin_instant when(const struct tocsin_calendar *calendar,
	const struct tocsin_point *first, const struct tocsin_point *last, double ahead)
{
	tocsin_work from = tocsin_calendar_axis(calendar, first->as_of);
	tocsin_work to = tocsin_calendar_axis(calendar, last->as_of);
	double gained = tocsin_ratio_percent(last->completion);
	double before = tocsin_ratio_percent(first->completion);
	gained -= isnan(before) ? 0 : before;
	double minutes = ahead * (double)(to - from) / gained;
	/* Past a hundred years of working time nothing is told by a date. */
	if (to <= from || !(gained > 0) || !(minutes < 100 * 365 * 24 * 60.0))
		return TOCSIN_NO_INSTANT;
	return tocsin_calendar_finish(calendar, to + (tocsin_work)tocsin_round(minutes));
}

uint32_t tocsin_trend_crossings(struct tocsin_crossing out[TOCSIN_CROSSINGS],
	const struct tocsin_calendar *calendar, enum tocsin_zone_preset preset,
	const struct tocsin_point *points, uint32_t count)
{
	struct tocsin_zone_line green_yellow, yellow_red;
	tocsin_zone_lines(preset, &green_yellow, &yellow_red);
	const struct border borders[] = {border_of(&green_yellow, TOCSIN_GREEN, TOCSIN_YELLOW),
		border_of(&yellow_red, TOCSIN_YELLOW, TOCSIN_RED),
		{100, 0, TOCSIN_RED, TOCSIN_BLACK}};
	struct tocsin_trend trend = tocsin_trend_of(points, count);
	uint32_t found = 0;
	if (!trend.known)
		return 0;
	const struct tocsin_point *first = &points[count - trend.points],
				  *last = &points[count - 1];
	double now = tocsin_ratio_percent(last->completion);
	for (unsigned i = 0; i < sizeof borders / sizeof borders[0]; i++) {
		const struct border *border = &borders[i];
		double steeper = trend.slope - border->slope;
		double x = (border->at_start - trend.at_start) / steeper;
		if (steeper == 0 || !(x > now) || x >= 100)
			continue;
		enum tocsin_zone into = steeper > 0 ? border->above : border->below;
		if (into == last->zone)
			continue;
		uint32_t at = found++;
		for (; at > 0 && out[at - 1].completion > x; at--)
			out[at] = out[at - 1];
		out[at] = (struct tocsin_crossing){.into = into,
			.completion = x,
			.consumption = trend.at_start + trend.slope * x,
			.about = when(calendar, first, last, x - now)};
	}
	return found;
}

tocsin_work tocsin_trend_end(const struct tocsin_trend *trend, const struct tocsin_plan *plan)
{
	return plan->projected_end +
	       (tocsin_work)tocsin_round(trend->at_end / 100 * (double)plan->buffer);
}
