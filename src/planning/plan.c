/*
 * Making a plan (METHOD 3): level, justify, find the chain and what feeds it, buffer it.
 */
#include "tocsin/plan.h"

#include <stdlib.h>

#include "drum.h"
#include "justify.h"
#include "making.h"

enum { ROUNDS = 3 }; /* METHOD 3, step 7 */

const char *tocsin_buffer_flag_name(enum tocsin_buffer_flag flag)
{
	static const char *const names[] = {
		[TOCSIN_BUFFER_AS_WANTED] = "",
		[TOCSIN_BUFFER_RESIZED] = "resized",
		[TOCSIN_BUFFER_NO_ROOM] = "no_room",
		[TOCSIN_BUFFER_GAP] = "gap",
		[TOCSIN_BUFFER_SPLIT] = "split",
		[TOCSIN_BUFFER_UNSETTLED] = "unsettled",
	};
	return names[flag];
}

void tocsin_plan_free(struct tocsin_plan *plan)
{
	if (!plan)
		return;
	tocsin_arena_finish(&plan->arena);
	free(plan);
}

/* ---- Steps 1 to 7 ---- */

/* What was passed in, or that nothing has started. */
static const struct tocsin_task_state *states_of(
	struct tocsin_arena *arena, const struct tocsin_plan_request *request)
{
	if (request->states)
		return request->states;
	const struct tocsin_project *project = request->project;
	struct tocsin_task_state *states =
		TOCSIN_NEW(arena, struct tocsin_task_state, project->task_count);
	for (uint32_t i = 0; i < project->task_count; i++)
		states[i] = (struct tocsin_task_state){.phase = TOCSIN_NOT_STARTED,
			.start = TOCSIN_NO_WORK,
			.finish = TOCSIN_NO_WORK,
			.remaining = project->tasks[i].focused};
	return states;
}

struct tocsin_levelling_problem tocsin_plan_problem(const struct tocsin_plan_request *request)
{
	return (struct tocsin_levelling_problem){
		.project = request->project,
		.states = request->states,
		.t = request->as_of > 0 ? request->as_of : 0,
		.seed = request->seed ? request->seed : request->project->settings.seed,
		.schedules = request->schedules,
		.watch = request->watch,
	};
}

static void level(
	struct making *making, struct tocsin_plan *plan, const struct tocsin_plan_request *request)
{
	const struct planning *planning = &making->planning;
	struct tocsin_levelling_problem problem = tocsin_plan_problem(request);
	struct tocsin_levelled levelled;
	problem.states = planning->states;
	if (request->levelled)
		levelled = *request->levelled;
	else
		tocsin_level(&levelled, planning->arena, &problem);
	plan->lower_bound = levelled.lower_bound;
	plan->schedules = levelled.schedules;

	schedule_init(&making->early, planning);
	for (uint32_t i = 0; i < planning->project->task_count; i++) {
		const struct tocsin_task_state *state = &planning->states[i];
		bool known = state->phase != TOCSIN_NOT_STARTED && state->start != TOCSIN_NO_WORK;
		making->early.start[i] = known ? state->start : levelled.start[i];
		making->early.finish[i] = levelled.finish[i];
	}
	making->early.end = levelled.makespan;
}

/* Does what any work or lag takes depend on where it lies? */
static bool places_matter(const struct tocsin_project *project)
{
	if (project->absence_count > 0)
		return true;
	for (uint32_t i = 0; i < project->task_count; i++)
		if (project->tasks[i].elapsed)
			return true;
	for (uint32_t k = 0; k < project->link_count; k++)
		if (project->links[k].elapsed)
			return true;
	return false;
}

static void insert(struct making *making, const struct tocsin_plan *plan)
{
	insertion_make(&making->insertion, &making->network, &making->feeding, &making->critical,
		&making->early, making->lower, plan->projected_end);
}

/*
 * Measures the feeding chains at their planned places, where elapsed work and lags count in other
 * minutes, and pauses make others of two ties the tight one. True where the buffers want the same
 * there; they keep what they have.
 */
static bool measure_again(struct making *making, const struct tocsin_plan *plan)
{
	struct feeding before = making->feeding;
	bool same = true;
	feeding_find(
		&making->feeding, &making->network, &making->insertion.planned, &making->critical);
	feeding_size(&making->feeding, plan->method, plan->seed);
	for (uint32_t k = 0; k < before.count; k++) {
		struct merge *merge = &making->feeding.merges[k];
		same = same && merge->edge == before.merges[k].edge &&
		       merge->target == before.merges[k].target;
		merge->size = before.merges[k].size;
		merge->point = before.merges[k].point;
		merge->flag = before.merges[k].flag;
	}
	return same;
}

