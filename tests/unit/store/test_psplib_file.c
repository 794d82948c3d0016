/*
 * Benchmark instances: PSPLIB's .sm and Patterson's .rcp, whole and broken.
 */
#include "check_main.h"

#include <string.h>

#include "fixture.h"
#include "psplib_file.h"

/* The example of psplib_file.h; lines are numbered in the tests of its faults. */
static const char small_sm[] = "************************\n"
			       "file with basedata            : small.bas\n"
			       "jobs (incl. supersource/sink ):  4\n"
			       "horizon                       :  9\n"
			       "RESOURCES\n"
			       "  - renewable                 :  1   R\n"
			       "  - nonrenewable              :  0   N\n"
			       "  - doubly constrained        :  0   D\n"
			       "************************\n"
			       "PROJECT INFORMATION:\n"
			       "pronr.  #jobs rel.date duedate tardcost  MPM-Time\n"
			       "    1      2      0        9        0        5\n"
			       "************************\n"
			       "PRECEDENCE RELATIONS:\n"
			       "jobnr.    #modes  #successors   successors\n"
			       "   1        1          2           2   3\n"
			       "   2        1          1           4\n"
			       "   3        1          1           4\n"
			       "   4        1          0\n"
			       "************************\n"
			       "REQUESTS/DURATIONS:\n"
			       "jobnr. mode duration  R 1\n"
			       "------------------------\n"
			       "  1      1     0       0\n"
			       "  2      1     3       1\n"
			       "  3      1     5       2\n"
			       "  4      1     0       0\n"
			       "************************\n"
			       "RESOURCEAVAILABILITIES:\n"
			       "  R 1\n"
			       "    2\n"
			       "************************\n";

static const char small_rcp[] = "4 1\n2\n0 0  2 2 3\n3 1  1 4\n5 2  1 4\n0 0  0\n";

static bool read(
	struct fixture *fixture, struct tocsin_project *project, const char *name, const char *text)
{
	const struct project_sources sources = {
		.schedule = name,
		.bytes = text,
		.length = strlen(text),
		.name = "test",
		.frozen = TOCSIN_NO_INSTANT,
		.today = fixture_today(),
	};
	return project_files_read(project, &sources, &fixture->diags);
}

static const struct {
	const char *name, *text;
} formats[] = {{"small.sm", small_sm}, {"small.rcp", small_rcp}, {"by-its-stars", small_sm}};

START_TEST(an_instance_is_a_project)
{
	struct fixture fixture;
	struct tocsin_project project;
	fixture_init(&fixture);
	ck_assert(read(&fixture, &project, formats[_i].name, formats[_i].text));
	ck_assert_str_eq(fixture_diags(&fixture), "");

	static const int days[] = {0, 3, 5, 0};
	ck_assert_uint_eq(project.task_count, 4);
	for (uint32_t i = 0; i < 4; i++) {
		const struct tocsin_task *task = &project.tasks[i];
		ck_assert_str_eq(task->id, ((const char *[]){"1", "2", "3", "4"})[i]);
		ck_assert_int_eq(task->focused, 480 * days[i]);
		ck_assert_int_eq(task->safe, 2 * 480 * days[i]);
		ck_assert(task->milestone == (days[i] == 0));
	}
	static const uint32_t ends[][2] = {{0, 1}, {0, 2}, {1, 3}, {2, 3}};
	ck_assert_uint_eq(project.link_count, 4);
	for (uint32_t k = 0; k < 4; k++) {
		ck_assert_uint_eq(project.links[k].from, ends[k][0]);
		ck_assert_uint_eq(project.links[k].to, ends[k][1]);
	}
	ck_assert_uint_eq(project.resource_count, 1);
	ck_assert_str_eq(project.resources[0].name, "R1");
	ck_assert_int_eq(project.resources[0].capacity, 2000);
	ck_assert_uint_eq(project.demand_count, 2);
	ck_assert_int_eq(project.demands[1].amount, 2000);
	ck_assert_uint_eq(project.tasks[2].first_demand, 1);
	tocsin_project_free(&project);
	fixture_finish(&fixture);
}
END_TEST

