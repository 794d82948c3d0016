#include "details.h"

#include <stdarg.h>
#include <string.h>

#include "explanation.h"
#include "figure.h"
#include "glyph.h"
#include "parts.h"
#include "plot.h"
#include "task_row.h"

enum { LABEL = 11 };

void details_put(struct details *details, int column, int columns, enum role role, const char *text)
{
	int room = details->columns - column;
	TOCSIN_VECTOR_PUSH(&details->canvas->arena, &details->pieces,
		(struct details_piece){
			details->rows, column, columns < room ? columns : room, role, text});
}

void details_next(struct details *details)
{
	details->rows++;
}

void details_head(struct details *details, const char *head)
{
	details->rows++;
	details_put(details, 0, details->columns, ROLE_TITLE, head);
	details->rows++;
}

void details_paragraph(struct details *details, int column, enum role role, const char *text)
{
	int room = details->columns - column;
	for (const char *row; (row = canvas_wrap(details->canvas, &text, room)) != NULL;) {
		details_put(details, column, room, role, row);
		details->rows++;
	}
}

/* A label, and what is said of it. */
static void add(struct details *details, const char *label, const char *format, ...)
	__attribute__((format(printf, 3, 4)));
static void add(struct details *details, const char *label, const char *format, ...)
{
	char text[512];
	va_list arguments;
	va_start(arguments, format);
	vsnprintf(text, sizeof text, format, arguments);
	va_end(arguments);
	details_put(details, 0, LABEL - 1, ROLE_DIM, label);
	if (!text[0])
		details->rows++;
	details_paragraph(
		details, LABEL, ROLE_TEXT, tocsin_arena_strdup(&details->canvas->arena, text));
}

static struct task_row row_of(const struct details *details)
{
	return (struct task_row){details->task, details->priority, details->planned};
}

static void add_name(struct details *details)
{
	const struct tocsin_task *task = &details->data->project->tasks[details->task];
	struct canvas *canvas = details->canvas;
	bool critical = details->planned && details->planned->chain == TOCSIN_CRITICAL;
	int at = 0;
	if (critical) {
		details_put(details, 0, 2, ROLE_CRITICAL, glyph_text(canvas, GLYPH_CRITICAL));
		at = 2;
	}
	details_put(details, at, details->columns, critical ? ROLE_CRITICAL : ROLE_TITLE, task->id);
	at += canvas_width(canvas, task->id) + 2;
	if (strcmp(task->id, task->name) != 0 && at < details->columns)
		details_put(details, at, details->columns, ROLE_TITLE, task->name);
	details->rows++;
}

/* What is only tried of it. */
static void add_what_if(struct details *details)
{
	const struct view_what_if *what_if = details->data->what_if;
	for (uint32_t i = 0; what_if && i < what_if->change_count; i++) {
		if (what_if->changes[i].task != details->task)
			continue;
		details_put(details, 0, LABEL - 1, ROLE_WHAT_IF, "? what if");
		details_paragraph(details, LABEL, ROLE_TEXT, what_if->changes[i].words);
	}
}

static void add_state(struct details *details)
{
	const struct view_data *data = details->data;
	const struct tocsin_task *task = &data->project->tasks[details->task];
	struct task_row row = row_of(details);
	const char *flags = task_row_flags(details->canvas, data, &row);
	struct figure focused = figure_duration(data->project, details->task, task->focused);
	struct figure safe = figure_duration(data->project, details->task, task->safe);
	if (!data->status) {
		add(details, "estimate", "%s, safe %s%s", focused.text, safe.text,
			task->derived ? " (one is derived)" : "");
		return;
	}
	const struct tocsin_task_state *state = &data->status->progress.states[details->task];
	const char *words = task_row_state(details->canvas, data, &row);
	if (state->phase == TOCSIN_DONE)
		add(details, "state", "done; planned %s, safe %s", focused.text, safe.text);
	else
		add(details, "state", "%s, %s left of %s (safe %s)%s%s", words,
			figure_duration(data->project, details->task, state->remaining).text,
			focused.text, safe.text, *flags ? "; " : "", flags);
}

