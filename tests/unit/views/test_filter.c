#include "check_main.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "filter.h"
#include "test_project.h"

/*
 * As of day 5: A is done, B runs (stale), C is ready, D queues, E waits and was added since the
 * commit. A and B are critical, C feeds FB1, D feeds FB2.
 */
enum { A, B, C, D, E, TASKS };

static struct tocsin_project project;
static struct tocsin_plan plan;
static struct tocsin_status status;
static struct view_data data;
static struct tocsin_arena arena;

static void begin(void)
{
	static const struct test_row rows[] = {{"A", 4, 2, .resources = "Crane"},
		{"B", 4, 2, .resources = "Crew Crane"}, {"C", 4, 2}, {"D", 4, 2, .resources = "Al"},
		{"E", 4, 2}, {0}};
	static struct tocsin_task_state states[TASKS];
	static struct tocsin_entry entries[] = {{.note = "out of varnish"}};
	static struct tocsin_journal journal = {.entries = entries, .count = 1};
	static struct tocsin_task_report reports[TASKS];
	static uint32_t plan_task[TASKS] = {0, 1, 2, 3, TOCSIN_NONE};
	static unsigned flags[TASKS] = {
		TOCSIN_CONTESTED, TOCSIN_STALE, TOCSIN_IDLE | TOCSIN_KIT, TOCSIN_QUEUED};
	static struct tocsin_plan_task planned[] = {
		{.chain = TOCSIN_CRITICAL}, {.chain = TOCSIN_CRITICAL}, {.chain = 0}, {.chain = 1}};
	static struct tocsin_feeding_buffer buffers[] = {{.id = "FB1"}, {.id = "FB10"}};
	static struct tocsin_feeding_status feeding[] = {
		{.zone = TOCSIN_GREEN}, {.zone = TOCSIN_RED}};
	setlocale(LC_ALL, "C.UTF-8");
	test_project_make(&project, &(struct test_project){.rows = rows});
	project.tasks[A].name = "Pour the north pier";
	project.tasks[B].name = "Ölwechsel";
	struct tocsin_stated *stated[TASKS];
	for (uint32_t i = 0; i < TASKS; i++)
		stated[i] = tocsin_task_restate(&project.arena, &project.tasks[i]);
	stated[A]->stage = stated[B]->stage = "Design";
	stated[C]->stage = "Build";
	stated[C]->notes = stated[D]->notes = "waits for paint";
	for (uint32_t i = 0; i < TASKS; i++)
		reports[i].last_note = i == D ? 0 : TOCSIN_NONE;
	project.resources[2].name = "Big Al";
	states[A].phase = TOCSIN_DONE;
	states[B].phase = TOCSIN_IN_PROGRESS;
	tocsin_arena_init(&arena);
	plan = (struct tocsin_plan){
		.tasks = planned, .task_count = 4, .feeding = buffers, .feeding_count = 2};
	status = (struct tocsin_status){.progress = {.states = states, .reports = reports},
		.baseline = {.plan = &plan, .plan_task = plan_task},
		.feeding = feeding,
		.now.zone = TOCSIN_YELLOW,
		.flags = flags};
	data = (struct view_data){
		.project = &project, .plan = &plan, .journal = &journal, .status = &status};
}

static void end(void)
{
	tocsin_arena_finish(&arena);
	tocsin_project_free(&project);
}

/* The ids of the tasks that pass, as one word. */
static const char *passing(const char *text)
{
	struct filter filter;
	filter_make(&filter, &arena, &data, text);
	const char *found = "";
	for (uint32_t i = 0; i < TASKS; i++)
		if (filter_passes(&filter, i))
			found = tocsin_arena_printf(&arena, "%s%s", found, project.tasks[i].id);
	return found;
}

static const struct {
	const char *filter, *tasks;
} cases[] = {
	{"", "ABCDE"}, {"   ", "ABCDE"}, {"crane", "AB"}, {"who:CR", "AB"}, {"who:crew", "B"},
	{"-who:crane", "CDE"}, {"who:crew,big", "BD"}, {"who:\"big al\"", "D"},
	{"chain:critical", "AB"}, {"chain:feeding", "CD"}, {"chain:fb1", "C"}, {"chain:fb", "CD"},
	{"chain:none", "E"}, {"-chain:c", "CDE"}, {"state:open", "BCDE"}, {"state:done", "A"},
	{"state:r", "BC"}, {"state:ready,queued", "CD"}, {"-state:open", "A"}, {"flag:stale", "B"},
	{"flag:wake", ""}, {"flag:kit", "C"}, {"flag:added", "E"},
	{"flag:contested", ""}, /* what is done has no flags any more */
	{"stage:design", "AB"}, {"stage:SIGN state:open", "B"}, {"zone:yellow", "B"},
	{"zone:red,green", "CD"}, {"id:a", "A"}, {"name:ÖL", "B"}, {"note:paint", "C"},
	{"note:varnish", "D"}, {"\"north pier\"", "A"}, {"pier north", "A"}, {"north -pier", ""},
	{"-", ""},                                 /* a lone sign is text */
	{"who:", "ABCDE"},                         /* still being typed */
	{"STATE:DONE", "A"}, {"who:\"big a", "D"}, /* a quote still open */
};

