/*
 * What the steps of making a plan hand on, one to the next.
 */
#ifndef PLANNING_MAKING_H
#define PLANNING_MAKING_H

#include "insertion.h"
#include "tocsin/plan.h"

struct making {
	struct planning planning;
	struct schedule early;               /* the forward pass over G */
	struct tocsin_projection projection; /* what held each task in it */
	tocsin_work *lower;                  /* see justify() */
	struct network network;              /* G */
	struct critical_chain critical;
	struct feeding feeding;
	struct insertion insertion;
};

/* Writes all of it into the plan: tasks, chains, buffers, promise. F0 and the method are there. */
void plan_record(struct tocsin_plan *plan, struct making *making);

#endif
