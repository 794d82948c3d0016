/*
 * Bytes of a file as UTF-8 text: byte-order marks, UTF-16, UTF-32, and the code pages of the time
 * before, which nothing in a file names.
 */
#ifndef SHEET_ENCODING_H
#define SHEET_ENCODING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct encoded_text {
	const char *text; /* UTF-8 without a byte-order mark; in the bytes given, or `owned` */
	size_t length;
	char *owned;          /* NULL where nothing had to be converted; free it */
	const char *encoding; /* what it was read as: "UTF-8", "UTF-16", "Windows-1252" */
	bool guessed;         /* nothing in the bytes says that it is this one */
	/* Bytes that are nothing in the encoding, or half characters of UTF-16 or UTF-32; U+FFFD
	 * stands for each in `text`. */
	uint32_t undecoded;
	size_t first_undecoded;   /* into `text` */
	unsigned char first_byte; /* of the first */
	bool wide;                /* UTF-16 or UTF-32 */
};

/* What is known of a file before it is decoded. All zero: nothing. */
struct encoding_hints {
	const char *asked; /* encoding_known of it; outlives the text; NULL: to be found out */
	bool utf8_only;    /* what is neither UTF-8 nor UTF-16 or UTF-32 stays as it is */
	/* How much of `text`, the beginning of the file in one of the code pages, makes sense; NULL
	 * where nobody can tell. */
	uint32_t (*weigh)(const void *data, const char *text, size_t length);
	/* The code page, for iconv, in which people save a file that begins with `text`: taken
	 * where others make no more sense of it. NULL, also as a result: not known. */
	const char *(*likely)(const void *data, const char *text, size_t length);
	const void *data; /* for both */
};

/* Is `name` an encoding that can be asked for, one that iconv knows? */
bool encoding_known(const char *name);

/*
 * Decodes `length` bytes, which must outlive the result. UTF-16 and UTF-32 are recognised by their
 * marks, UTF-16 also by the zero bytes that ASCII has in it. What is neither that nor UTF-8 (with
 * more than a stray byte here and there) is read in the code page in which most of its beginning
 * makes sense; of several in the likely one, and in Windows-1252 where none is. Cost: one pass;
 * eight bytes at a time while they are ASCII.
 */
void encoding_decode(struct encoded_text *out, const char *bytes, size_t length,
	const struct encoding_hints *hints);

void encoding_free(struct encoded_text *text);

#endif
