#include "level_cases.h"

#include <check.h>
#include <string.h>

/* ---- Making them ---- */

static uint32_t dice(struct tocsin_random *random, uint32_t sides)
{
	return tocsin_random_below(random, sides);
}

static void make_tasks(
	struct tocsin_project *project, const struct level_case *kind, struct tocsin_random *random)
{
	project->task_count = kind->tasks;
	project->tasks = TOCSIN_NEW(&project->arena, struct tocsin_task, kind->tasks);
	project->demands =
		TOCSIN_NEW(&project->arena, struct tocsin_demand, kind->tasks * kind->resources);
	for (uint32_t i = 0; i < kind->tasks; i++) {
		struct tocsin_task *task = project->tasks + i;
		task->key = task->id = task->name = tocsin_arena_printf(&project->arena, "T%u", i);
		task->focused = task->safe = dice(random, kind->longest + 1);
		task->not_before = kind->dates && dice(random, 4) == 0
					   ? dice(random, 3 * kind->longest)
					   : TOCSIN_NO_WORK;
		task->first_demand = project->demand_count;
		for (uint32_t r = 0; r < kind->resources; r++)
			if (dice(random, 2) == 0)
				project->demands[project->demand_count++] = (struct tocsin_demand){
					r, 500 * (1 + (int64_t)dice(random, 2 * kind->most_units))};
		task->demand_count = project->demand_count - task->first_demand;
	}
}

static void make_resources(
	struct tocsin_project *project, const struct level_case *kind, struct tocsin_random *random)
{
	enum { ABSENCES = 3 };
	project->resource_count = kind->resources;
	project->resources = TOCSIN_NEW(&project->arena, struct tocsin_resource, kind->resources);
	project->absences =
		TOCSIN_NEW(&project->arena, struct tocsin_absence, ABSENCES * kind->resources);
	for (uint32_t r = 0; r < kind->resources; r++) {
		struct tocsin_resource *resource = project->resources + r;
		resource->name = tocsin_arena_printf(&project->arena, "R%u", r);
		resource->capacity = 1000 * (1 + (int64_t)dice(random, kind->most_units));
		resource->first_absence = project->absence_count;
		tocsin_work at = 0;
		for (uint32_t a = 0; kind->absences && a < ABSENCES; a++) {
			tocsin_work from = at + dice(random, 6), to = from + 1 + dice(random, 4);
			int64_t left = dice(random, (uint32_t)(resource->capacity / 500));
			project->absences[project->absence_count++] =
				(struct tocsin_absence){from, to, 500 * left};
			at = to + 1;
		}
		resource->absence_count = project->absence_count - resource->first_absence;
	}
}

static void make_links(
	struct tocsin_project *project, const struct level_case *kind, struct tocsin_random *random)
{
	project->links = TOCSIN_NEW(&project->arena, struct tocsin_link, kind->links);
	for (uint32_t i = 0; i < kind->links && kind->tasks > 1; i++) {
		uint32_t from = dice(random, kind->tasks - 1);
		uint32_t to = from + 1 + dice(random, kind->tasks - 1 - from);
		struct tocsin_link link = {.from = from, .to = to, .type = TOCSIN_FS};
		if (kind->link_types) {
			link.type = (enum tocsin_link_type)dice(random, 4);
			link.lag = (int64_t)dice(random, 7) - (kind->leads ? 3 : 0);
		}
		if (kind->elapsed_lags && dice(random, 3) == 0) {
			link.elapsed = true;
			link.lag *= 400; /* over the end of a day */
		}
		project->links[project->link_count++] = link;
	}
}

void level_case_make(struct tocsin_project *out, const struct level_case *kind, uint64_t seed)
{
	struct tocsin_random random = tocsin_random_seeded(seed);
	struct tocsin_day monday;
	ck_assert(tocsin_day_from_date(&monday, 2026, 1, 5));
	tocsin_project_init(out);
	out->settings.pauses = !kind->unbroken;
	out->start = tocsin_instant_at(monday, 8 * 60);
	out->calendar = tocsin_calendar_make(&out->arena, &out->working_time, out->start);
	make_resources(out, kind, &random);
	make_tasks(out, kind, &random);
	make_links(out, kind, &random);
	struct tocsin_diags diags;
	tocsin_diags_init(&diags);
	ck_assert(tocsin_project_finish(out, &diags));
	tocsin_diags_finish(&diags);
}

struct tocsin_task_state *level_case_states(
	struct tocsin_project *project, tocsin_work t, uint64_t seed)
{
	struct tocsin_random random = tocsin_random_seeded(seed);
	struct tocsin_task_state *states =
		TOCSIN_NEW(&project->arena, struct tocsin_task_state, project->task_count);
	for (uint32_t i = 0; i < project->task_count; i++) {
		struct tocsin_task_state *state = states + i;
		*state = (struct tocsin_task_state){TOCSIN_NOT_STARTED, TOCSIN_NO_WORK,
			TOCSIN_NO_WORK, project->tasks[i].focused};
		uint32_t fate = dice(&random, 6);
		if (fate > 1)
			continue;
		state->phase = fate == 0 ? TOCSIN_DONE : TOCSIN_IN_PROGRESS;
		state->start = dice(&random, (uint32_t)t + 1);
		if (fate == 0)
			state->finish =
				state->start + dice(&random, (uint32_t)(t - state->start) + 1);
		state->remaining = fate == 0 ? 0 : dice(&random, 5);
		if (dice(&random, 4) == 0)
			state->start = TOCSIN_NO_WORK;
	}
	return states;
}

