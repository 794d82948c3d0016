/*
 * Who is told how far a levelling has come, and may end it. Every search asks here between two
 * schedules, or two decisions, whether it is to go on; once it is not, it never is again.
 */
#ifndef TOCSIN_PLANNING_LEVEL_WATCH_H
#define TOCSIN_PLANNING_LEVEL_WATCH_H

#include "tocsin/levelling.h"

struct level_watch {
	const struct tocsin_levelling_watch *watcher;
	struct tocsin_levelling_progress now;
	tocsin_work pinned_end; /* nothing ends before it */
	uint64_t every, next;   /* schedules and decisions from one telling to the next */
	bool stopped;
};

struct level_problem;

void level_watch_init(struct level_watch *out, const struct tocsin_levelling_watch *watcher,
	const struct level_problem *problem);

/*
 * What is known now; TOCSIN_NO_WORK = nothing new. Here and below a watch of NULL is nobody, who
 * never stops anything.
 */
void level_watch_note(struct level_watch *watch, tocsin_work makespan, tocsin_work lower_bound);

/* So many schedules were made, and the best of them ends at `makespan`. True: stop. */
bool level_watch_schedules(struct level_watch *watch, uint64_t schedules, tocsin_work makespan);

/* One more decision of the exact search. True: stop. */
bool level_watch_decision(struct level_watch *watch);

#endif
