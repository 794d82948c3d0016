#include "resources_file.h"

#include <string.h>

#include "cell_value.h"
#include "table.h"

struct resource_row {
	const char *name; /* the reader's */
	int64_t capacity; /* thousandths of a unit */
};

static void read_name(const struct cell *cell, void *row)
{
	((struct resource_row *)row)->name = cell->text;
}

static void read_units(const struct cell *cell, void *data)
{
	cell_units(&((struct resource_row *)data)->capacity, cell);
}

enum { COLUMN_RESOURCE, COLUMN_UNITS, COLUMN_COST };

static const struct table_column columns[] = {
	[COLUMN_RESOURCE] = {"resource|name|resource name|id", read_name},
	[COLUMN_UNITS] = {"units|capacity|max units|available", read_units},
	[COLUMN_COST] = {"cost per hour|cost|rate|standard rate", NULL},
};

static void add_resource(
	struct reading *reading, const struct table *table, const struct resource_row *row)
{
	if (row->name == NULL) {
		table_diag(table, TOCSIN_FAULT, COLUMN_RESOURCE,
			"a resource without a name; give it one, or take the row out");
		return;
	}
	const char *name = tocsin_arena_strdup(&reading->project->arena, row->name);
	uint32_t there = tocsin_index_add(&reading->resource_of, name, reading->resources.count);
	if (there != TOCSIN_NONE) {
		table_diag(table, TOCSIN_FAULT, COLUMN_RESOURCE,
			"resource \"%s\" is there twice; add the units up in one row",
			excerpt_of(name).text);
		return;
	}
	TOCSIN_VECTOR_PUSH(reading->scratch, &reading->resources,
		(struct tocsin_resource){.name = name, .capacity = row->capacity});
}

void resources_file_read(struct reading *reading, const char *path)
{
	struct csv_reader reader;
	struct file_bytes bytes;
	if (!reading_open(&reader, &bytes, path, reading->diags))
		return;
	reading->has_resources_file = true;
	struct table table;
	if (table_open(
		    &table, reading->scratch, &reader, columns, sizeof columns / sizeof *columns)) {
		if (!table_has(&table, COLUMN_RESOURCE)) {
			csv_reader_diag(&reader, TOCSIN_FAULT, table.header, 0,
				"no column for the resource's name, found: %s; call one "
				"\"resource\"",
				table.found);
		} else {
			struct resource_row row = {.capacity = 1000};
			while (table_next(&table, &row)) {
				add_resource(reading, &table, &row);
				row = (struct resource_row){.capacity = 1000};
			}
		}
	}
	reading_close(&reader, &bytes);
}
