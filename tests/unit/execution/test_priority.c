/*
 * What to work on next (METHOD 7): impact and order, and the flags one by one.
 */
#include "check_main.h"

#include <stdio.h>
#include <string.h>

#include "example.h"

#define START TOCSIN_EVENT_START
#define REMAINING TOCSIN_EVENT_REMAINING
#define FINISH TOCSIN_EVENT_FINISH
#define KIT TOCSIN_EVENT_KIT

/* "T1.1 0, T2.2 -5 queued": impact in days, and "queued" where only a resource holds it. */
static void describe_list(char *out, size_t size, const struct example *example)
{
	size_t used = 0;
	out[0] = '\0';
	for (uint32_t i = 0; i < example->status.priority_count; i++) {
		const struct tocsin_priority *priority = &example->status.priorities[i];
		used += (size_t)snprintf(out + used, size - used, "%s%s %g%s%s", i ? ", " : "",
			example->project.tasks[priority->task].id, (double)priority->impact / 480,
			priority->flags & TOCSIN_QUEUED ? " queued" : "",
			priority->startable ? "" : " later");
	}
}

struct list_case {
	const char *what;
	double t;
	struct told told[8];
	const char *list;
};

static const struct list_case leach_cases[] = {
	{"at the start the critical chain leads", 0, {{0}}, "T1.1 0, T2.1 0"},
	{"as of day 10 the feeder does, for its resource sets the end", 10,
		{{"T1.1", 0, START, 0}, {"T2.1", 0, START, 0}, {"T1.1", 10, REMAINING, 8},
			{"T2.1", 10, REMAINING, 4}},
		"T2.1 4, T1.1 3"},
	{"T1.2 is queued behind T2.2 for Green", 18,
		{{"T1.1", 18, FINISH, 18}, {"T2.1", 18, FINISH, 14}, {"T2.2", 14, START, 14},
			{"T2.2", 18, REMAINING, 1}},
		"T1.2 4 queued later, T2.2 4"},
	{"all done: nothing to do", 60,
		{{"T1.1", 40, FINISH, 40}, {"T2.1", 40, FINISH, 40}, {"T1.2", 40, FINISH, 40},
			{"T2.2", 40, FINISH, 40}, {"T3", 40, FINISH, 40}},
		""},
};

START_TEST(impact_leads_then_the_critical_chain)
{
	const struct list_case *c = &leach_cases[_i];
	struct example_plan plan = leach_plan(7.5);
	struct example example;
	example_begin(&example, leach_rows, &plan, c->told);
	example_status(&example, c->t);
	char text[256];
	describe_list(text, sizeof text, &example);
	ck_assert_msg(strcmp(text, c->list) == 0, "%s: %s", c->what, text);
	example_end(&example);
}
END_TEST

/* At the start a feeder has minus its room: 40 - 5 - 10 - 15 = 10 d here. */
START_TEST(a_feeder_has_minus_its_room)
{
	static const struct test_row rows[] = {
		{"A", 50, 25}, {"F", 10, 5}, {"C", 30, 15, "A F"}, {"G", 10, 5}, {0}};
	static const struct example_plan plan = {.critical = "A C", .buffer = 20};
	struct example example;
	example_begin(&example, rows, &plan, NULL);
	example_status(&example, 0);
	char text[256];
	describe_list(text, sizeof text, &example);
	ck_assert_str_eq(text, "A 0, F -20, G -35");
	ck_assert_double_eq_tol(
		tocsin_ratio_percent(example.status.priorities[1].of_buffer), -100, 1e-9);
	ck_assert(example.status.priorities[0].critical);
	ck_assert(!example.status.priorities[1].critical);
	example_end(&example);
}
END_TEST

START_TEST(among_equals_the_critical_chain_comes_first)
{
	static const struct test_row rows[] = {
		{"F", 10, 5}, {"G", 10, 5}, {"A", 10, 5}, {"C", 10, 5, "F G A"}, {0}};
	static const struct example_plan plan = {.critical = "A C", .buffer = 5};
	struct example example;
	example_begin(&example, rows, &plan, NULL);
	example_status(&example, 0);
	char text[256];
	describe_list(text, sizeof text, &example);
	ck_assert_str_eq(text, "A 0, F 0, G 0");
	example_end(&example);
}
END_TEST

/* A date that has not come is nothing to a task that has begun. */
START_TEST(a_running_task_counts_from_now)
{
	static const struct test_row rows[] = {{"A", 10, 5, .not_before = 8}, {0}};
	static const struct example_plan plan = {.critical = "A", .buffer = 5};
	static const struct told told[] = {{"A", 2, START, 2}, {0}};
	struct example example;
	example_begin(&example, rows, &plan, told);
	example_status(&example, 2);
	char text[256];
	describe_list(text, sizeof text, &example);
	ck_assert_str_eq(text, "A -6"); /* 2 + 5 for 13 */
	example_end(&example);
}
END_TEST

