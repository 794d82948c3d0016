/*
 * Buffers that stand as rows in an export of ours: they are planned anew, and so left out, with the
 * links to them.
 */
#include "own_export.h"
#include "schedule.h"

bool schedule_take_buffer(struct schedule *schedule, const struct csv_reader *row)
{
	const char *id = own_export_buffer(&schedule->dialect, row);
	if (id == NULL)
		return false;
	if (schedule->buffer_count == 0)
		schedule->first_buffer = row->place;
	tocsin_index_add(&schedule->buffers, tocsin_arena_strdup(schedule->reading->scratch, id),
		schedule->buffer_count++);
	return true;
}

void schedule_note_buffers(const struct schedule *schedule)
{
	bool one = schedule->buffer_count == 1;
	if (schedule->buffer_count > 0)
		csv_reader_diag(schedule->reader, TOCSIN_NOTE, schedule->first_buffer, 0,
			"%u buffer%s of an earlier plan, with the links to %s: left out, for "
			"buffers are planned anew",
			schedule->buffer_count, one ? "" : "s", one ? "it" : "them");
}
