/*
 * The plan: its figures above, the critical chain beside the feeding buffers below. Both lists
 * follow the selected task, so that moving through the tasks moves through chain and buffers.
 */
#include "parts.h"

#include "chain_text.h"
#include "figure.h"
#include "frame.h"
#include "glyph.h"
#include "list.h"
#include "panel.h"

static const char *critical_id(const void *path, uint32_t at)
{
	const struct tocsin_plan *plan = path;
	return plan->tasks[plan->critical[at].task].id;
}

static void add_title(struct panel *panel, const struct view_data *data)
{
	const struct tocsin_plan *plan = view_plan_in_force(data);
	struct panel_line *line;
	if (data->proposal || data->replan) {
		line = panel_add(panel, 0, "",
			data->replan ? "c commits, Esc drops it" : "c commits this plan");
		line->badge = "PROPOSAL";
		line->badge_role = ROLE_MATCH;
		return;
	}
	line = panel_add(panel, 0, "", "as of %s%s%s",
		figure_date(data->project, plan->as_of_date).text,
		plan->reason && plan->reason[0] ? ": " : "", plan->reason ? plan->reason : "");
	line->badge = "BASELINE";
	line->badge_role = ROLE_DONE_LABEL;
}

/* What was searched for the plan, or what is being searched for a better one. */
static void add_search(
	struct panel *panel, const struct view_data *data, const struct tocsin_plan *plan)
{
	unsigned long long all = data->search.progress.schedules, made = plan->schedules;
	if (view_is_searching(data))
		panel_add(panel, 1, "searching", "%llu, Esc stops", all > made ? all : made);
	else if (data->search.phase == VIEW_SEARCH_STOPPED && !plan->optimal)
		panel_add(panel, 8, "search", "%llu, then stopped", all > made ? all : made);
	else if (data->search.phase == VIEW_SEARCH_OVER && !plan->optimal && all > made)
		panel_add(panel, 8, "search", "%llu, nothing better", all);
	else
		panel_add(panel, 8, "search", "%llu schedule%s, seed %llu", made,
			made == 1 ? "" : "s", (unsigned long long)plan->seed);
}

/* "40 d, optimal", or how far it may be from the shortest. */
static void add_makespan(struct panel *panel, const struct view_data *data, int columns)
{
	enum { WIDE = PANEL_LABEL + 34 };
	const struct tocsin_plan *plan = view_plan_in_force(data);
	const struct tocsin_project *project = data->project;
	double gap = tocsin_gap_percent(plan->makespan, plan->lower_bound);
	if (gap <= 0)
		panel_add(panel, 0, "makespan", "%s, optimal",
			figure_days(project, plan->makespan).text);
	else if (columns < WIDE)
		panel_add(panel, 0, "makespan", "%s, gap %.1f %%",
			figure_days(project, plan->makespan).text, gap);
	else
		panel_add(panel, 0, "makespan", "%s, bound %s (gap %.1f %%)",
			figure_days(project, plan->makespan).text,
			figure_days(project, plan->lower_bound).text, gap);
	add_search(panel, data, plan);
}

static void add_chain(
	struct panel *panel, struct canvas *canvas, const struct view_data *data, int columns)
{
	const struct tocsin_plan *plan = view_plan_in_force(data);
	panel_add(panel, 2, "chain", "%s",
		plan->critical_count == 0 ? "-"
					  : chain_text(canvas, columns - PANEL_LABEL, critical_id,
						    plan, plan->critical_count));
	if (plan->candidate_count > plan->critical_count)
		panel_add(
			panel, 9, "candidates", "%u tasks on longest paths", plan->candidate_count);
	for (uint32_t i = 0; i < plan->date_gap_count && i < 3; i++)
		panel_add(panel, 6, i == 0 ? "date gaps" : " ", "%s waits %s",
			plan->tasks[plan->date_gaps[i].before].id,
			figure_days(data->project, plan->date_gaps[i].minutes).text);
	if (plan->date_sets_end && plan->date_setter != TOCSIN_NONE)
		panel_add(panel, 3, " ", "a date on %s sets the end",
			plan->tasks[plan->date_setter].id);
}

