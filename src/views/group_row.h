/*
 * A group of an outline as a row of the task list: its progress, what is left in it, and the worst
 * impact of its tasks, each in the column of its kind.
 */
#ifndef VIEWS_GROUP_ROW_H
#define VIEWS_GROUP_ROW_H

#include "task_cell.h"

void group_row_draw(struct canvas *canvas, const struct view_data *data,
	const struct task_columns *columns, const struct view_group *group, int at, bool selected);

#endif
