/*
 * The reader's short way for rows that need no parser.
 */
#ifndef SHEET_CSV_PLAIN_H
#define SHEET_CSV_PLAIN_H

#include "csv_reader.h"

/*
 * Takes the next line where it is a row for itself: its cells, none where it is blank. false, and
 * nothing taken, at the end of the file and where libcsv must read it.
 */
bool csv_plain_line(struct csv_reader *csv);

/* Room for one more cell of the row, and for `length` bytes and a NUL behind those in the buffer.
 */
void csv_row_make_room(struct csv_reader *csv, size_t length);

#endif
