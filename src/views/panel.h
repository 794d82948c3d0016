/*
 * A panel: lines of label and value, of which the least important give way where rows are few.
 */
#ifndef VIEWS_PANEL_H
#define VIEWS_PANEL_H

#include "canvas.h"
#include "tocsin/project.h"

enum {
	PANEL_LINES = 48,
	PANEL_LABEL = 12, /* cells before a value */
};

struct panel_line {
	const char *label; /* ""; the value then begins at the left */
	const char *value;
	const char *badge; /* a word on a coloured cell before the value; NULL = none */
	enum role badge_role;
	enum role role; /* of the value */
	double bar;     /* 0..1: a bar at the right end; negative = none */
	int weight;     /* 0 = always; the heaviest line is the first to go */
};

struct panel {
	struct tocsin_arena *arena; /* of the texts */
	struct panel_line lines[PANEL_LINES];
	int count;
};

void panel_init(struct panel *panel, struct tocsin_arena *arena);

/* A line with a value as printf makes it, to be refined by the caller. */
struct panel_line *panel_add(struct panel *panel, int weight, const char *label, const char *format,
	...) __attribute__((format(printf, 4, 5)));

/* The promise against the due date: "Fri 2026-03-27, 6 d after due", on two lines where that is too
 * long for `columns`. */
void panel_add_promise(struct panel *panel, const struct tocsin_project *project,
	tocsin_work promise, int columns);

/* Drops the heaviest lines (among equals the lowest) until `rows` are left. */
void panel_fit(struct panel *panel, int rows);

/* Draws from the top; returns the rows used. */
int panel_draw(const struct panel *panel, struct canvas *canvas, struct rectangle where);

/* A bar of `columns` cells, `share` of it (0..1) filled. */
void panel_bar(
	struct canvas *canvas, int column, int row, int columns, double share, enum role role);

#endif
