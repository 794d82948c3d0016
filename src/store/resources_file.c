#include "resources_file.h"

#include <string.h>

#include "cell_value.h"
#include "table.h"
#include "tocsin/vector.h"

struct resource_row {
	const char *name, *id; /* the reader's */
	int64_t capacity;      /* thousandths of a unit */
};

static void read_name(const struct cell *cell, void *row)
{
	((struct resource_row *)row)->name = cell->text;
}

static void read_id(const struct cell *cell, void *row)
{
	((struct resource_row *)row)->id = cell->text;
}

static void read_units(const struct cell *cell, void *data)
{
	cell_units(&((struct resource_row *)data)->capacity, cell);
}

enum { COLUMN_RESOURCE, COLUMN_ID, COLUMN_UNITS, COLUMN_COST };

static const struct table_column columns[] = {
	[COLUMN_RESOURCE] = {"resource|name|resource name", read_name},
	[COLUMN_ID] = {"id|resource id", read_id},
	[COLUMN_UNITS] = {"units|capacity|max units|available", read_units},
	[COLUMN_COST] = {"cost per hour|cost|rate|standard rate", NULL},
};

/* What a resource is called beside its name: tasks and the calendar may use either. */
struct also {
	const char *id;
	uint32_t resource;
};

struct resource_ids {
	TOCSIN_VECTOR(struct also) list;
};

static void add_resource(struct reading *reading, const struct table *table,
	const struct resource_row *row, struct resource_ids *ids)
{
	const char *called = row->name ? row->name : row->id;
	if (called == NULL) {
		table_diag(table, TOCSIN_FAULT, COLUMN_RESOURCE,
			"a resource without a name; give it one, or take the row out");
		return;
	}
	const char *name = tocsin_arena_strdup(&reading->project->arena, called);
	uint32_t there = tocsin_index_add(&reading->resource_of, name, reading->resources.count);
	if (there != TOCSIN_NONE) {
		table_diag(table, TOCSIN_FAULT, COLUMN_RESOURCE,
			"resource \"%s\" is there twice; add the units up in one row",
			excerpt_of(name).text);
		return;
	}
	if (row->name != NULL && row->id != NULL)
		TOCSIN_VECTOR_PUSH(reading->scratch, &ids->list,
			(struct also){tocsin_arena_strdup(reading->scratch, row->id),
				reading->resources.count});
	TOCSIN_VECTOR_PUSH(reading->scratch, &reading->resources,
		(struct tocsin_resource){.name = name, .capacity = row->capacity});
}

static void read_rows(struct reading *reading, struct csv_reader *reader)
{
	const struct resource_row blank = {.capacity = 1000};
	struct resource_row row = blank;
	struct resource_ids ids = {0};
	struct table table;
	if (!table_open(
		    &table, reading->scratch, reader, columns, sizeof columns / sizeof *columns))
		return;
	if (!table_has(&table, COLUMN_RESOURCE) && !table_has(&table, COLUMN_ID)) {
		csv_reader_diag(reader, TOCSIN_FAULT, table.header, 0,
			"no column for the resource's name, found: %s; call one \"resource\"",
			table.found);
		return;
	}
	for (; table_next(&table, &row); row = blank)
		add_resource(reading, &table, &row, &ids);
	/* Names first: an id that is another's name means that one. */
	for (uint32_t i = 0; i < ids.list.count; i++)
		tocsin_index_add(
			&reading->resource_of, ids.list.items[i].id, ids.list.items[i].resource);
}

void resources_file_read(struct reading *reading, const char *path)
{
	struct csv_reader reader;
	struct file_bytes bytes;
	if (!reading_open(&reader, &bytes, path, reading->diags))
		return;
	reading->has_resources_file = true;
	read_rows(reading, &reader);
	reading_close(&reader, &bytes);
}
