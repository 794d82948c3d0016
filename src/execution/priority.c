/*
 * impact = max(t, ready) + rem + tail - F0: how late the project would end if this task's path were
 * the one that counts. At the start tasks of the critical chain have 0 and feeders minus their
 * room; from then on only impact counts.
 */
#include "priority.h"

#include <stdlib.h>

#include "driver.h"

const char *tocsin_task_flag_name(enum tocsin_task_flag flag)
{
	switch (flag) {
	case TOCSIN_WAKE_UP:
		return "wake-up";
	case TOCSIN_KIT:
		return "kit";
	case TOCSIN_IDLE:
		return "idle";
	case TOCSIN_QUEUED:
		return "queued";
	case TOCSIN_STALE:
		return "stale";
	case TOCSIN_CONTESTED:
		return "contested";
	case TOCSIN_START_UNKNOWN:
		return "start-unknown";
	}
	return "";
}

/* From when on a task that has not started could start: by dates and links, and by resources. */
struct readiness {
	tocsin_work links, resources;
};

static tocsin_work later(tocsin_work a, tocsin_work b)
{
	return a > b ? a : b;
}

/* Where a link lets the start of its successor be; FF and SF count back from its finish. */
static tocsin_work ready_after(const struct tocsin_status *status,
	const struct tocsin_project *project, const struct tocsin_link *link)
{
	const struct tocsin_projection *projection = &status->projection;
	bool from_finish = link->type == TOCSIN_FS || link->type == TOCSIN_FF;
	tocsin_work at =
		from_finish ? projection->finish[link->from] : projection->start[link->from];
	if (at == TOCSIN_NO_WORK)
		at = status->t;
	at = tocsin_lagged(project, link, at);
	if (link->type == TOCSIN_FS || link->type == TOCSIN_SS)
		return at;
	return tocsin_task_latest_start(project, link->to, at, project->tasks[link->to].focused);
}

static void count_links(struct readiness *ready, const struct tocsin_status *status,
	const struct tocsin_project *project)
{
	for (uint32_t i = 0; i < project->task_count; i++)
		ready[i] = (struct readiness){later(0, project->tasks[i].not_before), 0};
	for (uint32_t k = 0; k < project->link_count; k++) {
		const struct tocsin_link *link = &project->links[k];
		if (status->progress.states[link->to].phase == TOCSIN_NOT_STARTED)
			ready[link->to].links =
				later(ready[link->to].links, ready_after(status, project, link));
	}
}

/*
 * Live resource links only: a link whose taker has started turned round or fell away, as the
 * projection says. (Who is done ended before t and holds nothing.)
 */
static void count_resources(struct readiness *ready, const struct tocsin_status *status)
{
	const struct tocsin_task_state *states = status->progress.states;
	const struct tocsin_projection *projection = &status->projection;
	for (uint32_t k = 0; k < status->baseline.resource_link_count; k++) {
		const struct tocsin_resource_link *link = &status->baseline.resource_links[k];
		uint32_t giver = link->from, taker = link->to;
		if (states[taker].phase != TOCSIN_NOT_STARTED) {
			giver = link->to;
			taker = link->from;
		}
		if (states[taker].phase != TOCSIN_NOT_STARTED ||
			projection->finish[giver] > projection->start[taker])
			continue; /* it dropped: the projection did not wait for it */
		ready[taker].resources = later(ready[taker].resources, projection->finish[giver]);
	}
}

static bool is_within(const struct tocsin_status *status, const struct tocsin_project *project,
	uint32_t task, int days)
{
	tocsin_work wait = status->projection.start[task] - status->t;
	return wait <= days * tocsin_calendar_minutes_per_day(project->calendar);
}

static bool is_stale(
	const struct tocsin_status *status, const struct tocsin_project *project, uint32_t task)
{
	struct tocsin_instant last = status->progress.reports[task].last;
	tocsin_work silent = status->t - tocsin_calendar_axis(project->calendar, last);
	return silent >
	       project->settings.stale_days * tocsin_calendar_minutes_per_day(project->calendar);
}

