#include "perform.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "handed_out.h"
#include "journal_file.h"
#include "plan_file.h"
#include "trace.h"

enum { PATH_SIZE = 4096 };

static void queue(struct terminal *terminal, struct app_event event)
{
	assert(terminal->event_count < QUEUED_EVENTS);
	terminal->events[terminal->event_count++] = event;
}

/* A sentence about one of the project's files names the file, not the way to it: there is one line
 * for all of it. */
static const char *without_folder(const struct terminal *terminal, const char *text)
{
	const struct workspace *workspace = &terminal->generation->workspace;
	const char *const paths[] = {workspace->journal_path, workspace->schedule_path};
	for (size_t i = 0; i < sizeof paths / sizeof paths[0]; i++) {
		const char *slash = strrchr(paths[i], '/');
		size_t folder = slash ? (size_t)(slash - paths[i]) + 1 : 0;
		if (folder > 0 && strncmp(text, paths[i], folder) == 0)
			return text + folder;
	}
	return text;
}

static void queue_text(struct terminal *terminal, enum app_event_kind kind, const char *text)
{
	text = without_folder(terminal, text);
	snprintf(terminal->text, sizeof terminal->text, "%s", text);
	queue(terminal, (struct app_event){.kind = kind, .text = terminal->text});
}

static void queue_data(struct terminal *terminal, bool journal_only, bool saved_by_us)
{
	const struct workspace *workspace = &terminal->generation->workspace;
	terminal->data = (struct app_data){
		.project = &workspace->project,
		.journal = &workspace->journal,
		.order = workspace->order,
		.order_count = workspace->order_count,
		.plans = (const struct tocsin_plan *const *)workspace->plans,
		.plan_count = workspace->plan_count,
		.notes = terminal->generation->notes,
		.journal_only = journal_only,
		.saved_by_us = saved_by_us,
	};
	queue(terminal, (struct app_event){.kind = APP_LOADED, .data = &terminal->data});
}

/* "schedule.csv:4:2: what is wrong; what would be right" of the first fault. */
static void fault_text(const struct tocsin_diags *diags, char *out, size_t size)
{
	for (size_t i = 0; i < diags->count; i++) {
		const struct tocsin_diag *diag = &diags->items[i];
		if (diag->severity != TOCSIN_FAULT)
			continue;
		if (diag->line > 0)
			snprintf(out, size, "%s:%u:%u: %s", diag->file, (unsigned)diag->line,
				(unsigned)diag->column, diag->text);
		else
			snprintf(out, size, "%s: %s", diag->file, diag->text);
		return;
	}
	snprintf(out, size, "the files cannot be read");
}

/*
 * Reads everything anew. The old generation goes when the app has taken the new one, which is at
 * the end of terminal_send: until then both are there.
 */
static void load_all(struct terminal *terminal, bool saved_by_us)
{
	struct tocsin_diags diags;
	tocsin_diags_init(&diags);
	files_mark_take(&terminal->mark, &terminal->generation->workspace);
	struct generation *loaded = generation_load(
		terminal->path, terminal->options->wishes, NULL, terminal->status_date, &diags);
	trace(TRACE_IO, "load all: %s", loaded ? "good" : "faulty");
	if (loaded) {
		assert(!terminal->replaced);
		terminal->replaced = terminal->generation;
		terminal->generation = loaded;
		queue_data(terminal, false, saved_by_us);
	} else {
		char text[TEXT_SIZE];
		fault_text(&diags, text, sizeof text);
		queue_text(terminal, APP_LOAD_FAILED, text);
	}
	tocsin_diags_finish(&diags);
}

static void load_journal(struct terminal *terminal, bool saved_by_us)
{
	struct generation *generation = terminal->generation;
	struct tocsin_diags diags;
	tocsin_diags_init(&diags);
	files_mark_take(&terminal->mark, &generation->workspace);
	generation_reload_journal(generation, &diags);
	tocsin_diags_finish(&diags);
	trace(TRACE_IO, "load journal: %u rows", (unsigned)generation->workspace.journal.count);
	queue_data(terminal, true, saved_by_us);
}

/* Our own rows in a file that is otherwise as it was read need not be read again. */
static bool extend_journal(struct terminal *terminal, const struct journal_append *appended)
{
	struct generation *generation = terminal->generation;
	struct file_mark before = file_mark_of(&appended->before);
	if (!appended->lines || !file_mark_same(&before, &terminal->mark.journal) ||
		!generation_extend_journal(generation, appended->lines, appended->lines_length))
		return false;
	terminal->mark.journal = file_mark_of(&appended->after);
	trace(TRACE_IO, "journal: %u rows", (unsigned)generation->workspace.journal.count);
	queue_data(terminal, true, true);
	return true;
}

