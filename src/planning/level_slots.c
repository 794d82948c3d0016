#include "level_slots.h"

#include "level_plain.h"

enum {
	LANES = 4,
	LANE_BITS = 16,
	LANE_MOST = 0x7fff,
	LONGEST = 1 << 30, /* slots, so that sums fit */
	FINEST = 4096,     /* slots an item: past that the general passes get further in a time */
	MOST_WORDS = 1 << 19,
	WORDS_AN_ITEM = 128, /* so many more: what a profile may take */
	SLOTS_AN_ITEM = 128, /* so many slots take a pass as long as one item does beside them */
};

static uint64_t divisor(uint64_t a, uint64_t b)
{
	while (b > 0) {
		uint64_t rest = a % b;
		a = b;
		b = rest;
	}
	return a;
}

static void join_divisor(uint64_t *slot, tocsin_work distance)
{
	*slot = divisor(*slot, (uint64_t)(distance < 0 ? -distance : distance));
}

/* start >= start + offset, in minutes, whatever ends the link ties. */
static tocsin_work offset_of(const struct level_problem *problem, const struct level_link *link,
	const struct level_item *to)
{
	tocsin_work offset = link->lag;
	if (level_from_finish(link->type))
		offset += problem->items[link->item].work;
	if (level_to_finish(link->type))
		offset -= to->work;
	return offset;
}

/* An item's earliest start by dates and pinned tasks alone. */
static tocsin_work floor_of(const struct level_item *item)
{
	tocsin_work by_finish = item->floor_finish - item->work;
	return by_finish > item->floor_start ? by_finish : item->floor_start;
}

/* The segment after `at` of what is left of a resource; LEVEL_AFTER_TIME after the last. */
struct reading {
	const struct level_profile *profile;
	uint32_t block, segment;
};

static const struct level_segment *next_segment(struct reading *reading)
{
	while (reading->block < reading->profile->used) {
		const struct level_block *block = reading->profile->blocks[reading->block];
		if (reading->segment < block->count)
			return block->segments + reading->segment++;
		reading->block++;
		reading->segment = 0;
	}
	return NULL;
}

/* A place where something begins or ends lies between two slots. */
static void join_place(
	const struct level_slots *slots, uint64_t *slot, tocsin_work *latest, tocsin_work at)
{
	if (at <= slots->origin)
		return;
	join_divisor(slot, at - slots->origin);
	*latest = at > *latest ? at : *latest;
}

static void join_pauses(struct level_slots *slots, const struct level_problem *problem,
	const struct level_item *item, uint64_t *slot, tocsin_work *latest)
{
	const struct tocsin_task *task = problem->project->tasks + item->task;
	const struct tocsin_pause *pause = problem->project->pauses + task->first_pause;
	slots->pausing |= !item->plain;
	for (uint32_t p = 0; p < task->pause_count; p++) {
		join_place(slots, slot, latest, pause[p].from);
		join_place(slots, slot, latest, pause[p].to);
	}
}

/*
 * Origin, the slot (the common divisor of all distances), and a place that no pass goes beyond:
 * something is always under way, or a lag, once the last date and pinned task are past.
 */
static bool choose_slot(struct level_slots *slots, const struct level_problem *problem)
{
	uint64_t slot = 0;
	slots->origin = LEVEL_AFTER_TIME;
	tocsin_work latest = LEVEL_BEFORE_TIME;
	for (uint32_t i = 0; i < problem->item_count; i++) {
		tocsin_work floor = floor_of(problem->items + i);
		slots->origin = floor < slots->origin ? floor : slots->origin;
		latest = floor > latest ? floor : latest;
	}
	for (uint32_t r = 0; r < 2 * problem->project->resource_count; r++) {
		struct reading reading = {problem->profiles + r, 0, 0};
		const struct level_segment *segment;
		while ((segment = next_segment(&reading)))
			join_place(slots, &slot, &latest, segment->at);
	}
	for (uint32_t i = 0; i < problem->item_count; i++)
		join_pauses(slots, problem, problem->items + i, &slot, &latest);
	tocsin_work span = latest - slots->origin;
	for (uint32_t i = 0; i < problem->item_count; i++) {
		const struct level_item *item = problem->items + i;
		tocsin_work longest = item->work;
		join_divisor(&slot, item->work);
		join_divisor(&slot, floor_of(item) - slots->origin);
		for (uint32_t k = 0; k < item->in_count; k++) {
			const struct level_link *link = problem->in + item->first_in + k;
			tocsin_work offset = offset_of(problem, link, item);
			join_divisor(&slot, offset);
			longest = offset > longest ? offset : longest;
		}
		if (span > TOCSIN_DURATION_MAX || longest > TOCSIN_DURATION_MAX)
			return false;
		span += item->work + longest;
	}
	slots->headed = slots->pausing;
	slots->slot = slot > 0 ? (tocsin_work)slot : 1;
	if (span / slots->slot >= LONGEST)
		return false;
	slots->horizon = (int32_t)(span / slots->slot) + 1;
	slots->last_place = (int32_t)((latest - slots->origin) / slots->slot);
	return true;
}

