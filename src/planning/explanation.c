#include "explanation.h"

#include "tocsin/vector.h"

const char *tie_kind_name(enum tie_kind kind)
{
	static const char *const names[] = {
		[TIE_LINK] = "link",
		[TIE_RESOURCE] = "resource",
		[TIE_DATE] = "date",
		[TIE_ABSENCE] = "absence",
		[TIE_CAPACITY] = "capacity",
		[TIE_STATUS] = "status",
		[TIE_PROJECT_START] = "project_start",
		[TIE_FEEDING_BUFFER] = "feeding_buffer",
		[TIE_PROJECT_END] = "project_end",
	};
	return names[kind];
}

static const struct tocsin_plan_task *planned(const struct explanation *explanation, uint32_t task)
{
	uint32_t at = explanation->baseline.plan_task[task];
	return at == TOCSIN_NONE ? NULL : &explanation->plan->tasks[at];
}

static void add(const struct explanation *explanation, struct ties *ties, struct tie tie)
{
	if (tie.room < 0)
		tie.room = 0;
	TOCSIN_VECTOR_PUSH(explanation->arena, ties, tie);
}

/* The feeding buffer of a merge between two project tasks, or NULL. */
static const struct tocsin_feeding_buffer *buffer_between(const struct explanation *explanation,
	uint32_t from, uint32_t to, enum tocsin_merge_kind kind, enum tocsin_link_type type)
{
	const struct tocsin_plan *plan = explanation->plan;
	uint32_t plan_from = explanation->baseline.plan_task[from];
	uint32_t plan_to = explanation->baseline.plan_task[to];
	for (uint32_t i = 0; i < plan->feeding_count; i++) {
		const struct tocsin_feeding_buffer *buffer = &plan->feeding[i];
		if (buffer->from == plan_from && buffer->to == plan_to && buffer->kind == kind &&
			(kind == TOCSIN_MERGE_RESOURCE || buffer->type == type))
			return buffer;
	}
	return NULL;
}

/*
 * How much of a tie's room its buffer takes. What feeds a chain is planned up to its buffer; the
 * chain itself waits for a buffer only where the policy `gap` made it.
 */
static tocsin_work taken(const struct tocsin_feeding_buffer *buffer, bool later)
{
	return buffer != NULL && (later || buffer->flag == TOCSIN_BUFFER_GAP) ? buffer->size : 0;
}

/* A link seen from the task at `other`'s far end; links of tasks that the plan does not know have
 * no say. */
static void add_link(const struct explanation *explanation, struct ties *ties,
	const struct tocsin_link *link, uint32_t other)
{
	const struct tocsin_plan_task *from = planned(explanation, link->from);
	const struct tocsin_plan_task *to = planned(explanation, link->to);
	if (from == NULL || to == NULL)
		return;
	bool by_finish = link->type == TOCSIN_FS || link->type == TOCSIN_FF;
	bool of_finish = link->type == TOCSIN_FF || link->type == TOCSIN_SF;
	const struct tocsin_feeding_buffer *buffer = buffer_between(
		explanation, link->from, link->to, TOCSIN_MERGE_PRECEDENCE, link->type);
	tocsin_work least =
		tocsin_lagged(explanation->project, link, by_finish ? from->finish : from->start);
	add(explanation, ties,
		(struct tie){.kind = TIE_LINK,
			.other = other,
			.type = link->type,
			.link = link,
			.resource = TOCSIN_NONE,
			.buffer = buffer,
			.room = (of_finish ? to->finish : to->start) - least -
				taken(buffer, other == link->to)});
}

static void add_handover(const struct explanation *explanation, struct ties *ties,
	const struct tocsin_resource_link *link, uint32_t other)
{
	const struct tocsin_plan_task *from = planned(explanation, link->from);
	const struct tocsin_plan_task *to = planned(explanation, link->to);
	if (from == NULL || to == NULL)
		return;
	const struct tocsin_feeding_buffer *buffer =
		buffer_between(explanation, link->from, link->to, TOCSIN_MERGE_RESOURCE, TOCSIN_FS);
	add(explanation, ties,
		(struct tie){.kind = TIE_RESOURCE,
			.other = other,
			.resource = link->resource,
			.buffer = buffer,
			.room = to->start - from->finish - taken(buffer, other == link->to)});
}

static void add_place(const struct explanation *explanation, struct ties *ties, enum tie_kind kind,
	tocsin_work room, const struct tocsin_feeding_buffer *buffer)
{
	add(explanation, ties,
		(struct tie){.kind = kind,
			.other = TOCSIN_NONE,
			.resource = TOCSIN_NONE,
			.buffer = buffer,
			.room = room});
}

