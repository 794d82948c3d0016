/*
 * Finding out the dialect of a file: its header, the tool and the language it comes from, and what
 * each of its columns means.
 */
#include <string.h>

#include "captions.h"
#include "conventions.h"
#include "dialect.h"
#include "header.h"
#include "inactive.h"
#include "manner.h"
#include "moved.h"
#include "origin.h"
#include "own_export.h"
#include "table.h"

enum {
	SAMPLE_ROWS = 1000,
	SAMPLE_OF_OURS = 100, /* in which only numbers have to be told from texts */
};

/* What a caption means without the unit that it names: "est. (days)", and that unit. */
static const struct caption *meaning_with_unit(const struct dialect *dialect,
	struct tocsin_arena *arena, const char *text, enum bare_unit *bare)
{
	size_t length;
	if (!conventions_caption_unit(&length, bare, text, dialect->language))
		return NULL;
	char *word = tocsin_arena_strndup(arena, text, length);
	const struct caption *found = origin_meaning(dialect, table_caption(arena, word), 0);
	char *last = strrchr(word, ' ');
	if (found != NULL || last == NULL || word[length - 1] == ')')
		return found;
	*last = '\0'; /* "best case hours" */
	return origin_meaning(dialect, word, 0);
}

/* In how many cells before this one its caption stands. */
static unsigned times_before(const char *const *plain, uint32_t cell)
{
	unsigned times = 0;
	for (uint32_t i = 0; i < cell; i++)
		times += strcmp(plain[i], plain[cell]) == 0;
	return times;
}

/* ---- Columns ---- */

/* Several cells may mean these, and then all of them count: a link in each. */
static bool may_repeat(enum schedule_column column)
{
	return column == SCHEDULE_PREDECESSORS || column == SCHEDULE_SUCCESSORS;
}

static bool chosen_column(
	const struct dialect_wishes *wishes, const char *caption, uint32_t *column)
{
	for (unsigned i = 0; i < wishes->choice_count; i++) {
		if (strcmp(wishes->choices[i].caption, caption) != 0)
			continue;
		*column = wishes->choices[i].column == SCHEDULE_UNREAD
				  ? TABLE_ABSENT
				  : (uint32_t)wishes->choices[i].column;
		return true;
	}
	return false;
}

/* What a cell means whose column another cell has. */
static uint32_t outranked(const struct dialect *dialect, uint32_t column)
{
	bool estimate = column == SCHEDULE_SAFE || column == SCHEDULE_FOCUSED;
	return estimate && dialect->tool == DIALECT_SHEET ? SCHEDULE_OTHER_ESTIMATE : TABLE_ABSENT;
}

/* Gives each column the cell whose caption has the lowest rank, the first of several. */
static void match_columns(struct dialect *out, struct tocsin_arena *arena, const char *const *plain,
	const struct dialect_wishes *wishes)
{
	enum { CHOSEN = -1 };
	uint32_t cell_of[SCHEDULE_COLUMNS];
	int rank_of[SCHEDULE_COLUMNS] = {0};
	for (size_t column = 0; column < SCHEDULE_COLUMNS; column++)
		cell_of[column] = TABLE_ABSENT;
	for (uint32_t cell = 0; cell < out->width; cell++) {
		uint32_t column = TABLE_ABSENT;
		int rank = CHOSEN;
		enum bare_unit bare = BARE_DAYS;
		out->column_of[cell] = TABLE_ABSENT;
		if (!chosen_column(wishes, out->captions[cell], &column)) {
			const struct caption *found =
				origin_meaning(out, plain[cell], times_before(plain, cell));
			if (found == NULL)
				found = meaning_with_unit(out, arena, plain[cell], &bare);
			if (found == NULL || found->column == SCHEDULE_UNREAD)
				continue;
			column = (uint32_t)found->column;
			rank = found->rank;
		} else {
			size_t length;
			conventions_caption_unit(&length, &bare, plain[cell], out->language);
		}
		if (column == TABLE_ABSENT)
			continue;
		uint32_t before = cell_of[column];
		if (before != TABLE_ABSENT && !may_repeat((enum schedule_column)column)) {
			out->column_of[before] = outranked(out, column);
			if (rank_of[column] <= rank) {
				out->column_of[cell] = out->column_of[before];
				out->column_of[before] = column;
				continue;
			}
		}
		cell_of[column] = cell;
		rank_of[column] = rank;
		out->conventions.bare[column] = bare;
		if (column == SCHEDULE_MILESTONE)
			out->types = rank >= CAPTION_KIND || strstr(plain[cell], "type") != NULL;
		out->column_of[cell] = column;
	}
}

