/*
 * From the end back: a task that has not started was held by the link that the projection names. A
 * task that has started, or could have, was held by whoever came last before it, so the path goes
 * on into the past and the whole way is accounted for. Where two held it equally the critical chain
 * is followed, so that no other path is shown without need.
 */
#include "driver.h"

/* A predecessor, and the place from which it lets its successor begin. */
struct giver {
	uint32_t task;
	tocsin_work ready;
	bool leaves_start;
};

static const struct giver nobody = {TOCSIN_NONE, TOCSIN_NO_WORK, false};

static struct driver_takers group_takers(
	struct tocsin_arena *arena, const struct tocsin_baseline *baseline, uint32_t tasks)
{
	struct driver_takers takers = {TOCSIN_NEW(arena, uint32_t, tasks + 2),
		TOCSIN_NEW(arena, uint32_t, baseline->resource_link_count)};
	for (uint32_t k = 0; k < baseline->resource_link_count; k++)
		takers.first[baseline->resource_links[k].to + 2]++;
	for (uint32_t i = 2; i < tasks + 2; i++)
		takers.first[i] += takers.first[i - 1];
	for (uint32_t k = 0; k < baseline->resource_link_count; k++)
		takers.link[takers.first[baseline->resource_links[k].to + 1]++] = k;
	return takers;
}

/* Where a FS or SS link lets its successor begin; TOCSIN_NO_WORK where that is not known. */
static tocsin_work ready_by(const struct driver_terrain *terrain, const struct tocsin_link *link)
{
	const struct tocsin_projection *projection = terrain->projection;
	tocsin_work at = link->type == TOCSIN_FS ? projection->finish[link->from]
						 : projection->start[link->from];
	return at == TOCSIN_NO_WORK ? at : tocsin_lagged(terrain->project, link, at);
}

/* Takes the later of the two that is not after `limit`; among equals the first, or the critical. */
static void consider(
	const struct driver_walk *walk, struct giver *best, struct giver giver, tocsin_work limit)
{
	const struct tocsin_baseline *baseline = walk->terrain->baseline;
	if (giver.ready == TOCSIN_NO_WORK || giver.ready > limit)
		return;
	bool critical = giver.ready == best->ready && best->task != TOCSIN_NONE &&
			driver_is_critical(baseline, giver.task) &&
			!driver_is_critical(baseline, best->task);
	if (best->task == TOCSIN_NONE || giver.ready > best->ready || critical)
		*best = giver;
}

/* Who came last before `task`, no later than `limit`, `best` included. */
static struct giver last_giver(
	const struct driver_walk *walk, uint32_t task, struct giver best, tocsin_work limit)
{
	const struct driver_terrain *terrain = walk->terrain;
	const struct tocsin_project *project = terrain->project;
	for (uint32_t k = 0; k < project->tasks[task].in_count; k++) {
		const struct tocsin_link *link =
			&project->links[project->in_links[project->tasks[task].first_in + k]];
		if (link->type == TOCSIN_FS || link->type == TOCSIN_SS)
			consider(walk, &best,
				(struct giver){link->from, ready_by(terrain, link),
					link->type == TOCSIN_SS},
				limit);
	}
	for (uint32_t k = walk->takers.first[task]; k < walk->takers.first[task + 1]; k++) {
		uint32_t from = terrain->baseline->resource_links[walk->takers.link[k]].from;
		consider(walk, &best,
			(struct giver){from, terrain->projection->finish[from], false}, limit);
	}
	return best;
}

/* The giver that the projection names, where it is one that ties the start. */
static struct giver projected_giver(const struct driver_terrain *terrain, uint32_t task)
{
	const struct tocsin_projection *projection = terrain->projection;
	uint32_t from = projection->held_by[task];
	if (from == TOCSIN_NONE)
		return nobody;
	if (projection->hold[task] == TOCSIN_HELD_BY_RESOURCE_LINK)
		return (struct giver){from, projection->finish[from], false};
	const struct tocsin_link *link = &terrain->project->links[projection->held_at[task]];
	if (link->type != TOCSIN_FS && link->type != TOCSIN_SS)
		return nobody;
	return (struct giver){from, ready_by(terrain, link), link->type == TOCSIN_SS};
}