static void add_links(
	struct level_slots *slots, struct tocsin_arena *arena, const struct level_problem *problem)
{
	uint32_t total = 0;
	for (uint32_t i = 0; i < slots->count; i++)
		total += problem->items[i].in_count;
	for (int side = 0; side < 2; side++) {
		slots->side[side].first = TOCSIN_NEW(arena, uint32_t, slots->count + 1);
		slots->side[side].links = TOCSIN_NEW(arena, struct level_slots_link, total);
		slots->side[side].early = TOCSIN_NEW(arena, int32_t, slots->count);
	}
	uint32_t used[2] = {0, 0};
	for (uint32_t i = 0; i < slots->count; i++) {
		const struct level_item *item = problem->items + i;
		for (uint32_t k = 0; k < item->in_count; k++) {
			const struct level_link *link = problem->in + item->first_in + k;
			int32_t offset = (int32_t)(offset_of(problem, link, item) / slots->slot);
			slots->side[0].links[used[0]++] =
				(struct level_slots_link){link->item, offset};
			slots->crossing |= offset < 0;
		}
		slots->side[0].first[i + 1] = used[0];
		for (uint32_t k = 0; k < item->out_count; k++) {
			const struct level_link *link = problem->out + item->first_out + k;
			const struct level_item *next = problem->items + link->item;
			struct level_link from = *link;
			from.item = i;
			int32_t offset = (int32_t)(offset_of(problem, &from, next) / slots->slot);
			/* start <= start of the other - offset, from the end and from the other. */
			offset += slots->length[link->item] - slots->length[i];
			slots->side[1].links[used[1]++] =
				(struct level_slots_link){link->item, offset};
			slots->crossing |= offset < 0;
		}
		slots->side[1].first[i + 1] = used[1];
	}
}

static void find_early(struct level_slots *slots, int side)
{
	struct level_slots_side *links = slots->side + side;
	for (uint32_t k = 0; k < slots->count; k++) {
		uint32_t item = side == 0 ? k : slots->count - 1 - k;
		int32_t start = side == 0 ? slots->floor[item] : 0;
		for (uint32_t l = links->first[item]; l < links->first[item + 1]; l++) {
			int32_t least = links->early[links->links[l].item] + links->links[l].offset;
			start = least > start ? least : start;
		}
		links->early[item] = start;
	}
}

static void add_items(
	struct level_slots *slots, struct tocsin_arena *arena, const struct level_problem *problem)
{
	slots->length = TOCSIN_NEW(arena, int32_t, slots->count);
	slots->floor = TOCSIN_NEW(arena, int32_t, slots->count);
	for (uint32_t i = 0; i < slots->count; i++) {
		const struct level_item *item = problem->items + i;
		slots->length[i] = (int32_t)(item->work / slots->slot);
		slots->floor[i] = (int32_t)((floor_of(item) - slots->origin) / slots->slot);
		slots->headed |= slots->floor[i] > 0;
	}
	add_links(slots, arena, problem);
	find_early(slots, 0);
	find_early(slots, 1);
}

/* One resource and its lane. */
struct lane {
	uint32_t resource, plane, shift;
	int64_t unit; /* thousandths: the common divisor of what is demanded of it */
	int64_t capacity;
};

/* Whatever a profile of the lane's resource lacks within the interval is lacking in the base from
 * now on, where no more is already. */
static void claim_lacking(struct level_slots *slots, const struct level_profile *profile,
	const struct lane *lane, tocsin_work begin, tocsin_work end)
{
	struct reading reading = {profile, 0, 0};
	const struct level_segment *segment = next_segment(&reading), *next;
	uint64_t *base = slots->base + (size_t)lane->plane * (size_t)slots->base_slots;
	begin = begin > slots->origin ? begin : slots->origin;
	for (; segment; segment = next) {
		next = next_segment(&reading);
		int64_t left = segment->left > 0 ? segment->left / lane->unit : 0;
		tocsin_work from = segment->at > begin ? segment->at : begin;
		tocsin_work to = next && next->at < end ? next->at : end;
		for (tocsin_work at = (from - slots->origin) / slots->slot;
			at < slots->base_slots && slots->origin + at * slots->slot < to; at++) {
			int64_t lacking = (int64_t)(base[at] >> lane->shift & LANE_MOST);
			if (lane->capacity - left > lacking)
				base[at] += (uint64_t)(lane->capacity - left - lacking)
					    << lane->shift;
		}
	}
}

