/*
 * A project as its files say it is: tasks, links, resources, calendar. Immutable once finished.
 *
 *     tasks     0 Dig      1 Build     2 Paint          (dense indices; rows of the file in order)
 *     links     0 -> 1 FS  1 -> 2 FS+8h
 *     demands   task 1: Crane 1000, Crew 2000           (thousandths of a unit)
 *
 * Summary rows are kept apart: they group tasks for display and are never scheduled.
 */
#ifndef TOCSIN_PROJECT_H
#define TOCSIN_PROJECT_H

#include <stdbool.h>
#include <stdint.h>

#include "tocsin/arena.h"
#include "tocsin/calendar.h"
#include "tocsin/diag.h"
#include "tocsin/duration.h"
#include "tocsin/index.h"
#include "tocsin/settings.h"

/* Which ends of two tasks a link ties: the first letter is the predecessor's end. */
enum tocsin_link_type { TOCSIN_FS, TOCSIN_SS, TOCSIN_FF, TOCSIN_SF };
const char *tocsin_link_type_name(enum tocsin_link_type type); /* "FS", ... */

/* successor's end >= predecessor's end + lag */
struct tocsin_link {
	uint32_t from, to; /* predecessor, successor: task indices */
	enum tocsin_link_type type;
	bool elapsed; /* the lag runs on the civil clock */
	int64_t lag;  /* working minutes, or civil minutes where elapsed; either sign */
};

struct tocsin_demand {
	uint32_t resource;
	int64_t amount; /* thousandths of a unit; more than the capacity is planned at the capacity
			 */
};

struct tocsin_absence {
	tocsin_work from, to; /* half-open interval of the axis */
	int64_t capacity;     /* thousandths of a unit that are left, >= 0 */
};

/*
 * An interval of the axis in which a task cannot work, because a resource that it needs has less
 * capacity than it demands. Tasks with equal demands share theirs.
 */
struct tocsin_pause {
	tocsin_work from, to; /* half-open */
	tocsin_work before;   /* minutes of all pauses of the same group before this one */
};

struct tocsin_resource {
	const char *name;
	int64_t capacity; /* thousandths of a unit */
	bool implied;     /* not in resources.csv: its capacity is max(1 unit, largest demand) */
	uint32_t first_absence, absence_count; /* into absences: ascending, apart */
};

struct tocsin_summary {
	const char *id, *key, *name; /* as of a task */
	uint32_t parent;             /* summary index or TOCSIN_NONE */
	int level;                   /* outline level, from 1 */
	uint32_t row; /* data row of the file, from 0, counted over tasks and summaries alike */
};

/*
 * What the file says of a task that planning does not read: apart, for most tasks have nothing of
 * it, and a million of them are read the faster. Instants may be unknown.
 */
struct tocsin_stated {
	struct tocsin_instant not_before_date;               /* obeyed or not */
	struct tocsin_instant planned_start, planned_finish; /* shown, never obeyed */
	struct tocsin_instant due;                           /* a finish-type constraint: shown */
	const char *stage, *touchpoint, *notes;              /* "" where none */

	/* Progress, as of project->status_date. */
	int percent_permille;  /* -1 = not given */
	tocsin_work remaining; /* TOCSIN_NO_WORK = not given */
	struct tocsin_instant actual_start, actual_finish;
};

extern const struct tocsin_stated tocsin_nothing_stated;

struct tocsin_task {
	const char *key; /* what the journal and the plan know it by; unique */
	const char *id;  /* what links and people call it */
	const char *name;
	tocsin_work focused;    /* A, working minutes; civil minutes where elapsed */
	tocsin_work safe;       /* S, likewise; >= focused */
	bool elapsed;           /* its duration runs on the civil clock */
	bool derived;           /* one of the two estimates was computed from the other */
	bool milestone;         /* A = S = 0 */
	tocsin_work not_before; /* axis, >= 0; TOCSIN_NO_WORK where none or not obeyed */
	uint32_t summary;       /* innermost summary row above it, or TOCSIN_NONE */
	int level;              /* outline level, from 1 */
	uint32_t row;           /* data row of the file, from 0 */
	uint32_t line;          /* line of the file, from 1 */
	uint32_t first_demand, demand_count; /* into demands */
	uint32_t first_in, in_count;         /* into in_links: links whose `to` is this task */
	uint32_t first_out, out_count;       /* into out_links: links whose `from` is this task */
	uint32_t first_pause, pause_count;   /* into pauses: ascending, apart; none where elapsed */
	/* What else the file says of it, never NULL: &tocsin_nothing_stated for most. */
	const struct tocsin_stated *stated;
};

/* Gives a task a copy of its own of what is stated, in `arena`, to be written to. */
struct tocsin_stated *tocsin_task_restate(struct tocsin_arena *arena, struct tocsin_task *task);

