#include "level_slots.h"

#include <string.h>

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

static void make_buckets(struct level_slots *slots, int32_t buckets)
{
	if (buckets <= slots->buckets)
		return;
	uint32_t *bucket = TOCSIN_NEW(slots->arena, uint32_t, buckets);
	if (slots->buckets > 0)
		memcpy(bucket, slots->bucket, (size_t)slots->buckets * sizeof *bucket);
	slots->bucket = bucket;
	slots->buckets = buckets;
}

void level_slots_sort(struct level_slots *slots, uint32_t *order, int32_t *key, int side)
{
	const struct level_slots_side *links = slots->side + side;
	int32_t last = 0;
	for (uint32_t k = 0; k < slots->count; k++) {
		uint32_t item = nth(slots, side, k);
		if (slots->crossing)
			for (uint32_t l = links->first[item]; l < links->first[item + 1]; l++)
				if (key[links->links[l].item] > key[item])
					key[item] = key[links->links[l].item];
		last = key[item] > last ? key[item] : last;
	}
	make_buckets(slots, last + 2);
	uint32_t *bucket = slots->bucket + 1;
	for (uint32_t i = 0; i < slots->count; i++)
		bucket[key[i]]++;
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

void level_slots_make_room(struct level_slots *slots, int32_t room)
{
	if (room > slots->room) {
		int32_t wider = room > INT32_MAX / 2 ? room : room + room / 2;
		size_t old = level_slots_stride(slots);
		slots->room = wider;
		size_t new = level_slots_stride(slots);
		uint64_t *profile = TOCSIN_NEW(slots->arena, uint64_t, slots->planes * new);
		for (uint32_t p = 0; slots->profile && p < slots->planes; p++)
			memcpy(profile + p * new, slots->profile + p * old, old * sizeof *profile);
		slots->profile = profile;
	}
	make_buckets(slots, slots->room + 2);
}

/* The profile before anything is placed. Seen from the end, what is pinned lies mirrored. */
static void clear(struct level_slots *slots, int side, int32_t end)
{
	for (uint32_t p = 0; p < slots->planes; p++) {
		uint64_t *claimed = level_slots_claimed(slots, p);
		const uint64_t *base = slots->base + (size_t)p * (size_t)slots->base_slots;
		memset(claimed, 0, (size_t)slots->used * sizeof *claimed);
		for (int32_t at = 0; at < slots->base_slots; at++)
			if (side == 0)
				claimed[at] = base[at];
			else if (at < end)
				claimed[end - 1 - at] = base[at];
	}
	slots->used = side == 0 ? slots->base_slots : slots->base_slots > 0 ? end : 0;
}

void level_slots_complete(struct level_slots *slots, struct level_slots_schedule *out, int side)
{
	const int32_t *start = out->start, *shifted = slots->pausing ? slots->shifted : start;
	out->length = 0;
	out->sum = 0;
	out->mark = 0;
	for (uint32_t i = 0; i < slots->count; i++) {
		int32_t finish = shifted[i] + slots->length[i];
		out->length = finish > out->length ? finish : out->length;
		out->sum += start[i];
		out->mark += ((uint64_t)start[i] + 1) * (i * UINT64_C(0x9e3779b97f4a7c15) | 1);
	}
	for (uint32_t i = 0; i < slots->count; i++)
		slots->key[i] = out->length - shifted[i] - slots->length[i];
	level_slots_sort(slots, out->order, slots->key, 1 - side);
}

void level_slots_pass(struct level_slots *slots, struct level_slots_schedule *out, int side,
	const uint32_t *order, int32_t end)
{
	clear(slots, side, end);
	slots->end = end;
	if (slots->pausing)
		level_slots_place_pausing(slots, out->start, side, order);
	else
		slots->place_all(slots, out->start, side, order);
	level_slots_complete(slots, out, side);
}
