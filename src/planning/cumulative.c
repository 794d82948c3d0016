#include "cumulative.h"

#include <stdlib.h>
#include <string.h>

static int by_demand(const void *left, const void *right)
{
	const struct cumulative_task *a = left, *b = right;
	if (a->demand != b->demand)
		return a->demand < b->demand ? 1 : -1;
	return (a->start > b->start) - (a->start < b->start);
}

void cumulative_init(struct cumulative *resource, struct tocsin_arena *arena,
	const struct cumulative_task *tasks, uint32_t count, int64_t capacity)
{
	*resource = (struct cumulative){.count = count, .capacity = capacity};
	resource->tasks = TOCSIN_NEW(arena, struct cumulative_task, count);
	memcpy(resource->tasks, tasks, count * sizeof *tasks);
	qsort(resource->tasks, count, sizeof *tasks, by_demand);
	resource->events = TOCSIN_NEW(arena, struct cumulative_event, 2 * (size_t)count);
	resource->idle = TOCSIN_NEW(arena, uint32_t, 2 * (size_t)count);
	resource->slots = TOCSIN_NEW(arena, struct cumulative_slot, 2 * (size_t)count + 1);
	resource->by_head = TOCSIN_NEW(arena, uint32_t, count);
	resource->reasons = TOCSIN_NEW(arena, struct bound_literal, 2 * (size_t)count + 1);
	resource->moved = TOCSIN_NEW(arena, bool, count);
	resource->grown_from = INT32_MIN;
	resource->grown_to = INT32_MAX;
	for (uint32_t i = 0; i < 2 * count; i++)
		resource->events[i].id = i;
	for (uint32_t k = 0; k < count; k++)
		resource->by_head[k] = k;
}

static int32_t head_of(const struct bound_trail *trail, const struct cumulative_task *task)
{
	return trail->at_least[2 * task->start];
}

static int32_t latest_of(const struct bound_trail *trail, const struct cumulative_task *task)
{
	return -trail->at_least[2 * task->start + 1];
}

static int32_t least(int32_t a, int32_t b)
{
	return a < b ? a : b;
}

static int32_t most(int32_t a, int32_t b)
{
	return a > b ? a : b;
}

/* ---- What has changed ---- */

void cumulative_moved(struct cumulative *resource, const struct bound_trail *trail, uint32_t k)
{
	const struct cumulative_task *task = resource->tasks + k;
	int32_t from = latest_of(trail, task), to = head_of(trail, task) + task->work;
	resource->moved[k] = true;
	if (from >= to)
		return;
	resource->grown_from = least(resource->grown_from, from);
	resource->grown_to = most(resource->grown_to, to);
}

void cumulative_well(struct cumulative *resource)
{
	memset(resource->moved, 0, resource->count * sizeof *resource->moved);
	resource->grown_from = INT32_MAX;
	resource->grown_to = INT32_MIN;
}

/* Whether a task's place [from, from + work) has to be looked at: what is new may bar it. */
static bool news(const struct cumulative *resource, uint32_t k, int32_t from)
{
	return resource->moved[k] ||
	       (from < resource->grown_to && from + resource->tasks[k].work > resource->grown_from);
}

/* ---- Time-table ---- */

/* Puts the events of what is certain in order, those of the others behind them; how many of the
 * former. */
static uint32_t sort_events(struct cumulative *resource, const struct bound_trail *trail)
{
	struct cumulative_event *events = resource->events;
	uint32_t laid = 0, idle = 0;
	for (uint32_t i = 0; i < 2 * resource->count; i++) {
		uint32_t id = events[i].id;
		const struct cumulative_task *task = resource->tasks + id / 2;
		int32_t from = latest_of(trail, task), to = head_of(trail, task) + task->work;
		if (from >= to) {
			resource->idle[idle++] = id;
			continue;
		}
		struct cumulative_event event = {id % 2 == 0 ? from : to, id};
		uint32_t at = laid++;
		for (; at > 0 && events[at - 1].at > event.at; at--)
			events[at] = events[at - 1];
		events[at] = event;
	}
	for (uint32_t i = 0; i < idle; i++)
		events[laid + i].id = resource->idle[i];
	resource->effort += resource->count + laid;
	return laid;
}

/* The certain parts added up, from their ends in order of time. */
static void lay_slots(struct cumulative *resource, const struct bound_trail *trail)
{
	const struct cumulative_event *events = resource->events;
	uint32_t count = sort_events(resource, trail);
	resource->slot_count = 0;
	int64_t height = 0, energy = 0;
	int32_t from = 0;
	for (uint32_t i = 0; i < count; i++) {
		const struct cumulative_task *task = resource->tasks + events[i].id / 2;
		if (height > 0 && events[i].at > from) {
			resource->slots[resource->slot_count++] =
				(struct cumulative_slot){from, events[i].at, height, energy};
			energy += height * (events[i].at - from);
		}
		height += events[i].id % 2 == 0 ? task->demand : -task->demand;
		from = events[i].at;
	}
}

