#include "check_main.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "fixture.h"
#include "journal_file.h"
#include "plan_file.h"
#include "replace_file.h"
#include "workspace.h"

static struct fixture fixture;
static struct workspace workspace;

static void set_up(void)
{
	fixture_init(&fixture);
}

static void tear_down(void)
{
	fixture_finish(&fixture);
}

#define SCHEDULE "id,name,focused,predecessors,resources\n1,Dig,4d,,Ann\n2,Fill,3d,1,Ann\n"
#define JOURNAL "recorded,as_of,who,task,event,value,reason,note\n"

static enum workspace_result load(const char *name)
{
	return workspace_load(
		&workspace, fixture_path(&fixture, name), NULL, fixture_today(), &fixture.diags);
}

static void must_load(const char *name)
{
	enum workspace_result result = load(name);
	ck_assert_msg(result == WORKSPACE_OK, "%s", fixture_diags(&fixture));
}

/* Cuts the folder off a path that the workspace gives. */
static const char *under(const char *path)
{
	return path + strlen(fixture.folder) + 1;
}

START_TEST(test_a_folder)
{
	fixture_write(&fixture, "launch/schedule.csv", SCHEDULE);
	fixture_write(&fixture, "launch/resources.csv", "resource\nAnn\n");
	fixture_write(&fixture, "launch/project.csv", "key,value\nstart,2026-03-02\n");
	fixture_write(&fixture, "launch/journal.csv",
		JOURNAL "2026-03-06T10:00,2026-03-05,ann,1,start,,,\nbroken\n"
			"2026-03-04T10:00,2026-03-04,ann,1,kit,yes,,\n");
	must_load("launch");
	ck_assert_str_eq(workspace.project.name, "launch");
	ck_assert_str_eq(under(workspace.schedule_path), "launch/schedule.csv");
	ck_assert_str_eq(under(workspace.own_folder), "launch");
	ck_assert_str_eq(under(workspace.journal_path), "launch/journal.csv");
	ck_assert_str_eq(under(workspace.plan_path), "launch/plan.csv");
	ck_assert_uint_eq(workspace.project.task_count, 2);
	ck_assert_uint_eq(workspace.journal.count, 2);
	ck_assert_uint_eq(workspace.order_count, 2);
	ck_assert_uint_eq(workspace.order[0], 1);
	ck_assert_uint_eq(workspace.skipped_rows, 1);
	ck_assert_uint_eq(workspace.plan_count, 0);
	workspace_free(&workspace);
}
END_TEST

START_TEST(test_a_single_csv)
{
	fixture_write(&fixture, "launch.csv", SCHEDULE);
	/* Files beside it belong to somebody else. */
	fixture_write(&fixture, "project.csv", "key,value\nzones,flat\n");
	fixture_write(&fixture, "launch.tocsin/journal.csv",
		JOURNAL "2026-03-06T10:00,2026-03-05,ann,1,start,,,\n");
	must_load("launch.csv");
	ck_assert_str_eq(workspace.project.name, "launch");
	ck_assert_str_eq(under(workspace.own_folder), "launch.tocsin");
	ck_assert_uint_eq(workspace.journal.count, 1);
	workspace_free(&workspace);
}
END_TEST

START_TEST(test_schedule_csv_of_a_project_stands_for_its_folder)
{
	fixture_write(&fixture, "launch/schedule.csv", SCHEDULE);
	must_load("launch/schedule.csv");
	ck_assert_str_eq(under(workspace.own_folder), "launch/schedule.tocsin");
	workspace_free(&workspace);
	fixture_write(&fixture, "launch/project.csv", "key,value\nname,Bridge\n");
	must_load("launch/schedule.csv");
	ck_assert_str_eq(workspace.project.name, "Bridge");
	workspace_free(&workspace);
}
END_TEST

