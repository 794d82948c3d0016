/*
 * What is known of a task's place in the network before anything is reported (struct
 * tocsin_network): most links are FS without a lag, and most tasks have neither pauses nor a clock
 * of their own, so that a pass over them adds and compares, and nothing else.
 */
#ifndef PLANNING_FLAT_NETWORK_H
#define PLANNING_FLAT_NETWORK_H

#include "tocsin/projection.h"

enum flat_trait {         /* bits */
	FLAT_LINKED = 1,  /* a link into it is not just FS without a lag */
	FLAT_TIED = 2,    /* by FF or SF: a link ties its finish */
	FLAT_CLOCKED = 4, /* it runs on the civil clock, or has pauses */
};

#endif
