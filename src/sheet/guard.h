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

/* Would a spreadsheet make a number or a date of it that is written otherwise? */
bool guard_is_number(const char *text);

/* `text` as it was before it was guarded: itself, or what stands behind its first '. */
const char *guard_removed(const char *text);

#endif
