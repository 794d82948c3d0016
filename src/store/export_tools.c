/* The plan as other tools take it in: Microsoft Project, GanttProject, Jira. */
#include <inttypes.h>
#include <string.h>

#include "export_sheet.h"

static const char *number_of(const struct export_sheet *sheet, uint32_t row)
{
	return tocsin_arena_printf(sheet->arena, "%u", row + 1);
}

static const char *percent_of(struct export_progress progress)
{
	return progress.percent[0] != '\0' ? progress.percent : "0%";
}

/* Beside a focused duration a safe one that follows from it is not written, so that it stays
 * derived. */
static const char *safe_beside(const struct export_sheet *sheet, const struct export_row *row)
{
	const struct tocsin_project *project = sheet->project;
	bool follows =
		row->task != TOCSIN_NONE && project->tasks[row->task].derived &&
		tocsin_safe_from_focused(row->focused, project->settings.cut_permille) == row->safe;
	return row->kind == EXPORT_SUMMARY || follows
		       ? ""
		       : export_duration(sheet, row->safe, row->elapsed);
}

/*
 * The names of its default export. `Safe` beside `Duration` says that the duration is the focused
 * one. Unique IDs are whole numbers there, so our keys travel as Text1.
 */
void export_msproject(struct csv_writer *to, const struct export_sheet *sheet)
{
	csv_writer_raw(to,
		"ID,Active,Task Mode,Outline Level,Name,Duration,Safe,Start,Finish,"
		"Predecessors,Resource Names,% Complete,Actual Start,Actual Finish,"
		"Remaining Duration,Milestone,Constraint Type,Constraint Date,Text1,Notes\n");
	for (uint32_t i = 0; i < sheet->count; i++) {
		const struct export_row *row = &sheet->rows[i];
		struct export_progress progress = export_progress_of(sheet, row);
		bool summary = row->kind == EXPORT_SUMMARY;
		const struct tocsin_task *task =
			row->task == TOCSIN_NONE ? NULL : &sheet->project->tasks[row->task];
		bool held = task != NULL && tocsin_instant_known(task->stated->not_before_date);
		csv_writer_cell(to, number_of(sheet, i));
		csv_writer_cell(to, "Yes");
		csv_writer_cell(to, "Auto Scheduled");
		csv_writer_cell(to, tocsin_arena_printf(sheet->arena, "%d", row->level));
		csv_writer_text_cell(to, row->name);
		csv_writer_cell(
			to, summary ? "" : export_duration(sheet, row->focused, row->elapsed));
		csv_writer_cell(to, safe_beside(sheet, row));
		csv_writer_cell(to, export_date(sheet, row->start, ' '));
		csv_writer_cell(to, export_date(sheet, row->finish, ' '));
		csv_writer_text_cell(to, export_links(sheet, row, number_of, ";"));
		csv_writer_text_cell(to, export_resources(sheet, row));
		csv_writer_cell(to, summary ? "" : percent_of(progress));
		csv_writer_cell(to, progress.start);
		csv_writer_cell(to, progress.finish);
		csv_writer_cell(to, progress.remaining);
		csv_writer_cell(to, row->milestone ? "Yes" : "No");
		csv_writer_cell(to, held ? "Start No Earlier Than" : "As Soon As Possible");
		csv_writer_cell(
			to, held ? export_date(sheet, task->stated->not_before_date, ' ') : "");
		csv_writer_text_cell(to, export_key(sheet, row));
		csv_writer_text_cell(to, export_notes(sheet, row));
		csv_writer_end(to);
	}
}

/* ---- GanttProject ---- */

/* It plans in whole days. */
static int64_t whole_days(const struct export_sheet *sheet, const struct export_row *row)
{
	enum { CIVIL_DAY = 24 * 60 };
	tocsin_work day = row->elapsed ? CIVIL_DAY : sheet->project->units.day;
	return (row->focused + day - 1) / day;
}

/* "46" of "46.6%", "0" where nothing is done. */
static const char *whole_percent(const struct export_sheet *sheet, const struct export_row *row)
{
	const char *percent = export_progress_of(sheet, row).percent;
	size_t digits = strspn(percent, "0123456789");
	return digits > 0 ? tocsin_arena_strndup(sheet->arena, percent, digits) : "0";
}

static const char *gantt_links(const struct export_sheet *sheet, const struct export_row *row)
{
	const char *text = "";
	for (uint32_t i = 0; i < row->link_count; i++) {
		const struct export_link *link = &row->links[i];
		int64_t day = link->elapsed ? 24 * 60 : sheet->project->units.day;
		int64_t days = link->lag / day;
		text = tocsin_arena_printf(sheet->arena, "%s%s%u-%s=P%" PRId64 "D", text,
			i > 0 ? ";" : "", link->from, tocsin_link_type_name(link->type), days);
	}
	return text;
}

