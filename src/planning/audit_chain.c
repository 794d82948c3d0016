/*
 * The audit of the critical chain: it runs from the beginning to its end without float, nothing is
 * longer, and every wait on it is a date's, an absence's or a feeding buffer's.
 */
#include "auditing.h"

struct chain_walk {
	struct auditing *auditing;
	tocsin_work no_length;              /* waits on the chain that are no part of its length */
	uint32_t date_gaps;                 /* waits for a date that were found */
	const struct tocsin_date_gap **gap; /* per task: the date gap reported before it */
	bool *buffered;    /* per task: a feeding buffer (policy `gap`) makes it wait */
	bool end_buffered; /* the same for the end */
};

static tocsin_work latest(tocsin_work a, tocsin_work b)
{
	return a > b ? a : b;
}

/* What the plan says of waits, by the task that waits. */
static void look_up_waits(struct chain_walk *walk)
{
	struct auditing *auditing = walk->auditing;
	const struct tocsin_plan *plan = auditing->plan;
	uint32_t tasks = auditing->project->task_count;
	walk->gap = TOCSIN_NEW(auditing->arena, const struct tocsin_date_gap *, tasks);
	walk->buffered = TOCSIN_NEW(auditing->arena, bool, tasks);
	for (uint32_t k = 0; k < plan->date_gap_count; k++)
		if (plan->date_gaps[k].before < plan->task_count)
			walk->gap[auditing->task[plan->date_gaps[k].before]] = &plan->date_gaps[k];
	for (uint32_t k = 0; k < plan->feeding_count; k++) {
		const struct tocsin_feeding_buffer *buffer = &plan->feeding[k];
		uint32_t from = auditing->task[buffer->from];
		tocsin_work end = audit_from_finish(buffer->type) ? auditing->finish[from]
								  : auditing->start[from];
		if (buffer->flag != TOCSIN_BUFFER_GAP || buffer->point - end > buffer->size)
			continue;
		if (buffer->to == TOCSIN_NONE)
			walk->end_buffered = true;
		else
			walk->buffered[auditing->task[buffer->to]] = true;
	}
}

/*
 * The wait before a task of the chain that could have started at `ready`. It may be for a date, its
 * own or that of a task off the chain; for a feeding buffer; or, where somebody is away or a link
 * cannot be, for what the others leave. Only the last kind is length of the path.
 */
static void audit_wait(struct chain_walk *walk, uint32_t task, tocsin_work ready)
{
	struct auditing *auditing = walk->auditing;
	tocsin_work start = auditing->start[task], dated = ready;
	bool others = auditing->absences || auditing->unlinked || auditing->stretched;
	/* Elapsed work that begins later for a date may end no later for it, and be waited for. */
	if (auditing->earliest.start[task] > auditing->undated.start[task] ||
		(auditing->elapsed && !auditing->absences && !auditing->unlinked))
		dated = latest(ready, auditing->earliest.start[task]);
	bool for_date = dated > ready && start > ready;
	/* Who does not even begin at its date may well wait for the others alone. */
	if (start > dated && others && !walk->gap[task])
		for_date = false;
	if (for_date) {
		walk->date_gaps++;
		walk->no_length += (start < dated ? start : dated) - ready;
	}
	if (start > dated && (!others || walk->buffered[task])) {
		walk->no_length += start - dated;
		if (!walk->buffered[task])
			audit_find(auditing, "the critical chain stands still for %s before %s",
				audit_amount(auditing, start - dated), audit_id(auditing, task));
	}
	const struct tocsin_date_gap *reported = walk->gap[task];
	if (reported && !for_date)
		audit_find(auditing, "a date gap before %s is reported, but it waits for no date",
			audit_id(auditing, task));
	if (for_date && (!reported || reported->minutes <= 0 || reported->minutes > dated - ready))
		audit_find(auditing, "%s waits %s for a date, which is not reported",
			audit_id(auditing, task), audit_amount(auditing, dated - ready));
}

/* A running task, whose end the chain ties to `place`; or to a date, by way of another task. */
static void audit_running(struct chain_walk *walk, uint32_t from, uint32_t to, tocsin_work place)
{
	struct auditing *auditing = walk->auditing;
	tocsin_work wait = auditing->finish[to] - place;
	const struct tocsin_date_gap *reported = walk->gap[to];
	bool for_date = wait > 0 && reported && reported->minutes > 0 &&
			reported->minutes <= wait &&
			auditing->earliest.finish[to] > auditing->undated.finish[to];
	if (for_date) {
		walk->date_gaps++;
		walk->no_length += wait;
	} else if (wait != 0) {
		audit_find(auditing, "%s, running, is not held by %s before it",
			audit_id(auditing, to), audit_id(auditing, from));
	}
}

