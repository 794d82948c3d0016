#include "check_main.h"

#include "test_project.h"
#include "timescale.h"

/* Monday 2026-01-05 08:00 is minute 0; a day is 08:00-17:00, 540 minutes of the scale. */
static const struct test_row rows[] = {{"A", 4, 2}, {0}};
enum { DAY = 540, HOUR = 60 };

static struct tocsin_project project;

static struct tocsin_instant at(const char *text)
{
	struct tocsin_date date;
	ck_assert_int_eq(tocsin_date_parse(&date, text), TOCSIN_DATE_OK);
	return date.at;
}

static struct timescale scale_at(enum timescale_zoom zoom, int columns, const char *from)
{
	struct timescale scale = timescale_make(&project, columns);
	timescale_zoom(&scale, zoom);
	scale.origin = timescale_place(&scale, at(from));
	return scale;
}

static int column_of(const struct timescale *scale, const char *text)
{
	return (int)timescale_column(scale, timescale_place(scale, at(text)));
}

static void setup(void)
{
	test_project_make(&project, &(struct test_project){.rows = rows});
}

static void teardown(void)
{
	tocsin_project_free(&project);
}

START_TEST(a_day_is_its_working_hours)
{
	struct timescale scale = timescale_make(&project, 10);
	int64_t monday = timescale_place(&scale, at("2026-01-05T08:00"));
	ck_assert_int_eq(timescale_place(&scale, at("2026-01-05T00:00")), monday);
	ck_assert_int_eq(timescale_place(&scale, at("2026-01-05T12:30")), monday + DAY / 2);
	ck_assert_int_eq(timescale_place(&scale, at("2026-01-05T17:00")), monday + DAY);
	ck_assert_int_eq(timescale_place(&scale, at("2026-01-05T23:59")), monday + DAY);
	ck_assert_int_eq(timescale_place(&scale, at("2026-01-06T08:00")), monday + DAY);
}
END_TEST

START_TEST(places_have_dates)
{
	struct timescale scale = timescale_make(&project, 10);
	static const char *const dates[] = {
		"2026-01-05T08:00", "2026-01-10T12:34", "1969-12-31T09:00", "2028-02-29T16:59"};
	for (unsigned i = 0; i < sizeof dates / sizeof dates[0]; i++) {
		struct tocsin_instant wanted = at(dates[i]);
		struct tocsin_instant got =
			timescale_instant(&scale, timescale_place(&scale, wanted));
		ck_assert_int_eq(got.minute, wanted.minute);
	}
}
END_TEST

START_TEST(a_level_says_what_a_column_is)
{
	struct timescale scale = scale_at(ZOOM_WEEKS, 40, "2026-01-05T08:00");
	ck_assert_int_eq(column_of(&scale, "2026-01-05T08:00"), 0);
	ck_assert_int_eq(column_of(&scale, "2026-01-09T16:59"), 4);
	ck_assert_int_eq(column_of(&scale, "2026-01-12T08:00"), 7);
	ck_assert_int_eq(column_of(&scale, "2026-01-02T09:00"), -3);
	scale = scale_at(ZOOM_DAYS, 40, "2026-01-05T08:00");
	ck_assert_int_eq(column_of(&scale, "2026-01-06T08:00"), 3);
	ck_assert_int_eq(column_of(&scale, "2026-01-06T16:00"), 5);
	scale = scale_at(ZOOM_HOURS, 40, "2026-01-05T08:00");
	ck_assert_int_eq(column_of(&scale, "2026-01-05T11:59"), 3);
	ck_assert_int_eq(column_of(&scale, "2026-01-06T08:00"), 9);
	scale = scale_at(ZOOM_MONTHS, 40, "2026-01-05T08:00");
	ck_assert_int_eq(column_of(&scale, "2026-01-11T17:00"), 1);
	ck_assert_int_eq(column_of(&scale, "2026-01-11T16:00"), 0);
}
END_TEST

START_TEST(all_fits)
{
	for (int columns = 1; columns < 120; columns++) {
		struct timescale scale = timescale_make(&project, columns);
		int64_t from = timescale_place(&scale, at("2026-01-05T08:00"));
		int64_t to = timescale_place(&scale, at("2026-03-27T17:00"));
		timescale_fit(&scale, from, to);
		ck_assert_int_eq(timescale_column(&scale, from), 0);
		ck_assert_int_eq(timescale_column(&scale, to - 1), columns - 1);
		ck_assert_int_eq(timescale_column(&scale, to), columns);
	}
}
END_TEST

/* A column holds the places from its edge up to the next one's, whatever the scale. */
START_TEST(edges_and_columns_agree)
{
	for (int columns = 1; columns < 100; columns += 7) {
		struct timescale scale = timescale_make(&project, columns);
		int64_t from = timescale_place(&scale, at("1969-11-05T08:00"));
		timescale_fit(&scale, from, from + 61 * DAY + 17);
		for (int64_t column = -5; column < columns + 5; column++) {
			int64_t edge = timescale_edge(&scale, column);
			ck_assert_int_eq(timescale_column(&scale, edge), column);
			ck_assert_int_eq(timescale_column(&scale, edge - 1), column - 1);
			ck_assert_int_eq(
				timescale_column(&scale, timescale_middle(&scale, column)), column);
		}
	}
}
END_TEST

START_TEST(steps_are_worth_a_key)
{
	struct timescale scale = timescale_make(&project, 50);
	timescale_zoom(&scale, ZOOM_HOURS);
	ck_assert_int_eq(timescale_finer(&scale), ZOOM_FIT);
	ck_assert_int_eq(timescale_coarser(&scale), ZOOM_DAYS);
	timescale_zoom(&scale, ZOOM_YEARS);
	ck_assert_int_eq(timescale_coarser(&scale), ZOOM_FIT);
	ck_assert_int_eq(timescale_finer(&scale), ZOOM_MONTHS);
	/* 7.5 days a column: weeks of 7 would hardly differ. */
	timescale_fit(&scale, 0, 375 * DAY);
	ck_assert_int_eq(timescale_finer(&scale), ZOOM_WEEKS);
	ck_assert_int_eq(timescale_coarser(&scale), ZOOM_YEARS);
}
END_TEST

START_TEST(levels_have_names)
{
	enum timescale_zoom zoom;
	for (int i = 0; i < ZOOMS; i++) {
		ck_assert(timescale_zoom_parse(&zoom, timescale_zoom_name((enum timescale_zoom)i)));
		ck_assert_int_eq(zoom, i);
	}
	ck_assert(!timescale_zoom_parse(&zoom, "week"));
	ck_assert(!timescale_zoom_parse(&zoom, ""));
}
END_TEST

Suite *test_suite(void)
{
	Suite *suite = suite_create("timescale");
	TCase *places = tcase_create("places");
	tcase_add_checked_fixture(places, setup, teardown);
	tcase_add_test(places, a_day_is_its_working_hours);
	tcase_add_test(places, places_have_dates);
	tcase_add_test(places, a_level_says_what_a_column_is);
	tcase_add_test(places, all_fits);
	tcase_add_test(places, edges_and_columns_agree);
	tcase_add_test(places, steps_are_worth_a_key);
	tcase_add_test(places, levels_have_names);
	suite_add_tcase(suite, places);
	return suite;
}
