/*
 * A newer export against what is known here: which rows its progress becomes, and what else is
 * told.
 */
#include "check_main.h"

#include <string.h>

#include "test_project.h"
#include "tocsin/takeover.h"

static const struct test_row rows[] = {
	{"A", .safe = 10, .focused = 5},
	{"B", .safe = 10, .focused = 5, .after = "A"},
	{"C", .safe = 4, .focused = 2, .after = "A B:SS+1"},
	{0},
};

static struct {
	struct tocsin_arena arena;
	struct tocsin_project here, newer;
	struct tocsin_progress before, after;
	struct tocsin_takeover takeover;
	struct tocsin_instant t;
} world;

static struct tocsin_instant day(double at)
{
	return tocsin_calendar_start(world.here.calendar, test_days(at));
}

static void setup(void)
{
	memset(&world, 0, sizeof world);
	tocsin_arena_init(&world.arena);
	test_project_make(&world.here, &(struct test_project){.rows = rows});
	world.t = day(4);
}

static void teardown(void)
{
	tocsin_project_free(&world.here);
	tocsin_project_free(&world.newer);
	tocsin_arena_finish(&world.arena);
}

static void fold(struct tocsin_progress *out, struct tocsin_project *project,
	const struct tocsin_journal *journal)
{
	uint32_t count;
	uint32_t *order = tocsin_journal_order(&world.arena, journal, &count);
	tocsin_progress_fold(out, &world.arena, project, journal, order, count, NULL, 0, world.t);
}

/* The export as of day 4, against a journal in which A has `here` days left (0: not started, below
 * it: done). */
static void compare(double here)
{
	struct tocsin_entry entry = {.recorded = "r",
		.as_of = day(2),
		.who = "ana",
		.task = "A",
		.event = here < 0 ? TOCSIN_EVENT_FINISH : TOCSIN_EVENT_REMAINING,
		.value = "",
		.date = day(2),
		.remaining = test_days(here > 0 ? here : 0),
		.owner = "",
		.target = "",
		.reason = "",
		.note = ""};
	const struct tocsin_journal journal = {.entries = &entry, .count = here != 0};
	const struct tocsin_journal empty = {0};
	world.newer.status_date = world.t;
	fold(&world.before, &world.here, &journal);
	fold(&world.after, &world.newer, &empty);
	tocsin_takeover_make(&world.takeover, &world.arena, &world.here, &world.before,
		&world.newer, &world.after, world.t);
}

static const struct {
	double here;       /* as above */
	int percent;       /* permille in the export; -1 = not stated */
	double remaining;  /* days in the export; 0 = not stated */
	double start, end; /* actual dates in the export, days; below 0 = not stated */
	int starts, remains, finishes;
	double left; /* of a row "remaining" */
} cases[] = {
	/* not started here */
	{0, -1, 0, -1, -1, 0, 0, 0, 0},
	{0, 0, 0, -1, -1, 0, 0, 0, 0},
	{0, 400, 0, -1, -1, 1, 1, 0, 3},
	{0, -1, 3, -1, -1, 1, 1, 0, 3},
	{0, 0, 0, 1, -1, 1, 0, 0, 0},
	{0, 1000, 0, 1, 3, 1, 0, 1, 0},
	/* four days left here */
	{4, -1, 0, -1, -1, 0, 0, 0, 0},
	{4, 200, 0, -1, -1, 0, 0, 0, 0},
	{4, 600, 0, -1, -1, 0, 1, 0, 2},
	{4, 600, 3, -1, -1, 0, 1, 0, 3}, /* remaining beats percent */
	{4, 1000, 0, 1, 3, 0, 0, 1, 0},
	/* done here */
	{-1, 1000, 0, 1, 3, 0, 0, 0, 0},
	{-1, 800, 0, 1, -1, 0, 1, 0, 1},
	{-1, -1, 0, -1, -1, 0, 0, 0, 0},
};

START_TEST(progress_becomes_rows)
{
	test_project_make(&world.newer, &(struct test_project){.rows = rows});
	struct tocsin_stated *stated =
		tocsin_task_restate(&world.newer.arena, &world.newer.tasks[0]);
	stated->percent_permille = cases[_i].percent;
	if (cases[_i].remaining > 0)
		stated->remaining = test_days(cases[_i].remaining);
	if (cases[_i].start >= 0)
		stated->actual_start = day(cases[_i].start);
	if (cases[_i].end >= 0)
		stated->actual_finish = day(cases[_i].end);
	compare(cases[_i].here);
	bool any = cases[_i].starts || cases[_i].remains || cases[_i].finishes;
	ck_assert_uint_eq(world.takeover.taken_count, any);
	if (!any)
		return;
	const struct tocsin_taken *taken = &world.takeover.taken[0];
	ck_assert_uint_eq(taken->task, 0);
	ck_assert_int_eq(taken->starts, cases[_i].starts);
	ck_assert_int_eq(taken->finishes, cases[_i].finishes);
	ck_assert_int_eq(taken->remains, cases[_i].remains);
	if (cases[_i].remains)
		ck_assert_int_eq(taken->remaining, test_days(cases[_i].left));
	if (cases[_i].finishes)
		ck_assert_int_eq(taken->finish.minute, day(cases[_i].end).minute);
}
END_TEST

/* A finish that an export dates after the day on which it is read has happened by then. */
START_TEST(nothing_happens_after_the_status_date)
{
	test_project_make(&world.newer, &(struct test_project){.rows = rows});
	struct tocsin_stated *stated =
		tocsin_task_restate(&world.newer.arena, &world.newer.tasks[0]);
	stated->percent_permille = 1000;
	stated->actual_finish = day(9);
	compare(4);
	ck_assert_uint_eq(world.takeover.taken_count, 1);
	ck_assert_int_eq(world.takeover.taken[0].finish.minute, world.t.minute);
}
END_TEST

