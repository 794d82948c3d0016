/*
 * Which look the blanks of a row take.
 */
#include "check_main.h"

#include "terminal_colors.h"

enum { COLUMNS = 8 };

static struct terminal_looks looks;
static struct cell cells[COLUMNS];
static const struct terminal_look *chosen[COLUMNS];

static void begin(void)
{
	looks = (struct terminal_looks){0};
	for (int role = 0; role < ROLE_COUNT; role++)
		for (int bold = 0; bold < 2; bold++)
			looks.of[role][bold].background = -1;
	looks.of[ROLE_RED][0].background = looks.of[ROLE_RED][1].background = 88;
	looks.of[ROLE_RED][0].hidden = true;
	looks.of[ROLE_GREEN_LABEL][0].background = 71;
	looks.of[ROLE_SELECTED][0].lined = true;
	for (int i = 0; i < COLUMNS; i++)
		cells[i] = (struct cell){.code = ' ', .width = 1, .role = ROLE_TEXT};
}

static void put(int column, uint32_t code, enum role role, bool bold)
{
	cells[column].code = code;
	cells[column].role = (uint8_t)role;
	cells[column].bold = bold;
}

static const struct terminal_look *look_at(int column)
{
	terminal_row_looks(chosen, &looks, cells, COLUMNS);
	return chosen[column];
}

START_TEST(blanks_follow_what_stands_left)
{
	put(1, 'n', ROLE_TITLE, true);
	put(4, 's', ROLE_DIM, false);
	ck_assert_ptr_eq(look_at(0), &looks.of[ROLE_TEXT][0]);
	ck_assert_ptr_eq(look_at(2), &looks.of[ROLE_TITLE][1]);
	ck_assert_ptr_eq(look_at(3), &looks.of[ROLE_TITLE][1]);
	ck_assert_ptr_eq(look_at(7), &looks.of[ROLE_DIM][0]);
}
END_TEST

/* Texture of a zone is a blank; before a point on the zone it is one with it. */
START_TEST(fill_follows_what_stands_right)
{
	put(0, '|', ROLE_FRAME, false);
	for (int i = 1; i < 5; i++)
		put(i, '.', ROLE_RED, false);
	put(5, 'o', ROLE_RED, true);
	ck_assert(terminal_is_blank(&looks, &cells[1]));
	ck_assert(!terminal_is_blank(&looks, &cells[5]));
	ck_assert_ptr_eq(look_at(1), &looks.of[ROLE_RED][1]);
	ck_assert_ptr_eq(look_at(4), &looks.of[ROLE_RED][1]);
	ck_assert_ptr_eq(look_at(6), &looks.of[ROLE_TEXT][0]);
}
END_TEST

START_TEST(paper_does_not)
{
	put(0, 'G', ROLE_GREEN_LABEL, false);
	put(3, 'T', ROLE_FEEDING, false);
	ck_assert_ptr_eq(look_at(1), &looks.of[ROLE_TEXT][0]);
	ck_assert_ptr_eq(look_at(2), &looks.of[ROLE_TEXT][0]);
}
END_TEST

/* Where a line runs through a blank it can be seen. */
START_TEST(lines_are_seen)
{
	put(1, 's', ROLE_SELECTED, false);
	put(2, ' ', ROLE_SELECTED, false);
	ck_assert_ptr_eq(look_at(2), &looks.of[ROLE_SELECTED][0]);
	ck_assert_ptr_eq(look_at(3), &looks.of[ROLE_TEXT][0]);
}
END_TEST

START_TEST(paper_at_the_end_is_left_out)
{
	put(0, 'a', ROLE_TEXT, false);
	put(3, ' ', ROLE_RED, false);
	put(5, ' ', ROLE_DIM, false);
	ck_assert_int_eq(terminal_row_length(&looks, cells, COLUMNS), 4);
	put(7, ' ', ROLE_SELECTED, false);
	ck_assert_int_eq(terminal_row_length(&looks, cells, COLUMNS), COLUMNS);
	ck_assert_int_eq(terminal_row_length(&looks, cells + 1, 2), 0);
}
END_TEST

START_TEST(wide_characters_have_one_look)
{
	put(1, 0x6f22, ROLE_TITLE, false);
	cells[1].width = 2;
	cells[2].width = 0;
	put(3, ' ', ROLE_TEXT, false);
	ck_assert_ptr_eq(look_at(3), &looks.of[ROLE_TITLE][0]);
}
END_TEST

Suite *test_suite(void)
{
	Suite *suite = suite_create("row looks");
	TCase *blanks = tcase_create("blanks");
	tcase_add_checked_fixture(blanks, begin, NULL);
	tcase_add_test(blanks, blanks_follow_what_stands_left);
	tcase_add_test(blanks, fill_follows_what_stands_right);
	tcase_add_test(blanks, paper_does_not);
	tcase_add_test(blanks, lines_are_seen);
	tcase_add_test(blanks, paper_at_the_end_is_left_out);
	tcase_add_test(blanks, wide_characters_have_one_look);
	suite_add_tcase(suite, blanks);
	return suite;
}
