#include "check_main.h"

#include "list.h"

/* id 4, name 10..30, state 6, flags 5: "=" marks what is shown at each width. */
START_TEST(columns_give_way_by_weight)
{
	static const struct {
		int columns, id, name, state, flags;
	} cases[] = {
		{60, 4, 30, 6, 5}, {40, 4, 22, 6, 5}, {28, 4, 10, 6, 5},
		{27, 4, 15, 6, 0}, /* flags weigh most: they go first, and the name gains */
		{21, 4, 16, 0, 0}, {15, 4, 10, 0, 0},
		{11, 4, 6, 0, 0}, /* what is always shown: the widest gives */
	};
	struct list_column list[] = {{"id", 4, 4, 0, false}, {"name", 10, 30, 0, false},
		{"state", 6, 6, 1, false}, {"flags", 5, 5, 2, false}};
	list_place(list, 4, 0, cases[_i].columns);
	ck_assert_int_eq(list[0].columns, cases[_i].id);
	ck_assert_int_eq(list[1].columns, cases[_i].name);
	ck_assert_int_eq(list[2].columns, cases[_i].state);
	ck_assert_int_eq(list[3].columns, cases[_i].flags);
	ck_assert_int_eq(list[1].column, cases[_i].id + 1);
}
END_TEST

START_TEST(no_width_is_harmless)
{
	struct list_column list[] = {{"id", 4, 4, 0, false}, {"name", 10, 30, 0, false}};
	list_place(list, 2, 0, -5);
	ck_assert_int_eq(list[0].column, 0);
}
END_TEST

Suite *test_suite(void)
{
	Suite *suite = suite_create("list");
	TCase *columns = tcase_create("columns");
	tcase_add_loop_test(columns, columns_give_way_by_weight, 0, 7);
	tcase_add_test(columns, no_width_is_harmless);
	suite_add_tcase(suite, columns);
	return suite;
}
