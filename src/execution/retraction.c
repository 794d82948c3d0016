/*
 * Retractions are settled by identity and not by time: the clocks of two writers may disagree, and
 * after a merge rows stand in any order.
 *
 * A target is what a retraction names: a stamp, an event and perhaps a task, with all the rows that
 * fit (one, unless a script gave many the same stamp) and all the retractions that name it. Undo
 * and redo make a chain:
 *
 *     s1  remaining              target (s1, remaining), named by s2
 *     s2  retract s1 remaining   target (s2, retract), named by s3
 *     s3  retract s2 retract     stands, so s2 falls, so s1 stands
 *
 * So the target (s1, remaining) is settled when it is known which of the retractions that name it
 * stand: after the target (s2, retract).
 */
#include "retraction.h"

#include <string.h>

#include "tocsin/index.h"

struct target {
	const char *stamp, *task; /* task: NULL where any will do */
	enum tocsin_event event;
	bool settled;
	uint32_t first_row;        /* the rows that fit, the latest first */
	uint32_t latest_standing;  /* no row before it in that list stands */
	uint32_t first_retraction; /* the retractions that name it, in order */
	uint32_t last_retraction;
	uint32_t waits; /* how many of those may themselves still fall */
};

/* A row fits at most two targets: the one that names its task, and the one that names none. */
enum { OF_ANY_TASK, OF_ITS_TASK, FITS };

struct retractions {
	const struct tocsin_entry *entries;
	uint32_t count; /* of entries */
	struct target *targets;
	uint32_t target_count;
	uint32_t *slots; /* open hash: targets, or TOCSIN_NONE */
	uint32_t mask;
	uint32_t *next_row[FITS];  /* by entry: the next older row of that target */
	uint32_t *next_retraction; /* by entry: the next retraction of the same target */
	uint32_t *aim;             /* by entry: the target that a retraction names */
	uint32_t *by;              /* by entry: the retraction that took it out, or TOCSIN_NONE */
	uint32_t *queue;           /* targets that wait for nothing more */
	uint32_t queued, handled;
};

static bool is_target(
	const struct target *target, const char *stamp, enum tocsin_event event, const char *task)
{
	return target->event == event && (target->task != NULL) == (task != NULL) &&
	       strcmp(target->stamp, stamp) == 0 && (!task || strcmp(target->task, task) == 0);
}

/* The slot that holds this target, or the free one where it belongs. `task` NULL: any. */
static uint32_t *find_slot(const struct retractions *retractions, const char *stamp,
	enum tocsin_event event, const char *task)
{
	uint64_t hash = tocsin_hash(TOCSIN_HASH_START, stamp, strlen(stamp) + 1);
	hash += (uint64_t)event;
	if (task)
		hash = tocsin_hash(hash, task, strlen(task) + 1);
	uint32_t at = (uint32_t)(hash ^ hash >> 32) & retractions->mask;
	while (retractions->slots[at] != TOCSIN_NONE &&
		!is_target(&retractions->targets[retractions->slots[at]], stamp, event, task))
		at = (at + 1) & retractions->mask;
	return &retractions->slots[at];
}

/* Every retraction joins, in order, the target that it names. */
static void collect_retractions(struct retractions *retractions, const uint32_t *order)
{
	for (uint32_t k = 0; k < retractions->count; k++) {
		const struct tocsin_entry *entry = &retractions->entries[order[k]];
		if (entry->event != TOCSIN_EVENT_RETRACT)
			continue;
		const char *task = *entry->task ? entry->task : NULL;
		uint32_t *slot = find_slot(retractions, entry->target, entry->target_event, task);
		if (*slot == TOCSIN_NONE) {
			*slot = retractions->target_count++;
			retractions->targets[*slot] = (struct target){.stamp = entry->target,
				.task = task,
				.event = entry->target_event,
				.first_row = TOCSIN_NONE,
				.first_retraction = TOCSIN_NONE};
		}
		struct target *target = &retractions->targets[*slot];
		retractions->aim[order[k]] = *slot;
		retractions->next_retraction[order[k]] = TOCSIN_NONE;
		if (target->first_retraction == TOCSIN_NONE)
			target->first_retraction = order[k];
		else
			retractions->next_retraction[target->last_retraction] = order[k];
		target->last_retraction = order[k];
	}
}

static void add_row(struct retractions *retractions, uint32_t target, uint32_t row, int fit)
{
	if (target == TOCSIN_NONE)
		return;
	retractions->next_row[fit][row] = retractions->targets[target].first_row;
	retractions->targets[target].first_row = row;
	retractions->targets[target].latest_standing = row;
	if (retractions->entries[row].event == TOCSIN_EVENT_RETRACT)
		retractions->targets[retractions->aim[row]].waits++;
}

