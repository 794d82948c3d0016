#include "check_main.h"

#include <stdlib.h>
#include <string.h>

#include "tocsin/calendar.h"
#include "tocsin/random.h"

#define COUNT(table) ((int)(sizeof(table) / sizeof(table)[0]))

static struct tocsin_arena arena;

static void setup(void)
{
	tocsin_arena_init(&arena);
}

static void teardown(void)
{
	tocsin_arena_finish(&arena);
}

static struct tocsin_instant at(const char *text)
{
	struct tocsin_date date;
	ck_assert_int_eq(tocsin_date_parse(&date, text), TOCSIN_DATE_OK);
	return date.at;
}

static struct tocsin_day day(const char *text)
{
	return tocsin_instant_day(at(text));
}

static const char *written(struct tocsin_instant instant)
{
	return tocsin_instant_format(tocsin_arena_alloc(&arena, TOCSIN_DATE_SIZE, 1), instant);
}

static const char *written_day(struct tocsin_day on)
{
	return tocsin_day_format(tocsin_arena_alloc(&arena, TOCSIN_DATE_SIZE, 1), on);
}

/* ---- One project: Monday 2026-03-02 to Friday, eight hours, some days that differ ---- */

static struct tocsin_calendar *spring(void)
{
	struct tocsin_exception exceptions[] = {
		{day("2026-03-09"), day("2026-03-13"), 0},      /* a week off ... */
		{day("2026-03-11"), day("2026-03-11"), -1},     /* ... but for its Wednesday */
		{day("2026-03-14"), day("2026-03-14"), -1},     /* a working Saturday */
		{day("2026-03-17"), day("2026-03-17"), 300},    /* five hours: to 14:00 */
		{day("2026-03-18"), day("2026-03-18"), 600},    /* ten hours: to 19:00 */
		{day("2026-03-19"), day("2026-03-19"), 100000}, /* to midnight */
	};
	struct tocsin_working_time time = tocsin_working_time_default();
	time.exceptions = exceptions;
	time.exception_count = COUNT(exceptions);
	/* The calendar copies: the array above dies with this function. */
	return tocsin_calendar_make(&arena, &time, at("2026-03-02 08:00"));
}

static const struct {
	tocsin_work place;
	const char *start, *finish;
} places[] = {
	{0, "2026-03-02T08:00", "2026-03-02T08:00"},
	{1, "2026-03-02T08:01", "2026-03-02T08:01"},
	{239, "2026-03-02T11:59", "2026-03-02T11:59"},
	{240, "2026-03-02T13:00", "2026-03-02T12:00"},
	{480, "2026-03-03T08:00", "2026-03-02T17:00"},
	{5 * 480, "2026-03-11T08:00", "2026-03-06T17:00"},
	{6 * 480, "2026-03-14T08:00", "2026-03-11T17:00"},
	{7 * 480, "2026-03-16T08:00", "2026-03-14T17:00"},
	{8 * 480, "2026-03-17T08:00", "2026-03-16T17:00"},
	{8 * 480 + 300, "2026-03-18T08:00", "2026-03-17T14:00"},
	{8 * 480 + 900, "2026-03-19T08:00", "2026-03-18T19:00"},
	{8 * 480 + 900 + 900, "2026-03-20T08:00", "2026-03-20T00:00"},
	{9 * 480 + 1800, "2026-03-23T08:00", "2026-03-20T17:00"},
	{-1, "2026-02-27T16:59", "2026-02-27T16:59"},
	{-480, "2026-02-27T08:00", "2026-02-26T17:00"},
	{-10 * 480, "2026-02-16T08:00", "2026-02-13T17:00"},
};

START_TEST(places_have_two_names)
{
	struct tocsin_calendar *calendar = spring();
	struct tocsin_instant start = tocsin_calendar_start(calendar, places[_i].place);
	struct tocsin_instant finish = tocsin_calendar_finish(calendar, places[_i].place);
	ck_assert_str_eq(written(start), places[_i].start);
	ck_assert_str_eq(written(finish), places[_i].finish);
	ck_assert_int_eq(tocsin_calendar_axis(calendar, start), places[_i].place);
	ck_assert_int_eq(tocsin_calendar_axis(calendar, finish), places[_i].place);
}
END_TEST

