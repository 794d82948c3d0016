/*
 * What surrounds every view: the rule on top, the message or input line, the footer.
 */
#ifndef VIEWS_FRAME_H
#define VIEWS_FRAME_H

#include "view.h"

/* A rule over the whole width, with `title` in it on the left and the status date on the right.
 * Returns what is left of the rule between the two. */
struct rectangle frame_draw_top(
	struct canvas *canvas, const struct view_data *data, const char *title);

/* A piece of text within a rule, a blank on either side; returns the cells used. */
int frame_title(struct canvas *canvas, int column, int row, int columns, const char *title);

/* A rule down from the one on top in `row`, which it joins; where something is written there, from
 * below that. */
void frame_rule_down(struct canvas *canvas, int column, int row, int length);

void frame_draw_fault(struct canvas *canvas, const struct view_data *data, int row);

/* What may be typed at the prompt, in a box that ends above `row`. */
void frame_draw_choices(struct canvas *canvas, const struct view_state *state, int row);

/* Bytes of `text` to leave out on the left, whole characters, so that the byte `cursor` lies within
 * `columns` cells. */
int frame_input_first(struct canvas *canvas, const char *text, int cursor, int columns);

/* The open input line with its cursor, or what happened last. */
void frame_draw_message(struct canvas *canvas, const struct view_state *state, int row);

/* The few keys that matter now; the last, `?`, is never cut. */
void frame_draw_footer(struct canvas *canvas, const struct view_data *data,
	const struct view_state *state, int row);

#endif
