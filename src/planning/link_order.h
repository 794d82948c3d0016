/*
 * An order of the tasks that grows with the links: tells at once whether one more link would close
 * a cycle (the dynamic topological order of Pearce and Kelly 2006).
 *
 *     order    Dig  Lay  Fit       a new link Fit -> Lay: only what lies between the two in the
 *     ranks     0    1    2        order, and hangs on them, changes places
 *     then     Dig  Fit  Lay
 */
#ifndef PLANNING_LINK_ORDER_H
#define PLANNING_LINK_ORDER_H

#include "placement.h"
#include "tocsin/vector.h"

struct order_link {
	uint32_t from, to;
	uint32_t next_in, next_out; /* of the same task, or TOCSIN_NONE */
	bool removed;
};

/* What hangs on the taking end of a link (forward), or what its giving end hangs on. */
struct link_reach {
	bool forward;
	uint32_t limit; /* rank beyond which nothing matters */
	uint32_t *tasks, count;
	bool *found; /* by task; false between uses */
};

struct link_order {
	const struct planning *planning;
	uint32_t *rank;    /* by task */
	uint32_t *at_rank; /* by rank: the task */
	uint32_t *last_in, *last_out;
	TOCSIN_VECTOR(struct order_link) links;
	struct link_reach after, before;
	uint32_t *dealt; /* room for all tasks */
};

/*
 * The order of the precedence links that bind, in planning->arena. It follows the starts of the
 * schedule as far as they let it: links along these starts then cost next to nothing.
 */
void link_order_init(
	struct link_order *order, const struct planning *planning, const struct schedule *schedule);

/*
 * Adds a link and gives its number; TOCSIN_NONE, and nothing is added, where it would close a
 * cycle. Cost: constant where the order has the two tasks so already; else that of the tasks
 * between them which hang on either.
 */
uint32_t link_order_add(struct link_order *order, uint32_t from, uint32_t to);

void link_order_remove(struct link_order *order, uint32_t link);

#endif
