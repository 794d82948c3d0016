/*
 * Schedules as other tools wrote them: each loads with the tasks, links and resources that it
 * holds, or is refused at the place that is wrong; renderings of one project give one project.
 */
#include "check_main.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "project_files.h"

static struct tocsin_arena arena;
static struct tocsin_diags diags;

static void set_up(void)
{
	tocsin_arena_init(&arena);
	tocsin_diags_init(&diags);
}

static void tear_down(void)
{
	tocsin_diags_finish(&diags);
	tocsin_arena_finish(&arena);
}

/* All diagnostics, without the folder's name. */
static const char *told(void)
{
	char *text;
	size_t length;
	FILE *stream = open_memstream(&text, &length);
	ck_assert_ptr_nonnull(stream);
	tocsin_diags_print(&diags, stream, true);
	fclose(stream);
	const char *kept = tocsin_arena_strdup(&arena, text);
	free(text);
	return kept;
}

static bool load(struct tocsin_project *project, const char *name)
{
	struct tocsin_day day;
	ck_assert(tocsin_day_from_date(&day, 2026, 11, 22));
	const struct project_sources sources = {
		.schedule = tocsin_arena_printf(
			&arena, "%s/exports/%s.csv", getenv("TOCSIN_REFERENCE_DATA"), name),
		.name = name,
		.frozen = TOCSIN_NO_INSTANT,
		.today = tocsin_instant_at(day, 9 * 60),
	};
	return project_files_read(project, &sources, &diags);
}

/* ---- What loads ---- */

static const struct {
	const char *name;
	uint32_t tasks, summaries, links, resources;
	const char *said; /* in the notes */
} loading[] = {
	{"ganttproject/house-comma", 16, 4, 18, 7, ""},
	{"ganttproject/house-semicolon-bom", 16, 4, 18, 7, ""},
	{"ganttproject/polbrod-wbs-en", 104, 38, 155, 0, ""},
	{"msproject/emu_tr-from-mpp", 21, 7, 20, 1, ""},
	{"msproject/ghadir-overhaul-fa", 15, 13, 11, 0, "not in the file, and left out: 27"},
	{"msproject/mpxj-durations", 10, 0, 0, 0, ""},
	{"msproject/mpxj-links", 16, 0, 8, 0, ""},
	{"msproject/robin-de-from-mpp", 104, 13, 246, 13, ""},
	{"msproject/robin-semicolon-cp1252-crlf", 104, 13, 246, 13, ""},
	/* It cuts long lists of predecessors short: 34 links are told by the successors alone. */
	{"p6/lsst-201802-ME", 402, 0, 340, 0,
		"594 predecessors of 326 tasks are not in the file, and left out: LSST-1470"},
	{"redmine/import_issues", 2, 1, 0, 0, "1 parent is not in the file, as \"#2\""},
	{"redmine/import_issues_utf8_with_bom", 2, 1, 0, 0, ""},
	{"sheet/aero-es", 22, 11, 0, 17, "working time between"},
	{"sheet/edusense-pipe", 8, 0, 8, 0, "6 tasks without a duration"},
	{"sheet/monk-tab", 23, 0, 0, 0, "23 tasks without a duration"},
	{"sheet/nwn-powershell-type", 4, 0, 0, 0, "4 tasks without a duration"},
	{"spreadsheet/robin-tab-utf16", 104, 13, 246, 13, ""},
	{"taskjuggler/f20-standard", 380, 34, 373, 0, "the working time between"},
	{"taskjuggler/ref-taskreport", 10, 3, 0, 0, "the working time between"},
};

START_TEST(an_export_loads)
{
	struct tocsin_project project;
	bool loaded = load(&project, loading[_i].name);
	ck_assert_msg(loaded, "%s", told());
	ck_assert_msg(project.task_count == loading[_i].tasks &&
			      project.summary_count == loading[_i].summaries &&
			      project.link_count == loading[_i].links &&
			      project.resource_count == loading[_i].resources,
		"%s: %u tasks, %u summaries, %u links, %u resources", loading[_i].name,
		project.task_count, project.summary_count, project.link_count,
		project.resource_count);
	ck_assert_msg(strstr(told(), loading[_i].said) != NULL, "%s", told());
	/* One message sums up, however much lies outside the file. */
	ck_assert_uint_le(diags.count, 6);
	tocsin_project_free(&project);
}
END_TEST

/* ---- What is refused ---- */