/* `what` in the small instance is replaced; "" cuts the file there. */
static const struct {
	const char *name, *whole, *what, *by, *said;
} broken[] = {
	{"a.sm", small_sm, "2   3\n", "2   5\n",
		"a.sm:16:40: 5 is no number of a successor; it is 1 to 4\n"},
	{"a.sm", small_sm, "2   3\n", "two\n",
		"a.sm:16:36: \"two\" is no number; here stands the number of a successor\n"},
	{"a.sm", small_sm, "3        1 ", "3        2 ",
		"a.sm:18:13: 2 is no number of modes that can be planned; it is 1 to 1\n"},
	{"a.sm", small_sm, "nonrenewable              :  0", "nonrenewable              :  2",
		"a.sm:7:34: 2 is no number of resources of this kind that can be planned; it is 0 "
		"to 0\n"},
	{"a.sm", small_sm, "):  4", "):  400000000",
		"a.sm:3:34: 400000000 is no number of jobs; it is 1 to 231\n"},
	{"a.sm", small_sm, "  2      1     3 ", "  2      1     99999999999999999999 ",
		"a.sm:25:16: 99999999999999999999 is no duration of a job; it is 0 to 2290649\n"},
	{"a.sm", small_sm, "  2      1     3 ", "  2      1     -3 ",
		"a.sm:25:16: \"-3\" is no number; here stands the duration of a job\n"},
	{"a.sm", small_sm, "REQUESTS", "",
		"a.sm:21:1: the file ends before its part \"REQUESTS/DURATIONS\"\n"},
	{"a.sm", small_sm, "    2\n****", "",
		"a.sm:31:1: the file ends before the units of a resource\n"},
	{"a.sm", small_sm, "4        1          0", "4        1          1   1",
		"a.sm:16: these tasks wait for each other in a circle: 1 -> 2 -> 4 -> 1; take one "
		"of these links away\n"},
	{"a.rcp", small_rcp, "1 4\n5", "1 0\n5",
		"a.rcp:4:8: 0 is no number of a successor; it is 1 to 4\n"},
	{"a.rcp", small_rcp, "0 0  0", "",
		"a.rcp:6:1: the file ends before the duration of a job\n"},
	{"a.rcp", small_rcp, "4 1\n", "x ",
		"a.rcp:6:1: the file ends before its part \"PRECEDENCE RELATIONS\"\n"},
};

static const char *changed(struct fixture *fixture, size_t i)
{
	const char *at = strstr(broken[i].whole, broken[i].what);
	ck_assert_ptr_nonnull(at);
	int before = (int)(at - broken[i].whole);
	const char *behind = broken[i].by[0] ? at + strlen(broken[i].what) : "";
	return tocsin_arena_printf(
		&fixture->arena, "%.*s%s%s", before, broken[i].whole, broken[i].by, behind);
}

START_TEST(what_is_broken_is_told_with_its_place)
{
	struct fixture fixture;
	struct tocsin_project project;
	fixture_init(&fixture);
	ck_assert(!read(&fixture, &project, broken[_i].name, changed(&fixture, (size_t)_i)));
	ck_assert_str_eq(fixture_diags(&fixture), broken[_i].said);
	fixture_finish(&fixture);
}
END_TEST

START_TEST(recognised_by_name_or_stars)
{
	static const struct {
		const char *path, *text;
		bool is;
	} files[] = {
		{"a.sm", "", true},
		{"A.RCP", "", true},
		{"a.csv", "********************\n", true},
		{"a.csv", "***\n", false},
		{".sm", "", false},
		{"schedule.csv", "id,safe\n", false},
	};
	for (size_t i = 0; i < sizeof files / sizeof *files; i++)
		ck_assert(psplib_file_is(files[i].path, files[i].text, strlen(files[i].text)) ==
			  files[i].is);
}
END_TEST

Suite *test_suite(void)
{
	Suite *suite = suite_create("psplib_file");
	TCase *cases = tcase_create("psplib_file");
	tcase_add_loop_test(cases, an_instance_is_a_project, 0, sizeof formats / sizeof *formats);
	tcase_add_loop_test(
		cases, what_is_broken_is_told_with_its_place, 0, sizeof broken / sizeof *broken);
	tcase_add_test(cases, recognised_by_name_or_stars);
	suite_add_tcase(suite, cases);
	return suite;
}
