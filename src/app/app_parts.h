/*
 * What the parts of the app ask of each other; outside this room only app.h is read.
 */
#ifndef APP_APP_PARTS_H
#define APP_APP_PARTS_H

#include "app.h"

/* message.c: what happened last, in one line. An empty format clears it. */
void app_say(struct app *app, enum role role, const char *format, ...)
	__attribute__((format(printf, 3, 4)));
/* False where the project was opened read-only; the message says so of the command `word`. */
bool app_may_write(struct app *app, const char *word);
/* "20 %", "-", "inf". Returns `out`. */
enum { PERCENT_SIZE = 32 };
char *percent_text(char out[PERCENT_SIZE], struct tocsin_ratio ratio);
/* "ana reported T2.1 9d at 09:41" without the name and the time: "T2.1 9d". Returns `out`. */
char *entry_words(
	char out[APP_WORDS_SIZE], const struct app *app, const struct tocsin_entry *entry);
/* "09:41" in civil time, with the date before it where that is not today's. Returns `out`. */
char *recorded_text(char out[TOCSIN_DATE_SIZE], const struct app *app, int64_t microseconds);

/* data.c: a generation of data comes into force; everything derived from it is made anew. */
void app_take_data(struct app *app, const struct app_data *data, struct app_effects *effects);
/* `keep_trail`: all points of the chart but the newest are what they were. */
void app_derive(struct app *app, bool keep_trail);
/* Reasons cost projections: they are weighed when they are looked at. */
void app_weigh_reasons(struct app *app);
unsigned app_context(const struct app *app); /* enum command_context */
const char *app_task_id(const struct app *app, const char *key);
struct tocsin_status_request app_status_request(const struct app *app);

/* time_machine.c: the project as it was on another date. */
void time_machine_step(struct app *app, enum command command, struct app_effects *effects);
/* Esc: back to where one came from; false: nobody was away. */
bool time_machine_return(struct app *app, struct app_effects *effects);
/* `:as-of DATE`; "" is the clock's. */
void time_machine_look(struct app *app, const char *text, struct app_effects *effects);
/* What the views say of it; the reports after the date are not shown. */
void time_machine_mark(struct app *app);
/* Adds to the message of a report that it is as of the date looked at, and not now. */
void time_machine_stamp(struct app *app, const char *key);
/* How many rows of the journal's order are not after `at`. */
uint32_t time_machine_rows_until(const struct app *app, struct tocsin_instant at);
/* The same without the what-if, if there is one. */
struct tocsin_status_request app_real_request(const struct app *app);

/* proposal.c: a plan that is not committed, and the search for a better one. */
void app_propose(struct app *app, struct app_effects *effects);
void app_take_plan(struct app *app, const struct tocsin_plan *plan);
void app_take_search(
	struct app *app, const struct view_search *search, struct app_effects *effects);
/* Esc: stops the search, then drops what would replace the committed plan; false: there is
 * neither. */
bool app_step_back(struct app *app, struct app_effects *effects);
void app_replan(struct app *app, const char *reason, struct app_effects *effects);
/* Asks first where more time may give a shorter plan. */
void app_commit(struct app *app, struct app_effects *effects);
/* A key that answers it, or any other, which does nothing. */
void app_answer_commit(struct app *app, uint32_t key, struct app_effects *effects);

/* list.c: the rows shown, the selected one, and what is in sight. */
void app_list_rows(struct app *app, const char *selected_key);
uint32_t app_selected_task(const struct app *app);   /* TOCSIN_NONE where no row is shown */
const char *app_selected_key(const struct app *app); /* NULL likewise; lives with the data */
void app_filter(struct app *app, const char *text);
bool app_move(struct app *app, enum command command); /* false: not a movement */
/* The tasks behind the line under the cursor take the place of the lines, and give it back again.
 */
void app_open_line(struct app *app);
bool app_close_line(struct app *app); /* false: none is open */
void app_scroll(struct app *app);
/* The place in the list under the cursor, the help's included, and its length; false: the view has
 * none. */
bool app_list_cursor(const struct app *app, struct view_cursor *out, uint32_t *count);
void app_list_move(struct app *app, uint32_t selected, uint32_t top);

/* mouse.c: what the mouse means is what the screen shows under it. */
void app_mouse(struct app *app, const struct app_mouse *mouse, struct app_effects *effects);
/* "on", "off", or "" for the other one. */
void mouse_switch(struct app *app, const char *argument, struct app_effects *effects);

/* themes.c: by name, or the next one. */
void theme_switch(struct app *app, const char *argument, struct app_effects *effects);

/* wall.c: the wall screen. Seconds, or "" to begin or end. */
void watch_switch(struct app *app, const char *argument, struct app_effects *effects);
void watch_next(struct app *app, struct app_effects *effects);

/* run.c: shows a view with the cursor on the same task. */
void app_show_view(struct app *app, enum view view);

