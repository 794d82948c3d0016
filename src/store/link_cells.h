/*
 * Reading cells of links: what the files behind schedule_predecessors share.
 */
#ifndef STORE_LINK_CELLS_H
#define STORE_LINK_CELLS_H

#include "schedule.h"

enum { LINK_SUFFIX_MAX = 64 }; /* bytes of type and lag */

struct piece {
	const char *text;
	size_t length;
};

struct piece piece_trimmed(const char *text, size_t length);

/* Tasks at the other end that the file does not hold, in an excerpt. */
struct link_outside {
	uint32_t count, waiting;     /* how many, of how many tasks */
	uint32_t last_waiting;       /* the row that was counted last */
	uint32_t first;              /* and the first */
	enum schedule_column column; /* of that one */
	const char *named;           /* the first few of them */
};

struct cell_links {
	struct schedule *schedule;
	uint32_t row;              /* whose cell it is */
	char *id;                  /* room for the longest id */
	size_t longest;            /* bytes that an id may have */
	struct tocsin_index names; /* of a tool's file, when an id was not found */
	uint32_t *namesake;        /* of a row that has its name first: the next one, or ROW_NONE */
	bool named_once;           /* they are there */
	uint32_t first_link;       /* of this row, in the schedule's */
	bool id_is_row; /* the front of the last piece is an id, but not what follows it */
	enum schedule_column column;    /* of the cell, for what is told of it */
	bool at_successor;              /* the present piece names a row that waits for this one */
	struct link_outside outside[2]; /* predecessors, successors */
};

/* Type and lag as they follow an id: "", "SS", "FS+2d", "FF-25%". */
bool link_suffix_read(struct piece suffix, const struct tocsin_units *units, struct row_link *link);

/* The row that an id stands for; ROW_NONE where none does. */
uint32_t link_row_of(struct cell_links *links, struct piece id);
/* Likewise a name, in a tool's file. */
uint32_t link_row_named(struct cell_links *links, struct piece name);

/* Is the front of a piece a name that two rows have, before a type and a lag? Which rows. */
bool link_names_two(
	struct cell_links *links, struct piece piece, uint32_t *first, uint32_t *second);

/* A piece that is no link to any row: a fault, or one more that an excerpt does not hold. */
void link_tell_unknown(struct cell_links *links, struct piece piece);

/* Tells those once, with their number. */
void link_note_outside(const struct cell_links *links);

#endif