/* "0:100.00;2:50.00": resources by number, loads in percent. */
static const char *gantt_loads(const struct export_sheet *sheet, const struct export_row *row)
{
	const char *text = "";
	if (row->task == TOCSIN_NONE)
		return "";
	const struct tocsin_task *task = &sheet->project->tasks[row->task];
	for (uint32_t i = 0; i < task->demand_count; i++) {
		const struct tocsin_demand *demand =
			&sheet->project->demands[task->first_demand + i];
		text = tocsin_arena_printf(sheet->arena, "%s%s%u:%s", text, i > 0 ? ";" : "",
			demand->resource, export_units(sheet, demand->amount * 100));
	}
	return text;
}

/* "1.2": how many rows of its level came before under the same summary. */
static const char *outline_number(
	const struct export_sheet *sheet, uint32_t index, const char **above, uint32_t *last)
{
	const struct export_row *row = &sheet->rows[index];
	uint32_t under = row->summary == TOCSIN_NONE ? sheet->count : row->summary;
	const char *front = row->summary == TOCSIN_NONE ? "" : above[row->summary];
	last[under]++;
	above[index] = tocsin_arena_printf(
		sheet->arena, "%s%s%u", front, front[0] != '\0' ? "." : "", last[under]);
	return above[index];
}

static void gantt_resources(struct csv_writer *to, const struct export_sheet *sheet)
{
	csv_writer_raw(to, "\nID,Name,e-mail,Phone,Default role\n");
	for (uint32_t i = 0; i < sheet->project->resource_count; i++) {
		csv_writer_cell(to, tocsin_arena_printf(sheet->arena, "%u", i));
		csv_writer_text_cell(to, sheet->project->resources[i].name);
		csv_writer_cell(to, "");
		csv_writer_cell(to, "");
		csv_writer_cell(to, "Default:0");
		csv_writer_end(to);
	}
}

void export_ganttproject(struct csv_writer *to, const struct export_sheet *sheet)
{
	const char **above = TOCSIN_NEW(sheet->arena, const char *, sheet->count);
	uint32_t *last = TOCSIN_NEW(sheet->arena, uint32_t, sheet->count + 1);
	csv_writer_raw(to, "ID,Name,Begin date,End date,Duration,Safe "
			   "estimate,Completion,Predecessors,Outline "
			   "number,Assignments,Notes\n");
	for (uint32_t i = 0; i < sheet->count; i++) {
		const struct export_row *row = &sheet->rows[i];
		bool summary = row->kind == EXPORT_SUMMARY,
		     timed = tocsin_instant_known(row->start);
		csv_writer_cell(to, tocsin_arena_printf(sheet->arena, "%u", i));
		csv_writer_text_cell(to, row->name);
		csv_writer_cell(to, timed ? tocsin_arena_strndup(sheet->arena,
						    export_date(sheet, row->start, ' '), 10)
					  : "");
		csv_writer_cell(to, timed ? tocsin_arena_strndup(sheet->arena,
						    export_date(sheet, row->finish, ' '), 10)
					  : "");
		csv_writer_cell(to, summary ? ""
					    : tocsin_arena_printf(sheet->arena, "%" PRId64,
						      whole_days(sheet, row)));
		csv_writer_cell(to, safe_beside(sheet, row));
		csv_writer_cell(to, whole_percent(sheet, row));
		csv_writer_cell(to, gantt_links(sheet, row));
		csv_writer_cell(to, outline_number(sheet, i, above, last));
		csv_writer_cell(to, gantt_loads(sheet, row));
		csv_writer_text_cell(to, export_notes(sheet, row));
		csv_writer_end(to);
	}
	gantt_resources(to, sheet);
}

/* ---- Jira ---- */

static uint32_t most_links(const struct export_sheet *sheet)
{
	uint32_t most = 0;
	for (uint32_t i = 0; i < sheet->count; i++)
		if (sheet->rows[i].link_count > most)
			most = sheet->rows[i].link_count;
	return most;
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
		csv_writer_cell(to, number_of(sheet, i));
		csv_writer_cell(
			to, row->summary == TOCSIN_NONE ? "" : number_of(sheet, row->summary));
		csv_writer_cell(to, summary ? "Epic" : "Task");
		csv_writer_text_cell(to, row->name);
		csv_writer_cell(to,
			summary ? ""
				: tocsin_arena_printf(sheet->arena, "%" PRId64, row->focused * 60));
		csv_writer_cell(to,
			safe_beside(sheet, row)[0] == '\0'
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
			csv_writer_cell(to,
				k < row->link_count ? number_of(sheet, row->links[k].from) : "");
		csv_writer_end(to);
	}
}
