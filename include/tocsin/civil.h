/*
 * Civil time: days and minutes of the project's wall clock, in the Gregorian calendar, without
 * zones.
 *
 * Both are wrapped, so that the compiler refuses to add a date to a duration (tocsin_work).
 */
#ifndef TOCSIN_CIVIL_H
#define TOCSIN_CIVIL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct tocsin_day {
	int32_t number; /* days since 1970-01-01 */
};

struct tocsin_instant {
	int64_t minute; /* civil minutes since 1970-01-01T00:00 */
};

#define TOCSIN_NO_INSTANT ((struct tocsin_instant){INT64_MIN})

static inline bool tocsin_instant_known(struct tocsin_instant at)
{
	return at.minute != INT64_MIN;
}

/* Year 1..9999, month 1..12, day 1..31: false where that date does not exist. */
bool tocsin_day_from_date(struct tocsin_day *out, int year, int month, int day);
void tocsin_day_to_date(struct tocsin_day day, int *year, int *month, int *dayofmonth);

/* 0 = Monday ... 6 = Sunday. */
int tocsin_day_weekday(struct tocsin_day day);

struct tocsin_day tocsin_instant_day(struct tocsin_instant at);
int tocsin_instant_minute_of_day(struct tocsin_instant at); /* 0..1439 */
struct tocsin_instant tocsin_instant_at(struct tocsin_day day, int minute_of_day);

enum tocsin_date_error {
	TOCSIN_DATE_OK,
	TOCSIN_DATE_MALFORMED,   /* not YYYY-MM-DD[(T| )HH:MM[:SS[.fraction]]][Z|+HH:MM] */
	TOCSIN_DATE_NONEXISTENT, /* 2026-02-30, 25:00 */
};

struct tocsin_date {
	struct tocsin_instant
		at; /* start of the day where no time was given; seconds are dropped */
	bool has_time;
	bool has_zone; /* a Z or an offset stood behind it; the wall clock is what `at` holds */
};

/* Reads the whole of `text` (blanks around it are allowed). */
enum tocsin_date_error tocsin_date_parse(struct tocsin_date *out, const char *text);

enum { TOCSIN_DATE_SIZE = 24 };
/* `YYYY-MM-DDTHH:MM`, or "-" where the instant is not known. Returns `out`. */
char *tocsin_instant_format(char out[TOCSIN_DATE_SIZE], struct tocsin_instant at);
/* `YYYY-MM-DD`. Returns `out`. */
char *tocsin_day_format(char out[TOCSIN_DATE_SIZE], struct tocsin_day day);

#endif
