#include "check_main.h"

#include <string.h>

#include "tocsin/duration.h"
#include "tocsin/random.h"

#define COUNT(table) ((int)(sizeof(table) / sizeof(table)[0]))

static const struct tocsin_units eight_hours = {480, 2400, 9600};

static const struct {
	const char *text;
	int64_t minutes;
	bool elapsed, estimated;
} durations[] = {
	/* a bare number is days */
	{"5", 2400, false, false},
	{"0", 0, false, false},
	{"-0", 0, false, false},
	{"1.5", 720, false, false},
	{"1,5", 720, false, false},
	{".5", 240, false, false},
	{"5.", 2400, false, false},
	{" 5\t", 2400, false, false},
	/* units */
	{"30m", 30, false, false},
	{"30 min", 30, false, false},
	{"1 minute", 1, false, false},
	{"90 mins", 90, false, false},
	{"90 minutes", 90, false, false},
	{"4h", 240, false, false},
	{"4 hr", 240, false, false},
	{"24 hrs", 1440, false, false},
	{"1 hour", 60, false, false},
	{"1.5 hours", 90, false, false},
	{"5d", 2400, false, false},
	{"5 days", 2400, false, false},
	{"1 Day", 480, false, false},
	{"2w", 4800, false, false},
	{"2 wks", 4800, false, false},
	{"1 wk", 2400, false, false},
	{"1 week", 2400, false, false},
	{"3 WEEKS", 7200, false, false},
	{"1mo", 9600, false, false},
	{"2 mons", 19200, false, false},
	{"1 month", 9600, false, false},
	{"1 mon", 9600, false, false},
	{"0.5 months", 4800, false, false},
	/* estimated */
	{"5 days?", 2400, false, true},
	{"5?", 2400, false, true},
	{"5d ?", 2400, false, true},
	/* elapsed units run on the civil clock */
	{"3 edays", 4320, true, false},
	{"1ed", 1440, true, false},
	{"2eh", 120, true, false},
	{"10 emin", 10, true, false},
	{"1 ewk?", 10080, true, true},
	{"1emo", 43200, true, false},
	/* lags */
	{"-2d", -960, false, false},
	{"- 2 d", -960, false, false},
	{"+1w", 2400, false, false},
	{"-1.5ed", -2160, true, false},
	/* fractions of a minute go away from zero */
	{"0.001d", 1, false, false},
	{"-0.001d", -1, false, false},
	{"1.1h", 66, false, false},
	{"2.3000000000000003", 1104, false, false},
	{"2.2999999999999998", 1104, false, false},
	{"0.3333333333333333d", 160, false, false},
	/* ISO 8601 */
	{"P5D", 2400, false, false},
	{"PT4H", 240, false, false},
	{"P1W", 2400, false, false},
	{"P1M", 9600, false, false},
	{"P1Y", 115200, false, false},
	{"PT40H0M0S", 2400, false, false},
	{"P1DT4H30M", 750, false, false},
	{"PT1.5H", 90, false, false},
	{"PT90S", 2, false, false},
	{"-P2D", -960, false, false},
	/* the longest, and many zeros */
	{"1099511627776m", INT64_C(1) << 40, false, false},
	{"00000000000000000000000000005", 2400, false, false},
};

START_TEST(durations_are_read)
{
	struct tocsin_duration duration;
	ck_assert_int_eq(tocsin_duration_parse(&duration, durations[_i].text, &eight_hours),
		TOCSIN_DURATION_OK);
	ck_assert_int_eq(duration.minutes, durations[_i].minutes);
	ck_assert_int_eq(duration.elapsed, durations[_i].elapsed);
	ck_assert_int_eq(duration.estimated, durations[_i].estimated);
}
END_TEST

static const struct {
	const char *text;
	enum tocsin_duration_error error;
} faults[] = {
	{"", TOCSIN_DURATION_EMPTY},
	{" \t", TOCSIN_DURATION_EMPTY},
	{"d", TOCSIN_DURATION_MALFORMED},
	{"-", TOCSIN_DURATION_MALFORMED},
	{".", TOCSIN_DURATION_MALFORMED},
	{"?", TOCSIN_DURATION_MALFORMED},
	{"5x", TOCSIN_DURATION_MALFORMED},
	{"5 fortnights", TOCSIN_DURATION_MALFORMED},
	{"5 e", TOCSIN_DURATION_MALFORMED},
	{"5 verylongunitname", TOCSIN_DURATION_MALFORMED},
	{"5d5", TOCSIN_DURATION_MALFORMED},
	{"5 d d", TOCSIN_DURATION_MALFORMED},
	{"1.000,5", TOCSIN_DURATION_MALFORMED},
	{"1e5", TOCSIN_DURATION_MALFORMED},
	{"nan", TOCSIN_DURATION_MALFORMED},
	{"0x10", TOCSIN_DURATION_MALFORMED},
	{"5d??", TOCSIN_DURATION_MALFORMED},
	{"--5", TOCSIN_DURATION_MALFORMED},
	{"P", TOCSIN_DURATION_MALFORMED},
	{"PT", TOCSIN_DURATION_MALFORMED},
	{"P1DT", TOCSIN_DURATION_MALFORMED},
	{"P5", TOCSIN_DURATION_MALFORMED},
	{"P4H", TOCSIN_DURATION_MALFORMED},
	{"PT5D", TOCSIN_DURATION_MALFORMED},
	{"1099511627777m", TOCSIN_DURATION_OVERFLOW},
	{"9999999999999999999999999999", TOCSIN_DURATION_OVERFLOW},
	{"-99999999999 months", TOCSIN_DURATION_OVERFLOW},
	{"PT99999999999999999999S", TOCSIN_DURATION_OVERFLOW},
	{"P9999999999Y9999999999Y9999999999Y", TOCSIN_DURATION_OVERFLOW},
};

