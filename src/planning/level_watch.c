#include "level_watch.h"

#include "level_problem.h"

/* By default it is told after about so many placements: every few milliseconds. */
enum { PLACEMENTS_A_TELLING = 100000 };

void level_watch_init(struct level_watch *out, const struct tocsin_levelling_watch *watcher,
	const struct level_problem *problem)
{
	uint64_t every = PLACEMENTS_A_TELLING / (problem->item_count + 1) + 1;
	*out = (struct level_watch){.watcher = watcher,
		.pinned_end = problem->pinned_end,
		.every = watcher->every > 0 ? watcher->every : every};
	out->now.makespan = TOCSIN_NO_WORK;
	out->next = out->every;
}

void level_watch_note(struct level_watch *watch, tocsin_work makespan, tocsin_work lower_bound)
{
	if (!watch)
		return;
	struct tocsin_levelling_progress *now = &watch->now;
	if (makespan != TOCSIN_NO_WORK)
		now->makespan = makespan > watch->pinned_end ? makespan : watch->pinned_end;
	if (lower_bound != TOCSIN_NO_WORK)
		now->lower_bound = lower_bound;
}

static bool tell(struct level_watch *watch)
{
	if (watch->stopped || watch->now.schedules + watch->now.nodes < watch->next)
		return watch->stopped;
	watch->next = watch->now.schedules + watch->now.nodes + watch->every;
	watch->stopped = !watch->watcher->tell(watch->watcher->context, &watch->now);
	return watch->stopped;
}

bool level_watch_schedules(struct level_watch *watch, uint64_t schedules, tocsin_work makespan)
{
	if (!watch)
		return false;
	watch->now.schedules = schedules;
	level_watch_note(watch, makespan, TOCSIN_NO_WORK);
	return tell(watch);
}

bool level_watch_decision(struct level_watch *watch)
{
	if (!watch)
		return false;
	watch->now.nodes++;
	return tell(watch);
}
