#include "level_population.h"

#include <assert.h>
#include <string.h>

#include "tocsin/random.h"

/*
 * How a search spends its effort; measured on PSPLIB, J60 and J120. Children drive out the worst
 * at once, among parents chosen more sharply as the effort is spent, and the more there is of it,
 * the more members there are. Between, where the items are many, a generation replaces the one
 * before, which keeps its members different for longer.
 *
 * What that is worth, in percent above the critical path (every 6th of J120, 50,000 schedules, one
 * seed; other seeds differ by 0.05):
 *
 *     best windows alone, a new beginning after 10 generations without gain    31.4
 *     after 40, none twice; ties by chance; a tenth by the parallel scheme     31.0
 *     the father's window in 60 of 100 children, contests of four              30.7
 *
 * With 1,000 schedules, on all of J120 (seeds differ by 0.1 at most):
 *
 *     contests of two or three, the same of the longest goes, justified once   33.55
 *     any of the longest goes, justified for as long as that shortens          33.49
 *     parents drawn by lot at first, and contests that grow to four            33.34
 *     to five; a third by the parallel scheme, broader windows of the father   33.21
 *
 * The hardest 60 of J60, in percent of the critical path above the best known (1 to 6 seeds,
 * without the exact search; seeds differ by 0.1 to 0.2), with so many schedules:
 *
 *                                                          750     5,000    37,500
 *     generations, neighbours changed over                          3.39      2.23
 *     growing contests instead, 40, 150, 250 members       5.81     3.13
 *     two items moved instead                              5.64     2.92      1.63
 *     40, 150, 800 members                                                    1.32
 *
 * On every 6th of J120 the same is 0.2 better with 50,000 schedules and 0.15 worse with 5,000.
 *
 * What serves small projects is another mixture: of 60 items, two thirds of the children by the
 * parallel scheme and broad windows where schedules are few, some 0.06 of J60 at 1,000 (six seeds),
 * a good third, sharper contests and first keys shaken more at 5,000, where that gains 0.03.
 *
 * Where dates, running tasks or absences bind, seeing from the end is a guess, and generations
 * serve all the same: 1.3 percent shorter than steady state on twelve of J120 that run, at 5,000.
 *
 * Large projects need more schedules before generations serve: with 3,000 they end 0.9 percent
 * sooner by them at 1,000 tasks, as soon at 4,000, and 0.4 later at 10,000 and 30,000.
 * 30,000 schedules of 10,000 tasks end 0.7 percent sooner by generations than with 800 members a
 * side, in a fifth of the memory.
 *
 * Beside it nothing was gained by a finer measure than the length, by members that only better
 * ones replace (0.8 worse), by searching a stretch of the best schedule with the rest held, by
 * children that take all peaks from the mother or lie between their parents, by windows in a fresh
 * order, or by a last part of the effort spent on the best member alone.
 */
/* In percent. */
struct share {
	uint32_t least, most;
};

struct manner {
	uint64_t budget; /* from so many schedules on */
	uint32_t items;  /* and up to so many items */
	bool generations;
	uint32_t size;                /* of each of the two populations */
	struct share around;          /* a child's window, of its mother */
	struct share within;          /* or of its father */
	uint32_t fathers;             /* of 100 children: so many have his */
	uint32_t some;                /* one window in so many lies by chance, not where the
					 mother is best */
	uint32_t parallel;            /* of 100 children: so many by the parallel scheme */
	uint32_t rivals, last_rivals; /* drawn to be a parent, first and last; the shortest is */
	uint32_t changes;             /* neighbours changed over in every child */
	uint32_t moves;               /* items moved to another place in every child */
	uint32_t noise;               /* first keys are shaken by so many average lengths */
};

static const struct manner manners[] = {
	{30000, 2000, false, 800, {5, 40}, {20, 70}, 60, 5, 10, 1, 6, 0, 2, 3},
	{2500, 80, false, 150, {8, 45}, {30, 80}, 60, 15, 40, 3, 6, 0, 2, 8},
	{2500, UINT32_MAX, true, 50, {8, 45}, {20, 70}, 60, 5, 10, 4, 4, 5, 0, 3},
	{0, 40, false, 60, {15, 45}, {30, 70}, 60, 15, 65, 1, 4, 0, 0, 6},
	{0, 80, false, 40, {15, 45}, {30, 70}, 60, 15, 65, 1, 4, 0, 0, 6},
	{0, UINT32_MAX, false, 40, {10, 50}, {30, 80}, 60, 5, 35, 1, 5, 0, 1, 3},
};

enum {
	ITEMS = 2,  /* generations take a schedule for so many, at least */
	STALE = 40, /* generations without gain before a new beginning */
};

