/*
 * What a row of the journal says, in the few words that every view uses for it.
 */
#ifndef VIEWS_REPORT_WORDS_H
#define VIEWS_REPORT_WORDS_H

#include "tocsin/journal.h"
#include "tocsin/project.h"

/*
 * "started 03-05", "9d left", "kit confirmed", "action", "reason": at most 14 cells where durations
 * are of a sensible length. A date is named where it is not the one it was said of. `task`: of the
 * row, or TOCSIN_NONE where it is none of the project's. Constant, or in the arena.
 */
const char *report_words(struct tocsin_arena *arena, const struct tocsin_project *project,
	const struct tocsin_entry *entry, uint32_t task);

#endif
