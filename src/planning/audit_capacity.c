/* The audit of capacity at every minute: a sweep over the places where something changes. */
#include <stdlib.h>

#include "auditing.h"

struct change {
	tocsin_work at;
	int64_t amount; /* > 0 claimed, < 0 given back, 0 an absence begins or ends */
	uint32_t task;
};

static int compare_changes(const void *a, const void *b)
{
	const struct change *x = a, *y = b;
	if (x->at != y->at)
		return x->at < y->at ? -1 : 1;
	/* What ends gives back before the next one claims: intervals are half-open. */
	if (x->amount != y->amount)
		return x->amount < y->amount ? -1 : 1;
	return (x->task > y->task) - (x->task < y->task);
}

struct sweep {
	struct auditing *auditing;
	const struct tocsin_resource *resource;
	struct change *changes;
	uint32_t count;
	uint32_t *claimers, *slot; /* tasks that hold the resource now; where each stands */
	int64_t *amount;           /* what each holds */
	uint32_t claimer_count, unstarted;
	int64_t claimed;
	uint32_t absence; /* the first that has not ended */
};

static void take_change(struct sweep *sweep, const struct change *change)
{
	bool unstarted = audit_phase(sweep->auditing, change->task) == TOCSIN_NOT_STARTED;
	sweep->claimed += change->amount;
	if (change->amount > 0) {
		sweep->slot[change->task] = sweep->claimer_count;
		sweep->claimers[sweep->claimer_count++] = change->task;
		sweep->amount[change->task] = change->amount;
		sweep->unstarted += unstarted;
	} else if (change->amount < 0) {
		uint32_t last = sweep->claimers[--sweep->claimer_count];
		sweep->claimers[sweep->slot[change->task]] = last;
		sweep->slot[last] = sweep->slot[change->task];
		sweep->unstarted -= unstarted;
	}
}

static int64_t capacity_at(struct sweep *sweep, tocsin_work at)
{
	const struct tocsin_resource *resource = sweep->resource;
	const struct tocsin_absence *absences =
		&sweep->auditing->project->absences[resource->first_absence];
	while (sweep->absence < resource->absence_count && absences[sweep->absence].to <= at)
		sweep->absence++;
	if (sweep->absence < resource->absence_count && absences[sweep->absence].from <= at)
		return absences[sweep->absence].capacity;
	return resource->capacity;
}

/*
 * What of the resource is worked with at one minute: the claims of those that do not pause. One
 * that runs without pausing into an absence which leaves less than it needs does so in any plan.
 */
static int64_t worked_with(const struct sweep *sweep, tocsin_work at, int64_t capacity)
{
	int64_t amount = 0;
	for (uint32_t k = 0; k < sweep->claimer_count; k++) {
		uint32_t task = sweep->claimers[k];
		bool fact = audit_phase(sweep->auditing, task) == TOCSIN_IN_PROGRESS &&
			    sweep->amount[task] > capacity;
		if (!fact && audit_works_within(sweep->auditing, task, at, at + 1))
			amount += sweep->amount[task];
	}
	return amount;
}

/*
 * A task that pauses keeps its claim to what there is on other days, and needs nothing of what the
 * absence leaves: all claims must fit into the capacity, the working ones into what is left.
 */
static bool overloaded(struct sweep *sweep, tocsin_work from, tocsin_work to)
{
	const struct tocsin_project *project = sweep->auditing->project;
	int64_t capacity = capacity_at(sweep, from);
	if (sweep->claimed > sweep->resource->capacity)
		return true;
	if (sweep->claimed <= capacity)
		return false;
	if (worked_with(sweep, from, capacity) > capacity)
		return true;
	/* Absences of other resources begin and end in between, and pauses with them. */
	for (uint32_t k = 0; k < project->absence_count; k++) {
		tocsin_work at[] = {project->absences[k].from, project->absences[k].to};
		for (int j = 0; j < 2; j++)
			if (at[j] > from && at[j] < to &&
				worked_with(sweep, at[j], capacity) > capacity)
				return true;
	}
	return false;
}