/* What the last round inserted is what the buffers have, whatever they want now. */
static void leave_unsettled(struct feeding *feeding)
{
	for (uint32_t k = 0; k < feeding->count; k++) {
		struct merge *merge = &feeding->merges[k];
		bool full =
			merge->flag == TOCSIN_BUFFER_AS_WANTED || merge->flag == TOCSIN_BUFFER_GAP;
		if (merge->size < merge->target && full)
			merge->flag = TOCSIN_BUFFER_UNSETTLED;
		if (merge->size >= merge->target) {
			merge->size = merge->target;
			if (merge->flag != TOCSIN_BUFFER_GAP)
				merge->flag = TOCSIN_BUFFER_AS_WANTED;
		}
	}
}

/* Step 7. Where the sums depend on the places and the places on the sums, in a few rounds. */
static void insert_buffers(struct making *making, const struct tocsin_plan *plan)
{
	feeding_find(&making->feeding, &making->network, &making->early, &making->critical);
	feeding_size(&making->feeding, plan->method, plan->seed);
	insert(making, plan);
	if (!places_matter(making->planning.project))
		return;
	for (int round = 0; round < ROUNDS; round++) {
		if (measure_again(making, plan))
			return;
		insert(making, plan);
	}
	if (measure_again(making, plan))
		return;
	insertion_fit_again(&making->insertion, &making->network, &making->feeding);
	leave_unsettled(&making->feeding);
}

/* F0: where the end lies when everything goes as early as G lets it. */
static tocsin_work project(const struct making *making)
{
	struct schedule projected;
	schedule_init(&projected, &making->planning);
	schedule_forward(&projected, &making->planning, making->network.links.items,
		making->network.links.count, NULL, NULL);
	return projected.end;
}

static void run_steps(
	struct making *making, struct tocsin_plan *plan, const struct tocsin_plan_request *request)
{
	const struct planning *planning = &making->planning;
	level(making, plan, request);
	making->lower = TOCSIN_NEW(planning->arena, tocsin_work, planning->project->task_count);
	justify(&making->network, &making->early, &making->projection, making->lower, planning);
	critical_chain_find(&making->critical, &making->network, &making->early,
		&making->projection, making->lower);
	plan->projected_end = project(making);
	insert_buffers(making, plan);
}

/* ---- */

/* A plan is in force from the instant on as of which it was made. */
static struct tocsin_instant commit_date(const struct tocsin_plan_request *request)
{
	const struct tocsin_calendar *calendar = request->project->calendar;
	const struct tocsin_instant *given = request->as_of_date;
	struct tocsin_instant latest = tocsin_calendar_start(calendar, request->as_of);
	bool named = given && given->minute < latest.minute &&
		     given->minute >= tocsin_calendar_finish(calendar, request->as_of).minute;
	return named ? *given : latest;
}

static struct tocsin_plan *plan_start(const struct tocsin_plan_request *request)
{
	const struct tocsin_project *project = request->project;
	struct tocsin_plan *plan = calloc(1, sizeof *plan);
	if (!plan)
		tocsin_out_of_memory();
	tocsin_arena_init(&plan->arena);
	plan->as_of = request->as_of;
	plan->as_of_date = commit_date(request);
	plan->start = project->start;
	plan->reason = tocsin_arena_strdup(&plan->arena, request->reason ? request->reason : "");
	plan->method = tocsin_buffer_method_for(project, request->method);
	plan->no_room = project->settings.no_room;
	plan->seed = tocsin_plan_problem(request).seed;
	plan->input_hash = project->hash;
	plan->derived_estimates = project->derived_estimates;
	plan->date_setter = TOCSIN_NONE;
	plan->drum = "";
	return plan;
}

struct tocsin_plan *tocsin_plan_make(const struct tocsin_plan_request *request)
{
	struct tocsin_plan *plan = plan_start(request);
	struct tocsin_arena scratch;
	tocsin_arena_init(&scratch);
	struct making making = {.planning = {
					.project = request->project,
					.states = states_of(&scratch, request),
					.t = request->as_of > 0 ? request->as_of : 0,
					.arena = &scratch,
					.kept = &plan->arena,
				}};
	run_steps(&making, plan, request);
	plan->makespan = making.early.end;
	plan->optimal = plan->makespan <= plan->lower_bound;
	plan_record(plan, &making);
	plan->drum = tocsin_arena_strdup(&plan->arena, drum_find(&making.planning, &making.early));
	tocsin_arena_finish(&scratch);
	return plan;
}
