#include "level_slots.h"

#include <string.h>

#define HIGH UINT64_C(0x8000800080008000)

void level_slots_schedule_init(struct level_slots_schedule *schedule, struct tocsin_arena *arena,
	const struct level_slots *slots)
{
	*schedule = (struct level_slots_schedule){.start = TOCSIN_NEW(arena, int32_t, slots->count),
		.order = TOCSIN_NEW(arena, uint32_t, slots->count)};
}

/* An item's place by number in the order of one side, where predecessors come first. */
static uint32_t nth(const struct level_slots *slots, int side, uint32_t k)
{
	return side == 0 ? k : slots->count - 1 - k;
}

void level_slots_sort(const struct level_slots *slots, uint32_t *order, int32_t *key, int side)
{
	const struct level_slots_side *links = slots->side + side;
	int32_t last = 0;
	uint32_t *bucket = slots->bucket + 1;
	for (uint32_t k = 0; k < slots->count; k++) {
		uint32_t item = nth(slots, side, k);
		if (slots->crossing)
			for (uint32_t l = links->first[item]; l < links->first[item + 1]; l++)
				if (key[links->links[l].item] > key[item])
					key[item] = key[links->links[l].item];
		last = key[item] > last ? key[item] : last;
		bucket[key[item]]++;
	}
	uint32_t before = 0;
	for (int32_t at = 0; at <= last; at++) {
		uint32_t here = bucket[at];
		bucket[at] = before;
		before += here;
	}
	for (uint32_t k = 0; k < slots->count; k++) {
		uint32_t item = nth(slots, side, k);
		order[bucket[key[item]]++] = item;
	}
	memset(bucket, 0, ((size_t)last + 1) * sizeof *bucket);
}

/* The profile before anything is placed. Seen from the end, what is pinned lies mirrored. */
static void clear(struct level_slots *slots, int side, int32_t end)
{
	for (uint32_t w = 0; w < slots->words; w++) {
		uint64_t *profile = slots->profile + (size_t)w * (size_t)slots->horizon;
		const uint64_t *base = slots->base + (size_t)w * (size_t)slots->base_slots;
		for (int32_t at = 0; at < slots->used; at++)
			profile[at] = slots->idle[w];
		for (int32_t at = 0; at < slots->base_slots; at++)
			if (side == 0)
				profile[at] = base[at];
			else if (at < end)
				profile[end - 1 - at] = base[at];
	}
	slots->used = side == 0 ? slots->base_slots : slots->base_slots > 0 ? end : 0;
}

/* The last slot of [from, to) in which a demand does not fit; from - 1 where there is none. */
static inline int32_t last_clash(const uint64_t *profile, uint64_t demand, int32_t from, int32_t to)
{
	while (to > from && ((profile[to - 1] - demand) & HIGH) == HIGH)
		to--;
	return to - 1;
}

/*
 * The earliest start of `length` slots at or after `start` in which the demand fits. A window is
 * read from its end, for the last clash in it is where the next window begins; and what was read
 * behind that clash is known to fit.
 */
static inline int32_t fit_one(
	const uint64_t *profile, uint64_t demand, int32_t start, int32_t length)
{
	int32_t known = start, clash;
	while ((clash = last_clash(profile, demand, known, start + length)) >= known) {
		known = start + length;
		start = clash + 1;
	}
	return start;
}

/* The same with several words a slot: each is asked in turn until all agree. */
static int32_t fit_all(
	const struct level_slots *slots, const uint64_t *demand, int32_t start, int32_t length)
{
	for (uint32_t agreed = 0, w = 0; agreed < slots->words; w = (w + 1) % slots->words) {
		int32_t next = start;
		if (demand[w])
			next = fit_one(slots->profile + (size_t)w * (size_t)slots->horizon,
				demand[w], start, length);
		agreed = next == start ? agreed + 1 : 1;
		start = next;
	}
	return start;
}

static int32_t place(struct level_slots *slots, uint32_t item, int32_t start)
{
	int32_t length = slots->length[item];
	const uint64_t *demand = slots->demand + (size_t)item * slots->words;
	start = slots->words == 1 ? fit_one(slots->profile, *demand, start, length)
				  : fit_all(slots, demand, start, length);
	for (uint32_t w = 0; w < slots->words; w++) {
		uint64_t *profile = slots->profile + (size_t)w * (size_t)slots->horizon + start;
		uint64_t amount = demand[w];
		if (amount)
			for (int32_t at = 0; at < length; at++)
				profile[at] -= amount;
	}
	return start;
}

