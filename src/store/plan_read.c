/*
 * Reading plan.csv; what the columns mean is in plan_columns.h.
 *
 * The rows are kept first and resolved afterwards, tasks before what names them, so that a file
 * whose rows somebody sorted still reads as long as each chain keeps its order.
 */
#include <stdlib.h>
#include <string.h>

#include "cell_value.h"
#include "guard.h"
#include "plan_columns.h"
#include "plan_file.h"
#include "read_file.h"
#include "reading.h"

enum plan_kind {
	KIND_SETTING,
	KIND_TASK,
	KIND_CRITICAL,
	KIND_CANDIDATE,
	KIND_BUFFER,
	KIND_FEEDER,
	KIND_LINK,
	KIND_GAP,
	KINDS
};

static const char *const kind_names[KINDS] = {
	"setting", "task", "critical", "candidate", "buffer", "feeder", "link", "gap"};

struct plan_row {
	struct csv_place place;
	enum plan_kind kind;
	const char *cells[PLAN_COLUMNS]; /* unguarded, in the plan's arena; "" where empty */
};

struct plan_reading {
	struct tocsin_plan *plan;
	const struct tocsin_project *project;
	struct tocsin_diags *diags;
	struct csv_reader reader;
	struct table table;
	TOCSIN_VECTOR(struct plan_row) rows;
	uint32_t counts[KINDS];
	struct tocsin_index tasks, buffers, resources;
	struct tocsin_arena scratch;
	bool given[PLAN_SETTINGS];
};

static void wrong(struct plan_reading *reading, const struct plan_row *row,
	enum plan_column column, const char *what)
{
	uint32_t cell = reading->table.cell_of[column];
	csv_reader_diag(&reading->reader, TOCSIN_FAULT, row->place,
		cell == TABLE_ABSENT ? CSV_COLUMNS_MAX : cell,
		"\"%s\" is no %s; commit again, or restore the file",
		excerpt_of(row->cells[column]).text, what);
}

/* ---- Cells ---- */

static struct tocsin_instant take_instant(
	struct plan_reading *reading, const struct plan_row *row, enum plan_column column)
{
	struct tocsin_date date;
	if (row->cells[column][0] == '\0')
		return TOCSIN_NO_INSTANT;
	if (tocsin_date_parse(&date, row->cells[column]) == TOCSIN_DATE_OK)
		return date.at;
	wrong(reading, row, column, "date");
	return TOCSIN_NO_INSTANT;
}

static tocsin_work take_place(
	struct plan_reading *reading, const struct plan_row *row, enum plan_column column)
{
	struct tocsin_instant at = take_instant(reading, row, column);
	return tocsin_instant_known(at) ? tocsin_calendar_axis(reading->project->calendar, at)
					: TOCSIN_NO_WORK;
}

static int64_t take_duration(struct plan_reading *reading, const struct plan_row *row,
	enum plan_column column, bool *elapsed)
{
	/* Hours and minutes only are written, which mean the same under every calendar. */
	const struct tocsin_units units = {.day = 480, .week = 2400, .month = 9600};
	struct tocsin_duration duration;
	if (tocsin_duration_parse(&duration, row->cells[column], &units) == TOCSIN_DURATION_OK &&
		(elapsed != NULL || !duration.elapsed)) {
		if (elapsed != NULL)
			*elapsed = duration.elapsed;
		return duration.minutes;
	}
	wrong(reading, row, column, "amount of hours (40h) or minutes (90m)");
	return 0;
}

static uint64_t take_number(struct plan_reading *reading, const struct plan_row *row,
	enum plan_column column, uint64_t most)
{
	const char *text = row->cells[column];
	uint64_t number = 0;
	bool good = *text != '\0';
	for (; good && *text != '\0'; text++) {
		uint64_t digit = (uint64_t)(*text - '0');
		good = *text >= '0' && *text <= '9' && number <= (most - digit) / 10;
		number = 10 * number + digit;
	}
	if (!good)
		wrong(reading, row, column, "number");
	return good ? number : 0;
}

