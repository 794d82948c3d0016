/* Meters and splits: what the smallest sizes and shares look like. */
#include "check_main.h"

#include <locale.h>
#include <math.h>

#include "glyph.h"
#include "meter.h"
#include "split.h"

static void bar(struct canvas *canvas, enum glyphs glyphs, double share)
{
	canvas_init(canvas, 8, 1, glyphs);
	meter_bar(canvas, 0, 0, 8, share, ROLE_RED_BAR);
}

static int filled(const struct canvas *canvas)
{
	int cells = 0;
	for (int i = 0; i < canvas->columns; i++)
		cells += canvas_cell(canvas, i, 0)->role == ROLE_RED_BAR;
	return cells;
}

static const struct bar_case {
	double share;
	int ascii, braille; /* cells that are filled, or begun */
} bars[] = {{-0.5, 0, 0}, {0, 0, 0}, {0.001, 1, 1}, {0.5, 4, 4}, {0.56, 4, 5}, {0.999, 7, 8},
	{1, 8, 8}, {2.7, 8, 8}, {NAN, 0, 0}};

START_TEST(a_bar_never_hides_what_is_there)
{
	struct canvas canvas;
	bar(&canvas, GLYPHS_ASCII, bars[_i].share);
	ck_assert_int_eq(filled(&canvas), bars[_i].ascii);
	ck_assert_uint_eq(canvas_cell(&canvas, 7, 0)->code, bars[_i].ascii == 8 ? '#' : '.');
	canvas_finish(&canvas);
	bar(&canvas, GLYPHS_BRAILLE, bars[_i].share);
	ck_assert_int_eq(filled(&canvas), bars[_i].braille);
	/* What is not all is not drawn as all. */
	bool full = canvas_cell(&canvas, 7, 0)->code == glyph_code(&canvas, GLYPH_METER_FULL);
	ck_assert_int_eq(full, bars[_i].share >= 1);
	canvas_finish(&canvas);
}
END_TEST

START_TEST(a_column_shows_the_least_and_the_most)
{
	struct canvas canvas;
	canvas_init(&canvas, 1, 1, GLYPHS_BRAILLE);
	ck_assert_uint_eq(meter_column(&canvas, 0), glyph_code(&canvas, GLYPH_BAR_EMPTY));
	ck_assert_uint_eq(meter_column(&canvas, 0.001), 0x2581);
	ck_assert_uint_eq(meter_column(&canvas, 5), 0x2587);
	canvas.glyphs = GLYPHS_UNICODE;
	ck_assert_uint_eq(meter_column(&canvas, 0.3), 0x2584);
	ck_assert_uint_eq(meter_column(&canvas, 0.9), 0x2588);
	canvas.glyphs = GLYPHS_ASCII;
	ck_assert_uint_eq(meter_column(&canvas, 0.34), '3');
	ck_assert_uint_eq(meter_column(&canvas, 1), '9');
	ck_assert_uint_eq(meter_column(&canvas, -1), '.');
	canvas_finish(&canvas);
}
END_TEST

/* List and detail share the rows, lose none and do not overlap. */
START_TEST(a_split_gives_every_row_to_one)
{
	static const uint32_t counts[] = {0, 1, 5, 1000};
	int columns = _i / 70 ? 200 : 80, rows = _i % 70;
	for (unsigned k = 0; k < sizeof counts / sizeof counts[0]; k++) {
		struct rectangle where = {0, 1, columns, rows};
		struct split split = split_make(where, counts[k]);
		ck_assert_int_eq(split_visible(where, counts[k]), split.list.rows - 1);
		if (split.detail.rows == 0)
			ck_assert_int_eq(split.list.rows, rows);
		else if (split.beside)
			ck_assert_int_eq(split.list.columns + 1 + split.detail.columns, columns);
		else
			ck_assert_int_eq(split.list.rows + 1 + split.detail.rows, rows);
		ck_assert(split.detail.rows == 0 || rows >= SPLIT_ROWS);
	}
	struct split opened = split_opened((struct rectangle){0, 1, columns, rows});
	ck_assert_int_eq(
		opened.list.rows + (opened.detail.rows > 0 ? 1 + opened.detail.rows : 0), rows);
}
END_TEST

Suite *test_suite(void)
{
	setlocale(LC_ALL, "C.UTF-8");
	Suite *suite = suite_create("meter");
	TCase *all = tcase_create("all");
	tcase_add_loop_test(all, a_bar_never_hides_what_is_there, 0, sizeof bars / sizeof bars[0]);
	tcase_add_test(all, a_column_shows_the_least_and_the_most);
	tcase_add_loop_test(all, a_split_gives_every_row_to_one, 0, 140);
	suite_add_tcase(suite, all);
	return suite;
}
