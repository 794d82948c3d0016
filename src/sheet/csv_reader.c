#include "csv_reader.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tocsin/text.h"

static void *grown(void *old, size_t count, size_t size)
{
	void *moved = realloc(old, count * size);
	if (moved == NULL)
		tocsin_out_of_memory();
	return moved;
}

/* libcsv's hook: it gets no more memory for a cell than a cell may have. */
static void *limited_realloc(void *old, size_t size)
{
	return size > CSV_CELL_MAX + 1 ? NULL : realloc(old, size);
}

static void on_cell(void *text, size_t length, void *data)
{
	struct csv_reader *csv = data;
	if (csv->count == csv->cell_capacity) {
		csv->cell_capacity = csv->cell_capacity ? 2 * csv->cell_capacity : 32;
		csv->starts = grown(csv->starts, csv->cell_capacity, sizeof *csv->starts);
		csv->cells = grown(csv->cells, csv->cell_capacity, sizeof *csv->cells);
	}
	if (csv->count < CSV_COLUMNS_MAX) {
		if (csv->capacity - csv->used < length + 1) {
			csv->capacity = 2 * (csv->capacity + length + 512);
			csv->buffer = grown(csv->buffer, csv->capacity, 1);
		}
		csv->starts[csv->count] = csv->used;
		if (length > 0)
			memcpy(csv->buffer + csv->used, text, length);
		csv->buffer[csv->used + length] = '\0';
		csv->used += length + 1;
	}
	/* One more than allowed is remembered, so that the row can be refused. */
	if (csv->count <= CSV_COLUMNS_MAX)
		csv->count++;
}

static void on_row(int terminator, void *data)
{
	(void)terminator;
	((struct csv_reader *)data)->complete = true;
}

static void parser_start(struct csv_reader *csv)
{
	csv_init(&csv->parser, CSV_STRICT | CSV_STRICT_FINI);
	csv_set_delim(&csv->parser, (unsigned char)csv->delimiter);
	csv_set_realloc_func(&csv->parser, limited_realloc);
	csv_set_blk_size(&csv->parser, 64 * 1024);
}

/* How many bytes the line at `at` takes, its line end (LF, CRLF or CR) included. */
static size_t line_length(const struct csv_reader *csv, size_t at)
{
	const char *text = csv->content.text + at;
	size_t rest = csv->content.length - at;
	const char *feed = memchr(text, '\n', rest);
	size_t length = feed ? (size_t)(feed - text) + 1 : rest;
	const char *carriage = memchr(text, '\r', length);
	if (carriage == NULL || carriage + 1 == feed)
		return length;
	return (size_t)(carriage - text) + 1;
}

/* `sep=;` in the first line, as Excel writes it; that line is no row. */
static bool separator_line(struct csv_reader *csv)
{
	const char *text = csv->content.text;
	size_t length = csv->content.length > 0 ? line_length(csv, 0) : 0;
	if (length < 5 || (strncmp(text, "sep=", 4) != 0 && strncmp(text, "SEP=", 4) != 0))
		return false;
	size_t end = 5;
	while (end < length && (text[end] == '\r' || text[end] == '\n'))
		end++;
	if (end != length || text[4] == '"' || text[4] == '\r' || text[4] == '\n')
		return false;
	csv->delimiter = text[4];
	csv->next = (struct csv_place){length, 2};
	return true;
}

static char sniffed_delimiter(const char *text, size_t length)
{
	static const char candidates[] = ",;\t|";
	size_t seen[sizeof candidates] = {0};
	bool quoted = false, blank = true;
	for (size_t i = 0; i < length; i++) {
		if ((text[i] == '\n' || text[i] == '\r') && !quoted && !blank)
			break;
		if (text[i] == '"')
			quoted = !quoted;
		const char *found = text[i] && !quoted ? strchr(candidates, text[i]) : NULL;
		if (found != NULL)
			seen[found - candidates]++;
		blank = blank && (text[i] == ' ' || text[i] == '\n' || text[i] == '\r');
	}
	size_t best = 0;
	for (size_t i = 1; candidates[i] != '\0'; i++)
		if (seen[i] > seen[best])
			best = i;
	return candidates[best];
}

