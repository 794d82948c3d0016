/* The rows of the timeline: bars of tasks, chains and buffers, and the ground that they lie on. */
#include <string.h>

#include "figure.h"
#include "glyph.h"
#include "meter.h"
#include "parts.h"
#include "timeline.h"

static void put(const struct timeline *timeline, int row, int column, enum glyph glyph,
	enum role role, bool bold)
{
	int at = timeline->column + column;
	canvas_put(timeline->canvas, at, row, glyph_code(timeline->canvas, glyph), role);
	if (bold)
		canvas_paint(timeline->canvas, (struct rectangle){at, row, 1, 1}, role, true);
}

void timeline_draw_ground(const struct timeline *timeline, int row, bool selected)
{
	static const enum glyph glyphs[MARKS] = {
		GLYPH_LINE_NOW, GLYPH_LINE_PROMISE, GLYPH_LINE_PROMISE, GLYPH_LINE_DUE};
	static const enum role roles[MARKS] = {ROLE_KEY, ROLE_TITLE, ROLE_DIM, ROLE_DIM};
	int columns = timeline->scale.columns;
	bool days = timescale_day_columns(&timeline->scale) >= 1;
	/* Where greys are few, a shade would outshine the bars. */
	enum glyph day_off = timeline->canvas->glyphs == GLYPHS_BRAILLE && !timeline->canvas->mono
				     ? GLYPH_TEXTURE_YELLOW
				     : GLYPH_DAY_OFF;
	for (int i = 0; i < columns && days; i++)
		if (timeline_is_idle(timeline, i))
			put(timeline, row, i, day_off, selected ? ROLE_SELECTED : ROLE_FRAME,
				false);
	for (int mark = MARKS - 1; mark >= 0; mark--)
		if (timeline->marks[mark].known && timeline->marks[mark].column >= 0 &&
			timeline->marks[mark].column < columns)
			put(timeline, row, (int)timeline->marks[mark].column, glyphs[mark],
				selected ? ROLE_SELECTED : roles[mark], false);
}

/* An arrow at the edge beyond which a bar lies. */
static bool draw_off_sight(
	const struct timeline *timeline, int row, struct timeline_span span, enum role role)
{
	int columns = timeline->scale.columns;
	if (span.last >= 0 && span.first < columns)
		return false;
	if (span.last < 0)
		put(timeline, row, 0, GLYPH_OFF_LEFT, role, false);
	else
		put(timeline, row, columns - 1, GLYPH_OFF_RIGHT, role, false);
	return true;
}

static enum role role_of(const struct timeline *timeline, uint32_t chain)
{
	return chain == CHAIN_CRITICAL               ? ROLE_CRITICAL
	       : chain + 1 < timeline->lines->chains ? ROLE_FEEDING
						     : ROLE_TEXT;
}

static uint32_t chain_of_task(const struct timeline *timeline, uint32_t task)
{
	uint32_t planned = timeline->lines->plan_task[task];
	const struct tocsin_plan *plan = view_plan_in_force(timeline->data);
	int32_t chain = planned == TOCSIN_NONE ? TOCSIN_NO_CHAIN : plan->tasks[planned].chain;
	return chain == TOCSIN_CRITICAL   ? CHAIN_CRITICAL
	       : chain == TOCSIN_NO_CHAIN ? timeline->lines->chains - 1
					  : CHAIN_FIRST_FEEDING + (uint32_t)chain;
}

/* A day on which the task cannot work: nobody does, or a resource of it is away. */
static bool pauses_at(const struct timeline *timeline, uint32_t task, int column)
{
	const struct tocsin_project *project = timeline->data->project;
	tocsin_work from = timeline->edges[column], to = timeline->edges[column + 1];
	if (project->tasks[task].elapsed)
		return false;
	return from == to || (project->tasks[task].pause_count > 0 &&
				     tocsin_task_worked(project, task, from, to) == 0);
}

