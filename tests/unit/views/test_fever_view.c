#include "check_main.h"

#include <locale.h>

#include "canvas_strings.h"
#include "parts.h"
#include "test_project.h"

static struct tocsin_project project;
static struct canvas canvas;

static void begin(void)
{
	static const struct test_row rows[] = {{"A", 4, 2}, {0}};
	setlocale(LC_ALL, "C.UTF-8");
	test_project_make(&project, &(struct test_project){.rows = rows});
}

static void end(void)
{
	tocsin_project_free(&project);
}

static struct tocsin_point point(int x, int y)
{
	struct tocsin_ratio completion = {x, 100}, consumption = {y, 100};
	return (struct tocsin_point){.completion = completion,
		.consumption = consumption,
		.zone = tocsin_zone_of(TOCSIN_SLOPED, completion, consumption)};
}

/* A chart of 20 x 10 cells between its axes, and the cell at (column, row from below) of it. */
enum { COLUMNS = 20, ROWS = 11 };

static void draw(const struct view_data *data, enum glyphs glyphs)
{
	canvas_init(&canvas, COLUMNS + 6, ROWS + 2, glyphs);
	fever_draw(&canvas, data, (struct rectangle){0, 0, COLUMNS + 6, ROWS + 2});
}

static const struct cell *cell_at(int column, int row)
{
	return canvas_cell(&canvas, 5 + column, ROWS - 1 - row);
}

/* The zones without a trail, all their signs without colour. */
START_TEST(zones_show_in_ascii)
{
	draw(&(struct view_data){.project = &project, .proposal = true}, GLYPHS_ASCII);
	assert_canvas(&canvas, CANVAS_TEXT,
		"    | consumption % ## B\n"
		"100 +::::::::::::::::: R\n"
		"    |::::::::::::::::::..\n"
		" 80 +:::::::::::::::.. Y\n"
		"    |: R ::::::::......\n"
		" 60 +::::::::.......\n"
		"    |:::::.......\n"
		" 40 +::......          G\n"
		"    |. Y .\n"
		" 20 +..\n"
		"  0 +O G\n"
		"    +0--------50------100\n"
		" completion % (critical-~\n");
	canvas_finish(&canvas);
}
END_TEST

/* A point keeps its zone as role, and its zone is that of the method, not of its cell. */
START_TEST(points_keep_their_zone)
{
	static const struct {
		int x, y, column, row;
		enum role role;
	} cases[] = {{0, 0, 0, 0, ROLE_GREEN}, {0, 10, 0, 0, ROLE_GREEN},
		{0, 11, 0, 1, ROLE_YELLOW}, {50, 40, 10, 3, ROLE_GREEN},
		{50, 60, 10, 5, ROLE_YELLOW}, {50, 61, 10, 6, ROLE_RED},
		{100, 100, 19, 9, ROLE_RED}};
	struct tocsin_point points[] = {point(cases[_i].x, cases[_i].y)};
	draw(&(struct view_data){.project = &project, .points = points, .point_count = 1},
		GLYPHS_UNICODE);
	const struct cell *cell = cell_at(cases[_i].column, cases[_i].row);
	ck_assert_uint_eq(cell->code, 0x25CF);
	ck_assert_int_eq(cell->role, cases[_i].role);
	ck_assert(cell->bold);
	canvas_finish(&canvas);
}
END_TEST

START_TEST(points_off_the_chart_are_arrows_at_its_edge)
{
	static const struct {
		int x, y, column, row;
		uint32_t code;
	} cases[] = {{-10, 5, 0, 0, '<'}, {30, -20, 6, 0, 'v'}, {30, 700, 6, 10, '^'},
		{120, 5, 19, 0, '>'}};
	struct tocsin_point points[] = {point(cases[_i].x, cases[_i].y)};
	draw(&(struct view_data){.project = &project, .points = points, .point_count = 1},
		GLYPHS_ASCII);
	ck_assert_uint_eq(cell_at(cases[_i].column, cases[_i].row)->code, cases[_i].code);
	canvas_finish(&canvas);
}
END_TEST

