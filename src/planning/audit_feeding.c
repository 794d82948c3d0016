/*
 * The audit of the feeding buffers: every merge has one, each is as large as its method says on the
 * longest path behind it or honestly smaller, and the planned dates leave it its room.
 */
#include "auditing.h"

struct feeding_audit {
	struct auditing *auditing;
	struct audit_paths paths;  /* through tasks off the critical chain */
	uint32_t *first, *by_from; /* buffers grouped by the task they come from */
	bool *seen;                /* buffers whose merge was found */
	tocsin_work *wanted;       /* per buffer: what the plan's method gives on its chain */
};

static void group_by_from(struct feeding_audit *feeding)
{
	struct auditing *auditing = feeding->auditing;
	const struct tocsin_plan *plan = auditing->plan;
	uint32_t tasks = auditing->project->task_count;
	uint32_t *first = TOCSIN_NEW(auditing->arena, uint32_t, tasks + 2);
	feeding->by_from = TOCSIN_NEW(auditing->arena, uint32_t, plan->feeding_count);
	feeding->seen = TOCSIN_NEW(auditing->arena, bool, plan->feeding_count);
	for (uint32_t k = 0; k < plan->feeding_count; k++)
		first[auditing->task[plan->feeding[k].from] + 2]++;
	for (uint32_t i = 2; i < tasks + 2; i++)
		first[i] += first[i - 1];
	for (uint32_t k = 0; k < plan->feeding_count; k++)
		feeding->by_from[first[auditing->task[plan->feeding[k].from] + 1]++] = k;
	feeding->first = first;
}

/* Is this the buffer of that merge? `edge` NULL: of the merge into the end. */
static bool is_buffer_of(const struct auditing *auditing,
	const struct tocsin_feeding_buffer *buffer, const struct audit_edge *edge)
{
	if (!edge)
		return buffer->to == TOCSIN_NONE;
	if (buffer->to == TOCSIN_NONE || auditing->task[buffer->to] != edge->to)
		return false;
	if (edge->by_resource)
		return buffer->kind == TOCSIN_MERGE_RESOURCE && buffer->type == TOCSIN_FS &&
		       buffer->lag == 0 &&
		       buffer->resource == auditing->resource_links[edge->row].resource;
	const struct tocsin_link *link = &auditing->project->links[edge->row];
	return buffer->kind == TOCSIN_MERGE_PRECEDENCE && buffer->type == link->type &&
	       buffer->lag == link->lag && buffer->lag_elapsed == link->elapsed;
}

/* Where the feeder stands on its way to the merge, on given dates. */
static tocsin_work feeder_end(
	const struct tocsin_feeding_buffer *buffer, tocsin_work start, tocsin_work finish)
{
	return audit_from_finish(buffer->type) ? finish : start;
}

/* METHOD 5: the merge task's start less lag, its finish less lag, or F0. */
static void audit_point(struct auditing *auditing, const struct tocsin_feeding_buffer *buffer)
{
	tocsin_work point = buffer->point;
	if (buffer->to == TOCSIN_NONE) {
		if (point != auditing->plan->projected_end)
			audit_find(auditing, "%s does not end at F0", buffer->id);
		return;
	}
	uint32_t to = auditing->task[buffer->to];
	tocsin_work at =
		audit_into_finish(buffer->type) ? auditing->finish[to] : auditing->start[to];
	const struct tocsin_link link = {
		.type = buffer->type, .elapsed = buffer->lag_elapsed, .lag = buffer->lag};
	if (tocsin_lagged(auditing->project, &link, point) > at ||
		tocsin_lagged(auditing->project, &link, point + 1) <= at)
		audit_find(auditing, "%s does not end where %s begins to move", buffer->id,
			audit_id(auditing, to));
}

static tocsin_work manual_size(
	const struct auditing *auditing, const struct tocsin_feeding_buffer *buffer)
{
	const struct tocsin_settings *settings = &auditing->project->settings;
	for (uint32_t k = 0; k < settings->manual_buffer_count; k++) {
		const struct tocsin_manual_buffer *manual = &settings->manual_buffers[k];
		if (!manual->from || tocsin_project_task(auditing->project, manual->from) !=
					     auditing->task[buffer->from])
			continue;
		uint32_t to = manual->to ? tocsin_project_task(auditing->project, manual->to)
					 : TOCSIN_NONE;
		if (to == (buffer->to == TOCSIN_NONE ? TOCSIN_NONE : auditing->task[buffer->to]))
			return manual->size;
	}
	return TOCSIN_NO_WORK;
}

