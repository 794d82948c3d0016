#include "layout.h"

enum {
	FULL_COLUMNS = 80,
	FULL_ROWS = 24,
	WIDE_COLUMNS = 160, /* from here on feeding buffers have a panel of their own */
	PANEL_COLUMNS = 46,
	LEAST_CHART = 13,
	STACKED_ROWS = 30, /* from here on a narrow screen has the chart above the list */
	LEAST_LIST = 6,
};

bool layout_is_full(int columns, int rows)
{
	return columns >= FULL_COLUMNS && rows >= FULL_ROWS;
}

struct rectangle layout_body(int columns, int rows, bool fault)
{
	return (struct rectangle){0, 1, columns, rows - 3 - (fault ? 1 : 0)};
}

/* The list alone: a fault takes the row of its heads, so that the number of tasks in sight stays.
 */
static struct layout list_alone(int columns, int rows, bool fault)
{
	return (struct layout){
		.list = {0, 1, columns, rows - 3},
		.fault_row = fault ? 1 : -1,
		.message_row = rows - 2,
		.footer_row = rows - 1,
	};
}

/* Chart beside status above the list; a fault takes a row of the chart. */
struct layout layout_dashboard(int columns, int rows, uint32_t tasks, bool fault)
{
	bool full = layout_is_full(columns, rows);
	if (!full && rows < STACKED_ROWS)
		return list_alone(columns, rows, fault);
	int room = rows - 5; /* two rules, column heads, message, footer */
	int chart = room * 3 / 5;
	if (chart < LEAST_CHART)
		chart = LEAST_CHART;
	int list = room - chart, wanted = tasks < LEAST_LIST ? LEAST_LIST : (int)tasks;
	if (list > wanted)
		list = wanted;
	chart = room - list;

	bool wide = full && columns >= WIDE_COLUMNS;
	int left = wide ? columns - 2 * (PANEL_COLUMNS + 1) : columns * 46 / 80;
	int top = chart - (fault ? 1 : 0);
	struct layout out = {
		.chart = {0, 1, left, top},
		.status = {left + 1, 1, wide ? PANEL_COLUMNS : columns - left - 1, top},
		.list = {0, top + 2, columns, list + 1},
		.fault_row = fault ? rows - 3 : -1,
		.message_row = rows - 2,
		.footer_row = rows - 1,
	};
	if (!full) {
		out.chart.columns = columns;
		out.status.rows = 0;
	}
	if (wide)
		out.feeding = (struct rectangle){left + PANEL_COLUMNS + 2, 1, PANEL_COLUMNS, top};
	return out;
}
