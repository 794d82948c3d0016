/*
 * Recovery actions as of t. Each case is a journal as a table; `open` and `closed` are the rows of
 * the actions, from 1, in the order in which they are given, overdue ones with a "!".
 */
#include "check_main.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#include "example.h"
#include "tocsin/action.h"

#define ACTION TOCSIN_EVENT_ACTION
#define DONE TOCSIN_EVENT_ACTION_DONE
#define RETRACT TOCSIN_EVENT_RETRACT

static const struct test_row rows[] = {{"A", 4, 2}, {"B", 4, 2}, {0}};

struct action_case {
	const char *what;
	struct told told[6];
	double t;
	const char *open, *closed;
};

static const struct action_case cases[] = {
	{"nothing told", {{0}}, 9, "", ""},
	{"the earliest due first, without a date last",
		{{"A", 1, ACTION}, {"A", 1, ACTION, 8}, {"", 1, ACTION, 6}}, 2, "3 2 1", ""},
	{"due on the day of t is not overdue", {{"A", 1, ACTION, 3}}, 2, "1", ""},
	{"due the day before is", {{"A", 1, ACTION, 3}, {"B", 1, ACTION, 9}}, 3, "1! 2", ""},
	{"what is noted after t does not count yet", {{"A", 4, ACTION, 9}}, 3, "", ""},
	{"done closes it", {{"A", 1, ACTION, 3}, {"A", 2, DONE, .target = "s1"}}, 9, "", "1"},
	{"and is open before that", {{"A", 1, ACTION, 3}, {"A", 5, DONE, .target = "s1"}}, 4, "1!",
		""},
	{"the last closed first",
		{{"A", 1, ACTION, 3}, {"B", 1, ACTION, 4}, {"A", 2, DONE, .target = "s1"},
			{"B", 3, DONE, .target = "s2"}},
		9, "", "2 1"},
	{"without a task done closes it too", {{"A", 1, ACTION}, {"", 2, DONE, .target = "s1"}}, 9,
		"", "1"},
	{"with another task it closes nothing", {{"A", 1, ACTION}, {"B", 2, DONE, .target = "s1"}},
		9, "1", ""},
	{"with a task: that action among many of one stamp",
		{{"A", 1, ACTION, .recorded = "x"}, {"B", 1, ACTION, .recorded = "x"},
			{"B", 2, DONE, .target = "x"}},
		9, "1", "2"},
	{"a done that was recorded before its action",
		{{"A", 1, DONE, .target = "s2"}, {"A", 2, ACTION}}, 9, "", "2"},
	{"undo of done opens it again",
		{{"A", 1, ACTION}, {"A", 2, DONE, .target = "s1"},
			{"A", 2, RETRACT, .target = "s2", .target_event = DONE}},
		9, "1", ""},
	{"undo of the action takes it out",
		{{"A", 1, ACTION}, {"A", 2, RETRACT, .target = "s1", .target_event = ACTION}}, 9,
		"", ""},
};

static size_t add(char *out, size_t size, size_t used, const struct tocsin_action *action)
{
	return used + (size_t)snprintf(out + used, size - used, "%s%u%s", used ? " " : "",
			      action->entry + 1, action->overdue ? "!" : "");
}

START_TEST(actions_as_of_t)
{
	const struct action_case *c = &cases[_i];
	struct tocsin_project project;
	struct tocsin_arena arena;
	test_project_make(&project, &(struct test_project){.rows = rows});
	tocsin_arena_init(&arena);
	struct tocsin_journal journal = told_journal(&arena, &project, c->told);
	uint32_t count, overdue = 0;
	const uint32_t *order = tocsin_journal_order(&arena, &journal, &count);
	struct tocsin_actions actions;
	tocsin_actions_make(
		&actions, &arena, &project, &journal, order, count, told_at(&project, c->t));

	char open[64] = "", closed[64] = "";
	size_t used = 0, used_closed = 0;
	for (uint32_t i = 0; i < actions.count; i++) {
		overdue += actions.items[i].overdue;
		if (i < actions.open)
			used = add(open, sizeof open, used, &actions.items[i]);
		else
			used_closed = add(closed, sizeof closed, used_closed, &actions.items[i]);
		ck_assert_int_eq(i < actions.open, actions.items[i].closed_by == TOCSIN_NONE);
	}
	ck_assert_msg(strcmp(open, c->open) == 0, "%s: open \"%s\"", c->what, open);
	ck_assert_msg(strcmp(closed, c->closed) == 0, "%s: closed \"%s\"", c->what, closed);
	ck_assert_uint_eq(overdue, actions.overdue);

	tocsin_arena_finish(&arena);
	tocsin_project_free(&project);
}
END_TEST

