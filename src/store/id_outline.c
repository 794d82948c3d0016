/*
 * Ids that are an outline: 1, 1.1, 1.1.1, as people number the rows of a sheet that has no other
 * outline. Each id with a dot must have its parent above it, or they are no more than ids.
 */
#include <string.h>

#include "schedule.h"

/* The dots of "1.2.3"; -1 where it holds anything but numbers between dots. */
static int dots_of(const char *id)
{
	int dots = 0;
	for (const char *at = id;; at++, dots++) {
		size_t digits = strspn(at, "0123456789");
		at += digits;
		if (digits == 0 || (*at != '.' && *at != '\0'))
			return -1;
		if (*at == '\0')
			return dots;
	}
}

static bool has_parent(struct schedule *schedule, const struct tocsin_index *above, const char *id)
{
	const char *dot = strrchr(id, '.');
	return dot == NULL ||
	       tocsin_index_find(above, tocsin_arena_strndup(schedule->reading->scratch, id,
						(size_t)(dot - id))) != TOCSIN_NONE;
}

void schedule_id_outline(struct schedule *schedule)
{
	struct tocsin_index above;
	int deepest = 0;
	if (schedule->dialect.tool != DIALECT_SHEET || !schedule->indented ||
		!table_has(&schedule->table, SCHEDULE_ID))
		return;
	tocsin_index_init(&above, schedule->reading->scratch);
	for (uint32_t row = 0; row < schedule->count; row++) {
		const char *id = schedule->tasks[row].id;
		int dots = id ? dots_of(id) : -1;
		if (dots < 0 || !has_parent(schedule, &above, id))
			return;
		tocsin_index_add(&above, id, row);
		deepest = dots > deepest ? dots : deepest;
	}
	for (uint32_t row = 0; deepest > 0 && row < schedule->count; row++)
		schedule->rows[row].level = row_level(1 + dots_of(schedule->tasks[row].id));
}
