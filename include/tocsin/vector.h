/*
 * Growing arrays in an arena: VECTOR(type) declares one, VECTOR_PUSH appends to it.
 *
 * An array that grows leaves its old place in the arena behind, which costs at most as much again
 * as its final size; nothing may keep a pointer to an element across a push.
 */
#ifndef TOCSIN_VECTOR_H
#define TOCSIN_VECTOR_H

#include <stdint.h>
#include <string.h>

#include "tocsin/arena.h"

#define TOCSIN_VECTOR(type)                                                                        \
	struct {                                                                                   \
		type *items;                                                                       \
		uint32_t count, capacity;                                                          \
	}

/* Makes room for one more element behind `count`, and gives its address; does not count it. */
#define TOCSIN_VECTOR_ROOM(arena, vector)                                                          \
	((vector)->count < (vector)->capacity                                                      \
			? (void)0                                                                  \
			: (void)((vector)->capacity =                                              \
					  (vector)->capacity ? 2 * (vector)->capacity : 16,        \
				  (vector)->items = tocsin_vector_moved((arena), (vector)->items,  \
					  (vector)->count, (vector)->capacity,                     \
					  sizeof *(vector)->items)))

#define TOCSIN_VECTOR_PUSH(arena, vector, ...)                                                     \
	do {                                                                                       \
		TOCSIN_VECTOR_ROOM((arena), (vector));                                             \
		(vector)->items[(vector)->count++] = (__VA_ARGS__);                                \
	} while (0)

static inline void *tocsin_vector_moved(
	struct tocsin_arena *arena, const void *old, size_t count, size_t capacity, size_t size)
{
	void *moved = tocsin_arena_alloc(arena, capacity, size);
	if (old && count > 0)
		memcpy(moved, old, count * size);
	return moved;
}

#endif
