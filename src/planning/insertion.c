#include "insertion.h"

#include <string.h>

#include "justify.h"
#include "overload.h"

/* Where a merge's feeding chain ends. */
static tocsin_work feeder_end(
	const struct network *network, const struct merge *merge, const struct schedule *schedule)
{
	return merge->edge == TOCSIN_NONE ? schedule->finish[merge->from]
					  : edge_source(&network->edges[merge->edge], schedule);
}

/* The place that its end may not pass without moving the critical chain. */
static tocsin_work merge_point(
	const struct network *network, const struct merge *merge, const struct schedule *schedule)
{
	return edge_bound_back(network, &network->edges[merge->edge], schedule);
}

/*
 * Points as planned, and sizes as far as there is room for them. Into the end the room is that
 * before F0, on the dates of which F0 is made.
 */
static void fit_sizes(const struct insertion *insertion, const struct network *network,
	struct feeding *feeding, const struct schedule *early, tocsin_work projected_end)
{
	for (uint32_t k = 0; k < feeding->count; k++) {
		struct merge *merge = &feeding->merges[k];
		bool into_end = merge->edge == TOCSIN_NONE;
		merge->point =
			into_end ? projected_end : merge_point(network, merge, &insertion->planned);
		tocsin_work room = merge->point - feeder_end(network, merge,
							  into_end ? early : &insertion->planned);
		merge->size = merge->target < room ? merge->target : room > 0 ? room : 0;
		if (merge->size < merge->target)
			merge->flag =
				merge->size > 0 ? TOCSIN_BUFFER_RESIZED : TOCSIN_BUFFER_NO_ROOM;
		else if (merge->flag != TOCSIN_BUFFER_GAP)
			merge->flag = TOCSIN_BUFFER_AS_WANTED;
		/* Where the chain waits, what follows it may come too close to the end. */
		tocsin_work left =
			insertion->chain_end - feeder_end(network, merge, &insertion->planned);
		if (into_end && left < merge->size) {
			merge->size = left;
			merge->flag = TOCSIN_BUFFER_UNSETTLED;
		}
	}
}

void insertion_fit_again(
	const struct insertion *insertion, const struct network *network, struct feeding *feeding)
{
	for (uint32_t k = 0; k < feeding->count; k++) {
		struct merge *merge = &feeding->merges[k];
		if (merge->edge == TOCSIN_NONE)
			continue;
		merge->point = merge_point(network, merge, &insertion->planned);
		tocsin_work room = merge->point - feeder_end(network, merge, &insertion->planned);
		if (merge->size > room)
			merge->size = room > 0 ? room : 0;
	}
}

/* ---- Policy gap ---- */

/* Does progress tie the merge task where it is? */
static bool cannot_wait(const struct network *network, const struct merge *merge)
{
	return merge->edge != TOCSIN_NONE &&
	       network->planning->states[merge->to].phase != TOCSIN_NOT_STARTED;
}

/* Raises the merge task's earliest start so far as its buffer lacks room; false where it does not.
 */
static bool wait_for(const struct network *network, struct merge *merge,
	const struct schedule *schedule, tocsin_work *lower)
{
	if (merge->edge == TOCSIN_NONE || cannot_wait(network, merge))
		return false;
	tocsin_work lacking = feeder_end(network, merge, schedule) + merge->target -
			      merge_point(network, merge, schedule);
	tocsin_work start = schedule->start[merge->to] + lacking;
	if (lacking <= 0 || start <= lower[merge->to])
		return false;
	lower[merge->to] = start;
	merge->flag = TOCSIN_BUFFER_GAP;
	return true;
}

/* Keeps the order that no link can: who takes goes on waiting for who gives. */
static bool wait_unlinked(
	const struct network *network, const struct schedule *schedule, tocsin_work *lower)
{
	bool waits = false;
	for (uint32_t k = 0; k < network->links.unlinked_count; k++) {
		const struct unlinked_pair *pair = &network->links.unlinked[k];
		tocsin_work end = schedule_work_end(network->planning, schedule, pair->from);
		if (schedule->start[pair->to] >= end)
			continue;
		lower[pair->to] = end;
		waits = true;
	}
	return waits;
}

