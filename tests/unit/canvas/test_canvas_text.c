#include "check_main.h"

#include <locale.h>

#include "canvas_strings.h"

struct text_case {
	enum glyphs glyphs;
	int columns;
	const char *text, *expected;
	int used;
};

static const struct text_case cases[] = {
	{GLYPHS_UNICODE, 8, "Build", "Build", 5},
	{GLYPHS_UNICODE, 5, "Build", "Build", 5},
	{GLYPHS_UNICODE, 4, "Build", "Bui…", 4},
	{GLYPHS_ASCII, 4, "Build", "Bui~", 4},
	{GLYPHS_UNICODE, 1, "Build", "…", 1},
	{GLYPHS_UNICODE, 0, "Build", "", 0},
	{GLYPHS_UNICODE, -3, "Build", "", 0},
	/* A wide character is never cut in half: the cell before the ellipsis is given up. */
	{GLYPHS_UNICODE, 6, "日本語", "日本語", 6},
	{GLYPHS_UNICODE, 5, "日本語", "日本…", 5},
	{GLYPHS_UNICODE, 4, "日本語", "日…", 3},
	{GLYPHS_UNICODE, 1, "日", "…", 1},
	/* Nor a base from its marks. */
	{GLYPHS_UNICODE, 2, "e\u0301\u0323a\u0308", "e\u0301\u0323a\u0308", 2},
	{GLYPHS_UNICODE, 2, "e\u0301a\u0308o\u0308", "e\u0301…", 2},
	/* A mark without a base gets one (tocsin_text_clean). */
	{GLYPHS_UNICODE, 3, "\u0301x", "\uFFFD\u0301x", 2},
	/* What may harm a terminal is cleaned: ESC, CR, a bidi override, a zero-width space. */
	{GLYPHS_UNICODE, 9, "a\033[2Jb", "a\uFFFD[2Jb", 6},
	{GLYPHS_UNICODE, 9, "a\u202Eb\u200Bc", "abc", 3},
	{GLYPHS_UNICODE, 9, "a\xFFz", "a\uFFFDz", 3},
	/* In ASCII each character beyond it is one '?', a mark nothing. */
	{GLYPHS_ASCII, 9, "Bü日e\u0301", "B??e", 4},
	{GLYPHS_UNICODE, 9, "👷 Bau", "👷 Bau", 6},
	{GLYPHS_UNICODE, 9, "שלום", "שלום", 4},
};

START_TEST(fits)
{
	const struct text_case *it = &cases[_i];
	struct canvas canvas;
	canvas_init(&canvas, 12, 1, it->glyphs);
	ck_assert_int_eq(canvas_text(&canvas, 0, 0, it->columns, ROLE_TEXT, it->text), it->used);
	char *text = canvas_string(&canvas, CANVAS_TEXT);
	text[strlen(text) - 1] = '\0';
	ck_assert_str_eq(text, it->expected);
	free(text);
	canvas_finish(&canvas);
}
END_TEST

START_TEST(width_is_what_text_takes)
{
	const struct text_case *it = &cases[_i];
	struct canvas canvas;
	canvas_init(&canvas, 40, 1, it->glyphs);
	int used = canvas_text(&canvas, 0, 0, 40, ROLE_TEXT, it->text);
	ck_assert_int_eq(canvas_width(&canvas, it->text), used);
	canvas_finish(&canvas);
}
END_TEST

START_TEST(aligns_right)
{
	struct canvas canvas;
	canvas_init(&canvas, 8, 2, GLYPHS_UNICODE);
	canvas_text_right(&canvas, 1, 0, 6, ROLE_TEXT, "日1");
	canvas_text_right(&canvas, 1, 1, 3, ROLE_TEXT, "12345");
	assert_canvas(&canvas, CANVAS_TEXT, "    日1\n 12…\n");
	canvas_finish(&canvas);
}
END_TEST

START_TEST(prints_long_text)
{
	char name[600];
	memset(name, 'n', sizeof name - 1);
	name[sizeof name - 1] = '\0';
	struct canvas canvas;
	canvas_init(&canvas, 700, 1, GLYPHS_ASCII);
	ck_assert_int_eq(canvas_printf(&canvas, 0, 0, 700, ROLE_TEXT, "%s!", name), 600);
	ck_assert_int_eq((int)canvas_cell(&canvas, 599, 0)->code, '!');
	canvas_finish(&canvas);
}
END_TEST

