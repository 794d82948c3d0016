/*
 * What a cell says: dates, durations, amounts, yes and no. Each reader tells what is wrong with the
 * cell and what would be right, and returns false then.
 */
#ifndef SHEET_CELL_VALUE_H
#define SHEET_CELL_VALUE_H

#include "table.h"
#include "tocsin/duration.h"

bool cell_date(struct tocsin_date *out, const struct cell *cell);

/* Not negative. */
bool cell_duration(
	struct tocsin_duration *out, const struct cell *cell, const struct tocsin_units *units);

/* yes, no, true, false, y, n, x, on, off, 1, 0. */
bool cell_yes(bool *out, const struct cell *cell);

/* A share in thousandths, 0 to 1000: 50%, 0.5; a bare number above 1 is percent. */
bool cell_share(int *out, const struct cell *cell);

/* 50, 50%: 0 to 1000 thousandths; a bare number is percent. */
bool cell_percent(int *out, const struct cell *cell);

/* Units of a resource in thousandths: 2, 0.5, 50%. */
bool cell_units(int64_t *out, const struct cell *cell);

/* A whole number from 0 to `most`. */
bool cell_count(int *out, const struct cell *cell, int most);

/*
 * A decimal number with . or , in thousandths, rounded to the nearest, 0 to 10^12, blanks around it
 * allowed; a percent sign behind it divides by 100. false where `length` bytes of `text` are none.
 */
bool thousandths_parse(int64_t *out, bool *percent, const char *text, size_t length);

#endif
