/*
 * The audit (METHOD 3, step 9): the plan's own claims, one after the other. What depends on the
 * schedule, on the chain and on the feeding buffers is next door (audit_*.c).
 */
#include "tocsin/audit.h"

#include <stdarg.h>
#include <stdio.h>

#include "auditing.h"

void audit_find(struct auditing *auditing, const char *format, ...)
{
	struct tocsin_audit *audit = auditing->audit;
	audit->count++;
	if (audit->shown == TOCSIN_FINDINGS_SHOWN)
		return;
	char text[512];
	va_list arguments;
	va_start(arguments, format);
	vsnprintf(text, sizeof text, format, arguments);
	va_end(arguments);
	audit->findings[audit->shown++] = tocsin_arena_strdup(&audit->arena, text);
}

const char *audit_place(const struct auditing *auditing, tocsin_work at)
{
	char text[TOCSIN_DATE_SIZE];
	tocsin_instant_format(text, tocsin_calendar_start(auditing->project->calendar, at));
	return tocsin_arena_strdup(auditing->arena, text);
}

const char *audit_end(const struct auditing *auditing, tocsin_work at)
{
	char text[TOCSIN_DATE_SIZE];
	tocsin_instant_format(text, tocsin_calendar_finish(auditing->project->calendar, at));
	return tocsin_arena_strdup(auditing->arena, text);
}

const char *audit_amount(const struct auditing *auditing, tocsin_work minutes)
{
	char text[TOCSIN_DURATION_SIZE];
	tocsin_duration_format(text, minutes, &auditing->project->units);
	return tocsin_arena_strdup(auditing->arena, text);
}

/* Sees the plan's tasks as the project's; false where they are not the same tasks. */
static bool match_tasks(struct auditing *auditing)
{
	const struct tocsin_project *project = auditing->project;
	const struct tocsin_plan *plan = auditing->plan;
	uint32_t before = auditing->audit->count;
	bool *seen = TOCSIN_NEW(auditing->arena, bool, project->task_count);
	for (uint32_t i = 0; i < plan->task_count; i++) {
		const struct tocsin_plan_task *planned = &plan->tasks[i];
		uint32_t task = tocsin_index_find(&project->by_key, planned->key);
		if (task == TOCSIN_NONE || seen[task]) {
			audit_find(auditing, "%s is %s", planned->id,
				task == TOCSIN_NONE ? "planned, but not in the schedule"
						    : "planned twice");
			continue;
		}
		seen[task] = true;
		auditing->task[i] = task;
		auditing->start[task] = planned->start;
		auditing->finish[task] = planned->finish;
		auditing->chain[task] = planned->chain;
		if (planned->focused != project->tasks[task].focused ||
			planned->safe != project->tasks[task].safe)
			audit_find(auditing, "%s is planned with other estimates than it has",
				planned->id);
	}
	for (uint32_t i = 0; i < project->task_count; i++)
		if (!seen[i])
			audit_find(auditing, "%s is not planned", audit_id(auditing, i));
	return auditing->audit->count == before;
}

/* The same for the resource links; false where one names what is not there. */
static bool match_resource_links(struct auditing *auditing)
{
	const struct tocsin_plan *plan = auditing->plan;
	auditing->resource_links =
		TOCSIN_NEW(auditing->arena, struct tocsin_resource_link, plan->resource_link_count);
	for (uint32_t k = 0; k < plan->resource_link_count; k++) {
		struct tocsin_resource_link link = plan->resource_links[k];
		if (link.from >= plan->task_count || link.to >= plan->task_count ||
			link.from == link.to ||
			link.resource >= auditing->project->resource_count) {
			audit_find(auditing, "resource link %u ties no two tasks of the plan", k);
			return false;
		}
		link.from = auditing->task[link.from];
		link.to = auditing->task[link.to];
		auditing->resource_links[k] = link;
	}
	return true;
}

static bool known_tasks(struct auditing *auditing, const struct tocsin_chain_item *items,
	uint32_t count, const char *name)
{
	for (uint32_t k = 0; k < count; k++) {
		if (items[k].task >= auditing->plan->task_count) {
			audit_find(auditing, "%s names a task that is not planned", name);
			return false;
		}
	}
	return true;
}

