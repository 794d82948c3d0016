/* The plan in our own columns: reading it again gives the same project. */
#include <string.h>

#include "export_sheet.h"

/* A lag in our spelling, behind its sign: "+2d", "-3ed"; "" for none. */
static const char *lag_text(const struct export_sheet *sheet, const struct export_link *link)
{
	int64_t size = link->lag < 0 ? -link->lag : link->lag;
	if (link->lag == 0)
		return "";
	return tocsin_arena_printf(sheet->arena, "%c%s", link->lag < 0 ? '-' : '+',
		export_duration(sheet, size, link->elapsed));
}

const char *export_links(const struct export_sheet *sheet, const struct export_row *row,
	const char *(*call)(const struct export_sheet *sheet, uint32_t row), const char *separator)
{
	const char *text = "";
	for (uint32_t i = 0; i < row->link_count; i++) {
		const struct export_link *link = &row->links[i];
		bool plain = link->type == TOCSIN_FS && link->lag == 0;
		text = tocsin_arena_printf(sheet->arena, "%s%s%s%s%s", text, i > 0 ? separator : "",
			call(sheet, link->from), plain ? "" : tocsin_link_type_name(link->type),
			lag_text(sheet, link));
	}
	return text;
}

/* A name that holds what separates names stands in quotes. */
static const char *resource_name(const struct export_sheet *sheet, uint32_t resource)
{
	const char *name = sheet->project->resources[resource].name;
	return strpbrk(name, ",;[]") != NULL ? tocsin_arena_printf(sheet->arena, "\"%s\"", name)
					     : name;
}

const char *export_resources(const struct export_sheet *sheet, const struct export_row *row)
{
	const struct tocsin_project *project = sheet->project;
	const char *text = "";
	if (row->task == TOCSIN_NONE)
		return "";
	const struct tocsin_task *task = &project->tasks[row->task];
	for (uint32_t i = 0; i < task->demand_count; i++) {
		const struct tocsin_demand *demand = &project->demands[task->first_demand + i];
		const char *units = demand->amount == 1000
					    ? ""
					    : tocsin_arena_printf(sheet->arena, "[%s]",
						      export_units(sheet, demand->amount));
		text = tocsin_arena_printf(sheet->arena, "%s%s%s%s", text, i > 0 ? ";" : "",
			resource_name(sheet, demand->resource), units);
	}
	return text;
}

static const char *id_of(const struct export_sheet *sheet, uint32_t row)
{
	return sheet->rows[row].id;
}

struct export_progress export_progress_of(
	const struct export_sheet *sheet, const struct export_row *row)
{
	struct export_progress out = {.percent = "", .remaining = "", .start = "", .finish = ""};
	if (sheet->progress == NULL || row->task == TOCSIN_NONE)
		return out;
	const struct tocsin_task_state *state = &sheet->progress->states[row->task];
	const struct tocsin_calendar *calendar = sheet->project->calendar;
	if (state->phase == TOCSIN_NOT_STARTED)
		return out;
	if (state->start != TOCSIN_NO_WORK)
		out.start = export_date(sheet, tocsin_calendar_start(calendar, state->start), ' ');
	if (state->phase == TOCSIN_DONE) {
		out.percent = "100%";
		if (state->finish != TOCSIN_NO_WORK)
			out.finish = export_date(
				sheet, tocsin_calendar_finish(calendar, state->finish), ' ');
	} else {
		out.remaining = export_duration(sheet, state->remaining, row->elapsed);
	}
	return out;
}

static void write_task_cells(
	struct csv_writer *to, const struct export_sheet *sheet, const struct export_row *row)
{
	const struct tocsin_task *task =
		row->task == TOCSIN_NONE ? NULL : &sheet->project->tasks[row->task];
	struct export_progress progress = export_progress_of(sheet, row);
	csv_writer_cell(to, task ? export_date(sheet, task->not_before_date, ' ') : "");
	csv_writer_cell(to, tocsin_arena_printf(sheet->arena, "%d", row->level));
	csv_writer_cell(to, row->milestone ? "yes" : "");
	csv_writer_cell(to, progress.percent);
	csv_writer_cell(to, progress.remaining);
	csv_writer_cell(to, progress.start);
	csv_writer_cell(to, progress.finish);
	csv_writer_cell(to, task ? task->stage : "");
	csv_writer_cell(to, task ? task->touchpoint : "");
	csv_writer_cell(to, task ? task->notes : "");
}

void export_csv(struct csv_writer *to, const struct export_sheet *sheet)
{
	csv_writer_raw(to,
		"unique id,id,name,safe,focused,predecessors,resources,not before,outline "
		"level,milestone,percent,remaining,actual start,actual finish,stage,"
		"touchpoint,notes,start,finish,chain,buffer\n");
	for (uint32_t i = 0; i < sheet->count; i++) {
		const struct export_row *row = &sheet->rows[i];
		bool summary = row->kind == EXPORT_SUMMARY;
		csv_writer_cell(to, row->key);
		csv_writer_cell(to, row->id);
		csv_writer_cell(to, row->name);
		csv_writer_cell(to, summary ? "" : export_duration(sheet, row->safe, row->elapsed));
		csv_writer_cell(
			to, summary ? "" : export_duration(sheet, row->focused, row->elapsed));
		csv_writer_cell(to, export_links(sheet, row, id_of, ";"));
		csv_writer_cell(to, export_resources(sheet, row));
		write_task_cells(to, sheet, row);
		csv_writer_cell(to, export_date(sheet, row->start, ' '));
		csv_writer_cell(to, export_date(sheet, row->finish, ' '));
		csv_writer_cell(to, row->chain);
		csv_writer_cell(to, row->kind != EXPORT_BUFFER                 ? ""
				    : strcmp(row->name, "Project buffer") == 0 ? "project"
									       : "feeding");
		csv_writer_end(to);
	}
}
