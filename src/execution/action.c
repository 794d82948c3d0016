/*
 * Recovery actions, folded from the journal.
 *
 *     s1  action  Ana; 2026-03-14   "a second crane"     open until
 *     s2  done    s1                                     closes it
 *     s3  retract s2 done                                which undo takes back: open again
 */
#include "tocsin/action.h"

#include <stdlib.h>
#include <string.h>

#include "tocsin/index.h"

struct gathering {
	struct tocsin_arena *scratch;
	const struct tocsin_journal *journal;
	struct tocsin_action *actions;
	uint32_t count;
	struct tocsin_index by_stamp;           /* the stamp -> its first action */
	struct tocsin_index by_task;            /* the task and the stamp, likewise */
	uint32_t *next_of_stamp, *next_of_task; /* by action: another with the same key */
};

static uint32_t count_actions(
	const struct tocsin_journal *journal, const uint32_t *order, uint32_t order_count)
{
	uint32_t count = 0;
	for (uint32_t k = 0; k < order_count; k++)
		count += journal->entries[order[k]].event == TOCSIN_EVENT_ACTION;
	return count;
}

static const char *task_key(
	const struct gathering *gathering, const struct tocsin_entry *entry, const char *stamp)
{
	return tocsin_arena_printf(gathering->scratch, "%s\n%s", stamp, entry->task);
}

/* Actions that share a key (scripts give many rows one stamp) hang together behind the first. */
static uint32_t join(struct tocsin_index *index, uint32_t *next, const char *key, uint32_t action)
{
	uint32_t first = tocsin_index_add(index, key, action);
	if (first == TOCSIN_NONE)
		return TOCSIN_NONE;
	uint32_t behind = next[first];
	next[first] = action;
	return behind;
}

static void add_action(
	struct gathering *gathering, const struct tocsin_project *project, uint32_t row)
{
	const struct tocsin_entry *entry = &gathering->journal->entries[row];
	uint32_t at = gathering->count++;
	gathering->actions[at] = (struct tocsin_action){
		.entry = row,
		.task = *entry->task ? tocsin_index_find(&project->by_key, entry->task)
				     : TOCSIN_NONE,
		.owner = entry->owner,
		.text = entry->note,
		.due = entry->date,
		.closed_by = TOCSIN_NONE,
	};
	gathering->next_of_stamp[at] =
		join(&gathering->by_stamp, gathering->next_of_stamp, entry->recorded, at);
	gathering->next_of_task[at] = join(&gathering->by_task, gathering->next_of_task,
		task_key(gathering, entry, entry->recorded), at);
}

/* What is closed leaves its list, so that no list is walked twice. */
static void close_actions(struct gathering *gathering, uint32_t row)
{
	const struct tocsin_entry *entry = &gathering->journal->entries[row];
	bool of_task = *entry->task != '\0';
	const char *key = of_task ? task_key(gathering, entry, entry->target) : entry->target;
	uint32_t *next = of_task ? gathering->next_of_task : gathering->next_of_stamp;
	uint32_t first =
		tocsin_index_find(of_task ? &gathering->by_task : &gathering->by_stamp, key);
	if (first == TOCSIN_NONE)
		return;
	for (uint32_t at = first; at != TOCSIN_NONE; at = next[at])
		if (gathering->actions[at].closed_by == TOCSIN_NONE)
			gathering->actions[at].closed_by = row;
	next[first] = TOCSIN_NONE;
}

struct sorted {
	int64_t key;
	bool closed;
	struct tocsin_action action;
};

static int compare(const void *left, const void *right)
{
	const struct sorted *a = left, *b = right;
	if (a->closed != b->closed)
		return a->closed - b->closed;
	if (a->key != b->key)
		return a->key < b->key ? -1 : 1;
	return (a->action.entry > b->action.entry) - (a->action.entry < b->action.entry);
}

static void sort_actions(struct gathering *gathering)
{
	struct sorted *sorted = TOCSIN_NEW(gathering->scratch, struct sorted, gathering->count);
	for (uint32_t i = 0; i < gathering->count; i++) {
		const struct tocsin_action *action = &gathering->actions[i];
		bool closed = action->closed_by != TOCSIN_NONE;
		int64_t key = tocsin_instant_known(action->due) ? action->due.minute : INT64_MAX;
		if (closed)
			key = -gathering->journal->entries[action->closed_by].as_of.minute;
		sorted[i] = (struct sorted){key, closed, *action};
	}
	qsort(sorted, gathering->count, sizeof *sorted, compare);
	for (uint32_t i = 0; i < gathering->count; i++)
		gathering->actions[i] = sorted[i].action;
}

static void count_open(struct tocsin_actions *out, struct tocsin_instant t)
{
	for (uint32_t i = 0; i < out->count; i++) {
		struct tocsin_action *action = &out->items[i];
		if (action->closed_by != TOCSIN_NONE)
			continue;
		action->overdue =
			tocsin_instant_known(action->due) && action->due.minute < t.minute;
		out->open++;
		out->overdue += action->overdue;
	}
}

void tocsin_actions_make(struct tocsin_actions *out, struct tocsin_arena *arena,
	const struct tocsin_project *project, const struct tocsin_journal *journal,
	const uint32_t *order, uint32_t order_count, struct tocsin_instant t)
{
	uint32_t most = count_actions(journal, order, order_count);
	*out = (struct tocsin_actions){0};
	if (most == 0)
		return;
	struct tocsin_arena scratch;
	tocsin_arena_init(&scratch);
	struct gathering gathering = {.scratch = &scratch,
		.journal = journal,
		.actions = TOCSIN_NEW(arena, struct tocsin_action, most),
		.next_of_stamp = TOCSIN_NEW(&scratch, uint32_t, most),
		.next_of_task = TOCSIN_NEW(&scratch, uint32_t, most)};
	tocsin_index_init(&gathering.by_stamp, &scratch);
	tocsin_index_init(&gathering.by_task, &scratch);
	/* Actions first: after a merge of two writers a `done` may stand before its action. */
	for (uint32_t k = 0; k < order_count; k++)
		if (journal->entries[order[k]].event == TOCSIN_EVENT_ACTION &&
			journal->entries[order[k]].as_of.minute <= t.minute)
			add_action(&gathering, project, order[k]);
	for (uint32_t k = 0; k < order_count; k++)
		if (journal->entries[order[k]].event == TOCSIN_EVENT_ACTION_DONE &&
			journal->entries[order[k]].as_of.minute <= t.minute)
			close_actions(&gathering, order[k]);
	sort_actions(&gathering);
	out->items = gathering.actions;
	out->count = gathering.count;
	count_open(out, t);
	tocsin_arena_finish(&scratch);
}
