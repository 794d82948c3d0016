/*
 * Exports that tocsin wrote itself, for another tool or for a spreadsheet: their buffers are rows.
 *
 *     id,name,...,predecessors,...,notes,chain,buffer
 *     FB1,Feeding buffer T2.2 -> T3,...,T2.2,...,buffer of tocsin,FB1,feeding
 *
 * A row is a buffer where its cell in a column called "buffer" says "feeding" or "project", or
 * where its notes begin with OWN_EXPORT_NOTE, which a tool hands back as it was.
 */
#ifndef DIALECT_OWN_EXPORT_H
#define DIALECT_OWN_EXPORT_H

#include "dialect.h"

/* What the notes of a row that is a buffer begin with. */
#define OWN_EXPORT_NOTE "buffer of tocsin"

/*
 * Gives the columns of such an export their meaning, after the others have theirs: a duration
 * beside `safe` is the focused one; `Text1` holds our ids, and `ID` then only numbers the rows.
 * `plain` are the captions as table_caption makes them.
 */
void own_export_columns(struct dialect *dialect, const char *const *plain);

/* May the file hold rows that are buffers? */
bool own_export_is_one(const struct dialect *dialect);

/* Is the file one whose texts are guarded against spreadsheets (guard.h)? */
bool own_export_is_guarded(const struct dialect *dialect);

/* The id of a row that is a buffer, "" where it has none; NULL where it is none. */
const char *own_export_buffer(const struct dialect *dialect, const struct csv_reader *row);

#endif
