/*
 * Moving about in the timeline of the view "chains": zoom, pan, what is kept in sight, what is
 * folded.
 */
#include <string.h>

#include "app_parts.h"
#include "chain_lines.h"
#include "timeline.h"

static bool in_timeline(const struct app *app)
{
	return app->view.view == VIEW_CHAINS && app->view_data.plan &&
	       chain_lines_of(&app->view) != NULL;
}

static struct timescale scale_of(const struct app *app)
{
	int columns = timeline_columns(&app->view, app->columns);
	return timeline_scale(&app->view_data, &app->view, columns);
}

static int64_t place_of_now(const struct app *app, const struct timescale *scale)
{
	if (app->view_data.status)
		return timescale_place(scale, app->as_of);
	const struct tocsin_project *project = app->data.project;
	return timescale_place(
		scale, tocsin_calendar_start(project->calendar, chain_lines_of(&app->view)->first));
}

/* What the user looks at: t within the bar of the task under the cursor, or else t. */
static int64_t place_looked_at(const struct app *app, const struct timescale *scale)
{
	int64_t now = place_of_now(app, scale);
	uint32_t task = app_selected_task(app);
	if (task == TOCSIN_NONE)
		return now;
	const struct tocsin_calendar *calendar = app->data.project->calendar;
	struct chain_place place =
		chain_place_of(&app->view_data, chain_lines_of(&app->view), task);
	if (place.start == TOCSIN_NO_WORK || place.finish == TOCSIN_NO_WORK)
		return now;
	int64_t start = timescale_place(scale, tocsin_calendar_start(calendar, place.start));
	int64_t last = timescale_place(scale, tocsin_calendar_finish(calendar, place.finish)) - 1;
	return now < start ? start : now > last && last >= start ? last : now;
}

static bool in_sight(const struct timescale *scale, int64_t place)
{
	int64_t column = timescale_column(scale, place);
	return column >= 0 && column < scale->columns;
}

/* Some of the project stays in sight, wherever the user goes. */
static void hold_origin(struct app *app)
{
	struct timeline_state *timeline = &app->view.timeline;
	if (timeline->zoom == ZOOM_FIT)
		return;
	struct timescale scale = scale_of(app);
	struct view_state whole = app->view;
	whole.timeline.zoom = ZOOM_FIT;
	struct timescale all = timeline_scale(&app->view_data, &whole, scale.columns);
	int64_t half = (timescale_edge(&scale, scale.columns) - scale.origin) / 2;
	int64_t least = all.origin - half;
	int64_t last = timeline_last(&app->view_data, &app->view, &all);
	int64_t edge = timescale_edge(&all, all.columns);
	int64_t most = (last > edge ? last : edge) - half;
	timeline->origin = timeline->origin < least  ? least
			   : timeline->origin > most ? most
						     : timeline->origin;
}

/* Puts a place into a column. */
static void put_at(struct app *app, int64_t place, int64_t column)
{
	struct timescale scale = scale_of(app);
	scale.origin = 0;
	app->view.timeline.origin = place - timescale_edge(&scale, column);
	hold_origin(app);
}

static void say_zoom(struct app *app)
{
	enum timescale_zoom zoom = app->view.timeline.zoom;
	if (zoom == ZOOM_FIT)
		app_say(app, ROLE_MESSAGE, "the whole project");
	else
		app_say(app, ROLE_MESSAGE, "zoom: %s; 0 shows the whole project",
			timescale_zoom_name(zoom));
}

/* What is looked at stays where it is on the screen, or comes to a third of it. */
static void zoom_to(struct app *app, enum timescale_zoom zoom)
{
	struct timescale before = scale_of(app);
	int64_t place = place_looked_at(app, &before);
	int64_t column =
		in_sight(&before, place) ? timescale_column(&before, place) : before.columns / 3;
	app->view.timeline.zoom = zoom;
	if (zoom != ZOOM_FIT)
		put_at(app, place, column);
	say_zoom(app);
}

static void zoom_by_a_step(struct app *app, bool in)
{
	struct timescale scale = scale_of(app);
	enum timescale_zoom next = in ? timescale_finer(&scale) : timescale_coarser(&scale);
	if (!in && app->view.timeline.zoom == ZOOM_FIT) {
		app_say(app, ROLE_MESSAGE, "this is the whole project");
		return;
	}
	if (in && next == ZOOM_FIT) {
		app_say(app, ROLE_MESSAGE, "it does not get closer than this");
		return;
	}
	/* A level that would show more than there is shows all of it. */
	struct view_state whole = app->view;
	whole.timeline.zoom = ZOOM_FIT;
	struct timescale all = timeline_scale(&app->view_data, &whole, scale.columns);
	struct timescale coarser = scale;
	if (!in && next != ZOOM_FIT) {
		timescale_zoom(&coarser, next);
		if (timescale_day_columns(&coarser) <= timescale_day_columns(&all))
			next = ZOOM_FIT;
	}
	zoom_to(app, next);
}