START_TEST(faults_are_named)
{
	struct tocsin_duration duration;
	ck_assert_int_eq(
		tocsin_duration_parse(&duration, faults[_i].text, &eight_hours), faults[_i].error);
	ck_assert_uint_gt(strlen(tocsin_duration_error_text(faults[_i].error)), 10);
}
END_TEST

static const struct {
	tocsin_work minutes;
	const char *text;
} written[] = {
	{0, "0d"},
	{480, "1d"},
	{2400, "5d"},
	{1680, "3.5d"},
	{240, "4h"},
	{60, "1h"},
	{90, "1.5h"},
	{30, "30m"},
	{1, "1m"},
	{481, "481m"},
	{600, "10h"},
	{5400, "90h"},
	{47, "47m"},
	{720, "1.5d"},
	{500, "500m"},
	{-480, "-1d"},
	{-30, "-30m"},
	{INT64_C(1) << 40, "1099511627776m"},
	{INT64_MIN, "-9223372036854775807m"},
};

START_TEST(durations_are_written_in_the_largest_unit)
{
	char text[TOCSIN_DURATION_SIZE];
	ck_assert_str_eq(
		tocsin_duration_format(text, written[_i].minutes, &eight_hours), written[_i].text);
}
END_TEST

START_TEST(what_is_written_reads_back)
{
	static const struct tocsin_units others[] = {{480, 2400, 9600}, {450, 2250, 9000},
		{1440, 10080, 28800}, {1, 7, 20}, {457, 2285, 9140}};
	struct tocsin_random random = tocsin_random_seeded(1);
	for (int i = 0; i < 20000; i++) {
		const struct tocsin_units *units = &others[i % COUNT(others)];
		unsigned bits = tocsin_random_below(&random, 40);
		tocsin_work minutes =
			(tocsin_work)(tocsin_random_next(&random) & ((UINT64_C(1) << bits) - 1));
		char text[TOCSIN_DURATION_SIZE];
		struct tocsin_duration back;
		minutes = i & 1 ? -minutes : minutes;
		tocsin_duration_format(text, minutes, units);
		if (tocsin_duration_parse(&back, text, units) != TOCSIN_DURATION_OK ||
			back.minutes != minutes)
			ck_abort_msg("%s", text);
	}
}
END_TEST

START_TEST(one_estimate_gives_the_other)
{
	ck_assert_int_eq(tocsin_focused_from_safe(960, 500), 480);
	ck_assert_int_eq(tocsin_focused_from_safe(961, 500), 481);
	ck_assert_int_eq(tocsin_focused_from_safe(1, 999), 1);
	ck_assert_int_eq(tocsin_focused_from_safe(0, 500), 0);
	ck_assert_int_eq(tocsin_focused_from_safe(480, 0), 480);
	ck_assert_int_eq(tocsin_focused_from_safe(100, 333), 67);
	ck_assert_int_eq(tocsin_safe_from_focused(480, 500), 960);
	ck_assert_int_eq(tocsin_safe_from_focused(480, 0), 480);
	ck_assert_int_eq(tocsin_safe_from_focused(100, 300), 143);
	ck_assert_int_eq(tocsin_safe_from_focused(TOCSIN_DURATION_MAX, 999), INT64_C(1000) << 40);
}
END_TEST

START_TEST(units_follow_the_working_time)
{
	struct tocsin_working_time time = tocsin_working_time_default();
	struct tocsin_units units = tocsin_units_of(&time);
	ck_assert_int_eq(units.day, 480);
	ck_assert_int_eq(units.week, 2400);
	ck_assert_int_eq(units.month, 9600);
	time.weekdays = 0x3F;
	time.minutes_per_day = 600;
	units = tocsin_units_of(&time);
	ck_assert_int_eq(units.week, 3600);
	ck_assert_int_eq(units.month, 12000);
	time.weekdays = 0;
	ck_assert_int_eq(tocsin_units_of(&time).week, 3000);
}
END_TEST

Suite *test_suite(void)
{
	Suite *suite = suite_create("duration");
	TCase *tcase = tcase_create("duration");
	tcase_add_loop_test(tcase, durations_are_read, 0, COUNT(durations));
	tcase_add_loop_test(tcase, faults_are_named, 0, COUNT(faults));
	tcase_add_loop_test(tcase, durations_are_written_in_the_largest_unit, 0, COUNT(written));
	tcase_add_test(tcase, what_is_written_reads_back);
	tcase_add_test(tcase, one_estimate_gives_the_other);
	tcase_add_test(tcase, units_follow_the_working_time);
	suite_add_tcase(suite, tcase);
	return suite;
}