struct population {
	struct level_slots_schedule *members;
	uint32_t count;
};

struct search {
	struct level_slots *slots;
	struct tocsin_arena *scratch;
	const struct manner *manner;
	struct level_effort *effort;
	struct tocsin_random random;
	struct population side[2];
	struct level_slots_schedule child, kept;
	uint32_t *order; /* for the next pass */
	uint8_t *part;
	int32_t *best_start, best, average;
	uint32_t *best_order; /* where the best is seen from the end: how to turn it */
	bool best_turned;
	int64_t best_sum;
};

/* Who watches says so. */
static bool stopped(const struct search *search)
{
	const struct level_effort *effort = search->effort;
	return level_watch_schedules(effort->watch, effort->spent,
		search->slots->origin + search->slots->slot * search->best);
}

/* A best schedule seen from the end needs one more pass to become one from the beginning. */
static bool finished(const struct search *search)
{
	const struct level_effort *effort = search->effort;
	return effort->spent > 0 && (effort->spent + search->best_turned >= effort->budget ||
					    search->best <= effort->bound || stopped(search));
}

static void swap(struct level_slots_schedule *a, struct level_slots_schedule *b)
{
	struct level_slots_schedule spare = *a;
	*a = *b;
	*b = spare;
}

/*
 * Seen from the end, a schedule is as good as seen from the beginning, unless dates bind it, items
 * cross, or no pass is left to turn it. Of two as long, the one that starts its items earlier is
 * better: so the choice does not hang on which was found first.
 */
static void note_best(struct search *search, int side)
{
	const struct level_slots_schedule *child = &search->child;
	uint32_t count = search->slots->count;
	bool turned = side == 1;
	if (child->length > search->best ||
		(child->length == search->best &&
			(turned || (!search->best_turned && child->sum >= search->best_sum))))
		return;
	if (turned && (search->slots->headed || search->slots->crossing ||
			      search->effort->spent >= search->effort->budget))
		return;
	search->best = child->length;
	search->best_turned = turned;
	search->best_sum = child->sum;
	if (turned)
		memcpy(search->best_order, child->order, count * sizeof *child->order);
	else
		memcpy(search->best_start, child->start, count * sizeof *child->start);
}

/* What the pass just made. */
static void note_child(struct search *search, int side)
{
	search->effort->spent++;
	note_best(search, side);
	level_mix_ties(&search->child, search->slots, 1 - side, &search->random);
}

/* One schedule: search->order becomes the child. */
static void make(struct search *search, int side, int32_t end)
{
	level_slots_pass(search->slots, &search->child, side, search->order, end);
	note_child(search, side);
}

/* The same by the parallel scheme, where that serves. */
static void make_parallel(struct search *search, int side, int32_t end)
{
	if (search->slots->headed || search->slots->crossing) {
		make(search, side, end);
		return;
	}
	level_slots_parallel(search->slots, &search->child, side, search->order);
	note_child(search, side);
}

/* The child as it is, taken as the order for a pass the other way. */
static int32_t turn(struct search *search)
{
	memcpy(search->order, search->child.order, search->slots->count * sizeof *search->order);
	return search->child.length;
}

static bool has(const struct population *population, const struct level_slots_schedule *schedule)
{
	for (uint32_t i = 0; i < population->count; i++)
		if (population->members[i].length == schedule->length &&
			population->members[i].mark == schedule->mark)
			return true;
	return false;
}

/* One of the longest members, by lot, so that they do not all go in the order they stand in. */
static uint32_t any_longest(struct search *search, const struct population *population)
{
	const struct level_slots_schedule *members = population->members;
	uint32_t longest = 0, equal = 1;
	for (uint32_t i = 1; i < population->count; i++) {
		if (members[i].length < members[longest].length)
			continue;
		equal = members[i].length > members[longest].length ? 1 : equal + 1;
		if (equal == 1 || tocsin_random_below(&search->random, equal) == 0)
			longest = i;
	}
	return longest;
}

/* Puts the child in the place of one of the longest of its population, unless that is shorter, or
 * a member is the same. */
static bool enter(struct search *search, int side)
{
	struct population *population = search->side + side;
	struct level_slots_schedule *child = &search->child, *members = population->members;
	if (has(population, child))
		return false;
	uint32_t longest = population->count;
	if (population->count < search->manner->size) {
		population->count++;
		if (!members[longest].start)
			level_slots_schedule_init(
				members + longest, search->scratch, search->slots);
	} else {
		longest = any_longest(search, population);
		if (members[longest].length < child->length)
			return false;
	}
	swap(members + longest, child);
	return true;
}

/*
 * An order by latest finish, which is the longest path on the other side, shaken by chance; never
 * before a predecessor's key.
 */
