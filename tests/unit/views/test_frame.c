#include "check_main.h"

#include <locale.h>

#include "canvas_strings.h"
#include "frame.h"

static char *row_of(const struct canvas *canvas, int row)
{
	char *text = canvas_string(canvas, CANVAS_TEXT), *at = text;
	for (int i = 0; i < row; i++)
		at = strchr(at, '\n') + 1;
	char *line = strndup(at, strcspn(at, "\n"));
	free(text);
	return line;
}

/* `?` is in the footer at every width from the smallest on, in a proposal and in a running project.
 */
START_TEST(help_is_never_cut)
{
	for (int columns = VIEW_LEAST_COLUMNS; columns < 130; columns++) {
		struct canvas canvas;
		canvas_init(&canvas, columns, 1, GLYPHS_ASCII);
		struct view_data data = {.proposal = _i & 1, .watching = _i & 2};
		frame_draw_footer(&canvas, &data, &(struct view_state){0}, 0);
		char *line = row_of(&canvas, 0);
		ck_assert_msg(strstr(line, "? help") != NULL, "%d: %s", columns, line);
		ck_assert_ptr_null(strchr(line, '~'));
		free(line);
		canvas_finish(&canvas);
	}
}
END_TEST

START_TEST(a_prompt_says_how_to_leave_it)
{
	struct canvas canvas;
	canvas_init(&canvas, 40, 1, GLYPHS_ASCII);
	struct view_state state = {.prompt = "note:"};
	frame_draw_footer(&canvas, &(struct view_data){0}, &state, 0);
	assert_canvas(&canvas, CANVAS_TEXT, " Enter keep  Esc forget\n");
	canvas_finish(&canvas);
}
END_TEST

START_TEST(the_cursor_stands_behind_a_question)
{
	struct canvas canvas;
	canvas_init(&canvas, 40, 2, GLYPHS_ASCII);
	struct view_state state = {.prompt = "search first?", .question = true};
	frame_draw_message(&canvas, &state, 1);
	assert_canvas(&canvas, CANVAS_TEXT, "\n search first?\n");
	ck_assert_int_eq(canvas.cursor_row, 1);
	ck_assert_int_eq(canvas.cursor_column, 15);
	canvas_finish(&canvas);
}
END_TEST

/* The cursor stays in sight, and whole characters are left out before it. */
START_TEST(input_scrolls_with_the_cursor)
{
	static const struct {
		const char *input;
		int cursor;
		const char *hint, *expected;
		int column;
	} cases[] = {
		{"3d", 2, "= 3 d", "left: 3d                          = 3 d", 8},
		{"3d", 0, "", "left: 3d", 6},
		{"", 99, "", "left:", 6},
		{"abcdefghijklmnopqrstuvwxyz0123456789", 36, "",
			"left: defghijklmnopqrstuvwxyz0123456789", 39},
		{"日本語日本語日本語日本語日本語日本語", 54, "",
			"left: 語日本語日本語日本語日本語日本語", 38},
	};
	struct canvas canvas;
	canvas_init(&canvas, 40, 1, GLYPHS_UNICODE);
	struct view_state state = {.prompt = "left:",
		.input = cases[_i].input,
		.input_cursor = cases[_i].cursor,
		.input_hint = cases[_i].hint};
	frame_draw_message(&canvas, &state, 0);
	char *line = row_of(&canvas, 0);
	ck_assert_str_eq(line, cases[_i].expected);
	ck_assert_int_eq(canvas.cursor_column, cases[_i].column);
	free(line);
	canvas_finish(&canvas);
}
END_TEST

START_TEST(titles_give_way_to_the_date)
{
	struct canvas canvas;
	canvas_init(&canvas, 40, 1, GLYPHS_ASCII);
	frame_draw_top(&canvas, &(struct view_data){.proposal = true},
		"A project whose name is longer than the line");
	char *line = row_of(&canvas, 0);
	ck_assert_str_eq(line, "- A project whose name is~ -- proposal -");
	free(line);
	canvas_finish(&canvas);
}
END_TEST

START_TEST(faults_are_loud)
{
	struct canvas canvas;
	canvas_init(&canvas, 10, 1, GLYPHS_ASCII);
	frame_draw_fault(&canvas, &(struct view_data){.file_fault = "x.csv:1"}, 0);
	assert_canvas(&canvas, CANVAS_TEXT, " x.csv:1\n");
	assert_canvas(&canvas, CANVAS_ROLES_GRID, "!!!!!!!!!!\n");
	canvas_finish(&canvas);
}
END_TEST

Suite *test_suite(void)
{
	setlocale(LC_ALL, "C.UTF-8");
	Suite *suite = suite_create("frame");
	TCase *frame = tcase_create("frame");
	tcase_add_loop_test(frame, help_is_never_cut, 0, 4);
	tcase_add_test(frame, a_prompt_says_how_to_leave_it);
	tcase_add_test(frame, the_cursor_stands_behind_a_question);
	tcase_add_loop_test(frame, input_scrolls_with_the_cursor, 0, 5);
	tcase_add_test(frame, titles_give_way_to_the_date);
	tcase_add_test(frame, faults_are_loud);
	suite_add_tcase(suite, frame);
	return suite;
}
