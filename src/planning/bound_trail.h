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

/* A bound that was raised: from `before` to `now`, because all of its reasons hold. */
struct bound_step {
	uint32_t end;
	int32_t before, now;
	uint32_t previous; /* the end's step before this one, plus 1; 0 = none */
	uint32_t first_reason, reason_count;
};

/* One of the two literals of a clause that are watched; `false_at` is where its opposite makes it
 * false. */
struct bound_watch {
	uint32_t next; /* on the same end, plus 1 */
	int32_t false_at;
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
	uint32_t *level_first; /* by level: its first step; level 0 is for good and has no steps */
	uint32_t level, level_room;

	struct bound_literal *conflict; /* what holds and cannot; `conflict_count` 0 = none */
	uint32_t conflict_count;

	struct bound_clause *clauses;
	struct bound_watch *watches; /* two a clause */
	uint32_t *watched; /* by end: the first watch that a rise of it may break, plus 1 */
	struct bound_literal *literals;
	uint32_t clause_count, clause_room, literal_count, literal_room;

	/* Conflict analysis: by end, the value wanted, and whether any is. */
	int32_t *wanted;
	bool *is_wanted;
	uint32_t *touched;
	uint32_t touched_count;
	struct bound_literal *learned;
	double *activity; /* by start: how often and how lately it was in a contradiction */
	double bump;
	uint64_t effort; /* steps of work done here, for whoever limits it */
};

void bound_trail_init(
	struct bound_trail *trail, struct tocsin_arena *arena, uint32_t starts, uint32_t clauses);

/*
 * Raises an end because of `count` reasons that hold; nothing where it is as high already. False
 * where that contradicts the other end: then `conflict` is set.
 */
bool bound_trail_raise(struct bound_trail *trail, struct bound_literal to,
	const struct bound_literal *reasons, uint32_t count);

/* Sets the conflict: these all hold, and cannot together. Always false. */
bool bound_trail_contradict(
	struct bound_trail *trail, const struct bound_literal *literals, uint32_t count);

/* Begins a level with a decision, one that is possible. */
void bound_trail_decide(struct bound_trail *trail, struct bound_literal decision);
void bound_trail_back_to(struct bound_trail *trail, uint32_t level);

/* At level 0: what holds now holds for good and needs no reasons. */
void bound_trail_settle(struct bound_trail *trail);

/* What clauses say now that the step has been made; false on a contradiction. */
bool bound_trail_check_clauses(struct bound_trail *trail, uint32_t step);

/*
 * Learns from the conflict a clause that would have prevented it (first unique implication point),
 * goes back as far as that clause says something new, and says it. False, at level 0 and with
 * nothing learned, where the conflict does not hang on any decision.
 */
bool bound_trail_learn(struct bound_trail *trail);

/* At level 0: forgets the half of the clauses that spoke of most levels, when room gets short. */
void bound_trail_forget(struct bound_trail *trail);

#endif
