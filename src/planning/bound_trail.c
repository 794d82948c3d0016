#include "bound_trail.h"

#include "bound_atoms.h"

#include <stdlib.h>
#include <string.h>

enum { LITERALS_A_CLAUSE = 48, ATOMS_A_CLAUSE = 16, ATOMS_AT_LEAST = 4096, FINDING = 4 };

void bound_trail_init(
	struct bound_trail *trail, struct tocsin_arena *arena, uint32_t starts, uint32_t clauses)
{
	uint32_t ends = 2 * starts;
	*trail = (struct bound_trail){.arena = arena, .end_count = ends, .bump = 1};
	trail->at_least = TOCSIN_NEW(arena, int32_t, ends);
	trail->last = TOCSIN_NEW(arena, uint32_t, ends);
	trail->level_room = ends + 2;
	trail->levels = TOCSIN_NEW(arena, struct bound_level, trail->level_room);
	trail->clause_room = clauses;
	trail->clauses = TOCSIN_NEW(arena, struct bound_clause, clauses);
	trail->literal_room = clauses * LITERALS_A_CLAUSE;
	trail->literals = TOCSIN_NEW(arena, struct bound_literal, trail->literal_room);
	trail->atom_room = ATOMS_AT_LEAST + clauses * ATOMS_A_CLAUSE;
	trail->atoms = TOCSIN_NEW(arena, struct bound_atom, trail->atom_room);
	trail->heap = TOCSIN_NEW(arena, uint32_t, trail->atom_room);
	trail->lines = TOCSIN_NEW(arena, struct bound_line, starts);
	trail->wanted = TOCSIN_NEW(arena, int32_t, ends);
	trail->is_wanted = TOCSIN_NEW(arena, bool, ends);
	trail->touched = TOCSIN_NEW(arena, uint32_t, ends);
	trail->learned = TOCSIN_NEW(arena, struct bound_literal, ends);
	trail->conflict = TOCSIN_NEW(arena, struct bound_literal, 2 * ends + 2);
}

/* ---- The trail ---- */

void *bound_trail_room(struct tocsin_arena *arena, void *old, uint32_t count, uint32_t more,
	uint32_t *room, size_t size)
{
	if (count + more <= *room)
		return old;
	*room = 2 * (count + more);
	void *grown = tocsin_arena_alloc(arena, *room, size);
	if (count > 0)
		memcpy(grown, old, count * size);
	return grown;
}

bool bound_trail_contradict(
	struct bound_trail *trail, const struct bound_literal *literals, uint32_t count)
{
	if (count > 0)
		memcpy(trail->conflict, literals, count * sizeof *literals);
	trail->conflict_count = count;
	return false;
}

bool bound_trail_raise(
	struct bound_trail *trail, struct bound_literal to, const struct bound_why *why)
{
	int32_t before = trail->at_least[to.end];
	if (to.value <= before)
		return true;
	if (to.value + trail->at_least[to.end ^ 1] > 0) {
		/* The opposite need only hold as far as it contradicts. */
		bound_trail_contradict(trail, why->literals, why->count);
		trail->conflict[trail->conflict_count++] = bound_not(to);
		return false;
	}
	trail->steps = bound_trail_room(trail->arena, trail->steps, trail->step_count, 1,
		&trail->step_room, sizeof *trail->steps);
	trail->reasons = bound_trail_room(trail->arena, trail->reasons, trail->reason_count,
		why->count, &trail->reason_room, sizeof *trail->reasons);
	trail->steps[trail->step_count++] = (struct bound_step){.end = to.end,
		.before = before,
		.now = to.value,
		.previous = trail->last[to.end],
		.level = trail->level,
		.first_reason = trail->reason_count,
		.reason_count = why->count,
		.stiff = why->stiff,
		.slack = why->slack};
	for (uint32_t i = 0; i < why->count; i++)
		trail->reasons[trail->reason_count++] = why->literals[i];
	trail->last[to.end] = trail->step_count;
	trail->at_least[to.end] = to.value;
	return true;
}

