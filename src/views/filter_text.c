/* Text without letter case, code point by code point. */
#include <string.h>
#include <wctype.h>

#include "filter.h"
#include "tocsin/text.h"

static uint32_t fold_case(const char **text)
{
	unsigned char first = (unsigned char)**text;
	if (first < 0x80) {
		++*text;
		return first >= 'A' && first <= 'Z' ? first + 32u : first;
	}
	size_t used;
	uint32_t code = tocsin_utf8_decode(*text, strnlen(*text, 4), &used);
	*text += used;
	return (uint32_t)towlower((wint_t)code);
}

uint32_t *filter_folded(struct tocsin_arena *arena, const char *text, size_t length)
{
	uint32_t *out = TOCSIN_NEW(arena, uint32_t, length + 1), count = 0;
	const char *at = tocsin_arena_strndup(arena, text, length);
	while (*at)
		out[count++] = fold_case(&at);
	return out;
}

int filter_begins(const char *text, const uint32_t *needle)
{
	while (*needle && *text)
		if (fold_case(&text) != *needle++)
			return 0;
	return *needle ? 0 : *text ? 1 : 2;
}

bool filter_contains(const char *text, const uint32_t *needle)
{
	while (*text) {
		if (filter_begins(text, needle))
			return true;
		fold_case(&text);
	}
	return !needle[0];
}

static unsigned long number_at(const char **text)
{
	unsigned long value = 0;
	enum { LONGEST = 18 };
	for (int digits = 0; **text >= '0' && **text <= '9' && digits < LONGEST; digits++)
		value = value * 10 + (unsigned long)(*(*text)++ - '0');
	return value;
}

static bool at_digit(const char *text)
{
	return *text >= '0' && *text <= '9';
}

int filter_compare(const char *a, const char *b)
{
	while (*a && *b) {
		bool numbers = at_digit(a) && at_digit(b);
		unsigned long left = numbers ? number_at(&a) : fold_case(&a);
		unsigned long right = numbers ? number_at(&b) : fold_case(&b);
		if (left != right)
			return left < right ? -1 : 1;
	}
	return (*a != 0) - (*b != 0);
}
