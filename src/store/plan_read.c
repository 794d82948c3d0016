/*
 * Reading plan.csv; what the columns mean is in plan_columns.h.
 *
 * The rows are kept first and resolved afterwards, tasks before what names them, so that a file
 * whose rows somebody sorted still reads as long as each chain keeps its order.
 */
#include <stdlib.h>
#include <string.h>

#include "guard.h"
#include "plan_file.h"
#include "plan_reading.h"
#include "read_file.h"

static const char *const kind_names[KINDS] = {
	"setting", "task", "critical", "candidate", "buffer", "feeder", "link", "gap"};

/* Columns are read by number, all alike: each cell goes to its place in the row. */
static void keep_cell(const struct cell *cell, void *data)
{
	const char **cells = data;
	cells[cell->table->column_of[cell->index]] = cell->text;
}

static const struct table_column columns[PLAN_COLUMNS] = {
	[PLAN_KIND] = {"kind", keep_cell},
	[PLAN_KEY] = {"key", keep_cell},
	[PLAN_ID] = {"id", keep_cell},
	[PLAN_NAME] = {"name", keep_cell},
	[PLAN_CHAIN] = {"chain", keep_cell},
	[PLAN_START] = {"start", keep_cell},
	[PLAN_FINISH] = {"finish", keep_cell},
	[PLAN_FOCUSED] = {"focused", keep_cell},
	[PLAN_SAFE] = {"safe", keep_cell},
	[PLAN_FROM] = {"from", keep_cell},
	[PLAN_TO] = {"to", keep_cell},
	[PLAN_MERGE] = {"merge", keep_cell},
	[PLAN_TYPE] = {"type", keep_cell},
	[PLAN_LAG] = {"lag", keep_cell},
	[PLAN_RESOURCE] = {"resource", keep_cell},
	[PLAN_AMOUNT] = {"amount", keep_cell},
	[PLAN_WANTED] = {"wanted", keep_cell},
	[PLAN_SIZE] = {"size", keep_cell},
	[PLAN_FLAG] = {"flag", keep_cell},
	[PLAN_VALUE] = {"value", keep_cell},
};

static void know(struct plan_reading *reading, struct tocsin_index *index,
	const struct plan_row *row, const char *what)
{
	const char *key = row->cells[PLAN_KEY];
	if (key[0] == '\0' || tocsin_index_add(index, key, index->count) != TOCSIN_NONE)
		plan_wrong(reading, row, PLAN_KEY, what);
}

/* Rows of a kind mostly come together: the kind of the row before is tried first. */
static enum plan_kind kind_of(const struct plan_reading *reading, const char *name)
{
	uint32_t count = reading->rows.count;
	int first = count > 0 ? (int)reading->rows.items[count - 1].kind : 0;
	for (int i = 0; name != NULL && i < KINDS; i++)
		if (strcmp(name, kind_names[(first + i) % KINDS]) == 0)
			return (enum plan_kind)((first + i) % KINDS);
	return KINDS;
}

/*
 * The cells that are not empty, each behind its column, which is counted from 1, and a NUL behind
 * the last:
 *
 *     \1task\0 \2T1\0 \4Dig\0 \0
 */
static const char *pack(struct plan_reading *reading, const char *const *cells)
{
	size_t length[PLAN_COLUMNS], bytes = 1;
	for (size_t i = 0; i < PLAN_COLUMNS; i++) {
		length[i] = cells[i] == NULL ? 0 : strlen(cells[i]);
		bytes += length[i] > 0 ? length[i] + 2 : 0;
	}
	char *packed = tocsin_arena_alloc(&reading->scratch, bytes, 1), *to = packed;
	for (size_t i = 0; i < PLAN_COLUMNS; i++) {
		if (length[i] == 0)
			continue;
		*to++ = (char)(i + 1);
		memcpy(to, cells[i], length[i] + 1);
		to += length[i] + 1;
	}
	return packed;
}

static struct plan_row unpacked(const struct plan_kept_row *kept)
{
	struct plan_row row = {.place = kept->place, .kind = kept->kind};
	for (size_t i = 0; i < PLAN_COLUMNS; i++)
		row.cells[i] = "";
	for (const char *at = kept->packed; *at != '\0'; at += strlen(at) + 1)
		row.cells[at[0] - 1] = guard_removed(at + 1);
	return row;
}

