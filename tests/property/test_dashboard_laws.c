/*
 * Laws of the dashboard under a seeded monkey: keys of the whole vocabulary, typed and pasted text,
 * the mouse, sizes, the clock, files that change under it, saves that fail, in every mode.
 *
 * Every event comes from the seed and its number alone, so that a failing run is told as a short
 * list of events: those that can be left out are left out. DASHBOARD_RUNS=N makes more runs,
 * DASHBOARD_SEED=N begins at another seed.
 */
#include "check_main.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "app_parts.h"
#include "played_files.h"
#include "tocsin/random.h"
#include "tocsin/text.h"

enum { RUNS = 40, EVENTS = 250, ESCAPE = 27, ENTER = 13, CONTROL_R = 18, TRIES = 40 };

static struct {
	struct app app;
	struct played_files files;
	struct tocsin_random random;
	bool aloud;          /* what happens is told */
	bool saves;          /* no save fails */
	bool planning;       /* a plan was asked for and has not come */
	bool appended;       /* since it was last reset */
	unsigned left_alone; /* effects that the world may still answer to this event */
} world;

static const char *const texts[] = {"3d", "8h", "0", "12d", "2026-01-20", "2026-01-12", "nonsense",
	"Ana; 2026-02-01; call them", "T1.2 2026-02-01", "Green +1", "Red -1", "rework",
	"rework; it broke", "T1", "stage=x", "chain:1", "summary", "chain", "off", "weeks", "mono",
	"30", "q", "u", "y", "é林\xcc\x81", "why not"};

static uint32_t below(uint32_t bound)
{
	return tocsin_random_below(&world.random, bound);
}

static const char *any_text(void)
{
	return texts[below(sizeof texts / sizeof texts[0])];
}

/* A law that does not hold ends the run, which has a process of its own. */
static void law(bool holds, const char *what)
{
	if (holds)
		return;
	fprintf(stderr, "broken: %s\n", what);
	abort();
}

static void send(struct app_event event);

static void check_canvas(void)
{
	struct canvas canvas;
	canvas_init(&canvas, world.app.columns, world.app.rows, GLYPHS_UNICODE);
	app_draw(&world.app, &canvas);
	law(canvas.cursor_column < canvas.columns && canvas.cursor_row < canvas.rows,
		"the cursor is on the screen");
	for (int row = 0; row < canvas.rows; row++)
		for (int column = 0; column < canvas.columns;) {
			int width = canvas_cell(&canvas, column, row)->width;
			law(width == 1 || width == 2, "no cell begins with half a character");
			column += width;
			law(column <= canvas.columns, "no row is longer than the screen");
		}
	canvas_finish(&canvas);
}

static void check_state(void)
{
	const struct app *app = &world.app;
	const struct view_state *view = &app->view;
	if (!app->data.project)
		return;
	uint32_t tasks = app->data.project->task_count, selected = app_selected_task(app);
	law(selected == TOCSIN_NONE || selected < tasks, "the selected task is one of the project");
	for (uint32_t i = 0; i < view->rows.count; i++)
		law(view->rows.tasks[i] < tasks ||
				(view->rows.tasks[i] == TOCSIN_NONE && view->rows.group_of),
			"every row is a task or a group");
	law(view->rows.count == 0 || view->selected < view->rows.count, "the cursor is on a row");
	for (uint32_t i = 0; i < view->lines.count; i++)
		law(view->lines.items[i].task == TOCSIN_NONE || view->lines.items[i].task < tasks,
			"every line's task is one of the project");
	if (view_has_lines(view->view))
		law(view->lines.view == view->view &&
				(view->lines.count == 0 ||
					view->cursors[view->view].selected < view->lines.count),
			"the lines are of the view in sight, and the cursor is on one");
}

static bool is_shown(const char *key)
{
	const struct app *app = &world.app;
	const struct view_state *view = &app->view;
	uint32_t task = app->data.project ? tocsin_index_find(&app->data.project->by_key, key)
					  : TOCSIN_NONE;
	bool lines = view_has_lines(view->view == VIEW_HELP ? view->behind_help : view->view);
	uint32_t count = lines ? view->lines.count : view->rows.count;
	for (uint32_t i = 0; task != TOCSIN_NONE && i < count; i++)
		if ((lines ? view->lines.items[i].task : view->rows.tasks[i]) == task)
			return true;
	return false;
}