/* Every row joins the targets that it fits; walking in order puts the latest first. */
static void collect_rows(struct retractions *retractions, const uint32_t *order)
{
	for (uint32_t k = 0; k < retractions->count; k++) {
		const struct tocsin_entry *entry = &retractions->entries[order[k]];
		add_row(retractions, *find_slot(retractions, entry->recorded, entry->event, NULL),
			order[k], OF_ANY_TASK);
		if (*entry->task)
			add_row(retractions,
				*find_slot(retractions, entry->recorded, entry->event, entry->task),
				order[k], OF_ITS_TASK);
	}
}

static uint32_t next_row(
	const struct retractions *retractions, const struct target *target, uint32_t row)
{
	return retractions->next_row[target->task ? OF_ITS_TASK : OF_ANY_TASK][row];
}

/* One retraction takes out one row: the latest of its target that still stands. */
static void take_out_latest(
	struct retractions *retractions, struct target *target, uint32_t retraction)
{
	uint32_t row = target->first_row == TOCSIN_NONE ? TOCSIN_NONE : target->latest_standing;
	while (row != TOCSIN_NONE && retractions->by[row] != TOCSIN_NONE)
		row = next_row(retractions, target, row);
	if (row == TOCSIN_NONE)
		return;
	retractions->by[row] = retraction;
	target->latest_standing = row;
}

/* Applies the target's retractions. Where its rows are retractions, the targets of those wait less.
 */
static void settle(struct retractions *retractions, uint32_t at)
{
	struct target *target = &retractions->targets[at];
	target->settled = true;
	for (uint32_t i = target->first_retraction; i != TOCSIN_NONE;
		i = retractions->next_retraction[i])
		if (retractions->by[i] == TOCSIN_NONE)
			take_out_latest(retractions, target, i);
	if (target->event != TOCSIN_EVENT_RETRACT)
		return;
	for (uint32_t i = target->first_row; i != TOCSIN_NONE;
		i = next_row(retractions, target, i)) {
		uint32_t aim = retractions->aim[i];
		if (--retractions->targets[aim].waits == 0 && !retractions->targets[aim].settled)
			retractions->queue[retractions->queued++] = aim;
	}
}

/*
 * First the targets whose retractions nobody retracts, then those that waited for them. What is
 * left are retractions that retract each other in a circle, which no program of ours writes: they
 * are taken as they come.
 */
static void settle_all(struct retractions *retractions)
{
	for (uint32_t at = 0; at < retractions->target_count; at++)
		if (retractions->targets[at].waits == 0)
			retractions->queue[retractions->queued++] = at;
	while (retractions->handled < retractions->queued)
		settle(retractions, retractions->queue[retractions->handled++]);
	for (uint32_t at = 0; at < retractions->target_count; at++) {
		if (!retractions->targets[at].settled)
			settle(retractions, at);
		while (retractions->handled < retractions->queued)
			settle(retractions, retractions->queue[retractions->handled++]);
	}
}

static uint32_t power_of_two_above(uint32_t count)
{
	uint32_t power = 16;
	while (power / 2 < count)
		power *= 2;
	return power;
}

const uint32_t *retraction_find(
	struct tocsin_arena *arena, const struct tocsin_journal *journal, const uint32_t *order)
{
	uint32_t count = 0;
	for (uint32_t i = 0; i < journal->count; i++)
		count += journal->entries[i].event == TOCSIN_EVENT_RETRACT;
	if (count == 0)
		return NULL;
	uint32_t capacity = power_of_two_above(count);
	struct retractions retractions = {
		.entries = journal->entries,
		.count = journal->count,
		.targets = TOCSIN_NEW(arena, struct target, count),
		.slots = TOCSIN_NEW(arena, uint32_t, capacity),
		.mask = capacity - 1,
		.next_row = {TOCSIN_NEW(arena, uint32_t, journal->count),
			TOCSIN_NEW(arena, uint32_t, journal->count)},
		.next_retraction = TOCSIN_NEW(arena, uint32_t, journal->count),
		.aim = TOCSIN_NEW(arena, uint32_t, journal->count),
		.by = TOCSIN_NEW(arena, uint32_t, journal->count),
		.queue = TOCSIN_NEW(arena, uint32_t, count),
	};
	memset(retractions.slots, 0xff, capacity * sizeof *retractions.slots);
	memset(retractions.by, 0xff, journal->count * sizeof *retractions.by);
	collect_retractions(&retractions, order);
	collect_rows(&retractions, order);
	settle_all(&retractions);
	return retractions.by;
}