static void add_resources(struct details *details)
{
	const struct tocsin_project *project = details->data->project;
	const struct tocsin_task *task = &project->tasks[details->task];
	const struct tocsin_plan *plan = view_plan_in_force(details->data);
	const char *text = "";
	for (uint32_t i = 0; i < task->demand_count; i++) {
		const struct tocsin_demand *demand = &project->demands[task->first_demand + i];
		const char *name = project->resources[demand->resource].name;
		char units[32] = "";
		if (demand->amount != 1000)
			snprintf(units, sizeof units, " [%.10g]", (double)demand->amount / 1000);
		text = tocsin_arena_printf(&details->canvas->arena, "%s%s%s%s%s", text,
			i ? ", " : "", name, units,
			plan && strcmp(name, plan->drum) == 0 ? " (drum)" : "");
	}
	if (*text)
		add(details, "resources", "%s", text);
}

/* A word on a coloured cell, and how much of the buffer is used. */
static void add_zone(struct details *details, enum tocsin_zone zone, const char *text)
{
	static const char *const words[] = {" GREEN ", " YELLOW ", " RED ", " BLACK ", " DONE "};
	const char *word = words[zone];
	details_put(details, LABEL, details->columns, zone_label(zone), word);
	int used = canvas_width(details->canvas, word) + 1;
	details_paragraph(details, LABEL + used, ROLE_TEXT, text);
}

/* "of 10 d", "4 d of 10 d left" */
static void add_buffer(struct details *details)
{
	const struct view_data *data = details->data;
	const struct tocsin_project *project = data->project;
	const struct tocsin_plan *plan = view_plan_in_force(data);
	struct tocsin_arena *arena = &details->canvas->arena;
	int32_t chain = details->planned ? details->planned->chain : TOCSIN_NO_CHAIN;
	if (chain == TOCSIN_NO_CHAIN)
		return;
	if (chain == TOCSIN_CRITICAL) {
		details_put(details, 0, LABEL - 1, ROLE_DIM, "buffer");
		const char *size = figure_days(project, plan->project_buffer).text;
		if (data->status)
			add_zone(details, data->status->now.zone,
				tocsin_arena_printf(arena, "project buffer, %s of %s used",
					figure_percent(data->status->now.consumption).text,
					figure_days(project, data->status->buffer).text));
		else
			details_paragraph(details, LABEL, ROLE_TEXT,
				tocsin_arena_printf(arena, "project buffer of %s", size));
		return;
	}
	const struct tocsin_feeding_buffer *buffer = &plan->feeding[chain];
	const char *into = buffer->to == TOCSIN_NONE ? "the end" : plan->tasks[buffer->to].id;
	if (buffer->to != TOCSIN_NONE && !into[0])
		into = plan->tasks[buffer->to].key;
	struct figure size = figure_days(project, buffer->size);
	details_put(details, 0, LABEL - 1, ROLE_DIM, "buffer");
	if (data->status && !data->status->feeding[chain].closed)
		add_zone(details, data->status->feeding[chain].zone,
			tocsin_arena_printf(arena, "%s before %s, %s of %s used", buffer->id, into,
				figure_percent(data->status->feeding[chain].consumption).text,
				size.text));
	else
		details_paragraph(details, LABEL, ROLE_TEXT,
			tocsin_arena_printf(arena, "%s of %s before %s%s", buffer->id, size.text,
				into, data->status ? ", done" : ""));
}

static void add_chain(struct details *details)
{
	if (!details->facts->made)
		return;
	struct explanation explanation = {.arena = &details->canvas->arena,
		.project = details->data->project,
		.plan = view_plan_in_force(details->data),
		.baseline = details->facts->baseline};
	add(details, "chain", "%s",
		details->planned ? explanation_chain_text(&explanation, details->task)
				 : "added since the plan was committed: on none");
	add_buffer(details);
}

static void add_impact(struct details *details)
{
	const struct view_data *data = details->data;
	tocsin_work room = task_row_room(data, details->task);
	if (details->priority)
		add(details, "impact", "%s, %s of the project buffer",
			figure_days(data->project, details->priority->impact).text,
			figure_percent(details->priority->of_buffer).text);
	if (room != TOCSIN_NO_WORK)
		add(details, "room", "%s%s", figure_days(data->project, room).text,
			room == 0 ? ": every day it takes longer moves the end" : "");
}

/* "Tue 2026-03-24 to Tue 2026-03-31" */
static const char *dates(
	struct details *details, struct tocsin_instant from, struct tocsin_instant to)
{
	const struct tocsin_project *project = details->data->project;
	return tocsin_arena_printf(&details->canvas->arena, "%s to %s",
		figure_date(project, from).text, figure_date(project, to).text);
}

