/*
 * The parallel scheme: time goes forward from one event to the next, and whatever may start there
 * starts.
 *
 * An item waits in one place: for its predecessors, in a list of the slot in which they let it
 * start, or, once it found a resource too busy, in a list of that resource. Only an end on that
 * resource asks it again; so nobody is asked slot after slot.
 */
#include "level_slots.h"

#include <string.h>

enum {
	LANES = 4,
	LANE_BITS = 16,
	WORD = 64, /* bits */
};

#define HIGH UINT64_C(0x8000800080008000)

struct parallel {
	struct level_slots *slots;
	struct level_slots_waiting *waiting;
	const uint32_t *order;
	int32_t *start; /* by item, -1 while it waits */
	int side;
	int32_t now;
	uint32_t first, last; /* words of asked[] in which bits may be set */
	uint32_t left;        /* items that have not ended yet */
};

/* Items are numbered from 1 in lists. */
static void put(struct parallel *parallel, uint32_t *list, uint32_t item)
{
	parallel->waiting->next[item] = *list;
	*list = item + 1;
}

static uint32_t take(struct parallel *parallel, uint32_t *list)
{
	uint32_t item = *list - 1;
	*list = parallel->waiting->next[item];
	return item;
}

/* An item that starts or ends at a slot to come. */
static void put_at(struct parallel *parallel, int32_t at, uint32_t item)
{
	level_slots_make_room(parallel->slots, at);
	put(parallel, parallel->slots->bucket + 1 + at, item);
}

/* The item may start, by its links: it is asked now, in its turn. */
static void ask(struct parallel *parallel, uint32_t item)
{
	uint32_t rank = parallel->waiting->rank[item], word = rank / WORD;
	parallel->waiting->asked[word] |= UINT64_C(1) << rank % WORD;
	parallel->first = word < parallel->first ? word : parallel->first;
	parallel->last = word > parallel->last ? word : parallel->last;
}

/* A predecessor fewer; with the last of them it is known when the item may start. */
static void let_go(struct parallel *parallel, uint32_t item, int32_t least)
{
	struct level_slots_waiting *waiting = parallel->waiting;
	if (least > waiting->ready[item])
		waiting->ready[item] = least;
	if (--waiting->links[item] > 0)
		return;
	if (waiting->ready[item] <= parallel->now)
		ask(parallel, item);
	else
		put_at(parallel, waiting->ready[item], item);
}

/* The lane in which the item finds too little, TOCSIN_NONE where there is none. */
static uint32_t busy_lane(const struct parallel *parallel, uint32_t item)
{
	const struct level_slots *slots = parallel->slots;
	for (uint32_t c = slots->first_claim[item]; c < slots->first_claim[item + 1]; c++) {
		const struct level_slots_claim *claim = slots->claims + c;
		uint64_t high = (parallel->waiting->claimed[claim->plane] + claim->test) & HIGH;
		if (high)
			return claim->plane * LANES + (uint32_t)__builtin_ctzll(high) / LANE_BITS;
	}
	return TOCSIN_NONE;
}

static void begin(struct parallel *parallel, uint32_t item)
{
	const struct level_slots *slots = parallel->slots;
	const struct level_slots_side *after = slots->side + 1 - parallel->side;
	int32_t length = slots->length[item];
	for (uint32_t c = slots->first_claim[item]; c < slots->first_claim[item + 1]; c++)
		parallel->waiting->claimed[slots->claims[c].plane] += slots->claims[c].amount;
	parallel->start[item] = parallel->now;
	for (uint32_t l = after->first[item]; l < after->first[item + 1]; l++) {
		/* The link as the other side sees it; this side counts from the other end. */
		uint32_t next = after->links[l].item;
		int32_t offset = after->links[l].offset + length - slots->length[next];
		let_go(parallel, next, parallel->now + offset);
	}
	if (length > 0)
		put_at(parallel, parallel->now + length, item);
	else
		parallel->left--;
}

/* What the item claimed is free again, and whoever waits for that is asked. */
static void end(struct parallel *parallel, uint32_t item)
{
	const struct level_slots *slots = parallel->slots;
	parallel->left--;
	for (uint32_t c = slots->first_claim[item]; c < slots->first_claim[item + 1]; c++) {
		const struct level_slots_claim *claim = slots->claims + c;
		parallel->waiting->claimed[claim->plane] -= claim->amount;
		for (uint32_t lane = 0; lane < LANES; lane++) {
			uint32_t *blocked =
				parallel->waiting->blocked + claim->plane * LANES + lane;
			if ((claim->amount >> lane * LANE_BITS & 0xffff) == 0)
				continue;
			while (*blocked)
				ask(parallel, take(parallel, blocked));
		}
	}
}

/* Asks in order; who starts may let go of others, but only of those that come later in it. */
static void start_asked(struct parallel *parallel)
{
	uint64_t *asked = parallel->waiting->asked;
	for (uint32_t word = parallel->first; word <= parallel->last; word++)
		while (asked[word]) {
			uint32_t rank = word * WORD + (uint32_t)__builtin_ctzll(asked[word]);
			asked[word] &= asked[word] - 1;
			uint32_t item = parallel->order[rank];
			uint32_t lane = busy_lane(parallel, item);
			if (lane == TOCSIN_NONE)
				begin(parallel, item);
			else
				put(parallel, parallel->waiting->blocked + lane, item);
		}
	parallel->first = UINT32_MAX;
	parallel->last = 0;
}

static void init(struct parallel *parallel)
{
	const struct level_slots *slots = parallel->slots;
	const struct level_slots_side *links = slots->side + parallel->side;
	struct level_slots_waiting *waiting = parallel->waiting;
	memset(waiting->claimed, 0, slots->planes * sizeof *waiting->claimed);
	for (uint32_t k = 0; k < slots->count; k++)
		waiting->rank[parallel->order[k]] = k;
	for (uint32_t i = 0; i < slots->count; i++) {
		waiting->ready[i] = 0;
		waiting->links[i] = links->first[i + 1] - links->first[i];
		parallel->start[i] = -1;
		if (waiting->links[i] == 0)
			ask(parallel, i);
	}
}

void level_slots_parallel(struct level_slots *slots, struct level_slots_schedule *out, int side,
	const uint32_t *order)
{
	struct parallel parallel = {.slots = slots,
		.waiting = &slots->waiting,
		.order = order,
		.start = out->start,
		.side = side,
		.first = UINT32_MAX,
		.left = slots->count};
	init(&parallel);
	start_asked(&parallel);
	while (parallel.left > 0) {
		uint32_t *list = slots->bucket + 1 + ++parallel.now;
		while (*list) {
			uint32_t item = take(&parallel, list);
			if (parallel.start[item] >= 0)
				end(&parallel, item);
			else
				ask(&parallel, item);
		}
		start_asked(&parallel);
	}
	level_slots_complete(slots, out, side);
}
