/*
 * Beside the chart of a stand-up: where the project stood when it began, where it stands with what
 * is being typed, and what is known of the task that is spoken about.
 */
#include "view_standup_panel.h"

#include <string.h>

#include "figure.h"
#include "glyph.h"
#include "panel.h"
#include "parts.h"
#include "plot.h"
#include "task_row.h"

/* "40 % → 45 %", or one of them where nothing moved. */
static const char *moved(struct canvas *canvas, const char *before, const char *after)
{
	if (strcmp(before, after) == 0)
		return tocsin_arena_strdup(&canvas->arena, after);
	return tocsin_arena_printf(
		&canvas->arena, "%s %s %s", before, glyph_text(canvas, GLYPH_ARROW), after);
}

static void add_zone(
	struct panel *panel, const struct tocsin_point *before, const struct tocsin_point *after)
{
	struct panel_line *line = panel_add(panel, 0, "", "%s",
		before->zone == after->zone ? ""
					    : tocsin_arena_printf(panel->arena, "it was %s",
						      tocsin_zone_name(before->zone)));
	line->badge = status_zone_word(after->zone);
	line->badge_role = zone_label(after->zone);
}

static void add_figures(struct panel *panel, struct canvas *canvas, const struct view_data *data)
{
	const struct tocsin_status *status = data->status;
	const struct tocsin_status *then = data->ghost ? data->ghost : status;
	const struct tocsin_point *before = &data->standup->account.before;
	const struct tocsin_project *project = data->project;
	add_zone(panel, before, &then->now);
	panel_add(panel, 0, "consumption", "%s",
		moved(canvas, figure_percent(before->consumption).text,
			figure_percent(then->now.consumption).text));
	panel_add(panel, 1, "completion", "%s",
		moved(canvas, figure_percent(before->completion).text,
			figure_percent(then->now.completion).text));
	struct panel_line *left = panel_add(panel, 2, "buffer left", "%s of %s",
		figure_days(project, then->buffer_left).text,
		figure_days(project, status->buffer).text);
	left->bar = status->buffer > 0 ? (double)then->buffer_left / (double)status->buffer : 0;
	panel_add(panel, 3, "promise", "%s", figure_finish(project, status->promise).text);
	tocsin_work was = data->standup->account.end_before;
	struct figure end = figure_finish(project, then->projected_end);
	if (was == then->projected_end)
		panel_add(panel, 1, "projected", "%s", end.text);
	else
		panel_add(panel, 1, "projected", "%s, %s%s", end.text,
			then->projected_end > was ? "+" : "",
			figure_days(project, then->projected_end - was).text);
}

/* "04-02 by Lea: 5d, rework: catalogue import runs twice" */
static void add_last_report(struct panel *panel, const struct view_data *data, uint32_t task)
{
	const struct tocsin_task_report *report = &data->status->progress.reports[task];
	if (report->last_entry == TOCSIN_NONE)
		return;
	const struct tocsin_entry *entry = &data->journal->entries[report->last_entry];
	panel_add(panel, 4, "last said", "%s %s", figure_date_short(entry->as_of).text, entry->who);
	if (entry->reason[0] || entry->note[0])
		panel_add(panel, 5, "", "%s%s%s", entry->reason,
			entry->reason[0] && entry->note[0] ? ": " : "", entry->note);
}

static const char *chain_of(const struct view_data *data, uint32_t task)
{
	uint32_t planned = data->status->baseline.plan_task[task];
	const struct tocsin_plan *plan = view_plan_in_force(data);
	struct task_row row = {
		.task = task, .planned = planned < plan->task_count ? &plan->tasks[planned] : NULL};
	const char *chain = task_row_chain(data, &row);
	return strcmp(chain, "critical") == 0 ? "on the critical chain" : chain;
}

static void add_task(struct panel *panel, struct canvas *canvas, const struct view_data *data,
	uint32_t task, int columns)
{
	const struct tocsin_task *of = &data->project->tasks[task];
	panel_add(panel, 6, "", "%s", "");
	panel_add(panel, 0, "", "%s %s", of->id, strcmp(of->id, of->name) == 0 ? "" : of->name)
		->role = ROLE_TITLE;
	const char *who = task_row_resources(canvas, data->project, of, columns);
	const char *chain = chain_of(data, task);
	if (who[0] || chain[0])
		panel_add(panel, 3, "", "%s%s%s", who, who[0] && chain[0] ? ", " : "", chain);
	const struct tocsin_task_state *state = &data->status->progress.states[task];
	panel_add(panel, 4, "left", "%s of %s planned",
		figure_duration(data->project, task, state->remaining).text,
		figure_duration(data->project, task, of->focused).text);
	add_last_report(panel, data, task);
	if (of->out_count > 0)
		panel_add(panel, 5, "then", "%s",
			data->project
				->tasks[data->project
						->links[data->project->out_links[of->first_out]]
						.to]
				.name);
}

void standup_panel_draw(struct canvas *canvas, const struct view_data *data,
	const struct view_state *state, struct rectangle where)
{
	struct panel panel;
	struct rectangle inside = {where.column + 1, where.row,
		where.columns - (where.columns > 36 ? 2 : 1), where.rows};
	uint32_t at = state->cursors[VIEW_STANDUP].selected;
	panel_init(&panel, &canvas->arena);
	add_figures(&panel, canvas, data);
	if (at < state->lines.count && state->lines.items[at].task != TOCSIN_NONE)
		add_task(&panel, canvas, data, state->lines.items[at].task, inside.columns);
	panel_fit(&panel, inside.rows);
	panel_draw(&panel, canvas, inside);
}

/* Returns the rows used: an empty line takes one. */
static int draw_text_line(
	struct canvas *canvas, const char *text, size_t length, struct rectangle where)
{
	enum { HANG = 4 };
	int row = 0, indent = 0;
	enum role role = length > 0 && text[0] != ' ' ? ROLE_TITLE : ROLE_TEXT;
	const char *line = tocsin_arena_strndup(&canvas->arena, text, length), *words;
	while (row < where.rows && (words = canvas_wrap(canvas, &line, where.columns - indent))) {
		canvas_text(canvas, where.column + indent, where.row + row, where.columns - indent,
			role, words);
		indent = HANG;
		row++;
	}
	return row > 0 ? row : 1;
}

int *standup_text_rows(struct canvas *canvas, const char *text, uint32_t lines, int columns)
{
	enum { MOST_ROWS = 1000 };
	int *rows = TOCSIN_NEW(&canvas->arena, int, lines);
	struct rectangle before = canvas_clip(canvas, (struct rectangle){0});
	for (uint32_t line = 0; line < lines; line++) {
		size_t length = strcspn(text, "\n");
		rows[line] = draw_text_line(
			canvas, text, length, (struct rectangle){0, 0, columns, MOST_ROWS});
		text += length + (text[length] == '\n');
	}
	canvas_unclip(canvas, before);
	return rows;
}

int standup_text_draw(
	struct canvas *canvas, const char *text, uint32_t first, struct rectangle where)
{
	int row = 0;
	for (uint32_t line = 0; *text && row < where.rows; line++) {
		size_t length = strcspn(text, "\n");
		if (line >= first)
			row += draw_text_line(canvas, text, length,
				(struct rectangle){where.column, where.row + row, where.columns,
					where.rows - row});
		text += length + (text[length] == '\n');
	}
	return row;
}
