/* A group of an outline as a row of the task list. */
#include "group_row.h"
#include "figure.h"
#include "glyph.h"

/* "▼ Build": from the marks to the end of the name's column. */
static void draw_name(struct canvas *canvas, const struct task_columns *columns,
	const struct view_group *group, int at, enum role role)
{
	int from = columns->list[TASK_CHAIN_MARK].column, to = from;
	for (int i = TASK_MARKS; i < columns->count; i++) {
		const struct list_column *list = &columns->list[i];
		bool named = columns->columns[i] == TASK_COLUMN_ID ||
			     columns->columns[i] == TASK_COLUMN_NAME;
		if (list->columns == 0)
			continue;
		if (!named && to > from)
			break;
		to = list->column + list->columns;
	}
	from += (int)group->level * 2;
	canvas_text(canvas, from, at, 1, role,
		glyph_text(canvas, group->folded ? GLYPH_OFF_RIGHT : GLYPH_OFF_DOWN));
	canvas_text(canvas, from + 2, at, to - from - 2, role, group->name);
}

/* "■■■■···· 62%" */
static const char *progress(struct canvas *canvas, const struct view_group *group, int columns)
{
	enum { LEAST = 9, MOST_CELLS = 8 };
	const char *bar = "";
	tocsin_work done = group->total - group->left;
	int percent = group->total > 0              ? (int)(done * 100 / group->total)
		      : group->done == group->tasks ? 100
						    : 0;
	int cells = columns - 5 < MOST_CELLS ? columns - 5 : MOST_CELLS;
	for (int i = 0; columns >= LEAST && i < cells; i++)
		bar = tocsin_arena_printf(&canvas->arena, "%s%s", bar,
			glyph_text(canvas,
				i * 100 < percent * cells ? GLYPH_BAR_FULL : GLYPH_BAR_EMPTY));
	return tocsin_arena_printf(&canvas->arena, "%s%s%d%%", bar, *bar ? " " : "", percent);
}

static const char *cell(struct canvas *canvas, const struct view_data *data,
	const struct view_group *group, enum task_column column, int columns)
{
	const struct tocsin_project *project = data->project;
	const struct tocsin_priority *worst =
		data->status && group->worst < data->status->priority_count
			? &data->status->priorities[group->worst]
			: NULL;
	struct tocsin_arena *arena = &canvas->arena;
	switch (column) {
	case TASK_COLUMN_RESOURCE:
		return progress(canvas, group, columns);
	case TASK_COLUMN_STATE:
		return tocsin_arena_printf(arena, "%u/%u", group->done, group->tasks);
	case TASK_COLUMN_REMAINING:
		return tocsin_arena_strdup(arena, figure_span(project, group->left).text);
	case TASK_COLUMN_IMPACT:
		return worst ? tocsin_arena_strdup(arena, figure_span(project, worst->impact).text)
			     : "";
	case TASK_COLUMN_BUFFER:
		return worst ? tocsin_arena_strdup(
				       arena, figure_percent_short(worst->of_buffer).text)
			     : "";
	case TASK_COLUMN_START:
		return group->start == INT64_MAX
			       ? ""
			       : tocsin_arena_strdup(arena, figure_start_short(project->calendar,
								    group->start, group->finish)
								    .text);
	case TASK_COLUMN_FINISH:
		return group->finish == INT64_MIN
			       ? ""
			       : tocsin_arena_strdup(arena,
					 figure_date_short(tocsin_calendar_finish(project->calendar,
								   group->finish))
						 .text);
	case TASK_COLUMN_FLAGS:
		return group->stale ? tocsin_arena_printf(arena, "%u stale", group->stale) : "";
	default:
		return "";
	}
}

void group_row_draw(struct canvas *canvas, const struct view_data *data,
	const struct task_columns *columns, const struct view_group *group, int at, bool selected)
{
	enum role role = selected ? ROLE_SELECTED : ROLE_TITLE;
	for (int i = TASK_MARKS; i < columns->count; i++) {
		const struct list_column *list = &columns->list[i];
		if (list->columns > 0)
			list_draw_text(canvas, list, at, role,
				cell(canvas, data, group, (enum task_column)columns->columns[i],
					list->columns));
	}
	draw_name(canvas, columns, group, at, role);
	if (selected)
		canvas_paint(canvas,
			(struct rectangle){
				columns->list[TASK_ZONE_MARK].column, at, canvas->columns, 1},
			ROLE_SELECTED, false);
}
