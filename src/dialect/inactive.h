/*
 * Tasks of Microsoft Project that stay in the plan and are not worked on: "Active: No".
 */
#ifndef DIALECT_INACTIVE_H
#define DIALECT_INACTIVE_H

#include "dialect.h"

/* The cell that says whether a task is active, by the captions of the header as captions_plain
 * makes them; TABLE_ABSENT where none does. */
uint32_t inactive_cell(const struct dialect *dialect, const char *const *plain);

/* Does the present row of `csv` say that it is not? */
bool inactive_is_one(const struct dialect *dialect, const struct csv_reader *csv);

#endif