void bound_trail_decide(struct bound_trail *trail, struct bound_literal decision)
{
	trail->levels = bound_trail_room(trail->arena, trail->levels, trail->level + 1, 1,
		&trail->level_room, sizeof *trail->levels);
	trail->levels[++trail->level] = (struct bound_level){trail->step_count, 0};
	bound_trail_raise(trail, decision, &(struct bound_why){0});
}

void bound_trail_back_to(struct bound_trail *trail, uint32_t level)
{
	if (level >= trail->level)
		return;
	uint32_t first = trail->levels[level + 1].first;
	while (trail->step_count > first) {
		const struct bound_step *step = trail->steps + --trail->step_count;
		trail->at_least[step->end] = step->before;
		trail->last[step->end] = step->previous;
		trail->reason_count = step->first_reason;
	}
	trail->level = level;
	trail->conflict_count = 0;
	bound_atoms_back_to(trail, level);
}

void bound_trail_settle(struct bound_trail *trail)
{
	for (uint32_t i = 0; i < trail->step_count; i++)
		trail->last[trail->steps[i].end] = 0;
	trail->step_count = trail->reason_count = 0;
}

uint32_t bound_trail_maker(const struct bound_trail *trail, struct bound_literal literal)
{
	uint32_t at = trail->last[literal.end];
	while (at > 0 && trail->steps[at - 1].before >= literal.value)
		at = trail->steps[at - 1].previous;
	return at;
}

/* ---- Clauses ---- */

/* Watches a literal of the clause, with another of its literals that is enough. */
static void watch(struct bound_trail *trail, uint32_t clause, struct bound_literal literal,
	struct bound_literal enough)
{
	struct bound_watches *list =
		trail->atoms[bound_atoms_find(trail, literal)].watched + (literal.end ^ 1) % 2;
	list->items = bound_trail_room(
		trail->arena, list->items, list->count, 1, &list->room, sizeof *list->items);
	list->items[list->count++] = (struct bound_watch){clause, enough};
}

static void watch_first_two(struct bound_trail *trail, uint32_t clause)
{
	const struct bound_literal *literals = trail->literals + trail->clauses[clause].first;
	watch(trail, clause, literals[0], literals[1]);
	watch(trail, clause, literals[1], literals[0]);
}

static bool fails(const struct bound_trail *trail, struct bound_literal literal)
{
	return bound_holds(trail, bound_not(literal));
}

/* All literals of the clause but its first are false: that one must hold. */
static bool force(struct bound_trail *trail, const struct bound_clause *clause)
{
	const struct bound_literal *literals = trail->literals + clause->first;
	for (uint32_t i = 1; i < clause->count; i++)
		trail->learned[i - 1] = bound_not(literals[i]);
	return bound_trail_raise(trail, literals[0],
		&(struct bound_why){trail->learned, clause->count - 1, clause->count - 1, 0});
}

enum answer { STAYS, MOVES, CONTRADICTS };

/* A watched literal of the clause has become false: that is now its second, and is watched on
 * unless another, not false, takes its place. */
static enum answer check(
	struct bound_trail *trail, struct bound_watch *watching, struct bound_literal broken)
{
	const struct bound_clause *clause = trail->clauses + watching->clause;
	struct bound_literal *literals = trail->literals + clause->first;
	if (literals[0].end == broken.end && literals[0].value == broken.value) {
		literals[0] = literals[1];
		literals[1] = broken;
	}
	watching->enough = literals[0];
	if (bound_holds(trail, literals[0]))
		return STAYS;
	uint32_t next = 2;
	while (next < clause->count && fails(trail, literals[next]))
		next++;
	trail->effort += next;
	if (next == clause->count)
		return force(trail, clause) ? STAYS : CONTRADICTS;
	literals[1] = literals[next];
	literals[next] = broken;
	watch(trail, watching->clause, literals[1], literals[0]);
	return MOVES;
}

