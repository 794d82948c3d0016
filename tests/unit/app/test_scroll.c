/*
 * Lists with a detail beside them go on by more than the step that left them.
 */
#include "check_main.h"

#include "app_parts.h"
#include "app_world.h"

/* A resource a task: a list of 30. */
static const struct test_row rows[] = {
#define ROW(n)                                                                                     \
	{                                                                                          \
		"T" #n, .safe = 4, .focused = 2, .resources = "R" #n                               \
	}
	ROW(10),
	ROW(11),
	ROW(12),
	ROW(13),
	ROW(14),
	ROW(15),
	ROW(16),
	ROW(17),
	ROW(18),
	ROW(19),
	ROW(20),
	ROW(21),
	ROW(22),
	ROW(23),
	ROW(24),
	ROW(25),
	ROW(26),
	ROW(27),
	ROW(28),
	ROW(29),
	ROW(30),
	ROW(31),
	ROW(32),
	ROW(33),
	ROW(34),
	ROW(35),
	ROW(36),
	ROW(37),
	ROW(38),
	ROW(39),
#undef ROW
	{0},
};

static void begin_at(int columns)
{
	world_open(&(struct world_start){.rows = rows, .day = 0, .as_of = true});
	world_send((struct app_event){.kind = APP_SIZE, .columns = columns, .rows = 18});
	world_press("6 g");
	ck_assert_uint_eq(world.app.view.lines.count, 30);
}

static uint32_t top(void)
{
	return world.app.view.cursors[VIEW_RESOURCES].top;
}

static void step_past_the_edge(void)
{
	uint32_t before = top();
	for (int i = 0; i < 30 && top() == before; i++)
		world_press("j");
}

START_TEST(beside_a_detail_it_goes_on)
{
	begin_at(200);
	uint32_t in_sight =
		(uint32_t)view_list_rows(world.app.columns, world.app.rows, &world.app.view);
	step_past_the_edge();
	ck_assert_uint_eq(top(), 1 + in_sight / 3);
	uint32_t reached = top();
	world_press("j j");
	ck_assert_uint_eq(top(), reached);
	world_press("G");
	ck_assert_uint_eq(top(), 30 - in_sight);
	world_press("g");
	ck_assert_uint_eq(top(), 0);
}
END_TEST

START_TEST(above_it_goes_line_by_line)
{
	begin_at(100);
	step_past_the_edge();
	ck_assert_uint_eq(top(), 1);
}
END_TEST

Suite *test_suite(void)
{
	Suite *suite = suite_create("scroll");
	TCase *scroll = tcase_create("scroll");
	tcase_add_checked_fixture(scroll, NULL, world_close);
	tcase_add_test(scroll, beside_a_detail_it_goes_on);
	tcase_add_test(scroll, above_it_goes_line_by_line);
	suite_add_tcase(suite, scroll);
	return suite;
}
