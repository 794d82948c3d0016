/*
 * A plan that is proposed in the place of the committed one, beside it: what would be promised, how
 * long chain and buffers would be, who joins and leaves the chain, and whose start moves.
 */
#include "parts.h"

#include "figure.h"
#include "list.h"

enum { WHAT, PRESENT, PROPOSED, CHANGE, COLUMNS };

/* A row at a time is drawn, for as long as there is room. */
struct table {
	struct canvas *canvas;
	const struct tocsin_project *project;
	struct list_column list[COLUMNS];
	struct rectangle where;
	int used; /* rows */
};

static void draw_row(struct table *table, const char *what, const char *present,
	const char *proposed, tocsin_work change)
{
	if (table->used >= table->where.rows)
		return;
	struct canvas *canvas = table->canvas;
	int row = table->where.row + table->used++;
	enum role role = change == 0 ? ROLE_DIM : ROLE_TEXT;
	const char *by = tocsin_arena_printf(&canvas->arena, "%s%s", change > 0 ? "+" : "",
		figure_days(table->project, change).text);
	list_draw_text(canvas, &table->list[WHAT], row, ROLE_DIM, what);
	list_draw_text(canvas, &table->list[PRESENT], row, ROLE_TEXT, present);
	list_draw_text(canvas, &table->list[PROPOSED], row, ROLE_TEXT, proposed);
	list_draw_text(canvas, &table->list[CHANGE], row, role, by);
}

/* "Fri 2026-06-05", or "06-05" where there is no room for it. */
static struct figure date_of(const struct table *table, tocsin_work at)
{
	enum { DATE = 14 };
	if (table->list[PRESENT].columns < DATE)
		return figure_date_short(tocsin_calendar_finish(table->project->calendar, at));
	return figure_finish(table->project, at);
}

static void draw_dates(
	struct table *table, const char *what, tocsin_work present, tocsin_work proposed)
{
	draw_row(table, what, date_of(table, present).text, date_of(table, proposed).text,
		proposed - present);
}

static void draw_days(
	struct table *table, const char *what, tocsin_work present, tocsin_work proposed)
{
	draw_row(table, what, figure_days(table->project, present).text,
		figure_days(table->project, proposed).text, proposed - present);
}

/* A label, and texts beside it for as long as they fit; the last word says how many do not. */
struct sentence {
	struct table *table;
	int column, end, row;
	uint32_t shown, all;
	bool full;
};

static struct sentence sentence_begin(struct table *table, const char *label, uint32_t all)
{
	const struct list_column *what = &table->list[WHAT];
	struct sentence sentence = {.table = table,
		.column = what->column + what->columns + 1,
		.end = table->where.column + table->where.columns,
		.row = table->where.row + table->used,
		.all = all,
		.full = all == 0 || table->used >= table->where.rows};
	if (sentence.full)
		return sentence;
	table->used++;
	list_draw_text(table->canvas, what, sentence.row, ROLE_DIM, label);
	return sentence;
}

static void sentence_add(struct sentence *sentence, const char *text)
{
	enum { MORE = 11 }; /* "and 999 more" */
	struct canvas *canvas = sentence->table->canvas;
	int room = sentence->end - sentence->column - (sentence->shown + 1 < sentence->all) * MORE;
	if (sentence->full)
		return;
	if (canvas_width(canvas, text) > room) {
		sentence->full = true;
		canvas_printf(canvas, sentence->column, sentence->row,
			sentence->end - sentence->column, ROLE_DIM, "and %u more",
			(unsigned)(sentence->all - sentence->shown));
		return;
	}
	sentence->column +=
		canvas_text(canvas, sentence->column, sentence->row, room, ROLE_TEXT, text) + 2;
	sentence->shown++;
}

static void draw_ids(struct table *table, const char *label, const struct tocsin_plan *plan,
	const uint32_t *tasks, uint32_t count)
{
	struct sentence sentence = sentence_begin(table, label, count);
	for (uint32_t i = 0; i < count && !sentence.full; i++)
		sentence_add(&sentence, plan->tasks[tasks[i]].id);
}

static void draw_moves(struct table *table, const struct view_data *data)
{
	const struct tocsin_plan_change *change = data->change;
	struct sentence sentence = sentence_begin(table, "starts move", change->move_count);
	for (uint32_t i = 0; i < change->move_count && !sentence.full; i++) {
		const struct tocsin_plan_move *move = &change->moves[i];
		sentence_add(&sentence,
			tocsin_arena_printf(&table->canvas->arena, "%s %s%s",
				data->replan->tasks[move->task].id, move->by > 0 ? "+" : "",
				figure_days(data->project, move->by).text));
	}
}

static void draw_figures(struct table *table, const struct view_data *data)
{
	const struct tocsin_status *status = data->status;
	const struct tocsin_plan *present = view_plan_in_force(data), *proposed = data->replan;
	draw_dates(table, "promise", present->promise, proposed->promise);
	draw_dates(table, "planned end", present->chain_end, proposed->chain_end);
	draw_dates(table, "projected end", status->projected_end, proposed->projected_end);
	draw_days(table, "critical chain", present->chain_length, proposed->chain_length);
	draw_days(table, "project buffer", present->buffer, proposed->buffer);
	draw_days(table, "left of it", status->buffer_left, proposed->buffer);
	draw_days(table, "feeding buffers", data->change->feeding_present,
		data->change->feeding_proposed);
}

int replan_draw(struct canvas *canvas, const struct view_data *data, struct rectangle where)
{
	struct table table = {.canvas = canvas,
		.project = data->project,
		.list = {{"", 15, 15, 0, false}, {"present", 8, 20, 0, true},
			{"proposed", 8, 20, 0, true}, {"change", 8, 10, 0, true}},
		.where = {where.column + 1, where.row, where.columns - 2, where.rows}};
	list_place(table.list, COLUMNS, table.where.column, table.where.columns);
	if (where.rows < 1)
		return 0;
	list_draw_titles(canvas, table.list, COLUMNS, where.row);
	table.used = 1;
	draw_figures(&table, data);
	draw_ids(
		&table, "joins chain", data->replan, data->change->joins, data->change->join_count);
	draw_ids(&table, "leaves chain", view_plan_in_force(data), data->change->leaves,
		data->change->leave_count);
	draw_moves(&table, data);
	return table.used;
}
