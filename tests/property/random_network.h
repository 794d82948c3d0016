/*
 * Random projects: every kind of link, lags of both signs, scarce resources, absences, dates,
 * milestones. Equal seed and shape give the equal project, whatever the order of its rows.
 */
#ifndef TOCSIN_RANDOM_NETWORK_H
#define TOCSIN_RANDOM_NETWORK_H

#include "tocsin/project.h"
#include "tocsin/random.h"
#include "tocsin/state.h"

/* Chances in per cent; places and durations are whole days unless `odd_minutes`. */
struct network_shape {
	uint32_t tasks; /* 1 .. this many, or exactly this many where `exactly` */
	bool exactly;
	uint32_t resources;    /* at most */
	uint32_t links;        /* per task, at most */
	uint32_t other_types;  /* links that are not FS */
	uint32_t lags;         /* links with a lag of either sign */
	uint32_t dates;        /* tasks with a not-before date */
	uint32_t absences;     /* resources that are away at times */
	uint32_t milestones;   /* tasks */
	uint32_t elapsed;      /* tasks and lags on the civil clock */
	uint32_t over_demands; /* demands above the capacity */
	uint32_t no_pauses;    /* projects in which tasks must fit between absences */
	bool odd_minutes;
	bool fixed_settings; /* default policy and half-chain, instead of any */
};

/* `shuffle`, where not 0, seeds another order of the rows. Free with tocsin_project_free. */
void random_network_make(struct tocsin_project *out, const struct network_shape *shape,
	uint64_t seed, uint64_t shuffle);

/* Progress as of `t`, in `arena`: some tasks done or running, not always in their order. */
struct tocsin_task_state *random_progress(struct tocsin_arena *arena,
	const struct tocsin_project *project, const tocsin_work *planned_start, tocsin_work t,
	uint64_t seed);

#endif