static void keep_row(struct plan_reading *reading, const char *const *cells)
{
	const struct plan_kept_row kept = {.place = reading->reader.place,
		.kind = kind_of(reading, cells[PLAN_KIND]),
		.packed = pack(reading, cells)};
	if (kept.kind == KINDS) {
		const struct plan_row row = unpacked(&kept);
		plan_wrong(reading, &row, PLAN_KIND, "kind of row");
		return;
	}
	reading->counts[kept.kind]++;
	TOCSIN_VECTOR_PUSH(&reading->scratch, &reading->rows, kept);
	if (kept.kind != KIND_TASK && kept.kind != KIND_BUFFER)
		return;
	const struct plan_row row = unpacked(&kept);
	if (row.kind == KIND_TASK)
		know(reading, &reading->tasks, &row, "new key of a task");
	else
		know(reading, &reading->buffers, &row, "new name of a buffer");
}

static void keep_rows(struct plan_reading *reading)
{
	const char *cells[PLAN_COLUMNS] = {NULL};
	while (table_next(&reading->table, cells)) {
		keep_row(reading, cells);
		memset(cells, 0, sizeof cells);
	}
}

static void make_arrays(struct plan_reading *reading)
{
	struct tocsin_plan *plan = reading->plan;
	const uint32_t *counts = reading->counts;
	plan->tasks = TOCSIN_NEW(&plan->arena, struct tocsin_plan_task, counts[KIND_TASK]);
	plan->critical = TOCSIN_NEW(&plan->arena, struct tocsin_chain_item, counts[KIND_CRITICAL]);
	plan->candidates =
		TOCSIN_NEW(&plan->arena, struct tocsin_chain_item, counts[KIND_CANDIDATE]);
	plan->feeding = TOCSIN_NEW(&plan->arena, struct tocsin_feeding_buffer, counts[KIND_BUFFER]);
	plan->resource_links =
		TOCSIN_NEW(&plan->arena, struct tocsin_resource_link, counts[KIND_LINK]);
	plan->date_gaps = TOCSIN_NEW(&plan->arena, struct tocsin_date_gap, counts[KIND_GAP]);
}

/* The buffer to whose chain a row belongs, or NULL, told. */
static struct tocsin_feeding_buffer *fed_buffer(
	struct plan_reading *reading, const struct plan_row *row)
{
	uint32_t buffer = tocsin_index_find(&reading->buffers, row->cells[PLAN_CHAIN]);
	if (buffer == TOCSIN_NONE)
		plan_wrong(reading, row, PLAN_CHAIN, "feeding buffer of this plan");
	return buffer == TOCSIN_NONE ? NULL : &reading->plan->feeding[buffer];
}

/* A feeding chain's item, and the buffer whose chain it is of; NULL = of none. */
struct feeder {
	struct tocsin_feeding_buffer *buffer;
	struct tocsin_chain_item item;
};

/* The chains of the feeding buffers: counted, then filled, each in the order of the file. */
static void take_feeders(struct plan_reading *reading)
{
	struct tocsin_plan *plan = reading->plan;
	struct feeder *feeders =
		TOCSIN_NEW(&reading->scratch, struct feeder, reading->counts[KIND_FEEDER]);
	uint32_t count = 0;
	for (uint32_t i = 0; i < reading->rows.count; i++) {
		if (reading->rows.items[i].kind != KIND_FEEDER)
			continue;
		const struct plan_row row = unpacked(&reading->rows.items[i]);
		struct tocsin_feeding_buffer *buffer = fed_buffer(reading, &row);
		if (buffer == NULL)
			continue;
		feeders[count++] = (struct feeder){buffer, plan_take_item(reading, &row)};
		buffer->chain_count++;
	}
	for (uint32_t i = 0; i < plan->feeding_count; i++) {
		struct tocsin_feeding_buffer *buffer = &plan->feeding[i];
		buffer->chain =
			TOCSIN_NEW(&plan->arena, struct tocsin_chain_item, buffer->chain_count);
		buffer->chain_count = 0;
	}
	for (uint32_t i = 0; i < count; i++)
		feeders[i].buffer->chain[feeders[i].buffer->chain_count++] = feeders[i].item;
}

static void check_settings(struct plan_reading *reading)
{
	for (size_t i = 0; i < PLAN_SETTINGS; i++)
		if (plan_settings[i].required && !reading->given[i])
			tocsin_diags_add(reading->diags, TOCSIN_FAULT, reading->reader.file, 0, 0,
				"no row setting,%s; restore the file, or take it away and commit "
				"again",
				plan_settings[i].key);
}

static void take_rows(struct plan_reading *reading)
{
	struct tocsin_plan *plan = reading->plan;
	make_arrays(reading);
	for (uint32_t i = 0; i < reading->rows.count; i++) {
		if (reading->rows.items[i].kind == KIND_FEEDER)
			continue;
		const struct plan_row row = unpacked(&reading->rows.items[i]);
		plan_take_row(reading, &row);
	}
	take_feeders(reading);
	check_settings(reading);
	plan->as_of = tocsin_instant_known(plan->as_of_date)
			      ? tocsin_calendar_axis(reading->project->calendar, plan->as_of_date)
			      : 0;
	/* 100 % is the promise, also where the calendar changed between the two dates. */
	if (plan->promise != TOCSIN_NO_WORK && plan->projected_end != TOCSIN_NO_WORK)
		plan->buffer = plan->promise - plan->projected_end;
}

