/*
 * The outline: which rows are summaries, and which rows lie below them.
 *
 * Levels (1, 2) and numbers (1, 1.1) say it by the order of the rows, a parent column by ids or
 * names in any order; either way it becomes parents and one preorder, in which the descendants of a
 * row stand directly behind it.
 */
#include <string.h>

#include "schedule.h"

enum { DEEPEST = 100 };

/* ---- By level ---- */

/* `outline` cells that hold no dot anywhere are levels, not numbers. */
static void levels_from_digits(struct schedule *schedule)
{
	for (uint32_t i = 0; i < schedule->parents.count; i++) {
		uint32_t row = schedule->parents.items[i].row;
		const char *text = schedule->parents.items[i].text;
		int level = 0;
		const char *at = text;
		for (; *at >= '0' && *at <= '9' && level < 1000; at++)
			level = 10 * level + (*at - '0');
		if (*at != '\0')
			schedule_diag(schedule, TOCSIN_FAULT, row, SCHEDULE_OUTLINE,
				"\"%s\" is no outline; write a level such as 2, or a number such "
				"as 1.2",
				excerpt_of(text).text);
		schedule->rows[row].level = row_level(level + 1);
	}
}

static void parents_from_levels(struct schedule *schedule)
{
	uint32_t above[DEEPEST] = {0}; /* the open rows, outermost first */
	int depth = 0;
	int16_t level = 1;
	bool told = false;
	for (uint32_t row = 0; row < schedule->count; row++) {
		struct schedule_row *at = &schedule->rows[row];
		level = at->level > 0 ? at->level : level;
		at->level = level;
		while (depth > 0 && schedule->rows[above[depth - 1]].level >= level)
			depth--;
		at->parent = depth > 0 ? above[depth - 1] : ROW_NONE;
		if (depth == DEEPEST && !told) {
			told = true;
			schedule_diag(schedule, TOCSIN_FAULT, row, SCHEDULE_OUTLINE_LEVEL,
				"more than %d levels of outline; use fewer", DEEPEST);
		}
		depth -= depth == DEEPEST;
		above[depth++] = row;
	}
}

/* ---- By parent ---- */

static void parents_from_names(struct schedule *schedule)
{
	struct tocsin_index names;
	uint32_t unknown = 0;
	const struct row_cell *first = NULL;
	tocsin_index_init(&names, schedule->reading->scratch);
	for (uint32_t row = 0; row < schedule->count; row++)
		tocsin_index_add(&names, schedule->tasks[row].name, row);
	for (uint32_t i = 0; i < schedule->parents.count; i++) {
		uint32_t row = schedule->parents.items[i].row;
		const char *name = schedule->parents.items[i].text;
		uint32_t parent = tocsin_index_find(&schedule->by_id, name);
		if (parent == TOCSIN_NONE)
			parent = tocsin_index_find(&schedule->by_internal, name);
		if (parent == TOCSIN_NONE)
			parent = tocsin_index_find(&names, name);
		schedule->rows[row].parent = parent;
		if (parent == TOCSIN_NONE && schedule->dialect.excerpt && unknown++ == 0)
			first = &schedule->parents.items[i];
		else if (parent == TOCSIN_NONE && !schedule->dialect.excerpt &&
			 schedule->reader->broken == 0)
			schedule_diag(schedule, TOCSIN_FAULT, row, SCHEDULE_PARENT,
				"the parent \"%s\" is not in the file; write the id of a row",
				excerpt_of(name).text);
	}
	if (unknown > 0)
		schedule_diag(schedule, TOCSIN_NOTE, first->row, SCHEDULE_PARENT,
			"%u parent%s not in the file, as \"%s\"; these rows stand at the top",
			unknown, unknown == 1 ? " is" : "s are", excerpt_of(first->text).text);
}

/* Cuts rows off that lie deeper than can be, which are those whose parents go round in a circle. */
static void cut_circles(struct schedule *schedule)
{
	for (uint32_t row = 0; row < schedule->count; row++) {
		int depth = 0;
		uint32_t up = row;
		while (up != ROW_NONE && depth <= DEEPEST) {
			up = schedule->rows[up].parent;
			depth++;
		}
		if (up == ROW_NONE)
			continue;
		schedule_diag(schedule, TOCSIN_FAULT, row, SCHEDULE_PARENT,
			"its parents go round in a circle, or are more than %d; give the topmost "
			"none",
			DEEPEST);
		schedule->rows[row].parent = ROW_NONE;
	}
}

/* ---- Both ---- */

static bool is_flat(const struct schedule *schedule)
{
	for (uint32_t row = 0; row < schedule->count; row++)
		if (schedule->rows[row].parent != ROW_NONE)
			return false;
	return true;
}

static void preorder(struct schedule *schedule)
{
	struct tocsin_arena *scratch = schedule->reading->scratch;
	uint32_t count = schedule->count, top = ROW_NONE, at = 0;
	uint32_t *child = TOCSIN_NEW(scratch, uint32_t, count);
	uint32_t *sibling = TOCSIN_NEW(scratch, uint32_t, count);
	schedule->preorder = TOCSIN_NEW(scratch, uint32_t, count);
	schedule->position = TOCSIN_NEW(scratch, uint32_t, count);
	schedule->end = TOCSIN_NEW(scratch, uint32_t, count);
	memset(child, 0xFF, count * sizeof *child);
	for (uint32_t row = count; row-- > 0;) {
		uint32_t parent = schedule->rows[row].parent;
		uint32_t *first = parent == ROW_NONE ? &top : &child[parent];
		sibling[row] = *first;
		*first = row;
	}
	for (uint32_t row = top; row != ROW_NONE;) {
		schedule->position[row] = at;
		schedule->preorder[at++] = row;
		if (child[row] != ROW_NONE) {
			schedule->rows[row].flags |= ROW_IS_SUMMARY;
			row = child[row];
			continue;
		}
		/* Up to the next row that has a sibling; what is left on the way is complete. */
		while (row != ROW_NONE) {
			schedule->end[row] = at;
			if (sibling[row] != ROW_NONE)
				break;
			row = schedule->rows[row].parent;
		}
		row = row == ROW_NONE ? ROW_NONE : sibling[row];
	}
}

void schedule_outline(struct schedule *schedule)
{
	const struct table *table = &schedule->table;
	if (schedule->indented && !schedule->dialect.foreign)
		return; /* a file of ours says it in a column, or has none */
	if (table_has(table, SCHEDULE_PARENT)) {
		parents_from_names(schedule);
		cut_circles(schedule);
	} else {
		if (table_has(table, SCHEDULE_OUTLINE) && !schedule->dotted_outline)
			levels_from_digits(schedule);
		parents_from_levels(schedule);
	}
	if (is_flat(schedule))
		return;
	preorder(schedule);
	for (uint32_t i = 0; i < schedule->count; i++) {
		uint32_t row = schedule->preorder[i], parent = schedule->rows[row].parent;
		schedule->tasks[row].level =
			parent == ROW_NONE ? 1 : schedule->tasks[parent].level + 1;
	}
}
