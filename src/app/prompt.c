/*
 * The input line: what it is for, what its text means so far, and what Enter, Esc, Tab and the
 * arrows do in it. Text typed here never runs as a command by its letters.
 */
#include "app_parts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "filter.h"

enum { ENTER = 13, ESCAPE = 27, CONTROL_C = 3, TAB = 9 };

static bool is_report(enum command command)
{
	return command == COMMAND_REMAINING || command == COMMAND_START ||
	       command == COMMAND_FINISH || command == COMMAND_NOTE || command == COMMAND_REASON;
}

/* Cells that a text takes, near enough to choose between labels. */
static int cells(const char *text)
{
	int count = 0;
	for (; *text; text++)
		count += ((unsigned char)*text & 0xC0) != 0x80;
	return count;
}

/* Columns from which hints are written out. */
enum { WIDE = 100 };

/*
 * "remaining T1.2 Build (last 8d):", or less of it where the screen needs the room for the hint:
 * what the report would do is worth more than the name of the task under the cursor.
 */
static void label_report(struct app *app, uint32_t index)
{
	bool dated = app->prompt.command == COMMAND_START || app->prompt.command == COMMAND_FINISH;
	int hint_cells = app->columns >= WIDE ? 38 : dated ? 40 : 30;
	const struct tocsin_task *task = &app->data.project->tasks[index];
	const struct tocsin_task_state *state = &app->status.progress.states[index];
	struct prompt *prompt = &app->prompt;
	const char *word = command_entry(prompt->command)->word;
	char amount[TOCSIN_DURATION_SIZE], known[TOCSIN_DURATION_SIZE + 16] = "";
	remaining_text(amount, app, index, state->remaining);
	if (state->phase == TOCSIN_DONE)
		snprintf(known, sizeof known, " (done)");
	else if (prompt->command != COMMAND_NOTE && prompt->command != COMMAND_REASON)
		snprintf(known, sizeof known, " (%s %s)",
			state->phase == TOCSIN_NOT_STARTED ? "planned" : "last", amount);
	int room = app->columns - app->columns / 4 - hint_cells;
	for (int less = strcmp(task->id, task->name) == 0; less < 3; less++) {
		snprintf(prompt->label, sizeof prompt->label, "%s %.40s%s%.50s%s:", word, task->id,
			less == 0 ? " " : "", less == 0 ? task->name : "", less < 2 ? known : "");
		if (cells(prompt->label) <= room)
			break;
	}
}

static void label_commit(struct app *app)
{
	const struct tocsin_plan *plan = app->proposal;
	double gap = tocsin_gap_percent(plan->makespan, plan->lower_bound);
	snprintf(app->prompt.label, sizeof app->prompt.label,
		app->columns < 80 ? "Up to %.1f %% too long: search first?"
				  : "The schedule may be up to %.1f %% longer than need be: search "
				    "a minute first?",
		gap);
}

/* `key` of its task; NULL = it is for none. */
static void open_on(struct app *app, enum command command, const char *key, const char *text)
{
	struct prompt *prompt = &app->prompt;
	prompt_close(app);
	prompt->command = command;
	input_line_set(&prompt->line, text);
	standup_prompt_unit(app);
	prompt->task = key ? strdup(key) : NULL;
	if (key && !prompt->task)
		tocsin_out_of_memory();
	if (command == COMMAND_COMMAND_LINE)
		snprintf(prompt->label, sizeof prompt->label, ":");
	else if (command == COMMAND_COMMIT)
		label_commit(app);
	else if (!key)
		snprintf(prompt->label, sizeof prompt->label, "%s:", command_entry(command)->word);
	history_begin(app);
	app->completion = 0;
	prompt_read(app);
}

void prompt_open(struct app *app, enum command command, const char *text)
{
	const char *key = NULL;
	if (is_report(command)) {
		uint32_t task =
			command == COMMAND_REASON ? standup_subject(app) : app_selected_task(app);
		key = app->data.project->tasks[task].key;
	} else if (command == COMMAND_ACTION) {
		key = app_selected_key(app);
		key = key ? key : "";
	}
	open_on(app, command, key, text);
}

void prompt_close(struct app *app)
{
	free(app->prompt.task);
	app->prompt.task = NULL;
	app->prompt.command = COMMAND_NONE;
	app->prompt.crossing[0] = '\0';
	app->view.choice_count = 0;
	app->view_data.ghost = NULL;
	app->view_data.ghost_task = NULL;
}

static void hint(struct app *app, const char *text)
{
	snprintf(app->prompt.hint, sizeof app->prompt.hint, "%s", text);
}