/* What pinned tasks claim of the lane's resource, and what absences take from everybody. */
static void claim_base(struct level_slots *slots, const struct level_problem *problem,
	const struct lane *lane, const struct level_demanded *demanded)
{
	const struct tocsin_project *project = problem->project;
	const struct tocsin_resource *resource = project->resources + lane->resource;
	const struct level_profile *profile = problem->profiles + lane->resource;
	claim_lacking(slots, profile, lane, LEVEL_BEFORE_TIME, LEVEL_AFTER_TIME);
	for (uint32_t a = 0; problem->dips[lane->resource] && a < resource->absence_count; a++) {
		const struct tocsin_absence *absence =
			project->absences + resource->first_absence + a;
		if (level_absence_lowers(problem, absence, demanded[lane->resource].greatest))
			claim_lacking(slots, profile + project->resource_count, lane, absence->from,
				absence->to);
	}
}

/* Where the lane's resource is idle for good. */
static int32_t base_end(
	const struct level_slots *slots, const struct level_problem *problem, uint32_t r)
{
	tocsin_work end = slots->origin;
	for (int part = 0; part < 2; part++, r += problem->project->resource_count) {
		struct reading reading = {problem->profiles + r, 0, 0};
		const struct level_segment *segment;
		while ((segment = next_segment(&reading)))
			end = segment->at > end ? segment->at : end;
	}
	return (int32_t)((end - slots->origin) / slots->slot);
}

/* The item's claim in a plane; a new one where it has none yet. */
static struct level_slots_claim *claim_in(
	struct level_slots *slots, const uint64_t *short_of, uint32_t item, uint32_t plane)
{
	uint32_t *end = slots->first_claim + item + 1;
	for (uint32_t c = slots->first_claim[item]; c < *end; c++)
		if (slots->claims[c].plane == plane)
			return slots->claims + c;
	slots->claims[*end] = (struct level_slots_claim){0, short_of[plane], plane};
	return slots->claims + (*end)++;
}

/* What takes no time claims nothing. */
static void add_claims(struct level_slots *slots, struct tocsin_arena *arena,
	const struct level_problem *problem, const struct lane *lane_of, const uint64_t *short_of)
{
	enum { WHOLE = 1 << 12 };
	uint32_t total = 0;
	for (uint32_t i = 0; i < slots->count; i++)
		total += problem->items[i].demand_count;
	slots->claims = TOCSIN_NEW(arena, struct level_slots_claim, total);
	slots->first_claim = TOCSIN_NEW(arena, uint32_t, slots->count + 1);
	slots->load = TOCSIN_NEW(arena, uint32_t, slots->count);
	for (uint32_t i = 0; i < slots->count; i++) {
		const struct level_item *item = problem->items + i;
		slots->first_claim[i + 1] = slots->first_claim[i];
		for (uint32_t k = 0; k < item->demand_count && slots->length[i] > 0; k++) {
			const struct level_demand *demand =
				problem->demands + item->first_demand + k;
			const struct lane *lane = lane_of + demand->resource;
			int64_t amount = demand->amount / lane->unit;
			struct level_slots_claim *claim = claim_in(slots, short_of, i, lane->plane);
			claim->amount += (uint64_t)amount << lane->shift;
			claim->test += (uint64_t)amount << lane->shift;
			slots->load[i] += 1 + (uint32_t)(amount * WHOLE / lane->capacity);
		}
	}
}

/* Gives every resource that an item demands a lane, counted in the divisor of its demands. */
static bool choose_lanes(struct lane *lane_of, uint32_t *lanes, const struct level_problem *problem)
{
	const struct tocsin_project *project = problem->project;
	for (uint32_t i = 0; i < problem->item_count; i++) {
		const struct level_item *item = problem->items + i;
		for (uint32_t k = 0; k < item->demand_count; k++) {
			const struct level_demand *demand =
				problem->demands + item->first_demand + k;
			int64_t *unit = &lane_of[demand->resource].unit;
			*unit = (int64_t)divisor((uint64_t)*unit, (uint64_t)demand->amount);
		}
	}
	for (uint32_t r = 0; r < project->resource_count; r++) {
		struct lane *lane = lane_of + r;
		if (lane->unit == 0)
			continue;
		lane->resource = r;
		lane->plane = *lanes / LANES;
		lane->shift = *lanes % LANES * LANE_BITS;
		lane->capacity = project->resources[r].capacity / lane->unit;
		if (lane->capacity > LANE_MOST)
			return false;
		(*lanes)++;
	}
	return true;
}

