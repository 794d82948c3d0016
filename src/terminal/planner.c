#include "planner.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tocsin/audit.h"
#include "tocsin/status.h"
#include "trace.h"

struct planner {
	struct wakeup *wakeup;
	struct planned job;        /* being made, or ready */
	struct tocsin_arena arena; /* of the job's states */
	const struct tocsin_task_state *states;
	struct planning waiting; /* generation == NULL: nothing waits */
	bool running, outdated;  /* outdated: nobody wants what is being made */
	bool ready;
	pthread_t thread;
	atomic_bool finished; /* the thread is at its end */
};

struct planner *planner_create(struct wakeup *wakeup)
{
	struct planner *planner = calloc(1, sizeof *planner);
	if (!planner)
		tocsin_out_of_memory();
	planner->wakeup = wakeup;
	tocsin_arena_init(&planner->arena);
	return planner;
}

static void release(struct planning *planning)
{
	generation_release(planning->generation);
	free(planning->reason);
	*planning = (struct planning){0};
}

void planned_finish(struct planned *planned)
{
	release(&planned->request);
}

void planner_destroy(struct planner *planner)
{
	if (planner->running)
		return;
	if (planner->ready) {
		tocsin_plan_free(planner->job.plan);
		release(&planner->job.request);
	}
	release(&planner->waiting);
	tocsin_arena_finish(&planner->arena);
	free(planner);
}

/* Reads the job and nothing else; runs in either thread. */
static void make(struct planner *planner)
{
	struct planned *job = &planner->job;
	const struct tocsin_project *project = &job->request.generation->workspace.project;
	struct tocsin_plan_request request = {
		.project = project,
		.states = planner->states,
		.as_of = tocsin_calendar_axis(project->calendar, job->request.as_of),
		.reason = job->request.reason,
	};
	job->plan = tocsin_plan_make(&request);
	struct tocsin_audit audit;
	tocsin_audit_run(&audit, project, planner->states, job->plan);
	job->finding[0] = '\0';
	if (audit.count > 0)
		snprintf(job->finding, sizeof job->finding, "%s", audit.findings[0]);
	tocsin_audit_finish(&audit);
}

static void *run(void *argument)
{
	struct planner *planner = argument;
	make(planner);
	atomic_store(&planner->finished, true);
	wakeup_post(planner->wakeup);
	return NULL;
}

/* The states are folded here, not in the thread: the journal may be read again while it runs. */
static void freeze_states(struct planner *planner)
{
	const struct workspace *workspace = &planner->job.request.generation->workspace;
	struct tocsin_progress progress;
	tocsin_arena_finish(&planner->arena);
	tocsin_arena_init(&planner->arena);
	tocsin_progress_fold(&progress, &planner->arena, &workspace->project, &workspace->journal,
		workspace->order, workspace->order_count, NULL, planner->job.request.as_of);
	planner->states = progress.states;
}

static void start(struct planner *planner)
{
	struct planned *job = &planner->job;
	*job = (struct planned){.request = planner->waiting};
	planner->waiting = (struct planning){0};
	const struct tocsin_project *project = &job->request.generation->workspace.project;
	if (!tocsin_instant_known(job->request.as_of))
		job->request.as_of = project->start;
	freeze_states(planner);
	planner->outdated = false;
	atomic_store(&planner->finished, false);
	bool at_once = !planner->wakeup || project->task_count <= PLAN_AT_ONCE;
	trace(TRACE_PLAN, "start tasks %u %s", (unsigned)project->task_count,
		at_once ? "at once" : "in the background");
	if (!at_once && pthread_create(&planner->thread, NULL, run, planner) == 0) {
		planner->running = true;
		return;
	}
	make(planner);
	planner->ready = true;
}

void planner_ask(struct planner *planner, struct generation *generation,
	struct tocsin_instant as_of, const char *reason)
{
	generation_share(generation);
	release(&planner->waiting);
	planner->waiting = (struct planning){.generation = generation, .as_of = as_of};
	if (reason) {
		planner->waiting.reason = strdup(reason);
		if (!planner->waiting.reason)
			tocsin_out_of_memory();
	}
	if (planner->ready) {
		tocsin_plan_free(planner->job.plan);
		release(&planner->job.request);
		planner->ready = false;
	}
	planner->outdated = planner->running;
	if (!planner->running)
		start(planner);
}

bool planner_take(struct planner *planner, struct planned *out)
{
	if (planner->running && atomic_load(&planner->finished)) {
		pthread_join(planner->thread, NULL);
		planner->running = false;
		planner->ready = true;
		trace(TRACE_PLAN, "ready%s", planner->outdated ? ", outdated" : "");
	}
	if (planner->ready && planner->outdated) {
		tocsin_plan_free(planner->job.plan);
		release(&planner->job.request);
		planner->ready = planner->outdated = false;
	}
	if (!planner->ready && !planner->running && planner->waiting.generation)
		start(planner);
	if (!planner->ready)
		return false;
	*out = planner->job;
	planner->ready = false;
	return true;
}
