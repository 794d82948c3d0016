/*
 * (+) once more: the minutes of an absence are walked through one absence at a time, where the
 * model counts them beforehand. Slower, and plain enough to be believed.
 */
#include "auditing.h"

/* Shares of an interval in which the task cannot work; from >= to: none. */
struct blocked {
	tocsin_work from, to;
};

static const tocsin_work NEVER = INT64_MAX;

/* The first absence of `resource` that ends after `at` and leaves less than `need`. */
static struct blocked absence_after(const struct tocsin_project *project,
	const struct tocsin_resource *resource, int64_t need, tocsin_work at)
{
	const struct tocsin_absence *absences = &project->absences[resource->first_absence];
	uint32_t low = 0, high = resource->absence_count;
	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		if (absences[middle].to > at)
			high = middle;
		else
			low = middle + 1;
	}
	while (low < resource->absence_count &&
		(absences[low].capacity >= need || absences[low].from >= absences[low].to))
		low++;
	if (low == resource->absence_count)
		return (struct blocked){NEVER, NEVER};
	return (struct blocked){absences[low].from, absences[low].to};
}

/* The first interval after `at` in which some resource is too few for the task. */
static struct blocked blocked_after(const struct auditing *auditing, uint32_t index, tocsin_work at)
{
	const struct tocsin_project *project = auditing->project;
	const struct tocsin_task *task = &project->tasks[index];
	struct blocked first = {NEVER, NEVER};
	for (uint32_t k = 0; k < task->demand_count; k++) {
		const struct tocsin_demand *demand = &project->demands[task->first_demand + k];
		const struct tocsin_resource *resource = &project->resources[demand->resource];
		int64_t need =
			demand->amount < resource->capacity ? demand->amount : resource->capacity;
		struct blocked next = absence_after(project, resource, need, at);
		if (next.from < first.from)
			first = next;
	}
	return first;
}

static bool pauses(const struct auditing *auditing, uint32_t task)
{
	return auditing->project->settings.pauses && !auditing->project->tasks[task].elapsed;
}

tocsin_work audit_work_end(
	const struct auditing *auditing, uint32_t task, tocsin_work start, tocsin_work work)
{
	if (auditing->project->tasks[task].elapsed)
		return tocsin_calendar_elapsed(auditing->project->calendar, start, work);
	tocsin_work at = start;
	while (work > 0 && pauses(auditing, task)) {
		struct blocked next = blocked_after(auditing, task, at);
		if (next.from >= at + work)
			break;
		if (next.from > at)
			work -= next.from - at;
		at = next.to;
	}
	return at + work;
}

tocsin_work audit_work_from(
	const struct auditing *auditing, uint32_t task, tocsin_work at, tocsin_work work)
{
	if (work == 0 || auditing->project->tasks[task].elapsed)
		return at;
	tocsin_work length = pauses(auditing, task) ? 1 : work;
	for (;;) {
		struct blocked next = blocked_after(auditing, task, at);
		if (next.from >= at + length)
			return at;
		at = next.to;
	}
}

tocsin_work audit_could_start(
	const struct auditing *auditing, uint32_t task, tocsin_work at, tocsin_work finish_at)
{
	tocsin_work work = auditing->project->tasks[task].focused;
	tocsin_work start = audit_work_from(auditing, task, at, work);
	if (finish_at == TOCSIN_NO_WORK || audit_work_end(auditing, task, start, work) >= finish_at)
		return start;
	/* The end never moves back when the start moves on: halving finds the first place. */
	tocsin_work low = start, high = finish_at > start ? finish_at : start;
	while (low < high) {
		tocsin_work middle = low + (high - low) / 2;
		tocsin_work from = audit_work_from(auditing, task, middle, work);
		if (audit_work_end(auditing, task, from, work) >= finish_at)
			high = middle;
		else
			low = middle + 1;
	}
	return audit_work_from(auditing, task, low, work);
}

bool audit_works_within(
	const struct auditing *auditing, uint32_t task, tocsin_work from, tocsin_work to)
{
	if (auditing->project->tasks[task].elapsed)
		return false;
	if (!pauses(auditing, task))
		return from < to;
	return audit_work_from(auditing, task, from, 1) < to;
}

tocsin_work audit_work_left(const struct auditing *auditing, uint32_t task)
{
	const struct tocsin_task *from = &auditing->project->tasks[task];
	switch (audit_phase(auditing, task)) {
	case TOCSIN_DONE:
		return 0;
	case TOCSIN_IN_PROGRESS:
		if (!from->elapsed)
			return auditing->states[task].remaining;
		return audit_work_end(
			       auditing, task, auditing->t, auditing->states[task].remaining) -
		       auditing->t;
	case TOCSIN_NOT_STARTED:
		break;
	}
	return from->elapsed ? auditing->finish[task] - auditing->start[task] : from->focused;
}
