/*
 * The summary of a stand-up: plain text, for a mail, a chat or a file.
 *
 *     Stand-up of Web shop relaunch, Wed 2026-04-08
 *
 *     consumption  40 % -> 45 %, yellow
 *     ...
 *     Said
 *       B3 Checkout pages: 5d -> 3d (Lea)
 */
#include <string.h>

#include "figure.h"
#include "parts.h"
#include "report_words.h"
#include "tocsin/action.h"
#include "tocsin/text.h"
#include "view_standup.h"

enum { MOST_LINES = 40 }; /* of a section; a mail of 500 tasks is read by nobody */

/* A text that grows at its end. */
struct growing {
	struct tocsin_arena *arena;
	char *text;
	size_t length, room;
};

/* A line; what comes from files is cleaned. */
static void add(struct growing *to, const char *raw)
{
	const char *line = tocsin_text_clean(to->arena, raw);
	size_t length = strlen(line);
	while (length > 0 && line[length - 1] == ' ')
		length--;
	if (to->length + length + 2 > to->room) {
		size_t room = 2 * (to->length + length + 2);
		char *larger = tocsin_arena_alloc(to->arena, room, 1);
		memcpy(larger, to->text, to->length);
		to->text = larger;
		to->room = room;
	}
	memcpy(to->text + to->length, line, length);
	to->length += length;
	to->text[to->length++] = '\n';
	to->text[to->length] = '\0';
}

#define ADD(to, ...) add(to, tocsin_arena_printf((to)->arena, __VA_ARGS__))

/* "40 %" or "40 % -> 45 %" */
static const char *moved(struct tocsin_arena *arena, const char *before, const char *after)
{
	return strcmp(before, after) == 0 ? tocsin_arena_strdup(arena, after)
					  : tocsin_arena_printf(arena, "%s -> %s", before, after);
}

static void add_figures(
	struct growing *to, const struct view_data *data, const struct standup_account *account)
{
	const struct tocsin_status *status = data->status;
	const struct tocsin_project *project = data->project;
	const struct tocsin_point *before = &account->before;
	ADD(to, "  consumption  %s, %s",
		moved(to->arena, figure_percent(before->consumption).text,
			figure_percent(status->now.consumption).text),
		moved(to->arena, tocsin_zone_name(before->zone),
			tocsin_zone_name(status->now.zone)));
	ADD(to, "  completion   %s",
		moved(to->arena, figure_percent(before->completion).text,
			figure_percent(status->now.completion).text));
	ADD(to, "  buffer left  %s of %s", figure_days(project, status->buffer_left).text,
		figure_days(project, status->buffer).text);
	ADD(to, "  projected    %s",
		moved(to->arena, figure_finish(project, account->end_before).text,
			figure_finish(project, status->projected_end).text));
	ADD(to, "  promise      %s", figure_finish(project, status->promise).text);
}

/* "B3 Checkout pages", once where a task is called by its name; "" for the project. */
static const char *task_name(
	struct tocsin_arena *arena, const struct tocsin_project *project, uint32_t task)
{
	const struct tocsin_task *of = &project->tasks[task];
	return strcmp(of->id, of->name) == 0
		       ? of->id
		       : tocsin_arena_printf(arena, "%s %s", of->id, of->name);
}

/* What a row of the journal says, in words; NULL where it is none of a stand-up's. `left`: what was
 * left of its task before, or TOCSIN_NO_WORK. */
static const char *words_of(struct tocsin_arena *arena, const struct view_data *data,
	const struct tocsin_entry *entry, uint32_t task, tocsin_work left)
{
	const struct tocsin_project *project = data->project;
	if (entry->event == TOCSIN_EVENT_RETRACT)
		return NULL;
	if (entry->event == TOCSIN_EVENT_ACTION)
		return tocsin_arena_printf(arena, "recovery action for %s", entry->owner);
	const char *words = report_words(arena, project, entry, task);
	if (entry->event != TOCSIN_EVENT_REMAINING || task == TOCSIN_NONE)
		return words;
	if (left == entry->remaining)
		return tocsin_arena_printf(arena, "%s, as before", words);
	return tocsin_arena_printf(arena, "%s -> %s", figure_duration(project, task, left).text,
		figure_duration(project, task, entry->remaining).text);
}

