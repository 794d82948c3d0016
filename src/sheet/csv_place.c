/*
 * Where a row's cells stand in the file, looked for when a diagnostic needs it.
 */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "csv_reader.h"

size_t csv_line_length(const char *text, size_t length)
{
	/* By pieces: a file with CR alone has no LF to be found, however far one looks. */
	enum { PIECE = 1024 };
	for (size_t from = 0; from < length; from += PIECE) {
		size_t piece = length - from < PIECE ? length - from : PIECE;
		const char *feed = memchr(text + from, '\n', piece);
		const char *end = feed != NULL ? feed : text + from + piece;
		const char *carriage = memchr(text + from, '\r', (size_t)(end - (text + from)));
		if (carriage != NULL) {
			size_t taken = (size_t)(carriage - text) + 1;
			return taken + (taken < length && text[taken] == '\n');
		}
		if (feed != NULL)
			return (size_t)(feed - text) + 1;
	}
	return length;
}

/* Columns are counted in characters: bytes that continue one do not count. */
static uint32_t characters(const char *text, size_t length)
{
	uint32_t count = 0;
	for (size_t i = 0; i < length; i++)
		count += ((unsigned char)text[i] & 0xC0) != 0x80;
	return count;
}

void csv_reader_locate_byte(const struct csv_reader *csv, struct csv_place place, size_t at,
	uint32_t *line, uint32_t *column)
{
	while (place.offset < at) {
		size_t length = csv_line_length(
			csv->content.text + place.offset, csv->content.length - place.offset);
		if (place.offset + length > at)
			break;
		place.offset += length;
		place.line++;
	}
	*line = place.line;
	*column = 1 + characters(csv->content.text + place.offset, at - place.offset);
}

static bool is_blank(const struct csv_reader *csv, char c)
{
	return (c == ' ' || c == '\t') && c != csv->delimiter;
}

size_t csv_reader_cell_offset(const struct csv_reader *csv, struct csv_place place, uint32_t cell)
{
	const char *text = csv->content.text;
	size_t end = csv->content.length, at = place.offset;
	for (uint32_t i = 0;; i++) {
		while (at < end && is_blank(csv, text[at]))
			at++;
		if (i == cell)
			return at;
		if (at < end && text[at] == '"') {
			at++;
			while (at < end &&
				(text[at] != '"' || (at + 1 < end && text[at + 1] == '"')))
				at += text[at] == '"' ? 2 : 1;
			at += at < end;
		}
		while (at < end && text[at] != csv->delimiter && text[at] != '\n' &&
			text[at] != '\r')
			at++;
		if (at == end || text[at] != csv->delimiter)
			return SIZE_MAX;
		at++;
	}
}

void csv_reader_locate(const struct csv_reader *csv, struct csv_place place, uint32_t cell,
	uint32_t *line, uint32_t *column)
{
	size_t at = csv_reader_cell_offset(csv, place, cell);
	if (at == SIZE_MAX) {
		*line = place.line;
		*column = 0;
	} else {
		csv_reader_locate_byte(csv, place, at, line, column);
	}
}

void csv_reader_diag(const struct csv_reader *csv, enum tocsin_severity severity,
	struct csv_place place, uint32_t cell, const char *format, ...)
{
	char text[512];
	uint32_t line = place.line, column = 0;
	va_list arguments;
	va_start(arguments, format);
	vsnprintf(text, sizeof text, format, arguments);
	va_end(arguments);
	if (!tocsin_diags_full(csv->diags, severity))
		csv_reader_locate(csv, place, cell, &line, &column);
	tocsin_diags_add(csv->diags, severity, csv->file, line, column, "%s", text);
}
