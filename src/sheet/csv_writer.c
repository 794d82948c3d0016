#include "csv_writer.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "guard.h"
#include "tocsin/text.h"

void csv_writer_init(struct csv_writer *writer, char delimiter)
{
	*writer = (struct csv_writer){.delimiter = delimiter};
}

void csv_writer_free(struct csv_writer *writer)
{
	free(writer->text);
	*writer = (struct csv_writer){0};
}

static void put(struct csv_writer *writer, const char *bytes, size_t length)
{
	if (length == 0)
		return; /* there may be no text yet to copy it to */
	if (writer->capacity - writer->length < length) {
		writer->capacity = 2 * (writer->capacity + length + 128);
		writer->text = realloc(writer->text, writer->capacity);
		if (writer->text == NULL)
			tocsin_out_of_memory();
	}
	memcpy(writer->text + writer->length, bytes, length);
	writer->length += length;
}

static bool needs_quotes(const struct csv_writer *writer, const char *text)
{
	size_t length = strlen(text);
	if (length == 0)
		return false;
	bool blank_end = text[0] == ' ' || text[0] == '\t' || text[length - 1] == ' ' ||
			 text[length - 1] == '\t';
	/* What any reader might take for a delimiter, so that none is guessed wrongly. */
	return blank_end || strpbrk(text, "\",;\t|\r\n") != NULL ||
	       strchr(text, writer->delimiter) != NULL;
}

static void put_guarded(struct csv_writer *writer, const char *text, bool guarded)
{
	bool quotes = needs_quotes(writer, text);
	if (writer->cells++ > 0)
		put(writer, &writer->delimiter, 1);
	if (quotes)
		put(writer, "\"", 1);
	if (guarded)
		put(writer, "'", 1);
	for (const char *quote; quotes && (quote = strchr(text, '"')) != NULL; text = quote + 1) {
		put(writer, text, (size_t)(quote - text) + 1);
		put(writer, "\"", 1);
	}
	put(writer, text, strlen(text));
	if (quotes)
		put(writer, "\"", 1);
}

static void put_cell(struct csv_writer *writer, const char *text)
{
	put_guarded(writer, text, guard_needed(text));
}

void csv_writer_cell(struct csv_writer *writer, const char *text)
{
	put_cell(writer, text);
}

void csv_writer_text_cell(struct csv_writer *writer, const char *text)
{
	put_guarded(writer, text, guard_needed(text) || guard_is_value(text));
}

void csv_writer_line_cell(struct csv_writer *writer, const char *text)
{
	size_t length = strlen(text);
	/* A byte that is no UTF-8 becomes three. */
	char *line = malloc(3 * length + 1);
	if (line == NULL)
		tocsin_out_of_memory();
	char *to = line;
	for (size_t used; length > 0; text += used, length -= used) {
		uint32_t code = tocsin_utf8_decode(text, length, &used);
		bool end = code == '\n' || code == '\r' || code == '\t';
		to += tocsin_utf8_encode(to, end ? ' ' : code);
	}
	*to = '\0';
	put_cell(writer, line);
	free(line);
}

void csv_writer_raw(struct csv_writer *writer, const char *text)
{
	put(writer, text, strlen(text));
}

void csv_writer_mark(struct csv_writer *writer)
{
	static const char mark[] = "\xEF\xBB\xBF";
	size_t ascii = 0, length = strlen(mark);
	while (ascii < writer->length && (unsigned char)writer->text[ascii] < 0x80)
		ascii++;
	if (ascii == writer->length)
		return;
	put(writer, mark, length); /* for its room */
	memmove(writer->text + length, writer->text, writer->length - length);
	memcpy(writer->text, mark, length);
}

void csv_writer_end(struct csv_writer *writer)
{
	put(writer, "\n", 1);
	writer->cells = 0;
}
