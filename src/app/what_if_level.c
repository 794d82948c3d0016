/*
 * What another number of units does. The committed plan's resource links are frozen (METHOD 3, step
 * 10): they hand over what there was, and would go on to do so with a unit more. So the rest is
 * levelled anew with the units that are tried, and handed over as that schedule does; promise,
 * buffers and chains stay those of the committed plan, or the two points could not be compared.
 *
 *     Crew 1    T1.2 then T2.2, for both need it      ends 04-30
 *     Crew 2    T1.2 beside T2.2                      ends 04-23
 *
 * The frozen links keep the capacities too where units are added: where the new schedule is no
 * shorter than they, or than the same rest levelled anew without the units, they stay, for what a
 * new order gains is not the gain of a unit more.
 */
#include <string.h>

#include "app_parts.h"

/* Passes over all tasks: enough for a small project, and few milliseconds for a large one. */
enum { WORK = 100000, LEAST_SCHEDULES = 1, MOST_SCHEDULES = 2000 };

static bool has_units(const struct app *app, bool *fewer)
{
	bool any = false;
	for (unsigned i = 0; i < app->what_if.count; i++) {
		const struct what_if_change *change = &app->what_if.changes[i];
		if (change->kind != WHAT_IF_UNITS || !what_if_counts(app, i))
			continue;
		any = true;
		*fewer = *fewer || change->units < 0;
	}
	return any;
}

static tocsin_work end_of(
	const struct tocsin_network *network, const struct tocsin_task_state *states, tocsin_work t)
{
	struct tocsin_projection projection;
	struct tocsin_arena scratch;
	tocsin_arena_init(&scratch);
	tocsin_project_on(&projection, &scratch, network, states, NULL, NULL, t);
	tocsin_arena_finish(&scratch);
	return projection.end;
}

/* What is left of a project, levelled anew; its links are the answer. */
static struct tocsin_plan *level(const struct tocsin_project *project,
	const struct tocsin_progress *progress, tocsin_work t, struct tocsin_arena *scratch)
{
	struct tocsin_plan_request request = {
		.project = project, .states = progress->states, .as_of = t};
	struct tocsin_levelling_problem problem = tocsin_plan_problem(&request);
	struct tocsin_levelled levelled;
	uint64_t schedules = WORK / (project->task_count + 1);
	problem.schedules = schedules < LEAST_SCHEDULES  ? LEAST_SCHEDULES
			    : schedules > MOST_SCHEDULES ? MOST_SCHEDULES
							 : schedules;
	problem.no_search = true;
	tocsin_level(&levelled, scratch, &problem);
	request.levelled = &levelled;
	return tocsin_plan_make(&request);
}

/* `plan` is of this project: its tasks are the project's. In `arena`. */
static struct tocsin_network *network_of(struct tocsin_arena *arena,
	const struct tocsin_project *project, const struct tocsin_plan *plan)
{
	uint32_t count = plan->resource_link_count;
	struct tocsin_resource_link *links = TOCSIN_NEW(arena, struct tocsin_resource_link, count);
	struct tocsin_network *network = TOCSIN_NEW(arena, struct tocsin_network, 1);
	if (count > 0)
		memcpy(links, plan->resource_links, count * sizeof *links);
	tocsin_network_make(network, arena, project, links, count);
	return network;
}

/* The end of the same rest, levelled as well, with the units that there are: what a new order gains
 * is not the gain of the units. */
static tocsin_work end_reordered(
	const struct app *app, const struct tocsin_progress *progress, tocsin_work t)
{
	struct tocsin_project_change changes[WHAT_IF_MOST];
	struct tocsin_project project;
	struct tocsin_arena scratch;
	tocsin_arena_init(&scratch);
	tocsin_project_change(&project, app->files.project, changes,
		what_if_project_changes(app, changes, false));
	struct tocsin_plan *plan = level(&project, progress, t, &scratch);
	tocsin_work end = end_of(network_of(&scratch, &project, plan), progress->states, t);
	tocsin_plan_free(plan);
	tocsin_project_free(&project);
	tocsin_arena_finish(&scratch);
	return end;
}

void what_if_level(struct app *app)
{
	struct what_if *what_if = &app->what_if;
	struct tocsin_baseline *bound = &what_if->bound;
	bool fewer = false;
	what_if->reordered = 0;
	if (!what_if->derived || !has_units(app, &fewer))
		return;
	struct tocsin_status_request request = app_status_request(app);
	struct tocsin_progress progress;
	struct tocsin_arena scratch;
	tocsin_arena_init(&scratch);
	tocsin_progress_fold(&progress, &scratch, request.project, request.journal, request.order,
		request.order_count, request.extra, request.extra_count, request.as_of);
	tocsin_work t = tocsin_calendar_axis(request.project->calendar, request.as_of);
	tocsin_work frozen = end_of(bound->network, progress.states, t);
	tocsin_work reordered = end_reordered(app, &progress, t);
	struct tocsin_plan *plan = level(request.project, &progress, t, &scratch);
	struct tocsin_network *network = network_of(&what_if->overlaid, request.project, plan);
	tocsin_work end = end_of(network, progress.states, t);
	tocsin_plan_free(plan);
	if (fewer || (end < frozen && end < reordered)) {
		bound->resource_links = (struct tocsin_resource_link *)network->resource_links;
		bound->resource_link_count = network->resource_link_count;
		bound->network = network;
		what_if->reordered = frozen > reordered ? frozen - reordered : 0;
	}
	tocsin_arena_finish(&scratch);
}