static void add_buffers(struct panel *panel, const struct view_data *data)
{
	const struct tocsin_plan *plan = view_plan_in_force(data);
	const struct tocsin_project *project = data->project;
	tocsin_work gap = plan->buffer - plan->project_buffer;
	panel_add(panel, 0, "buffer", "%s, %s%s%s%s", figure_days(project, plan->buffer).text,
		tocsin_buffer_method_name(plan->method), gap > 0 ? ", " : "",
		gap > 0 ? figure_days(project, gap).text : "", gap > 0 ? " of it gap" : "");
	uint32_t no_room = 0, resized = 0;
	for (uint32_t i = 0; i < plan->feeding_count; i++) {
		no_room += plan->feeding[i].flag == TOCSIN_BUFFER_NO_ROOM;
		resized += plan->feeding[i].flag == TOCSIN_BUFFER_RESIZED;
	}
	const char *text = tocsin_arena_printf(panel->arena, "%u", plan->feeding_count);
	if (resized > 0)
		text = tocsin_arena_printf(panel->arena, "%s, %u resized", text, resized);
	if (no_room > 0)
		text = tocsin_arena_printf(panel->arena, "%s, %u no room", text, no_room);
	panel_add(panel, 4, "feeding", "%s", text);
}

static void add_inputs(struct panel *panel, const struct view_data *data)
{
	const struct tocsin_plan *plan = view_plan_in_force(data);
	panel_add(panel, 5, "estimates", "%u of %u derived", plan->derived_estimates,
		plan->task_count);
	if (plan->drum && plan->drum[0])
		panel_add(panel, 7, "drum", "%s", plan->drum);
	if (data->notes > 0)
		panel_add(panel, 7, "notes", "%u of loading", data->notes);
}

static void fill(
	struct panel *panel, struct canvas *canvas, const struct view_data *data, int columns)
{
	panel_init(panel, &canvas->arena);
	add_title(panel, data);
	add_makespan(panel, data, columns);
	if (data->replan)
		return;
	add_chain(panel, canvas, data, columns);
	add_buffers(panel, data);
	panel_add_promise(panel, data->project, view_plan_in_force(data)->promise, columns);
	add_inputs(panel, data);
}

void plan_draw_panel(struct canvas *canvas, const struct view_data *data, struct rectangle where)
{
	if (!view_plan_in_force(data)) {
		canvas_text(canvas, where.column, where.row, where.columns, ROLE_DIM, "planning");
		return;
	}
	struct panel panel;
	fill(&panel, canvas, data, where.columns);
	panel_fit(&panel, where.rows);
	panel_draw(&panel, canvas, where);
}

/* The same figures in one or two columns; returns the rows used. */
static int draw_figures(
	struct canvas *canvas, const struct view_data *data, struct rectangle where, int columns)
{
	struct panel panel, right;
	int half = where.columns / columns;
	fill(&panel, canvas, data, half - 2);
	panel_fit(&panel, columns * where.rows);
	int first = (panel.count + columns - 1) / columns;
	right = panel;
	right.count -= first;
	panel.count = first;
	for (int i = 0; i < right.count; i++)
		right.lines[i] = right.lines[i + first];
	panel_draw(&panel, canvas,
		(struct rectangle){where.column + 1, where.row, half - 2, where.rows});
	panel_draw(&right, canvas,
		(struct rectangle){
			where.column + half + 1, where.row, where.columns - half - 2, where.rows});
	return first;
}

/* The plan task under the cursor, or TOCSIN_NONE. The tasks of a proposal are in the project's
 * order. */
static uint32_t selected_task(const struct view_data *data, const struct view_state *state)
{
	if (state->selected >= state->rows.count || !state->rows.plan_tasks)
		return TOCSIN_NONE;
	if (data->replan)
		return state->rows.tasks[state->selected];
	return state->rows.plan_tasks[state->selected];
}

/* A list whose marked row is in the middle of the rows in sight. */
static uint32_t first_row(uint32_t marked, uint32_t count, int visible)
{
	uint32_t rows = visible < 1 ? 1 : (uint32_t)visible;
	uint32_t top = marked == TOCSIN_NONE || marked < rows / 2 ? 0 : marked - rows / 2;
	uint32_t last = count > rows ? count - rows : 0;
	return top < last ? top : last;
}

enum { LEAST_ID = 4, MOST_ID = 10 };

