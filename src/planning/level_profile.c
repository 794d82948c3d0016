#include "level_profile.h"

#include <assert.h>
#include <string.h>

/* A segment's place: which block, and which of its segments. */
struct place {
	uint32_t block, segment;
};

/*
 * Notes the least and the most that is left in a block. Where there is one block only, a search
 * reads it anyway, and measuring would cost more than it saves: it is taken to hold anything.
 */
static void measure(const struct level_profile *profile, struct level_block *block)
{
	block->least = INT64_MIN;
	block->most = INT64_MAX;
	if (profile->used == 1)
		return;
	int64_t least = block->segments[0].left, most = least;
	for (uint32_t i = 1; i < block->count; i++) {
		int64_t left = block->segments[i].left;
		least = left < least ? left : least;
		most = left > most ? left : most;
	}
	block->least = least;
	block->most = most;
}

/* Puts an empty block at position `at` of those in use, a spare one where there is one. */
static struct level_block *open_block(struct level_profile *profile, uint32_t at)
{
	if (profile->used == profile->capacity) {
		uint32_t capacity = profile->capacity ? 2 * profile->capacity : 4;
		struct level_block **blocks =
			TOCSIN_NEW(profile->arena, struct level_block *, capacity);
		if (profile->made > 0)
			memcpy(blocks, profile->blocks, profile->made * sizeof *blocks);
		profile->blocks = blocks;
		profile->capacity = capacity;
	}
	if (profile->used == profile->made)
		profile->blocks[profile->made++] =
			TOCSIN_NEW(profile->arena, struct level_block, 1);
	struct level_block *block = profile->blocks[profile->used];
	memmove(profile->blocks + at + 1, profile->blocks + at,
		(profile->used - at) * sizeof(struct level_block *));
	profile->blocks[at] = block;
	profile->used++;
	block->count = 0;
	return block;
}

static void close_block(struct level_profile *profile, uint32_t at)
{
	struct level_block *block = profile->blocks[at];
	profile->used--;
	memmove(profile->blocks + at, profile->blocks + at + 1,
		(profile->used - at) * sizeof(struct level_block *));
	profile->blocks[profile->used] = block;
}

void level_profile_init(struct level_profile *profile, struct tocsin_arena *arena, int64_t capacity)
{
	*profile = (struct level_profile){.arena = arena};
	struct level_block *block = open_block(profile, 0);
	block->segments[0] = (struct level_segment){LEVEL_BEFORE_TIME, capacity};
	block->count = 1;
	measure(profile, block);
}

void level_profile_copy(struct level_profile *profile, const struct level_profile *from)
{
	profile->used = 0;
	for (uint32_t b = 0; b < from->used; b++) {
		const struct level_block *source = from->blocks[b];
		struct level_block *block = open_block(profile, b);
		block->count = source->count;
		block->least = source->least;
		block->most = source->most;
		memcpy(block->segments, source->segments,
			source->count * sizeof(struct level_segment));
	}
}

/* The segment that holds the minute `at`. */
static struct place find(const struct level_profile *profile, tocsin_work at)
{
	uint32_t low = 0, high = profile->used;
	while (high - low > 1) {
		uint32_t middle = low + (high - low) / 2;
		if (profile->blocks[middle]->segments[0].at <= at)
			low = middle;
		else
			high = middle;
	}
	/* Halves without a branch that would be guessed wrong every other time. */
	const struct level_block *block = profile->blocks[low];
	const struct level_segment *first = block->segments;
	for (uint32_t left = block->count; left > 1; left -= left / 2)
		first = first[left / 2].at <= at ? first + left / 2 : first;
	return (struct place){low, (uint32_t)(first - block->segments)};
}

static void insert(struct level_block *block, uint32_t at, struct level_segment segment)
{
	memmove(block->segments + at + 1, block->segments + at,
		(block->count - at) * sizeof(struct level_segment));
	block->segments[at] = segment;
	block->count++;
}

static void delete (struct level_block *block, uint32_t at)
{
	block->count--;
	memmove(block->segments + at, block->segments + at + 1,
		(block->count - at) * sizeof(struct level_segment));
}

/* Splits the full block `at` in two halves. */
static void split_block(struct level_profile *profile, uint32_t at)
{
	struct level_block *second = open_block(profile, at + 1);
	struct level_block *first = profile->blocks[at];
	uint32_t kept = first->count / 2;
	second->count = first->count - kept;
	memcpy(second->segments, first->segments + kept,
		second->count * sizeof(struct level_segment));
	first->count = kept;
	measure(profile, first);
	measure(profile, second);
}

/* Makes a segment begin at `at`. */
static void cut(struct level_profile *profile, tocsin_work at)
{
	struct place place = find(profile, at);
	struct level_block *block = profile->blocks[place.block];
	if (block->segments[place.segment].at == at)
		return;
	if (block->count == LEVEL_BLOCK) {
		split_block(profile, place.block);
		place = find(profile, at);
		block = profile->blocks[place.block];
	}
	insert(block, place.segment + 1,
		(struct level_segment){at, block->segments[place.segment].left});
}

