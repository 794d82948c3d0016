#include "check_main.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "fixture.h"
#include "journal_file.h"
#include "plan_file.h"

static struct fixture fixture;
static struct tocsin_project project;

static void set_up(void)
{
	fixture_init(&fixture);
}

static void tear_down(void)
{
	fixture_finish(&fixture);
}

/* Leach's small example, with a milestone, a date, and names that spreadsheets like to run. */
#define SCHEDULE                                                                                   \
	"id,name,safe,focused,predecessors,resources,not_before\n"                                 \
	"T1.1,\"=Dig, then\",30d,15d,,Red,2026-03-02\n"                                            \
	"T1.2,-Fill,20d,10d,T1.1,Green,\n"                                                         \
	"T2.1,\" \"\"Pave\"\" \",20d,10d,,Blue,\n"                                                 \
	"T2.2,Mark,10d,5d,T2.1,Green[50%],\n"                                                      \
	"T3,Open,30d,15d,T1.2FF+2ed;T2.2,Magenta,2026-05-04\n"                                     \
	"M,Done,0d,,T3,,\n"

static void load_project(void)
{
	ck_assert_msg(fixture_project(&fixture, &project, SCHEDULE), "%s", fixture_diags(&fixture));
	fixture_forget(&fixture);
}

static const char *text_of(const struct tocsin_plan *plan)
{
	size_t length;
	const char *text = plan_file_text(&fixture.arena, plan, &project, &length);
	ck_assert_uint_eq(strlen(text), length);
	return text;
}

/* write -> read -> write is a fixed point; gives what was read. */
static struct tocsin_plan *round_trip(const struct tocsin_plan *plan)
{
	const char *text = text_of(plan);
	struct tocsin_plan *read =
		plan_file_parse("plan.csv", text, strlen(text), &project, &fixture.diags);
	ck_assert_msg(read != NULL, "%s", fixture_diags(&fixture));
	ck_assert_str_eq(text_of(read), text);
	return read;
}

/* Every field with a value of its own. */
static void invent_plan(struct tocsin_plan *plan)
{
	static struct tocsin_plan_task tasks[] = {
		{"T1.1", "T1.1", "=Dig, then", 0, 7200, 7200, 14400, TOCSIN_CRITICAL},
		{"T1.2", "2", "-Fill", 7200, 12000, 4800, 9600, 0},
		{"T2.1", "T2.1", " \"Pave\" ", TOCSIN_NO_WORK, 90, 77, 78, 1},
		{"T3", "T3", "", -480, 480, 0, 0, TOCSIN_NO_CHAIN},
	};
	static struct tocsin_resource_link links[] = {{0, 1, 1, 667}, {2, 3, 0, 12000}};
	static struct tocsin_chain_item critical[] = {{0, 7200}, {3, 61}};
	static struct tocsin_chain_item candidates[] = {{0, 0}, {1, 0}, {3, 0}};
	static struct tocsin_chain_item fed[2][2] = {{{1, 4800}}, {{2, 77}, {1, 1}}};
	static struct tocsin_feeding_buffer feeding[] = {
		{"FB1", 1, 3, TOCSIN_MERGE_PRECEDENCE, TOCSIN_SS, -480, false, TOCSIN_NONE, fed[0],
			1, 2400, 1200, 12000, TOCSIN_BUFFER_RESIZED},
		{"FB2", 2, TOCSIN_NONE, TOCSIN_MERGE_RESOURCE, TOCSIN_FF, 2880, true, 2, fed[1], 2,
			61, 0, 480, TOCSIN_BUFFER_NO_ROOM},
	};
	static struct tocsin_date_gap gaps[] = {{3, 960}};
	*plan = (struct tocsin_plan){
		.as_of = 480,
		.as_of_date = tocsin_calendar_start(project.calendar, 480),
		.start = project.start,
		.reason = "scope, \"more\"",
		.method = TOCSIN_RSEM,
		.no_room = TOCSIN_SPLIT,
		.seed = UINT64_MAX,
		.schedules = 5000,
		.input_hash = UINT64_C(0x00ff123456789abc),
		.makespan = 19200,
		.lower_bound = 19199,
		.optimal = false,
		.derived_estimates = 3,
		.tasks = tasks,
		.task_count = 4,
		.resource_links = links,
		.resource_link_count = 2,
		.critical = critical,
		.critical_count = 2,
		.candidates = candidates,
		.candidate_count = 3,
		.feeding = feeding,
		.feeding_count = 2,
		.date_gaps = gaps,
		.date_gap_count = 1,
		.date_sets_end = true,
		.date_setter = 3,
		.chain_start = 0,
		.chain_end = 19200,
		.chain_length = 18240,
		.project_buffer_wanted = 9601,
		.project_buffer = 9600,
		.promise = 28800,
		.projected_end = 18720,
		.buffer = 10080,
		.drum = "Green",
	};
}

