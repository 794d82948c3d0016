/*
 * What-if mode: what is tried is seen everywhere and written nowhere, until it is kept.
 */
#include "check_main.h"

#include <string.h>

#include "app_world.h"

/* Leach's small project; T1.2 and T2.2 share the one Green. */
static const struct test_row leach[] = {
	{"T1.1", .safe = 30, .focused = 15, .resources = "Red"},
	{"T1.2", .safe = 20, .focused = 10, .after = "T1.1", .resources = "Green"},
	{"T2.1", .safe = 20, .focused = 10, .resources = "Blue"},
	{"T2.2", .safe = 10, .focused = 5, .after = "T2.1", .resources = "Green"},
	{"T3", .safe = 30, .focused = 15, .after = "T1.2 T2.2", .resources = "Magenta"},
	{0},
};

static void running(void)
{
	world_open(&(struct world_start){.rows = leach, .as_of = true});
}

static double end_in_days(void)
{
	return (double)world.app.status.projected_end / (double)test_days(1);
}

START_TEST(what_is_tried_is_seen_and_undone)
{
	double before = end_in_days();
	world_press("w");
	ck_assert_ptr_nonnull(world.app.view_data.what_if);
	world_type("find T3");
	world_press("r 5 d Enter");
	ck_assert(!world_writes());
	world_assert_message("what if T3 remaining 5d");
	ck_assert_double_lt(end_in_days(), before);
	ck_assert_double_eq(
		(double)world.app.what_if.real.projected_end / (double)test_days(1), before);
	world_press("u");
	world_assert_message("no longer: T3 remaining 5d");
	ck_assert_double_eq(end_in_days(), before);
	world_press("C-r");
	ck_assert_double_lt(end_in_days(), before);
	world_press("u u");
	world_assert_message("no change is left");
	ck_assert(!world_writes());
}
END_TEST

START_TEST(a_task_cut_is_gone_and_comes_back)
{
	world_press("w");
	world_type("find T1.2");
	world_press("x");
	ck_assert_uint_eq(world.app.data.project->task_count, 4);
	ck_assert_uint_eq(world.app.files.project->task_count, 5);
	world_press("Esc w d");
	world_assert_message("forgotten: 1 change");
	ck_assert_uint_eq(world.app.data.project->task_count, 5);
	ck_assert_ptr_null(world.app.view_data.what_if);
	ck_assert(!world_writes());
}
END_TEST

START_TEST(a_delay_moves_the_end)
{
	double before = end_in_days();
	world_press("w");
	world_type("delay T3 2026-03-02");
	world_assert_message("what if T3 not before 2026-03-02");
	ck_assert_double_eq(end_in_days(), 40 + 15);
	ck_assert_double_gt(end_in_days(), before);
	world_type("delay T3 soon");
	world_assert_message("'soon' is not a date");
	world_type("delay T9 2026-03-02");
	world_assert_message("no task 'T9'");
}
END_TEST

START_TEST(one_unit_more_is_levelled_anew)
{
	double before = end_in_days();
	world_press("w");
	world_type("units Green +1");
	world_assert_message("what if Green 2 units");
	ck_assert_double_le(end_in_days(), before);
	world_type("units Green -3");
	world_assert_message("there are only 2 of Green");
	world_type("units Purple +1");
	world_assert_message("no resource 'Purple'");
	world_type("units Green many");
	world_assert_message(":units RESOURCE +1");
	/* The task with both needs it, and none is left: less may only be later. */
	world_type("units Green -1");
	ck_assert_double_ge(end_in_days() + 1e-9, before);
}
END_TEST

START_TEST(the_reports_are_kept_in_one_go_and_the_rest_is_told)
{
	world_press("w");
	world_type("find T1.1");
	world_press("r 5 d Enter r 4 d Enter");
	world_type("find T2.1");
	world_press("s Enter");
	world_type("cut");
	world_type("find ");
	world_press("Esc w k");
	ck_assert_uint_eq(world.effects.items[0].row_count, 2);
	ck_assert_str_eq(world.effects.items[0].rows[0].task, "T1.1");
	ck_assert_str_eq(world.effects.items[0].rows[0].value, "4d");
	ck_assert_str_eq(world.effects.items[0].rows[1].task, "T2.1");
	ck_assert_int_eq(world.effects.items[0].rows[1].event, TOCSIN_EVENT_START);
	world_send((struct app_event){.kind = APP_SAVED});
	world_load(false);
	/* The cut is for a file, and stays in sight with its lines. */
	const struct view_what_if *left = world.app.view_data.what_if;
	ck_assert_ptr_nonnull(left);
	ck_assert_uint_eq(left->change_count, 1);
	ck_assert_ptr_nonnull(strstr(left->changes[0].file, "delete the row"));
	world_press("d");
	ck_assert_ptr_null(world.app.view_data.what_if);
}
END_TEST

START_TEST(a_save_that_fails_loses_nothing)
{
	world_press("w");
	world_type("find T1.1");
	world_press("r 5 d Enter w k");
	ck_assert(world_writes());
	world_send((struct app_event){.kind = APP_NOT_SAVED, .text = "the disk is full"});
	world_assert_message("the disk is full");
	ck_assert_uint_eq(world.app.view_data.what_if->change_count, 1);
	world_press("k");
	ck_assert(world_writes());
}
END_TEST

