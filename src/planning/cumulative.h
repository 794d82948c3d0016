/*
 * One resource as a rule over bounds on start times: what must run at the same time may not need
 * more than there is. Every bound that it raises, and every contradiction, comes with its reasons.
 */
#ifndef TOCSIN_PLANNING_CUMULATIVE_H
#define TOCSIN_PLANNING_CUMULATIVE_H

#include "bound_trail.h"

/* A task on the resource; `start` is its number in the trail. */
struct cumulative_task {
	uint32_t start;
	int32_t work; /* > 0 */
	int64_t demand;
};

struct cumulative_slot {
	int32_t from, to;
	int64_t height, energy; /* energy: of all slots before this one */
};

struct cumulative_event {
	int32_t at;
	uint32_t id; /* 2k: the certain part of task k begins, 2k + 1: it ends */
};

struct cumulative {
	struct cumulative_task *tasks; /* most demand first, for short reasons */
	uint32_t count;
	int64_t capacity;
	struct cumulative_event *events; /* in nearly the order of the last time */
	uint32_t *idle;                  /* ids of events of tasks that are nowhere certain */
	struct cumulative_slot *slots;   /* where something is certain to run */
	uint32_t slot_count;
	uint32_t *by_head; /* tasks, latest head first */
	struct bound_literal *reasons;
	/* Where the certain parts have grown, and which tasks have moved, since the last look. */
	int32_t grown_from, grown_to;
	bool *moved;
	uint64_t effort; /* steps of work done here, for whoever limits it */
};

void cumulative_init(struct cumulative *resource, struct tocsin_arena *arena,
	const struct cumulative_task *tasks, uint32_t count, int64_t capacity);

/* A bound of the task was raised: it and those that it may bar are looked at again. */
void cumulative_moved(struct cumulative *resource, const struct bound_trail *trail, uint32_t k);

/* After going back to where all was well nothing is to be looked at. */
void cumulative_well(struct cumulative *resource);

/*
 * Time-table: in [latest start, earliest finish) a task is certain to run; whoever does not fit
 * beside those that are must start later or end earlier. False on a contradiction.
 */
bool cumulative_time_table(struct cumulative *resource, struct bound_trail *trail);

/*
 * Energy: in an interval the certain parts, and the parts of those that cannot begin before it that
 * must lie in it, may not exceed what there is (time-table edge finding; Vilim 2011). After
 * cumulative_time_table.
 */
bool cumulative_energy(struct cumulative *resource, struct bound_trail *trail);

#endif