static void read_files(bool journal_only, bool saved_by_us)
{
	char key[64] = "";
	const char *selected = app_selected_key(&world.app);
	snprintf(key, sizeof key, "%s", selected ? selected : "");
	send((struct app_event){.kind = APP_LOADED,
		.data = played_files_read(&world.files, journal_only, saved_by_us)});
	played_files_forget(&world.files);
	selected = app_selected_key(&world.app);
	law(!*key || !is_shown(key) || (selected && strcmp(selected, key) == 0),
		"the selected task survives a reload");
}

static void append(const struct app_effect *effect)
{
	const struct app_row *rows = effect->rows ? effect->rows : &effect->row;
	unsigned count = effect->rows ? effect->row_count : 1;
	law(!world.app.options.read_only, "read-only writes no row");
	law(!world.app.what_if.on || world.app.what_if.keeping, "a what-if writes only when kept");
	law(count > 0, "there is a row to write");
	if (!world.saves && below(6) == 0) {
		send((struct app_event){.kind = APP_NOT_SAVED, .text = "the disk is full"});
		return;
	}
	world.appended = true;
	played_files_append(&world.files, rows, count);
	send((struct app_event){.kind = APP_SAVED, .text = "stamp"});
	read_files(true, true);
}

static void deliver_plan(void)
{
	if (!world.planning)
		return;
	world.planning = false;
	send((struct app_event){.kind = APP_PLANNED, .plan = played_files_plan(&world.files)});
	send((struct app_event){.kind = APP_SEARCHED,
		.search = {.phase = below(2) ? VIEW_SEARCH_OVER : VIEW_SEARCH_STOPPED}});
}

static void commit(void)
{
	law(!world.app.options.read_only, "read-only commits nothing");
	if (!world.app.proposal || below(5) == 0) {
		send((struct app_event){.kind = APP_NOT_COMMITTED, .text = "the disk is full"});
		return;
	}
	struct tocsin_plan *plan = played_files_plan(&world.files);
	plan->as_of_date = world.app.as_of;
	TOCSIN_VECTOR_PUSH(&world.files.arena, &world.files.plans, plan);
	world.planning = false;
	send((struct app_event){.kind = APP_COMMITTED, .plan = plan});
	read_files(false, true);
}

static void perform(const struct app_effect *effect)
{
	switch (effect->kind) {
	case APP_APPEND:
		append(effect);
		break;
	case APP_PROPOSE:
		world.planning = true;
		send((struct app_event){.kind = APP_SEARCHED, .search = {.phase = VIEW_SEARCH_ON}});
		break;
	case APP_COMMIT:
		commit();
		break;
	case APP_STOP:
		deliver_plan();
		send((struct app_event){
			.kind = APP_SEARCHED, .search = {.phase = VIEW_SEARCH_STOPPED}});
		break;
	case APP_DROP:
		world.planning = false;
		break;
	case APP_SAVE_TEXT:
		law(!world.app.options.read_only, "read-only writes no file");
		send((struct app_event){.kind = APP_FAILED, .text = "the file is there already"});
		break;
	case APP_RELOAD:
		read_files(false, false);
		break;
	case APP_GO_ON:
		send((struct app_event){.kind = APP_TURN});
		break;
	default:
		break;
	}
}

/* An update, what the world makes of it, and the laws. */
static void send(struct app_event event)
{
	struct app_effects effects;
	app_update(&world.app, &event, &effects);
	law(effects.count <= APP_EFFECTS, "one event asks for few effects");
	check_state();
	for (unsigned i = 0; i < effects.count && world.left_alone > 0; i++) {
		world.left_alone--;
		perform(&effects.items[i]);
	}
}

/* What is typed at a prompt is text. */
static void press(uint32_t key)
{
	const struct prompt *prompt = &world.app.prompt;
	enum command open = prompt->command;
	bool types = open != COMMAND_NONE && open != COMMAND_COMMIT && key >= ' ' && key < 127;
	if (world.aloud)
		fprintf(stderr, " key %u", (unsigned)key);
	world.left_alone = 12;
	send((struct app_event){.kind = APP_KEY, .key = key});
	law(!types || (prompt->command == open && world.app.ran == COMMAND_NONE),
		"text of a prompt runs no command");
}

static void type(const char *text)
{
	size_t used;
	for (size_t left = strlen(text); left > 0; text += used, left -= used)
		press(tocsin_utf8_decode(text, left, &used));
}

