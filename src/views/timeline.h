/*
 * The timeline: the part of the view "chains" that has a calendar above it and bars in it.
 *
 *     struct timeline timeline;
 *     timeline_begin(&timeline, canvas, data, state, where);
 *     timeline_draw_axis(&timeline, row, rows);
 *     timeline_draw_task(&timeline, row, task);
 *     timeline_draw_chain(&timeline, row, chain);
 */
#ifndef VIEWS_TIMELINE_H
#define VIEWS_TIMELINE_H

#include "chain_lines.h"
#include "timescale.h"

/* Lines through all rows, at a date. */
enum timeline_mark {
	MARK_NOW, /* t */
	MARK_PROMISE,
	MARK_PROPOSED, /* the promise of a plan in the place of this one */
	MARK_DUE,
	MARKS
};

struct timeline {
	struct canvas *canvas;
	const struct view_data *data;
	const struct chain_lines *lines;
	int column; /* the leftmost on the canvas */
	struct timescale scale;
	const tocsin_work *edges;   /* on the axis, of every column and one more */
	const tocsin_work *middles; /* of every column */
	struct {
		bool known;
		int64_t column; /* perhaps out of sight */
	} marks[MARKS];
};

/* What part of time is shown in so many columns. `state` has the lines of this view. */
struct timescale timeline_scale(
	const struct view_data *data, const struct view_state *state, int columns);

/* Where the last bar ends, or t where that is later; perhaps beyond what ZOOM_FIT shows. */
int64_t timeline_last(const struct view_data *data, const struct view_state *state,
	const struct timescale *scale);

/* How many columns the timeline has on a screen that is `columns` wide. */
int timeline_columns(const struct view_state *state, int columns);

/* In the canvas's arena; `column`: where it begins there. */
void timeline_begin(struct timeline *out, struct canvas *canvas, const struct view_data *data,
	const struct view_state *state, int column, int columns);

/* No working minute lies in this column. */
bool timeline_is_idle(const struct timeline *timeline, int column);
/* Whether the column belongs to what runs from one place of the axis to another: by its middle, so
 * that of two that follow each other only one has it. */
bool timeline_covers(const struct timeline *timeline, int column, tocsin_work from, tocsin_work to);

/* The column in which something starts or finishes there; -1 and the number of columns where that
 * is out of sight. */
int timeline_column_of_start(const struct timeline *timeline, tocsin_work at);
int timeline_column_of_finish(const struct timeline *timeline, tocsin_work at);

/* The columns in sight between two places; at least one for what is too short to hold a column's
 * middle. Out of sight: both -1, or both the number of columns. */
struct timeline_span {
	int first, last; /* included */
};
struct timeline_span timeline_span(
	const struct timeline *timeline, tocsin_work from, tocsin_work to);

/* Calendar, and dates of the lines that go through all rows; `rows` 2 or 3. */
void timeline_draw_axis(const struct timeline *timeline, int row, int rows);

/* What lies behind the bars of a row: days off, and the lines. */
void timeline_draw_ground(const struct timeline *timeline, int row, bool selected);

void timeline_draw_task(const struct timeline *timeline, int row, uint32_t task, bool selected);
/* A chain as a whole, and the buffer at its end. */
void timeline_draw_chain(const struct timeline *timeline, int row, uint32_t chain, bool selected);

#endif
