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

/* Does the project's own order bind these two still, so that nothing may be handed back? */
static bool orders(const struct auditing *auditing, const struct tocsin_link *link)
{
	enum tocsin_task_phase to = audit_phase(auditing, link->to);
	return to == TOCSIN_NOT_STARTED ||
	       (to == TOCSIN_IN_PROGRESS && audit_into_finish(link->type));
}

/* Marks all that waits for a task, by links of either kind, itself included. */
static bool *find_waiting(const struct auditing *auditing, uint32_t task)
{
	const struct tocsin_project *project = auditing->project;
	bool *waits = TOCSIN_NEW(auditing->arena, bool, project->task_count);
	uint32_t *found = TOCSIN_NEW(auditing->arena, uint32_t, project->task_count);
	uint32_t count = 0;
	found[count++] = task;
	waits[task] = true;
	for (uint32_t n = 0; n < count; n++) {
		const struct tocsin_task *of = &project->tasks[found[n]];
		for (uint32_t k = 0; k < of->out_count; k++) {
			const struct tocsin_link *link =
				&project->links[project->out_links[of->first_out + k]];
			if (orders(auditing, link) && !waits[link->to]) {
				waits[link->to] = true;
				found[count++] = link->to;
			}
		}
		for (uint32_t e = auditing->first_out[found[n]];
			e < auditing->first_out[found[n] + 1]; e++) {
			uint32_t to = auditing->edges[auditing->out[e]].to;
			if (!waits[to]) {
				waits[to] = true;
				found[count++] = to;
			}
		}
	}
	return waits;
}

/* Where a task's work ends: its end, but for a running one whose end waits for others. */
static tocsin_work work_end(const struct auditing *auditing, uint32_t task)
{
	if (audit_phase(auditing, task) != TOCSIN_IN_PROGRESS)
		return auditing->finish[task];
	return audit_work_end(auditing, task, auditing->t, auditing->states[task].remaining);
}

/*
 * What a task may take of a resource though no link hands it on: by SF, FF or a negative lag it may
 * lie behind tasks that wait for it, and a link from those would close a cycle. Nobody's is taken
 * twice: `given` grows.
 */
static int64_t excused(
	struct auditing *auditing, struct handover *handover, uint32_t demand, uint32_t taker)
{
	const struct tocsin_project *project = auditing->project;
	uint32_t resource = project->demands[demand].resource;
	int64_t missing =
		audit_demand(project, &project->demands[demand]) - handover->taken[demand];
	int64_t found = 0;
	const bool *waits = find_waiting(auditing, taker);
	for (uint32_t i = 0; i < project->task_count && found < missing; i++) {
		if (i == taker || audit_phase(auditing, i) == TOCSIN_DONE ||
			work_end(auditing, i) > auditing->start[taker] ||
			(!waits[i] && auditing->finish[i] <= auditing->start[taker]))
			continue;
		uint32_t of = demand_for(project, i, resource);
		if (of == TOCSIN_NONE || audit_work_left(auditing, i) == 0)
			continue;
		int64_t left = audit_demand(project, &project->demands[of]) - handover->given[of];
		if (left > missing - found)
			left = missing - found;
		handover->given[of] += left;
		found += left;
	}
	return found;
}

/* Looks for excuses for what a resource is claimed beyond its capacity; returns what is left. */
static int64_t excuse(
	struct auditing *auditing, struct handover *handover, uint32_t resource, int64_t excess)
{
	const struct tocsin_project *project = auditing->project;
	for (uint32_t n = 0; n < project->task_count && auditing->order && excess > 0; n++) {
		uint32_t i = auditing->order[n], demand = demand_for(project, i, resource);
		if (demand == TOCSIN_NONE || audit_phase(auditing, i) != TOCSIN_NOT_STARTED ||
			audit_work_left(auditing, i) == 0 ||
			handover->taken[demand] >= audit_demand(project, &project->demands[demand]))
			continue;
		int64_t found = excused(auditing, handover, demand, i);
		auditing->unlinked = auditing->unlinked || found > 0;
		excess -= found;
	}
	return excess;
}

/*
 * Hands are never empty and never too full: no task takes or gives more than it needs, and what no
 * task hands on to it comes out of the capacity. Only then do the links keep the capacity however
 * late tasks end.
 */
static void audit_handover(struct auditing *auditing, struct handover *handover)
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
	for (uint32_t r = 0; r < project->resource_count; r++) {
		int64_t capacity = project->resources[r].capacity;
		int64_t excess = initial[r] - (capacity > running[r] ? capacity : running[r]);
		if (excess > 0 && excuse(auditing, handover, r, excess) > 0)
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
