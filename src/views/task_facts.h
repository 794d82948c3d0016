/*
 * What the details of a task need beyond the status, found once for all tasks: where its reports
 * are, and the plan bound to the project, so that the details themselves cost what one task has.
 */
#ifndef VIEWS_TASK_FACTS_H
#define VIEWS_TASK_FACTS_H

#include "tocsin/status.h"

struct view_data;

struct task_facts {
	bool made;
	struct tocsin_baseline baseline; /* of the plan in force, or the proposal */
	uint32_t *newest;   /* per task: place in data->order of its newest row, or TOCSIN_NONE */
	uint32_t *previous; /* per place in data->order: the one before of the same task, likewise
			     */
};

/* In `arena`; borrows the status or the plan. Cost: the journal, and binding a proposal. */
void task_facts_make(
	struct task_facts *out, struct tocsin_arena *arena, const struct view_data *data);

#endif
