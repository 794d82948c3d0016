/*
 * What a contradiction teaches: a clause that would have prevented it.
 */
#include "bound_atoms.h"

enum {
	DEEPEST = 4,      /* how far back it is looked whether a literal follows from others */
	LOOKING_BACK = 4, /* effort of finding the step that made a literal */
};

/* How far the reasons of a step may be moved where only `value` is wanted of it. */
static int32_t slack_of(const struct bound_step *step, int32_t value)
{
	int32_t spare = step->now - value;
	return spare < step->slack ? spare : step->slack;
}

/* The reason number k of a step, moved by as much as that. */
static struct bound_literal reason_of(
	const struct bound_trail *trail, const struct bound_step *step, uint32_t k, int32_t slack)
{
	struct bound_literal reason = trail->reasons[step->first_reason + k];
	if (k >= step->stiff)
		reason.value += (reason.end ^ step->end) % 2 == 0 ? -slack : slack;
	return reason;
}

/* Whether the literal, made by a step (plus 1; 0 = for good), holds whatever is decided. */
static bool for_good(const struct bound_trail *trail, uint32_t made)
{
	return made == 0 || trail->steps[made - 1].level == 0;
}

/* Adds a literal to what is wanted; returns 1 where that adds one of the present level. */
static int want(struct bound_trail *trail, struct bound_literal literal)
{
	uint32_t made = bound_trail_maker(trail, literal);
	if (for_good(trail, made))
		return 0;
	uint32_t atom = bound_atoms_find(trail, literal);
	if (atom != BOUND_NO_ATOM)
		bound_atoms_bump(trail, atom);
	bool counted = false;
	trail->effort += LOOKING_BACK;
	if (trail->is_wanted[literal.end]) {
		if (trail->wanted[literal.end] >= literal.value)
			return 0;
		struct bound_literal old = {literal.end, trail->wanted[literal.end]};
		counted = trail->steps[bound_trail_maker(trail, old) - 1].level == trail->level;
	} else {
		trail->is_wanted[literal.end] = true;
		trail->touched[trail->touched_count++] = literal.end;
	}
	trail->wanted[literal.end] = literal.value;
	return trail->steps[made - 1].level == trail->level && !counted;
}

static void want_no_more(struct bound_trail *trail, uint32_t end)
{
	trail->is_wanted[end] = false;
	uint32_t i = 0;
	while (trail->touched[i] != end)
		i++;
	trail->touched[i] = trail->touched[--trail->touched_count];
}

/* Resolves what the present level made until one literal of it is left: its end. */
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
			return step->end;
		int32_t slack = slack_of(step, trail->wanted[step->end]);
		want_no_more(trail, step->end);
		open--;
		/* What made a step lies before it; the end itself may be among the reasons. */
		for (uint32_t k = 0; k < step->reason_count; k++)
			open += want(trail, reason_of(trail, step, k, slack));
	}
}

/*
 * Whether the literal follows from others that are wanted, all of them made before step `before`:
 * so that of two which follow from each other one stays.
 */
static bool follows(
	struct bound_trail *trail, struct bound_literal literal, uint32_t before, uint32_t depth)
{
	uint32_t made = bound_trail_maker(trail, literal);
	if (for_good(trail, made))
		return true;
	trail->effort += LOOKING_BACK;
	if (trail->is_wanted[literal.end] && trail->wanted[literal.end] >= literal.value) {
		struct bound_literal covering = {literal.end, trail->wanted[literal.end]};
		if (bound_trail_maker(trail, covering) < before)
			return true;
	}
	const struct bound_step *step = trail->steps + made - 1;
	if (depth == 0 || step->reason_count == 0)
		return false;
	int32_t slack = slack_of(step, literal.value);
	for (uint32_t k = 0; k < step->reason_count; k++)
		if (!follows(trail, reason_of(trail, step, k, slack), before, depth - 1))
			return false;
	return true;
}

/* Where the last thing in the conflict was said, which may be below where it was noticed. */
static void back_to_conflict(struct bound_trail *trail)
{
	uint32_t level = 0, count = trail->conflict_count;
	for (uint32_t i = 0; i < count; i++) {
		uint32_t made = bound_trail_maker(trail, trail->conflict[i]);
		if (made > 0 && trail->steps[made - 1].level > level)
			level = trail->steps[made - 1].level;
	}
	bound_trail_back_to(trail, level);
	trail->conflict_count = count;
}

/* Makes a clause of what is wanted, in learned[]: first what is new, then a literal of the latest
 * level but one, which is returned; *levels says how many levels it speaks of. */
static uint32_t make_clause(
	struct bound_trail *trail, uint32_t top, uint32_t *count, uint32_t *levels)
{
	struct bound_literal *learned = trail->learned;
	uint32_t back = 0;
	learned[0] = bound_not((struct bound_literal){top, trail->wanted[top]});
	*count = *levels = 1;
	trail->contradictions++;
	for (uint32_t i = 0; i < trail->touched_count; i++) {
		uint32_t end = trail->touched[i];
		struct bound_literal literal = {end, trail->wanted[end]};
		uint32_t made = bound_trail_maker(trail, literal);
		if (end == top || follows(trail, literal, made, DEEPEST))
			continue;
		uint32_t level = trail->steps[made - 1].level;
		*levels += trail->levels[level].mark != trail->contradictions;
		trail->levels[level].mark = trail->contradictions;
		learned[*count] = bound_not(literal);
		if (level > back) {
			struct bound_literal second = learned[1];
			learned[1] = learned[*count];
			learned[*count] = second;
			back = level;
		}
		++*count;
	}
	for (uint32_t i = 0; i < trail->touched_count; i++)
		trail->is_wanted[trail->touched[i]] = false;
	trail->touched_count = 0;
	return back;
}

bool bound_trail_learn(struct bound_trail *trail)
{
	struct bound_literal *learned = trail->learned;
	back_to_conflict(trail);
	if (trail->level == 0)
		return false;
	uint32_t top = only_one(trail), count, levels;
	uint32_t back = make_clause(trail, top, &count, &levels);
	bound_trail_back_to(trail, back);
	bound_trail_keep_clause(trail, learned, count, levels);
	for (uint32_t i = 0; i < count; i++) {
		uint32_t atom = bound_atoms_find(trail, learned[i]);
		if (atom != BOUND_NO_ATOM)
			bound_atoms_bump(trail, atom);
	}
	struct bound_literal said = learned[0];
	for (uint32_t i = 1; i < count; i++)
		learned[i - 1] = bound_not(learned[i]);
	bound_trail_raise(trail, said, &(struct bound_why){learned, count - 1, count - 1, 0});
	bound_atoms_decay(trail);
	return true;
}
