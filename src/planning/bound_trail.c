#include "bound_trail.h"

#include <stdlib.h>
#include <string.h>

enum { FIRST_ROOM = 1024, LITERALS_A_CLAUSE = 48 };

void bound_trail_init(
	struct bound_trail *trail, struct tocsin_arena *arena, uint32_t starts, uint32_t clauses)
{
	uint32_t ends = 2 * starts;
	*trail = (struct bound_trail){.arena = arena, .end_count = ends, .bump = 1};
	trail->at_least = TOCSIN_NEW(arena, int32_t, ends);
	trail->last = TOCSIN_NEW(arena, uint32_t, ends);
	trail->level_room = ends + 2;
	trail->level_first = TOCSIN_NEW(arena, uint32_t, trail->level_room);
	trail->clause_room = clauses;
	trail->clauses = TOCSIN_NEW(arena, struct bound_clause, clauses);
	trail->watches = TOCSIN_NEW(arena, struct bound_watch, 2 * (size_t)clauses);
	trail->watched = TOCSIN_NEW(arena, uint32_t, ends);
	trail->literal_room = clauses * LITERALS_A_CLAUSE;
	trail->literals = TOCSIN_NEW(arena, struct bound_literal, trail->literal_room);
	trail->wanted = TOCSIN_NEW(arena, int32_t, ends);
	trail->is_wanted = TOCSIN_NEW(arena, bool, ends);
	trail->touched = TOCSIN_NEW(arena, uint32_t, ends);
	trail->learned = TOCSIN_NEW(arena, struct bound_literal, ends);
	trail->conflict = TOCSIN_NEW(arena, struct bound_literal, 2 * ends + 2);
	trail->activity = TOCSIN_NEW(arena, double, starts);
}

/* ---- The trail ---- */

/* Room for `more` after `count` elements of `size`; the old piece stays in the arena. */
static void *roomier(struct tocsin_arena *arena, void *old, uint32_t count, uint32_t more,
	uint32_t *room, size_t size)
{
	if (count + more <= *room)
		return old;
	*room = 2 * (count + more) + FIRST_ROOM;
	void *grown = tocsin_arena_alloc(arena, *room, size);
	if (count > 0)
		memcpy(grown, old, count * size);
	return grown;
}

bool bound_trail_contradict(
	struct bound_trail *trail, const struct bound_literal *literals, uint32_t count)
{
	memcpy(trail->conflict, literals, count * sizeof *literals);
	trail->conflict_count = count;
	return false;
}

bool bound_trail_raise(struct bound_trail *trail, struct bound_literal to,
	const struct bound_literal *reasons, uint32_t count)
{
	int32_t before = trail->at_least[to.end];
	if (to.value <= before)
		return true;
	if (to.value + trail->at_least[to.end ^ 1] > 0) {
		/* The opposite need only hold as far as it contradicts. */
		bound_trail_contradict(trail, reasons, count);
		trail->conflict[trail->conflict_count++] =
			(struct bound_literal){to.end ^ 1, 1 - to.value};
		return false;
	}
	trail->steps = roomier(trail->arena, trail->steps, trail->step_count, 1, &trail->step_room,
		sizeof *trail->steps);
	trail->reasons = roomier(trail->arena, trail->reasons, trail->reason_count, count,
		&trail->reason_room, sizeof *trail->reasons);
	trail->steps[trail->step_count++] = (struct bound_step){
		to.end, before, to.value, trail->last[to.end], trail->reason_count, count};
	if (count > 0)
		memcpy(trail->reasons + trail->reason_count, reasons, count * sizeof *reasons);
	trail->reason_count += count;
	trail->last[to.end] = trail->step_count;
	trail->at_least[to.end] = to.value;
	return true;
}

void bound_trail_decide(struct bound_trail *trail, struct bound_literal decision)
{
	if (trail->level + 2 > trail->level_room) {
		trail->level_first = roomier(trail->arena, trail->level_first, trail->level + 1, 1,
			&trail->level_room, sizeof *trail->level_first);
	}
	trail->level_first[++trail->level] = trail->step_count;
	bound_trail_raise(trail, decision, NULL, 0);
}

void bound_trail_back_to(struct bound_trail *trail, uint32_t level)
{
	if (level >= trail->level)
		return;
	uint32_t first = trail->level_first[level + 1];
	while (trail->step_count > first) {
		const struct bound_step *step = trail->steps + --trail->step_count;
		trail->at_least[step->end] = step->before;
		trail->last[step->end] = step->previous;
		trail->reason_count = step->first_reason;
	}
	trail->level = level;
	trail->conflict_count = 0;
}

