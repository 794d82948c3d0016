/*
 * Days lost by reason. Leach, T1.1 of 15 days begun on day 0, on the driver:
 *
 *     day 10   remaining 8d   (no reason)   it ends on day 18 as told, 3 later than planned
 *     day 12   remaining 9d   rework        it ends on day 21: 3 days more, for rework
 *
 * The 2 days that pass between the reports are nobody's loss: they are what the work takes.
 */
#include "tocsin/reason.h"

#include <stdlib.h>
#include <string.h>

#include "fold.h"
#include "tocsin/text.h"
#include "tocsin/vector.h"

struct weighing {
	const struct tocsin_status_request *request;
	const struct tocsin_status *status;
	const struct tocsin_project *project;
	const uint32_t *order;
	uint32_t order_count;
	struct tocsin_arena *arena, scratch;
	const char **reason_of; /* by entry: what stands for its reason; NULL = none */
	struct fold fold;       /* row by row */
	tocsin_work *since;     /* per task: from when on what is left of it is worked on */
	/* The end as told by the rows folded so far, in an arena of its own; what stands after one
	 * report stands before the next. */
	struct tocsin_projection told;
	struct tocsin_arena telling;
	bool is_told;                 /* nothing has been folded since */
	struct tocsin_index by_words; /* a reason in small letters -> its share */
	TOCSIN_VECTOR(struct tocsin_reason_share) shares;
	TOCSIN_VECTOR(struct tocsin_explained) reports;
};

static const struct tocsin_entry *entry_at(const struct weighing *weighing, uint32_t k)
{
	return &weighing->request->journal->entries[weighing->order[k]];
}

static bool is_blank(const char *text)
{
	return text[strspn(text, " \t")] == '\0';
}

/* How many rows of the order count at all; the rest is said of a later time. */
static uint32_t rows_until(const struct weighing *weighing, struct tocsin_instant t)
{
	uint32_t count = weighing->order_count;
	while (count > 0 && entry_at(weighing, count - 1)->as_of.minute > t.minute)
		count--;
	return count;
}

/* The first row that is not in F0: behind the row of the commit, or, where that is lost, of its
 * instant. */
static uint32_t first_after_commit(const struct weighing *weighing, uint32_t count)
{
	struct tocsin_instant commit = weighing->status->baseline.plan->as_of_date;
	uint32_t first = 0;
	while (first < count && entry_at(weighing, first)->as_of.minute < commit.minute)
		first++;
	for (uint32_t k = first; k < count && entry_at(weighing, k)->as_of.minute == commit.minute;
		k++)
		if (entry_at(weighing, k)->event == TOCSIN_EVENT_BASELINE)
			first = k + 1;
	return first;
}

/* ---- Which reason ---- */

/* A note gives its reason to the newest report of its task; of nothing reported it keeps it. */
static void find_reasons(struct weighing *weighing, uint32_t count)
{
	const struct tocsin_journal *journal = weighing->request->journal;
	uint32_t tasks = weighing->project->task_count;
	uint32_t *newest = TOCSIN_NEW(&weighing->scratch, uint32_t, tasks);
	weighing->reason_of = TOCSIN_NEW(&weighing->scratch, const char *, journal->count);
	for (uint32_t i = 0; i < tasks; i++)
		newest[i] = TOCSIN_NONE;
	for (uint32_t k = 0; k < count; k++) {
		const struct tocsin_entry *entry = entry_at(weighing, k);
		uint32_t task = tocsin_index_find(&weighing->project->by_key, entry->task);
		uint32_t about = weighing->order[k];
		if (task != TOCSIN_NONE && tocsin_event_is_progress(entry->event))
			newest[task] = about;
		if (entry->event == TOCSIN_EVENT_NOTE && task != TOCSIN_NONE &&
			newest[task] != TOCSIN_NONE)
			about = newest[task];
		bool loses = tocsin_event_is_progress(entry->event) ||
			     entry->event == TOCSIN_EVENT_NOTE || entry->event == TOCSIN_EVENT_KIT;
		if (loses && !is_blank(entry->reason))
			weighing->reason_of[about] = entry->reason;
	}
}

