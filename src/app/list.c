/*
 * The rows of the task list: which are shown, which one is selected, which are in sight.
 *
 * The selection is a task, not a place: it survives a reload that renumbers all tasks, and its row
 * stays on the same line of the screen where it can, so that nothing moves under the cursor.
 */
#include <stdio.h>
#include <string.h>

#include "app_parts.h"
#include "filter.h"
#include "journal_lines.h"
#include "split.h"
#include "tocsin/vector.h"

/* The view whose list the cursor is in; the help only lies over it. */
static enum view listing_view(const struct view_state *view)
{
	return view->view == VIEW_HELP ? view->behind_help : view->view;
}

uint32_t app_selected_task(const struct app *app)
{
	const struct view_state *view = &app->view;
	enum view listing = listing_view(view);
	uint32_t line = view->cursors[listing].selected;
	if (view_has_lines(listing))
		return line < view->lines.count ? view->lines.items[line].task : TOCSIN_NONE;
	return view->selected < view->rows.count ? view->rows.tasks[view->selected] : TOCSIN_NONE;
}

const char *app_selected_key(const struct app *app)
{
	uint32_t task = app_selected_task(app);
	return task == TOCSIN_NONE ? NULL : app->data.project->tasks[task].key;
}

/* What the line under the cursor stands for, where the lines are of the view in sight. */
static uint32_t item_under_cursor(const struct view_state *view)
{
	uint32_t at = view->cursors[view->view].selected;
	bool known = view->lines.view == view->view && at < view->lines.count;
	return known ? view->lines.items[at].item : TOCSIN_NONE;
}

/* The line to stand on: of the same item and task, else of the task, else of the item, else where
 * the cursor is. */
static uint32_t line_of(const struct view_state *view, uint32_t item, uint32_t task)
{
	uint32_t best = view->cursors[view->view].selected;
	int weight = 0;
	for (uint32_t i = 0; i < view->lines.count && weight < 3; i++) {
		const struct view_line *line = &view->lines.items[i];
		int fits = (line->task == task && task != TOCSIN_NONE ? 2 : 0) +
			   (line->item == item && item != TOCSIN_NONE ? 1 : 0);
		if (fits > weight) {
			best = i;
			weight = fits;
		}
	}
	return best;
}

/* The key of the group under the cursor; 0 where it is on a task, or there are no groups. */
static uint64_t group_under_cursor(const struct view_state *view)
{
	const struct view_group *group = view_rows_group(&view->rows, view->selected);
	bool on_group = group && view->rows.tasks[view->selected] == TOCSIN_NONE;
	return on_group ? group->key : 0;
}

static void select_group(struct view_state *view, uint64_t key)
{
	for (uint32_t row = 0; key && row < view->rows.count; row++)
		if (view->rows.tasks[row] == TOCSIN_NONE &&
			view_rows_group(&view->rows, row)->key == key) {
			view->selected = row;
			return;
		}
}

static void make_rows(struct app *app)
{
	const struct listing *listing = &app->view.listing;
	view_rows_make(&app->view.rows, &app->listed, &app->view_data, app->filter);
	view_rows_sort(&app->view.rows, &app->view_data, listing->sort, listing->reverse);
	if (app->view.view == VIEW_TASKS || app->view.view == VIEW_DASHBOARD)
		view_rows_outline(&app->view.rows, &app->listed, &app->view_data, listing);
}

/* Projections stand behind some lines: a key of a filter need not make those again. */
static void make_lines(struct app *app)
{
	struct view_lines *lines = &app->view.lines;
	enum view view = app->view.view;
	if (!view_lines_keep(view)) {
		view_lines_make(lines, &app->listed, &app->view_data, view);
		return;
	}
	if (!(app->lines_made & 1u << view))
		view_lines_make(&app->lines[view], &app->derived, &app->view_data, view);
	app->lines_made |= 1u << view;
	*lines = app->lines[view];
	/* They may be narrowed where they lie. */
	if (lines->items)
		lines->items = tocsin_vector_moved(&app->listed, lines->items, lines->count,
			lines->count, sizeof *lines->items);
}

