/* Columns of the task list, and its rows sorted by them. */
#include "check_main.h"

#include <locale.h>
#include <string.h>

#include "scene.h"
#include "task_cell.h"

static struct scene scene;

static void begin(void)
{
	setlocale(LC_ALL, "C.UTF-8");
	ck_assert(scene_make(&scene, "bridge"));
}

static void end(void)
{
	scene_finish(&scene);
}

/* The ids of the first rows, as one line. */
static const char *first(unsigned count)
{
	const char *ids = "";
	for (unsigned i = 0; i < count; i++)
		ids = tocsin_arena_printf(&scene.arena, "%s%s%s", ids, i ? " " : "",
			scene.project.tasks[scene.state.rows.tasks[i]].id);
	return ids;
}

static const struct {
	enum task_column column;
	bool reverse;
	const char *first;
} sorts[] = {
	{TASK_COLUMN_NONE, false, "F2 F3 P2"},
	{TASK_COLUMN_ID, false, "B1 B2 B3 B4 D1"},
	{TASK_COLUMN_ID, true, "T2 T1 S2"},
	{TASK_COLUMN_NAME, false, "B1 F1 F3"},
	{TASK_COLUMN_REMAINING, false, "P3 B2"},
	{TASK_COLUMN_STATE, false, "F3 P2 D3"},
	{TASK_COLUMN_ROOM, true, "D3 E1"},
	{TASK_COLUMN_START, false, "S1 D1 S2"},
	{TASK_COLUMN_RESOURCE, false, "B2 F2 F3"},
};

START_TEST(rows_are_sorted_by_a_column)
{
	view_rows_sort(&scene.state.rows, &scene.data, sorts[_i].column, sorts[_i].reverse);
	unsigned count = (unsigned)(strlen(sorts[_i].first) + 1) / 3;
	ck_assert_str_eq(first(count), sorts[_i].first);
}
END_TEST

/* What has nothing in the column comes last, whichever way it is sorted. */
START_TEST(nothing_comes_last)
{
	struct view_rows *rows = &scene.state.rows;
	for (int reverse = 0; reverse < 2; reverse++) {
		view_rows_sort(rows, &scene.data, TASK_COLUMN_IMPACT, reverse);
		for (uint32_t i = 0; i < rows->count; i++)
			ck_assert_int_eq(rows->priorities[i] != TOCSIN_NONE,
				i < scene.status.priority_count);
	}
}
END_TEST

/* The rows of an older status go on with what the new one says of them. */
START_TEST(rows_are_kept_while_somebody_types)
{
	struct view_rows kept, *rows = &scene.state.rows;
	view_rows_sort(rows, &scene.data, TASK_COLUMN_NAME, false);
	view_rows_keep(&kept, &scene.arena, &scene.data, rows);
	ck_assert_uint_eq(kept.count, rows->count);
	ck_assert_mem_eq(kept.tasks, rows->tasks, rows->count * sizeof *rows->tasks);
	ck_assert_mem_eq(kept.priorities, rows->priorities, rows->count * sizeof *rows->tasks);
	ck_assert_mem_eq(kept.plan_tasks, rows->plan_tasks, rows->count * sizeof *rows->tasks);
}
END_TEST

/* The heads in sight, as one line. */
static const char *heads(const struct listing *listing, int columns)
{
	struct canvas canvas;
	struct task_columns placed;
	const char *text = "";
	canvas_init(&canvas, 200, 10, GLYPHS_ASCII);
	task_columns_place(&placed, &canvas, listing, false, 3, 1, columns);
	for (int i = TASK_MARKS; i < placed.count; i++)
		if (placed.list[i].columns > 0)
			text = tocsin_arena_printf(
				&scene.arena, "%s%s|", text, placed.list[i].title);
	canvas_finish(&canvas);
	return text;
}

START_TEST(columns_as_asked_for)
{
	struct listing listing = {0};
	ck_assert_str_eq(heads(&listing, 78), "id|name|resources|state|left|impact|% PB|flags|");
	listing.columns[listing.column_count++] = TASK_COLUMN_NAME;
	listing.columns[listing.column_count++] = TASK_COLUMN_STAGE;
	listing.columns[listing.column_count++] = TASK_COLUMN_ROOM;
	ck_assert_str_eq(heads(&listing, 78), "name|stage|room|");
	/* What is sorted by is always there, and marked. */
	listing.sort = TASK_COLUMN_IMPACT;
	ck_assert_str_eq(heads(&listing, 78), "name|stage|room|impactv|");
	listing.sort = TASK_COLUMN_ROOM;
	ck_assert_str_eq(heads(&listing, 40), "name|room^|");
	ck_assert_str_eq(heads(&listing, 30), "name|room^|");
	listing = (struct listing){.sort = TASK_COLUMN_START, .reverse = true};
	ck_assert_str_eq(heads(&listing, 78), "id|name|resources|state|left|impact|% PB|startv|");
}
END_TEST

START_TEST(columns_are_named_by_a_beginning)
{
	ck_assert_int_eq(task_column_named("name", 4), TASK_COLUMN_NAME);
	ck_assert_int_eq(task_column_named("imp", 3), TASK_COLUMN_IMPACT);
	ck_assert_int_eq(task_column_named("plan-", 5), TASK_COLUMN_NONE);
	ck_assert_int_eq(task_column_named("sta", 3), TASK_COLUMN_NONE);
	ck_assert_int_eq(task_column_named("start", 5), TASK_COLUMN_START);
	ck_assert_int_eq(task_column_named("", 0), TASK_COLUMN_NONE);
	ck_assert_int_eq(task_column_named("names", 5), TASK_COLUMN_NONE);
}
END_TEST