/*
 * Why more than `spare` of the resource is taken at `at`, by others than task `but`: reasons, and
 * how far they could be moved to earlier (`back`) or later (`forth`) and still hold.
 */
struct taken {
	uint32_t count;
	int32_t back, forth;
};

static struct taken why_taken(struct cumulative *resource, const struct bound_trail *trail,
	int32_t at, int64_t spare, uint32_t but)
{
	struct taken taken = {0, INT32_MAX, INT32_MAX};
	for (uint32_t k = 0; k < resource->count && spare >= 0; k++) {
		const struct cumulative_task *task = resource->tasks + k;
		int32_t latest = latest_of(trail, task);
		if (k == but || latest > at)
			continue;
		int32_t finish = head_of(trail, task) + task->work;
		if (finish <= at)
			continue;
		resource->reasons[taken.count++] =
			(struct bound_literal){2 * task->start, at + 1 - task->work};
		resource->reasons[taken.count++] = (struct bound_literal){2 * task->start + 1, -at};
		taken.back = least(taken.back, at - latest);
		taken.forth = least(taken.forth, finish - 1 - at);
		spare -= task->demand;
	}
	resource->effort += resource->count / 2;
	return taken;
}

/* The first slot that ends after `at`. */
static uint32_t slot_after(const struct cumulative *resource, int32_t at)
{
	uint32_t low = 0, high = resource->slot_count;
	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		if (resource->slots[middle].to > at)
			high = middle;
		else
			low = middle + 1;
	}
	return low;
}

/* Whether the task, not certain to run there, does not fit into the slot. */
static bool bars(const struct cumulative *resource, const struct cumulative_slot *slot,
	const struct cumulative_task *task, int32_t latest, int32_t finish)
{
	return slot->height + task->demand > resource->capacity &&
	       (slot->from < latest || slot->from >= finish);
}

/* Moves the earliest start past the slots that bar it, minute by minute of reason. */
static bool push_later(struct cumulative *resource, struct bound_trail *trail, uint32_t k)
{
	const struct cumulative_task *task = resource->tasks + k;
	int32_t latest = latest_of(trail, task), finish = head_of(trail, task) + task->work;
	for (uint32_t s = slot_after(resource, finish - task->work); s < resource->slot_count;
		s++) {
		const struct cumulative_slot *slot = resource->slots + s;
		int32_t head = head_of(trail, task);
		resource->effort++;
		if (slot->from >= head + task->work)
			break;
		if (!bars(resource, slot, task, latest, finish))
			continue;
		while (head < slot->to) {
			int32_t at = least(head + task->work, slot->to) - 1;
			struct taken taken = why_taken(
				resource, trail, at, resource->capacity - task->demand, k);
			resource->reasons[taken.count++] =
				(struct bound_literal){2 * task->start, at + 1 - task->work};
			struct bound_why why = {resource->reasons, taken.count, 0, taken.back};
			if (!bound_trail_raise(
				    trail, (struct bound_literal){2 * task->start, at + 1}, &why))
				return false;
			head = at + 1;
		}
	}
	return true;
}

/* The mirror: moves the latest start before the slots that bar it. */
static bool push_earlier(struct cumulative *resource, struct bound_trail *trail, uint32_t k)
{
	const struct cumulative_task *task = resource->tasks + k;
	int32_t first_latest = latest_of(trail, task);
	int32_t finish = head_of(trail, task) + task->work;
	uint32_t s = slot_after(resource, first_latest + task->work - 1);
	if (s < resource->slot_count && resource->slots[s].from < first_latest + task->work)
		s++;
	while (s-- > 0) {
		const struct cumulative_slot *slot = resource->slots + s;
		int32_t latest = latest_of(trail, task);
		resource->effort++;
		if (slot->to <= latest)
			break;
		if (slot->from >= latest + task->work ||
			!bars(resource, slot, task, first_latest, finish))
			continue;
		while (latest + task->work > slot->from) {
			int32_t at = most(latest, slot->from);
			struct taken taken = why_taken(
				resource, trail, at, resource->capacity - task->demand, k);
			resource->reasons[taken.count++] =
				(struct bound_literal){2 * task->start + 1, -at};
			struct bound_why why = {resource->reasons, taken.count, 0, taken.forth};
			if (!bound_trail_raise(trail,
				    (struct bound_literal){2 * task->start + 1, task->work - at},
				    &why))
				return false;
			latest = at - task->work;
		}
	}
	return true;
}

/* Whether the two ends of the task are where they can be, as far as this resource says. */
static bool place_task(struct cumulative *resource, struct bound_trail *trail, uint32_t k)
{
	const struct cumulative_task *task = resource->tasks + k;
	int32_t head = head_of(trail, task), latest = latest_of(trail, task);
	resource->effort += 2;
	if (head == latest)
		return true;
	return (!news(resource, k, head) || push_later(resource, trail, k)) &&
	       (!news(resource, k, latest) || push_earlier(resource, trail, k));
}

