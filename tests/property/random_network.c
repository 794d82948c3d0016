#include "random_network.h"

#include <stdlib.h>

enum { DAY = 480 };

static bool chance(struct tocsin_random *random, uint32_t percent)
{
	return tocsin_random_below(random, 100) < percent;
}

static int64_t between(struct tocsin_random *random, int64_t low, int64_t high)
{
	return low + tocsin_random_below(random, (uint32_t)(high - low + 1));
}

static tocsin_work days(
	struct tocsin_random *random, const struct network_shape *shape, int64_t low, int64_t high)
{
	if (shape->odd_minutes && chance(random, 50))
		return between(random, low * DAY, high * DAY);
	return between(random, low, high) * DAY;
}

/* Where each generated task goes among the rows. */
static uint32_t *row_order(struct tocsin_arena *arena, uint32_t count, uint64_t shuffle)
{
	struct tocsin_random random = tocsin_random_seeded(shuffle);
	uint32_t *row = TOCSIN_NEW(arena, uint32_t, count);
	for (uint32_t i = 0; i < count; i++) {
		uint32_t other = shuffle ? tocsin_random_below(&random, i + 1) : i;
		row[i] = row[other];
		row[other] = i;
	}
	return row;
}

static void make_resources(struct tocsin_project *project, const struct network_shape *shape,
	struct tocsin_random *random)
{
	uint32_t count = tocsin_random_below(random, shape->resources + 1);
	project->resources = TOCSIN_NEW(&project->arena, struct tocsin_resource, count);
	project->absences = TOCSIN_NEW(&project->arena, struct tocsin_absence, 3 * count);
	project->resource_count = count;
	for (uint32_t r = 0; r < count; r++) {
		struct tocsin_resource *resource = &project->resources[r];
		*resource = (struct tocsin_resource){
			.name = tocsin_arena_printf(&project->arena, "R%u", r),
			.capacity = 1000 * between(random, 1, 3),
			.first_absence = project->absence_count,
		};
		tocsin_work at = 0;
		for (int k = 0; k < 3 && chance(random, shape->absences); k++) {
			tocsin_work from = at + days(random, shape, 0, 6);
			tocsin_work to = from + days(random, shape, 1, 3);
			project->absences[project->absence_count++] = (struct tocsin_absence){
				from, to, 1000 * between(random, 0, resource->capacity / 1000 - 1)};
			resource->absence_count++;
			at = to + DAY;
		}
	}
}

static void make_demands(struct tocsin_project *project, struct tocsin_task *task,
	const struct network_shape *shape, struct tocsin_random *random)
{
	task->first_demand = project->demand_count;
	for (uint32_t r = 0; r < project->resource_count; r++) {
		if (!chance(random, 50))
			continue;
		int64_t amount = 1000 * between(random, 1, project->resources[r].capacity / 1000);
		if (chance(random, shape->over_demands))
			amount += project->resources[r].capacity;
		project->demands[project->demand_count++] = (struct tocsin_demand){r, amount};
		task->demand_count++;
	}
}

static struct tocsin_task make_task(struct tocsin_project *project,
	const struct network_shape *shape, struct tocsin_random *random, uint32_t number)
{
	const char *name = tocsin_arena_printf(&project->arena, "T%u", number);
	struct tocsin_task task = {
		.key = name,
		.id = name,
		.name = name,
		.not_before = TOCSIN_NO_WORK,
		.summary = TOCSIN_NONE,
		.level = 1,
		.stated = &tocsin_nothing_stated,
	};
	if (chance(random, shape->milestones)) {
		task.milestone = true;
	} else {
		task.elapsed = chance(random, shape->elapsed);
		task.focused = days(random, shape, 1, 5) * (task.elapsed ? 3 : 1);
		task.safe = task.focused + days(random, shape, 0, 5) * (task.elapsed ? 3 : 1);
	}
	if (chance(random, shape->dates))
		task.not_before = days(random, shape, 1, 12);
	make_demands(project, &task, shape, random);
	return task;
}

static void make_links(struct tocsin_project *project, const struct network_shape *shape,
	struct tocsin_random *random, uint32_t number, const uint32_t *row)
{
	for (uint32_t k = tocsin_random_below(random, shape->links + 1); k > 0 && number > 0; k--) {
		uint32_t reach = number < 12 ? number : 12;
		struct tocsin_link link = {
			.from = row[number - 1 - tocsin_random_below(random, reach)],
			.to = row[number],
			.type = TOCSIN_FS,
		};
		if (chance(random, shape->other_types))
			link.type = (enum tocsin_link_type)between(random, TOCSIN_SS, TOCSIN_SF);
		if (chance(random, shape->lags)) {
			link.elapsed = chance(random, shape->elapsed);
			link.lag = days(random, shape, 0, 7) * (link.elapsed ? 3 : 1) - 3 * DAY;
		}
		project->links[project->link_count++] = link;
	}
}