/* Every index in the plan leads somewhere, so that the checks may follow it. */
static bool well_formed(struct auditing *auditing)
{
	const struct tocsin_plan *plan = auditing->plan;
	if (!match_tasks(auditing) || !match_resource_links(auditing) ||
		!known_tasks(
			auditing, plan->critical, plan->critical_count, "the critical chain") ||
		!known_tasks(auditing, plan->candidates, plan->candidate_count,
			"the list of candidates"))
		return false;
	for (uint32_t k = 0; k < plan->feeding_count; k++) {
		const struct tocsin_feeding_buffer *buffer = &plan->feeding[k];
		if (buffer->from >= plan->task_count ||
			(buffer->to >= plan->task_count && buffer->to != TOCSIN_NONE)) {
			audit_find(auditing, "%s ties no two tasks of the plan", buffer->id);
			return false;
		}
		if (!known_tasks(auditing, buffer->chain, buffer->chain_count, buffer->id))
			return false;
	}
	return true;
}

static void equal(struct auditing *auditing, const char *what, tocsin_work is, tocsin_work expected)
{
	if (is != expected)
		audit_find(auditing, "%s is %s, but should be %s", what, audit_amount(auditing, is),
			audit_amount(auditing, expected));
}

tocsin_work audit_rounded(const struct auditing *auditing, tocsin_work size)
{
	tocsin_work step = auditing->project->settings.buffer_round;
	return step > 0 ? (size + step - 1) / step * step : size;
}

struct tocsin_buffer_sizing audit_sizing(const struct auditing *auditing,
	const struct tocsin_chain_item *items, uint32_t count, tocsin_work manual)
{
	return (struct tocsin_buffer_sizing){
		.project = &auditing->seen,
		.chain = items,
		.chain_count = count,
		.spent = auditing->spent,
		.seed = auditing->plan->seed,
		.manual = manual,
	};
}

/* Sees the project with the plan's tasks, that chains may be sized as they stand. */
static void see_as_planned(struct auditing *auditing)
{
	uint32_t tasks = auditing->plan->task_count;
	auditing->seen = *auditing->project;
	auditing->seen.tasks = TOCSIN_NEW(auditing->arena, struct tocsin_task, tasks);
	auditing->spent = TOCSIN_NEW(auditing->arena, tocsin_work, tasks);
	for (uint32_t i = 0; i < tasks; i++) {
		auditing->seen.tasks[i] = auditing->project->tasks[auditing->task[i]];
		auditing->spent[i] = audit_spent(auditing, auditing->task[i]);
	}
}

static tocsin_work manual_project_buffer(const struct tocsin_settings *settings)
{
	for (uint32_t k = 0; k < settings->manual_buffer_count; k++)
		if (!settings->manual_buffers[k].from && !settings->manual_buffers[k].to)
			return settings->manual_buffers[k].size;
	return TOCSIN_NO_WORK;
}

/* The project buffer: what its method gives, up to a round number, and what others had no room for.
 */
static void audit_project_buffer(struct auditing *auditing)
{
	const struct tocsin_plan *plan = auditing->plan;
	struct tocsin_buffer_sizing sizing = audit_sizing(auditing, plan->critical,
		plan->critical_count, manual_project_buffer(&auditing->project->settings));
	if (audit_sizes_by_chain(auditing))
		equal(auditing, "the wanted project buffer", plan->project_buffer_wanted,
			tocsin_buffer_size(plan->method, &sizing));
	tocsin_work missing = 0, missing_rounded = 0;
	for (uint32_t k = 0; k < plan->feeding_count; k++) {
		const struct tocsin_feeding_buffer *buffer = &plan->feeding[k];
		if (buffer->flag != TOCSIN_BUFFER_SPLIT)
			continue;
		missing += buffer->wanted - buffer->size;
		missing_rounded += audit_rounded(auditing, buffer->wanted) - buffer->size;
	}
	tocsin_work size = audit_rounded(auditing, plan->project_buffer_wanted) + missing_rounded;
	if (plan->project_buffer > audit_rounded(auditing, size) ||
		plan->project_buffer < plan->project_buffer_wanted + missing ||
		plan->project_buffer != audit_rounded(auditing, plan->project_buffer))
		equal(auditing, "the project buffer", plan->project_buffer, size);
}

