/*
 * Progress: rows folded into the state of a task, by the rules of METHOD 5 and FORMATS.
 *
 * Each case tells something about task A (A = 5 d) and says how it stands as of day `t`.
 */
#include "check_main.h"

#include <stdio.h>
#include <string.h>

#include "example.h"
#include "fold.h"

#define START TOCSIN_EVENT_START
#define REMAINING TOCSIN_EVENT_REMAINING
#define FINISH TOCSIN_EVENT_FINISH
#define UNKNOWN (-1000.0)

static const struct test_row rows[] = {{"A", 10, 5}, {"B", 4, 2, "A"}, {"M", .after = "B"}, {0}};

struct fold_case {
	const char *what;
	double t;
	struct told told[6];
	enum tocsin_task_phase phase;
	double start, finish, remaining;
	bool contested, late_finish, kit;
};

static const struct fold_case cases[] = {
	{"nothing told: not started, A left", 3, {{0}}, TOCSIN_NOT_STARTED, UNKNOWN, UNKNOWN, 5},
	{"a start", 3, {{"A", 1, START, 1}}, TOCSIN_IN_PROGRESS, 1, UNKNOWN, 5},
	{"a start told late", 3, {{"A", 2, START, 1}}, TOCSIN_IN_PROGRESS, 1, UNKNOWN, 5},
	{"remaining does not shrink by itself", 9, {{"A", 1, START, 1}, {"A", 2, REMAINING, 3}},
		TOCSIN_IN_PROGRESS, 1, UNKNOWN, 3},
	{"remaining starts a task, nobody knows when", 3, {{"A", 2, REMAINING, 3}},
		TOCSIN_IN_PROGRESS, UNKNOWN, UNKNOWN, 3},
	{"remaining may grow beyond A", 3, {{"A", 2, REMAINING, 12}}, TOCSIN_IN_PROGRESS, UNKNOWN,
		UNKNOWN, 12},
	{"a finish", 3, {{"A", 0, START, 0}, {"A", 3, FINISH, 2}}, TOCSIN_DONE, 0, 2, 0},
	{"a finish without a start", 3, {{"A", 3, FINISH, 3}}, TOCSIN_DONE, UNKNOWN, 3, 0},
	{"nothing remaining is a finish", 5, {{"A", 0, START, 0}, {"A", 4, REMAINING, 0}},
		TOCSIN_DONE, 0, 4, 0},
	{"a finish after its as_of counts at its date", 3,
		{{"A", 0, START, 0}, {"A", 3, FINISH, 4}}, TOCSIN_DONE, 0, 4, 0,
		.late_finish = true},
	{"remaining reopens", 5, {{"A", 0, START, 0}, {"A", 3, FINISH, 3}, {"A", 4, REMAINING, 1}},
		TOCSIN_IN_PROGRESS, 0, UNKNOWN, 1},
	{"a start told after the finish leaves it done", 5,
		{{"A", 3, FINISH, 3}, {"A", 4, START, 1}}, TOCSIN_DONE, 1, 3, 0},
	{"the later finish wins", 5, {{"A", 3, FINISH, 3}, {"A", 4, FINISH, 2}}, TOCSIN_DONE,
		UNKNOWN, 2, 0},
	{"rows as of t count", 2, {{"A", 2, REMAINING, 1}}, TOCSIN_IN_PROGRESS, UNKNOWN, UNKNOWN,
		1},
	{"later rows do not", 1.9, {{"A", 1, REMAINING, 3}, {"A", 2, REMAINING, 1}},
		TOCSIN_IN_PROGRESS, UNKNOWN, UNKNOWN, 3},
	{"the later as_of wins, whoever wrote last", 5,
		{{"A", 3, REMAINING, 1, "ana"}, {"A", 2, REMAINING, 4, "bob"}}, TOCSIN_IN_PROGRESS,
		UNKNOWN, UNKNOWN, 1},
	{"two people, one as_of: the later row, and it is said", 5,
		{{"A", 2, REMAINING, 4, "ana"}, {"A", 2, REMAINING, 1, "bob"}}, TOCSIN_IN_PROGRESS,
		UNKNOWN, UNKNOWN, 1, .contested = true},
	{"it stays contested when one of them writes again", 5,
		{{"A", 2, REMAINING, 4, "ana"}, {"A", 2, REMAINING, 1, "bob"},
			{"A", 2, REMAINING, 2, "bob"}},
		TOCSIN_IN_PROGRESS, UNKNOWN, UNKNOWN, 2, .contested = true},
	{"a newer report settles it", 5,
		{{"A", 2, REMAINING, 4, "ana"}, {"A", 2, REMAINING, 1, "bob"},
			{"A", 3, REMAINING, 2, "bob"}},
		TOCSIN_IN_PROGRESS, UNKNOWN, UNKNOWN, 2},
	{"one person may say two things at once", 5, {{"A", 2, START, 1}, {"A", 2, FINISH, 2}},
		TOCSIN_DONE, 1, 2, 0},
	{"an undone row never was", 5,
		{{"A", 1, START, 1}, {"A", 2, FINISH, 2},
			{"A", 3, TOCSIN_EVENT_RETRACT, .target = "s2", .target_event = FINISH}},
		TOCSIN_IN_PROGRESS, 1, UNKNOWN, 5},
	{"undo counts for all of history", 2,
		{{"A", 1, REMAINING, 1},
			{"A", 9, TOCSIN_EVENT_RETRACT, .target = "s1", .target_event = REMAINING}},
		TOCSIN_NOT_STARTED, UNKNOWN, UNKNOWN, 5},
	{"full-kit confirmed", 2, {{"A", 1, TOCSIN_EVENT_KIT, 1}}, TOCSIN_NOT_STARTED, UNKNOWN,
		UNKNOWN, 5, .kit = true},
	{"and taken back", 2, {{"A", 1, TOCSIN_EVENT_KIT, 1}, {"A", 2, TOCSIN_EVENT_KIT, 0}},
		TOCSIN_NOT_STARTED, UNKNOWN, UNKNOWN, 5},
	{"a note says nothing of progress", 2, {{"A", 1, TOCSIN_EVENT_NOTE}}, TOCSIN_NOT_STARTED,
		UNKNOWN, UNKNOWN, 5},
};

