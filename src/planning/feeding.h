/*
 * Merges: where work that is not critical runs into the critical chain, or into the end (METHOD 3,
 * step 6). Every one of them gets a feeding buffer, sized on its whole longest path back through
 * tasks that are not critical.
 *
 *     Leach, small:  T2.2 --FS--> T3          precedence merge, chain T2.1 T2.2
 *                    T2.2 --Green--> T1.2     resource merge, the same chain
 */
#ifndef PLANNING_FEEDING_H
#define PLANNING_FEEDING_H

#include "chain.h"
#include "tocsin/plan.h"

struct merge {
	uint32_t from;
	uint32_t to;                     /* TOCSIN_NONE: the end */
	uint32_t edge;                   /* of the network; TOCSIN_NONE: the end */
	uint32_t state;                  /* in which the longest path leaves `from` for it */
	struct tocsin_chain_item *chain; /* parts p; kept, and shared with longer chains */
	uint32_t chain_count;
	tocsin_work wanted; /* as the method says */
	tocsin_work target; /* wanted, rounded up by buffer_round */
	tocsin_work size, point;
	enum tocsin_buffer_flag flag;
};

struct feeding {
	struct chain_paths paths; /* through tasks that are not critical */
	struct merge *merges;
	uint32_t count;
	uint32_t *home; /* by task: the merge under which it is listed, or TOCSIN_NONE */
};

/* The merges of a network, their chains and home chains; sizes are still to come. */
void feeding_find(struct feeding *out, const struct network *network,
	const struct schedule *schedule, const struct critical_chain *critical);

/* Sets wanted and target of every merge. */
void feeding_size(struct feeding *feeding, enum tocsin_buffer_method method, uint64_t seed);

/* The size for the project buffer, before rounding. */
tocsin_work project_buffer_size(const struct planning *planning, const struct schedule *schedule,
	const struct critical_chain *critical, enum tocsin_buffer_method method, uint64_t seed);

/* A size rounded up to the project's buffer_round. */
tocsin_work buffer_rounded(const struct tocsin_project *project, tocsin_work size);

#endif
