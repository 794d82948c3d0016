/*
 * How two schedules beget an order for a third.
 */
#include "level_population.h"

#include <string.h>

/* Where an item of the mother begins for the pass that takes her order: on the other side. */
static int32_t seen_from_end(
	const struct level_slots *slots, const struct level_slots_schedule *mother, uint32_t item)
{
	return mother->length - mother->start[item] - slots->length[item];
}

/* The beginning of the stretch of `width` slots in which the resources are used most. */
static int32_t busiest(
	const struct level_slots *slots, const struct level_slots_schedule *mother, int32_t width)
{
	uint32_t *busy = slots->bucket + 1;
	for (uint32_t i = 0; i < slots->count; i++) {
		int32_t from = seen_from_end(slots, mother, i);
		busy[from] += slots->load[i];
		busy[from + slots->length[i]] -= slots->load[i];
	}
	uint32_t rate = 0;
	uint64_t sum = 0, most = 0;
	int32_t best = 0;
	for (int32_t at = 0; at < mother->length; at++) {
		rate += busy[at];
		busy[at] = rate;
		sum += rate;
		if (at >= width)
			sum -= busy[at - width];
		if (at >= width - 1 && sum > most) {
			most = sum;
			best = at - width + 1;
		}
	}
	memset(busy, 0, ((size_t)mother->length + 1) * sizeof *busy);
	return best;
}

struct level_window level_window_at(const struct level_slots *slots,
	const struct level_slots_schedule *mother, int32_t begin, int32_t end)
{
	struct level_window window;
	uint32_t k = 0;
	while (k < slots->count && seen_from_end(slots, mother, mother->order[k]) < begin)
		k++;
	window.from = k;
	while (k < slots->count && seen_from_end(slots, mother, mother->order[k]) < end)
		k++;
	window.to = k;
	return window;
}

struct level_window level_busiest_window(
	const struct level_slots *slots, const struct level_slots_schedule *mother, int32_t width)
{
	int32_t begin = busiest(slots, mother, width);
	return level_window_at(slots, mother, begin, begin + width);
}

void level_cross_around(uint32_t *order, uint32_t count, const uint32_t *mother,
	const uint32_t *father, struct level_window window, uint8_t *part)
{
	enum { BEFORE, WITHIN, AFTER };
	for (uint32_t k = 0; k < count; k++)
		part[mother[k]] = k < window.from ? BEFORE : k < window.to ? WITHIN : AFTER;
	memcpy(order + window.from, mother + window.from,
		(window.to - window.from) * sizeof *order);
	uint32_t before = 0, after = window.to;
	for (uint32_t k = 0; k < count; k++)
		if (part[father[k]] == BEFORE)
			order[before++] = father[k];
		else if (part[father[k]] == AFTER)
			order[after++] = father[k];
}

void level_cross_within(uint32_t *order, uint32_t count, const uint32_t *mother,
	const uint32_t *father, struct level_window window, uint8_t *part)
{
	for (uint32_t k = 0; k < count; k++)
		part[mother[k]] = k >= window.from && k < window.to;
	memcpy(order, mother, count * sizeof *order);
	uint32_t within = window.from;
	for (uint32_t k = 0; k < count; k++)
		if (part[father[k]])
			order[within++] = father[k];
}

static bool links_to(const struct level_slots_side *side, uint32_t item, uint32_t other)
{
	for (uint32_t l = side->first[item]; l < side->first[item + 1]; l++)
		if (side->links[l].item == other)
			return true;
	return false;
}

void level_change_over(uint32_t *order, const struct level_slots *slots, int side, uint32_t at)
{
	uint32_t item = order[at + 1];
	if (links_to(slots->side + side, item, order[at]))
		return;
	order[at + 1] = order[at];
	order[at] = item;
}

void level_move(uint32_t *order, const struct level_slots *slots, int side, uint32_t at,
	struct tocsin_random *random)
{
	enum { FURTHEST = 20 };
	const struct level_slots_side *before = slots->side + side, *after = slots->side + 1 - side;
	uint32_t item = order[at], from = at, last = at;
	while (from > 0 && at - from < FURTHEST && !links_to(before, item, order[from - 1]))
		from--;
	while (last + 1 < slots->count && last - at < FURTHEST &&
		!links_to(after, item, order[last + 1]))
		last++;
	uint32_t to = from + tocsin_random_below(random, last - from + 1);
	if (to < at)
		memmove(order + to + 1, order + to, (at - to) * sizeof *order);
	else
		memmove(order + at, order + at + 1, (to - at) * sizeof *order);
	order[to] = item;
}

void level_mix_ties(struct level_slots_schedule *schedule, const struct level_slots *slots,
	int side, struct tocsin_random *random)
{
	enum { BITS = 64 };
	uint64_t bits = 0;
	for (uint32_t k = 0; k + 1 < slots->count; k++) {
		uint32_t one = schedule->order[k], other = schedule->order[k + 1];
		if (k % BITS == 0)
			bits = tocsin_random_next(random);
		if (bits >> k % BITS & 1 && schedule->start[one] + slots->length[one] ==
						    schedule->start[other] + slots->length[other])
			level_change_over(schedule->order, slots, side, k);
	}
}