/* The literal, an atom's or its opposite, has become false. */
static bool check_watches(
	struct bound_trail *trail, struct bound_watches *list, struct bound_literal broken)
{
	uint32_t kept = 0, k = 0;
	enum answer answer = STAYS;
	trail->effort += list->count;
	while (k < list->count && answer != CONTRADICTS) {
		struct bound_watch watching = list->items[k++];
		answer = bound_holds(trail, watching.enough) ? STAYS
							     : check(trail, &watching, broken);
		if (answer != MOVES)
			list->items[kept++] = watching;
	}
	while (k < list->count)
		list->items[kept++] = list->items[k++];
	list->count = kept;
	return answer != CONTRADICTS;
}

bool bound_trail_check_clauses(struct bound_trail *trail, uint32_t step)
{
	uint32_t end = trail->steps[step].end;
	/* The atoms that became true, or false: those from `first` up to `last`. */
	int32_t first = trail->steps[step].before + 1, last = trail->steps[step].now;
	if (end % 2 == 1) {
		int32_t lowest = 1 - last;
		last = 1 - first;
		first = lowest;
	}
	const struct bound_line *line = trail->lines + end / 2;
	trail->effort += FINDING;
	for (uint32_t k = bound_atoms_from(line, first);
		k < line->count && line->marks[k].value <= last; k++) {
		int32_t value = line->marks[k].value;
		struct bound_watches *list = trail->atoms[line->marks[k].atom].watched + end % 2;
		struct bound_literal now = {end, end % 2 == 0 ? value : 1 - value};
		if (list->count > 0 && !check_watches(trail, list, bound_not(now)))
			return false;
	}
	return true;
}

void bound_trail_keep_clause(struct bound_trail *trail, const struct bound_literal *literals,
	uint32_t count, uint32_t levels)
{
	bool full = count < 2 || trail->clause_count == trail->clause_room ||
		    trail->literal_count + count > trail->literal_room;
	for (uint32_t i = 0; i < count && !full; i++)
		full = bound_atoms_make(trail, literals[i]) == BOUND_NO_ATOM;
	if (full)
		return;
	uint32_t clause = trail->clause_count++;
	trail->clauses[clause] = (struct bound_clause){trail->literal_count, count, levels};
	if (count > 0)
		memcpy(trail->literals + trail->literal_count, literals, count * sizeof *literals);
	trail->literal_count += count;
	watch_first_two(trail, clause);
}

/* Fewer levels first, then newer. */
static int by_levels(const void *left, const void *right)
{
	const struct bound_clause *a = left, *b = right;
	if (a->levels != b->levels)
		return a->levels < b->levels ? -1 : 1;
	return (a->first < b->first) - (a->first > b->first);
}

static int by_place(const void *left, const void *right)
{
	const struct bound_clause *a = left, *b = right;
	return (a->first > b->first) - (a->first < b->first);
}

void bound_trail_forget(struct bound_trail *trail)
{
	if (trail->clause_count < trail->clause_room - trail->clause_room / 4 &&
		trail->literal_count < trail->literal_room - trail->literal_room / 4)
		return;
	qsort(trail->clauses, trail->clause_count, sizeof *trail->clauses, by_levels);
	trail->clause_count /= 2;
	qsort(trail->clauses, trail->clause_count, sizeof *trail->clauses, by_place);
	for (uint32_t i = 0; i < trail->atom_count; i++)
		trail->atoms[i].watched[0].count = trail->atoms[i].watched[1].count = 0;
	trail->literal_count = 0;
	for (uint32_t c = 0; c < trail->clause_count; c++) {
		struct bound_clause *clause = trail->clauses + c;
		memmove(trail->literals + trail->literal_count, trail->literals + clause->first,
			clause->count * sizeof *trail->literals);
		clause->first = trail->literal_count;
		trail->literal_count += clause->count;
		watch_first_two(trail, c);
	}
}
