/* The plan as Jira takes it in. */
#include <inttypes.h>

#include "export_sheet.h"

static uint32_t most_links(const struct export_sheet *sheet)
{
	uint32_t most = 0;
	for (uint32_t i = 0; i < sheet->count; i++)
		if (sheet->rows[i].link_count > most)
			most = sheet->rows[i].link_count;
	return most;
}

uint32_t export_jira_plainer_links(const struct export_sheet *sheet)
{
	uint32_t count = 0;
	for (uint32_t i = 0; i < sheet->count; i++)
		for (uint32_t k = 0; k < sheet->rows[i].link_count; k++)
			count += sheet->rows[i].kind != EXPORT_BUFFER &&
				 (sheet->rows[i].links[k].type != TOCSIN_FS ||
					 sheet->rows[i].links[k].lag != 0);
	return count;
}

/* Its importer takes estimates in seconds and a column for each link. */
void export_jira(struct csv_writer *to, const struct export_sheet *sheet)
{
	uint32_t links = most_links(sheet);
	csv_writer_raw(to, "Issue Id,Parent Id,Issue Type,Summary,Original Estimate,Safe "
			   "estimate,Remaining Estimate,"
			   "Assignee,Start date,Due Date,Status,Description");
	for (uint32_t i = 0; i < links; i++)
		csv_writer_raw(to, ",Inward issue link (Blocks)");
	csv_writer_raw(to, "\n");
	for (uint32_t i = 0; i < sheet->count; i++) {
		const struct export_row *row = &sheet->rows[i];
		bool summary = row->kind == EXPORT_SUMMARY;
		const struct tocsin_task_state *state =
			sheet->progress != NULL && row->task != TOCSIN_NONE
				? &sheet->progress->states[row->task]
				: NULL;
		bool begun = state != NULL && state->phase != TOCSIN_NOT_STARTED;
		csv_writer_cell(to, export_number(sheet, i));
		csv_writer_cell(
			to, row->summary == TOCSIN_NONE ? "" : export_number(sheet, row->summary));
		csv_writer_cell(to, summary ? "Epic" : "Task");
		csv_writer_text_cell(to, row->name);
		csv_writer_cell(to,
			summary ? ""
				: tocsin_arena_printf(sheet->arena, "%" PRId64, row->focused * 60));
		csv_writer_cell(to,
			export_safe_beside(sheet, row)[0] == '\0'
				? ""
				: tocsin_arena_printf(sheet->arena, "%" PRId64, row->safe * 60));
		csv_writer_cell(to, !begun ? ""
					   : tocsin_arena_printf(sheet->arena, "%" PRId64,
						     state->remaining * 60));
		csv_writer_text_cell(to, export_resources(sheet, row));
		csv_writer_cell(to, export_date(sheet, row->start, ' '));
		csv_writer_cell(to, export_date(sheet, row->finish, ' '));
		csv_writer_cell(to, !begun                        ? "To Do"
				    : state->phase == TOCSIN_DONE ? "Done"
								  : "In Progress");
		csv_writer_text_cell(to, export_notes(sheet, row));
		for (uint32_t k = 0; k < links; k++)
			csv_writer_cell(to, k < row->link_count
						    ? export_number(sheet, row->links[k].from)
						    : "");
		csv_writer_end(to);
	}
}
