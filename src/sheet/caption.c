/*
 * Captions as they are compared: without letter case, in whatever script, and without what people
 * and tools put around a word without meaning anything by it.
 */
#include <string.h>

#include "composed.h"
#include "letters.h"
#include "table.h"
#include "tocsin/text.h"

enum { DROPPED = 0, BLANK = ' ' };

/* Signs that stand for another one, or for nothing, wherever they are. */
static uint32_t plain_sign(uint32_t code)
{
	if (code == '_' || code == '-' || code <= BLANK || code == 0x00A0 || code == 0x3000 ||
		(code >= 0x2000 && code <= 0x200A) || code == 0x202F ||
		(code >= 0x2010 && code <= 0x2013))
		return BLANK;
	if (code == 0x00AD || (code >= 0x200B && code <= 0x200F) || code == 0xFEFF)
		return DROPPED;
	return code;
}

/* ---- Marks on letters ---- */

/* The letter that `base` and a mark on it make together; 0 where Unicode has none. */
static uint32_t composed(uint32_t base, uint32_t mark)
{
	size_t from = 0, to = sizeof COMPOSED / sizeof *COMPOSED;
	while (from < to) {
		size_t middle = from + (to - from) / 2;
		bool before = COMPOSED[middle].base != base ? COMPOSED[middle].base < base
							    : COMPOSED[middle].mark < mark;
		if (before)
			from = middle + 1;
		else
			to = middle;
	}
	bool found = from < sizeof COMPOSED / sizeof *COMPOSED && COMPOSED[from].base == base &&
		     COMPOSED[from].mark == mark;
	return found ? COMPOSED[from].letter : 0;
}

/* ---- The whole ---- */

static const char *without_prefix(const char *caption)
{
	/* Primavera P6 marks columns that it will not read back. */
	return strncmp(caption, "(*)", 3) == 0 && caption[3] != '\0' ? caption + 3 : caption;
}

/* How many bytes at the end of a caption say nothing: "Task:", "Nr.", "Done?", "Start *", "Cost¹".
 */
static size_t mark_at_end(const char *plain, size_t length)
{
	static const char *const marks[] = {":", ".", "*", "?", "\xC2\xB9", "\xC2\xB2", "\xC2\xB3",
		"\xE2\x80\xA0", "\xE2\x80\xA1", " "};
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		size_t mark = strlen(marks[i]);
		if (length > mark && memcmp(plain + length - mark, marks[i], mark) == 0)
			return mark;
	}
	return 0;
}

char *table_caption(struct tocsin_arena *arena, const char *caption)
{
	const char *from = without_prefix(caption);
	size_t length = strlen(from), to = 0, used, last = 0;
	char *plain =
		TOCSIN_NEW(arena, char, 3 * length + 4); /* U+FFFD for a broken byte takes three */
	uint32_t letter = BLANK;                         /* so that leading blanks go */
	for (size_t at = 0; at < length; at += used) {
		uint32_t code = tocsin_utf8_decode(from + at, length - at, &used);
		code = letters_small(plain_sign(letters_narrow(code)));
		uint32_t both = letter != BLANK ? composed(letter, code) : 0;
		if (code == DROPPED || (code == BLANK && letter == BLANK))
			continue;
		last = both != 0 ? last : to;
		letter = both != 0 ? both : code;
		to = last + tocsin_utf8_encode(plain + last, letter);
	}
	if (to > 0 && plain[to - 1] == BLANK)
		to--;
	for (size_t mark; (mark = mark_at_end(plain, to)) > 0;)
		to -= mark;
	plain[to] = '\0';
	return plain;
}