/* A resource of the task with too little capacity up to `start`, or TOCSIN_NONE. */
static uint32_t away_until(const struct tocsin_project *project, uint32_t task, tocsin_work start)
{
	const struct tocsin_task *row = &project->tasks[task];
	for (uint32_t i = 0; i < row->demand_count; i++) {
		const struct tocsin_demand *demand = &project->demands[row->first_demand + i];
		const struct tocsin_resource *resource = &project->resources[demand->resource];
		for (uint32_t a = 0; a < resource->absence_count; a++) {
			const struct tocsin_absence *absence =
				&project->absences[resource->first_absence + a];
			if (absence->to == start &&
				absence->capacity < tocsin_demand_planned(project, demand))
				return demand->resource;
		}
	}
	return TOCSIN_NONE;
}

tocsin_work ties_room(const struct ties *ties)
{
	tocsin_work room = INT64_MAX;
	for (uint32_t i = 0; i < ties->count; i++)
		if (ties->items[i].room < room)
			room = ties->items[i].room;
	return room;
}

/* Every tie may have room, and none of that is time in which the task could lie. */
static void add_absence(const struct explanation *explanation, struct ties *ties, uint32_t task)
{
	const struct tocsin_project *project = explanation->project;
	tocsin_work start = planned(explanation, task)->start, room = ties_room(ties);
	uint32_t resource = away_until(project, task, start);
	if (room == 0 || room == INT64_MAX || resource == TOCSIN_NONE)
		return;
	bool away = project->settings.pauses
			    ? tocsin_task_worked(project, task, start - room, start) == 0
			    : tocsin_task_fits_from(project, task, start - room,
				      project->tasks[task].focused) >= start;
	if (!away)
		return;
	add_place(explanation, ties, TIE_ABSENCE, 0, NULL);
	ties->items[ties->count - 1].resource = resource;
}

/* What a task claims of a resource at one minute of the plan; 0 where it is not at work then. */
static int64_t claim_at(
	const struct explanation *explanation, uint32_t task, uint32_t resource, tocsin_work at)
{
	const struct tocsin_project *project = explanation->project;
	const struct tocsin_task *row = &project->tasks[task];
	const struct tocsin_plan_task *place = planned(explanation, task);
	int64_t claim = 0;
	if (place == NULL || place->start > at || place->finish <= at ||
		tocsin_task_worked(project, task, at, at + 1) == 0)
		return 0;
	for (uint32_t i = row->first_demand; i < row->first_demand + row->demand_count; i++)
		if (project->demands[i].resource == resource)
			claim += tocsin_demand_planned(project, &project->demands[i]);
	return claim;
}

static int64_t capacity_at(const struct tocsin_project *project, uint32_t resource, tocsin_work at)
{
	const struct tocsin_resource *row = &project->resources[resource];
	const struct tocsin_absence *absences = &project->absences[row->first_absence];
	for (uint32_t i = 0; i < row->absence_count; i++)
		if (absences[i].from <= at && absences[i].to > at)
			return absences[i].capacity;
	return row->capacity;
}

/*
 * Every tie has room, and yet what others need leaves too little in the minute before the start: an
 * order that no link keeps, beside the absence of a part of a resource.
 */
static void add_capacity(const struct explanation *explanation, struct ties *ties, uint32_t task)
{
	const struct tocsin_project *project = explanation->project;
	const struct tocsin_task *row = &project->tasks[task];
	tocsin_work before = planned(explanation, task)->start - 1;
	if (ties_room(ties) == 0 || row->focused == 0)
		return;
	for (uint32_t i = row->first_demand; i < row->first_demand + row->demand_count; i++) {
		uint32_t resource = project->demands[i].resource;
		int64_t left = capacity_at(project, resource, before) -
			       tocsin_demand_planned(project, &project->demands[i]);
		TOCSIN_VECTOR(uint32_t) users = {0};
		for (uint32_t other = 0; other < project->task_count; other++) {
			int64_t claim = claim_at(explanation, other, resource, before);
			left -= claim;
			if (claim > 0)
				TOCSIN_VECTOR_PUSH(explanation->arena, &users, other);
		}
		if (left >= 0 || users.count == 0)
			continue;
		add_place(explanation, ties, TIE_CAPACITY, 0, NULL);
		struct tie *tie = &ties->items[ties->count - 1];
		tie->resource = resource;
		tie->users = users.items;
		tie->user_count = users.count;
		return;
	}
}

