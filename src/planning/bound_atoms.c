#include "bound_atoms.h"

#include <string.h>

/* ---- Lines ---- */

/* S >= value, where the literal says that or its opposite. */
static int32_t value_of(struct bound_literal literal)
{
	return literal.end % 2 == 0 ? literal.value : 1 - literal.value;
}

uint32_t bound_atoms_from(const struct bound_line *line, int32_t value)
{
	uint32_t low = 0, high = line->count;
	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		if (line->marks[middle].value < value)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

uint32_t bound_atoms_find(const struct bound_trail *trail, struct bound_literal literal)
{
	const struct bound_line *line = trail->lines + literal.end / 2;
	int32_t value = value_of(literal);
	uint32_t at = bound_atoms_from(line, value);
	return at < line->count && line->marks[at].value == value ? line->marks[at].atom
								  : BOUND_NO_ATOM;
}

/* ---- The heap ---- */

static void put(struct bound_trail *trail, uint32_t place, uint32_t atom)
{
	trail->heap[place] = atom;
	trail->atoms[atom].heap_place = place + 1;
}

static void rise(struct bound_trail *trail, uint32_t place)
{
	uint32_t atom = trail->heap[place];
	double activity = trail->atoms[atom].activity;
	while (place > 0 && trail->atoms[trail->heap[(place - 1) / 2]].activity < activity) {
		put(trail, place, trail->heap[(place - 1) / 2]);
		place = (place - 1) / 2;
	}
	put(trail, place, atom);
}

static void sink(struct bound_trail *trail, uint32_t place)
{
	uint32_t atom = trail->heap[place];
	double activity = trail->atoms[atom].activity;
	for (uint32_t child; (child = 2 * place + 1) < trail->heap_count; place = child) {
		if (child + 1 < trail->heap_count &&
			trail->atoms[trail->heap[child + 1]].activity >
				trail->atoms[trail->heap[child]].activity)
			child++;
		if (trail->atoms[trail->heap[child]].activity <= activity)
			break;
		put(trail, place, trail->heap[child]);
	}
	put(trail, place, atom);
}

static void push(struct bound_trail *trail, uint32_t atom)
{
	if (trail->atoms[atom].heap_place > 0)
		return;
	put(trail, trail->heap_count++, atom);
	rise(trail, trail->heap_count - 1);
}

static uint32_t pop(struct bound_trail *trail)
{
	uint32_t top = trail->heap[0], last = trail->heap[--trail->heap_count];
	trail->atoms[top].heap_place = 0;
	if (trail->heap_count > 0) {
		put(trail, 0, last);
		sink(trail, 0);
	}
	return top;
}

uint32_t bound_atoms_make(struct bound_trail *trail, struct bound_literal literal)
{
	struct bound_line *line = trail->lines + literal.end / 2;
	int32_t value = value_of(literal);
	uint32_t at = bound_atoms_from(line, value);
	if (at < line->count && line->marks[at].value == value)
		return line->marks[at].atom;
	if (trail->atom_count == trail->atom_room)
		return BOUND_NO_ATOM;
	line->marks = bound_trail_room(
		trail->arena, line->marks, line->count, 1, &line->room, sizeof *line->marks);
	memmove(line->marks + at + 1, line->marks + at, (line->count - at) * sizeof *line->marks);
	uint32_t atom = trail->atom_count++;
	line->marks[at] = (struct bound_mark){value, atom};
	line->count++;
	trail->atoms[atom] = (struct bound_atom){.start = literal.end / 2, .value = value};
	push(trail, atom);
	return atom;
}

/* ---- Activity ---- */

#define HIGHEST 1e100

void bound_atoms_bump(struct bound_trail *trail, uint32_t atom)
{
	struct bound_atom *bumped = trail->atoms + atom;
	bumped->activity += trail->bump;
	if (bumped->heap_place > 0)
		rise(trail, bumped->heap_place - 1);
}

void bound_atoms_decay(struct bound_trail *trail)
{
	trail->bump *= 1.0 / 0.95;
	if (trail->bump < HIGHEST)
		return;
	for (uint32_t i = 0; i < trail->atom_count; i++)
		trail->atoms[i].activity *= 1 / HIGHEST;
	trail->bump *= 1 / HIGHEST;
}

uint32_t bound_atoms_pick(struct bound_trail *trail)
{
	while (trail->heap_count > 0) {
		uint32_t atom = pop(trail);
		const struct bound_atom *popped = trail->atoms + atom;
		const int32_t *at_least = trail->at_least + 2 * (size_t)popped->start;
		bool open = at_least[0] < popped->value && popped->value <= -at_least[1];
		trail->popped = bound_trail_room(trail->arena, trail->popped, trail->popped_count,
			1, &trail->popped_room, sizeof *trail->popped);
		/* An open one is about to be decided: a level more. */
		trail->popped[trail->popped_count++] =
			(struct bound_popped){atom, trail->level + open};
		trail->effort++;
		if (open)
			return atom;
	}
	return BOUND_NO_ATOM;
}

void bound_atoms_back_to(struct bound_trail *trail, uint32_t level)
{
	while (trail->popped_count > 0 && trail->popped[trail->popped_count - 1].level > level)
		push(trail, trail->popped[--trail->popped_count].atom);
}
