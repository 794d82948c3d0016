/*
 * An arena: memory that is given out piece by piece and given back all at once.
 *
 * One arena holds one generation of data (a loaded project, a plan, a status): whatever points into
 * it lives exactly as long as it does, so nothing inside has an owner of its own. Pieces are
 * zeroed.
 *
 * Running out of memory ends the program with one sentence (tocsin_out_of_memory): nothing that was
 * acknowledged is lost then, because every journal row is on the disk before it is acknowledged.
 */
#ifndef TOCSIN_ARENA_H
#define TOCSIN_ARENA_H

#include <stddef.h>

struct tocsin_arena_block;

struct tocsin_arena {
	struct tocsin_arena_block
		*newest; /* the block that pieces are cut from; older ones behind it */
	size_t bytes;    /* what all blocks take together, for `:debug` and bench */
};

void tocsin_arena_init(struct tocsin_arena *arena);

/* Frees every piece at once; the arena may be used again afterwards. */
void tocsin_arena_finish(struct tocsin_arena *arena);

/* `count` zeroed elements of `size` bytes, aligned for any type; never NULL, also for count 0. */
void *tocsin_arena_alloc(struct tocsin_arena *arena, size_t count, size_t size)
	__attribute__((returns_nonnull));

/* A copy of `length` bytes of `text`, with a NUL behind them. */
char *tocsin_arena_strndup(struct tocsin_arena *arena, const char *text, size_t length);
char *tocsin_arena_strdup(struct tocsin_arena *arena, const char *text);

/* As printf; the result lives in the arena. */
char *tocsin_arena_printf(struct tocsin_arena *arena, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* An array of `count` elements of type `type`. */
#define TOCSIN_NEW(arena, type, count)                                                             \
	((type *)tocsin_arena_alloc((arena), (size_t)(count), sizeof(type)))

/* Says "out of memory" on standard error and aborts; a handler for SIGABRT restores the terminal.
 */
_Noreturn void tocsin_out_of_memory(void);

#endif