/* "  Rework" and "rework" are one reason. */
static uint32_t share_of(struct weighing *weighing, const char *reason)
{
	reason += strspn(reason, " \t");
	size_t length = strlen(reason);
	while (length > 0 && strchr(" \t", reason[length - 1]))
		length--;
	char *words = tocsin_arena_strndup(&weighing->scratch, reason, length);
	for (char *at = words; *at; at++)
		if (*at >= 'A' && *at <= 'Z')
			*at = (char)(*at - 'A' + 'a');
	uint32_t known = tocsin_index_add(&weighing->by_words, words, weighing->shares.count);
	if (known != TOCSIN_NONE)
		return known;
	const struct tocsin_settings *settings = &weighing->project->settings;
	const char *name = tocsin_arena_strndup(weighing->arena, reason, length);
	for (uint32_t i = 0; i < settings->reason_count; i++)
		if (tocsin_text_compare_fold(settings->reasons[i], words) == 0)
			name = settings->reasons[i];
	TOCSIN_VECTOR_PUSH(
		weighing->arena, &weighing->shares, (struct tocsin_reason_share){.reason = name});
	return weighing->shares.count - 1;
}

static struct tocsin_reason_share *share_at(struct weighing *weighing, const char *reason)
{
	uint32_t at = share_of(weighing, reason);
	return &weighing->shares.items[at];
}

/* ---- How many days ---- */

static tocsin_work later(tocsin_work a, tocsin_work b)
{
	return a > b ? a : b;
}

/* The schedule's own columns, where they count by then. */
static void fold_file(struct weighing *weighing, struct tocsin_instant until)
{
	struct fold *fold = &weighing->fold;
	const struct tocsin_project *project = weighing->project;
	if (fold->file_folded)
		return;
	fold_until(fold, until);
	if (!fold->file_folded)
		return;
	weighing->is_told = false;
	tocsin_work status = tocsin_calendar_axis(project->calendar, project->status_date);
	for (uint32_t i = 0; i < project->task_count; i++)
		if (fold->progress.reports[i].from_file)
			weighing->since[i] = status;
}

static void fold_row(struct weighing *weighing, const struct tocsin_entry *entry)
{
	fold_file(weighing, entry->as_of);
	uint32_t task = tocsin_index_find(&weighing->project->by_key, entry->task);
	if (task == TOCSIN_NONE || !tocsin_event_is_progress(entry->event))
		return;
	const struct tocsin_task_state *state = &weighing->fold.progress.states[task];
	bool began = state->phase != TOCSIN_NOT_STARTED;
	fold_entries(&weighing->fold, entry, 1);
	weighing->is_told = false;
	/* A start says when it began; one that is corrected says nothing of what is left. */
	if (entry->event != TOCSIN_EVENT_START)
		weighing->since[task] =
			tocsin_calendar_axis(weighing->project->calendar, entry->as_of);
	else if (!began)
		weighing->since[task] = state->start;
}

/* The working minutes of a task between two places, or the civil ones of an elapsed one. */
static tocsin_work between(
	const struct tocsin_project *project, uint32_t task, tocsin_work from, tocsin_work to)
{
	if (from >= to)
		return 0;
	if (!project->tasks[task].elapsed)
		return tocsin_task_worked(project, task, from, to);
	return tocsin_calendar_start(project->calendar, to).minute -
	       tocsin_calendar_start(project->calendar, from).minute;
}

/*
 * The end as told: the projection from the commit on, in which a task in progress has done nothing
 * until it was last reported, and from there on takes what was said to be left.
 */
static const struct tocsin_projection *as_told(struct weighing *weighing)
{
	const struct tocsin_baseline *baseline = &weighing->status->baseline;
	uint32_t count = weighing->project->task_count;
	tocsin_work commit = baseline->plan->as_of;
	if (weighing->is_told)
		return &weighing->told;
	tocsin_arena_finish(&weighing->telling);
	tocsin_arena_init(&weighing->telling);
	struct tocsin_task_state *states =
		TOCSIN_NEW(&weighing->telling, struct tocsin_task_state, count);
	memcpy(states, weighing->fold.progress.states, count * sizeof *states);
	for (uint32_t i = 0; i < count; i++)
		if (states[i].phase == TOCSIN_IN_PROGRESS)
			states[i].remaining +=
				between(weighing->project, i, commit, weighing->since[i]);
	tocsin_project_on(
		&weighing->told, &weighing->telling, baseline->network, states, NULL, NULL, commit);
	weighing->is_told = true;
	return &weighing->told;
}

/* Folds a report, and weighs it. */
static void weigh(struct weighing *weighing, uint32_t row, uint32_t task, const char *reason)
{
	const struct tocsin_entry *entry = &weighing->request->journal->entries[row];
	fold_file(weighing, entry->as_of);
	tocsin_work end = as_told(weighing)->end, finish = as_told(weighing)->finish[task];
	fold_row(weighing, entry);
	struct tocsin_explained explained = {
		.entry = row,
		.reason = share_of(weighing, reason),
		.moved = as_told(weighing)->end - end,
		.delay = as_told(weighing)->finish[task] - finish,
	};
	struct tocsin_reason_share *share = &weighing->shares.items[explained.reason];
	share->count++;
	share->moved += explained.moved;
	share->delay += explained.delay;
	TOCSIN_VECTOR_PUSH(weighing->arena, &weighing->reports, explained);
}

