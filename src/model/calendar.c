/*
 * Minutes are counted, never walked: W(day) is the number of working minutes before a day, counted
 * from a fixed Monday on, and everything else follows from it and its inverse.
 *
 *                    Mon 29 Dec 1969                           4 May 2026
 *     week           |----- 480 minutes on each day of the week's mask -----|
 *     stretches               [== exceptions: so many minutes on every day ==]
 *     W(day)         = days of the mask x 480 + what the stretches before it differ by
 *
 * Exceptions are painted once, the last first, on stretches of days that do not overlap, so a day
 * is found by a binary search. Dates may lie millions of years away; only where they are written
 * do they end with the year 9999.
 */
#include "tocsin/calendar.h"

#include <assert.h>
#include <stdlib.h>

#include "tocsin/duration.h"

enum { MINUTES_PER_DAY = 1440, FIRST_DAY = -719162, LAST_DAY = 2932896 };

/* Places and instants further out than this are held here: 2^48 minutes with one working minute a
 * week are still fewer than 2^62 civil minutes. */
static const int64_t FARTHEST_WORK = INT64_C(1) << 48;
static const int64_t FARTHEST_MINUTE = INT64_C(1) << 62;

/* A run of days on each of which `minutes` are worked, whatever their weekday. */
struct stretch {
	int64_t from, to;   /* days, half-open */
	int64_t minutes;    /* on each day */
	int64_t before, by; /* W(from), and W(to) */
};

struct tocsin_calendar {
	struct tocsin_day_span spans[TOCSIN_DAY_SPANS];
	int span_count; /* at least 1: a day without spans has one of no length at midnight */
	int64_t day_minutes;
	int64_t week_days;         /* working weekdays a week */
	int64_t days_below[8];     /* working weekdays before each weekday */
	int64_t nth_weekday[7];    /* the n-th working weekday of a week */
	struct stretch *stretches; /* ascending, apart */
	size_t stretch_count;
	int64_t origin; /* W of axis minute 0 */
	tocsin_work minutes_per_day, minutes_per_week;
};

struct tocsin_working_time tocsin_working_time_default(void)
{
	return (struct tocsin_working_time){
		.spans = {{8 * 60, 12 * 60}, {13 * 60, 17 * 60}},
		.span_count = 2,
		.weekdays = 0x1F,
		.minutes_per_day = 480,
	};
}

static int64_t clamp(int64_t value, int64_t farthest)
{
	return value < -farthest ? -farthest : value > farthest ? farthest : value;
}

static int64_t floor_divide(int64_t a, int64_t b)
{
	return a / b - (a % b < 0);
}

/* ---- Days ---- */

/* Days of the week's mask before `day`, counted from Monday 1969-12-29 (day -3). */
static int64_t weekdays_before(const struct tocsin_calendar *calendar, int64_t day)
{
	int64_t week = floor_divide(day + 3, 7);
	return week * calendar->week_days + calendar->days_below[day + 3 - 7 * week];
}

/* Its inverse: the day that is number `count` of them. */
static int64_t nth_weekday(const struct tocsin_calendar *calendar, int64_t count)
{
	int64_t week = floor_divide(count, calendar->week_days);
	return 7 * week - 3 + calendar->nth_weekday[count - week * calendar->week_days];
}

/* The last stretch that begins on or before `day`; NULL where none does. */
static const struct stretch *stretch_at(const struct tocsin_calendar *calendar, int64_t day)
{
	size_t low = 0, high = calendar->stretch_count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (calendar->stretches[middle].from <= day)
			low = middle + 1;
		else
			high = middle;
	}
	return low > 0 ? &calendar->stretches[low - 1] : NULL;
}

/* W(day). */
static int64_t minutes_before(const struct tocsin_calendar *calendar, int64_t day)
{
	int64_t weekdays = weekdays_before(calendar, day);
	const struct stretch *stretch = stretch_at(calendar, day);
	if (!stretch)
		return weekdays * calendar->day_minutes;
	if (day < stretch->to)
		return stretch->before + (day - stretch->from) * stretch->minutes;
	weekdays -= weekdays_before(calendar, stretch->to);
	return stretch->by + weekdays * calendar->day_minutes;
}

static int64_t minutes_on(const struct tocsin_calendar *calendar, int64_t day)
{
	return minutes_before(calendar, day + 1) - minutes_before(calendar, day);
}

