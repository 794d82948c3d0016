/*
 * Closing recovery actions from anywhere: by number, or the only one.
 */
#include "check_main.h"

#include "app_world.h"

static const struct test_row rows[] = {{"A", .safe = 8, .focused = 4}, {0}};

static void open_with(unsigned actions, bool read_only)
{
	world_begin(&(struct world_start){
		.rows = rows, .day = 2, .as_of = true, .read_only = read_only});
	world_add(0, "A", TOCSIN_EVENT_START, "");
	for (unsigned i = 0; i < actions; i++) {
		struct tocsin_entry *action = world_add(1, "A", TOCSIN_EVENT_ACTION, "");
		action->owner = i == 0 ? "Lea" : "Bo";
		action->note = i == 0 ? "a crane" : "ask the port";
		action->date = world_instant(4 + i);
	}
	world_load(false);
}

static const struct {
	unsigned open;
	const char *line;
	int closes; /* row of the journal; -1: none, and the message says */
	const char *says;
} closings[] = {
	{1, "close", 1, "closed: Lea: a crane"},
	{1, "close 1", 1, "closed: Lea: a crane"},
	{2, "close 2", 2, "closed: Bo: ask the port"},
	{2, "close", -1, "which? 1 Lea: a crane, 2 Bo: ask the port"},
	{2, "close 3", -1, "from 1 to 2"},
	{2, "close 0", -1, "from 1 to 2"},
	{2, "close Lea", -1, "from 1 to 2"},
	{1, "close 2", -1, "no action '2'; only 1 is open"},
	{0, "close", -1, "no recovery action is open"},
	{0, "close 1", -1, "no recovery action is open"},
};

START_TEST(actions_are_closed_by_number)
{
	open_with(closings[_i].open, false);
	world_press("4"); /* the timeline: as good as any view */
	world_type(closings[_i].line);
	world_assert_message(closings[_i].says);
	ck_assert_int_eq(world_writes(), closings[_i].closes >= 0);
	if (closings[_i].closes >= 0) {
		ck_assert_int_eq(world_appended()->event, TOCSIN_EVENT_ACTION_DONE);
		ck_assert_str_eq(
			world_appended()->value, world.entries[closings[_i].closes].recorded);
	}
	world_close();
}
END_TEST

START_TEST(nothing_is_closed_where_nothing_may_be_written)
{
	open_with(1, true);
	world_type("close 1");
	world_assert_message("opened read-only");
	ck_assert(!world_writes());
	world_close();
}
END_TEST

Suite *test_suite(void)
{
	Suite *suite = suite_create("recovery");
	TCase *tcase = tcase_create("close");
	tcase_add_loop_test(
		tcase, actions_are_closed_by_number, 0, (int)(sizeof closings / sizeof *closings));
	tcase_add_test(tcase, nothing_is_closed_where_nothing_may_be_written);
	suite_add_tcase(suite, tcase);
	return suite;
}