static void any_command_key(void)
{
	char names[64];
	const char *keys = command_entry((enum command)below(COMMAND_COUNT))->keys;
	snprintf(names, sizeof names, "%s", keys);
	char *name = strtok(names, " ");
	if (name && below(3) == 0) {
		char *other = strtok(NULL, " ");
		name = other ? other : name;
	}
	if (name)
		press(command_key_parse(name));
}

static void any_line(void)
{
	press(ESCAPE);
	press(':');
	type(command_entry((enum command)below(COMMAND_COUNT))->word);
	press(' ');
	if (below(3))
		type(any_text());
	press(below(8) ? ENTER : ESCAPE);
}

static void any_mouse(void)
{
	world.left_alone = 12;
	send((struct app_event){.kind = APP_MOUSE,
		.mouse = {.kind = (enum app_mouse_kind)below(MOUSE_KINDS),
			.column = (int)below(220) - 2,
			.row = (int)below(70) - 2}});
}

static void any_size(void)
{
	static const int sizes[][2] = {{80, 24}, {100, 30}, {200, 60}, {40, 10}, {1, 1}, {210, 64}};
	bool usual = below(2);
	const int *size = sizes[below(6)];
	send((struct app_event){.kind = APP_SIZE,
		.columns = usual ? size[0] : (int)below(210) + 1,
		.rows = usual ? size[1] : (int)below(64) + 1});
}

static void tick(void)
{
	world.files.clock += (int64_t)below(3600) * 1000000;
	world.left_alone = 12;
	send((struct app_event){.kind = APP_CLOCK,
		.now = {world.files.clock / 60000000},
		.zone_minutes = 0,
		.watching = below(2)});
}

/* A colleague reports, or somebody edits the schedule, or breaks it. */
static void any_change_of_files(void)
{
	world.left_alone = 12;
	if (below(4) == 0) {
		send((struct app_event){.kind = APP_LOAD_FAILED, .text = "schedule.csv:3:1: what"});
	} else if (below(2)) {
		static const char *const tasks[] = {"T1.1", "T1.2", "T2.1", "T3", "gone"};
		struct app_row row = {.as_of = world.app.as_of,
			.who = "ana",
			.task = tasks[below(5)],
			.event = below(3) ? TOCSIN_EVENT_REMAINING : TOCSIN_EVENT_FINISH,
			.note = ""};
		row.value = row.event == TOCSIN_EVENT_REMAINING ? "4d" : "";
		played_files_append(&world.files, &row, 1);
		read_files(true, false);
	} else {
		world.files.schedule = below(4) ? 1 + below(SCHEDULES - 1) : NO_SCHEDULE;
		read_files(false, false);
	}
}

/* Undo and redo give back what the journal meant. */
static void undo_and_redo(void)
{
	struct tocsin_arena arena;
	const struct app *app = &world.app;
	if (app->prompt.command != COMMAND_NONE || app->what_if.on || app->view.view == VIEW_HELP)
		return;
	tocsin_arena_init(&arena);
	const char *before = played_files_meaning(&world.files, &arena);
	world.saves = true;
	world.appended = false;
	press('u');
	bool undone = world.appended;
	world.appended = false;
	if (undone)
		press(CONTROL_R);
	law(!undone || (world.appended &&
			       strcmp(before, played_files_meaning(&world.files, &arena)) == 0),
		"undo and redo give back what the journal meant");
	world.saves = false;
	tocsin_arena_finish(&arena);
}

/* Esc, often enough, leads out of everything but a what-if with changes, which it never throws
 * away. */
static void escape(void)
{
	const struct app *app = &world.app;
	for (int i = 0; i < 12; i++)
		press(ESCAPE);
	law(app->prompt.command == COMMAND_NONE && app->view.view != VIEW_HELP,
		"Esc leads out of prompts and the help");
	law(app->what_if.on ? app->what_if.count > 0
			    : app->view.view < VIEW_STANDUP && !app->filter[0] &&
				      !app->travelling && app->view.opened == 0,
		"Esc leads back to the plain view");
}

static const struct {
	unsigned weight;
	const char *name;
	void (*act)(void);
} acts[] = {
	{40, "command", any_command_key},
	{6, "line", any_line},
	{4, "mouse", any_mouse},
	{3, "size", any_size},
	{2, "tick", tick},
	{5, "files", any_change_of_files},
	{3, "plan", deliver_plan},
	{2, "undo", undo_and_redo},
	{1, "escape", escape},
};