/* What the longest id in sight takes: an id that is cut names no task. */
static int id_columns(
	const struct canvas *canvas, const struct tocsin_plan *plan, uint32_t top, int rows)
{
	int most = LEAST_ID;
	for (int i = 0; i < rows && top < plan->critical_count; i++, top++) {
		int columns = canvas_width(canvas, plan->tasks[plan->critical[top].task].id);
		most = columns > most ? columns : most;
	}
	return most < MOST_ID ? most : MOST_ID;
}

static void draw_chain(struct canvas *canvas, const struct view_data *data, uint32_t selected,
	struct rectangle where)
{
	enum { ID, NAME, DAYS, START, FINISH, COLUMNS };
	const struct tocsin_plan *plan = view_plan_in_force(data);
	uint32_t marked = TOCSIN_NONE;
	for (uint32_t i = 0; i < plan->critical_count && marked == TOCSIN_NONE; i++)
		if (plan->critical[i].task == selected)
			marked = i;
	uint32_t top = first_row(marked, plan->critical_count, where.rows - 1);
	int id = id_columns(canvas, plan, top, where.rows - 1);
	struct list_column list[COLUMNS] = {{"id", id, id, 0, false},
		{"name", 18 + LEAST_ID - id, 60, 0, false}, {"days", 6, 6, 0, true},
		{"start", 5, 5, 1, true}, {"finish", 6, 6, 2, true}};
	list_place(list, COLUMNS, where.column, where.columns);
	list_draw_titles(canvas, list, COLUMNS, where.row);
	const struct tocsin_calendar *calendar = data->project->calendar;
	for (int i = 1; i < where.rows && top < plan->critical_count; i++, top++) {
		const struct tocsin_plan_task *task = &plan->tasks[plan->critical[top].task];
		enum role role = top == marked ? ROLE_SELECTED : ROLE_TEXT;
		int row = where.row + i;
		if (top == marked)
			canvas_paint(canvas,
				(struct rectangle){where.column, row, where.columns, 1}, role,
				false);
		list_draw_text(
			canvas, &list[ID], row, top == marked ? role : ROLE_CRITICAL, task->id);
		list_draw_text(canvas, &list[NAME], row, role, task->name);
		list_draw_text(canvas, &list[DAYS], row, role,
			figure_days(data->project, plan->critical[top].part).text);
		list_draw_text(canvas, &list[START], row, role,
			figure_start_short(calendar, task->start, task->finish).text);
		list_draw_text(canvas, &list[FINISH], row, role,
			figure_date_short(tocsin_calendar_finish(calendar, task->finish)).text);
	}
}

static const char *flag_word(enum tocsin_buffer_flag flag)
{
	static const char *const words[] = {"", "resized", "no room", "gap", "split", "unsettled"};
	return words[flag];
}

void plan_draw_buffers(struct canvas *canvas, const struct view_data *data, uint32_t selected,
	struct rectangle where)
{
	enum { ID, MERGE, SIZE, WANTED, FLAG, COLUMNS };
	const struct tocsin_plan *plan = view_plan_in_force(data);
	struct list_column list[COLUMNS] = {{"id", 4, 6, 0, false}, {"merge", 9, 40, 0, false},
		{"size", 6, 6, 0, true}, {"wanted", 6, 6, 0, true}, {"", 8, 9, 1, false}};
	list_place(list, COLUMNS, where.column, where.columns);
	list_draw_titles(canvas, list, COLUMNS, where.row);
	uint32_t marked = TOCSIN_NONE;
	if (selected < plan->task_count && plan->tasks[selected].chain >= 0)
		marked = (uint32_t)plan->tasks[selected].chain;
	uint32_t top = first_row(marked, plan->feeding_count, where.rows - 1);
	for (int i = 1; i < where.rows && top < plan->feeding_count; i++, top++) {
		const struct tocsin_feeding_buffer *buffer = &plan->feeding[top];
		enum role role = top == marked ? ROLE_SELECTED : ROLE_TEXT;
		int row = where.row + i;
		if (top == marked)
			canvas_paint(canvas,
				(struct rectangle){where.column, row, where.columns, 1}, role,
				false);
		list_draw_text(
			canvas, &list[ID], row, top == marked ? role : ROLE_FEEDING, buffer->id);
		list_draw_text(canvas, &list[MERGE], row, role,
			tocsin_arena_printf(&canvas->arena, "%s%s%s", plan->tasks[buffer->from].id,
				glyph_text(canvas, GLYPH_ARROW),
				buffer->to == TOCSIN_NONE ? "end" : plan->tasks[buffer->to].id));
		list_draw_text(canvas, &list[SIZE], row, role,
			figure_days(data->project, buffer->size).text);
		list_draw_text(canvas, &list[WANTED], row, role,
			figure_days(data->project, buffer->wanted).text);
		list_draw_text(canvas, &list[FLAG], row, role, flag_word(buffer->flag));
	}
}