START_TEST(test_tasks_csv_is_a_schedule_too)
{
	static const char *const named[] = {"launch", "launch/tasks.csv"};
	fixture_write(&fixture, "launch/tasks.csv", SCHEDULE);
	fixture_write(&fixture, "launch/resources.csv", "id,name,capacity\nAnn,Ann B.,1\n");
	for (size_t i = 0; i < 2; i++) {
		must_load(named[i]);
		ck_assert_str_eq(under(workspace.schedule_path), "launch/tasks.csv");
		ck_assert_str_eq(workspace.project.resources[0].name, "Ann B.");
		workspace_free(&workspace);
	}
	fixture_write(&fixture, "launch/schedule.csv", SCHEDULE);
	must_load("launch");
	ck_assert_str_eq(under(workspace.schedule_path), "launch/schedule.csv");
	workspace_free(&workspace);
}
END_TEST

START_TEST(test_loading_creates_nothing)
{
	struct stat status;
	fixture_write(&fixture, "launch.csv", SCHEDULE);
	must_load("launch.csv");
	ck_assert_int_ne(stat(fixture_path(&fixture, "launch.tocsin"), &status), 0);
	workspace_free(&workspace);
}
END_TEST

static const struct {
	const char *files[4];
	const char *path, *told;
} unreadable[] = {
	{{NULL}, "nowhere",
		"nowhere: no such file or folder; name a project's folder or a CSV file\n"},
	{{"empty/notes.txt"}, "empty",
		"empty: no schedule.csv in this folder; name a project's folder or a CSV file\n"},
	{{"one/plan of mine.csv"}, "one",
		"one: no schedule.csv in this folder; name the file itself, such as one/plan of "
		"mine.csv\n"},
	{{"all/b/schedule.csv", "all/a/schedule.csv", "all/x.csv"}, "all",
		"all: a folder of projects (a portfolio) is not supported yet; name one project, "
		"such as all/a\n"},
	{{"file"}, "file/schedule.csv",
		"file/schedule.csv: no such file or folder; name a project's folder or a CSV "
		"file\n"},
};

START_TEST(test_unreadable)
{
	for (const char *const *file = unreadable[_i].files; *file != NULL; file++)
		fixture_write(&fixture, *file, SCHEDULE);
	ck_assert_int_eq(load(unreadable[_i].path), WORKSPACE_UNREADABLE);
	ck_assert_str_eq(fixture_diags(&fixture), unreadable[_i].told);
	ck_assert_uint_eq(workspace.project.task_count, 0);
}
END_TEST

START_TEST(test_faults_of_all_files_are_told_at_once)
{
	fixture_write(&fixture, "launch/schedule.csv", "id,focused\n1,x\n");
	fixture_write(&fixture, "launch/resources.csv", "resource,units\nAnn,many\n");
	fixture_write(&fixture, "launch/project.csv", "key,value\ncut,much\n");
	fixture_write(&fixture, "launch/calendar.csv", "date,kind\nsoon,holiday\n");
	ck_assert_int_eq(load("launch"), WORKSPACE_FAULTY);
	ck_assert_uint_eq(fixture.diags.errors, 4);
	ck_assert_ptr_null(workspace.project.tasks);
}
END_TEST

START_TEST(test_a_faulty_plan_is_told_and_an_older_one_left_out)
{
	fixture_write(&fixture, "launch/schedule.csv", SCHEDULE);
	fixture_write(&fixture, "launch/plan.1.csv", "nonsense\n");
	must_load("launch");
	ck_assert_uint_eq(workspace.plan_count, 0);
	ck_assert_ptr_nonnull(
		strstr(fixture_diags(&fixture), "launch/plan.1.csv: note: this is no plan; restore "
						"the file, or take it away and commit again (this "
						"older baseline is left out)\n"));
	workspace_free(&workspace);
	fixture_write(&fixture, "launch/plan.csv", "nonsense\n");
	ck_assert_int_eq(load("launch"), WORKSPACE_FAULTY);
}
END_TEST

