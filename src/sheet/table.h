/*
 * A CSV file whose columns are known by name: descriptors say which captions mean a column and what
 * to do with a cell of it.
 *
 *     static const struct table_column columns[] = {
 *             {"name|task|title", read_name},
 *             {"units|capacity", read_units},
 *     };
 *
 * Captions are compared as table_caption makes them. Where
 * several cells of the header mean the same column, the caption that stands first in its
 * descriptor wins.
 */
#ifndef SHEET_TABLE_H
#define SHEET_TABLE_H

#include "csv_reader.h"
#include "tocsin/arena.h"

struct table;

/* A cell that is not empty. It may be kept for later, with a copy of its text. */
struct cell {
	const struct table *table;
	const char *text;       /* valid until the next row */
	struct csv_place place; /* of its row */
	uint32_t index;         /* which cell of its row */
};

struct table_column {
	const char *captions;                             /* ours, then the aliases, between bars */
	void (*read)(const struct cell *cell, void *row); /* NULL: known, and not read */
};

enum { TABLE_ABSENT = UINT32_MAX };

struct table {
	struct csv_reader *reader;
	const struct table_column *columns;
	size_t column_count;
	uint32_t *cell_of;   /* per column: its cell, or TABLE_ABSENT */
	uint32_t *column_of; /* per cell of the header: its column, or TABLE_ABSENT */
	uint32_t width;      /* cells of the header */
	const char *found;   /* the header as it was met, for messages */
	const char *unused;  /* captions that mean no column, between ", "; "" */
	bool whole_rows; /* a row that ends before the last known column is not read (a torn line)
			  */
	struct csv_place header;
	const char *(*rewrite)(void *data, uint32_t column, const char *text); /* NULL: as it is */
	bool (*leaves_out)(void *data, const struct csv_reader *row);          /* NULL: none */
	bool (*passes_over)(void *data, const struct csv_reader *row);         /* likewise */
	void *data;
	/* The header's cells, which are no row where they stand once more; NULL: not looked for. */
	const char *const *captions;
	struct table_left_out {
		struct csv_place first;
		uint32_t count;
	} repeated, left_out; /* headers, and rows that `leaves_out` took */
	uint32_t row;         /* of the present row, from 0, header not counted */
};

/*
 * Reads the header; what it needs lives in `arena`. false: the file holds no row at all.
 */
bool table_open(struct table *table, struct tocsin_arena *arena, struct csv_reader *reader,
	const struct table_column *columns, size_t column_count);

/*
 * For a header that somebody else has read: `column_of` (per cell of `width`, a column or
 * TABLE_ABSENT) and `captions` must outlive the table. `rewrite`, which may be NULL, gives the text
 * that a column's `read` sees instead of the cell's; it lives until the next cell. `leaves_out`,
 * which may be NULL, says of a row that it holds a total; `passes_over`, of one that is not to be
 * told either. A page break may have put the header
 * between the rows: it is left out with a note, as those are.
 */
struct table_header {
	struct csv_place place;
	uint32_t width;
	uint32_t *column_of;
	const char *const *captions;
	const char *(*rewrite)(void *data, uint32_t column, const char *text);
	bool (*leaves_out)(void *data, const struct csv_reader *row);
	bool (*passes_over)(void *data, const struct csv_reader *row);
	void *data;
};
void table_open_as(struct table *table, struct tocsin_arena *arena, struct csv_reader *reader,
	const struct table_column *columns, size_t column_count, const struct table_header *header);

/* For a file without a header: the columns in their own order, from the first row on. */
void table_open_bare(struct table *table, struct tocsin_arena *arena, struct csv_reader *reader,
	const struct table_column *columns, size_t column_count);

bool table_has(const struct table *table, size_t column);

/*
 * Reads the next row and hands every cell that is not empty to its column's `read`; false at the
 * end. A row with more cells than the header is told in the diags (an unquoted comma), with the
 * reader's severity, and left out.
 */
bool table_next(struct table *table, void *row);

/* The present row's cells once more, for whoever read it with csv_reader_next. */
bool table_take(struct table *table, void *row);

void cell_diag(const struct cell *cell, enum tocsin_severity severity, const char *format, ...)
	__attribute__((format(printf, 3, 4)));
/* What makes the cell's row unusable: a fault, or a note that the row is skipped. */
void cell_wrong(const struct cell *cell, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* At a column of the present row; at the row where it has no such cell. */
void table_diag(const struct table *table, enum tocsin_severity severity, size_t column,
	const char *format, ...) __attribute__((format(printf, 4, 5)));

/*
 * `caption` as captions are compared, in `arena`: small letters of any script, accents composed
 * (NFC), one blank for `_`, `-` and runs of blanks, and without colon, full stop, asterisk,
 * question or footnote mark at its end or Primavera's "(*)" at its beginning.
 */
char *table_caption(struct tocsin_arena *arena, const char *caption);

#endif