static void size_all(struct feeding_audit *feeding)
{
	struct auditing *auditing = feeding->auditing;
	const struct tocsin_plan *plan = auditing->plan;
	feeding->wanted = TOCSIN_NEW(auditing->arena, tocsin_work, plan->feeding_count);
	if (!audit_sizes_by_chain(auditing))
		return;
	struct tocsin_buffer_sizing *sizings =
		TOCSIN_NEW(auditing->arena, struct tocsin_buffer_sizing, plan->feeding_count);
	for (uint32_t k = 0; k < plan->feeding_count; k++)
		sizings[k] = audit_sizing(auditing, plan->feeding[k].chain,
			plan->feeding[k].chain_count, manual_size(auditing, &plan->feeding[k]));
	tocsin_buffer_sizes(plan->method, sizings, plan->feeding_count, feeding->wanted);
}

/* The size against what was wanted, by its flag. */
static void audit_size(struct feeding_audit *feeding, const struct tocsin_feeding_buffer *buffer)
{
	struct auditing *auditing = feeding->auditing;
	tocsin_work wanted = feeding->wanted[buffer - auditing->plan->feeding];
	if (audit_sizes_by_chain(auditing) && buffer->wanted != wanted)
		audit_find(auditing, "%s wants %s, but its method gives %s", buffer->id,
			audit_amount(auditing, buffer->wanted), audit_amount(auditing, wanted));
	tocsin_work full = audit_rounded(auditing, buffer->wanted);
	if (buffer->size < 0 || buffer->size > full)
		audit_find(auditing, "%s is %s, more than the %s it wants", buffer->id,
			audit_amount(auditing, buffer->size), audit_amount(auditing, full));
	bool smaller = buffer->size < full;
	switch (buffer->flag) {
	case TOCSIN_BUFFER_AS_WANTED:
	case TOCSIN_BUFFER_GAP:
		if (smaller)
			audit_find(auditing, "%s is %s of %s, and nobody says so", buffer->id,
				audit_amount(auditing, buffer->size), audit_amount(auditing, full));
		break;
	case TOCSIN_BUFFER_NO_ROOM:
		if (!smaller || buffer->size > 0)
			audit_find(auditing, "%s has room, but is flagged as if not", buffer->id);
		break;
	case TOCSIN_BUFFER_RESIZED:
	case TOCSIN_BUFFER_SPLIT:
		if (!smaller)
			audit_find(auditing, "%s is flagged as smaller than it is", buffer->id);
		break;
	case TOCSIN_BUFFER_UNSETTLED:
		break;
	}
	uint32_t from = auditing->task[buffer->from];
	tocsin_work room = buffer->point - feeder_end(buffer, auditing->earliest.start[from],
						   auditing->earliest.finish[from]);
	/* Where somebody is away or a link cannot be, G does not tell what the others leave. */
	if (smaller && !auditing->absences && !auditing->unlinked &&
		buffer->flag != TOCSIN_BUFFER_UNSETTLED && room > buffer->size)
		audit_find(auditing, "%s is %s, but has room for %s of %s", buffer->id,
			audit_amount(auditing, buffer->size), audit_amount(auditing, room),
			audit_amount(auditing, full));
}

/* By how much work the ties of two tasks part their starts at most; TOCSIN_NO_WORK without any. */
static tocsin_work most_work_between(const struct auditing *auditing, uint32_t from, uint32_t to)
{
	tocsin_work most = TOCSIN_NO_WORK;
	for (uint32_t k = auditing->first_in[to]; k < auditing->first_in[to + 1]; k++) {
		const struct audit_edge *edge = &auditing->edges[k];
		if (edge->from == from && audit_work_along(auditing, edge) > most)
			most = audit_work_along(auditing, edge);
	}
	return most;
}

/* Its chain: tied together, off the critical chain, and as long as any path to the merge. */
static void audit_feeding_chain(struct feeding_audit *feeding,
	const struct tocsin_feeding_buffer *buffer, const struct audit_edge *merge)
{
	struct auditing *auditing = feeding->auditing;
	uint32_t from = auditing->task[buffer->from];
	if (buffer->chain_count == 0 ||
		auditing->task[buffer->chain[buffer->chain_count - 1].task] != from) {
		audit_find(auditing, "the chain of %s does not end in %s", buffer->id,
			audit_id(auditing, from));
		return;
	}
	tocsin_work start = 0; /* length of the path to the start of a task */
	for (uint32_t k = 0; k < buffer->chain_count; k++) {
		uint32_t task = auditing->task[buffer->chain[k].task];
		if (audit_critical(auditing, task) || audit_phase(auditing, task) == TOCSIN_DONE)
			audit_find(auditing, "%s, %s, is on the chain of %s",
				audit_id(auditing, task),
				audit_critical(auditing, task) ? "critical" : "done", buffer->id);
		if (k == 0)
			continue;
		uint32_t before = auditing->task[buffer->chain[k - 1].task];
		tocsin_work advance = most_work_between(auditing, before, task);
		if (advance == TOCSIN_NO_WORK) {
			audit_find(auditing, "no link ties %s to %s on the chain of %s",
				audit_id(auditing, task), audit_id(auditing, before), buffer->id);
			return;
		}
		start += advance;
	}
	/* Pauses may make another tie of two tasks the tight one than their work does. */
	if (start != feeding->paths.start[from] && !auditing->absences)
		audit_find(auditing, "the chain of %s is %s long up to %s, but a path takes %s",
			buffer->id, audit_amount(auditing, start), audit_id(auditing, from),
			audit_amount(auditing, feeding->paths.start[from]));
	audit_parts(
		auditing, buffer->chain, buffer->chain_count, merge, audit_work_along, buffer->id);
}

