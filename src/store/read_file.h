/*
 * A whole file in memory.
 */
#ifndef STORE_READ_FILE_H
#define STORE_READ_FILE_H

#include <stdbool.h>
#include <stddef.h>

struct file_bytes {
	char *bytes; /* `length` bytes and a NUL; free it */
	size_t length;
};

enum read_file_result { READ_FILE_OK, READ_FILE_MISSING, READ_FILE_FAILED };

/*
 * Reads `path` to its end (a pipe too, where somebody writes into it). Where that fails `message`
 * says why in one sentence without the file's name, and `out->bytes` is NULL; a missing file has no
 * message.
 */
enum read_file_result read_file(
	struct file_bytes *out, const char *path, char *message, size_t size);

#endif
