/*
 * The filter in the view of resources.
 */
#include "check_main.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "filter.h"
#include "scene.h"

static struct scene scene;

static void begin(void)
{
	ck_assert(scene_make(&scene, "bridge"));
	scene.state.view = VIEW_RESOURCES;
}

static void end(void)
{
	scene_finish(&scene);
}

static struct view_lines *lines_with(const char *filter)
{
	scene.data.filter = filter;
	view_lines_make(&scene.state.lines, &scene.arena, &scene.data, VIEW_RESOURCES);
	return &scene.state.lines;
}

/* The row of the canvas that says how many there are. */
static char *title_row(const char *filter)
{
	struct canvas canvas;
	char *text = NULL, *end_of_row;
	size_t size = 0;
	lines_with(filter);
	scene_filter(&scene, filter);
	canvas_init(&canvas, 100, 30, GLYPHS_ASCII);
	view_draw(&canvas, &scene.data, &scene.state);
	FILE *to = open_memstream(&text, &size);
	canvas_write(&canvas, CANVAS_TEXT, to);
	fclose(to);
	canvas_finish(&canvas);
	end_of_row = strchr(text, '\n');
	*end_of_row = '\0';
	return text;
}

START_TEST(only_who_is_named_stays)
{
	uint32_t all = scene.project.resource_count;
	ck_assert_uint_gt(all, 2);
	ck_assert_uint_eq(lines_with("")->count, all);
	const char *name = scene.project.resources[1].name;
	char filter[80];
	snprintf(filter, sizeof filter, "who:%s", name);
	const struct view_lines *lines = lines_with(filter);
	ck_assert_uint_eq(lines->count, 1);
	ck_assert_uint_eq(lines->items[0].item, 1);
	snprintf(filter, sizeof filter, "-who:%s", name);
	lines = lines_with(filter);
	ck_assert_uint_eq(lines->count, all - 1);
	for (uint32_t i = 0; i < lines->count; i++)
		ck_assert_uint_ne(lines->items[i].item, 1);
	ck_assert_uint_eq(lines_with("state:open")->count, all);
}
END_TEST

/* An opened resource lists the tasks that the filter leaves, and stays shut where it is hidden
 * itself. */
START_TEST(opened_tasks_pass_the_filter)
{
	uint32_t resource = 0, before = 0, shown = 0;
	for (uint32_t r = 0; r < scene.project.resource_count; r++) {
		ck_assert(view_lines_open(lines_with(""), &scene.arena, &scene.data, r));
		if (scene.state.lines.count > before) {
			before = scene.state.lines.count;
			resource = r;
		}
	}
	ck_assert_uint_gt(before, 1);
	ck_assert(view_lines_open(lines_with(""), &scene.arena, &scene.data, resource));
	char filter[80];
	uint32_t first = scene.state.lines.items[0].task;
	snprintf(filter, sizeof filter, "id:%s", scene.project.tasks[first].id);
	ck_assert(view_lines_open(lines_with(filter), &scene.arena, &scene.data, resource));
	for (uint32_t i = 0; i < scene.state.lines.count; i++)
		shown += scene.state.lines.items[i].task == first;
	ck_assert_uint_eq(shown, 1);
	ck_assert_uint_lt(scene.state.lines.count, before);
	snprintf(filter, sizeof filter, "-who:%s", scene.project.resources[resource].name);
	ck_assert(!view_lines_open(lines_with(filter), &scene.arena, &scene.data, resource));
}
END_TEST

START_TEST(title_says_how_many)
{
	char filter[80], expected[120];
	snprintf(filter, sizeof filter, "who:%s", scene.project.resources[1].name);
	snprintf(expected, sizeof expected, "/%s  1 of %u ", filter, scene.project.resource_count);
	char *row = title_row(filter);
	ck_assert_msg(strstr(row, expected) != NULL, "%s", row);
	free(row);
	row = title_row("");
	ck_assert_msg(!strchr(row, '/'), "%s", row);
	free(row);
}
END_TEST

Suite *test_suite(void)
{
	setlocale(LC_ALL, "C.UTF-8");
	Suite *suite = suite_create("resource filter");
	TCase *filter = tcase_create("filter");
	tcase_add_checked_fixture(filter, begin, end);
	tcase_add_test(filter, only_who_is_named_stays);
	tcase_add_test(filter, opened_tasks_pass_the_filter);
	tcase_add_test(filter, title_says_how_many);
	suite_add_tcase(suite, filter);
	return suite;
}