START_TEST(an_action_says_who_what_and_for_which_task)
{
	static const struct told told[] = {{"B", 1, ACTION, 3, .owner = "Lea"},
		{"gone", 1, ACTION, 4}, {"B", 2, DONE, .target = "s1"}, {0}};
	struct tocsin_project project;
	struct tocsin_arena arena;
	test_project_make(&project, &(struct test_project){.rows = rows});
	tocsin_arena_init(&arena);
	struct tocsin_journal journal = told_journal(&arena, &project, told);
	journal.entries[0].note = "a second crane";
	uint32_t count;
	const uint32_t *order = tocsin_journal_order(&arena, &journal, &count);
	struct tocsin_actions actions;
	tocsin_actions_make(
		&actions, &arena, &project, &journal, order, count, told_at(&project, 9));
	ck_assert_uint_eq(actions.count, 2);
	ck_assert_uint_eq(actions.items[0].task, TOCSIN_NONE);
	ck_assert_str_eq(actions.items[0].owner, "");
	ck_assert_uint_eq(actions.items[1].task, test_project_task(&project, "B"));
	ck_assert_str_eq(actions.items[1].owner, "Lea");
	ck_assert_str_eq(actions.items[1].text, "a second crane");
	ck_assert_uint_eq(actions.items[1].closed_by, 2);
	tocsin_arena_finish(&arena);
	tocsin_project_free(&project);
}
END_TEST

/* Rows of one stamp, each closed by a row of its own: linear. */
START_TEST(a_hundred_thousand_rows_are_no_matter)
{
	enum { ROWS = 100000 };
	struct tocsin_project project;
	struct tocsin_arena arena;
	test_project_make(&project, &(struct test_project){.rows = rows});
	tocsin_arena_init(&arena);
	struct tocsin_entry *entries = TOCSIN_NEW(&arena, struct tocsin_entry, ROWS);
	uint32_t *order = TOCSIN_NEW(&arena, uint32_t, ROWS);
	for (uint32_t i = 0; i < ROWS; i++) {
		entries[i] = (struct tocsin_entry){.recorded = "x",
			.task = _i ? "A" : "",
			.event = i % 2 ? DONE : ACTION,
			.date = TOCSIN_NO_INSTANT,
			.owner = "",
			.target = "x",
			.note = ""};
		order[i] = i;
	}
	struct tocsin_actions actions;
	clock_t begin = clock();
	tocsin_actions_make(&actions, &arena, &project, &(struct tocsin_journal){entries, ROWS},
		order, ROWS, told_at(&project, 0));
	ck_assert_double_lt((double)(clock() - begin) / CLOCKS_PER_SEC, 2);
	ck_assert_uint_eq(actions.count, ROWS / 2);
	ck_assert_uint_eq(actions.open, 0);
	tocsin_arena_finish(&arena);
	tocsin_project_free(&project);
}
END_TEST

Suite *test_suite(void)
{
	Suite *suite = suite_create("action");
	TCase *tests = tcase_create("action");
	tcase_add_loop_test(tests, actions_as_of_t, 0, sizeof cases / sizeof *cases);
	tcase_add_test(tests, an_action_says_who_what_and_for_which_task);
	tcase_add_loop_test(tests, a_hundred_thousand_rows_are_no_matter, 0, 2);
	suite_add_tcase(suite, tests);
	return suite;
}
