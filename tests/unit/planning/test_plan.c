/* Plans: METHOD 11's worked examples, and what each step promises on projects made for it. */
#include "check_main.h"
#include "test_project.h"
#include "tocsin/audit.h"
#include "tocsin/plan.h"

static struct tocsin_project project;
static struct tocsin_plan *plan;

/* ---- Making one ---- */

static void load(const struct test_project *from)
{
	test_project_make(&project, from);
}

static void load_rows(const struct test_row *rows)
{
	load(&(struct test_project){.rows = rows});
}

/* The plan as of day `as_of`; every plan that a test makes has to stand up to the audit. */
static void make_as_of(double as_of, const struct tocsin_task_state *states)
{
	plan = tocsin_plan_make(&(struct tocsin_plan_request){
		.project = &project, .states = states, .as_of = test_days(as_of)});
	struct tocsin_audit audit;
	tocsin_audit_run(&audit, &project, states, plan);
	ck_assert_msg(audit.count == 0, "%s", audit.shown ? audit.findings[0] : "findings");
	tocsin_audit_finish(&audit);
}

static void make(void)
{
	make_as_of(0, NULL);
}

static void done(void)
{
	tocsin_plan_free(plan);
	plan = NULL;
	tocsin_project_free(&project);
}

/* ---- Looking at it ---- */

#define assert_days(minutes, days) ck_assert_int_eq((minutes), test_days(days))

static void assert_place(const char *id, double start, double finish)
{
	const struct tocsin_plan_task *task = &plan->tasks[test_project_task(&project, id)];
	ck_assert_msg(task->start == test_days(start) && task->finish == test_days(finish),
		"%s lies at %g-%g, not %g-%g", id, (double)task->start / 480,
		(double)task->finish / 480, start, finish);
}

/* A chain as "A B:2 C": ids, with the part in days where it is not the whole task. */
static const char *chain_text(const struct tocsin_chain_item *items, uint32_t count)
{
	static char text[256];
	char *to = text;
	*to = '\0';
	for (uint32_t k = 0; k < count; k++) {
		const struct tocsin_task *task = &project.tasks[items[k].task];
		to += sprintf(to, "%s%s", k ? " " : "", task->id);
		if (!task->elapsed && items[k].part != task->focused)
			to += sprintf(to, ":%g", (double)items[k].part / 480);
	}
	return text;
}

static void assert_critical(const char *expected)
{
	ck_assert_str_eq(chain_text(plan->critical, plan->critical_count), expected);
}

static void assert_candidates(const char *expected)
{
	char text[256], *to = text;
	*to = '\0';
	for (uint32_t k = 0; k < plan->candidate_count; k++)
		to += sprintf(to, "%s%s", k ? " " : "", plan->tasks[plan->candidates[k].task].id);
	ck_assert_str_eq(text, expected);
}

/* The feeding buffer from one task into another (NULL: the end). */
static const struct tocsin_feeding_buffer *buffer(const char *from, const char *to)
{
	uint32_t into = to ? test_project_task(&project, to) : TOCSIN_NONE;
	for (uint32_t k = 0; k < plan->feeding_count; k++)
		if (plan->feeding[k].from == test_project_task(&project, from) &&
			plan->feeding[k].to == into)
			return &plan->feeding[k];
	ck_abort_msg("no buffer from %s into %s", from, to ? to : "the end");
	return NULL;
}

static void assert_buffer(const char *from, const char *to, double size, double wanted,
	enum tocsin_buffer_flag flag)
{
	const struct tocsin_feeding_buffer *it = buffer(from, to);
	ck_assert_int_eq(it->size, test_days(size));
	ck_assert_int_eq(it->wanted, test_days(wanted));
	ck_assert_str_eq(tocsin_buffer_flag_name(it->flag), tocsin_buffer_flag_name(flag));
}

/* ---- METHOD 11 ---- */

static const struct test_row leach[] = {
	{"T1.1", 30, 15, .resources = "Red"},
	{"T1.2", 20, 10, .after = "T1.1", .resources = "Green"},
	{"T2.1", 20, 10, .resources = "Blue"},
	{"T2.2", 10, 5, .after = "T2.1", .resources = "Green"},
	{"T3", 30, 15, .after = "T1.2 T2.2", .resources = "Magenta"},
	{0},
};