static void assert_place(const char *what, const char *which, tocsin_work place, double day)
{
	tocsin_work wanted = day == UNKNOWN ? TOCSIN_NO_WORK : test_days(day);
	ck_assert_msg(place == wanted, "%s: %s at minute %lld", what, which, (long long)place);
}

START_TEST(rows_become_a_state)
{
	const struct fold_case *c = &cases[_i];
	struct tocsin_project project;
	struct tocsin_arena arena;
	test_project_make(&project, &(struct test_project){.rows = rows});
	tocsin_arena_init(&arena);
	struct tocsin_journal journal = told_journal(&arena, &project, c->told);
	uint32_t count;
	const uint32_t *order = tocsin_journal_order(&arena, &journal, &count);
	struct tocsin_progress progress;
	tocsin_progress_fold(&progress, &arena, &project, &journal, order, count, NULL, 0,
		told_at(&project, c->t));

	const struct tocsin_task_state *state = &progress.states[0];
	const struct tocsin_task_report *report = &progress.reports[0];
	ck_assert_msg(state->phase == c->phase, "%s: phase %d", c->what, (int)state->phase);
	assert_place(c->what, "start", state->start, c->start);
	assert_place(c->what, "finish", state->finish, c->finish);
	assert_place(c->what, "remaining", state->remaining, c->remaining);
	ck_assert_msg(report->contested == c->contested, "%s: contested", c->what);
	ck_assert_msg(report->late_finish == c->late_finish, "%s: late finish", c->what);
	ck_assert_msg(report->kit == c->kit, "%s: kit", c->what);
	ck_assert_uint_eq(progress.done, c->phase == TOCSIN_DONE);
	ck_assert_uint_eq(progress.in_progress, c->phase == TOCSIN_IN_PROGRESS);

	tocsin_arena_finish(&arena);
	tocsin_project_free(&project);
}
END_TEST

static const struct told counted[] = {
	{"A", 1, START, 1},
	{"Z", 2, START, 2},
	{"", 2, TOCSIN_EVENT_NOTE},
	{"B", 3, TOCSIN_EVENT_NOTE},
	{"A", 4, REMAINING, 2},
	{"Z", 5, FINISH, 5},
	{0},
};

START_TEST(rows_that_do_not_count_are_counted)
{
	struct tocsin_project project;
	struct tocsin_arena arena;
	test_project_make(&project, &(struct test_project){.rows = rows});
	tocsin_arena_init(&arena);
	struct tocsin_journal journal = told_journal(&arena, &project, counted);
	uint32_t count;
	const uint32_t *order = tocsin_journal_order(&arena, &journal, &count);
	struct tocsin_progress progress;
	tocsin_progress_fold(
		&progress, &arena, &project, &journal, order, count, NULL, 0, told_at(&project, 3));
	ck_assert_uint_eq(progress.later_rows, 2);
	ck_assert_uint_eq(progress.unknown_rows, 1);
	ck_assert_int_eq(progress.newest.minute, told_at(&project, 1).minute);
	ck_assert_uint_eq(progress.reports[0].last_entry, 0);
	ck_assert_uint_eq(progress.reports[1].last_entry, TOCSIN_NONE);
	ck_assert(!tocsin_instant_known(progress.reports[1].last));
	tocsin_arena_finish(&arena);
	tocsin_project_free(&project);
}
END_TEST

