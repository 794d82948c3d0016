/*
 * Golden screens: each scene drawn and compared with VIEW/CASE.screen, which holds the text, a
 * blank line, and a letter a cell for its role (role.h). TOCSIN_GOLDEN_ACCEPT=1 writes what was
 * drawn; look at it before it is committed.
 */
#include "check_main.h"

#include <errno.h>
#include <limits.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "scene.h"

struct golden {
	const char *file;
	const char *scene;
	enum view view;
	int columns, rows;
	enum glyphs glyphs;
	const char *filter; /* of the tasks, or of the help */
	uint32_t selected;
	const char *message, *fault;
	bool mono;
	struct listing listing; /* of the tasks */
	uint32_t back;          /* reports before the last day: the time machine */
};

static const struct golden goldens[] = {
	{"empty-80x24", "empty", VIEW_DASHBOARD, 80, 24, GLYPHS_BRAILLE},
	{"one-80x24", "one", VIEW_DASHBOARD, 80, 24, GLYPHS_BRAILLE},
	{"proposal-80x24", "proposal", VIEW_DASHBOARD, 80, 24, GLYPHS_BRAILLE},
	{"proposal-170x24", "proposal", VIEW_DASHBOARD, 170, 24, GLYPHS_BRAILLE},
	{"leach-80x24", "leach", VIEW_DASHBOARD, 80, 24, GLYPHS_BRAILLE},
	{"leach-unicode-80x24", "leach", VIEW_DASHBOARD, 80, 24, GLYPHS_UNICODE},
	{"leach-ascii-80x24", "leach", VIEW_DASHBOARD, 80, 24, GLYPHS_ASCII},
	{"leach-mono-80x24", "leach", VIEW_DASHBOARD, 80, 24, GLYPHS_UNICODE, .mono = true},
	{"leach-40x12", "leach", VIEW_DASHBOARD, 40, 12, GLYPHS_BRAILLE},
	{"typing-80x24", "ghost", VIEW_DASHBOARD, 80, 24, GLYPHS_BRAILLE, .selected = 1},
	{"bridge-100x30", "bridge", VIEW_DASHBOARD, 100, 30, GLYPHS_BRAILLE,
		.message = "saved: F3 remaining 5d"},
	{"bridge-200x60", "bridge", VIEW_DASHBOARD, 200, 60, GLYPHS_BRAILLE},
	{"late-60x32", "late", VIEW_DASHBOARD, 60, 32, GLYPHS_UNICODE},
	{"done-80x24", "done", VIEW_DASHBOARD, 80, 24, GLYPHS_BRAILLE},
	{"fault-80x24", "late", VIEW_DASHBOARD, 80, 24, GLYPHS_ASCII,
		.fault = "schedule.csv:3:2: no task Q9; an id of this file would be right"},
	{"names-80x24", "names", VIEW_DASHBOARD, 80, 24, GLYPHS_BRAILLE},
	{"names-ascii-40x12", "names", VIEW_DASHBOARD, 40, 12, GLYPHS_ASCII},
	{"many-40x12", "many", VIEW_DASHBOARD, 40, 12, GLYPHS_BRAILLE, .filter = "crane"},
	{"small-30x5", "leach", VIEW_DASHBOARD, 30, 5, GLYPHS_BRAILLE},
	{"bridge-80x24", "bridge", VIEW_FEVER, 80, 24, GLYPHS_BRAILLE},
	{"bridge-100x30", "bridge", VIEW_FEVER, 100, 30, GLYPHS_BRAILLE},
	{"bridge-200x60", "bridge", VIEW_FEVER, 200, 60, GLYPHS_UNICODE},
	{"bridge-braille-200x60", "bridge", VIEW_FEVER, 200, 60, GLYPHS_BRAILLE},
	{"many-80x24", "many", VIEW_FEVER, 80, 24, GLYPHS_BRAILLE},
	{"many-200x60", "many", VIEW_FEVER, 200, 60, GLYPHS_BRAILLE},
	{"ghost-80x24", "ghost", VIEW_FEVER, 80, 24, GLYPHS_BRAILLE},
	{"empty-80x24", "empty", VIEW_FEVER, 80, 24, GLYPHS_BRAILLE},
	{"many-100x30", "many", VIEW_FEVER, 100, 30, GLYPHS_UNICODE},
	{"past-80x24", "bridge", VIEW_FEVER, 80, 24, GLYPHS_BRAILLE, .back = 4},
	{"past-ascii-80x24", "bridge", VIEW_FEVER, 80, 24, GLYPHS_ASCII, .mono = true, .back = 4},
	{"past-100x30", "bridge", VIEW_FEVER, 100, 30, GLYPHS_BRAILLE, .back = 4},
	{"past-200x60", "bridge", VIEW_FEVER, 200, 60, GLYPHS_UNICODE, .back = 4},
	{"past-80x24", "bridge", VIEW_DASHBOARD, 80, 24, GLYPHS_BRAILLE, .back = 4},
	{"past-100x30", "bridge", VIEW_BUFFERS, 100, 30, GLYPHS_BRAILLE, .back = 4},
	{"past-details-100x30", "bridge", VIEW_TASKS, 100, 30, GLYPHS_BRAILLE, .back = 4,
		.listing = {.details = true}},
	{"late-ascii-80x24", "late", VIEW_FEVER, 80, 24, GLYPHS_ASCII},
	{"many-80x24", "many", VIEW_TASKS, 80, 24, GLYPHS_BRAILLE, .filter = "crane",
		.selected = 40},
	{"bridge-200x60", "bridge", VIEW_TASKS, 200, 60, GLYPHS_BRAILLE, .selected = 3},
	{"empty-80x24", "empty", VIEW_CHAINS, 80, 24, GLYPHS_BRAILLE},
	{"proposal-80x24", "proposal", VIEW_CHAINS, 80, 24, GLYPHS_BRAILLE},
	{"leach-mono-80x24", "leach", VIEW_CHAINS, 80, 24, GLYPHS_UNICODE, .mono = true},
	{"bridge-80x24", "bridge", VIEW_CHAINS, 80, 24, GLYPHS_BRAILLE, .selected = 4},
	{"bridge-100x30", "bridge", VIEW_CHAINS, 100, 30, GLYPHS_BRAILLE, .selected = 4},
	{"bridge-200x60", "bridge", VIEW_CHAINS, 200, 60, GLYPHS_BRAILLE, .selected = 4},
	{"late-ascii-80x24", "late", VIEW_CHAINS, 80, 24, GLYPHS_ASCII},
	{"done-80x24", "done", VIEW_CHAINS, 80, 24, GLYPHS_BRAILLE},
	{"names-40x12", "names", VIEW_CHAINS, 40, 12, GLYPHS_BRAILLE},
	{"many-80x24", "many", VIEW_CHAINS, 80, 24, GLYPHS_BRAILLE, .selected = 40},
	{"empty-80x24", "empty", VIEW_TASKS, 80, 24, GLYPHS_BRAILLE},
	{"bridge-80x24", "bridge", VIEW_TASKS, 80, 24, GLYPHS_BRAILLE,
		.listing = {.sort = TASK_COLUMN_START}},
	{"bridge-100x30", "bridge", VIEW_TASKS, 100, 30, GLYPHS_BRAILLE,
		.filter = "who:crew state:open", .selected = 2},
	{"names-80x24", "names", VIEW_TASKS, 80, 24, GLYPHS_BRAILLE,
		.listing = {.columns = {TASK_COLUMN_NAME, TASK_COLUMN_ID, TASK_COLUMN_PLANNED,
				    TASK_COLUMN_START, TASK_COLUMN_CHAIN},
			.column_count = 5,
			.sort = TASK_COLUMN_NAME}},
	{"outline-80x24", "bridge", VIEW_TASKS, 80, 24, GLYPHS_BRAILLE, .selected = 1,
		.listing = {.outline = OUTLINE_CHAIN}},
	{"outline-folded-100x30", "many", VIEW_TASKS, 100, 30, GLYPHS_BRAILLE, .selected = 2,
		.listing = {.outline = OUTLINE_CHAIN, .all_folded = true}},
	{"outline-200x60", "bridge", VIEW_TASKS, 200, 60, GLYPHS_BRAILLE, .selected = 6,
		.listing = {.outline = OUTLINE_CHAIN, .details = true}},
	{"outline-ascii-80x24", "late", VIEW_DASHBOARD, 80, 24, GLYPHS_ASCII,
		.listing = {.outline = OUTLINE_CHAIN}},
	{"details-80x24", "bridge", VIEW_TASKS, 80, 24, GLYPHS_BRAILLE, .selected = 1,
		.listing = {.details = true}},
	{"details-ascii-80x24", "bridge", VIEW_TASKS, 80, 24, GLYPHS_ASCII, .selected = 4,
		.listing = {.details = true}},
	{"details-100x30", "late", VIEW_TASKS, 100, 30, GLYPHS_BRAILLE, .selected = 3,
		.listing = {.details = true}},
	{"details-200x60", "bridge", VIEW_TASKS, 200, 60, GLYPHS_BRAILLE, .selected = 4,
		.listing = {.details = true}},
	{"details-proposal-80x24", "proposal", VIEW_TASKS, 80, 24, GLYPHS_BRAILLE, .selected = 3,
		.listing = {.details = true}},
	{"details-many-200x60", "many", VIEW_TASKS, 200, 60, GLYPHS_BRAILLE, .selected = 30,
		.listing = {.details = true}},
	{"bridge-80x24", "bridge", VIEW_PLAN, 80, 24, GLYPHS_BRAILLE, .selected = 2},
	{"proposal-40x12", "proposal", VIEW_PLAN, 40, 12, GLYPHS_BRAILLE},
	{"empty-80x24", "empty", VIEW_JOURNAL, 80, 24, GLYPHS_BRAILLE},
	{"proposal-80x24", "proposal", VIEW_JOURNAL, 80, 24, GLYPHS_BRAILLE},
	{"journal-80x24", "journal", VIEW_JOURNAL, 80, 24, GLYPHS_BRAILLE, .selected = 5},
	{"journal-ascii-80x24", "journal", VIEW_JOURNAL, 80, 24, GLYPHS_ASCII, .selected = 1},
	{"journal-100x30", "journal", VIEW_JOURNAL, 100, 30, GLYPHS_BRAILLE, .selected = 7},
	{"journal-200x60", "journal", VIEW_JOURNAL, 200, 60, GLYPHS_BRAILLE, .selected = 8},
	{"many-80x24", "many", VIEW_JOURNAL, 80, 24, GLYPHS_UNICODE, .selected = 20},
	{"journal-80x24", "journal", VIEW_DASHBOARD, 80, 24, GLYPHS_BRAILLE},
	{"empty-80x24", "empty", VIEW_BUFFERS, 80, 24, GLYPHS_BRAILLE},
	{"proposal-80x24", "proposal", VIEW_BUFFERS, 80, 24, GLYPHS_BRAILLE},
	{"bridge-80x24", "bridge", VIEW_BUFFERS, 80, 24, GLYPHS_BRAILLE},
	{"late-ascii-80x24", "late", VIEW_BUFFERS, 80, 24, GLYPHS_ASCII},
	{"late-100x30", "late", VIEW_BUFFERS, 100, 30, GLYPHS_BRAILLE, .selected = 1},
	{"bridge-200x60", "bridge", VIEW_BUFFERS, 200, 60, GLYPHS_BRAILLE},
	{"many-80x24", "many", VIEW_BUFFERS, 80, 24, GLYPHS_UNICODE, .selected = 20},
	{"empty-80x24", "empty", VIEW_RESOURCES, 80, 24, GLYPHS_BRAILLE},
	{"proposal-80x24", "proposal", VIEW_RESOURCES, 80, 24, GLYPHS_BRAILLE},
	{"bridge-80x24", "bridge", VIEW_RESOURCES, 80, 24, GLYPHS_BRAILLE},
	{"late-ascii-80x24", "late", VIEW_RESOURCES, 80, 24, GLYPHS_ASCII, .selected = 2},
	{"bridge-100x30", "bridge", VIEW_RESOURCES, 100, 30, GLYPHS_BRAILLE, .selected = 1},
	{"bridge-200x60", "bridge", VIEW_RESOURCES, 200, 60, GLYPHS_BRAILLE},
	{"many-80x24", "many", VIEW_RESOURCES, 80, 24, GLYPHS_UNICODE, .selected = 20},
	{"empty-80x24", "empty", VIEW_STANDUP, 80, 24, GLYPHS_BRAILLE},
	{"bridge-80x24", "bridge", VIEW_STANDUP, 80, 24, GLYPHS_BRAILLE, .selected = 1},
	{"bridge-ascii-80x24", "bridge", VIEW_STANDUP, 80, 24, GLYPHS_ASCII, .selected = 1,
		.mono = true},
	{"bridge-100x30", "bridge", VIEW_STANDUP, 100, 30, GLYPHS_BRAILLE, .selected = 1},
	{"bridge-200x60", "bridge", VIEW_STANDUP, 200, 60, GLYPHS_BRAILLE, .selected = 1},
	{"late-40x12", "late", VIEW_STANDUP, 40, 12, GLYPHS_BRAILLE},
	{"names-80x24", "names", VIEW_STANDUP, 80, 24, GLYPHS_BRAILLE},
	{"many-100x30", "many", VIEW_STANDUP, 100, 30, GLYPHS_BRAILLE, .selected = 20},
	{"empty-80x24", "empty", VIEW_SUMMARY, 80, 24, GLYPHS_BRAILLE},
	{"bridge-80x24", "bridge", VIEW_SUMMARY, 80, 24, GLYPHS_BRAILLE},
	{"late-40x12", "late", VIEW_SUMMARY, 40, 12, GLYPHS_BRAILLE, .selected = 4},
	{"bridge-200x60", "bridge", VIEW_SUMMARY, 200, 60, GLYPHS_BRAILLE},
	{"proposal-80x24", "proposal", VIEW_HELP, 80, 24, GLYPHS_BRAILLE, .filter = "task",
		.selected = 2},
};

