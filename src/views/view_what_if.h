/*
 * What a what-if adds to the picture: a banner that nobody takes for anything else, the list of
 * what was changed, and both sides of the comparison for the chart and the status.
 */
#ifndef VIEWS_VIEW_WHAT_IF_H
#define VIEWS_VIEW_WHAT_IF_H

#include "view.h"

/*
 * What chart and status compare: the project as it is, with what would be as its ghost (or what is
 * being typed, which goes on from there). Without a what-if: `data` itself.
 */
struct view_data what_if_sides(const struct view_data *data);

/* "WHAT-IF  2 changes  end 05-12 → 05-08 ..." over all of the row. */
void what_if_draw_banner(struct canvas *canvas, const struct view_data *data, int row);

/* "?" in a cell beside a task of which a value is only tried. */
void what_if_mark(
	struct canvas *canvas, const struct view_data *data, uint32_t task, int column, int row);

/* The same beside a buffer (BUFFER_OF_PROJECT, or as buffer_lines counts them) that would be
 * consumed more or less than it is, and beside a resource of which more or fewer units are tried.
 */
void what_if_mark_buffer(
	struct canvas *canvas, const struct view_data *data, uint32_t buffer, int column, int row);
void what_if_mark_resource(struct canvas *canvas, const struct view_data *data, uint32_t resource,
	int column, int row);

/* The changes, newest first, under a title. */
void what_if_draw_list(struct canvas *canvas, const struct view_data *data, struct rectangle where);

/* How many rows what_if_draw has to show on a screen of so many columns. */
int what_if_rows(const struct view_what_if *what_if, int columns);

/* Both sides, the changes, and what to write where: before they are kept or dropped; from row
 * `what_if->top` on, where they do not fit. */
void what_if_draw(struct canvas *canvas, const struct view_data *data, struct rectangle where);

#endif
