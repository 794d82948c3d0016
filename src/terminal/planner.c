#include "planner.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

#include "plan_rounds.h"
#include "tocsin/audit.h"
#include "tocsin/status.h"
#include "trace.h"

enum { BEST_EFFORT = 50000 /* schedules, where there is no thread */, NICE = 10 };

/* Seconds between two tellings: while there is nothing to see yet, and behind a plan; and how long
 * the end of the program waits for the thread. */
static const double FIRST_NEWS = 0.2, NEWS = 1.0, PATIENCE = 0.5;

struct planner {
	struct wakeup *wakeup;
	struct planning request;   /* generation == NULL: nothing was asked for */
	struct tocsin_arena arena; /* of its states */
	struct plan_rounds rounds; /* the thread's while it runs */
	struct planning waiting;   /* generation == NULL: nothing waits */
	bool running, outdated;    /* outdated: nobody wants what is being made */
	bool made;                 /* there was a first plan */
	pthread_t thread;
	atomic_bool stop;
	double begun, told; /* the thread's: when the search behind a plan began, and told of it */

	pthread_mutex_t mutex; /* of all below */
	pthread_cond_t at_end;
	bool finished, expired; /* the thread is at its end, for its time was */
	bool left;              /* behind: nobody is there to be told */
	struct tocsin_plan *plan;
	char finding[256];
	struct tocsin_levelling_progress progress;
};