/* A rule with a title; what it names goes below. */
static void draw_heading(struct canvas *canvas, int column, int row, int columns, const char *what,
	uint32_t count, const char *unit)
{
	frame_title(canvas, column, row, columns,
		tocsin_arena_printf(&canvas->arena, "%s, %u%s", what, count, unit));
}

static void draw_lists(struct canvas *canvas, const struct view_data *data, uint32_t selected,
	struct rectangle where)
{
	const struct tocsin_plan *plan = view_plan_in_force(data);
	int half = where.columns / 2, rule = where.row, rows = where.rows - 1;
	canvas_rule_across(canvas, 0, rule, canvas->columns);
	canvas_rule_down(canvas, half, rule, rows + 1);
	draw_heading(canvas, 1, rule, half - 1, "critical chain", plan->critical_count, " tasks");
	draw_heading(canvas, half + 2, rule, half - 2, "feeding buffers", plan->feeding_count, "");
	draw_chain(canvas, data, selected,
		(struct rectangle){where.column + 1, rule + 1, half - 2, rows});
	plan_draw_buffers(canvas, data, selected,
		(struct rectangle){half + 2, rule + 1, where.columns - half - 3, rows});
}

/* On a narrow screen the buffers stand below the chain, where there is room for both. */
static void draw_lists_narrow(struct canvas *canvas, const struct view_data *data,
	uint32_t selected, struct rectangle where)
{
	enum { LEAST = 5 };
	const struct tocsin_plan *plan = view_plan_in_force(data);
	int buffers = where.rows >= 3 * LEAST ? where.rows / 3 : 0;
	int chain = where.rows - buffers;
	canvas_rule_across(canvas, 0, where.row, canvas->columns);
	draw_heading(canvas, 1, where.row, where.columns - 2, "critical chain",
		plan->critical_count, " tasks");
	draw_chain(canvas, data, selected,
		(struct rectangle){where.column + 1, where.row + 1, where.columns - 2, chain - 1});
	if (buffers == 0)
		return;
	int rule = where.row + chain;
	canvas_rule_across(canvas, 0, rule, canvas->columns);
	draw_heading(
		canvas, 1, rule, where.columns - 2, "feeding buffers", plan->feeding_count, "");
	plan_draw_buffers(canvas, data, selected,
		(struct rectangle){where.column + 1, rule + 1, where.columns - 2, buffers - 1});
}

void plan_draw(struct canvas *canvas, const struct view_data *data, const struct view_state *state,
	struct rectangle where)
{
	enum { WIDE = 70, MOST_FIGURES = 8 };
	if (!view_plan_in_force(data)) {
		plan_draw_panel(canvas, data, where);
		return;
	}
	bool wide = where.columns >= WIDE;
	int most = where.rows / 2 < MOST_FIGURES ? where.rows / 2 : MOST_FIGURES;
	struct view_data shown = *data;
	if (data->replan) {
		shown.plan = data->replan;
		shown.status = NULL;
	}
	int used = draw_figures(canvas, &shown,
		(struct rectangle){where.column, where.row, where.columns, most}, wide ? 2 : 1);
	struct rectangle rest = {where.column, where.row + used, where.columns, where.rows - used};
	if (data->replan) {
		int rows = replan_draw(canvas, data, rest);
		rest.row += rows;
		rest.rows -= rows;
	}
	if (rest.rows < 3)
		return;
	if (wide)
		draw_lists(canvas, &shown, selected_task(data, state), rest);
	else
		draw_lists_narrow(canvas, &shown, selected_task(data, state), rest);
}
