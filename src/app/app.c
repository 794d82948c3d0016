/* The app's life, and its picture. */
#include "app.h"

#include <stdlib.h>
#include <string.h>

#include "app_parts.h"
#include "figure.h"

void app_init(struct app *app, const struct app_options *options)
{
	memset(app, 0, sizeof *app);
	app->options = *options;
	app->home_given = options->as_of_given;
	app->home = options->as_of;
	app->mouse_off = options->mouse_off;
	app->watch = options->watch;
	app->view.view = options->view;
	app->home_at = TOCSIN_NO_INSTANT;
	app->seen_last = "";
	app->prompt.command = app->pending.command = app->saving = app->ran = COMMAND_NONE;
	app->view.filter = app->filter;
	app->view.message = app->message;
	app->view.help_filter = "";
	app->view.message_role = ROLE_MESSAGE;
	tocsin_arena_init(&app->derived);
	tocsin_arena_init(&app->walked);
	tocsin_arena_init(&app->minutes);
	tocsin_arena_init(&app->charted);
	tocsin_arena_init(&app->listed);
	tocsin_arena_init(&app->guessed);
	tocsin_arena_init(&app->undoing);
	tocsin_arena_init(&app->facts);
	tocsin_arena_init(&app->what_if.actual);
	tocsin_arena_init(&app->what_if.risk_real.arena);
	tocsin_arena_init(&app->what_if.risk.arena);
	tocsin_arena_init(&app->what_if.overlaid);
}

void app_finish(struct app *app)
{
	prompt_close(app);
	prompt_forget_pending(app);
	what_if_close(app);
	tocsin_arena_finish(&app->binding);
	tocsin_arena_finish(&app->derived);
	tocsin_arena_finish(&app->walked);
	tocsin_arena_finish(&app->minutes);
	tocsin_arena_finish(&app->charted);
	tocsin_arena_finish(&app->listed);
	tocsin_arena_finish(&app->guessed);
	tocsin_arena_finish(&app->undoing);
	tocsin_arena_finish(&app->facts);
}

/* How far the first plan has come; nothing before there is a schedule. */
static void draw_search(const struct app *app, struct canvas *canvas, int row)
{
	const struct tocsin_levelling_progress *progress = &app->view_data.search.progress;
	const struct tocsin_project *project = app->data.project;
	int columns = canvas->columns - 1;
	if (progress->schedules == 0)
		return;
	canvas_printf(canvas, 1, row, columns, ROLE_TEXT, "schedules   %llu",
		(unsigned long long)progress->schedules);
	canvas_printf(canvas, 1, row + 1, columns, ROLE_TEXT,
		"shortest    %s, at most %.1f %% longer than need be; Esc takes it",
		figure_days(project, progress->makespan).text,
		tocsin_gap_percent(progress->makespan, progress->lower_bound));
}

/* Before the first proposal there is nothing to draw but that it is being made. */
static void draw_planning(const struct app *app, struct canvas *canvas)
{
	const struct view_state *view = &app->view;
	int columns = canvas->columns, last = canvas->rows - 1;
	canvas_text(canvas, 1, 0, columns - 1, ROLE_TITLE, app->data.project->name);
	if (last > 2)
		canvas_printf(canvas, 1, 2, columns - 1, ROLE_TEXT,
			"planning %u tasks ... the plan is shown as soon as it is made; q leaves",
			(unsigned)app->data.project->task_count);
	if (last > 6)
		draw_search(app, canvas, 4);
	if (view->prompt) {
		int used = canvas_text(canvas, 0, last, columns, ROLE_INPUT, view->prompt);
		canvas_text(canvas, used, last, columns - used, ROLE_INPUT, view->input);
	} else {
		canvas_text(canvas, 0, last, columns, view->message_role, view->message);
	}
}

/* The input line has the message's row; what must be said meanwhile (a colleague reported the same
 * task, the save failed) takes the place of the keys below it. */
static void draw_message_below(const struct app *app, struct canvas *canvas)
{
	int row = canvas->rows - 1;
	if (canvas->columns < VIEW_LEAST_COLUMNS || canvas->rows < VIEW_LEAST_ROWS)
		return;
	canvas_printf(canvas, 0, row, canvas->columns, ROLE_TEXT, "%*s", canvas->columns, "");
	canvas_text(canvas, 1, row, canvas->columns - 2, app->view.message_role, app->view.message);
}

void app_draw(const struct app *app, struct canvas *canvas)
{
	if (app->view_data.plan)
		view_draw(canvas, &app->view_data, &app->view);
	if (app->view_data.plan && app->view.prompt && app->message[0])
		draw_message_below(app, canvas);
	if (!app->view_data.plan && app->data.project)
		draw_planning(app, canvas);
}