/*
 * The day that holds working minute number `count`; false where the calendar holds no such minute
 * (a week without days: only its exceptions are worked).
 */
static bool day_of(const struct tocsin_calendar *calendar, int64_t count, int64_t *day)
{
	size_t low = 0, high = calendar->stretch_count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (calendar->stretches[middle].before <= count)
			low = middle + 1;
		else
			high = middle;
	}
	const struct stretch *stretch = low > 0 ? &calendar->stretches[low - 1] : NULL;
	if (stretch && count < stretch->by) {
		*day = stretch->from + (count - stretch->before) / stretch->minutes;
		return true;
	}
	if (calendar->day_minutes == 0 || calendar->week_days == 0)
		return false;
	int64_t weekdays =
		floor_divide(stretch ? count - stretch->by : count, calendar->day_minutes);
	if (stretch)
		weekdays += weekdays_before(calendar, stretch->to);
	*day = nth_weekday(calendar, weekdays);
	return true;
}

/* ---- Minutes of a day ---- */

/*
 * What of span `i` is worked on a day of `minutes`, `gone` of which lie in the spans before it.
 * Minutes that the spans do not hold run on after the last one.
 */
static int64_t worked_in_span(
	const struct tocsin_calendar *calendar, int i, int64_t minutes, int64_t gone)
{
	int64_t length = calendar->spans[i].to - calendar->spans[i].from;
	bool last = i == calendar->span_count - 1;
	return last || minutes - gone < length ? minutes - gone : length;
}

/* How many of a day's `minutes` lie before `minute_of_day`. */
static int64_t worked_before(
	const struct tocsin_calendar *calendar, int64_t minutes, int64_t minute_of_day)
{
	int64_t gone = 0, worked = 0;
	for (int i = 0; i < calendar->span_count; i++) {
		int64_t length = worked_in_span(calendar, i, minutes, gone);
		int64_t into = minute_of_day - calendar->spans[i].from;
		worked += into < 0 ? 0 : into < length ? into : length;
		gone += length;
	}
	return worked;
}

/* The minute of the day in which number `count` of a day's `minutes` lies; 0 <= count < minutes. */
static int64_t minute_of(const struct tocsin_calendar *calendar, int64_t minutes, int64_t count)
{
	int64_t gone = 0;
	for (int i = 0;; i++) {
		int64_t length = worked_in_span(calendar, i, minutes, gone);
		if (count < gone + length || i == calendar->span_count - 1)
			return calendar->spans[i].from + count - gone;
		gone += length;
	}
}

/* ---- Making one ---- */

static int64_t day_total(const struct tocsin_calendar *calendar)
{
	int64_t total = 0;
	for (int i = 0; i < calendar->span_count; i++)
		total += calendar->spans[i].to - calendar->spans[i].from;
	return total;
}

static void take_week(struct tocsin_calendar *calendar, const struct tocsin_working_time *time)
{
	assert(time->span_count >= 0 && time->span_count <= TOCSIN_DAY_SPANS);
	calendar->span_count = time->span_count > 0 ? time->span_count : 1;
	for (int i = 0; i < time->span_count; i++)
		calendar->spans[i] = time->spans[i];
	calendar->day_minutes = day_total(calendar);
	for (int weekday = 0; weekday < 7; weekday++) {
		calendar->days_below[weekday] = calendar->week_days;
		if (time->weekdays >> weekday & 1)
			calendar->nth_weekday[calendar->week_days++] = weekday;
	}
	calendar->days_below[7] = calendar->week_days;
	struct tocsin_units units = tocsin_units_of(time);
	calendar->minutes_per_day = units.day;
	calendar->minutes_per_week = units.week;
}

/* What an exception's days hold: no more than fits before midnight. */
static int64_t exception_minutes(
	const struct tocsin_calendar *calendar, const struct tocsin_exception *exception)
{
	if (exception->minutes < 0)
		return calendar->day_minutes;
	int64_t most = calendar->day_minutes + MINUTES_PER_DAY -
		       calendar->spans[calendar->span_count - 1].to;
	return exception->minutes < most ? exception->minutes : most;
}

static int by_number(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
	return (x > y) - (x < y);
}

static size_t distinct(int64_t *numbers, size_t count)
{
	size_t kept = 0;
	for (size_t i = 0; i < count; i++)
		if (kept == 0 || numbers[kept - 1] != numbers[i])
			numbers[kept++] = numbers[i];
	return kept;
}

