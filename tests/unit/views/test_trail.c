#include "check_main.h"

#include <locale.h>

#include "canvas_strings.h"
#include "trail.h"

/* Draws a trail through the places and compares it, top row first. */
static void assert_trail(enum glyphs glyphs, int columns, int rows,
	const struct trail_place *places, int count, const char *expected)
{
	struct canvas canvas;
	canvas_init(&canvas, columns, rows, glyphs);
	struct trail trail;
	trail_init(&trail, &canvas.arena, glyphs, columns, rows);
	for (int i = 1; i < count; i++)
		trail_line(&trail, places[i - 1], places[i]);
	for (int row = 0; row < rows; row++)
		for (int column = 0; column < columns; column++) {
			uint32_t code = trail_code(&trail, column, row);
			if (code)
				canvas_put(&canvas, column, rows - 1 - row, code, ROLE_TEXT);
		}
	assert_canvas(&canvas, CANVAS_TEXT, expected);
	canvas_finish(&canvas);
}

START_TEST(box_drawing_turns_corners)
{
	static const struct trail_place places[] = {{0, 0}, {3, 0}, {3, 2}, {5, 1}};
	assert_trail(GLYPHS_UNICODE, 6, 3, places, 4,
		"   ┌┐\n"
		"   │└─\n"
		"───┘\n");
}
END_TEST

START_TEST(ascii_shows_the_slope)
{
	static const struct trail_place places[] = {{0, 0}, {2, 0}, {4, 2}, {4, 1}, {5, 0}};
	assert_trail(GLYPHS_ASCII, 6, 3, places, 5,
		"    /\n"
		"   /|\n"
		" --  \\\n");
}
END_TEST

/* Two cells of 2 x 4 dots: a line along the bottom, and one up the right side. */
START_TEST(braille_sets_dots)
{
	static const struct trail_place places[] = {{0, 0}, {3, 0}, {3, 3}};
	assert_trail(GLYPHS_BRAILLE, 2, 1, places, 3, "⣀⣸\n");
}
END_TEST

/* A trail may turn back: completion falls when remaining work grows. */
START_TEST(goes_backwards)
{
	static const struct trail_place places[] = {{3, 0}, {0, 0}, {0, 1}};
	assert_trail(GLYPHS_UNICODE, 4, 2, places, 3, "│\n└───\n");
}
END_TEST

Suite *test_suite(void)
{
	setlocale(LC_ALL, "C.UTF-8");
	Suite *suite = suite_create("trail");
	TCase *lines = tcase_create("lines");
	tcase_add_test(lines, box_drawing_turns_corners);
	tcase_add_test(lines, ascii_shows_the_slope);
	tcase_add_test(lines, braille_sets_dots);
	tcase_add_test(lines, goes_backwards);
	suite_add_tcase(suite, lines);
	return suite;
}
