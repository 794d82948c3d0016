/* The audit of the planned dates: durations, facts, links, dates. */
#include "auditing.h"

static void audit_started(struct auditing *auditing, uint32_t task)
{
	const struct tocsin_task_state *state = &auditing->states[task];
	tocsin_work finish = auditing->finish[task];
	if (state->start != TOCSIN_NO_WORK && auditing->start[task] != state->start)
		audit_find(auditing, "%s is planned from %s, but began otherwise",
			audit_id(auditing, task), audit_place(auditing, auditing->start[task]));
	if (state->phase == TOCSIN_DONE
			? finish != state->finish
			: finish < audit_work_end(auditing, task, auditing->t, state->remaining))
		audit_find(auditing, "%s is planned to end at %s, which is not what was reported",
			audit_id(auditing, task), audit_end(auditing, finish));
}

static void audit_unstarted(struct auditing *auditing, uint32_t index)
{
	const struct tocsin_task *task = &auditing->project->tasks[index];
	tocsin_work start = auditing->start[index];
	if (start < auditing->t)
		audit_find(auditing, "%s starts at %s, before %s", task->id,
			audit_place(auditing, start), audit_place(auditing, auditing->t));
	if (start < task->not_before)
		audit_find(auditing, "%s starts at %s, before its date %s", task->id,
			audit_place(auditing, start), audit_place(auditing, task->not_before));
	tocsin_work finish = audit_work_end(auditing, index, start, task->focused);
	if (auditing->finish[index] != finish)
		audit_find(auditing, "%s ends at %s, but from its start its work takes until %s",
			task->id, audit_end(auditing, auditing->finish[index]),
			audit_end(auditing, finish));
	if (!auditing->project->settings.pauses &&
		audit_work_from(auditing, index, start, task->focused) != start)
		audit_find(auditing, "%s runs into an absence, and pauses are off", task->id);
}

/* What a link demands of its successor, for all that is not a fact yet. */
static void audit_link(struct auditing *auditing, const struct tocsin_link *link)
{
	enum tocsin_task_phase to = audit_phase(auditing, link->to);
	bool into_finish = audit_into_finish(link->type);
	if (to == TOCSIN_DONE || (to == TOCSIN_IN_PROGRESS && !into_finish))
		return;
	tocsin_work from = audit_from_finish(link->type) ? auditing->finish[link->from]
							 : auditing->start[link->from];
	if (!audit_from_finish(link->type) &&
		audit_phase(auditing, link->from) != TOCSIN_NOT_STARTED &&
		auditing->states[link->from].start == TOCSIN_NO_WORK)
		return;
	tocsin_work at = tocsin_lagged(auditing->project, link, from);
	tocsin_work is = into_finish ? auditing->finish[link->to] : auditing->start[link->to];
	const char *(*name)(const struct auditing *, tocsin_work) =
		into_finish ? audit_end : audit_place;
	if (is < at)
		audit_find(auditing, "%s %s at %s, but %s %s lets it not before %s",
			audit_id(auditing, link->to), into_finish ? "ends" : "starts",
			name(auditing, is), audit_id(auditing, link->from),
			tocsin_link_type_name(link->type), name(auditing, at));
}

void audit_schedule(struct auditing *auditing)
{
	const struct tocsin_project *project = auditing->project;
	for (uint32_t i = 0; i < project->task_count; i++) {
		if (audit_phase(auditing, i) == TOCSIN_NOT_STARTED)
			audit_unstarted(auditing, i);
		else
			audit_started(auditing, i);
	}
	for (uint32_t k = 0; k < project->link_count; k++)
		audit_link(auditing, &project->links[k]);
}
