/*
 * The guard against spreadsheets: a text that one would run as a formula gets a leading '.
 *
 *     =1+1   written as   '=1+1   read back as   =1+1
 *     '=1                 ''=1                   '=1
 *
 * A text is in danger where = + - @ tab or carriage return stands behind any number of '; so what
 * is written is one ' more than what was meant, and reading takes exactly one away. An id such as
 * 007 or 1.10 is guarded by who knows that it is one (csv_writer_text_cell), and '007 always.
 */
#ifndef SHEET_GUARD_H
#define SHEET_GUARD_H

#include <stdbool.h>

/* True where `text` needs a ' before it when it is written. */
bool guard_needed(const char *text);

/* Would a spreadsheet make something of it that is written otherwise: a number (007, 1,234), a date
 * (2-3, MAR1), a time (9:30 pm), a yes or no (TRUE)? */
bool guard_is_value(const char *text);

/* `text` as it was before it was guarded: itself, or what stands behind its first '. */
const char *guard_removed(const char *text);

#endif
