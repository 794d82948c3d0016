/*
 * Recovery actions: what somebody promised to do for a buffer that is being eaten (FORMATS
 * journal.csv, events action and done).
 */
#ifndef TOCSIN_ACTION_H
#define TOCSIN_ACTION_H

#include "tocsin/journal.h"
#include "tocsin/project.h"

struct tocsin_action {
	uint32_t entry; /* its row in journal->entries: who noted it, for when, its text (note) */
	uint32_t task;  /* the task it is for; TOCSIN_NONE = the project, or a task that is gone */
	const char *owner;         /* who does it; "" where nobody was named */
	const char *text;          /* what is to be done */
	struct tocsin_instant due; /* the end of that day's work where no time was given; may be
				      unknown */
	bool overdue;              /* open, and due before t */
	uint32_t closed_by;        /* the row that closed it, or TOCSIN_NONE while it is open */
};

struct tocsin_actions {
	struct tocsin_action *items; /* the open ones first, the earliest due first, those without a
					date behind them; then the closed ones, the last closed
					first */
	uint32_t count;
	uint32_t open, overdue; /* how many; the overdue ones are among the open */
};

/*
 * The actions as of `t`: rows that say `action` and count then, less those that a row `done` closed
 * by then. `done` names the stamp of the action, and with a task those of that task only.
 * `order`, `order_count`: from tocsin_journal_order. In `arena`; texts are the journal's. A journal
 * without actions gives none. Cost: a pass over the journal, and a sort of its actions.
 */
void tocsin_actions_make(struct tocsin_actions *out, struct tocsin_arena *arena,
	const struct tocsin_project *project, const struct tocsin_journal *journal,
	const uint32_t *order, uint32_t order_count, struct tocsin_instant t);

#endif
