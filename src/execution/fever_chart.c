/*
 * The fever chart's arithmetic. Zones are decided by cross products of integers, so that a point on
 * a line is on it: 10 of 30 days used is exactly a third, whatever 33.33 % says.
 */
#include "tocsin/fever_chart.h"

#include <math.h>
#include <stddef.h>

double tocsin_ratio_percent(struct tocsin_ratio ratio)
{
	if (ratio.whole == 0)
		return ratio.part <= 0 ? (double)NAN : (double)INFINITY;
	return 100.0 * (double)ratio.part / (double)ratio.whole;
}

static const char *const zone_names[] = {
	[TOCSIN_GREEN] = "green",
	[TOCSIN_YELLOW] = "yellow",
	[TOCSIN_RED] = "red",
	[TOCSIN_BLACK] = "black",
	[TOCSIN_ZONE_DONE] = "done",
};

const char *tocsin_zone_name(enum tocsin_zone zone)
{
	return zone_names[zone];
}

char tocsin_zone_letter(enum tocsin_zone zone)
{
	return "GYRBD"[zone];
}

void tocsin_zone_lines(enum tocsin_zone_preset preset, struct tocsin_zone_line *green_yellow,
	struct tocsin_zone_line *yellow_red)
{
	static const struct tocsin_zone_line lines[][2] = {
		[TOCSIN_SLOPED] = {{10, 70, 100}, {30, 90, 100}},
		[TOCSIN_THIRDS] = {{1, 1, 3}, {2, 2, 3}},
		[TOCSIN_STEEP] = {{5, 75, 100}, {25, 85, 100}},
	};
	*green_yellow = lines[preset][0];
	*yellow_red = lines[preset][1];
}

/* a x b in 128 bits, which C11 has no type for. */
struct product {
	uint64_t high, low;
};

static struct product multiply(uint64_t a, uint64_t b)
{
	uint64_t a1 = a >> 32, a0 = a & UINT32_MAX, b1 = b >> 32, b0 = b & UINT32_MAX;
	uint64_t middle = a1 * b0 + (a0 * b0 >> 32);
	uint64_t crossed = a0 * b1 + (middle & UINT32_MAX);
	return (struct product){a1 * b1 + (middle >> 32) + (crossed >> 32), a * b};
}

static bool above(struct product a, struct product b)
{
	return a.high != b.high ? a.high > b.high : a.low > b.low;
}

/* Amounts that a factor of a hundred would push over the edge (ten billion years) lose bits first.
 */
static void keep_small(int64_t *part, int64_t *whole)
{
	while (*whole > INT64_MAX / 1024) {
		*whole /= 2;
		*part /= 2;
	}
}

/*
 * Is y above the line? part / whole > (start + (end - start) x) / denominator, x = done / length,
 * with all four positive: multiplied out.
 */
static bool above_line(
	const struct tocsin_zone_line *line, struct tocsin_ratio y, int64_t done, int64_t length)
{
	int64_t height = line->at_start * length + (line->at_end - line->at_start) * done;
	return above(multiply((uint64_t)y.part, (uint64_t)(line->denominator * length)),
		multiply((uint64_t)y.whole, (uint64_t)height));
}

enum tocsin_zone tocsin_zone_of(enum tocsin_zone_preset preset, struct tocsin_ratio completion,
	struct tocsin_ratio consumption)
{
	if (consumption.part <= 0)
		return TOCSIN_GREEN;
	if (consumption.part > consumption.whole)
		return TOCSIN_BLACK;

	int64_t length = completion.whole > 0 ? completion.whole : 1;
	int64_t done = completion.whole > 0 && completion.part > 0 ? completion.part : 0;
	if (done > length)
		done = length;
	keep_small(&done, &length);

	struct tocsin_zone_line green_yellow, yellow_red;
	tocsin_zone_lines(preset, &green_yellow, &yellow_red);
	if (above_line(&yellow_red, consumption, done, length))
		return TOCSIN_RED;
	return above_line(&green_yellow, consumption, done, length) ? TOCSIN_YELLOW : TOCSIN_GREEN;
}

/* A ratio as a number to reckon with: "-" is 0. */
static double percent_or_zero(struct tocsin_ratio ratio)
{
	double percent = tocsin_ratio_percent(ratio);
	return isnan(percent) ? 0 : percent;
}

/* What y gained per what x gained; `x` says whether the completion itself is below 0. */
static struct tocsin_rate rate_of(double y_gained, double x_gained, double x)
{
	if (x_gained < 0 || x < 0)
		return (struct tocsin_rate){0, "back"};
	if (isinf(y_gained) || (x_gained == 0 && y_gained > 0))
		return (struct tocsin_rate){0, y_gained > 0 ? "inf" : "-"};
	if (x_gained == 0)
		return (struct tocsin_rate){0, "-"};
	return (struct tocsin_rate){y_gained / x_gained, ""};
}

struct tocsin_rate tocsin_burn_rate(struct tocsin_point point)
{
	double x = percent_or_zero(point.completion);
	return rate_of(percent_or_zero(point.consumption), x, x);
}

struct tocsin_rate tocsin_burn_rate_change(struct tocsin_point previous, struct tocsin_point point)
{
	double x = percent_or_zero(point.completion), y = percent_or_zero(point.consumption);
	double y_previous = percent_or_zero(previous.consumption);
	double y_gained = y == y_previous ? 0 : y - y_previous;
	return rate_of(y_gained, x - percent_or_zero(previous.completion), x);
}

struct tocsin_trend tocsin_trend_of(const struct tocsin_point *points, uint32_t count)
{
	enum { WINDOW = 4 };
	uint32_t first = count;
	while (first > 0 && count - first < WINDOW && !points[first - 1].earlier_baseline)
		first--;
	struct tocsin_trend trend = {.points = count - first};
	if (trend.points < 2)
		return trend;
	double sum_x = 0, sum_y = 0;
	for (uint32_t i = first; i < count; i++) {
		sum_x += percent_or_zero(points[i].completion);
		sum_y += percent_or_zero(points[i].consumption);
	}
	double mean_x = sum_x / trend.points, mean_y = sum_y / trend.points;
	double square = 0, product = 0;
	for (uint32_t i = first; i < count; i++) {
		double x = percent_or_zero(points[i].completion) - mean_x;
		square += x * x;
		product += x * (percent_or_zero(points[i].consumption) - mean_y);
	}
	double gained = percent_or_zero(points[count - 1].completion) -
			percent_or_zero(points[first].completion);
	if (gained <= 0 || !isfinite(product))
		return trend;
	trend.known = true;
	trend.slope = product / square;
	trend.at_start = mean_y - trend.slope * mean_x;
	trend.at_end = trend.at_start + 100 * trend.slope;
	return trend;
}
