/* What a task waits for, who waits for it, and why it starts when it does. */
#include "details.h"
#include "explanation.h"
#include "figure.h"
#include "glyph.h"
#include "parts.h"
#include "task_row.h"

/* One tie to another task, as a line shows it. */
struct tied {
	uint32_t other;
	const char *by;       /* "FS + 2 d", or the resource */
	bool binds, at_start; /* of the other: the end that is tied */
};

static struct explanation explanation_of(const struct details *details)
{
	return (struct explanation){.arena = &details->canvas->arena,
		.project = details->data->project,
		.plan = view_plan_in_force(details->data),
		.baseline = details->facts->baseline};
}

/* "ends 04-22", "done 04-02", "running" */
static const char *when(struct details *details, const struct tied *tied)
{
	const struct view_data *data = details->data;
	struct tocsin_arena *arena = &details->canvas->arena;
	const struct tocsin_calendar *calendar = data->project->calendar;
	uint32_t at = details->facts->baseline.plan_task[tied->other];
	const struct tocsin_plan *plan = view_plan_in_force(data);
	tocsin_work start, finish;
	if (data->status) {
		start = data->status->projection.start[tied->other];
		finish = data->status->projection.finish[tied->other];
	} else if (at != TOCSIN_NONE) {
		start = plan->tasks[at].start;
		finish = plan->tasks[at].finish;
	} else {
		return "";
	}
	enum tocsin_task_phase phase = task_row_phase(data, tied->other);
	if (phase == TOCSIN_DONE)
		return tocsin_arena_printf(arena, "done   %s",
			figure_date_short(tocsin_calendar_finish(calendar, finish)).text);
	if (tied->at_start && start != TOCSIN_NO_WORK)
		return tocsin_arena_printf(arena, "%s %s",
			phase == TOCSIN_IN_PROGRESS ? "began " : "starts",
			figure_start_short(calendar, start, finish).text);
	return tocsin_arena_printf(arena, "ends   %s",
		figure_date_short(tocsin_calendar_finish(calendar, finish)).text);
}

static void add_tied(struct details *details, const struct tied *tied)
{
	enum { ID = 2, NAME = 9, BY = 12, WHEN = 12, GAP = 1 };
	const struct tocsin_task *other = &details->data->project->tasks[tied->other];
	int by = details->columns - BY - WHEN - GAP;
	enum role role =
		task_row_phase(details->data, tied->other) == TOCSIN_DONE ? ROLE_DIM : ROLE_TEXT;
	if (tied->binds)
		details_put(details, 0, 1, ROLE_KEY, glyph_text(details->canvas, GLYPH_OFF_RIGHT));
	details_put(details, ID, NAME - ID - GAP, role, other->id);
	details_put(details, NAME, by - NAME - GAP, role, other->name);
	details_put(details, by, BY, role, tied->by);
	details_put(details, by + BY + GAP, WHEN, role, when(details, tied));
	details_next(details);
}

/* With a proposal the ties without room bind; later on the link that holds the later of the two. */
static bool link_binds(const struct details *details, const struct ties *ties, uint32_t index)
{
	const struct view_data *data = details->data;
	const struct tocsin_link *link = &data->project->links[index];
	if (data->status)
		return task_row_phase(data, link->to) == TOCSIN_NOT_STARTED &&
		       data->status->projection.hold[link->to] == TOCSIN_HELD_BY_LINK &&
		       data->status->projection.held_at[link->to] == index;
	for (uint32_t i = 0; i < ties->count; i++)
		if (ties->items[i].link == link)
			return ties->items[i].room == 0;
	return false;
}

/* It took the resource out of turn: now the other one waits for it. */
static bool is_turned(const struct details *details, const struct tocsin_resource_link *link)
{
	return task_row_phase(details->data, link->to) != TOCSIN_NOT_STARTED &&
	       task_row_phase(details->data, link->from) == TOCSIN_NOT_STARTED;
}

static bool handover_binds(const struct details *details, uint32_t index)
{
	const struct tocsin_status *status = details->data->status;
	const struct tocsin_baseline *baseline = &details->facts->baseline;
	const struct tocsin_resource_link *link = &baseline->resource_links[index];
	uint32_t waits = is_turned(details, link) ? link->from : link->to;
	if (status)
		return task_row_phase(details->data, waits) == TOCSIN_NOT_STARTED &&
		       status->projection.hold[waits] == TOCSIN_HELD_BY_RESOURCE_LINK &&
		       status->projection.held_at[waits] == index;
	const struct tocsin_plan_task *tasks = baseline->plan->tasks;
	return tasks[baseline->plan_task[link->from]].finish ==
	       tasks[baseline->plan_task[link->to]].start;
}