static uint64_t take_hash(
	struct plan_reading *reading, const struct plan_row *row, enum plan_column column)
{
	const char *text = row->cells[column];
	if (text[0] == 'x' && strlen(text) == 17 &&
		strspn(text + 1, "0123456789abcdefABCDEF") == 16)
		return strtoull(text + 1, NULL, 16);
	wrong(reading, row, column, "hash");
	return 0;
}

static uint32_t take_task(struct plan_reading *reading, const struct plan_row *row,
	enum plan_column column, bool optional)
{
	if (row->cells[column][0] == '\0' && optional)
		return TOCSIN_NONE;
	uint32_t task = tocsin_index_find(&reading->tasks, row->cells[column]);
	if (task == TOCSIN_NONE)
		wrong(reading, row, column, "task of this plan");
	return task;
}

/* A resource that the project has no more is none; the link holds nevertheless. */
static uint32_t take_resource(const struct plan_reading *reading, const struct plan_row *row)
{
	return tocsin_index_find(&reading->resources, row->cells[PLAN_RESOURCE]);
}

static bool take_yes(
	struct plan_reading *reading, const struct plan_row *row, enum plan_column column)
{
	bool yes = strcmp(row->cells[column], "yes") == 0;
	if (!yes && strcmp(row->cells[column], "no") != 0)
		wrong(reading, row, column, "yes or no");
	return yes;
}

/* ---- Rows ---- */

static void take_setting(struct plan_reading *reading, const struct plan_row *row)
{
	size_t i = 0;
	while (i < PLAN_SETTINGS && strcmp(row->cells[PLAN_KEY], plan_settings[i].key) != 0)
		i++;
	if (i == PLAN_SETTINGS)
		return; /* written by a later version */
	void *member = (char *)reading->plan + plan_settings[i].offset;
	const char *text = row->cells[PLAN_VALUE];
	reading->given[i] = text[0] != '\0';
	switch (plan_settings[i].value) {
	case PLAN_INSTANT:
		*(struct tocsin_instant *)member = take_instant(reading, row, PLAN_VALUE);
		break;
	case PLAN_PLACE_START:
	case PLAN_PLACE_FINISH:
		*(tocsin_work *)member = take_place(reading, row, PLAN_VALUE);
		break;
	case PLAN_DURATION:
		*(tocsin_work *)member = take_duration(reading, row, PLAN_VALUE, NULL);
		break;
	case PLAN_NUMBER:
		*(uint64_t *)member = take_number(reading, row, PLAN_VALUE, UINT64_MAX);
		break;
	case PLAN_HASH:
		*(uint64_t *)member = take_hash(reading, row, PLAN_VALUE);
		break;
	case PLAN_COUNT:
		*(uint32_t *)member =
			(uint32_t)take_number(reading, row, PLAN_VALUE, UINT32_MAX);
		break;
	case PLAN_YES:
		*(bool *)member = take_yes(reading, row, PLAN_VALUE);
		break;
	case PLAN_TEXT:
		*(const char **)member = text;
		break;
	case PLAN_METHOD:
		if (!tocsin_buffer_method_parse(member, text) ||
			*(enum tocsin_buffer_method *)member == TOCSIN_BY_ESTIMATES)
			wrong(reading, row, PLAN_VALUE, "buffer method");
		break;
	case PLAN_NO_ROOM:
		if (!tocsin_no_room_parse(member, text))
			wrong(reading, row, PLAN_VALUE, "policy for buffers without room");
		break;
	case PLAN_TASK:
		*(uint32_t *)member = take_task(reading, row, PLAN_VALUE, true);
		break;
	}
}

static int32_t chain_of(struct plan_reading *reading, const struct plan_row *row)
{
	const char *chain = row->cells[PLAN_CHAIN];
	if (chain[0] == '\0')
		return TOCSIN_NO_CHAIN;
	if (strcmp(chain, "critical") == 0)
		return TOCSIN_CRITICAL;
	uint32_t buffer = tocsin_index_find(&reading->buffers, chain);
	if (buffer == TOCSIN_NONE)
		wrong(reading, row, PLAN_CHAIN, "chain of this plan");
	return buffer == TOCSIN_NONE ? TOCSIN_NO_CHAIN : (int32_t)buffer;
}

