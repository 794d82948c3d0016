#include "check_main.h"

#include <math.h>

#include "axis.h"

START_TEST(up_a_line_belongs_to_the_row_below_it)
{
	static const struct {
		double percent;
		int row;
	} cases[] = {{0, 0}, {10, 0}, {10.1, 1}, {20, 1}, {99.9, 9}, {100, 9}, {100.1, 10},
		{109, 10}, {500, 10}, {-3, 0}};
	struct axis axis = axis_up(11, 60);
	ck_assert_int_eq(axis_cells_to_100(&axis), 10);
	ck_assert_int_eq(axis_up_cell(&axis, cases[_i].percent, 1), cases[_i].row);
	/* Finer parts lie within the same cell. */
	ck_assert_int_eq(axis_up_cell(&axis, cases[_i].percent, 4) / 4, cases[_i].row);
}
END_TEST

START_TEST(across_is_held_on_the_axis)
{
	static const struct {
		double percent;
		int column;
	} cases[] = {{-10, 0}, {0, 0}, {2.4, 0}, {2.5, 1}, {50, 20}, {100, 39}, {130, 39}};
	struct axis axis = axis_across(40);
	ck_assert_int_eq(axis_across_cell(&axis, cases[_i].percent, 1), cases[_i].column);
	ck_assert_int_eq(axis_across_cell(&axis, cases[_i].percent, 2) / 2, cases[_i].column);
}
END_TEST

/* 100 % is the upper edge of a row, whatever the height; what lies beyond has rows of its own. */
START_TEST(up_reaches_the_largest_value)
{
	static const double most[] = {0, 100, 101, 113.6, 150, 156};
	for (int cells = 6; cells < 60; cells++) {
		struct axis axis = axis_up(cells, most[_i]);
		ck_assert_int_lt(axis_cells_to_100(&axis), cells);
		ck_assert_int_eq(axis_side(&axis, most[_i]), 0);
		ck_assert_int_eq(axis_side(&axis, 100), 0);
	}
}
END_TEST

START_TEST(what_is_too_large_lies_beyond)
{
	struct axis axis = axis_up(20, 900);
	ck_assert_int_eq(axis_side(&axis, 900), 1);
	ck_assert_int_eq(axis_side(&axis, INFINITY), 1);
	ck_assert_int_eq(axis_up_cell(&axis, INFINITY, 4), 79);
	ck_assert_int_eq(axis_side(&axis, -0.1), -1);
}
END_TEST

START_TEST(ticks_keep_apart)
{
	static const struct {
		int cells, apart, tick;
	} cases[] = {{100, 6, 10}, {40, 6, 20}, {30, 6, 20}, {24, 6, 25}, {13, 6, 50}, {8, 6, 100}};
	struct axis axis = axis_across(cases[_i].cells);
	ck_assert_int_eq(axis_tick(&axis, cases[_i].apart), cases[_i].tick);
}
END_TEST

Suite *test_suite(void)
{
	Suite *suite = suite_create("axis");
	TCase *axes = tcase_create("axes");
	tcase_add_loop_test(axes, up_a_line_belongs_to_the_row_below_it, 0, 10);
	tcase_add_loop_test(axes, across_is_held_on_the_axis, 0, 7);
	tcase_add_loop_test(axes, up_reaches_the_largest_value, 0, 6);
	tcase_add_test(axes, what_is_too_large_lies_beyond);
	tcase_add_loop_test(axes, ticks_keep_apart, 0, 6);
	suite_add_tcase(suite, axes);
	return suite;
}
