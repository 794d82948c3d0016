#include "check_main.h"

#include <locale.h>

#include "canvas_strings.h"
#include "test_project.h"
#include "view.h"

START_TEST(names_are_parsed_back)
{
	enum view view;
	for (int i = 0; i < VIEWS; i++) {
		ck_assert(view_parse(&view, view_name((enum view)i)));
		ck_assert_int_eq(view, i);
	}
	ck_assert(!view_parse(&view, "gantt"));
}
END_TEST

START_TEST(too_small_is_a_sentence)
{
	struct canvas canvas;
	canvas_init(&canvas, 30, 5, GLYPHS_ASCII);
	view_draw(&canvas, &(struct view_data){0}, &(struct view_state){0});
	assert_canvas(&canvas, CANVAS_TEXT, "tocsin needs 40x10; this is\n30x5\n\n\n\n");
	canvas_finish(&canvas);
}
END_TEST

/* Every view at every size from nothing on, with a proposal of an empty project: nothing breaks,
 * and as many rows are in sight as promised. */
START_TEST(every_size_is_drawn)
{
	struct tocsin_project project;
	static const struct test_row rows[] = {{0}};
	test_project_make(&project, &(struct test_project){.rows = rows});
	struct tocsin_plan plan = {.tasks = NULL, .date_setter = TOCSIN_NONE, .drum = ""};
	struct view_data data = {.project = &project,
		.plan = &plan,
		.proposal = true,
		.file_fault = "schedule.csv:1: no header"};
	struct view_state state = {.view = (enum view)_i, .filter = "x", .message = "m"};
	for (int columns = 0; columns < 170; columns += columns < 44 ? 1 : 9)
		for (int lines = 0; lines < 64; lines += lines < 26 ? 1 : 7) {
			struct canvas canvas;
			canvas_init(&canvas, columns, lines, (enum glyphs)(lines % 3));
			view_draw(&canvas, &data, &state);
			ck_assert_int_ge(view_list_rows(columns, lines, &state), 1);
			canvas_finish(&canvas);
		}
	tocsin_project_free(&project);
}
END_TEST

START_TEST(before_the_first_project_there_is_a_frame)
{
	struct canvas canvas;
	canvas_init(&canvas, 40, 10, GLYPHS_ASCII);
	struct view_state state = {.message = "reading", .message_role = ROLE_MESSAGE};
	view_draw(&canvas, &(struct view_data){.proposal = true}, &state);
	char *text = canvas_string(&canvas, CANVAS_TEXT);
	ck_assert_ptr_nonnull(strstr(text, "reading"));
	ck_assert_ptr_nonnull(strstr(text, "? help"));
	free(text);
	canvas_finish(&canvas);
}
END_TEST

START_TEST(list_rows_for_paging)
{
	static const struct {
		enum view view;
		int columns, rows;
		uint32_t tasks;
		int expected;
	} cases[] = {{VIEW_DASHBOARD, 80, 24, 500, 6}, {VIEW_DASHBOARD, 100, 30, 500, 10},
		{VIEW_DASHBOARD, 200, 60, 500, 22}, {VIEW_DASHBOARD, 200, 60, 3, 6},
		{VIEW_DASHBOARD, 40, 12, 500, 8}, {VIEW_TASKS, 80, 24, 500, 20},
		{VIEW_HELP, 80, 24, 500, 20}, {VIEW_FEVER, 80, 24, 500, 1},
		{VIEW_DASHBOARD, 1, 1, 500, 1}};
	struct view_state state = {.view = cases[_i].view, .rows = {.all = cases[_i].tasks}};
	ck_assert_int_eq(
		view_list_rows(cases[_i].columns, cases[_i].rows, &state), cases[_i].expected);
}
END_TEST

START_TEST(help_is_searched)
{
	enum command entries[COMMAND_COUNT];
	struct view_data data = {.proposal = true};
	struct view_state state = {.view = VIEW_HELP};
	ck_assert_uint_eq(view_help_entries(entries, "", &data, &state), COMMAND_COUNT);
	ck_assert_uint_eq(view_help_entries(entries, "no such thing", &data, &state), 0);
	unsigned count = view_help_entries(entries, "BASELINE", &data, &state);
	ck_assert_uint_ge(count, 1);
	bool found = false;
	for (unsigned i = 0; i < count; i++)
		found = found || entries[i] == COMMAND_COMMIT;
	ck_assert(found);
}
END_TEST

Suite *test_suite(void)
{
	setlocale(LC_ALL, "C.UTF-8");
	Suite *suite = suite_create("view");
	TCase *views = tcase_create("views");
	tcase_add_test(views, names_are_parsed_back);
	tcase_add_test(views, too_small_is_a_sentence);
	tcase_add_loop_test(views, every_size_is_drawn, 0, VIEWS);
	tcase_add_test(views, before_the_first_project_there_is_a_frame);
	tcase_add_loop_test(views, list_rows_for_paging, 0, 9);
	tcase_add_test(views, help_is_searched);
	suite_add_tcase(suite, views);
	return suite;
}
