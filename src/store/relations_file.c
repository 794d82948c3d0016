/*
 * Relationships that Primavera P6 exports as a sheet of its own: TASKPRED.csv beside TASK.csv.
 *
 *     pred_task_id,task_id,pred_type,lag_hr_cnt
 *     A1000,A1010,FS,16                             A1010 gets the predecessor "A1000FS+16h"
 *
 * P6 keeps the codes where it shows days: then the captions below them say "Lag(d)".
 *
 * Both ends are activity ids, or what the sheet TASK has as task_id. A row whose successor is not
 * in TASK is about another project and is counted in one note; a predecessor that is not there is
 * told with the others of the schedule.
 */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "relations_file.h"
#include "schedule.h"
#include "tocsin/text.h"

static const char sheet[] = "TASK";

struct relation {
	const char *predecessor, *successor, *type, *lag;
	char unit; /* of a lag that names none */
};

struct relations {
	struct schedule *schedule;
	struct relation row;
	bool days; /* captions below the field codes say so of lags */
	uint32_t outside;
};

static const char *kept(const struct cell *cell, const struct relations *relations)
{
	return tocsin_arena_strdup(relations->schedule->reading->scratch, cell->text);
}

static void read_predecessor(const struct cell *cell, void *data)
{
	struct relations *relations = data;
	relations->row.predecessor = kept(cell, relations);
}

static void read_successor(const struct cell *cell, void *data)
{
	struct relations *relations = data;
	relations->row.successor = kept(cell, relations);
}

static void read_type(const struct cell *cell, void *data)
{
	struct relations *relations = data;
	const char *type = strncasecmp(cell->text, "PR_", 3) == 0 ? cell->text + 3 : cell->text;
	relations->row.type = tocsin_arena_strdup(relations->schedule->reading->scratch, type);
}

static void read_lag(const struct cell *cell, void *data)
{
	struct relations *relations = data;
	relations->row.lag = kept(cell, relations);
	relations->row.unit = relations->days ? 'd' : 'h';
}

static void read_lag_in_days(const struct cell *cell, void *data)
{
	struct relations *relations = data;
	relations->row.lag = kept(cell, relations);
	relations->row.unit = 'd';
}

static const struct table_column columns[] = {
	{"pred task id|predecessor|(*)predecessor", read_predecessor},
	{"task id|successor|(*)successor", read_successor},
	{"pred type|relationship type|(*)relationship type", read_type},
	{"lag hr cnt|lag(h)", read_lag},
	{"lag(d)|lag", read_lag_in_days},
};

enum { COLUMNS = sizeof columns / sizeof *columns };

const char *relations_path_beside(struct tocsin_arena *arena, const char *path)
{
	const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
	const char *dot = strrchr(name, '.');
	size_t length = dot ? (size_t)(dot - name) : strlen(name);
	if (length < strlen(sheet) ||
		strncasecmp(name + length - strlen(sheet), sheet, strlen(sheet)) != 0)
		return NULL;
	bool small = islower((unsigned char)name[length - 1]);
	return tocsin_arena_printf(arena, "%.*s%s%s", (int)(name - path + (ptrdiff_t)length), path,
		small ? "pred" : "PRED", name + length);
}

static uint32_t row_of(const struct schedule *schedule, const char *id)
{
	uint32_t row = tocsin_index_find(&schedule->by_id, id);
	return row != TOCSIN_NONE ? row : tocsin_index_find(&schedule->by_internal, id);
}

/* The lag with its sign and its unit, "" where it is none. */
static const char *lag_text(struct tocsin_arena *arena, const struct relation *row)
{
	if (row->lag == NULL || strtod(row->lag, NULL) == 0)
		return "";
	bool signless = row->lag[0] != '-' && row->lag[0] != '+';
	bool unit = isalpha((unsigned char)row->lag[strlen(row->lag) - 1]);
	return tocsin_arena_printf(
		arena, "%s%s%.*s", signless ? "+" : "", row->lag, !unit, &row->unit);
}

static void take_relation(struct relations *relations)
{
	struct schedule *schedule = relations->schedule;
	struct tocsin_arena *scratch = schedule->reading->scratch;
	const struct relation *row = &relations->row;
	if (row->predecessor == NULL || row->successor == NULL)
		return;
	uint32_t to = row_of(schedule, row->successor);
	if (to == TOCSIN_NONE) {
		relations->outside++;
		return;
	}
	const char *before = schedule->rows[to].predecessors;
	schedule->rows[to].predecessors =
		tocsin_arena_printf(scratch, "%s%s%s%s%s", before ? before : "", before ? ";" : "",
			row->predecessor, row->type ? row->type : "FS", lag_text(scratch, row));
}

/* P6 writes captions below its field codes. */
static bool is_second_header(const struct relation *row)
{
	return row->predecessor != NULL && (strcasecmp(row->predecessor, "Predecessor") == 0 ||
						   strcmp(row->predecessor, "(*)Predecessor") == 0);
}

static void read_relations(struct schedule *schedule, struct csv_reader *reader)
{
	struct table table;
	struct relations relations = {.schedule = schedule};
	if (!table_open(&table, schedule->reading->scratch, reader, columns, COLUMNS))
		return;
	if (!table_has(&table, 0) || !table_has(&table, 1)) {
		csv_reader_diag(reader, TOCSIN_FAULT, table.header, 0,
			"no columns for predecessor and successor, found: %s; export pred_task_id "
			"and task_id",
			table.found);
		return;
	}
	for (; table_next(&table, &relations); relations.row = (struct relation){0})
		if (table.row > 0 || !is_second_header(&relations.row))
			take_relation(&relations);
		else if (relations.row.lag != NULL)
			relations.days = strstr(relations.row.lag, "(d)") != NULL;
	if (relations.outside > 0)
		csv_reader_diag(reader, TOCSIN_NOTE, table.header, 0,
			"%u relationship%s of activities that are not in %s, and left out",
			relations.outside, relations.outside == 1 ? " is" : "s are",
			schedule->reader->file);
}

void schedule_relations(struct schedule *schedule)
{
	struct file_bytes bytes;
	struct csv_reader reader;
	if (schedule->dialect.tool != DIALECT_P6 ||
		table_has(&schedule->table, SCHEDULE_PREDECESSORS))
		return;
	const char *path =
		relations_path_beside(schedule->reading->scratch, schedule->reader->file);
	if (path == NULL || !reading_open(&reader, &bytes, path, schedule->reading->diags))
		return;
	read_relations(schedule, &reader);
	reading_close(&reader, &bytes);
}
