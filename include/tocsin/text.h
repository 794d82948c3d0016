/*
 * Text from files: decoded strictly, and cleaned before it meets a terminal.
 *
 * The model keeps raw bytes; whoever shows them passes them through tocsin_text_clean, once.
 */
#ifndef TOCSIN_TEXT_H
#define TOCSIN_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "tocsin/arena.h"

/*
 * The code point at `text` (at most `length` bytes), and in `*used` how many bytes it takes. Bytes
 * that are not UTF-8 (overlong forms, surrogates, past U+10FFFF, cut off) give U+FFFD, one byte
 * used. `length` must be at least 1.
 */
uint32_t tocsin_utf8_decode(const char *text, size_t length, size_t *used);

/* Writes `code` as UTF-8 (1 to 4 bytes, no NUL) and returns how many; U+FFFD for what is no scalar.
 */
size_t tocsin_utf8_encode(char out[4], uint32_t code);

/* True for characters that sit on the one before them (marks of category Mn/Me, and ZWJ's kin). */
bool tocsin_is_combining(uint32_t code);

/*
 * `text` as it may be shown: bytes that are not UTF-8 become U+FFFD; control characters (C0, DEL,
 * C1, U+2028, U+2029) a visible substitute (a space for tab and line ends, else U+FFFD); bidi
 * controls, zero-width characters, tag characters and variation selectors are dropped; at most four
 * combining marks stay on one base. The result lives in `arena`; it is `text` itself where nothing
 * had to change.
 */
const char *tocsin_text_clean(struct tocsin_arena *arena, const char *text);

/*
 * Takes out of `text`, in place, the bytes that are not UTF-8: what a format such as "%.40s" leaves
 * of a character that it cut.
 */
void tocsin_text_whole(char *text);

/* ASCII letter case folded; bytes above 127 compare as they are. Result as strcmp. */
int tocsin_text_compare_fold(const char *a, const char *b);

/*
 * How many slips of the finger lie between the first `length` bytes of `a` and `b`: letters put in,
 * taken out, replaced, or swapped with their neighbour (optimal string alignment); ASCII letter
 * case ignored. For "did you mean": texts longer than TOCSIN_DISTANCE_LONGEST bytes are that far
 * apart, unless they are equal.
 */
enum { TOCSIN_DISTANCE_LONGEST = 64 };
unsigned tocsin_text_distance(const char *a, size_t length, const char *b);

#endif
