/*
 * The cells of the task list: the text of a column on a row, and where the columns stand.
 */
#ifndef VIEWS_TASK_CELL_H
#define VIEWS_TASK_CELL_H

#include "list.h"
#include "listing.h"
#include "task_row.h"

/* The columns in sight: marks first, then the listing's. */
struct task_columns {
	struct list_column list[TASK_COLUMN_COUNT + 2];
	uint8_t columns[TASK_COLUMN_COUNT + 2]; /* enum task_column; TASK_COLUMN_NONE = a mark */
	int count;
};

enum { TASK_ZONE_MARK, TASK_CHAIN_MARK, TASK_MARKS };

/* Into `columns` cells from `column` on; `id_columns`: the widest id in sight. The column that the
 * list is sorted by is always among them, marked in its head. */
void task_columns_place(struct task_columns *out, struct canvas *canvas,
	const struct listing *listing, bool proposal, int id_columns, int column, int columns);

/* The columns of a listing, whether or not there is room for them: enum task_column, into `out`;
 * returns how many. */
unsigned task_columns_listed(
	uint8_t out[TASK_COLUMN_COUNT], const struct listing *listing, bool proposal);

/* "" where there is nothing to say; static, the project's, or in the canvas's arena. `columns`:
 * cells that it may take. */
const char *task_cell(struct canvas *canvas, const struct view_data *data,
	const struct task_row *row, enum task_column column, int columns);

#endif
