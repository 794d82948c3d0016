/*
 * The search for a short schedule. Plain problems go to the populations on a grid of slots
 * (level_population.h). For the others, with deadlines, open ends or uneven absences: every
 * priority rule, then keys drawn around the latest finishes, each with forward-backward
 * improvement; then children of the best schedules so far, until the effort is spent.
 *
 * Forward-backward improvement (double justification): shift every task as late as it goes at the
 * present end, the last first, then as early as it goes in the order of those starts. Each of the
 * two passes only ever shortens the schedule, or leaves it.
 */
#include <stdlib.h>

#include "exact_search.h"
#include "level_pass.h"
#include "level_population.h"
#include "level_rules.h"
#include "lower_bound.h"
#include "resource_link.h"
#include "tocsin/random.h"

enum {
	PLACEMENTS = 300000,             /* default effort: passes x items */
	PASSES_AT_LEAST = 3,             /* the best rule, once right and once left */
	SLOT_PLACEMENTS = 20000000,      /* the same on a grid of slots, where they are cheap */
	SLOT_PLACEMENTS_AN_ITEM = 12500, /* at most so many: what is small is levelled at once */
	SLOT_PASSES_AT_MOST = 5000,
	ELITES = 50,
	SETTLING = 4,   /* the elites are drawn by a quarter of the effort at most */
	RIVALS = 2,     /* drawn to be a parent; the better is */
	NARROWEST = 10, /* a child's window, in percent of its mother */
	BROADEST = 50,
	STALE = 400, /* children without gain before a new beginning */
	CHANGES = 4, /* neighbours changed over in every child */
	WILD = 32,   /* one in so many: by chance alone */
	WIDEST = 24, /* keys are shaken by up to this many quarters of the average work */
};

struct elite {
	struct level_schedule schedule;
	uint32_t *order; /* the items as they start where all is as late as it goes */
};

struct search {
	const struct level_problem *problem;
	struct tocsin_arena *scratch;
	struct level_pass pass;
	struct elite elites[ELITES]; /* best first, no two alike */
	uint32_t elite_count;
	struct level_schedule best, trial, right, left;
	uint32_t *order; /* of a child */
	uint8_t *part;
	struct tocsin_random random;
	uint64_t budget, spent;
	tocsin_work bound, least_late; /* no schedule is shorter, or less late */
	tocsin_work average;           /* from the start of an item to its finish */
};

static bool finished(const struct search *search)
{
	const struct level_schedule *best = &search->best;
	return search->spent >= search->budget ||
	       (search->spent > 0 && best->lateness <= search->least_late &&
		       best->end <= search->bound) ||
	       (search->spent > 0 &&
		       level_watch_schedules(search->problem->watch, search->spent, best->end));
}

/* Same ends and same starts: nothing new. */
static bool same(
	const struct search *search, const struct level_schedule *a, const struct level_schedule *b)
{
	if (a->end != b->end || a->lateness != b->lateness)
		return false;
	for (uint32_t i = 0; i < search->problem->item_count; i++)
		if (a->start[i] != b->start[i])
			return false;
	return true;
}

/* Whether a schedule would be among the elites, as far as its length tells. */
static bool is_good(const struct search *search, const struct level_schedule *schedule)
{
	return search->elite_count < ELITES ||
	       level_schedule_better(schedule, &search->elites[ELITES - 1].schedule);
}

/* The items by start[], those of one start as they depend on each other. */
static void sort_items(struct search *search, uint32_t *order, const tocsin_work *start)
{
	struct level_queued *queue = search->pass.queue;
	uint32_t count = search->problem->item_count;
	for (uint32_t i = 0; i < count; i++)
		queue[i] = (struct level_queued){start[i], i};
	qsort(queue, count, sizeof *queue, level_queued_order);
	for (uint32_t k = 0; k < count; k++)
		order[k] = queue[k].item;
}

/* Puts the trial, made in the order of what is in `right`, among the elites, where it is good
 * enough and new. */
