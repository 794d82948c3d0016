/*
 * The plan as GanttProject takes it in. It plans in whole days: what is not one is rounded up, and
 * stands as it is in a column of its own, `Focused estimate`, which is preferred when it is read
 * again. Lags have no such column. A row without a begin date it passes over, with all that hangs
 * on it, so that summaries have one too.
 */
#include <inttypes.h>
#include <stdlib.h>

#include "export_sheet.h"

static tocsin_work day_of(const struct export_sheet *sheet, bool elapsed)
{
	enum { CIVIL_DAY = 24 * 60 };
	return elapsed ? CIVIL_DAY : sheet->project->units.day;
}

static int64_t whole_days(const struct export_sheet *sheet, const struct export_row *row)
{
	tocsin_work day = day_of(sheet, row->elapsed);
	return (row->focused + day - 1) / day;
}

/* It knows no elapsed days either. */
static bool is_rounded(const struct export_sheet *sheet, const struct export_row *row)
{
	return row->kind == EXPORT_TASK && (row->focused % day_of(sheet, row->elapsed) != 0 ||
						   (row->elapsed && row->focused > 0));
}

struct export_rounding export_ganttproject_rounding(const struct export_sheet *sheet)
{
	struct export_rounding rounding = {0};
	for (uint32_t i = 0; i < sheet->count; i++) {
		const struct export_row *row = &sheet->rows[i];
		rounding.durations += is_rounded(sheet, row);
		for (uint32_t k = 0; k < row->link_count; k++)
			rounding.lags +=
				row->kind != EXPORT_BUFFER &&
				row->links[k].lag % day_of(sheet, row->links[k].elapsed) != 0;
	}
	return rounding;
}

/* "47" of "46.6%", "1" of "0.2%" and "99" of "99.9%", for what is begun is neither untouched nor
 * complete; "0" where nothing is done. */
static const char *whole_percent(const struct export_sheet *sheet, const struct export_row *row)
{
	double percent = strtod(export_progress_of(sheet, row).percent, NULL);
	int whole = (int)(percent + 0.5);
	if (whole == 0 && percent > 0)
		whole = 1;
	if (whole == 100 && percent < 100)
		whole = 99;
	return tocsin_arena_printf(sheet->arena, "%d", whole);
}

static const char *gantt_links(const struct export_sheet *sheet, const struct export_row *row)
{
	struct export_text text = {0};
	for (uint32_t i = 0; i < row->link_count; i++) {
		const struct export_link *link = &row->links[i];
		int64_t days = link->lag / day_of(sheet, link->elapsed);
		export_text_add(sheet, &text,
			tocsin_arena_printf(sheet->arena, "%s%u-%s=P%" PRId64 "D", i > 0 ? ";" : "",
				link->from, tocsin_link_type_name(link->type), days));
	}
	return export_text_whole(&text);
}

/* "0:100.00;2:50.00": resources by number, loads in percent. */
static const char *gantt_loads(const struct export_sheet *sheet, const struct export_row *row)
{
	struct export_text text = {0};
	if (row->task == TOCSIN_NONE)
		return "";
	const struct tocsin_task *task = &sheet->project->tasks[row->task];
	for (uint32_t i = 0; i < task->demand_count; i++) {
		const struct tocsin_demand *demand =
			&sheet->project->demands[task->first_demand + i];
		export_text_add(sheet, &text,
			tocsin_arena_printf(sheet->arena, "%s%u:%s", i > 0 ? ";" : "",
				demand->resource, export_units(sheet, demand->amount * 100)));
	}
	return export_text_whole(&text);
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

struct span {
	struct tocsin_instant begin, end;
};

static void widen(struct span *span, struct span by)
{
	if (!tocsin_instant_known(span->begin) || by.begin.minute < span->begin.minute)
		span->begin = by.begin;
	if (by.end.minute > span->end.minute) /* what is not known lies before all time */
		span->end = by.end;
}

/* When each row begins and ends: what is in no plan begins with the project, and a summary is as
 * long as what is below it, which comes after it. */
static struct span *spans_of(const struct export_sheet *sheet)
{
	const struct tocsin_instant start = sheet->project->start;
	struct span *spans = TOCSIN_NEW(sheet->arena, struct span, sheet->count);
	for (uint32_t i = 0; i < sheet->count; i++)
		spans[i] = (struct span){sheet->rows[i].start, sheet->rows[i].finish};
	for (uint32_t i = sheet->count; i-- > 0;) {
		uint32_t summary = sheet->rows[i].summary;
		if (!tocsin_instant_known(spans[i].begin))
			spans[i] = (struct span){start, start};
		if (summary != TOCSIN_NONE)
			widen(&spans[summary], spans[i]);
	}
	return spans;
}

static const char *day_text(const struct export_sheet *sheet, struct tocsin_instant at)
{
	return tocsin_arena_strndup(sheet->arena, export_date(sheet, at, ' '), 10);
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
	const struct span *spans = spans_of(sheet);
	bool exact = export_ganttproject_rounding(sheet).durations > 0;
	csv_writer_raw(to, "ID,Name,Begin date,End date,Duration,Safe estimate,");
	csv_writer_raw(to, exact ? "Focused estimate," : "");
	csv_writer_raw(to, "Completion,Predecessors,Outline number,Assignments,Notes\n");
	for (uint32_t i = 0; i < sheet->count; i++) {
		const struct export_row *row = &sheet->rows[i];
		bool summary = row->kind == EXPORT_SUMMARY;
		csv_writer_cell(to, tocsin_arena_printf(sheet->arena, "%u", i));
		csv_writer_text_cell(to, row->name);
		csv_writer_cell(to, day_text(sheet, spans[i].begin));
		csv_writer_cell(to, day_text(sheet, spans[i].end));
		csv_writer_cell(to, summary ? ""
					    : tocsin_arena_printf(sheet->arena, "%" PRId64,
						      whole_days(sheet, row)));
		csv_writer_cell(to, export_safe_beside(sheet, row));
		if (exact)
			csv_writer_cell(to,
				summary ? "" : export_duration(sheet, row->focused, row->elapsed));
		csv_writer_cell(to, whole_percent(sheet, row));
		csv_writer_cell(to, gantt_links(sheet, row));
		csv_writer_cell(to, outline_number(sheet, i, above, last));
		csv_writer_cell(to, gantt_loads(sheet, row));
		csv_writer_text_cell(to, export_notes(sheet, row));
		csv_writer_end(to);
	}
	gantt_resources(to, sheet);
}
