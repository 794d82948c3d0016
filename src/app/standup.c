/*
 * The stand-up: the open tasks walked one after the other, in an order that stays while they are.
 *
 *     S        begins; the first task has the cursor
 *     3        its input opens; the point of the chart shows where it would go
 *     Enter    saved, and the next task that nobody has spoken of
 *     Enter    alone: what was left last is still left
 *     E        the summary; also after the last task, and with Esc when something was said
 */
#include <stdio.h>
#include <string.h>

#include "app_parts.h"

bool standup_walks(const struct app *app)
{
	return app->view_data.standup && app->view.view == VIEW_STANDUP;
}

static struct standup_line *line_under_cursor(struct app *app)
{
	uint32_t at = app->view.cursors[VIEW_STANDUP].selected;
	return at < app->standup.count ? &app->standup.lines[at] : NULL;
}

static void show(struct app *app, enum view view)
{
	app->view.view = view;
	app_list_rows(app, NULL);
}

/* What was said so far, and what follows from it. */
static void hear(struct app *app)
{
	tocsin_arena_finish(&app->minutes);
	tocsin_arena_init(&app->minutes);
	standup_hear(&app->standup, &app->minutes, &app->view_data);
}

static void begin(struct app *app)
{
	app->before_standup = app->view.view;
	tocsin_arena_finish(&app->walked);
	tocsin_arena_init(&app->walked);
	standup_begin(&app->standup, &app->walked, &app->view_data);
	app->standup.who = app->options.who;
	app->standup.read_only = app->options.read_only;
	app->view_data.standup = &app->standup;
	app->view.cursors[VIEW_STANDUP] = (struct view_cursor){0};
	app->view.cursors[VIEW_SUMMARY] = (struct view_cursor){0};
	hear(app);
	show(app, VIEW_STANDUP);
	if (app->options.read_only)
		app_say(app, ROLE_MESSAGE,
			"opened read-only: the tasks can be walked, but nothing "
			"can be reported here");
}

static void end(struct app *app)
{
	hear(app);
	app->view.cursors[VIEW_SUMMARY] = (struct view_cursor){0};
	show(app, VIEW_SUMMARY);
}

static void leave(struct app *app)
{
	const char *key = app_selected_key(app);
	app->view_data.standup = NULL;
	app->view.view = app->before_standup;
	app_list_rows(app, key);
}

static bool is_open(const struct app *app, const struct standup_line *line)
{
	return line->said == TOCSIN_NONE && !line->skipped && line->task != TOCSIN_NONE &&
	       app->status.progress.states[line->task].phase != TOCSIN_DONE;
}

/* To the next task that nobody has spoken of, from the top again where there is none below; to the
 * summary where there is none at all. */
static void go_on(struct app *app)
{
	struct view_cursor *cursor = &app->view.cursors[VIEW_STANDUP];
	uint32_t count = app->standup.count;
	for (uint32_t i = 1; i < count; i++) {
		uint32_t at = (cursor->selected + i) % count;
		if (is_open(app, &app->standup.lines[at])) {
			cursor->selected = at;
			app_scroll(app);
			return;
		}
	}
	end(app);
}

/* Enter alone. What was reported as of today already needs no second report. */
static void confirm(struct app *app, struct app_effects *effects)
{
	struct standup_line *line = line_under_cursor(app);
	char text[TOCSIN_DURATION_SIZE];
	if (!line)
		return;
	const struct tocsin_progress *progress = &app->status.progress;
	bool running = line->task != TOCSIN_NONE &&
		       progress->states[line->task].phase == TOCSIN_IN_PROGRESS;
	bool known = running && progress->reports[line->task].last.minute >= app->as_of.minute;
	if (running && !known && !app->options.read_only) {
		remaining_text(text, app, line->task, progress->states[line->task].remaining);
		report_send(app, COMMAND_REMAINING, line->key, text, effects);
		return;
	}
	if (app->options.read_only)
		app_say(app, ROLE_MESSAGE, "opened read-only: nothing was reported");
	else if (known && line->said == TOCSIN_NONE)
		app_say(app, ROLE_MESSAGE, "%.60s was reported as of today already",
			app_task_id(app, line->key));
	line->skipped = true;
	go_on(app);
}

static void skip(struct app *app)
{
	struct standup_line *line = line_under_cursor(app);
	if (!line)
		return;
	line->skipped = line->said == TOCSIN_NONE;
	go_on(app);
}

static void copy(struct app *app, struct app_effects *effects)
{
	hear(app);
	app_effect(effects, APP_COPY)->text = app->standup.summary;
}

