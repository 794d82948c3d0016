#include "check_main.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tocsin/diag.h"

static struct tocsin_diags diags;
static char *printed;

static void setup(void)
{
	tocsin_diags_init(&diags);
}

static void teardown(void)
{
	tocsin_diags_finish(&diags);
	free(printed);
	printed = NULL;
}

static const char *print(bool with_notes)
{
	size_t size;
	free(printed);
	FILE *to = open_memstream(&printed, &size);
	tocsin_diags_print(&diags, to, with_notes);
	fclose(to);
	return printed;
}

START_TEST(items_come_in_the_order_of_their_places)
{
	tocsin_diags_add(&diags, TOCSIN_FAULT, "schedule.csv", 12, 5, "second at %d", 12);
	tocsin_diags_add(&diags, TOCSIN_NOTE, "schedule.csv", 2, 0, "odd");
	tocsin_diags_add(&diags, TOCSIN_FAULT, "calendar.csv", 30, 1, "first");
	tocsin_diags_add(&diags, TOCSIN_FAULT, "schedule.csv", 12, 5, "third");
	tocsin_diags_add(&diags, TOCSIN_FAULT, "schedule.csv", 12, 4, "before both");
	tocsin_diags_add(&diags, TOCSIN_FAULT, "schedule.csv", 0, 0, "no header");
	tocsin_diags_add(&diags, TOCSIN_FAULT, "", 0, 0, "nowhere");
	ck_assert_str_eq(print(true), "nowhere\n"
				      "calendar.csv:30:1: first\n"
				      "schedule.csv: no header\n"
				      "schedule.csv:2: note: odd\n"
				      "schedule.csv:12:4: before both\n"
				      "schedule.csv:12:5: second at 12\n"
				      "schedule.csv:12:5: third\n");
	ck_assert_ptr_null(strstr(print(false), "odd"));
	ck_assert_uint_eq(diags.errors, 6);
	ck_assert_uint_eq(diags.notes, 1);
}
END_TEST

START_TEST(what_was_passed_in_is_copied)
{
	char file[] = "a.csv", text[] = "cell";
	tocsin_diags_add(&diags, TOCSIN_FAULT, file, 1, 1, "%s", text);
	strcpy(file, "b");
	strcpy(text, "c");
	ck_assert_str_eq(print(false), "a.csv:1:1: cell\n");
}
END_TEST

START_TEST(fifty_faults_are_kept_and_the_rest_counted)
{
	for (uint32_t i = 0; i < 200; i++)
		tocsin_diags_add(&diags, TOCSIN_NOTE, "a.csv", i + 1, 0, "a note");
	for (uint32_t i = 0; i < 51; i++)
		tocsin_diags_add(&diags, TOCSIN_FAULT, "a.csv", i + 1, 0, "a fault");
	ck_assert_uint_eq(diags.errors, 51);
	ck_assert_uint_eq(diags.notes, 200);
	ck_assert_uint_eq(diags.count, 100);
	ck_assert_ptr_nonnull(strstr(print(false), "a.csv:50: a fault\n1 more fault\n"));
	ck_assert_ptr_nonnull(strstr(print(true), "1 more fault\n150 more notes\n"));
}
END_TEST

START_TEST(quoted_cells_are_cleaned)
{
	tocsin_diags_add(
		&diags, TOCSIN_FAULT, "a\x1b[2J.csv", 1, 1, "\"%s\" is no date", "\x1b]0;x\a");
	ck_assert_str_eq(print(false), "a\xEF\xBF\xBD[2J.csv:1:1: "
				       "\"\xEF\xBF\xBD]0;x\xEF\xBF\xBD\" is no date\n");
}
END_TEST

Suite *test_suite(void)
{
	Suite *suite = suite_create("diag");
	TCase *tcase = tcase_create("diag");
	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_add_test(tcase, items_come_in_the_order_of_their_places);
	tcase_add_test(tcase, what_was_passed_in_is_copied);
	tcase_add_test(tcase, fifty_faults_are_kept_and_the_rest_counted);
	tcase_add_test(tcase, quoted_cells_are_cleaned);
	suite_add_tcase(suite, tcase);
	return suite;
}
