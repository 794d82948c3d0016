#include "tocsin/text.h"

#include <string.h>

#include "combining.h"

enum { REPLACEMENT = 0xFFFD, MARKS_PER_BASE = 4 };

/*
 * What is never shown: Unicode's Default_Ignorable_Code_Point (DerivedCoreProperties 14.0), that is
 * soft hyphen, zero-width and bidi controls, fillers, variation selectors and tags, and the anchors
 * of interlinear annotation. A text with them looks like another text; without them it cannot.
 */
static const struct code_range INVISIBLE[] = {
	{0x00AD, 0x00AD},
	{0x034F, 0x034F},
	{0x061C, 0x061C},
	{0x115F, 0x1160},
	{0x17B4, 0x17B5},
	{0x180B, 0x180F},
	{0x200B, 0x200F},
	{0x202A, 0x202E},
	{0x2060, 0x206F},
	{0x3164, 0x3164},
	{0xFE00, 0xFE0F},
	{0xFEFF, 0xFEFF},
	{0xFFA0, 0xFFA0},
	{0xFFF0, 0xFFFB},
	{0x1BCA0, 0x1BCA3},
	{0x1D173, 0x1D17A},
	{0xE0000, 0xE0FFF},
};

static bool in_ranges(const struct code_range *ranges, size_t count, uint32_t code)
{
	size_t low = 0, high = count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (code > ranges[middle].last)
			low = middle + 1;
		else
			high = middle;
	}
	return low < count && code >= ranges[low].first;
}

#define IN_RANGES(ranges, code) in_ranges((ranges), sizeof(ranges) / sizeof(ranges)[0], (code))

static bool is_scalar(uint32_t code)
{
	return code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF);
}

uint32_t tocsin_utf8_decode(const char *text, size_t length, size_t *used)
{
	/* The first byte tells how many follow; `least` is the first code that needs so many. */
	static const struct {
		uint8_t mask, lead;
		uint32_t least;
	} forms[] = {{0xE0, 0xC0, 0x80}, {0xF0, 0xE0, 0x800}, {0xF8, 0xF0, 0x10000}};

	const unsigned char *byte = (const unsigned char *)text;
	*used = 1;
	if (byte[0] < 0x80)
		return byte[0];
	for (size_t following = 1; following <= 3; following++) {
		if ((byte[0] & forms[following - 1].mask) != forms[following - 1].lead)
			continue;
		if (length <= following)
			return REPLACEMENT;
		uint32_t code = byte[0] & (0xFFu ^ forms[following - 1].mask);
		for (size_t i = 1; i <= following; i++) {
			if ((byte[i] & 0xC0) != 0x80)
				return REPLACEMENT;
			code = code << 6 | (byte[i] & 0x3Fu);
		}
		if (code < forms[following - 1].least || !is_scalar(code))
			return REPLACEMENT;
		*used = following + 1;
		return code;
	}
	return REPLACEMENT;
}

size_t tocsin_utf8_encode(char out[4], uint32_t code)
{
	if (!is_scalar(code))
		code = REPLACEMENT;
	if (code < 0x80) {
		out[0] = (char)code;
		return 1;
	}
	size_t following = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
	static const uint8_t leads[] = {0xC0, 0xE0, 0xF0};
	out[0] = (char)(leads[following - 1] | code >> 6 * following);
	for (size_t i = 1; i <= following; i++)
		out[i] = (char)(0x80 | (code >> 6 * (following - i) & 0x3F));
	return following + 1;
}

bool tocsin_is_combining(uint32_t code)
{
	return code >= COMBINING[0].first && IN_RANGES(COMBINING, code);
}

static bool is_line_end_or_tab(uint32_t code)
{
	return code == '\t' || code == '\n' || code == '\r' || code == 0x85 || code == 0x2028 ||
	       code == 0x2029;
}

static bool is_control_or_noncharacter(uint32_t code)
{
	return code < 0x20 || (code >= 0x7F && code < 0xA0) || (code & 0xFFFE) == 0xFFFE ||
	       (code >= 0xFDD0 && code <= 0xFDEF);
}

/* Runs twice over a text: first with `out` NULL, to measure, then to write. */
struct cleaner {
	char *out;
	size_t length;
	bool changed;
	bool has_base;  /* a character stands before, on which a mark may sit */
	unsigned marks; /* on it so far */
};

static void put(struct cleaner *cleaner, uint32_t code)
{
	char bytes[4];
	size_t count = tocsin_utf8_encode(bytes, code);
	if (cleaner->out)
		memcpy(cleaner->out + cleaner->length, bytes, count);
	cleaner->length += count;
}