void csv_reader_open(struct csv_reader *csv, const char *file, const char *bytes, size_t length,
	struct tocsin_diags *diags, enum tocsin_severity severity)
{
	*csv = (struct csv_reader){
		.file = file, .diags = diags, .severity = severity, .next = {.line = 1}};
	encoding_decode(&csv->content, bytes, length, severity == TOCSIN_FAULT);
	if (strcmp(csv->content.encoding, "Windows-1252") == 0)
		tocsin_diags_add(diags, TOCSIN_NOTE, file, 0, 0,
			"not UTF-8, read as Windows-1252; save it as UTF-8 to be sure of every "
			"letter");
	csv->holds_nul = csv->content.length > 0 &&
			 memchr(csv->content.text, '\0', csv->content.length) != NULL;
	if (!separator_line(csv))
		csv->delimiter = sniffed_delimiter(csv->content.text, csv->content.length);
	parser_start(csv);
}

void csv_reader_seek(struct csv_reader *csv, struct csv_place place)
{
	csv_free(&csv->parser);
	parser_start(csv);
	csv->next = place;
	csv->finished = false;
	csv->count = 0;
}

void csv_reader_close(struct csv_reader *csv)
{
	csv_free(&csv->parser);
	encoding_free(&csv->content);
	free(csv->buffer);
	free(csv->starts);
	free(csv->cells);
	*csv = (struct csv_reader){0};
}

/* Columns are counted in characters: bytes that continue one do not count. */
static uint32_t characters(const char *text, size_t length)
{
	uint32_t count = 0;
	for (size_t i = 0; i < length; i++)
		count += ((unsigned char)text[i] & 0xC0) != 0x80;
	return count;
}