static void arrange(struct scene *scene, const struct listing *listing)
{
	struct view_state *state = &scene->state;
	state->listing = *listing;
	view_rows_sort(&state->rows, &scene->data, listing->sort, listing->reverse);
	view_rows_outline(&state->rows, &scene->arena, &scene->data, listing);
	if (listing->details)
		task_facts_make(&state->facts, &scene->arena, &scene->data);
}

/* As the time machine shows an earlier date: its point is the newest, the rest of the trail later.
 */
static void go_back(struct scene *scene, uint32_t back)
{
	struct view_data *data = &scene->data;
	ck_assert_uint_lt(back, data->point_count);
	data->date_count = data->point_count;
	data->point_count -= back;
	data->date_number = data->point_count;
	data->later = data->points + data->point_count;
	data->later_count = back;
	scene->status.now = data->points[data->point_count - 1];
	scene->status.as_of = scene->status.now.as_of;
	data->away = true;
	data->returns_to = "today";
}

static void draw(struct canvas *canvas, const struct golden *golden, struct scene *scene)
{
	struct view_state *state = &scene->state;
	state->view = golden->view;
	if (golden->view == VIEW_HELP) {
		state->help_filter = golden->filter ? golden->filter : "";
		state->help_selected = golden->selected;
	} else {
		state->selected = golden->selected;
		if (golden->filter)
			scene_filter(scene, golden->filter);
	}
	if (golden->message) {
		state->message = golden->message;
		state->message_role = ROLE_MESSAGE;
	}
	scene->data.file_fault = golden->fault;
	if (golden->back > 0)
		go_back(scene, golden->back);
	arrange(scene, &golden->listing);
	if (state->lines.view != state->view)
		view_lines_make(&state->lines, &scene->arena, &scene->data, state->view);
	if (view_has_lines(state->view)) {
		uint32_t count = state->lines.count, last = count > 0 ? count - 1 : 0;
		struct view_cursor *cursor = &state->cursors[state->view];
		cursor->selected = golden->selected < last ? golden->selected : last;
		cursor->top = view_scroll(0, cursor->selected, count,
			view_list_rows(golden->columns, golden->rows, state));
	}
	state->top = view_scroll(0, state->selected, state->rows.count,
		view_list_rows(golden->columns, golden->rows, state));
	canvas_init(canvas, golden->columns, golden->rows, golden->glyphs);
	canvas->mono = golden->mono;
	view_draw(canvas, &scene->data, state);
}

