/*
 * The audit: two right plans, built by hand, hold; each of them broken in one way does not.
 *
 * The first is METHOD 11's Leach (half-chain); the second one waits for a date and pauses over an
 * absence.
 */
#include "check_main.h"

#include <string.h>

#include "test_project.h"
#include "tocsin/audit.h"

#define DAY ((tocsin_work)480)

enum { TASKS = 5, BUFFERS = 2 };

struct fixture {
	struct tocsin_project project;
	struct tocsin_plan plan;
	struct tocsin_plan_task tasks[TASKS];
	struct tocsin_resource_link links[2];
	struct tocsin_chain_item critical[TASKS], candidates[TASKS], chains[BUFFERS][TASKS];
	struct tocsin_feeding_buffer feeding[BUFFERS];
	struct tocsin_date_gap gaps[2];
	struct tocsin_task_state states[TASKS];
	bool started; /* pass the states */
};

static void take_tasks(
	struct fixture *fixture, const double *start, const double *finish, const int32_t *chain)
{
	for (uint32_t i = 0; i < fixture->project.task_count; i++) {
		const struct tocsin_task *task = &fixture->project.tasks[i];
		fixture->tasks[i] = (struct tocsin_plan_task){
			.key = task->key,
			.id = task->id,
			.name = task->name,
			.start = test_days(start[i]),
			.finish = test_days(finish[i]),
			.focused = task->focused,
			.safe = task->safe,
			.chain = chain[i],
		};
		fixture->states[i] = (struct tocsin_task_state){
			TOCSIN_NOT_STARTED, TOCSIN_NO_WORK, TOCSIN_NO_WORK, task->focused};
	}
	fixture->plan.method = TOCSIN_HALF_CHAIN;
	fixture->plan.tasks = fixture->tasks;
	fixture->plan.task_count = fixture->project.task_count;
	fixture->plan.resource_links = fixture->links;
	fixture->plan.critical = fixture->critical;
	fixture->plan.candidates = fixture->candidates;
	fixture->plan.feeding = fixture->feeding;
	fixture->plan.date_gaps = fixture->gaps;
	fixture->plan.date_setter = TOCSIN_NONE;
	fixture->plan.drum = "";
}

enum { T11, T12, T21, T22, T3 };

/* T2.1 T2.2 feed T3 through a buffer of 7.5 d, and T1.2 through Green, where there is no room. */
static void make_leach(struct fixture *fixture)
{
	static const struct test_row rows[] = {
		{"T1.1", 30, 15, NULL, "Red"},
		{"T1.2", 20, 10, "T1.1", "Green"},
		{"T2.1", 20, 10, NULL, "Blue"},
		{"T2.2", 10, 5, "T2.1", "Green"},
		{"T3", 30, 15, "T1.2 T2.2", "Magenta"},
		{0},
	};
	static const double start[] = {0, 15, 0, 10, 25}, finish[] = {15, 25, 10, 15, 40};
	static const int32_t chain[] = {TOCSIN_CRITICAL, TOCSIN_CRITICAL, 0, 0, TOCSIN_CRITICAL};
	*fixture = (struct fixture){0};
	test_project_make(&fixture->project, &(struct test_project){.rows = rows});
	take_tasks(fixture, start, finish, chain);
	uint32_t green =
		fixture->project.demands[fixture->project.tasks[T12].first_demand].resource;

	struct tocsin_plan *plan = &fixture->plan;
	fixture->links[0] = (struct tocsin_resource_link){T22, T12, green, 1000};
	plan->resource_link_count = 1;
	fixture->critical[0] = (struct tocsin_chain_item){T11, 15 * DAY};
	fixture->critical[1] = (struct tocsin_chain_item){T12, 10 * DAY};
	fixture->critical[2] = (struct tocsin_chain_item){T3, 15 * DAY};
	plan->critical_count = 3;
	for (uint32_t i = 0; i < TASKS; i++)
		fixture->candidates[i] = (struct tocsin_chain_item){i, 0};
	plan->candidate_count = TASKS;
	for (uint32_t k = 0; k < BUFFERS; k++) {
		fixture->chains[k][0] = (struct tocsin_chain_item){T21, 10 * DAY};
		fixture->chains[k][1] = (struct tocsin_chain_item){T22, 5 * DAY};
	}
	fixture->feeding[0] = (struct tocsin_feeding_buffer){
		.id = "FB1",
		.from = T22,
		.to = T3,
		.kind = TOCSIN_MERGE_PRECEDENCE,
		.resource = TOCSIN_NONE,
		.chain = fixture->chains[0],
		.chain_count = 2,
		.wanted = 15 * DAY / 2,
		.size = 15 * DAY / 2,
		.point = 25 * DAY,
	};
	fixture->feeding[1] = (struct tocsin_feeding_buffer){
		.id = "FB2",
		.from = T22,
		.to = T12,
		.kind = TOCSIN_MERGE_RESOURCE,
		.resource = green,
		.chain = fixture->chains[1],
		.chain_count = 2,
		.wanted = 15 * DAY / 2,
		.point = 15 * DAY,
		.flag = TOCSIN_BUFFER_NO_ROOM,
	};
	plan->feeding_count = BUFFERS;
	plan->makespan = plan->lower_bound = plan->chain_end = plan->chain_length = 40 * DAY;
	plan->projected_end = 40 * DAY;
	plan->optimal = true;
	plan->project_buffer_wanted = plan->project_buffer = plan->buffer = 20 * DAY;
	plan->promise = 60 * DAY;
}

