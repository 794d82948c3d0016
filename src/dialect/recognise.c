/*
 * Finding out the dialect of a file: its header, the tool and the language it comes from, and what
 * each of its columns means.
 */
#include <string.h>

#include "captions.h"
#include "dialect.h"

/* The column that `text` means in the captions of a tool and language, and its rank; else none. */
static const struct caption *meaning(const char *text, enum dialect_tool tool, const char *language)
{
	const struct caption *end = captions + caption_count;
	const struct caption *at = captions_find(text);
	for (; at != NULL && at < end && strcmp(at->text, text) == 0; at++)
		if (at->tool == tool && strcmp(at->language, language) == 0)
			return at;
	return NULL;
}

/* Gives each column the cell whose caption has the lowest rank, the first of several. */
static void match_columns(struct dialect *out, char *const *plain)
{
	uint32_t cell_of[SCHEDULE_COLUMNS];
	int rank_of[SCHEDULE_COLUMNS];
	for (size_t column = 0; column < SCHEDULE_COLUMNS; column++)
		cell_of[column] = TABLE_ABSENT;
	for (uint32_t cell = 0; cell < out->width; cell++) {
		out->column_of[cell] = TABLE_ABSENT;
		const struct caption *found = meaning(plain[cell], out->tool, out->language->code);
		if (found == NULL || (cell_of[found->column] != TABLE_ABSENT &&
					     rank_of[found->column] <= found->rank))
			continue;
		if (cell_of[found->column] != TABLE_ABSENT)
			out->column_of[cell_of[found->column]] = TABLE_ABSENT;
		cell_of[found->column] = cell;
		rank_of[found->column] = found->rank;
		out->column_of[cell] = found->column;
	}
}

bool dialect_recognise(struct dialect *out, struct tocsin_arena *arena, struct csv_reader *csv,
	const struct dialect_wishes *wishes)
{
	(void)wishes;
	*out = (struct dialect){.tool = DIALECT_OWN, .language = &languages[0]};
	out->conventions =
		(struct conventions){out->language->decimal, out->language->dates, false};
	if (!csv_reader_next(csv))
		return false;
	out->header = csv->place;
	out->header_rows = 1;
	out->width = csv->count;
	out->column_of = TOCSIN_NEW(arena, uint32_t, csv->count);
	out->captions = TOCSIN_NEW(arena, const char *, csv->count);
	char **plain = TOCSIN_NEW(arena, char *, csv->count);
	for (uint32_t cell = 0; cell < csv->count; cell++) {
		out->captions[cell] = tocsin_arena_strdup(arena, csv->cells[cell]);
		plain[cell] = table_caption(arena, csv->cells[cell]);
	}
	match_columns(out, plain);
	return true;
}