static char *drawn(const struct golden *golden)
{
	struct scene scene;
	ck_assert(scene_make(&scene, golden->scene));
	struct canvas canvas;
	draw(&canvas, golden, &scene);
	char *text = NULL;
	size_t size = 0;
	FILE *to = open_memstream(&text, &size);
	canvas_write(&canvas, CANVAS_TEXT, to);
	fputc('\n', to);
	canvas_write(&canvas, CANVAS_ROLES_GRID, to);
	fclose(to);
	canvas_finish(&canvas);
	scene_finish(&scene);
	return text;
}

static char *whole_file(const char *path)
{
	FILE *from = fopen(path, "rb");
	ck_assert_msg(
		from != NULL, "%s: %s; TOCSIN_GOLDEN_ACCEPT=1 writes it", path, strerror(errno));
	char *text = NULL;
	size_t size = 0;
	FILE *to = open_memstream(&text, &size);
	for (int c; (c = fgetc(from)) != EOF;)
		fputc(c, to);
	fclose(to);
	fclose(from);
	return text;
}

static void accept(const char *folder, const char *path, const char *text)
{
	mkdir(folder, 0777);
	FILE *to = fopen(path, "wb");
	ck_assert_msg(to != NULL, "%s: %s", path, strerror(errno));
	fputs(text, to);
	fclose(to);
}