/* A megabyte in one cell of a file: read as far as it shows, and known to be cut. */
START_TEST(reads_no_more_than_it_shows)
{
	size_t length = 1 << 20;
	char *name = malloc(length + 1);
	memset(name, 'n', length);
	name[length] = '\0';
	struct canvas canvas;
	canvas_init(&canvas, 4, 1, GLYPHS_ASCII);
	canvas_text(&canvas, 0, 0, 4, ROLE_TEXT, name);
	assert_canvas(&canvas, CANVAS_TEXT, "nnn~\n");
	free(name);
	canvas_finish(&canvas);
}
END_TEST

/* Rows are told apart by '|'. */
static const struct {
	enum glyphs glyphs;
	int columns;
	const char *text, *rows;
} paragraphs[] = {
	{GLYPHS_UNICODE, 8, "", ""},
	{GLYPHS_UNICODE, 8, "   ", ""},
	{GLYPHS_UNICODE, 8, "the frame was bent", "the|frame|was bent"},
	{GLYPHS_UNICODE, 9, "the frame was bent", "the frame|was bent"},
	{GLYPHS_UNICODE, 80, "the frame  was bent ", "the frame  was bent"},
	/* What indents the first row does not indent the others. */
	{GLYPHS_UNICODE, 6, "  two rows  left", "  two|rows|left"},
	/* A word that is too long loses neither its beginning nor its neighbours. */
	{GLYPHS_UNICODE, 4, "a catalogue b", "a|catalogue|b"},
	{GLYPHS_UNICODE, 4, "catalogue", "catalogue"},
	{GLYPHS_UNICODE, 4, "      catalogue b", "      catalogue|b"},
	/* Two cells a character; a mark takes none, nor does what is cleaned away. */
	{GLYPHS_UNICODE, 9, "日本 日本 日", "日本 日本|日"},
	{GLYPHS_UNICODE, 8, "日本 日本 日", "日本|日本 日"},
	{GLYPHS_ASCII, 5, "日本 日本 日", "日本 日本|日"},
	{GLYPHS_UNICODE, 5, "e\u0301e\u0301 e\u0301e\u0301 a", "e\u0301e\u0301 e\u0301e\u0301|a"},
	{GLYPHS_UNICODE, 3, "a\u200B b\u200B c", "a\u200B b\u200B|c"},
	/* No room at all: a word a row, and an end. */
	{GLYPHS_UNICODE, 0, "a b", "a|b"},
	{GLYPHS_UNICODE, -1, "a b", "a|b"},
};

START_TEST(a_paragraph_is_broken_at_blanks)
{
	struct canvas canvas;
	char rows[80] = "";
	const char *text = paragraphs[_i].text, *row;
	canvas_init(&canvas, 40, 1, paragraphs[_i].glyphs);
	while ((row = canvas_wrap(&canvas, &text, paragraphs[_i].columns)) != NULL) {
		strcat(rows, rows[0] ? "|" : "");
		strcat(rows, row);
	}
	ck_assert_str_eq(rows, paragraphs[_i].rows);
	ck_assert_str_eq(text, "");
	canvas_finish(&canvas);
}
END_TEST

Suite *test_suite(void)
{
	setlocale(LC_ALL, "C.UTF-8");
	int count = sizeof cases / sizeof cases[0];
	Suite *suite = suite_create("canvas text");
	TCase *text = tcase_create("text");
	tcase_add_loop_test(text, fits, 0, count);
	tcase_add_loop_test(text, width_is_what_text_takes, 0, count);
	tcase_add_loop_test(text, a_paragraph_is_broken_at_blanks, 0,
		(int)(sizeof paragraphs / sizeof paragraphs[0]));
	tcase_add_test(text, aligns_right);
	tcase_add_test(text, prints_long_text);
	tcase_add_test(text, reads_no_more_than_it_shows);
	suite_add_tcase(suite, text);
	return suite;
}