/* FF and SF hold the finish: so the projection says, and for a done task the dates agree. */
static const struct tocsin_link *finish_holder(const struct driver_terrain *terrain, uint32_t task)
{
	const struct tocsin_projection *projection = terrain->projection;
	if (projection->hold[task] != TOCSIN_HELD_BY_LINK)
		return NULL;
	const struct tocsin_link *link = &terrain->project->links[projection->held_at[task]];
	if (link->type != TOCSIN_FF && link->type != TOCSIN_SF)
		return NULL;
	if (terrain->states[task].phase != TOCSIN_DONE)
		return link;
	tocsin_work at = link->type == TOCSIN_FF ? projection->finish[link->from]
						 : projection->start[link->from];
	bool held = at != TOCSIN_NO_WORK &&
		    tocsin_lagged(terrain->project, link, at) == projection->finish[task];
	return held ? link : NULL;
}

/* Who let `task` begin; nobody where the path begins with it. */
static struct giver giver_of(const struct driver_walk *walk, uint32_t task)
{
	const struct driver_terrain *terrain = walk->terrain;
	const struct tocsin_task_state *state = &terrain->states[task];
	struct giver held = projected_giver(terrain, task);
	switch (state->phase) {
	case TOCSIN_DONE:
		return held.task == TOCSIN_NONE || held.ready == TOCSIN_NO_WORK
			       ? last_giver(walk, task, nobody, state->finish)
			       : last_giver(walk, task, held, held.ready);
	case TOCSIN_IN_PROGRESS:
		return last_giver(walk, task, nobody,
			state->start == TOCSIN_NO_WORK ? terrain->t : state->start);
	case TOCSIN_NOT_STARTED:
		break;
	}
	if (held.task != TOCSIN_NONE)
		return last_giver(walk, task, held, held.ready);
	if (terrain->projection->hold[task] == TOCSIN_HELD_BY_STATUS)
		return last_giver(walk, task, nobody, terrain->t);
	return nobody;
}

/* The task that ends last; where several do, one of the critical chain. */
static uint32_t last_task(const struct driver_terrain *terrain)
{
	const struct tocsin_projection *projection = terrain->projection;
	uint32_t last = projection->last;
	if (last == TOCSIN_NONE || driver_is_critical(terrain->baseline, last))
		return last;
	for (uint32_t i = 0; i < projection->task_count; i++)
		if (projection->finish[i] == projection->end &&
			driver_is_critical(terrain->baseline, i))
			return i;
	return last;
}

static void reverse(struct driver_step *steps, uint32_t count)
{
	for (uint32_t i = 0; i < count / 2; i++) {
		struct driver_step step = steps[i];
		steps[i] = steps[count - 1 - i];
		steps[count - 1 - i] = step;
	}
}

void driver_walk_init(
	struct driver_walk *out, struct tocsin_arena *arena, const struct driver_terrain *terrain)
{
	uint32_t tasks = terrain->project->task_count;
	*out = (struct driver_walk){.terrain = terrain,
		.takers = group_takers(arena, terrain->baseline, tasks),
		.passed = TOCSIN_NEW(arena, bool, tasks),
		.steps = TOCSIN_NEW(arena, struct driver_step, tasks)};
}

uint32_t driver_walk_to(struct driver_walk *walk, uint32_t last, bool leaves_start)
{
	const struct driver_terrain *terrain = walk->terrain;
	uint32_t count = 0, task = last;
	while (task != TOCSIN_NONE && !walk->passed[task]) {
		walk->passed[task] = true;
		struct driver_step *step = &walk->steps[count++];
		const struct tocsin_link *link = finish_holder(terrain, task);
		struct giver giver =
			link ? (struct giver){link->from, TOCSIN_NO_WORK, link->type == TOCSIN_SF}
			     : giver_of(walk, task);
		*step = (struct driver_step){task, giver.ready, link != NULL, leaves_start};
		leaves_start = giver.leaves_start;
		task = giver.task;
	}
	for (uint32_t i = 0; i < count; i++)
		walk->passed[walk->steps[i].task] = false;
	reverse(walk->steps, count);
	return count;
}

struct driver_step *driver_find(
	struct tocsin_arena *arena, const struct driver_terrain *terrain, uint32_t *out_count)
{
	struct driver_walk walk;
	driver_walk_init(&walk, arena, terrain);
	*out_count = driver_walk_to(&walk, last_task(terrain), false);
	return walk.steps;
}
