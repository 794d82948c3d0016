#include "level_problem.h"

/* How a task stands when levelling begins. */
enum standing {
	STANDS_DONE,    /* a fact; claims nothing any more */
	STANDS_RUNNING, /* from t on for what remains */
	STANDS_FIXED,   /* at fixed_start, by the caller's wish */
	STANDS_FREE,
};

/* What is needed only while a problem is prepared. */
struct preparation {
	struct level_problem *problem;
	const struct tocsin_levelling_problem *wanted;
	struct tocsin_arena *arena;
	uint8_t *standing; /* enum standing, by task */
	uint32_t *item_of; /* by task, or TOCSIN_NONE */
};

static enum standing standing_of(const struct tocsin_levelling_problem *wanted, uint32_t task)
{
	if (wanted->states && wanted->states[task].phase == TOCSIN_DONE)
		return STANDS_DONE;
	if (wanted->states && wanted->states[task].phase == TOCSIN_IN_PROGRESS)
		return STANDS_RUNNING;
	return wanted->fixed && wanted->fixed[task] ? STANDS_FIXED : STANDS_FREE;
}

/* Running tasks that wait, through FF or SF, for one that has not started, or for one that waits
 * so. */
static bool is_open(const struct preparation *preparation, const struct tocsin_task *task)
{
	const struct tocsin_project *project = preparation->problem->project;
	for (uint32_t i = 0; i < task->in_count; i++) {
		const struct tocsin_link *link =
			project->links + project->in_links[task->first_in + i];
		if (level_to_finish(link->type) && preparation->item_of[link->from] != TOCSIN_NONE)
			return true;
	}
	return false;
}

/* The latest finish that FF and SF links from pinned tasks allow a running or free task. */
static tocsin_work pinned_bound(
	const struct preparation *preparation, const struct tocsin_task *task, bool on_finish)
{
	const struct level_problem *problem = preparation->problem;
	const struct tocsin_project *project = problem->project;
	tocsin_work bound = LEVEL_BEFORE_TIME;
	for (uint32_t i = 0; i < task->in_count; i++) {
		const struct tocsin_link *link =
			project->links + project->in_links[task->first_in + i];
		if (preparation->item_of[link->from] != TOCSIN_NONE ||
			level_to_finish(link->type) != on_finish)
			continue;
		tocsin_work at = tocsin_lagged(project, link,
			level_from_finish(link->type) ? problem->pinned_finish[link->from]
						      : problem->pinned_start[link->from]);
		bound = at > bound ? at : bound;
	}
	return bound;
}

/* The same from running tasks whose own end is open: it comes no sooner than this. */
static tocsin_work open_bound(const struct preparation *preparation, const struct tocsin_task *task)
{
	const struct level_problem *problem = preparation->problem;
	const struct tocsin_project *project = problem->project;
	tocsin_work bound = LEVEL_BEFORE_TIME;
	for (uint32_t i = 0; i < task->in_count; i++) {
		const struct tocsin_link *link =
			project->links + project->in_links[task->first_in + i];
		uint32_t from = preparation->item_of[link->from];
		if (from == TOCSIN_NONE || !problem->items[from].open ||
			!level_to_finish(link->type))
			continue;
		tocsin_work at = tocsin_lagged(project, link,
			level_from_finish(link->type) ? problem->items[from].floor_finish
						      : problem->pinned_start[link->from]);
		bound = at > bound ? at : bound;
	}
	return bound;
}

/* Start and finish of a task that does not move. */
static void pin(struct preparation *preparation, uint32_t index)
{
	struct level_problem *problem = preparation->problem;
	const struct tocsin_levelling_problem *wanted = preparation->wanted;
	const struct tocsin_project *project = problem->project;
	const struct tocsin_task *task = project->tasks + index;
	tocsin_work start, finish;
	switch ((enum standing)preparation->standing[index]) {
	case STANDS_DONE:
		finish = wanted->states[index].finish;
		start = wanted->states[index].start;
		if (start == TOCSIN_NO_WORK)
			start = tocsin_task_latest_start(project, index, finish, task->focused);
		break;
	case STANDS_RUNNING:
		start = wanted->states[index].start;
		if (start == TOCSIN_NO_WORK)
			start = problem->t;
		finish = tocsin_task_finish(
			project, index, problem->t, wanted->states[index].remaining);
		tocsin_work bound = pinned_bound(preparation, task, true);
		finish = bound > finish ? bound : finish;
		break;
	default:
		start = wanted->fixed_start[index];
		finish = tocsin_task_finish(project, index, start, task->focused);
		break;
	}
	problem->pinned_start[index] = start;
	problem->pinned_finish[index] = finish;
	if (finish > problem->pinned_end)
		problem->pinned_end = finish;
}