/* ---- Judging ---- */

static int64_t capacity_at(const struct tocsin_project *project, uint32_t r, tocsin_work minute)
{
	const struct tocsin_resource *resource = project->resources + r;
	for (uint32_t i = 0; i < resource->absence_count; i++) {
		const struct tocsin_absence *absence =
			project->absences + resource->first_absence + i;
		if (absence->from <= minute && minute < absence->to)
			return absence->capacity;
	}
	return resource->capacity;
}

static int64_t demand_of(const struct tocsin_project *project, uint32_t task, uint32_t r)
{
	const struct tocsin_task *it = project->tasks + task;
	int64_t sum = 0;
	for (uint32_t i = 0; i < it->demand_count; i++)
		if (project->demands[it->first_demand + i].resource == r)
			sum += project->demands[it->first_demand + i].amount;
	return sum < project->resources[r].capacity ? sum : project->resources[r].capacity;
}

static bool can_work(const struct tocsin_project *project, uint32_t task, tocsin_work minute)
{
	for (uint32_t r = 0; r < project->resource_count; r++)
		if (demand_of(project, task, r) > capacity_at(project, r, minute))
			return false;
	return true;
}

/* Where `work` from `start` on ends, minute by minute; TOCSIN_NO_WORK where it may not pause and
 * would have to. */
static tocsin_work end_of(
	const struct tocsin_project *project, uint32_t task, tocsin_work start, tocsin_work work)
{
	tocsin_work at = start;
	for (; work > 0; at++) {
		if (can_work(project, task, at))
			work--;
		else if (!project->settings.pauses)
			return TOCSIN_NO_WORK;
	}
	return at;
}

static bool link_kept(const struct tocsin_project *project, const struct tocsin_link *link,
	const tocsin_work *start, const tocsin_work *finish)
{
	bool from_finish = link->type == TOCSIN_FS || link->type == TOCSIN_FF;
	bool to_finish = link->type == TOCSIN_FF || link->type == TOCSIN_SF;
	tocsin_work from = from_finish ? finish[link->from] : start[link->from];
	return (to_finish ? finish : start)[link->to] >= tocsin_lagged(project, link, from);
}

static enum tocsin_task_phase phase_of(
	const struct tocsin_levelling_problem *problem, uint32_t task)
{
	return problem->states ? problem->states[task].phase : TOCSIN_NOT_STARTED;
}

static bool stays(const struct tocsin_levelling_problem *problem, uint32_t task)
{
	return problem->fixed && problem->fixed[task];
}

static const char *task_fault(struct tocsin_project *project,
	const struct tocsin_levelling_problem *problem, const struct tocsin_levelled *levelled,
	uint32_t i)
{
	const struct tocsin_task *task = project->tasks + i;
	tocsin_work start = levelled->start[i], finish = levelled->finish[i];
	const char *wrong = NULL;
	if (phase_of(problem, i) == TOCSIN_DONE) {
		if (finish != problem->states[i].finish)
			wrong = "did not end when it did";
	} else if (phase_of(problem, i) == TOCSIN_IN_PROGRESS) {
		tocsin_work rest = problem->states[i].remaining;
		if (project->settings.pauses && finish < end_of(project, i, problem->t, rest))
			wrong = "ends before its remaining work is done";
	} else if (stays(problem, i)) {
		if (start != problem->fixed_start[i])
			wrong = "was to stay";
	} else {
		if (start < 0 || start < problem->t)
			wrong = "starts before t";
		if (start < task->not_before)
			wrong = "starts before its date";
		if (problem->lower && start < problem->lower[i])
			wrong = "starts before `lower`";
		if (finish != end_of(project, i, start, task->focused))
			wrong = "does not end when its work does";
	}
	if (levelled->makespan < finish)
		wrong = "ends after the makespan";
	return wrong ? tocsin_arena_printf(&project->arena, "%s %s", task->id, wrong) : NULL;
}

/* What a task holds at a minute of a resource: 1 it works, 2 it only keeps its claim, 0 nothing. */
static int holds(const struct tocsin_project *project,
	const struct tocsin_levelling_problem *problem, const struct tocsin_levelled *levelled,
	uint32_t task, uint32_t r, tocsin_work minute)
{
	tocsin_work from = levelled->start[task], to = levelled->finish[task];
	if (phase_of(problem, task) == TOCSIN_DONE)
		return 0;
	if (phase_of(problem, task) == TOCSIN_IN_PROGRESS) {
		/* Waiting for FF or SF is not work: what waits does not overload. */
		from = problem->t;
		tocsin_work end = tocsin_task_finish(
			project, task, problem->t, problem->states[task].remaining);
		to = end < to ? end : to;
	}
	if (minute < from || minute >= to)
		return 0;
	return demand_of(project, task, r) <= capacity_at(project, r, minute) ? 1 : 2;
}

