#include "own_export.h"

#include <string.h>

#include "manner.h"

static uint32_t cell_called(const struct dialect *dialect, const char *caption)
{
	for (uint32_t cell = 0; cell < dialect->width; cell++)
		if (strcmp(dialect->captions[cell], caption) == 0)
			return cell;
	return TABLE_ABSENT;
}

bool own_export_is_guarded(const struct dialect *dialect)
{
	return dialect->row_numbers || cell_called(dialect, "buffer") != TABLE_ABSENT ||
	       (dialect->excerpt && cell_called(dialect, "Safe estimate") != TABLE_ABSENT);
}

bool own_export_is_one(const struct dialect *dialect)
{
	return manner_cell_of(dialect, SCHEDULE_NOTES) != TABLE_ABSENT ||
	       own_export_is_guarded(dialect);
}

static const char *text_of(const struct csv_reader *row, uint32_t cell)
{
	return cell < row->count ? row->cells[cell] : "";
}

static bool says_buffer(const struct dialect *dialect, const struct csv_reader *row)
{
	const char *note = text_of(row, manner_cell_of(dialect, SCHEDULE_NOTES));
	if (strncmp(note, OWN_EXPORT_NOTE, strlen(OWN_EXPORT_NOTE)) == 0)
		return true;
	const char *kind = text_of(row, cell_called(dialect, "buffer"));
	return strcmp(kind, "feeding") == 0 || strcmp(kind, "project") == 0;
}

const char *own_export_buffer(const struct dialect *dialect, const struct csv_reader *row)
{
	static const enum schedule_column ids[] = {
		SCHEDULE_INTERNAL_ID, SCHEDULE_ID, SCHEDULE_UNIQUE_ID};
	const char *id = "";
	if (!says_buffer(dialect, row))
		return NULL;
	for (size_t i = 0; i < sizeof ids / sizeof *ids && id[0] == '\0'; i++)
		id = text_of(row, manner_cell_of(dialect, ids[i]));
	return id;
}

static uint32_t plainly_called(
	const struct dialect *dialect, const char *const *plain, const char *caption)
{
	for (uint32_t cell = 0; cell < dialect->width; cell++)
		if (strcmp(plain[cell], caption) == 0)
			return cell;
	return TABLE_ABSENT;
}

/*
 * "Safe estimate" beside what a tool itself calls its estimate: that one is the focused then, or
 * what the tool made of it, where a "Focused estimate" says it exactly.
 */
static void split_estimates(struct dialect *dialect, const char *const *plain)
{
	uint32_t safe = plainly_called(dialect, plain, "safe estimate");
	uint32_t focused = plainly_called(dialect, plain, "focused estimate");
	uint32_t own = manner_cell_of(dialect, SCHEDULE_SAFE);
	if (!dialect->excerpt || safe == TABLE_ABSENT || own == TABLE_ABSENT)
		return;
	bool exact = focused != TABLE_ABSENT && dialect->column_of[focused] == SCHEDULE_FOCUSED;
	if (own != safe)
		dialect->column_of[own] = exact ? SCHEDULE_OTHER_ESTIMATE : SCHEDULE_FOCUSED;
	dialect->column_of[safe] = SCHEDULE_SAFE;
}

void own_export_columns(struct dialect *dialect, const char *const *plain)
{
	uint32_t safe = plainly_called(dialect, plain, "safe");
	uint32_t duration = plainly_called(dialect, plain, "duration");
	uint32_t text = plainly_called(dialect, plain, "text1");
	uint32_t id = manner_cell_of(dialect, SCHEDULE_ID);
	split_estimates(dialect, plain);
	if (safe == TABLE_ABSENT || duration == TABLE_ABSENT ||
		dialect->column_of[safe] != SCHEDULE_SAFE ||
		manner_cell_of(dialect, SCHEDULE_FOCUSED) != TABLE_ABSENT)
		return;
	dialect->column_of[duration] = SCHEDULE_FOCUSED;
	if (text == TABLE_ABSENT || id == TABLE_ABSENT || dialect->column_of[text] != TABLE_ABSENT)
		return;
	dialect->column_of[text] = SCHEDULE_ID;
	dialect->column_of[id] = SCHEDULE_INTERNAL_ID;
	dialect->row_numbers = true;
}