static void weigh_rows(struct weighing *weighing, uint32_t count)
{
	uint32_t first = first_after_commit(weighing, count);
	for (uint32_t k = 0; k < count; k++) {
		const struct tocsin_entry *entry = entry_at(weighing, k);
		uint32_t task = tocsin_index_find(&weighing->project->by_key, entry->task);
		const char *reason = k >= first ? weighing->reason_of[weighing->order[k]] : NULL;
		if (reason && tocsin_event_is_progress(entry->event) && task != TOCSIN_NONE) {
			weigh(weighing, weighing->order[k], task, reason);
			continue;
		}
		if (reason)
			share_at(weighing, reason)->count++;
		fold_row(weighing, entry);
	}
	fold_file(weighing, weighing->request->as_of);
}

static void weigh_drift(struct weighing *weighing)
{
	for (uint32_t i = 0; i < weighing->status->drift_count; i++) {
		const struct tocsin_drift *drift = &weighing->status->drift[i];
		if (drift->moves == TOCSIN_NO_WORK || drift->moves == 0)
			continue;
		struct tocsin_reason_share *share = share_at(weighing, "scope");
		share->count++;
		share->moved += drift->moves;
	}
}

/* ---- The Pareto ---- */

struct ranked {
	struct tocsin_reason_share share;
	uint32_t was;
};

static int compare(int64_t a, int64_t b)
{
	return (a < b) - (a > b);
}

static int compare_ranked(const void *left, const void *right)
{
	const struct ranked *a = left, *b = right;
	int by = compare(a->share.moved, b->share.moved);
	if (by == 0)
		by = compare(a->share.delay, b->share.delay);
	if (by == 0)
		by = compare(a->share.count, b->share.count);
	return by ? by : compare(b->was, a->was);
}

static void rank(struct weighing *weighing, struct tocsin_reasons *out)
{
	uint32_t count = weighing->shares.count;
	struct ranked *ranked = TOCSIN_NEW(&weighing->scratch, struct ranked, count);
	uint32_t *now = TOCSIN_NEW(&weighing->scratch, uint32_t, count);
	for (uint32_t i = 0; i < count; i++) {
		ranked[i] = (struct ranked){weighing->shares.items[i], i};
		out->lost += later(0, ranked[i].share.moved);
	}
	qsort(ranked, count, sizeof *ranked, compare_ranked);
	tocsin_work sum = 0;
	for (uint32_t i = 0; i < count; i++) {
		sum += later(0, ranked[i].share.moved);
		now[ranked[i].was] = i;
		ranked[i].share.cumulative = (struct tocsin_ratio){sum, out->lost};
		weighing->shares.items[i] = ranked[i].share;
	}
	for (uint32_t i = 0; i < weighing->reports.count; i++)
		weighing->reports.items[i].reason = now[weighing->reports.items[i].reason];
}

void tocsin_reasons_make(struct tocsin_reasons *out, struct tocsin_arena *arena,
	const struct tocsin_status_request *request, const struct tocsin_status *status)
{
	struct weighing weighing = {.request = request,
		.status = status,
		.project = request->project,
		.order = request->order,
		.order_count = request->order_count,
		.arena = arena};
	*out = (struct tocsin_reasons){0};
	tocsin_arena_init(&weighing.scratch);
	tocsin_arena_init(&weighing.telling);
	if (!weighing.order)
		weighing.order = tocsin_journal_order(
			&weighing.scratch, request->journal, &weighing.order_count);
	tocsin_index_init(&weighing.by_words, &weighing.scratch);
	fold_init(&weighing.fold, &weighing.scratch, weighing.project, request->journal, NULL, 0);
	weighing.since = TOCSIN_NEW(&weighing.scratch, tocsin_work, weighing.project->task_count);
	uint32_t count = rows_until(&weighing, request->as_of);
	find_reasons(&weighing, count);
	weigh_rows(&weighing, count);
	weigh_drift(&weighing);
	rank(&weighing, out);
	out->silence = status->projected_end - as_told(&weighing)->end;
	out->unexplained =
		status->projected_end - status->baseline.plan->projected_end - out->silence;
	for (uint32_t i = 0; i < weighing.shares.count; i++)
		out->unexplained -= weighing.shares.items[i].moved;
	out->reports = weighing.reports.items;
	out->report_count = weighing.reports.count;
	out->shares = weighing.shares.items;
	out->share_count = weighing.shares.count;
	tocsin_arena_finish(&weighing.telling);
	tocsin_arena_finish(&weighing.scratch);
}
