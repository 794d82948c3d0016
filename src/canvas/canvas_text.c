#include "canvas.h"

#include <stdarg.h>
#include <string.h>

#include "tocsin/text.h"
#include "width.h"

/*
 * A cell needs at most a base and four marks of four bytes. Text beyond `SPARE` such cells
 * (zero-width characters that a file hides in a name) is not looked at, so that a name of a
 * megabyte costs no more than one of a line.
 */
enum { BYTES_A_CELL = 4 * (1 + CELL_MARKS), SPARE = 16 };

/* `text` as it may be shown in `columns` cells; `*cut` where not all of it was read. */
static const char *clean(struct tocsin_arena *arena, const char *text, int columns, bool *cut)
{
	size_t most = (size_t)(columns + SPARE) * BYTES_A_CELL;
	size_t length = strnlen(text, most);
	*cut = length == most;
	if (*cut)
		text = tocsin_arena_strndup(arena, text, length);
	return tocsin_text_clean(arena, text);
}

/* Cells that `text` takes, counted no further than past `most`. */
static int measure(enum glyphs glyphs, const char *text, int most)
{
	struct cluster cluster;
	int width = 0;
	while (width <= most && width_next_cluster(&cluster, glyphs, &text))
		width += cluster.width;
	return width;
}

static int put_clean(struct canvas *canvas, int column, int row, int columns, enum role role,
	const char *text, bool cut)
{
	bool fits = !cut && measure(canvas->glyphs, text, columns) <= columns;
	int room = fits ? columns : columns - 1, used = 0;
	struct cluster cluster;
	while (width_next_cluster(&cluster, canvas->glyphs, &text) &&
		used + cluster.width <= room) {
		canvas_put_cluster(canvas, column + used, row, &cluster, role);
		used += cluster.width;
	}
	if (!fits)
		canvas_put(canvas, column + used++, row,
			canvas->glyphs == GLYPHS_ASCII ? '~' : 0x2026, role);
	return used;
}

/*
 * Most texts are printable ASCII: what it takes is its length, which is counted no further than
 * past `most`; -1 where something else comes before that.
 */
static int ascii_width(const char *text, int most)
{
	int length = 0;
	while (length <= most && text[length] >= ' ' && text[length] <= '~')
		length++;
	return length > most || text[length] == '\0' ? length : -1;
}

int canvas_text(
	struct canvas *canvas, int column, int row, int columns, enum role role, const char *text)
{
	if (columns <= 0)
		return 0;
	int width = ascii_width(text, columns);
	if (width >= 0 && width <= columns) {
		canvas_put_ascii(canvas, column, row, text, width, role);
		return width;
	}
	struct tocsin_arena arena;
	tocsin_arena_init(&arena);
	bool cut;
	const char *shown = clean(&arena, text, columns, &cut);
	int used = put_clean(canvas, column, row, columns, role, shown, cut);
	tocsin_arena_finish(&arena);
	return used;
}

int canvas_text_right(
	struct canvas *canvas, int column, int row, int columns, enum role role, const char *text)
{
	int width = canvas_width(canvas, text);
	int room = width < columns ? columns - width : 0;
	return canvas_text(canvas, column + room, row, columns - room, role, text);
}

int canvas_printf(struct canvas *canvas, int column, int row, int columns, enum role role,
	const char *format, ...)
{
	char near[256];
	va_list arguments;
	va_start(arguments, format);
	int length = vsnprintf(near, sizeof near, format, arguments);
	va_end(arguments);
	if (length < 0)
		return 0;
	if ((size_t)length < sizeof near)
		return canvas_text(canvas, column, row, columns, role, near);

	char *text = TOCSIN_NEW(&canvas->arena, char, (size_t)length + 1);
	va_start(arguments, format);
	vsnprintf(text, (size_t)length + 1, format, arguments);
	va_end(arguments);
	return canvas_text(canvas, column, row, columns, role, text);
}

int canvas_width(const struct canvas *canvas, const char *text)
{
	int plain = ascii_width(text, canvas->columns);
	if (plain >= 0 && plain <= canvas->columns)
		return plain;
	struct tocsin_arena arena;
	tocsin_arena_init(&arena);
	bool cut;
	int most = canvas->columns;
	const char *shown = clean(&arena, text, most, &cut);
	int width = measure(canvas->glyphs, shown, INT16_MAX);
	tocsin_arena_finish(&arena);
	return width;
}

const char *canvas_wrap(struct canvas *canvas, const char **text, int columns)
{
	const char *from = *text, *until = from;
	size_t used = 0;
	for (;;) {
		size_t blanks = strspn(until, " "), length = strcspn(until + blanks, " ");
		if (length == 0)
			break;
		const char *word = tocsin_arena_strndup(&canvas->arena, until + blanks, length);
		used += blanks + (size_t)canvas_width(canvas, word);
		if (until > from && (columns < 0 || used > (size_t)columns))
			break;
		until += blanks + length;
	}
	*text = until + strspn(until, " ");
	if (until == from)
		return NULL;
	return tocsin_arena_strndup(&canvas->arena, from, (size_t)(until - from));
}