START_TEST(test_plans_are_read_oldest_first_and_freeze_the_start)
{
	fixture_write(&fixture, "launch/schedule.csv", SCHEDULE);
	must_load("launch");
	struct tocsin_plan plan = {
		.start = {workspace.project.start.minute - 7 * 1440},
		.as_of_date = {workspace.project.start.minute},
		.method = TOCSIN_RSEM,
		.date_setter = TOCSIN_NONE,
		.drum = "",
	};
	struct tocsin_instant start = plan.start;
	struct plan_commit commit;
	static const char *const reasons[] = {
		"a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k"};
	for (size_t i = 0; i < 11; i++) {
		plan.reason = reasons[i];
		plan_file_commit(&commit, workspace.own_folder, &plan, &workspace.project, "ann");
		ck_assert_msg(commit.saved, "%s", commit.message);
	}
	workspace_free(&workspace);
	must_load("launch");
	ck_assert_uint_eq(workspace.plan_count, 11);
	for (size_t i = 0; i < 11; i++) /* plan.10.csv after plan.9.csv, plan.csv last */
		ck_assert_str_eq(workspace.plans[i]->reason, reasons[i]);
	ck_assert_int_eq(workspace.project.start.minute, start.minute);
	ck_assert(!workspace.project.start_given);
	workspace_free(&workspace);
}
END_TEST

START_TEST(test_the_journal_is_read_again)
{
	fixture_write(&fixture, "launch/schedule.csv", SCHEDULE);
	must_load("launch");
	ck_assert_uint_eq(workspace.order_count, 0);
	const struct journal_row row = {
		fixture_today(), "ann", "1", TOCSIN_EVENT_START, "", "", "now"};
	struct journal_append append;
	journal_file_append(&append, &fixture.arena, workspace.journal_path, &row, 1);
	ck_assert_int_eq(append.result, JOURNAL_SAVED);
	workspace_reload_journal(&workspace, &fixture.diags);
	ck_assert_uint_eq(workspace.order_count, 1);
	ck_assert_str_eq(workspace.journal.entries[0].note, "now");
	/* A journal that cannot be read leaves the one that was. */
	ck_assert_int_eq(remove(workspace.journal_path), 0);
	ck_assert_int_eq(mkdir(workspace.journal_path, 0777), 0);
	workspace_reload_journal(&workspace, &fixture.diags);
	ck_assert_uint_gt(fixture.diags.errors, 0);
	ck_assert_uint_eq(workspace.order_count, 1);
	workspace_free(&workspace);
}
END_TEST

START_TEST(test_now_can_be_pinned)
{
	char text[TOCSIN_DATE_SIZE];
	setenv("TOCSIN_NOW", "2026-03-05T11:22", 1);
	ck_assert_str_eq(tocsin_instant_format(text, workspace_now()), "2026-03-05T11:22");
	setenv("TOCSIN_NOW", "nonsense", 1);
	ck_assert(tocsin_instant_known(workspace_now()));
	unsetenv("TOCSIN_NOW");
}
END_TEST

/* ---- Replacing a file ---- */

/* What has no end is neither waited for nor read until the memory is full. */
START_TEST(test_what_is_no_file_is_refused)
{
	ck_assert_int_eq(mkfifo(fixture_path(&fixture, "pipe.csv"), 0600), 0);
	ck_assert_int_ne(load("pipe.csv"), WORKSPACE_OK);
	ck_assert_str_eq(
		fixture_diags(&fixture), "pipe.csv: nobody writes into this pipe; name a file\n");
	fixture_forget(&fixture);
	ck_assert_int_eq(symlink("/dev/zero", fixture_path(&fixture, "zero.csv")), 0);
	ck_assert_int_ne(load("zero.csv"), WORKSPACE_OK);
	ck_assert_str_eq(fixture_diags(&fixture), "zero.csv: a device; name a file\n");
}
END_TEST

START_TEST(test_replace)
{
	char message[256] = "";
	struct stat status;
	const char *path = fixture_write(&fixture, "plan.csv", "old");
	ck_assert_int_eq(chmod(path, 0640), 0);
	ck_assert_msg(replace_file(path, "newer", 5, message, sizeof message), "%s", message);
	ck_assert_str_eq(fixture_read(&fixture, "plan.csv"), "newer");
	ck_assert_int_eq(stat(path, &status), 0);
	ck_assert_int_eq(status.st_mode & 0777, 0640);
	/* A link to a file elsewhere stays one. */
	const char *link = fixture_path(&fixture, "link.csv");
	ck_assert_int_eq(symlink("plan.csv", link), 0);
	ck_assert(replace_file(link, "newest", 6, message, sizeof message));
	ck_assert_int_eq(lstat(link, &status), 0);
	ck_assert(S_ISLNK(status.st_mode));
	ck_assert_str_eq(fixture_read(&fixture, "plan.csv"), "newest");
}
END_TEST