static void choose_settings(struct tocsin_settings *settings, const struct network_shape *shape,
	struct tocsin_random *random)
{
	static const enum tocsin_buffer_method methods[] = {TOCSIN_BY_ESTIMATES, TOCSIN_HALF_CHAIN,
		TOCSIN_CUT_AND_PASTE, TOCSIN_HALF_SAFETY, TOCSIN_PERCENT, TOCSIN_RSEM,
		TOCSIN_BIAS_SSQ, TOCSIN_APD, TOCSIN_APRT, TOCSIN_MANUAL};
	settings->pauses = !chance(random, shape->no_pauses);
	settings->buffer_method = TOCSIN_HALF_CHAIN;
	if (shape->fixed_settings)
		return;
	settings->buffer_method =
		methods[tocsin_random_below(random, sizeof methods / sizeof *methods)];
	settings->no_room = (enum tocsin_no_room)between(random, TOCSIN_RESIZE, TOCSIN_SPLIT);
	settings->buffer_round = chance(random, 30) ? DAY : 0;
}

void random_network_make(struct tocsin_project *out, const struct network_shape *shape,
	uint64_t seed, uint64_t shuffle)
{
	struct tocsin_random random = tocsin_random_seeded(seed);
	tocsin_project_init(out);
	struct tocsin_arena *arena = &out->arena;
	uint32_t count =
		shape->exactly ? shape->tasks : 1 + tocsin_random_below(&random, shape->tasks);
	const uint32_t *row = row_order(arena, count, shuffle);
	choose_settings(&out->settings, shape, &random);
	make_resources(out, shape, &random);
	out->name = "random";
	out->file = "random.csv";
	out->tasks = TOCSIN_NEW(arena, struct tocsin_task, count);
	out->task_count = count;
	out->links = TOCSIN_NEW(arena, struct tocsin_link, (size_t)count * shape->links);
	out->demands = TOCSIN_NEW(arena, struct tocsin_demand, (size_t)count * out->resource_count);
	for (uint32_t i = 0; i < count; i++) {
		out->tasks[row[i]] = make_task(out, shape, &random, i);
		out->tasks[row[i]].row = row[i];
		out->tasks[row[i]].line = row[i] + 2;
		make_links(out, shape, &random, i, row);
	}
	struct tocsin_day monday;
	tocsin_day_from_date(&monday, 2026, 1, 5);
	out->start = tocsin_instant_at(monday, 8 * 60);
	out->start_given = true;
	out->due = out->status_date = TOCSIN_NO_INSTANT;
	out->units = tocsin_units_of(&out->working_time);
	out->calendar = tocsin_calendar_make(arena, &out->working_time, out->start);

	struct tocsin_diags diags;
	tocsin_diags_init(&diags);
	if (!tocsin_project_finish(out, &diags))
		abort();
	tocsin_diags_finish(&diags);
}

struct tocsin_task_state *random_progress(struct tocsin_arena *arena,
	const struct tocsin_project *project, const tocsin_work *planned_start, tocsin_work t,
	uint64_t seed)
{
	struct tocsin_random random = tocsin_random_seeded(seed);
	struct tocsin_task_state *states =
		TOCSIN_NEW(arena, struct tocsin_task_state, project->task_count);
	for (uint32_t i = 0; i < project->task_count; i++) {
		tocsin_work work = project->tasks[i].focused, start = planned_start[i];
		states[i] = (struct tocsin_task_state){
			TOCSIN_NOT_STARTED, TOCSIN_NO_WORK, TOCSIN_NO_WORK, work};
		bool early = chance(&random, 5);
		if (t <= 0 || (start >= t && !early) || chance(&random, 10))
			continue;
		start = start < t ? start : between(&random, 0, t - 1);
		states[i].start = chance(&random, 90) ? start : TOCSIN_NO_WORK;
		tocsin_work end = tocsin_task_finish(project, i, start, work);
		if (end <= t ? chance(&random, 85) : chance(&random, 10)) {
			states[i].phase = TOCSIN_DONE;
			states[i].finish = end <= t ? end : t;
			states[i].remaining = 0;
		} else {
			states[i].phase = TOCSIN_IN_PROGRESS;
			states[i].remaining = between(&random, 1, work + DAY);
		}
	}
	return states;
}
