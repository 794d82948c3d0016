#include "source.h"

#include <stdlib.h>

#include "mapping_file.h"
#include "no_table.h"
#include "psplib_file.h"
#include "read_file.h"
#include "workspace_paths.h"

enum { ROWS = 50 };

static bool look(struct source *out, struct tocsin_arena *arena, const struct file_bytes *bytes,
	const struct dialect_wishes *wishes, struct tocsin_diags *diags)
{
	struct csv_reader reader;
	dialect_open(&reader, out->path, bytes->bytes, bytes->length, diags, wishes);
	bool found =
		dialect_recognise(&out->dialect, arena, &reader, wishes) && out->dialect.width > 0;
	if (found)
		out->rows = sample_take(&reader, arena, ROWS);
	out->encoding = reader.content.encoding;
	out->delimiter = reader.delimiter;
	csv_reader_close(&reader);
	return found;
}

bool source_find(struct source *out, struct tocsin_arena *arena, const char *path,
	const struct dialect_wishes *wishes)
{
	struct workspace_paths paths;
	struct dialect_wishes all = wishes ? *wishes : (struct dialect_wishes){0};
	struct file_bytes bytes;
	struct tocsin_diags unheard;
	char message[160];
	tocsin_diags_init(&unheard);
	*out = (struct source){0};
	bool found = workspace_paths_find(&paths, arena, path, &unheard) &&
		     read_file(&bytes, paths.schedule, message, sizeof message) == READ_FILE_OK;
	if (found) {
		out->path = paths.schedule;
		out->mapping_path = paths.mapping;
		mapping_file_read(&all, arena, paths.mapping, &unheard);
		found = !psplib_file_is(paths.schedule, bytes.bytes, bytes.length) &&
			no_table_reason(bytes.bytes, bytes.length) == NULL &&
			look(out, arena, &bytes, &all, &unheard);
		free(bytes.bytes);
	}
	tocsin_diags_finish(&unheard);
	return found;
}
