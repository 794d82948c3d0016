/*
 * Rows whose cells a comma moved, although every cell that is read makes sense.
 *
 *     task,predecessors,best,expected,worst        H's predecessors were F,G, without quotes: G
 *     G,A,20,30,40,                                stands where the other rows have a number
 *     H,F,G,20,70,100
 */
#ifndef DIALECT_MOVED_H
#define DIALECT_MOVED_H

#include <stdbool.h>
#include <stdint.h>

#include "csv_reader.h"
#include "dialect.h"
#include "sample.h"

/* Which cells of the rows below the header's last row are numbers, mostly; per cell, in `arena`. */
const bool *moved_numbers(
	struct tocsin_arena *arena, const struct sample *sample, uint32_t header, uint32_t width);

/*
 * The cell of the present row of `csv`, which has more cells than the header, that was moved behind
 * a list into a column of numbers that nobody reads; TABLE_ABSENT where there is none.
 */
uint32_t moved_cell(const struct dialect *dialect, const struct csv_reader *csv);

/* Tells such a cell as a fault, for nobody else would notice it. */
void moved_tell(const struct dialect *dialect, const struct csv_reader *csv);

#endif