START_TEST(test_every_field_comes_back)
{
	struct tocsin_plan plan;
	load_project();
	invent_plan(&plan);
	struct tocsin_plan *read = round_trip(&plan);
	ck_assert_int_eq(read->as_of, plan.as_of);
	ck_assert_int_eq(read->as_of_date.minute, plan.as_of_date.minute);
	ck_assert_int_eq(read->start.minute, plan.start.minute);
	ck_assert_str_eq(read->reason, plan.reason);
	ck_assert_int_eq(read->method, plan.method);
	ck_assert_int_eq(read->no_room, plan.no_room);
	ck_assert_uint_eq(read->seed, plan.seed);
	ck_assert_uint_eq(read->schedules, plan.schedules);
	ck_assert_uint_eq(read->input_hash, plan.input_hash);
	ck_assert_int_eq(read->makespan, plan.makespan);
	ck_assert_int_eq(read->lower_bound, plan.lower_bound);
	ck_assert_int_eq(read->optimal, plan.optimal);
	ck_assert_uint_eq(read->derived_estimates, plan.derived_estimates);
	ck_assert_int_eq(read->date_sets_end, plan.date_sets_end);
	ck_assert_uint_eq(read->date_setter, plan.date_setter);
	ck_assert_int_eq(read->chain_start, plan.chain_start);
	ck_assert_int_eq(read->chain_end, plan.chain_end);
	ck_assert_int_eq(read->chain_length, plan.chain_length);
	ck_assert_int_eq(read->project_buffer_wanted, plan.project_buffer_wanted);
	ck_assert_int_eq(read->project_buffer, plan.project_buffer);
	ck_assert_int_eq(read->promise, plan.promise);
	ck_assert_int_eq(read->projected_end, plan.projected_end);
	ck_assert_int_eq(read->buffer, plan.buffer);
	ck_assert_str_eq(read->drum, plan.drum);
	tocsin_plan_free(read);
	tocsin_project_free(&project);
}
END_TEST

