/*
 * The header of a schedule: the row whose cells are captions, wherever it stands.
 */
#ifndef DIALECT_HEADER_H
#define DIALECT_HEADER_H

#include <stdbool.h>

#include "dialect.h"
#include "sample.h"

/* The cells of a row as captions_plain makes them, in `arena`. */
const char *const *header_captions(struct tocsin_arena *arena, const struct sample_row *row);

/*
 * Is a row a header as we write them: our own words to the letter, each once, an estimate of ours
 * among them? Then nothing else in the file can be the header, and nothing has to be found out.
 */
bool header_is_ours(const char *const *cells, uint32_t count);

/*
 * The row of `sample` that knows most captions of any tool, the first of several; where none knows
 * two, the first that is not much emptier than the fullest. A caption that the user's wishes name
 * counts like any other.
 */
uint32_t header_find(struct tocsin_arena *arena, const struct sample *sample,
	const struct dialect_wishes *wishes);

/*
 * Does what was taken for the header look like a task, for nothing in it means a column, and a cell
 * begins with a digit? Then the file has none.
 */
bool header_is_missing(const struct dialect *dialect);

/* Is the row below a header one too? (Primavera P6: field codes, then captions.) */
bool header_goes_on(struct tocsin_arena *arena, const struct sample *sample, uint32_t header);

/*
 * Reads `csv`, which stands before the sample, up to the header's last row. What is no CSV above a
 * header is a fault where the header may be a guess, and a note where two of its captions are
 * known.
 */
void header_skip(struct tocsin_arena *arena, struct csv_reader *csv, const struct sample *sample,
	uint32_t header, uint32_t rows, const struct dialect_wishes *wishes);

#endif
