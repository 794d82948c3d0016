/*
 * Finding out the dialect of a file: its header, the tool and the language it comes from, and what
 * each of its columns means.
 */
#include <string.h>

#include "captions.h"
#include "conventions.h"
#include "dialect.h"
#include "header.h"
#include "manner.h"
#include "table.h"

enum { SAMPLE_ROWS = 1000 };

/* What `text` means to a tool and a language; NULL where nothing. */
static const struct caption *meaning(const char *text, enum dialect_tool tool, const char *language)
{
	const struct caption *end = captions + caption_count;
	const struct caption *at = captions_find(text);
	for (; at != NULL && at < end && strcmp(at->text, text) == 0; at++)
		if (at->tool == tool && strcmp(at->language, language) == 0)
			return at;
	return NULL;
}

/* What else `text` may mean where the tool itself does not know it: people add columns by hand. */
static const struct caption *likely_meaning(const struct dialect *dialect, const char *text)
{
	const struct {
		enum dialect_tool tool;
		const char *language;
	} order[] = {
		{dialect->tool, dialect->language->code},
		{dialect->tool, "en"},
		{DIALECT_SHEET, dialect->language->code},
		{DIALECT_OWN, "en"},
	};
	for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
		const struct caption *found = meaning(text, order[i].tool, order[i].language);
		if (found != NULL)
			return found;
	}
	return NULL;
}

/* What a caption means without the unit that it names: "est. (days)", and that unit. */
static const struct caption *meaning_with_unit(const struct dialect *dialect,
	struct tocsin_arena *arena, const char *text, enum bare_unit *bare)
{
	size_t length;
	if (!conventions_caption_unit(&length, bare, text, dialect->language))
		return NULL;
	return likely_meaning(dialect, tocsin_arena_strndup(arena, text, length));
}

/* ---- Tool and language ---- */

/* How many cells of the header a tool knows in a language. */
static uint32_t votes(
	const char *const *plain, uint32_t width, enum dialect_tool tool, const char *language)
{
	uint32_t count = 0;
	for (uint32_t i = 0; i < width; i++)
		count += meaning(plain[i], tool, language) != NULL;
	return count;
}

/* A caption that only our own files have makes a file one of ours, whatever else it holds. */
static bool is_our_own(const char *const *plain, uint32_t width)
{
	static const char *const words[] = {"safe", "focused", "not before", "touchpoint"};
	for (uint32_t i = 0; i < width; i++)
		for (size_t word = 0; word < sizeof words / sizeof *words; word++)
			if (strcmp(plain[i], words[word]) == 0)
				return true;
	return false;
}

/*
 * The tool and language that know most of the header; of several, the one that stands first in the
 * list of tools and then in that of languages.
 */
static void choose_origin(
	struct dialect *out, const char *const *plain, const struct dialect_wishes *wishes)
{
	uint32_t most = 0;
	bool own = wishes->tool == NULL && is_our_own(plain, out->width);
	enum dialect_tool only = wishes->tool ? dialect_tool_of(wishes->tool) : DIALECT_OWN;
	out->tool = wishes->tool != NULL ? only : own ? DIALECT_OWN : DIALECT_SHEET;
	out->language = wishes->language ? language_find(wishes->language) : &languages[0];
	for (unsigned tool = 0; tool < DIALECT_TOOLS && !own; tool++) {
		if (wishes->tool != NULL ? tool != only : tool == DIALECT_OWN)
			continue;
		for (unsigned i = 0; i < language_count; i++) {
			if (wishes->language != NULL && &languages[i] != out->language)
				continue;
			if (i == 0 && wishes->tool == NULL &&
				!manner_is_marked((enum dialect_tool)tool, plain, out->width))
				continue;
			uint32_t count = votes(
				plain, out->width, (enum dialect_tool)tool, languages[i].code);
			if (count <= most)
				continue;
			most = count;
			out->tool = (enum dialect_tool)tool;
			out->language = &languages[i];
		}
	}
}

/* ---- Columns ---- */

/* Several cells may mean these, and then all of them count: a link in each. */
static bool may_repeat(enum schedule_column column)
{
	return column == SCHEDULE_PREDECESSORS;
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
			const struct caption *found = likely_meaning(out, plain[cell]);
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
			if (rank_of[column] <= rank)
				continue;
			out->column_of[before] = TABLE_ABSENT;
		}
		cell_of[column] = cell;
		rank_of[column] = rank;
		out->conventions.bare[column] = bare;
		out->column_of[cell] = column;
	}
}

/* ---- The whole ---- */

bool dialect_recognise(struct dialect *out, struct tocsin_arena *arena, struct csv_reader *csv,
	const struct dialect_wishes *wishes)
{
	struct sample sample = sample_take(csv, arena, SAMPLE_ROWS);
	*out = (struct dialect){.language = &languages[0]};
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
	choose_origin(out, plain, wishes);
	out->foreign = out->tool != DIALECT_OWN;
	out->excerpt = out->tool != DIALECT_OWN && out->tool != DIALECT_SHEET;
	match_columns(out, arena, plain, wishes);
	conventions_find(out, &sample, header + out->header_rows - 1, wishes);
	header_skip(arena, csv, &sample, header, out->header_rows, wishes);
	out->numbered = out->excerpt && manner_cell_of(out, SCHEDULE_ID) == TABLE_ABSENT &&
			manner_cell_of(out, SCHEDULE_UNIQUE_ID) == TABLE_ABSENT;
	uint32_t milestone = manner_cell_of(out, SCHEDULE_MILESTONE);
	out->types = milestone != TABLE_ABSENT && strstr(plain[milestone], "milestone") == NULL;
	const struct manner *manner = manner_of(out->tool);
	if (manner != NULL && manner->prepare != NULL)
		manner->prepare(out, arena, csv, plain);
	return true;
}
