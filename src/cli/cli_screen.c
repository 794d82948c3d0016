#include <langinfo.h>
#include <stdio.h>
#include <string.h>

#include "cli.h"
#include "parts.h"
#include "shown.h"
#include "view_standup.h"

bool glyphs_parse(enum glyphs *out, const char *name)
{
	if (!name) {
		*out = strcmp(nl_langinfo(CODESET), "UTF-8") == 0 ? GLYPHS_BRAILLE : GLYPHS_ASCII;
		return true;
	}
	static const char *const names[] = {"ascii", "unicode", "braille"};
	for (int i = 0; i < 3; i++) {
		if (strcmp(name, names[i]) == 0) {
			*out = (enum glyphs)i;
			return true;
		}
	}
	return false;
}

static struct tocsin_plan *propose(struct opened *opened)
{
	const struct tocsin_project *project = &opened->workspace.project;
	struct tocsin_instant as_of = opened->as_of_given ? opened->as_of : project->start;
	struct tocsin_plan_request request = {
		.project = project,
		.states = opened_states(opened, as_of),
		.as_of = tocsin_calendar_axis(project->calendar, as_of),
	};
	return tocsin_plan_make(&request);
}

/* Narrow where a panel would stand beside the list: it would be read in the midst of it. */
enum { PLAIN_COLUMNS = 79, PLAIN_TASKS_COLUMNS = 200, PLAIN_ROWS = 4096, PLAIN_SPARE = 48 };

/* The chart in words: what its panel says. */
static void write_figures(const struct view_data *data)
{
	struct canvas canvas;
	struct rectangle all = {0, 0, PLAIN_COLUMNS, PLAIN_SPARE};
	canvas_init(&canvas, all.columns, all.rows, GLYPHS_UNICODE);
	if (data->status)
		status_draw(&canvas, data, all, true);
	else
		plan_draw_panel(&canvas, data, all);
	canvas_write(&canvas, CANVAS_PLAIN, stdout);
	canvas_finish(&canvas);
}

/* Every line of a view in words, for a screen reader; of the chart its figures and, for the view of
 * the chart alone, its points. */
static void write_plain(
	const struct opened *opened, const struct view_data *data, struct view_state *state)
{
	struct canvas canvas;
	uint32_t lines =
		state->rows.count > state->lines.count ? state->rows.count : state->lines.count;
	if (state->view == VIEW_DASHBOARD || state->view == VIEW_FEVER)
		write_figures(data);
	if (state->view == VIEW_FEVER) {
		chart_print_points(opened);
		return;
	}
	if (state->view == VIEW_DASHBOARD)
		state->view = VIEW_TASKS;
	canvas_init(&canvas, state->view == VIEW_TASKS ? PLAIN_TASKS_COLUMNS : PLAIN_COLUMNS,
		lines < PLAIN_ROWS ? (int)lines + PLAIN_SPARE : PLAIN_ROWS, GLYPHS_UNICODE);
	canvas.mono = true;
	view_draw(&canvas, data, state);
	canvas.rows -= 2; /* message and keys */
	canvas_write(&canvas, CANVAS_PLAIN, stdout);
	canvas_finish(&canvas);
}