static void take_plan_task(struct plan_reading *reading, const struct plan_row *row)
{
	struct tocsin_plan *plan = reading->plan;
	const char *id = row->cells[PLAN_ID];
	plan->tasks[plan->task_count++] = (struct tocsin_plan_task){
		.key = row->cells[PLAN_KEY],
		.id = id[0] != '\0' ? id : row->cells[PLAN_KEY],
		.name = row->cells[PLAN_NAME],
		.start = take_place(reading, row, PLAN_START),
		.finish = take_place(reading, row, PLAN_FINISH),
		.focused = take_duration(reading, row, PLAN_FOCUSED, NULL),
		.safe = take_duration(reading, row, PLAN_SAFE, NULL),
		.chain = chain_of(reading, row),
	};
}

static struct tocsin_chain_item take_item(
	struct plan_reading *reading, const struct plan_row *row)
{
	return (struct tocsin_chain_item){
		.task = take_task(reading, row, PLAN_KEY, false),
		.part = take_duration(reading, row, PLAN_AMOUNT, NULL),
	};
}

static enum tocsin_link_type take_type(struct plan_reading *reading, const struct plan_row *row)
{
	for (int type = TOCSIN_FS; type <= TOCSIN_SF; type++)
		if (strcmp(row->cells[PLAN_TYPE],
			    tocsin_link_type_name((enum tocsin_link_type)type)) == 0)
			return (enum tocsin_link_type)type;
	wrong(reading, row, PLAN_TYPE, "link type");
	return TOCSIN_FS;
}

static enum tocsin_merge_kind take_merge(struct plan_reading *reading, const struct plan_row *row)
{
	bool resource = strcmp(row->cells[PLAN_MERGE], "resource") == 0;
	if (!resource && strcmp(row->cells[PLAN_MERGE], "precedence") != 0)
		wrong(reading, row, PLAN_MERGE, "kind of merge");
	return resource ? TOCSIN_MERGE_RESOURCE : TOCSIN_MERGE_PRECEDENCE;
}

static enum tocsin_buffer_flag take_flag(struct plan_reading *reading, const struct plan_row *row)
{
	for (int flag = TOCSIN_BUFFER_AS_WANTED; flag <= TOCSIN_BUFFER_UNSETTLED; flag++)
		if (strcmp(row->cells[PLAN_FLAG],
			    tocsin_buffer_flag_name((enum tocsin_buffer_flag)flag)) == 0)
			return (enum tocsin_buffer_flag)flag;
	wrong(reading, row, PLAN_FLAG, "flag of a buffer");
	return TOCSIN_BUFFER_AS_WANTED;
}

static void take_buffer(struct plan_reading *reading, const struct plan_row *row)
{
	struct tocsin_plan *plan = reading->plan;
	bool elapsed = false;
	int64_t lag = take_duration(reading, row, PLAN_LAG, &elapsed);
	plan->feeding[plan->feeding_count++] = (struct tocsin_feeding_buffer){
		.id = row->cells[PLAN_KEY],
		.from = take_task(reading, row, PLAN_FROM, false),
		.to = take_task(reading, row, PLAN_TO, true),
		.kind = take_merge(reading, row),
		.type = take_type(reading, row),
		.lag = lag,
		.lag_elapsed = elapsed,
		.resource = take_resource(reading, row),
		.wanted = take_duration(reading, row, PLAN_WANTED, NULL),
		.size = take_duration(reading, row, PLAN_SIZE, NULL),
		.point = take_place(reading, row, PLAN_FINISH),
		.flag = take_flag(reading, row),
	};
}

static void take_link(struct plan_reading *reading, const struct plan_row *row)
{
	struct tocsin_plan *plan = reading->plan;
	const char *amount = row->cells[PLAN_AMOUNT];
	struct tocsin_resource_link *link = &plan->resource_links[plan->resource_link_count++];
	bool percent;
	*link = (struct tocsin_resource_link){
		.from = take_task(reading, row, PLAN_FROM, false),
		.to = take_task(reading, row, PLAN_TO, false),
		.resource = take_resource(reading, row),
	};
	if (!thousandths_parse(&link->amount, &percent, amount, strlen(amount)) || percent)
		wrong(reading, row, PLAN_AMOUNT, "number of units");
}

