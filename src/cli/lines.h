/*
 * Reports for people: aligned columns and cleaned text on standard output.
 */
#ifndef CLI_LINES_H
#define CLI_LINES_H

#include <stdbool.h>
#include <stdint.h>

#include "tocsin/tocsin.h"
#include "tocsin/vector.h"

enum { LINES_COLUMNS = 12 };

/* A table that is filled cell by cell and printed once its widths are known. */
struct lines {
	struct tocsin_arena arena;
	int columns;
	const char *heads[LINES_COLUMNS]; /* a head that begins with '>' aligns its column to the
					     right */
	const char *nothing;              /* printed where there is no row; NULL: the heads alone */
	TOCSIN_VECTOR(const char *) cells; /* row by row */
};

/* `heads` has `columns` entries. */
void lines_init(struct lines *lines, int columns, const char *const *heads);

/* Appends the next cell; texts from files are cleaned. */
void lines_cell(struct lines *lines, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Prints heads and rows, two blanks between columns, and frees the table. */
void lines_print(struct lines *lines);

/* Prints a text with lines of up to 80 columns, broken at blanks. */
void lines_paragraph(const char *text);

/* What a count puts behind its noun: "1 row", "2 rows". */
const char *lines_plural(uint64_t count);

/* What a reader has to know of a buffer's size: "resized", ...; "" where it is as wanted. */
const char *lines_flag(enum tocsin_buffer_flag flag);

/* "4.5 d" for working minutes of this project; "-4.5 d". In `out`. */
enum { DAYS_SIZE = 32 };
char *lines_days(char out[DAYS_SIZE], const struct tocsin_project *project, tocsin_work minutes);

/* "20 %", "-", "inf". */
char *lines_percent(char out[DAYS_SIZE], struct tocsin_ratio ratio);

/* "1.14", "-", "inf", "back". */
char *lines_rate(char out[DAYS_SIZE], struct tocsin_rate rate);

/* "Leach: green, as of 2026-03-16T08:00", the first line of a report. */
void lines_title(struct tocsin_arena *arena, const struct tocsin_project *project,
	const struct tocsin_status *status);

/* "T1.1 > T1.2 > T3" from plan tasks of a chain; in `arena`. */
const char *lines_chain(struct tocsin_arena *arena, const struct tocsin_plan *plan,
	const struct tocsin_chain_item *chain, uint32_t count);

#endif
