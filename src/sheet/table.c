#include "table.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* Which of the captions between bars `caption` is, from 0; -1 where none. */
static int caption_rank(const char *captions, const char *caption)
{
	size_t length = strlen(caption);
	int rank = 0;
	for (const char *at = captions; length > 0; rank++) {
		size_t piece = strcspn(at, "|");
		if (piece == length && strncmp(at, caption, length) == 0)
			return rank;
		if (at[piece] == '\0')
			break;
		at += piece + 1;
	}
	return -1;
}

static void prepare(struct table *table, struct tocsin_arena *arena, struct csv_reader *reader,
	const struct table_column *columns, size_t column_count, uint32_t width)
{
	*table = (struct table){
		.reader = reader,
		.columns = columns,
		.column_count = column_count,
		.cell_of = TOCSIN_NEW(arena, uint32_t, column_count),
		.column_of = TOCSIN_NEW(arena, uint32_t, width),
		.width = width,
		.found = "",
		.unused = "",
		.header = reader->place,
		.row = UINT32_MAX,
	};
	for (size_t i = 0; i < column_count; i++)
		table->cell_of[i] = TABLE_ABSENT;
	for (uint32_t i = 0; i < width; i++)
		table->column_of[i] = TABLE_ABSENT;
}

/* Gives each column the cell whose caption ranks first among its captions. */
static void match_captions(struct table *table, char *const *captions)
{
	for (size_t column = 0; column < table->column_count; column++) {
		int best = -1;
		for (uint32_t i = 0; i < table->width; i++) {
			int rank = caption_rank(table->columns[column].captions, captions[i]);
			if (rank >= 0 && (best < 0 || rank < best)) {
				best = rank;
				table->cell_of[column] = i;
			}
		}
		if (best >= 0)
			table->column_of[table->cell_of[column]] = (uint32_t)column;
	}
}

/* The header's captions as one text, each cut short; all, or those that mean no column. */
static const char *listed(const struct table *table, struct tocsin_arena *arena,
	const char *const *captions, bool unused_only)
{
	enum { LISTED = 24 };
	const char *list = "";
	uint32_t count = 0;
	for (uint32_t i = 0; i < table->width && count <= LISTED; i++) {
		const char *caption = captions[i];
		if ((unused_only && table->column_of[i] != TABLE_ABSENT) || caption[0] == '\0')
			continue;
		bool more = count++ == LISTED;
		list = tocsin_arena_printf(arena, "%s%s%s", list, list[0] ? ", " : "",
			more ? "..." : excerpt_of(caption).text);
	}
	return list;
}

bool table_open(struct table *table, struct tocsin_arena *arena, struct csv_reader *reader,
	const struct table_column *columns, size_t column_count)
{
	if (!csv_reader_next(reader))
		return false;
	prepare(table, arena, reader, columns, column_count, reader->count);
	char **captions = TOCSIN_NEW(arena, char *, reader->count);
	for (uint32_t i = 0; i < reader->count; i++)
		captions[i] = table_caption(arena, reader->cells[i]);
	match_captions(table, captions);
	const char *const *cells = (const char *const *)reader->cells;
	table->found = listed(table, arena, cells, false);
	table->unused = listed(table, arena, cells, true);
	return true;
}

void table_open_as(struct table *table, struct tocsin_arena *arena, struct csv_reader *reader,
	const struct table_column *columns, size_t column_count, const struct table_header *header)
{
	prepare(table, arena, reader, columns, column_count, header->width);
	table->header = header->place;
	table->column_of = header->column_of;
	table->rewrite = header->rewrite;
	table->leaves_out = header->leaves_out;
	table->passes_over = header->passes_over;
	table->data = header->data;
	table->captions = header->captions;
	/* Of several cells of one column messages name the first. */
	for (uint32_t cell = header->width; cell-- > 0;)
		if (header->column_of[cell] != TABLE_ABSENT)
			table->cell_of[header->column_of[cell]] = cell;
	table->found = listed(table, arena, header->captions, false);
	table->unused = listed(table, arena, header->captions, true);
}

void table_open_bare(struct table *table, struct tocsin_arena *arena, struct csv_reader *reader,
	const struct table_column *columns, size_t column_count)
{
	prepare(table, arena, reader, columns, column_count, (uint32_t)column_count);
	for (uint32_t i = 0; i < table->width; i++)
		table->cell_of[i] = table->column_of[i] = i;
}

bool table_has(const struct table *table, size_t column)
{
	return table->cell_of[column] != TABLE_ABSENT;
}

/* How many cells a row must have to hold one for every known column. */
static uint32_t known_width(const struct table *table)
{
	uint32_t width = 0;
	for (size_t i = 0; i < table->column_count; i++)
		if (table->cell_of[i] != TABLE_ABSENT && table->cell_of[i] >= width)
			width = table->cell_of[i] + 1;
	return width;
}