START_TEST(test_tasks_chains_and_buffers_come_back)
{
	struct tocsin_plan plan;
	load_project();
	invent_plan(&plan);
	struct tocsin_plan *read = round_trip(&plan);
	ck_assert_uint_eq(read->task_count, plan.task_count);
	for (uint32_t i = 0; i < plan.task_count; i++) {
		ck_assert_str_eq(read->tasks[i].key, plan.tasks[i].key);
		ck_assert_str_eq(read->tasks[i].id, plan.tasks[i].id);
		ck_assert_str_eq(read->tasks[i].name, plan.tasks[i].name);
		ck_assert_int_eq(read->tasks[i].start, plan.tasks[i].start);
		ck_assert_int_eq(read->tasks[i].finish, plan.tasks[i].finish);
		ck_assert_int_eq(read->tasks[i].focused, plan.tasks[i].focused);
		ck_assert_int_eq(read->tasks[i].safe, plan.tasks[i].safe);
		ck_assert_int_eq(read->tasks[i].chain, plan.tasks[i].chain);
	}
	ck_assert_uint_eq(read->feeding_count, plan.feeding_count);
	for (uint32_t i = 0; i < plan.feeding_count; i++) {
		const struct tocsin_feeding_buffer *a = &plan.feeding[i], *b = &read->feeding[i];
		ck_assert_str_eq(b->id, a->id);
		ck_assert_uint_eq(b->from, a->from);
		ck_assert_uint_eq(b->to, a->to);
		ck_assert_int_eq(b->kind, a->kind);
		ck_assert_int_eq(b->type, a->type);
		ck_assert_int_eq(b->lag, a->lag);
		ck_assert_int_eq(b->lag_elapsed, a->lag_elapsed);
		ck_assert_uint_eq(b->resource, a->resource);
		ck_assert_uint_eq(b->chain_count, a->chain_count);
		ck_assert_int_eq(b->wanted, a->wanted);
		ck_assert_int_eq(b->size, a->size);
		ck_assert_int_eq(b->point, a->point);
		ck_assert_int_eq(b->flag, a->flag);
		for (uint32_t j = 0; j < a->chain_count; j++) {
			ck_assert_uint_eq(b->chain[j].task, a->chain[j].task);
			ck_assert_int_eq(b->chain[j].part, a->chain[j].part);
		}
	}
	ck_assert_uint_eq(read->resource_link_count, 2);
	ck_assert_mem_eq(read->resource_links, plan.resource_links, sizeof *plan.resource_links);
	ck_assert_int_eq(read->resource_links[1].amount, 12000);
	ck_assert_uint_eq(read->critical_count, 2);
	ck_assert_int_eq(read->critical[1].part, 61);
	ck_assert_uint_eq(read->candidate_count, 3);
	ck_assert_uint_eq(read->candidates[2].task, 3);
	ck_assert_uint_eq(read->date_gap_count, 1);
	ck_assert_int_eq(read->date_gaps[0].minutes, 960);
	tocsin_plan_free(read);
	tocsin_project_free(&project);
}
END_TEST

START_TEST(test_a_made_plan_comes_back)
{
	load_project();
	const struct tocsin_plan_request request = {.project = &project};
	struct tocsin_plan *plan = tocsin_plan_make(&request);
	struct tocsin_plan *read = round_trip(plan);
	ck_assert_int_eq(read->promise, plan->promise);
	ck_assert_int_eq(read->buffer, plan->buffer);
	tocsin_plan_free(read);
	tocsin_plan_free(plan);
	tocsin_project_free(&project);
}
END_TEST

START_TEST(test_rows_may_be_sorted_by_somebody)
{
	struct tocsin_plan plan;
	load_project();
	invent_plan(&plan);
	/* Everything before the tasks that it names: the lines in reverse, chains left alone. */
	const char *text = text_of(&plan), *reversed = "", *header = text;
	size_t first = strcspn(text, "\n") + 1;
	for (text += first; *text != '\0';) {
		size_t length = strcspn(text, "\n") + 1;
		bool chain = strncmp(text, "feeder", 6) == 0 || strncmp(text, "critical", 8) == 0;
		reversed = chain ? tocsin_arena_printf(
					   &fixture.arena, "%s%.*s", reversed, (int)length, text)
				 : tocsin_arena_printf(
					   &fixture.arena, "%.*s%s", (int)length, text, reversed);
		text += length;
	}
	reversed = tocsin_arena_printf(&fixture.arena, "%.*s%s", (int)first, header, reversed);
	struct tocsin_plan *read =
		plan_file_parse("plan.csv", reversed, strlen(reversed), &project, &fixture.diags);
	ck_assert_msg(read != NULL, "%s", fixture_diags(&fixture));
	ck_assert_uint_eq(read->critical_count, 2);
	ck_assert_str_eq(read->tasks[read->critical[0].task].key, "T1.1");
	tocsin_plan_free(read);
	tocsin_project_free(&project);
}
END_TEST

