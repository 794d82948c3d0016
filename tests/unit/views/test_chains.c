/*
 * Lines and columns of the timeline by chain.
 */
#include "check_main.h"

#include <locale.h>
#include <string.h>

#include "scene.h"
#include "timeline.h"

static struct scene scene;

static void begin_with(const char *name)
{
	ck_assert(scene_make(&scene, name));
	scene.state.view = VIEW_CHAINS;
	view_lines_make(&scene.state.lines, &scene.arena, &scene.data, VIEW_CHAINS);
}

static void begin(void)
{
	begin_with("bridge");
}

static void end(void)
{
	scene_finish(&scene);
}

/* Every task has one line, every chain one heading, in the order of the chains. */
START_TEST(lines_are_in_order)
{
	const struct view_lines *lines = &scene.state.lines;
	const struct chain_lines *made = chain_lines_of(&scene.state);
	ck_assert_ptr_nonnull(made);
	uint32_t tasks = 0;
	for (uint32_t i = 0; i < lines->count; i++) {
		const struct view_line *line = &lines->items[i], *before = line - 1;
		bool heading = line->task == TOCSIN_NONE;
		ck_assert_int_eq(heading, i == 0 || before->item != line->item);
		if (i > 0)
			ck_assert_uint_ge(line->item, before->item);
		if (!heading && before->task != TOCSIN_NONE)
			ck_assert_int_le(scene.plan->tasks[before->task].start,
				scene.plan->tasks[line->task].start);
		tasks += !heading;
	}
	ck_assert_uint_eq(tasks, scene.project.task_count);
	ck_assert_uint_eq(lines->items[1].item, CHAIN_CRITICAL);
	ck_assert_uint_eq(made->tasks[CHAIN_CRITICAL], scene.plan->critical_count);
	ck_assert_int_eq(made->id_columns, 2);
	ck_assert_int_eq(made->name_columns, (int)strlen("Weld and inspect the girders"));
}
END_TEST

START_TEST(folded_lines_go)
{
	uint32_t all = scene.state.lines.count;
	ck_assert(chain_fold(&scene.state.timeline, CHAIN_CRITICAL));
	chains_narrow(&scene.state, &scene.arena, &scene.data);
	ck_assert_uint_eq(scene.state.lines.count, all - scene.plan->critical_count);
	ck_assert(chain_fold(&scene.state.timeline, CHAIN_CRITICAL));
	ck_assert(!chain_is_folded(&scene.state.timeline, CHAIN_CRITICAL));
}
END_TEST

START_TEST(folds_have_an_end)
{
	struct timeline_state timeline = {.folded = true};
	for (uint32_t i = 0; i < TIMELINE_UNLIKE; i++)
		ck_assert(chain_fold(&timeline, i));
	ck_assert(!chain_is_folded(&timeline, 7));
	ck_assert(!chain_fold(&timeline, TIMELINE_UNLIKE));
	ck_assert(chain_is_folded(&timeline, TIMELINE_UNLIKE));
	ck_assert(chain_fold(&timeline, 7));
	ck_assert(chain_is_folded(&timeline, 7));
}
END_TEST

/* A filter shows matches, folded or not, below their headings only. */
START_TEST(a_filter_narrows)
{
	scene.state.timeline.folded = true;
	scene_filter(&scene, "girders");
	chains_narrow(&scene.state, &scene.arena, &scene.data);
	const struct view_lines *lines = &scene.state.lines;
	ck_assert_uint_eq(scene.state.rows.count, 4);
	uint32_t tasks = 0;
	for (uint32_t i = 0; i < lines->count; i++) {
		bool heading = lines->items[i].task == TOCSIN_NONE;
		tasks += !heading;
		if (heading)
			ck_assert(i + 1 < lines->count && lines->items[i + 1].task != TOCSIN_NONE);
	}
	ck_assert_uint_eq(tasks, 4);
	scene_filter(&scene, "nothing like it");
	view_lines_make(&scene.state.lines, &scene.arena, &scene.data, VIEW_CHAINS);
	chains_narrow(&scene.state, &scene.arena, &scene.data);
	ck_assert_uint_eq(scene.state.lines.count, 0);
}
END_TEST

