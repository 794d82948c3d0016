#include "strange_file.h"

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
	out->count = dialect->width;
	out->columns = TOCSIN_NEW(arena, struct strange_column, dialect->width);
	for (uint32_t cell = 0; cell < dialect->width; cell++) {
		uint32_t meaning = dialect->column_of[cell];
		out->columns[cell] = (struct strange_column){.caption = dialect->captions[cell],
			.meaning = meaning == TABLE_ABSENT ? SCHEDULE_UNREAD
							   : (enum schedule_column)meaning};
		take_samples(&out->columns[cell], &source.rows, cell);
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