void shown_write(struct opened *opened, const struct shown *shown)
{
	struct tocsin_plan *proposal = opened->has_status ? NULL : propose(opened);
	struct view_data data = {
		.project = &opened->workspace.project,
		.plan = proposal ? proposal : opened->status.baseline.plan,
		.proposal = proposal != NULL,
		.status = proposal ? NULL : &opened->status,
		.points = opened->points,
		.point_count = opened->point_count,
		.journal = &opened->workspace.journal,
		.order = opened->workspace.order,
		.order_count = opened->workspace.order_count,
		.notes = (uint32_t)opened->notes,
		.watching = true,
		.as_of_given = opened->as_of_given,
	};
	struct tocsin_actions actions;
	struct tocsin_reasons reasons;
	tocsin_actions_make(&actions, &opened->arena, data.project, data.journal, data.order,
		data.order_count, opened->as_of);
	data.actions = &actions;
	if (data.status && shown->view == VIEW_JOURNAL) {
		struct tocsin_status_request request = opened_request(opened);
		tocsin_reasons_make(&reasons, &opened->arena, &request, data.status);
		data.reasons = &reasons;
	}
	struct view_state state = {.view = shown->view,
		.filter = "",
		.input = "",
		.input_hint = "",
		.message = "",
		.help_filter = ""};
	view_rows_make(&state.rows, &opened->arena, &data, "");
	struct view_standup standup = {.spoken = TOCSIN_NONE};
	if (data.status && shown->view == VIEW_STANDUP) {
		standup_begin(&standup, &opened->arena, &data);
		data.standup = &standup;
	}
	if (data.status && shown->view == VIEW_SUMMARY) {
		standup.summary = standup_text(opened);
		data.standup = &standup;
	}
	view_lines_make(&state.lines, &opened->arena, &data, state.view);
	if (shown->format == CANVAS_PLAIN) {
		write_plain(opened, &data, &state);
		tocsin_plan_free(proposal);
		return;
	}
	struct canvas canvas;
	canvas_init(&canvas, shown->columns, shown->rows, shown->glyphs);
	canvas.mono = shown->format == CANVAS_TEXT || shown->theme == THEME_MONO;
	canvas.theme = shown->theme;
	view_draw(&canvas, &data, &state);
	if (shown->picture_only && canvas.rows > 2)
		canvas.rows -= 2;
	canvas_write(&canvas, shown->format, stdout);
	canvas_finish(&canvas);
	tocsin_plan_free(proposal);
}

static bool parse_size(const char *text, int *columns, int *rows)
{
	enum { LARGEST = 1000 };
	char end;
	return sscanf(text, "%dx%d%c", columns, rows, &end) == 2 && *columns > 0 && *rows > 0 &&
	       *columns <= LARGEST && *rows <= LARGEST;
}

static bool parse_format(enum canvas_format *out, const char *name)
{
	static const char *const names[] = {"text", "ansi", "roles"};
	for (int i = 0; i < 3; i++) {
		if (strcmp(name, names[i]) == 0) {
			*out = (enum canvas_format)i;
			return true;
		}
	}
	return false;
}

int cli_screen(const struct options *options)
{
	struct shown shown = {.columns = 80, .rows = 24, .format = CANVAS_TEXT};
	const char *size = options->value[OPTION_SIZE];
	const char *format_name = options->value[OPTION_FORMAT];
	const char *theme = options->value[OPTION_THEME];
	const char *complaint = NULL;
	if (!view_parse(&shown.view, options->operands[0]))
		complaint =
			"the first word is a view: dashboard, fever, tasks, chains, buffers, "
			"resources, journal, plan, stand-up, summary or help; the second the PATH";
	else if (size && !parse_size(size, &shown.columns, &shown.rows))
		complaint = "--size wants COLUMNSxROWS, each from 1 to 1000: --size 100x30";
	else if (!glyphs_parse(&shown.glyphs, options->value[OPTION_GLYPHS]))
		complaint = "--glyphs wants ascii, unicode or braille";
	else if (format_name && !parse_format(&shown.format, format_name))
		complaint = "--format wants text, ansi or roles";
	else if (theme && !theme_parse(&shown.theme, theme))
		complaint = "--theme wants default, dark, light, high-contrast, colour-blind or "
			    "mono";
	if (options->given[OPTION_PLAIN])
		shown.format = CANVAS_PLAIN;
	if (complaint) {
		fprintf(stderr, "tocsin: %s\n", complaint);
		return CLI_BAD_INPUT;
	}
	struct options of_project = *options;
	of_project.operands[0] = options->operands[1];
	struct opened opened;
	int result = opened_load(&opened, &of_project);
	if (result != CLI_OK)
		return result;
	if (opened.workspace.plan_count > 0)
		result = opened_status(&opened);
	if (result == CLI_OK)
		shown_write(&opened, &shown);
	opened_close(&opened);
	return result;
}