static void draw_other(
	const struct timeline *timeline, int row, const struct chain_place *place, bool selected)
{
	if (place->other_start == TOCSIN_NO_WORK || place->other_start == place->other_finish)
		return;
	struct timeline_span span =
		timeline_span(timeline, place->other_start, place->other_finish);
	for (int i = span.first < 0 ? 0 : span.first; i <= span.last && i < timeline->scale.columns;
		i++)
		put(timeline, row, i, GLYPH_OTHERWISE, selected ? ROLE_SELECTED : ROLE_DIM, false);
}

/* Where the task would finish by what is being typed, also upon its bar. */
static void draw_typed(const struct timeline *timeline, int row, const struct chain_place *place)
{
	if (!timeline->data->ghost || place->other_finish == TOCSIN_NO_WORK ||
		place->other_finish == place->finish)
		return;
	int column = timeline_column_of_finish(timeline, place->other_finish);
	if (column >= 0 && column < timeline->scale.columns)
		put(timeline, row, column, GLYPH_GHOST, ROLE_MATCH, true);
}

static void draw_milestone(const struct timeline *timeline, int row, tocsin_work at,
	enum tocsin_task_phase phase, enum role role)
{
	int column = timeline_column_of_finish(timeline, at);
	if (!draw_off_sight(timeline, row, (struct timeline_span){column, column}, role))
		put(timeline, row, column, GLYPH_CRITICAL, phase == TOCSIN_DONE ? ROLE_DIM : role,
			phase != TOCSIN_DONE);
}

/* Thin lines let the row under the cursor shine through. */
static void draw_cell(const struct timeline *timeline, int row, int column, uint32_t task,
	enum tocsin_task_phase phase, enum role role, bool selected)
{
	const struct tocsin_status *status = timeline->data->status;
	bool behind = phase == TOCSIN_DONE ||
		      (phase == TOCSIN_IN_PROGRESS && timeline->middles[column] < status->t);
	if (behind)
		put(timeline, row, column, GLYPH_BAR_DONE, selected ? ROLE_SELECTED : ROLE_DIM,
			false);
	else if (pauses_at(timeline, task, column))
		put(timeline, row, column, GLYPH_BAR_PAUSE, selected ? ROLE_SELECTED : role, false);
	else if (phase == TOCSIN_IN_PROGRESS)
		put(timeline, row, column, GLYPH_BAR_RUNNING, role, true);
	else
		put(timeline, row, column, GLYPH_BAR_LATER, role, false);
}

void timeline_draw_task(const struct timeline *timeline, int row, uint32_t task, bool selected)
{
	const struct view_data *data = timeline->data;
	struct chain_place place = chain_place_of(data, timeline->lines, task);
	enum tocsin_task_phase phase =
		data->status ? data->status->progress.states[task].phase : TOCSIN_NOT_STARTED;
	enum role role = role_of(timeline, chain_of_task(timeline, task));
	draw_other(timeline, row, &place, selected);
	if (place.start == TOCSIN_NO_WORK || place.finish == TOCSIN_NO_WORK)
		return;
	if (place.start == place.finish) {
		draw_milestone(timeline, row, place.finish, phase, role);
		return;
	}
	struct timeline_span span = timeline_span(timeline, place.start, place.finish);
	if (draw_off_sight(timeline, row, span, phase == TOCSIN_DONE ? ROLE_DIM : role))
		return;
	for (int i = span.first; i <= span.last; i++)
		draw_cell(timeline, row, i, task, phase, role, selected);
	if (place.start_unknown && place.start >= timeline->edges[0])
		canvas_put(timeline->canvas, timeline->column + span.first, row, '?', ROLE_DIM);
	draw_typed(timeline, row, &place);
}

/* A chain and its buffer, in places of the axis. */
struct chain_bar {
	tocsin_work start, finish; /* of the chain, as far as its buffer */
	tocsin_work from, to;      /* of the buffer */
	tocsin_work used;          /* its room is used up to here */
	enum tocsin_zone zone;
	bool closed;
};

static tocsin_work start_of_plan_task(const struct timeline *timeline, uint32_t planned)
{
	const struct view_data *data = timeline->data;
	uint32_t task = planned;
	if (data->status)
		task = data->status->baseline.task[planned];
	if (task == TOCSIN_NONE || task >= data->project->task_count)
		return TOCSIN_NO_WORK;
	return chain_place_of(data, timeline->lines, task).start;
}

