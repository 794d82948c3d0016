/*
 * Keys that move about in the timeline of the view "chains".
 */
#include "check_main.h"

#include <string.h>

#include "app_parts.h"
#include "app_world.h"
#include "buffer_lines.h"
#include "chain_lines.h"
#include "timeline.h"

/* T1 of 60 days and T2 of 40 on the critical chain, S beside them. Nothing has begun on day 10, so
 * that T2 is to start on day 70. */
static const struct test_row rows[] = {
	{"T1", .safe = 120, .focused = 60, .resources = "Red"},
	{"S", .safe = 20, .focused = 10, .resources = "Blue"},
	{"T2", .safe = 80, .focused = 40, .after = "T1 S", .resources = "Red"},
	{0},
};

static void begin(void)
{
	world_open(&(struct world_start){.rows = rows, .day = 10, .as_of = true});
	world_press("4 g");
}

static struct timeline_state *timeline(void)
{
	return &world.app.view.timeline;
}

static struct timescale scale(void)
{
	return timeline_scale(&world.app.view_data, &world.app.view,
		timeline_columns(&world.app.view, world.app.columns));
}

static bool shows(tocsin_work at)
{
	struct timescale now = scale();
	int64_t column = timescale_column(
		&now, timescale_place(&now, tocsin_calendar_start(world.project.calendar, at)));
	return column >= 0 && column < now.columns;
}

static uint32_t count(void)
{
	return world.app.view.lines.count;
}

START_TEST(all_of_it_is_shown_first)
{
	ck_assert_int_eq(timeline()->zoom, ZOOM_FIT);
	ck_assert(shows(0));
	ck_assert(shows(world.plan->promise - 1));
	world_press("-");
	ck_assert_int_eq(timeline()->zoom, ZOOM_FIT);
	world_press("Left Right");
	ck_assert_int_eq(timeline()->zoom, ZOOM_FIT);
	ck_assert_ptr_nonnull(strstr(world.app.message, "whole project"));
}
END_TEST

START_TEST(closer_and_farther)
{
	world_press("+");
	ck_assert_int_eq(timeline()->zoom, ZOOM_WEEKS);
	world_press("+ +");
	ck_assert_int_eq(timeline()->zoom, ZOOM_HOURS);
	world_press("+");
	ck_assert_int_eq(timeline()->zoom, ZOOM_HOURS);
	world_press("-");
	ck_assert_int_eq(timeline()->zoom, ZOOM_DAYS);
	/* Weeks a column would show more than there is. */
	world_press("- -");
	ck_assert_int_eq(timeline()->zoom, ZOOM_FIT);
	world_press("+ + 0");
	ck_assert_int_eq(timeline()->zoom, ZOOM_FIT);
}
END_TEST

START_TEST(zoom_keeps_what_is_looked_at)
{
	/* On a heading that is t, on a task its bar. */
	world_press("+ + +");
	ck_assert(shows(test_days(10)));
	world_press("0 j j + + +");
	ck_assert(shows(test_days(70)));
	ck_assert(!shows(test_days(10)));
}
END_TEST

START_TEST(panning_ends_at_the_project)
{
	world_press("+ +");
	for (int i = 0; i < 200; i++)
		world_press("Left");
	ck_assert(shows(0));
	ck_assert_ptr_nonnull(strstr(world.app.message, "nothing lies farther out"));
	for (int i = 0; i < 200; i++)
		world_press("Right");
	ck_assert(shows(world.plan->promise - 1));
	world_press(".");
	ck_assert(shows(test_days(10)));
}
END_TEST

/* Beyond what fits the screen: there is always a way to t. */
START_TEST(a_date_long_past_the_promise_is_reached)
{
	world_press(": a s - o f Space 2 0 2 8 - 0 1 - 1 0 Enter + + .");
	struct timescale now = scale();
	int64_t column =
		timescale_column(&now, timescale_place(&now, world.app.view_data.status->as_of));
	ck_assert_int_ge(column, 0);
	ck_assert_int_lt(column, now.columns);
}
END_TEST

/* What a drag of the mouse does. */
START_TEST(a_pan_moves_by_columns)
{
	world_press("+");
	struct timescale before = scale();
	timeline_pan(&world.app, 3);
	ck_assert_int_eq(timeline()->origin, timescale_edge(&before, 3));
	timeline_pan(&world.app, -3);
	ck_assert_int_eq(timeline()->origin, before.origin);
	/* Elsewhere it does nothing. */
	world_press("3");
	timeline_pan(&world.app, 3);
	ck_assert_int_eq(timeline()->origin, before.origin);
}
END_TEST

