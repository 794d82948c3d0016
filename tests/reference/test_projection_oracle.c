/*
 * The projection against figures of others, on 28 real projects:
 *
 * - every row of tracked/X/projection.oracle.csv: the projected finish at each status date, by the
 *   plain rule "done: actual; started: status date + remaining; not started: max(status date,
 *   relations)", without resources and planned dates, to the hour;
 * - the planned end of each project, dates obeyed, is the length that tracked/index.csv gives.
 */
#include "check_main.h"

#include <dirent.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tocsin/progress.h"
#include "tocsin/projection.h"
#include "workspace.h"

enum { PATH_SIZE = 1024, PROJECTS = 64, CELLS = 16 };

static char tracked[PATH_SIZE - 64];
static char names[PROJECTS][128]; /* folders of tracked/, in order */
static int name_count;

static int by_name(const void *a, const void *b)
{
	return strcmp(a, b);
}

static void find_projects(void)
{
	const char *root = getenv("TOCSIN_REFERENCE_DATA");
	if (!root)
		return;
	snprintf(tracked, sizeof tracked, "%s/tracked", root);
	DIR *folder = opendir(tracked);
	if (!folder)
		return;
	for (struct dirent *entry; (entry = readdir(folder)) != NULL && name_count < PROJECTS;)
		if (entry->d_name[0] == 'C' && strchr(entry->d_name, '_'))
			snprintf(names[name_count++], sizeof names[0], "%.127s", entry->d_name);
	closedir(folder);
	qsort(names, (size_t)name_count, sizeof names[0], by_name);
}

static void load(struct workspace *workspace, const char *name)
{
	char path[PATH_SIZE];
	snprintf(path, sizeof path, "%s/%s", tracked, name);
	struct tocsin_diags diags;
	tocsin_diags_init(&diags);
	enum workspace_result result =
		workspace_load(workspace, path, NULL, (struct tocsin_instant){0}, &diags);
	if (result != WORKSPACE_OK)
		tocsin_diags_print(&diags, stderr, false);
	tocsin_diags_finish(&diags);
	ck_assert_msg(result == WORKSPACE_OK, "%s does not load", name);
}

/* Splits a line of plain CSV in place; the files here quote nothing in the columns that are read.
 */
static int split(char *line, char *cells[CELLS])
{
	int count = 0;
	for (char *at = line; at && count < CELLS; count++) {
		cells[count] = at;
		at = strpbrk(at, ",\r\n");
		if (at)
			*at++ = '\0';
	}
	return count;
}

static tocsin_work projected_end(const struct tocsin_project *project,
	const struct tocsin_task_state *states, bool obey_dates, tocsin_work t)
{
	struct tocsin_arena arena;
	tocsin_arena_init(&arena);
	struct tocsin_project alone = *project;
	alone.tasks = TOCSIN_NEW(&arena, struct tocsin_task, project->task_count);
	memcpy(alone.tasks, project->tasks, project->task_count * sizeof *project->tasks);
	for (uint32_t i = 0; i < alone.task_count; i++) {
		alone.tasks[i].demand_count = alone.tasks[i].pause_count = 0;
		if (!obey_dates)
			alone.tasks[i].not_before = TOCSIN_NO_WORK;
	}
	struct tocsin_projection projection;
	tocsin_project_forward(&projection, &arena, &alone, NULL, 0, states, NULL, NULL, t);
	tocsin_work end = projection.end;
	tocsin_arena_finish(&arena);
	return end;
}

/* One row of the oracle: status date, hours up to it, three counts, the projected finish in hours.
 */
