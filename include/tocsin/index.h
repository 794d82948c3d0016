/*
 * From a key to a dense index: an open hash over strings that live elsewhere.
 *
 * Ids in tocsin are dense indices; this is how a name in a file becomes one.
 */
#ifndef TOCSIN_INDEX_H
#define TOCSIN_INDEX_H

#include <stdint.h>

#include "tocsin/arena.h"

#define TOCSIN_NONE UINT32_MAX /* no task, no resource, no row: the index of nothing */

struct tocsin_index_slot {
	uint64_t front; /* of a short key its first eight letters, of a long one its address */
	uint32_t back;  /* which of them it is, and the rest; 0 = free */
	uint32_t value;
};

struct tocsin_index {
	struct tocsin_arena *arena; /* where slots are taken from; borrowed */
	struct tocsin_index_slot *slots;
	uint32_t capacity; /* a power of two, or 0 */
	uint32_t count;
};

void tocsin_index_init(struct tocsin_index *index, struct tocsin_arena *arena);

/* Makes room for `count` keys at once: growing step by step leaves as much again in the arena. */
void tocsin_index_reserve(struct tocsin_index *index, uint32_t count);

/* The value of `key`, or TOCSIN_NONE. */
uint32_t tocsin_index_find(const struct tocsin_index *index, const char *key);
/* Likewise of `length` letters of a longer text, none of them NUL. */
uint32_t tocsin_index_find_piece(const struct tocsin_index *index, const char *text, size_t length);

/* Puts `key` (borrowed) in with `value`; returns TOCSIN_NONE, or the value that was there and
 * stays. */
uint32_t tocsin_index_add(struct tocsin_index *index, const char *key, uint32_t value);

/* FNV-1a of `length` bytes, 64 bits, going on from `seed`: pass TOCSIN_HASH_START for the first
 * piece. */
#define TOCSIN_HASH_START UINT64_C(14695981039346656037)
uint64_t tocsin_hash(uint64_t seed, const void *bytes, size_t length);

#endif
