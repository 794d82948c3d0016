/*
 * Folding onward: progress as of one instant after another, each row read once.
 *
 *     fold_init(&fold, ...);
 *     fold_until(&fold, monday);      fold.progress is as of monday
 *     fold_until(&fold, tuesday);     and now as of tuesday
 *     fold_entries(&fold, what_if, 1);  what is being typed comes last
 */
#ifndef EXECUTION_FOLD_H
#define EXECUTION_FOLD_H

#include "tocsin/progress.h"

struct fold {
	const struct tocsin_project *project;
	const struct tocsin_journal *journal;
	const uint32_t *order; /* from tocsin_journal_order */
	uint32_t order_count;
	uint32_t next;    /* rows of the order before this one have been folded */
	bool file_folded; /* the schedule's own progress columns count already */
	struct tocsin_progress progress;
};

/* Nothing reported yet. The arrays of `progress` live in `arena`. */
void fold_init(struct fold *out, struct tocsin_arena *arena, const struct tocsin_project *project,
	const struct tocsin_journal *journal, const uint32_t *order, uint32_t order_count);

/* What is known already, to fold single entries onto: no row of the order follows. */
void fold_copy(struct fold *out, struct tocsin_arena *arena, const struct tocsin_project *project,
	const struct tocsin_journal *journal, const struct tocsin_progress *known);

/* Folds what was reported up to `t` and is not folded yet; `t` must not go back. */
void fold_until(struct fold *fold, struct tocsin_instant t);

/* Folds entries that are no rows of the journal, in this order. */
void fold_entries(struct fold *fold, const struct tocsin_entry *entries, uint32_t count);

/* Does the schedule's own row say so? */
bool fold_file_reports(const struct tocsin_task *task);

#endif
