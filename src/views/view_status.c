/*
 * The status panel: what state the project is in, in words and figures, the most urgent first.
 */
#include "parts.h"

#include <string.h>

#include "chain_text.h"
#include "figure.h"
#include "glyph.h"
#include "panel.h"
#include "plot.h"

const char *status_zone_word(enum tocsin_zone zone)
{
	static const char *const words[] = {"GREEN", "YELLOW", "RED", "BLACK", "DONE"};
	return words[zone];
}

/* What the zone asks of the manager. */
static const char *zone_advice(enum tocsin_zone zone)
{
	static const char *const advice[] = {"carry on", "prepare a recovery", "recover now",
		"the promise is gone", "all tasks are done"};
	return advice[zone];
}

/* "17.5 %", and while something is typed "17.5 % → 20 %". */
static const char *with_ghost(struct canvas *canvas, bool ghost, const char *now, const char *then)
{
	if (!ghost || strcmp(now, then) == 0)
		return tocsin_arena_strdup(&canvas->arena, now);
	return tocsin_arena_printf(
		&canvas->arena, "%s %s %s", now, glyph_text(canvas, GLYPH_ARROW), then);
}

static void add_zone(struct panel *panel, const struct view_data *data)
{
	const struct tocsin_status *status = data->status;
	enum tocsin_zone zone = status->now.zone;
	struct panel_line *line = panel_add(panel, 0, "", "%s", zone_advice(zone));
	line->badge = status_zone_word(zone);
	line->badge_role = zone_label(zone);
	if (data->ghost && data->ghost->now.zone != zone) {
		line = panel_add(panel, 0, "", data->what_if ? "what if" : "after this report");
		line->badge = status_zone_word(data->ghost->now.zone);
		line->badge_role = zone_label(data->ghost->now.zone);
	}
}

static void add_figures(struct panel *panel, struct canvas *canvas, const struct view_data *data)
{
	const struct tocsin_status *status = data->status;
	const struct tocsin_point *now = &status->now;
	const struct tocsin_point *then = data->ghost ? &data->ghost->now : now;
	bool ghost = data->ghost != NULL;
	panel_add(panel, 0, "completion", "%s",
		with_ghost(canvas, ghost, figure_percent(now->completion).text,
			figure_percent(then->completion).text));
	panel_add(panel, 0, "consumption", "%s",
		with_ghost(canvas, ghost, figure_percent(now->consumption).text,
			figure_percent(then->consumption).text));
	panel_add(panel, 4, "burn rate", "%s   PBCR %s", figure_rate(status->burn_rate).text,
		figure_rate(status->burn_rate_change).text);
	if (status->done)
		return;
	struct tocsin_trend trend = tocsin_trend_of(data->points, data->point_count);
	if (trend.known)
		panel_add(panel, 5, "trend", "ends at %.0f %%", trend.at_end);
	else
		panel_add(panel, 7, "trend", "-");
}

/* While something is tried the size of the whole gives way to where it would lead. */
static void add_buffer(
	struct panel *panel, struct canvas *canvas, const struct view_data *data, int columns)
{
	const struct tocsin_status *status = data->status;
	const struct tocsin_project *project = data->project;
	tocsin_work left = data->ghost ? data->ghost->buffer_left : status->buffer_left;
	const char *text = with_ghost(canvas, data->ghost != NULL,
		figure_days(project, status->buffer_left).text, figure_days(project, left).text);
	const char *whole = tocsin_arena_printf(
		&canvas->arena, "%s of %s", text, figure_days(project, status->buffer).text);
	bool fits = !data->ghost || PANEL_LABEL + canvas_width(canvas, whole) <= columns;
	struct panel_line *line = panel_add(panel, 0, "buffer left", "%s", fits ? whole : text);
	line->bar = status->buffer > 0 ? (double)status->buffer_left / (double)status->buffer : 0;
}

