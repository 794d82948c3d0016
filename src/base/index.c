/*
 * Open addressing with linear probing, never more than half full:
 *
 *     slots  [ - | "dig" 0 | "paint" 2 | - | "build" 1 | - | - | - ]
 *
 * A key is looked for from its hash's slot on until it is met or a free slot is.
 *
 * Ids are mostly numbered, and asked for in about the order of their numbers: those that differ in
 * their last letter only lie side by side, and ten of them cost one or two misses of the cache.
 */
#include "tocsin/index.h"

#include <string.h>

enum { FIRST_CAPACITY = 16 };

uint64_t tocsin_hash(uint64_t seed, const void *bytes, size_t length)
{
	const unsigned char *byte = bytes;
	uint64_t hash = seed;
	for (size_t i = 0; i < length; i++)
		hash = (hash ^ byte[i]) * UINT64_C(1099511628211);
	return hash;
}

/* The low bits choose the slot, and FNV leaves its high bits better mixed: fold them down. The last
 * letter is only added. */
static uint32_t hash_of(const char *key)
{
	size_t length = strlen(key);
	size_t before = length > 0 ? length - 1 : 0;
	uint64_t hash = tocsin_hash(TOCSIN_HASH_START, key, before);
	hash ^= hash >> 29;
	return (uint32_t)(hash ^ (hash >> 32)) + (unsigned char)key[before];
}

void tocsin_index_init(struct tocsin_index *index, struct tocsin_arena *arena)
{
	*index = (struct tocsin_index){.arena = arena};
}

/* The slot that holds `key`, or the free one where it would go. There is always a free one. */
static struct tocsin_index_slot *slot_of(
	const struct tocsin_index *index, const char *key, uint32_t hash)
{
	for (uint32_t at = hash;; at++) {
		struct tocsin_index_slot *slot = &index->slots[at & (index->capacity - 1)];
		if (!slot->key || (slot->hash == hash && strcmp(slot->key, key) == 0))
			return slot;
	}
}

/* Moves everything to `capacity` slots, a power of two. */
static void resize(struct tocsin_index *index, uint32_t capacity)
{
	struct tocsin_index old = *index;
	index->capacity = capacity;
	index->slots = TOCSIN_NEW(index->arena, struct tocsin_index_slot, capacity);
	/* Slots are read before they are written, which makes a system give a large array's pages
	 * twice: all of them are zeros until they are written to. */
	memset(index->slots, 0, capacity * sizeof *index->slots);
	for (uint32_t i = 0; i < old.capacity; i++) {
		const struct tocsin_index_slot *slot = &old.slots[i];
		if (slot->key)
			*slot_of(index, slot->key, slot->hash) = *slot;
	}
}

void tocsin_index_reserve(struct tocsin_index *index, uint32_t count)
{
	uint32_t capacity = index->capacity ? index->capacity : FIRST_CAPACITY;
	while (capacity / 2 < count) {
		if (capacity > UINT32_MAX / 2)
			tocsin_out_of_memory();
		capacity *= 2;
	}
	if (capacity > index->capacity)
		resize(index, capacity);
}

uint32_t tocsin_index_find(const struct tocsin_index *index, const char *key)
{
	if (index->count == 0)
		return TOCSIN_NONE;
	const struct tocsin_index_slot *slot = slot_of(index, key, hash_of(key));
	return slot->key ? slot->value : TOCSIN_NONE;
}

uint32_t tocsin_index_add(struct tocsin_index *index, const char *key, uint32_t value)
{
	tocsin_index_reserve(index, index->count + 1);
	uint32_t hash = hash_of(key);
	struct tocsin_index_slot *slot = slot_of(index, key, hash);
	if (slot->key)
		return slot->value;
	*slot = (struct tocsin_index_slot){key, value, hash};
	index->count++;
	return TOCSIN_NONE;
}
