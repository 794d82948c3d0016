/*
 * The atoms of a trail, the most active first: what an activity search decides next (VSIDS;
 * Moskewicz et al. 2001).
 */
#ifndef TOCSIN_PLANNING_BOUND_ATOMS_H
#define TOCSIN_PLANNING_BOUND_ATOMS_H

#include "bound_trail.h"

enum { BOUND_NO_ATOM = UINT32_MAX };

/* The atom that a literal or its opposite is; BOUND_NO_ATOM where none has been made. */
uint32_t bound_atoms_find(const struct bound_trail *trail, struct bound_literal literal);

/* The same, made where there is none; BOUND_NO_ATOM where there is no more room. */
uint32_t bound_atoms_make(struct bound_trail *trail, struct bound_literal literal);

/* The first of the start's atoms with at least this value, as a place on its line. */
uint32_t bound_atoms_from(const struct bound_line *line, int32_t value);

/* The atom was in a contradiction; all of this contradiction's count the same, later ones more. */
void bound_atoms_bump(struct bound_trail *trail, uint32_t atom);
void bound_atoms_decay(struct bound_trail *trail);

/* The most active atom that is neither true nor false; BOUND_NO_ATOM where there is none. */
uint32_t bound_atoms_pick(struct bound_trail *trail);

/* After going back to a level: what was passed over above it may be open again. */
void bound_atoms_back_to(struct bound_trail *trail, uint32_t level);

#endif