START_TEST(what_moves_is_followed)
{
	world_press("+ + + .");
	world_press("j j");
	ck_assert(!shows(test_days(70)));
	world_press("k k F j j");
	ck_assert(timeline()->follow);
	ck_assert(shows(test_days(70)));
	/* Another date. */
	world_press("g g :");
	world_send((struct app_event){.kind = APP_PASTE, .text = "as-of 2026-03-02"});
	world_press("Enter");
	ck_assert(shows(test_days(40)));
	/* A hand on the timeline ends it. */
	world_press("Right");
	ck_assert(!timeline()->follow);
}
END_TEST

START_TEST(chains_fold)
{
	uint32_t all = count();
	world_press("Enter");
	ck_assert_uint_eq(count(), all - 2);
	world_press("Enter");
	ck_assert_uint_eq(count(), all);
	/* From a task of it, the cursor goes to its heading. */
	world_press("j j Space");
	ck_assert_uint_eq(world.app.view.cursors[VIEW_CHAINS].selected, 0);
	ck_assert_uint_eq(count(), all - 2);
	world_press("Z");
	ck_assert_uint_eq(count(), all - 3);
	world_press("Z");
	ck_assert_uint_eq(count(), all);
}
END_TEST

START_TEST(levels_can_be_typed)
{
	world_press(":");
	world_send((struct app_event){.kind = APP_PASTE, .text = "zoom months"});
	world_press("Enter");
	ck_assert_int_eq(timeline()->zoom, ZOOM_MONTHS);
	world_press(":");
	world_send((struct app_event){.kind = APP_PASTE, .text = "zoom fortnights"});
	world_press("Enter");
	ck_assert_int_eq(timeline()->zoom, ZOOM_MONTHS);
	ck_assert_ptr_nonnull(strstr(world.app.message, "'fortnights'"));
}
END_TEST

static void assert_lines_as_made_anew(void)
{
	struct view_lines plain, *shown = &world.app.view.lines;
	struct tocsin_arena arena;
	tocsin_arena_init(&arena);
	view_lines_make(&plain, &arena, &world.app.view_data, world.app.view.view);
	ck_assert_uint_eq(shown->count, plain.count);
	for (uint32_t i = 0; i < plain.count; i++) {
		ck_assert_uint_eq(shown->items[i].item, plain.items[i].item);
		ck_assert_uint_eq(shown->items[i].task, plain.items[i].task);
	}
	if (world.app.view.view == VIEW_BUFFERS) {
		const struct buffers_made *kept = shown->made, *anew = plain.made;
		ck_assert_uint_eq(kept->date_count, anew->date_count);
		ck_assert_int_eq(kept->stories[0].moved, anew->stories[0].moved);
		ck_assert_int_eq(kept->stories[0].waiting, anew->stories[0].waiting);
	}
	tocsin_arena_finish(&arena);
}

/* What stands behind the lines is kept while a filter is typed, and no longer than the data. */
START_TEST(kept_lines_are_those_made_anew)
{
	static const char *const views[] = {"2", "4", "5"};
	world_press(views[_i]);
	assert_lines_as_made_anew();
	world_press("/ T 2 Enter");
	world_press("Esc");
	assert_lines_as_made_anew();
	tocsin_work before = world.app.status.now.consumption.part;
	world_add(10, "T1", TOCSIN_EVENT_REMAINING, "70d")->remaining = 70 * 480;
	world_load(false);
	ck_assert_int_ne(world.app.status.now.consumption.part, before);
	assert_lines_as_made_anew();
}
END_TEST

Suite *test_suite(void)
{
	Suite *suite = suite_create("timeline keys");
	TCase *keys = tcase_create("keys");
	tcase_add_checked_fixture(keys, begin, world_close);
	tcase_add_test(keys, all_of_it_is_shown_first);
	tcase_add_test(keys, closer_and_farther);
	tcase_add_test(keys, a_date_long_past_the_promise_is_reached);
	tcase_add_test(keys, zoom_keeps_what_is_looked_at);
	tcase_add_test(keys, panning_ends_at_the_project);
	tcase_add_test(keys, a_pan_moves_by_columns);
	tcase_add_test(keys, what_moves_is_followed);
	tcase_add_test(keys, chains_fold);
	tcase_add_test(keys, levels_can_be_typed);
	tcase_add_loop_test(keys, kept_lines_are_those_made_anew, 0, 3);
	suite_add_tcase(suite, keys);
	return suite;
}
