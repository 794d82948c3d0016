/*
 * Rows that need no parser: a line whose quotes, if it has any, enclose whole cells and nothing
 * else. Nearly all rows are such; they are taken apart by searching for the next delimiter. The
 * outcome is what libcsv gives, and where a line is not as plain as it looked libcsv gets it whole.
 */
#include <stdlib.h>
#include <string.h>

#include "csv_plain.h"
#include "tocsin/arena.h"

/* The first `byte` from `at` on, the length where there is none; `*ahead` remembers it. */
static size_t find_ahead(const struct csv_reader *csv, size_t *ahead, size_t at, char byte)
{
	if (*ahead == CSV_AHEAD_UNKNOWN || *ahead < at) {
		const char *text = csv->content.text;
		const char *found = memchr(text + at, byte, csv->content.length - at);
		*ahead = found != NULL ? (size_t)(found - text) : csv->content.length;
	}
	return *ahead;
}

static void *grown(void *old, size_t count, size_t size)
{
	void *moved = realloc(old, count * size);
	if (moved == NULL)
		tocsin_out_of_memory();
	return moved;
}

void csv_row_make_room(struct csv_reader *csv, size_t length)
{
	if (csv->capacity - csv->used < length + 1) {
		csv->capacity = 2 * (csv->capacity + length + 512);
		csv->buffer = grown(csv->buffer, csv->capacity, 1);
	}
	if (csv->count == csv->cell_capacity) {
		csv->cell_capacity = csv->cell_capacity ? 2 * csv->cell_capacity : 32;
		csv->starts = grown(csv->starts, csv->cell_capacity, sizeof *csv->starts);
		csv->cells = grown(csv->cells, csv->cell_capacity, sizeof *csv->cells);
	}
}

static void add_cell(struct csv_reader *csv, char *cell)
{
	csv_row_make_room(csv, 0); /* the line is in the buffer, which does not move any more */
	csv->cells[csv->count++] = cell;
}

static bool is_blank(char c, char delimiter)
{
	return (c == ' ' || c == '\t') && c != delimiter;
}

/* A cell in quotes from `at` on; its end, where the delimiter or the line's end stands, or NULL. */
static char *quoted_cell(struct csv_reader *csv, char *at, char *end)
{
	char *close = memchr(at + 1, '"', (size_t)(end - (at + 1)));
	if (close == NULL)
		return NULL;
	char *stop = close + 1;
	while (stop < end && is_blank(*stop, csv->delimiter))
		stop++;
	if (stop < end && *stop != csv->delimiter)
		return NULL;
	*close = '\0';
	add_cell(csv, at + 1);
	return stop;
}

/* A cell without quotes, blanks around it taken away. */
static char *bare_cell(struct csv_reader *csv, char *at, char *end, bool may_quote)
{
	char *stop = memchr(at, csv->delimiter, (size_t)(end - at));
	stop = stop != NULL ? stop : end;
	if (may_quote && memchr(at, '"', (size_t)(stop - at)) != NULL)
		return NULL;
	char *last = stop;
	while (last > at && is_blank(last[-1], csv->delimiter))
		last--;
	*last = '\0';
	add_cell(csv, at);
	return stop;
}

/* Takes the line in the buffer apart; false where it is not plain. */
static bool split(struct csv_reader *csv, char *end, bool may_quote)
{
	char *at = csv->buffer;
	for (;;) {
		while (at < end && is_blank(*at, csv->delimiter))
			at++;
		if (at == end && csv->count == 0)
			return true; /* nothing but blanks */
		if (csv->count == CSV_COLUMNS_MAX)
			return false;
		bool more = at < end;
		at = more && *at == '"' ? quoted_cell(csv, at, end)
					: bare_cell(csv, at, end, may_quote);
		if (at == NULL)
			return false;
		if (at == end)
			return true;
		at++;
	}
}

bool csv_plain_line(struct csv_reader *csv)
{
	struct csv_place place = csv->next;
	if (csv->holds_nul || place.offset == csv->content.length)
		return false;
	size_t feed = find_ahead(csv, &csv->feed_ahead, place.offset, '\n');
	size_t carriage = find_ahead(csv, &csv->carriage_ahead, place.offset, '\r');
	size_t end = carriage < feed ? carriage : feed;
	size_t length = end - place.offset;
	if (length > CSV_CELL_MAX)
		return false;
	csv->count = 0;
	csv->used = 0;
	csv_row_make_room(csv, length);
	memcpy(csv->buffer, csv->content.text + place.offset, length);
	csv->buffer[length] = '\0';
	bool may_quote = find_ahead(csv, &csv->quote_ahead, place.offset, '"') < end;
	if (!split(csv, csv->buffer + length, may_quote))
		return false;
	size_t after = end + (end < csv->content.length);
	if (end == carriage && after == feed && feed < csv->content.length)
		after++;
	csv->place = place;
	csv->next = (struct csv_place){after, place.line + 1};
	return true;
}