static void add_entry(struct growing *to, const struct view_data *data,
	const struct tocsin_entry *entry, uint32_t task, tocsin_work left)
{
	const char *words = words_of(to->arena, data, entry, task, left);
	if (!words)
		return;
	const char *why = tocsin_arena_printf(to->arena, "%s%s%s", entry->reason,
		entry->reason[0] && entry->note[0] ? ": " : "", entry->note);
	ADD(to, "  %s%s%s (%s%s%s)",
		task == TOCSIN_NONE ? entry->task : task_name(to->arena, data->project, task),
		entry->task[0] ? ": " : "", words, entry->who, why[0] ? "; " : "", why);
}

static void add_more(struct growing *to, uint32_t count)
{
	if (count > MOST_LINES)
		ADD(to, "  and %u more", (unsigned)(count - MOST_LINES));
}

/* What was said, in the order in which it counts. */
static void add_said(
	struct growing *to, const struct view_data *data, const struct standup_account *account)
{
	const struct tocsin_project *project = data->project;
	tocsin_work *left = TOCSIN_NEW(to->arena, tocsin_work, project->task_count);
	uint32_t count = 0;
	for (uint32_t i = 0; i < project->task_count; i++)
		left[i] = project->tasks[i].focused;
	add(to, "");
	add(to, "Said");
	for (uint32_t i = 0; i < data->order_count; i++) {
		const struct tocsin_entry *entry = &data->journal->entries[data->order[i]];
		uint32_t task = tocsin_index_find(&project->by_key, entry->task);
		if (entry->as_of.minute > data->status->as_of.minute)
			continue;
		if (data->order[i] >= account->first_row &&
			entry->as_of.minute >= account->since.minute && ++count <= MOST_LINES)
			add_entry(to, data, entry, task,
				task == TOCSIN_NONE ? TOCSIN_NO_WORK : left[task]);
		if (task != TOCSIN_NONE && entry->event == TOCSIN_EVENT_REMAINING)
			left[task] = entry->remaining;
		else if (task != TOCSIN_NONE && entry->event == TOCSIN_EVENT_FINISH)
			left[task] = 0;
	}
	if (count == 0)
		add(to, "  nothing");
	add_more(to, count);
}

/* Walked and not answered: skipped or not reached. */
static void add_open(
	struct growing *to, const struct view_data *data, const struct view_standup *walked)
{
	uint32_t count = 0;
	for (uint32_t i = 0; i < walked->count; i++) {
		const struct standup_line *line = &walked->lines[i];
		if (line->said != TOCSIN_NONE || line->task == TOCSIN_NONE ||
			line->phase == TOCSIN_NOT_STARTED)
			continue;
		if (count++ == 0) {
			add(to, "");
			add(to, "Not said");
		}
		if (count <= MOST_LINES)
			ADD(to, "  %s: %s left, reported %s%s",
				task_name(to->arena, data->project, line->task),
				figure_duration(data->project, line->task, line->remaining).text,
				tocsin_instant_known(line->reported)
					? figure_date(data->project, line->reported).text
					: "never",
				line->stale ? ", stale" : "");
	}
	add_more(to, count);
}

static const char *resources_of(
	struct tocsin_arena *arena, const struct tocsin_project *project, uint32_t task)
{
	const struct tocsin_task *of = &project->tasks[task];
	const char *text = "";
	for (uint32_t i = 0; i < of->demand_count; i++)
		text = tocsin_arena_printf(arena, "%s%s%s", text, i > 0 ? ", " : "",
			project->resources[project->demands[of->first_demand + i].resource].name);
	return text;
}

/* Whose turn on the critical chain comes soon: they are warned, so that it is taken up at once. */
static void add_warned(struct growing *to, const struct view_data *data)
{
	const struct tocsin_status *status = data->status;
	const struct tocsin_project *project = data->project;
	uint32_t count = 0;
	for (uint32_t i = 0; i < project->task_count; i++) {
		uint32_t task = project->order[i];
		if (!(status->flags[task] & TOCSIN_WAKE_UP) || status->flags[task] & TOCSIN_IDLE)
			continue;
		if (count++ == 0) {
			add(to, "");
			add(to, "To be warned: their turn on the critical chain comes");
		}
		const char *who = resources_of(to->arena, project, task);
		if (count <= MOST_LINES)
			ADD(to, "  %s%s%s, %s", who, who[0] ? ": " : "",
				task_name(to->arena, project, task),
				figure_date(project, tocsin_calendar_start(project->calendar,
							     status->projection.start[task]))
					.text);
	}
	add_more(to, count);
}

