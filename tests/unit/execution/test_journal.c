/*
 * The order in which rows count, and what retractions take out of it.
 *
 * Each case is a journal as a table; `order` are the rows that count, from 1, in their order.
 */
#include "check_main.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#include "example.h"
#include "tocsin/random.h"

#define REMAINING TOCSIN_EVENT_REMAINING
#define RETRACT TOCSIN_EVENT_RETRACT

static const struct test_row rows[] = {{"A", 4, 2}, {"B", 4, 2}, {0}};

struct order_case {
	const char *what;
	struct told told[8];
	const char *order;
};

static const struct order_case cases[] = {
	{"nothing told", {{0}}, ""},
	{"rows in order stay", {{"A", 0, TOCSIN_EVENT_START}, {"B", 1, TOCSIN_EVENT_START}}, "1 2"},
	{"as_of comes first",
		{{"A", 3, REMAINING, 1}, {"A", 1, REMAINING, 2}, {"A", 2, REMAINING, 3}}, "2 3 1"},
	{"an undone row does not count",
		{{"A", 1, REMAINING, 1},
			{"A", 1, RETRACT, .target = "s1", .target_event = REMAINING},
			{"B", 1, REMAINING, 1}},
		"3"},
	{"the event must be the one named",
		{{"A", 1, REMAINING, 1},
			{"A", 1, RETRACT, .target = "s1", .target_event = TOCSIN_EVENT_FINISH}},
		"1"},
	{"a stamp that is nobody's takes nothing out",
		{{"A", 1, REMAINING, 1},
			{"A", 1, RETRACT, .target = "s9", .target_event = REMAINING}},
		"1"},
	{"a retraction may stand before its row, as of an earlier date",
		{{"A", 5, REMAINING, 1},
			{"A", 1, RETRACT, .target = "s1", .target_event = REMAINING}},
		""},
	{"redo: a retraction retracted restores",
		{{"A", 1, REMAINING, 1},
			{"A", 1, RETRACT, .target = "s1", .target_event = REMAINING},
			{"A", 1, RETRACT, .target = "s2", .target_event = RETRACT}},
		"1"},
	{"undo, redo, undo",
		{{"A", 1, REMAINING, 1},
			{"A", 1, RETRACT, .target = "s1", .target_event = REMAINING},
			{"A", 1, RETRACT, .target = "s2", .target_event = RETRACT},
			{"A", 1, RETRACT, .target = "s3", .target_event = RETRACT}},
		""},
	{"redo and a second undo of the row itself",
		{{"A", 1, REMAINING, 1},
			{"A", 1, RETRACT, .target = "s1", .target_event = REMAINING},
			{"A", 1, RETRACT, .target = "s2", .target_event = RETRACT},
			{"A", 1, RETRACT, .target = "s1", .target_event = REMAINING}},
		""},
	{"a redo counts though a slow clock stamped it first",
		{{"A", 1, RETRACT, .target = "s3", .target_event = RETRACT}, {"A", 2, REMAINING, 1},
			{"A", 3, RETRACT, .target = "s2", .target_event = REMAINING}},
		"2"},
	{"with a task: that row among many of one stamp",
		{{"A", 1, REMAINING, 1, .recorded = "x"}, {"B", 1, REMAINING, 1, .recorded = "x"},
			{"A", 1, RETRACT, .target = "x", .target_event = REMAINING}},
		"2"},
	{"with a task that has no such row: nothing",
		{{"A", 1, REMAINING, 1, .recorded = "x"},
			{"B", 1, RETRACT, .target = "x", .target_event = REMAINING}},
		"1"},
	{"without a task: the latest of the stamp",
		{{"A", 1, REMAINING, 1, .recorded = "x"}, {"B", 1, REMAINING, 1, .recorded = "x"},
			{"", 1, RETRACT, .target = "x", .target_event = REMAINING}},
		"1"},
	{"twice without a task: the two latest",
		{{"A", 1, REMAINING, 1, .recorded = "x"}, {"A", 1, REMAINING, 2, .recorded = "x"},
			{"A", 1, REMAINING, 3, .recorded = "x"},
			{"", 1, RETRACT, .target = "x", .target_event = REMAINING},
			{"", 1, RETRACT, .target = "x", .target_event = REMAINING}},
		"1"},
	{"one row named by two retractions falls once, and one redo does not restore it",
		{{"A", 1, REMAINING, 1},
			{"A", 1, RETRACT, .target = "s1", .target_event = REMAINING},
			{"A", 1, RETRACT, .target = "s1", .target_event = REMAINING},
			{"A", 1, RETRACT, .target = "s2", .target_event = RETRACT}},
		""},
	{"a circle of retractions ends",
		{{"A", 1, RETRACT, .target = "s2", .target_event = RETRACT},
			{"A", 1, RETRACT, .target = "s1", .target_event = RETRACT},
			{"A", 1, RETRACT, .target = "s3", .target_event = RETRACT},
			{"A", 2, REMAINING, 1}},
		"4"},
	{"notes and commits may be retracted too",
		{{"", 1, TOCSIN_EVENT_NOTE}, {"", 1, TOCSIN_EVENT_BASELINE},
			{"", 1, RETRACT, .target = "s1", .target_event = TOCSIN_EVENT_NOTE}},
		"2"},
};