/* While a report is typed no row moves; a schedule that was read again renumbers all of them. */
static bool keep_rows(struct app *app)
{
	struct view_state *view = &app->view;
	bool types = app->prompt.task != NULL && !view_has_lines(view->view);
	if (!types || view->rows.count == 0 || app->listed_of != app->data.project)
		return false;
	struct tocsin_arena before = app->listed;
	struct view_rows rows = view->rows;
	tocsin_arena_init(&app->listed);
	view_rows_keep(&view->rows, &app->listed, &app->view_data, &rows);
	make_lines(app);
	tocsin_arena_finish(&before);
	app->rows_kept = true;
	return true;
}

static void list_rows(struct app *app, const char *selected_key)
{
	struct view_state *view = &app->view;
	uint32_t line = view->selected >= view->top ? view->selected - view->top : 0;
	uint32_t wanted = selected_key ? tocsin_index_find(&app->data.project->by_key, selected_key)
				       : TOCSIN_NONE;

	uint32_t item = item_under_cursor(view);
	uint64_t group = selected_key ? 0 : group_under_cursor(view);
	if (keep_rows(app))
		return;
	app->rows_kept = false;
	app->listed_of = app->data.project;

	tocsin_arena_finish(&app->listed);
	tocsin_arena_init(&app->listed);
	view->rows = (struct view_rows){0};
	view->filter = app->filter;
	app->view_data.filter = app->filter;
	if (app->view_data.plan)
		make_rows(app);
	if (view->view == VIEW_JOURNAL)
		app_weigh_reasons(app);
	make_lines(app);
	if (view->view == VIEW_CHAINS && view->lines.items)
		chains_narrow(view, &app->listed, &app->view_data);
	if (view->opened > 0 &&
		!view_lines_open(&view->lines, &app->listed, &app->view_data, view->opened - 1))
		view->opened = 0;
	view->cursors[view->view].selected = line_of(view, item, wanted);
	if (view_line_is_heading(&view->lines, view->cursors[view->view].selected))
		view->cursors[view->view].selected++;
	select_group(view, group);
	for (uint32_t row = 0; wanted != TOCSIN_NONE && row < view->rows.count; row++) {
		if (view->rows.tasks[row] != wanted)
			continue;
		view->selected = row;
		view->top = row > line ? row - line : 0;
		break;
	}
	if (view->selected >= view->rows.count)
		view->selected = view->rows.count > 0 ? view->rows.count - 1 : 0;
	app_scroll(app);
}

void app_list_rows(struct app *app, const char *selected_key)
{
	enum view in_sight = app->view.view;
	app->view.view = listing_view(&app->view);
	list_rows(app, selected_key);
	app->view.view = in_sight;
}

bool app_close_line(struct app *app)
{
	struct view_state *view = &app->view;
	if (view->opened == 0)
		return false;
	uint32_t item = view->opened - 1;
	const char *key = app_selected_key(app);
	view->opened = 0;
	app_list_rows(app, key);
	for (uint32_t i = 0; i < view->lines.count; i++)
		if (view->lines.items[i].item == item)
			view->cursors[view->view].selected = i;
	app_scroll(app);
	return true;
}

void app_open_line(struct app *app)
{
	struct view_state *view = &app->view;
	uint32_t item = item_under_cursor(view);
	const char *key = app_selected_key(app);
	if (app_close_line(app) || item == TOCSIN_NONE)
		return;
	view->opened = item + 1;
	app_list_rows(app, key);
}

/* A word of it that cannot be meant is said in a message; while it is typed, in the hint. */
static void say_filter_fault(struct app *app)
{
	struct tocsin_arena arena;
	struct filter filter;
	if (!app->data.project || app->prompt.command == COMMAND_FIND)
		return;
	tocsin_arena_init(&arena);
	filter_make(&filter, &arena, &app->view_data, app->filter);
	if (filter.fault[0])
		app_say(app, ROLE_ALARM, "%s", filter.fault);
	tocsin_arena_finish(&arena);
}

void app_filter(struct app *app, const char *text)
{
	const char *key = app_selected_key(app);
	snprintf(app->filter, sizeof app->filter, "%s", text);
	say_filter_fault(app);
	app_list_rows(app, key);
	if (app_selected_key(app) != key)
		app->view.selected = app->view.top = 0;
	app_scroll(app);
}

/* Where the cursor of the view in sight is, ... */
static struct view_cursor place_of(const struct app *app)
{
	const struct view_state *view = &app->view;
	return view_has_lines(view->view) ? view->cursors[view->view]
					  : (struct view_cursor){view->selected, view->top};
}

