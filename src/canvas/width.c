#include "width.h"

#include <string.h>
#include <wchar.h>

#include "tocsin/text.h"

enum { REPLACEMENT = 0xFFFD };

uint32_t width_substitute(enum glyphs glyphs)
{
	return glyphs == GLYPHS_ASCII ? '?' : REPLACEMENT;
}

int width_of(enum glyphs glyphs, uint32_t *code)
{
	if (*code >= ' ' && *code < 0x7F)
		return 1;
	if (glyphs == GLYPHS_ASCII) {
		/* A mark is dropped with its place, so that "e" + acute stays one cell. */
		if (tocsin_is_combining(*code))
			return 0;
		*code = '?';
		return 1;
	}
	int width = wcwidth((wchar_t)*code);
	if (width == 0 && *code != 0)
		return 0;
	if (width == 1 || width == 2)
		return width;
	*code = REPLACEMENT;
	return 1;
}

static uint32_t decode(const char **text)
{
	unsigned char first = (unsigned char)**text;
	if (first < 0x80) {
		++*text;
		return first;
	}
	size_t used;
	uint32_t code = tocsin_utf8_decode(*text, strnlen(*text, 4), &used);
	*text += used;
	return code;
}

bool width_next_cluster(struct cluster *out, enum glyphs glyphs, const char **text)
{
	if (!**text)
		return false;
	*out = (struct cluster){0};
	int marks = 0;
	uint32_t code = decode(text);
	out->width = width_of(glyphs, &code);
	out->code = code;
	if (out->width == 0) {
		*out = (struct cluster){.code = ' ', .width = 1};
		if (glyphs != GLYPHS_ASCII)
			out->marks[marks++] = code;
	}
	while ((unsigned char)**text >= 0x80) {
		const char *behind = *text;
		code = decode(&behind);
		if (width_of(glyphs, &code) != 0)
			break;
		if (marks < CELL_MARKS && glyphs != GLYPHS_ASCII)
			out->marks[marks++] = code;
		*text = behind;
	}
	return true;
}