static void put_base(struct cleaner *cleaner, uint32_t code)
{
	put(cleaner, code);
	cleaner->has_base = true;
	cleaner->marks = 0;
}

/* A mark at the start gets a base, or it would sit on what the screen shows before the text. */
static void put_mark(struct cleaner *cleaner, uint32_t code)
{
	if (!cleaner->has_base) {
		put_base(cleaner, REPLACEMENT);
		cleaner->changed = true;
	}
	if (cleaner->marks == MARKS_PER_BASE) {
		cleaner->changed = true;
		return;
	}
	put(cleaner, code);
	cleaner->marks++;
}

static void clean(struct cleaner *cleaner, const char *text, size_t length)
{
	size_t used;
	for (size_t at = 0; at < length; at += used) {
		uint32_t code = tocsin_utf8_decode(text + at, length - at, &used);
		uint32_t shown = code;
		if (IN_RANGES(INVISIBLE, code)) {
			cleaner->changed = true;
			continue;
		}
		if (is_line_end_or_tab(code))
			shown = ' ';
		else if (is_control_or_noncharacter(code))
			shown = REPLACEMENT;
		/* One byte that decodes to U+FFFD is not how U+FFFD itself is written. */
		cleaner->changed |= shown != code || (code == REPLACEMENT && used == 1);
		if (tocsin_is_combining(shown))
			put_mark(cleaner, shown);
		else
			put_base(cleaner, shown);
	}
}

/* Most texts are: printable ASCII is never changed and needs no decoding. */
static bool is_plain(const char *text)
{
	while (*text >= 0x20 && *text < 0x7F)
		text++;
	return *text == '\0';
}

const char *tocsin_text_clean(struct tocsin_arena *arena, const char *text)
{
	if (is_plain(text))
		return text;
	size_t length = strlen(text);
	struct cleaner measured = {0};
	clean(&measured, text, length);
	if (!measured.changed)
		return text;
	struct cleaner written = {.out = TOCSIN_NEW(arena, char, measured.length + 1)};
	clean(&written, text, length);
	return written.out;
}

void tocsin_text_whole(char *text)
{
	size_t length = strlen(text);
	char *to = text;
	for (size_t at = 0, used; at < length; at += used) {
		bool whole =
			tocsin_utf8_decode(text + at, length - at, &used) != 0xFFFD || used > 1;
		if (whole)
			memmove(to, text + at, used);
		to += whole ? used : 0;
	}
	*to = '\0';
}

static int folded(char letter)
{
	unsigned char byte = (unsigned char)letter;
	return byte >= 'A' && byte <= 'Z' ? byte - 'A' + 'a' : byte;
}

int tocsin_text_compare_fold(const char *a, const char *b)
{
	while (*a && folded(*a) == folded(*b)) {
		a++;
		b++;
	}
	return folded(*a) - folded(*b);
}

static unsigned least(unsigned a, unsigned b, unsigned c)
{
	unsigned two = a < b ? a : b;
	return two < c ? two : c;
}

/* Three rows of the table are enough: the present one, and two above it for the swaps. */
unsigned tocsin_text_distance(const char *a, size_t length, const char *b)
{
	size_t b_length = strlen(b);
	unsigned rows[3][TOCSIN_DISTANCE_LONGEST + 1];
	if (length > TOCSIN_DISTANCE_LONGEST || b_length > TOCSIN_DISTANCE_LONGEST)
		return length == b_length && memcmp(a, b, length) == 0 ? 0
								       : TOCSIN_DISTANCE_LONGEST;
	for (size_t j = 0; j <= b_length; j++)
		rows[0][j] = (unsigned)j;
	for (size_t i = 1; i <= length; i++) {
		unsigned *row = rows[i % 3];
		const unsigned *above = rows[(i + 2) % 3], *second = rows[(i + 1) % 3];
		row[0] = (unsigned)i;
		for (size_t j = 1; j <= b_length; j++) {
			bool same = folded(a[i - 1]) == folded(b[j - 1]);
			row[j] = least(row[j - 1] + 1, above[j] + 1, above[j - 1] + !same);
			bool swapped = i > 1 && j > 1 && folded(a[i - 1]) == folded(b[j - 2]) &&
				       folded(a[i - 2]) == folded(b[j - 1]);
			if (swapped && second[j - 2] + 1 < row[j])
				row[j] = second[j - 2] + 1;
		}
	}
	return rows[length % 3][b_length];
}
