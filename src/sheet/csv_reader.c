#include "csv_reader.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "csv_layout.h"
#include "csv_plain.h"

/* libcsv's hook: it gets no more memory for a cell than a cell may have. */
static void *limited_realloc(void *old, size_t size)
{
	return size > CSV_CELL_MAX + 1 ? NULL : realloc(old, size);
}

static void on_cell(void *text, size_t length, void *data)
{
	struct csv_reader *csv = data;
	if (csv->count < CSV_COLUMNS_MAX) {
		csv_row_make_room(csv, length);
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

static void forget_what_is_ahead(struct csv_reader *csv)
{
	csv->feed_ahead = csv->carriage_ahead = csv->quote_ahead = CSV_AHEAD_UNKNOWN;
}

/* Tells what became of bytes that are nothing in the file's encoding. */
static void tell_undecoded(const struct csv_reader *csv, bool asked)
{
	const struct encoded_text *content = &csv->content;
	const struct csv_place top = {.line = 1};
	char what[32] = "half a character", others[48] = "";
	uint32_t line, column;
	csv_reader_locate_byte(csv, top, content->first_undecoded, &line, &column);
	if (!content->wide)
		snprintf(what, sizeof what, "byte 0x%02X", content->first_byte);
	if (content->undecoded > 1)
		snprintf(others, sizeof others, " (and %u more)", content->undecoded - 1);
	tocsin_diags_add(csv->diags, asked ? csv->severity : TOCSIN_NOTE, csv->file, line, column,
		"%s is nothing in %s%s; %s", what, content->encoding, others,
		asked ? "is the file in another encoding?"
		      : "a \"\xEF\xBF\xBD\" stands for it; save the file as UTF-8");
}

static void tell_encoding(const struct csv_reader *csv, bool asked)
{
	if (csv->content.guessed)
		tocsin_diags_add(csv->diags, TOCSIN_NOTE, csv->file, 0, 0,
			"not UTF-8, read as %s; save it as UTF-8 to be sure of every letter",
			csv->content.encoding);
	if (csv->content.undecoded > 0)
		tell_undecoded(csv, asked);
}

void csv_reader_open_with(struct csv_reader *csv, const char *file, const char *bytes,
	size_t length, struct tocsin_diags *diags, enum tocsin_severity severity,
	const struct csv_hints *hints)
{
	static const struct csv_hints none;
	hints = hints != NULL ? hints : &none;
	*csv = (struct csv_reader){.file = file, .diags = diags, .severity = severity};
	encoding_decode(&csv->content, bytes, length,
		&(struct encoding_hints){
			.asked = hints->encoding,
			.utf8_only = severity != TOCSIN_FAULT,
			.weigh = hints->captions_known != NULL ? csv_layout_weigh : NULL,
			.likely = hints->code_page != NULL ? csv_layout_code_page : NULL,
			.data = hints,
		});
	tell_encoding(csv, hints->encoding != NULL);
	csv->holds_nul = csv->content.length > 0 &&
			 memchr(csv->content.text, '\0', csv->content.length) != NULL;
	csv->next = csv_layout_find(csv->content.text, csv->content.length, hints, &csv->delimiter);
	parser_start(csv);
	forget_what_is_ahead(csv);
}

void csv_reader_open(struct csv_reader *csv, const char *file, const char *bytes, size_t length,
	struct tocsin_diags *diags, enum tocsin_severity severity)
{
	csv_reader_open_with(csv, file, bytes, length, diags, severity, NULL);
}

void csv_reader_seek(struct csv_reader *csv, struct csv_place place)
{
	csv_free(&csv->parser);
	parser_start(csv);
	forget_what_is_ahead(csv);
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

static size_t line_length_at(const struct csv_reader *csv, size_t at)
{
	return csv_line_length(csv->content.text + at, csv->content.length - at);
}

/* Tells what is wrong at `at`, and goes on in the line after the one in which the row began. */
static void broken_row(struct csv_reader *csv, size_t at, const char *what)
{
	uint32_t line = csv->place.line, column = 0;
	if (!tocsin_diags_full(csv->diags, csv->severity))
		csv_reader_locate_byte(csv, csv->place, at, &line, &column);
	tocsin_diags_add(csv->diags, csv->severity, csv->file, line, column, "%s%s", what,
		csv_reader_skipped(csv));
	csv->broken++;
	csv->next.offset = csv->place.offset + line_length_at(csv, csv->place.offset);
	csv->next.line = csv->place.line + 1;
	csv_free(&csv->parser);
	/* What is ahead was looked for where this row began at the latest: it holds. */
	parser_start(csv);
}

/* The quote that was open when libcsv gave up at `at`, for a stray one is often lines above. */
static void broken_quote(struct csv_reader *csv, size_t at)
{
	char what[160];
	uint32_t line, column, here, ignored;
	csv_reader_locate(csv, csv->place, csv->count, &line, &column);
	csv_reader_locate_byte(csv, csv->place, at, &here, &ignored);
	size_t cell = csv_reader_cell_offset(csv, csv->place, csv->count);
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
	size_t at = csv_reader_cell_offset(csv, csv->place, csv->count);
	broken_row(csv, at == SIZE_MAX ? csv->place.offset : at,
		"a cell of more than 1 MiB; is a quote left open?");
}

/* Feeds one line; false where libcsv met an error in it. */
static bool feed_line(struct csv_reader *csv)
{
	const char *text = csv->content.text + csv->next.offset;
	size_t length = line_length_at(csv, csv->next.offset);
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
	size_t at = csv_reader_cell_offset(csv, csv->place, csv->count);
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
	for (uint32_t i = 0; i < csv->count; i++)
		if (csv->cells[i][0] != '\0')
			return false;
	return true;
}

/* One row through libcsv. */
static bool parsed_row(struct csv_reader *csv)
{
	if (!parse_row(csv) || !acceptable(csv))
		return false;
	for (uint32_t i = 0; i < csv->count; i++)
		csv->cells[i] = csv->buffer + csv->starts[i];
	return true;
}

bool csv_reader_next(struct csv_reader *csv)
{
	while (!csv->finished)
		if ((csv_plain_line(csv) || parsed_row(csv)) && !row_is_empty(csv))
			return true;
	csv->count = 0;
	return false;
}
