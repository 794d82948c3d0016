/*
 * The fever chart's arithmetic (METHOD 5 and 6): exact zones, rates, trend, and the worked examples
 * of METHOD 11 that need no project.
 */
#include "check_main.h"

#include <math.h>
#include <stdio.h>

#include "tocsin/fever_chart.h"

START_TEST(percent_is_raw_and_unclamped)
{
	ck_assert_double_eq_tol(tocsin_ratio_percent((struct tocsin_ratio){-4, 40}), -10, 1e-12);
	ck_assert_double_eq_tol(tocsin_ratio_percent((struct tocsin_ratio){60, 40}), 150, 1e-12);
	ck_assert_double_nan(tocsin_ratio_percent((struct tocsin_ratio){0, 0}));
	ck_assert_double_nan(tocsin_ratio_percent((struct tocsin_ratio){-1, 0}));
	ck_assert_double_infinite(tocsin_ratio_percent((struct tocsin_ratio){1, 0}));
}
END_TEST

struct zone_case {
	const char *what;
	enum tocsin_zone_preset preset;
	struct tocsin_ratio x, y;
	enum tocsin_zone zone;
};

/* Each line of each preset at its two ends and in the middle: on it, and the least above it. */
static const struct zone_case zone_cases[] = {
	{"sloped, green at the start", TOCSIN_SLOPED, {0, 100}, {10, 100}, TOCSIN_GREEN},
	{"sloped, yellow at the start", TOCSIN_SLOPED, {0, 100}, {101, 1000}, TOCSIN_YELLOW},
	{"sloped, yellow line at the start", TOCSIN_SLOPED, {0, 100}, {30, 100}, TOCSIN_YELLOW},
	{"sloped, red at the start", TOCSIN_SLOPED, {0, 100}, {301, 1000}, TOCSIN_RED},
	{"sloped, green in the middle", TOCSIN_SLOPED, {50, 100}, {40, 100}, TOCSIN_GREEN},
	{"sloped, yellow in the middle", TOCSIN_SLOPED, {50, 100}, {401, 1000}, TOCSIN_YELLOW},
	{"sloped, yellow line in the middle", TOCSIN_SLOPED, {50, 100}, {60, 100}, TOCSIN_YELLOW},
	{"sloped, red in the middle", TOCSIN_SLOPED, {50, 100}, {601, 1000}, TOCSIN_RED},
	{"sloped, green at the end", TOCSIN_SLOPED, {100, 100}, {70, 100}, TOCSIN_GREEN},
	{"sloped, yellow at the end", TOCSIN_SLOPED, {100, 100}, {701, 1000}, TOCSIN_YELLOW},
	{"sloped, yellow line at the end", TOCSIN_SLOPED, {100, 100}, {90, 100}, TOCSIN_YELLOW},
	{"sloped, red at the end", TOCSIN_SLOPED, {100, 100}, {901, 1000}, TOCSIN_RED},
	{"TOC Handbook: thirds, exactly one third", TOCSIN_THIRDS, {14, 52}, {10, 30},
		TOCSIN_GREEN},
	{"TOC Handbook, sloped", TOCSIN_SLOPED, {14, 52}, {10, 30}, TOCSIN_YELLOW},
	{"thirds, above one third", TOCSIN_THIRDS, {14, 52}, {3334, 10000}, TOCSIN_YELLOW},
	{"thirds, exactly two thirds", TOCSIN_THIRDS, {14, 52}, {20, 30}, TOCSIN_YELLOW},
	{"thirds, above two thirds", TOCSIN_THIRDS, {14, 52}, {6667, 10000}, TOCSIN_RED},
	{"steep, green at the start", TOCSIN_STEEP, {0, 1}, {1, 20}, TOCSIN_GREEN},
	{"steep, yellow at the start", TOCSIN_STEEP, {0, 1}, {51, 1000}, TOCSIN_YELLOW},
	{"steep, yellow line at the start", TOCSIN_STEEP, {0, 1}, {1, 4}, TOCSIN_YELLOW},
	{"steep, red at the start", TOCSIN_STEEP, {0, 1}, {251, 1000}, TOCSIN_RED},
	{"steep, green at the end", TOCSIN_STEEP, {1, 1}, {3, 4}, TOCSIN_GREEN},
	{"steep, yellow at the end", TOCSIN_STEEP, {1, 1}, {751, 1000}, TOCSIN_YELLOW},
	{"steep, yellow line at the end", TOCSIN_STEEP, {1, 1}, {85, 100}, TOCSIN_YELLOW},
	{"steep, red at the end", TOCSIN_STEEP, {1, 1}, {851, 1000}, TOCSIN_RED},
	{"x below 0 counts as 0", TOCSIN_SLOPED, {-50, 100}, {10, 100}, TOCSIN_GREEN},
	{"x below 0 counts as 0, yellow", TOCSIN_SLOPED, {-50, 100}, {11, 100}, TOCSIN_YELLOW},
	{"x above 100 counts as 100", TOCSIN_SLOPED, {150, 100}, {70, 100}, TOCSIN_GREEN},
	{"x above 100 counts as 100, yellow", TOCSIN_SLOPED, {150, 100}, {71, 100}, TOCSIN_YELLOW},
	{"no length counts as 0", TOCSIN_SLOPED, {0, 0}, {20, 100}, TOCSIN_YELLOW},
	{"below 0 % is green", TOCSIN_STEEP, {0, 1}, {-5, 1}, TOCSIN_GREEN},
	{"exactly 100 % still keeps the promise", TOCSIN_SLOPED, {1, 1}, {20, 20}, TOCSIN_RED},
	{"above 100 % is black", TOCSIN_SLOPED, {1, 1}, {20001, 20000}, TOCSIN_BLACK},
	{"no buffer, nothing used", TOCSIN_SLOPED, {0, 1}, {0, 0}, TOCSIN_GREEN},
	{"no buffer, something used", TOCSIN_SLOPED, {0, 1}, {1, 0}, TOCSIN_BLACK},
	{"huge amounts do not overflow, on the line", TOCSIN_SLOPED,
		{INT64_C(1) << 61, INT64_C(1) << 62}, {INT64_C(2) << 60, INT64_C(5) << 60},
		TOCSIN_GREEN},
	{"huge amounts do not overflow, above it", TOCSIN_SLOPED,
		{INT64_C(1) << 61, INT64_C(1) << 62}, {(INT64_C(2) << 60) + 1, INT64_C(5) << 60},
		TOCSIN_YELLOW},
};