static void keep(struct search *search)
{
	const struct level_schedule *schedule = &search->trial;
	if (!is_good(search, schedule))
		return;
	uint32_t at = search->elite_count;
	while (at > 0 && level_schedule_better(schedule, &search->elites[at - 1].schedule))
		at--;
	for (uint32_t i = 0; i < search->elite_count; i++)
		if (same(search, schedule, &search->elites[i].schedule))
			return;
	if (search->elite_count < ELITES)
		search->elite_count++;
	struct elite room = search->elites[search->elite_count - 1];
	if (!room.order) {
		level_schedule_init(&room.schedule, search->scratch, search->problem);
		room.order = TOCSIN_NEW(search->scratch, uint32_t, search->problem->item_count);
	}
	for (uint32_t i = search->elite_count - 1; i > at; i--)
		search->elites[i] = search->elites[i - 1];
	level_schedule_copy(&room.schedule, schedule, search->problem);
	sort_items(search, room.order, search->right.start);
	search->elites[at] = room;
}

/* One schedule by the keys. */
static void make(struct search *search, struct level_schedule *out, const int64_t *key)
{
	level_forward(&search->pass, out, key);
	if (search->spent++ == 0 || level_schedule_better(out, &search->best))
		level_schedule_copy(&search->best, out, search->problem);
}

/* The trial, improved by double justification for as long as that shortens it. */
static void improve(struct search *search)
{
	while (!finished(search)) {
		level_backward(&search->pass, &search->right, &search->trial);
		search->spent++;
		if (finished(search))
			return;
		make(search, &search->left, search->right.start);
		bool better = level_schedule_better(&search->left, &search->trial);
		struct level_schedule spare = search->trial;
		search->trial = search->left;
		search->left = spare;
		if (!better)
			break;
	}
	keep(search);
}

/* Keys around the latest finishes, shaken by chance; or all chance. */
static void shake_keys(struct search *search)
{
	const struct level_problem *problem = search->problem;
	const tocsin_work *around = problem->late_finish;
	uint32_t quarters = 1 + tocsin_random_below(&search->random, WIDEST);
	tocsin_work width = search->average * quarters / 4 + 1;
	if (tocsin_random_below(&search->random, WILD) == 0)
		around = NULL;
	if (!around || width > UINT32_MAX)
		width = UINT32_MAX;
	for (uint32_t i = 0; i < problem->item_count; i++)
		search->pass.key[i] = (around ? around[i] : 0) +
				      tocsin_random_below(&search->random, (uint32_t)width);
}

/* The best of a few elites drawn by lot. */
static const struct elite *pick(struct search *search)
{
	uint32_t best = search->elite_count;
	for (uint32_t n = 0; n < RIVALS; n++) {
		uint32_t other = tocsin_random_below(&search->random, search->elite_count);
		best = other < best ? other : best;
	}
	return search->elites + best;
}

/* Keys of a child of two elites: where each item stands in its order. */
static void cross_keys(struct search *search)
{
	uint32_t count = search->problem->item_count;
	const struct elite *mother = pick(search), *father = pick(search);
	uint32_t percent =
		NARROWEST + tocsin_random_below(&search->random, BROADEST - NARROWEST + 1);
	uint32_t width = (uint32_t)((uint64_t)count * percent / 100);
	uint32_t from = tocsin_random_below(&search->random, count - width + 1);
	level_cross_around(search->order, count, mother->order, father->order,
		(struct level_window){from, from + width}, search->part);
	for (uint32_t n = 0; n < CHANGES && count > 1; n++) {
		uint32_t *at = search->order + tocsin_random_below(&search->random, count - 1);
		uint32_t item = at[0];
		at[0] = at[1];
		at[1] = item;
	}
	for (uint32_t k = 0; k < count; k++)
		search->pass.key[search->order[k]] = k;
}

/* The first elites, or those of a new beginning. */
static void settle(struct search *search)
{
	uint64_t end = search->spent + search->budget / SETTLING;
	while (!finished(search) && search->elite_count < ELITES && search->spent < end) {
		shake_keys(search);
		make(search, &search->trial, search->pass.key);
		improve(search);
	}
}

static void run(struct search *search)
{
	for (enum level_rule rule = 0; rule < LEVEL_RULES && !finished(search); rule++) {
		level_rule_keys(search->pass.key, search->scratch, search->problem, rule);
		make(search, &search->trial, search->pass.key);
		improve(search);
	}
	while (!finished(search)) {
		settle(search);
		for (uint32_t stale = 0; stale < STALE && !finished(search); stale++) {
			cross_keys(search);
			make(search, &search->trial, search->pass.key);
			if (level_schedule_better(&search->trial, &search->elites[0].schedule))
				stale = 0;
			if (is_good(search, &search->trial))
				improve(search);
		}
		search->elite_count = 0;
	}
}

