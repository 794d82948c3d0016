/*
 * The first rows of a file, kept, for whoever must know them before the file is read.
 */
#ifndef SHEET_SAMPLE_H
#define SHEET_SAMPLE_H

#include "csv_reader.h"
#include "tocsin/arena.h"

struct sample_row {
	struct csv_place place;
	const char *const *cells;
	uint32_t count;
};

struct sample {
	const struct sample_row *rows;
	uint32_t count;
};

/*
 * Up to `most` rows from where `csv` stands, in `arena`; `csv` is left where it stood. Rows that
 * cannot be read are left out, and told when the file is read.
 */
struct sample sample_take(struct csv_reader *csv, struct tocsin_arena *arena, uint32_t most);

#endif
