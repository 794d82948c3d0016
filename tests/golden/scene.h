/*
 * Scenes: small projects in a known state, made in code, from which the golden screens are drawn.
 *
 *     empty       no task at all: a proposal of nothing
 *     one         one task, a proposal
 *     proposal    Leach's project (METHOD 11) before the commit
 *     leach       the same as of day 10: T1.1 with 8 days left, T2.1 with 4
 *     ghost       the same while "remaining 12d" is being typed for T1.1
 *     bridge      22 tasks, ten reports, yellow
 *     late        the same later, past the promise
 *     journal     ten days of it, with rows of every kind, reasons and recovery actions
 *     done        Leach's project, finished two days before the promise
 *     names       wide, combining, right-to-left and hostile names
 *     many        500 tasks in 25 chains
 */
#ifndef TOCSIN_GOLDEN_SCENE_H
#define TOCSIN_GOLDEN_SCENE_H

#include "view.h"
#include "view_standup.h"

struct scene {
	struct tocsin_project project;
	struct tocsin_plan *plan;
	const struct tocsin_plan *plans[1];
	struct tocsin_arena arena;
	struct tocsin_journal journal;
	struct tocsin_status status, ghost;
	struct tocsin_actions actions;
	struct tocsin_reasons reasons;
	struct view_data data;
	struct view_standup standup; /* what was reported as of the last day is said in it */
	struct view_state state;     /* dashboard, no filter, first row selected */
};

/* False where there is no scene of this name. Free with scene_finish. */
bool scene_make(struct scene *out, const char *name);
void scene_finish(struct scene *scene);

/* Filters the rows anew, as `/` does. */
void scene_filter(struct scene *scene, const char *filter);

#endif