static void act(uint32_t seed, uint32_t number)
{
	world.random = tocsin_random_seeded(((uint64_t)seed << 32) + number);
	world.left_alone = 12;
	uint32_t chance = below(100);
	if (world.aloud)
		fprintf(stderr, "%u:", (unsigned)number);
	if (world.app.prompt.command != COMMAND_NONE && chance < 50) {
		type(any_text());
		press(below(4) ? ENTER : below(2) ? ESCAPE : '\t');
	} else if (chance < 4) {
		send((struct app_event){.kind = APP_PASTE, .text = any_text()});
	} else if (chance < 7) {
		send((struct app_event){.kind = APP_CYCLE});
	} else if (chance < 14) {
		press(below(3) ? 32 + below(95) : below(KEY_LAST_SPECIAL));
	} else {
		uint32_t at = 0, draw = below(66);
		while (draw >= acts[at].weight)
			draw -= acts[at++].weight;
		if (world.aloud)
			fprintf(stderr, " %s", acts[at].name);
		acts[at].act();
	}
	if (world.aloud)
		fprintf(stderr, "; %s\n", world.app.message);
	check_canvas();
}

static void run(uint32_t seed, const bool *left_out, bool aloud)
{
	struct tocsin_date day;
	memset(&world, 0, sizeof world);
	played_files_init(&world.files, seed % 7 == 6 ? NO_SCHEDULE : 1 + seed % 4);
	tocsin_date_parse(&day, "2026-01-19");
	app_init(&world.app, &(struct app_options){.who = "ben",
				     .as_of_given = seed % 3 != 0,
				     .as_of = day,
				     .read_only = seed % 5 == 4});
	world.random = tocsin_random_seeded(seed);
	world.left_alone = 12;
	send((struct app_event){.kind = APP_SIZE, .columns = 80, .rows = 24});
	tick();
	read_files(false, false);
	if (seed % 4 != 3) {
		struct tocsin_plan *plan = played_files_plan(&world.files);
		TOCSIN_VECTOR_PUSH(&world.files.arena, &world.files.plans, plan);
		world.planning = false;
		read_files(false, false);
	}
	world.aloud = aloud;
	for (uint32_t i = 0; i < EVENTS; i++)
		if (!left_out[i])
			act(seed, i);
	app_finish(&world.app);
	played_files_finish(&world.files);
}

/* In a process of its own, which may end in any way. */
static bool holds(uint32_t seed, const bool *left_out, bool aloud)
{
	int status = 0;
	fflush(NULL);
	pid_t child = fork();
	ck_assert_int_ge(child, 0);
	if (child == 0) {
		if (!aloud && !freopen("/dev/null", "w", stderr))
			_exit(1);
		run(seed, left_out, aloud);
		_exit(0);
	}
	ck_assert_int_eq(waitpid(child, &status, 0), child);
	return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

/* Leaves out what the failure does not need, in ever smaller pieces, and tells the rest. */
static void tell(uint32_t seed, bool *left_out)
{
	unsigned tries = 0;
	for (uint32_t size = EVENTS / 2; size > 0; size /= 2)
		for (uint32_t first = 0; first < EVENTS && tries < TRIES * 10; first += size) {
			bool before[EVENTS];
			memcpy(before, left_out, sizeof before);
			for (uint32_t i = first; i < first + size && i < EVENTS; i++)
				left_out[i] = true;
			tries++;
			if (holds(seed, left_out, false))
				memcpy(left_out, before, sizeof before);
		}
	fprintf(stderr, "seed %u:\n", (unsigned)seed);
	holds(seed, left_out, true);
}

static uint32_t setting(const char *name, uint32_t otherwise)
{
	const char *text = getenv(name);
	return text ? (uint32_t)strtoul(text, NULL, 10) : otherwise;
}

START_TEST(whatever_is_pressed_the_laws_hold)
{
	uint32_t first = setting("DASHBOARD_SEED", 1), count = setting("DASHBOARD_RUNS", RUNS);
	for (uint32_t seed = first; seed < first + count; seed++) {
		bool left_out[EVENTS] = {false};
		if (holds(seed, left_out, false))
			continue;
		tell(seed, left_out);
		ck_abort_msg("DASHBOARD_SEED=%u; the events are on standard error", (unsigned)seed);
	}
}
END_TEST

Suite *test_suite(void)
{
	Suite *suite = suite_create("dashboard_laws");
	TCase *tests = tcase_create("dashboard_laws");
	tcase_set_timeout(tests, 3600);
	tcase_add_test(tests, whatever_is_pressed_the_laws_hold);
	suite_add_tcase(suite, tests);
	return suite;
}
