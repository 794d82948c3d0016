/*
 * The journal: names of its events, and the order in which its rows count.
 */
#include "tocsin/journal.h"

#include <stdlib.h>
#include <string.h>

#include "retraction.h"
#include "tocsin/index.h"

static const char *const event_names[TOCSIN_EVENTS] = {
	[TOCSIN_EVENT_START] = "start",
	[TOCSIN_EVENT_REMAINING] = "remaining",
	[TOCSIN_EVENT_FINISH] = "finish",
	[TOCSIN_EVENT_NOTE] = "note",
	[TOCSIN_EVENT_KIT] = "kit",
	[TOCSIN_EVENT_ACTION] = "action",
	[TOCSIN_EVENT_ACTION_DONE] = "done",
	[TOCSIN_EVENT_RETRACT] = "retract",
	[TOCSIN_EVENT_BASELINE] = "baseline",
};

const char *tocsin_event_name(enum tocsin_event event)
{
	return (unsigned)event < TOCSIN_EVENTS ? event_names[event] : NULL;
}

bool tocsin_event_parse(enum tocsin_event *out, const char *name)
{
	for (int event = 0; event < TOCSIN_EVENTS; event++) {
		if (strcmp(name, event_names[event]) == 0) {
			*out = (enum tocsin_event)event;
			return true;
		}
	}
	return false;
}

bool tocsin_event_is_progress(enum tocsin_event event)
{
	return event == TOCSIN_EVENT_START || event == TOCSIN_EVENT_REMAINING ||
	       event == TOCSIN_EVENT_FINISH;
}

/* What rows are ordered by. The place in the journal settles what even the file's row leaves open.
 */
struct sort_key {
	int64_t as_of, recorded;
	uint32_t row, entry;
};

static int compare(int64_t a, int64_t b)
{
	return (a > b) - (a < b);
}

static int compare_keys(const void *left, const void *right)
{
	const struct sort_key *a = left, *b = right;
	int by = compare(a->as_of, b->as_of);
	if (by == 0)
		by = compare(a->recorded, b->recorded);
	if (by == 0)
		by = compare(a->row, b->row);
	return by ? by : compare(a->entry, b->entry);
}

static struct sort_key key_of(const struct tocsin_journal *journal, uint32_t i)
{
	const struct tocsin_entry *entry = &journal->entries[i];
	return (struct sort_key){entry->as_of.minute, entry->recorded_microseconds, entry->row, i};
}

/* Every entry, retracted or not, in the order (as_of, recorded, row). */
static void sort_entries(
	uint32_t *order, struct tocsin_arena *scratch, const struct tocsin_journal *journal)
{
	struct sort_key *keys = TOCSIN_NEW(scratch, struct sort_key, journal->count);
	bool sorted = true;
	for (uint32_t i = 0; i < journal->count; i++) {
		keys[i] = key_of(journal, i);
		sorted = sorted && (i == 0 || compare_keys(&keys[i - 1], &keys[i]) < 0);
	}
	if (!sorted)
		qsort(keys, journal->count, sizeof *keys, compare_keys);
	for (uint32_t i = 0; i < journal->count; i++)
		order[i] = keys[i].entry;
}

uint32_t *tocsin_journal_order(
	struct tocsin_arena *arena, const struct tocsin_journal *journal, uint32_t *out_count)
{
	struct tocsin_arena scratch;
	tocsin_arena_init(&scratch);
	uint32_t *order = TOCSIN_NEW(arena, uint32_t, journal->count);
	sort_entries(order, &scratch, journal);
	const uint32_t *by = retraction_find(&scratch, journal, order);
	uint32_t count = 0;
	for (uint32_t k = 0; k < journal->count; k++) {
		uint32_t i = order[k];
		if (journal->entries[i].event != TOCSIN_EVENT_RETRACT &&
			!(by && by[i] != TOCSIN_NONE))
			order[count++] = i;
	}
	tocsin_arena_finish(&scratch);
	*out_count = count;
	return order;
}

bool *tocsin_journal_standing(struct tocsin_arena *arena, const struct tocsin_journal *journal)
{
	struct tocsin_arena scratch;
	tocsin_arena_init(&scratch);
	uint32_t *order = TOCSIN_NEW(&scratch, uint32_t, journal->count);
	bool *standing = TOCSIN_NEW(arena, bool, journal->count);
	sort_entries(order, &scratch, journal);
	const uint32_t *by = retraction_find(&scratch, journal, order);
	for (uint32_t i = 0; i < journal->count; i++)
		standing[i] = !by || by[i] == TOCSIN_NONE;
	tocsin_arena_finish(&scratch);
	return standing;
}

struct tocsin_told *tocsin_journal_history(
	struct tocsin_arena *arena, const struct tocsin_journal *journal, uint32_t *out_count)
{
	struct tocsin_arena scratch;
	tocsin_arena_init(&scratch);
	uint32_t *order = TOCSIN_NEW(&scratch, uint32_t, journal->count);
	struct tocsin_told *told = TOCSIN_NEW(arena, struct tocsin_told, journal->count);
	sort_entries(order, &scratch, journal);
	const uint32_t *by = retraction_find(&scratch, journal, order);
	uint32_t count = 0;
	for (uint32_t k = 0; k < journal->count; k++)
		if (journal->entries[order[k]].event != TOCSIN_EVENT_RETRACT)
			told[count++] =
				(struct tocsin_told){order[k], by ? by[order[k]] : TOCSIN_NONE};
	tocsin_arena_finish(&scratch);
	*out_count = count;
	return told;
}

uint32_t tocsin_journal_order_more(
	uint32_t *order, uint32_t count, const struct tocsin_journal *journal, uint32_t first)
{
	for (uint32_t i = first; i < journal->count; i++) {
		const struct sort_key key = key_of(journal, i);
		uint32_t at = count++;
		for (; at > 0; at--) {
			const struct sort_key before = key_of(journal, order[at - 1]);
			if (compare_keys(&before, &key) <= 0)
				break;
			order[at] = order[at - 1];
		}
		order[at] = i;
	}
	return count;
}
