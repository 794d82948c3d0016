#include "check_main.h"

#include <locale.h>

#include "canvas_strings.h"
#include "panel.h"

static struct canvas canvas;
static struct panel panel;

static void begin(void)
{
	canvas_init(&canvas, 30, 4, GLYPHS_UNICODE);
	panel_init(&panel, &canvas.arena);
}

static void end(void)
{
	canvas_finish(&canvas);
}

START_TEST(label_badge_and_bar)
{
	struct panel_line *line = panel_add(&panel, 0, "", "carry on");
	line->badge = "GREEN";
	line->badge_role = ROLE_GREEN_LABEL;
	panel_add(&panel, 0, "buffer left", "%d d", 16)->bar = 0.8;
	panel_draw(&panel, &canvas, (struct rectangle){0, 0, 30, 4});
	assert_canvas(&canvas, CANVAS_TEXT,
		" GREEN  carry on\n"
		"buffer left 16 d      ■■■■■■··\n"
		"\n"
		"\n");
	assert_canvas(&canvas, CANVAS_ROLES_GRID,
		"GGGGGGG.......................\n"
		"ddddddddddd...................\n"
		"..............................\n"
		"..............................\n");
}
END_TEST

START_TEST(the_heaviest_lines_go_first)
{
	panel_add(&panel, 0, "a", "always");
	panel_add(&panel, 2, "b", "second to go");
	panel_add(&panel, 0, "c", "always");
	panel_add(&panel, 5, "d", "first to go");
	panel_fit(&panel, 3);
	ck_assert_int_eq(panel.count, 3);
	ck_assert_str_eq(panel.lines[2].label, "c");
	panel_fit(&panel, 2);
	ck_assert_str_eq(panel.lines[1].label, "c");
	panel_fit(&panel, 0);
	ck_assert_int_eq(panel.count, 0);
}
END_TEST

START_TEST(a_full_panel_takes_no_more)
{
	for (int i = 0; i < 3 * PANEL_LINES; i++)
		panel_add(&panel, 0, "", "%d", i);
	ck_assert_int_eq(panel.count, PANEL_LINES);
}
END_TEST

START_TEST(bars_are_held)
{
	static const struct {
		double share;
		const char *expected;
	} cases[] = {{-1, "····\n"}, {0, "····\n"}, {0.5, "■■··\n"}, {1, "■■■■\n"}, {7, "■■■■\n"}};
	struct canvas narrow;
	canvas_init(&narrow, 4, 1, GLYPHS_UNICODE);
	panel_bar(&narrow, 0, 0, 4, cases[_i].share, ROLE_TEXT);
	assert_canvas(&narrow, CANVAS_TEXT, cases[_i].expected);
	canvas_finish(&narrow);
}
END_TEST

Suite *test_suite(void)
{
	setlocale(LC_ALL, "C.UTF-8");
	Suite *suite = suite_create("panel");
	TCase *lines = tcase_create("lines");
	tcase_add_checked_fixture(lines, begin, end);
	tcase_add_test(lines, label_badge_and_bar);
	tcase_add_test(lines, the_heaviest_lines_go_first);
	tcase_add_test(lines, a_full_panel_takes_no_more);
	tcase_add_loop_test(lines, bars_are_held, 0, 5);
	suite_add_tcase(suite, lines);
	return suite;
}
