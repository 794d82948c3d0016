/*
 * The arena is a list of blocks, the newest first. Pieces are cut from the front of the newest:
 *
 *     newest -> [header|piece|piece|..free..] -> [header|pieces] -> NULL
 *
 * Blocks double from 4 KiB to 16 MiB, so a small value stays small and a million tasks need few
 * calls of the allocator. Their memory is cleared piece by piece, as it is given out: what is left
 * free at the end of one is never touched, and costs no page. A piece that would waste most of a
 * new block gets one of its own *behind* the newest, which goes on serving small pieces.
 *
 * Large blocks ask for large pages: page by page of 4 KiB the first touch of memory took a quarter
 * of the time in which a million tasks are read.
 */
#include "tocsin/arena.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum {
	SMALLEST_BLOCK = 4096,
	CLEARED_FROM = 1 << 20, /* such blocks the system gives cleared, at no cost */
	LARGE_PAGES_FROM = 1 << 22,
	LARGEST_BLOCK = 1 << 24,
};

struct tocsin_arena_block {
	struct tocsin_arena_block *older;
	size_t size, used; /* bytes of `piece`: in all, and given out */
	bool cleared;      /* all of it */
	max_align_t piece[];
};

_Noreturn void tocsin_out_of_memory(void)
{
	fputs("tocsin: out of memory; everything that was reported as saved is saved\n", stderr);
	abort();
}

void tocsin_arena_init(struct tocsin_arena *arena)
{
	*arena = (struct tocsin_arena){0};
}

void tocsin_arena_finish(struct tocsin_arena *arena)
{
	struct tocsin_arena_block *older;
	for (struct tocsin_arena_block *block = arena->newest; block; block = older) {
		older = block->older;
		free(block);
	}
	tocsin_arena_init(arena);
}

/* A wish, and no more: a system that knows no large pages, or has none left, gives small ones. */
static void wish_for_large_pages(void *bytes, size_t size)
{
#ifdef MADV_HUGEPAGE
	size_t page = (size_t)sysconf(_SC_PAGESIZE);
	size_t ahead = (page - (uintptr_t)bytes % page) % page;
	(void)madvise((char *)bytes + ahead, (size - ahead) / page * page, MADV_HUGEPAGE);
#else
	(void)bytes;
	(void)size;
#endif
}

/* A block with room for `size` bytes, in no list yet. calloc gives large ones as untouched pages,
 * and would clear small ones whether or not they are filled. */
static struct tocsin_arena_block *new_block(struct tocsin_arena *arena, size_t size)
{
	if (size > SIZE_MAX - sizeof(struct tocsin_arena_block))
		tocsin_out_of_memory();
	size_t bytes = sizeof(struct tocsin_arena_block) + size;
	bool cleared = bytes >= CLEARED_FROM;
	struct tocsin_arena_block *block = cleared ? calloc(1, bytes) : malloc(bytes);
	if (!block)
		tocsin_out_of_memory();
	if (bytes >= LARGE_PAGES_FROM)
		wish_for_large_pages(block, bytes);
	*block = (struct tocsin_arena_block){.size = size, .cleared = cleared};
	arena->bytes += bytes;
	return block;
}

/* What the next ordinary block holds: as much as all before it, within the two bounds. */
static size_t next_block_size(const struct tocsin_arena *arena)
{
	size_t size = SMALLEST_BLOCK;
	while (size < arena->bytes && size < LARGEST_BLOCK)
		size *= 2;
	return size - sizeof(struct tocsin_arena_block);
}

/* `*cleared`: the piece holds zeros. */
static void *cut(struct tocsin_arena *arena, size_t bytes, size_t alignment, bool *cleared)
{
	struct tocsin_arena_block *block = arena->newest;
	if (block) {
		size_t at = (block->used + alignment - 1) / alignment * alignment;
		if (at <= block->size && bytes <= block->size - at) {
			block->used = at + bytes;
			*cleared = block->cleared;
			return (char *)block->piece + at;
		}
	}
	size_t ordinary = next_block_size(arena);
	if (bytes > ordinary / 4 && block) {
		struct tocsin_arena_block *own = new_block(arena, bytes);
		own->used = bytes;
		own->older = block->older;
		block->older = own;
		*cleared = own->cleared;
		return own->piece;
	}
	struct tocsin_arena_block *fresh = new_block(arena, bytes > ordinary ? bytes : ordinary);
	fresh->used = bytes;
	fresh->older = block;
	arena->newest = fresh;
	*cleared = fresh->cleared;
	return fresh->piece;
}

void *tocsin_arena_alloc(struct tocsin_arena *arena, size_t count, size_t size)
{
	if (size > 0 && count > PTRDIFF_MAX / size)
		tocsin_out_of_memory();
	bool cleared;
	void *piece = cut(arena, count * size, _Alignof(max_align_t), &cleared);
	return cleared ? piece : memset(piece, 0, count * size);
}

char *tocsin_arena_strndup(struct tocsin_arena *arena, const char *text, size_t length)
{
	if (length >= PTRDIFF_MAX)
		tocsin_out_of_memory();
	/* Letters need no alignment: ids of ten bytes then take eleven, not thirty-two. */
	bool cleared;
	char *copy = cut(arena, length + 1, 1, &cleared);
	if (length > 0)
		memcpy(copy, text, length);
	copy[length] = '\0';
	return copy;
}

char *tocsin_arena_strdup(struct tocsin_arena *arena, const char *text)
{
	return tocsin_arena_strndup(arena, text, strlen(text));
}

char *tocsin_arena_printf(struct tocsin_arena *arena, const char *format, ...)
{
	va_list args, again;
	va_start(args, format);
	va_copy(again, args);
	int length = vsnprintf(NULL, 0, format, args);
	va_end(args);
	if (length < 0)
		tocsin_out_of_memory();
	bool cleared;
	char *text = cut(arena, (size_t)length + 1, 1, &cleared);
	vsnprintf(text, (size_t)length + 1, format, again);
	va_end(again);
	return text;
}