static const char *capacity_fault(struct tocsin_project *project,
	const struct tocsin_levelling_problem *problem, const struct tocsin_levelled *levelled)
{
	for (tocsin_work minute = problem->t; minute < levelled->makespan; minute++) {
		for (uint32_t r = 0; r < project->resource_count; r++) {
			int64_t works = 0, claims = 0;
			bool ours = false; /* among them one that we have placed */
			for (uint32_t i = 0; i < project->task_count; i++) {
				int held = holds(project, problem, levelled, i, r, minute);
				int64_t demand = held ? demand_of(project, i, r) : 0;
				works += held == 1 ? demand : 0;
				claims += demand;
				ours |= demand > 0 && !stays(problem, i) &&
					phase_of(problem, i) == TOCSIN_NOT_STARTED;
			}
			if (ours && (works > capacity_at(project, r, minute) ||
					    claims > project->resources[r].capacity))
				return tocsin_arena_printf(&project->arena,
					"%s is overloaded at %lld", project->resources[r].name,
					(long long)minute);
		}
	}
	return NULL;
}

const char *level_case_fault(struct tocsin_project *project,
	const struct tocsin_levelling_problem *problem, const struct tocsin_levelled *levelled)
{
	tocsin_work latest = 0;
	for (uint32_t i = 0; i < project->task_count; i++) {
		const char *fault = task_fault(project, problem, levelled, i);
		if (fault)
			return fault;
		latest = levelled->finish[i] > latest ? levelled->finish[i] : latest;
	}
	if (latest != levelled->makespan)
		return "the makespan is not the latest finish";
	for (uint32_t i = 0; i < project->link_count; i++) {
		const struct tocsin_link *link = project->links + i;
		bool on_finish = link->type == TOCSIN_FF || link->type == TOCSIN_SF;
		if (phase_of(problem, link->to) == TOCSIN_DONE || stays(problem, link->to) ||
			(phase_of(problem, link->to) == TOCSIN_IN_PROGRESS && !on_finish))
			continue;
		if (!link_kept(project, link, levelled->start, levelled->finish))
			return tocsin_arena_printf(&project->arena, "link %u is broken", i);
	}
	return capacity_fault(project, problem, levelled);
}

/* ---- The oracle ---- */

struct trial {
	struct tocsin_project *project;
	tocsin_work *start, *finish;
	tocsin_work best; /* makespan of the shortest schedule so far */
};

/* Whether the tasks placed so far, up to place `at` of the order, hold every capacity. */
static bool capacities_kept(const struct trial *trial, uint32_t at)
{
	const struct tocsin_project *project = trial->project;
	uint32_t last = project->order[at];
	for (tocsin_work minute = trial->start[last]; minute < trial->finish[last]; minute++) {
		for (uint32_t r = 0; r < project->resource_count; r++) {
			int64_t works = 0, claims = 0, capacity = capacity_at(project, r, minute);
			for (uint32_t k = 0; k <= at; k++) {
				uint32_t task = project->order[k];
				if (minute < trial->start[task] || minute >= trial->finish[task])
					continue;
				int64_t demand = demand_of(project, task, r);
				works += demand <= capacity ? demand : 0;
				claims += demand;
			}
			if (works > capacity || claims > project->resources[r].capacity)
				return false;
		}
	}
	return true;
}

static void try_from(struct trial *trial, uint32_t at, tocsin_work latest)
{
	const struct tocsin_project *project = trial->project;
	if (at == project->task_count) {
		trial->best = latest;
		return;
	}
	uint32_t task = project->order[at];
	const struct tocsin_task *it = project->tasks + task;
	tocsin_work first = it->not_before > 0 ? it->not_before : 0;
	for (tocsin_work start = first; start + it->focused < trial->best; start++) {
		tocsin_work finish = end_of(project, task, start, it->focused);
		if (finish == TOCSIN_NO_WORK || finish >= trial->best)
			continue;
		trial->start[task] = start;
		trial->finish[task] = finish;
		bool kept = capacities_kept(trial, at);
		for (uint32_t i = 0; kept && i < it->in_count; i++)
			kept = link_kept(project,
				project->links + project->in_links[it->first_in + i], trial->start,
				trial->finish);
		if (kept)
			try_from(trial, at + 1, finish > latest ? finish : latest);
	}
}

tocsin_work level_case_optimum(struct tocsin_project *project, tocsin_work limit)
{
	struct trial trial = {.project = project,
		.start = TOCSIN_NEW(&project->arena, tocsin_work, project->task_count),
		.finish = TOCSIN_NEW(&project->arena, tocsin_work, project->task_count),
		.best = limit};
	try_from(&trial, 0, 0);
	return trial.best;
}