/* How far the planned dates leave the feeder from where it would begin to move the merge. */
static tocsin_work planned_room(
	const struct auditing *auditing, const struct tocsin_feeding_buffer *buffer)
{
	uint32_t from = auditing->task[buffer->from];
	tocsin_work point = buffer->to == TOCSIN_NONE ? audit_planned_end(auditing) : buffer->point;
	return point - feeder_end(buffer, auditing->start[from], auditing->finish[from]);
}

static void audit_buffer(struct feeding_audit *feeding, const struct tocsin_feeding_buffer *buffer,
	const struct audit_edge *edge)
{
	struct auditing *auditing = feeding->auditing;
	audit_point(auditing, buffer);
	audit_size(feeding, buffer);
	audit_feeding_chain(feeding, buffer, edge);
	tocsin_work room = planned_room(auditing, buffer);
	if (buffer->flag != TOCSIN_BUFFER_UNSETTLED && buffer->size > 0 && room < buffer->size)
		audit_find(auditing, "%s is %s, but the plan leaves %s", buffer->id,
			audit_amount(auditing, buffer->size), audit_amount(auditing, room));
}

/*
 * Two tasks tied more than once have one buffer, at the tie that leaves the least room: moved by
 * the buffer's room, the feeder keeps the others. An elapsed lag may then be another one than where
 * it lies.
 */
static bool is_slack_beside(const struct auditing *auditing,
	const struct tocsin_feeding_buffer *buffer, const struct audit_edge *edge)
{
	if (!edge || buffer->to == TOCSIN_NONE || auditing->task[buffer->to] != edge->to)
		return false;
	tocsin_work moved = planned_room(auditing, buffer);
	moved += audit_from_finish(edge->type) ? auditing->finish[edge->from]
					       : auditing->start[edge->from];
	if (!edge->by_resource)
		moved = tocsin_lagged(
			auditing->project, &auditing->project->links[edge->row], moved);
	return moved <= (audit_into_finish(edge->type) ? auditing->finish[edge->to]
						       : auditing->start[edge->to]);
}

/* One merge: an edge into the critical chain, or, `edge` NULL, into the end. */
static void audit_merge(struct feeding_audit *feeding, uint32_t from, const struct audit_edge *edge)
{
	struct auditing *auditing = feeding->auditing;
	bool covered = false;
	for (uint32_t k = feeding->first[from]; k < feeding->first[from + 1]; k++) {
		uint32_t index = feeding->by_from[k];
		const struct tocsin_feeding_buffer *buffer = &auditing->plan->feeding[index];
		if (is_buffer_of(auditing, buffer, edge)) {
			/* A link that is given twice is one merge. */
			if (!feeding->seen[index])
				audit_buffer(feeding, buffer, edge);
			feeding->seen[index] = true;
			return;
		}
		covered = covered || is_slack_beside(auditing, buffer, edge);
	}
	if (!covered)
		audit_find(auditing, "the merge of %s into %s has no feeding buffer",
			audit_id(auditing, from), edge ? audit_id(auditing, edge->to) : "the end");
}

/* Does nothing but the end wait for this task's finish? */
static bool finishes_into_end(const struct auditing *auditing, uint32_t task)
{
	for (uint32_t k = auditing->first_out[task]; k < auditing->first_out[task + 1]; k++)
		if (audit_from_finish(auditing->edges[auditing->out[k]].type))
			return false;
	return true;
}

void audit_feeding(struct auditing *auditing)
{
	struct feeding_audit feeding = {
		.auditing = auditing, .paths = audit_longest_paths(auditing, false)};
	group_by_from(&feeding);
	size_all(&feeding);
	for (uint32_t i = 0; i < auditing->project->task_count; i++) {
		if (audit_critical(auditing, i) || audit_phase(auditing, i) == TOCSIN_DONE)
			continue;
		for (uint32_t k = auditing->first_out[i]; k < auditing->first_out[i + 1]; k++) {
			const struct audit_edge *edge = &auditing->edges[auditing->out[k]];
			if (audit_critical(auditing, edge->to))
				audit_merge(&feeding, i, edge);
		}
		if (finishes_into_end(auditing, i))
			audit_merge(&feeding, i, NULL);
	}
	for (uint32_t k = 0; k < auditing->plan->feeding_count; k++)
		if (!feeding.seen[k])
			audit_find(
				auditing, "%s belongs to no merge", auditing->plan->feeding[k].id);
}
