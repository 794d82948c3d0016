/*
 * Cells that repeat: a schedule holds the same dates and durations again and again, and what was
 * translated a moment ago is not translated anew.
 */
#ifndef DIALECT_REPEATS_H
#define DIALECT_REPEATS_H

#include "dialect.h"

enum { REPEATS = 256, REPEAT_SIZE = 31 };

struct repeat {
	uint8_t column; /* enum schedule_column; 0 with an empty text: nothing is remembered */
	bool same;      /* the cell needs no translation */
	char text[REPEAT_SIZE], ours[REPEAT_SIZE];
};

/* All zero in the beginning; of one dialect. */
struct repeats {
	struct repeat of[REPEATS];
};

/*
 * What dialect_translate gives, which is `text` itself, in `out`, or in `repeats` until the next
 * call.
 */
const char *repeats_translate(struct repeats *repeats, const struct dialect *dialect,
	enum schedule_column column, const char *text, char out[DIALECT_TEXT_MAX]);

#endif
