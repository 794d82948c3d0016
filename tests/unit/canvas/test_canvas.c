#include "check_main.h"

#include <locale.h>
#include <string.h>

#include "canvas_strings.h"

START_TEST(starts_blank)
{
	struct canvas canvas;
	canvas_init(&canvas, 3, 2, GLYPHS_UNICODE);
	assert_canvas(&canvas, CANVAS_TEXT, "\n\n");
	assert_canvas(&canvas, CANVAS_ROLES_GRID, "...\n...\n");
	ck_assert_int_eq(canvas.cursor_column, -1);
	canvas_finish(&canvas);
}
END_TEST

START_TEST(sizes_of_nothing_are_harmless)
{
	struct canvas canvas;
	canvas_init(&canvas, -1, 0, GLYPHS_ASCII);
	canvas_put(&canvas, 0, 0, 'x', ROLE_TEXT);
	canvas_text(&canvas, 0, 0, 10, ROLE_TEXT, "text");
	canvas_frame(&canvas, (struct rectangle){0, 0, 5, 5}, "frame");
	assert_canvas(&canvas, CANVAS_TEXT, "");
	canvas_finish(&canvas);
}
END_TEST

START_TEST(ignores_what_lies_outside_the_clip)
{
	struct canvas canvas;
	canvas_init(&canvas, 6, 3, GLYPHS_ASCII);
	struct rectangle before = canvas_clip(&canvas, (struct rectangle){1, 1, 3, 9});
	ck_assert_int_eq(canvas.clip.rows, 2);
	for (int row = -1; row < 4; row++)
		canvas_text(&canvas, -2, row, 20, ROLE_KEY, "abcdefghij");
	canvas_unclip(&canvas, before);
	assert_canvas(&canvas, CANVAS_TEXT, "\n def\n def\n");
	assert_canvas(&canvas, CANVAS_ROLES_GRID, "......\n.kkk..\n.kkk..\n");
	canvas_finish(&canvas);
}
END_TEST

START_TEST(clips_cut_each_other)
{
	struct canvas canvas;
	canvas_init(&canvas, 6, 1, GLYPHS_ASCII);
	canvas_clip(&canvas, (struct rectangle){0, 0, 3, 1});
	canvas_clip(&canvas, (struct rectangle){2, 0, 4, 1});
	canvas_text(&canvas, 0, 0, 6, ROLE_TEXT, "abcdef");
	assert_canvas(&canvas, CANVAS_TEXT, "  c\n");
	canvas_finish(&canvas);
}
END_TEST

/* "日" takes two cells; what is drawn over either half leaves a blank for the other. */
START_TEST(wide_characters_leave_no_halves)
{
	static const struct {
		int column;
		const char *expected;
	} cases[] = {{0, "x 本\n"}, {1, " x本\n"}, {2, "日x\n"}, {3, "日 x\n"}};
	struct canvas canvas;
	canvas_init(&canvas, 4, 1, GLYPHS_UNICODE);
	canvas_text(&canvas, 0, 0, 4, ROLE_TEXT, "日本");
	ck_assert_int_eq(canvas_cell(&canvas, 0, 0)->width, 2);
	ck_assert_int_eq(canvas_cell(&canvas, 1, 0)->width, 0);
	canvas_put(&canvas, cases[_i].column, 0, 'x', ROLE_TEXT);
	assert_canvas(&canvas, CANVAS_TEXT, cases[_i].expected);
	canvas_finish(&canvas);
}
END_TEST

/* A text of many letters goes the short way, and tears what it covers all the same. */
START_TEST(words_over_wide_characters_leave_no_halves)
{
	static const struct {
		int column;
		const char *word, *expected;
	} cases[] = {{1, "xy", " xy 語\n"}, {0, "xyz", "xyz 語\n"}, {-1, "xyz", "yz本語\n"},
		{5, "xyz", "日本 x\n"}};
	struct canvas canvas;
	canvas_init(&canvas, 6, 1, GLYPHS_UNICODE);
	canvas_text(&canvas, 0, 0, 6, ROLE_TEXT, "日本語");
	canvas_text(&canvas, cases[_i].column, 0, 9, ROLE_TEXT, cases[_i].word);
	assert_canvas(&canvas, CANVAS_TEXT, cases[_i].expected);
	canvas_finish(&canvas);
}
END_TEST

