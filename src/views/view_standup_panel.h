/*
 * What stands beside the chart in a stand-up.
 */
#ifndef VIEWS_VIEW_STANDUP_PANEL_H
#define VIEWS_VIEW_STANDUP_PANEL_H

#include "view_standup.h"

/* The figures from the beginning of the stand-up to what is being typed, and the task that is
 * spoken about. */
void standup_panel_draw(struct canvas *canvas, const struct view_data *data,
	const struct view_state *state, struct rectangle where);

/* A text with line ends from line `first` on, broken at blanks where it is wider than `where`;
 * returns the rows used. */
int standup_text_draw(
	struct canvas *canvas, const char *text, uint32_t first, struct rectangle where);

/* How many rows each of its lines takes at this width; in the canvas's arena. */
int *standup_text_rows(struct canvas *canvas, const char *text, uint32_t lines, int columns);

#endif
