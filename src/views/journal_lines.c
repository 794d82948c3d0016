#include "journal_lines.h"

#include <string.h>

#include "filter.h"
#include "parts.h"
#include "tocsin/vector.h"

/* An item names an entry of the journal, and whether it stands among the actions. */
#define AMONG_ACTIONS (UINT32_C(1) << 31)

struct making {
	const struct view_data *data;
	struct tocsin_arena *arena, scratch;
	struct filter filter;
	const struct tocsin_explained **explained; /* by entry; NULL: nothing is weighed */
	TOCSIN_VECTOR(struct view_line) items;
	TOCSIN_VECTOR(struct journal_line) lines;
};

/* ---- The filter ---- */

static bool contains_any(const struct filter_term *term, const char *text)
{
	for (uint32_t i = 0; i < term->needle_count; i++)
		if (filter_contains(text, term->needles[i]))
			return true;
	return false;
}

/* Words are looked for in all that the line says, and `who:` in who said it, besides the task. */
static bool term_holds(struct making *making, const struct filter_term *term,
	const struct tocsin_entry *entry, uint32_t task)
{
	struct filter_term plain = *term;
	struct filter of_task = making->filter;
	plain.negated = false;
	of_task.terms = &plain;
	of_task.count = 1;
	bool holds = task != TOCSIN_NONE && filter_passes(&of_task, task);
	if (term->key == FILTER_who || term->key == FILTER_TEXT)
		holds = holds || contains_any(term, entry->who) || contains_any(term, entry->owner);
	if (term->key == FILTER_TEXT)
		holds = holds || contains_any(term, entry->task) ||
			contains_any(term, entry->reason) || contains_any(term, entry->note) ||
			contains_any(term, tocsin_event_name(entry->event));
	return holds != term->negated;
}

static bool passes(struct making *making, const struct tocsin_entry *entry, uint32_t task)
{
	for (uint32_t i = 0; i < making->filter.count; i++)
		if (!term_holds(making, &making->filter.terms[i], entry, task))
			return false;
	return true;
}

/* ---- Lines ---- */

static uint32_t task_of(const struct making *making, const struct tocsin_entry *entry)
{
	return *entry->task ? tocsin_index_find(&making->data->project->by_key, entry->task)
			    : TOCSIN_NONE;
}

static void add(
	struct making *making, const struct journal_line *line, uint32_t item, uint32_t task)
{
	TOCSIN_VECTOR_PUSH(making->arena, &making->items, (struct view_line){item, task});
	TOCSIN_VECTOR_PUSH(making->arena, &making->lines, *line);
}

static void add_actions(struct making *making)
{
	const struct tocsin_actions *actions = making->data->actions;
	uint32_t heading = making->lines.count;
	for (uint32_t i = 0; actions && i < actions->open; i++) {
		const struct tocsin_action *action = &actions->items[i];
		const struct tocsin_entry *entry = &making->data->journal->entries[action->entry];
		if (!passes(making, entry, action->task))
			continue;
		struct journal_line line = {.kind = JOURNAL_ACTIONS,
			.entry = action->entry,
			.retracted_by = TOCSIN_NONE};
		if (making->lines.count == heading)
			add(making, &line, TOCSIN_NONE, TOCSIN_NONE);
		line.kind = JOURNAL_ACTION;
		line.action = action;
		add(making, &line, action->entry | AMONG_ACTIONS, action->task);
		making->lines.items[heading].rows++;
	}
}

static void find_explained(struct making *making)
{
	const struct tocsin_reasons *reasons = making->data->reasons;
	if (!reasons || reasons->report_count == 0)
		return;
	making->explained = TOCSIN_NEW(
		&making->scratch, const struct tocsin_explained *, making->data->journal->count);
	for (uint32_t i = 0; i < reasons->report_count; i++)
		making->explained[reasons->reports[i].entry] = &reasons->reports[i];
}

static void add_rows(struct making *making)
{
	const struct tocsin_journal *journal = making->data->journal;
	const struct tocsin_status *status = making->data->status;
	uint32_t count, heading = TOCSIN_NONE;
	const struct tocsin_told *told = tocsin_journal_history(&making->scratch, journal, &count);
	int32_t day = INT32_MIN;
	for (uint32_t k = count; k > 0; k--) {
		uint32_t at = told[k - 1].entry;
		const struct tocsin_entry *entry = &journal->entries[at];
		uint32_t task = task_of(making, entry);
		if ((status && entry->as_of.minute > status->as_of.minute) ||
			!passes(making, entry, task))
			continue;
		struct journal_line line = {.kind = JOURNAL_DATE,
			.entry = at,
			.retracted_by = told[k - 1].retracted_by,
			.explained = making->explained ? making->explained[at] : NULL};
		if (tocsin_instant_day(entry->as_of).number != day) {
			day = tocsin_instant_day(entry->as_of).number;
			heading = making->lines.count;
			add(making, &line, TOCSIN_NONE, TOCSIN_NONE);
		}
		line.kind = JOURNAL_ROW;
		add(making, &line, at, task);
		making->lines.items[heading].rows++;
	}
}

void journal_make(struct view_lines *out, struct tocsin_arena *arena, const struct view_data *data)
{
	struct making making = {.data = data, .arena = arena};
	struct journal_made *made = TOCSIN_NEW(arena, struct journal_made, 1);
	out->made = made;
	if (!data->journal)
		return;
	tocsin_arena_init(&making.scratch);
	filter_make(&making.filter, &making.scratch, data, data->filter);
	find_explained(&making);
	add_actions(&making);
	add_rows(&making);
	tocsin_arena_finish(&making.scratch);
	made->lines = making.lines.items;
	out->items = making.items.items;
	out->count = making.items.count;
}

uint32_t journal_action_at(const struct view_lines *lines, uint32_t line)
{
	if (lines->view != VIEW_JOURNAL || line >= lines->count)
		return TOCSIN_NONE;
	const struct journal_made *made = lines->made;
	const struct journal_line *at = &made->lines[line];
	return at->kind == JOURNAL_ACTION ? at->entry : TOCSIN_NONE;
}

bool view_line_is_heading(const struct view_lines *lines, uint32_t line)
{
	return lines->view == VIEW_JOURNAL && line < lines->count &&
	       lines->items[line].item == TOCSIN_NONE;
}

const struct tocsin_entry *journal_closed_action(
	const struct view_data *data, const struct tocsin_entry *done)
{
	for (uint32_t i = 0; data->actions && i < data->actions->count; i++) {
		const struct tocsin_entry *entry =
			&data->journal->entries[data->actions->items[i].entry];
		if (strcmp(entry->recorded, done->target) == 0)
			return entry;
	}
	return NULL;
}