/* One line of a good file changed: what is told. */
static const struct {
	const char *from, *to, *told;
} damages[] = {
	{"setting,promise,", "setting,premise,",
		"plan.csv: no row setting,promise; restore the file, or take it away and commit "
		"again\n"},
	{"rsem", "rsme",
		"\"rsme\" is no buffer method; restore the file, or take it away and commit "
		"again\n"},
	{"task,T1.2,", "task,T1.1,", "\"T1.1\" is no new key of a task; restore the file"},
	{"x00ff123456789abc", "2.87E+17", "\"2.87E+17\" is no hash; restore the file"},
	{"feeder,T2.1,,,FB2", "feeder,T2.1,,,FB9",
		"\"FB9\" is no feeding buffer of this plan; restore the file"},
	{"gap,T3,", "gap,T9,", "\"T9\" is no task of this plan; restore the file"},
	{"5000", "many", "\"many\" is no number; restore the file"},
	{",no_room,", ",no_roam,", "no row setting,no_room; restore the file"},
	{"kind,key", "art,key",
		"plan.csv: this is no plan; restore the file, or take it away and commit again\n"},
	{"120h", "15d?!", "\"15d?!\" is no amount of hours (40h) or minutes (90m); restore"},
};

START_TEST(test_damages)
{
	struct tocsin_plan plan;
	load_project();
	invent_plan(&plan);
	const char *text = text_of(&plan), *at = strstr(text, damages[_i].from);
	ck_assert_ptr_nonnull(at);
	const char *damaged = tocsin_arena_printf(&fixture.arena, "%.*s%s%s", (int)(at - text),
		text, damages[_i].to, at + strlen(damages[_i].from));
	ck_assert_ptr_null(
		plan_file_parse("plan.csv", damaged, strlen(damaged), &project, &fixture.diags));
	const char *told = fixture_diags(&fixture);
	ck_assert_msg(strstr(told, damages[_i].told) != NULL, "%s", told);
	tocsin_project_free(&project);
}
END_TEST

/* ---- The calendar changes under a committed plan ---- */

START_TEST(test_dates_are_the_truth)
{
	struct tocsin_plan plan;
	load_project();
	invent_plan(&plan);
	const char *text = text_of(&plan);
	tocsin_project_free(&project);
	/* The same project with a holiday in its second week: places move, dates do not. */
	fixture_write(&fixture, "calendar.csv", "date,kind\n2026-03-09,holiday\n");
	const struct project_sources sources = {
		.schedule = "s.csv",
		.bytes = SCHEDULE,
		.length = strlen(SCHEDULE),
		.calendar = fixture_path(&fixture, "calendar.csv"),
		.name = "test",
		.frozen = TOCSIN_NO_INSTANT,
		.today = fixture_today(),
	};
	ck_assert(project_files_read(&project, &sources, &fixture.diags));
	fixture_forget(&fixture);
	struct tocsin_plan *read =
		plan_file_parse("plan.csv", text, strlen(text), &project, &fixture.diags);
	ck_assert_msg(read != NULL, "%s", fixture_diags(&fixture));
	ck_assert_int_eq(read->promise, plan.promise - 480);
	ck_assert_int_eq(read->tasks[0].start, 0);
	ck_assert_int_eq(read->tasks[0].finish, plan.tasks[0].finish - 480);
	ck_assert_int_eq(read->tasks[0].focused, plan.tasks[0].focused);
	ck_assert_str_eq(text_of(read), text);
	tocsin_plan_free(read);
	tocsin_project_free(&project);
}
END_TEST

/* ---- Committing ---- */

static struct plan_commit commit_plan(const char *folder, struct tocsin_plan *plan)
{
	struct plan_commit commit;
	plan_file_commit(&commit, fixture_path(&fixture, folder), plan, &project, "ann");
	ck_assert_msg(commit.saved, "%s", commit.message);
	return commit;
}

