/*
 * Which tasks a stand-up walks, in which order, and what was said of each since it began.
 */
#include "view_standup.h"

#include <stdio.h>
#include <string.h>

static struct standup_line line_of(struct tocsin_arena *arena, const struct view_data *data,
	const struct tocsin_priority *priority)
{
	const struct tocsin_progress *progress = &data->status->progress;
	const struct tocsin_task_state *state = &progress->states[priority->task];
	return (struct standup_line){
		.key = tocsin_arena_strdup(arena, data->project->tasks[priority->task].key),
		.task = priority->task,
		.phase = state->phase,
		.remaining = state->remaining,
		.reported = progress->reports[priority->task].last,
		.stale = (priority->flags & TOCSIN_STALE) != 0,
		.queued = (priority->flags & TOCSIN_QUEUED) != 0,
		.said = TOCSIN_NONE,
	};
}

void standup_begin(
	struct view_standup *out, struct tocsin_arena *arena, const struct view_data *data)
{
	const struct tocsin_status *status = data->status;
	*out = (struct view_standup){.summary = "", .spoken = TOCSIN_NONE};
	out->lines = TOCSIN_NEW(arena, struct standup_line, status->priority_count);
	for (int stale = 1; stale >= 0; stale--)
		for (uint32_t i = 0; i < status->priority_count; i++)
			if (((status->priorities[i].flags & TOCSIN_STALE) != 0) == stale)
				out->lines[out->count++] =
					line_of(arena, data, &status->priorities[i]);
	out->account = (struct standup_account){
		.first_row = data->journal->count,
		.since = TOCSIN_NO_INSTANT,
		.before = status->now,
		.end_before = status->projected_end,
	};
	standup_hear(out, arena, data);
}

/* "h" of "4h". What runs on the civil clock is spelled in minutes of it, which nobody types. */
static void take_unit(struct standup_line *line, const char *value)
{
	const char *unit = value + strspn(value, " 0123456789.,");
	if (unit[0] == 'e' || strlen(unit) >= sizeof line->unit)
		unit = "";
	memcpy(line->unit, unit, strlen(unit) + 1);
}

static void hear_entry(struct view_standup *standup, struct standup_line *line,
	const struct view_data *data, uint32_t at)
{
	const struct tocsin_entry *entry = &data->journal->entries[at];
	if (!tocsin_event_is_progress(entry->event) ||
		entry->as_of.minute > data->status->as_of.minute)
		return;
	if (entry->event == TOCSIN_EVENT_REMAINING)
		take_unit(line, entry->value);
	if (at >= standup->account.first_row)
		line->said = at;
}

static void hear_journal(struct view_standup *standup, const struct view_data *data)
{
	struct tocsin_arena scratch;
	tocsin_arena_init(&scratch);
	struct standup_line **line_of_task =
		TOCSIN_NEW(&scratch, struct standup_line *, data->project->task_count);
	for (uint32_t i = 0; i < standup->count; i++) {
		struct standup_line *line = &standup->lines[i];
		line->task = tocsin_index_find(&data->project->by_key, line->key);
		line->said = TOCSIN_NONE;
		if (line->task != TOCSIN_NONE)
			line_of_task[line->task] = line;
	}
	/* A journal that was replaced by a shorter one: what is there now was there before. */
	if (standup->account.first_row > data->journal->count)
		standup->account.first_row = data->journal->count;
	for (uint32_t i = 0; i < data->order_count; i++) {
		uint32_t at = data->order[i];
		uint32_t task =
			tocsin_index_find(&data->project->by_key, data->journal->entries[at].task);
		if (task != TOCSIN_NONE && line_of_task[task])
			hear_entry(standup, line_of_task[task], data, at);
	}
	tocsin_arena_finish(&scratch);
}

void standup_hear(
	struct view_standup *standup, struct tocsin_arena *arena, const struct view_data *data)
{
	hear_journal(standup, data);
	tocsin_actions_make(&standup->actions, arena, data->project, data->journal, data->order,
		data->order_count, data->status->as_of);
	standup->summary = standup_summary(arena, data, &standup->account, standup);
}

char *standup_answer(char out[STANDUP_ANSWER_SIZE], const char *text, const char *unit)
{
	bool number =
		text[0] && text[strspn(text, " 0123456789.,")] == '\0' && text[strspn(text, " ")];
	snprintf(out, STANDUP_ANSWER_SIZE, "%s%s", text, number ? unit : "");
	return out;
}

uint32_t standup_said(const struct view_standup *standup, uint32_t *out_skipped)
{
	uint32_t said = 0;
	*out_skipped = 0;
	for (uint32_t i = 0; i < standup->count; i++) {
		if (standup->lines[i].said != TOCSIN_NONE)
			said++;
		else
			*out_skipped += standup->lines[i].skipped;
	}
	return said;
}