static void run_sweep(struct sweep *sweep)
{
	qsort(sweep->changes, sweep->count, sizeof *sweep->changes, compare_changes);
	bool before = false;
	for (uint32_t k = 0; k < sweep->count; k++) {
		take_change(sweep, &sweep->changes[k]);
		if (k + 1 == sweep->count || sweep->changes[k + 1].at == sweep->changes[k].at)
			continue;
		tocsin_work at = sweep->changes[k].at;
		/* Tasks that run already may overload a resource; no plan can help that. */
		bool now = sweep->unstarted > 0 && overloaded(sweep, at, sweep->changes[k + 1].at);
		if (now && !before)
			audit_find(sweep->auditing, "%s is claimed beyond its capacity from %s on",
				sweep->resource->name, audit_place(sweep->auditing, at));
		before = now;
	}
}

/* The changes of every resource, one after the other; those of r are first[r] .. first[r] +
 * count[r].
 */
struct changes {
	struct change *items;
	uint32_t *first, *count;
};

static void add_change(struct changes *changes, uint32_t resource, struct change change)
{
	changes->items[changes->first[resource] + changes->count[resource]++] = change;
}

static struct changes room_for_changes(const struct auditing *auditing)
{
	const struct tocsin_project *project = auditing->project;
	struct changes changes = {
		.first = TOCSIN_NEW(auditing->arena, uint32_t, project->resource_count + 1),
		.count = TOCSIN_NEW(auditing->arena, uint32_t, project->resource_count),
	};
	for (uint32_t k = 0; k < project->demand_count; k++)
		changes.first[project->demands[k].resource + 1] += 2;
	for (uint32_t r = 0; r < project->resource_count; r++)
		changes.first[r + 1] += changes.first[r] + 2 * project->resources[r].absence_count;
	changes.items =
		TOCSIN_NEW(auditing->arena, struct change, changes.first[project->resource_count]);
	return changes;
}

/* A task claims from its start to its end, a running one from now on, a done one nothing more. */
static void add_claims(const struct auditing *auditing, struct changes *changes, uint32_t index)
{
	const struct tocsin_project *project = auditing->project;
	const struct tocsin_task *task = &project->tasks[index];
	enum tocsin_task_phase phase = audit_phase(auditing, index);
	tocsin_work from = auditing->start[index], to = auditing->finish[index];
	if (phase == TOCSIN_IN_PROGRESS) {
		from = auditing->t;
		to = audit_work_end(auditing, index, from, auditing->states[index].remaining);
	}
	if (phase == TOCSIN_DONE || from >= to)
		return;
	for (uint32_t k = 0; k < task->demand_count; k++) {
		const struct tocsin_demand *demand = &project->demands[task->first_demand + k];
		int64_t amount = audit_demand(project, demand);
		if (amount <= 0)
			continue;
		add_change(changes, demand->resource, (struct change){from, amount, index});
		add_change(changes, demand->resource, (struct change){to, -amount, index});
	}
}

static void add_absences(
	const struct auditing *auditing, struct changes *changes, uint32_t resource)
{
	const struct tocsin_resource *of = &auditing->project->resources[resource];
	for (uint32_t k = 0; k < of->absence_count; k++) {
		const struct tocsin_absence *absence =
			&auditing->project->absences[of->first_absence + k];
		add_change(changes, resource, (struct change){.at = absence->from});
		add_change(changes, resource, (struct change){.at = absence->to});
	}
}

void audit_capacity(struct auditing *auditing)
{
	const struct tocsin_project *project = auditing->project;
	struct changes changes = room_for_changes(auditing);
	for (uint32_t i = 0; i < project->task_count; i++)
		add_claims(auditing, &changes, i);
	struct sweep sweep = {
		.auditing = auditing,
		.claimers = TOCSIN_NEW(auditing->arena, uint32_t, project->task_count),
		.slot = TOCSIN_NEW(auditing->arena, uint32_t, project->task_count),
		.amount = TOCSIN_NEW(auditing->arena, int64_t, project->task_count),
	};
	for (uint32_t r = 0; r < project->resource_count; r++) {
		if (changes.count[r] == 0)
			continue;
		add_absences(auditing, &changes, r);
		sweep.resource = &project->resources[r];
		sweep.changes = &changes.items[changes.first[r]];
		sweep.count = changes.count[r];
		sweep.absence = 0;
		run_sweep(&sweep);
	}
}
