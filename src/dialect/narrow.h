/*
 * Numbers and signs as Chinese and Japanese keyboards write them: ３ＦＳ＋２日, 3−5.
 */
#ifndef DIALECT_NARROW_H
#define DIALECT_NARROW_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Writes `length` bytes of `text` with the signs of ASCII instead of their wide forms, and with
 * hyphens instead of minus signs and dashes. false, and nothing of use in `out`, where that changes
 * nothing or does not fit.
 */
bool narrow_text(char *out, size_t size, const char *text, size_t length);

/* A wide digit at `text`? */
bool narrow_is_wide_digit(const char *text);

#endif
