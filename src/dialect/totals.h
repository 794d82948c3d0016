/*
 * Rows of totals, which people and reports write below their tasks.
 */
#ifndef DIALECT_TOTALS_H
#define DIALECT_TOTALS_H

#include <stdbool.h>

#include "csv_reader.h"
#include "dialect.h"

/*
 * Is the present row of `csv` no task but a total? Its first cell that holds anything says so, and
 * there is no id, name, predecessor or resource behind it.
 */
bool totals_is_one(const struct dialect *dialect, const struct csv_reader *csv);

#endif
