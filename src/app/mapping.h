/*
 * Choosing what the columns of a strange schedule mean, before there is a project to show: keys in,
 * a picture out, and in the end an answer.
 */
#ifndef APP_MAPPING_H
#define APP_MAPPING_H

#include "view_mapping.h"

enum mapping_answer { MAPPING_ASKS, MAPPING_CHOSEN, MAPPING_LEFT };

struct mapping {
	struct view_mapping view; /* view.rows is `rows` */
	struct mapping_row *rows; /* the caller's; changed by keys */
	unsigned repeatable;      /* the meaning that several columns may have (predecessors) */
	/* What is missing with these rows; NULL = nothing. */
	const char *(*lacks)(const struct mapping *mapping, void *data);
	void *data;
};

/* Completes `view` from the rest; before the first picture. */
void mapping_begin(struct mapping *mapping);

/*
 * A key: arrows and pages move, Left and Right choose a meaning, a letter the next that begins with
 * it; Space leaves a column out; Enter takes the choice where nothing is missing; Esc and C-c
 * leave. `rows` of the screen, for pages.
 */
enum mapping_answer mapping_key(struct mapping *mapping, uint32_t key, int rows);

#endif
