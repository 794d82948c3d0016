#include "check_main.h"

#include <locale.h>
#include <string.h>

#include "test_project.h"
#include "trend_words.h"

static struct tocsin_project project;
static struct canvas canvas;
static struct tocsin_plan plan;
static struct tocsin_status status;

/* The plan ends on day 40, the promise is day 60. */
static void begin(void)
{
	static const struct test_row rows[] = {{"A", 4, 2}, {0}};
	setlocale(LC_ALL, "C.UTF-8");
	test_project_make(&project, &(struct test_project){.rows = rows});
	canvas_init(&canvas, 1, 1, GLYPHS_ASCII);
	plan = (struct tocsin_plan){.projected_end = test_days(40), .buffer = test_days(20)};
	status = (struct tocsin_status){.baseline = {.plan = &plan}, .promise = test_days(60)};
}

static void end(void)
{
	canvas_finish(&canvas);
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

static const char *words(const struct tocsin_point *points, uint32_t count, int columns)
{
	status.now = points[count - 1];
	return trend_words(&canvas,
		&(struct view_data){.project = &project,
			.status = &status,
			.points = points,
			.point_count = count},
		columns);
}

START_TEST(the_longest_that_fits)
{
	static const struct {
		int columns;
		const char *words;
	} cases[] = {
		{200, "The trend enters red at 21 % (about Fri 2026-01-23), black at 50 % (about "
		      "Fri 2026-02-20) and ends at 200 %, on Fri 2026-04-24: 20 d past the "
		      "promise."},
		{100, "trend: red at 21 % (~01-23), black at 50 % (~02-20), ends at 200 %, 20 d "
		      "past the promise"},
		{76, "trend: red 21 % ~01-23, black 50 % ~02-20, ends 20 d past the promise"},
		{40, "trend: ends 20 d past the promise"},
	};
	struct tocsin_point points[] = {point(0, 0, 0), point(7, 10, 20)};
	ck_assert_str_eq(words(points, 2, cases[_i].columns), cases[_i].words);
}
END_TEST

START_TEST(what_there_is_to_say_otherwise)
{
	struct tocsin_point points[] = {point(0, 10, 0), point(5, 20, 2), point(10, 20, 9)};
	ck_assert_str_eq(words(points, 1, 80), "no trend yet: it takes two dates with reports");
	ck_assert_str_eq(words(points, 2, 100),
		"The trend stays green and ends at 18 %, on Thu 2026-03-05: 16.4 d before the "
		"promise.");
	ck_assert_str_eq(words(points + 1, 2, 80), "no trend: completion does not advance");
	points[2] = point(10, 21, 200);
	ck_assert_ptr_nonnull(strstr(words(points + 1, 2, 80), "ends far past the promise"));
	status.done = true;
	ck_assert_ptr_null(words(points, 3, 80));
}
END_TEST

Suite *test_suite(void)
{
	Suite *suite = suite_create("trend words");
	TCase *sentences = tcase_create("sentences");
	tcase_add_checked_fixture(sentences, begin, end);
	tcase_add_loop_test(sentences, the_longest_that_fits, 0, 4);
	tcase_add_test(sentences, what_there_is_to_say_otherwise);
	suite_add_tcase(suite, sentences);
	return suite;
}