START_TEST(test_commit_keeps_the_old_plans)
{
	struct tocsin_plan plan;
	load_project();
	invent_plan(&plan);
	plan.reason = "first";
	commit_plan("own", &plan);
	const char *first = fixture_read(&fixture, "own/plan.csv");
	plan.reason = "second";
	commit_plan("own", &plan);
	const char *second = fixture_read(&fixture, "own/plan.csv");
	plan.reason = "third";
	struct plan_commit commit = commit_plan("own", &plan);
	ck_assert_str_eq(fixture_read(&fixture, "own/plan.1.csv"), first);
	ck_assert_str_eq(fixture_read(&fixture, "own/plan.2.csv"), second);
	ck_assert_ptr_nonnull(strstr(fixture_read(&fixture, "own/plan.csv"), "third"));
	struct tocsin_journal journal;
	uint32_t skipped;
	journal_file_read(&journal, &fixture.arena, fixture_path(&fixture, "own/journal.csv"),
		&project, &fixture.diags, &skipped);
	ck_assert_uint_eq(journal.count, 3);
	ck_assert_int_eq(journal.entries[2].event, TOCSIN_EVENT_BASELINE);
	ck_assert_str_eq(journal.entries[2].value, commit.hash);
	ck_assert_str_eq(journal.entries[2].reason, "third");
	ck_assert_int_eq(journal.entries[2].as_of.minute, plan.as_of_date.minute);
	ck_assert_int_eq(
		plan_file_start(fixture_path(&fixture, "own/plan.csv")).minute, plan.start.minute);
	tocsin_project_free(&project);
}
END_TEST

START_TEST(test_a_commit_that_fails_changes_nothing)
{
	struct tocsin_plan plan;
	struct plan_commit commit;
	load_project();
	invent_plan(&plan);
	commit_plan("own", &plan);
	const char *before = fixture_read(&fixture, "own/plan.csv");
	/* A folder where the temporary would be renamed to cannot be replaced by a file. */
	ck_assert_int_eq(remove(fixture_path(&fixture, "own/plan.csv")), 0);
	ck_assert_int_eq(mkdir(fixture_path(&fixture, "own/plan.csv"), 0777), 0);
	plan_file_commit(&commit, fixture_path(&fixture, "own"), &plan, &project, "ann");
	ck_assert(!commit.saved);
	ck_assert_str_ne(commit.message, "");
	ck_assert_str_ne(before, "");
	tocsin_project_free(&project);
}
END_TEST

START_TEST(test_the_start_of_what_is_no_plan_is_unknown)
{
	fixture_write(&fixture, "plan.csv", "nonsense");
	ck_assert(!tocsin_instant_known(plan_file_start(fixture_path(&fixture, "plan.csv"))));
	ck_assert(!tocsin_instant_known(plan_file_start(fixture_path(&fixture, "none.csv"))));
}
END_TEST

Suite *test_suite(void)
{
	Suite *suite = suite_create("plan_file");
	TCase *tests = tcase_create("plan_file");
	tcase_add_checked_fixture(tests, set_up, tear_down);
	tcase_add_test(tests, test_every_field_comes_back);
	tcase_add_test(tests, test_tasks_chains_and_buffers_come_back);
	tcase_add_test(tests, test_a_made_plan_comes_back);
	tcase_add_test(tests, test_rows_may_be_sorted_by_somebody);
	tcase_add_loop_test(tests, test_damages, 0, (int)(sizeof damages / sizeof *damages));
	tcase_add_test(tests, test_dates_are_the_truth);
	tcase_add_test(tests, test_commit_keeps_the_old_plans);
	tcase_add_test(tests, test_a_commit_that_fails_changes_nothing);
	tcase_add_test(tests, test_the_start_of_what_is_no_plan_is_unknown);
	suite_add_tcase(suite, tests);
	return suite;
}
