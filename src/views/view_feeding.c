/*
 * Feeding buffers, worst first: a zone, a merge, a bar.
 */
#include "parts.h"

#include <math.h>
#include <string.h>

#include "figure.h"
#include "glyph.h"
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

static uint32_t worst_feeding(
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

/* " Y  FB1 T2.2→T3  ■■■·····   40 %" */
static void draw_feeding(
	struct canvas *canvas, const struct view_data *data, uint32_t which, struct rectangle line)
{
	enum { LETTER = 4, LEAST_BAR = 5, MOST_BAR = 16, PERCENT = 8 };
	const struct tocsin_plan *plan = view_plan_in_force(data);
	const struct tocsin_feeding_buffer *buffer = &plan->feeding[which];
	const struct tocsin_feeding_status *now = &data->status->feeding[which];
	char letter[] = {' ', now->closed ? '-' : tocsin_zone_letter(now->zone), ' ', '\0'};
	enum role role = now->closed ? ROLE_DIM : ROLE_TEXT;
	const char *name = tocsin_arena_printf(&canvas->arena, "%s %s%s%s", buffer->id,
		plan_task_id(plan, buffer->from), glyph_text(canvas, GLYPH_ARROW),
		plan_task_id(plan, buffer->to));

	int room = line.columns - LETTER - PERCENT, end = line.column + line.columns;
	int bar = room - canvas_width(canvas, name) - 1;
	bar = bar < LEAST_BAR ? LEAST_BAR : bar > MOST_BAR ? MOST_BAR : bar;
	canvas_text(canvas, line.column, line.row, LETTER - 1,
		now->closed ? ROLE_DIM : zone_label(now->zone), letter);
	canvas_text(canvas, line.column + LETTER, line.row, room - bar - 1, role, name);
	struct figure figure = figure_percent(now->consumption);
	if (strlen(figure.text) >= PERCENT)
		figure = figure_percent_short(now->consumption);
	if (!now->closed && buffer->size > 0)
		panel_bar(
			canvas, end - bar - PERCENT, line.row, bar, share(now->consumption), role);
	canvas_text_right(canvas, end - PERCENT, line.row, PERCENT, role,
		now->closed         ? "closed"
		: buffer->size == 0 ? "no room"
				    : figure.text);
}

void feeding_draw_worst(struct canvas *canvas, const struct view_data *data, struct rectangle where,
	bool with_closed)
{
	enum { MOST = 64 };
	uint32_t worst[MOST], rows = where.rows < 0 ? 0 : (uint32_t)where.rows;
	uint32_t room = rows < MOST ? rows : MOST;
	uint32_t count = worst_feeding(data, worst, room, with_closed);
	uint32_t open = 0;
	for (uint32_t i = 0; i < view_plan_in_force(data)->feeding_count; i++)
		open += with_closed || !data->status->feeding[i].closed;
	uint32_t shown = open > room && room > 0 ? room - 1 : count;
	for (uint32_t i = 0; i < shown; i++)
		draw_feeding(canvas, data, worst[i],
			(struct rectangle){where.column, where.row + (int)i, where.columns, 1});
	if (open > shown && room > 0)
		canvas_printf(canvas, where.column + 4, where.row + (int)shown, where.columns - 4,
			ROLE_DIM, "%u more feeding buffers", open - shown);
}

void feeding_draw(struct canvas *canvas, const struct view_data *data, struct rectangle where)
{
	struct rectangle inside = {where.column + 1, where.row, where.columns - 2, where.rows};
	if (!view_plan_in_force(data))
		return;
	if (!data->status) {
		plan_draw_buffers(canvas, data, TOCSIN_NONE, inside);
		return;
	}
	if (view_plan_in_force(data)->feeding_count == 0)
		canvas_text(canvas, inside.column, inside.row, inside.columns, ROLE_DIM,
			"no chain feeds the critical one");
	feeding_draw_worst(canvas, data, inside, true);
}
