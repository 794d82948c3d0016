/*
 * Somebody who waits while a schedule is read, and is told how far it has come.
 */
#ifndef STORE_LOADING_H
#define STORE_LOADING_H

#include <stddef.h>
#include <stdint.h>

struct loading {
	/*
	 * Called every thousand rows or so, with the rows that were read, and the bytes that they
	 * take of all of the schedule's; once more when all rows are read and have to be linked.
	 */
	void (*tell)(void *data, uint32_t rows, size_t bytes, size_t of_bytes);
	/* Called by workspace_load_watched at its end, whatever came of it. */
	void (*done)(void *data);
	void *data;
};

#endif
