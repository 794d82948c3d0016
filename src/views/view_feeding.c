/*
 * Feeding buffers, worst first.
 */
#include "parts.h"

#include <math.h>
#include <string.h>

#include "figure.h"
#include "glyph.h"
#include "list.h"
#include "panel.h"
#include "plot.h"

static double share(struct tocsin_ratio ratio)
{
	double percent = tocsin_ratio_percent(ratio);
	return isnan(percent) ? 0 : percent / 100;
}

/*
 * Feeding buffers, worst first: open before closed, worse zone, more consumed, row. Only the
 * `most` worst are kept, by insertion, so that a thousand buffers cost a thousand comparisons.
 */
static bool is_worse(const struct tocsin_status *status, uint32_t a, uint32_t b)
{
	const struct tocsin_feeding_status *left = &status->feeding[a],
					   *right = &status->feeding[b];
	if (left->closed != right->closed)
		return right->closed;
	if (left->zone != right->zone)
		return left->zone > right->zone;
	double x = share(left->consumption), y = share(right->consumption);
	return x != y ? x > y : a < b;
}

uint32_t feeding_worst(
	const struct view_data *data, uint32_t *worst, uint32_t most, bool with_closed)
{
	const struct tocsin_status *status = data->status;
	uint32_t count = 0;
	for (uint32_t i = 0; i < view_plan_in_force(data)->feeding_count; i++) {
		if (status->feeding[i].closed && !with_closed)
			continue;
		if (count == most && (most == 0 || !is_worse(status, i, worst[count - 1])))
			continue;
		uint32_t at = count < most ? count++ : count - 1;
		for (; at > 0 && is_worse(status, i, worst[at - 1]); at--)
			worst[at] = worst[at - 1];
		worst[at] = i;
	}
	return count;
}

static const char *plan_task_id(const struct tocsin_plan *plan, uint32_t task)
{
	return task == TOCSIN_NONE ? "end" : plan->tasks[task].id;
}

/*
 * A buffer in a line: a zone, what it protects, how much of it is used, and the days left in it.
 *
 *     Y  FB1 T2.2→T3   ■■■·····    40%   6 d
 *
 * The days say what the percentage cannot: of a buffer of an hour, a day is 800 %.
 */
enum feeding_column { COLUMN_LETTER, COLUMN_BUFFER, COLUMN_BAR, COLUMN_USED, COLUMN_ROOM, COLUMNS };

/* Without heads the days are named beside each number, and no closed one is listed. */
static void place_columns(
	struct list_column list[COLUMNS], int column, int columns, bool with_heads)
{
	enum { ROOMY = 40 };
	int days = with_heads ? 7 : columns >= ROOMY ? 11 : 8, used = with_heads ? 6 : 5;
	const struct list_column all[COLUMNS] = {
		[COLUMN_LETTER] = {"", 3, 3, 0, false},
		[COLUMN_BUFFER] = {columns < ROOMY ? "feeding" : "feeding buffer", 9, 40, 0, false},
		[COLUMN_BAR] = {"", 5, 5, 1, false},
		[COLUMN_USED] = {"used", used, used, 0, true},
		[COLUMN_ROOM] = {"room", days, days, 0, true},
	};
	memcpy(list, all, sizeof all);
	list_place(list, COLUMNS, column, columns);
}

static void draw_feeding(struct canvas *canvas, const struct view_data *data, uint32_t which,
	const struct list_column list[COLUMNS], bool with_heads, int row)
{
	const struct tocsin_plan *plan = view_plan_in_force(data);
	const struct tocsin_feeding_buffer *buffer = &plan->feeding[which];
	const struct tocsin_feeding_status *now = &data->status->feeding[which];
	char letter[] = {' ', now->closed ? '-' : tocsin_zone_letter(now->zone), ' ', '\0'};
	enum role role = now->closed ? ROLE_DIM : ROLE_TEXT;
	bool measured = !now->closed && buffer->size > 0;

	list_draw_text(canvas, &list[COLUMN_LETTER], row,
		now->closed ? ROLE_DIM : zone_label(now->zone), letter);
	list_draw_text(canvas, &list[COLUMN_BUFFER], row, role,
		tocsin_arena_printf(&canvas->arena, "%s %s%s%s", buffer->id,
			plan_task_id(plan, buffer->from), glyph_text(canvas, GLYPH_ARROW),
			plan_task_id(plan, buffer->to)));
	if (measured)
		panel_bar(canvas, list[COLUMN_BAR].column, row, list[COLUMN_BAR].columns,
			share(now->consumption), role);
	list_draw_text(canvas, &list[COLUMN_USED], row, role,
		now->closed ? "done"
		: measured  ? figure_percent_short(now->consumption).text
			    : "none");
	if (now->closed)
		return;
	struct figure days = figure_span(data->project, now->room_left);
	const char *room = tocsin_arena_printf(&canvas->arena, "room %s", days.text);
	bool fits = !with_heads && canvas_width(canvas, room) <= list[COLUMN_ROOM].columns;
	list_draw_text(canvas, &list[COLUMN_ROOM], row, role, fits ? room : days.text);
}

static void draw_worst(struct canvas *canvas, const struct view_data *data, struct rectangle where,
	const struct list_column list[COLUMNS], bool all)
{
	enum { MOST = 64 };
	uint32_t worst[MOST] = {0};
	uint32_t rows = where.rows < 0 ? 0 : (uint32_t)where.rows;
	uint32_t room = rows < MOST ? rows : MOST;
	uint32_t count = feeding_worst(data, worst, room, all);
	uint32_t open = 0;
	for (uint32_t i = 0; i < view_plan_in_force(data)->feeding_count; i++)
		open += all || !data->status->feeding[i].closed;
	uint32_t shown = open > room && room > 0 ? room - 1 : count;
	for (uint32_t i = 0; i < shown; i++)
		draw_feeding(canvas, data, worst[i], list, all, where.row + (int)i);
	if (open > shown && room > 0)
		canvas_printf(canvas, where.column + 4, where.row + (int)shown, where.columns - 4,
			ROLE_DIM, "%u more feeding buffers", open - shown);
}

void feeding_draw_worst(struct canvas *canvas, const struct view_data *data, struct rectangle where)
{
	struct list_column list[COLUMNS];
	place_columns(list, where.column, where.columns, false);
	draw_worst(canvas, data, where, list, false);
}

void feeding_draw(struct canvas *canvas, const struct view_data *data, struct rectangle where)
{
	struct rectangle inside = {where.column + 1, where.row, where.columns - 2, where.rows};
	struct list_column list[COLUMNS];
	if (!view_plan_in_force(data))
		return;
	if (!data->status) {
		plan_draw_buffers(canvas, data, TOCSIN_NONE, inside);
		return;
	}
	if (view_plan_in_force(data)->feeding_count == 0) {
		canvas_text(canvas, inside.column, inside.row, inside.columns, ROLE_DIM,
			"no chain feeds the critical one");
		return;
	}
	place_columns(list, inside.column, inside.columns, true);
	list_draw_titles(canvas, list, COLUMNS, inside.row);
	inside.row++;
	inside.rows--;
	draw_worst(canvas, data, inside, list, true);
}
