/*
 * Bands: a layout of Primavera P6 groups its activities under rows that have no name of their own,
 * only the text of the group where activities have their id.
 *
 *     Activity ID,Activity Name,Original Duration        level
 *     Foundations,,15                                      1     a summary, named by its text
 *     A1000,Dig,10                                         2
 *     A1010,Pour,5                                         2
 */
#include "schedule.h"

static bool is_band(const struct tocsin_task *task)
{
	return task->name == NULL && task->id != NULL;
}

/* Blanks before the texts give the levels, where a file has kept them. */
static bool is_indented(const struct schedule *schedule)
{
	for (uint32_t row = 0; row < schedule->count; row++)
		if (schedule->rows[row].level > 1)
			return true;
	return false;
}

static void level_rows(struct schedule *schedule)
{
	int level = 1;
	bool below_band = false;
	for (uint32_t row = 0; row < schedule->count; row++) {
		bool band = is_band(&schedule->tasks[row]);
		if (band)
			level = below_band ? level + 1 : 1;
		schedule->rows[row].level = row_level(band ? level : level + 1);
		below_band = band;
	}
}

void schedule_bands(struct schedule *schedule)
{
	uint32_t bands = 0;
	if (schedule->dialect.tool != DIALECT_P6 || !schedule->indented ||
		!table_has(&schedule->table, SCHEDULE_NAME))
		return;
	for (uint32_t row = 0; row < schedule->count; row++)
		bands += is_band(&schedule->tasks[row]);
	if (bands == 0)
		return;
	if (!is_indented(schedule))
		level_rows(schedule);
	for (uint32_t row = 0; row < schedule->count; row++) {
		struct tocsin_task *task = &schedule->tasks[row];
		if (!is_band(task))
			continue;
		task->name = task->id; /* which several bands may share */
		task->id = tocsin_arena_printf(&schedule->reading->project->arena, "%s (line %u)",
			task->name, schedule->rows[row].line);
	}
}
