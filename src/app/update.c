/* The one mutator: an event comes in, the state changes, effects go out. */
#include <stdio.h>
#include <string.h>

#include "app_parts.h"
#include "figure.h"
#include "tocsin/text.h"

/* Esc: back by one thing, the innermost first. */
static void step_back(struct app *app, struct app_effects *effects)
{
	if (app_close_line(app) || app_details_close(app))
		return;
	/* A stand-up walks all tasks: a filter of before it is no part of it. */
	if (app->filter[0] && app->view.view < VIEW_STANDUP) {
		app_filter(app, "");
		return;
	}
	if (what_if_step_back(app) || standup_step_back(app) || app_step_back(app, effects))
		return;
	time_machine_return(app, effects);
}

void app_key(struct app *app, uint32_t key, struct app_effects *effects)
{
	enum { ESCAPE = 27, CONTROL_L = 12, CONTROL_Z = 26 };
	enum command command = COMMAND_NONE, elsewhere;
	app_say(app, ROLE_MESSAGE, "%s", "");
	if (key == CONTROL_Z) {
		app_effect(effects, APP_SUSPEND);
		return;
	}
	/* Where it is no command it still cleans the screen. */
	if (key == CONTROL_L &&
		(app->prompt.command != COMMAND_NONE || app->view.view == VIEW_HELP)) {
		app_effect(effects, APP_REPAINT);
		return;
	}
	if (app->prompt.command != COMMAND_NONE) {
		prompt_key(app, key, effects);
		return;
	}
	if (app->view.view == VIEW_HELP) {
		if (help_key(app, key, &command))
			app_run(app, command, "", effects);
		return;
	}
	if (what_if_key(app, key, effects) || standup_key(app, key, effects))
		return;
	if (key == ESCAPE) {
		step_back(app, effects);
		return;
	}
	command = command_for_key(key, app_context(app), &elsewhere);
	if (command == COMMAND_NONE)
		command = elsewhere;
	char name[8];
	if (command == COMMAND_NONE)
		app_say(app, ROLE_MESSAGE, "%s does nothing here; ? lists the keys",
			command_key_name(key, name));
	else
		app_run(app, command, command_key_argument(key, command), effects);
}

static void on_paste(struct app *app, const char *text)
{
	if (app->prompt.command != COMMAND_NONE)
		prompt_paste(app, text);
	else if (app->view.view == VIEW_HELP)
		help_paste(app, text);
	else
		app_say(app, ROLE_ALARM,
			"pasted text was ignored: open an input line first (n, /, :)");
}

static void on_clock(struct app *app, const struct app_event *event, struct app_effects *effects)
{
	struct tocsin_instant before = app->as_of;
	char date[TOCSIN_DATE_SIZE];
	app->now = event->now;
	app->zone_minutes = event->zone_minutes;
	app->view_data.watching = event->watching;
	if (!app->data.project)
		return;
	const char *key = app_selected_key(app);
	app_derive(app, false);
	app_list_rows(app, key);
	prompt_read(app);
	if (before.minute == app->as_of.minute)
		return;
	if (app->reason[0])
		app_propose(app, effects);
	app_say(app, ROLE_MESSAGE, "a new day: as of %s", tocsin_instant_format(date, app->as_of));
}

static void on_saved(struct app *app)
{
	char said[APP_MESSAGE_SIZE];
	if (app->what_if.keeping)
		what_if_kept(app, true);
	standup_saved(app);
	prompt_forget_pending(app);
	if (app->saving == COMMAND_UNDO || app->saving == COMMAND_REDO)
		return;
	memcpy(said, app->message, sizeof said);
	app_say(app, ROLE_MESSAGE, "saved: %.390s", said);
}

static void on_not_saved(struct app *app, const char *why)
{
	app->saving = COMMAND_NONE;
	what_if_kept(app, false);
	prompt_offer_pending(app);
	app_say(app, ROLE_ALARM, "%s", why);
}

static void on_load_failed(struct app *app, const char *why)
{
	snprintf(app->fault, sizeof app->fault, "%s", why);
	app->view_data.file_fault = app->fault;
	app_say(app, ROLE_ALARM, "not read: the last good data stay in force");
}

