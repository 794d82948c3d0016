/*
 * A levelling problem made ready for passes over it: what may still move, and what it must respect.
 *
 * Done and fixed tasks, and running ones whose end is known, are *pinned*: they become bounds on
 * others and claims in the base profiles. What remains are the *items*, in an order in which every
 * item comes after those it depends on. A running task that waits for an unstarted one through FF
 * or SF is an item too, an *open* one: it stands where it is, only its end moves.
 *
 * Whoever searches for schedules, in whichever way, needs this once, then a pass (level_pass.h) for
 * each schedule.
 */
#ifndef TOCSIN_PLANNING_LEVEL_PROBLEM_H
#define TOCSIN_PLANNING_LEVEL_PROBLEM_H

#include "level_profile.h"
#include "level_watch.h"
#include "tocsin/levelling.h"

struct level_demand {
	uint32_t resource;
	int64_t amount; /* as planned, > 0 */
};

/* A link between two items, seen from either of them. */
struct level_link {
	uint32_t item; /* the one at the other end */
	enum tocsin_link_type type;
	int64_t lag;
	const struct tocsin_link *elapsed; /* the lag runs on the civil clock; else NULL */
};

struct level_item {
	uint32_t task;
	bool plain;  /* finish = start + work wherever it starts: no absence can touch it */
	bool open;   /* running, with an end that waits for others */
	bool urgent; /* an open item waits for it */
	tocsin_work work;
	tocsin_work floor_start, floor_finish; /* dates, t, and links from pinned tasks */
	tocsin_work deadline; /* latest finish wanted, LEVEL_AFTER_TIME where none */
	uint32_t first_demand, demand_count;
	uint32_t first_in, in_count, first_out, out_count;
};

struct level_problem {
	const struct tocsin_project *project;
	tocsin_work t; /* nothing unstarted begins before it */
	struct level_item *items;
	uint32_t item_count;
	struct level_demand *demands;
	struct level_link *in, *out;
	tocsin_work *pinned_start, *pinned_finish; /* by task; TOCSIN_NO_WORK for what moves */
	tocsin_work pinned_end; /* latest of pinned_finish; LEVEL_BEFORE_TIME without any */
	bool has_deadlines;

	/* What is left beside the pinned tasks: [resource] against the full capacity, which a
	 * task's claim lasts through, and [resource_count + resource] against what absences leave
	 * to those who work through them; the latter only where `dips`. */
	struct level_profile *profiles;
	bool *dips; /* by resource: an absence leaves a part of it, neither nothing nor all */

	/* Without resources: earliest start and finish, and the latest that do not move the end. */
	tocsin_work *early_start, *early_finish, *late_start, *late_finish;
	tocsin_work early_end; /* the longest path, dates and absences included */

	struct level_watch *watch; /* every search asks it whether to go on; NULL: nobody watches */
};

/* Which end of its two tasks a link ties. */
static inline bool level_from_finish(enum tocsin_link_type type)
{
	return type == TOCSIN_FS || type == TOCSIN_FF;
}

static inline bool level_to_finish(enum tocsin_link_type type)
{
	return type == TOCSIN_FF || type == TOCSIN_SF;
}

void level_problem_prepare(struct level_problem *out, struct tocsin_arena *arena,
	const struct tocsin_levelling_problem *problem);

/* How long after its deadline an item ends; no more than TOCSIN_DURATION_MAX, so that sums fit. */
tocsin_work level_lateness(const struct level_item *item, tocsin_work finish);

/* Where an item ends when started at `start`. */
tocsin_work level_finish(
	const struct level_problem *problem, const struct level_item *item, tocsin_work start);

/* The earliest start >= `start` that the item's absences allow. */
tocsin_work level_fits_from(
	const struct level_problem *problem, const struct level_item *item, tocsin_work start);

/* The earliest start >= `start` that ends at or after `finish`. */
tocsin_work level_start_for(const struct level_problem *problem, const struct level_item *item,
	tocsin_work start, tocsin_work finish);

/* The latest start <= `start` that ends at or before `finish`. */
tocsin_work level_latest_start(const struct level_problem *problem, const struct level_item *item,
	tocsin_work start, tocsin_work finish);

/* The place `at` moved by a link's lag, and the latest place that the lag moves to `at` at most. */
tocsin_work level_lagged(
	const struct level_problem *problem, const struct level_link *link, tocsin_work at);
tocsin_work level_unlagged(
	const struct level_problem *problem, const struct level_link *link, tocsin_work at);

/*
 * What the schedules start[], finish[] of its predecessors ask of an item: start >= *start, finish
 * >= *finish.
 */
void level_bounds_before(const struct level_problem *problem, const struct level_item *item,
	const tocsin_work *start, const tocsin_work *finish, tocsin_work *least_start,
	tocsin_work *least_finish);

/* The mirror: what its successors ask: start <= *most_start, finish <= *most_finish. Both come in
 * set. */
void level_bounds_after(const struct level_problem *problem, const struct level_item *item,
	const tocsin_work *start, const tocsin_work *finish, tocsin_work *most_start,
	tocsin_work *most_finish);

/*
 * Takes one of an item's demands during [from, to) in `profiles` (as laid out in the problem), with
 * the pauses in which it only keeps its claim.
 */
void level_claim(const struct level_problem *problem, struct level_profile *profiles,
	const struct level_demand *demand, tocsin_work from, tocsin_work to);

#endif