/* More cells than captions: an unquoted comma moved all that stands behind it. */
static bool row_fits(struct table *table)
{
	struct csv_reader *reader = table->reader;
	uint32_t count = reader->count;
	while (count > table->width && reader->cells[count - 1][0] == '\0')
		count--;
	const char *skipped = csv_reader_skipped(reader);
	if (count > table->width) {
		csv_reader_diag(reader, reader->severity, reader->place, table->width,
			"%u cells where the header has %u; put a cell that holds a \"%c\" in "
			"quotes%s",
			count, table->width, reader->delimiter, skipped);
		reader->broken++;
		return false;
	}
	if (table->whole_rows && reader->count < known_width(table)) {
		csv_reader_diag(reader, reader->severity, reader->place, 0,
			"%u cells where %u are needed; a line that was not written to its end?%s",
			reader->count, known_width(table), skipped);
		reader->broken++;
		return false;
	}
	return true;
}

bool table_take(struct table *table, void *row)
{
	table->row++;
	if (!row_fits(table))
		return false;
	struct csv_reader *reader = table->reader;
	uint32_t count = reader->count < table->width ? reader->count : table->width;
	for (uint32_t i = 0; i < count; i++) {
		uint32_t column = table->column_of[i];
		if (column == TABLE_ABSENT || reader->cells[i][0] == '\0' ||
			table->columns[column].read == NULL)
			continue;
		struct cell cell = {table, reader->cells[i], reader->place, i};
		if (table->rewrite != NULL)
			cell.text = table->rewrite(table->data, column, cell.text);
		if (cell.text[0] == '\0')
			continue; /* "NA" for no date */
		table->columns[column].read(&cell, row);
	}
	return true;
}

/* The header once more, as a page break puts it between the rows. */
static bool is_header(const struct table *table)
{
	const struct csv_reader *reader = table->reader;
	uint32_t same = 0;
	for (uint32_t i = 0; i < table->width; i++) {
		const char *cell = i < reader->count ? reader->cells[i] : "";
		if (strcmp(cell, table->captions[i]) != 0)
			return false;
		same += cell[0] != '\0';
	}
	return same > 1;
}

static bool is_no_row(struct table *table)
{
	struct table_left_out *kind = NULL;
	if (table->captions != NULL && is_header(table))
		kind = &table->repeated;
	else if (table->leaves_out != NULL && table->leaves_out(table->data, table->reader))
		kind = &table->left_out;
	else
		return table->passes_over != NULL && table->passes_over(table->data, table->reader);
	if (kind->count++ == 0)
		kind->first = table->reader->place;
	return true;
}

static void tell_left_out(
	const struct table *table, const struct table_left_out *rows, const char *what)
{
	char others[48] = "";
	if (rows->count == 0)
		return;
	if (rows->count > 1)
		snprintf(others, sizeof others, " (and %u more like it)", rows->count - 1);
	csv_reader_diag(table->reader, TOCSIN_NOTE, rows->first, 0, "%s, no task: left out%s", what,
		others);
}

bool table_next(struct table *table, void *row)
{
	while (csv_reader_next(table->reader))
		if (!is_no_row(table) && table_take(table, row))
			return true;
	tell_left_out(table, &table->repeated, "the header once more");
	tell_left_out(table, &table->left_out, "a total");
	table->repeated.count = table->left_out.count = 0;
	return false;
}

void cell_diag(const struct cell *cell, enum tocsin_severity severity, const char *format, ...)
{
	char text[512];
	va_list arguments;
	va_start(arguments, format);
	vsnprintf(text, sizeof text, format, arguments);
	va_end(arguments);
	const struct csv_reader *reader = cell->table->reader;
	csv_reader_diag(reader, severity, cell->place, cell->index, "%s", text);
}

/* An unquoted comma moves the cells behind it also where the row ends with empty ones, and so has
 * no more texts than the header has captions. */
static const char *moved(const struct cell *cell, char *text, size_t size)
{
	const struct csv_reader *reader = cell->table->reader;
	if (reader->count <= cell->table->width || reader->place.offset != cell->place.offset)
		return "";
	snprintf(text, size,
		" (this row has %u cells and the header %u: a cell that holds a \"%c\" belongs in "
		"quotes)",
		reader->count, cell->table->width, reader->delimiter);
	return text;
}

void cell_wrong(const struct cell *cell, const char *format, ...)
{
	char text[512];
	va_list arguments;
	va_start(arguments, format);
	vsnprintf(text, sizeof text, format, arguments);
	va_end(arguments);
	const struct csv_reader *reader = cell->table->reader;
	char hint[128];
	csv_reader_diag(reader, reader->severity, cell->place, cell->index, "%s%s%s", text,
		moved(cell, hint, sizeof hint), csv_reader_skipped(reader));
}

void table_diag(const struct table *table, enum tocsin_severity severity, size_t column,
	const char *format, ...)
{
	char text[512];
	va_list arguments;
	va_start(arguments, format);
	vsnprintf(text, sizeof text, format, arguments);
	va_end(arguments);
	const struct csv_reader *reader = table->reader;
	uint32_t cell =
		table->cell_of[column] < reader->count ? table->cell_of[column] : CSV_COLUMNS_MAX;
	csv_reader_diag(reader, severity, reader->place, cell, "%s", text);
}
