/*
 * The 28 tracked projects load as they are: no fault, no skipped row, the counts that their index
 * gives, and a plan of each is the same after it was written and read.
 */
#include "check_main.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "plan_file.h"
#include "read_file.h"
#include "table.h"
#include "workspace.h"

enum { PROJECTS = 28 };

struct listed {
	char folder[256];
	uint32_t activities, resources;
	char start[16];
};

static struct listed listed[PROJECTS];
static int listed_count;

/* ---- index.csv ---- */

static void read_project(const struct cell *cell, void *row)
{
	struct listed *project = row;
	snprintf(project->folder, sizeof project->folder, "%.40s", cell->text);
}

/* A folder's name is the project's number and its name with _ for blanks, without brackets. */
static void read_name(const struct cell *cell, void *row)
{
	struct listed *project = row;
	char *to = project->folder + strlen(project->folder);
	char *end = project->folder + sizeof project->folder - 1;
	*to++ = '_';
	for (const char *from = cell->text; *from != '\0' && to < end; from++)
		if (*from != '(' && *from != ')')
			*to++ = *from == ' ' ? '_' : *from;
	*to = '\0';
}

static void read_activities(const struct cell *cell, void *row)
{
	((struct listed *)row)->activities = (uint32_t)atoi(cell->text);
}

static void read_resources(const struct cell *cell, void *row)
{
	((struct listed *)row)->resources = (uint32_t)atoi(cell->text);
}

static void read_start(const struct cell *cell, void *row)
{
	struct listed *project = row;
	snprintf(project->start, sizeof project->start, "%.15s", cell->text);
}

static const struct table_column columns[] = {
	{"project", read_project},
	{"name", read_name},
	{"activities", read_activities},
	{"resources", read_resources},
	{"baseline start", read_start},
};

static const char *reference_path(struct tocsin_arena *arena, const char *name)
{
	const char *root = getenv("TOCSIN_REFERENCE_DATA");
	return root ? tocsin_arena_printf(arena, "%s/tracked/%s", root, name) : NULL;
}

static void read_index(void)
{
	struct tocsin_arena arena;
	struct tocsin_diags diags;
	struct file_bytes bytes;
	char message[160];
	tocsin_arena_init(&arena);
	tocsin_diags_init(&diags);
	const char *path = reference_path(&arena, "index.csv");
	if (path != NULL && read_file(&bytes, path, message, sizeof message) == READ_FILE_OK) {
		struct csv_reader reader;
		struct table table;
		csv_reader_open(&reader, path, bytes.bytes, bytes.length, &diags, TOCSIN_FAULT);
		if (table_open(&table, &arena, &reader, columns, sizeof columns / sizeof *columns))
			while (listed_count < PROJECTS && table_next(&table, &listed[listed_count]))
				listed_count++;
		csv_reader_close(&reader);
		free(bytes.bytes);
	}
	tocsin_diags_finish(&diags);
	tocsin_arena_finish(&arena);
}

/* ---- The projects ---- */

static struct tocsin_diags diags;
static struct tocsin_arena arena;

static void load(struct workspace *workspace, int index)
{
	tocsin_diags_init(&diags);
	tocsin_arena_init(&arena);
	const char *path = reference_path(&arena, listed[index].folder);
	struct tocsin_date today;
	ck_assert_int_eq(tocsin_date_parse(&today, "2026-03-02"), TOCSIN_DATE_OK);
	enum workspace_result result = workspace_load(workspace, path, NULL, today.at, &diags);
	if (result != WORKSPACE_OK)
		tocsin_diags_print(&diags, stderr, false);
	ck_assert_msg(result == WORKSPACE_OK, "%s does not load", path);
}

static void forget(struct workspace *workspace)
{
	workspace_free(workspace);
	tocsin_diags_finish(&diags);
	tocsin_arena_finish(&arena);
}

START_TEST(test_loads)
{
	struct workspace workspace;
	char start[TOCSIN_DATE_SIZE];
	load(&workspace, _i);
	ck_assert_uint_eq(diags.errors, 0);
	ck_assert_uint_eq(workspace.skipped_rows, 0);
	ck_assert_uint_eq(workspace.order_count, workspace.journal.count);
	ck_assert_uint_eq(workspace.project.task_count, listed[_i].activities);
	ck_assert_uint_eq(workspace.project.resource_count, listed[_i].resources);
	ck_assert_str_eq(tocsin_day_format(start, tocsin_instant_day(workspace.project.start)),
		listed[_i].start);
	forget(&workspace);
}
END_TEST

START_TEST(test_plan_comes_back)
{
	struct workspace workspace;
	size_t length, again;
	load(&workspace, _i);
	const struct tocsin_plan_request request = {.project = &workspace.project};
	struct tocsin_plan *plan = tocsin_plan_make(&request);
	const char *text = plan_file_text(&arena, plan, &workspace.project, &length);
	struct tocsin_plan *read =
		plan_file_parse("plan.csv", text, length, &workspace.project, &diags);
	ck_assert_ptr_nonnull(read);
	ck_assert_str_eq(plan_file_text(&arena, read, &workspace.project, &again), text);
	ck_assert_int_eq(read->promise, plan->promise);
	ck_assert_int_eq(read->buffer, plan->buffer);
	tocsin_plan_free(read);
	tocsin_plan_free(plan);
	forget(&workspace);
}
END_TEST

START_TEST(test_all_are_listed)
{
	ck_assert_int_eq(listed_count, PROJECTS);
}
END_TEST

START_TEST(test_skipped)
{
	fprintf(stderr, "TOCSIN_REFERENCE_DATA does not lead to tracked projects: skipped\n");
}
END_TEST

Suite *test_suite(void)
{
	Suite *suite = suite_create("tracked projects load");
	TCase *tests = tcase_create("tracked projects");
	read_index();
	tcase_set_timeout(tests, 60);
	if (listed_count == 0) {
		tcase_add_test(tests, test_skipped);
	} else {
		tcase_add_test(tests, test_all_are_listed);
		tcase_add_loop_test(tests, test_loads, 0, listed_count);
		tcase_add_loop_test(tests, test_plan_comes_back, 0, listed_count);
	}
	suite_add_tcase(suite, tests);
	return suite;
}