START_TEST(a_what_if_is_folded_last)
{
	struct tocsin_project project;
	struct tocsin_arena arena;
	test_project_make(&project, &(struct test_project){.rows = rows});
	tocsin_arena_init(&arena);
	struct tocsin_journal journal = told_journal(&arena, &project, counted);
	uint32_t count;
	const uint32_t *order = tocsin_journal_order(&arena, &journal, &count);
	struct tocsin_entry what_if = journal.entries[4];
	what_if.as_of = told_at(&project, 3);
	what_if.remaining = test_days(9);
	struct tocsin_progress progress;
	tocsin_progress_fold(&progress, &arena, &project, &journal, order, count, &what_if, 1,
		told_at(&project, 3));
	ck_assert_int_eq(progress.states[0].remaining, test_days(9));
	ck_assert_int_eq(progress.states[0].start, test_days(1));
	ck_assert_int_eq(progress.newest.minute, told_at(&project, 3).minute);
	ck_assert_uint_eq(progress.reports[0].last_entry, TOCSIN_NONE);
	tocsin_arena_finish(&arena);
	tocsin_project_free(&project);
}
END_TEST

/* What the schedule's own columns say of A (M for the milestone), as of day 3. */
struct file_case {
	const char *what;
	const char *task;
	int percent;      /* permille, -1 not given */
	double remaining; /* UNKNOWN: not given */
	double actual_start, actual_finish;
	enum tocsin_task_phase phase;
	double start, finish, left;
	bool from_file;
};

static const struct file_case file_cases[] = {
	{"nothing", "A", -1, UNKNOWN, UNKNOWN, UNKNOWN, TOCSIN_NOT_STARTED, UNKNOWN, UNKNOWN, 5},
	{"0 %", "A", 0, UNKNOWN, UNKNOWN, UNKNOWN, TOCSIN_NOT_STARTED, UNKNOWN, UNKNOWN, 5},
	{"0 % and all remaining", "A", 0, 5, UNKNOWN, UNKNOWN, TOCSIN_NOT_STARTED, UNKNOWN, UNKNOWN,
		5},
	{"0 % beside another remaining", "A", 0, 4, UNKNOWN, UNKNOWN, TOCSIN_NOT_STARTED, UNKNOWN,
		UNKNOWN, 5},
	{"all remaining", "A", -1, 5, UNKNOWN, UNKNOWN, TOCSIN_NOT_STARTED, UNKNOWN, UNKNOWN, 5},
	{"40 %: rem = (1 - percent) A", "A", 400, UNKNOWN, UNKNOWN, UNKNOWN, TOCSIN_IN_PROGRESS,
		UNKNOWN, UNKNOWN, 3, true},
	{"remaining beats percent", "A", 400, 4, UNKNOWN, UNKNOWN, TOCSIN_IN_PROGRESS, UNKNOWN,
		UNKNOWN, 4, true},
	{"remaining alone", "A", -1, 4, UNKNOWN, UNKNOWN, TOCSIN_IN_PROGRESS, UNKNOWN, UNKNOWN, 4,
		true},
	{"100 %: done as of the status date", "A", 1000, UNKNOWN, UNKNOWN, UNKNOWN, TOCSIN_DONE,
		UNKNOWN, 3, 0, true},
	{"an actual start", "A", 0, UNKNOWN, 1, UNKNOWN, TOCSIN_IN_PROGRESS, 1, UNKNOWN, 5, true},
	{"actual start and finish", "A", 1000, 0, 1, 2, TOCSIN_DONE, 1, 2, 0, true},
	{"a milestone has no remaining to give", "M", 0, 0, UNKNOWN, UNKNOWN, TOCSIN_NOT_STARTED,
		UNKNOWN, UNKNOWN, 0},
	{"a milestone reached", "M", 1000, 0, UNKNOWN, UNKNOWN, TOCSIN_DONE, UNKNOWN, 3, 0, true},
};

static const struct file_case forty_percent = {.task = "A",
	.percent = 400,
	.remaining = UNKNOWN,
	.actual_start = UNKNOWN,
	.actual_finish = UNKNOWN};

static struct tocsin_instant instant_or_none(const struct tocsin_project *project, double day)
{
	return day == UNKNOWN ? TOCSIN_NO_INSTANT : told_at(project, day);
}