static struct chain_bar critical_bar(const struct timeline *timeline)
{
	const struct tocsin_plan *plan = view_plan_in_force(timeline->data);
	const struct tocsin_status *status = timeline->data->status;
	struct chain_bar out = {.start = TOCSIN_NO_WORK,
		.from = plan->projected_end,
		.to = plan->promise,
		.used = status ? status->projected_end : plan->projected_end};
	if (plan->critical_count > 0)
		out.start = start_of_plan_task(timeline, plan->critical[0].task);
	if (status) {
		out.zone = status->now.zone;
		out.closed = status->done;
	}
	out.finish = out.used < out.from ? out.used : out.from;
	return out;
}

static struct chain_bar feeding_bar(const struct timeline *timeline, uint32_t which)
{
	const struct tocsin_plan *plan = view_plan_in_force(timeline->data);
	const struct tocsin_feeding_buffer *buffer = &plan->feeding[which];
	const struct tocsin_status *status = timeline->data->status;
	struct chain_bar out = {
		.start = TOCSIN_NO_WORK, .from = buffer->point - buffer->size, .to = buffer->point};
	out.used = out.from;
	if (buffer->chain_count > 0)
		out.start = start_of_plan_task(timeline, buffer->chain[0].task);
	if (status) {
		out.zone = status->feeding[which].zone;
		out.closed = status->feeding[which].closed;
		out.used += status->feeding[which].consumption.part;
	}
	out.finish = out.used < out.from ? out.used : out.from;
	return out;
}

static void draw_stretch(const struct timeline *timeline, int row, tocsin_work from, tocsin_work to,
	enum glyph glyph, enum role role)
{
	struct timeline_span span = timeline_span(timeline, from, to);
	for (int i = span.first < 0 ? 0 : span.first; i <= span.last && i < timeline->scale.columns;
		i++)
		put(timeline, row, i, glyph, role, false);
}

/* What is left of a buffer, in what is left of its bar. */
static void draw_room(const struct timeline *timeline, int row, tocsin_work from, tocsin_work to,
	enum tocsin_zone zone)
{
	struct timeline_span span = timeline_span(timeline, from, to);
	struct figure room = figure_span(timeline->data->project, to - from);
	int width = (int)strlen(room.text), columns = span.last - span.first + 1;
	if (from < to && span.last < timeline->scale.columns && columns >= width + 2)
		canvas_text(timeline->canvas,
			timeline->column + span.first + (columns - width + 1) / 2, row, width,
			meter_role(zone), room.text);
}

void timeline_draw_chain(const struct timeline *timeline, int row, uint32_t chain, bool selected)
{
	if (chain + 1 >= timeline->lines->chains)
		return;
	struct chain_bar bar = chain == CHAIN_CRITICAL
				       ? critical_bar(timeline)
				       : feeding_bar(timeline, chain - CHAIN_FIRST_FEEDING);
	tocsin_work used = bar.used < bar.from ? bar.from : bar.used;
	tocsin_work within = used < bar.to ? used : bar.to;
	if (bar.start != TOCSIN_NO_WORK)
		draw_stretch(timeline, row, bar.start, bar.finish, GLYPH_CHAIN,
			selected     ? ROLE_SELECTED
			: bar.closed ? ROLE_DIM
				     : role_of(timeline, chain));
	if (bar.closed) {
		draw_stretch(timeline, row, bar.from, bar.to > used ? bar.to : used,
			GLYPH_BUFFER_CLOSED, ROLE_DIM);
		return;
	}
	/* The longer one first: no day off shines through where one meets the other. */
	if (used > bar.to)
		draw_stretch(timeline, row, bar.from, used, GLYPH_BUFFER_PAST, ROLE_BLACK_BAR);
	else
		draw_stretch(timeline, row, bar.from, bar.to, GLYPH_BUFFER_LEFT, ROLE_TROUGH);
	draw_stretch(timeline, row, bar.from, within, GLYPH_BUFFER_USED, meter_role(bar.zone));
	draw_room(timeline, row, within, bar.to, bar.zone);
}