START_TEST(instants_outside_working_time_are_the_next_minute)
{
	static const struct {
		const char *date;
		tocsin_work place;
	} instants[] = {{"2026-03-02 00:00", 0}, {"2026-03-01 12:00", 0}, {"2026-02-27 17:00", 0},
		{"2026-03-02 12:30", 240}, {"2026-03-07 09:00", 2400}, {"2026-03-10 09:00", 2400},
		{"2026-03-17 15:00", 8 * 480 + 300}};
	struct tocsin_calendar *calendar = spring();
	for (int i = 0; i < COUNT(instants); i++)
		ck_assert_int_eq(
			tocsin_calendar_axis(calendar, at(instants[i].date)), instants[i].place);
}
END_TEST

START_TEST(a_start_outside_working_time_moves_to_the_next_minute)
{
	struct tocsin_working_time time = tocsin_working_time_default();
	struct tocsin_calendar *calendar =
		tocsin_calendar_make(&arena, &time, at("2026-03-07 12:00"));
	ck_assert_str_eq(written(tocsin_calendar_start(calendar, 0)), "2026-03-09T08:00");
	ck_assert_int_eq(tocsin_calendar_axis(calendar, at("2026-03-09 09:00")), 60);
}
END_TEST

START_TEST(working_days_are_found)
{
	struct tocsin_calendar *calendar = spring();
	struct tocsin_instant start, end;
	ck_assert(tocsin_calendar_working_day(calendar, day("2026-03-17"), &start, &end));
	ck_assert_str_eq(written(start), "2026-03-17T08:00");
	ck_assert_str_eq(written(end), "2026-03-17T14:00");
	ck_assert(tocsin_calendar_working_day(calendar, day("2026-03-14"), &start, &end));
	ck_assert(!tocsin_calendar_working_day(calendar, day("2026-03-07"), &start, &end));
	ck_assert(!tocsin_calendar_working_day(calendar, day("2026-03-12"), &start, &end));

	static const char *const next[][2] = {{"2026-03-06", "2026-03-06"},
		{"2026-03-07", "2026-03-11"}, {"2026-03-12", "2026-03-14"},
		{"2026-03-21", "2026-03-23"}};
	for (int i = 0; i < COUNT(next); i++)
		ck_assert_str_eq(
			written_day(tocsin_calendar_next_working_day(calendar, day(next[i][0]))),
			next[i][1]);

	static const struct {
		const char *day;
		int count;
		const char *before;
	} before[] = {{"2026-03-06", 0, "2026-03-06"}, {"2026-03-08", 0, "2026-03-06"},
		{"2026-03-08", 1, "2026-03-05"}, {"2026-03-16", 2, "2026-03-11"},
		{"2026-03-16", 5, "2026-03-04"}, {"2026-03-02", 1, "2026-02-27"},
		{"2026-03-02", INT32_MAX, "0001-01-01"}};
	for (int i = 0; i < COUNT(before); i++)
		ck_assert_str_eq(written_day(tocsin_calendar_working_days_before(
					 calendar, day(before[i].day), before[i].count)),
			before[i].before);
}
END_TEST

START_TEST(elapsed_time_runs_on_the_civil_clock)
{
	struct tocsin_calendar *calendar = spring();
	/* From Monday 08:00 a day later is Tuesday 08:00. */
	ck_assert_int_eq(tocsin_calendar_elapsed(calendar, 0, 1440), 480);
	/* Friday 08:00 and three days: Monday 9 March, a holiday; Wednesday is the next. */
	ck_assert_int_eq(tocsin_calendar_elapsed(calendar, 4 * 480, 3 * 1440), 5 * 480);
	/* Friday 13:00 less a day: Thursday 13:00. */
	ck_assert_int_eq(tocsin_calendar_elapsed(calendar, 4 * 480 + 240, -1440), 3 * 480 + 240);
	ck_assert_int_eq(tocsin_calendar_elapsed(calendar, 77, 0), 77);
}
END_TEST

START_TEST(units_are_hours_per_day)
{
	struct tocsin_working_time time = tocsin_working_time_default();
	struct tocsin_instant start = at("2026-03-02");
	struct tocsin_calendar *calendar = tocsin_calendar_make(&arena, &time, start);
	ck_assert_int_eq(tocsin_calendar_minutes_per_day(calendar), 480);
	ck_assert_int_eq(tocsin_calendar_minutes_per_week(calendar), 2400);
	time.minutes_per_day = 450;
	time.weekdays = 0x0F;
	calendar = tocsin_calendar_make(&arena, &time, start);
	ck_assert_int_eq(tocsin_calendar_minutes_per_day(calendar), 450);
	ck_assert_int_eq(tocsin_calendar_minutes_per_week(calendar), 1800);
	time.minutes_per_day = 0;
	calendar = tocsin_calendar_make(&arena, &time, start);
	ck_assert_int_eq(tocsin_calendar_minutes_per_day(calendar), 480);
}
END_TEST