/* Appends the demands of a task, those on one resource added up, to the problem's; returns how
 * many. */
static uint32_t gather_demands(
	struct level_problem *problem, const struct tocsin_task *task, struct level_demand *out)
{
	const struct tocsin_project *project = problem->project;
	uint32_t count = 0;
	for (uint32_t i = 0; i < task->demand_count; i++) {
		const struct tocsin_demand *demand = project->demands + task->first_demand + i;
		int64_t amount = tocsin_demand_planned(project, demand);
		if (amount <= 0)
			continue;
		uint32_t at = 0;
		while (at < count && out[at].resource != demand->resource)
			at++;
		if (at == count)
			out[count++] = (struct level_demand){demand->resource, 0};
		int64_t capacity = project->resources[demand->resource].capacity;
		int64_t sum = out[at].amount + amount;
		out[at].amount = sum < capacity ? sum : capacity;
	}
	return count;
}

/* Makes an item of a task that moves, or of a running one whose end does. */
static void add_item(struct preparation *preparation, uint32_t index, uint32_t *demands_used)
{
	struct level_problem *problem = preparation->problem;
	const struct tocsin_levelling_problem *wanted = preparation->wanted;
	const struct tocsin_task *task = problem->project->tasks + index;
	struct level_item *item = problem->items + problem->item_count;
	item->task = index;
	item->open = preparation->standing[index] == STANDS_RUNNING;
	item->work = item->open ? wanted->states[index].remaining : task->focused;
	item->first_demand = *demands_used;
	item->demand_count = 0;
	/* What takes no time claims nothing. */
	if (item->work > 0 || item->open)
		item->demand_count =
			gather_demands(problem, task, problem->demands + *demands_used);
	*demands_used += item->demand_count;
	item->plain = !task->elapsed && task->pause_count == 0;
	item->deadline = LEVEL_AFTER_TIME;
	if (wanted->upper && wanted->upper[index] != TOCSIN_NO_WORK)
		item->deadline = wanted->upper[index];

	item->floor_finish = pinned_bound(preparation, task, true);
	item->floor_start = pinned_bound(preparation, task, false);
	tocsin_work floors[] = {problem->t, task->not_before,
		wanted->lower ? wanted->lower[index] : TOCSIN_NO_WORK};
	for (size_t i = 0; i < sizeof floors / sizeof *floors; i++)
		if (floors[i] > item->floor_start)
			item->floor_start = floors[i];
	if (item->open) {
		tocsin_work actual = wanted->states[index].start;
		problem->pinned_start[index] = actual == TOCSIN_NO_WORK ? problem->t : actual;
		item->floor_start = problem->t;
		tocsin_work own =
			tocsin_task_finish(problem->project, index, problem->t, item->work);
		tocsin_work open = open_bound(preparation, task);
		item->floor_finish = own > item->floor_finish ? own : item->floor_finish;
		item->floor_finish = open > item->floor_finish ? open : item->floor_finish;
	}
	preparation->item_of[index] = problem->item_count++;
}

/* Sorts the tasks, predecessors first, into pinned ones and items. */
static void divide(struct preparation *preparation)
{
	struct level_problem *problem = preparation->problem;
	const struct tocsin_project *project = problem->project;
	uint32_t demands_used = 0;
	for (uint32_t i = 0; i < project->task_count; i++) {
		preparation->standing[i] = (uint8_t)standing_of(preparation->wanted, i);
		problem->pinned_start[i] = problem->pinned_finish[i] = TOCSIN_NO_WORK;
		preparation->item_of[i] = TOCSIN_NONE;
		/* Fixed and done tasks depend on nobody, and bind those before them in the order
		 * too. */
		if (preparation->standing[i] == STANDS_DONE ||
			preparation->standing[i] == STANDS_FIXED)
			pin(preparation, i);
	}
	for (uint32_t i = 0; i < project->task_count; i++) {
		uint32_t index = project->order[i];
		enum standing standing = (enum standing)preparation->standing[index];
		if (standing == STANDS_FREE ||
			(standing == STANDS_RUNNING &&
				is_open(preparation, project->tasks + index)))
			add_item(preparation, index, &demands_used);
		else if (standing == STANDS_RUNNING)
			pin(preparation, index);
	}
}