static void sample(struct search *search, int side, uint32_t noise)
{
	struct level_slots *slots = search->slots;
	const struct level_slots_side *here = slots->side + side;
	const int32_t *tail = slots->side[1 - side].early;
	int32_t *key = slots->key, longest = 0;
	uint32_t width = noise * (uint32_t)search->average + 1;
	for (uint32_t i = 0; i < slots->count; i++)
		longest = tail[i] > longest ? tail[i] : longest;
	for (uint32_t k = 0; k < slots->count; k++) {
		uint32_t i = side == 0 ? k : slots->count - 1 - k;
		key[i] = longest - tail[i] + (int32_t)tocsin_random_below(&search->random, width);
		for (uint32_t l = here->first[i]; l < here->first[i + 1]; l++) {
			int32_t before = key[here->links[l].item];
			key[i] = before > key[i] ? before : key[i];
		}
		key[i] = key[i] < slots->horizon ? key[i] : slots->horizon;
	}
	level_slots_sort(slots, search->order, key, side);
}

/*
 * The first members: each sampled order, and its schedule justified the other way. What the
 * parallel scheme makes of an order is shorter than what the serial one does, more often than not.
 */
static void settle(struct search *search)
{
	for (uint32_t n = 0; n < search->manner->size && !finished(search); n++) {
		int side = search->slots->headed ? 0 : (int)(n & 1);
		sample(search, side, n < 2 ? 0 : search->manner->noise);
		make_parallel(search, side, 0);
		int32_t end = turn(search);
		enter(search, side);
		if (finished(search))
			return;
		make(search, 1 - side, end);
		enter(search, 1 - side);
	}
}

/* How many are drawn by now: the number grows in equal steps as the effort is spent. */
static uint64_t rivals(const struct search *search)
{
	const struct manner *manner = search->manner;
	const struct level_effort *effort = search->effort;
	uint64_t numbers = manner->last_rivals - manner->rivals + 1;
	return manner->rivals + numbers * effort->spent / effort->budget;
}

/* The shortest of a few drawn by lot. */
static uint32_t pick(struct search *search, const struct population *population)
{
	uint32_t best = tocsin_random_below(&search->random, population->count);
	for (uint64_t n = rivals(search); n > 1; n--) {
		uint32_t other = tocsin_random_below(&search->random, population->count);
		if (population->members[other].length < population->members[best].length)
			best = other;
	}
	return best;
}

static uint32_t between(struct search *search, uint32_t least, uint32_t most)
{
	return least + tocsin_random_below(&search->random, most - least + 1);
}

/* So many slots of a schedule, one at least. */
static uint32_t width_in(
	struct search *search, const struct level_slots_schedule *schedule, struct share share)
{
	uint32_t length = (uint32_t)schedule->length;
	uint32_t width = between(search, length * share.least / 100, length * share.most / 100);
	return width > 0 ? width : 1;
}

/* A window of `width` slots that begins anywhere. */
static struct level_window some_window(
	struct search *search, const struct level_slots_schedule *mother, uint32_t width)
{
	uint32_t begin = between(search, 0, (uint32_t)mother->length - width);
	return level_window_at(search->slots, mother, (int32_t)begin, (int32_t)(begin + width));
}

/* The mother's order of her best stretch amid the father's of the rest. */
static void cross_around(struct search *search, const struct level_slots_schedule *mother,
	const struct level_slots_schedule *father)
{
	uint32_t width = width_in(search, mother, search->manner->around);
	struct level_window window;
	if (tocsin_random_below(&search->random, search->manner->some) == 0)
		window = some_window(search, mother, width);
	else
		window = level_busiest_window(search->slots, mother, (int32_t)width);
	level_cross_around(search->order, search->slots->count, mother->order, father->order,
		window, search->part);
}

/* The father's order of any stretch amid the mother's of the rest. */
static void cross_within(struct search *search, const struct level_slots_schedule *mother,
	const struct level_slots_schedule *father)
{
	uint32_t width = width_in(search, mother, search->manner->within);
	level_cross_within(search->order, search->slots->count, mother->order, father->order,
		some_window(search, mother, width), search->part);
}

/* A schedule on the other side of its parents'. */
static void beget(struct search *search, int to, const struct level_slots_schedule *mother,
	const struct level_slots_schedule *father)
{
	const struct level_slots *slots = search->slots;
	if (tocsin_random_below(&search->random, 100) < search->manner->fathers)
		cross_within(search, mother, father);
	else
		cross_around(search, mother, father);
	for (uint32_t n = 0; n < search->manner->changes && slots->count > 1; n++)
		level_change_over(search->order, slots, to,
			tocsin_random_below(&search->random, slots->count - 1));
	for (uint32_t n = 0; n < search->manner->moves; n++)
		level_move(search->order, slots, to,
			tocsin_random_below(&search->random, slots->count), &search->random);
	if (tocsin_random_below(&search->random, 100) < search->manner->parallel)
		make_parallel(search, to, mother->length);
	else
		make(search, to, mother->length);
}

