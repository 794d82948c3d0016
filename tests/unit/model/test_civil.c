#include "check_main.h"

#include "tocsin/civil.h"

#define COUNT(table) ((int)(sizeof(table) / sizeof(table)[0]))

static const struct {
	int year, month, day;
	int32_t number;
	int weekday; /* 0 = Monday */
} known_days[] = {
	{1970, 1, 1, 0, 3},
	{1969, 12, 31, -1, 2},
	{1969, 12, 29, -3, 0},
	{2000, 2, 29, 11016, 1},
	{2000, 3, 1, 11017, 2},
	{1900, 3, 1, -25508, 3},
	{2026, 3, 2, 20514, 0},
	{1, 1, 1, -719162, 0},
	{9999, 12, 31, 2932896, 4},
};

START_TEST(known_days_have_their_numbers)
{
	struct tocsin_day day;
	int year, month, dayofmonth;
	ck_assert(tocsin_day_from_date(
		&day, known_days[_i].year, known_days[_i].month, known_days[_i].day));
	ck_assert_int_eq(day.number, known_days[_i].number);
	ck_assert_int_eq(tocsin_day_weekday(day), known_days[_i].weekday);
	tocsin_day_to_date(day, &year, &month, &dayofmonth);
	ck_assert_int_eq(year, known_days[_i].year);
	ck_assert_int_eq(month, known_days[_i].month);
	ck_assert_int_eq(dayofmonth, known_days[_i].day);
}
END_TEST

