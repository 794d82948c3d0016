/*
 * Letters of any script without their case, and the wide forms that Chinese and Japanese have of
 * ASCII.
 */
#ifndef SHEET_LETTERS_H
#define SHEET_LETTERS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The small letter of a capital one; anything else as it is. */
uint32_t letters_small(uint32_t code);

/* The ASCII sign of a wide one (U+FF13 is a 3, U+3000 a blank); anything else as it is. */
uint32_t letters_narrow(uint32_t code);

/* Are `length` bytes of both the same but for letter case? A letter takes as many bytes in both. */
bool letters_equal(const char *a, const char *b, size_t length);

#endif