static void compare_status(const struct workspace *workspace, const char *name, char *cells[CELLS])
{
	double expected = strtod(cells[5], NULL);
	if (strcmp(cells[0], "baseline") == 0) {
		tocsin_work end = projected_end(&workspace->project, NULL, true, 0);
		ck_assert_msg(fabs((double)end / 60 - expected) < 1e-6,
			"%s, baseline: %.3f h, not %.3f h", name, (double)end / 60, expected);
		return;
	}
	struct tocsin_date date;
	ck_assert_int_eq(tocsin_date_parse(&date, cells[0]), TOCSIN_DATE_OK);
	struct tocsin_arena arena;
	tocsin_arena_init(&arena);
	struct tocsin_progress progress;
	tocsin_progress_fold(&progress, &arena, &workspace->project, &workspace->journal,
		workspace->order, workspace->order_count, NULL, 0, date.at);
	ck_assert_msg(progress.done == strtoul(cells[2], NULL, 10) &&
			      progress.in_progress == strtoul(cells[3], NULL, 10),
		"%s, %s: %u done, %u in progress, not %s and %s", name, cells[0], progress.done,
		progress.in_progress, cells[2], cells[3]);
	tocsin_work t = tocsin_calendar_axis(workspace->project.calendar, date.at);
	ck_assert_msg(fabs((double)t / 60 - strtod(cells[1], NULL)) < 1e-6,
		"%s, %s: lies %.3f h after the start, not %s", name, cells[0], (double)t / 60,
		cells[1]);
	tocsin_work end = projected_end(&workspace->project, progress.states, false, t);
	ck_assert_msg(fabs((double)end / 60 - expected) < 1e-6, "%s, %s: %.3f h, not %.3f h", name,
		cells[0], (double)end / 60, expected);
	tocsin_arena_finish(&arena);
}

START_TEST(test_projection_at_each_status_date)
{
	char path[PATH_SIZE + 160], line[1024], *cells[CELLS];
	snprintf(path, sizeof path, "%s/%s/projection.oracle.csv", tracked, names[_i]);
	FILE *file = fopen(path, "r");
	if (!file)
		return;
	struct workspace workspace;
	load(&workspace, names[_i]);
	ck_assert_ptr_nonnull(fgets(line, sizeof line, file));
	int rows = 0;
	for (; fgets(line, sizeof line, file); rows++) {
		ck_assert_int_ge(split(line, cells), 6);
		compare_status(&workspace, names[_i], cells);
	}
	ck_assert_int_gt(rows, 0);
	fclose(file);
	workspace_free(&workspace);
}
END_TEST

/* The row of index.csv for the project that a folder holds: "C2011-07_Patient..." is C2011-07. */
static bool find_in_index(const char *name, char line[1024], char *cells[CELLS])
{
	char path[PATH_SIZE];
	snprintf(path, sizeof path, "%s/index.csv", tracked);
	FILE *file = fopen(path, "r");
	ck_assert_ptr_nonnull(file);
	size_t key = strcspn(name, "_");
	bool found = false;
	while (!found && fgets(line, 1024, file))
		found = strncmp(line, name, key) == 0 && line[key] == ',';
	fclose(file);
	return found && split(line, cells) > 11;
}

START_TEST(test_planned_end)
{
	char line[1024], *cells[CELLS];
	ck_assert(find_in_index(names[_i], line, cells));
	struct workspace workspace;
	load(&workspace, names[_i]);
	tocsin_work end = projected_end(&workspace.project, NULL, true, 0);
	double days = (double)end / 60 / strtod(cells[11], NULL), expected = strtod(cells[6], NULL);
	ck_assert_msg(fabs(days - expected) <= 0.05 + 1e-6, "%s: %.4f d, not %s", names[_i], days,
		cells[6]);
	workspace_free(&workspace);
}
END_TEST

START_TEST(test_skipped)
{
	fprintf(stderr, "TOCSIN_REFERENCE_DATA does not lead to tracked projects: skipped\n");
}
END_TEST

Suite *test_suite(void)
{
	Suite *suite = suite_create("projection oracle");
	TCase *tcase = tcase_create("tracked projects");
	find_projects();
	if (name_count == 0) {
		tcase_add_test(tcase, test_skipped);
	} else {
		tcase_add_loop_test(tcase, test_projection_at_each_status_date, 0, name_count);
		tcase_add_loop_test(tcase, test_planned_end, 0, name_count);
	}
	suite_add_tcase(suite, tcase);
	return suite;
}
