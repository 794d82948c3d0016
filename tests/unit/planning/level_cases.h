/*
 * Random small projects for the tests of levelling, and an independent judge of what comes out: it
 * walks the axis minute by minute and shares no code with the planner.
 */
#ifndef TOCSIN_TEST_LEVEL_CASES_H
#define TOCSIN_TEST_LEVEL_CASES_H

#include "tocsin/levelling.h"
#include "tocsin/random.h"

struct level_case {
	uint32_t tasks, resources, links; /* how many; fewer links where the dice repeat a pair */
	uint32_t longest;                 /* durations are 0 .. longest minutes */
	uint32_t most_units;              /* capacities are 1 .. most_units */
	bool link_types;                  /* all four, with lags; else FS without */
	bool leads;                       /* some lags are negative */
	bool elapsed_lags;
	bool absences;
	bool dates;    /* some tasks have a not-before */
	bool unbroken; /* setting `pauses off` */
};

/* Free with tocsin_project_free. One minute of the axis is the unit. */
void level_case_make(struct tocsin_project *out, const struct level_case *kind, uint64_t seed);

/* Random states as of t: some done, some running, in any order; in the project's arena. */
struct tocsin_task_state *level_case_states(
	struct tocsin_project *project, tocsin_work t, uint64_t seed);

/* What is wrong with a levelled schedule, in the project's arena; NULL where nothing is. */
const char *level_case_fault(struct tocsin_project *project,
	const struct tocsin_levelling_problem *problem, const struct tocsin_levelled *levelled);

/* The shortest makespan below `limit` of a project where nothing has started, by trying all; else
 * `limit`. */
tocsin_work level_case_optimum(struct tocsin_project *project, tocsin_work limit);

#endif
