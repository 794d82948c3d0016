/*
 * Stamps of the journal: `2026-11-22T16:48:09.000001Z`, UTC with microseconds.
 */
#ifndef STORE_STAMP_H
#define STORE_STAMP_H

#include <stdbool.h>
#include <stdint.h>

enum { STAMP_SIZE = 40, STAMP_LENGTH = 27 };

/* Microseconds since 1970-01-01 UTC. Seconds, their fraction and the Z may be missing; an offset
 * such as +02:00 is taken off. */
bool stamp_parse(int64_t *microseconds, const char *text);

/* Returns `out`. */
char *stamp_format(char out[STAMP_SIZE], int64_t microseconds);

/* The machine's clock. */
int64_t stamp_now(void);

#endif