static bool fits_memory(const struct level_slots *slots, uint64_t length)
{
	return slots->planes * length <= MOST_WORDS + (uint64_t)slots->count * WORDS_AN_ITEM;
}

static bool add_resources(struct level_slots *slots, struct tocsin_arena *arena,
	const struct level_problem *problem, const struct level_demanded *demanded)
{
	uint32_t resources = problem->project->resource_count, lanes = 0;
	struct lane *lane_of = TOCSIN_NEW(arena, struct lane, resources);
	if (!choose_lanes(lane_of, &lanes, problem))
		return false;
	slots->planes = (lanes + LANES - 1) / LANES;
	uint64_t *short_of = TOCSIN_NEW(arena, uint64_t, slots->planes);
	for (uint32_t r = 0; r < resources; r++) {
		const struct lane *lane = lane_of + r;
		if (lane->unit == 0)
			continue;
		short_of[lane->plane] |= (uint64_t)(LANE_MOST - lane->capacity) << lane->shift;
		int32_t end = base_end(slots, problem, r);
		slots->base_slots = end > slots->base_slots ? end : slots->base_slots;
	}
	slots->headed |= slots->base_slots > 0;
	if (!fits_memory(slots, (uint64_t)slots->base_slots))
		return false;
	slots->base = TOCSIN_NEW(arena, uint64_t, slots->planes * (size_t)slots->base_slots);
	for (uint32_t r = 0; r < resources; r++)
		if (lane_of[r].unit > 0)
			claim_base(slots, problem, lane_of + r, demanded);
	add_claims(slots, arena, problem, lane_of, short_of);
	return true;
}

/* What a pass costs, and whether that is too much, or its profile too large; room to begin with. */
static bool weigh(struct level_slots *slots, int32_t *room)
{
	uint64_t claimed = 0, longest = (uint64_t)slots->last_place;
	for (uint32_t i = 0; i < slots->count; i++) {
		uint64_t length = (uint64_t)slots->length[i];
		uint64_t finish = (uint64_t)slots->side[0].early[i] + length;
		claimed += length * (slots->first_claim[i + 1] - slots->first_claim[i]);
		longest = finish > longest ? finish : longest;
	}
	uint64_t words = slots->planes * longest;
	*room = (int32_t)longest;
	slots->weight = slots->count + (claimed + words + longest) / SLOTS_AN_ITEM;
	return (claimed + words + longest) / FINEST <= slots->count && fits_memory(slots, longest);
}

static void add_steps(struct level_slots *slots, struct tocsin_arena *arena)
{
	for (int side = 0; side < 2; side++) {
		struct level_slots_side *links = slots->side + side;
		links->steps = TOCSIN_NEW(arena, struct level_slots_step, slots->count);
		for (uint32_t i = 0; i < slots->count; i++)
			links->steps[i] = (struct level_slots_step){.length = slots->length[i],
				.floor = side == 0 ? slots->floor[i] : 0,
				.first_link = links->first[i],
				.links = links->first[i + 1] - links->first[i],
				.first_claim = slots->first_claim[i],
				.claims = slots->first_claim[i + 1] - slots->first_claim[i]};
	}
}

bool level_slots_make(
	struct level_slots *out, struct tocsin_arena *arena, const struct level_problem *problem)
{
	int32_t room;
	*out = (struct level_slots){
		.count = problem->item_count, .arena = arena, .problem = problem};
	struct level_demanded *demanded = level_demanded_make(arena, problem);
	if (!level_is_plain(problem, demanded) || !choose_slot(out, problem))
		return false;
	add_items(out, arena, problem);
	if (!add_resources(out, arena, problem, demanded) || !weigh(out, &room))
		return false;
	add_steps(out, arena);
	for (enum level_slots_way way = LEVEL_SLOTS_PORTABLE; way < LEVEL_SLOTS_WAYS; way++)
		level_slots_choose(out, way);
	level_slots_make_room(out, room);
	out->key = TOCSIN_NEW(arena, int32_t, out->count);
	out->shifted = TOCSIN_NEW(arena, int32_t, out->count);
	out->waiting = (struct level_slots_waiting){
		.next = TOCSIN_NEW(arena, uint32_t, out->count),
		.links = TOCSIN_NEW(arena, uint32_t, out->count),
		.rank = TOCSIN_NEW(arena, uint32_t, out->count),
		.ready = TOCSIN_NEW(arena, int32_t, out->count),
		.blocked = TOCSIN_NEW(arena, uint32_t, out->planes * LANES),
		.claimed = TOCSIN_NEW(arena, uint64_t, out->planes),
		.asked = TOCSIN_NEW(arena, uint64_t, out->count / 64 + 1),
	};
	return true;
}
