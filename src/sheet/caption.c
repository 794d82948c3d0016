/*
 * Captions as they are compared: without letter case, in whatever script, and without what people
 * and tools put around a word without meaning anything by it.
 */
#include <string.h>

#include "composed.h"
#include "table.h"
#include "tocsin/text.h"

/* ---- Letter case ---- */

/* Ranges of capital letters, and how far each lies from its small letter. */
static const struct {
	uint32_t first, last;
	int32_t distance;
	bool in_turn; /* capital, small, capital, small ... */
} capitals[] = {
	{'A', 'Z', 32, false},
	{0x00C0, 0x00D6, 32, false}, /* Latin-1 */
	{0x00D8, 0x00DE, 32, false},
	{0x0100, 0x012F, 1, true}, /* Latin Extended-A */
	{0x0132, 0x0137, 1, true},
	{0x0139, 0x0148, 1, true},
	{0x014A, 0x0177, 1, true},
	{0x0178, 0x0178, 0x00FF - 0x0178, false},
	{0x0179, 0x017E, 1, true},
	{0x018F, 0x018F, 0x0259 - 0x018F, false}, /* Azerbaijani */
	{0x01A0, 0x01A1, 1, true},                /* Vietnamese */
	{0x01AF, 0x01B0, 1, true},
	{0x0218, 0x021B, 1, true},                /* Romanian */
	{0x0386, 0x0386, 0x03AC - 0x0386, false}, /* Greek */
	{0x0388, 0x038A, 0x03AD - 0x0388, false},
	{0x038C, 0x038C, 0x03CC - 0x038C, false},
	{0x038E, 0x038F, 0x03CD - 0x038E, false},
	{0x0391, 0x03AB, 32, false},
	{0x0400, 0x040F, 80, false}, /* Cyrillic */
	{0x0410, 0x042F, 32, false},
	{0x0460, 0x0481, 1, true},
	{0x048A, 0x04BF, 1, true},
	{0x04D0, 0x052F, 1, true},
	{0x1E00, 0x1E95, 1, true}, /* Vietnamese */
	{0x1EA0, 0x1EFF, 1, true},
};

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

static uint32_t small_letter(uint32_t code)
{
	if (code == 0x0130 || code == 0x0131) /* Turkish I with and without a dot */
		return 'i';
	if (code == 0x03C2) /* Greek s at the end of a word */
		return 0x03C3;
	for (size_t i = 0; i < sizeof capitals / sizeof *capitals; i++) {
		if (code < capitals[i].first)
			return code;
		if (code > capitals[i].last)
			continue;
		bool small = capitals[i].in_turn && (code - capitals[i].first) % 2 == 1;
		return small ? code : (uint32_t)((int32_t)code + capitals[i].distance);
	}
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
		if (code >= 0xFF01 && code <= 0xFF5E)
			code -= 0xFEE0; /* the wide signs of Chinese and Japanese */
		code = small_letter(plain_sign(code));
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