static void add_dates(
	struct panel *panel, struct canvas *canvas, const struct view_data *data, int columns)
{
	const struct tocsin_status *status = data->status;
	const struct tocsin_project *project = data->project;
	tocsin_work then = data->ghost ? data->ghost->projected_end : status->projected_end;
	panel_add_promise(panel, project, status->promise, columns);
	struct figure now = figure_finish(project, status->projected_end);
	if (then == status->projected_end)
		panel_add(panel, 0, status->done ? "finished" : "projected", "%s", now.text);
	else /* the weekday makes room for both */
		panel_add(panel, 0, "projected", "%.10s %s %s", now.text + 4,
			glyph_text(canvas, GLYPH_ARROW),
			figure_date_short(tocsin_calendar_finish(project->calendar, then)).text);
}

static const char *driver_id(const void *path, uint32_t at)
{
	const struct view_data *data = path;
	return data->project->tasks[data->status->driver[at]].id;
}

static void add_driver(
	struct panel *panel, struct canvas *canvas, const struct view_data *data, int columns)
{
	const struct tocsin_status *status = data->status;
	if (status->done || status->driver_count == 0)
		return;
	panel_add(panel, 2, "driver", "%s",
		chain_text(canvas, columns - PANEL_LABEL, driver_id, data, status->driver_count));
	if (!status->driver_is_critical)
		panel_add(panel, 5, " ", "not critical");
	if (status->waiting_total > 0)
		panel_add(panel, 8, "waiting", "%s of the delay",
			figure_days(data->project, status->waiting_total).text);
}

static void add_drift(struct panel *panel, const struct view_data *data)
{
	const struct tocsin_status *status = data->status;
	static const char *const words[] = {
		"added", "removed", "new estimate", "renamed", "inputs changed"};
	for (uint32_t i = 0; i < status->drift_count && i < 6; i++) {
		const struct tocsin_drift *drift = &status->drift[i];
		const char *moves = "";
		if (drift->moves != TOCSIN_NO_WORK && drift->moves != 0)
			moves = tocsin_arena_printf(panel->arena, ", %s%s",
				drift->moves > 0 ? "+" : "",
				figure_days(data->project, drift->moves).text);
		panel_add(panel, 9 + (int)i, i == 0 ? "drift" : " ", "%s%s%s%s", drift->key,
			drift->key[0] ? " " : "", words[drift->kind], moves);
	}
}

static void append_count(
	struct panel *panel, const char **text, uint32_t count, const char *one, const char *many)
{
	if (count > 0)
		*text = tocsin_arena_printf(panel->arena, "%s%s%u %s", *text, **text ? ", " : "",
			count, count == 1 ? one : many);
}

/* "2 actions, 1 overdue": what somebody does about it. */
static void add_actions(struct panel *panel, const struct view_data *data)
{
	const struct tocsin_actions *actions = data->actions;
	if (!actions || actions->open == 0)
		return;
	const char *overdue = "";
	if (actions->overdue > 0)
		overdue = tocsin_arena_printf(
			panel->arena, ", %u overdue", (unsigned)actions->overdue);
	panel_add(panel, actions->overdue > 0 ? 1 : 4, "recovery", "%u action%s%s",
		(unsigned)actions->open, actions->open == 1 ? "" : "s", overdue);
}

/* Counts that want a look elsewhere, in one line. */
static void add_counts(struct panel *panel, const struct view_data *data)
{
	const struct tocsin_status *status = data->status;
	uint32_t stale = 0;
	for (uint32_t i = 0; i < status->priority_count; i++)
		stale += (status->priorities[i].flags & TOCSIN_STALE) != 0;
	const char *text = "";
	append_count(panel, &text, stale, "stale", "stale");
	append_count(panel, &text, status->drift_count, "drift", "drifts");
	append_count(panel, &text, data->notes, "note", "notes");
	/* Rows that do not count: reported for after t, or on tasks that are not there. */
	append_count(panel, &text, status->progress.later_rows, "later report", "later reports");
	append_count(panel, &text, status->progress.unknown_rows, "unknown task", "unknown tasks");
	if (*text)
		panel_add(panel, 4, "look at", "%s", text);
}

/*
 * Why the end lies where it does (METHOD 5, attribution): what the tasks along the driver took
 * beyond their estimates, and how long they waited.
 */