/* ---- Calendars with little or nothing in them ---- */

START_TEST(a_calendar_without_working_time_is_refused)
{
	struct tocsin_working_time time = tocsin_working_time_default();
	struct tocsin_exception day_in_may = {day("2026-05-01"), day("2026-05-01"), -1};
	struct tocsin_exception no_more = {day("2026-05-01"), day("9999-12-31"), 0};
	time.weekdays = 0;
	ck_assert_ptr_null(tocsin_calendar_make(&arena, &time, at("2026-03-02")));
	time.exceptions = &day_in_may;
	time.exception_count = 1;
	ck_assert_ptr_nonnull(tocsin_calendar_make(&arena, &time, at("2026-05-01 16:59")));
	ck_assert_ptr_null(tocsin_calendar_make(&arena, &time, at("2026-05-01 17:00")));
	time.span_count = 0;
	ck_assert_ptr_null(tocsin_calendar_make(&arena, &time, at("2026-03-02")));
	time = tocsin_working_time_default();
	time.exceptions = &no_more;
	time.exception_count = 1;
	ck_assert_ptr_nonnull(tocsin_calendar_make(&arena, &time, at("2026-04-30")));
	ck_assert_ptr_null(tocsin_calendar_make(&arena, &time, at("2026-05-01")));
}
END_TEST

START_TEST(only_exceptions_are_worked)
{
	struct tocsin_exception days[] = {{day("2026-05-01"), day("2026-05-01"), -1},
		{day("2026-06-05"), day("2026-06-06"), 60}};
	struct tocsin_working_time time = tocsin_working_time_default();
	time.weekdays = 0;
	time.exceptions = days;
	time.exception_count = 2;
	struct tocsin_calendar *calendar = tocsin_calendar_make(&arena, &time, at("2026-03-02"));
	ck_assert_str_eq(written(tocsin_calendar_start(calendar, 0)), "2026-05-01T08:00");
	ck_assert_str_eq(written(tocsin_calendar_finish(calendar, 0)), "2026-05-01T08:00");
	ck_assert_str_eq(written(tocsin_calendar_start(calendar, 480)), "2026-06-05T08:00");
	ck_assert_str_eq(written(tocsin_calendar_finish(calendar, 480)), "2026-05-01T17:00");
	ck_assert_str_eq(written(tocsin_calendar_finish(calendar, 600)), "2026-06-06T09:00");
	ck_assert_str_eq(written(tocsin_calendar_start(calendar, 600)), "9999-12-31T23:59");
	ck_assert_str_eq(written(tocsin_calendar_start(calendar, -1)), "0001-01-01T00:00");
	ck_assert_int_eq(tocsin_calendar_axis(calendar, at("9999-12-31")), 600);
	ck_assert_str_eq(written_day(tocsin_calendar_next_working_day(calendar, day("2027-01-01"))),
		"9999-12-31");
	ck_assert_str_eq(
		written_day(tocsin_calendar_working_days_before(calendar, day("2026-12-31"), 2)),
		"2026-05-01");
}
END_TEST

START_TEST(hours_without_spans_begin_at_midnight)
{
	struct tocsin_exception one = {day("2026-05-01"), day("2026-05-01"), 60};
	struct tocsin_working_time time = {
		.weekdays = 0x7F, .exceptions = &one, .exception_count = 1};
	struct tocsin_calendar *calendar = tocsin_calendar_make(&arena, &time, at("2026-03-02"));
	ck_assert_str_eq(written(tocsin_calendar_start(calendar, 0)), "2026-05-01T00:00");
	ck_assert_str_eq(written(tocsin_calendar_finish(calendar, 60)), "2026-05-01T01:00");
}
END_TEST

/* ---- Far out ---- */