/* Startable: FS with a negative lag before its end, SS after the start, never on a future date. */
START_TEST(startable_is_ready_not_after_t)
{
	static const struct test_row rows[] = {{"A", 20, 10}, {"B", 4, 2, "A:FS-5"},
		{"C", 4, 2, "A:SS+4"}, {"D", 4, 2, .not_before = 6}, {"E", 4, 2, "A"},
		{"F", 4, 2, "A:FF-3"}, {0}};
	static const struct example_plan plan = {.critical = "A E", .buffer = 5};
	static const struct told told[] = {{"A", 0, START, 0}, {"A", 3, REMAINING, 7},
		{"A", 4, REMAINING, 6}, {"A", 5, REMAINING, 5}, {"A", 6, REMAINING, 4}, {0}};
	static const struct {
		double t;
		const char *startable;
	} table[] = {{3, "A"}, {4, "A C"}, {5, "A B C F"}, {6, "A B C D F"}};
	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		struct example example;
		example_begin(&example, rows, &plan, told);
		example_status(&example, table[i].t);
		char text[64] = "";
		for (uint32_t task = 0; task < example.project.task_count; task++)
			for (uint32_t k = 0; k < example.status.priority_count; k++)
				if (example.status.priorities[k].task == task)
					snprintf(text + strlen(text), sizeof text - strlen(text),
						"%s%s", *text ? " " : "",
						example.project.tasks[task].id);
		ck_assert_str_eq(text, table[i].startable);
		example_end(&example);
	}
}
END_TEST

struct flag_case {
	const char *what;
	double t;
	struct told told[4];
	const char *task;
	unsigned flags; /* those of `asked` that must be set */
	unsigned asked;
};

/* A 10 -> B 10 -> C 5 is critical; F 2 feeds C; all of the default settings. */
static const struct test_row flag_rows[] = {{"A", 20, 10}, {"B", 20, 10, "A", "Crew"},
	{"C", 10, 5, "B F"}, {"F", 4, 2, .not_before = 12}, {"M", .after = "A"}, {0}};
static const struct example_plan flag_plan = {.critical = "A B C", .buffer = 10};
static const struct flag_case flag_cases[] = {
	{"idle: it could be under way", 1, {{0}}, "A", TOCSIN_IDLE, TOCSIN_IDLE | TOCSIN_QUEUED},
	{"not idle: it is", 1, {{"A", 0, START, 0}}, "A", 0, TOCSIN_IDLE | TOCSIN_QUEUED},
	{"not idle: it waits for its predecessor", 1, {{0}}, "B", 0, TOCSIN_IDLE | TOCSIN_QUEUED},
	{"not idle: it waits for its date", 11.9, {{0}}, "F", 0, TOCSIN_IDLE},
	{"idle from its date on", 12, {{0}}, "F", TOCSIN_IDLE, TOCSIN_IDLE},
	{"wake-up, five working days before a critical start", 5, {{"A", 5, REMAINING, 5}}, "B",
		TOCSIN_WAKE_UP, TOCSIN_WAKE_UP},
	{"not a minute earlier", 5, {{"A", 5, REMAINING, 5.01}}, "B", 0, TOCSIN_WAKE_UP},
	{"feeders need no wake-up", 8, {{0}}, "F", 0, TOCSIN_WAKE_UP},
	{"nor does what runs", 8, {{"A", 8, START, 8}}, "A", 0, TOCSIN_WAKE_UP},
	{"full-kit, five working days before any start", 7, {{0}}, "F", TOCSIN_KIT, TOCSIN_KIT},
	{"not earlier", 6.9, {{0}}, "F", 0, TOCSIN_KIT},
	{"full-kit confirmed", 7, {{"F", 6, KIT, 1}}, "F", 0, TOCSIN_KIT},
	{"full-kit taken back", 7, {{"F", 6, KIT, 1}, {"F", 6.5, KIT, 0}}, "F", TOCSIN_KIT,
		TOCSIN_KIT},
	{"a milestone needs no kit", 9, {{"A", 9, REMAINING, 1}}, "M", 0, TOCSIN_KIT},
	{"two working days of silence are none too many", 4, {{"A", 2, REMAINING, 8}}, "A", 0,
		TOCSIN_STALE},
	{"more are", 4.1, {{"A", 2, REMAINING, 8}}, "A", TOCSIN_STALE, TOCSIN_STALE},
	{"a done task is never stale", 9, {{"A", 2, FINISH, 2}}, "A", 0, TOCSIN_STALE},
	{"nor is one that has not started: it is idle", 9, {{0}}, "A", TOCSIN_IDLE,
		TOCSIN_STALE | TOCSIN_IDLE},
	{"contested", 3, {{"A", 2, REMAINING, 8, "ana"}, {"A", 2, REMAINING, 7, "bob"}}, "A",
		TOCSIN_CONTESTED, TOCSIN_CONTESTED},
	{"a start that nobody knows", 3, {{"A", 2, REMAINING, 8}}, "A", TOCSIN_START_UNKNOWN,
		TOCSIN_START_UNKNOWN},
	{"a start that is known", 3, {{"A", 2, START, 1}}, "A", 0, TOCSIN_START_UNKNOWN},
};

