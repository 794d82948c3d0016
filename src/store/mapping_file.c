#include "mapping_file.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "csv_writer.h"
#include "guard.h"
#include "reading.h"
#include "replace_file.h"
#include "table.h"
#include "tocsin/vector.h"

#define NOT_READ "-"

enum { MAPPING_COLUMN, MAPPING_MEANING, MAPPING_COLUMNS };

struct mapping_row {
	struct tocsin_arena *arena;
	const char *caption;
	enum schedule_column column;
	bool known;
};

static void read_caption(const struct cell *cell, void *data)
{
	struct mapping_row *row = data;
	row->caption = tocsin_arena_strdup(row->arena, guard_removed(cell->text));
}

static void read_meaning(const struct cell *cell, void *data)
{
	struct mapping_row *row = data;
	const char *meaning = guard_removed(cell->text);
	row->column = schedule_column_of(table_caption(row->arena, meaning));
	row->known = row->column != SCHEDULE_UNREAD || strcmp(meaning, NOT_READ) == 0;
	if (!row->known)
		cell_diag(cell, TOCSIN_NOTE,
			"\"%s\" is no column of a schedule; write one such as safe, name "
			"or " NOT_READ " (the row is left out)",
			excerpt_of(cell->text).text);
}

static const struct table_column columns[MAPPING_COLUMNS] = {
	[MAPPING_COLUMN] = {"column", read_caption},
	[MAPPING_MEANING] = {"meaning", read_meaning},
};

/* Several columns may be links, and any number is not read; all else is one column's. */
static bool same_choice(const struct column_choice *a, const struct column_choice *b)
{
	return strcmp(a->caption, b->caption) == 0 ||
	       (a->column == b->column && a->column != SCHEDULE_UNREAD &&
		       a->column != SCHEDULE_PREDECESSORS && a->column != SCHEDULE_SUCCESSORS);
}

static bool is_chosen(const struct dialect_wishes *wishes, const struct column_choice *choice)
{
	for (unsigned i = 0; i < wishes->choice_count; i++)
		if (same_choice(&wishes->choices[i], choice))
			return true;
	return false;
}

void mapping_file_read(struct dialect_wishes *wishes, struct tocsin_arena *arena, const char *path,
	struct tocsin_diags *diags)
{
	struct csv_reader reader;
	struct file_bytes bytes;
	struct table table;
	TOCSIN_VECTOR(struct column_choice) choices = {0};
	if (!reading_open(&reader, &bytes, path, diags))
		return;
	struct mapping_row row = {.arena = arena};
	for (unsigned i = 0; i < wishes->choice_count; i++)
		TOCSIN_VECTOR_PUSH(arena, &choices, wishes->choices[i]);
	if (table_open(&table, arena, &reader, columns, MAPPING_COLUMNS)) {
		while (table_next(&table, &row)) {
			const struct column_choice choice = {row.caption, row.column};
			if (row.caption != NULL && row.known && !is_chosen(wishes, &choice))
				TOCSIN_VECTOR_PUSH(arena, &choices, choice);
			row = (struct mapping_row){.arena = arena};
		}
	}
	reading_close(&reader, &bytes);
	wishes->choices = choices.items;
	wishes->kept_count += choices.count - wishes->choice_count;
	wishes->choice_count = choices.count;
}

/* The folder that holds `path`, one level, as tocsin's own folder is. */
static bool make_folder(const char *path, char *message, size_t size)
{
	char folder[4096];
	const char *slash = strrchr(path, '/');
	if (slash == NULL || (size_t)(slash - path) >= sizeof folder)
		return true;
	memcpy(folder, path, (size_t)(slash - path));
	folder[slash - path] = '\0';
	if (folder[0] == '\0' || mkdir(folder, 0777) == 0 || errno == EEXIST)
		return true;
	snprintf(message, size, "%.200s: %s; nothing was saved", folder, strerror(errno));
	return false;
}

bool mapping_file_write(const char *path, const struct column_choice *choices, unsigned count,
	char *message, size_t size)
{
	struct csv_writer writer;
	if (!make_folder(path, message, size))
		return false;
	csv_writer_init(&writer, ',');
	csv_writer_raw(&writer, "column,meaning\n");
	for (unsigned i = 0; i < count; i++) {
		csv_writer_cell(&writer, choices[i].caption);
		csv_writer_cell(&writer, choices[i].column == SCHEDULE_UNREAD
						 ? NOT_READ
						 : schedule_column_word(choices[i].column));
		csv_writer_end(&writer);
	}
	bool written = replace_file(path, writer.text, writer.length, message, size);
	csv_writer_free(&writer);
	return written;
}