/* Whether a link still binds its successor, and both ends may move. */
static bool between_items(const struct preparation *preparation, const struct tocsin_link *link)
{
	uint32_t to = preparation->item_of[link->to];
	return to != TOCSIN_NONE && preparation->item_of[link->from] != TOCSIN_NONE &&
	       (!preparation->problem->items[to].open || level_to_finish(link->type));
}

static struct level_link seen_from(const struct tocsin_link *link, uint32_t other)
{
	return (struct level_link){.item = other,
		.type = link->type,
		.lag = link->lag,
		.elapsed = link->elapsed ? link : NULL};
}

static void connect(struct preparation *preparation)
{
	struct level_problem *problem = preparation->problem;
	const struct tocsin_project *project = problem->project;
	problem->in = TOCSIN_NEW(preparation->arena, struct level_link, project->link_count);
	problem->out = TOCSIN_NEW(preparation->arena, struct level_link, project->link_count);
	uint32_t in = 0, out = 0;
	for (uint32_t i = 0; i < problem->item_count; i++) {
		struct level_item *item = problem->items + i;
		const struct tocsin_task *task = project->tasks + item->task;
		item->first_in = in;
		for (uint32_t k = 0; k < task->in_count; k++) {
			const struct tocsin_link *link =
				project->links + project->in_links[task->first_in + k];
			if (between_items(preparation, link))
				problem->in[in++] =
					seen_from(link, preparation->item_of[link->from]);
		}
		item->in_count = in - item->first_in;
		item->first_out = out;
		for (uint32_t k = 0; k < task->out_count; k++) {
			const struct tocsin_link *link =
				project->links + project->out_links[task->first_out + k];
			if (between_items(preparation, link))
				problem->out[out++] =
					seen_from(link, preparation->item_of[link->to]);
		}
		item->out_count = out - item->first_out;
	}
}

/* Turns links into fixed tasks into deadlines, and marks what open items wait for. */
static void look_back(struct preparation *preparation)
{
	struct level_problem *problem = preparation->problem;
	const struct tocsin_project *project = problem->project;
	for (uint32_t i = problem->item_count; i-- > 0;) {
		struct level_item *item = problem->items + i;
		const struct tocsin_task *task = project->tasks + item->task;
		for (uint32_t k = 0; k < task->out_count; k++) {
			const struct tocsin_link *link =
				project->links + project->out_links[task->first_out + k];
			if (preparation->standing[link->to] != STANDS_FIXED)
				continue;
			struct level_link seen = seen_from(link, 0);
			tocsin_work at = level_unlagged(problem, &seen,
				level_to_finish(link->type) ? problem->pinned_finish[link->to]
							    : problem->pinned_start[link->to]);
			if (!level_from_finish(link->type))
				at = level_finish(problem, item, at);
			item->deadline = at < item->deadline ? at : item->deadline;
		}
		problem->has_deadlines |= item->deadline < LEVEL_AFTER_TIME;
		for (uint32_t k = 0; k < item->out_count; k++) {
			const struct level_item *next =
				problem->items + problem->out[item->first_out + k].item;
			item->urgent |= next->urgent || next->open;
		}
	}
}

