/*
 * Inserting the feeding buffers (METHOD 3, step 7): the chain stays, what feeds it moves earlier.
 *
 * In the forward pass over G every task lies as early as its order lets it; so the place between
 * the end of a feeding chain and its merge is all the room that its buffer can have, whatever other
 * buffers get. Then everything that is not critical moves right again, up to the buffers.
 *
 *     as early as it goes   T2.1 T2.2 |------- room 10 -------| T3
 *     buffered              T2.1 T2.2 .....|--- buffer 7.5 ---| T3
 */
#ifndef PLANNING_INSERTION_H
#define PLANNING_INSERTION_H

#include "feeding.h"

struct insertion {
	struct schedule earliest; /* as early as G and the waits of the chain let everything lie */
	struct schedule planned;
	tocsin_work chain_end; /* planned end of the critical chain, its gaps included */
};

/*
 * Gives every merge its size, point and flag, and the tasks their planned places. `early` is the
 * forward pass over the network, `lower` as in justify(), `projected_end` is F0.
 */
void insertion_make(struct insertion *out, const struct network *network, struct feeding *feeding,
	const struct critical_chain *critical, const struct schedule *early,
	const tocsin_work *lower, tocsin_work projected_end);

/*
 * Points and sizes on the planned dates once more, for merges that became another one of the ties
 * of their two tasks since; no size grows.
 */
void insertion_fit_again(
	const struct insertion *insertion, const struct network *network, struct feeding *feeding);

#endif