struct ties explanation_earlier(const struct explanation *explanation, uint32_t task)
{
	const struct tocsin_project *project = explanation->project;
	const struct tocsin_baseline *baseline = &explanation->baseline;
	const struct tocsin_task *row = &project->tasks[task];
	tocsin_work start = planned(explanation, task)->start;
	struct ties ties = {0};
	for (uint32_t i = 0; i < row->in_count; i++) {
		const struct tocsin_link *link =
			&project->links[project->in_links[row->first_in + i]];
		add_link(explanation, &ties, link, link->from);
	}
	const struct tocsin_network *network = baseline->network;
	for (uint32_t i = network->first_resource[task]; i < network->first_resource[task + 1]; i++)
		add_handover(explanation, &ties,
			&baseline->resource_links[network->resources[i].at],
			network->resources[i].from);
	if (row->not_before != TOCSIN_NO_WORK)
		add_place(explanation, &ties, TIE_DATE, start - row->not_before, NULL);
	if (explanation->plan->as_of > 0)
		add_place(explanation, &ties, TIE_STATUS, start - explanation->plan->as_of, NULL);
	else
		add_place(explanation, &ties, TIE_PROJECT_START, start, NULL);
	add_absence(explanation, &ties, task);
	add_capacity(explanation, &ties, task);
	return ties;
}

struct ties explanation_later(const struct explanation *explanation, uint32_t task)
{
	const struct tocsin_project *project = explanation->project;
	const struct tocsin_baseline *baseline = &explanation->baseline;
	const struct tocsin_plan *plan = explanation->plan;
	const struct tocsin_task *row = &project->tasks[task];
	struct ties ties = {0};
	for (uint32_t i = 0; i < row->out_count; i++) {
		const struct tocsin_link *link =
			&project->links[project->out_links[row->first_out + i]];
		add_link(explanation, &ties, link, link->to);
	}
	for (uint32_t i = 0; i < baseline->resource_link_count; i++)
		if (baseline->resource_links[i].from == task)
			add_handover(explanation, &ties, &baseline->resource_links[i],
				baseline->resource_links[i].to);
	tocsin_work finish = planned(explanation, task)->finish;
	for (uint32_t i = 0; i < plan->feeding_count; i++) {
		const struct tocsin_feeding_buffer *buffer = &plan->feeding[i];
		if (buffer->from == baseline->plan_task[task] && buffer->to == TOCSIN_NONE)
			add_place(explanation, &ties, TIE_FEEDING_BUFFER,
				buffer->point - buffer->size - finish, buffer);
	}
	add_place(explanation, &ties, TIE_PROJECT_END, plan->chain_end - finish, NULL);
	return ties;
}

static bool is_critical(const struct explanation *explanation, uint32_t task)
{
	return task != TOCSIN_NONE && planned(explanation, task)->chain == TOCSIN_CRITICAL;
}

const struct tie *ties_holding(const struct explanation *explanation, const struct ties *ties)
{
	const struct tie *holding = NULL;
	for (uint32_t i = 0; i < ties->count; i++) {
		const struct tie *tie = &ties->items[i];
		if (tie->room > 0)
			continue;
		if (holding == NULL || (is_critical(explanation, tie->other) &&
					       !is_critical(explanation, holding->other)))
			holding = tie;
	}
	return holding;
}

struct explanation_path explanation_path(const struct explanation *explanation, uint32_t task)
{
	TOCSIN_VECTOR(uint32_t) back = {0};
	struct explanation_path path = {0};
	/* Ties without room among tasks without work may run in a circle: no task twice as long. */
	for (uint32_t at = task; back.count < explanation->project->task_count;) {
		TOCSIN_VECTOR_PUSH(explanation->arena, &back, at);
		if (explanation->states != NULL &&
			explanation->states[at].phase != TOCSIN_NOT_STARTED)
			break;
		struct ties ties = explanation_earlier(explanation, at);
		const struct tie *tie = ties_holding(explanation, &ties);
		path.held = tie != NULL;
		if (tie != NULL)
			path.last = *tie;
		if (tie == NULL || tie->other == TOCSIN_NONE)
			break;
		at = tie->other;
	}
	path.count = back.count - 1;
	path.tasks = TOCSIN_NEW(explanation->arena, uint32_t, path.count);
	for (uint32_t i = 0; i < back.count; i++)
		path.tasks[i] = back.items[back.count - 1 - i];
	return path;
}