static void add_link(struct details *details, struct explanation *explanation,
	const struct ties *ties, uint32_t index, bool before)
{
	const struct tocsin_link *link = &details->data->project->links[index];
	bool from_start = link->type == TOCSIN_SS || link->type == TOCSIN_SF;
	bool to_finish = link->type == TOCSIN_FF || link->type == TOCSIN_SF;
	struct tied tied = {.other = before ? link->from : link->to,
		.by = explanation_link_text(explanation, link),
		.binds = link_binds(details, ties, index),
		.at_start = before ? from_start : !to_finish};
	add_tied(details, &tied);
}

static void add_handover(struct details *details, uint32_t index)
{
	const struct tocsin_resource_link *link = &details->facts->baseline.resource_links[index];
	bool turned = is_turned(details, link);
	uint32_t waits = turned ? link->from : link->to;
	struct tied tied = {.other = link->from == details->task ? link->to : link->from,
		.by = details->data->project->resources[link->resource].name,
		.binds = handover_binds(details, index),
		.at_start = waits != details->task};
	add_tied(details, &tied);
}

/* Links between the task and others, before it or after it: precedence first, then resources. */
static void add_side(struct details *details, struct explanation *explanation,
	const struct ties *ties, bool before)
{
	const struct tocsin_project *project = details->data->project;
	const struct tocsin_task *task = &project->tasks[details->task];
	const struct tocsin_baseline *baseline = &details->facts->baseline;
	uint32_t count = before ? task->in_count : task->out_count;
	bool head = count > 0;
	if (head)
		details_head(details, before ? "before it" : "after it");
	for (uint32_t i = 0; i < count; i++)
		add_link(details, explanation, ties,
			before ? project->in_links[task->first_in + i]
			       : project->out_links[task->first_out + i],
			before);
	for (uint32_t i = 0; i < baseline->resource_link_count; i++) {
		const struct tocsin_resource_link *link = &baseline->resource_links[i];
		if (link->from != details->task && link->to != details->task)
			continue;
		if (((link->to == details->task) != is_turned(details, link)) != before)
			continue;
		if (!head)
			details_head(details, before ? "before it" : "after it");
		head = true;
		add_handover(details, i);
	}
}

void details_add_links(struct details *details)
{
	if (!details->facts->made)
		return;
	struct explanation explanation = explanation_of(details);
	struct ties earlier = {0}, later = {0};
	if (!details->data->status && details->planned) {
		earlier = explanation_earlier(&explanation, details->task);
		later = explanation_later(&explanation, details->task);
	}
	add_side(details, &explanation, &earlier, true);
	add_side(details, &explanation, &later, false);
}

/* What holds it now, which the plan could not know. */
static const char *held_now(struct details *details)
{
	const struct view_data *data = details->data;
	struct task_row row = {details->task, details->priority, details->planned};
	if (!data->status || task_row_phase(data, details->task) != TOCSIN_NOT_STARTED)
		return "";
	const struct tocsin_projection *projection = &data->status->projection;
	if (projection->start[details->task] <= data->status->t)
		return "Now: nothing holds it, it can start.";
	const char *hold = task_row_hold(details->canvas, data, &row);
	uint32_t by = projection->held_by[details->task];
	if (!*hold)
		return "";
	if (by == TOCSIN_NONE)
		return tocsin_arena_printf(&details->canvas->arena, "Now: it waits for %s.", hold);
	return tocsin_arena_printf(&details->canvas->arena, "Now: it waits for %s, %s, until %s.",
		hold, data->project->tasks[by].name,
		figure_date_short(tocsin_calendar_start(data->project->calendar,
					  projection->start[details->task]))
			.text);
}

void details_add_reason(struct details *details)
{
	const struct tocsin_project *project = details->data->project;
	if (!details->facts->made || !details->planned)
		return;
	struct explanation explanation = explanation_of(details);
	struct explanation_answer answer = explanation_answer(&explanation, details->task);
	const char *now = held_now(details);
	details_head(details,
		tocsin_arena_printf(&details->canvas->arena, "why the plan starts it on %s",
			figure_start_short(project->calendar, details->planned->start,
				details->planned->finish)
				.text));
	details_paragraph(details, 0, ROLE_TEXT, explanation_reason(&explanation, &answer));
	if (*now)
		details_paragraph(details, 0, ROLE_TEXT, now);
}
