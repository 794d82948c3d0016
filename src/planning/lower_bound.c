#include "lower_bound.h"

#include "exact_search.h"

#include <stdlib.h>

/*
 * Work on one resource that is confined between a head (no start before it) and a tail (what must
 * follow its end):
 *
 *     capacity 1;  A 3 d, from 0, tail 2;  B 4 d, from 1, tail 2:  end >= 0 + (3 + 4) / 1 + 2 = 9
 */
struct piece {
	tocsin_work head, tail;
	int64_t effort; /* minutes x thousandths of a unit */
};

/* The capacity that is there for the items: `rate` from `at` on, `sum` of it before. */
struct step {
	tocsin_work at;
	int64_t rate, sum;
};

struct steps {
	struct step *items;
	uint32_t count;
};

/* What it costs to refute an end by propagation: some 20 ms at most. */
#define REFUTING (20 * EXACT_EFFORT_MS)

/* About how many sets of pieces are looked at on one resource. */
enum { SETS = 1 << 16, FEWEST_HEADS = 4 };

/* The nearer of `next` and the candidate, where that lies after `at`. */
static tocsin_work nearer(tocsin_work at, tocsin_work candidate, tocsin_work next)
{
	return candidate > at && candidate < next ? candidate : next;
}

/* The least of what the pinned tasks leave and what absences leave, as steps from t on. */
static struct steps steps_of(
	struct tocsin_arena *scratch, const struct level_problem *problem, uint32_t r)
{
	const struct tocsin_project *project = problem->project;
	const struct tocsin_resource *resource = project->resources + r;
	const struct tocsin_absence *absence = project->absences + resource->first_absence;
	const struct level_profile *profile = problem->profiles + r;
	uint32_t segments = 0;
	for (uint32_t b = 0; b < profile->used; b++)
		segments += profile->blocks[b]->count;
	struct steps steps = {
		TOCSIN_NEW(scratch, struct step, segments + 2 * resource->absence_count + 1), 0};
	uint32_t b = 0, i = 0, a = 0;
	int64_t left = 0, sum = 0;
	tocsin_work at = problem->t;
	while (at < LEVEL_AFTER_TIME) {
		tocsin_work next = LEVEL_AFTER_TIME;
		while (b < profile->used && profile->blocks[b]->segments[i].at <= at) {
			left = profile->blocks[b]->segments[i].left;
			if (++i == profile->blocks[b]->count)
				b++, i = 0;
		}
		if (b < profile->used)
			next = profile->blocks[b]->segments[i].at;
		while (a < resource->absence_count && absence[a].to <= at)
			a++;
		int64_t rate = left > 0 ? left : 0;
		if (a < resource->absence_count) {
			next = nearer(at, absence[a].from, next);
			next = nearer(at, absence[a].to, next);
			if (absence[a].from <= at && absence[a].capacity < rate)
				rate = absence[a].capacity;
		}
		steps.items[steps.count++] = (struct step){at, rate, sum};
		/* No work is as long as that; and the product would not fit. */
		if (next - at > TOCSIN_DURATION_MAX)
			break;
		sum += rate * (next - at);
		at = next;
	}
	return steps;
}

/* The step that holds the minute `at`, which is t or later. */
static const struct step *step_at(const struct steps *steps, tocsin_work at)
{
	uint32_t low = 0, high = steps->count;
	while (high - low > 1) {
		uint32_t middle = low + (high - low) / 2;
		if (steps->items[middle].at <= at)
			low = middle;
		else
			high = middle;
	}
	return steps->items + low;
}

/* The earliest place by which `effort` > 0 can be done from `from` on. */
static tocsin_work end_of(const struct steps *steps, tocsin_work from, int64_t effort)
{
	const struct step *first = step_at(steps, from);
	int64_t wanted = first->sum + first->rate * (from - first->at) + effort;
	uint32_t low = (uint32_t)(first - steps->items), high = steps->count;
	while (high - low > 1) {
		uint32_t middle = low + (high - low) / 2;
		if (steps->items[middle].sum < wanted)
			low = middle;
		else
			high = middle;
	}
	const struct step *last = steps->items + low;
	/* An absence without end has no end that could be a bound. */
	return last->rate > 0 ? last->at + (wanted - last->sum + last->rate - 1) / last->rate
			      : last->at;
}

static int by_tail_descending(const void *left, const void *right)
{
	const struct piece *a = left, *b = right;
	return (a->tail < b->tail) - (a->tail > b->tail);
}

static int by_value(const void *left, const void *right)
{
	const tocsin_work *a = left, *b = right;
	return (*a > *b) - (*a < *b);
}

/*
 * For heads spread over those that occur, the sets of pieces that begin at that head or later, by
 * falling tail. Few pieces: every head; many: as many as SETS allows.
 */
