#include "check_main.h"

#include <locale.h>

#include "canvas_strings.h"
#include "chain_text.h"

static const char *id_of(const void *path, uint32_t at)
{
	const char *const *ids = path;
	return ids[at];
}

START_TEST(leaves_out_the_middle)
{
	static const char *const ids[] = {"T1", "T2", "T3", "T4", "T5"};
	static const struct {
		uint32_t count;
		int columns;
		enum glyphs glyphs;
		const char *expected;
	} cases[] = {
		{5, 14, GLYPHS_UNICODE, "T1→T2→T3→T4→T5"},
		{5, 13, GLYPHS_UNICODE, "T1→T2→…→T4→T5"},
		{5, 12, GLYPHS_UNICODE, "T1→T2→…→T5"},
		{5, 9, GLYPHS_UNICODE, "T1→…→T5"},
		{5, 2, GLYPHS_UNICODE, "T1→…→T5"},
		{5, 12, GLYPHS_ASCII, "T1>T2>~>T5"},
		{1, 9, GLYPHS_UNICODE, "T1"},
		{2, 1, GLYPHS_UNICODE, "T1→T2"},
		{0, 9, GLYPHS_UNICODE, "-"},
	};
	struct canvas canvas;
	canvas_init(&canvas, 80, 1, cases[_i].glyphs);
	ck_assert_str_eq(chain_text(&canvas, cases[_i].columns, id_of, ids, cases[_i].count),
		cases[_i].expected);
	canvas_finish(&canvas);
}
END_TEST

Suite *test_suite(void)
{
	setlocale(LC_ALL, "C.UTF-8");
	Suite *suite = suite_create("chain text");
	TCase *text = tcase_create("text");
	tcase_add_loop_test(text, leaves_out_the_middle, 0, 9);
	suite_add_tcase(suite, text);
	return suite;
}