/* The effort asked for, or what serves where a pass costs so much. */
static uint64_t budget_of(const struct tocsin_levelling_problem *wanted, uint64_t weight,
	uint64_t placements, uint64_t most)
{
	if (wanted->schedules > 0)
		return wanted->schedules;
	uint64_t passes = placements / (weight + 1);
	passes = passes > PASSES_AT_LEAST ? passes : PASSES_AT_LEAST;
	return passes < most ? passes : most;
}

static void begin(struct search *search, struct tocsin_arena *scratch,
	const struct level_problem *problem, const struct tocsin_levelling_problem *wanted)
{
	*search = (struct search){.problem = problem,
		.scratch = scratch,
		.random = tocsin_random_seeded(wanted->seed),
		.budget = budget_of(wanted, problem->item_count, PLACEMENTS, PLACEMENTS),
		.bound = level_lower_bound(scratch, problem)};
	uint32_t count = problem->item_count;
	for (uint32_t i = 0; i < count; i++) {
		search->least_late += level_lateness(problem->items + i, problem->early_finish[i]);
		/* Who pauses until a resource comes back that is away for good says nothing. */
		tocsin_work length = problem->early_finish[i] - problem->early_start[i];
		search->average += length < TOCSIN_DURATION_MAX ? length : 0;
	}
	search->average /= count > 0 ? count : 1;
	level_pass_init(&search->pass, scratch, problem);
	struct level_schedule *schedules[] = {
		&search->best, &search->trial, &search->right, &search->left};
	for (size_t i = 0; i < sizeof schedules / sizeof *schedules; i++)
		level_schedule_init(schedules[i], scratch, problem);
	search->order = TOCSIN_NEW(scratch, uint32_t, count);
	search->part = TOCSIN_NEW(scratch, uint8_t, count);
}

/* The population search, where the problem is plain enough for it. */
static bool run_on_slots(struct search *search, const struct tocsin_levelling_problem *wanted)
{
	const struct level_problem *problem = search->problem;
	struct level_slots slots;
	if (!level_slots_make(&slots, search->scratch, problem))
		return false;
	tocsin_work bound = (search->bound - slots.origin + slots.slot - 1) / slots.slot;
	uint64_t placements = (uint64_t)slots.count * SLOT_PLACEMENTS_AN_ITEM;
	placements = placements < SLOT_PLACEMENTS ? placements : SLOT_PLACEMENTS;
	struct level_effort effort = {.seed = wanted->seed,
		.budget = wanted->schedules > 0 ? search->budget
						: budget_of(wanted, slots.weight, placements,
							  SLOT_PASSES_AT_MOST),
		.bound = bound < slots.horizon ? (int32_t)bound : slots.horizon,
		.watch = problem->watch};
	int32_t *start = TOCSIN_NEW(search->scratch, int32_t, slots.count);
	level_population_search(start, search->scratch, &slots, &effort);
	struct level_schedule *best = &search->best;
	best->end = problem->pinned_end;
	best->lateness = 0;
	for (uint32_t i = 0; i < slots.count; i++) {
		best->start[i] = slots.origin + slots.slot * start[i];
		best->finish[i] = level_finish(problem, problem->items + i, best->start[i]);
		best->end = best->finish[i] > best->end ? best->finish[i] : best->end;
	}
	search->spent = effort.spent;
	return true;
}

/* Can links keep the capacities of a schedule, or would some of its order hang on dates alone? */
static bool links_keep(struct tocsin_arena *scratch, const struct level_problem *problem,
	const struct level_schedule *best, const struct tocsin_levelling_problem *wanted)
{
	const struct tocsin_project *project = wanted->project;
	struct planning planning = {.project = project,
		.states = wanted->states,
		.t = problem->t,
		.arena = scratch,
		.kept = scratch};
	if (!planning.states) /* all 0: nothing has started */
		planning.states =
			TOCSIN_NEW(scratch, struct tocsin_task_state, project->task_count);
	struct schedule schedule;
	schedule_init(&schedule, &planning);
	for (uint32_t i = 0; i < project->task_count; i++) {
		schedule.start[i] = problem->pinned_start[i];
		schedule.finish[i] = problem->pinned_finish[i];
	}
	for (uint32_t i = 0; i < problem->item_count; i++) {
		schedule.start[problem->items[i].task] = best->start[i];
		schedule.finish[problem->items[i].task] = best->finish[i];
	}
	return resource_links_make(&planning, &schedule).unlinked_count == 0;
}