static const char *places(struct details *details, tocsin_work start, tocsin_work finish)
{
	const struct tocsin_calendar *calendar = details->data->project->calendar;
	struct tocsin_instant from = TOCSIN_NO_INSTANT;
	if (start != TOCSIN_NO_WORK)
		from = start == finish ? tocsin_calendar_finish(calendar, start)
				       : tocsin_calendar_start(calendar, start);
	return dates(details, from, tocsin_calendar_finish(calendar, finish));
}

static void add_dates(struct details *details)
{
	const struct view_data *data = details->data;
	const struct tocsin_task *task = &data->project->tasks[details->task];
	if (details->planned)
		add(details, "planned", "%s",
			places(details, details->planned->start, details->planned->finish));
	if (data->status) {
		static const char *const words[] = {"projected", "running", "actual"};
		const struct tocsin_projection *projection = &data->status->projection;
		add(details, words[task_row_phase(data, details->task)], "%s",
			places(details, projection->start[details->task],
				projection->finish[details->task]));
	}
	if (tocsin_instant_known(task->stated->not_before_date))
		add(details, "not before", "%s%s",
			figure_date(data->project, task->stated->not_before_date).text,
			task->not_before == TOCSIN_NO_WORK ? " (not obeyed)" : "");
	if (tocsin_instant_known(task->stated->planned_start) ||
		tocsin_instant_known(task->stated->planned_finish))
		add(details, "file says", "%s",
			dates(details, task->stated->planned_start, task->stated->planned_finish));
	if (tocsin_instant_known(task->stated->due))
		add(details, "due", "%s", figure_date(data->project, task->stated->due).text);
}

static void add_notes(struct details *details)
{
	const struct tocsin_task *task = &details->data->project->tasks[details->task];
	if (task->stated->stage[0] || task->stated->touchpoint[0])
		add(details, "stage", "%s%s%s", task->stated->stage,
			task->stated->stage[0] && task->stated->touchpoint[0] ? ", at: " : "",
			task->stated->touchpoint);
	if (task->stated->notes[0]) {
		details_put(details, 0, LABEL - 1, ROLE_DIM, "notes");
		details_paragraph(details, LABEL, ROLE_TEXT, task->stated->notes);
	}
}

void details_make(struct details *out, struct canvas *canvas, const struct view_data *data,
	const struct view_state *state, int columns)
{
	*out = (struct details){.canvas = canvas,
		.data = data,
		.facts = &state->facts,
		.task = TOCSIN_NONE,
		.columns = columns};
	if (state->selected >= state->rows.count ||
		state->rows.tasks[state->selected] == TOCSIN_NONE)
		return;
	struct task_row row = task_row_at(data, &state->rows, state->selected);
	out->task = row.task;
	out->planned = row.planned;
	out->priority = row.priority;
	add_name(out);
	add_what_if(out);
	add_state(out);
	add_resources(out);
	add_chain(out);
	add_impact(out);
	add_dates(out);
	add_notes(out);
	details_add_links(out);
	details_add_reason(out);
	details_add_reports(out);
}

bool details_are_beside(int columns)
{
	enum { BESIDE = 140 };
	return columns >= BESIDE;
}

struct rectangle details_place(struct rectangle body)
{
	enum { MOST = 84, MARGIN = 1 };
	struct rectangle place = body;
	if (details_are_beside(body.columns)) {
		place.columns = body.columns * 2 / 5 < MOST ? body.columns * 2 / 5 : MOST;
		place.column = body.column + body.columns - place.columns;
	}
	place.column += MARGIN;
	place.columns -= 2 * MARGIN;
	return place;
}

void details_draw(const struct details *details, struct rectangle where, int top)
{
	struct canvas *canvas = details->canvas;
	int last = details->rows > where.rows ? details->rows - where.rows : 0;
	top = top < last ? top : last;
	int hidden = details->rows - top - where.rows;
	int rows = hidden > 0 ? where.rows - 1 : where.rows;
	for (uint32_t i = 0; i < details->pieces.count; i++) {
		const struct details_piece *piece = &details->pieces.items[i];
		int row = piece->row - top;
		if (row >= 0 && row < rows && piece->columns > 0)
			canvas_text(canvas, where.column + piece->column, where.row + row,
				piece->columns, piece->role, piece->text);
	}
	if (hidden > 0)
		canvas_printf(canvas, where.column, where.row + rows, where.columns, ROLE_DIM,
			"%d more lines%s", hidden + 1,
			details_are_beside(canvas->columns) ? "" : ": PgDn");
}
