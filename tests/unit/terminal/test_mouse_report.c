/*
 * What terminals send of the mouse, byte by byte.
 */
#include "check_main.h"

#include <string.h>

#include "mouse_report.h"

static int64_t clock_now;

static int64_t pinned(void)
{
	return clock_now;
}

/* What follows the beginning of a report; true where it meant something. */
static bool feed(struct mouse_report *report, bool old, const char *text, struct app_mouse *out)
{
	bool understood = false;
	mouse_report_open(report, old);
	for (const char *at = text; *at; at++) {
		ck_assert(mouse_report_is_open(report));
		understood = mouse_report_add(report, (uint32_t)(unsigned char)*at, out);
	}
	ck_assert(!mouse_report_is_open(report));
	return understood;
}

START_TEST(reports_are_read)
{
	static const struct {
		const char *text;
		bool old;
		enum app_mouse_kind kind; /* MOUSE_KINDS = it means nothing */
		int column, row;
	} rows[] = {
		{"0;10;5M", false, MOUSE_PRESS, 9, 4},
		{"0;10;5m", false, MOUSE_RELEASE, 9, 4},
		{"32;200;60M", false, MOUSE_DRAG, 199, 59},
		{"64;1;1M", false, MOUSE_WHEEL_UP, 0, 0},
		{"65;1;1M", false, MOUSE_WHEEL_DOWN, 0, 0},
		{"16;3;3M", false, MOUSE_PRESS, 2, 2},
		{"2;10;5M", false, MOUSE_KINDS, 0, 0},
		{"66;1;1M", false, MOUSE_KINDS, 0, 0},
		{"0;10M", false, MOUSE_KINDS, 0, 0},
		{"0;0;5M", false, MOUSE_KINDS, 0, 0},
		{"0;10;5;7M", false, MOUSE_KINDS, 0, 0},
		{"0;99999999999;5M", false, MOUSE_KINDS, 0, 0},
		{"0;1x", false, MOUSE_KINDS, 0, 0},
		{" *%", true, MOUSE_PRESS, 9, 4},
		{"#*%", true, MOUSE_RELEASE, 9, 4},
		{"a*%", true, MOUSE_WHEEL_DOWN, 9, 4},
	};
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct mouse_report report = {.milliseconds = pinned};
		struct app_mouse mouse;
		bool understood = feed(&report, rows[i].old, rows[i].text, &mouse);
		ck_assert_msg(understood == (rows[i].kind != MOUSE_KINDS), "%s", rows[i].text);
		if (!understood)
			continue;
		ck_assert_msg(mouse.kind == rows[i].kind, "%s: kind %d", rows[i].text, mouse.kind);
		ck_assert_int_eq(mouse.column, rows[i].column);
		ck_assert_int_eq(mouse.row, rows[i].row);
	}
}
END_TEST

START_TEST(a_second_press_at_once_is_a_double_one)
{
	struct mouse_report report = {.milliseconds = pinned};
	struct app_mouse mouse;
	clock_now = 1000;
	ck_assert(feed(&report, false, "0;10;5M", &mouse));
	ck_assert_int_eq(mouse.kind, MOUSE_PRESS);
	clock_now += DOUBLE_CLICK_MS;
	ck_assert(feed(&report, false, "0;10;5M", &mouse));
	ck_assert_int_eq(mouse.kind, MOUSE_DOUBLE);
	ck_assert(feed(&report, false, "0;10;5M", &mouse));
	ck_assert_int_eq(mouse.kind, MOUSE_PRESS);
	ck_assert(feed(&report, false, "0;11;5M", &mouse));
	ck_assert_int_eq(mouse.kind, MOUSE_PRESS);
	clock_now += DOUBLE_CLICK_MS + 1;
	ck_assert(feed(&report, false, "0;11;5M", &mouse));
	ck_assert_int_eq(mouse.kind, MOUSE_PRESS);
}
END_TEST

/* More than any report has is given up, not written past the end. */
START_TEST(an_endless_report_ends)
{
	struct mouse_report report = {.milliseconds = pinned};
	struct app_mouse mouse;
	mouse_report_open(&report, false);
	for (int i = 0; i < MOUSE_REPORT_SIZE; i++) {
		ck_assert(mouse_report_is_open(&report));
		ck_assert(!mouse_report_add(&report, '1', &mouse));
	}
	ck_assert(!mouse_report_is_open(&report));
}
END_TEST

Suite *test_suite(void)
{
	Suite *suite = suite_create("mouse reports");
	TCase *tests = tcase_create("reports");
	tcase_add_test(tests, reports_are_read);
	tcase_add_test(tests, a_second_press_at_once_is_a_double_one);
	tcase_add_test(tests, an_endless_report_ends);
	suite_add_tcase(suite, tests);
	return suite;
}