static void tell_by_file(struct tocsin_project *project, const struct file_case *c)
{
	struct tocsin_task *task = &project->tasks[test_project_task(project, c->task)];
	struct tocsin_stated *stated = tocsin_task_restate(&project->arena, task);
	stated->percent_permille = c->percent;
	stated->remaining = c->remaining == UNKNOWN ? TOCSIN_NO_WORK : test_days(c->remaining);
	stated->actual_start = instant_or_none(project, c->actual_start);
	stated->actual_finish = instant_or_none(project, c->actual_finish);
	project->status_date = told_at(project, 3);
}

START_TEST(columns_of_the_schedule_are_progress)
{
	const struct file_case *c = &file_cases[_i];
	struct tocsin_project project;
	struct tocsin_arena arena;
	test_project_make(&project, &(struct test_project){.rows = rows});
	tell_by_file(&project, c);
	tocsin_arena_init(&arena);
	struct tocsin_journal journal = {0};
	struct tocsin_progress progress;
	tocsin_progress_fold(
		&progress, &arena, &project, &journal, NULL, 0, NULL, 0, told_at(&project, 3));
	uint32_t task = test_project_task(&project, c->task);
	const struct tocsin_task_state *state = &progress.states[task];
	ck_assert_msg(state->phase == c->phase, "%s: phase %d", c->what, (int)state->phase);
	assert_place(c->what, "start", state->start, c->start);
	assert_place(c->what, "finish", state->finish, c->finish);
	assert_place(c->what, "remaining", state->remaining, c->left);
	ck_assert_int_eq(progress.reports[task].from_file, c->from_file);
	tocsin_arena_finish(&arena);
	tocsin_project_free(&project);
}
END_TEST

/* A file as of day 3 stands among the journal's rows where its date puts it. */
START_TEST(the_file_counts_from_its_status_date)
{
	static const struct told told[] = {
		{"A", 1, REMAINING, 5}, {"A", 3, REMAINING, 1.5}, {"A", 4, REMAINING, 1}, {0}};
	static const struct {
		double t, left;
		bool journal_at_3;
	} table[] = {{2, 5, true}, {3, 1.5, true}, {3, 3, false}, {4, 1, true}};
	struct tocsin_project project;
	struct tocsin_arena arena;
	test_project_make(&project, &(struct test_project){.rows = rows});
	tell_by_file(&project, &forty_percent);
	tocsin_arena_init(&arena);
	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		struct tocsin_journal journal = told_journal(&arena, &project, told);
		if (!table[i].journal_at_3)
			journal.entries[1].event = TOCSIN_EVENT_NOTE;
		uint32_t count;
		const uint32_t *order = tocsin_journal_order(&arena, &journal, &count);
		struct tocsin_progress progress;
		tocsin_progress_fold(&progress, &arena, &project, &journal, order, count, NULL, 0,
			told_at(&project, table[i].t));
		ck_assert_int_eq(progress.states[0].remaining, test_days(table[i].left));
	}
	tocsin_arena_finish(&arena);
	tocsin_project_free(&project);
}
END_TEST

START_TEST(percent_rounds_what_is_left_up)
{
	struct tocsin_project project;
	struct tocsin_arena arena;
	test_project_make(&project, &(struct test_project){.rows = rows});
	tell_by_file(&project, &forty_percent);
	tocsin_task_restate(&project.arena, &project.tasks[0])->percent_permille =
		333; /* 2400 x 0.667 = 1600.8 */
	tocsin_arena_init(&arena);
	struct tocsin_journal journal = {0};
	struct tocsin_progress progress;
	tocsin_progress_fold(
		&progress, &arena, &project, &journal, NULL, 0, NULL, 0, told_at(&project, 3));
	ck_assert_int_eq(progress.states[0].remaining, 1601);
	tocsin_arena_finish(&arena);
	tocsin_project_free(&project);
}
END_TEST

Suite *test_suite(void)
{
	Suite *suite = suite_create("progress");
	TCase *tests = tcase_create("progress");
	tcase_add_loop_test(tests, rows_become_a_state, 0, sizeof cases / sizeof *cases);
	tcase_add_test(tests, rows_that_do_not_count_are_counted);
	tcase_add_test(tests, a_what_if_is_folded_last);
	tcase_add_loop_test(tests, columns_of_the_schedule_are_progress, 0,
		sizeof file_cases / sizeof *file_cases);
	tcase_add_test(tests, the_file_counts_from_its_status_date);
	tcase_add_test(tests, percent_rounds_what_is_left_up);
	suite_add_tcase(suite, tests);
	return suite;
}