static void index_names(struct plan_reading *reading)
{
	tocsin_index_init(&reading->tasks, &reading->scratch);
	tocsin_index_init(&reading->buffers, &reading->scratch);
	tocsin_index_init(&reading->resources, &reading->scratch);
	for (uint32_t i = 0; i < reading->project->resource_count; i++)
		tocsin_index_add(&reading->resources, reading->project->resources[i].name, i);
}

static struct tocsin_plan *new_plan(void)
{
	struct tocsin_plan *plan = calloc(1, sizeof *plan);
	if (plan == NULL)
		tocsin_out_of_memory();
	tocsin_arena_init(&plan->arena);
	plan->reason = plan->drum = "";
	plan->start = plan->as_of_date = TOCSIN_NO_INSTANT;
	plan->date_setter = TOCSIN_NONE;
	return plan;
}

struct tocsin_plan *plan_file_parse(const char *name, const char *bytes, size_t length,
	const struct tocsin_project *project, struct tocsin_diags *diags)
{
	struct plan_reading reading = {.plan = new_plan(), .project = project, .diags = diags};
	size_t faults = diags->errors;
	tocsin_arena_init(&reading.scratch);
	index_names(&reading);
	csv_reader_open(&reading.reader, name, bytes, length, diags, TOCSIN_FAULT);
	if (table_open(&reading.table, &reading.scratch, &reading.reader, columns, PLAN_COLUMNS) &&
		table_has(&reading.table, PLAN_KIND) && table_has(&reading.table, PLAN_KEY)) {
		keep_rows(&reading);
		take_rows(&reading);
	} else {
		tocsin_diags_add(diags, TOCSIN_FAULT, name, 0, 0,
			"this is no plan; restore the file, or take it away and commit again");
	}
	csv_reader_close(&reading.reader);
	tocsin_arena_finish(&reading.scratch);
	if (diags->errors == faults)
		return reading.plan;
	tocsin_plan_free(reading.plan);
	return NULL;
}

struct tocsin_plan *plan_file_read(
	const char *path, const struct tocsin_project *project, struct tocsin_diags *diags)
{
	struct file_bytes bytes;
	char message[160];
	switch (read_file(&bytes, path, message, sizeof message)) {
	case READ_FILE_MISSING:
		return NULL;
	case READ_FILE_FAILED:
		tocsin_diags_add(diags, TOCSIN_FAULT, path, 0, 0, "%s", message);
		return NULL;
	case READ_FILE_OK:
		break;
	}
	struct tocsin_plan *plan = plan_file_parse(path, bytes.bytes, bytes.length, project, diags);
	free(bytes.bytes);
	return plan;
}

/* ---- The start alone ---- */

static struct tocsin_instant find_start(struct csv_reader *reader, struct tocsin_arena *scratch)
{
	struct table table;
	const char *cells[PLAN_COLUMNS] = {NULL};
	struct tocsin_date date;
	if (!table_open(&table, scratch, reader, columns, PLAN_COLUMNS))
		return TOCSIN_NO_INSTANT;
	for (; table_next(&table, cells); memset(cells, 0, sizeof cells)) {
		if (cells[PLAN_KIND] == NULL || strcmp(cells[PLAN_KIND], "setting") != 0)
			continue;
		if (cells[PLAN_KEY] == NULL || strcmp(cells[PLAN_KEY], "start") != 0)
			continue;
		bool good = cells[PLAN_VALUE] != NULL &&
			    tocsin_date_parse(&date, cells[PLAN_VALUE]) == TOCSIN_DATE_OK;
		return good ? date.at : TOCSIN_NO_INSTANT;
	}
	return TOCSIN_NO_INSTANT;
}

struct tocsin_instant plan_file_start(const char *path)
{
	struct file_bytes bytes;
	char message[160];
	if (read_file(&bytes, path, message, sizeof message) != READ_FILE_OK)
		return TOCSIN_NO_INSTANT;
	struct tocsin_diags ignored; /* whoever reads the whole file tells them */
	struct tocsin_arena scratch;
	struct csv_reader reader;
	tocsin_diags_init(&ignored);
	tocsin_arena_init(&scratch);
	csv_reader_open(&reader, path, bytes.bytes, bytes.length, &ignored, TOCSIN_FAULT);
	struct tocsin_instant start = find_start(&reader, &scratch);
	csv_reader_close(&reader);
	tocsin_arena_finish(&scratch);
	tocsin_diags_finish(&ignored);
	free(bytes.bytes);
	return start;
}
