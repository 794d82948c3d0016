/*
 * What is written so that a spreadsheet leaves it alone, and is read back as it was.
 */
#include "check_main.h"

#include <string.h>

#include "guard.h"

static const char *const formulas[] = {
	"=1+1", "+49 30 1234", "-5", "@SUM(A1)", "\tx", "\rx", "'=1+1", "''=1", "'007", "''TRUE"};

START_TEST(test_formulas_need_a_guard)
{
	ck_assert(guard_needed(formulas[_i]));
}
END_TEST

static const char *const plain[] = {
	"", "A-1", "x=1", "12", "007", "'", "'quoted'", "it's", "'12", "TRUE", " =1"};

START_TEST(test_other_texts_do_not)
{
	ck_assert(!guard_needed(plain[_i]));
	ck_assert_str_eq(guard_removed(plain[_i]), plain[_i]);
}
END_TEST

static const struct {
	const char *text;
	bool value; /* of a spreadsheet, and written otherwise by it */
} texts[] = {
	{"0", false},
	{"12", false},
	{"123456789012345", false},
	{"1234567890123456", true}, /* more digits than it has */
	{"007", true},
	{"00", true},
	{"1.10", true},
	{".5", true},
	{"1,234.50", true},
	{"1 1/2", true},
	{"1E5", true},
	{"50%", true},
	{"2-3", true},
	{"12:30", true},
	{"9:30 pm", true},
	{"9 a", true},
	{"9a", false},
	{"9 apples", false},
	{"2026-01-02", true},
	{"MAR1", true},
	{"Sept-2", true},
	{"7 March", true},
	{"7-mar-26", true},
	{"May", false},
	{"MARS1", false},
	{"Deck 1", false},
	{"true", true},
	{"FALSE", true},
	{"truely", false},
	{"", false},
	{".", false},
	{",", false},
	{"A1", false},
	{"1.2.a", false},
	{"3d", false},
	{"v1", false},
};

START_TEST(test_values)
{
	ck_assert_msg(guard_is_value(texts[_i].text) == texts[_i].value, "\"%s\"", texts[_i].text);
}
END_TEST

/* One ' is taken away, and only where one was put. */
START_TEST(test_removed)
{
	static const char *const pairs[][2] = {{"'=1", "=1"}, {"''=1", "'=1"}, {"'007", "007"},
		{"'MAR1", "MAR1"}, {"'x", "'x"}, {"=1", "=1"}, {"", ""}, {"'", "'"}};
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
		ck_assert_str_eq(guard_removed(pairs[i][0]), pairs[i][1]);
}
END_TEST

Suite *test_suite(void)
{
	Suite *suite = suite_create("guard");
	TCase *tests = tcase_create("guard");
	tcase_add_loop_test(
		tests, test_formulas_need_a_guard, 0, (int)(sizeof formulas / sizeof *formulas));
	tcase_add_loop_test(tests, test_other_texts_do_not, 0, (int)(sizeof plain / sizeof *plain));
	tcase_add_loop_test(tests, test_values, 0, (int)(sizeof texts / sizeof *texts));
	tcase_add_test(tests, test_removed);
	suite_add_tcase(suite, tests);
	return suite;
}