/* From one task of the chain to the next: tied, and nothing between them that may not be there. */
static void audit_step(struct chain_walk *walk, uint32_t from, uint32_t to)
{
	struct auditing *auditing = walk->auditing;
	const struct audit_edge *edge = audit_edge_between(auditing, from, to);
	if (!edge) {
		audit_find(auditing, "no link ties %s to %s, its predecessor on the critical chain",
			audit_id(auditing, to), audit_id(auditing, from));
		return;
	}
	tocsin_work place = edge->lag + (audit_from_finish(edge->type) ? auditing->finish[from]
								       : auditing->start[from]);
	if (audit_phase(auditing, to) != TOCSIN_NOT_STARTED) {
		audit_running(walk, from, to, place);
		return;
	}
	bool by_finish = audit_into_finish(edge->type);
	tocsin_work ready = audit_could_start(auditing, to,
		by_finish ? auditing->t : latest(place, auditing->t),
		by_finish ? place : TOCSIN_NO_WORK);
	/* Elapsed work that might begin earlier and end as late does not wait. */
	if (by_finish && place >= auditing->finish[to])
		ready = auditing->start[to];
	audit_wait(walk, to, ready);
}

/* At a re-baseline the chain may begin with what is left of a lag behind a done task. */
static void audit_first(struct chain_walk *walk, uint32_t task)
{
	struct auditing *auditing = walk->auditing;
	if (auditing->states)
		walk->date_gaps += walk->gap[task] != NULL;
	else
		audit_wait(
			walk, task, audit_could_start(auditing, task, auditing->t, TOCSIN_NO_WORK));
}

/* The tasks called critical are those of the chain, each of them once, and all are candidates. */
static void audit_membership(struct auditing *auditing)
{
	const struct tocsin_plan *plan = auditing->plan;
	uint32_t tasks = auditing->project->task_count;
	bool *critical = TOCSIN_NEW(auditing->arena, bool, tasks);
	bool *candidate = TOCSIN_NEW(auditing->arena, bool, tasks);
	for (uint32_t k = 0; k < plan->candidate_count; k++)
		candidate[auditing->task[plan->candidates[k].task]] = true;
	for (uint32_t k = 0; k < plan->critical_count; k++) {
		uint32_t task = auditing->task[plan->critical[k].task];
		if (critical[task])
			audit_find(auditing, "%s is on the critical chain twice",
				audit_id(auditing, task));
		if (!candidate[task])
			audit_find(auditing, "%s is critical, but no candidate",
				audit_id(auditing, task));
		critical[task] = true;
	}
	for (uint32_t i = 0; i < tasks; i++) {
		if (critical[i] != audit_critical(auditing, i))
			audit_find(auditing, "%s is %s the critical chain, but listed otherwise",
				audit_id(auditing, i), critical[i] ? "on" : "off");
		if (auditing->chain[i] < TOCSIN_NO_CHAIN ||
			auditing->chain[i] >= (int32_t)plan->feeding_count)
			audit_find(auditing, "%s is listed under a chain that is not there",
				audit_id(auditing, i));
	}
}

/* Candidates are all tasks on any longest path; exactly known where nothing depends on the place.
 */
static void audit_candidates(struct auditing *auditing, const struct audit_paths *paths)
{
	const struct tocsin_plan *plan = auditing->plan;
	uint32_t tasks = auditing->project->task_count;
	tocsin_work *tail = TOCSIN_NEW(auditing->arena, tocsin_work, tasks); /* from the start on */
	bool *candidate = TOCSIN_NEW(auditing->arena, bool, tasks);
	for (uint32_t k = 0; k < plan->candidate_count; k++)
		candidate[auditing->task[plan->candidates[k].task]] = true;
	for (uint32_t n = tasks; n > 0; n--) {
		uint32_t i = auditing->order[n - 1];
		tocsin_work work = audit_work_left(auditing, i);
		tail[i] = work;
		for (uint32_t k = auditing->first_out[i]; k < auditing->first_out[i + 1]; k++) {
			const struct audit_edge *edge = &auditing->edges[auditing->out[k]];
			tocsin_work path = edge->lag + tail[edge->to];
			if (audit_from_finish(edge->type))
				path += work;
			if (audit_into_finish(edge->type))
				path -= audit_work_left(auditing, edge->to);
			tail[i] = latest(tail[i], path);
		}
		if ((paths->start[i] + tail[i] == paths->longest) != candidate[i])
			audit_find(auditing, "%s is %s a longest path, but %s",
				audit_id(auditing, i), candidate[i] ? "off" : "on",
				candidate[i] ? "called a candidate" : "no candidate");
	}
}

