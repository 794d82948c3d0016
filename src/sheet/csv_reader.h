/*
 * A CSV file in memory, read row by row as libcsv does it, every cell with its exact place in the
 * file.
 *
 *     1  id,name            csv_reader_next: cells "id", "name"            line 1
 *     2  1,"Dig             csv_reader_next: cells "1", "Dig\nthe hole"    line 2; cell 1 is at 2:3
 *     3  the hole"
 *     4  2,ab"c             a fault at 4:5, for libcsv is strict; reading goes on in line 5
 *
 * The file is taken line by line, so that the place where each row begins is known; the place of a
 * cell within its row is looked for only when a diagnostic needs it. Lines that are plain rows are
 * split at once (csv_plain.c), all others are fed to libcsv.
 */
#ifndef SHEET_CSV_READER_H
#define SHEET_CSV_READER_H

#include <csv.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "encoding.h"
#include "tocsin/diag.h"

enum {
	CSV_CELL_MAX = 1 << 20, /* bytes of a cell */
	CSV_COLUMNS_MAX = 4096,
};

#define CSV_AHEAD_UNKNOWN SIZE_MAX

/* Where a row begins; enough to find its cells again. */
struct csv_place {
	size_t offset; /* into `content.text` */
	uint32_t line; /* from 1 */
};

struct csv_reader {
	const char *file; /* for messages */
	struct tocsin_diags *diags;
	enum tocsin_severity severity; /* of a row that cannot be read: fault, or note and skip */
	struct encoded_text content;
	char delimiter;

	/* The present row. Texts are NUL-terminated and valid until the next csv_reader_next. */
	char **cells;
	uint32_t count;
	struct csv_place place;
	uint32_t broken; /* rows that could not be read so far */

	/* The reader's own. */
	struct csv_parser parser;
	struct csv_place next; /* the line to be fed next */
	char *buffer;          /* the row's cells, each with its NUL */
	size_t used, capacity;
	size_t *starts; /* of the cells in `buffer` */
	uint32_t cell_capacity;
	/* The next line feed, carriage return and quote, or CSV_AHEAD_UNKNOWN. */
	size_t feed_ahead, carriage_ahead, quote_ahead;
	bool complete; /* libcsv has told the end of the row */
	bool holds_nul;
	bool finished;
};

#define CSV_CAPTIONS_ALL UINT32_MAX

/* What is known of a file before it is read. All zero: nothing. */
struct csv_hints {
	const char *encoding; /* encoding_known of it; outlives the reader; NULL: found out */
	char delimiter;       /* 0: found out */
	/* How many cells of a row are captions that somebody knows, CSV_CAPTIONS_ALL where no row
	 * can know more; NULL where nobody knows any. Encoding and delimiter are then those with
	 * which the header is known best. */
	uint32_t (*captions_known)(const char *const *cells, uint32_t count);
	/* The code page, for iconv, in which people save a file with such captions; NULL, also as a
	 * result: not known. */
	const char *(*code_page)(const void *data, const char *const *captions, uint32_t count);
	const void *data; /* for `code_page` */
};

/*
 * Starts reading `length` bytes, which must outlive it. The delimiter is what the `sep=` line says,
 * or the one of , ; tab | that csv_layout_find takes. With severity TOCSIN_FAULT text that is not
 * UTF-8 is read in a code page (a note); with TOCSIN_NOTE, for files that are also appended to, it
 * stays as it is. `hints` may be NULL.
 */
void csv_reader_open(struct csv_reader *csv, const char *file, const char *bytes, size_t length,
	struct tocsin_diags *diags, enum tocsin_severity severity);
void csv_reader_open_with(struct csv_reader *csv, const char *file, const char *bytes,
	size_t length, struct tocsin_diags *diags, enum tocsin_severity severity,
	const struct csv_hints *hints);

/*
 * Reads the next row that holds anything but blanks; false at the end. What is no CSV is told in
 * the diags and left out: an open quote, text after a closing one, a NUL byte, a cell or a row
 * beyond the limits. Reading goes on in the line after the one in which that row began.
 */
bool csv_reader_next(struct csv_reader *csv);

/*
 * The reader once more from a row it has read, as if nothing behind it had been read yet. What was
 * told stays told: whoever only looks ahead reads with `diags` of its own.
 */
void csv_reader_seek(struct csv_reader *csv, struct csv_place place);

void csv_reader_close(struct csv_reader *csv);

/* How many bytes the line at the start of `text` takes, its line end (LF, CRLF or CR) included. */
size_t csv_line_length(const char *text, size_t length);

/* Line and column of the byte at offset `at`, which stands in the row that begins at `place`. */
void csv_reader_locate_byte(const struct csv_reader *csv, struct csv_place place, size_t at,
	uint32_t *line, uint32_t *column);

/* The offset at which a cell begins (its quote, where it has one); SIZE_MAX where there is none. */
size_t csv_reader_cell_offset(const struct csv_reader *csv, struct csv_place place, uint32_t cell);

/* Line and column (in characters, from 1) of a cell; column 0 where the row has no such cell. */
void csv_reader_locate(const struct csv_reader *csv, struct csv_place place, uint32_t cell,
	uint32_t *line, uint32_t *column);

/* Adds a diagnostic at a cell. */
void csv_reader_diag(const struct csv_reader *csv, enum tocsin_severity severity,
	struct csv_place place, uint32_t cell, const char *format, ...)
	__attribute__((format(printf, 5, 6)));

/* " (the row is skipped)" where it is, "" where the file is refused. */
const char *csv_reader_skipped(const struct csv_reader *csv);

/* The beginning of a text from a file, as messages quote it: at most 48 bytes, cut between two
 * characters, with "..." where it goes on. Use as excerpt_of(text).text. */
struct excerpt {
	char text[56];
};
struct excerpt excerpt_of(const char *text);

#endif