static void describe(char *out, size_t size, const struct tocsin_journal *journal,
	const uint32_t *order, uint32_t count)
{
	size_t used = 0;
	out[0] = '\0';
	for (uint32_t i = 0; i < count; i++)
		used += (size_t)snprintf(out + used, size - used, "%s%u", i ? " " : "",
			journal->entries[order[i]].row + 1);
}

START_TEST(rows_count_in_order_without_the_retracted)
{
	const struct order_case *c = &cases[_i];
	struct tocsin_project project;
	struct tocsin_arena arena;
	test_project_make(&project, &(struct test_project){.rows = rows});
	tocsin_arena_init(&arena);
	struct tocsin_journal journal = told_journal(&arena, &project, c->told);

	char text[64];
	uint32_t count;
	const uint32_t *order = tocsin_journal_order(&arena, &journal, &count);
	describe(text, sizeof text, &journal, order, count);
	ck_assert_msg(strcmp(text, c->order) == 0, "%s: \"%s\"", c->what, text);

	tocsin_arena_finish(&arena);
	tocsin_project_free(&project);
}
END_TEST

/* Undo, redo, undo: the row is there, and it was the last of the three that took it out. */
START_TEST(history_keeps_what_was_taken_back)
{
	static const struct told told[] = {{"A", 2, REMAINING, 1}, {"B", 1, REMAINING, 1},
		{"A", 2, RETRACT, .target = "s1", .target_event = REMAINING},
		{"A", 2, RETRACT, .target = "s3", .target_event = RETRACT},
		{"A", 2, RETRACT, .target = "s1", .target_event = REMAINING}, {0}};
	struct tocsin_project project;
	struct tocsin_arena arena;
	test_project_make(&project, &(struct test_project){.rows = rows});
	tocsin_arena_init(&arena);
	struct tocsin_journal journal = told_journal(&arena, &project, told);
	uint32_t count;
	const struct tocsin_told *history = tocsin_journal_history(&arena, &journal, &count);
	ck_assert_uint_eq(count, 2);
	ck_assert_uint_eq(history[0].entry, 1);
	ck_assert_uint_eq(history[0].retracted_by, TOCSIN_NONE);
	ck_assert_uint_eq(history[1].entry, 0);
	ck_assert_uint_eq(history[1].retracted_by, 4);
	tocsin_arena_finish(&arena);
	tocsin_project_free(&project);
}
END_TEST

START_TEST(recorded_and_row_break_ties)
{
	struct tocsin_entry entries[] = {
		{.recorded = "c", .recorded_microseconds = 3, .task = "A", .row = 0},
		{.recorded = "a", .recorded_microseconds = 1, .task = "A", .row = 2},
		{.recorded = "a", .recorded_microseconds = 1, .task = "B", .row = 1},
	};
	struct tocsin_journal journal = {entries, 3};
	struct tocsin_arena arena;
	tocsin_arena_init(&arena);
	uint32_t count;
	const uint32_t *order = tocsin_journal_order(&arena, &journal, &count);
	ck_assert_uint_eq(count, 3);
	ck_assert_uint_eq(order[0], 2);
	ck_assert_uint_eq(order[1], 1);
	ck_assert_uint_eq(order[2], 0);
	tocsin_arena_finish(&arena);
}
END_TEST