static tocsin_work bound_of(struct tocsin_arena *scratch, const struct steps *steps,
	struct piece *pieces, uint32_t count)
{
	tocsin_work *heads = TOCSIN_NEW(scratch, tocsin_work, count);
	for (uint32_t i = 0; i < count; i++)
		heads[i] = pieces[i].head;
	qsort(heads, count, sizeof *heads, by_value);
	qsort(pieces, count, sizeof *pieces, by_tail_descending);
	uint32_t rows = SETS / count > FEWEST_HEADS ? SETS / count : FEWEST_HEADS;
	rows = rows < count ? rows : count;
	tocsin_work bound = 0;
	for (uint32_t row = 0; row < rows; row++) {
		tocsin_work head = heads[(uint64_t)row * count / rows];
		int64_t effort = 0;
		for (uint32_t i = 0; i < count; i++) {
			if (pieces[i].head < head)
				continue;
			effort += pieces[i].effort;
			if (i + 1 < count && pieces[i + 1].tail == pieces[i].tail)
				continue;
			tocsin_work end = end_of(steps, head, effort) + pieces[i].tail;
			bound = end > bound ? end : bound;
		}
	}
	return bound;
}

/* What a lag is worth at least, wherever it lies: an elapsed one may fall on free days altogether,
 * but never takes back more working minutes than civil ones. */
static tocsin_work least_lag(const struct level_link *link)
{
	return link->elapsed && link->lag > 0 ? 0 : link->lag;
}

/* What must follow the finish (tail) of each item until the end. */
static tocsin_work *tails(struct tocsin_arena *scratch, const struct level_problem *problem)
{
	tocsin_work *tail = TOCSIN_NEW(scratch, tocsin_work, problem->item_count);
	tocsin_work *from_start = TOCSIN_NEW(scratch, tocsin_work, problem->item_count);
	for (uint32_t i = problem->item_count; i-- > 0;) {
		const struct level_item *item = problem->items + i;
		const struct level_link *link = problem->out + item->first_out;
		for (uint32_t k = 0; k < item->out_count; k++) {
			bool to_finish = level_to_finish(link[k].type);
			bool from_finish = level_from_finish(link[k].type);
			tocsin_work after =
				least_lag(link + k) + (to_finish ? tail : from_start)[link[k].item];
			tocsin_work *own = (from_finish ? tail : from_start) + i;
			*own = after > *own ? after : *own;
		}
		bool elapsed = problem->project->tasks[item->task].elapsed;
		tocsin_work through = (elapsed ? 0 : item->work) + tail[i];
		from_start[i] = through > from_start[i] ? through : from_start[i];
	}
	return tail;
}

/*
 * The pieces of all resources, those of one after those of the other: first[r] to first[r + 1].
 * Running and fixed tasks are in the capacity; elapsed ones may need no working minute.
 */
static struct piece *pieces_of(
	struct tocsin_arena *scratch, const struct level_problem *problem, uint32_t *first)
{
	const struct tocsin_project *project = problem->project;
	const tocsin_work *tail = tails(scratch, problem);
	struct piece *pieces = NULL;
	/* Counted in the first round, put in their places in the second. */
	for (int round = 0; round < 2; round++) {
		for (uint32_t i = 0; i < problem->item_count; i++) {
			const struct level_item *item = problem->items + i;
			if (item->open || project->tasks[item->task].elapsed)
				continue;
			for (uint32_t k = 0; k < item->demand_count; k++) {
				const struct level_demand *demand =
					problem->demands + item->first_demand + k;
				uint32_t at = first[demand->resource + 1]++;
				if (pieces)
					pieces[at] = (struct piece){problem->early_start[i],
						tail[i], demand->amount * item->work};
			}
		}
		if (round == 1)
			break;
		for (uint32_t r = 0; r < project->resource_count; r++)
			first[r + 1] += first[r];
		pieces = TOCSIN_NEW(scratch, struct piece, first[project->resource_count]);
		/* Each resource's end becomes its beginning, which the second round counts up. */
		for (uint32_t r = project->resource_count; r > 0; r--)
			first[r] = first[r - 1];
	}
	return pieces;
}

tocsin_work level_lower_bound(struct tocsin_arena *scratch, const struct level_problem *problem)
{
	uint32_t resources = problem->project->resource_count;
	tocsin_work bound = problem->early_end;
	uint32_t *first = TOCSIN_NEW(scratch, uint32_t, resources + 1);
	struct piece *pieces = pieces_of(scratch, problem, first);
	for (uint32_t r = 0; r < resources; r++) {
		uint32_t count = first[r + 1] - first[r];
		if (count == 0)
			continue;
		struct steps steps = steps_of(scratch, problem, r);
		tocsin_work end = bound_of(scratch, &steps, pieces + first[r], count);
		bound = end > bound ? end : bound;
	}
	bound = exact_refute(scratch, problem, bound, REFUTING);
	return problem->project->task_count > 0 ? bound : 0;
}

tocsin_work tocsin_lower_bound(
	struct tocsin_arena *arena, const struct tocsin_levelling_problem *problem)
{
	struct level_problem prepared;
	level_problem_prepare(&prepared, arena, problem);
	return level_lower_bound(arena, &prepared);
}
