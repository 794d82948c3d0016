/*
 * A plan.csv that is being read: its rows are kept first and resolved afterwards.
 */
#ifndef STORE_PLAN_READING_H
#define STORE_PLAN_READING_H

#include "plan_columns.h"
#include "table.h"
#include "tocsin/vector.h"

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

/* A row as it is looked at. */
struct plan_row {
	struct csv_place place;
	enum plan_kind kind;
	const char *cells[PLAN_COLUMNS]; /* unguarded, in scratch; "" where empty */
};

/* A row as it is kept: most of its cells are empty. */
struct plan_kept_row {
	struct csv_place place;
	enum plan_kind kind;
	const char *packed; /* of each cell that is not: its column, its text; see plan_read.c */
};

struct plan_reading {
	struct tocsin_plan *plan;
	const struct tocsin_project *project;
	struct tocsin_diags *diags;
	struct csv_reader reader;
	struct table table;
	TOCSIN_VECTOR(struct plan_kept_row) rows;
	uint32_t counts[KINDS];
	struct tocsin_index tasks, buffers, resources;
	struct tocsin_arena scratch;
	bool given[PLAN_SETTINGS];
};

/* "..." is no `what`; restore the file, or take it away and commit again: a fault at the cell. */
void plan_wrong(struct plan_reading *reading, const struct plan_row *row, enum plan_column column,
	const char *what);

/* The cell of a column as what it is; what is none is told, and gives nothing in its place. An
 * empty date is unknown. */
struct tocsin_instant plan_take_instant(
	struct plan_reading *reading, const struct plan_row *row, enum plan_column column);

tocsin_work plan_take_place(
	struct plan_reading *reading, const struct plan_row *row, enum plan_column column);

/* `elapsed` NULL: it must not be. */
int64_t plan_take_duration(struct plan_reading *reading, const struct plan_row *row,
	enum plan_column column, bool *elapsed);

uint64_t plan_take_number(struct plan_reading *reading, const struct plan_row *row,
	enum plan_column column, uint64_t most);

uint64_t plan_take_hash(
	struct plan_reading *reading, const struct plan_row *row, enum plan_column column);

/* A plan task; `optional`: an empty cell is TOCSIN_NONE. */
uint32_t plan_take_task(struct plan_reading *reading, const struct plan_row *row,
	enum plan_column column, bool optional);

/* A resource that the project has no more is TOCSIN_NONE; the link holds nevertheless. */
uint32_t plan_take_resource(const struct plan_reading *reading, const struct plan_row *row);

bool plan_take_yes(
	struct plan_reading *reading, const struct plan_row *row, enum plan_column column);

/* An item of a chain: key and amount. */
struct tocsin_chain_item plan_take_item(struct plan_reading *reading, const struct plan_row *row);

/* Puts a row into the plan, whose arrays have room for it; feeders are left to the caller. */
void plan_take_row(struct plan_reading *reading, const struct plan_row *row);

#endif