/* The first line that differs says more than two whole screens. */
static void compare(const char *path, const char *expected, const char *text)
{
	for (int line = 1; *expected || *text; line++) {
		size_t wanted = strcspn(expected, "\n"), got = strcspn(text, "\n");
		ck_assert_msg(wanted == got && memcmp(expected, text, got) == 0,
			"%s:%d:\nexpected |%.*s|\ndrawn    |%.*s|", path, line, (int)wanted,
			expected, (int)got, text);
		expected += wanted + (expected[wanted] == '\n');
		text += got + (text[got] == '\n');
	}
}

START_TEST(screen_is_as_accepted)
{
	const struct golden *golden = &goldens[_i];
	const char *source = getenv("TOCSIN_SOURCE");
	ck_assert_msg(source != NULL, "TOCSIN_SOURCE is not set");
	char folder[PATH_MAX / 2], path[PATH_MAX];
	snprintf(folder, sizeof folder, "%s/tests/golden/%s", source, view_name(golden->view));
	snprintf(path, sizeof path, "%s/%s.screen", folder, golden->file);
	char *text = drawn(golden);
	const char *accepting = getenv("TOCSIN_GOLDEN_ACCEPT");
	if (accepting && strcmp(accepting, "1") == 0)
		accept(folder, path, text);
	char *expected = whole_file(path);
	compare(path, expected, text);
	free(expected);
	free(text);
}
END_TEST