/* "nobody has started it", or the task and the resource that hold it. */
static const char *hold_of(
	struct tocsin_arena *arena, const struct view_data *data, const struct tocsin_priority *of)
{
	const struct tocsin_status *status = data->status;
	const struct tocsin_project *project = data->project;
	uint32_t by = status->projection.held_by[of->task];
	if (!(of->flags & TOCSIN_QUEUED) || by == TOCSIN_NONE)
		return "could start";
	uint32_t link = status->projection.held_at[of->task];
	bool shared = status->projection.hold[of->task] == TOCSIN_HELD_BY_RESOURCE_LINK &&
		      link < status->baseline.resource_link_count &&
		      status->baseline.resource_links[link].resource < project->resource_count;
	if (!shared)
		return tocsin_arena_printf(arena, "waits for %s", project->tasks[by].id);
	return tocsin_arena_printf(arena, "waits for %s, which has %s", project->tasks[by].id,
		project->resources[status->baseline.resource_links[link].resource].name);
}

static void add_waiting(struct growing *to, const struct view_data *data)
{
	const struct tocsin_status *status = data->status;
	uint32_t count = 0;
	for (uint32_t i = 0; i < status->priority_count; i++) {
		const struct tocsin_priority *of = &status->priorities[i];
		if (!(of->flags & (TOCSIN_IDLE | TOCSIN_QUEUED)))
			continue;
		if (count++ == 0) {
			add(to, "");
			add(to, "Waiting");
		}
		const char *who = resources_of(to->arena, data->project, of->task);
		if (count <= MOST_LINES)
			ADD(to, "  %s: %s%s%s%s", task_name(to->arena, data->project, of->task),
				hold_of(to->arena, data, of), who[0] ? " (" : "", who,
				who[0] ? ")" : "");
	}
	add_more(to, count);
}

const char *standup_action_text(struct tocsin_arena *arena, const struct tocsin_project *project,
	const struct tocsin_action *action, unsigned number)
{
	const char *due = "";
	if (tocsin_instant_known(action->due))
		due = tocsin_arena_printf(arena, ", %s %s",
			action->overdue ? "overdue since" : "by",
			figure_date(project, action->due).text);
	const char *of = action->task == TOCSIN_NONE ? ""
						     : tocsin_arena_printf(arena, " (%s)",
							       project->tasks[action->task].id);
	return tocsin_arena_printf(arena, "%u %s%s: %s%s", number,
		action->owner[0] ? action->owner : "nobody", due, action->text, of);
}

/* Recovery actions that are open, the earliest due first. */
static void add_actions(struct growing *to, const struct view_data *data)
{
	struct tocsin_actions actions;
	tocsin_actions_make(&actions, to->arena, data->project, data->journal, data->order,
		data->order_count, data->status->as_of);
	for (uint32_t i = 0; i < actions.open && i < MOST_LINES; i++) {
		if (i == 0) {
			add(to, "");
			add(to, "Recovery actions that are open");
		}
		ADD(to, "  %s",
			standup_action_text(to->arena, data->project, &actions.items[i], i + 1));
	}
	add_more(to, actions.open);
}

const char *standup_summary(struct tocsin_arena *arena, const struct view_data *data,
	const struct standup_account *account, const struct view_standup *walked)
{
	struct growing text = {.arena = arena, .text = tocsin_arena_strdup(arena, "")};
	ADD(&text, "Stand-up of %s, %s", data->project->name,
		figure_date(data->project, data->status->as_of).text);
	add(&text, "");
	add_figures(&text, data, account);
	add_said(&text, data, account);
	if (walked)
		add_open(&text, data, walked);
	add_warned(&text, data);
	add_waiting(&text, data);
	add_actions(&text, data);
	return text.text;
}
