/* Which part of time is in sight, and what lies in each column of it. */
#include "timeline.h"
#include "parts.h"

#include "glyph.h"

static int64_t start_of(const struct timescale *scale, const struct view_data *data, tocsin_work at)
{
	return timescale_place(scale, tocsin_calendar_start(data->project->calendar, at));
}

static int64_t finish_of(
	const struct timescale *scale, const struct view_data *data, tocsin_work at)
{
	return timescale_place(scale, tocsin_calendar_finish(data->project->calendar, at));
}

/* What there is to see, all bars and t. */
struct span {
	int64_t from, to;
};

static struct span span_of(const struct timescale *scale, const struct view_data *data,
	const struct chain_lines *lines)
{
	struct span span = {
		start_of(scale, data, lines->first), finish_of(scale, data, lines->last)};
	if (data->status) {
		int64_t now = timescale_place(scale, data->status->as_of);
		span.from = now < span.from ? now : span.from;
		span.to = now + 1 > span.to ? now + 1 : span.to;
	}
	return span;
}

/* All of it, the promise and the due date; but what lies absurdly far out must not squash the rest.
 */
static void fit(
	struct timescale *scale, const struct view_data *data, const struct chain_lines *lines)
{
	enum { FARTHEST = 3 };
	const struct tocsin_plan *plan = view_plan_in_force(data);
	struct span span = span_of(scale, data, lines);
	int64_t from = span.from, to = span.to;
	int64_t promise = finish_of(scale, data, plan->promise);
	if (promise > from && to - from > FARTHEST * (promise - from))
		to = from + FARTHEST * (promise - from);
	if (tocsin_instant_known(data->project->due)) {
		int64_t due = timescale_place(scale, data->project->due);
		if (due > to && due - to < (to - from) / 2)
			to = due;
	}
	int64_t length = to > from ? to - from : scale->day;
	timescale_fit(scale, from, to + length / scale->columns + 1);
}

int64_t timeline_last(
	const struct view_data *data, const struct view_state *state, const struct timescale *scale)
{
	const struct chain_lines *lines = chain_lines_of(state);
	return lines ? span_of(scale, data, lines).to : scale->origin;
}

struct timescale timeline_scale(
	const struct view_data *data, const struct view_state *state, int columns)
{
	struct timescale scale = timescale_make(data->project, columns);
	const struct chain_lines *lines = chain_lines_of(state);
	if (state->timeline.zoom == ZOOM_FIT && lines) {
		fit(&scale, data, lines);
	} else {
		timescale_zoom(&scale, state->timeline.zoom);
		scale.origin = state->timeline.origin;
	}
	return scale;
}

static tocsin_work axis_at(const struct timeline *timeline, int64_t place)
{
	return tocsin_calendar_axis(
		timeline->data->project->calendar, timescale_instant(&timeline->scale, place));
}

static void set_mark(struct timeline *timeline, enum timeline_mark mark, int64_t place)
{
	timeline->marks[mark].known = true;
	timeline->marks[mark].column = timescale_column(&timeline->scale, place);
}

/* A finish belongs to the column before it. */
static void find_marks(struct timeline *out)
{
	const struct view_data *data = out->data;
	const struct timescale *scale = &out->scale;
	set_mark(out, MARK_PROMISE, finish_of(scale, data, view_plan_in_force(data)->promise) - 1);
	if (data->status)
		set_mark(out, MARK_NOW, timescale_place(scale, data->status->as_of));
	if (data->replan)
		set_mark(out, MARK_PROPOSED, finish_of(scale, data, data->replan->promise) - 1);
	if (tocsin_instant_known(data->project->due))
		set_mark(out, MARK_DUE, timescale_place(scale, data->project->due) - 1);
}

void timeline_begin(struct timeline *out, struct canvas *canvas, const struct view_data *data,
	const struct view_state *state, int column, int columns)
{
	*out = (struct timeline){.canvas = canvas,
		.data = data,
		.lines = chain_lines_of(state),
		.column = column,
		.scale = timeline_scale(data, state, columns)};
	int count = out->scale.columns;
	tocsin_work *edges = TOCSIN_NEW(&canvas->arena, tocsin_work, (size_t)count + 1);
	tocsin_work *middles = TOCSIN_NEW(&canvas->arena, tocsin_work, (size_t)count);
	for (int i = 0; i <= count; i++)
		edges[i] = axis_at(out, timescale_edge(&out->scale, i));
	for (int i = 0; i < count; i++)
		middles[i] = axis_at(out, timescale_middle(&out->scale, i));
	out->edges = edges;
	out->middles = middles;
	find_marks(out);
}

bool timeline_is_idle(const struct timeline *timeline, int column)
{
	return timeline->edges[column] == timeline->edges[column + 1];
}

bool timeline_covers(const struct timeline *timeline, int column, tocsin_work from, tocsin_work to)
{
	tocsin_work middle = timeline->middles[column];
	return (timeline_is_idle(timeline, column) ? from < middle : from <= middle) && middle < to;
}

int timeline_column_of_start(const struct timeline *timeline, tocsin_work at)
{
	const tocsin_work *edges = timeline->edges;
	int low = 0, high = timeline->scale.columns;
	if (at < edges[low])
		return -1;
	while (low < high) {
		int middle = low + (high - low) / 2;
		if (edges[middle + 1] > at)
			high = middle;
		else
			low = middle + 1;
	}
	return low;
}

int timeline_column_of_finish(const struct timeline *timeline, tocsin_work at)
{
	int column = timeline_column_of_start(timeline, at - 1);
	return column < 0 && at == timeline->edges[0] ? 0 : column;
}

struct timeline_span timeline_span(
	const struct timeline *timeline, tocsin_work from, tocsin_work to)
{
	struct timeline_span out = {timeline->scale.columns, -1};
	for (int i = 0; i < timeline->scale.columns; i++)
		if (timeline_covers(timeline, i, from, to)) {
			out.first = i < out.first ? i : out.first;
			out.last = i;
		}
	if (out.last < 0 && from < to)
		out.first = out.last = timeline_column_of_start(timeline, from);
	return out;
}
