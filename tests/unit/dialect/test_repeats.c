#include "check_main.h"

#include <stdio.h>
#include <string.h>

#include "repeats.h"

static const struct dialect german = {
	.tool = DIALECT_MSPROJECT,
	.foreign = true,
	.conventions = {.dates = DATE_DMY, .decimal = ','},
};

static struct dialect dialect;
static struct repeats repeats;

static void set_up(void)
{
	dialect = german;
	dialect.language = language_find("de");
	memset(&repeats, 0, sizeof repeats);
}

static const struct {
	enum schedule_column column;
	const char *text;
} cells[] = {
	{SCHEDULE_SAFE, "3 Tage"},
	{SCHEDULE_SAFE, "3,5 Tage?"},
	{SCHEDULE_SAFE, "3 Tage und noch ein paar Stunden, vielleicht"},
	{SCHEDULE_SAFE, "viel"},
	{SCHEDULE_START, "Mo 05.01.26"},
	{SCHEDULE_START, "NV"},
	{SCHEDULE_FINISH, "2026-01-05"},
	{SCHEDULE_PERCENT, "50%"},
	{SCHEDULE_MILESTONE, "Ja"},
	{SCHEDULE_PREDECESSORS, "3EA+1 Tag"},
	{SCHEDULE_NAME, "3 Tage"},
	{SCHEDULE_NAME, ""},
};

/* The first time, from memory, and with memory full of other cells. */
START_TEST(test_the_same_as_without_memory)
{
	char plain[DIALECT_TEXT_MAX], out[DIALECT_TEXT_MAX];
	const char *text = cells[_i].text;
	const char *ours = dialect_translate(&dialect, cells[_i].column, text, plain);
	for (int time = 0; time < 3; time++) {
		const char *again =
			repeats_translate(&repeats, &dialect, cells[_i].column, text, out);
		ck_assert_str_eq(again, ours);
		/* The cell itself where nothing has to be said otherwise. */
		ck_assert_int_eq(again == text, ours == text);
		for (int days = 0; time == 1 && days < 1000; days++) {
			char other[32];
			snprintf(other, sizeof other, "%d Tage", days);
			repeats_translate(&repeats, &dialect, SCHEDULE_SAFE, other, out);
		}
	}
}
END_TEST

START_TEST(test_what_stood_before_is_remembered)
{
	char out[DIALECT_TEXT_MAX];
	repeats_translate(&repeats, &dialect, SCHEDULE_SAFE, "3 Tage", out);
	const char *again = repeats_translate(&repeats, &dialect, SCHEDULE_SAFE, "3 Tage", out);
	ck_assert_str_eq(again, "3d");
	ck_assert_ptr_ne(again, out);
	/* In another column it may be something else. */
	const char *name = "3 Tage";
	ck_assert_ptr_eq(repeats_translate(&repeats, &dialect, SCHEDULE_START, name, out), name);
}
END_TEST

Suite *test_suite(void)
{
	Suite *suite = suite_create("repeats");
	TCase *tests = tcase_create("repeats");
	tcase_add_checked_fixture(tests, set_up, NULL);
	tcase_add_loop_test(
		tests, test_the_same_as_without_memory, 0, (int)(sizeof cells / sizeof *cells));
	tcase_add_test(tests, test_what_stood_before_is_remembered);
	suite_add_tcase(suite, tests);
	return suite;
}
