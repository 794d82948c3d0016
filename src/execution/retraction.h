/*
 * Retractions: which rows of a journal have been taken back.
 */
#ifndef EXECUTION_RETRACTION_H
#define EXECUTION_RETRACTION_H

#include "tocsin/journal.h"

/*
 * By entry: the retraction that took it out, or TOCSIN_NONE. NULL where the journal holds no
 * retraction. `order` names every entry, retractions too, by (as_of, recorded, row). In `arena`.
 * Cost: linear, through a hash of what is retracted.
 */
const uint32_t *retraction_find(
	struct tocsin_arena *arena, const struct tocsin_journal *journal, const uint32_t *order);

#endif
