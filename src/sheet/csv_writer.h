/*
 * CSV text, cell by cell: quoted where it must be, and safe from spreadsheets (guard.h).
 */
#ifndef SHEET_CSV_WRITER_H
#define SHEET_CSV_WRITER_H

#include <stddef.h>

#include "tocsin/arena.h"

struct csv_writer {
	char *text; /* not NUL-terminated; free it with csv_writer_free */
	size_t length, capacity;
	char delimiter;
	int cells; /* of the present row */
};

void csv_writer_init(struct csv_writer *writer, char delimiter);

/* Adds a cell: guarded, and in quotes where it holds the delimiter, a quote, or blanks at an end.
 */
void csv_writer_cell(struct csv_writer *writer, const char *text);

/* The same for ids and names, of which a spreadsheet must not make anything else (guard_is_value).
 */
void csv_writer_text_cell(struct csv_writer *writer, const char *text);

/* The same with every line end and tab a blank and every byte that is no UTF-8 a U+FFFD, for files
 * of which one row is one line. */
void csv_writer_line_cell(struct csv_writer *writer, const char *text);

/* Adds text as it is: a header, a comment. */
void csv_writer_raw(struct csv_writer *writer, const char *text);

/* Puts the mark of UTF-8 before all of it where it is more than ASCII: without one spreadsheets
 * read it as the code page of their machine. */
void csv_writer_mark(struct csv_writer *writer);

/* Ends the row. */
void csv_writer_end(struct csv_writer *writer);

void csv_writer_free(struct csv_writer *writer);

#endif