START_TEST(words_and_keys)
{
	ck_assert_str_eq(passing(cases[_i].filter), cases[_i].tasks);
}
END_TEST

START_TEST(what_cannot_be_meant_is_said)
{
	struct filter filter;
	filter_make(&filter, &arena, &data, "sate:open");
	ck_assert_str_eq(
		filter.fault, "no key 'sate': who chain state stage flag zone id name note");
	filter_make(&filter, &arena, &data, "state:opne");
	ck_assert_str_eq(filter.fault, "no state 'opne': open running ready queued waiting done");
	filter_make(&filter, &arena, &data, "who:nobody");
	ck_assert_str_eq(filter.fault, "no resource 'nobody': Crane Crew Big Al");
	filter_make(&filter, &arena, &data, "nowhere state:open");
	ck_assert_str_eq(filter.fault, "");
}
END_TEST

/* An id with a colon in it is found although its beginning is no key. */
START_TEST(a_wrong_key_is_plain_text)
{
	project.tasks[D].id = "T1:4";
	ck_assert_str_eq(passing("t1:4"), "T1:4");
}
END_TEST

START_TEST(resources_are_filtered_by_who_and_words)
{
	struct filter filter;
	filter_make(&filter, &arena, &data, "who:crew state:open");
	ck_assert(!filter_passes_resource(&filter, 0));
	ck_assert(filter_passes_resource(&filter, 1));
	filter_make(&filter, &arena, &data, "-crew");
	ck_assert(filter_passes_resource(&filter, 0));
	ck_assert(!filter_passes_resource(&filter, 1));
}
END_TEST

static const struct {
	const char *typed, *completed; /* the ways, with bars between */
} completions[] = {
	{"st", "state:|stage:"},
	{"x -fl", "x -flag:"},
	{"state:r", "state:running|state:ready"},
	{"x state:open,d", "x state:open,done"},
	{"chain:f", "chain:feeding|chain:FB1|chain:FB10"},
	{"who:b", "who:\"Big Al\""},
	{"who:\"b", "who:\"Big Al\""},
	{"stage:", "stage:Design|stage:Build"},
	{"nokey:", ""},
	{"pier", ""},
};

START_TEST(tab_completes_keys_and_values)
{
	const char *ways = "", *way;
	for (unsigned i = 0; (way = filter_complete(&arena, &data, completions[_i].typed, i)); i++)
		ways = tocsin_arena_printf(&arena, "%s%s%s", ways, i ? "|" : "", way);
	ck_assert_str_eq(ways, completions[_i].completed);
}
END_TEST

/* A proposal has chains, but nothing has started and nothing is flagged. */
START_TEST(a_proposal_is_filtered_too)
{
	struct tocsin_plan_task tasks[] = {{.key = "C", .chain = TOCSIN_CRITICAL}};
	struct tocsin_plan proposed = {.tasks = tasks, .task_count = 1};
	data = (struct view_data){.project = &project, .plan = &proposed, .proposal = true};
	ck_assert_str_eq(passing("chain:critical"), "C");
	ck_assert_str_eq(passing("state:waiting"), "ABCDE");
	ck_assert_str_eq(passing("flag:stale"), "");
}
END_TEST

Suite *test_suite(void)
{
	Suite *suite = suite_create("filter");
	TCase *tcase = tcase_create("filter");
	tcase_add_checked_fixture(tcase, begin, end);
	tcase_add_loop_test(tcase, words_and_keys, 0, sizeof cases / sizeof cases[0]);
	tcase_add_test(tcase, what_cannot_be_meant_is_said);
	tcase_add_test(tcase, a_wrong_key_is_plain_text);
	tcase_add_test(tcase, resources_are_filtered_by_who_and_words);
	tcase_add_loop_test(tcase, tab_completes_keys_and_values, 0,
		sizeof completions / sizeof completions[0]);
	tcase_add_test(tcase, a_proposal_is_filtered_too);
	suite_add_tcase(suite, tcase);
	return suite;
}