static void save(struct app *app, const char *name, struct app_effects *effects)
{
	char date[TOCSIN_DATE_SIZE];
	if (app->options.read_only) {
		app_say(app, ROLE_ALARM,
			"save-summary: opened read-only, nothing is written here; y copies it");
		return;
	}
	hear(app);
	snprintf(app->row_value, sizeof app->row_value, "standup-%s.txt",
		tocsin_day_format(date, tocsin_instant_day(app->as_of)));
	if (*name)
		snprintf(app->row_value, sizeof app->row_value, "%s", name);
	struct app_effect *effect = app_effect(effects, APP_SAVE_TEXT);
	effect->name = app->row_value;
	effect->text = app->standup.summary;
}

void standup_run(
	struct app *app, enum command command, const char *argument, struct app_effects *effects)
{
	switch ((unsigned)command) {
	case COMMAND_STAND_UP:
		if (app->what_if.on)
			app_say(app, ROLE_ALARM,
				"stand-up: what is said in it is so; w first keeps or drops what "
				"if");
		else if (app->view_data.standup)
			show(app, VIEW_STANDUP);
		else
			begin(app);
		break;
	case COMMAND_CONFIRM:
		confirm(app, effects);
		break;
	case COMMAND_SKIP:
		skip(app);
		break;
	case COMMAND_END_STAND_UP:
		end(app);
		break;
	case COMMAND_COPY_SUMMARY:
		copy(app, effects);
		break;
	default:
		save(app, argument, effects);
		break;
	}
}

bool standup_step_back(struct app *app)
{
	uint32_t skipped;
	if (app->view_data.standup && app->view.view == VIEW_SUMMARY) {
		leave(app);
		return true;
	}
	if (!standup_walks(app))
		return false;
	if (standup_said(&app->standup, &skipped) > 0) {
		end(app);
		return true;
	}
	leave(app);
	app_say(app, ROLE_MESSAGE, "left the stand-up; nothing was said in it");
	return true;
}

bool standup_key(struct app *app, uint32_t key, struct app_effects *effects)
{
	if (!standup_walks(app))
		return false;
	if ((key < '0' || key > '9') && key != '.' && key != ',')
		return false;
	/* A digit begins an answer; from then on letters belong to it. */
	run_with(app, COMMAND_REMAINING, "", effects);
	if (app->prompt.command == COMMAND_REMAINING)
		prompt_key(app, key, effects);
	return true;
}

void standup_follow(struct app *app)
{
	if (!app->view_data.standup)
		return;
	if (app->view_data.status) {
		hear(app);
		return;
	}
	/* The plan is gone from the files: there is no state left to walk or to sum up. */
	app->view_data.standup = NULL;
	if (app->view.view == VIEW_STANDUP || app->view.view == VIEW_SUMMARY)
		app->view.view = app->before_standup;
	if (app->view.view == VIEW_HELP && app->view.behind_help >= VIEW_STANDUP)
		app->view.behind_help = app->before_standup;
}

void standup_saved(struct app *app)
{
	bool answer = app->saving == COMMAND_REMAINING || app->saving == COMMAND_START ||
		      app->saving == COMMAND_FINISH;
	if (!standup_walks(app) || !answer)
		return;
	const struct standup_line *line = line_under_cursor(app);
	if (line && app->pending.task && strcmp(line->key, app->pending.task) == 0) {
		app->standup.spoken = app->view.cursors[VIEW_STANDUP].selected;
		go_on(app);
	}
}

uint32_t standup_subject(const struct app *app)
{
	const struct view_standup *standup = &app->standup;
	uint32_t at = app->view.cursors[VIEW_STANDUP].selected;
	if (!standup_walks(app) || at >= standup->count || standup->spoken == TOCSIN_NONE ||
		standup->lines[at].said != TOCSIN_NONE)
		return app_selected_task(app);
	return standup->lines[standup->spoken].task;
}

void standup_turn_to(struct app *app, const char *key)
{
	if (!standup_walks(app))
		return;
	for (uint32_t i = 0; i < app->standup.count; i++)
		if (strcmp(app->standup.lines[i].key, key) == 0)
			app->view.cursors[VIEW_STANDUP].selected = i;
}

void standup_prompt_unit(struct app *app)
{
	const struct standup_line *line = line_under_cursor(app);
	bool counted = standup_walks(app) && line && app->prompt.command == COMMAND_REMAINING;
	snprintf(app->prompt.unit, sizeof app->prompt.unit, "%s", counted ? line->unit : "");
}

char *standup_prompt_text(char out[STANDUP_ANSWER_SIZE], const struct app *app)
{
	const struct prompt *prompt = &app->prompt;
	return standup_answer(
		out, prompt->line.text, prompt->command == COMMAND_REMAINING ? prompt->unit : "");
}
