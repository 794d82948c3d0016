/*
 * The parts of a screen: each draws one rectangle of it from the data.
 */
#ifndef VIEWS_PARTS_H
#define VIEWS_PARTS_H

#include "view.h"

/* The fever chart with its axes and legend. */
void fever_draw(struct canvas *canvas, const struct view_data *data, struct rectangle where);
/* The view of its own: the chart, what the trend says, and the feeding buffers beside it. */
void fever_make(struct view_lines *out, struct tocsin_arena *arena, const struct view_data *data);
void fever_draw_view(struct canvas *canvas, const struct view_data *data,
	const struct view_state *state, struct rectangle where);
/* A chart without axes: zones, trail and newest point, so small that nothing else fits. */
void fever_draw_small(struct canvas *canvas, enum tocsin_zone_preset zones,
	const struct tocsin_point *points, uint32_t count, struct rectangle where);
/* The feeding buffers as small charts, worst first, with what fever_make made; false where there is
 * no room for one. */
bool fever_draw_feeding(struct canvas *canvas, const struct view_data *data, const void *made,
	struct rectangle where);
/* The `most` worst feeding buffers, worst first; returns how many. */
uint32_t feeding_worst(
	const struct view_data *data, uint32_t *worst, uint32_t most, bool with_closed);

/* Zone, figures, dates, driver, buffers of a running project, or the figures of a proposal. */
void status_draw(struct canvas *canvas, const struct view_data *data, struct rectangle where,
	bool with_feeding);
/* "GREEN", "DONE": a zone on its badge. */
const char *status_zone_word(enum tocsin_zone zone);
/* One line of it, for screens that have no room for the panel. */
void status_draw_line(struct canvas *canvas, const struct view_data *data, int row, int columns);
/* The worst open feeding buffers in the rows given; where not all fit, the last row says how many
 * more. */
void feeding_draw_worst(
	struct canvas *canvas, const struct view_data *data, struct rectangle where);
/* The panel of all feeding buffers: how much of them is used; with a proposal, their sizes. */
void feeding_draw(struct canvas *canvas, const struct view_data *data, struct rectangle where);

/* What was reported last, newest first; nothing where there is no journal. */
void reports_draw(struct canvas *canvas, const struct view_data *data, struct rectangle where);

/* Column heads and the rows in sight. */
void tasks_draw(struct canvas *canvas, const struct view_data *data, const struct view_state *state,
	struct rectangle where);
/* The same with the details of the task under the cursor beside it or over it, where they are open.
 */
void tasks_draw_alone(struct canvas *canvas, const struct view_data *data,
	const struct view_state *state, struct rectangle where);
/* "/crane  12 of 340" from (column, row) on; returns the cells used. */
int tasks_draw_filter(struct canvas *canvas, const char *filter, uint32_t found, uint32_t all,
	int column, int row, int columns);
/* The same of the tasks, or "340 tasks", from (column, row) on; returns the cells used. */
int tasks_draw_title(
	struct canvas *canvas, const struct view_state *state, int column, int row, int columns);

/* Views with lines of their own: the lines, and the picture; there is a plan. */
void chains_make(struct view_lines *out, struct tocsin_arena *arena, const struct view_data *data);
void chains_draw(struct canvas *canvas, const struct view_data *data,
	const struct view_state *state, struct rectangle where);
int chains_visible(struct rectangle where, uint32_t count);
void buffers_make(struct view_lines *out, struct tocsin_arena *arena, const struct view_data *data);
void buffers_draw(struct canvas *canvas, const struct view_data *data,
	const struct view_state *state, struct rectangle where);
int buffers_visible(struct rectangle where, uint32_t count);
bool buffers_open(struct view_lines *lines, struct tocsin_arena *arena,
	const struct view_data *data, uint32_t item);
void resources_make(
	struct view_lines *out, struct tocsin_arena *arena, const struct view_data *data);
void resources_draw(struct canvas *canvas, const struct view_data *data,
	const struct view_state *state, struct rectangle where);
/* "/ann  1 of 4" where there is a filter. */
void resources_draw_title(struct canvas *canvas, const struct view_data *data,
	const struct view_state *state, struct rectangle where);
int resources_visible(struct rectangle where, uint32_t count);
bool resources_open(struct view_lines *lines, struct tocsin_arena *arena,
	const struct view_data *data, uint32_t item);
void journal_make(struct view_lines *out, struct tocsin_arena *arena, const struct view_data *data);
void journal_draw(struct canvas *canvas, const struct view_data *data,
	const struct view_state *state, struct rectangle where);
int journal_visible(struct rectangle where, uint32_t count);
/* What the buffer was lost to, by reason; returns the rows used. */
int reasons_draw(struct canvas *canvas, const struct view_data *data, struct rectangle where);

void standup_make(struct view_lines *out, struct tocsin_arena *arena, const struct view_data *data);
void standup_draw(struct canvas *canvas, const struct view_data *data,
	const struct view_state *state, struct rectangle where);
int standup_visible(struct rectangle where, uint32_t count);
void summary_make(struct view_lines *out, struct tocsin_arena *arena, const struct view_data *data);
void summary_draw(struct canvas *canvas, const struct view_data *data,
	const struct view_state *state, struct rectangle where);

void plan_draw(struct canvas *canvas, const struct view_data *data, const struct view_state *state,
	struct rectangle where);
/* The figures of a proposal, in the place of the status panel. */
void plan_draw_panel(struct canvas *canvas, const struct view_data *data, struct rectangle where);

/* Its feeding buffers, that of the plan task `selected` (or TOCSIN_NONE) marked and in sight. */
void plan_draw_buffers(struct canvas *canvas, const struct view_data *data, uint32_t selected,
	struct rectangle where);

/* A plan proposed in the place of the committed one, and what it changes; returns the rows used. */
int replan_draw(struct canvas *canvas, const struct view_data *data, struct rectangle where);

void help_draw(struct canvas *canvas, const struct view_data *data, const struct view_state *state,
	struct rectangle where);

/* The plan that the status is measured by: with --as-of before a re-baseline, the one in force
 * then.
 */
const struct tocsin_plan *view_plan_in_force(const struct view_data *data);

#endif