START_TEST(a_line_belongs_to_the_healthier_zone)
{
	const struct zone_case *c = &zone_cases[_i];
	enum tocsin_zone zone = tocsin_zone_of(c->preset, c->x, c->y);
	ck_assert_msg(zone == c->zone, "%s: %s", c->what, tocsin_zone_name(zone));
}
END_TEST

/* Both neighbours of every whole percent on a line, without floating point. */
START_TEST(lines_are_exact_at_every_percent)
{
	enum tocsin_zone_preset preset = (enum tocsin_zone_preset)_i;
	struct tocsin_zone_line lower, upper;
	tocsin_zone_lines(preset, &lower, &upper);
	for (int64_t x = 0; x <= 100; x++) {
		struct tocsin_ratio done = {x * 7, 700};
		int64_t whole = lower.denominator * 100 * 1000;
		int64_t low = (lower.at_start * 100 + (lower.at_end - lower.at_start) * x) * 1000;
		int64_t high = (upper.at_start * 100 + (upper.at_end - upper.at_start) * x) * 1000;
		struct {
			int64_t y;
			enum tocsin_zone zone;
		} cases[] = {{low - 1, TOCSIN_GREEN}, {low, TOCSIN_GREEN}, {low + 1, TOCSIN_YELLOW},
			{high - 1, TOCSIN_YELLOW}, {high, TOCSIN_YELLOW}, {high + 1, TOCSIN_RED}};
		for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
			ck_assert_int_eq(tocsin_zone_of(preset, done,
						 (struct tocsin_ratio){cases[i].y, whole}),
				cases[i].zone);
	}
}
END_TEST

START_TEST(zones_have_names_and_letters)
{
	static const char *const names[] = {"green", "yellow", "red", "black", "done"};
	for (int zone = TOCSIN_GREEN; zone <= TOCSIN_ZONE_DONE; zone++) {
		ck_assert_str_eq(tocsin_zone_name((enum tocsin_zone)zone), names[zone]);
		ck_assert_int_eq(tocsin_zone_letter((enum tocsin_zone)zone), "GYRBD"[zone]);
	}
}
END_TEST

static struct tocsin_point point(int64_t x, int64_t length, int64_t y, int64_t buffer)
{
	return (struct tocsin_point){.completion = {x, length}, .consumption = {y, buffer}};
}

static void assert_rate(struct tocsin_rate rate, const char *text, double value)
{
	ck_assert_str_eq(rate.text, text);
	if (!*text)
		ck_assert_double_eq_tol(rate.value, value, 5e-4);
}

START_TEST(burn_rate_is_y_over_x)
{
	assert_rate(tocsin_burn_rate(point(7, 40, 4, 20)), "", 1.143); /* Leach, day 10 */
	assert_rate(tocsin_burn_rate(point(14, 52, 10, 30)), "", 1.238);
	assert_rate(tocsin_burn_rate(point(5, 40, -4, 20)), "", -1.6);
	assert_rate(tocsin_burn_rate(point(0, 40, 4, 20)), "inf", 0);
	assert_rate(tocsin_burn_rate(point(0, 40, 0, 20)), "-", 0);
	assert_rate(tocsin_burn_rate(point(0, 40, -1, 20)), "-", 0);
	assert_rate(tocsin_burn_rate(point(-4, 40, 4, 20)), "back", 0);
	assert_rate(tocsin_burn_rate(point(5, 40, 0, 0)), "", 0);
	assert_rate(tocsin_burn_rate(point(5, 40, 1, 0)), "inf", 0);
	assert_rate(tocsin_burn_rate(point(0, 0, 0, 0)), "-", 0);
}
END_TEST

