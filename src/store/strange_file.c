#include "strange_file.h"
#include "table.h"

#include <stdlib.h>

#include "mapping_file.h"
#include "no_table.h"
#include "read_file.h"
#include "sample.h"
#include "workspace_paths.h"

enum { SAMPLE_ROWS = 50 };

static void take_samples(struct strange_column *column, const struct sample *sample, uint32_t cell)
{
	uint32_t count = 0;
	for (int i = 0; i < STRANGE_SAMPLES; i++)
		column->samples[i] = "";
	for (uint32_t i = 0; i < sample->count && count < STRANGE_SAMPLES; i++)
		if (cell < sample->rows[i].count && sample->rows[i].cells[cell][0] != '\0')
			column->samples[count++] = sample->rows[i].cells[cell];
}

static bool read_table(struct strange_file *out, struct tocsin_arena *arena,
	struct csv_reader *reader, const struct dialect_wishes *wishes)
{
	struct dialect dialect;
	if (!dialect_recognise(&dialect, arena, reader, wishes) || dialect.width == 0)
		return false;
	struct sample sample = sample_take(reader, arena, SAMPLE_ROWS);
	out->count = dialect.width;
	out->columns = TOCSIN_NEW(arena, struct strange_column, dialect.width);
	for (uint32_t cell = 0; cell < dialect.width; cell++) {
		uint32_t meaning = dialect.column_of[cell];
		out->columns[cell] = (struct strange_column){.caption = dialect.captions[cell],
			.meaning = meaning == TABLE_ABSENT ? SCHEDULE_UNREAD
							   : (enum schedule_column)meaning};
		take_samples(&out->columns[cell], &sample, cell);
	}
	return true;
}

bool strange_file_read(struct strange_file *out, struct tocsin_arena *arena, const char *path)
{
	struct workspace_paths paths;
	struct dialect_wishes wishes = {0};
	struct csv_reader reader;
	struct file_bytes bytes;
	struct tocsin_diags unheard; /* whoever loads the project tells what is wrong */
	char message[160];
	tocsin_diags_init(&unheard);
	*out = (struct strange_file){0};
	bool read = workspace_paths_find(&paths, arena, path, &unheard) &&
		    read_file(&bytes, paths.schedule, message, sizeof message) == READ_FILE_OK;
	if (read) {
		out->path = paths.schedule;
		out->mapping_path = paths.mapping;
		mapping_file_read(&wishes, arena, paths.mapping, &unheard);
		dialect_open(&reader, paths.schedule, bytes.bytes, bytes.length, &unheard, &wishes);
		read = no_table_reason(bytes.bytes, bytes.length) == NULL &&
		       read_table(out, arena, &reader, &wishes);
		csv_reader_close(&reader);
		free(bytes.bytes);
	}
	tocsin_diags_finish(&unheard);
	return read;
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
