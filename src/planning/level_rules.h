/*
 * Priority rules: keys by which a pass takes the items, least first.
 */
#ifndef TOCSIN_PLANNING_LEVEL_RULES_H
#define TOCSIN_PLANNING_LEVEL_RULES_H

#include "level_problem.h"

enum level_rule { /* the ones that serve best alone come first */
	LEVEL_LATEST_FINISH,
	LEVEL_LATEST_START,
	LEVEL_MOST_SUCCESSORS, /* directly and through others */
	LEVEL_LEAST_SLACK,
	LEVEL_RANK_WEIGHT, /* its work and that of its direct successors (GRPW) */
	LEVEL_EARLIEST_START,
	LEVEL_RULES
};

/*
 * Fills key[] for the rule; `scratch` serves meanwhile. Counting all successors takes the square of
 * the items: past LEVEL_COUNTED items that rule falls back on the rank weight.
 */
enum { LEVEL_COUNTED = 2048 };

void level_rule_keys(int64_t *key, struct tocsin_arena *scratch,
	const struct level_problem *problem, enum level_rule rule);

#endif
