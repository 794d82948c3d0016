#include "glyph.h"

#include <string.h>

#include "tocsin/text.h"

const char *glyph_text(const struct canvas *canvas, enum glyph glyph)
{
	static const char *const texts[][2] = {
#define VIEW_GLYPH_TEXT(name, ascii, unicode) {ascii, unicode},
		VIEW_GLYPHS(VIEW_GLYPH_TEXT)
#undef VIEW_GLYPH_TEXT
	};
	return texts[glyph][canvas->glyphs == GLYPHS_ASCII ? 0 : 1];
}

uint32_t glyph_code(const struct canvas *canvas, enum glyph glyph)
{
	const char *text = glyph_text(canvas, glyph);
	size_t used;
	return tocsin_utf8_decode(text, strlen(text), &used);
}
