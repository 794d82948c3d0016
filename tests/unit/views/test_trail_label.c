#include "check_main.h"

#include <locale.h>
#include <string.h>

#include "canvas_strings.h"
#include "glyph.h"
#include "trail_label.h"

enum { COLUMNS = 24, ROWS = 7 };

static struct canvas canvas;
static struct plot plot;

/* An empty plot, all of it green. */
static void begin(void)
{
	canvas_init(&canvas, COLUMNS, ROWS, GLYPHS_ASCII);
	plot = (struct plot){.canvas = &canvas,
		.where = {0, 0, COLUMNS, ROWS},
		.across = axis_across(COLUMNS),
		.up = {.cells = ROWS, .percent_a_cell = 100.0 / ROWS},
		.green_yellow = {100, 100, 100},
		.yellow_red = {100, 100, 100}};
}

static void end(void)
{
	canvas_finish(&canvas);
}

static void mark(int column, int row, char code)
{
	plot_put(&plot, column, row, (uint32_t)code, ROLE_GREEN, true);
}

START_TEST(beside_the_point_and_never_over_another)
{
	struct label_field field;
	mark(8, 3, 'o');
	mark(9, 3, '-');
	mark(10, 3, 'o');
	label_field_init(&field, &plot);
	ck_assert(label_field_place(&field, 8, 3, "03-02", true));
	ck_assert(label_field_place(&field, 10, 3, "03-04", true));
	assert_canvas(&canvas, CANVAS_TEXT,
		"\n\n"
		"   03-02\n"
		"        o-o\n"
		"            03-04\n"
		"\n\n");
}
END_TEST

/* In a corner only one side is left, and where none is the label is not written. */
START_TEST(within_the_plot_or_not_at_all)
{
	struct label_field field;
	mark(0, 0, 'o');
	label_field_init(&field, &plot);
	ck_assert(label_field_place(&field, 0, 0, "03-02", true));
	ck_assert_uint_eq(canvas_cell(&canvas, 2, ROWS - 1)->code, '0');
	for (int row = 0; row < ROWS; row++)
		for (int column = 0; column < COLUMNS; column += 3)
			mark(column, row, '-');
	label_field_init(&field, &plot);
	ck_assert(!label_field_place(&field, 9, 3, "03-02", true));
}
END_TEST

/* However many points, and wherever they lie: each label is whole, and no point is covered. */
START_TEST(a_crowd_stays_readable)
{
	struct label_field field;
	unsigned seed = (unsigned)_i * 2654435761u + 1;
	int columns[10], rows[10], placed = 0, found = 0;
	for (int i = 0; i < 10; i++) {
		seed = seed * 1103515245u + 12345u;
		columns[i] = (int)(seed >> 16) % COLUMNS;
		rows[i] = (int)(seed >> 8) % ROWS;
		columns[i] = columns[i] < 0 ? -columns[i] : columns[i];
		rows[i] = rows[i] < 0 ? -rows[i] : rows[i];
		mark(columns[i], rows[i], 'o');
	}
	label_field_init(&field, &plot);
	for (int i = 0; i < 10; i++)
		placed += label_field_place(&field, columns[i], rows[i], "12-34", true);
	for (int row = 0; row < ROWS; row++)
		for (int column = 0; column + 5 <= COLUMNS; column++) {
			char text[6] = "";
			for (int i = 0; i < 5; i++)
				text[i] = (char)canvas_cell(&canvas, column + i, row)->code;
			found += strcmp(text, "12-34") == 0;
		}
	ck_assert_int_eq(found, placed);
	for (int i = 0; i < 10; i++)
		ck_assert_uint_eq(canvas_cell(&canvas, columns[i], ROWS - 1 - rows[i])->code, 'o');
}
END_TEST

Suite *test_suite(void)
{
	setlocale(LC_ALL, "C.UTF-8");
	Suite *suite = suite_create("trail label");
	TCase *places = tcase_create("places");
	tcase_add_checked_fixture(places, begin, end);
	tcase_add_test(places, beside_the_point_and_never_over_another);
	tcase_add_test(places, within_the_plot_or_not_at_all);
	tcase_add_loop_test(places, a_crowd_stays_readable, 0, 50);
	suite_add_tcase(suite, places);
	return suite;
}