bool cumulative_time_table(struct cumulative *resource, struct bound_trail *trail)
{
	lay_slots(resource, trail);
	int64_t highest = 0;
	for (uint32_t s = 0; s < resource->slot_count; s++) {
		const struct cumulative_slot *slot = resource->slots + s;
		highest = slot->height > highest ? slot->height : highest;
		if (slot->height <= resource->capacity)
			continue;
		struct taken taken = why_taken(resource, trail, (slot->from + slot->to - 1) / 2,
			resource->capacity, resource->count);
		return bound_trail_contradict(trail, resource->reasons, taken.count);
	}
	for (uint32_t k = 0; k < resource->count; k++) {
		const struct cumulative_task *task = resource->tasks + k;
		/* The rest needs less still. */
		if (highest + task->demand <= resource->capacity)
			break;
		if (!place_task(resource, trail, k))
			return false;
	}
	cumulative_well(resource);
	return true;
}

/* ---- Energy ---- */

/* How much of the task must lie in [from, to), wherever it starts between its bounds. */
static int32_t must_lie(const struct bound_trail *trail, const struct cumulative_task *task,
	int32_t from, int32_t to)
{
	int32_t part = least(task->work, to - from);
	part = least(part, head_of(trail, task) + task->work - from);
	part = least(part, to - latest_of(trail, task));
	return most(part, 0);
}

/* Too much must lie in [from, to): says so, with as little of it as suffices. */
static bool contradict_energy(
	struct cumulative *resource, struct bound_trail *trail, int32_t from, int32_t to)
{
	int64_t excess = -resource->capacity * (to - from) - 1;
	for (uint32_t k = 0; k < resource->count; k++)
		excess +=
			resource->tasks[k].demand * must_lie(trail, resource->tasks + k, from, to);
	uint32_t count = 0;
	for (uint32_t k = resource->count; k-- > 0;) {
		const struct cumulative_task *task = resource->tasks + k;
		int32_t part = must_lie(trail, task, from, to);
		int64_t spare = excess / task->demand;
		spare = spare < part ? spare : part;
		excess -= spare * task->demand;
		part -= (int32_t)spare;
		if (part == 0)
			continue;
		resource->reasons[count++] =
			(struct bound_literal){2 * task->start, from + part - task->work};
		resource->reasons[count++] = (struct bound_literal){2 * task->start + 1, part - to};
	}
	return bound_trail_contradict(trail, resource->reasons, count);
}

/* What is certain to run before `at`. */
static int64_t certain_before(const struct cumulative *resource, int32_t at)
{
	uint32_t s = slot_after(resource, at);
	const struct cumulative_slot *slot = resource->slots + s;
	if (s < resource->slot_count)
		return slot->energy + (at > slot->from ? slot->height * (at - slot->from) : 0);
	if (s == 0)
		return 0;
	slot--;
	return slot->energy + slot->height * (slot->to - slot->from);
}

/* The part that must lie before `to` of what is not certain, of a task not before its head. */
static int32_t free_part(
	const struct bound_trail *trail, const struct cumulative_task *task, int32_t to)
{
	int32_t latest = latest_of(trail, task), finish = head_of(trail, task) + task->work;
	int32_t part = least(task->work, most(0, to - latest));
	return part - most(0, least(finish, to) - latest);
}

static void sort_energy(struct cumulative *resource, const struct bound_trail *trail)
{
	const struct cumulative_task *tasks = resource->tasks;
	for (uint32_t i = 1; i < resource->count; i++) {
		uint32_t k = resource->by_head[i], at = i;
		int32_t head = head_of(trail, tasks + k);
		for (; at > 0 && head_of(trail, tasks + resource->by_head[at - 1]) < head; at--)
			resource->by_head[at] = resource->by_head[at - 1];
		resource->by_head[at] = k;
	}
}

bool cumulative_energy(struct cumulative *resource, struct bound_trail *trail)
{
	lay_slots(resource, trail);
	sort_energy(resource, trail);
	int32_t done_to = INT32_MIN;
	for (uint32_t e = 0; e < resource->count; e++) {
		const struct cumulative_task *last = resource->tasks + e;
		int32_t to = latest_of(trail, last) + last->work;
		if (to == done_to)
			continue;
		done_to = to;
		int64_t energy = 0, after = certain_before(resource, to);
		for (uint32_t i = 0; i < resource->count; i++) {
			const struct cumulative_task *task = resource->tasks + resource->by_head[i];
			int32_t from = head_of(trail, task);
			if (from >= to)
				continue;
			energy += task->demand * free_part(trail, task, to);
			int64_t room = resource->capacity * (to - from);
			if (energy + after <= room ||
				energy + after - certain_before(resource, from) <= room)
				continue;
			resource->effort += resource->count;
			return contradict_energy(resource, trail, from, to);
		}
		resource->effort += resource->count;
	}
	return true;
}
