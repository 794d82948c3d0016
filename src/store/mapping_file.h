/*
 * mapping.csv, which is tocsin's: how the columns of a strange schedule were matched.
 *
 *     column,meaning
 *     Est. (days),safe
 *     Wer,resources
 *     Est. (hours),-          known, and not to be read
 */
#ifndef STORE_MAPPING_FILE_H
#define STORE_MAPPING_FILE_H

#include "dialect.h"
#include "tocsin/diag.h"

/*
 * Reads the choices in `path` behind those in `wishes->choices`, which go before them: what is
 * chosen there for a caption or a meaning is left out here. Captions are compared as the file has
 * them. A missing file is none. A row that names no meaning is a note in the diags, and left out; a
 * file that cannot be read is a fault. In `arena`.
 */
void mapping_file_read(struct dialect_wishes *wishes, struct tocsin_arena *arena, const char *path,
	struct tocsin_diags *diags);

/*
 * Writes them; the folder is made where it is missing, and a reader sees the old file or the new
 * one (replace_file.h). false: `message` says why.
 */
bool mapping_file_write(const char *path, const struct column_choice *choices, unsigned count,
	char *message, size_t size);

#endif
