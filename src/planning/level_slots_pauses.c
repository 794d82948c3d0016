/*
 * A pass on slots where resources are away at times: an item ends where its pauses let it, and not
 * its length after it starts. Its links ask for that end, less the length that their offsets hold:
 *
 *     slots     0  1  2  3  4  5  6
 *     away         [=====)            A of 3 starts at 0, works in 0, 3 and 4, and ends at 5.
 *
 * What follows A comes after an item that starts at 2 and takes 3 slots without a pause.
 */
#include "level_slots.h"

static const uint64_t HIGH = UINT64_C(0x8000800080008000);

/* What an item holds its claims through. */
struct stretch {
	int32_t start, finish;
};

static tocsin_work minutes(const struct level_slots *slots, int32_t at)
{
	return slots->origin + slots->slot * at;
}

static int32_t slot_at(const struct level_slots *slots, tocsin_work minute)
{
	return (int32_t)((minute - slots->origin) / slots->slot);
}

/*
 * The item's first place at or after `at` as its pauses allow. Seen from the end it is the last
 * that ends there; before the beginning of time nobody pauses.
 */
static struct stretch stretch_from(
	const struct level_slots *slots, int side, uint32_t index, int32_t at)
{
	const struct level_problem *problem = slots->problem;
	const struct level_item *item = problem->items + index;
	if (item->plain)
		return (struct stretch){at, at + slots->length[index]};
	if (side == 0) {
		tocsin_work start = level_fits_from(problem, item, minutes(slots, at));
		return (struct stretch){
			slot_at(slots, start), slot_at(slots, level_finish(problem, item, start))};
	}
	int32_t end = slots->end, free = at + slots->length[index];
	tocsin_work start =
		level_latest_start(problem, item, LEVEL_AFTER_TIME, minutes(slots, end - at));
	if (start < slots->origin)
		return (struct stretch){at, free > end ? free : end};
	tocsin_work finish = level_finish(problem, item, start);
	return (struct stretch){end - slot_at(slots, finish), end - slot_at(slots, start)};
}

/* The slot after the last in the stretch that clashes; its start where there is none. */
static int32_t clash_end(const uint64_t *claimed, uint64_t test, struct stretch stretch)
{
	int32_t at = stretch.finish;
	while (at > stretch.start && ((claimed[at - 1] + test) & HIGH) == 0)
		at--;
	return at;
}

/* A later start never ends sooner, so that none before the end of a clash is free of it. */
static struct stretch fit(const struct level_slots *slots, int side, uint32_t item, int32_t ready)
{
	const struct level_slots_step *step = slots->side[side].steps + item;
	const struct level_slots_claim *claims = slots->claims + step->first_claim;
	struct stretch stretch = stretch_from(slots, side, item, ready);
	for (uint32_t clear = 0, c = 0; clear < step->claims;) {
		int32_t end = clash_end(
			level_slots_claimed(slots, claims[c].plane), claims[c].test, stretch);
		if (end > stretch.start) {
			stretch = stretch_from(slots, side, item, end);
			clear = 0;
		} else {
			clear++;
			c = c + 1 < step->claims ? c + 1 : 0;
		}
	}
	return stretch;
}

static int32_t ready_at(const struct level_slots *slots, int side, uint32_t item)
{
	const struct level_slots_step *step = slots->side[side].steps + item;
	const struct level_slots_link *link = slots->side[side].links + step->first_link;
	int32_t ready = step->floor;
	for (uint32_t l = 0; l < step->links; l++) {
		int32_t least = slots->shifted[link[l].item] + link[l].offset;
		ready = least > ready ? least : ready;
	}
	return ready;
}

void level_slots_place_pausing(
	struct level_slots *slots, int32_t *start, int side, const uint32_t *order)
{
	for (uint32_t k = 0; k < slots->count; k++) {
		uint32_t item = order[k];
		int32_t ready = ready_at(slots, side, item);
		int32_t idle = ready > slots->used ? ready : slots->used;
		int32_t latest = stretch_from(slots, side, item, idle).finish;
		if (latest > slots->room)
			level_slots_make_room(slots, latest);
		struct stretch stretch = fit(slots, side, item, ready);
		const struct level_slots_step *step = slots->side[side].steps + item;
		const struct level_slots_claim *claims = slots->claims + step->first_claim;
		for (uint32_t c = 0; c < step->claims; c++) {
			uint64_t *claimed = level_slots_claimed(slots, claims[c].plane);
			for (int32_t at = stretch.start; at < stretch.finish; at++)
				claimed[at] += claims[c].amount;
		}
		start[item] = stretch.start;
		slots->shifted[item] = stretch.finish - slots->length[item];
		slots->used = stretch.finish > slots->used ? stretch.finish : slots->used;
	}
}
