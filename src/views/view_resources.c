/*
 * Load of the resources from today to the end, and what each has now, next and later.
 *
 *     Dev (drum)    2   87%  !1  B6      ▇▇▇▅▃▁··▇▇!!▇▃
 *
 * A cell is a day or more: as full as the resource is; "!" where more is asked than there is if
 * dates are kept, "x" where it is away.
 */
#include "parts.h"

#include <string.h>

#include "figure.h"
#include "glyph.h"
#include "list.h"
#include "meter.h"
#include "resource_lines.h"
#include "split.h"
#include "view_what_if.h"

enum column {
	COLUMN_NAME,
	COLUMN_UNITS,
	COLUMN_LOAD,
	COLUMN_CONFLICTS,
	COLUMN_NOW,
	COLUMN_WAKE,
	COLUMN_HEAT,
	COLUMN_COUNT
};

int resources_visible(struct rectangle where, uint32_t count)
{
	return split_visible(where, count);
}

static void place_columns(
	struct list_column list[COLUMN_COUNT], bool planned, struct rectangle where)
{
	int heat = where.columns >= 80 ? 34 : 10;
	const struct list_column all[COLUMN_COUNT] = {
		[COLUMN_NAME] = {"resource", 12, 20, 0, false},
		[COLUMN_UNITS] = {"has", 3, 3, 4, true},
		[COLUMN_LOAD] = {"load", 5, 5, 0, true},
		[COLUMN_CONFLICTS] = {"clash", 5, 5, 1, true},
		[COLUMN_NOW] = {planned ? "first" : "now", 6, 8, 3, false},
		[COLUMN_WAKE] = {planned ? "" : "wake up", planned ? 0 : 12, planned ? 0 : 14, 5,
			false},
		[COLUMN_HEAT] = {"", heat, 400, 2, false},
	};
	memcpy(list, all, sizeof all);
	list_place(list, COLUMN_COUNT, where.column + 1, where.columns - 2);
}

static void draw_heat(struct canvas *canvas, const struct list_column *of,
	const struct resources_made *made, uint32_t resource, int row)
{
	struct resource_scale scale = resource_scale_for(made, of->columns);
	for (uint32_t i = 0; i < scale.cells; i++) {
		struct resource_cell cell = resource_cell_at(made, resource, &scale, i);
		double share = cell.available > 0 ? (double)cell.used / (double)cell.available : 0;
		uint32_t code = cell.over             ? '!'
				: cell.available == 0 ? 'x'
						      : meter_column(canvas, share);
		enum role role = cell.over             ? ROLE_RED_LABEL
				 : cell.available == 0 ? ROLE_TROUGH
						       : ROLE_LOAD_BAR;
		for (int k = 0; k < scale.columns_a_cell; k++)
			canvas_put(canvas, of->column + (int)i * scale.columns_a_cell + k, row,
				code, role);
	}
}

/* "B6" while it runs, else "-"; with a proposal what comes first. */
static const char *now_text(
	const struct view_data *data, const struct resources_made *made, uint32_t resource)
{
	uint32_t first = made->agendas.first[resource];
	if (first == made->agendas.first[resource + 1])
		return "-";
	const struct tocsin_turn_item *item = &made->agendas.items[first];
	bool shown = !data->status || item->turn == TOCSIN_NOW;
	return shown ? data->project->tasks[item->task].id : "-";
}

/* "L1 in 3d": whom to warn, and how soon. */
static const char *wake_text(
	struct canvas *canvas, const struct view_data *data, const struct resource_sum *sum)
{
	if (sum->wake_up == TOCSIN_NONE)
		return "";
	tocsin_work wait = data->status->projection.start[sum->wake_up] - data->status->t;
	const char *id = data->project->tasks[sum->wake_up].id;
	return wait <= 0 ? tocsin_arena_printf(&canvas->arena, "%s now", id)
			 : tocsin_arena_printf(&canvas->arena, "%s in %s", id,
				   figure_span(data->project, wait).text);
}

static void draw_line(struct canvas *canvas, const struct view_data *data,
	const struct list_column *list, const struct resources_made *made, uint32_t resource,
	int row, bool selected)
{
	const struct tocsin_resource *it = &data->project->resources[resource];
	const struct resource_sum *sum = &made->sums[resource];
	enum role role = selected ? ROLE_SELECTED : sum->work > 0 ? ROLE_TEXT : ROLE_DIM;
	enum role name = !selected && sum->drum ? ROLE_CRITICAL : role;
	list_draw_text(canvas, &list[COLUMN_NAME], row, name,
		sum->drum ? tocsin_arena_printf(&canvas->arena, "%s (drum)", it->name) : it->name);
	list_draw_text(
		canvas, &list[COLUMN_UNITS], row, role, resource_units(canvas, it->capacity));
	list_draw_text(canvas, &list[COLUMN_LOAD], row, role,
		figure_percent_short((struct tocsin_ratio){sum->work, sum->can}).text);
	list_draw_text(canvas, &list[COLUMN_NOW], row, role, now_text(data, made, resource));
	list_draw_text(canvas, &list[COLUMN_WAKE], row, role, wake_text(canvas, data, sum));
	if (selected)
		canvas_paint(canvas,
			(struct rectangle){list[COLUMN_NAME].column, row,
				list[COLUMN_HEAT].column - list[COLUMN_NAME].column, 1},
			ROLE_SELECTED, false);
	what_if_mark_resource(canvas, data, resource, list[COLUMN_NAME].column - 1, row);
	if (sum->conflicts > 0)
		list_draw_text(canvas, &list[COLUMN_CONFLICTS], row, ROLE_RED_LABEL,
			tocsin_arena_printf(&canvas->arena, " !%u ", sum->conflicts));
	if (list[COLUMN_HEAT].columns > 0)
		draw_heat(canvas, &list[COLUMN_HEAT], made, resource, row);
}

