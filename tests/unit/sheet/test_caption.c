#include "check_main.h"

#include <string.h>

#include "composed.h"
#include "table.h"
#include "tocsin/text.h"

static const struct {
	const char *caption, *plain;
} cases[] = {
	{"", ""},
	{"  Task \t Name ", "task name"},
	{"TASK_NAME", "task name"},
	{"not-before", "not before"},
	{"task \xE2\x80\x93 name", "task name"},
	/* Capital letters of any script. */
	{"ÉTAT", "état"},
	{"ÄNDERUNG", "änderung"},
	{"DURAÇÃO", "duração"},
	{"ŻÓŁĆ", "żółć"},
	{"ÏŸ", "ïÿ"},
	{"ŽŠČ", "žšč"},
	{"НАЧАЛО Ё", "начало ё"},
	{"ЇЖАК Ҳ", "їжак ҳ"},
	{"ΛΉΞΗ", "λήξη"},
	{"Πόρος", "πόροσ"},
	{"BAŞLANGIÇ", "başlangiç"},
	{"Başlangıç", "başlangiç"},
	{"BİTİŞ", "bitiş"},
	{"KẾT THÚC", "kết thúc"},
	{"SFÂRȘIT", "sfârșit"},
	{"×÷", "×÷"},
	/* A letter and a mark are the letter with its mark. */
	{"De\xCC\x81"
	 "but",
		"début"},
	{"VORGA\xCC\x88NGER", "vorgänger"},
	{"Ke\xCC\x82\xCC\x81t", "kết"},
	{"и\xCC\x86", "й"},
	{"\xCC\x81", "\xCC\x81"},
	/* Wide signs, blanks that do not break, signs that nobody sees. */
	{"ＩＤ", "id"},
	{"％　Complete", "% complete"},
	{"N\xC2\xA0tasks", "n tasks"},
	{"\xEF\xBB\xBFid\xE2\x80\x8B", "id"},
	{"مع\xE2\x80\x8Fرف", "معرف"},
	/* What stands at the ends and says nothing. */
	{"Task:", "task"},
	{"Nr.", "nr"},
	{"Start *", "start"},
	{"Milestone?", "milestone"},
	{"Cost\xC2\xB9", "cost"},
	{"Task\xEF\xBC\x9A", "task"},
	{"Start\xE2\x80\xA0", "start"},
	{"(*)Predecessors", "predecessors"},
	{"(*)", "(*)"},
	{"#", "#"},
	{"*", "*"},
	{"50%", "50%"},
	{"Est. (days)", "est. (days)"},
	/* Bytes that are not UTF-8. */
	{"\xFFid", "\xEF\xBF\xBDid"},
};

START_TEST(test_plain)
{
	struct tocsin_arena arena;
	tocsin_arena_init(&arena);
	ck_assert_str_eq(table_caption(&arena, cases[_i].caption), cases[_i].plain);
	ck_assert_str_eq(table_caption(&arena, cases[_i].plain), cases[_i].plain);
	tocsin_arena_finish(&arena);
}
END_TEST

START_TEST(test_composed_is_sorted)
{
	for (size_t i = 1; i < sizeof COMPOSED / sizeof *COMPOSED; i++) {
		uint32_t before = (uint32_t)COMPOSED[i - 1].base << 16 | COMPOSED[i - 1].mark;
		ck_assert_uint_lt(before, (uint32_t)COMPOSED[i].base << 16 | COMPOSED[i].mark);
	}
}
END_TEST

Suite *test_suite(void)
{
	Suite *suite = suite_create("caption");
	TCase *tests = tcase_create("caption");
	tcase_add_loop_test(tests, test_plain, 0, sizeof cases / sizeof *cases);
	tcase_add_test(tests, test_composed_is_sorted);
	suite_add_tcase(suite, tests);
	return suite;
}