START_TEST(pbcr_compares_two_points)
{
	struct tocsin_point week_3 = point(2, 6, 1, 3), week_4 = point(2, 6, 2, 3);
	assert_rate(tocsin_burn_rate(week_3), "", 1); /* TOCICO */
	assert_rate(tocsin_burn_rate(week_4), "", 2);
	assert_rate(tocsin_burn_rate_change(week_3, week_4), "inf", 0);
	assert_rate(tocsin_burn_rate_change(week_3, week_3), "-", 0);
	assert_rate(tocsin_burn_rate_change(week_4, week_3), "-", 0);
	assert_rate(tocsin_burn_rate_change(point(1, 6, 0, 3), point(2, 6, 1, 3)), "", 2);
	assert_rate(tocsin_burn_rate_change(point(2, 6, 0, 3), point(1, 6, 1, 3)), "back", 0);
	assert_rate(tocsin_burn_rate_change(point(-2, 6, 0, 3), point(-1, 6, 1, 3)), "back", 0);
	assert_rate(tocsin_burn_rate_change(point(1, 3, 0, 3), point(2, 6, 1, 3)), "inf", 0);
	assert_rate(tocsin_burn_rate_change(point(1, 6, 0, 0), point(2, 6, 1, 0)), "inf", 0);
	assert_rate(tocsin_burn_rate_change(point(1, 6, 1, 0), point(2, 6, 2, 0)), "", 0);
}
END_TEST

START_TEST(trend_is_least_squares_over_four_points)
{
	const struct tocsin_point points[] = {
		point(0, 100, 90, 100), /* out of the window */
		point(10, 100, 10, 100),
		point(20, 100, 30, 100),
		point(30, 100, 20, 100),
		point(40, 100, 40, 100),
	};
	struct tocsin_trend trend = tocsin_trend_of(points, 5);
	ck_assert(trend.known);
	ck_assert_uint_eq(trend.points, 4);
	ck_assert_double_eq_tol(trend.slope, 0.8, 1e-9); /* mean (25, 25), 400 / 500 */
	ck_assert_double_eq_tol(trend.at_start, 5, 1e-9);
	ck_assert_double_eq_tol(trend.at_end, 85, 1e-9);
}
END_TEST

START_TEST(trend_needs_x_to_advance)
{
	const struct tocsin_point stuck[] = {point(2, 6, 1, 3), point(2, 6, 2, 3)};
	const struct tocsin_point back[] = {
		point(2, 6, 1, 3), point(4, 6, 1, 3), point(1, 6, 2, 3)};
	ck_assert(!tocsin_trend_of(stuck, 2).known);
	ck_assert(!tocsin_trend_of(back, 3).known);
	ck_assert(!tocsin_trend_of(stuck, 1).known);
	ck_assert(!tocsin_trend_of(NULL, 0).known);
}
END_TEST

START_TEST(trend_keeps_to_the_baseline_in_force)
{
	struct tocsin_point points[] = {
		point(60, 100, 60, 100), point(0, 100, 0, 100), point(10, 100, 20, 100)};
	points[0].earlier_baseline = true;
	struct tocsin_trend trend = tocsin_trend_of(points, 3);
	ck_assert(trend.known);
	ck_assert_uint_eq(trend.points, 2);
	ck_assert_double_eq_tol(trend.slope, 2, 1e-9);
}
END_TEST

Suite *test_suite(void)
{
	Suite *suite = suite_create("fever_chart");
	TCase *tests = tcase_create("fever_chart");
	tcase_add_test(tests, percent_is_raw_and_unclamped);
	tcase_add_loop_test(tests, a_line_belongs_to_the_healthier_zone, 0,
		sizeof zone_cases / sizeof *zone_cases);
	tcase_add_loop_test(tests, lines_are_exact_at_every_percent, 0, TOCSIN_STEEP + 1);
	tcase_add_test(tests, zones_have_names_and_letters);
	tcase_add_test(tests, burn_rate_is_y_over_x);
	tcase_add_test(tests, pbcr_compares_two_points);
	tcase_add_test(tests, trend_is_least_squares_over_four_points);
	tcase_add_test(tests, trend_needs_x_to_advance);
	tcase_add_test(tests, trend_keeps_to_the_baseline_in_force);
	suite_add_tcase(suite, tests);
	return suite;
}