/* What an item's links ask for; -1 while one that it waits for has no start. */
static inline int32_t ready_at(
	const struct level_slots *slots, int side, const int32_t *start, uint32_t item)
{
	const struct level_slots_side *links = slots->side + side;
	int32_t ready = side == 0 ? slots->floor[item] : 0;
	const struct level_slots_link *link = links->links + links->first[item];
	const struct level_slots_link *stop = links->links + links->first[item + 1];
	for (; link < stop; link++) {
		if (start[link->item] < 0)
			return -1;
		int32_t least = start[link->item] + link->offset;
		ready = least > ready ? least : ready;
	}
	return ready;
}

/* What is told of a schedule once every item has its start. */
static void complete(struct level_slots *slots, struct level_slots_schedule *out, int side)
{
	const int32_t *start = out->start;
	out->length = 0;
	out->sum = 0;
	out->mark = 0;
	for (uint32_t i = 0; i < slots->count; i++) {
		int32_t finish = start[i] + slots->length[i];
		out->length = finish > out->length ? finish : out->length;
		out->sum += start[i];
		out->mark += ((uint64_t)start[i] + 1) * (i * UINT64_C(0x9e3779b97f4a7c15) | 1);
	}
	for (uint32_t i = 0; i < slots->count; i++)
		slots->key[i] = out->length - start[i] - slots->length[i];
	level_slots_sort(slots, out->order, slots->key, 1 - side);
	slots->used = out->length > slots->used ? out->length : slots->used;
}

void level_slots_pass(struct level_slots *slots, struct level_slots_schedule *out, int side,
	const uint32_t *order, int32_t end)
{
	clear(slots, side, end);
	for (uint32_t k = 0; k < slots->count; k++) {
		uint32_t item = order[k];
		int32_t start = ready_at(slots, side, out->start, item);
		out->start[item] = slots->load[item] > 0 ? place(slots, item, start) : start;
	}
	complete(slots, out, side);
}

/* Whether an item could start at `at` as far as its first slot tells. */
static bool has_room(const struct level_slots *slots, uint32_t item, int32_t at)
{
	const uint64_t *demand = slots->demand + (size_t)item * slots->words;
	for (uint32_t w = 0; w < slots->words; w++) {
		uint64_t left = slots->profile[(size_t)w * (size_t)slots->horizon + (size_t)at];
		if (((left - demand[w]) & HIGH) != HIGH)
			return false;
	}
	return true;
}

/* Starts what can start at `at`, in order; the others move up in order[]. Returns how many wait. */
static uint32_t start_at(struct level_slots *slots, struct level_slots_schedule *out, int side,
	uint32_t *order, uint32_t count, int32_t at, int32_t *next)
{
	uint32_t waiting = 0;
	for (uint32_t k = 0; k < count; k++) {
		uint32_t item = order[k];
		int32_t ready = ready_at(slots, side, out->start, item);
		if (ready >= 0 && ready <= at && has_room(slots, item, at)) {
			out->start[item] = slots->load[item] > 0 ? place(slots, item, at) : at;
			slots->bucket[1 + at + slots->length[item]] = 1;
			continue;
		}
		if (ready > at && ready < *next)
			*next = ready;
		order[waiting++] = item;
	}
	return waiting;
}

void level_slots_parallel(
	struct level_slots *slots, struct level_slots_schedule *out, int side, uint32_t *order)
{
	const uint32_t *finish = slots->bucket + 1; /* whether an item ends there */
	clear(slots, side, 0);
	for (uint32_t i = 0; i < slots->count; i++)
		out->start[i] = -1;
	int32_t at = 0;
	for (uint32_t waiting = slots->count; waiting > 0;) {
		int32_t next = slots->horizon;
		waiting = start_at(slots, out, side, order, waiting, at, &next);
		do
			at++;
		while (at < next && !finish[at]);
	}
	for (uint32_t i = 0; i < slots->count; i++)
		slots->bucket[1 + out->start[i] + slots->length[i]] = 0;
	complete(slots, out, side);
}