/* Puts the child into the population of `side`, and justifies it if it was good enough for that,
 * for as long as it becomes shorter. */
static void improve(struct search *search, int side)
{
	for (bool shorter = true; shorter;) {
		int32_t end = turn(search);
		if (!enter(search, side) && !search->slots->headed)
			return;
		if (finished(search))
			return;
		side = 1 - side;
		make(search, side, end);
		shorter = search->child.length < end;
	}
	enter(search, side);
}

/* One child after the other. */
static void succeed(struct search *search)
{
	for (int from = 0; !finished(search);) {
		from = search->slots->headed ? 1 : 1 - from;
		struct population *parents = search->side + from;
		uint32_t mother = pick(search, parents), father = pick(search, parents);
		beget(search, 1 - from, parents->members + mother, parents->members + father);
		improve(search, 1 - from);
	}
}

/*
 * Each member and one chosen by contest have two children, one with either as the mother; the
 * shorter takes the member's place in the other population, unless it is there already.
 */
static void replace(struct search *search, int from)
{
	struct population *parents = search->side + from, *children = search->side + 1 - from;
	for (uint32_t i = 0; i < parents->count && i < children->count; i++) {
		uint32_t other = pick(search, parents);
		const struct level_slots_schedule *one = parents->members + i;
		const struct level_slots_schedule *two = parents->members + other;
		if (i == other)
			continue;
		if (finished(search))
			return;
		beget(search, 1 - from, one, two);
		swap(&search->child, &search->kept);
		if (finished(search))
			return;
		beget(search, 1 - from, two, one);
		if (search->child.length < search->kept.length)
			swap(&search->child, &search->kept);
		if (!has(children, &search->kept))
			swap(&search->kept, children->members + i);
	}
}

/* The length of the shortest member of either population. */
static int32_t shortest(const struct search *search)
{
	int32_t length = INT32_MAX;
	for (int side = 0; side < 2; side++)
		for (uint32_t i = 0; i < search->side[side].count; i++)
			if (search->side[side].members[i].length < length)
				length = search->side[side].members[i].length;
	return length;
}

/*
 * Generation after generation; where STALE of them have brought nothing shorter, the members have
 * become too much alike, and two new populations begin.
 */
static void generations(struct search *search)
{
	while (!finished(search)) {
		search->side[0].count = search->side[1].count = 0;
		settle(search);
		uint32_t fewest = search->side[0].count < search->side[1].count
					  ? search->side[0].count
					  : search->side[1].count;
		if (fewest < 2)
			return;
		int32_t best = INT32_MAX;
		for (uint32_t n = 0, stale = 0; stale < STALE && !finished(search); n++) {
			replace(search, (int)(n & 1));
			stale = shortest(search) < best ? 0 : stale + 1;
			best = shortest(search) < best ? shortest(search) : best;
		}
	}
}

int32_t level_population_search(int32_t *start, struct tocsin_arena *scratch,
	struct level_slots *slots, struct level_effort *effort)
{
	assert(slots->count > 0);
	const struct manner *manner = manners;
	while (effort->budget < manner->budget || slots->count > manner->items ||
		(manner->generations && effort->budget < slots->count / ITEMS))
		manner++;
	struct search search = {.slots = slots,
		.scratch = scratch,
		.manner = manner,
		.effort = effort,
		.random = tocsin_random_seeded(effort->seed),
		.order = TOCSIN_NEW(scratch, uint32_t, slots->count),
		.part = TOCSIN_NEW(scratch, uint8_t, slots->count),
		.best_start = start,
		.best_order = TOCSIN_NEW(scratch, uint32_t, slots->count),
		.best = INT32_MAX};
	int64_t sum = 0;
	for (uint32_t i = 0; i < slots->count; i++)
		sum += slots->length[i];
	search.average = (int32_t)(sum / slots->count) + 1;
	for (int side = 0; side < 2; side++)
		search.side[side].members =
			TOCSIN_NEW(scratch, struct level_slots_schedule, manner->size);
	level_slots_schedule_init(&search.child, scratch, slots);
	level_slots_schedule_init(&search.kept, scratch, slots);
	if (manner->generations)
		generations(&search);
	else
		settle(&search);
	succeed(&search);
	if (search.best_turned) {
		memcpy(search.order, search.best_order, slots->count * sizeof *search.order);
		make(&search, 0, 0);
	}
	return search.best;
}