enum { DIG, BUILD, BUY };

/* BUILD may not start before day 4, and its crew is away on day 5; BUY feeds it. */
static void make_dated(struct fixture *fixture)
{
	static const struct test_row rows[] = {
		{"Dig", .focused = 2, .resources = "Crew"},
		{"Build", .focused = 3, .after = "Dig Buy", .resources = "Crew", .not_before = 4},
		{"Buy", .focused = 1},
		{0},
	};
	static const struct test_absence absences[] = {{"Crew", 5, 6, 0}, {0}};
	static const double start[] = {0, 4, 2.5}, finish[] = {2, 8, 3.5};
	static const int32_t chain[] = {TOCSIN_CRITICAL, TOCSIN_CRITICAL, 0};
	*fixture = (struct fixture){0};
	test_project_make(
		&fixture->project, &(struct test_project){.rows = rows, .absences = absences});
	take_tasks(fixture, start, finish, chain);

	struct tocsin_plan *plan = &fixture->plan;
	fixture->links[0] = (struct tocsin_resource_link){DIG, BUILD, 0, 1000};
	plan->resource_link_count = 1;
	fixture->critical[0] = (struct tocsin_chain_item){DIG, 2 * DAY};
	fixture->critical[1] = (struct tocsin_chain_item){BUILD, 3 * DAY};
	plan->critical_count = plan->candidate_count = 2;
	memcpy(fixture->candidates, fixture->critical, sizeof fixture->critical);
	fixture->chains[0][0] = (struct tocsin_chain_item){BUY, DAY};
	fixture->feeding[0] = (struct tocsin_feeding_buffer){
		.id = "FB1",
		.from = BUY,
		.to = BUILD,
		.kind = TOCSIN_MERGE_PRECEDENCE,
		.resource = TOCSIN_NONE,
		.chain = fixture->chains[0],
		.chain_count = 1,
		.wanted = DAY / 2,
		.size = DAY / 2,
		.point = 4 * DAY,
	};
	plan->feeding_count = 1;
	fixture->gaps[0] = (struct tocsin_date_gap){BUILD, 2 * DAY};
	plan->date_gap_count = 1;
	plan->makespan = plan->lower_bound = plan->chain_end = plan->projected_end = 8 * DAY;
	plan->optimal = true;
	plan->chain_length = 5 * DAY;
	plan->project_buffer_wanted = plan->project_buffer = plan->buffer = 5 * DAY / 2;
	plan->promise = 21 * DAY / 2;
}

static void move(struct fixture *fixture, uint32_t task, double start, double finish)
{
	fixture->tasks[task].start = test_days(start);
	fixture->tasks[task].finish = test_days(finish);
}

/* ---- What may be wrong with Leach's plan ---- */

static void nothing(struct fixture *fixture)
{
	(void)fixture;
}

static void shuffled(struct fixture *fixture)
{
	struct tocsin_plan_task first = fixture->tasks[T11];
	fixture->tasks[T11] = fixture->tasks[T3];
	fixture->tasks[T3] = first;
	fixture->critical[0].task = T3;
	fixture->critical[2].task = T11;
	fixture->feeding[0].to = T11;
}

static void task_missing(struct fixture *fixture)
{
	fixture->plan.task_count--;
}