/* update.c: a key, as if it had been typed. */
void app_key(struct app *app, uint32_t key, struct app_effects *effects);

/* arrangement.c: columns and order of the task list. "" = the usual ones, most urgent first; a
 * leading '-' sorts the other way round. */
void app_columns(struct app *app, const char *names);
const char *app_columns_text(const struct app *app, char out[INPUT_LINE_SIZE]);
void app_sort(struct app *app, const char *name);
void app_sort_next(struct app *app);
void app_sort_reverse(struct app *app);
/* By summary, stage, chain or off; "" = the next of them that the project has. */
void app_outline(struct app *app, const char *name);
void app_fold_group(struct app *app);
void app_fold_groups(struct app *app);
/* timeline.c: moving about in the view "chains"; elsewhere these do nothing. */
void timeline_run(struct app *app, enum command command);
void timeline_zoom(struct app *app, const char *level); /* "" = all of it */
void timeline_pan(struct app *app, int columns);        /* later, where positive */
void timeline_follow(struct app *app); /* after any event: brings what moved in sight */

/* details.c: of the task under the cursor, open or shut; opened from elsewhere the task list comes
 * with them. */
void app_details(struct app *app);
bool app_details_close(struct app *app); /* false: they are not in sight */
/* A page of them, where they lie over the list; false: not theirs. */
bool app_details_scroll(struct app *app, enum command command);
/* What they need of the present data; after every update. */
void app_details_refresh(struct app *app);

/* help.c: keys while the help is open; true and a command in `*run` where Enter chose one. */
bool help_key(struct app *app, uint32_t key, enum command *run);
void help_scroll(struct app *app);
void help_paste(struct app *app, const char *text);
unsigned help_count(const struct app *app); /* entries shown */

/* run.c: a command, from wherever it came. `argument` "" = none was given. */
void app_run(
	struct app *app, enum command command, const char *argument, struct app_effects *effects);
/* The same, when its prompt was asked already: an empty argument is an answer. */
void run_with(
	struct app *app, enum command command, const char *argument, struct app_effects *effects);
/* A line typed at `:`. */
void run_line(struct app *app, const char *line, struct app_effects *effects);
struct app_effect *app_effect(struct app_effects *effects, enum app_effect_kind kind);

/* history.c: lines typed at `:`. */
void history_add(struct app *app, const char *line);
void history_begin(struct app *app); /* from what is typed now */
/* Up, Down or C-r; true where the line of the prompt is another one now. */
bool history_key(struct app *app, uint32_t key);

/* prompt.c: the input line. */
void prompt_open(struct app *app, enum command command, const char *text);
void prompt_close(struct app *app);
/* completion_words.c: the next way to go on with what is typed; false where there is none. */
/* What the line of the prompt, or of `:`, may go on with after `typed`: the `index`-th way, as the
 * whole line; NULL past the last. In `arena`. */
const char *prompt_completed(
	const struct app *app, struct tocsin_arena *arena, const char *typed, unsigned index);
bool prompt_complete(struct app *app);
/* argument_hint.c: what the argument names, as the hint of the prompt; false where it names
 * nothing. */
bool prompt_hint_argument(struct app *app, enum command command, const char *argument);
/* "no theme 'drak'; did you mean dark?": of the words that Tab would propose behind the command;
 * all of them where none is near and they are few. */
void app_say_unknown(
	struct app *app, enum command command, const char *what, const char *wrong, size_t length);
void prompt_key(struct app *app, uint32_t key, struct app_effects *effects);
void prompt_paste(struct app *app, const char *text);
/* The hint and the ghost for what is typed so far; also after the data changed under it. */
void prompt_read(struct app *app);
/* Keeps what is being saved, so that a failure can offer it again. */
void prompt_keep_pending(struct app *app, enum command command, const char *task, const char *text);
void prompt_offer_pending(struct app *app);
void prompt_forget_pending(struct app *app);

/* report.c: progress that somebody types. */
struct report {
	struct tocsin_entry entry;   /* as the journal would fold it */
	char value[INPUT_LINE_SIZE]; /* as the row will spell it */
	char reason[INPUT_LINE_SIZE], note[INPUT_LINE_SIZE];
	char fault[200]; /* why it is refused; "" where it is good */
};
bool report_read(struct report *out, const struct app *app, enum command command, uint32_t task,
	const char *text);
/* Reports on a task by key; false where it is refused (the message says why). */
bool report_send(struct app *app, enum command command, const char *key, const char *text,
	struct app_effects *effects);
bool report_refuse(struct report *report, const char *why); /* false */
/* What was read goes to the journal; `key` "" = it is of the project. */
void report_append(
	struct app *app, const struct report *report, const char *key, struct app_effects *effects);
/* What is left of a task, as it would be typed. Returns `out`. */
char *remaining_text(
	char out[TOCSIN_DURATION_SIZE], const struct app *app, uint32_t task, tocsin_work minutes);
/* What the report would do to the buffer: makes the ghost. */
void report_preview(struct app *app, const struct report *report);

