/* The details of the task under the cursor: beside the list, or over it where there is no room. */
#include "details.h"

#include "app_parts.h"

/* Is the list hidden behind them? */
static bool lie_over(const struct app *app)
{
	return app->view.view == VIEW_TASKS && app->view.listing.details &&
	       !details_are_beside(app->columns);
}

void app_details(struct app *app)
{
	struct view_state *view = &app->view;
	const char *key = app_selected_key(app);
	bool open = view->view != VIEW_TASKS || !view->listing.details;
	view->details_top = 0;
	view->listing.details = open;
	view->view = VIEW_TASKS;
	app_list_rows(app, key);
}

bool app_details_close(struct app *app)
{
	if (app->view.view != VIEW_TASKS || !app->view.listing.details)
		return false;
	app->view.listing.details = false;
	return true;
}

/* As many lines as there are, without drawing them. */
static int lines_beyond(const struct app *app, int in_sight)
{
	struct canvas canvas;
	struct details details;
	canvas_init(&canvas, 0, 0, GLYPHS_UNICODE);
	struct rectangle place = details_place((struct rectangle){0, 0, app->columns, in_sight});
	details_make(&details, &canvas, &app->view_data, &app->view, place.columns);
	int beyond = details.rows > in_sight ? details.rows - in_sight : 0;
	canvas_finish(&canvas);
	return beyond;
}

bool app_details_scroll(struct app *app, enum command command)
{
	bool down = command == COMMAND_PAGE_DOWN;
	if (!lie_over(app) || (!down && command != COMMAND_PAGE_UP))
		return false;
	int in_sight = view_list_rows(app->columns, app->rows, &app->view) + 1;
	int page = in_sight > 3 ? in_sight - 2 : 1, last = lines_beyond(app, in_sight);
	int top = app->view.details_top + (down ? page : -page);
	app->view.details_top = top < 0 ? 0 : top < last ? top : last;
	return true;
}

void app_details_refresh(struct app *app)
{
	struct view_state *view = &app->view;
	uint32_t task = app_selected_task(app);
	if (!view->listing.details || view->view != VIEW_TASKS)
		return;
	if (!view->facts.made) {
		tocsin_arena_finish(&app->facts);
		tocsin_arena_init(&app->facts);
		task_facts_make(&view->facts, &app->facts, &app->view_data);
	}
	if (task != app->details_of)
		view->details_top = 0;
	app->details_of = task;
}