START_TEST(what_is_the_schedules_is_told)
{
	static const struct test_row changed[] = {
		{"C", .safe = 4, .focused = 2, .after = "A B:SS+2"},
		{"A", .safe = 12, .focused = 6},
		{"B", .safe = 10, .focused = 5},
		{"D", .safe = 2, .focused = 1, .after = "B"},
		{0},
	};
	test_project_make(&world.newer, &(struct test_project){.rows = changed});
	world.newer.tasks[2].name = "B, by another name";
	compare(0);
	const struct tocsin_takeover *takeover = &world.takeover;
	ck_assert_uint_eq(takeover->taken_count, 0);
	ck_assert_uint_eq(takeover->added_count, 1);
	ck_assert_str_eq(world.newer.tasks[takeover->added[0]].key, "D");
	ck_assert_uint_eq(takeover->gone_count, 0);
	ck_assert_uint_eq(takeover->estimated_count, 1);
	ck_assert_str_eq(world.here.tasks[takeover->estimated[0]].key, "A");
	ck_assert_uint_eq(takeover->renamed_count, 1);
	ck_assert_str_eq(world.newer.tasks[takeover->renamed[0]].key, "B");
	/* B no longer waits for A, and C waits longer for B; a link of D, which is new, is not
	 * told. */
	ck_assert_uint_eq(takeover->link_count, 2);
	ck_assert(takeover->links[0].added && takeover->links[0].another_lag);
	ck_assert_str_eq(takeover->links[0].to, "C");
	ck_assert(!takeover->links[1].added);
	ck_assert_str_eq(takeover->links[1].from, "A");
	ck_assert_str_eq(takeover->links[1].to, "B");
}
END_TEST

START_TEST(a_vanished_task_is_told)
{
	static const struct test_row fewer[] = {{"A", .safe = 10, .focused = 5}, {0}};
	test_project_make(&world.newer, &(struct test_project){.rows = fewer});
	compare(0);
	ck_assert_uint_eq(world.takeover.gone_count, 2);
	ck_assert_uint_eq(world.takeover.link_count, 0);
}
END_TEST

static void give_names(struct tocsin_project *project, const char *const *names)
{
	for (uint32_t i = 0; i < project->task_count; i++)
		project->tasks[i].name = names[i];
}

static const struct {
	const char *what;
	const char *here[3], *here_names[3];
	const char *there[3], *there_names[3];
	uint32_t added, gone, renamed, moved;
} twins[] = {
	{"a row was put in", {"1", "2", "3"}, {"Design", "Build", "Test"}, {"1", "2", "3"},
		{"Permit", "Design", "Build"}, 1, 1, 0, 2},
	{"another name in its row", {"1", "2", "3"}, {"Design", "Build", "Test"}, {"1", "2", "3"},
		{"Design", "Build it", "Test"}, 0, 0, 1, 0},
	{"a key that is no number", {"A", "B", "C"}, {"Design", "Build", "Test"}, {"A", "B", "C"},
		{"Permit", "Design", "Build"}, 0, 0, 3, 0},
	{"ids of another tool", {"A", "B", "C"}, {"Design", "Build", "Test"}, {"0", "1", "2"},
		{"Design", "Build", "Test"}, 0, 0, 0, 3},
	{"a name that two have says nothing", {"1", "2", "3"}, {"Dig", "Dig", "Test"},
		{"1", "2", "4"}, {"Pour", "Dig", "Dig"}, 1, 1, 1, 0},
};

START_TEST(keys_or_names_tell_which_task_it_is)
{
	struct test_row rows_here[4] = {0}, rows_there[4] = {0};
	for (int i = 0; i < 3; i++) {
		rows_here[i] = (struct test_row){twins[_i].here[i], .safe = 2, .focused = 1};
		rows_there[i] = (struct test_row){twins[_i].there[i], .safe = 2, .focused = 1};
	}
	tocsin_project_free(&world.here);
	test_project_make(&world.here, &(struct test_project){.rows = rows_here});
	test_project_make(&world.newer, &(struct test_project){.rows = rows_there});
	give_names(&world.here, twins[_i].here_names);
	give_names(&world.newer, twins[_i].there_names);
	compare(0);
	const struct tocsin_takeover *takeover = &world.takeover;
	ck_assert_msg(takeover->added_count == twins[_i].added &&
			      takeover->gone_count == twins[_i].gone &&
			      takeover->renamed_count == twins[_i].renamed &&
			      takeover->moved_count == twins[_i].moved,
		"%s: %u added, %u gone, %u renamed, %u moved", twins[_i].what,
		takeover->added_count, takeover->gone_count, takeover->renamed_count,
		takeover->moved_count);
}
END_TEST

Suite *test_suite(void)
{
	Suite *suite = suite_create("takeover");
	TCase *tcase = tcase_create("newer export");
	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_add_loop_test(tcase, progress_becomes_rows, 0, (int)(sizeof cases / sizeof *cases));
	tcase_add_test(tcase, nothing_happens_after_the_status_date);
	tcase_add_test(tcase, what_is_the_schedules_is_told);
	tcase_add_test(tcase, a_vanished_task_is_told);
	tcase_add_loop_test(
		tcase, keys_or_names_tell_which_task_it_is, 0, (int)(sizeof twins / sizeof *twins));
	suite_add_tcase(suite, tcase);
	return suite;
}