static const struct {
	const char *name;
	const char *faults[3]; /* with their places */
} refused[] = {
	{"jira/planeso-redacted",
		{"planeso-redacted.csv:1:353: the column \"Original estimate\" is empty for all 22 "
		 "tasks; "}},
	{"redmine/unclosed_quoted_field", {"unclosed_quoted_field.csv:2:5: this quote is never"}},
	{"sheet/msds460-ekdahl",
		{"msds460-ekdahl.csv:4:54: 18 cells where the header has 17",
			"msds460-ekdahl.csv:16:27: \"G\": not a duration; write 3d, 4h or 1.5w "
			"(this "
			"row has 18 cells and the header 17: a cell that holds a \",\" belongs in "
			"quotes)"}},
	{"sheet/shopndrop-formula-preamble",
		{"shopndrop-formula-preamble.csv:4:1: no column for durations, found: ID, TYPE"}},
	{"spreadsheet/trap-in", {"trap-in.csv:6:13: \"2026-02-30\" does not exist"}},
	{"spreadsheet/trap-out-de", {"trap-out-de.csv:4:54: no task has the id \"1.2\"",
					    "trap-out-de.csv:6:11: \"2026-02-30\" does not exist"}},
};

START_TEST(what_is_wrong_is_told_with_its_place)
{
	struct tocsin_project project;
	ck_assert(!load(&project, refused[_i].name));
	for (size_t i = 0; i < 3 && refused[_i].faults[i] != NULL; i++)
		ck_assert_msg(strstr(told(), refused[_i].faults[i]) != NULL, "%s", told());
}
END_TEST

/* ---- Renderings of one project ---- */

/* What a plan is made of, and nothing of how the file spells it. */
static const char *essence(const char *name)
{
	struct tocsin_project project;
	char *text;
	size_t length;
	bool loaded = load(&project, name);
	ck_assert_msg(loaded, "%s", told());
	FILE *stream = open_memstream(&text, &length);
	ck_assert_ptr_nonnull(stream);
	for (uint32_t i = 0; i < project.task_count; i++) {
		const struct tocsin_task *task = &project.tasks[i];
		fprintf(stream, "%s %s %lld %lld %d", task->id, task->name, (long long)task->safe,
			(long long)task->focused, task->stated->percent_permille);
		for (uint32_t j = 0; j < task->demand_count; j++) {
			const struct tocsin_demand *demand =
				&project.demands[task->first_demand + j];
			fprintf(stream, " %s[%lld]", project.resources[demand->resource].name,
				(long long)demand->amount);
		}
		fputc('\n', stream);
	}
	for (uint32_t i = 0; i < project.link_count; i++)
		fprintf(stream, "%u>%u %d %lld %d\n", project.links[i].from, project.links[i].to,
			(int)project.links[i].type, (long long)project.links[i].lag,
			project.links[i].elapsed);
	fclose(stream);
	const char *kept = tocsin_arena_strdup(&arena, text);
	free(text);
	tocsin_project_free(&project);
	return kept;
}

static const char *const same[][2] = {
	{"ganttproject/house-comma", "ganttproject/house-semicolon-bom"},
	{"msproject/robin-de-from-mpp", "msproject/robin-semicolon-cp1252-crlf"},
	{"msproject/robin-de-from-mpp", "spreadsheet/robin-tab-utf16"},
	{"redmine/import_issues", "redmine/import_issues_utf8_with_bom"},
};

START_TEST(renderings_of_one_project_are_one_project)
{
	ck_assert_str_eq(essence(same[_i][0]), essence(same[_i][1]));
}
END_TEST

START_TEST(skipped)
{
	fprintf(stderr, "TOCSIN_REFERENCE_DATA is not set: skipped\n");
}
END_TEST

Suite *test_suite(void)
{
	Suite *suite = suite_create("exports");
	TCase *exports = tcase_create("exports");
	tcase_add_checked_fixture(exports, set_up, tear_down);
	tcase_set_timeout(exports, 60);
	if (getenv("TOCSIN_REFERENCE_DATA") == NULL) {
		tcase_add_test(exports, skipped);
	} else {
		tcase_add_loop_test(exports, an_export_loads, 0, sizeof loading / sizeof *loading);
		tcase_add_loop_test(exports, what_is_wrong_is_told_with_its_place, 0,
			sizeof refused / sizeof *refused);
		tcase_add_loop_test(exports, renderings_of_one_project_are_one_project, 0,
			sizeof same / sizeof *same);
	}
	suite_add_tcase(suite, exports);
	return suite;
}