/* Of two that follow each other each column belongs to one, and none gets lost. */
START_TEST(bars_share_no_column)
{
	struct canvas canvas;
	canvas_init(&canvas, 1, 1, GLYPHS_UNICODE);
	for (int columns = 5; columns < 160; columns += 5) {
		struct timeline timeline;
		timeline_begin(&timeline, &canvas, &scene.data, &scene.state, 0, columns);
		for (tocsin_work at = 480; at < scene.plan->promise; at += 480) {
			struct timeline_span before = timeline_span(&timeline, 0, at);
			struct timeline_span span = timeline_span(&timeline, at, at + 480);
			ck_assert_int_eq(before.first, 0);
			ck_assert_int_ge(before.last, before.first);
			ck_assert_int_ge(span.first, 0);
			ck_assert_int_lt(span.last, columns);
			ck_assert_int_ge(span.last, span.first);
			for (int i = 0; i < columns; i++)
				ck_assert(!(timeline_covers(&timeline, i, 0, at) &&
					    timeline_covers(&timeline, i, at, at + 480)));
		}
	}
	canvas_finish(&canvas);
}
END_TEST

/* Friday's end and Monday's start are one place on the axis and two columns. */
START_TEST(weekends_lie_between)
{
	struct canvas canvas;
	canvas_init(&canvas, 1, 1, GLYPHS_UNICODE);
	struct timescale scale = timescale_make(&scene.project, 1);
	scene.state.timeline.zoom = ZOOM_WEEKS;
	scene.state.timeline.origin = timescale_place(&scale, scene.project.start);
	struct timeline timeline;
	timeline_begin(&timeline, &canvas, &scene.data, &scene.state, 0, 14);
	const tocsin_work week = 5 * 480;
	ck_assert_int_eq(timeline_column_of_finish(&timeline, week), 4);
	ck_assert_int_eq(timeline_column_of_start(&timeline, week), 7);
	for (int i = 0; i < 14; i++)
		ck_assert_int_eq(timeline_is_idle(&timeline, i), i % 7 > 4);
	struct timeline_span span = timeline_span(&timeline, 0, week);
	ck_assert_int_eq(span.first, 0);
	ck_assert_int_eq(span.last, 4);
	span = timeline_span(&timeline, week, week + 480);
	ck_assert_int_eq(span.first, 7);
	ck_assert_int_eq(span.last, 7);
	/* Through the weekend, and out of sight on both sides. */
	ck_assert(timeline_covers(&timeline, 5, week - 480, week + 480));
	ck_assert(!timeline_covers(&timeline, 5, week, week + 480));
	span = timeline_span(&timeline, -960, -480);
	ck_assert_int_eq(span.last, -1);
	span = timeline_span(&timeline, 3 * week, 4 * week);
	ck_assert_int_eq(span.first, 14);
	canvas_finish(&canvas);
}
END_TEST

/* While something is typed, the bars are compared with what it would do. */
START_TEST(typing_moves_the_other_place)
{
	end();
	begin_with("ghost");
	const struct chain_lines *lines = chain_lines_of(&scene.state);
	struct chain_place typed = chain_place_of(&scene.data, lines, 0);
	ck_assert_str_eq(chain_other(&scene.data), "typed");
	ck_assert_int_eq(typed.other_finish - typed.finish, 4 * 480);
	scene.data.ghost = NULL;
	struct chain_place planned = chain_place_of(&scene.data, lines, 0);
	ck_assert_str_eq(chain_other(&scene.data), "plan");
	ck_assert_int_eq(planned.other_finish, 15 * 480);
	ck_assert_int_eq(planned.finish, typed.finish);
}
END_TEST

Suite *test_suite(void)
{
	setlocale(LC_ALL, "C.UTF-8");
	Suite *suite = suite_create("chains");
	TCase *chains = tcase_create("chains");
	tcase_add_checked_fixture(chains, begin, end);
	tcase_add_test(chains, lines_are_in_order);
	tcase_add_test(chains, folded_lines_go);
	tcase_add_test(chains, folds_have_an_end);
	tcase_add_test(chains, a_filter_narrows);
	tcase_add_test(chains, bars_share_no_column);
	tcase_add_test(chains, weekends_lie_between);
	tcase_add_test(chains, typing_moves_the_other_place);
	suite_add_tcase(suite, chains);
	return suite;
}