static size_t position(const int64_t *numbers, size_t count, int64_t wanted)
{
	const int64_t *found = bsearch(&wanted, numbers, count, sizeof *numbers, by_number);
	return (size_t)(found - numbers);
}

/*
 * Paints the exceptions on the pieces between their ends, the last one first, each piece once. An
 * already painted piece names in `next` one behind it that may still be blank, and that name is
 * shortened on the way, so that n exceptions cost about n log n however they overlap.
 */
struct painting {
	int64_t *ends; /* of the pieces, ascending: piece i is [ends[i], ends[i + 1]) */
	size_t piece_count;
	size_t *next;     /* i = piece i is blank */
	int64_t *minutes; /* of the painted pieces */
};

static size_t next_blank(size_t *next, size_t piece)
{
	while (next[piece] != piece) {
		next[piece] = next[next[piece]];
		piece = next[piece];
	}
	return piece;
}

static void paint(struct painting *painting, struct tocsin_arena *scratch,
	const struct tocsin_calendar *calendar, const struct tocsin_working_time *time)
{
	size_t count = 0;
	painting->ends = TOCSIN_NEW(scratch, int64_t, 2 * (size_t)time->exception_count + 1);
	for (uint32_t i = 0; i < time->exception_count; i++) {
		painting->ends[count++] = time->exceptions[i].from.number;
		painting->ends[count++] = (int64_t)time->exceptions[i].to.number + 1;
	}
	qsort(painting->ends, count, sizeof *painting->ends, by_number);
	count = distinct(painting->ends, count);
	painting->piece_count = count > 0 ? count - 1 : 0;
	painting->next = TOCSIN_NEW(scratch, size_t, painting->piece_count + 1);
	painting->minutes = TOCSIN_NEW(scratch, int64_t, painting->piece_count + 1);
	for (size_t i = 0; i <= painting->piece_count; i++)
		painting->next[i] = i;
	for (uint32_t i = time->exception_count; i-- > 0;) {
		const struct tocsin_exception *exception = &time->exceptions[i];
		if (exception->from.number > exception->to.number)
			continue;
		size_t from = position(painting->ends, count, exception->from.number);
		size_t to = position(painting->ends, count, (int64_t)exception->to.number + 1);
		for (size_t piece = next_blank(painting->next, from); piece < to;
			piece = next_blank(painting->next, piece)) {
			painting->minutes[piece] = exception_minutes(calendar, exception);
			painting->next[piece] = piece + 1;
		}
	}
}

static void add_stretch(struct tocsin_calendar *calendar, int64_t from, int64_t to, int64_t minutes)
{
	struct stretch *last = calendar->stretch_count > 0
				       ? &calendar->stretches[calendar->stretch_count - 1]
				       : NULL;
	if (last && last->to == from && last->minutes == minutes) {
		last->to = to;
		last->by += (to - from) * minutes;
		return;
	}
	int64_t before = minutes_before(calendar, from);
	calendar->stretches[calendar->stretch_count++] =
		(struct stretch){from, to, minutes, before, before + (to - from) * minutes};
}

static void take_exceptions(struct tocsin_calendar *calendar, struct tocsin_arena *arena,
	const struct tocsin_working_time *time)
{
	struct tocsin_arena scratch;
	struct painting painting;
	tocsin_arena_init(&scratch);
	paint(&painting, &scratch, calendar, time);
	calendar->stretches = TOCSIN_NEW(arena, struct stretch, painting.piece_count);
	for (size_t i = 0; i < painting.piece_count; i++)
		if (painting.next[i] != i)
			add_stretch(calendar, painting.ends[i], painting.ends[i + 1],
				painting.minutes[i]);
	tocsin_arena_finish(&scratch);
}

/* Working minutes before an instant, from the fixed Monday on. */
static int64_t minutes_before_instant(
	const struct tocsin_calendar *calendar, struct tocsin_instant at)
{
	int64_t minute = clamp(at.minute, FARTHEST_MINUTE);
	int64_t day = floor_divide(minute, MINUTES_PER_DAY);
	return minutes_before(calendar, day) +
	       worked_before(calendar, minutes_on(calendar, day), minute - day * MINUTES_PER_DAY);
}