/* However many there are, each cell has its own. */
START_TEST(marks_stay_with_their_letters)
{
	enum { LETTERS = 50 };
	char text[4 * LETTERS + 1] = "", expected[4 * LETTERS + 2];
	struct canvas canvas;
	canvas_init(&canvas, LETTERS, 1, GLYPHS_UNICODE);
	for (int i = 0; i < LETTERS; i++)
		strcat(text, i % 3 == 0 ? "e\u0301" : i % 3 == 1 ? "a\u0323" : "x");
	canvas_text(&canvas, 0, 0, LETTERS, ROLE_TEXT, text);
	snprintf(expected, sizeof expected, "%s\n", text);
	assert_canvas(&canvas, CANVAS_TEXT, expected);
	struct cluster last = canvas_cluster(&canvas, canvas_cell(&canvas, LETTERS - 1, 0));
	ck_assert_uint_eq(last.code, 'a');
	ck_assert_uint_eq(last.marks[0], 0x323);
	ck_assert_uint_eq(canvas_cluster(&canvas, canvas_cell(&canvas, 2, 0)).code, 'x');
	canvas_finish(&canvas);
}
END_TEST

START_TEST(wide_characters_do_not_cross_the_clip)
{
	struct canvas canvas;
	canvas_init(&canvas, 3, 1, GLYPHS_UNICODE);
	canvas_put(&canvas, 2, 0, 0x65E5, ROLE_TEXT);
	assert_canvas(&canvas, CANVAS_TEXT, "\n");
	canvas_finish(&canvas);
}
END_TEST

START_TEST(paint_keeps_the_text)
{
	struct canvas canvas;
	canvas_init(&canvas, 4, 1, GLYPHS_ASCII);
	canvas_text(&canvas, 0, 0, 4, ROLE_TEXT, "abcd");
	canvas_paint(&canvas, (struct rectangle){1, 0, 2, 9}, ROLE_RED, true);
	assert_canvas(&canvas, CANVAS_TEXT, "abcd\n");
	assert_canvas(&canvas, CANVAS_ROLES_GRID, ".rr.\n");
	ck_assert(canvas_cell(&canvas, 1, 0)->bold);
	ck_assert(!canvas_cell(&canvas, 3, 0)->bold);
	canvas_finish(&canvas);
}
END_TEST

START_TEST(rules_join_where_they_meet)
{
	static const struct {
		enum glyphs glyphs;
		const char *expected;
	} cases[] = {{GLYPHS_UNICODE, "┌─ a ┬──┐\n"
				      "│    │  │\n"
				      "├────┼──┤\n"
				      "└────┴──┘\n"},
		{GLYPHS_ASCII, "+- a +--+\n"
			       "|    |  |\n"
			       "+----+--+\n"
			       "+----+--+\n"}};
	struct canvas canvas;
	canvas_init(&canvas, 9, 4, cases[_i].glyphs);
	canvas_frame(&canvas, (struct rectangle){0, 0, 9, 4}, "a");
	canvas_rule_across(&canvas, 0, 2, 9);
	canvas_rule_down(&canvas, 5, 0, 4);
	assert_canvas(&canvas, CANVAS_TEXT, cases[_i].expected);
	canvas_finish(&canvas);
}
END_TEST

START_TEST(every_role_has_a_letter_of_its_own)
{
	for (int a = 0; a < ROLE_COUNT; a++)
		for (int b = 0; b < a; b++)
			ck_assert_int_ne(role_letter((enum role)a), role_letter((enum role)b));
}
END_TEST

Suite *test_suite(void)
{
	setlocale(LC_ALL, "C.UTF-8");
	Suite *suite = suite_create("canvas");
	TCase *cells = tcase_create("cells");
	tcase_add_test(cells, starts_blank);
	tcase_add_test(cells, sizes_of_nothing_are_harmless);
	tcase_add_test(cells, ignores_what_lies_outside_the_clip);
	tcase_add_test(cells, clips_cut_each_other);
	tcase_add_loop_test(cells, wide_characters_leave_no_halves, 0, 4);
	tcase_add_loop_test(cells, words_over_wide_characters_leave_no_halves, 0, 4);
	tcase_add_test(cells, marks_stay_with_their_letters);
	tcase_add_test(cells, wide_characters_do_not_cross_the_clip);
	tcase_add_test(cells, paint_keeps_the_text);
	tcase_add_loop_test(cells, rules_join_where_they_meet, 0, 2);
	tcase_add_test(cells, every_role_has_a_letter_of_its_own);
	suite_add_tcase(suite, cells);
	return suite;
}
