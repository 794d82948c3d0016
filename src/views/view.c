#include "view.h"

#include <assert.h>
#include <string.h>

#include "frame.h"
#include "layout.h"
#include "parts.h"
#include "split.h"
#include "view_what_if.h"

static const char *const names[VIEWS] = {"dashboard", "fever", "tasks", "chains", "buffers",
	"resources", "journal", "plan", "stand-up", "summary", "help"};

/* Views with lines of their own, or with something else to reckon once for all keys to come. */
static const struct {
	void (*make)(
		struct view_lines *out, struct tocsin_arena *arena, const struct view_data *data);
	void (*draw)(struct canvas *canvas, const struct view_data *data,
		const struct view_state *state, struct rectangle where);
	/* Lines in sight where the picture has `where`; NULL: all of it but the heads. */
	int (*visible)(struct rectangle where, uint32_t count);
	/* Puts the tasks of an item in the place of the lines; false where there are none. */
	bool (*open)(struct view_lines *lines, struct tocsin_arena *arena,
		const struct view_data *data, uint32_t item);
	bool of_data_alone; /* the same under any filter */
} lined[VIEWS] = {
	[VIEW_FEVER] = {.make = fever_make, .of_data_alone = true},
	[VIEW_CHAINS] = {chains_make, chains_draw, chains_visible, .of_data_alone = true},
	[VIEW_BUFFERS] = {buffers_make, buffers_draw, buffers_visible, buffers_open, true},
	[VIEW_RESOURCES] = {resources_make, resources_draw, resources_visible, resources_open},
	[VIEW_STANDUP] = {standup_make, standup_draw, standup_visible},
	[VIEW_SUMMARY] = {summary_make, summary_draw, NULL},
	[VIEW_JOURNAL] = {journal_make, journal_draw, journal_visible},
};

bool view_has_lines(enum view view)
{
	return lined[view].draw != NULL;
}

bool view_lines_keep(enum view view)
{
	return lined[view].of_data_alone;
}

void view_lines_make(struct view_lines *out, struct tocsin_arena *arena,
	const struct view_data *data, enum view view)
{
	*out = (struct view_lines){.view = view};
	if (data->plan && lined[view].make)
		lined[view].make(out, arena, data);
}

bool view_lines_open(struct view_lines *lines, struct tocsin_arena *arena,
	const struct view_data *data, uint32_t item)
{
	if (!lines->made || !lined[lines->view].open ||
		!lined[lines->view].open(lines, arena, data, item))
		return false;
	lines->opened = item + 1;
	return true;
}

static_assert(
	ON_SUMMARY == 1 << (ON_FIRST_BIT + VIEW_SUMMARY), "enum command_context lists the views");

unsigned view_place(const struct view_state *state)
{
	return 1u << (ON_FIRST_BIT + (state->view == VIEW_HELP ? state->behind_help : state->view));
}

const char *view_first_of(unsigned where)
{
	for (unsigned i = 0; i < VIEW_HELP; i++)
		if (where & 1u << (ON_FIRST_BIT + i))
			return names[i];
	return NULL;
}

const char *view_name(enum view view)
{
	return view < VIEWS ? names[view] : NULL;
}

bool view_parse(enum view *out, const char *name)
{
	for (unsigned i = 0; i < VIEWS; i++)
		if (strcmp(names[i], name) == 0) {
			*out = (enum view)i;
			return true;
		}
	return false;
}

const struct tocsin_plan *view_plan_in_force(const struct view_data *data)
{
	return data->status && data->status->baseline.plan ? data->status->baseline.plan
							   : data->plan;
}

int view_list_rows(int columns, int rows, const struct view_state *state)
{
	int visible = 1;
	if (state->lines.opened > 0 && state->lines.view == state->view)
		visible = split_opened(layout_body(columns, rows, false)).list.rows - 1;
	else if (view_has_lines(state->view) && lined[state->view].visible)
		visible = lined[state->view].visible(
			layout_body(columns, rows, false), state->lines.count);
	else if (state->view == VIEW_DASHBOARD)
		visible = layout_dashboard(columns, rows, state->rows.all, false).list.rows - 1;
	else if (state->view == VIEW_TASKS || state->view == VIEW_HELP ||
		 view_has_lines(state->view))
		visible = layout_body(columns, rows, false).rows - 1;
	return visible < 1 ? 1 : visible;
}

static bool has_fault(const struct view_data *data)
{
	return data->file_fault && data->file_fault[0];
}

/* Rules first, then titles over their joints. */
static void draw_rules(struct canvas *canvas, const struct view_data *data,
	const struct view_state *state, const struct layout *layout)
{
	int rule = layout->list.row - 1;
	canvas_rule_across(canvas, 0, rule, canvas->columns);
	if (layout->status.rows > 0) {
		canvas_rule_down(canvas, layout->status.column - 1, 0, rule + 1);
		if (layout->feeding.rows > 0)
			canvas_rule_down(canvas, layout->feeding.column - 1, 0, rule + 1);
		frame_draw_top(canvas, data, data->project->name);
	}
	tasks_draw_title(canvas, state, 1, rule, canvas->columns - 2);
}

/* On a small screen: the status in a line, and the filter beside it where nothing else shows it. */
static void draw_line_above(struct canvas *canvas, const struct view_data *data,
	const struct view_state *state, bool with_filter)
{
	int columns = canvas->columns;
	if (with_filter && state->filter && state->filter[0]) {
		columns = columns * 3 / 5;
		tasks_draw_title(canvas, state, columns, 0, canvas->columns - columns);
	}
	status_draw_line(canvas, data, 0, columns);
}