START_TEST(flags_warn)
{
	const struct flag_case *c = &flag_cases[_i];
	struct example example;
	example_begin(&example, flag_rows, &flag_plan, c->told);
	example_status(&example, c->t);
	unsigned flags = example.status.flags[test_project_task(&example.project, c->task)];
	ck_assert_msg((flags & c->asked) == c->flags, "%s: flags %x", c->what, flags);
	for (uint32_t k = 0; k < example.status.priority_count; k++)
		ck_assert_uint_eq(example.status.priorities[k].flags,
			example.status.flags[example.status.priorities[k].task]);
	example_end(&example);
}
END_TEST

/* A resource link that turned round: B took the crane first, so A waits for it now. */
START_TEST(queued_behind_one_who_jumped_the_queue)
{
	static const struct test_row rows[] = {
		{"A", 10, 5, .resources = "Crane"}, {"B", 10, 5, .resources = "Crane"}, {0}};
	static const struct example_plan plan = {
		.critical = "A B", .resource_links = "A>B", .buffer = 5};
	static const struct told told[] = {{"B", 1, START, 1}, {0}};
	struct example example;
	example_begin(&example, rows, &plan, told);
	example_status(&example, 2);
	char text[256];
	describe_list(text, sizeof text, &example);
	/* B 2-7, then A 7-12. */
	ck_assert_str_eq(text, "A 2 queued later, B 2");
	example_end(&example);
}
END_TEST

/* C began before A, which it needs to finish: turned round the link would close a circle. */
START_TEST(a_link_that_dropped_holds_nobody)
{
	static const struct test_row rows[] = {{"A", 10, 5, .resources = "Crane"},
		{"C", 10, 5, "A:FF", .resources = "Crane"}, {0}};
	static const struct example_plan plan = {
		.critical = "A C", .resource_links = "A>C", .buffer = 5};
	static const struct told told[] = {{"C", 1, START, 1}, {0}};
	struct example example;
	example_begin(&example, rows, &plan, told);
	example_status(&example, 1);
	ck_assert_uint_eq(example.status.flags[0] & (TOCSIN_IDLE | TOCSIN_QUEUED), TOCSIN_IDLE);
	example_end(&example);
}
END_TEST

START_TEST(flags_have_names)
{
	static const struct {
		enum tocsin_task_flag flag;
		const char *name;
	} table[] = {{TOCSIN_WAKE_UP, "wake-up"}, {TOCSIN_KIT, "kit"}, {TOCSIN_IDLE, "idle"},
		{TOCSIN_QUEUED, "queued"}, {TOCSIN_STALE, "stale"}, {TOCSIN_CONTESTED, "contested"},
		{TOCSIN_START_UNKNOWN, "start-unknown"}};
	for (size_t i = 0; i < sizeof table / sizeof *table; i++)
		ck_assert_str_eq(tocsin_task_flag_name(table[i].flag), table[i].name);
}
END_TEST

Suite *test_suite(void)
{
	Suite *suite = suite_create("priority");
	TCase *tests = tcase_create("priority");
	tcase_add_loop_test(tests, impact_leads_then_the_critical_chain, 0,
		sizeof leach_cases / sizeof *leach_cases);
	tcase_add_test(tests, a_feeder_has_minus_its_room);
	tcase_add_test(tests, among_equals_the_critical_chain_comes_first);
	tcase_add_test(tests, a_running_task_counts_from_now);
	tcase_add_test(tests, startable_is_ready_not_after_t);
	tcase_add_loop_test(tests, flags_warn, 0, sizeof flag_cases / sizeof *flag_cases);
	tcase_add_test(tests, queued_behind_one_who_jumped_the_queue);
	tcase_add_test(tests, a_link_that_dropped_holds_nobody);
	tcase_add_test(tests, flags_have_names);
	suite_add_tcase(suite, tests);
	return suite;
}
