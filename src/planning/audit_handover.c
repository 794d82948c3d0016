/* The audit of the resource links: who takes over from whom, and that nobody works with nothing. */
#include "auditing.h"

/* What a task takes over and hands on of its demands, in the order of project->demands. */
struct handover {
	int64_t *taken, *given;
};

/* The task's demand for a resource, as an index; TOCSIN_NONE where it needs none of it. */
static uint32_t demand_for(const struct tocsin_project *project, uint32_t index, uint32_t resource)
{
	const struct tocsin_task *task = &project->tasks[index];
	for (uint32_t k = 0; k < task->demand_count; k++)
		if (project->demands[task->first_demand + k].resource == resource)
			return task->first_demand + k;
	return TOCSIN_NONE;
}

static void audit_resource_link(struct auditing *auditing, const struct handover *handover,
	const struct tocsin_resource_link *link)
{
	const char *name = auditing->project->resources[link->resource].name;
	const char *from_id = audit_id(auditing, link->from), *to_id = audit_id(auditing, link->to);
	uint32_t from = demand_for(auditing->project, link->from, link->resource);
	uint32_t to = demand_for(auditing->project, link->to, link->resource);
	if (from == TOCSIN_NONE || to == TOCSIN_NONE || link->amount <= 0) {
		audit_find(auditing, "%s hands %s on to %s, but they do not both need it", from_id,
			name, to_id);
		return;
	}
	handover->given[from] += link->amount;
	handover->taken[to] += link->amount;
	if (audit_phase(auditing, link->to) == TOCSIN_NOT_STARTED &&
		auditing->start[link->to] < auditing->finish[link->from])
		audit_find(auditing, "%s takes %s over at %s, but %s ends at %s", to_id, name,
			audit_place(auditing, auditing->start[link->to]), from_id,
			audit_end(auditing, auditing->finish[link->from]));
}

/*
 * By SF or a negative lag a task may end before its predecessor starts. What it gives back then
 * cannot be handed on to that predecessor without closing a cycle: what such predecessors take may
 * be missing from the links.
 */
static void excuse_backward(const struct auditing *auditing, int64_t *excused)
{
	const struct tocsin_project *project = auditing->project;
	for (uint32_t i = 0; i < project->task_count; i++) {
		const struct tocsin_task *task = &project->tasks[i];
		bool backward = false;
		for (uint32_t k = 0; k < task->out_count; k++) {
			uint32_t to = project->links[project->out_links[task->first_out + k]].to;
			backward = backward || auditing->finish[to] <= auditing->start[i];
		}
		for (uint32_t k = task->first_demand;
			backward && k < task->first_demand + task->demand_count; k++)
			excused[project->demands[k].resource] +=
				audit_demand(project, &project->demands[k]);
	}
}

/*
 * Hands are never empty and never too full: no task takes or gives more than it needs, and what no
 * task hands on to it comes out of the capacity. Only then do the links keep the capacity however
 * late tasks end.
 */
static void audit_handover(struct auditing *auditing, const struct handover *handover)
{
	const struct tocsin_project *project = auditing->project;
	int64_t *initial = TOCSIN_NEW(auditing->arena, int64_t, project->resource_count);
	int64_t *running = TOCSIN_NEW(auditing->arena, int64_t, project->resource_count);
	for (uint32_t i = 0; i < project->task_count; i++) {
		const struct tocsin_task *task = &project->tasks[i];
		enum tocsin_task_phase phase = audit_phase(auditing, i);
		if (phase == TOCSIN_DONE)
			continue;
		bool claims = audit_work_left(auditing, i) > 0;
		for (uint32_t k = task->first_demand; k < task->first_demand + task->demand_count;
			k++) {
			uint32_t resource = project->demands[k].resource;
			int64_t demand = audit_demand(project, &project->demands[k]);
			int64_t held = claims ? demand : handover->given[k];
			if (handover->taken[k] > demand || handover->given[k] > demand)
				audit_find(auditing, "%s takes or gives more %s than it needs",
					task->id, project->resources[resource].name);
			if (held > handover->taken[k])
				initial[resource] += held - handover->taken[k];
			if (phase == TOCSIN_IN_PROGRESS)
				running[resource] += demand;
		}
	}
	int64_t *excused = TOCSIN_NEW(auditing->arena, int64_t, project->resource_count);
	excuse_backward(auditing, excused);
	for (uint32_t r = 0; r < project->resource_count; r++) {
		int64_t capacity = project->resources[r].capacity;
		if (initial[r] - excused[r] > (capacity > running[r] ? capacity : running[r]))
			audit_find(auditing,
				"the resource links let %s be claimed beyond its capacity",
				project->resources[r].name);
	}
}

void audit_resource_links(struct auditing *auditing)
{
	const struct tocsin_project *project = auditing->project;
	struct handover handover = {
		.taken = TOCSIN_NEW(auditing->arena, int64_t, project->demand_count),
		.given = TOCSIN_NEW(auditing->arena, int64_t, project->demand_count),
	};
	for (uint32_t k = 0; k < auditing->plan->resource_link_count; k++) {
		const struct tocsin_resource_link *link = &auditing->resource_links[k];
		if (audit_phase(auditing, link->from) != TOCSIN_DONE)
			audit_resource_link(auditing, &handover, link);
	}
	audit_handover(auditing, &handover);
}
