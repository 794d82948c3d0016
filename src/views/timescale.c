#include "timescale.h"

#include <string.h>

enum { MINUTES_OF_A_DAY = 24 * 60 };

static const char *const names[ZOOMS] = {"fit", "hours", "days", "weeks", "months", "years"};

const char *timescale_zoom_name(enum timescale_zoom zoom)
{
	return names[zoom];
}

bool timescale_zoom_parse(enum timescale_zoom *out, const char *name)
{
	for (int i = 0; i < ZOOMS; i++)
		if (strcmp(names[i], name) == 0) {
			*out = (enum timescale_zoom)i;
			return true;
		}
	return false;
}

struct timescale timescale_make(const struct tocsin_project *project, int columns)
{
	const struct tocsin_working_time *time = &project->working_time;
	int opens = 0, closes = MINUTES_OF_A_DAY;
	if (time->span_count > 0) {
		opens = time->spans[0].from;
		closes = time->spans[time->span_count - 1].to;
	}
	struct timescale scale = {
		.opens = opens, .day = closes - opens, .columns = columns < 1 ? 1 : columns};
	timescale_zoom(&scale, ZOOM_WEEKS);
	return scale;
}

void timescale_fit(struct timescale *scale, int64_t from, int64_t to)
{
	scale->origin = from;
	scale->numerator = scale->columns;
	scale->denominator = to > from ? to - from : 1;
}

void timescale_zoom(struct timescale *scale, enum timescale_zoom zoom)
{
	enum { HOUR = 60, COLUMNS_OF_A_DAY = 3, WEEK = 7, MONTH = 30 };
	scale->numerator = zoom == ZOOM_DAYS ? COLUMNS_OF_A_DAY : 1;
	scale->denominator = zoom == ZOOM_HOURS    ? HOUR
			     : zoom == ZOOM_MONTHS ? (int64_t)scale->day * WEEK
			     : zoom == ZOOM_YEARS  ? (int64_t)scale->day * MONTH
						   : scale->day;
}

static double minutes_a_column(const struct timescale *scale)
{
	return (double)scale->denominator / (double)scale->numerator;
}

static double minutes_of(const struct timescale *scale, enum timescale_zoom zoom)
{
	struct timescale other = *scale;
	timescale_zoom(&other, zoom);
	return minutes_a_column(&other);
}

/* A step less than this is not seen. */
static const double least_step = 1.4;

enum timescale_zoom timescale_finer(const struct timescale *scale)
{
	for (int i = ZOOM_YEARS; i >= ZOOM_HOURS; i--)
		if (minutes_of(scale, (enum timescale_zoom)i) * least_step <=
			minutes_a_column(scale))
			return (enum timescale_zoom)i;
	return ZOOM_FIT;
}

enum timescale_zoom timescale_coarser(const struct timescale *scale)
{
	for (int i = ZOOM_HOURS; i <= ZOOM_YEARS; i++)
		if (minutes_of(scale, (enum timescale_zoom)i) >=
			minutes_a_column(scale) * least_step)
			return (enum timescale_zoom)i;
	return ZOOM_FIT;
}

static int64_t floor_divide(int64_t a, int64_t b)
{
	return a / b - (a % b < 0);
}

int64_t timescale_place(const struct timescale *scale, struct tocsin_instant at)
{
	int minute = tocsin_instant_minute_of_day(at) - scale->opens;
	minute = minute < 0 ? 0 : minute > scale->day ? scale->day : minute;
	return (int64_t)tocsin_instant_day(at).number * scale->day + minute;
}

struct tocsin_instant timescale_instant(const struct timescale *scale, int64_t place)
{
	int64_t day = floor_divide(place, scale->day);
	return (struct tocsin_instant){
		day * MINUTES_OF_A_DAY + scale->opens + (place - day * scale->day)};
}

int64_t timescale_column(const struct timescale *scale, int64_t place)
{
	return floor_divide((place - scale->origin) * scale->numerator, scale->denominator);
}

int64_t timescale_edge(const struct timescale *scale, int64_t column)
{
	return scale->origin - floor_divide(-column * scale->denominator, scale->numerator);
}

int64_t timescale_middle(const struct timescale *scale, int64_t column)
{
	int64_t from = timescale_edge(scale, column), to = timescale_edge(scale, column + 1);
	return from + (to - from) / 2;
}

double timescale_day_columns(const struct timescale *scale)
{
	return scale->day / minutes_a_column(scale);
}