static bool is_leap(int year)
{
	return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

/* Counts every day of the years 1 to 9999, as one does with a wall calendar. */
START_TEST(every_day_follows_the_one_before)
{
	static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	int32_t number = -719162;
	for (int year = 1; year <= 9999; year++)
		for (int month = 1; month <= 12; month++) {
			int length = lengths[month - 1] + (month == 2 && is_leap(year));
			struct tocsin_day day;
			for (int dayofmonth = 1; dayofmonth <= length; dayofmonth++) {
				int y, m, d;
				bool exists = tocsin_day_from_date(&day, year, month, dayofmonth);
				tocsin_day_to_date((struct tocsin_day){number}, &y, &m, &d);
				if (!exists || day.number != number || y != year || m != month ||
					d != dayofmonth)
					ck_abort_msg("%d-%d-%d", year, month, dayofmonth);
				number++;
			}
			ck_assert(!tocsin_day_from_date(&day, year, month, length + 1));
			ck_assert(!tocsin_day_from_date(&day, year, month, 0));
		}
	ck_assert_int_eq(number, 2932897);
}
END_TEST

START_TEST(dates_that_do_not_exist)
{
	static const int dates[][3] = {{0, 1, 1}, {10000, 1, 1}, {-1, 1, 1}, {2026, 0, 1},
		{2026, 13, 1}, {2026, 1, -1}, {2026, 2, 29}, {1900, 2, 29}, {2026, 4, 31}};
	struct tocsin_day day;
	for (int i = 0; i < COUNT(dates); i++)
		ck_assert(!tocsin_day_from_date(&day, dates[i][0], dates[i][1], dates[i][2]));
}
END_TEST

START_TEST(instants_split_into_day_and_minute)
{
	static const struct {
		int64_t minute;
		int32_t day;
		int of_day;
	} splits[] = {{0, 0, 0}, {1439, 0, 1439}, {1440, 1, 0}, {-1, -1, 1439}, {-1440, -1, 0},
		{-1441, -2, 1439}, {INT64_MAX, INT32_MAX, 1087}};
	for (int i = 0; i < COUNT(splits); i++) {
		struct tocsin_instant at = {splits[i].minute};
		ck_assert_int_eq(tocsin_instant_day(at).number, splits[i].day);
		ck_assert_int_eq(tocsin_instant_minute_of_day(at), splits[i].of_day);
		if (splits[i].day != INT32_MAX)
			ck_assert_int_eq(
				tocsin_instant_at(tocsin_instant_day(at), splits[i].of_day).minute,
				at.minute);
	}
}
END_TEST

static const struct {
	const char *text;
	enum tocsin_date_error error;
	const char *formatted;
	bool has_time, has_zone;
} dates[] = {
	{"2026-03-02", TOCSIN_DATE_OK, "2026-03-02T00:00", false, false},
	{" 2026-03-02\t", TOCSIN_DATE_OK, "2026-03-02T00:00", false, false},
	{"2026-03-02T17:05", TOCSIN_DATE_OK, "2026-03-02T17:05", true, false},
	{"2026-03-02 17:05", TOCSIN_DATE_OK, "2026-03-02T17:05", true, false},
	{"2026-03-02 00:00 ", TOCSIN_DATE_OK, "2026-03-02T00:00", true, false},
	{"2026-03-02T17:05:59", TOCSIN_DATE_OK, "2026-03-02T17:05", true, false},
	{"2026-03-02T17:05:59.123456", TOCSIN_DATE_OK, "2026-03-02T17:05", true, false},
	{"2016-12-31T23:59:60", TOCSIN_DATE_OK, "2016-12-31T23:59", true, false},
	{"2026-03-02T17:05Z", TOCSIN_DATE_OK, "2026-03-02T17:05", true, true},
	{"2026-03-02T17:05:00+01:00", TOCSIN_DATE_OK, "2026-03-02T17:05", true, true},
	{"2026-03-02T17:05-0330", TOCSIN_DATE_OK, "2026-03-02T17:05", true, true},
	{"2026-03-02T17:05+01", TOCSIN_DATE_OK, "2026-03-02T17:05", true, true},
	{"0001-01-01", TOCSIN_DATE_OK, "0001-01-01T00:00", false, false},
	{"9999-12-31T23:59", TOCSIN_DATE_OK, "9999-12-31T23:59", true, false},
	{"2026-02-30", TOCSIN_DATE_NONEXISTENT, "-", false, false},
	{"2026-13-01", TOCSIN_DATE_NONEXISTENT, "-", false, false},
	{"0000-01-01", TOCSIN_DATE_NONEXISTENT, "-", false, false},
	{"2026-03-02 25:00", TOCSIN_DATE_NONEXISTENT, "-", true, false},
	{"2026-03-02 24:00", TOCSIN_DATE_NONEXISTENT, "-", true, false},
	{"2026-03-02 12:60", TOCSIN_DATE_NONEXISTENT, "-", true, false},
	{"", TOCSIN_DATE_MALFORMED, "-", false, false},
	{"-", TOCSIN_DATE_MALFORMED, "-", false, false},
	{"2026", TOCSIN_DATE_MALFORMED, "-", false, false},
	{"02.03.2026", TOCSIN_DATE_MALFORMED, "-", false, false},
	{"2026-3-2", TOCSIN_DATE_MALFORMED, "-", false, false},
	{"2026-03-02x", TOCSIN_DATE_MALFORMED, "-", false, false},
	{"2026-03-02 at noon", TOCSIN_DATE_MALFORMED, "-", false, false},
	{"2026-03-02T", TOCSIN_DATE_MALFORMED, "-", true, false},
	{"2026-03-02 5:00", TOCSIN_DATE_MALFORMED, "-", true, false},
	{"2026-03-02 05:00:", TOCSIN_DATE_MALFORMED, "-", true, false},
	{"2026-03-02 05:00:00.", TOCSIN_DATE_MALFORMED, "-", true, false},
	{"2026-03-02 05:00+1", TOCSIN_DATE_MALFORMED, "-", true, true},
	{"2026-03-02 05:00 pm", TOCSIN_DATE_MALFORMED, "-", true, false},
	{"12026-03-02", TOCSIN_DATE_MALFORMED, "-", false, false},
};

START_TEST(dates_are_read)
{
	struct tocsin_date date;
	char text[TOCSIN_DATE_SIZE];
	ck_assert_int_eq(tocsin_date_parse(&date, dates[_i].text), dates[_i].error);
	ck_assert_str_eq(tocsin_instant_format(text, date.at), dates[_i].formatted);
	if (dates[_i].error == TOCSIN_DATE_OK) {
		ck_assert_int_eq(date.has_time, dates[_i].has_time);
		ck_assert_int_eq(date.has_zone, dates[_i].has_zone);
	}
}
END_TEST

START_TEST(dates_beyond_four_digits_are_written_as_the_last)
{
	char text[TOCSIN_DATE_SIZE];
	struct tocsin_instant far = {INT64_MAX}, past = {INT64_MIN + 1};
	ck_assert_str_eq(tocsin_instant_format(text, far), "9999-12-31T23:59");
	ck_assert_str_eq(tocsin_instant_format(text, past), "0001-01-01T00:00");
	ck_assert_str_eq(tocsin_instant_format(text, TOCSIN_NO_INSTANT), "-");
	ck_assert_str_eq(tocsin_day_format(text, (struct tocsin_day){INT32_MAX}), "9999-12-31");
	ck_assert_str_eq(tocsin_day_format(text, (struct tocsin_day){INT32_MIN}), "0001-01-01");
	ck_assert_str_eq(tocsin_day_format(text, (struct tocsin_day){20514}), "2026-03-02");
}
END_TEST

Suite *test_suite(void)
{
	Suite *suite = suite_create("civil");
	TCase *tcase = tcase_create("civil");
	tcase_set_timeout(tcase, 60);
	tcase_add_loop_test(tcase, known_days_have_their_numbers, 0, COUNT(known_days));
	tcase_add_test(tcase, every_day_follows_the_one_before);
	tcase_add_test(tcase, dates_that_do_not_exist);
	tcase_add_test(tcase, instants_split_into_day_and_minute);
	tcase_add_loop_test(tcase, dates_are_read, 0, COUNT(dates));
	tcase_add_test(tcase, dates_beyond_four_digits_are_written_as_the_last);
	suite_add_tcase(suite, tcase);
	return suite;
}