START_TEST(test_replace_that_fails)
{
	char message[256] = "";
	ck_assert(!replace_file(
		fixture_path(&fixture, "none/plan.csv"), "x", 1, message, sizeof message));
	ck_assert_ptr_nonnull(strstr(message,
		"plan.csv: cannot be written (No such file or directory); nothing was saved"));
}
END_TEST

/* ---- Somebody who waits ---- */

struct told {
	uint32_t times, rows, done;
	size_t bytes, of_bytes;
};

static void tell(void *data, uint32_t rows, size_t bytes, size_t of_bytes)
{
	struct told *told = data;
	ck_assert_uint_eq(told->done, 0);
	ck_assert_uint_ge(rows, told->rows);
	ck_assert_uint_ge(bytes, told->bytes);
	ck_assert_uint_le(bytes, of_bytes);
	*told = (struct told){told->times + 1, rows, 0, bytes, of_bytes};
}

static void done(void *data)
{
	((struct told *)data)->done++;
}

START_TEST(test_whoever_waits_is_told)
{
	enum { ROWS = 5000 };
	struct told told = {0};
	const struct loading loading = {.tell = tell, .done = done, .data = &told};
	size_t size = 64 + ROWS * 24, length;
	char *text = malloc(size);
	length = (size_t)snprintf(text, size, "id,name,focused\n");
	for (int i = 0; i < ROWS; i++)
		length += (size_t)snprintf(text + length, size - length, "%d,Dig %d,1d\n", i, i);
	fixture_write(&fixture, "dig.csv", text);
	free(text);
	ck_assert_int_eq(workspace_load_watched(&workspace, fixture_path(&fixture, "dig.csv"), NULL,
				 fixture_today(), &loading, &fixture.diags),
		WORKSPACE_OK);
	ck_assert_uint_ge(told.times, 4);
	ck_assert_uint_eq(told.rows, ROWS);
	ck_assert_uint_eq(told.bytes, length);
	ck_assert_uint_eq(told.of_bytes, length);
	ck_assert_uint_eq(told.done, 1);
	workspace_free(&workspace);
}
END_TEST

START_TEST(test_nobody_waits_for_what_is_not_there)
{
	struct told told = {0};
	const struct loading loading = {.tell = tell, .done = done, .data = &told};
	ck_assert_int_eq(workspace_load_watched(&workspace, fixture_path(&fixture, "no.csv"), NULL,
				 fixture_today(), &loading, &fixture.diags),
		WORKSPACE_UNREADABLE);
	ck_assert_uint_eq(told.times, 0);
	ck_assert_uint_eq(told.done, 1);
}
END_TEST

Suite *test_suite(void)
{
	Suite *suite = suite_create("workspace");
	TCase *tests = tcase_create("workspace");
	tcase_add_checked_fixture(tests, set_up, tear_down);
	tcase_add_test(tests, test_a_folder);
	tcase_add_test(tests, test_a_single_csv);
	tcase_add_test(tests, test_schedule_csv_of_a_project_stands_for_its_folder);
	tcase_add_test(tests, test_tasks_csv_is_a_schedule_too);
	tcase_add_test(tests, test_loading_creates_nothing);
	tcase_add_loop_test(
		tests, test_unreadable, 0, (int)(sizeof unreadable / sizeof *unreadable));
	tcase_add_test(tests, test_faults_of_all_files_are_told_at_once);
	tcase_add_test(tests, test_a_faulty_plan_is_told_and_an_older_one_left_out);
	tcase_add_test(tests, test_plans_are_read_oldest_first_and_freeze_the_start);
	tcase_add_test(tests, test_the_journal_is_read_again);
	tcase_add_test(tests, test_now_can_be_pinned);
	tcase_add_test(tests, test_whoever_waits_is_told);
	tcase_add_test(tests, test_nobody_waits_for_what_is_not_there);
	tcase_add_test(tests, test_what_is_no_file_is_refused);
	tcase_add_test(tests, test_replace);
	tcase_add_test(tests, test_replace_that_fails);
	suite_add_tcase(suite, tests);
	return suite;
}