/*
 * Lets the critical chain wait until every buffer has its room: what one merge task waits, all
 * behind it wait too, so the passes are repeated until nothing moves. False where a schedule moved
 * that far would overload a resource that is partly absent then.
 */
static bool make_gaps(struct insertion *out, const struct network *network, struct feeding *feeding,
	uint32_t rounds, tocsin_work *lower)
{
	const struct planning *planning = network->planning;
	for (uint32_t round = 0; round <= rounds; round++) {
		bool waits = wait_unlinked(network, &out->planned, lower);
		for (uint32_t k = 0; k < feeding->count; k++)
			if (wait_for(network, &feeding->merges[k], &out->planned, lower))
				waits = true;
		if (!waits)
			return !overload_in(
				planning, &out->planned, network->links.unlinked_count > 0);
		schedule_forward(&out->planned, planning, network->links.items,
			network->links.count, lower, NULL);
	}
	return false;
}

/* ---- Policy split ---- */

static void split_off(struct feeding *feeding)
{
	for (uint32_t k = 0; k < feeding->count; k++)
		if (feeding->merges[k].size < feeding->merges[k].wanted)
			feeding->merges[k].flag = TOCSIN_BUFFER_SPLIT;
}

/* ---- All of it ---- */

/* The planned end of the chain: of everything, where a date and not the chain sets the end. */
static tocsin_work end_of_chain(
	const struct critical_chain *critical, const struct schedule *schedule)
{
	tocsin_work end = schedule->end;
	if (critical->count > 0 &&
		schedule->finish[critical->items[critical->count - 1].task] > end)
		end = schedule->finish[critical->items[critical->count - 1].task];
	return end;
}

/* Everything that is not critical, as late as the buffers let it. */
static void move_up_to_buffers(struct insertion *out, const struct network *network,
	const struct feeding *feeding, const struct critical_chain *critical)
{
	struct schedule_limits limits;
	schedule_init(&out->earliest, network->planning);
	schedule_copy(&out->earliest, &out->planned, network->task_count);
	schedule_limits_init(&limits, network->planning);
	for (uint32_t k = 0; k < feeding->count; k++) {
		const struct merge *merge = &feeding->merges[k];
		bool by_finish = merge->edge == TOCSIN_NONE ||
				 edge_from_finish(&network->edges[merge->edge]);
		tocsin_work *limit =
			by_finish ? &limits.finish[merge->from] : &limits.start[merge->from];
		if (merge->point - merge->size < *limit)
			*limit = merge->point - merge->size;
	}
	justify_right(&out->planned, network, &out->earliest, critical->critical, out->chain_end,
		&limits);
}

/* Lets the chain wait where it must; where it cannot, the sizes are as with `resize`. */
static void apply_gaps(struct insertion *out, const struct network *network,
	struct feeding *feeding, const struct critical_chain *critical,
	const struct schedule *early, const tocsin_work *lower)
{
	tocsin_work *waiting =
		TOCSIN_NEW(network->planning->arena, tocsin_work, network->task_count);
	memcpy(waiting, lower, network->task_count * sizeof *waiting);
	if (make_gaps(out, network, feeding, critical->count, waiting))
		return;
	schedule_copy(&out->planned, early, network->task_count);
	for (uint32_t k = 0; k < feeding->count; k++)
		feeding->merges[k].flag = TOCSIN_BUFFER_AS_WANTED;
}

void insertion_make(struct insertion *out, const struct network *network, struct feeding *feeding,
	const struct critical_chain *critical, const struct schedule *early,
	const tocsin_work *lower, tocsin_work projected_end)
{
	const struct planning *planning = network->planning;
	enum tocsin_no_room policy = planning->project->settings.no_room;
	*out = (struct insertion){0};
	schedule_init(&out->planned, planning);
	schedule_copy(&out->planned, early, network->task_count);
	if (policy == TOCSIN_GAP)
		apply_gaps(out, network, feeding, critical, early, lower);
	out->chain_end = end_of_chain(critical, &out->planned);
	fit_sizes(out, network, feeding, early, projected_end);
	if (policy == TOCSIN_SPLIT)
		split_off(feeding);
	move_up_to_buffers(out, network, feeding, critical);
}