/* "= 3d: buffer 20 % -> 35 %, yellow" */
static void hint_report(struct app *app, uint32_t task)
{
	struct prompt *prompt = &app->prompt;
	if (prompt->command == COMMAND_NOTE) {
		hint(app, prompt->line.length == 0 ? "a note for the team" : "");
		return;
	}
	if (prompt->command == COMMAND_REASON) {
		reason_hint(app, task);
		return;
	}
	if (prompt->command == COMMAND_REMAINING && prompt->line.length == 0) {
		hint(app, "3d, 4h, 1.5w");
		return;
	}
	struct report report;
	char text[STANDUP_ANSWER_SIZE];
	if (!report_read(&report, app, prompt->command, task, standup_prompt_text(text, app))) {
		hint(app, report.fault);
		return;
	}
	report_preview(app, &report);
	char before[PERCENT_SIZE], after[PERCENT_SIZE], date[TOCSIN_DATE_SIZE];
	const char *meaning = prompt->command == COMMAND_REMAINING
				      ? report.value
				      : tocsin_instant_format(date, report.entry.date);
	snprintf(prompt->hint, sizeof prompt->hint, "= %.40s%s%.40s: %s%s -> %s, %s", meaning,
		report.reason[0] ? ", " : "", report.reason, app->columns < WIDE ? "" : "buffer ",
		percent_text(before, app->status.now.consumption),
		percent_text(after, app->ghost.now.consumption),
		tocsin_zone_name(app->ghost.now.zone));
}

static void hint_command(struct app *app)
{
	const char *argument;
	bool ambiguous;
	enum command command = command_parse(app->prompt.line.text, &argument, &ambiguous);
	if (command != COMMAND_NONE && prompt_hint_argument(app, command, argument))
		return;
	if (command != COMMAND_NONE) {
		const struct command_entry *entry = command_entry(command);
		snprintf(app->prompt.hint, sizeof app->prompt.hint, "%s%s%s: %s", entry->word,
			entry->argument[0] ? " " : "", entry->argument, entry->help);
	} else if (ambiguous) {
		size_t used = 0;
		const char *word;
		for (unsigned i = 0;
			(word = command_complete(app->prompt.line.text, app_context(app), i));
			i++) {
			int more = snprintf(app->prompt.hint + used, sizeof app->prompt.hint - used,
				"%s%s", i ? " " : "", word);
			if (more < 0 || used + (size_t)more >= sizeof app->prompt.hint)
				break;
			used += (size_t)more;
		}
	} else if (app->prompt.line.length == 0) {
		hint(app, "Tab completes");
	}
}

/* "12 of 340", and what in the filter cannot be meant. */
static void hint_filter(struct app *app)
{
	struct tocsin_arena arena;
	struct filter filter = {.fault = ""};
	tocsin_arena_init(&arena);
	if (app->data.project)
		filter_make(&filter, &arena, &app->view_data, app->prompt.line.text);
	if (app->prompt.line.length == 0)
		hint(app, "words, or who: chain: state: ... (Tab)");
	else if (filter.fault[0])
		hint(app, filter.fault);
	else
		snprintf(app->prompt.hint, sizeof app->prompt.hint, "%u of %u",
			(unsigned)app->view.rows.found, (unsigned)app->view.rows.all);
	tocsin_arena_finish(&arena);
}

void prompt_read(struct app *app)
{
	struct prompt *prompt = &app->prompt;
	if (prompt->command == COMMAND_NONE)
		return;
	hint(app, "");
	app->view_data.ghost = NULL;
	app->view_data.ghost_task = NULL;
	app->view.choice_count = 0;
	if (prompt_hint_argument(app, prompt->command, prompt->line.text))
		return;
	if (is_report(prompt->command)) {
		uint32_t task = tocsin_index_find(&app->data.project->by_key, prompt->task);
		if (task == TOCSIN_NONE || !app->view_data.status) {
			hint(app, "this task is no longer in the schedule");
			return;
		}
		hint_report(app, task);
		label_report(app, task);
	} else if (prompt->command == COMMAND_COMMAND_LINE) {
		hint_command(app);
	} else if (prompt->command == COMMAND_ACTION) {
		recovery_hint(app);
	} else if (prompt->command == COMMAND_FIND) {
		hint_filter(app);
	} else if (prompt->command == COMMAND_AS_OF) {
		hint(app, "YYYY-MM-DD, or nothing for today");
	} else if (prompt->command == COMMAND_DELAY) {
		hint(app, "YYYY-MM-DD: it could not start before");
	} else if (prompt->command == COMMAND_UNITS) {
		hint(app, "RESOURCE +1");
	} else if (prompt->command == COMMAND_REBASELINE) {
		hint(app, "why is the plan made again? the old one is kept");
	} else if (prompt->command == COMMAND_COMMIT && app->proposal) {
		label_commit(app);
	}
}

