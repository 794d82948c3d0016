#include "read_file.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tocsin/arena.h"

enum { FIRST_READ = 64 * 1024 };

/* Reads until the end; false with errno where the world objects. */
static bool read_all(struct file_bytes *out, int file, size_t expected)
{
	size_t capacity = expected > 0 ? expected + 1 : FIRST_READ;
	out->bytes = malloc(capacity + 1);
	for (;;) {
		if (out->bytes == NULL)
			tocsin_out_of_memory();
		ssize_t got = read(file, out->bytes + out->length, capacity - out->length);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return false;
		if (got == 0)
			break;
		out->length += (size_t)got;
		if (out->length == capacity) {
			capacity *= 2;
			out->bytes = realloc(out->bytes, capacity + 1);
		}
	}
	out->bytes[out->length] = '\0';
	return true;
}

/* A pipe that nobody opens for writing would be waited for without end. */
static bool is_fed(int pipe)
{
	enum { PATIENCE = 2000 }; /* milliseconds */
	struct pollfd wait = {.fd = pipe, .events = POLLIN};
	int ready;
	do
		ready = poll(&wait, 1, PATIENCE);
	while (ready < 0 && errno == EINTR);
	return ready > 0;
}

/* Why what was opened cannot be read to an end; NULL where it can. It was opened without waiting,
 * and is read with it. */
static const char *endless_reason(int file, mode_t mode)
{
	if (S_ISDIR(mode))
		return "a folder; name a file in it";
	if (S_ISFIFO(mode) && !is_fed(file))
		return "nobody writes into this pipe; name a file";
	if (S_ISBLK(mode) || (S_ISCHR(mode) && !isatty(file)))
		return "a device; name a file";
	int flags = fcntl(file, F_GETFL);
	return flags >= 0 && fcntl(file, F_SETFL, flags & ~O_NONBLOCK) == 0 ? NULL
									    : strerror(errno);
}

enum read_file_result read_file(
	struct file_bytes *out, const char *path, char *message, size_t size)
{
	*out = (struct file_bytes){0};
	int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	if (file < 0 && (errno == ENOENT || errno == ENOTDIR))
		return READ_FILE_MISSING;
	struct stat status;
	if (file < 0 || fstat(file, &status) != 0) {
		snprintf(message, size, "cannot be opened (%s)", strerror(errno));
		if (file >= 0)
			close(file);
		return READ_FILE_FAILED;
	}
	const char *endless = endless_reason(file, status.st_mode);
	if (endless != NULL) {
		snprintf(message, size, "%s", endless);
		close(file);
		return READ_FILE_FAILED;
	}
	size_t expected = S_ISREG(status.st_mode) ? (size_t)status.st_size : 0;
	bool read = read_all(out, file, expected);
	if (!read) {
		snprintf(message, size, "cannot be read (%s)", strerror(errno));
		free(out->bytes);
		*out = (struct file_bytes){0};
	}
	close(file);
	return read ? READ_FILE_OK : READ_FILE_FAILED;
}