/* ---- Files of our own ---- */

static bool is_ours(const struct sample *sample, const struct dialect_wishes *wishes)
{
	const struct sample_row *first = sample->rows;
	return sample->count > 0 && wishes->tool == NULL && wishes->choice_count == 0 &&
	       header_is_ours(first->cells, first->count);
}

/* No list of captions is looked at, which would cost more than reading a small plan. */
static void recognise_ours(struct dialect *out, struct tocsin_arena *arena, struct csv_reader *csv,
	const struct sample *sample, const struct dialect_wishes *wishes)
{
	*out = (struct dialect){
		.tool = DIALECT_OWN,
		.language = wishes->language ? language_find(wishes->language) : &languages[0],
		.header = sample->rows->place,
		.header_rows = 1,
		.width = sample->rows->count,
		.captions = sample->rows->cells,
		.column_of = TOCSIN_NEW(arena, uint32_t, sample->rows->count),
		.numbers = moved_numbers(arena, sample, 0, sample->rows->count),
		.active = TABLE_ABSENT,
	};
	for (uint32_t cell = 0; cell < out->width; cell++)
		out->column_of[cell] = (uint32_t)schedule_column_named(out->captions[cell]);
	csv_reader_next(csv);
}

/* ---- The whole ---- */

static bool recognise_strange(struct dialect *out, struct tocsin_arena *arena,
	struct csv_reader *csv, const struct dialect_wishes *wishes)
{
	struct sample sample = sample_take(csv, arena, SAMPLE_ROWS);
	*out = (struct dialect){.language = &languages[0], .active = TABLE_ABSENT};
	if (sample.count == 0)
		return csv_reader_next(csv);
	uint32_t header = header_find(arena, &sample, wishes);
	const struct sample_row *row = &sample.rows[header];
	const char *const *plain = header_captions(arena, row);
	out->header = row->place;
	out->header_rows = 1 + header_goes_on(arena, &sample, header);
	out->width = row->count;
	out->captions = row->cells;
	out->column_of = TOCSIN_NEW(arena, uint32_t, row->count);
	origin_find(out, arena, plain, row + out->header_rows,
		sample.count - header - out->header_rows, wishes);
	out->foreign = out->tool != DIALECT_OWN;
	out->excerpt = out->tool != DIALECT_OWN && out->tool != DIALECT_SHEET;
	match_columns(out, arena, plain, wishes);
	own_export_columns(out, plain);
	conventions_find(out, &sample, header + out->header_rows - 1, wishes);
	out->numbers = moved_numbers(arena, &sample, header, out->width);
	out->active = inactive_cell(out, plain);
	header_skip(arena, csv, &sample, header, out->header_rows, wishes);
	out->numbered = out->foreign && manner_cell_of(out, SCHEDULE_ID) == TABLE_ABSENT &&
			manner_cell_of(out, SCHEDULE_UNIQUE_ID) == TABLE_ABSENT;
	const struct manner *manner = manner_of(out->tool);
	if (manner != NULL && manner->prepare != NULL)
		manner->prepare(out, arena, csv, plain);
	return true;
}

bool dialect_recognise(struct dialect *out, struct tocsin_arena *arena, struct csv_reader *csv,
	const struct dialect_wishes *wishes)
{
	struct sample sample = sample_take(csv, arena, SAMPLE_OF_OURS);
	if (!is_ours(&sample, wishes))
		return recognise_strange(out, arena, csv, wishes);
	recognise_ours(out, arena, csv, &sample, wishes);
	return true;
}
