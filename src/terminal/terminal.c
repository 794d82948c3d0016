#include "terminal.h"

#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "key_script.h"
#include "opening.h"
#include "perform.h"
#include "recorder.h"
#include "trace.h"
#include "user_files.h"

enum { EXIT_REFUSED = 2, SECONDS_A_MINUTE = 60 };

/* Civil minutes of the project to seconds since 1970, by this machine's zone. */
static int64_t seconds_of(struct tocsin_instant at)
{
	int year, month, day;
	int minute = tocsin_instant_minute_of_day(at);
	tocsin_day_to_date(tocsin_instant_day(at), &year, &month, &day);
	struct tm civil = {.tm_year = year - 1900,
		.tm_mon = month - 1,
		.tm_mday = day,
		.tm_hour = minute / 60,
		.tm_min = minute % 60,
		.tm_isdst = -1};
	return (int64_t)mktime(&civil);
}

static int zone_minutes(void)
{
	time_t now = time(NULL);
	struct tm civil;
	localtime_r(&now, &civil);
	return (int)(civil.tm_gmtoff / SECONDS_A_MINUTE);
}

/* The day moves when the next working day starts: one timer, and none where t was given. */
static void set_alarm(struct terminal *terminal, struct tocsin_instant now)
{
	const struct tocsin_calendar *calendar = terminal->generation->workspace.project.calendar;
	struct tocsin_instant start, end;
	struct tocsin_day day = tocsin_instant_day(now);
	if (tocsin_calendar_working_day(calendar, day, &start, &end) && now.minute < start.minute) {
		wakeup_alarm(terminal->wakeup, seconds_of(start));
		return;
	}
	day.number++;
	day = tocsin_calendar_next_working_day(calendar, day);
	if (tocsin_calendar_working_day(calendar, day, &start, &end))
		wakeup_alarm(terminal->wakeup, seconds_of(start));
}

static void tell_time(struct terminal *terminal)
{
	struct tocsin_instant now = workspace_now();
	bool pinned = getenv("TOCSIN_NOW") != NULL;
	if (terminal->wakeup && !terminal->options->as_of_given && !pinned)
		set_alarm(terminal, now);
	terminal_send(terminal, &(struct app_event){.kind = APP_CLOCK,
					.now = now,
					.zone_minutes = zone_minutes(),
					.watching = terminal->watching || !terminal->wakeup});
}

static void tell_size(struct terminal *terminal)
{
	struct app_event event = {.kind = APP_SIZE};
	terminal->screen->size(terminal->screen, &event.columns, &event.rows);
	if (terminal->recorder)
		recorder_size(terminal->recorder, event.columns, event.rows);
	terminal_send(terminal, &event);
}

static void draw(struct terminal *terminal)
{
	struct canvas canvas;
	canvas_init(&canvas, terminal->app.columns, terminal->app.rows, terminal->screen->glyphs);
	canvas.mono = terminal->screen->mono;
	struct debug_figures *figures = &terminal->figures;
	int64_t begun = debug_now();
	app_draw(&terminal->app, &canvas);
	int64_t drawn = debug_now();
	if (terminal->app.debug)
		debug_draw(&canvas, figures, &terminal->app, terminal->generation);
	terminal->screen->draw(terminal->screen, &canvas);
	figures->draw_us = (unsigned)(drawn - begun);
	figures->send_us = (unsigned)(debug_now() - drawn);
	figures->frames++;
	canvas_finish(&canvas);
	trace(TRACE_IO, "frame %u us + %u us", figures->draw_us, figures->send_us);
}

/* The app looks at the project in sight, from `view` on. */
static void open_app(struct terminal *terminal, enum view view)
{
	const struct terminal_options *options = terminal->options;
	const struct workspace *workspace = &terminal->generation->workspace;
	app_init(&terminal->app, &(struct app_options){.who = options->who,
					 .read_only = options->read_only,
					 .theme = (enum theme)options->theme,
					 .mouse_off = options->mouse_off,
					 .view = view,
					 .watch = terminal->watch,
					 .projects = options->path_count,
					 .as_of_given = options->as_of_given,
					 .as_of = options->as_of});
	tell_size(terminal);
	tell_time(terminal);
	struct app_data data = {
		.project = &workspace->project,
		.journal = &workspace->journal,
		.order = workspace->order,
		.order_count = workspace->order_count,
		.plans = (const struct tocsin_plan *const *)workspace->plans,
		.plan_count = workspace->plan_count,
		.notes = terminal->generation->notes,
	};
	terminal_send(terminal, &(struct app_event){.kind = APP_LOADED, .data = &data});
	generation_give_back_memory();
}