/* All rows of the effect, or none. */
static void append(struct terminal *terminal, const struct app_effect *effect)
{
	const struct workspace *workspace = &terminal->generation->workspace;
	const struct app_row *rows = effect->rows ? effect->rows : &effect->row;
	unsigned count = effect->rows ? effect->row_count : 1;
	struct journal_append result;
	struct tocsin_arena arena;
	tocsin_arena_init(&arena);
	struct journal_row *written = TOCSIN_NEW(&arena, struct journal_row, count);
	for (unsigned i = 0; i < count; i++)
		written[i] = (struct journal_row){
			.as_of = rows[i].as_of,
			.who = rows[i].who,
			.task = rows[i].task,
			.event = rows[i].event,
			.value = rows[i].value,
			.reason = rows[i].reason ? rows[i].reason : "",
			.note = rows[i].note,
		};
	journal_file_append(&result, &arena, workspace->journal_path, written, count);
	trace(TRACE_IO, "append: %s", result.result == JOURNAL_SAVED ? "saved" : result.message);
	if (result.result == JOURNAL_SAVED) {
		snprintf(terminal->stamp, sizeof terminal->stamp, "%s", result.recorded);
		queue(terminal, (struct app_event){.kind = APP_SAVED, .text = terminal->stamp});
		if (!extend_journal(terminal, &result))
			load_journal(terminal, true);
	} else {
		queue_text(terminal, APP_NOT_SAVED, result.message);
	}
	tocsin_arena_finish(&arena);
}

/* What has been committed is read back from its file: what is shown is what is on the disk. */
static void commit(struct terminal *terminal, struct tocsin_plan *plan)
{
	const struct workspace *workspace = &terminal->generation->workspace;
	struct plan_commit result;
	plan_file_commit(
		&result, workspace->own_folder, plan, &workspace->project, terminal->options->who);
	trace(TRACE_IO, "commit: %s", result.saved ? "saved" : result.message);
	if (!result.saved) {
		queue_text(terminal, APP_NOT_COMMITTED, result.message);
		return;
	}
	queue(terminal, (struct app_event){.kind = APP_COMMITTED, .plan = plan});
	planner_drop(terminal->planner);
	load_all(terminal, true);
}

static void show_proposal(struct terminal *terminal, const struct planned *planned)
{
	/* The app forgets the old one when it hears of the new one. */
	terminal->outdated = terminal->proposal;
	terminal->proposal = planned->plan;
	memcpy(terminal->finding, planned->finding, sizeof terminal->finding);
	queue(terminal, (struct app_event){.kind = APP_PLANNED, .plan = planned->plan});
}

/* A plan that does not hold is shown, and never committed. */
static void refuse(struct terminal *terminal, const char *finding)
{
	char text[TEXT_SIZE];
	snprintf(text, sizeof text, "not committed, the audit found: %s", finding);
	queue_text(terminal, APP_NOT_COMMITTED, text);
}

/* Planned from files that have changed since: it is made again from what is there now. */
static bool is_stale(const struct terminal *terminal, const struct planning *request)
{
	return request->generation != terminal->generation &&
	       request->generation->workspace.project.hash !=
		       terminal->generation->workspace.project.hash;
}

/* What the planner has come to: a plan to show, and how the search goes. */
static void settle_plan(struct terminal *terminal)
{
	struct planned planned;
	if (planner_take(terminal->planner, &planned)) {
		const struct planning *request = planned.request;
		if (is_stale(terminal, request)) {
			tocsin_plan_free(planned.plan);
			planner_ask(terminal->planner, terminal->generation, request->as_of,
				request->reason);
			settle_plan(terminal);
			return;
		}
		show_proposal(terminal, &planned);
	}
	struct view_search search = planner_search(terminal->planner);
	queue(terminal, (struct app_event){.kind = APP_SEARCHED, .search = search});
}

static void copy(struct terminal *terminal, const char *text)
{
	char message[TEXT_SIZE];
	int descriptor = terminal->screen->descriptor >= 0 ? STDOUT_FILENO : -1;
	bool copied = hand_to_clipboard(descriptor, text, message, sizeof message);
	queue_text(terminal, copied ? APP_NOTICE : APP_FAILED, message);
}

static void save_text(struct terminal *terminal, const struct app_effect *effect)
{
	char message[TEXT_SIZE], folder[PATH_SIZE];
	const char *schedule = terminal->generation->workspace.schedule_path;
	const char *slash = strrchr(schedule, '/');
	snprintf(folder, sizeof folder, "%.*s", slash ? (int)(slash - schedule) + 1 : 0, schedule);
	bool saved = hand_to_file(folder, effect->name, effect->text, message, sizeof message);
	queue_text(terminal, saved ? APP_NOTICE : APP_FAILED, message);
}

static const char *effect_name(enum app_effect_kind kind)
{
	static const char *const names[] = {"append", "propose", "commit", "stop", "search on",
		"drop", "copy", "save text", "reload", "repaint", "mouse on", "mouse off", "theme",
		"watch", "next project", "go on", "suspend", "quit"};
	return names[kind];
}