void bound_trail_settle(struct bound_trail *trail)
{
	for (uint32_t i = 0; i < trail->step_count; i++)
		trail->last[trail->steps[i].end] = 0;
	trail->step_count = trail->reason_count = 0;
}

/* The step, plus 1, that made a literal true that holds; 0 = it holds for good. */
static uint32_t maker(const struct bound_trail *trail, struct bound_literal literal)
{
	uint32_t at = trail->last[literal.end];
	while (at > 0 && trail->steps[at - 1].before >= literal.value)
		at = trail->steps[at - 1].previous;
	return at;
}

static uint32_t level_of(const struct bound_trail *trail, uint32_t made)
{
	if (made == 0)
		return 0;
	uint32_t low = 0, high = trail->level + 1;
	while (high - low > 1) {
		uint32_t middle = low + (high - low) / 2;
		if (middle == 0 || trail->level_first[middle] <= made - 1)
			low = middle;
		else
			high = middle;
	}
	return low;
}

/* ---- Clauses ---- */

static void watch(struct bound_trail *trail, uint32_t clause, uint32_t which)
{
	struct bound_literal literal = trail->literals[trail->clauses[clause].first + which];
	uint32_t at = 2 * clause + which;
	trail->watches[at] =
		(struct bound_watch){trail->watched[literal.end ^ 1], 1 - literal.value};
	trail->watched[literal.end ^ 1] = at + 1;
}

static bool holds(const struct bound_trail *trail, struct bound_literal literal)
{
	return trail->at_least[literal.end] >= literal.value;
}

static bool fails(const struct bound_trail *trail, struct bound_literal literal)
{
	return trail->at_least[literal.end ^ 1] >= 1 - literal.value;
}

bool bound_trail_check_clauses(struct bound_trail *trail, uint32_t step)
{
	uint32_t end = trail->steps[step].end;
	uint32_t *link = trail->watched + end;
	while (*link > 0) {
		uint32_t at = *link - 1;
		struct bound_watch *watching = trail->watches + at;
		trail->effort++;
		if (trail->at_least[end] < watching->false_at) {
			link = &watching->next;
			continue;
		}
		struct bound_clause *clause = trail->clauses + at / 2;
		struct bound_literal *literals = trail->literals + clause->first;
		struct bound_literal other = literals[(at % 2) ^ 1];
		if (holds(trail, other)) {
			link = &watching->next;
			continue;
		}
		uint32_t next = 2;
		while (next < clause->count && fails(trail, literals[next]))
			next++;
		trail->effort += next;
		if (next < clause->count) {
			struct bound_literal instead = literals[next];
			literals[next] = literals[at % 2];
			literals[at % 2] = instead;
			*link = watching->next;
			watch(trail, at / 2, at % 2);
			continue;
		}
		/* The others are false: the one that is left must hold. */
		struct bound_literal broken = literals[at % 2];
		struct bound_literal *reasons = trail->learned;
		uint32_t count = 0;
		reasons[count++] = (struct bound_literal){broken.end ^ 1, 1 - broken.value};
		for (uint32_t i = 2; i < clause->count; i++)
			reasons[count++] =
				(struct bound_literal){literals[i].end ^ 1, 1 - literals[i].value};
		if (!bound_trail_raise(trail, other, reasons, count))
			return false;
		link = &watching->next;
	}
	return true;
}

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
	memset(trail->watched, 0, trail->end_count * sizeof *trail->watched);
	trail->literal_count = 0;
	for (uint32_t c = 0; c < trail->clause_count; c++) {
		struct bound_clause *clause = trail->clauses + c;
		memmove(trail->literals + trail->literal_count, trail->literals + clause->first,
			clause->count * sizeof *trail->literals);
		clause->first = trail->literal_count;
		trail->literal_count += clause->count;
		watch(trail, c, 0);
		watch(trail, c, 1);
	}
}

/* ---- Learning ---- */

/* Adds a literal to what is wanted; returns 1 where that adds one of the present level. */
static int want(struct bound_trail *trail, struct bound_literal literal)
{
	uint32_t made = maker(trail, literal);
	if (made == 0)
		return 0;
	bool now = made - 1 >= trail->level_first[trail->level];
	bool counted = false;
	if (trail->is_wanted[literal.end]) {
		if (trail->wanted[literal.end] >= literal.value)
			return 0;
		struct bound_literal old = {literal.end, trail->wanted[literal.end]};
		counted = maker(trail, old) - 1 >= trail->level_first[trail->level];
	} else {
		trail->is_wanted[literal.end] = true;
		trail->touched[trail->touched_count++] = literal.end;
		trail->activity[literal.end / 2] += trail->bump;
	}
	trail->wanted[literal.end] = literal.value;
	return now && !counted;
}