static void draw_list(struct canvas *canvas, const struct view_data *data,
	const struct view_state *state, struct rectangle where)
{
	const struct resources_made *made = state->lines.made;
	const struct view_cursor *cursor = &state->cursors[VIEW_RESOURCES];
	uint32_t count = state->lines.count;
	uint32_t visible = where.rows > 1 ? (uint32_t)where.rows - 1 : 0;
	uint32_t top = view_scroll(cursor->top, cursor->selected, count, (int)visible);
	struct list_column list[COLUMN_COUNT];
	struct rectangle before = canvas_clip(canvas, where);
	place_columns(list, !data->status, where);
	list_draw_titles(canvas, list, COLUMN_COUNT, where.row);
	if (list[COLUMN_HEAT].columns > 0) {
		struct resource_scale scale = resource_scale_for(made, list[COLUMN_HEAT].columns);
		resource_dates_draw(canvas, data, made, &scale, list[COLUMN_HEAT].column, where.row,
			list[COLUMN_HEAT].columns);
	}
	for (uint32_t i = top; i < count && i - top < visible; i++)
		draw_line(canvas, data, list, made, state->lines.items[i].item,
			where.row + 1 + (int)(i - top), i == cursor->selected);
	canvas_unclip(canvas, before);
}

/* "Dev (drum): 2 units, 87 % busy to the end" */
static const char *detail_title(struct canvas *canvas, const struct view_data *data,
	const struct resources_made *made, uint32_t resource)
{
	const struct tocsin_resource *it = &data->project->resources[resource];
	const struct resource_sum *sum = &made->sums[resource];
	return tocsin_arena_printf(&canvas->arena, "%s%s: %s unit%s, %s busy to the end", it->name,
		sum->drum ? " (drum)" : "", resource_units(canvas, it->capacity),
		it->capacity == 1000 ? "" : "s",
		figure_percent((struct tocsin_ratio){sum->work, sum->can}).text);
}

static void draw_opened(struct canvas *canvas, const struct view_data *data,
	const struct view_state *state, struct rectangle where)
{
	const struct resources_made *made = state->lines.made;
	const struct view_cursor *cursor = &state->cursors[VIEW_RESOURCES];
	struct split split = split_opened(where);
	uint32_t resource = state->lines.opened - 1;
	struct rectangle list = {where.column + 1, where.row, where.columns - 2, split.list.rows};
	resource_turns_draw(canvas, data, made, resource, list,
		view_scroll(cursor->top, cursor->selected, state->lines.count, list.rows - 1),
		cursor->selected);
	split_draw(canvas, &split, detail_title(canvas, data, made, resource));
	if (split.detail.rows > 0)
		resource_load_draw(canvas, data, made, resource, split.detail);
}

void resources_draw_title(struct canvas *canvas, const struct view_data *data,
	const struct view_state *state, struct rectangle where)
{
	uint32_t found = state->lines.opened > 0 ? 1 : state->lines.count;
	if (state->filter && state->filter[0])
		tasks_draw_filter(canvas, state->filter, found, data->project->resource_count,
			where.column, where.row, where.columns);
}

void resources_draw(struct canvas *canvas, const struct view_data *data,
	const struct view_state *state, struct rectangle where)
{
	uint32_t count = state->lines.count, selected = state->cursors[VIEW_RESOURCES].selected;
	if (state->lines.opened > 0) {
		draw_opened(canvas, data, state, where);
		return;
	}
	if (count == 0) {
		canvas_text(canvas, where.column + 1, where.row + 1, where.columns - 2, ROLE_DIM,
			data->project->task_count == 0 ? "no tasks yet: schedule.csv is empty"
			: data->project->resource_count > 0
				? "no resource matches: Esc clears the filter"
				: "no task names a resource: the column `resources` of "
				  "schedule.csv would, as in Ann;Crane[2]");
		return;
	}
	struct split split = split_make(where, count);
	uint32_t resource = state->lines.items[selected < count ? selected : 0].item;
	draw_list(canvas, data, state, split.list);
	split_draw(canvas, &split, detail_title(canvas, data, state->lines.made, resource));
	if (split.detail.rows > 0)
		resource_detail_draw(canvas, data, state->lines.made, resource, split.detail);
}
