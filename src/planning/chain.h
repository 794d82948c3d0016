/*
 * Longest paths through G, and the critical chain (METHOD 3, step 5).
 *
 * A path enters a task at its start (or by FF and SF so much before its finish as the lag says) and
 * leaves it at its finish (or by SS and SF the lag behind its start); in between lies the part p of
 * its work with which it counts on the chain:
 *
 *     Dig [==========)            Dig --SS+2d--> Lay: the chain leaves Dig after 2 of its 5 days
 *         2d   Lay [========)     p = 2 d
 *
 * Waiting for a date adds no length. Absences and pauses do on the critical chain, for they are not
 * float; feeding chains are as long as their work and lags.
 */
#ifndef PLANNING_CHAIN_H
#define PLANNING_CHAIN_H

#include "network.h"
#include "tocsin/buffer.h"
#include "tocsin/vector.h"

/* What decides between paths of equal length: the first difference counts. */
struct chain_rank {
	double squares;          /* sum of d^2 over the parts: more is better */
	uint32_t tasks;          /* more is better */
	uint32_t resource_links; /* fewer is better */
};

/* The best longest path up to a task, among those that enter it at the same place. */
struct chain_state {
	uint32_t task;
	uint32_t edge;          /* by which it came, or TOCSIN_NONE: the path begins here */
	uint32_t before;        /* the state it came from, or TOCSIN_NONE */
	tocsin_work entry;      /* work of the task that lies before the place of entry */
	struct chain_rank rank; /* of all tasks before this one */
};

struct chain_paths {
	const struct network *network;
	const struct schedule *schedule;
	const bool *member;    /* by task: may a path run through it? */
	const bool *pinned;    /* by task: does an absence hold it where it is? NULL: none */
	bool work_only;        /* lengths are work and lags, without absences and pauses */
	tocsin_work *length;   /* by task: longest path up to the beginning of its work */
	uint32_t *first_state; /* states of task i: [first_state[i], end_state[i]) */
	uint32_t *end_state;
	TOCSIN_VECTOR(struct chain_state) states;
};

/*
 * Finds all longest paths through the member tasks; network, schedule, member, pinned and work_only
 * are set. `source`, by task, is the length that lies before a path which begins there (NULL:
 * none). In planning->arena. Cost: linear, unless many FF links of different lags tie.
 */
void chain_paths_find(struct chain_paths *paths, const tocsin_work *source);

/* Where the work of an edge's `to` would begin if the edge alone held it, beside the absences; and
 * the length of it, from the beginning of its `from`. */
tocsin_work chain_reach(const struct chain_paths *paths, uint32_t edge);
tocsin_work chain_edge_length(const struct chain_paths *paths, uint32_t edge);

/* The part of a task between two edges; TOCSIN_NONE: from its start, and to its finish. */
tocsin_work chain_part(
	const struct chain_paths *paths, uint32_t task, uint32_t in_edge, uint32_t out_edge);

/*
 * The state in which the best longest path to `task` is, when it goes on by `edge` (TOCSIN_NONE: by
 * its finish), and with `rank` (where not NULL) the rank of the whole path, the task included.
 */
uint32_t chain_best_state(
	const struct chain_paths *paths, uint32_t task, uint32_t edge, struct chain_rank *rank);

/* Is the path that ends in state `a` with rank `rank_a` to be preferred to the other? */
bool chain_preferred(const struct chain_paths *paths, uint32_t a, const struct chain_rank *rank_a,
	uint32_t b, const struct chain_rank *rank_b);

/* How many tasks the path to a state has, that state's included. */
uint32_t chain_task_count(const struct chain_paths *paths, uint32_t state);

/* The path to `state`, left by `edge`, first task first; `items` has room for all of it. */
void chain_write(const struct chain_paths *paths, uint32_t state, uint32_t edge,
	struct tocsin_chain_item *items);

/* The part with which the last task of that path counts. */
tocsin_work chain_last_part(const struct chain_paths *paths, uint32_t state, uint32_t edge);

/* What is left of a part p: p, for a running task max(0, p - A + rem), for a done one 0. */
tocsin_work chain_part_left(const struct planning *planning, const struct schedule *schedule,
	uint32_t task, tocsin_work part);

struct chain_gap {
	uint32_t before; /* the task that waits for a date */
	tocsin_work minutes;
};

struct critical_chain {
	struct tocsin_chain_item *items;
	uint32_t *edges; /* by item: the edge by which the chain came, TOCSIN_NONE for the first */
	uint32_t count;
	bool *critical;         /* by task */
	bool *candidate;        /* by task: on any longest path */
	struct chain_gap *gaps; /* waits for dates; filled in by critical_chain_measure */
	uint32_t gap_count;
	const bool *pinned;        /* by task, see struct chain_paths */
	const tocsin_work *source; /* by task, see chain_paths_find */
	tocsin_work length;
};

/* The critical chain of a forward pass over `network`; see justify() for the other arguments. */
void critical_chain_find(struct critical_chain *out, const struct network *network,
	const struct schedule *schedule, const struct tocsin_projection *projection,
	const tocsin_work *lower);

/*
 * Measures its parts where it is planned in the end, for there elapsed work counts, and finds its
 * waits for dates. `early` is the forward pass over the network with `lower` (see justify()), where
 * dates make tasks wait; `waiting` the one in which the chain waits for feeding buffers, too, and
 * may have less time left to wait for dates.
 */
void critical_chain_measure(struct critical_chain *chain, const struct network *network,
	const struct schedule *early, const tocsin_work *lower, const struct schedule *waiting);

#endif
