/*
 * Links that are told at both of their ends, by the predecessors of one row and by the successors
 * of another. The same link counts once; where the two ends differ, the predecessors are believed,
 * for they are what most tools let people edit.
 */
#include <stdlib.h>

#include "schedule.h"

struct told {
	struct row_link *link;
	uint32_t order; /* in which it was read */
};

/* By the two rows, and predecessors first. */
static int compare_told(const void *a, const void *b)
{
	const struct told *one = a, *other = b;
	if (one->link->from != other->link->from)
		return one->link->from < other->link->from ? -1 : 1;
	if (one->link->to != other->link->to)
		return one->link->to < other->link->to ? -1 : 1;
	if (one->link->at_successor != other->link->at_successor)
		return one->link->at_successor ? 1 : -1;
	return (one->order > other->order) - (one->order < other->order);
}

static bool same_pair(const struct told *a, const struct told *b)
{
	return a->link->from == b->link->from && a->link->to == b->link->to;
}

static bool says_the_same(const struct row_link *a, const struct row_link *b)
{
	return a->type == b->type && a->lag == b->lag && a->elapsed == b->elapsed &&
	       a->share == b->share;
}

struct contradictions {
	struct schedule *schedule;
	uint32_t count, first; /* the first's row */
	const char *named;
};

static void count_contradiction(struct contradictions *all, const struct row_link *link)
{
	enum { NAMED = 4 };
	const struct schedule *schedule = all->schedule;
	const char *from = schedule->tasks[link->from].id, *to = schedule->tasks[link->to].id;
	if (all->count++ == 0)
		all->first = link->from;
	if (all->count <= NAMED)
		all->named = tocsin_arena_printf(schedule->reading->scratch, "%s%s%s to %s",
			all->named, all->count > 1 ? ", " : "", excerpt_of(from).text,
			excerpt_of(to).text);
	else if (all->count == NAMED + 1)
		all->named = tocsin_arena_printf(schedule->reading->scratch, "%s, ...", all->named);
}

static void note_contradictions(const struct contradictions *all)
{
	const struct schedule *schedule = all->schedule;
	enum schedule_column column = table_has(&schedule->table, SCHEDULE_SUCCESSORS)
					      ? SCHEDULE_SUCCESSORS
					      : SCHEDULE_PREDECESSORS;
	if (all->count > 0)
		schedule_diag(schedule, TOCSIN_NOTE, all->first, column,
			"%u successor%s in type or lag from the predecessors at the other end, "
			"which count: %s",
			all->count, all->count == 1 ? " differs" : "s differ", all->named);
}

/* The links from one row into another, `pair` to `end`: takes out what the successors say where
 * the predecessors say anything. */
static void join_pair(struct contradictions *all, struct told *pair, struct told *end)
{
	struct told *successors = pair;
	while (successors < end && !successors->link->at_successor)
		successors++;
	for (struct told *told = successors; successors > pair && told < end; told++) {
		const struct told *same = pair;
		while (same < successors && !says_the_same(same->link, told->link))
			same++;
		if (same == successors)
			count_contradiction(all, told->link);
		told->link->to = ROW_NONE;
	}
}

static bool any_at_successor(const struct schedule *schedule)
{
	uint32_t link = 0;
	while (link < schedule->links.count && !schedule->links.items[link].at_successor)
		link++;
	return link < schedule->links.count;
}

void schedule_join_ends(struct schedule *schedule)
{
	uint32_t count = schedule->links.count, kept = 0;
	struct contradictions contradictions = {.schedule = schedule, .named = ""};
	if (!any_at_successor(schedule))
		return;
	struct told *told = TOCSIN_NEW(schedule->reading->scratch, struct told, count);
	for (uint32_t i = 0; i < count; i++)
		told[i] = (struct told){&schedule->links.items[i], i};
	qsort(told, count, sizeof *told, compare_told);
	for (uint32_t first = 0, end; first < count; first = end) {
		for (end = first + 1; end < count && same_pair(&told[first], &told[end]); end++)
			continue;
		join_pair(&contradictions, &told[first], &told[end]);
	}
	for (uint32_t i = 0; i < count; i++)
		if (schedule->links.items[i].to != ROW_NONE)
			schedule->links.items[kept++] = schedule->links.items[i];
	schedule->links.count = kept;
	note_contradictions(&contradictions);
}