static void task_unknown(struct fixture *fixture)
{
	fixture->tasks[T21].key = "T9";
}

static void task_twice(struct fixture *fixture)
{
	fixture->tasks[T21].key = "T2.2";
}

static void other_estimate(struct fixture *fixture)
{
	fixture->tasks[T21].safe += DAY;
}

static void index_wild(struct fixture *fixture)
{
	fixture->critical[1].task = 77;
}

static void too_short(struct fixture *fixture)
{
	move(fixture, T21, 1, 10);
}

static void before_zero(struct fixture *fixture)
{
	move(fixture, T21, -1, 9);
}

static void before_as_of(struct fixture *fixture)
{
	fixture->plan.as_of = DAY;
}

static void link_broken(struct fixture *fixture)
{
	move(fixture, T22, 9, 14);
}

static void crew_twice(struct fixture *fixture)
{
	move(fixture, T22, 11, 16);
}

static void handed_on_by_nobody(struct fixture *fixture)
{
	fixture->links[0].resource = 0;
}

static void handed_on_twice(struct fixture *fixture)
{
	fixture->links[1] = fixture->links[0];
	fixture->plan.resource_link_count = 2;
}

static void never_handed_on(struct fixture *fixture)
{
	fixture->plan.resource_link_count = 0;
	fixture->plan.feeding_count = 1;
}

static void against_the_links(struct fixture *fixture)
{
	fixture->links[0] = (struct tocsin_resource_link){T3, T11, 0, 1000};
}

static void chain_with_float(struct fixture *fixture)
{
	move(fixture, T3, 26, 41);
	fixture->plan.chain_end += DAY;
	fixture->plan.promise += DAY;
}

static void chain_without_link(struct fixture *fixture)
{
	fixture->critical[0].task = T21;
	fixture->critical[0].part = 10 * DAY;
	fixture->tasks[T21].chain = TOCSIN_CRITICAL;
	fixture->tasks[T11].chain = 0;
}

static void chain_too_short(struct fixture *fixture)
{
	fixture->plan.critical = &fixture->critical[1];
	fixture->plan.critical_count = 2;
	fixture->tasks[T11].chain = TOCSIN_NO_CHAIN;
}

static void chain_missing(struct fixture *fixture)
{
	fixture->plan.critical_count = 0;
}

static void part_wrong(struct fixture *fixture)
{
	fixture->critical[1].part -= DAY;
}

static void listed_elsewhere(struct fixture *fixture)
{
	fixture->tasks[T12].chain = 0;
}

static void listed_nowhere(struct fixture *fixture)
{
	fixture->tasks[T21].chain = 9;
}

static void candidate_missing(struct fixture *fixture)
{
	fixture->plan.candidate_count = 1;
	fixture->candidates[0].task = T11;
}

static void candidate_unnamed(struct fixture *fixture)
{
	fixture->candidates[T21].task = T22;
}

static void chain_end_wrong(struct fixture *fixture)
{
	fixture->plan.chain_end += DAY;
	fixture->plan.promise += DAY;
	fixture->plan.buffer += DAY;
}

static void chain_start_wrong(struct fixture *fixture)
{
	fixture->plan.chain_start += DAY;
}

static void length_wrong(struct fixture *fixture)
{
	fixture->plan.chain_length += DAY;
}

static void gap_invented(struct fixture *fixture)
{
	fixture->gaps[0] = (struct tocsin_date_gap){T12, DAY};
	fixture->plan.date_gap_count = 1;
}

static void date_invented(struct fixture *fixture)
{
	fixture->plan.date_sets_end = true;
}

static void merge_forgotten(struct fixture *fixture)
{
	fixture->plan.feeding_count = 1;
}

static void merge_invented(struct fixture *fixture)
{
	fixture->feeding[1].to = T11;
}

static void merge_of_other_type(struct fixture *fixture)
{
	fixture->feeding[0].type = TOCSIN_SS;
}

static void point_wrong(struct fixture *fixture)
{
	fixture->feeding[0].point += DAY;
}

static void wanted_wrong(struct fixture *fixture)
{
	fixture->feeding[0].wanted += DAY;
	fixture->feeding[0].size += DAY;
}

static void too_large(struct fixture *fixture)
{
	fixture->feeding[0].size += DAY;
}

static void silently_smaller(struct fixture *fixture)
{
	fixture->feeding[0].size -= DAY;
}

