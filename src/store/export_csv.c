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
	struct export_text text = {0};
	for (uint32_t i = 0; i < row->link_count; i++) {
		const struct export_link *link = &row->links[i];
		bool plain = link->type == TOCSIN_FS && link->lag == 0;
		export_text_add(sheet, &text, i > 0 ? separator : "");
		export_text_add(sheet, &text, call(sheet, link->from));
		export_text_add(sheet, &text, plain ? "" : tocsin_link_type_name(link->type));
		export_text_add(sheet, &text, lag_text(sheet, link));
	}
	return export_text_whole(&text);
}

/* A name that holds what separates names, or begins with a quote, stands in quotes, and its own
 * are doubled. */
static const char *resource_name(const struct export_sheet *sheet, uint32_t resource)
{
	const char *name = sheet->project->resources[resource].name;
	struct export_text text = {0};
	if (strpbrk(name, ",;[]") == NULL && name[0] != '"')
		return name;
	export_text_add(sheet, &text, "\"");
	for (; *name != '\0'; name++)
		export_text_add(sheet, &text, *name == '"' ? "\"\"" : (const char[]){*name, '\0'});
	export_text_add(sheet, &text, "\"");
	return export_text_whole(&text);
}

const char *export_resources(const struct export_sheet *sheet, const struct export_row *row)
{
	const struct tocsin_project *project = sheet->project;
	struct export_text text = {0};
	if (row->task == TOCSIN_NONE)
		return "";
	const struct tocsin_task *task = &project->tasks[row->task];
	for (uint32_t i = 0; i < task->demand_count; i++) {
		const struct tocsin_demand *demand = &project->demands[task->first_demand + i];
		const char *units = demand->amount == 1000
					    ? ""
					    : tocsin_arena_printf(sheet->arena, "[%s]",
						      export_units(sheet, demand->amount));
		export_text_add(sheet, &text, i > 0 ? ";" : "");
		export_text_add(sheet, &text, resource_name(sheet, demand->resource));
		export_text_add(sheet, &text, units);
	}
	return export_text_whole(&text);
}

static const char *id_of(const struct export_sheet *sheet, uint32_t row)
{
	return sheet->rows[row].id;
}

/* Columns that few projects need. */
struct extra_columns {
	bool unique_id;  /* keys are not ids */
	bool constraint; /* dates before which a task should be done */
};

static struct extra_columns extras_of(const struct tocsin_project *project)
{
	struct extra_columns extras = {false, false};
	for (uint32_t i = 0; i < project->task_count; i++) {
		extras.unique_id |= strcmp(project->tasks[i].key, project->tasks[i].id) != 0;
		extras.constraint |= tocsin_instant_known(project->tasks[i].stated->due);
	}
	return extras;
}

static void write_dates(struct csv_writer *to, const struct export_sheet *sheet,
	const struct export_row *row, bool constraint)
{
	const struct tocsin_task *task =
		row->task == TOCSIN_NONE ? NULL : &sheet->project->tasks[row->task];
	bool held = task != NULL && tocsin_instant_known(task->stated->not_before_date);
	bool due = task != NULL && !held && tocsin_instant_known(task->stated->due);
	csv_writer_cell(to, held  ? export_date(sheet, task->stated->not_before_date, 'T')
			    : due ? export_date(sheet, task->stated->due, 'T')
				  : "");
	if (constraint)
		csv_writer_cell(to, held  ? "start no earlier than"
				    : due ? "finish no later than"
					  : "");
	csv_writer_cell(to, export_date(sheet, row->start, 'T'));
	csv_writer_cell(to, export_date(sheet, row->finish, 'T'));
}

static void write_progress(
	struct csv_writer *to, const struct export_sheet *sheet, const struct export_row *row)
{
	struct export_progress progress = export_progress_of(sheet, row);
	csv_writer_cell(to, progress.percent);
	csv_writer_cell(to, progress.remaining);
	csv_writer_cell(to, progress.start);
	csv_writer_cell(to, progress.finish);
}

static void write_row(struct csv_writer *to, const struct export_sheet *sheet,
	const struct export_row *row, struct extra_columns extras)
{
	const struct tocsin_task *task =
		row->task == TOCSIN_NONE ? NULL : &sheet->project->tasks[row->task];
	struct export_estimates estimates = export_estimates_of(sheet, row);
	csv_writer_text_cell(to, row->id);
	if (extras.unique_id)
		csv_writer_text_cell(to, export_key(sheet, row));
	csv_writer_text_cell(to, row->name);
	csv_writer_cell(to, estimates.safe);
	csv_writer_cell(to, estimates.focused);
	csv_writer_text_cell(to, export_links(sheet, row, id_of, ";"));
	csv_writer_text_cell(to, export_resources(sheet, row));
	write_dates(to, sheet, row, extras.constraint);
	csv_writer_text_cell(to, row->summary == TOCSIN_NONE ? "" : sheet->rows[row->summary].id);
	csv_writer_cell(to, row->milestone ? "yes" : "");
	write_progress(to, sheet, row);
	csv_writer_text_cell(to, task ? task->stated->stage : "");
	csv_writer_text_cell(to, task ? task->stated->touchpoint : "");
	csv_writer_text_cell(to, export_notes(sheet, row));
	csv_writer_text_cell(to, row->chain);
	csv_writer_cell(to, row->kind != EXPORT_BUFFER                 ? ""
			    : strcmp(row->name, "Project buffer") == 0 ? "project"
								       : "feeding");
	csv_writer_end(to);
}

/* The outline is given by parents, so that a spreadsheet may sort the rows. */
void export_csv(struct csv_writer *to, const struct export_sheet *sheet)
{
	struct extra_columns extras = extras_of(sheet->project);
	csv_writer_raw(to, "id");
	csv_writer_raw(to, extras.unique_id ? ",unique id" : "");
	csv_writer_raw(to, ",name,safe,focused,predecessors,resources,not_before");
	csv_writer_raw(to, extras.constraint ? ",constraint type" : "");
	csv_writer_raw(to,
		",start,finish,parent,milestone,percent,remaining,actual_start,actual_finish,"
		"stage,touchpoint,notes,chain,buffer\n");
	for (uint32_t i = 0; i < sheet->count; i++)
		write_row(to, sheet, &sheet->rows[i], extras);
}
