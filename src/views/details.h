/*
 * The details of one task: how it stands, what it waits for and who waits for it, why it starts
 * when it does, and what was reported of it.
 *
 *     B6  Search
 *     state       running, 4d left of 4d (safe 8d)
 *     chain       critical chain, 5 of 10          YELLOW  54 % of the project buffer used
 *     ...
 */
#ifndef VIEWS_DETAILS_H
#define VIEWS_DETAILS_H

#include "tocsin/vector.h"
#include "view.h"

/* A piece of text on one of the lines. */
struct details_piece {
	int row, column, columns;
	enum role role;
	const char *text;
};

struct details {
	struct canvas *canvas; /* whose arena and glyphs the texts are made with */
	const struct view_data *data;
	const struct task_facts *facts;
	uint32_t task;
	const struct tocsin_plan_task *planned; /* NULL = not in the plan */
	const struct tocsin_priority *priority; /* NULL = not to be worked on now */
	int columns;                            /* of the lines */
	int rows;                               /* so far */
	TOCSIN_VECTOR(struct details_piece) pieces;
};

/* All lines, for the row under the cursor. Cost: the links and the reports of that task. */
void details_make(struct details *out, struct canvas *canvas, const struct view_data *data,
	const struct view_state *state, int columns);

/* Draws them from the line `top` on; says how many more there are. */
void details_draw(const struct details *details, struct rectangle where, int top);

/* Whether there is room for them beside the list, and the rectangle they then have; else they lie
 * over it. */
bool details_are_beside(int columns);
struct rectangle details_place(struct rectangle body);

/* What adds a line. */
void details_put(
	struct details *details, int column, int columns, enum role role, const char *text);
void details_next(struct details *details);
/* A blank line and a head. */
void details_head(struct details *details, const char *head);
/* Words broken at blanks, on lines of their own from `column` on. */
void details_paragraph(struct details *details, int column, enum role role, const char *text);

/* details_links.c: what comes before and after it, and why it starts when it does. */
void details_add_links(struct details *details);
void details_add_reason(struct details *details);
/* details_reports.c: the remaining as it was reported, as bars, and by whom. */
void details_add_reports(struct details *details);

#endif
