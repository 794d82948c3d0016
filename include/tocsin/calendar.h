/*
 * The calendar: the one place where working minutes and dates meet.
 *
 * The engine counts integer working minutes on one axis: minute 0 is the project's start; nights,
 * weekends and holidays are not on it. An axis minute between two working days has two names (Fri
 * 17:00, Mon 08:00): starts print the later one, finishes, milestones and promises the earlier.
 */
#ifndef TOCSIN_CALENDAR_H
#define TOCSIN_CALENDAR_H

#include <stdbool.h>
#include <stdint.h>

#include "tocsin/arena.h"
#include "tocsin/civil.h"

/* Working minutes: a place on the axis, or an amount of work. Negative before the project's start.
 */
typedef int64_t tocsin_work;

#define TOCSIN_NO_WORK INT64_MIN /* a place that is not known */

enum { TOCSIN_DAY_SPANS = 8 };

struct tocsin_day_span {
	int16_t from, to; /* minutes of the day, from < to <= 1440, ascending, apart */
};

/* One or more days that differ from the week; later entries win over earlier ones. */
struct tocsin_exception {
	struct tocsin_day from, to; /* both included */
	/* Worked on each of them, from the first span on; more than the spans hold runs on behind
	 * the last, up to midnight. 0 = holiday; -1 = all spans (a working weekend). */
	int32_t minutes;
};

struct tocsin_working_time {
	struct tocsin_day_span spans[TOCSIN_DAY_SPANS];
	int span_count;
	uint8_t weekdays;        /* bit 0 = Monday */
	int32_t minutes_per_day; /* what "1 d" means: hours_per_day, by default the total of the
				    spans */
	const struct tocsin_exception *exceptions;
	uint32_t exception_count;
};

/* Monday to Friday, 08:00-12:00 and 13:00-17:00, 480 minutes a day, no exceptions. */
struct tocsin_working_time tocsin_working_time_default(void);

struct tocsin_calendar; /* immutable once made */

/*
 * Made in `arena`; copies the exceptions. `start` outside working time moves to the next working
 * minute, which is axis minute 0. NULL where the working time holds no minute at all (no weekday or
 * no span, and no "working" exception), or where no working minute follows `start`.
 */
struct tocsin_calendar *tocsin_calendar_make(struct tocsin_arena *arena,
	const struct tocsin_working_time *time, struct tocsin_instant start);

/*
 * Working minutes from the project's start to `at`, negative before it. An instant outside working
 * time is the place of the next working minute (and so of the last one before it).
 * Cost: logarithmic in the number of exceptions.
 */
tocsin_work tocsin_calendar_axis(const struct tocsin_calendar *calendar, struct tocsin_instant at);

/*
 * The date of an axis minute: its later name (for starts) and its earlier name (for finishes).
 * Minute 0 has one name, the project's start. axis(start(w)) == axis(finish(w)) == w. Where the
 * calendar holds no such minute (a week without days, after its last exception): the end of dates.
 * What lies past the year 9999 is true here and is written as 9999-12-31.
 */
struct tocsin_instant tocsin_calendar_start(const struct tocsin_calendar *calendar, tocsin_work at);
struct tocsin_instant tocsin_calendar_finish(
	const struct tocsin_calendar *calendar, tocsin_work at);

/* Start and end of the working time of a day; false on a day without any. */
bool tocsin_calendar_working_day(const struct tocsin_calendar *calendar, struct tocsin_day day,
	struct tocsin_instant *start, struct tocsin_instant *end);

/* The first day from `day` on (included) with working time. */
struct tocsin_day tocsin_calendar_next_working_day(
	const struct tocsin_calendar *calendar, struct tocsin_day day);

/* The day `count` working days before `day` (count 0: the last working day not after `day`). */
struct tocsin_day tocsin_calendar_working_days_before(
	const struct tocsin_calendar *calendar, struct tocsin_day day, int count);

/* Minutes of one "d" (hours_per_day) and one "w" (that times the week's working days, default 5).
 */
tocsin_work tocsin_calendar_minutes_per_day(const struct tocsin_calendar *calendar);
tocsin_work tocsin_calendar_minutes_per_week(const struct tocsin_calendar *calendar);

/* Place `from` on the axis moved by `civil_minutes` of the wall clock: axis(date(from) + elapsed).
 */
tocsin_work tocsin_calendar_elapsed(
	const struct tocsin_calendar *calendar, tocsin_work from, int64_t civil_minutes);

#endif