/* The line changed: what depends on its text follows at once. */
static void changed(struct app *app)
{
	app->completion = 0;
	if (app->prompt.command == COMMAND_FIND)
		app_filter(app, app->prompt.line.text);
	prompt_read(app);
}

/* The command line's history; elsewhere Up and Down move through the rows. */
static bool recall(struct app *app, uint32_t key)
{
	enum { CONTROL_R = 18 };
	if (key != KEY_UP_ARROW && key != KEY_DOWN_ARROW && key != CONTROL_R)
		return false;
	if (app->prompt.command == COMMAND_FIND && key != CONTROL_R)
		return app_move(app, key == KEY_UP_ARROW ? COMMAND_UP : COMMAND_DOWN);
	if (app->prompt.command == COMMAND_COMMAND_LINE && history_key(app, key))
		changed(app);
	return true;
}

/* Tab: the next word that begins with what was there when Tab was first pressed. */
static void complete(struct app *app)
{
	if (!prompt_complete(app))
		return;
	if (app->prompt.command == COMMAND_FIND)
		app_filter(app, app->prompt.line.text);
	prompt_read(app);
}

static void cancel(struct app *app)
{
	if (app->prompt.command == COMMAND_FIND)
		app_filter(app, "");
	prompt_close(app);
}

static void enter(struct app *app, struct app_effects *effects)
{
	struct prompt *prompt = &app->prompt;
	char text[STANDUP_ANSWER_SIZE];
	enum command command = prompt->command;
	standup_prompt_text(text, app);
	if (*text == '\0' && command == COMMAND_REMAINING && standup_walks(app)) {
		prompt_close(app);
		standup_run(app, COMMAND_CONFIRM, "", effects);
		return;
	}
	if (is_report(command)) {
		/* A report that is refused stays open, and the message says why. */
		if (report_send(app, command, prompt->task, text, effects))
			prompt_close(app);
		return;
	}
	if (command == COMMAND_ACTION) {
		if (recovery_send(app, prompt->task, text, effects))
			prompt_close(app);
		return;
	}
	prompt_close(app);
	if (command == COMMAND_COMMAND_LINE) {
		history_add(app, text);
		run_line(app, text, effects);
	} else if (command != COMMAND_FIND) {
		run_with(app, command, text, effects);
	}
}

void prompt_key(struct app *app, uint32_t key, struct app_effects *effects)
{
	if (key == ESCAPE || key == CONTROL_C)
		cancel(app);
	else if (app->prompt.command == COMMAND_COMMIT)
		app_answer_commit(app, key, effects);
	else if (key == ENTER)
		enter(app, effects);
	else if (key == TAB)
		complete(app);
	else if (app->prompt.command == COMMAND_COMMAND_LINE && app->prompt.line.length == 0 &&
		 key == 8)
		cancel(app);
	else if (!recall(app, key) && input_line_key(&app->prompt.line, key)) {
		history_begin(app);
		changed(app);
	}
}

void prompt_paste(struct app *app, const char *text)
{
	if (app->prompt.command == COMMAND_COMMIT)
		return;
	struct input_line *line = &app->prompt.line;
	if (!input_line_paste(line, text))
		app_say(app, ROLE_ALARM, "the line is full: the end of what was pasted is missing");
	history_begin(app);
	changed(app);
}

void prompt_keep_pending(struct app *app, enum command command, const char *task, const char *text)
{
	prompt_forget_pending(app);
	app->pending.command = command;
	app->pending.task = strdup(task);
	if (!app->pending.task)
		tocsin_out_of_memory();
	input_line_set(&app->pending.line, text);
}

void prompt_forget_pending(struct app *app)
{
	free(app->pending.task);
	app->pending.task = NULL;
	app->pending.command = COMMAND_NONE;
}

/* The task keeps what was typed for it, wherever the cursor went meanwhile. */
void prompt_offer_pending(struct app *app)
{
	struct prompt *pending = &app->pending;
	bool action = pending->command == COMMAND_ACTION;
	bool known = tocsin_index_find(&app->data.project->by_key,
			     pending->task ? pending->task : "") != TOCSIN_NONE;
	if (app->prompt.command == COMMAND_NONE &&
		(known ? is_report(pending->command) || action : action && !*pending->task)) {
		standup_turn_to(app, pending->task);
		open_on(app, pending->command, pending->task, pending->line.text);
	}
	prompt_forget_pending(app);
}