START_TEST(leach_by_half_chain)
{
	load_rows(leach);
	project.settings.buffer_method = TOCSIN_HALF_CHAIN;
	make();
	assert_days(plan->makespan, 40);
	ck_assert(plan->optimal);
	assert_place("T2.1", 0, 10);
	assert_place("T2.2", 10, 15);
	assert_place("T1.1", 0, 15);
	assert_place("T1.2", 15, 25);
	assert_place("T3", 25, 40);
	assert_critical("T1.1 T1.2 T3");
	assert_days(plan->chain_length, 40);
	assert_days(plan->project_buffer, 20);
	assert_days(plan->promise, 60);
	assert_days(plan->projected_end, 40);
	assert_days(plan->buffer, 20);
	assert_buffer("T2.2", "T3", 7.5, 7.5, TOCSIN_BUFFER_AS_WANTED);
	assert_days(buffer("T2.2", "T3")->point, 25);
	ck_assert_str_eq(chain_text(buffer("T2.2", "T3")->chain, 2), "T2.1 T2.2");
	done();
}
END_TEST

START_TEST(leach_by_default)
{
	load_rows(leach);
	make();
	ck_assert_int_eq(plan->method, TOCSIN_BIAS_SSQ);
	assert_days(plan->project_buffer, 23.452);
	assert_days(plan->promise, 63.452);
	assert_buffer("T2.2", "T3", 10, 11.181, TOCSIN_BUFFER_RESIZED);
	done();
}
END_TEST

/* T2.1 T2.2 T1.2 T3 is as long, through Green; and Green merges too, where there is no room. */
START_TEST(leach_has_two_traps)
{
	load_rows(leach);
	make();
	assert_candidates("T1.1 T1.2 T2.1 T2.2 T3");
	ck_assert_uint_eq(plan->feeding_count, 2);
	assert_buffer("T2.2", "T1.2", 0, 11.181, TOCSIN_BUFFER_NO_ROOM);
	ck_assert_int_eq(buffer("T2.2", "T1.2")->kind, TOCSIN_MERGE_RESOURCE);
	ck_assert_str_eq(project.resources[buffer("T2.2", "T1.2")->resource].name, "Green");
	ck_assert_str_eq(plan->feeding[0].id, "FB1");
	ck_assert_ptr_eq(&plan->feeding[0], buffer("T2.2", "T1.2"));
	done();
}
END_TEST

static const struct test_row vanhoucke[] = {
	{"1", 2, 1},
	{"2", 9, 6},
	{"3", 5, 3},
	{"4", 2, 1, .after = "1"},
	{"5", 3, 2, .after = "3"},
	{"6", 6, 4, .after = "2 4"},
	{"7", 2, 1, .after = "5"},
	{"8", 3, 2, .after = "6 7"},
	{0},
};

static const struct {
	enum tocsin_buffer_method method;
	double project, from4, from7;
} vanhoucke_sizes[] = {
	{TOCSIN_HALF_CHAIN, 6, 1, 3},
	{TOCSIN_RSEM, 3.742, 1.4145, 2.45},
	{TOCSIN_CUT_AND_PASTE, 6, 2, 4},
	{TOCSIN_HALF_SAFETY, 3, 1, 2},
	{TOCSIN_PERCENT, 6, 1, 3},
};

START_TEST(vanhoucke_by_each_method)
{
	load_rows(vanhoucke);
	project.settings.buffer_method = vanhoucke_sizes[_i].method;
	make();
	assert_critical("2 6 8");
	assert_days(plan->project_buffer, vanhoucke_sizes[_i].project);
	ck_assert_uint_eq(plan->feeding_count, 2);
	assert_days(buffer("4", "6")->size, vanhoucke_sizes[_i].from4);
	assert_days(buffer("7", "8")->size, vanhoucke_sizes[_i].from7);
	done();
}
END_TEST

Suite *test_suite(void)
{
	Suite *suite = suite_create("plan");
	TCase *worked = tcase_create("worked examples");
	tcase_add_test(worked, leach_by_half_chain);
	tcase_add_test(worked, leach_by_default);
	tcase_add_test(worked, leach_has_two_traps);
	tcase_add_loop_test(worked, vanhoucke_by_each_method, 0,
		sizeof vanhoucke_sizes / sizeof *vanhoucke_sizes);
	suite_add_tcase(suite, worked);
	return suite;
}
