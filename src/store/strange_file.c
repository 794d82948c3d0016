#include "strange_file.h"

#include <string.h>

#include "header.h"
#include "source.h"
#include "table.h"

static void take_samples(struct strange_column *column, const struct sample *sample, uint32_t cell)
{
	uint32_t count = 0;
	for (int i = 0; i < STRANGE_SAMPLES; i++)
		column->samples[i] = "";
	for (uint32_t i = 0; i < sample->count && count < STRANGE_SAMPLES; i++)
		if (cell < sample->rows[i].count && sample->rows[i].cells[cell][0] != '\0')
			column->samples[count++] = sample->rows[i].cells[cell];
}

/* Choices are kept by captions: what has none, or that of a column before it, cannot be chosen. */
static bool has_its_own_caption(const struct dialect *dialect, uint32_t cell)
{
	for (uint32_t before = 0; before < cell; before++)
		if (strcmp(dialect->captions[before], dialect->captions[cell]) == 0)
			return false;
	return dialect->captions[cell][0] != '\0';
}

bool strange_file_read(struct strange_file *out, struct tocsin_arena *arena, const char *path,
	const struct dialect_wishes *wishes)
{
	struct source source;
	*out = (struct strange_file){0};
	if (!source_find(&source, arena, path, wishes))
		return false;
	const struct dialect *dialect = &source.dialect;
	if (header_is_missing(dialect))
		return false; /* its first task must not serve as captions */
	out->path = source.path;
	out->mapping_path = source.mapping_path;
	out->columns = TOCSIN_NEW(arena, struct strange_column, dialect->width);
	for (uint32_t cell = 0; cell < dialect->width; cell++) {
		uint32_t meaning = dialect->column_of[cell];
		if (!has_its_own_caption(dialect, cell))
			continue;
		struct strange_column *column = &out->columns[out->count++];
		*column = (struct strange_column){.caption = dialect->captions[cell],
			.meaning = meaning == TABLE_ABSENT ? SCHEDULE_UNREAD
							   : (enum schedule_column)meaning};
		take_samples(column, &source.rows, cell);
	}
	return true;
}

const char *strange_file_lacks(const struct strange_column *columns, uint32_t count)
{
	bool has[SCHEDULE_COLUMNS + 1] = {false};
	for (uint32_t i = 0; i < count; i++)
		has[columns[i].meaning] = true;
	if (!has[SCHEDULE_ID] && !has[SCHEDULE_UNIQUE_ID] && !has[SCHEDULE_NAME])
		return "ids or names";
	if (!has[SCHEDULE_SAFE] && !has[SCHEDULE_FOCUSED] &&
		!(has[SCHEDULE_START] && has[SCHEDULE_FINISH]))
		return "durations";
	return NULL;
}
