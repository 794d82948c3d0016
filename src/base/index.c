/*
 * Open addressing, never more than half full:
 *
 *     slots  [ - | "dig" 0 | "paint" 2 | - | "build" 1 | - | - | - ]
 *
 * A key is looked for from its hash's slot on, stride by stride, until it or a free slot is met.
 * The stride is odd, so that it leads to every slot of a power of two.
 *
 * Ids are mostly short, and numbered, and asked for in about the order of their numbers. So a key
 * of up to eleven letters stands in its slot, where it is compared without a look at the text. And
 * the slots are taken in blocks: all but the last two letters choose the block, those two the place
 * within it, so that T1200 to T1299 lie side by side, and a hundred of them cost one miss of the
 * cache. Where another hundred lies already, all of them move on to the next block together.
 */
#include "tocsin/index.h"

#include <stdbool.h>
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

enum { SHORT = 1, LONG = 2 }; /* the lowest byte of `back` */
enum { FRONT_LETTERS = 8, SHORT_LETTERS = 11 };
enum { BLOCK = 128, STRIDE = BLOCK + 1 }; /* slots */

struct key {
	uint64_t front;
	uint32_t back;
	uint32_t hash; /* its low bits choose the slot */
};

static void put_letter(struct key *key, size_t at, char letter)
{
	uint64_t bits = (unsigned char)letter;
	if (at < FRONT_LETTERS)
		key->front |= bits << 8 * at;
	else
		key->back |= (uint32_t)bits << 8 * (at - FRONT_LETTERS + 1);
}

static uint32_t mixed(uint64_t bits)
{
	bits ^= bits >> 32;
	bits *= UINT64_C(0x9e3779b97f4a7c15);
	bits ^= bits >> 29;
	bits *= UINT64_C(0x9e3779b97f4a7c15);
	return (uint32_t)(bits >> 32);
}

/* The last two letters of a text, as what they add to the place in a block. */
static uint32_t last_two(const char *text, size_t length)
{
	uint32_t last = length > 0 ? (unsigned char)text[length - 1] : 0;
	return length > 1 ? last + 10 * (uint32_t)(unsigned char)text[length - 2] : last;
}

static size_t before_last_two(size_t length)
{
	return length > 2 ? length - 2 : 0;
}

/* What the front of a key makes, moved within its block. */
static uint32_t placed(uint32_t hash, uint32_t within)
{
	return (hash & ~(uint32_t)(BLOCK - 1)) | ((hash + within) & (BLOCK - 1));
}

static struct key short_key(const char *text, size_t length)
{
	struct key key = {.back = SHORT};
	size_t at = 0;
	for (; at < before_last_two(length); at++)
		put_letter(&key, at, text[at]);
	uint32_t hash = mixed(key.front + key.back * UINT64_C(0xd6e8feb86659fd93));
	key.hash = placed(hash, last_two(text, length));
	for (; at < length; at++)
		put_letter(&key, at, text[at]);
	return key;
}

static struct key long_key(const char *text, size_t length)
{
	uint64_t front = tocsin_hash(TOCSIN_HASH_START, text, before_last_two(length));
	uint32_t hash = placed(mixed(front), last_two(text, length));
	return (struct key){(uintptr_t)text, LONG | hash << 8, hash};
}

static struct key key_of(const char *text, size_t length)
{
	return length <= SHORT_LETTERS ? short_key(text, length) : long_key(text, length);
}

/* The key that a slot holds. */
static struct key key_in(const struct tocsin_index_slot *slot)
{
	char letters[SHORT_LETTERS + 1] = "";
	if ((slot->back & 0xFF) == LONG) {
		const char *text = (const char *)(uintptr_t)slot->front;
		return long_key(text, strlen(text));
	}
	for (size_t i = 0; i < FRONT_LETTERS; i++)
		letters[i] = (char)(slot->front >> 8 * i);
	for (size_t i = FRONT_LETTERS; i < SHORT_LETTERS; i++)
		letters[i] = (char)(slot->back >> 8 * (i - FRONT_LETTERS + 1));
	return short_key(letters, strlen(letters));
}

void tocsin_index_init(struct tocsin_index *index, struct tocsin_arena *arena)
{
	*index = (struct tocsin_index){.arena = arena};
}

static bool holds(const struct tocsin_index_slot *slot, const struct key *key, const char *text,
	size_t length)
{
	if (slot->back != key->back)
		return false;
	if ((key->back & 0xFF) == SHORT)
		return slot->front == key->front;
	const char *other = (const char *)(uintptr_t)slot->front;
	return strncmp(other, text, length) == 0 && other[length] == '\0';
}

/* The slot that holds the key, or the free one where it would go. There is always a free one. */
static struct tocsin_index_slot *slot_of(
	const struct tocsin_index *index, const struct key *key, const char *text, size_t length)
{
	for (uint32_t at = key->hash;; at += STRIDE) {
		struct tocsin_index_slot *slot = &index->slots[at & (index->capacity - 1)];
		if (slot->back == 0 || holds(slot, key, text, length))
			return slot;
	}
}

/* A free slot for a key that the index does not hold. */
static struct tocsin_index_slot *free_slot(const struct tocsin_index *index, uint32_t hash)
{
	while (index->slots[hash & (index->capacity - 1)].back != 0)
		hash += STRIDE;
	return &index->slots[hash & (index->capacity - 1)];
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
		if (slot->back != 0)
			*free_slot(index, key_in(slot).hash) = *slot;
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

uint32_t tocsin_index_find_piece(const struct tocsin_index *index, const char *text, size_t length)
{
	if (index->count == 0)
		return TOCSIN_NONE;
	struct key key = key_of(text, length);
	const struct tocsin_index_slot *slot = slot_of(index, &key, text, length);
	return slot->back != 0 ? slot->value : TOCSIN_NONE;
}

uint32_t tocsin_index_find(const struct tocsin_index *index, const char *key)
{
	return tocsin_index_find_piece(index, key, strlen(key));
}

uint32_t tocsin_index_add(struct tocsin_index *index, const char *text, uint32_t value)
{
	tocsin_index_reserve(index, index->count + 1);
	size_t length = strlen(text);
	struct key key = key_of(text, length);
	struct tocsin_index_slot *slot = slot_of(index, &key, text, length);
	if (slot->back != 0)
		return slot->value;
	*slot = (struct tocsin_index_slot){key.front, key.back, value};
	index->count++;
	return TOCSIN_NONE;
}
