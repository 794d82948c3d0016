#include "check_main.h"

#include <math.h>

#include "test_project.h"
#include "tocsin/trend.h"

static struct tocsin_project project;

static void begin(void)
{
	static const struct test_row rows[] = {{"A", 4, 2}, {0}};
	test_project_make(&project, &(struct test_project){.rows = rows});
}

static void end(void)
{
	tocsin_project_free(&project);
}

static struct tocsin_point point(double day, int x, int y)
{
	struct tocsin_ratio completion = {x, 100}, consumption = {y, 100};
	return (struct tocsin_point){
		.as_of = tocsin_calendar_start(project.calendar, test_days(day)),
		.completion = completion,
		.consumption = consumption,
		.zone = tocsin_zone_of(TOCSIN_SLOPED, completion, consumption)};
}

struct expected {
	enum tocsin_zone into;
	double completion, consumption, day;
};

/* Lines through two points, and where they meet 10 + 0.6 x, 30 + 0.6 x and 100. */
static const struct {
	int x[2], y[2];
	uint32_t count;
	struct expected crossings[TOCSIN_CROSSINGS];
} cases[] = {
	/* y = x: yellow at 25, red at 75; the promise is kept to the minute. */
	{{0, 20}, {0, 20}, 2, {{TOCSIN_YELLOW, 25, 25, 12.5}, {TOCSIN_RED, 75, 75, 37.5}}},
	/* y = 2 x */
	{{0, 5}, {0, 10}, 3,
		{{TOCSIN_YELLOW, 100 / 14.0, 200 / 14.0, 1000 / 70.0},
			{TOCSIN_RED, 300 / 14.0, 600 / 14.0, 3000 / 70.0},
			{TOCSIN_BLACK, 50, 100, 100}}},
	/* y = 40: the work goes on and the buffer stays, so yellow ends at 50, */
	{{10, 20}, {40, 40}, 2, {{TOCSIN_YELLOW, 50 / 3.0, 40, 0}, {TOCSIN_GREEN, 50, 40, 40}}},
	/* and what stays within its zone meets nothing. */
	{{10, 20}, {5, 5}, 0, {{TOCSIN_GREEN, 0, 0, 0}}},
	/* Completion that does not advance leads nowhere. */
	{{20, 20}, {10, 30}, 0, {{TOCSIN_GREEN, 0, 0, 0}}},
};

START_TEST(crossings_lie_where_the_lines_meet)
{
	struct tocsin_point points[] = {point(0, cases[_i].x[0], cases[_i].y[0]),
		point(10, cases[_i].x[1], cases[_i].y[1])};
	struct tocsin_crossing found[TOCSIN_CROSSINGS];
	uint32_t count = tocsin_trend_crossings(found, project.calendar, TOCSIN_SLOPED, points, 2);
	const struct expected *expected = cases[_i].crossings;
	uint32_t first = 0;
	/* What lies behind the newest point is no crossing to come. */
	while (first < cases[_i].count && expected[first].completion <= cases[_i].x[1])
		first++;
	ck_assert_uint_eq(count, cases[_i].count - first);
	for (uint32_t i = 0; i < count; i++) {
		ck_assert_int_eq(found[i].into, expected[first + i].into);
		ck_assert_double_eq_tol(found[i].completion, expected[first + i].completion, 1e-9);
		ck_assert_double_eq_tol(
			found[i].consumption, expected[first + i].consumption, 1e-9);
		tocsin_work at = tocsin_calendar_axis(project.calendar, found[i].about);
		ck_assert_double_eq_tol(
			(double)at, expected[first + i].day * (double)test_days(1), 1.5);
	}
}
END_TEST

/* Of one instant there is a trend, but no pace. */
START_TEST(no_pace_no_date)
{
	struct tocsin_point points[] = {point(3, 0, 0), point(3, 10, 20)};
	struct tocsin_crossing found[TOCSIN_CROSSINGS];
	ck_assert_uint_gt(
		tocsin_trend_crossings(found, project.calendar, TOCSIN_SLOPED, points, 2), 0);
	ck_assert(!tocsin_instant_known(found[0].about));
}
END_TEST

/* The newest point is red already; that the line below it has not got there yet is no news. */
START_TEST(no_crossing_into_the_zone_of_the_point)
{
	struct tocsin_point points[] = {point(0, 0, 0), point(1, 20, 20), point(2, 21, 60)};
	struct tocsin_crossing found[TOCSIN_CROSSINGS];
	ck_assert_int_eq(points[2].zone, TOCSIN_RED);
	uint32_t count = tocsin_trend_crossings(found, project.calendar, TOCSIN_SLOPED, points, 3);
	ck_assert_uint_ge(count, 1);
	for (uint32_t i = 0; i < count; i++)
		ck_assert_int_eq(found[i].into, i + 1 == count ? TOCSIN_BLACK : TOCSIN_YELLOW);
}
END_TEST

START_TEST(the_end_is_the_consumption_by_another_name)
{
	struct tocsin_plan plan = {.projected_end = test_days(40), .buffer = test_days(20)};
	struct tocsin_trend trend = {.known = true, .at_end = 125};
	ck_assert_int_eq(tocsin_trend_end(&trend, &plan), test_days(65));
}
END_TEST

Suite *test_suite(void)
{
	Suite *suite = suite_create("trend");
	TCase *lines = tcase_create("lines");
	tcase_add_checked_fixture(lines, begin, end);
	tcase_add_loop_test(
		lines, crossings_lie_where_the_lines_meet, 0, sizeof cases / sizeof cases[0]);
	tcase_add_test(lines, no_pace_no_date);
	tcase_add_test(lines, no_crossing_into_the_zone_of_the_point);
	tcase_add_test(lines, the_end_is_the_consumption_by_another_name);
	suite_add_tcase(suite, lines);
	return suite;
}