/* What is no longer looked at goes, the app first. */
static void close_app(struct terminal *terminal)
{
	app_finish(&terminal->app);
	if (terminal->proposal)
		tocsin_plan_free(terminal->proposal);
	terminal->proposal = NULL;
	terminal->finding[0] = '\0';
	generation_release(terminal->generation);
}

/* The next project that can be read; where none can, the one in sight stays. */
static void another_project(struct terminal *terminal)
{
	const struct terminal_options *options = terminal->options;
	if (!terminal->wants_another)
		return;
	terminal->wants_another = false;
	for (unsigned tried = 1; tried < options->path_count; tried++) {
		struct tocsin_diags diags;
		unsigned at = (terminal->path_at + tried) % options->path_count;
		tocsin_diags_init(&diags);
		struct generation *next = generation_load(
			options->paths[at], options->wishes, NULL, TOCSIN_NO_INSTANT, &diags);
		tocsin_diags_finish(&diags);
		if (next && generation_lacks_status_date(next)) {
			generation_release(next);
			next = NULL;
		}
		trace(TRACE_IO, "project %s: %s", options->paths[at], next ? "good" : "faulty");
		if (!next)
			continue;
		enum view view = terminal->app.view.view;
		enum theme theme = terminal->app.options.theme;
		bool mouse_off = terminal->app.mouse_off;
		planner_drop(terminal->planner);
		close_app(terminal);
		terminal->generation = next;
		terminal->path = options->paths[at];
		terminal->path_at = at;
		terminal->status_date = TOCSIN_NO_INSTANT;
		files_mark_take(&terminal->mark, &next->workspace);
		open_app(terminal, view);
		terminal->app.options.theme = theme;
		terminal->app.mouse_off = mouse_off;
		return;
	}
}

/* Everything that has been typed so far, before the next picture. */
static void take_inputs(struct terminal *terminal)
{
	struct input input;
	while (!terminal->leaving && terminal->screen->next(terminal->screen, &input)) {
		if (terminal->recorder)
			recorder_input(terminal->recorder, &input);
		switch (input.kind) {
		case INPUT_KEY:
			trace(TRACE_KEY, "%u", (unsigned)input.key);
			terminal_send(
				terminal, &(struct app_event){.kind = APP_KEY, .key = input.key});
			break;
		case INPUT_MOUSE:
			trace(TRACE_KEY, "mouse %s %d %d", key_script_mouse_word(input.mouse.kind),
				input.mouse.column + 1, input.mouse.row + 1);
			terminal_send(terminal,
				&(struct app_event){.kind = APP_MOUSE, .mouse = input.mouse});
			break;
		case INPUT_PASTE:
			terminal_send(terminal,
				&(struct app_event){.kind = APP_PASTE, .text = input.text});
			break;
		case INPUT_SIZE:
			tell_size(terminal);
			break;
		case INPUT_CYCLE:
			terminal_send(terminal, &(struct app_event){.kind = APP_CYCLE});
			another_project(terminal);
			break;
		case INPUT_FILES:
			terminal_look_at_files(terminal, false);
			break;
		case INPUT_END:
		case INPUT_GONE:
			terminal->leaving = true;
			break;
		}
	}
}

void terminal_suspend(struct terminal *terminal)
{
	struct screen *screen = terminal->screen;
	screen->suspend(screen);
	if (terminal->wakeup)
		wakeup_stop(terminal->wakeup);
	screen->resume(screen);
	tell_size(terminal);
}

static void handle(struct terminal *terminal, unsigned wakes)
{
	bool watched = terminal->watching;
	if (wakes & (WAKE_END | WAKE_GONE)) {
		terminal->leaving = true;
		return;
	}
	if (wakes & WAKE_STOP)
		terminal_suspend(terminal);
	if (wakes & WAKE_CONTINUED) {
		/* Stopped from outside: the shell has used the terminal since. */
		terminal->screen->suspend(terminal->screen);
		terminal->screen->resume(terminal->screen);
	}
	if (wakes & (WAKE_SIZE | WAKE_CONTINUED))
		tell_size(terminal);
	if (wakes & WAKE_WORKER)
		terminal_take_plan(terminal);
	if (wakes & WAKE_INPUT) {
		take_inputs(terminal);
		/* Who presses keys looks at what is there: the time begins anew. */
		if (terminal->watch > 0)
			wakeup_cycle(terminal->wakeup, terminal->watch);
	}
	if (wakes & WAKE_CYCLE)
		terminal_send(terminal, &(struct app_event){.kind = APP_CYCLE});
	another_project(terminal);
	/* Without reports of the system a key is the moment to look: after it, for a key takes the
	 * message away, and this may bring one. */
	if ((wakes & WAKE_FILES) || ((wakes & WAKE_INPUT) && !terminal->watching))
		terminal_look_at_files(terminal, false);
	if ((wakes & WAKE_DAY) || watched != terminal->watching)
		tell_time(terminal);
	terminal_take_turn(terminal);
	terminal_drain(terminal);
}

