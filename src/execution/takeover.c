#include "tocsin/takeover.h"

#include <string.h>

#include "tocsin/vector.h"
#include "twins.h"

struct comparing {
	struct tocsin_arena *arena;
	const struct tocsin_project *project, *newer;
	const struct tocsin_progress *here, *there;
	struct tocsin_instant t;
	uint32_t *twin; /* per task of the export: the task here, or TOCSIN_NONE */
	TOCSIN_VECTOR(struct tocsin_taken) taken;
	TOCSIN_VECTOR(uint32_t) added;
	TOCSIN_VECTOR(uint32_t) gone;
	TOCSIN_VECTOR(uint32_t) estimated;
	TOCSIN_VECTOR(uint32_t) renamed;
	TOCSIN_VECTOR(uint32_t) moved;
	TOCSIN_VECTOR(struct tocsin_link_change) links;
};

/* Nothing is reported before it has happened. */
static struct tocsin_instant happened(const struct comparing *with, struct tocsin_instant date)
{
	return tocsin_instant_known(date) && date.minute > with->t.minute ? with->t : date;
}

static void compare_progress(struct comparing *with, uint32_t task, uint32_t newer)
{
	const struct tocsin_task_state *here = &with->here->states[task];
	const struct tocsin_task_state *there = &with->there->states[newer];
	const struct tocsin_stated *stated = with->newer->tasks[newer].stated;
	if (there->phase == TOCSIN_NOT_STARTED)
		return;
	bool done = there->phase == TOCSIN_DONE;
	struct tocsin_taken taken = {
		.task = task,
		.newer = newer,
		.starts = here->phase == TOCSIN_NOT_STARTED,
		.finishes = done && here->phase != TOCSIN_DONE,
		.remains = !done &&
			   (here->phase == TOCSIN_DONE || here->remaining != there->remaining),
		.start = happened(with, stated->actual_start),
		.finish = happened(with, stated->actual_finish),
		.phase_here = here->phase,
		.remaining_here = here->remaining,
		.remaining = there->remaining,
	};
	if (taken.starts || taken.finishes || taken.remains)
		TOCSIN_VECTOR_PUSH(with->arena, &with->taken, taken);
}

static void compare_tasks(struct comparing *with)
{
	const struct tocsin_project *project = with->project, *newer = with->newer;
	bool *met = TOCSIN_NEW(with->arena, bool, project->task_count);
	uint32_t *newer_of = TOCSIN_NEW(with->arena, uint32_t, project->task_count);
	for (uint32_t i = 0; i < newer->task_count; i++) {
		uint32_t task = with->twin[i];
		if (task == TOCSIN_NONE) {
			TOCSIN_VECTOR_PUSH(with->arena, &with->added, i);
			continue;
		}
		met[task] = true;
		newer_of[task] = i;
	}
	for (uint32_t task = 0; task < project->task_count; task++) {
		if (!met[task]) {
			TOCSIN_VECTOR_PUSH(with->arena, &with->gone, task);
			continue;
		}
		const struct tocsin_task *a = &project->tasks[task];
		const struct tocsin_task *b = &newer->tasks[newer_of[task]];
		if (a->focused != b->focused || a->safe != b->safe || a->elapsed != b->elapsed)
			TOCSIN_VECTOR_PUSH(with->arena, &with->estimated, task);
		if (strcmp(a->name, b->name) != 0)
			TOCSIN_VECTOR_PUSH(with->arena, &with->renamed, newer_of[task]);
		if (strcmp(a->key, b->key) != 0)
			TOCSIN_VECTOR_PUSH(with->arena, &with->moved, newer_of[task]);
		compare_progress(with, task, newer_of[task]);
	}
}

static bool same_end(const struct tocsin_link *a, const struct tocsin_link *b)
{
	return a->from == b->from && a->type == b->type;
}

/* Is there a link like `link` (in indices of `project`) into the same task? */
static bool has_link(
	const struct tocsin_project *project, const struct tocsin_link *link, bool *other_lag)
{
	const struct tocsin_task *to = &project->tasks[link->to];
	*other_lag = false;
	for (uint32_t i = 0; i < to->in_count; i++) {
		const struct tocsin_link *other =
			&project->links[project->in_links[to->first_in + i]];
		if (!same_end(other, link))
			continue;
		if (other->lag == link->lag && other->elapsed == link->elapsed)
			return true;
		*other_lag = true;
	}
	return false;
}

static void push_link(struct comparing *with, const struct tocsin_project *of,
	const struct tocsin_link *link, bool added, bool another_lag)
{
	struct tocsin_link_change change = {.from = of->tasks[link->from].key,
		.to = of->tasks[link->to].key,
		.type = link->type,
		.added = added,
		.another_lag = another_lag};
	const struct tocsin_link_change *last =
		with->links.count > 0 ? &with->links.items[with->links.count - 1] : NULL;
	/* One link of a summary may bind the same two tasks more than once. */
	if (last == NULL || strcmp(last->from, change.from) != 0 ||
		strcmp(last->to, change.to) != 0 || last->type != change.type ||
		last->added != added || last->another_lag != another_lag)
		TOCSIN_VECTOR_PUSH(with->arena, &with->links, change);
}

static void compare_links(struct comparing *with)
{
	const struct tocsin_project *project = with->project, *newer = with->newer;
	uint32_t *twin_of = TOCSIN_NEW(with->arena, uint32_t, project->task_count);
	bool other_lag;
	for (uint32_t i = 0; i < project->task_count; i++)
		twin_of[i] = TOCSIN_NONE;
	for (uint32_t i = 0; i < newer->task_count; i++)
		if (with->twin[i] != TOCSIN_NONE)
			twin_of[with->twin[i]] = i;
	for (uint32_t i = 0; i < newer->link_count; i++) {
		struct tocsin_link link = newer->links[i];
		link.from = with->twin[link.from];
		link.to = with->twin[link.to];
		if (link.from != TOCSIN_NONE && link.to != TOCSIN_NONE &&
			!has_link(project, &link, &other_lag))
			push_link(with, newer, &newer->links[i], true, other_lag);
	}
	for (uint32_t i = 0; i < project->link_count; i++) {
		struct tocsin_link link = project->links[i];
		link.from = twin_of[link.from];
		link.to = twin_of[link.to];
		if (link.from != TOCSIN_NONE && link.to != TOCSIN_NONE &&
			!has_link(newer, &link, &other_lag) && !other_lag)
			push_link(with, project, &project->links[i], false, false);
	}
}

void tocsin_takeover_make(struct tocsin_takeover *out, struct tocsin_arena *arena,
	const struct tocsin_project *project, const struct tocsin_progress *here,
	const struct tocsin_project *newer, const struct tocsin_progress *there,
	struct tocsin_instant t)
{
	struct comparing with = {.arena = arena,
		.project = project,
		.newer = newer,
		.here = here,
		.there = there,
		.t = t,
		.twin = twins_of(arena, project, newer)};
	compare_tasks(&with);
	compare_links(&with);
	*out = (struct tocsin_takeover){
		.taken = with.taken.items,
		.taken_count = with.taken.count,
		.added = with.added.items,
		.added_count = with.added.count,
		.gone = with.gone.items,
		.gone_count = with.gone.count,
		.estimated = with.estimated.items,
		.estimated_count = with.estimated.count,
		.renamed = with.renamed.items,
		.renamed_count = with.renamed.count,
		.moved = with.moved.items,
		.moved_count = with.moved.count,
		.links = with.links.items,
		.link_count = with.links.count,
	};
}
