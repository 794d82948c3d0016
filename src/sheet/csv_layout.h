/*
 * How the text of a CSV file is laid out: lines that some tools write before it, and the character
 * between its cells.
 */
#ifndef SHEET_CSV_LAYOUT_H
#define SHEET_CSV_LAYOUT_H

#include "csv_reader.h"

/*
 * Where the rows of `text` begin, behind a `sep=;` line of Excel and a `#TYPE` line of PowerShell;
 * in `*delimiter` what `hints` or the `sep=` line say, else the one of , ; tab | with which the
 * header is known best, else the one that parts the first rows most evenly, by the more cells, in
 * this order.
 */
struct csv_place csv_layout_find(
	const char *text, size_t length, const struct csv_hints *hints, char *delimiter);

/* The most captions that a row of `text` has with any delimiter; `hints` is a struct csv_hints. */
uint32_t csv_layout_weigh(const void *hints, const char *text, size_t length);

/* The code page that the row with most captions speaks for, NULL where none does; likewise. */
const char *csv_layout_code_page(const void *hints, const char *text, size_t length);

#endif