/* The rows as one line: groups in brackets with what is done of them, tasks by their ids. */
static const char *outlined(const struct listing *listing)
{
	const char *text = "";
	scene_filter(&scene, "id:s,d");
	view_rows_sort(&scene.state.rows, &scene.data, TASK_COLUMN_ID, false);
	view_rows_outline(&scene.state.rows, &scene.arena, &scene.data, listing);
	const struct view_rows *rows = &scene.state.rows;
	for (uint32_t i = 0; i < rows->count; i++) {
		const struct view_group *group = view_rows_group(rows, i);
		if (rows->tasks[i] == TOCSIN_NONE)
			text = tocsin_arena_printf(&scene.arena, "%s[%s %u/%u]", text, group->name,
				group->done, group->tasks);
		else
			text = tocsin_arena_printf(&scene.arena, "%s %s", text,
				scene.project.tasks[rows->tasks[i]].id);
	}
	return text;
}

START_TEST(groups_by_stage)
{
	struct listing listing = {.outline = OUTLINE_STAGE};
	static const char *const stages[] = {"survey", NULL, "survey", "design"};
	for (uint32_t i = 0; i < sizeof stages / sizeof *stages; i++)
		if (stages[i] != NULL)
			tocsin_task_restate(&scene.project.arena, &scene.project.tasks[i])->stage =
				stages[i];
	ck_assert_str_eq(
		outlined(&listing), "[survey 2/2] D1 S1[design 1/1] D2[no stage 1/2] D3 S2");
	listing_fold(&listing, scene.state.rows.groups[0].key);
	ck_assert_str_eq(outlined(&listing), "[survey 2/2][design 1/1] D2[no stage 1/2] D3 S2");
	listing_fold(&listing, scene.state.rows.groups[0].key);
	listing.all_folded = true;
	ck_assert_str_eq(outlined(&listing), "[survey 2/2][design 1/1][no stage 1/2]");
	listing_fold(&listing, scene.state.rows.groups[1].key);
	ck_assert_str_eq(outlined(&listing), "[survey 2/2][design 1/1] D2[no stage 1/2]");
}
END_TEST

/* A folded summary hides those below it, and counts them. */
START_TEST(groups_by_summary)
{
	struct listing listing = {.outline = OUTLINE_SUMMARY};
	static struct tocsin_summary summaries[] = {{.name = "Bridge", .parent = TOCSIN_NONE},
		{.name = "Design", .parent = 0}, {.name = "Road", .parent = TOCSIN_NONE}};
	struct tocsin_task *tasks = scene.project.tasks;
	scene.project.summaries = summaries;
	scene.project.summary_count = 3;
	for (uint32_t i = 0; i < scene.project.task_count; i++)
		tasks[i].summary = TOCSIN_NONE;
	tasks[0].summary = tasks[1].summary = 0;
	tasks[2].summary = tasks[3].summary = 1;
	ck_assert_str_eq(outlined(&listing),
		"[Bridge 4/4] S1 S2[Design 2/2] D1 D2[under no summary 0/1] D3");
	ck_assert_uint_eq(scene.state.rows.groups[1].level, 1);
	listing_fold(&listing, scene.state.rows.groups[0].key);
	ck_assert_str_eq(outlined(&listing), "[Bridge 4/4][under no summary 0/1] D3");
}
END_TEST

/* A group knows what is left in it, how much it grew to, and its worst impact. */
START_TEST(groups_sum_up)
{
	struct listing listing = {.outline = OUTLINE_CHAIN};
	view_rows_outline(&scene.state.rows, &scene.arena, &scene.data, &listing);
	const struct view_rows *rows = &scene.state.rows;
	const struct view_group *critical = &rows->groups[0];
	ck_assert_str_eq(critical->name, "critical chain");
	ck_assert_uint_eq(critical->worst, rows->priorities[1]);
	tocsin_work left = 0;
	for (uint32_t i = 1; i < rows->count && rows->group_of[i] == 0; i++)
		left += scene.status.progress.states[rows->tasks[i]].remaining;
	ck_assert_int_eq(critical->left, left);
	ck_assert_int_ge(critical->total, left);
}
END_TEST

Suite *test_suite(void)
{
	Suite *suite = suite_create("task list");
	TCase *tcase = tcase_create("task list");
	tcase_add_checked_fixture(tcase, begin, end);
	tcase_add_loop_test(tcase, rows_are_sorted_by_a_column, 0, sizeof sorts / sizeof sorts[0]);
	tcase_add_test(tcase, nothing_comes_last);
	tcase_add_test(tcase, rows_are_kept_while_somebody_types);
	tcase_add_test(tcase, columns_as_asked_for);
	tcase_add_test(tcase, columns_are_named_by_a_beginning);
	tcase_add_test(tcase, groups_by_stage);
	tcase_add_test(tcase, groups_by_summary);
	tcase_add_test(tcase, groups_sum_up);
	suite_add_tcase(suite, tcase);
	return suite;
}
