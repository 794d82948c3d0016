/* The plan as Microsoft Project takes it in. */
#include <stdlib.h>
#include <string.h>

#include "export_sheet.h"

static const char *percent_of(struct export_progress progress)
{
	return progress.percent[0] != '\0' ? progress.percent : "0%";
}

/* A key as a unique ID, which is a whole number from 1; 0 where it is none. */
static uint32_t unique_number(const char *key)
{
	enum { DIGITS_MOST = 9 };
	size_t digits = strspn(key, "0123456789");
	bool one = digits > 0 && digits <= DIGITS_MOST && key[digits] == '\0' && key[0] != '0';
	return one ? (uint32_t)strtoul(key, NULL, 10) : 0;
}

/* The unique IDs of all rows, where our keys are such numbers, so that what comes back to its
 * project is merged with what is there; buffers have numbers of their own. NULL where a key is
 * something else. */
static const uint32_t *unique_ids(const struct export_sheet *sheet)
{
	uint32_t *ids = TOCSIN_NEW(sheet->arena, uint32_t, sheet->count);
	uint32_t last = 0;
	for (uint32_t i = 0; i < sheet->count; i++) {
		if (sheet->rows[i].kind == EXPORT_BUFFER)
			continue;
		ids[i] = unique_number(export_key(sheet, &sheet->rows[i]));
		if (ids[i] == 0)
			return NULL;
		last = ids[i] > last ? ids[i] : last;
	}
	for (uint32_t i = 0; i < sheet->count; i++)
		if (sheet->rows[i].kind == EXPORT_BUFFER)
			ids[i] = ++last;
	return ids;
}

/*
 * The names of its default export. `Safe` beside `Duration` says that the duration is the focused
 * one. Our keys may be no numbers, so they travel as Text1.
 */
void export_msproject(struct csv_writer *to, const struct export_sheet *sheet)
{
	const uint32_t *unique = unique_ids(sheet);
	csv_writer_raw(to, "ID,Active,Task Mode,Outline Level,Name,Duration,Safe,Start,Finish,"
			   "Predecessors,Resource Names,% Complete,Actual Start,Actual Finish,"
			   "Remaining Duration,Milestone,Constraint Type,Constraint Date,Text1,");
	csv_writer_raw(to, unique != NULL ? "Unique ID,Notes\n" : "Notes\n");
	for (uint32_t i = 0; i < sheet->count; i++) {
		const struct export_row *row = &sheet->rows[i];
		struct export_progress progress = export_progress_of(sheet, row);
		bool summary = row->kind == EXPORT_SUMMARY;
		const struct tocsin_task *task =
			row->task == TOCSIN_NONE ? NULL : &sheet->project->tasks[row->task];
		bool held = task != NULL && tocsin_instant_known(task->stated->not_before_date);
		bool due = task != NULL && !held && tocsin_instant_known(task->stated->due);
		csv_writer_cell(to, export_number(sheet, i));
		csv_writer_cell(to, "Yes");
		csv_writer_cell(to, "Auto Scheduled");
		csv_writer_cell(to, tocsin_arena_printf(sheet->arena, "%d", row->level));
		csv_writer_text_cell(to, row->name);
		csv_writer_cell(
			to, summary ? "" : export_duration(sheet, row->focused, row->elapsed));
		csv_writer_cell(to, export_safe_beside(sheet, row));
		csv_writer_cell(to, export_date(sheet, row->start, ' '));
		csv_writer_cell(to, export_date(sheet, row->finish, ' '));
		csv_writer_text_cell(to, export_links(sheet, row, export_number, ";"));
		csv_writer_text_cell(to, export_resources(sheet, row));
		csv_writer_cell(to, summary ? "" : percent_of(progress));
		csv_writer_cell(to, progress.start);
		csv_writer_cell(to, progress.finish);
		csv_writer_cell(to, progress.remaining);
		csv_writer_cell(to, row->milestone ? "Yes" : "No");
		csv_writer_cell(to, held  ? "Start No Earlier Than"
				    : due ? "Finish No Later Than"
					  : "As Soon As Possible");
		csv_writer_cell(to, held  ? export_date(sheet, task->stated->not_before_date, ' ')
				    : due ? export_date(sheet, task->stated->due, ' ')
					  : "");
		csv_writer_text_cell(to, export_key(sheet, row));
		if (unique != NULL)
			csv_writer_cell(to, tocsin_arena_printf(sheet->arena, "%u", unique[i]));
		csv_writer_text_cell(to, export_notes(sheet, row));
		csv_writer_end(to);
	}
}
