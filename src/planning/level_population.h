/*
 * The search on a grid of slots: two populations of schedules that beget each other.
 *
 * Every schedule of one population is packed towards the beginning, every one of the other towards
 * the end (Debels and Vanhoucke 2007). A child of two schedules of one is a schedule of the other,
 * so that every pass is an improvement pass too, as in double justification.
 */
#ifndef TOCSIN_PLANNING_LEVEL_POPULATION_H
#define TOCSIN_PLANNING_LEVEL_POPULATION_H

#include "level_slots.h"
#include "tocsin/random.h"

/* What a search may spend, and what it has spent: every pass over all items is one schedule. */
struct level_effort {
	uint64_t seed, budget, spent;
	int32_t bound;             /* in slots: the search stops at a schedule of this length */
	struct level_watch *watch; /* or NULL */
};

/*
 * Searches until the effort is spent, at least one schedule. Returns the length of the best one and
 * fills start[] (by item, in slots from the origin) with it.
 */
int32_t level_population_search(int32_t *start, struct tocsin_arena *scratch,
	struct level_slots *slots, struct level_effort *effort);

/* Which part of the mother's order a child keeps: places [from, to). */
struct level_window {
	uint32_t from, to;
};

/* The items that the other side begins in [begin, end), counted from the mother's end. */
struct level_window level_window_at(const struct level_slots *slots,
	const struct level_slots_schedule *mother, int32_t begin, int32_t end);

/* The stretch of `width` slots, so counted, in which she uses the resources best. */
struct level_window level_busiest_window(
	const struct level_slots *slots, const struct level_slots_schedule *mother, int32_t width);

/*
 * Writes a child's order: the mother's window [from, to) stays where it is; what she takes before
 * it, and what she takes after it, comes in the father's order. Predecessors stay in front, for
 * both parents have them there.
 *
 *     mother A B | C D | E F,  father B D F A C E:   child B A | C D | F E
 * `part` is room for a byte an item.
 */
void level_cross_around(uint32_t *order, uint32_t count, const uint32_t *mother,
	const uint32_t *father, struct level_window window, uint8_t *part);

/*
 * The inverse: what the mother takes within the window comes in the father's order, the rest stays
 * where it is.
 *
 *     mother A B | C D E | F,  father B E A D C F:   child A B | E D C | F
 */
void level_cross_within(uint32_t *order, uint32_t count, const uint32_t *mother,
	const uint32_t *father, struct level_window window, uint8_t *part);

/*
 * Items that end together come in no order of their own: some neighbours among them, by chance, are
 * changed over in the schedule's order, which is one for `side`.
 */
void level_mix_ties(struct level_slots_schedule *schedule, const struct level_slots *slots,
	int side, struct tocsin_random *random);

/* Changes over the items at place `at` and the next, unless a link of the side ties them. */
void level_change_over(uint32_t *order, const struct level_slots *slots, int side, uint32_t at);

/* Moves the item at place `at` to one by chance, of those near it that links of the side leave. */
void level_move(uint32_t *order, const struct level_slots *slots, int side, uint32_t at,
	struct tocsin_random *random);

#endif
