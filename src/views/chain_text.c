#include "chain_text.h"

#include <string.h>

#include "glyph.h"

enum { LEAST_ENDS = 2 }; /* the first and the last task are always named */

/* How many ids fit, counted from both ends by turns; the rest is the gap in the middle. */
static uint32_t fitting(struct canvas *canvas, int columns,
	const char *(*id)(const void *path, uint32_t at), const void *path, uint32_t count)
{
	enum { ARROW_COLUMNS = 1, GAP_COLUMNS = 2 };
	int used = 0;
	for (uint32_t taken = 0; taken < count; taken++) {
		uint32_t at = taken % 2 ? count - 1 - taken / 2 : taken / 2;
		int gap = taken + 1 < count ? GAP_COLUMNS : 0;
		used += canvas_width(canvas, id(path, at)) + (taken > 0 ? ARROW_COLUMNS : 0);
		if (used + gap > columns)
			return taken;
	}
	return count;
}

static char *append(struct canvas *canvas, char *text, const char *more)
{
	return tocsin_arena_printf(&canvas->arena, "%s%s%s", text ? text : "",
		text ? glyph_text(canvas, GLYPH_ARROW) : "", more);
}

const char *chain_text(struct canvas *canvas, int columns,
	const char *(*id)(const void *path, uint32_t at), const void *path, uint32_t count)
{
	if (count == 0)
		return "-";
	uint32_t shown = fitting(canvas, columns, id, path, count);
	if (shown < LEAST_ENDS)
		shown = count < LEAST_ENDS ? count : LEAST_ENDS;
	uint32_t first = (shown + 1) / 2, last = shown / 2;
	char *text = NULL;
	for (uint32_t i = 0; i < first; i++)
		text = append(canvas, text, id(path, i));
	if (shown < count)
		text = append(canvas, text, glyph_text(canvas, GLYPH_ELLIPSIS));
	for (uint32_t i = count - last; i < count; i++)
		text = append(canvas, text, id(path, i));
	return text;
}