/* Resolves what the present level made until one literal of it is left: its step. */
static uint32_t only_one(struct bound_trail *trail)
{
	int open = 0;
	for (uint32_t i = 0; i < trail->conflict_count; i++)
		open += want(trail, trail->conflict[i]);
	for (uint32_t at = trail->step_count;;) {
		const struct bound_step *step = trail->steps + --at;
		if (!trail->is_wanted[step->end] || trail->wanted[step->end] <= step->before)
			continue;
		if (open == 1)
			return at;
		trail->is_wanted[step->end] = false;
		for (uint32_t i = 0; i < trail->touched_count; i++)
			if (trail->touched[i] == step->end) {
				trail->touched[i] = trail->touched[--trail->touched_count];
				break;
			}
		open--;
		/* What made a step lies before it; the end itself may be among the reasons. */
		for (uint32_t i = 0; i < step->reason_count; i++)
			open += want(trail, trail->reasons[step->first_reason + i]);
	}
}

/* Whether the reasons of a literal are all wanted anyway, or hold for good. */
static bool implied(const struct bound_trail *trail, uint32_t made)
{
	const struct bound_step *step = trail->steps + made - 1;
	if (step->reason_count == 0)
		return false;
	for (uint32_t i = 0; i < step->reason_count; i++) {
		struct bound_literal reason = trail->reasons[step->first_reason + i];
		if (reason.end == step->end)
			return false;
		bool wanted =
			trail->is_wanted[reason.end] && trail->wanted[reason.end] >= reason.value;
		if (!wanted && maker(trail, reason) > 0)
			return false;
	}
	return true;
}

static void keep_clause(struct bound_trail *trail, const struct bound_literal *literals,
	uint32_t count, uint32_t levels)
{
	if (count < 2 || trail->clause_count == trail->clause_room ||
		trail->literal_count + count > trail->literal_room)
		return;
	uint32_t clause = trail->clause_count++;
	trail->clauses[clause] = (struct bound_clause){trail->literal_count, count, levels};
	memcpy(trail->literals + trail->literal_count, literals, count * sizeof *literals);
	trail->literal_count += count;
	watch(trail, clause, 0);
	watch(trail, clause, 1);
}

/* Where the last thing in the conflict was said, which may be below where it was noticed. */
static void back_to_conflict(struct bound_trail *trail)
{
	uint32_t level = 0, count = trail->conflict_count;
	for (uint32_t i = 0; i < count; i++) {
		uint32_t own = level_of(trail, maker(trail, trail->conflict[i]));
		level = own > level ? own : level;
	}
	bound_trail_back_to(trail, level);
	trail->conflict_count = count;
}

bool bound_trail_learn(struct bound_trail *trail)
{
	struct bound_literal *learned = trail->learned;
	back_to_conflict(trail);
	if (trail->level == 0)
		return false;
	trail->touched_count = 0;
	uint32_t top = trail->steps[only_one(trail)].end;
	trail->conflict_count = 0;
	learned[0] = (struct bound_literal){top ^ 1, 1 - trail->wanted[top]};
	uint32_t count = 1, back = 0, levels = 1;
	for (uint32_t i = 0; i < trail->touched_count; i++) {
		uint32_t end = trail->touched[i];
		struct bound_literal literal = {end, trail->wanted[end]};
		uint32_t made = maker(trail, literal);
		if (end == top || implied(trail, made))
			continue;
		learned[count] = (struct bound_literal){end ^ 1, 1 - literal.value};
		uint32_t level = level_of(trail, made);
		levels += level != back;
		/* The latest level comes second: it is watched. */
		if (level > back) {
			struct bound_literal second = learned[1];
			learned[1] = learned[count];
			learned[count] = second;
			back = level;
		}
		count++;
	}
	for (uint32_t i = 0; i < trail->touched_count; i++)
		trail->is_wanted[trail->touched[i]] = false;
	bound_trail_back_to(trail, back);
	keep_clause(trail, learned, count, levels);
	struct bound_literal said = learned[0];
	for (uint32_t i = 1; i < count; i++)
		learned[i - 1] = (struct bound_literal){learned[i].end ^ 1, 1 - learned[i].value};
	bound_trail_raise(trail, said, learned, count - 1);
	trail->bump *= 1.0 / 0.95;
	if (trail->bump > 1e100) {
		for (uint32_t i = 0; i < trail->end_count / 2; i++)
			trail->activity[i] *= 1e-100;
		trail->bump *= 1e-100;
	}
	return true;
}