/*
 * The exact search ends a levelling. Where a task may lie before its predecessor, by SF or a
 * negative lag, it may find an order that no network of links has; the best of the passes then
 * stays, for nothing but its network keeps a plan in order once it runs.
 */
static struct exact_outcome conclude(struct search *search, struct tocsin_arena *scratch,
	const struct tocsin_levelling_problem *wanted, struct exact_effort share)
{
	const struct level_problem *problem = search->problem;
	struct level_schedule *best = &search->best, shorter;
	level_schedule_init(&shorter, scratch, problem);
	level_schedule_copy(&shorter, best, problem);
	struct exact_outcome outcome =
		exact_conclude(scratch, problem, &shorter, search->bound, share);
	if (shorter.end < best->end && links_keep(scratch, problem, &shorter, wanted))
		*best = shorter;
	level_watch_note(problem->watch, best->end, outcome.lower_bound);
	return outcome;
}

static void report(struct tocsin_levelled *out, struct tocsin_arena *arena,
	const struct search *search, const struct tocsin_levelling_problem *wanted)
{
	const struct level_problem *problem = search->problem;
	const struct level_schedule *best = &search->best;
	uint32_t count = wanted->project->task_count;
	*out = (struct tocsin_levelled){.start = TOCSIN_NEW(arena, tocsin_work, count),
		.finish = TOCSIN_NEW(arena, tocsin_work, count),
		.makespan = count > 0 ? best->end : 0,
		.lower_bound = search->bound,
		.kept_upper = best->lateness == 0,
		.schedules = search->spent};
	for (uint32_t i = 0; i < count; i++) {
		out->start[i] = problem->pinned_start[i];
		out->finish[i] = problem->pinned_finish[i];
		if (wanted->upper && wanted->upper[i] != TOCSIN_NO_WORK &&
			out->finish[i] > wanted->upper[i])
			out->kept_upper = false;
	}
	for (uint32_t i = 0; i < problem->item_count; i++) {
		out->start[problem->items[i].task] = best->start[i];
		out->finish[problem->items[i].task] = best->finish[i];
	}
	out->optimal = out->makespan == out->lower_bound;
}

void tocsin_level(struct tocsin_levelled *out, struct tocsin_arena *arena,
	const struct tocsin_levelling_problem *problem)
{
	struct tocsin_arena scratch;
	tocsin_arena_init(&scratch);
	struct level_problem prepared;
	level_problem_prepare(&prepared, &scratch, problem);
	struct level_watch watch = {0};
	if (problem->watch)
		level_watch_init(prepared.watch = &watch, problem->watch, &prepared);
	struct exact_effort share = {0};
	if (!problem->no_search)
		share = exact_share(&prepared, problem->schedules, problem->seed);
	struct search search;
	begin(&search, &scratch, &prepared, problem);
	level_watch_note(prepared.watch, TOCSIN_NO_WORK, search.bound);
	/* The rest is for the populations. */
	if (problem->schedules > 0)
		search.budget -= share.schedules;
	if (!run_on_slots(&search, problem))
		run(&search);
	struct exact_outcome outcome = {.lower_bound = search.bound};
	if (share.steps > 0 && !watch.stopped)
		outcome = conclude(&search, &scratch, problem, share);
	search.bound = outcome.lower_bound;
	search.spent += outcome.schedules;
	report(out, arena, &search, problem);
	out->nodes = outcome.nodes;
	out->interrupted = watch.stopped;
	tocsin_arena_finish(&scratch);
}

double tocsin_gap_percent(tocsin_work makespan, tocsin_work lower_bound)
{
	if (makespan <= lower_bound)
		return 0;
	return lower_bound > 0 ? 100.0 * (double)(makespan - lower_bound) / (double)lower_bound
			       : 100.0;
}
