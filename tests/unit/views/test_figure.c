#include "check_main.h"

#include "figure.h"
#include "test_project.h"

static struct tocsin_project project;

static void make_project(void)
{
	static const struct test_row rows[] = {
		{"A", 4, 2}, {"Cure", .safe = 6, .focused = 3, .elapsed = true}, {0}};
	test_project_make(&project, &(struct test_project){.rows = rows});
}

static void free_project(void)
{
	tocsin_project_free(&project);
}

START_TEST(days)
{
	static const struct {
		tocsin_work minutes;
		const char *text, *span;
	} cases[] = {{0, "0 d", "0d"}, {480, "1 d", "1d"}, {7680, "16 d", "16d"},
		{3600, "7.5 d", "7.5d"}, {-1440, "-3 d", "-3d"}, {11257, "23.5 d", "23.5d"},
		{20, "20 min", "20m"}, {-5, "-5 min", "-5m"}, {479, "1 d", "1d"},
		{TOCSIN_NO_WORK, "-", "-"}};
	ck_assert_str_eq(figure_days(&project, cases[_i].minutes).text, cases[_i].text);
	ck_assert_str_eq(figure_span(&project, cases[_i].minutes).text, cases[_i].span);
}
END_TEST

START_TEST(elapsed_days_say_so)
{
	ck_assert_str_eq(figure_duration(&project, 1, 3 * 1440).text, "3ed");
	ck_assert_str_eq(figure_duration(&project, 0, 3 * 480).text, "3d");
}
END_TEST

START_TEST(percent)
{
	static const struct {
		struct tocsin_ratio ratio;
		const char *text, *brief;
	} cases[] = {{{7, 40}, "17.5 %", "18%"}, {{4, 20}, "20 %", "20%"},
		{{-1, 10}, "-10 %", "-10%"}, {{0, 0}, "-", "-"}, {{5, 0}, "inf", "inf"},
		{{-1, 1000}, "-0.1 %", "0%"}, {{25, 20}, "125 %", "125%"},
		{{999, 100}, "999 %", "999%"}, {{1000, 100}, "1000 %", ">999%"},
		{{-1000, 100}, "-1000 %", "<-999%"}};
	ck_assert_str_eq(figure_percent(cases[_i].ratio).text, cases[_i].text);
	ck_assert_str_eq(figure_percent_short(cases[_i].ratio).text, cases[_i].brief);
}
END_TEST

START_TEST(rates)
{
	ck_assert_str_eq(figure_rate((struct tocsin_rate){1.1428, ""}).text, "1.14");
	ck_assert_str_eq(figure_rate((struct tocsin_rate){0, "back"}).text, "back");
}
END_TEST

/* Day 10 of the axis begins Mon 2026-01-19 08:00 and, as a finish, is Fri 2026-01-16 17:00. */
START_TEST(dates)
{
	ck_assert_str_eq(figure_finish(&project, test_days(10)).text, "Fri 2026-01-16");
	ck_assert_str_eq(figure_finish(&project, test_days(10.5)).text, "Mon 2026-01-19 12:00");
	ck_assert_str_eq(figure_finish(&project, TOCSIN_NO_WORK).text, "-");
	struct tocsin_instant start = tocsin_calendar_start(project.calendar, test_days(10));
	ck_assert_str_eq(figure_date(&project, start).text, "Mon 2026-01-19");
	ck_assert_str_eq(figure_date_short(start).text, "01-19");
	ck_assert_str_eq(figure_date_short(TOCSIN_NO_INSTANT).text, "-");
}
END_TEST

START_TEST(against_the_due_date)
{
	project.due = tocsin_calendar_finish(project.calendar, test_days(10));
	ck_assert_str_eq(figure_against_due(&project, test_days(16)).text, "6 d after due");
	ck_assert_str_eq(figure_against_due(&project, test_days(10)).text, "on due");
	ck_assert_str_eq(figure_against_due(&project, test_days(7.5)).text, "2.5 d before due");
}
END_TEST

Suite *test_suite(void)
{
	Suite *suite = suite_create("figure");
	TCase *figures = tcase_create("figures");
	tcase_add_checked_fixture(figures, make_project, free_project);
	tcase_add_loop_test(figures, days, 0, 10);
	tcase_add_test(figures, elapsed_days_say_so);
	tcase_add_loop_test(figures, percent, 0, 10);
	tcase_add_test(figures, rates);
	tcase_add_test(figures, dates);
	tcase_add_test(figures, against_the_due_date);
	suite_add_tcase(suite, figures);
	return suite;
}
