#include "check_main.h"

#include <locale.h>

#include "canvas_strings.h"

START_TEST(text_drops_blanks_at_the_end)
{
	struct canvas canvas;
	canvas_init(&canvas, 8, 2, GLYPHS_UNICODE);
	canvas_text(&canvas, 2, 0, 4, ROLE_RED, "a b ");
	assert_canvas(&canvas, CANVAS_TEXT, "  a b\n\n");
	canvas_finish(&canvas);
}
END_TEST

START_TEST(ansi_changes_the_look_where_the_role_changes)
{
	struct canvas canvas;
	canvas_init(&canvas, 8, 1, GLYPHS_UNICODE);
	canvas_text(&canvas, 0, 0, 2, ROLE_TEXT, "ab");
	canvas_text(&canvas, 2, 0, 2, ROLE_TITLE, "cd");
	canvas_text(&canvas, 4, 0, 1, ROLE_TEXT, "e");
	assert_canvas(&canvas, CANVAS_ANSI, "ab\033[0;1mcd\033[0me\n");
	canvas_finish(&canvas);
}
END_TEST

START_TEST(ansi_keeps_coloured_blanks_and_resets_the_line)
{
	struct canvas canvas;
	canvas_init(&canvas, 4, 1, GLYPHS_UNICODE);
	canvas_paint(&canvas, (struct rectangle){1, 0, 2, 1}, ROLE_RED_LABEL, false);
	char *text = canvas_string(&canvas, CANVAS_ANSI);
	ck_assert_str_eq(text, " \033[0;1;38;5;231;48;5;160m  \033[0m\n");
	free(text);
	canvas_finish(&canvas);
}
END_TEST

START_TEST(roles_have_one_letter_a_cell)
{
	struct canvas canvas;
	canvas_init(&canvas, 5, 1, GLYPHS_UNICODE);
	canvas_text(&canvas, 0, 0, 4, ROLE_CRITICAL, "日x");
	assert_canvas(&canvas, CANVAS_ROLES_GRID, "ccc..\n");
	canvas_finish(&canvas);
}
END_TEST

Suite *test_suite(void)
{
	setlocale(LC_ALL, "C.UTF-8");
	Suite *suite = suite_create("canvas write");
	TCase *write = tcase_create("write");
	tcase_add_test(write, text_drops_blanks_at_the_end);
	tcase_add_test(write, ansi_changes_the_look_where_the_role_changes);
	tcase_add_test(write, ansi_keeps_coloured_blanks_and_resets_the_line);
	tcase_add_test(write, roles_have_one_letter_a_cell);
	suite_add_tcase(suite, write);
	return suite;
}