/* what_if.c: the overlay. While it is on app->data is what would be, app->files what is. */
void what_if_overlay(struct app *app); /* makes app->data of app->files and the changes */
void what_if_show(struct app *app);    /* tells the views, once both statuses are made */
void what_if_remake(struct app *app);  /* all that follows from the changes */
void what_if_close(struct app *app);
void what_if_toggle(struct app *app); /* on; the list of changes; off where there are none */
void what_if_drop(struct app *app);
/* Esc: stops the simulation, then opens or shuts the list; false: the mode is off. */
bool what_if_step_back(struct app *app);
/* Keys of the list, while it is open; false: it is another's. */
bool what_if_key(struct app *app, uint32_t key, struct app_effects *effects);
/* Nothing is written while the mode is on. */
void what_if_guard(struct app *app, struct app_effects *effects);
void what_if_forget(struct what_if *what_if, unsigned from);
bool what_if_counts(const struct app *app, unsigned at); /* nothing newer takes its place */
/* What is no report, for the files' project; returns how many. */
uint32_t what_if_project_changes(
	const struct app *app, struct tocsin_project_change out[WHAT_IF_MOST], bool with_units);
uint32_t what_if_resource(const struct tocsin_project *project, const char *name);

/* what_if_level.c: links as they would be with the units that are tried. */
void what_if_level(struct app *app);

/* what_if_risk.c: both promise risks, simulated while no key waits. */
void what_if_simulate(struct app *app);
bool what_if_is_busy(const struct app *app);
void what_if_turn(struct app *app);
bool what_if_stop(struct app *app); /* false: nothing was being simulated */

/* what_if_change.c */
/* What would only be written, and has no effect that could be tried; said where it is refused. */
bool what_if_refuses(struct app *app, enum command command);
bool what_if_report(
	struct app *app, enum command command, uint32_t task, const struct report *report);
void what_if_cut(struct app *app);
void what_if_delay(struct app *app, const char *argument);
void what_if_units(struct app *app, const char *argument);
void what_if_one_more(struct app *app, int64_t units); /* of the resource under the cursor */
void what_if_undo(struct app *app);
void what_if_redo(struct app *app);

/* what_if_keep.c */
void what_if_keep(struct app *app, struct app_effects *effects);
void what_if_kept(struct app *app, bool saved);
const char *what_if_file_words(
	const struct app *app, struct tocsin_arena *arena, const struct what_if_change *change);
/* standup.c: the open tasks, walked one after the other. */
void standup_run(
	struct app *app, enum command command, const char *argument, struct app_effects *effects);
/* Esc: from the tasks to the summary where something was said, and out of it; false: neither is in
 * sight. */
bool standup_step_back(struct app *app);
/* Keys that mean something else while the tasks are walked; false: not this one. */
bool standup_key(struct app *app, uint32_t key, struct app_effects *effects);
bool standup_walks(const struct app *app); /* they are in sight */
void standup_follow(struct app *app);      /* after the status was made anew */
void standup_saved(struct app *app);       /* a row of ours: on to the next task */
/* The task that a reason is for: the one under the cursor, or the one answered last where nobody
 * has spoken of that yet. */
uint32_t standup_subject(const struct app *app);
void standup_turn_to(struct app *app, const char *key);
/* What the prompt holds, with the unit that a bare number stands for. Returns `out`. */
char *standup_prompt_text(char out[STANDUP_ANSWER_SIZE], const struct app *app);
void standup_prompt_unit(struct app *app);

/* reason.c: why it is so. `text` is "REASON" or "REASON; NOTE"; false, and `fault`, where no one
 * reason is meant. */
bool reason_read(struct report *out, const struct app *app, const char *text);
/* `reason` on a task: of its newest report. */
bool reason_read_of_task(
	struct report *out, const struct app *app, uint32_t task, const char *text);
/* What the text of the prompt means so far, and the choices to draw. */
void reason_hint(struct app *app, uint32_t task);
/* The `index`-th way to complete the reason in `typed`; NULL past the last. */
const char *reason_completed(
	const struct app *app, struct tocsin_arena *arena, const char *typed, unsigned index);

/* recovery.c: what is done about it. `text` is "OWNER; DUE; TEXT". */
bool recovery_read(struct report *out, const struct app *app, const char *text);
/* The prompt on what is under the cursor, or with an argument the action itself. */
void recovery_note(struct app *app, const char *argument, struct app_effects *effects);
bool recovery_send(struct app *app, const char *key, const char *text, struct app_effects *effects);
void recovery_hint(struct app *app);
/* The action under the cursor of the journal is done. */
void recovery_close(struct app *app, const char *argument, struct app_effects *effects);
void recovery_close_here(struct app *app, struct app_effects *effects);

/* undo.c */
void undo_newest(struct app *app, struct app_effects *effects);
void redo_newest(struct app *app, struct app_effects *effects);

#endif
