/*
 * Bounds on start times, why each holds, and what was learned from contradictions: the core of a
 * search by lazy clause generation (Ohrimenko, Stuckey, Codish 2009; for this problem Schutt,
 * Feydy, Stuckey, Wallace 2011), with bounds as its only literals.
 *
 * A start S has two *ends*: end 2i speaks of S, end 2i + 1 of -S, so that "S >= 3" and "S <= 7" are
 * both "the end has at least a value", (2i, 3) and (2i + 1, -7), and every rule is written once:
 *
 *     at_least[2i] = 3, at_least[2i + 1] = -7:     3 <= S <= 7
 *     not (e, v)  is  (e ^ 1, 1 - v):              not S >= 3  is  -S >= -2
 */
#ifndef TOCSIN_PLANNING_BOUND_TRAIL_H
#define TOCSIN_PLANNING_BOUND_TRAIL_H

#include "tocsin/arena.h"

#include <stdbool.h>
#include <stdint.h>

struct bound_literal {
	uint32_t end;
	int32_t value;
};

static inline struct bound_literal bound_not(struct bound_literal literal)
{
	return (struct bound_literal){literal.end ^ 1, 1 - literal.value};
}

/*
 * Why an end may be raised to a value v: all of these literals hold. They would do for v - s too, s
 * at most `slack`, with those after the first `stiff` ones moved by s: down where they speak of
 * the same side of time as the end (both even or both odd), else up:
 *
 *     S >= 9 because T >= 5 and A - B takes 4:  stiff 0, slack any;  S >= 7 because T >= 3
 */
struct bound_why {
	const struct bound_literal *literals;
	uint32_t count, stiff;
	int32_t slack;
};

/* A bound that was raised: from `before` to `now`, because all of its reasons hold. */
struct bound_step {
	uint32_t end;
	int32_t before, now;
	uint32_t previous; /* the end's step before this one, plus 1; 0 = none */
	uint32_t level;
	uint32_t first_reason, reason_count, stiff;
	int32_t slack;
};

/* A clause that watches a literal; where `enough`, of the same clause, holds, all is well. */
struct bound_watch {
	uint32_t clause;
	struct bound_literal enough;
};

struct bound_watches {
	struct bound_watch *items;
	uint32_t count, room;
};

/*
 * "S >= value" as something to be decided: known where a learned clause speaks of it. A clause that
 * watches it is in the list of the end whose rise makes the watched literal false.
 */
struct bound_atom {
	uint32_t start;
	int32_t value;
	double activity;                 /* how often and how lately it was in a contradiction */
	uint32_t heap_place;             /* plus 1; 0 = not in the heap */
	struct bound_watches watched[2]; /* by end % 2 */
};

/* The atoms of a start, by value. */
struct bound_line {
	struct bound_mark {
		int32_t value;
		uint32_t atom;
	} * marks;
	uint32_t count, room;
};

/* An atom that left the heap while decisions up to `level` stood. */
struct bound_popped {
	uint32_t atom, level;
};

struct bound_level {
	uint32_t first; /* step */
	uint32_t mark;  /* the last contradiction that spoke of it */
};

struct bound_clause {
	uint32_t first, count; /* its literals; the first two are watched */
	uint32_t levels;       /* how many levels it spoke of when learned: fewer is better */
};

struct bound_trail {
	struct tocsin_arena *arena;
	uint32_t end_count;
	int32_t *at_least; /* by end */
	uint32_t *last;    /* by end: its newest step, plus 1 */

	struct bound_step *steps;
	uint32_t step_count, step_room;
	struct bound_literal *reasons;
	uint32_t reason_count, reason_room;
	struct bound_level *levels; /* level 0 is for good */
	uint32_t level, level_room;

	struct bound_literal *conflict; /* what holds and cannot; `conflict_count` 0 = none */
	uint32_t conflict_count;

	struct bound_clause *clauses;
	struct bound_literal *literals;
	uint32_t clause_count, clause_room, literal_count, literal_room;

	struct bound_atom *atoms;
	uint32_t atom_count, atom_room;
	struct bound_line *lines; /* by start */
	uint32_t *heap;           /* atoms, the most active first */
	uint32_t heap_count;
	struct bound_popped *popped;
	uint32_t popped_count, popped_room;
	double bump;

	/* Conflict analysis: by end, the value wanted, and whether any is. */
	int32_t *wanted;
	bool *is_wanted;
	uint32_t *touched;
	uint32_t touched_count;
	struct bound_literal *learned;
	uint32_t contradictions; /* learned from so far */
	uint64_t effort;         /* steps of work done here, for whoever limits it */
};

void bound_trail_init(
	struct bound_trail *trail, struct tocsin_arena *arena, uint32_t starts, uint32_t clauses);

static inline bool bound_holds(const struct bound_trail *trail, struct bound_literal literal)
{
	return trail->at_least[literal.end] >= literal.value;
}

/* Room for `more` after `count` elements of `size`; the old piece stays in the arena. */
void *bound_trail_room(struct tocsin_arena *arena, void *old, uint32_t count, uint32_t more,
	uint32_t *room, size_t size);

/*
 * Raises an end because of what holds; nothing where it is as high already. False where that
 * contradicts the other end: then `conflict` is set.
 */
bool bound_trail_raise(
	struct bound_trail *trail, struct bound_literal to, const struct bound_why *why);

/* Sets the conflict: these all hold, and cannot together. Always false. */
bool bound_trail_contradict(
	struct bound_trail *trail, const struct bound_literal *literals, uint32_t count);

/* Begins a level with a decision, one that is possible. */
void bound_trail_decide(struct bound_trail *trail, struct bound_literal decision);
void bound_trail_back_to(struct bound_trail *trail, uint32_t level);

/* At level 0: what holds now holds for good and needs no reasons. */
void bound_trail_settle(struct bound_trail *trail);

/* The step, plus 1, that made a literal true that holds; 0 = it holds for good. */
uint32_t bound_trail_maker(const struct bound_trail *trail, struct bound_literal literal);

/* What clauses say now that the step has been made; false on a contradiction. */
bool bound_trail_check_clauses(struct bound_trail *trail, uint32_t step);

/* Remembers a clause, whose first two literals are watched, where there is room. */
void bound_trail_keep_clause(struct bound_trail *trail, const struct bound_literal *literals,
	uint32_t count, uint32_t levels);

/* At level 0: forgets the half of the clauses that spoke of most levels, when room gets short. */
void bound_trail_forget(struct bound_trail *trail);

/*
 * Learns from the conflict a clause that would have prevented it (first unique implication point),
 * goes back as far as that clause says something new, and says it. False, at level 0 and with
 * nothing learned, where the conflict does not hang on any decision.
 */
bool bound_trail_learn(struct bound_trail *trail);

#endif
