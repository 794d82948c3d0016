/*
 * Tasks that the tool keeps and nobody works on: left out, with one note.
 */
#include "inactive.h"
#include "schedule.h"

bool schedule_take_inactive(struct schedule *schedule, const struct csv_reader *row)
{
	if (!inactive_is_one(&schedule->dialect, row))
		return false;
	if (schedule->inactive_count++ == 0)
		schedule->first_inactive = row->place;
	return true;
}

void schedule_note_inactive(const struct schedule *schedule)
{
	uint32_t count = schedule->inactive_count;
	if (count > 0)
		csv_reader_diag(schedule->reader, TOCSIN_NOTE, schedule->first_inactive,
			schedule->dialect.active, "%u inactive task%s left out", count,
			count == 1 ? " is" : "s are");
}