static void smaller_for_no_reason(struct fixture *fixture)
{
	fixture->feeding[0].size -= DAY;
	fixture->feeding[0].flag = TOCSIN_BUFFER_RESIZED;
}

static void no_room_invented(struct fixture *fixture)
{
	fixture->feeding[0].flag = TOCSIN_BUFFER_NO_ROOM;
}

static void resize_invented(struct fixture *fixture)
{
	fixture->feeding[0].flag = TOCSIN_BUFFER_RESIZED;
}

static void room_claimed(struct fixture *fixture)
{
	fixture->feeding[1].flag = TOCSIN_BUFFER_AS_WANTED;
	fixture->feeding[1].size = fixture->feeding[1].wanted;
}

static void feeder_short(struct fixture *fixture)
{
	fixture->feeding[0].chain = &fixture->chains[0][1];
	fixture->feeding[0].chain_count = 1;
}

static void feeder_critical(struct fixture *fixture)
{
	fixture->chains[0][0].task = T11;
}

static void feeder_ends_elsewhere(struct fixture *fixture)
{
	fixture->feeding[0].chain_count = 1;
}

static void project_buffer_wrong(struct fixture *fixture)
{
	fixture->plan.project_buffer_wanted += DAY;
}

static void project_buffer_not_as_wanted(struct fixture *fixture)
{
	fixture->plan.project_buffer += DAY;
	fixture->plan.promise += DAY;
	fixture->plan.buffer += DAY;
}

static void promise_wrong(struct fixture *fixture)
{
	fixture->plan.promise += DAY;
	fixture->plan.buffer += DAY;
}

static void buffer_wrong(struct fixture *fixture)
{
	fixture->plan.buffer += DAY;
}

static void projected_end_wrong(struct fixture *fixture)
{
	fixture->plan.projected_end -= DAY;
	fixture->plan.buffer += DAY;
}

static void makespan_wrong(struct fixture *fixture)
{
	fixture->plan.makespan = fixture->plan.lower_bound = 39 * DAY;
}

static void bound_wrong(struct fixture *fixture)
{
	fixture->plan.lower_bound = 41 * DAY;
}

static void optimal_claimed(struct fixture *fixture)
{
	fixture->plan.lower_bound = 39 * DAY;
}

/* At day 5 T2.1 runs with 5 d left, T1.1 with 10 d: just as planned. */
static void runs_as_planned(struct fixture *fixture)
{
	fixture->started = true;
	fixture->plan.as_of = 5 * DAY;
	fixture->states[T11] =
		(struct tocsin_task_state){TOCSIN_IN_PROGRESS, 0, TOCSIN_NO_WORK, 10 * DAY};
	fixture->states[T21] =
		(struct tocsin_task_state){TOCSIN_IN_PROGRESS, 0, TOCSIN_NO_WORK, 5 * DAY};
	/* What remains is 35 d of the critical chain and 10 d of the feeding one. */
	struct tocsin_plan *plan = &fixture->plan;
	plan->chain_length = 35 * DAY;
	plan->project_buffer_wanted = plan->project_buffer = plan->buffer = 35 * DAY / 2;
	plan->promise = plan->chain_end + plan->project_buffer;
	fixture->feeding[0].wanted = fixture->feeding[0].size = 5 * DAY;
	fixture->feeding[1].wanted = 5 * DAY;
}

static void runs_longer(struct fixture *fixture)
{
	runs_as_planned(fixture);
	fixture->states[T21].remaining += DAY;
}

static void began_otherwise(struct fixture *fixture)
{
	runs_as_planned(fixture);
	fixture->states[T21].start = DAY;
}

static void done_otherwise(struct fixture *fixture)
{
	runs_as_planned(fixture);
	fixture->states[T21] = (struct tocsin_task_state){TOCSIN_DONE, 0, 4 * DAY, 0};
}

/* ---- What may be wrong with the dated plan ---- */

static void before_its_date(struct fixture *fixture)
{
	move(fixture, BUILD, 3, 7);
}

static void later_than_its_date(struct fixture *fixture)
{
	move(fixture, BUILD, 4.5, 8.5);
}

static void works_in_absence(struct fixture *fixture)
{
	move(fixture, BUILD, 4, 7);
}

static void pauses_off(struct fixture *fixture)
{
	fixture->project.settings.pauses = false;
	move(fixture, BUILD, 4, 7);
}

static void gap_unreported(struct fixture *fixture)
{
	fixture->plan.date_gap_count = 0;
}