START_TEST(places_beyond_all_dates_keep_their_order)
{
	struct tocsin_working_time sparse = {
		.spans = {{600, 601}}, .span_count = 1, .weekdays = 0x04};
	struct tocsin_working_time times[] = {tocsin_working_time_default(), sparse};
	for (int t = 0; t < COUNT(times); t++) {
		struct tocsin_calendar *calendar =
			tocsin_calendar_make(&arena, &times[t], at("2026-03-02"));
		for (int bits = 0; bits < 63; bits++)
			for (int sign = -1; sign <= 1; sign += 2) {
				tocsin_work place = sign * (INT64_C(1) << bits);
				struct tocsin_instant start =
					tocsin_calendar_start(calendar, place);
				struct tocsin_instant finish =
					tocsin_calendar_finish(calendar, place);
				ck_assert_int_le(finish.minute, start.minute);
				if (bits <= 47) {
					ck_assert_int_eq(
						tocsin_calendar_axis(calendar, start), place);
					ck_assert_int_eq(
						tocsin_calendar_axis(calendar, finish), place);
				}
				ck_assert_int_ge(
					tocsin_calendar_elapsed(calendar, place, 1440), place);
				ck_assert_int_le(
					tocsin_calendar_elapsed(calendar, place, -1440), place);
			}
		ck_assert_str_eq(
			written(tocsin_calendar_start(calendar, INT64_MAX)), "9999-12-31T23:59");
		ck_assert_int_gt(
			tocsin_calendar_axis(calendar, (struct tocsin_instant){INT64_MAX}), 0);
	}
}
END_TEST

/* ---- Against a calendar of single minutes ---- */

enum { DAYS = 120, MINUTES = DAYS * 1440 };

/* A working time with random spans, weekdays and exceptions that overlap. */
static struct tocsin_working_time random_time(struct tocsin_random *random, int32_t first)
{
	struct tocsin_working_time time = {0};
	int16_t from = (int16_t)tocsin_random_below(random, 600);
	int spans = 1 + (int)tocsin_random_below(random, 4);
	for (int i = 0; i < spans && from < 1380; i++) {
		int16_t length = (int16_t)(1 + tocsin_random_below(random, 500));
		int16_t to = (int16_t)(from + length < 1440 ? from + length : 1440);
		time.spans[time.span_count++] = (struct tocsin_day_span){from, to};
		from = (int16_t)(to + 1 + (int)tocsin_random_below(random, 90));
	}
	time.weekdays = (uint8_t)(1 + tocsin_random_below(random, 127));
	time.exception_count = tocsin_random_below(random, 12);
	struct tocsin_exception *exceptions =
		TOCSIN_NEW(&arena, struct tocsin_exception, time.exception_count);
	for (uint32_t i = 0; i < time.exception_count; i++) {
		int32_t begin = first - 5 + (int32_t)tocsin_random_below(random, DAYS);
		int32_t end = begin + (int32_t)tocsin_random_below(random, 15);
		static const int32_t kinds[] = {0, 0, -1, 1, 240, 700, 1440, 99999};
		exceptions[i] = (struct tocsin_exception){
			{begin}, {end}, kinds[tocsin_random_below(random, COUNT(kinds))]};
	}
	time.exceptions = exceptions;
	return time;
}

/* Marks the worked minutes of a day as the definition says, minute by minute. */
static void mark_day(const struct tocsin_working_time *time, int32_t number, bool *worked)
{
	int64_t left = -1; /* all spans */
	bool weekday = time->weekdays >> tocsin_day_weekday((struct tocsin_day){number}) & 1;
	bool works = weekday;
	for (uint32_t i = 0; i < time->exception_count; i++)
		if (number >= time->exceptions[i].from.number &&
			number <= time->exceptions[i].to.number) {
			left = time->exceptions[i].minutes;
			works = left != 0;
		}
	if (!works)
		return;
	int last = time->spans[time->span_count - 1].to;
	for (int minute = 0; minute < 1440; minute++) {
		bool inside = left >= 0 && minute >= last;
		for (int i = 0; i < time->span_count; i++)
			inside |= minute >= time->spans[i].from && minute < time->spans[i].to;
		if (!inside || left == 0)
			continue;
		worked[minute] = true;
		left -= left > 0;
	}
}

