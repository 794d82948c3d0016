/*
 * What the user chose of a header (--map, mapping.csv), held against the header that is there; and
 * what could be chosen where a column is missing.
 */
#ifndef DIALECT_CHOICES_H
#define DIALECT_CHOICES_H

#include "dialect.h"

/*
 * Tells each caption that was chosen and that the header does not have: a fault each, and one
 * note for those that were kept from an earlier file. `found` is the header, for people.
 */
void choices_check(const struct dialect *dialect, const struct csv_reader *csv,
	const struct dialect_wishes *wishes, const char *found);

/*
 * The caption of a column without a meaning that looks most like one for `column` in any tool and
 * language, "Dur" like "Duration"; NULL where none does.
 */
const char *choices_propose(const struct dialect *dialect, enum schedule_column column);

#endif