static void gap_too_long(struct fixture *fixture)
{
	fixture->gaps[0].minutes += DAY;
}

static void feeder_too_late(struct fixture *fixture)
{
	move(fixture, BUY, 3, 4);
}

static const struct {
	void (*make)(struct fixture *fixture);
	void (*change)(struct fixture *fixture);
	const char *finding; /* a part of the one that must be there; NULL: the plan holds */
} changes[] = {
	{make_leach, nothing, NULL},
	{make_leach, shuffled, NULL},
	{make_leach, runs_as_planned, NULL},
	{make_dated, nothing, NULL},
	{make_leach, task_missing, "T3 is not planned"},
	{make_leach, task_unknown, "T2.1 is planned, but not in the schedule"},
	{make_leach, task_twice, "T2.2 is planned twice"},
	{make_leach, other_estimate, "T2.1 is planned with other estimates"},
	{make_leach, index_wild, "the critical chain names a task that is not planned"},
	{make_leach, too_short, "T2.1 ends at"},
	{make_leach, before_zero, "T2.1 starts at 2026-01-02T08:00, before 2026-01-05T08:00"},
	{make_leach, before_as_of, "T1.1 starts at 2026-01-05T08:00, before 2026-01-06T08:00"},
	{make_leach, link_broken, "T2.2 starts at 2026-01-16T08:00, but T2.1 FS lets it not"},
	{make_leach, crew_twice, "Green is claimed beyond its capacity from 2026-01-26T08:00"},
	{make_leach, crew_twice, "T1.2 takes Green over"},
	{make_leach, handed_on_by_nobody, "they do not both need it"},
	{make_leach, handed_on_twice, "T1.2 takes or gives more Green than it needs"},
	{make_leach, never_handed_on, "let Green be claimed beyond its capacity"},
	{make_leach, against_the_links, "close a cycle"},
	{make_leach, chain_with_float, "the critical chain stands still for 1d before T3"},
	{make_leach, chain_without_link, "no link ties T1.2 to T2.1"},
	{make_leach, chain_too_short, "the critical chain stands still for 15d before T1.2"},
	{make_leach, chain_too_short, "the critical chain is 25d long, but a path takes 40d"},
	{make_leach, chain_missing, "there is no critical chain"},
	{make_leach, part_wrong, "the critical chain counts 9d of T1.2, where 10d lie on it"},
	{make_leach, listed_elsewhere, "T1.2 is on the critical chain, but listed otherwise"},
	{make_leach, listed_nowhere, "T2.1 is listed under a chain that is not there"},
	{make_leach, candidate_missing, "T1.2 is critical, but no candidate"},
	{make_leach, candidate_unnamed, "T2.1 is on a longest path, but no candidate"},
	{make_leach, chain_end_wrong, "said to end elsewhere than T3"},
	{make_leach, chain_start_wrong, "said to start elsewhere than T1.1"},
	{make_leach, length_wrong, "L0 is 41d, but the parts sum up to 40d"},
	{make_leach, gap_invented, "a date gap before T1.2 is reported"},
	{make_leach, date_invented, "a date is said to set the end"},
	{make_leach, merge_forgotten, "the merge of T2.2 into T1.2 has no feeding buffer"},
	{make_leach, merge_invented, "FB2 belongs to no merge"},
	{make_leach, merge_of_other_type, "the merge of T2.2 into T3 has no feeding buffer"},
	{make_leach, point_wrong, "FB1 does not end where T3 begins to move"},
	{make_leach, wanted_wrong, "FB1 wants 8.5d, but its method gives 7.5d"},
	{make_leach, too_large, "FB1 is 8.5d, more than the 7.5d it wants"},
	{make_leach, silently_smaller, "FB1 is 6.5d of 7.5d, and nobody says so"},
	{make_leach, smaller_for_no_reason, "FB1 is 6.5d, but has room for 10d of 7.5d"},
	{make_leach, no_room_invented, "FB1 has room, but is flagged as if not"},
	{make_leach, resize_invented, "FB1 is flagged as smaller than it is"},
	{make_leach, room_claimed, "FB2 is 7.5d, but the plan leaves 0d"},
	{make_leach, feeder_short, "the chain of FB1 is 0d long up to T2.2, but a path takes 10d"},
	{make_leach, feeder_critical, "T1.1, critical, is on the chain of FB1"},
	{make_leach, feeder_ends_elsewhere, "the chain of FB1 does not end in T2.2"},
	{make_leach, project_buffer_wrong, "the wanted project buffer is 21d, but should be 20d"},
	{make_leach, project_buffer_not_as_wanted, "the project buffer is 21d, but should be 20d"},
	{make_leach, promise_wrong, "the promise is 61d, but should be 60d"},
	{make_leach, buffer_wrong, "B0 is 21d, but should be 20d"},
	{make_leach, projected_end_wrong, "F0 is 39d, but should be 40d"},
	{make_leach, makespan_wrong, "a forward pass ends 1d after the makespan"},
	{make_leach, bound_wrong, "the makespan lies below its lower bound"},
	{make_leach, optimal_claimed, "the plan is called optimal, but"},
	{make_leach, runs_longer, "T2.1 is planned to end at"},
	{make_leach, began_otherwise, "T2.1 is planned from"},
	{make_leach, done_otherwise, "T2.1 is planned to end at"},
	{make_dated, before_its_date, "Build starts at 2026-01-08T08:00, before its date"},
	{make_dated, later_than_its_date, "said to end elsewhere than Build"},
	{make_dated, works_in_absence, "Build ends at 2026-01-13T17:00, but from its start"},
	{make_dated, pauses_off, "Build runs into an absence, and pauses are off"},
	{make_dated, pauses_off, "Crew is claimed beyond its capacity from 2026-01-12T08:00"},
	{make_dated, gap_unreported, "Build waits 2d for a date, which is not reported"},
	{make_dated, gap_too_long, "Build waits 2d for a date, which is not reported"},
	{make_dated, feeder_too_late, "FB1 is 4h, but the plan leaves 0d"},
};