static void move_to(struct app *app, struct view_cursor place)
{
	struct view_state *view = &app->view;
	if (view_has_lines(view->view)) {
		view->cursors[view->view] = place;
		return;
	}
	view->selected = place.selected;
	view->top = place.top;
}

/* ... and how many lines it moves through. */
static uint32_t lines_of(const struct app *app)
{
	const struct view_state *view = &app->view;
	return view_has_lines(view->view) ? view->lines.count : view->rows.count;
}

/*
 * A terminal scrolls whole rows by itself, in a few bytes, but not a list that has something beside
 * it: all its lines are drawn anew. There a step past the edge goes on by a third of the list, and
 * the next ones cost nothing.
 */
static uint32_t scroll_ahead(
	const struct view_state *view, uint32_t before, uint32_t top, uint32_t count, int in_sight)
{
	enum { STEP = 3 }; /* of the wheel */
	bool beside = view->view == VIEW_BUFFERS || view->view == VIEW_RESOURCES;
	uint32_t ahead = in_sight > 0 ? (uint32_t)in_sight / 3 : 0;
	uint32_t last = count > (uint32_t)in_sight ? count - (uint32_t)in_sight : 0;
	if (!beside || view->opened > 0)
		return top;
	if (top > before && top - before <= STEP)
		return top + ahead < last ? top + ahead : last;
	if (top < before && before - top <= STEP)
		return top > ahead ? top - ahead : 0;
	return top;
}

void app_scroll(struct app *app)
{
	struct view_state *view = &app->view;
	int in_sight = view_list_rows(app->columns, app->rows, view);
	struct view_cursor place = place_of(app);
	uint32_t count = lines_of(app);
	if (place.selected >= count)
		place.selected = count > 0 ? count - 1 : 0;
	uint32_t before = place.top;
	place.top = view_scroll(before, place.selected, count, in_sight);
	if (app->columns >= SPLIT_WIDE)
		place.top = scroll_ahead(view, before, place.top, count, in_sight);
	/* The first line under a heading brings it into sight. */
	if (place.top > 0 && place.top == place.selected && in_sight > 1 &&
		view_line_is_heading(&view->lines, place.top - 1))
		place.top--;
	move_to(app, place);
}

bool app_list_cursor(const struct app *app, struct view_cursor *out, uint32_t *count)
{
	const struct view_state *view = &app->view;
	if (view->view == VIEW_HELP) {
		*out = (struct view_cursor){view->help_selected, view->help_top};
		*count = help_count(app);
		return true;
	}
	*out = place_of(app);
	*count = lines_of(app);
	return view->view == VIEW_DASHBOARD || view->view == VIEW_TASKS ||
	       view_has_lines(view->view);
}

void app_list_move(struct app *app, uint32_t selected, uint32_t top)
{
	if (app->view.view == VIEW_HELP) {
		app->view.help_selected = selected;
		app->view.help_top = top;
		return;
	}
	move_to(app, (struct view_cursor){selected, top});
	app_scroll(app);
}

/* The line to stand on where the cursor came to a heading: every heading has a line below it. */
static uint32_t pass_heading(uint32_t line, bool upward)
{
	return upward && line > 0 ? line - 1 : line + 1;
}

bool app_move(struct app *app, enum command command)
{
	uint32_t count = lines_of(app), last = count > 0 ? count - 1 : 0;
	int fit = view_list_rows(app->columns, app->rows, &app->view);
	uint32_t page = fit > 1 ? (uint32_t)fit - 1 : 1;
	struct view_cursor place = place_of(app);
	if (app_details_scroll(app, command))
		return true;
	switch ((unsigned)command) {
	case COMMAND_DOWN:
		place.selected += place.selected < last;
		break;
	case COMMAND_UP:
		place.selected -= place.selected > 0;
		break;
	case COMMAND_PAGE_DOWN:
		place.selected = last - place.selected > page ? place.selected + page : last;
		break;
	case COMMAND_PAGE_UP:
		place.selected = place.selected > page ? place.selected - page : 0;
		break;
	case COMMAND_FIRST:
		place.selected = 0;
		break;
	case COMMAND_LAST:
		place.selected = last;
		break;
	default:
		return false;
	}
	if (view_line_is_heading(&app->view.lines, place.selected))
		place.selected = pass_heading(
			place.selected, command == COMMAND_UP || command == COMMAND_PAGE_UP);
	move_to(app, place);
	app_scroll(app);
	return true;
}