/* F0 by a projection over the plan's frozen links; the promise and B0 by their sums. */
static void audit_promise(struct auditing *auditing)
{
	const struct tocsin_plan *plan = auditing->plan;
	equal(auditing, "F0", plan->projected_end, auditing->earliest.end);
	equal(auditing, "the promise", plan->promise, plan->chain_end + plan->project_buffer);
	equal(auditing, "B0", plan->buffer, plan->promise - plan->projected_end);
	if (auditing->earliest.end > plan->makespan)
		audit_find(auditing, "a forward pass ends %s after the makespan",
			audit_amount(auditing, auditing->earliest.end - plan->makespan));
	/* Where somebody is away, G does not tell what the others leave, and may be shorter; so may
	 * it be where it cannot express an order that the dates keep. */
	if (!auditing->absences && !auditing->unlinked &&
		auditing->earliest.end < plan->lower_bound)
		audit_find(auditing, "a forward pass ends %s before the lower bound",
			audit_amount(auditing, plan->lower_bound - auditing->earliest.end));
	if (plan->makespan < plan->lower_bound)
		audit_find(auditing, "the makespan lies below its lower bound");
	if (plan->optimal != (plan->makespan == plan->lower_bound))
		audit_find(auditing,
			"the plan is%s called optimal, but its bound is %s its makespan",
			plan->optimal ? "" : " not", plan->optimal ? "not" : "also");
}

/* Where G lets every task lie, with the dates and without them. */
static void project_links(struct auditing *auditing)
{
	const struct tocsin_project *project = auditing->project;
	struct tocsin_project undated = *project;
	undated.tasks = TOCSIN_NEW(auditing->arena, struct tocsin_task, project->task_count);
	for (uint32_t i = 0; i < project->task_count; i++) {
		undated.tasks[i] = project->tasks[i];
		undated.tasks[i].not_before = TOCSIN_NO_WORK;
	}
	uint32_t links = auditing->plan->resource_link_count;
	tocsin_project_forward(&auditing->earliest, auditing->arena, project,
		auditing->resource_links, links, auditing->states, NULL, NULL, auditing->t);
	tocsin_project_forward(&auditing->undated, auditing->arena, &undated,
		auditing->resource_links, links, auditing->states, NULL, NULL, auditing->t);
}

static bool any_elapsed(const struct tocsin_project *project)
{
	for (uint32_t i = 0; i < project->task_count; i++)
		if (project->tasks[i].elapsed)
			return true;
	for (uint32_t k = 0; k < project->link_count; k++)
		if (project->links[k].elapsed)
			return true;
	return false;
}

void tocsin_audit_run(struct tocsin_audit *audit, const struct tocsin_project *project,
	const struct tocsin_task_state *states, const struct tocsin_plan *plan)
{
	*audit = (struct tocsin_audit){0};
	tocsin_arena_init(&audit->arena);
	struct tocsin_arena scratch;
	tocsin_arena_init(&scratch);
	struct auditing auditing = {
		.audit = audit,
		.arena = &scratch,
		.project = project,
		.states = states,
		.plan = plan,
		.t = plan->as_of > 0 ? plan->as_of : 0,
		.absences = project->absence_count > 0,
		.elapsed = any_elapsed(project),
		.task = TOCSIN_NEW(&scratch, uint32_t, plan->task_count),
		.start = TOCSIN_NEW(&scratch, tocsin_work, project->task_count),
		.finish = TOCSIN_NEW(&scratch, tocsin_work, project->task_count),
		.chain = TOCSIN_NEW(&scratch, int32_t, project->task_count),
	};
	auditing.stretched =
		(auditing.elapsed || auditing.absences) && project->settings.no_room == TOCSIN_GAP;
	if (well_formed(&auditing)) {
		see_as_planned(&auditing);
		audit_schedule(&auditing);
		audit_capacity(&auditing);
		audit_network(&auditing);
		audit_resource_links(&auditing);
		if (auditing.order && project->task_count > 0) {
			project_links(&auditing);
			audit_chain(&auditing);
			audit_feeding(&auditing);
			audit_project_buffer(&auditing);
			audit_promise(&auditing);
		}
	}
	tocsin_arena_finish(&scratch);
}

void tocsin_audit_finish(struct tocsin_audit *audit)
{
	tocsin_arena_finish(&audit->arena);
}