static unsigned flags_unstarted(const struct tocsin_status *status,
	const struct tocsin_project *project, uint32_t task, struct readiness ready)
{
	unsigned flags = 0;
	if (ready.links <= status->t)
		flags |= ready.resources <= status->t ? TOCSIN_IDLE : TOCSIN_QUEUED;
	if (driver_is_critical(&status->baseline, task) &&
		is_within(status, project, task, project->settings.wakeup_days))
		flags |= TOCSIN_WAKE_UP;
	if (project->tasks[task].focused > 0 && !status->progress.reports[task].kit &&
		is_within(status, project, task, project->settings.kit_days))
		flags |= TOCSIN_KIT;
	return flags;
}

static unsigned flags_of(const struct tocsin_status *status, const struct tocsin_project *project,
	uint32_t task, struct readiness ready)
{
	const struct tocsin_task_state *state = &status->progress.states[task];
	unsigned flags = status->progress.reports[task].contested ? TOCSIN_CONTESTED : 0;
	if (state->phase == TOCSIN_NOT_STARTED)
		return flags | flags_unstarted(status, project, task, ready);
	if (state->start == TOCSIN_NO_WORK)
		flags |= TOCSIN_START_UNKNOWN;
	if (state->phase == TOCSIN_IN_PROGRESS && is_stale(status, project, task))
		flags |= TOCSIN_STALE;
	return flags;
}

static struct tocsin_priority priority_of(const struct tocsin_status *status,
	const struct tocsin_project *project, uint32_t task, struct readiness ready,
	tocsin_work tail)
{
	const struct tocsin_plan *plan = status->baseline.plan;
	bool running = status->progress.states[task].phase == TOCSIN_IN_PROGRESS;
	tocsin_work at =
		running ? status->t : later(status->t, later(ready.links, ready.resources));
	tocsin_work left = status->progress.states[task].remaining;
	if (project->tasks[task].elapsed)
		left = tocsin_task_finish(project, task, at, left) - at;
	tocsin_work impact = at + left + tail - plan->projected_end;
	return (struct tocsin_priority){
		.task = task,
		.impact = impact,
		.of_buffer = {impact, later(0, plan->buffer)},
		.startable = running || !(status->flags[task] & TOCSIN_QUEUED),
		.critical = driver_is_critical(&status->baseline, task),
		.flags = status->flags[task],
	};
}

/* Tasks of one project share its zone: impact, then the critical chain, then the row. */
static int compare_priorities(const void *left, const void *right)
{
	const struct tocsin_priority *a = left, *b = right;
	if (a->impact != b->impact)
		return a->impact > b->impact ? -1 : 1;
	if (a->critical != b->critical)
		return a->critical ? -1 : 1;
	return (a->task > b->task) - (a->task < b->task);
}

void priority_make(struct tocsin_status *status, struct tocsin_arena *arena,
	const struct tocsin_project *project)
{
	uint32_t count = project->task_count;
	struct readiness *ready = TOCSIN_NEW(arena, struct readiness, count);
	count_links(ready, status, project);
	count_resources(ready, status);
	const tocsin_work *tails = tocsin_project_tails(arena, &status->projection);

	status->tails = tails;
	status->flags = TOCSIN_NEW(arena, unsigned, count);
	status->priorities = TOCSIN_NEW(arena, struct tocsin_priority, count);
	for (uint32_t i = 0; i < count; i++) {
		status->flags[i] = flags_of(status, project, i, ready[i]);
		bool running = status->progress.states[i].phase == TOCSIN_IN_PROGRESS;
		if (running || status->flags[i] & (TOCSIN_IDLE | TOCSIN_QUEUED))
			status->priorities[status->priority_count++] =
				priority_of(status, project, i, ready[i], tails[i]);
	}
	qsort(status->priorities, status->priority_count, sizeof *status->priorities,
		compare_priorities);
}
