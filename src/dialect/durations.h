/*
 * Durations as people and tools write them: 3,5 Tage, 2 edays?, 1.500 h, 1w 2d 4h, 2 semaines.
 */
#ifndef DIALECT_DURATIONS_H
#define DIALECT_DURATIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "dialect.h"

enum { DURATION_TEXT_SIZE = 96 };

/*
 * Writes the duration of `text` in our own spelling to `out`: a number with a point and one of our
 * units ("3.5d", "2ed?"), or an ISO duration where there are several ("P1W2DT4H"). A number without
 * a unit counts `bare`. Units are those of `language`, and of English where it has no such word.
 * false: no duration.
 */
bool durations_rewrite(char out[DURATION_TEXT_SIZE], const char *text,
	const struct language *language, char decimal, enum bare_unit bare);

/* Is `word` a unit of time in `language` or in English? Which: in `*unit`. */
bool durations_unit(enum language_unit *unit, bool *elapsed, const char *word, size_t length,
	const struct language *language);

/* Is this what elapsed units have before or behind them: the f of German "ft", the e of "ed"? */
bool durations_elapsed_mark(const char *mark, size_t length, const struct language *language);

/*
 * The number at `*text` with a point and without thousands separators, in `out`; moves `*text`
 * behind it. Where `decimal` is a comma, `1.500` is fifteen hundred and `1.5` one and a half.
 */
bool durations_take_number(char *out, size_t size, const char **text, char decimal);

#endif