START_TEST(nothing_else_is_written_meanwhile)
{
	world_press("w");
	for (const char *const *key = (const char *const[]){"n", "K", "b", "a", NULL}; *key;
		key++) {
		world_press(*key);
		ck_assert_ptr_null(world.app.view.prompt);
		ck_assert(!world_writes());
		world_assert_message("what-if mode writes nothing");
	}
	world_type("rebaseline because");
	ck_assert(!world_writes());
	world_assert_message("what-if mode writes nothing");
}
END_TEST

START_TEST(esc_asks_nothing_where_nothing_was_changed)
{
	world_press("w");
	while (world.effects.count > 0)
		world_send((struct app_event){.kind = APP_TURN});
	world_press("Esc");
	ck_assert_ptr_null(world.app.view_data.what_if);
	world_assert_message("nothing was changed");
	world_press("x");
	world_assert_message("in what-if mode only");
}
END_TEST

START_TEST(the_risk_comes_in_turns_and_esc_stops_it)
{
	world_press("w");
	ck_assert(!world.app.view_data.what_if->risk_real.known);
	ck_assert_int_eq(world.effects.items[world.effects.count - 1].kind, APP_GO_ON);
	world_press("Esc");
	world_assert_message("the simulation stops");
	ck_assert_uint_eq(world.effects.count, 0);
	world_press("Esc w");
	unsigned turns = 0;
	while (world.effects.count > 0 && turns++ < 100)
		world_send((struct app_event){.kind = APP_TURN});
	const struct view_risk *risk = &world.app.view_data.what_if->risk_real;
	ck_assert(risk->known);
	ck_assert_double_ge(risk->percent, 0);
	ck_assert_double_le(risk->percent, 100);
	ck_assert_uint_eq(risk->runs, TOCSIN_RISK_RUNS);
}
END_TEST

START_TEST(a_reload_keeps_what_is_tried)
{
	world_press("w");
	world_type("find T3");
	world_press("r 5 d Enter");
	double tried = end_in_days();
	ck_assert_double_lt(tried, 40);
	world_load(false);
	ck_assert_double_eq(end_in_days(), tried);
	ck_assert_uint_eq(world.app.view_data.what_if->change_count, 1);
}
END_TEST

START_TEST(esc_closes_what_lies_within_first)
{
	world_press("w 3 i");
	ck_assert(world.app.view.listing.details);
	world_press("Esc");
	ck_assert(!world.app.view.listing.details);
	ck_assert(world.app.what_if.on);
	world_press("S Esc Esc");
	ck_assert(!world.app.what_if.on);
}
END_TEST

START_TEST(the_mode_ends_with_the_plan)
{
	world_press("w");
	world_type("find T3");
	world_press("r 5 d Enter");
	struct app_data data = {.project = &world.project, .journal = &world.journal};
	data.order = tocsin_journal_order(&world.arena, &world.journal, &data.order_count);
	world_send((struct app_event){.kind = APP_LOADED, .data = &data});
	world_press("x");
	ck_assert(!world.app.what_if.on);
	ck_assert_ptr_null(world.app.view_data.what_if);
	world_load(false);
	ck_assert_ptr_null(world.app.view_data.what_if);
	ck_assert_double_eq(end_in_days(), 40);
}
END_TEST

START_TEST(read_only_may_try_and_not_keep)
{
	world_open(&(struct world_start){.rows = leach, .as_of = true, .read_only = true});
	world_press("w");
	world_type("find T1.1");
	world_press("r 5 d Enter");
	ck_assert_uint_eq(world.app.view_data.what_if->change_count, 1);
	world_press("w k");
	ck_assert(!world_writes());
	world_assert_message("read-only");
	world_close();
}
END_TEST

Suite *test_suite(void)
{
	Suite *suite = suite_create("what_if");
	TCase *run = tcase_create("running"), *read_only = tcase_create("read-only");
	tcase_add_checked_fixture(run, running, world_close);
	tcase_add_test(run, what_is_tried_is_seen_and_undone);
	tcase_add_test(run, a_task_cut_is_gone_and_comes_back);
	tcase_add_test(run, a_delay_moves_the_end);
	tcase_add_test(run, one_unit_more_is_levelled_anew);
	tcase_add_test(run, the_reports_are_kept_in_one_go_and_the_rest_is_told);
	tcase_add_test(run, a_save_that_fails_loses_nothing);
	tcase_add_test(run, nothing_else_is_written_meanwhile);
	tcase_add_test(run, esc_asks_nothing_where_nothing_was_changed);
	tcase_add_test(run, the_risk_comes_in_turns_and_esc_stops_it);
	tcase_add_test(run, a_reload_keeps_what_is_tried);
	tcase_add_test(run, esc_closes_what_lies_within_first);
	tcase_add_test(run, the_mode_ends_with_the_plan);
	tcase_add_test(read_only, read_only_may_try_and_not_keep);
	suite_add_tcase(suite, run);
	suite_add_tcase(suite, read_only);
	return suite;
}