static double seconds_now(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

struct planner *planner_create(struct wakeup *wakeup)
{
	struct planner *planner = calloc(1, sizeof *planner);
	if (!planner)
		tocsin_out_of_memory();
	planner->wakeup = wakeup;
	tocsin_arena_init(&planner->arena);
	tocsin_arena_init(&planner->rounds.arena);
	pthread_mutex_init(&planner->mutex, NULL);
	pthread_cond_init(&planner->at_end, NULL);
	return planner;
}

static void release(struct planning *planning)
{
	generation_release(planning->generation);
	free(planning->reason);
	*planning = (struct planning){0};
}

/* What was found for the present request goes, and the request with it. No thread runs. */
static void forget(struct planner *planner)
{
	tocsin_plan_free(planner->plan);
	planner->plan = NULL;
	planner->made = planner->outdated = planner->expired = false;
	planner->progress = (struct tocsin_levelling_progress){0};
	plan_rounds_finish(&planner->rounds);
	release(&planner->request);
}

/* True once the thread is at its end; waits for that as long as it is polite to. */
static bool ends_soon(struct planner *planner)
{
	struct timespec until;
	clock_gettime(CLOCK_REALTIME, &until);
	until.tv_nsec += (long)(PATIENCE * 1e9);
	until.tv_sec += until.tv_nsec / 1000000000;
	until.tv_nsec %= 1000000000;
	pthread_mutex_lock(&planner->mutex);
	while (!planner->finished &&
		pthread_cond_timedwait(&planner->at_end, &planner->mutex, &until) == 0)
		;
	bool finished = planner->finished;
	pthread_mutex_unlock(&planner->mutex);
	return finished;
}

void planner_destroy(struct planner *planner)
{
	atomic_store(&planner->stop, true);
	if (planner->running && !ends_soon(planner)) {
		pthread_mutex_lock(&planner->mutex);
		planner->left = true;
		pthread_mutex_unlock(&planner->mutex);
		return;
	}
	if (planner->running)
		pthread_join(planner->thread, NULL);
	forget(planner);
	release(&planner->waiting);
	plan_rounds_finish(&planner->rounds);
	tocsin_arena_finish(&planner->arena);
	pthread_cond_destroy(&planner->at_end);
	pthread_mutex_destroy(&planner->mutex);
	free(planner);
}

/* ---- In the thread, or at once: these read the request and change nothing but the rounds ---- */

static void post(struct planner *planner)
{
	pthread_mutex_lock(&planner->mutex);
	if (!planner->left)
		wakeup_post(planner->wakeup);
	pthread_mutex_unlock(&planner->mutex);
}

static void publish(struct planner *planner, struct tocsin_plan *plan)
{
	const struct plan_rounds *rounds = &planner->rounds;
	struct tocsin_audit audit;
	tocsin_audit_run(&audit, rounds->request.project, rounds->request.states, plan);
	pthread_mutex_lock(&planner->mutex);
	tocsin_plan_free(planner->plan);
	planner->plan = plan;
	planner->finding[0] = '\0';
	if (audit.count > 0)
		snprintf(planner->finding, sizeof planner->finding, "%s", audit.findings[0]);
	pthread_mutex_unlock(&planner->mutex);
	tocsin_audit_finish(&audit);
}

/* What all rounds together have come to. */
static void note(struct planner *planner, const struct tocsin_levelling_progress *progress)
{
	const struct tocsin_levelled *best = &planner->rounds.best;
	struct tocsin_levelling_progress all = *progress;
	if (planner->rounds.round > 0) {
		all.schedules += best->schedules;
		all.makespan = best->makespan;
		all.lower_bound = best->lower_bound;
	}
	pthread_mutex_lock(&planner->mutex);
	planner->progress = all;
	pthread_mutex_unlock(&planner->mutex);
}

static bool tell(void *context, const struct tocsin_levelling_progress *progress)
{
	struct planner *planner = context;
	bool behind = planner->rounds.round > 0;
	double now = seconds_now();
	if (now - planner->told >= (behind ? NEWS : FIRST_NEWS)) {
		note(planner, progress);
		planner->told = now;
		post(planner);
	}
	if (behind && now - planner->begun >= IMPROVE_SECONDS) {
		pthread_mutex_lock(&planner->mutex);
		planner->expired = true;
		pthread_mutex_unlock(&planner->mutex);
		return false;
	}
	return !atomic_load(&planner->stop);
}

static void one_round(struct planner *planner, const struct tocsin_levelling_watch *watch)
{
	struct tocsin_plan *plan = plan_rounds_next(&planner->rounds, watch);
	if (plan)
		publish(planner, plan);
	note(planner, &(struct tocsin_levelling_progress){0});
}

/* What is done behind the screen leaves the processor to whoever needs it. Linux gives every thread
 * a niceness of its own; elsewhere it is the whole process's, and stays. */
static void stand_back(void)
{
#ifdef __linux__
	setpriority(PRIO_PROCESS, 0, NICE);
#endif
}

static bool expired(struct planner *planner)
{
	pthread_mutex_lock(&planner->mutex);
	bool expired = planner->expired;
	pthread_mutex_unlock(&planner->mutex);
	return expired;
}

static void *run(void *argument)
{
	struct planner *planner = argument;
	struct tocsin_levelling_watch watch = {.tell = tell, .context = planner};
	planner->told = seconds_now();
	if (planner->rounds.round == 0) {
		one_round(planner, &watch);
		post(planner);
	}
	stand_back();
	planner->begun = seconds_now();
	while (!atomic_load(&planner->stop) && !expired(planner) &&
		!plan_rounds_over(&planner->rounds)) {
		one_round(planner, &watch);
		post(planner);
	}
	pthread_mutex_lock(&planner->mutex);
	planner->finished = true;
	pthread_cond_signal(&planner->at_end);
	pthread_mutex_unlock(&planner->mutex);
	post(planner);
	return NULL;
}

/* ---- */

/* The states are folded here, not in the thread: the journal may be read again while it runs. */
static const struct tocsin_task_state *freeze_states(struct planner *planner)
{
	const struct workspace *workspace = &planner->request.generation->workspace;
	struct tocsin_progress progress;
	tocsin_arena_finish(&planner->arena);
	tocsin_arena_init(&planner->arena);
	tocsin_progress_fold(&progress, &planner->arena, &workspace->project, &workspace->journal,
		workspace->order, workspace->order_count, NULL, 0, planner->request.as_of);
	return progress.states;
}

/* False where there are no threads, or none for this one. */
static bool in_thread(struct planner *planner)
{
	if (!planner->wakeup)
		return false;
	planner->finished = planner->expired = false;
	planner->running = pthread_create(&planner->thread, NULL, run, planner) == 0;
	return planner->running;
}

static void start(struct planner *planner)
{
	forget(planner);
	planner->request = planner->waiting;
	planner->waiting = (struct planning){0};
	atomic_store(&planner->stop, false);
	const struct tocsin_project *project = &planner->request.generation->workspace.project;
	if (!tocsin_instant_known(planner->request.as_of))
		planner->request.as_of = project->start;
	struct tocsin_plan_request request = {
		.project = project,
		.states = freeze_states(planner),
		.as_of = tocsin_calendar_axis(project->calendar, planner->request.as_of),
		.as_of_date = &planner->request.as_of,
		.reason = planner->request.reason,
	};
	plan_rounds_init(&planner->rounds, &request);
	bool at_once = !planner->wakeup || project->task_count <= PLAN_AT_ONCE;
	trace(TRACE_PLAN, "start tasks %u %s", (unsigned)project->task_count,
		at_once ? "at once" : "in the background");
	if (!at_once && in_thread(planner))
		return;
	one_round(planner, NULL);
	if (!plan_rounds_over(&planner->rounds))
		in_thread(planner);
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
	planner->outdated = planner->running;
	if (planner->running)
		atomic_store(&planner->stop, true);
	else
		start(planner);
}

void planner_stop(struct planner *planner)
{
	atomic_store(&planner->stop, true);
}

void planner_search_on(struct planner *planner)
{
	if (planner->running || !planner->request.generation || plan_rounds_over(&planner->rounds))
		return;
	atomic_store(&planner->stop, false);
	trace(TRACE_PLAN, "search on");
	if (in_thread(planner))
		return;
	planner->rounds.budget = BEST_EFFORT;
	one_round(planner, NULL);
	planner->expired = true;
}

void planner_drop(struct planner *planner)
{
	release(&planner->waiting);
	atomic_store(&planner->stop, true);
	planner->outdated = planner->running;
	if (!planner->running)
		forget(planner);
}

bool planner_take(struct planner *planner, struct planned *out)
{
	pthread_mutex_lock(&planner->mutex);
	bool ended = planner->running && planner->finished;
	pthread_mutex_unlock(&planner->mutex);
	if (ended) {
		pthread_join(planner->thread, NULL);
		planner->running = false;
		trace(TRACE_PLAN, "ended%s", planner->outdated ? ", outdated" : "");
	}
	if (planner->outdated && !planner->running)
		forget(planner);
	if (!planner->running && planner->waiting.generation)
		start(planner);
	if (planner->outdated)
		return false;
	pthread_mutex_lock(&planner->mutex);
	*out = (struct planned){.request = &planner->request, .plan = planner->plan};
	memcpy(out->finding, planner->finding, sizeof out->finding);
	planner->plan = NULL;
	pthread_mutex_unlock(&planner->mutex);
	planner->made = planner->made || out->plan;
	return out->plan != NULL;
}

struct view_search planner_search(struct planner *planner)
{
	struct view_search search = {.phase = VIEW_SEARCH_NONE};
	if (!planner->request.generation || planner->outdated)
		return search;
	pthread_mutex_lock(&planner->mutex);
	search.progress = planner->progress;
	bool expired = planner->expired;
	pthread_mutex_unlock(&planner->mutex);
	if (planner->running)
		search.phase = planner->made ? VIEW_SEARCH_ON : VIEW_SEARCH_FIRST;
	else
		search.phase = expired || plan_rounds_over(&planner->rounds) ? VIEW_SEARCH_OVER
									     : VIEW_SEARCH_STOPPED;
	return search;
}