void timeline_zoom(struct app *app, const char *level)
{
	enum timescale_zoom zoom;
	if (!in_timeline(app))
		return;
	if (timescale_zoom_parse(&zoom, *level ? level : "fit"))
		zoom_to(app, zoom);
	else
		app_say_unknown(app, COMMAND_ZOOM, "zoom", level, strlen(level));
}

void timeline_pan(struct app *app, int columns)
{
	struct timeline_state *timeline = &app->view.timeline;
	if (!in_timeline(app))
		return;
	if (timeline->zoom == ZOOM_FIT) {
		app_say(app, ROLE_MESSAGE, "the whole project is in sight; + goes closer");
		return;
	}
	struct timescale scale = scale_of(app);
	int64_t before = timeline->origin;
	timeline->origin = timescale_edge(&scale, columns);
	hold_origin(app);
	if (timeline->origin == before)
		app_say(app, ROLE_MESSAGE, "nothing lies farther out");
	else if (timeline->follow)
		app_say(app, ROLE_MESSAGE, "no longer following; F follows again");
	timeline->follow = false;
}

static void show_now(struct app *app)
{
	struct timescale scale = scale_of(app);
	if (!app->view_data.status)
		app_say(app, ROLE_MESSAGE, "nothing has begun: there is no status date yet");
	else if (app->view.timeline.zoom != ZOOM_FIT)
		put_at(app, place_of_now(app, &scale), scale.columns / 3);
}

static void toggle_follow(struct app *app)
{
	struct timeline_state *timeline = &app->view.timeline;
	timeline->follow = !timeline->follow;
	timeline->followed_line = UINT32_MAX;
	timeline->followed_as_of = app->as_of;
	app_say(app, ROLE_MESSAGE,
		timeline->follow ? "following: the task under the cursor and t stay in sight"
				 : "no longer following");
}

static void fold(struct app *app, bool all)
{
	struct view_state *view = &app->view;
	uint32_t line = view->cursors[VIEW_CHAINS].selected;
	const char *key = app_selected_key(app);
	if (app->filter[0]) {
		app_say(app, ROLE_MESSAGE, "the filter decides what is shown; Esc clears it");
		return;
	}
	if (all) {
		view->timeline.folded = !view->timeline.folded;
		view->timeline.unlike_count = 0;
	} else if (line < view->lines.count &&
		   !chain_fold(&view->timeline, view->lines.items[line].item)) {
		app_say(app, ROLE_ALARM, "%d chains are folded one by one; Z folds them all",
			TIMELINE_UNLIKE);
		return;
	}
	app_list_rows(app, key);
}

void timeline_run(struct app *app, enum command command)
{
	struct timescale scale;
	enum { PARTS = 8 };
	if (!in_timeline(app))
		return;
	switch ((unsigned)command) {
	case COMMAND_ZOOM_IN:
	case COMMAND_ZOOM_OUT:
		zoom_by_a_step(app, command == COMMAND_ZOOM_IN);
		break;
	case COMMAND_PAN_LEFT:
	case COMMAND_PAN_RIGHT:
		scale = scale_of(app);
		timeline_pan(
			app, (scale.columns / PARTS + 1) * (command == COMMAND_PAN_LEFT ? -1 : 1));
		break;
	case COMMAND_SHOW_DATE:
		show_now(app);
		break;
	case COMMAND_FOLLOW:
		toggle_follow(app);
		break;
	case COMMAND_FOLD:
	case COMMAND_FOLD_ALL:
		fold(app, command == COMMAND_FOLD_ALL);
		break;
	default:
		break;
	}
}

void timeline_follow(struct app *app)
{
	struct timeline_state *timeline = &app->view.timeline;
	uint32_t line = app->view.cursors[VIEW_CHAINS].selected;
	if (!in_timeline(app) || !timeline->follow || timeline->zoom == ZOOM_FIT)
		return;
	struct timescale scale = scale_of(app);
	bool moved = timeline->followed_as_of.minute != app->as_of.minute;
	if (!moved && timeline->followed_line == line)
		return;
	int64_t place = moved ? place_of_now(app, &scale) : place_looked_at(app, &scale);
	if (!in_sight(&scale, place))
		put_at(app, place, scale.columns / 3);
	timeline->followed_as_of = app->as_of;
	timeline->followed_line = line;
}
