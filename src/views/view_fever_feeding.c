/*
 * Feeding buffers as small fever charts, worst first, with what they were on the last dates.
 *
 *      B  FB2 U3→B3   267%     R  FB5 B5→L1   100%
 *     ▒▒▒▒▒▒▒▒▒▒▒●▒▒▒▒▒▒▒▒    ▒▒▒▒▒▒▒▒▒▒▒▒▒▒●▒▒▒▒▒
 *     ░░░░░░░░•──┘░░░░░░░░    ░░░░░░░░•─────┘░░░░░
 *            •┘                    •──┘
 */
#include "parts.h"

#include "figure.h"
#include "glyph.h"
#include "plot.h"
#include "tocsin/feeding.h"

enum { DATES = 12, CHART_COLUMNS = 20, CHART_ROWS = 7, BETWEEN = 2 };

/* The newest dates of the plan in force, and how the buffers stood on all but the last, which is t.
 */
struct fever_made {
	uint32_t date_count;
	struct tocsin_instant dates[DATES];
	const struct tocsin_feeding_status *history; /* date * feeding_count + buffer */
};

void fever_make(struct view_lines *out, struct tocsin_arena *arena, const struct view_data *data)
{
	struct fever_made *made = TOCSIN_NEW(arena, struct fever_made, 1);
	uint32_t from = data->point_count;
	if (!data->status || !data->journal || data->status->baseline.plan->feeding_count == 0)
		return;
	while (from > 0 && data->point_count - from < DATES &&
		!data->points[from - 1].earlier_baseline)
		from--;
	for (uint32_t i = from; i < data->point_count; i++)
		made->dates[made->date_count++] = data->points[i].as_of;
	if (made->date_count == 0)
		return;
	const struct tocsin_plan *plans[] = {data->status->baseline.plan};
	const struct tocsin_status_request request = {.project = data->project,
		.journal = data->journal,
		.order = data->order,
		.order_count = data->order_count,
		.plans = plans,
		.plan_count = 1,
		.bound = &data->status->baseline,
		.as_of = data->status->as_of};
	made->history =
		tocsin_feeding_history_make(arena, &request, made->dates, made->date_count - 1);
	out->made = made;
}

static struct tocsin_point point_of(
	const struct tocsin_feeding_status *feeding, struct tocsin_instant as_of)
{
	return (struct tocsin_point){.as_of = as_of,
		.completion = feeding->completion,
		.consumption = feeding->consumption,
		.zone = feeding->zone};
}

/* " B  FB2 U3→B3     267%" */
static void draw_title(
	struct canvas *canvas, const struct view_data *data, uint32_t which, int column, int row)
{
	const struct tocsin_plan *plan = data->status->baseline.plan;
	const struct tocsin_feeding_status *now = &data->status->feeding[which];
	const struct tocsin_feeding_buffer *buffer = &plan->feeding[which];
	struct figure used = figure_percent_short(now->consumption);
	enum role role = now->closed ? ROLE_DIM : ROLE_TEXT;
	canvas_printf(canvas, column, row, 3, now->closed ? ROLE_DIM : zone_label(now->zone),
		" %c ", now->closed ? '-' : tocsin_zone_letter(now->zone));
	const char *amount = now->closed ? "done" : buffer->size > 0 ? used.text : "none";
	int columns = CHART_COLUMNS - 4 - canvas_width(canvas, amount) - 1;
	canvas_text(canvas, column + 4, row, columns, role,
		tocsin_arena_printf(&canvas->arena, "%s %s%s%s", buffer->id,
			buffer->from == TOCSIN_NONE ? "?" : plan->tasks[buffer->from].id,
			glyph_text(canvas, GLYPH_ARROW),
			buffer->to == TOCSIN_NONE ? "end" : plan->tasks[buffer->to].id));
	canvas_text_right(canvas, column, row, CHART_COLUMNS, role, amount);
}

static void draw_chart(struct canvas *canvas, const struct view_data *data,
	const struct fever_made *made, uint32_t which, struct rectangle where)
{
	uint32_t feeding_count = data->status->baseline.plan->feeding_count;
	struct tocsin_point points[DATES];
	for (uint32_t i = 0; i + 1 < made->date_count; i++)
		points[i] = point_of(&made->history[i * feeding_count + which], made->dates[i]);
	points[made->date_count - 1] = point_of(&data->status->feeding[which], data->status->as_of);
	fever_draw_small(
		canvas, data->project->settings.feeding_zones, points, made->date_count, where);
}

bool fever_draw_feeding(
	struct canvas *canvas, const struct view_data *data, const void *of, struct rectangle where)
{
	enum { MOST = 64 };
	const struct fever_made *made = of;
	uint32_t worst[MOST];
	int across = (where.columns - 2 + BETWEEN) / (CHART_COLUMNS + BETWEEN);
	int down = where.rows / (CHART_ROWS + 2);
	if (!made || !made->history || !data->status || across < 2 || down < 1)
		return false;
	uint32_t room = (uint32_t)(across * down) < MOST ? (uint32_t)(across * down) : MOST;
	uint32_t count = feeding_worst(data, worst, room, true);
	for (uint32_t i = 0; i < count; i++) {
		int column = where.column + 1 + (int)i % across * (CHART_COLUMNS + BETWEEN);
		int row = where.row + (int)i / across * (CHART_ROWS + 2);
		draw_title(canvas, data, worst[i], column, row);
		draw_chart(canvas, data, made, worst[i],
			(struct rectangle){column, row + 1, CHART_COLUMNS, CHART_ROWS});
	}
	uint32_t all = data->status->baseline.plan->feeding_count;
	if (all > count)
		canvas_printf(canvas, where.column + 1, where.row + where.rows - 1,
			where.columns - 2, ROLE_DIM, "%u more feeding buffers",
			(unsigned)(all - count));
	return true;
}
