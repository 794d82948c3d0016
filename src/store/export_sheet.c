#include "export_sheet.h"

#include <inttypes.h>
#include <string.h>

enum { CIVIL_DAY = 24 * 60 };

const char *export_duration(const struct export_sheet *sheet, tocsin_work minutes, bool elapsed)
{
	char text[TOCSIN_DURATION_SIZE];
	if (elapsed && minutes % CIVIL_DAY == 0)
		return tocsin_arena_printf(sheet->arena, "%" PRId64 "ed", minutes / CIVIL_DAY);
	if (elapsed)
		return tocsin_arena_printf(sheet->arena, "%" PRId64 "em", minutes);
	return tocsin_arena_strdup(
		sheet->arena, tocsin_duration_format(text, minutes, &sheet->project->units));
}

const char *export_units(const struct export_sheet *sheet, int64_t thousandths)
{
	int64_t whole = thousandths / 1000, rest = thousandths % 1000;
	const char *text = tocsin_arena_printf(sheet->arena, "%" PRId64 ".%03d", whole, (int)rest);
	size_t length = strlen(text);
	while (text[length - 1] == '0')
		length--;
	return tocsin_arena_strndup(sheet->arena, text, length - (text[length - 1] == '.'));
}

const char *export_date(const struct export_sheet *sheet, struct tocsin_instant at, char between)
{
	char text[TOCSIN_DATE_SIZE];
	if (!tocsin_instant_known(at))
		return "";
	tocsin_instant_format(text, at);
	char *time = strchr(text, 'T');
	if (time != NULL)
		*time = between;
	return tocsin_arena_strdup(sheet->arena, text);
}

/* ---- Rows ---- */

struct making {
	struct export_sheet *sheet;
	const struct tocsin_plan *plan;
	uint32_t *planned;        /* per project task: plan task, or TOCSIN_NONE */
	uint32_t *row_of_task;    /* per project task */
	uint32_t *row_of_summary; /* per summary */
	uint32_t *buffer_into; /* per project task: rows of buffers that merge into it, chained */
	uint32_t into_end;     /* the same for the project's end */
	uint32_t *next_buffer; /* per row */
};

static void find_planned(struct making *making)
{
	const struct tocsin_project *project = making->sheet->project;
	making->planned = TOCSIN_NEW(making->sheet->arena, uint32_t, project->task_count);
	for (uint32_t i = 0; i < project->task_count; i++)
		making->planned[i] = TOCSIN_NONE;
	for (uint32_t i = 0; i < making->plan->task_count; i++) {
		uint32_t task = tocsin_index_find(&project->by_key, making->plan->tasks[i].key);
		if (task != TOCSIN_NONE)
			making->planned[task] = i;
	}
}

static void add_summary(struct making *making, uint32_t index)
{
	struct export_sheet *sheet = making->sheet;
	const struct tocsin_summary *summary = &sheet->project->summaries[index];
	making->row_of_summary[index] = sheet->count;
	sheet->rows[sheet->count++] = (struct export_row){
		.kind = EXPORT_SUMMARY,
		.id = summary->id,
		.key = summary->key,
		.name = summary->name,
		.level = summary->level,
		.task = TOCSIN_NONE,
		.summary = summary->parent == TOCSIN_NONE ? TOCSIN_NONE
							  : making->row_of_summary[summary->parent],
		.start = TOCSIN_NO_INSTANT,
		.finish = TOCSIN_NO_INSTANT,
		.chain = "",
	};
}

static const char *chain_name(const struct tocsin_plan *plan, int32_t chain)
{
	if (chain == TOCSIN_CRITICAL)
		return "critical";
	return chain >= 0 && (uint32_t)chain < plan->feeding_count ? plan->feeding[chain].id : "";
}