/* Elapsed work that a date holds, or that follows it, may end where it would end without it. */
static bool date_leads_to_end(const struct auditing *auditing)
{
	const struct tocsin_plan *plan = auditing->plan;
	if (!auditing->elapsed || !plan->date_sets_end || plan->date_setter >= plan->task_count)
		return false;
	uint32_t setter = auditing->task[plan->date_setter];
	return auditing->earliest.start[setter] > auditing->undated.start[setter];
}

/* The chain's own figures, and that it sets the end, or a date that is named does. */
static void audit_ends(struct auditing *auditing, const struct chain_walk *walk)
{
	const struct tocsin_plan *plan = auditing->plan;
	uint32_t first = auditing->task[plan->critical[0].task];
	uint32_t last = auditing->task[plan->critical[plan->critical_count - 1].task];
	tocsin_work start = auditing->start[first], end = auditing->finish[last];
	tocsin_work latest_finish = end, length = 0;
	for (uint32_t i = 0; i < auditing->project->task_count; i++)
		latest_finish = latest(latest_finish, auditing->finish[i]);
	struct tocsin_buffer_sizing chain =
		audit_sizing(auditing, plan->critical, plan->critical_count, TOCSIN_NO_WORK);
	for (uint32_t k = 0; k < plan->critical_count; k++)
		length += tocsin_part_left(&chain, &plan->critical[k]);

	if (audit_phase(auditing, first) == TOCSIN_NOT_STARTED && plan->chain_start != start)
		audit_find(auditing, "the critical chain is said to start elsewhere than %s does",
			audit_id(auditing, first));
	bool dated = auditing->earliest.end > auditing->undated.end || date_leads_to_end(auditing);
	if (plan->chain_end != end &&
		!((dated || auditing->stretched || auditing->states) &&
			plan->chain_end == latest_finish) &&
		(plan->chain_end < end || !walk->end_buffered))
		audit_find(auditing, "the critical chain is said to end elsewhere than %s does",
			audit_id(auditing, last));
	if (plan->chain_length != length)
		audit_find(auditing, "L0 is %s, but the parts sum up to %s",
			audit_amount(auditing, plan->chain_length), audit_amount(auditing, length));
	if (plan->date_gap_count != walk->date_gaps)
		audit_find(auditing, "%u date gaps are reported, %u are there",
			plan->date_gap_count, walk->date_gaps);
	if (plan->date_sets_end && !dated)
		audit_find(auditing, "a date is said to set the end, but no date does");
	if (!plan->date_sets_end && latest_finish > latest(end, plan->chain_end))
		audit_find(auditing, "a task ends after the critical chain");
	if (!plan->date_sets_end && dated && latest_finish > end && !walk->end_buffered &&
		!auditing->stretched)
		audit_find(auditing, "a date sets the end, and nobody says so");
	if (plan->date_sets_end &&
		(plan->date_setter >= plan->task_count ||
			auditing->project->tasks[auditing->task[plan->date_setter]].not_before ==
				TOCSIN_NO_WORK))
		audit_find(auditing, "a date sets the end, but nobody says which");
}

void audit_chain(struct auditing *auditing)
{
	const struct tocsin_plan *plan = auditing->plan;
	bool undone = false;
	for (uint32_t i = 0; i < auditing->project->task_count; i++)
		undone = undone || audit_phase(auditing, i) != TOCSIN_DONE;
	audit_membership(auditing);
	if (plan->critical_count == 0) {
		if (undone)
			audit_find(auditing, "there is no critical chain");
		return;
	}
	struct chain_walk walk = {.auditing = auditing};
	look_up_waits(&walk);
	uint32_t before = auditing->task[plan->critical[0].task];
	audit_first(&walk, before);
	for (uint32_t k = 1; k < plan->critical_count; k++) {
		uint32_t task = auditing->task[plan->critical[k].task];
		audit_step(&walk, before, task);
		before = task;
	}
	audit_parts(auditing, plan->critical, plan->critical_count, NULL, audit_reach,
		"the critical chain");
	audit_ends(auditing, &walk);

	struct audit_paths paths = audit_longest_paths(auditing, true);
	tocsin_work length = auditing->finish[before] - auditing->t - walk.no_length;
	/* What an elapsed task takes depends on its place, and the chain was chosen before the
	 * buffers moved it. */
	bool placed = auditing->elapsed;
	/* A task that waits for a buffer through an absence waits for both, and nobody can tell
	 * which part of that is length. */
	bool mingled = auditing->absences && auditing->project->settings.no_room == TOCSIN_GAP;
	if (length < paths.longest && !placed && !mingled)
		audit_find(auditing, "the critical chain is %s long, but a path takes %s",
			audit_amount(auditing, length), audit_amount(auditing, paths.longest));
	if (!auditing->absences && !auditing->unlinked && !auditing->states && !placed)
		audit_candidates(auditing, &paths);
}