START_TEST(newest_hollow_and_earlier_baseline)
{
	struct tocsin_point points[] = {point(0, 0), point(20, 5), point(60, 5)};
	points[0].earlier_baseline = true;
	points[2].hollow = true;
	draw(&(struct view_data){.project = &project, .points = points, .point_count = 3},
		GLYPHS_ASCII);
	ck_assert_uint_eq(cell_at(0, 0)->code, 'x');
	ck_assert_uint_ne(cell_at(2, 0)->code, '-'); /* no line from plan to plan */
	ck_assert_uint_eq(cell_at(4, 0)->code, 'o');
	ck_assert(cell_at(4, 0)->bold);
	ck_assert_uint_eq(cell_at(8, 0)->code, '-');
	ck_assert_uint_eq(cell_at(12, 0)->code, 'O');
	canvas_finish(&canvas);
}
END_TEST

START_TEST(the_range_grows_past_the_promise)
{
	struct tocsin_point points[] = {point(50, 130)};
	draw(&(struct view_data){.project = &project, .points = points, .point_count = 1},
		GLYPHS_ASCII);
	int black = 0;
	for (int row = 0; row < ROWS; row++)
		black += cell_at(0, row)->role == ROLE_BLACK;
	ck_assert_int_ge(black, 3);
	ck_assert_int_eq(cell_at(10, ROWS - black)->role, ROLE_BLACK);
	canvas_finish(&canvas);
}
END_TEST

START_TEST(a_ghost_lies_at_the_end_of_its_way)
{
	struct tocsin_point points[] = {point(50, 5)};
	struct tocsin_status ghost = {.now = point(30, 45)};
	draw(&(struct view_data){.project = &project,
		     .points = points,
		     .point_count = 1,
		     .ghost = &ghost,
		     .ghost_task = "A"},
		GLYPHS_ASCII);
	ck_assert_uint_eq(cell_at(6, 4)->code, 'X');
	ck_assert_uint_eq(cell_at(8, 2)->code, '~');
	ck_assert_uint_eq(cell_at(10, 0)->code, '@');
	canvas_finish(&canvas);
}
END_TEST

/* In braille terminals the edge of a zone is drawn in eighths: rising with the line. */
START_TEST(edges_follow_the_line)
{
	draw(&(struct view_data){.project = &project, .proposal = true}, GLYPHS_BRAILLE);
	int last = 0, edges = 0;
	for (int column = 0; column < COLUMNS; column++)
		for (int row = 0; row < ROWS; row++) {
			const struct cell *cell = cell_at(column, row);
			if (cell->role != ROLE_GREEN_EDGE)
				continue;
			int height = 8 * row + (int)(cell->code - 0x2580);
			ck_assert_int_gt(height, last);
			last = height;
			edges++;
		}
	ck_assert_int_gt(edges, COLUMNS / 2);
	canvas_finish(&canvas);
}
END_TEST

START_TEST(no_room_draws_nothing)
{
	canvas_init(&canvas, 8, 3, GLYPHS_ASCII);
	fever_draw(
		&canvas, &(struct view_data){.project = &project}, (struct rectangle){0, 0, 8, 3});
	assert_canvas(&canvas, CANVAS_TEXT, "\n\n\n");
	canvas_finish(&canvas);
}
END_TEST

Suite *test_suite(void)
{
	Suite *suite = suite_create("fever view");
	TCase *chart = tcase_create("chart");
	tcase_add_checked_fixture(chart, begin, end);
	tcase_add_test(chart, zones_show_in_ascii);
	tcase_add_loop_test(chart, points_keep_their_zone, 0, 7);
	tcase_add_loop_test(chart, points_off_the_chart_are_arrows_at_its_edge, 0, 4);
	tcase_add_test(chart, newest_hollow_and_earlier_baseline);
	tcase_add_test(chart, the_range_grows_past_the_promise);
	tcase_add_test(chart, a_ghost_lies_at_the_end_of_its_way);
	tcase_add_test(chart, edges_follow_the_line);
	tcase_add_test(chart, no_room_draws_nothing);
	suite_add_tcase(suite, chart);
	return suite;
}
