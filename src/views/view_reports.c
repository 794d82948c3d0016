/*
 * The latest reports: who said what, newest first.
 *
 *     04-08  Lea   B6   4d left
 *     04-07  Lea   B6   started
 */
#include "parts.h"

#include "figure.h"
#include "list.h"
#include "report_words.h"

/* A note is short enough to stand for itself; so does what an action is. */
static const char *what(struct canvas *canvas, const struct view_data *data,
	const struct tocsin_entry *entry, uint32_t task)
{
	const char *words = report_words(&canvas->arena, data->project, entry, task);
	if (entry->event == TOCSIN_EVENT_BASELINE)
		return tocsin_arena_printf(&canvas->arena, "%s %.80s", words, entry->reason);
	bool told = entry->event == TOCSIN_EVENT_NOTE || entry->event == TOCSIN_EVENT_ACTION ||
		    entry->event == TOCSIN_EVENT_RETRACT;
	return told ? entry->note : words;
}

void reports_draw(struct canvas *canvas, const struct view_data *data, struct rectangle where)
{
	enum { DATE, WHO, TASK, WHAT, COLUMNS };
	if (!data->journal || !data->status || where.rows < 2)
		return;
	struct list_column list[COLUMNS] = {{"", 5, 5, 0, false}, {"", 5, 8, 0, false},
		{"", 4, 6, 0, false}, {"", 9, 60, 0, false}};
	int row = where.row, end = where.row + where.rows;
	list_place(list, COLUMNS, where.column, where.columns);
	for (uint32_t i = data->order_count; i > 0 && row + 1 < end; i--) {
		const struct tocsin_entry *entry = &data->journal->entries[data->order[i - 1]];
		if (entry->as_of.minute > data->status->as_of.minute)
			continue;
		uint32_t task = tocsin_index_find(&data->project->by_key, entry->task);
		if (row == where.row)
			canvas_text(canvas, where.column, row++, where.columns, ROLE_TITLE,
				"latest reports");
		list_draw_text(
			canvas, &list[DATE], row, ROLE_DIM, figure_date_short(entry->as_of).text);
		list_draw_text(canvas, &list[WHO], row, ROLE_TEXT, entry->who);
		list_draw_text(canvas, &list[TASK], row, ROLE_TEXT,
			task == TOCSIN_NONE ? entry->task : data->project->tasks[task].id);
		list_draw_text(
			canvas, &list[WHAT], row, ROLE_TEXT, what(canvas, data, entry, task));
		row++;
	}
}