static void add_task(struct making *making, uint32_t index)
{
	struct export_sheet *sheet = making->sheet;
	const struct tocsin_task *task = &sheet->project->tasks[index];
	const struct tocsin_calendar *calendar = sheet->project->calendar;
	uint32_t planned = making->planned[index];
	struct export_row row = {
		.kind = EXPORT_TASK,
		.id = task->id,
		.key = task->key,
		.name = task->name,
		.level = task->level,
		.task = index,
		.summary = task->summary == TOCSIN_NONE ? TOCSIN_NONE
							: making->row_of_summary[task->summary],
		.focused = task->focused,
		.safe = task->safe,
		.elapsed = task->elapsed,
		.milestone = task->milestone,
		.start = TOCSIN_NO_INSTANT,
		.finish = TOCSIN_NO_INSTANT,
		.chain = "",
	};
	if (planned != TOCSIN_NONE) {
		const struct tocsin_plan_task *place = &making->plan->tasks[planned];
		row.start = place->start == place->finish
				    ? tocsin_calendar_finish(calendar, place->start)
				    : tocsin_calendar_start(calendar, place->start);
		row.finish = tocsin_calendar_finish(calendar, place->finish);
		row.chain = chain_name(making->plan, place->chain);
	}
	making->row_of_task[index] = sheet->count;
	sheet->rows[sheet->count++] = row;
}

/* Tasks and summaries in the order of the file. */
static void add_schedule(struct making *making)
{
	const struct tocsin_project *project = making->sheet->project;
	uint32_t task = 0, summary = 0;
	while (task < project->task_count || summary < project->summary_count) {
		bool next_is_task =
			summary == project->summary_count ||
			(task < project->task_count &&
				project->tasks[task].row < project->summaries[summary].row);
		if (next_is_task)
			add_task(making, task++);
		else
			add_summary(making, summary++);
	}
}

/* ---- Buffers ---- */

/* An id that no task has. */
static const char *free_id(const struct export_sheet *sheet, const char *id)
{
	const struct tocsin_project *project = sheet->project;
	while (tocsin_index_find(&project->by_id, id) != TOCSIN_NONE ||
		tocsin_index_find(&project->by_key, id) != TOCSIN_NONE)
		id = tocsin_arena_printf(sheet->arena, "%s buffer", id);
	return id;
}

static uint32_t project_task(const struct making *making, uint32_t planned)
{
	return planned == TOCSIN_NONE ? TOCSIN_NONE
				      : tocsin_index_find(&making->sheet->project->by_key,
						making->plan->tasks[planned].key);
}

/* `into` chains the buffers that merge where it does; NULL for the project buffer. */
static void add_buffer(struct making *making, const char *id, const char *name, uint32_t from,
	uint32_t *into, tocsin_work start, tocsin_work size)
{
	struct export_sheet *sheet = making->sheet;
	const struct tocsin_calendar *calendar = sheet->project->calendar;
	uint32_t row = sheet->count;
	if (size <= 0)
		return;
	id = free_id(sheet, id);
	sheet->rows[sheet->count++] = (struct export_row){
		.kind = EXPORT_BUFFER,
		.id = id,
		.key = id,
		.name = name,
		.level = 1,
		.task = TOCSIN_NONE,
		.summary = TOCSIN_NONE,
		.focused = size,
		.safe = size,
		.start = tocsin_calendar_start(calendar, start),
		.finish = tocsin_calendar_finish(calendar, start + size),
		.chain = "",
	};
	if (from != TOCSIN_NONE) {
		struct export_link *link = TOCSIN_NEW(sheet->arena, struct export_link, 1);
		*link = (struct export_link){.from = making->row_of_task[from]};
		sheet->rows[row].links = link;
		sheet->rows[row].link_count = 1;
	}
	if (into != NULL) {
		making->next_buffer[row] = *into;
		*into = row;
	}
}