static int rows_of_role(const struct canvas *canvas, enum role role)
{
	int rows = 0;
	for (int row = 0; row < canvas->rows; row++)
		for (int column = 0; column < canvas->columns; column++)
			if (canvas_cell(canvas, column, row)->role == role) {
				rows++;
				break;
			}
	return rows;
}

static const char *const scenes[] = {"empty", "one", "proposal", "leach", "ghost", "bridge", "late",
	"journal", "done", "names", "many"};

/* Every view of every scene at many sizes: nothing breaks, and where a list of tasks is shown the
 * selected one is in sight, once, with a fault and without. */
START_TEST(every_size_is_drawn)
{
	struct scene scene;
	ck_assert(scene_make(&scene, scenes[_i]));
	for (int view = 0; view < VIEWS; view++)
		for (int columns = 1; columns <= 210; columns += columns < 90 ? 7 : 33)
			for (int rows = 1; rows <= 64; rows += rows < 34 ? 3 : 13) {
				bool fault = (columns + rows) % 2;
				struct golden golden = {"", "", (enum view)view, columns, rows,
					(enum glyphs)(rows % 3),
					.selected = scene.state.rows.count * 2 / 3,
					.fault = fault ? "schedule.csv:1: no header" : NULL};
				struct canvas canvas;
				draw(&canvas, &golden, &scene);
				bool list = view == VIEW_DASHBOARD || view == VIEW_TASKS;
				bool fits =
					columns >= VIEW_LEAST_COLUMNS && rows >= VIEW_LEAST_ROWS;
				if (list && fits && scene.state.rows.count > 0)
					ck_assert_int_eq(rows_of_role(&canvas, ROLE_SELECTED), 1);
				if (fits)
					ck_assert_int_eq(rows_of_role(&canvas, ROLE_ALARM), fault);
				canvas_finish(&canvas);
			}
	scene_finish(&scene);
}
END_TEST

Suite *test_suite(void)
{
	setlocale(LC_ALL, "C.UTF-8");
	Suite *suite = suite_create("golden screens");
	TCase *screens = tcase_create("screens");
	tcase_add_loop_test(screens, screen_is_as_accepted, 0, sizeof goldens / sizeof goldens[0]);
	tcase_add_loop_test(screens, every_size_is_drawn, 0, sizeof scenes / sizeof scenes[0]);
	tcase_set_timeout(screens, 60);
	suite_add_tcase(suite, screens);
	return suite;
}