static void on_committed(struct app *app, const struct tocsin_plan *plan)
{
	char date[TOCSIN_DATE_SIZE];
	const struct tocsin_project *project = app->data.project;
	app->saving = COMMAND_NONE;
	app->reason[0] = '\0';
	app->view_data.search = (struct view_search){0};
	tocsin_day_format(
		date, tocsin_instant_day(tocsin_calendar_finish(project->calendar, plan->promise)));
	app_say(app, ROLE_MESSAGE, "committed: promise %s, buffer %s", date,
		figure_days(project, plan->buffer).text);
}

/* What Enter does in a prompt. */
static const char *enter_word(enum command command, bool what_if)
{
	return command == COMMAND_COMMAND_LINE      ? "run"
	       : command == COMMAND_AS_OF           ? "look"
	       : command == COMMAND_REBASELINE      ? "plan"
	       : command == COMMAND_COMMIT          ? "search"
	       : what_if && command != COMMAND_FIND ? "try"
						    : "keep";
}

/* What the views read of the prompt and the message follows from the state. */
static void settle(struct app *app)
{
	struct view_state *view = &app->view;
	bool open = app->prompt.command != COMMAND_NONE;
	/* It stays to be read until the prompt is closed, whatever is typed. */
	if (open && app->prompt.crossing[0] && !app->message[0])
		app_say(app, ROLE_ALARM, "%s", app->prompt.crossing);
	if (app->rows_kept && !app->prompt.task)
		app_list_rows(app, app_selected_key(app));
	app_details_refresh(app);
	tocsin_text_whole(app->message);
	tocsin_text_whole(app->prompt.label);
	tocsin_text_whole(app->prompt.hint);
	view->prompt = open ? app->prompt.label : NULL;
	view->prompt_enter = enter_word(app->prompt.command, app->what_if.on);
	view->question = app->prompt.command == COMMAND_COMMIT;
	view->input = open ? app->prompt.line.text : "";
	view->input_cursor = open ? app->prompt.line.cursor : 0;
	view->input_in_line = app->prompt.command == COMMAND_REMAINING && standup_walks(app);
	view->input_hint = open ? app->prompt.hint : "";
	view->message = app->message;
	view->filter = app->filter;
	app->view_data.turns = app->watch;
	app_scroll(app);
	timeline_follow(app);
	if (view->view == VIEW_HELP)
		help_scroll(app);
}

void app_update(struct app *app, const struct app_event *event, struct app_effects *effects)
{
	effects->count = 0;
	app->ran = COMMAND_NONE;
	switch (event->kind) {
	case APP_KEY:
		app_key(app, event->key, effects);
		break;
	case APP_MOUSE:
		app_mouse(app, &event->mouse, effects);
		break;
	case APP_CYCLE:
		watch_next(app, effects);
		break;
	case APP_PASTE:
		on_paste(app, event->text);
		break;
	case APP_SIZE:
		app->columns = event->columns;
		app->rows = event->rows;
		break;
	case APP_CLOCK:
		on_clock(app, event, effects);
		break;
	case APP_LOADED:
		app_take_data(app, event->data, effects);
		break;
	case APP_LOAD_FAILED:
		on_load_failed(app, event->text);
		break;
	case APP_PLANNED:
		app_take_plan(app, event->plan);
		break;
	case APP_SEARCHED:
		app_take_search(app, &event->search, effects);
		break;
	case APP_SAVED:
		on_saved(app);
		break;
	case APP_NOT_SAVED:
		on_not_saved(app, event->text);
		break;
	case APP_COMMITTED:
		on_committed(app, event->plan);
		break;
	case APP_TURN:
		what_if_turn(app);
		break;
	case APP_NOT_COMMITTED:
	case APP_FAILED:
	case APP_NOTICE:
		app_say(app, event->kind == APP_NOTICE ? ROLE_MESSAGE : ROLE_ALARM, "%s",
			event->text);
		break;
	}
	what_if_guard(app, effects);
	if (what_if_is_busy(app))
		app_effect(effects, APP_GO_ON);
	settle(app);
}
