/*
 * Bytes of a file as UTF-8 text: byte-order marks, UTF-16 and the eight-bit code page of Windows.
 */
#ifndef SHEET_ENCODING_H
#define SHEET_ENCODING_H

#include <stdbool.h>
#include <stddef.h>

struct encoded_text {
	const char *text; /* UTF-8 without a byte-order mark; in the bytes given, or `owned` */
	size_t length;
	char *owned;          /* NULL where nothing had to be converted; free it */
	const char *encoding; /* what it was read as: "UTF-8", "UTF-16", "Windows-1252" */
};

/*
 * Decodes `length` bytes, which must outlive the result. UTF-16 is recognised by its mark, or by
 * the zero bytes that ASCII has in it; its unpaired surrogates become U+FFFD. What is neither that
 * nor strict UTF-8 is read as Windows-1252 where `eight_bit` allows it (its five holes as
 * ISO-8859-1), else left as it is. Cost: one pass; eight bytes at a time while they are ASCII.
 */
void encoding_decode(struct encoded_text *out, const char *bytes, size_t length, bool eight_bit);

void encoding_free(struct encoded_text *text);

#endif
