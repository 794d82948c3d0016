/*
 * A lock between programs: an advisory lock on a file beside what it protects.
 *
 * It is held for milliseconds. The file says who holds it, for the message of whoever waits in
 * vain; it is never removed, for removing it would let two hold it.
 */
#ifndef STORE_LOCK_H
#define STORE_LOCK_H

#include <stddef.h>

struct lock {
	int file; /* -1 = not held */
};

enum lock_result {
	LOCK_TAKEN,
	LOCK_BUSY,   /* held by somebody else for two seconds; `message` says by whom */
	LOCK_FAILED, /* the world; `message` says why */
};

enum lock_result lock_take(
	struct lock *lock, const char *path, const char *who, char *message, size_t size);

void lock_release(struct lock *lock);

#endif