static void take_gap(struct plan_reading *reading, const struct plan_row *row)
{
	struct tocsin_plan *plan = reading->plan;
	plan->date_gaps[plan->date_gap_count++] = (struct tocsin_date_gap){
		.before = take_task(reading, row, PLAN_KEY, false),
		.minutes = take_duration(reading, row, PLAN_AMOUNT, NULL),
	};
}

static void take_row(struct plan_reading *reading, const struct plan_row *row)
{
	struct tocsin_plan *plan = reading->plan;
	switch (row->kind) {
	case KIND_SETTING:
		take_setting(reading, row);
		break;
	case KIND_TASK:
		take_plan_task(reading, row);
		break;
	case KIND_CRITICAL:
		plan->critical[plan->critical_count++] = take_item(reading, row);
		break;
	case KIND_CANDIDATE:
		plan->candidates[plan->candidate_count++] = (struct tocsin_chain_item){
			.task = take_task(reading, row, PLAN_KEY, false)};
		break;
	case KIND_BUFFER:
		take_buffer(reading, row);
		break;
	case KIND_LINK:
		take_link(reading, row);
		break;
	case KIND_GAP:
		take_gap(reading, row);
		break;
	case KIND_FEEDER: /* after the buffers: take_feeders */
	case KINDS:
		break;
	}
}

/* ---- The file ---- */

#define COLUMN(name) [PLAN_##name]

/* Columns are read by number, all alike: each cell goes to its place in the row. */
static void keep_cell(const struct cell *cell, void *data)
{
	const char **cells = data;
	cells[cell->table->column_of[cell->index]] = cell->text;
}

static const struct table_column columns[PLAN_COLUMNS] = {
	COLUMN(KIND) = {"kind", keep_cell},
	COLUMN(KEY) = {"key", keep_cell},
	COLUMN(ID) = {"id", keep_cell},
	COLUMN(NAME) = {"name", keep_cell},
	COLUMN(CHAIN) = {"chain", keep_cell},
	COLUMN(START) = {"start", keep_cell},
	COLUMN(FINISH) = {"finish", keep_cell},
	COLUMN(FOCUSED) = {"focused", keep_cell},
	COLUMN(SAFE) = {"safe", keep_cell},
	COLUMN(FROM) = {"from", keep_cell},
	COLUMN(TO) = {"to", keep_cell},
	COLUMN(MERGE) = {"merge", keep_cell},
	COLUMN(TYPE) = {"type", keep_cell},
	COLUMN(LAG) = {"lag", keep_cell},
	COLUMN(RESOURCE) = {"resource", keep_cell},
	COLUMN(AMOUNT) = {"amount", keep_cell},
	COLUMN(WANTED) = {"wanted", keep_cell},
	COLUMN(SIZE) = {"size", keep_cell},
	COLUMN(FLAG) = {"flag", keep_cell},
	COLUMN(VALUE) = {"value", keep_cell},
};

static void know(struct plan_reading *reading, struct tocsin_index *index,
	const struct plan_row *row, const char *what)
{
	const char *key = row->cells[PLAN_KEY];
	if (key[0] == '\0' || tocsin_index_add(index, key, index->count) != TOCSIN_NONE)
		wrong(reading, row, PLAN_KEY, what);
}

static void keep_row(struct plan_reading *reading, const char *const *cells)
{
	struct plan_row row = {.place = reading->reader.place, .kind = KINDS};
	for (size_t i = 0; i < PLAN_COLUMNS; i++)
		row.cells[i] = cells[i] == NULL
			? ""
			: tocsin_arena_strdup(&reading->plan->arena, guard_removed(cells[i]));
	for (int kind = 0; kind < KINDS; kind++)
		if (strcmp(row.cells[PLAN_KIND], kind_names[kind]) == 0)
			row.kind = (enum plan_kind)kind;
	if (row.kind == KINDS) {
		wrong(reading, &row, PLAN_KIND, "kind of row");
		return;
	}
	reading->counts[row.kind]++;
	TOCSIN_VECTOR_PUSH(&reading->scratch, &reading->rows, row);
	if (row.kind == KIND_TASK)
		know(reading, &reading->tasks, &row, "new key of a task");
	else if (row.kind == KIND_BUFFER)
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
	plan->critical =
		TOCSIN_NEW(&plan->arena, struct tocsin_chain_item, counts[KIND_CRITICAL]);
	plan->candidates =
		TOCSIN_NEW(&plan->arena, struct tocsin_chain_item, counts[KIND_CANDIDATE]);
	plan->feeding =
		TOCSIN_NEW(&plan->arena, struct tocsin_feeding_buffer, counts[KIND_BUFFER]);
	plan->resource_links =
		TOCSIN_NEW(&plan->arena, struct tocsin_resource_link, counts[KIND_LINK]);
	plan->date_gaps = TOCSIN_NEW(&plan->arena, struct tocsin_date_gap, counts[KIND_GAP]);
}

