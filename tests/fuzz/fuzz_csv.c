/*
 * Any bytes as CSV: every cell has a place in the file, and a place has the cell's text.
 */
#include <stdlib.h>
#include <string.h>

#include "csv_reader.h"
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct tocsin_diags diags;
	struct csv_reader reader;
	struct csv_place last = {0};
	tocsin_diags_init(&diags);
	csv_reader_open(&reader, "fuzz.csv", (const char *)data, size, &diags,
		size % 2 ? TOCSIN_FAULT : TOCSIN_NOTE);
	while (csv_reader_next(&reader)) {
		MUST(reader.count > 0 && reader.count <= CSV_COLUMNS_MAX);
		MUST(reader.place.line > last.line);
		last = reader.place;
		for (uint32_t i = 0; i < reader.count && i < 64; i++) {
			uint32_t line, column;
			csv_reader_locate(&reader, reader.place, i, &line, &column);
			MUST(line >= reader.place.line && column > 0);
			MUST(strlen(reader.cells[i]) <= CSV_CELL_MAX);
		}
	}
	csv_reader_close(&reader);
	tocsin_diags_finish(&diags);
	return 0;
}