static void draw_shares(struct canvas *canvas, const struct view_data *data, struct rectangle where)
{
	const struct tocsin_status *status = data->status;
	const struct tocsin_project *project = data->project;
	if (where.rows < 3 || status->driver_count == 0)
		return;
	int half = where.column + where.columns / 2, row = where.row;
	canvas_text(canvas, where.column, row, where.columns, ROLE_TITLE, "what moved the end");
	row++;
	canvas_printf(canvas, where.column, row++, where.columns, ROLE_DIM,
		"overrun %s, waiting %s, room %s", figure_days(project, status->overrun_total).text,
		figure_days(project, status->waiting_total).text,
		figure_days(project, status->nominal_room).text);
	for (uint32_t i = 0; i < status->driver_count && row < where.row + where.rows; i++) {
		const struct tocsin_share *of = &status->shares[i];
		if (of->overrun == 0 && of->waiting == 0)
			continue;
		canvas_text(canvas, where.column, row, half - where.column - 1, ROLE_TEXT,
			project->tasks[of->task].name);
		canvas_printf(canvas, half, row++, where.column + where.columns - half, ROLE_TEXT,
			"%s%s%s%s%s", of->overrun > 0 ? "+" : "",
			of->overrun != 0 ? figure_days(project, of->overrun).text : "",
			of->overrun != 0 && of->waiting != 0 ? ", " : "",
			of->waiting != 0 ? "waited " : "",
			of->waiting != 0 ? figure_days(project, of->waiting).text : "");
	}
}

static void draw_running(struct canvas *canvas, const struct view_data *data,
	struct rectangle where, bool with_feeding)
{
	struct panel panel;
	panel_init(&panel, &canvas->arena);
	add_zone(&panel, data);
	add_figures(&panel, canvas, data);
	add_buffer(&panel, canvas, data, where.columns);
	add_dates(&panel, canvas, data, where.columns);
	add_driver(&panel, canvas, data, where.columns);
	add_actions(&panel, data);
	add_counts(&panel, data);
	add_drift(&panel, data);

	/* The two worst feeding buffers come before what weighs more than they do. */
	int wanted = 0;
	if (with_feeding)
		for (uint32_t i = 0; i < view_plan_in_force(data)->feeding_count && wanted < 2; i++)
			wanted += !data->status->feeding[i].closed;
	panel_fit(&panel, where.rows - wanted);
	int used = panel_draw(&panel, canvas, where);
	struct rectangle rest = {where.column, where.row + used, where.columns, where.rows - used};
	if (with_feeding)
		feeding_draw_worst(canvas, data,
			(struct rectangle){rest.column, rest.row, rest.columns - 1, rest.rows});
	else
		draw_shares(canvas, data,
			(struct rectangle){rest.column, rest.row + 1, rest.columns, rest.rows - 1});
}

void status_draw(struct canvas *canvas, const struct view_data *data, struct rectangle where,
	bool with_feeding)
{
	struct rectangle inside = {where.column + 1, where.row, where.columns - 1, where.rows};
	struct rectangle before = canvas_clip(canvas, where);
	if (data->status)
		draw_running(canvas, data, inside, with_feeding);
	else
		plan_draw_panel(canvas, data, inside);
	canvas_unclip(canvas, before);
}

void status_draw_line(struct canvas *canvas, const struct view_data *data, int row, int columns)
{
	const struct tocsin_status *status = data->status;
	if (!status) {
		int at = canvas_text(canvas, 0, row, columns, ROLE_MATCH, " PROPOSAL ") + 1;
		canvas_text(canvas, at, row, columns - at, ROLE_TEXT, "c commits this plan");
		return;
	}
	enum tocsin_zone zone = status->now.zone;
	int at = canvas_printf(
		canvas, 0, row, columns, zone_label(zone), " %s ", status_zone_word(zone));
	canvas_printf(canvas, at + 1, row, columns - at - 1, ROLE_TEXT, "%s done, %s used, %s left",
		figure_percent_short(status->now.completion).text,
		figure_percent_short(status->now.consumption).text,
		figure_days(data->project, status->buffer_left).text);
}