START_TEST(test_changes)
{
	struct fixture fixture;
	changes[_i].make(&fixture);
	changes[_i].change(&fixture);
	struct tocsin_audit audit;
	tocsin_audit_run(
		&audit, &fixture.project, fixture.started ? fixture.states : NULL, &fixture.plan);
	const char *expected = changes[_i].finding;
	bool found = false;
	for (uint32_t k = 0; k < audit.shown; k++)
		found = found || (expected && strstr(audit.findings[k], expected));
	const char *first = audit.shown > 0 ? audit.findings[0] : "nothing";
	if (expected)
		ck_assert_msg(found, "expected \"%s\", found \"%s\"", expected, first);
	else
		ck_assert_msg(audit.count == 0, "found \"%s\"", first);
	tocsin_audit_finish(&audit);
	tocsin_project_free(&fixture.project);
}
END_TEST

/* More findings than are shown are counted. */
START_TEST(test_counts_all_findings)
{
	static const struct test_row rows[] = {{"A", .focused = 1}, {"B", .focused = 1}, {0}};
	struct tocsin_project project;
	test_project_make(&project, &(struct test_project){.rows = rows});
	struct tocsin_plan_task tasks[30];
	for (int i = 0; i < 30; i++)
		tasks[i] = (struct tocsin_plan_task){.key = "C", .id = "C"};
	struct tocsin_plan plan = {.tasks = tasks, .task_count = 30};
	struct tocsin_audit audit;
	tocsin_audit_run(&audit, &project, NULL, &plan);
	ck_assert_uint_eq(audit.count, 32);
	ck_assert_uint_eq(audit.shown, TOCSIN_FINDINGS_SHOWN);
	tocsin_audit_finish(&audit);
	tocsin_project_free(&project);
}
END_TEST

START_TEST(test_empty_plan_holds)
{
	struct tocsin_project project;
	test_project_make(&project, &(struct test_project){.rows = &(struct test_row){0}});
	struct tocsin_plan plan = {.drum = ""};
	struct tocsin_audit audit;
	tocsin_audit_run(&audit, &project, NULL, &plan);
	ck_assert_uint_eq(audit.count, 0);
	tocsin_audit_finish(&audit);
	tocsin_project_free(&project);
}
END_TEST

Suite *test_suite(void)
{
	Suite *suite = suite_create("audit");
	TCase *tcase = tcase_create("audit");
	tcase_add_loop_test(tcase, test_changes, 0, (int)(sizeof changes / sizeof *changes));
	tcase_add_test(tcase, test_counts_all_findings);
	tcase_add_test(tcase, test_empty_plan_holds);
	suite_add_tcase(suite, tcase);
	return suite;
}