/* Plays a script as it was typed; the first key of a person ends it. Files are looked at when it is
 * over, and the size is the terminal's own. */
static void replay(struct terminal *terminal)
{
	struct pollfd keyboard = {.fd = terminal->screen->descriptor, .events = POLLIN};
	struct step step;
	while (!terminal->leaving && key_script_next(terminal->replay, &step)) {
		if (step.kind == STEP_WAIT) {
			draw(terminal);
			if (poll(&keyboard, 1, step.milliseconds) != 0)
				return;
		} else if (step.kind == STEP_KEY) {
			trace(TRACE_KEY, "%u", (unsigned)step.key);
			terminal_send(
				terminal, &(struct app_event){.kind = APP_KEY, .key = step.key});
		} else if (step.kind == STEP_MOUSE) {
			terminal_send(terminal,
				&(struct app_event){.kind = APP_MOUSE, .mouse = step.mouse});
		} else if (step.kind == STEP_PASTE) {
			terminal_send(terminal,
				&(struct app_event){.kind = APP_PASTE, .text = step.text});
		}
	}
}

static void run(struct terminal *terminal)
{
	if (!terminal->wakeup) {
		take_inputs(terminal);
		draw(terminal);
		return;
	}
	draw(terminal);
	if (terminal->replay) {
		replay(terminal);
		draw(terminal);
	}
	while (!terminal->leaving) {
		handle(terminal, wakeup_wait(terminal->wakeup));
		if (!terminal->leaving)
			draw(terminal);
	}
}

static void start(struct terminal *terminal)
{
	terminal->planner = planner_create(terminal->wakeup);
	terminal->watch = terminal->options->watch;
	open_app(terminal, VIEW_DASHBOARD);
	if (terminal->watch > 0 && terminal->wakeup)
		wakeup_cycle(terminal->wakeup, terminal->watch);
	if (terminal->screen->notice[0])
		terminal_send(terminal,
			&(struct app_event){.kind = APP_NOTICE, .text = terminal->screen->notice});
}

static void finish(struct terminal *terminal)
{
	int ended_by = terminal->wakeup ? wakeup_signal(terminal->wakeup) : 0;
	terminal->screen->close(terminal->screen);
	planner_destroy(terminal->planner);
	close_app(terminal);
	if (terminal->wakeup)
		wakeup_close(terminal->wakeup);
	terminal_close_scripts(terminal);
	trace_close();
	if (ended_by) {
		/* Who waits for us is told what ended us. */
		signal(ended_by, SIG_DFL);
		raise(ended_by);
	}
}

static int run_with_options(struct terminal *terminal, const struct terminal_options *options)
{
	*terminal = (struct terminal){.options = options, .path = options->paths[0]};
	/* Characters only: numbers are written the same everywhere. */
	setlocale(LC_CTYPE, "");
	trace_open();
	if (!terminal_load(terminal)) {
		generation_release(terminal->generation);
		return EXIT_REFUSED;
	}
	if (!terminal_open_scripts(terminal) || !terminal_open_screen(terminal)) {
		terminal_close_scripts(terminal);
		generation_release(terminal->generation);
		return EXIT_FAILURE;
	}
	start(terminal);
	run(terminal);
	finish(terminal);
	return EXIT_SUCCESS;
}

/* Faults in them are said where they stay to be read, before the screen. */
static bool take_user_files(struct terminal_options *options, struct user_files *files)
{
	struct tocsin_diags diags;
	tocsin_diags_init(&diags);
	bool good = user_files_read(files, &diags);
	tocsin_diags_print(&diags, stderr, false);
	tocsin_diags_finish(&diags);
	command_use(files->commands);
	if (options->theme == THEME_BY_USER)
		options->theme = (int)files->theme;
	options->mouse_off = files->mouse_off;
	return good;
}

int terminal_main(const struct terminal_options *given)
{
	static struct terminal terminal;
	struct terminal_options options = *given;
	struct user_files files;
	bool good = take_user_files(&options, &files);
	int result = good ? run_with_options(&terminal, &options) : EXIT_REFUSED;
	command_use(NULL);
	user_files_finish(&files);
	return result;
}
