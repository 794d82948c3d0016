#include "header.h"
#include "table.h"

#include <string.h>

#include "captions.h"
#include "origin.h"

enum { HEADER_WITHIN = 40 }; /* rows of preamble that a person writes */

const char *const *header_captions(struct tocsin_arena *arena, const struct sample_row *row)
{
	const char **plain = TOCSIN_NEW(arena, const char *, row->count);
	for (uint32_t i = 0; i < row->count; i++)
		plain[i] = captions_plain(arena, row->cells[i]);
	return plain;
}

bool header_is_ours(const char *const *cells, uint32_t count)
{
	bool has[SCHEDULE_COLUMNS] = {false};
	for (uint32_t i = 0; i < count; i++) {
		enum schedule_column column = schedule_column_named(cells[i]);
		if (column == SCHEDULE_COLUMNS || has[column])
			return false;
		has[column] = true;
	}
	return has[SCHEDULE_NAME] && (has[SCHEDULE_SAFE] || has[SCHEDULE_FOCUSED]);
}

static bool is_wished(const char *cell, const struct dialect_wishes *wishes)
{
	for (unsigned i = 0; wishes != NULL && i < wishes->choice_count; i++)
		if (strcmp(wishes->choices[i].caption, cell) == 0)
			return true;
	return false;
}

/* How many cells of a row are captions of any tool; one that stands twice counts once. */
static uint32_t known_captions(struct tocsin_arena *arena, const struct sample_row *row,
	const struct dialect_wishes *wishes)
{
	const char *const *plain = header_captions(arena, row);
	uint32_t known = 0;
	for (uint32_t i = 0; i < row->count; i++) {
		if (captions_find(plain[i]) == NULL && !is_wished(row->cells[i], wishes))
			continue;
		uint32_t j = 0;
		while (strcmp(plain[j], plain[i]) != 0)
			j++;
		known += j == i;
	}
	return known;
}

/* What struct csv_hints asks. */
static uint32_t header_captions_known(const char *const *cells, uint32_t count)
{
	struct tocsin_arena arena;
	if (header_is_ours(cells, count))
		return CSV_CAPTIONS_ALL;
	tocsin_arena_init(&arena);
	const struct sample_row row = {.cells = cells, .count = count};
	uint32_t known = known_captions(&arena, &row, NULL);
	tocsin_arena_finish(&arena);
	return known;
}

/* Likewise: the code page of the language that the user says, or that the captions are in. */
static const char *header_code_page(const void *wishes, const char *const *cells, uint32_t count)
{
	struct tocsin_arena arena;
	tocsin_arena_init(&arena);
	const struct sample_row row = {.cells = cells, .count = count};
	struct dialect dialect = {.width = count};
	origin_find(&dialect, &arena, header_captions(&arena, &row), NULL, 0, wishes);
	tocsin_arena_finish(&arena);
	return dialect.language->code_page;
}

void dialect_open(struct csv_reader *csv, const char *path, const char *bytes, size_t length,
	struct tocsin_diags *diags, const struct dialect_wishes *wishes)
{
	csv_reader_open_with(csv, path, bytes, length, diags, TOCSIN_FAULT,
		&(struct csv_hints){
			.encoding = wishes->encoding,
			.delimiter = wishes->delimiter,
			.captions_known = header_captions_known,
			.code_page = header_code_page,
			.data = wishes,
		});
}

static uint32_t filled_cells(const struct sample_row *row)
{
	uint32_t filled = 0;
	for (uint32_t i = 0; i < row->count; i++)
		filled += row->cells[i][0] != '\0';
	return filled;
}

/* The first row that is nearly as full as the fullest: a title or a note stands alone in its row.
 */
static uint32_t first_full_row(const struct sample *sample)
{
	uint32_t most = 0, row = 0;
	for (uint32_t i = 0; i < sample->count && i < HEADER_WITHIN; i++) {
		uint32_t filled = filled_cells(&sample->rows[i]);
		most = filled > most ? filled : most;
	}
	while (row < sample->count && 4 * filled_cells(&sample->rows[row]) < 3 * most)
		row++;
	return row;
}

uint32_t header_find(struct tocsin_arena *arena, const struct sample *sample,
	const struct dialect_wishes *wishes)
{
	uint32_t header = 0, most = 1;
	for (uint32_t i = 0; i < sample->count && i < HEADER_WITHIN; i++) {
		if (header_is_ours(sample->rows[i].cells, sample->rows[i].count))
			return i;
		uint32_t known = known_captions(arena, &sample->rows[i], wishes);
		if (known > most) {
			most = known;
			header = i;
		}
	}
	return most > 1 ? header : first_full_row(sample);
}

bool header_is_missing(const struct dialect *dialect)
{
	bool digit = false;
	for (uint32_t cell = 0; cell < dialect->width; cell++) {
		if (dialect->column_of[cell] != TABLE_ABSENT)
			return false;
		char first = dialect->captions[cell][0];
		digit = digit || (first >= '0' && first <= '9');
	}
	return digit;
}

/* Are most cells of a row what Primavera P6 writes into a header? */
static bool is_of_p6(struct tocsin_arena *arena, const struct sample_row *row)
{
	const struct caption *end = captions + caption_count;
	const char *const *plain = header_captions(arena, row);
	uint32_t known = 0;
	for (uint32_t i = 0; i < row->count; i++) {
		const struct caption *at = captions_find(plain[i]);
		while (at != NULL && at < end && strcmp(at->text, plain[i]) == 0 &&
			at->tool != DIALECT_P6)
			at++;
		known += at != NULL && at < end && strcmp(at->text, plain[i]) == 0;
	}
	return known >= 3 && 2 * known >= row->count;
}

bool header_goes_on(struct tocsin_arena *arena, const struct sample *sample, uint32_t header)
{
	return header + 1 < sample->count && is_of_p6(arena, &sample->rows[header]) &&
	       is_of_p6(arena, &sample->rows[header + 1]);
}

void header_skip(struct tocsin_arena *arena, struct csv_reader *csv, const struct sample *sample,
	uint32_t header, uint32_t rows, const struct dialect_wishes *wishes)
{
	enum tocsin_severity severity = csv->severity;
	uint32_t broken = csv->broken;
	const struct sample_row *row = &sample->rows[header];
	bool known =
		header_is_ours(row->cells, row->count) || known_captions(arena, row, wishes) > 1;
	size_t last = sample->rows[header + rows - 1].place.offset;
	if (known)
		csv->severity = TOCSIN_NOTE;
	while (csv_reader_next(csv) && csv->place.offset < last)
		continue;
	csv->severity = severity;
	if (known)
		csv->broken = broken;
}