static void line_column(const struct csv_reader *csv, struct csv_place place, size_t at,
	uint32_t *line, uint32_t *column)
{
	while (place.offset < at) {
		size_t length = line_length(csv, place.offset);
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

/* The offset at which a cell begins (its quote, where it has one); SIZE_MAX where there is none. */
static size_t cell_offset(const struct csv_reader *csv, struct csv_place place, uint32_t cell)
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
	size_t at = cell_offset(csv, place, cell);
	if (at == SIZE_MAX) {
		*line = place.line;
		*column = 0;
	} else {
		line_column(csv, place, at, line, column);
	}
}

void csv_reader_diag(const struct csv_reader *csv, enum tocsin_severity severity,
	struct csv_place place, uint32_t cell, const char *format, ...)
{
	char text[512];
	uint32_t line, column;
	va_list arguments;
	va_start(arguments, format);
	vsnprintf(text, sizeof text, format, arguments);
	va_end(arguments);
	csv_reader_locate(csv, place, cell, &line, &column);
	tocsin_diags_add(csv->diags, severity, csv->file, line, column, "%s", text);
}

struct excerpt excerpt_of(const char *text)
{
	struct excerpt excerpt;
	size_t length = strlen(text);
	if (length <= 48) {
		memcpy(excerpt.text, text, length + 1);
		return excerpt;
	}
	length = 48;
	while (length > 44 && ((unsigned char)text[length] & 0xC0) == 0x80)
		length--;
	memcpy(excerpt.text, text, length);
	memcpy(excerpt.text + length, "...", 4);
	return excerpt;
}

const char *csv_reader_skipped(const struct csv_reader *csv)
{
	return csv->severity == TOCSIN_NOTE ? " (the row is skipped)" : "";
}

/* Tells what is wrong at `at`, and goes on in the line after the one in which the row began. */
static void broken_row(struct csv_reader *csv, size_t at, const char *what)
{
	uint32_t line, column;
	line_column(csv, csv->place, at, &line, &column);
	tocsin_diags_add(csv->diags, csv->severity, csv->file, line, column, "%s%s", what,
		csv_reader_skipped(csv));
	csv->broken++;
	csv->next.offset = csv->place.offset + line_length(csv, csv->place.offset);
	csv->next.line = csv->place.line + 1;
	csv_free(&csv->parser);
	parser_start(csv);
}

/* The quote that was open when libcsv gave up at `at`, for a stray one is often lines above. */
static void broken_quote(struct csv_reader *csv, size_t at)
{
	char what[160];
	uint32_t line, column, here, ignored;
	csv_reader_locate(csv, csv->place, csv->count, &line, &column);
	line_column(csv, csv->place, at, &here, &ignored);
	size_t cell = cell_offset(csv, csv->place, csv->count);
	if (cell == SIZE_MAX || csv->content.text[cell] != '"')
		snprintf(what, sizeof what,
			"a quote inside a cell; put the whole cell in quotes and double those in "
			"it");
	else if (line == here)
		snprintf(what, sizeof what,
			"text after a closing quote; double the quotes that belong to the cell");
	else
		snprintf(what, sizeof what,
			"text after a closing quote; is the quote opened at %u:%u meant? double "
			"quotes that belong to a cell",
			line, column);
	broken_row(csv, at, what);
}

static void too_long_cell(struct csv_reader *csv)
{
	size_t at = cell_offset(csv, csv->place, csv->count);
	broken_row(csv, at == SIZE_MAX ? csv->place.offset : at,
		"a cell of more than 1 MiB; is a quote left open?");
}

/* Feeds one line; false where libcsv met an error in it. */
static bool feed_line(struct csv_reader *csv)
{
	const char *text = csv->content.text + csv->next.offset;
	size_t length = line_length(csv, csv->next.offset);
	size_t taken = csv_parse(&csv->parser, text, length, on_cell, on_row, csv);
	if (taken != length) {
		if (csv_error(&csv->parser) == CSV_EPARSE)
			broken_quote(csv, csv->next.offset + taken);
		else
			too_long_cell(csv);
		return false;
	}
	csv->next.offset += length;
	csv->next.line++;
	return true;
}

static void feed_end(struct csv_reader *csv)
{
	csv->finished = true;
	if (csv_fini(&csv->parser, on_cell, on_row, csv) == 0)
		return;
	csv->complete = false;
	csv->finished = false;
	size_t at = cell_offset(csv, csv->place, csv->count);
	broken_row(csv, at == SIZE_MAX ? csv->place.offset : at,
		"this quote is never closed; close it, or double it where it belongs to the cell");
}

/* One row as libcsv sees it; false at the end of the file or after an error. */
static bool parse_row(struct csv_reader *csv)
{
	csv->place = csv->next;
	csv->count = 0;
	csv->used = 0;
	csv->complete = false;
	while (!csv->complete) {
		if (csv->next.offset == csv->content.length) {
			feed_end(csv);
			break;
		}
		if (!feed_line(csv))
			return false;
		if (!csv->complete && csv->count == 0 && csv->parser.pstate == 0)
			csv->place = csv->next; /* a blank line before the row */
	}
	return csv->complete;
}

/* Rows that libcsv takes and we do not: a NUL byte would end a text early, and limits. */
static bool acceptable(struct csv_reader *csv)
{
	size_t length = csv->next.offset - csv->place.offset;
	const char *text = csv->content.text + csv->place.offset;
	const char *nul = csv->holds_nul ? memchr(text, '\0', length) : NULL;
	if (csv->count > CSV_COLUMNS_MAX) {
		broken_row(csv, csv->place.offset,
			"a row of more than 4096 cells; is the delimiter right?");
		return false;
	}
	if (nul != NULL) {
		broken_row(csv, csv->place.offset + (size_t)(nul - text),
			"a NUL byte; save the file as plain text");
		return false;
	}
	return true;
}

static bool row_is_empty(const struct csv_reader *csv)
{
	return csv->used == csv->count; /* every cell is its NUL only */
}

bool csv_reader_next(struct csv_reader *csv)
{
	while (!csv->finished) {
		if (!parse_row(csv) || !acceptable(csv) || row_is_empty(csv))
			continue;
		for (uint32_t i = 0; i < csv->count; i++)
			csv->cells[i] = csv->buffer + csv->starts[i];
		return true;
	}
	csv->count = 0;
	return false;
}