struct tocsin_project {
	struct tocsin_arena arena; /* owns everything below */
	const char *name;
	const char *file; /* the schedule's path as the user named it, for messages */
	struct tocsin_settings settings;
	struct tocsin_working_time working_time;
	struct tocsin_calendar *calendar;
	struct tocsin_units units;
	struct tocsin_instant start;       /* date of axis minute 0 */
	bool start_given;                  /* false: derived from the file */
	struct tocsin_instant due;         /* may be unknown */
	struct tocsin_instant status_date; /* of the progress in the file; may be unknown */

	struct tocsin_task *tasks;
	uint32_t task_count;
	struct tocsin_summary *summaries;
	uint32_t summary_count;
	struct tocsin_link *links;
	uint32_t link_count;
	struct tocsin_demand *demands;
	uint32_t demand_count;
	struct tocsin_resource *resources;
	uint32_t resource_count;
	struct tocsin_absence *absences;
	uint32_t absence_count;

	/* Filled in by tocsin_project_finish. */
	uint32_t *in_links, *out_links; /* link indices grouped by task */
	uint32_t *order;                /* every task, predecessors first; among equals by row */
	struct tocsin_pause *pauses;    /* grouped by demand */
	uint32_t pause_count;
	struct tocsin_index by_key; /* task key -> task; kept where the reader has it already */
	struct tocsin_index by_id;  /* task id -> task; shares by_key's slots where ids are keys */
	uint32_t derived_estimates; /* tasks with `derived` */
	uint64_t hash;              /* of everything that planning reads: estimates, links, demands,
				       capacities, absences, dates, working time; names excluded */
};

/* Does the file say of any task that it has begun? What is left of it being all of it, it has not.
 */
bool tocsin_project_states_progress(const struct tocsin_project *project);

/* An empty project with default settings and working time. */
void tocsin_project_init(struct tocsin_project *project);
void tocsin_project_free(struct tocsin_project *project);

/*
 * Groups the links by task, orders the tasks, computes hash and counts. The reader has filled all
 * the rest. Faults (at the task's line): a cycle, printed by ids and names along it. Notes: a
 * demand above the capacity of its resource. Returns false where there was a fault; the project is
 * then not usable.
 */
bool tocsin_project_finish(struct tocsin_project *project, struct tocsin_diags *diags);

/* The task with this id, else with this key, else TOCSIN_NONE. Cost: constant. */
uint32_t tocsin_project_task(const struct tocsin_project *project, const char *id);

/*
 * (+) of the method: where `work` minutes of this task end when started at `start`, skipping the
 * minutes in which a resource that it needs has less capacity than it demands. For an elapsed task
 * `work` is civil minutes. With `pauses off`, equals start + work: the caller must have chosen a
 * start that fits (tocsin_task_fits_from). Zero work ends where it starts. An elapsed task
 * never pauses. A task that needs a resource which is away for good ends beyond every date. Cost:
 * logarithmic in the task's pauses; constant where it has none.
 */
tocsin_work tocsin_task_finish(
	const struct tocsin_project *project, uint32_t task, tocsin_work start, tocsin_work work);

/*
 * The latest start from which `work` ends at or before `finish`, a minute at which the task can
 * work: the mirror of tocsin_task_finish. With `pauses off`, the latest from which it fits. Zero
 * work: `finish`.
 */
tocsin_work tocsin_task_latest_start(
	const struct tocsin_project *project, uint32_t task, tocsin_work finish, tocsin_work work);

/*
 * The earliest start >= `start` that this task's absences allow: with pauses, the first minute at
 * which it can work; with `pauses off`, the first from which `work` fits between absences. Zero
 * work: `start`.
 */
tocsin_work tocsin_task_fits_from(
	const struct tocsin_project *project, uint32_t task, tocsin_work start, tocsin_work work);

/* Working minutes between two places of the axis in which this task was not absent (for
 * attribution). */
tocsin_work tocsin_task_worked(
	const struct tocsin_project *project, uint32_t task, tocsin_work from, tocsin_work to);

/*
 * A place on the axis moved by a link's lag. An elapsed lag runs on the civil clock from the name
 * that the predecessor's end has: from Fri 17:00 behind a finish (FS, FF), from Mon 08:00 behind a
 * start (SS, SF), though both are one place.
 */
tocsin_work tocsin_lagged(
	const struct tocsin_project *project, const struct tocsin_link *link, tocsin_work at);

/* The latest place that, lagged, is not after `at`: the mirror of tocsin_lagged, for backward
 * passes. */
tocsin_work tocsin_lagged_back(
	const struct tocsin_project *project, const struct tocsin_link *link, tocsin_work at);

/* The demand as it is planned: no more than the resource's capacity. */
int64_t tocsin_demand_planned(
	const struct tocsin_project *project, const struct tocsin_demand *demand);

#endif