/* The feeding buffers, and below them what was reported: at least the last few. */
static void draw_third_column(
	struct canvas *canvas, const struct view_data *data, struct rectangle where)
{
	enum { LEAST_REPORTS = 9 };
	struct rectangle buffers = where, reports = where;
	const struct tocsin_plan *plan = view_plan_in_force(data);
	if (data->status && (data->what_if || (data->journal && data->order_count > 0))) {
		int wanted = plan->feeding_count < 100 ? (int)plan->feeding_count + 2 : 100;
		int most = where.rows - LEAST_REPORTS;
		buffers.rows = wanted < most ? wanted : most;
		reports.row += buffers.rows;
		reports.rows -= buffers.rows;
		reports.column++;
		reports.columns -= 2;
		if (data->what_if)
			what_if_draw_list(canvas, data, reports);
		else
			reports_draw(canvas, data, reports);
		buffers.rows--; /* a blank row between */
	}
	feeding_draw(canvas, data, buffers);
}

static void draw_dashboard(
	struct canvas *canvas, const struct view_data *data, const struct view_state *state)
{
	struct layout layout =
		layout_dashboard(canvas->columns, canvas->rows, state->rows.all, has_fault(data));
	const struct view_data sides = what_if_sides(data);
	if (layout.chart.rows > 0)
		draw_rules(canvas, data, state, &layout);
	if (layout.status.rows == 0)
		draw_line_above(canvas, data, state, layout.chart.rows == 0);
	fever_draw(canvas, &sides, layout.chart);
	if (layout.status.rows > 0)
		status_draw(canvas, &sides, layout.status, layout.feeding.rows == 0);
	if (layout.feeding.rows > 0)
		draw_third_column(canvas, data, layout.feeding);
	tasks_draw(canvas, data, state, layout.list);
	frame_draw_fault(canvas, data, layout.fault_row);
}

/* Where a fault stands: lists keep their rows, as view_list_rows promises, and give up their heads,
 * the help its top rule. */
static int fault_row(const struct canvas *canvas, enum view view)
{
	return view == VIEW_TASKS || view_has_lines(view) ? 1
	       : view == VIEW_HELP                        ? 0
							  : canvas->rows - 3;
}

/* Views that have the screen to themselves. */
static void draw_alone(
	struct canvas *canvas, const struct view_data *data, const struct view_state *state)
{
	bool lists = state->view == VIEW_TASKS || state->view == VIEW_HELP ||
		     view_has_lines(state->view);
	struct rectangle body =
		layout_body(canvas->columns, canvas->rows, !lists && has_fault(data));
	const char *title = view_name(state->view);
	bool filters = state->view == VIEW_TASKS || state->view == VIEW_RESOURCES;
	/* A filter needs the room more than the project's name does. */
	if (!filters || !state->filter || !state->filter[0])
		title = tocsin_arena_printf(&canvas->arena, "%s: %s", data->project->name, title);
	struct rectangle rest = frame_draw_top(canvas, data, title);
	if (state->view == VIEW_RESOURCES)
		resources_draw_title(canvas, data, state, rest);
	switch (state->view) {
	case VIEW_FEVER:
		fever_draw_view(canvas, data, state, body);
		break;
	case VIEW_TASKS:
		tasks_draw_title(canvas, state, rest.column, rest.row, rest.columns);
		tasks_draw_alone(canvas, data, state, body);
		break;
	case VIEW_PLAN:
		plan_draw(canvas, data, state, body);
		break;
	default:
		if (!view_has_lines(state->view))
			help_draw(canvas, data, state, body);
		else if (data->plan)
			lined[state->view].draw(canvas, data, state, body);
		break;
	}
	frame_draw_fault(canvas, data, fault_row(canvas, state->view));
}

/* One sentence, broken between words. */
static void draw_sentence(struct canvas *canvas, const char *sentence)
{
	int column = 0, row = 0;
	while (*sentence) {
		size_t length = strcspn(sentence, " ");
		char *word = tocsin_arena_strndup(&canvas->arena, sentence, length);
		if (column > 0 && column + (int)length > canvas->columns) {
			column = 0;
			row++;
		}
		column +=
			canvas_text(canvas, column, row, canvas->columns - column, ROLE_TEXT, word);
		column++;
		sentence += length + strspn(sentence + length, " ");
	}
}

void view_draw(struct canvas *canvas, const struct view_data *data, const struct view_state *state)
{
	if (canvas->columns < VIEW_LEAST_COLUMNS || canvas->rows < VIEW_LEAST_ROWS) {
		draw_sentence(
			canvas, tocsin_arena_printf(&canvas->arena,
					"tocsin needs %dx%d; this is %dx%d", VIEW_LEAST_COLUMNS,
					VIEW_LEAST_ROWS, canvas->columns, canvas->rows));
		return;
	}
	if (data->project && data->what_if && data->what_if->ending && state->view != VIEW_HELP)
		what_if_draw(canvas, data, layout_body(canvas->columns, canvas->rows, false));
	else if (data->project && state->view == VIEW_DASHBOARD)
		draw_dashboard(canvas, data, state);
	else if (data->project)
		draw_alone(canvas, data, state);
	else
		canvas_text(canvas, 1, 0, canvas->columns - 2, ROLE_TITLE, "tocsin");
	what_if_draw_banner(canvas, data, 0);
	frame_draw_choices(canvas, state, canvas->rows - 2);
	frame_draw_message(canvas, state, canvas->rows - 2);
	frame_draw_footer(canvas, data, state, canvas->rows - 1);
}