/* Capacities and absences, then the claims of what is pinned or running. */
static void claim_base(struct preparation *preparation)
{
	struct level_problem *problem = preparation->problem;
	const struct tocsin_project *project = problem->project;
	uint32_t count = project->resource_count;
	problem->profiles = TOCSIN_NEW(preparation->arena, struct level_profile, 2 * count);
	problem->dips = TOCSIN_NEW(preparation->arena, bool, count);
	for (uint32_t r = 0; r < count; r++) {
		const struct tocsin_resource *resource = project->resources + r;
		const struct tocsin_absence *absence = project->absences + resource->first_absence;
		level_profile_init(problem->profiles + r, preparation->arena, resource->capacity);
		for (uint32_t a = 0; a < resource->absence_count; a++)
			problem->dips[r] |=
				absence[a].capacity > 0 && absence[a].capacity < resource->capacity;
		if (!problem->dips[r])
			continue;
		struct level_profile *working = problem->profiles + count + r;
		level_profile_init(working, preparation->arena, resource->capacity);
		for (uint32_t a = 0; a < resource->absence_count; a++)
			level_profile_claim(working, absence[a].from, absence[a].to,
				resource->capacity - absence[a].capacity);
	}
	struct level_demand *demands =
		TOCSIN_NEW(preparation->arena, struct level_demand, project->demand_count);
	for (uint32_t i = 0; i < project->task_count; i++) {
		enum standing standing = (enum standing)preparation->standing[i];
		if (standing == STANDS_DONE || standing == STANDS_FREE)
			continue;
		bool running = standing == STANDS_RUNNING;
		uint32_t item = preparation->item_of[i];
		tocsin_work from = running ? problem->t : problem->pinned_start[i];
		tocsin_work to = item == TOCSIN_NONE ? problem->pinned_finish[i]
						     : problem->items[item].floor_finish;
		uint32_t found = gather_demands(problem, project->tasks + i, demands);
		for (uint32_t k = 0; k < found; k++)
			level_claim(problem, problem->profiles, demands + k, from, to);
	}
}

/* Earliest places without resources, in the order of the items. */
static void look_ahead(struct level_problem *problem)
{
	problem->early_end = problem->pinned_end;
	for (uint32_t i = 0; i < problem->item_count; i++) {
		const struct level_item *item = problem->items + i;
		tocsin_work start, finish;
		level_bounds_before(problem, item, problem->early_start, problem->early_finish,
			&start, &finish);
		if (item->open) {
			problem->early_start[i] = problem->pinned_start[item->task];
			problem->early_finish[i] = finish;
		} else {
			start = level_start_for(problem, item, start, finish);
			problem->early_start[i] = start;
			problem->early_finish[i] = level_finish(problem, item, start);
		}
		if (problem->early_finish[i] > problem->early_end)
			problem->early_end = problem->early_finish[i];
	}
}

/* Latest places, against the longest path's end and the deadlines. */
static void find_late(struct level_problem *problem)
{
	for (uint32_t i = problem->item_count; i-- > 0;) {
		const struct level_item *item = problem->items + i;
		tocsin_work start = LEVEL_AFTER_TIME;
		tocsin_work finish =
			item->deadline < problem->early_end ? item->deadline : problem->early_end;
		level_bounds_after(
			problem, item, problem->late_start, problem->late_finish, &start, &finish);
		problem->late_start[i] = level_latest_start(problem, item, start, finish);
		problem->late_finish[i] = level_finish(problem, item, problem->late_start[i]);
	}
}

void level_problem_prepare(struct level_problem *out, struct tocsin_arena *arena,
	const struct tocsin_levelling_problem *problem)
{
	const struct tocsin_project *project = problem->project;
	uint32_t count = project->task_count;
	*out = (struct level_problem){.project = project, .t = problem->t > 0 ? problem->t : 0};
	out->pinned_end = LEVEL_BEFORE_TIME;
	out->items = TOCSIN_NEW(arena, struct level_item, count);
	out->demands = TOCSIN_NEW(arena, struct level_demand, project->demand_count);
	out->pinned_start = TOCSIN_NEW(arena, tocsin_work, count);
	out->pinned_finish = TOCSIN_NEW(arena, tocsin_work, count);
	out->early_start = TOCSIN_NEW(arena, tocsin_work, count);
	out->early_finish = TOCSIN_NEW(arena, tocsin_work, count);
	out->late_start = TOCSIN_NEW(arena, tocsin_work, count);
	out->late_finish = TOCSIN_NEW(arena, tocsin_work, count);
	struct preparation preparation = {.problem = out,
		.wanted = problem,
		.arena = arena,
		.standing = TOCSIN_NEW(arena, uint8_t, count),
		.item_of = TOCSIN_NEW(arena, uint32_t, count)};
	divide(&preparation);
	connect(&preparation);
	look_back(&preparation);
	claim_base(&preparation);
	look_ahead(out);
	find_late(out);
}