static void add_buffers(struct making *making)
{
	const struct tocsin_plan *plan = making->plan;
	struct tocsin_arena *arena = making->sheet->arena;
	for (uint32_t i = 0; i < plan->feeding_count; i++) {
		const struct tocsin_feeding_buffer *of = &plan->feeding[i];
		uint32_t from = project_task(making, of->from), to = project_task(making, of->to);
		const char *name = tocsin_arena_printf(arena, "Feeding buffer %s -> %s",
			plan->tasks[of->from].name,
			of->to == TOCSIN_NONE ? "end" : plan->tasks[of->to].name);
		add_buffer(making, of->id, name, from,
			to == TOCSIN_NONE ? &making->into_end : &making->buffer_into[to],
			of->point - of->size, of->size);
	}
	uint32_t last = plan->critical_count > 0 ? plan->critical[plan->critical_count - 1].task
						 : TOCSIN_NONE;
	add_buffer(making, "PB", "Project buffer", project_task(making, last), NULL,
		plan->chain_end, plan->project_buffer);
}

/* ---- Links ---- */

/* Adds links from a chain of buffers to those that a row has. */
static void link_buffers(struct making *making, struct export_row *row, uint32_t buffers)
{
	const struct export_link *others = row->links;
	uint32_t count = 0;
	for (uint32_t at = buffers; at != TOCSIN_NONE; at = making->next_buffer[at])
		count++;
	row->links = TOCSIN_NEW(making->sheet->arena, struct export_link, row->link_count + count);
	for (uint32_t i = 0; i < row->link_count; i++)
		row->links[i] = others[i];
	for (uint32_t at = buffers; at != TOCSIN_NONE; at = making->next_buffer[at])
		row->links[row->link_count++] = (struct export_link){.from = at};
}

static bool holds_link(const struct export_row *row, struct export_link link)
{
	for (uint32_t i = 0; i < row->link_count; i++) {
		const struct export_link *other = &row->links[i];
		if (other->from == link.from && other->type == link.type &&
			other->lag == link.lag && other->elapsed == link.elapsed)
			return true;
	}
	return false;
}

/* What a task waits for twice, itself and as part of a summary, is written once. */
static void link_task(struct making *making, uint32_t index)
{
	struct export_sheet *sheet = making->sheet;
	const struct tocsin_project *project = sheet->project;
	const struct tocsin_task *task = &project->tasks[index];
	struct export_row *row = &sheet->rows[making->row_of_task[index]];
	row->links = TOCSIN_NEW(sheet->arena, struct export_link, task->in_count);
	for (uint32_t i = 0; i < task->in_count; i++) {
		const struct tocsin_link *link =
			&project->links[project->in_links[task->first_in + i]];
		const struct export_link one = {
			making->row_of_task[link->from], link->type, link->lag, link->elapsed};
		if (!holds_link(row, one))
			row->links[row->link_count++] = one;
	}
	link_buffers(making, row, making->buffer_into[index]);
}

void export_sheet_make(struct export_sheet *out, struct tocsin_arena *arena,
	const struct tocsin_project *project, const struct tocsin_plan *plan,
	const struct tocsin_progress *progress)
{
	uint32_t most = project->task_count + project->summary_count + plan->feeding_count + 1;
	*out = (struct export_sheet){.project = project, .progress = progress, .arena = arena};
	out->rows = TOCSIN_NEW(arena, struct export_row, most);
	struct making making = {
		.sheet = out,
		.plan = plan,
		.row_of_task = TOCSIN_NEW(arena, uint32_t, project->task_count),
		.row_of_summary = TOCSIN_NEW(arena, uint32_t, project->summary_count),
		.buffer_into = TOCSIN_NEW(arena, uint32_t, project->task_count),
		.into_end = TOCSIN_NONE,
		.next_buffer = TOCSIN_NEW(arena, uint32_t, most),
	};
	for (uint32_t i = 0; i < project->task_count; i++)
		making.buffer_into[i] = TOCSIN_NONE;
	find_planned(&making);
	add_schedule(&making);
	add_buffers(&making);
	for (uint32_t i = 0; i < project->task_count; i++)
		link_task(&making, i);
	if (plan->project_buffer > 0)
		link_buffers(&making, &out->rows[out->count - 1], making.into_end);
}