/* Row by row, as reports come in, they lie as if all were sorted at once. */
START_TEST(rows_that_are_added_find_their_place)
{
	enum { ROWS = 200 };
	struct tocsin_entry entries[ROWS];
	struct tocsin_random random = tocsin_random_seeded(7);
	uint32_t order[ROWS], count = 0, all;
	for (uint32_t i = 0; i < ROWS; i++)
		entries[i] = (struct tocsin_entry){.recorded = "",
			.recorded_microseconds = tocsin_random_below(&random, 3),
			.as_of = {tocsin_random_below(&random, 20)},
			.task = "A",
			.event = REMAINING,
			.row = i};
	for (uint32_t i = 0; i < ROWS; i++)
		count = tocsin_journal_order_more(
			order, count, &(struct tocsin_journal){entries, i + 1}, i);
	struct tocsin_arena arena;
	tocsin_arena_init(&arena);
	const uint32_t *sorted =
		tocsin_journal_order(&arena, &(struct tocsin_journal){entries, ROWS}, &all);
	ck_assert_uint_eq(count, all);
	ck_assert_mem_eq(order, sorted, sizeof order);
	tocsin_arena_finish(&arena);
}
END_TEST

START_TEST(events_are_spelled_as_in_the_file)
{
	static const char *const names[TOCSIN_EVENTS] = {"start", "remaining", "finish", "note",
		"kit", "action", "done", "retract", "baseline"};
	for (int i = 0; i < TOCSIN_EVENTS; i++) {
		enum tocsin_event event;
		ck_assert_str_eq(tocsin_event_name((enum tocsin_event)i), names[i]);
		ck_assert(tocsin_event_parse(&event, names[i]));
		ck_assert_int_eq(event, i);
	}
	enum tocsin_event event;
	ck_assert(!tocsin_event_parse(&event, "Start"));
	ck_assert(!tocsin_event_parse(&event, ""));
	ck_assert_ptr_null(tocsin_event_name(TOCSIN_EVENTS));
}
END_TEST

/* One long chain of undo and redo, and one import whose many rows share a stamp: both linear. */
START_TEST(a_hundred_thousand_rows_are_no_matter)
{
	enum { ROWS = 100000 };
	bool one_stamp = _i == 1;
	struct tocsin_arena arena;
	tocsin_arena_init(&arena);
	struct tocsin_entry *entries = TOCSIN_NEW(&arena, struct tocsin_entry, ROWS);
	for (uint32_t i = 0; i < ROWS; i++) {
		bool retracts = one_stamp ? i >= ROWS / 2 : i > 0;
		entries[i] = (struct tocsin_entry){
			.recorded = one_stamp ? "x" : tocsin_arena_printf(&arena, "s%u", i),
			.recorded_microseconds = i,
			.task = one_stamp ? tocsin_arena_printf(&arena, "T%u", i % (ROWS / 2))
					  : "A",
			.event = retracts ? RETRACT : REMAINING,
			.target = one_stamp ? "x" : tocsin_arena_printf(&arena, "s%u", i - 1),
			.target_event = !one_stamp && i > 1 ? RETRACT : REMAINING,
			.row = i};
	}
	struct tocsin_journal journal = {entries, ROWS};
	uint32_t count;
	clock_t begin = clock();
	tocsin_journal_order(&arena, &journal, &count);
	double seconds = (double)(clock() - begin) / CLOCKS_PER_SEC;
	/* Row ROWS retracts the one before it, and so on back: an odd number of them falls on
	 * row 1. */
	ck_assert_uint_eq(count, 0);
	ck_assert_double_lt(seconds, 2);
	tocsin_arena_finish(&arena);
}
END_TEST

Suite *test_suite(void)
{
	Suite *suite = suite_create("journal");
	TCase *tests = tcase_create("journal");
	tcase_add_loop_test(
		tests, rows_count_in_order_without_the_retracted, 0, sizeof cases / sizeof *cases);
	tcase_add_test(tests, history_keeps_what_was_taken_back);
	tcase_add_test(tests, recorded_and_row_break_ties);
	tcase_add_test(tests, rows_that_are_added_find_their_place);
	tcase_add_test(tests, events_are_spelled_as_in_the_file);
	tcase_add_loop_test(tests, a_hundred_thousand_rows_are_no_matter, 0, 2);
	suite_add_tcase(suite, tests);
	return suite;
}