static void perform(struct terminal *terminal, const struct app_effect *effect)
{
	trace(TRACE_FX, "%s", effect_name(effect->kind));
	switch (effect->kind) {
	case APP_APPEND:
		append(terminal, effect);
		break;
	case APP_PROPOSE:
		planner_ask(terminal->planner, terminal->generation, effect->as_of,
			effect->reason[0] ? effect->reason : NULL);
		settle_plan(terminal);
		break;
	case APP_COMMIT:
		if (terminal->finding[0])
			refuse(terminal, terminal->finding);
		else
			commit(terminal, terminal->proposal);
		break;
	case APP_STOP:
		planner_stop(terminal->planner);
		break;
	case APP_SEARCH_ON:
		planner_search_on(terminal->planner);
		settle_plan(terminal);
		break;
	case APP_DROP:
		planner_drop(terminal->planner);
		break;
	case APP_COPY:
		copy(terminal, effect->text);
		break;
	case APP_SAVE_TEXT:
		save_text(terminal, effect);
		break;
	case APP_RELOAD:
		load_all(terminal, false);
		break;
	case APP_REPAINT:
		terminal->screen->repaint(terminal->screen);
		break;
	case APP_MOUSE_ON:
	case APP_MOUSE_OFF:
		terminal->screen->mouse(terminal->screen, effect->kind == APP_MOUSE_ON);
		break;
	case APP_THEME:
		if (!terminal->screen->theme(terminal->screen, effect->theme))
			queue_text(terminal, APP_NOTICE, "this terminal shows no colours: mono");
		break;
	case APP_WATCH:
		terminal->watch = effect->seconds;
		if (terminal->wakeup)
			wakeup_cycle(terminal->wakeup, terminal->watch);
		break;
	case APP_NEXT_PROJECT:
		terminal->wants_another = true;
		break;
	case APP_GO_ON:
		terminal->work_left = true;
		if (terminal->wakeup)
			wakeup_post(terminal->wakeup);
		break;
	case APP_SUSPEND:
		terminal_suspend(terminal);
		break;
	case APP_QUIT:
		terminal->leaving = true;
		break;
	}
}

/* What the app no longer looks at, now that it has had its event. */
static void clear_away(struct terminal *terminal, enum app_event_kind handled)
{
	if (handled == APP_LOADED) {
		terminal->figures.generations++;
		generation_release(terminal->replaced);
		terminal->replaced = NULL;
		terminal_watch(terminal);
	}
	if (handled == APP_PLANNED && terminal->outdated) {
		tocsin_plan_free(terminal->outdated);
		terminal->outdated = NULL;
	}
}

void terminal_take_turn(struct terminal *terminal)
{
	if (!terminal->work_left)
		return;
	terminal->work_left = false;
	queue(terminal, (struct app_event){.kind = APP_TURN});
}

void terminal_drain(struct terminal *terminal)
{
	while (terminal->event_count > 0) {
		struct app_event next = terminal->events[0];
		terminal->event_count--;
		memmove(terminal->events, terminal->events + 1,
			terminal->event_count * sizeof terminal->events[0]);
		struct app_effects effects;
		app_update(&terminal->app, &next, &effects);
		if (terminal->app.ran != COMMAND_NONE)
			trace(TRACE_CMD, "%s", command_entry(terminal->app.ran)->word);
		clear_away(terminal, next.kind);
		for (unsigned i = 0; i < effects.count; i++)
			perform(terminal, &effects.items[i]);
		/* Nobody types in a headless run. */
		if (!terminal->wakeup && terminal->event_count == 0)
			terminal_take_turn(terminal);
	}
}

void terminal_send(struct terminal *terminal, const struct app_event *event)
{
	queue(terminal, *event);
	terminal_drain(terminal);
}

void terminal_watch(struct terminal *terminal)
{
	const struct workspace *workspace = &terminal->generation->workspace;
	const char *slash = strrchr(workspace->schedule_path, '/');
	char folder[PATH_SIZE] = ".";
	if (!terminal->wakeup)
		return;
	if (slash)
		snprintf(folder, sizeof folder, "%.*s", (int)(slash - workspace->schedule_path) + 1,
			workspace->schedule_path);
	terminal->watching = wakeup_watch(terminal->wakeup,
		(const char *const[WATCHED_FOLDERS]){folder, workspace->own_folder});
}

void terminal_look_at_files(struct terminal *terminal, bool all)
{
	struct files_mark now;
	files_mark_take(&now, &terminal->generation->workspace);
	enum files_change change = files_mark_compare(&terminal->mark, &now);
	if (all || change == FILES_CHANGED)
		load_all(terminal, false);
	else if (change == FILES_JOURNAL)
		load_journal(terminal, false);
	terminal_drain(terminal);
}

void terminal_take_plan(struct terminal *terminal)
{
	settle_plan(terminal);
	terminal_drain(terminal);
}