/* The buffer to whose chain a row belongs, or NULL, told the first time. */
static struct tocsin_feeding_buffer *fed_buffer(
	struct plan_reading *reading, const struct plan_row *row, bool tell)
{
	uint32_t buffer = tocsin_index_find(&reading->buffers, row->cells[PLAN_CHAIN]);
	if (buffer == TOCSIN_NONE && tell)
		wrong(reading, row, PLAN_CHAIN, "feeding buffer of this plan");
	return buffer == TOCSIN_NONE ? NULL : &reading->plan->feeding[buffer];
}

/* The chains of the feeding buffers: counted, then filled, each in the order of the file. */
static void take_feeders(struct plan_reading *reading)
{
	struct tocsin_plan *plan = reading->plan;
	for (uint32_t i = 0; i < reading->rows.count; i++) {
		const struct plan_row *row = &reading->rows.items[i];
		struct tocsin_feeding_buffer *buffer =
			row->kind == KIND_FEEDER ? fed_buffer(reading, row, true) : NULL;
		if (buffer != NULL)
			buffer->chain_count++;
	}
	for (uint32_t i = 0; i < plan->feeding_count; i++) {
		struct tocsin_feeding_buffer *buffer = &plan->feeding[i];
		buffer->chain = TOCSIN_NEW(
			&plan->arena, struct tocsin_chain_item, buffer->chain_count);
		buffer->chain_count = 0;
	}
	for (uint32_t i = 0; i < reading->rows.count; i++) {
		const struct plan_row *row = &reading->rows.items[i];
		struct tocsin_feeding_buffer *buffer =
			row->kind == KIND_FEEDER ? fed_buffer(reading, row, false) : NULL;
		if (buffer != NULL)
			buffer->chain[buffer->chain_count++] = take_item(reading, row);
	}
}

static void check_settings(struct plan_reading *reading)
{
	for (size_t i = 0; i < PLAN_SETTINGS; i++)
		if (plan_settings[i].required && !reading->given[i])
			tocsin_diags_add(reading->diags, TOCSIN_FAULT, reading->reader.file, 0, 0,
				"no row setting,%s; commit again, or restore the file",
				plan_settings[i].key);
}

static void take_rows(struct plan_reading *reading)
{
	struct tocsin_plan *plan = reading->plan;
	make_arrays(reading);
	for (uint32_t i = 0; i < reading->rows.count; i++)
		take_row(reading, &reading->rows.items[i]);
	take_feeders(reading);
	check_settings(reading);
	plan->as_of = tocsin_instant_known(plan->as_of_date)
		? tocsin_calendar_axis(reading->project->calendar, plan->as_of_date)
		: 0;
	/* 100 % is the promise, also where the calendar changed between the two dates. */
	plan->buffer = plan->promise - plan->projected_end;
}

static void index_names(struct plan_reading *reading)
{
	tocsin_index_init(&reading->tasks, &reading->scratch);
	tocsin_index_init(&reading->buffers, &reading->scratch);
	tocsin_index_init(&reading->resources, &reading->scratch);
	for (uint32_t i = 0; i < reading->project->resource_count; i++)
		tocsin_index_add(
			&reading->resources, reading->project->resources[i].name, i);
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
			"this is no plan; commit again, or restore the file");
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
	struct tocsin_plan *plan =
		plan_file_parse(path, bytes.bytes, bytes.length, project, diags);
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