static void compare_with_minutes(
	const struct tocsin_calendar *calendar, const bool *worked, int32_t first, int64_t start)
{
	int64_t base = (int64_t)first * 1440, place = 0, previous = -1;
	/* Backwards from the start to the first minute of the table, then forwards over all. */
	for (int64_t minute = start - 1; minute >= 0; minute--)
		place -= worked[minute];
	for (int64_t minute = 0; minute < MINUTES; minute++) {
		struct tocsin_instant instant = {base + minute};
		if (tocsin_calendar_axis(calendar, instant) != place)
			ck_abort_msg("axis of %s", written(instant));
		if (!worked[minute])
			continue;
		if (tocsin_calendar_start(calendar, place).minute != instant.minute)
			ck_abort_msg("start %s", written(instant));
		if (previous >= 0 && place != 0 &&
			tocsin_calendar_finish(calendar, place).minute != base + previous + 1)
			ck_abort_msg("finish %s", written(instant));
		previous = minute;
		place++;
	}
}

static void compare_days(const struct tocsin_calendar *calendar, const bool *worked, int32_t first)
{
	for (int32_t i = 0; i < DAYS; i++) {
		int64_t from = -1, to = -1, base = (int64_t)(first + i) * 1440;
		for (int minute = 0; minute < 1440; minute++)
			if (worked[i * 1440 + minute]) {
				from = from < 0 ? minute : from;
				to = minute + 1;
			}
		struct tocsin_instant start, end;
		bool works = tocsin_calendar_working_day(
			calendar, (struct tocsin_day){first + i}, &start, &end);
		ck_assert_int_eq(works, from >= 0);
		if (!works)
			continue;
		ck_assert_int_eq(start.minute, base + from);
		ck_assert_int_eq(end.minute, base + to);
	}
}

START_TEST(random_calendars_agree_with_single_minutes)
{
	struct tocsin_random random = tocsin_random_seeded((uint64_t)_i);
	int32_t first = (int32_t)tocsin_random_below(&random, 40000) - 20000;
	struct tocsin_working_time time = random_time(&random, first);
	bool *worked = calloc(MINUTES, sizeof *worked);
	for (int32_t i = 0; i < DAYS; i++)
		mark_day(&time, first + i, worked + i * 1440);
	int64_t start = tocsin_random_below(&random, MINUTES);
	struct tocsin_calendar *calendar = tocsin_calendar_make(
		&arena, &time, (struct tocsin_instant){(int64_t)first * 1440 + start});
	ck_assert_ptr_nonnull(calendar);
	compare_with_minutes(calendar, worked, first, start);
	compare_days(calendar, worked, first);
	free(worked);
}
END_TEST

START_TEST(many_exceptions_cost_little)
{
	/* Each within the one before: the worst case for whoever compares them in pairs. */
	enum { MANY = 200000 };
	struct tocsin_exception *exceptions = TOCSIN_NEW(&arena, struct tocsin_exception, MANY);
	for (int32_t i = 0; i < MANY; i++)
		exceptions[i] = (struct tocsin_exception){
			{20000 + i}, {20000 + 2 * MANY - i}, i % 2 ? 0 : 60};
	struct tocsin_working_time time = tocsin_working_time_default();
	time.exceptions = exceptions;
	time.exception_count = MANY;
	struct tocsin_calendar *calendar =
		tocsin_calendar_make(&arena, &time, at("2000-01-03 08:00"));
	for (tocsin_work place = 0; place < INT64_C(100000000); place += 997) {
		struct tocsin_instant start = tocsin_calendar_start(calendar, place);
		if (tocsin_calendar_axis(calendar, start) != place)
			ck_abort_msg("%s", written(start));
	}
}
END_TEST

Suite *test_suite(void)
{
	Suite *suite = suite_create("calendar");
	TCase *tcase = tcase_create("calendar");
	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_set_timeout(tcase, 60);
	tcase_add_loop_test(tcase, places_have_two_names, 0, COUNT(places));
	tcase_add_test(tcase, instants_outside_working_time_are_the_next_minute);
	tcase_add_test(tcase, a_start_outside_working_time_moves_to_the_next_minute);
	tcase_add_test(tcase, working_days_are_found);
	tcase_add_test(tcase, elapsed_time_runs_on_the_civil_clock);
	tcase_add_test(tcase, units_are_hours_per_day);
	tcase_add_test(tcase, a_calendar_without_working_time_is_refused);
	tcase_add_test(tcase, only_exceptions_are_worked);
	tcase_add_test(tcase, hours_without_spans_begin_at_midnight);
	tcase_add_test(tcase, places_beyond_all_dates_keep_their_order);
	tcase_add_loop_test(tcase, random_calendars_agree_with_single_minutes, 0, 40);
	tcase_add_test(tcase, many_exceptions_cost_little);
	suite_add_tcase(suite, tcase);
	return suite;
}