struct tocsin_calendar *tocsin_calendar_make(struct tocsin_arena *arena,
	const struct tocsin_working_time *time, struct tocsin_instant start)
{
	struct tocsin_calendar *calendar = TOCSIN_NEW(arena, struct tocsin_calendar, 1);
	take_week(calendar, time);
	take_exceptions(calendar, arena, time);
	calendar->origin = minutes_before_instant(calendar, start);
	int64_t first;
	if (!day_of(calendar, calendar->origin, &first) || first > LAST_DAY)
		return NULL;
	return calendar;
}

/* ---- The axis ---- */

tocsin_work tocsin_calendar_axis(const struct tocsin_calendar *calendar, struct tocsin_instant at)
{
	return minutes_before_instant(calendar, at) - calendar->origin;
}

/* The civil minute in which working minute number `count` lies; the end of dates on the side where
 * there is none. */
static struct tocsin_instant instant_of(const struct tocsin_calendar *calendar, int64_t count)
{
	int64_t day;
	if (!day_of(calendar, count, &day)) {
		bool past = count >= 0;
		return tocsin_instant_at((struct tocsin_day){past ? LAST_DAY : FIRST_DAY},
			past ? MINUTES_PER_DAY - 1 : 0);
	}
	int64_t minutes = minutes_on(calendar, day);
	int64_t into_day = count - minutes_before(calendar, day);
	return (struct tocsin_instant){
		day * MINUTES_PER_DAY + minute_of(calendar, minutes, into_day)};
}

struct tocsin_instant tocsin_calendar_start(const struct tocsin_calendar *calendar, tocsin_work at)
{
	return instant_of(calendar, calendar->origin + clamp(at, FARTHEST_WORK));
}

struct tocsin_instant tocsin_calendar_finish(const struct tocsin_calendar *calendar, tocsin_work at)
{
	/* Nothing of the project lies before its start, which has no name of the evening before. */
	if (at == 0)
		return tocsin_calendar_start(calendar, at);
	/* The end of the working minute before it. */
	struct tocsin_instant last =
		instant_of(calendar, calendar->origin + clamp(at, FARTHEST_WORK) - 1);
	return (struct tocsin_instant){last.minute + 1};
}

tocsin_work tocsin_calendar_elapsed(
	const struct tocsin_calendar *calendar, tocsin_work from, int64_t civil_minutes)
{
	struct tocsin_instant date = tocsin_calendar_start(calendar, from);
	date.minute += clamp(civil_minutes, FARTHEST_MINUTE);
	tocsin_work to = tocsin_calendar_axis(calendar, date);
	/* Beyond the farthest date time still does not run backwards. */
	return (civil_minutes >= 0) == (to >= from) ? to : from;
}

/* ---- Working days ---- */

bool tocsin_calendar_working_day(const struct tocsin_calendar *calendar, struct tocsin_day day,
	struct tocsin_instant *start, struct tocsin_instant *end)
{
	int64_t minutes = minutes_on(calendar, day.number);
	if (minutes == 0)
		return false;
	*start = tocsin_instant_at(day, (int)minute_of(calendar, minutes, 0));
	*end = tocsin_instant_at(day, (int)minute_of(calendar, minutes, minutes - 1) + 1);
	return true;
}

struct tocsin_day tocsin_calendar_next_working_day(
	const struct tocsin_calendar *calendar, struct tocsin_day day)
{
	int64_t next;
	if (!day_of(calendar, minutes_before(calendar, day.number), &next) || next > LAST_DAY)
		next = LAST_DAY;
	return (struct tocsin_day){(int32_t)next};
}

struct tocsin_day tocsin_calendar_working_days_before(
	const struct tocsin_calendar *calendar, struct tocsin_day day, int count)
{
	int64_t found = (int64_t)day.number + 1;
	for (int i = 0; i <= count; i++)
		if (!day_of(calendar, minutes_before(calendar, found) - 1, &found) ||
			found < FIRST_DAY)
			return (struct tocsin_day){FIRST_DAY};
	return (struct tocsin_day){(int32_t)found};
}

tocsin_work tocsin_calendar_minutes_per_day(const struct tocsin_calendar *calendar)
{
	return calendar->minutes_per_day;
}

tocsin_work tocsin_calendar_minutes_per_week(const struct tocsin_calendar *calendar)
{
	return calendar->minutes_per_week;
}