/* Takes the boundary at `at` out again where the amounts on its two sides are the same. */
static void mend(struct level_profile *profile, tocsin_work at)
{
	struct place place = find(profile, at);
	struct level_block *block = profile->blocks[place.block];
	struct level_segment *segment = block->segments + place.segment;
	if (segment->at != at || (place.block == 0 && place.segment == 0))
		return;
	const struct level_segment *before = segment - 1;
	if (place.segment == 0) {
		const struct level_block *previous = profile->blocks[place.block - 1];
		before = previous->segments + previous->count - 1;
	}
	if (before->left != segment->left)
		return;
	delete (block, place.segment);
	if (block->count == 0)
		close_block(profile, place.block);
	else if (place.segment == 0)
		measure(profile, block);
}

/*
 * Most claims begin and end in one block that has room: there it is enough to look once for the
 * place. False where it is not so, or where the claim's beginning might merge with the block
 * before.
 */
static bool claim_in_block(
	struct level_profile *profile, tocsin_work from, tocsin_work to, int64_t amount)
{
	struct place place = find(profile, from);
	struct level_block *block = profile->blocks[place.block];
	bool last = place.block + 1 == profile->used;
	uint32_t i = place.segment;
	if (block->count + 2 > LEVEL_BLOCK || (i == 0 && block->segments[0].at == from) ||
		(!last && profile->blocks[place.block + 1]->segments[0].at <= to))
		return false;
	struct level_segment *segments = block->segments;
	if (segments[i].at < from) {
		i++;
		insert(block, i, (struct level_segment){from, segments[i - 1].left});
	}
	uint32_t end = i;
	for (; end < block->count && segments[end].at < to; end++)
		segments[end].left -= amount;
	if (end == block->count || segments[end].at > to)
		insert(block, end, (struct level_segment){to, segments[end - 1].left + amount});
	else if (segments[end].left == segments[end - 1].left)
		delete (block, end);
	if (segments[i].left == segments[i - 1].left)
		delete (block, i);
	measure(profile, block);
	return true;
}

void level_profile_claim(
	struct level_profile *profile, tocsin_work from, tocsin_work to, int64_t amount)
{
	if (from >= to || amount == 0 || claim_in_block(profile, from, to, amount))
		return;
	cut(profile, to);
	cut(profile, from);
	struct place place = find(profile, from);
	uint32_t i = place.segment;
	for (uint32_t b = place.block; b < profile->used; b++, i = 0) {
		struct level_block *block = profile->blocks[b];
		if (block->segments[0].at >= to)
			break;
		for (; i < block->count && block->segments[i].at < to; i++)
			block->segments[i].left -= amount;
		measure(profile, block);
	}
	mend(profile, to);
	mend(profile, from);
}

/* The end of the stretch of segments with less than `need` that begins with the one at `place`. */
static tocsin_work stretch_end(
	const struct level_profile *profile, struct place place, int64_t need)
{
	uint32_t i = place.segment;
	for (uint32_t b = place.block; b < profile->used; b++, i = 0) {
		const struct level_block *block = profile->blocks[b];
		if (i == 0 && block->most < need)
			continue;
		for (; i < block->count; i++)
			if (block->segments[i].left >= need)
				return block->segments[i].at;
	}
	return LEVEL_AFTER_TIME;
}

tocsin_work level_profile_clash_end(
	const struct level_profile *profile, tocsin_work from, tocsin_work to, int64_t need)
{
	if (from >= to)
		return from;
	struct place place = find(profile, to - 1);
	uint32_t b = place.block, i = place.segment;
	for (;;) {
		const struct level_block *block = profile->blocks[b];
		if (block->least < need) {
			for (;; i--) {
				if (block->segments[i].left < need)
					return stretch_end(profile, (struct place){b, i}, need);
				if (block->segments[i].at <= from)
					return from;
				if (i == 0)
					break;
			}
		} else if (block->segments[0].at <= from) {
			return from;
		}
		assert(b > 0); /* the first segment begins before all time */
		b--;
		i = profile->blocks[b]->count - 1;
	}
}

/* The beginning of the stretch with less than `need` that ends with the segment at `place`. */
static tocsin_work stretch_start(
	const struct level_profile *profile, struct place place, int64_t need)
{
	tocsin_work start = profile->blocks[place.block]->segments[place.segment].at;
	uint32_t i = place.segment;
	for (uint32_t b = place.block;; b--) {
		const struct level_block *block = profile->blocks[b];
		if (i == block->count - 1 && block->most < need) {
			start = block->segments[0].at;
		} else {
			for (;; i--) {
				if (block->segments[i].left >= need)
					return start;
				start = block->segments[i].at;
				if (i == 0)
					break;
			}
		}
		if (b == 0)
			return start;
		i = profile->blocks[b - 1]->count - 1;
	}
}

tocsin_work level_profile_clash_start(
	const struct level_profile *profile, tocsin_work from, tocsin_work to, int64_t need)
{
	if (from >= to)
		return to;
	struct place place = find(profile, from);
	uint32_t i = place.segment;
	for (uint32_t b = place.block; b < profile->used; b++, i = 0) {
		const struct level_block *block = profile->blocks[b];
		if (block->segments[i].at >= to)
			return to;
		if (block->least >= need)
			continue;
		for (; i < block->count; i++) {
			if (block->segments[i].at >= to)
				return to;
			if (block->segments[i].left < need)
				return stretch_start(profile, (struct place){b, i}, need);
		}
	}
	return to;
}
