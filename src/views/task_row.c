#include "task_row.h"

#include <string.h>

#include "figure.h"
#include "parts.h"

static const struct tocsin_priority *priority_of(
	const struct view_data *data, const struct view_rows *rows, uint32_t row)
{
	const struct tocsin_status *status = data->status;
	uint32_t at = rows->priorities ? rows->priorities[row] : TOCSIN_NONE;
	/* Rows of an older status do not match this one: then there is nothing to say. */
	if (!status || at >= status->priority_count ||
		status->priorities[at].task != rows->tasks[row])
		return NULL;
	return &status->priorities[at];
}

struct task_row task_row_at(
	const struct view_data *data, const struct view_rows *rows, uint32_t row)
{
	const struct tocsin_plan *plan = view_plan_in_force(data);
	uint32_t planned = rows->plan_tasks ? rows->plan_tasks[row] : TOCSIN_NONE;
	return (struct task_row){.task = rows->tasks[row],
		.priority = priority_of(data, rows, row),
		.planned = plan && planned < plan->task_count ? &plan->tasks[planned] : NULL};
}

enum tocsin_task_phase task_row_phase(const struct view_data *data, uint32_t task)
{
	return data->status ? data->status->progress.states[task].phase : TOCSIN_NOT_STARTED;
}

const char *task_row_state(
	struct canvas *canvas, const struct view_data *data, const struct task_row *row)
{
	const struct tocsin_status *status = data->status;
	enum tocsin_task_phase phase = task_row_phase(data, row->task);
	if (!status)
		return "";
	if (phase == TOCSIN_DONE)
		return "done";
	if (phase == TOCSIN_IN_PROGRESS)
		return "running";
	if (row->priority)
		return row->priority->flags & TOCSIN_QUEUED ? "queued" : "ready";
	/* From ten days on half a day is no news, and takes room. */
	tocsin_work wait = status->projection.start[row->task] - status->t;
	tocsin_work day = data->project->units.day;
	if (wait >= 10 * day)
		wait -= wait % day;
	return tocsin_arena_printf(&canvas->arena, "in %s", figure_span(data->project, wait).text);
}

const char *task_row_flags(
	struct canvas *canvas, const struct view_data *data, const struct task_row *row)
{
	static const struct {
		enum tocsin_task_flag flag;
		const char *word;
	} words[] = {{TOCSIN_STALE, "stale"}, {TOCSIN_WAKE_UP, "wake"}, {TOCSIN_KIT, "kit"},
		{TOCSIN_CONTESTED, "contested"}, {TOCSIN_START_UNKNOWN, "start?"}};
	if (!data->status || task_row_phase(data, row->task) == TOCSIN_DONE)
		return "";
	unsigned flags = data->status->flags ? data->status->flags[row->task] : 0;
	if (row->priority)
		flags |= row->priority->flags;
	const char *text = row->planned ? "" : "added";
	for (unsigned i = 0; i < sizeof words / sizeof words[0]; i++)
		if (flags & words[i].flag)
			text = tocsin_arena_printf(
				&canvas->arena, "%s%s%s", text, *text ? " " : "", words[i].word);
	return text;
}

const char *task_row_hold(
	struct canvas *canvas, const struct view_data *data, const struct task_row *row)
{
	const struct tocsin_status *status = data->status;
	const struct tocsin_project *project = data->project;
	if (!status || task_row_phase(data, row->task) != TOCSIN_NOT_STARTED)
		return "";
	const struct tocsin_projection *projection = &status->projection;
	if (projection->hold[row->task] == TOCSIN_HELD_BY_DATE)
		return "its date";
	uint32_t by = projection->held_by[row->task];
	if (by == TOCSIN_NONE)
		return "";
	const char *id = project->tasks[by].id;
	if (projection->hold[row->task] != TOCSIN_HELD_BY_RESOURCE_LINK)
		return id;
	uint32_t link = projection->held_at[row->task];
	if (link >= status->baseline.resource_link_count)
		return id;
	uint32_t resource = status->baseline.resource_links[link].resource;
	if (resource >= project->resource_count)
		return id;
	return tocsin_arena_printf(
		&canvas->arena, "%s (%s)", id, project->resources[resource].name);
}

const char *task_row_resources(struct canvas *canvas, const struct tocsin_project *project,
	const struct tocsin_task *task, int columns)
{
	const char *text = "";
	for (uint32_t i = 0; i < task->demand_count; i++) {
		const struct tocsin_demand *demand = &project->demands[task->first_demand + i];
		/* What lies behind the column's end is not looked at. */
		if (i > 0 && (int)strlen(text) > 4 * columns)
			break;
		text = tocsin_arena_printf(&canvas->arena, "%s%s%s", text, i > 0 ? " " : "",
			project->resources[demand->resource].name);
	}
	return text;
}

const char *task_row_chain(const struct view_data *data, const struct task_row *row)
{
	const struct tocsin_plan *plan = view_plan_in_force(data);
	if (!row->planned || row->planned->chain == TOCSIN_NO_CHAIN)
		return "";
	if (row->planned->chain == TOCSIN_CRITICAL)
		return "critical";
	return plan->feeding[row->planned->chain].id;
}

tocsin_work task_row_room(const struct view_data *data, uint32_t task)
{
	const struct tocsin_status *status = data->status;
	if (!status || !status->tails || task_row_phase(data, task) == TOCSIN_DONE)
		return TOCSIN_NO_WORK;
	return status->projected_end - status->projection.finish[task] - status->tails[task];
}

tocsin_work task_row_silence(const struct view_data *data, uint32_t task)
{
	const struct tocsin_status *status = data->status;
	if (!status || !status->progress.reports ||
		!tocsin_instant_known(status->progress.reports[task].last))
		return TOCSIN_NO_WORK;
	return status->t -
	       tocsin_calendar_axis(data->project->calendar, status->progress.reports[task].last);
}

bool task_row_zone(enum tocsin_zone *out, const struct view_data *data, const struct task_row *row)
{
	if (!data->status || !row->planned || row->planned->chain == TOCSIN_NO_CHAIN ||
		task_row_phase(data, row->task) == TOCSIN_DONE)
		return false;
	*out = row->planned->chain == TOCSIN_CRITICAL
		       ? data->status->now.zone
		       : data->status->feeding[row->planned->chain].zone;
	return true;
}

const char *task_row_note(const struct view_data *data, uint32_t task)
{
	uint32_t last = data->status ? data->status->progress.reports[task].last_note : TOCSIN_NONE;
	return last == TOCSIN_NONE ? data->project->tasks[task].stated->notes
				   : data->journal->entries[last].note;
}
