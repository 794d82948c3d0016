#include "replace_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "folder.h"

static bool write_all(int file, const char *bytes, size_t length)
{
	while (length > 0) {
		ssize_t written = write(file, bytes, length);
		if (written < 0 && errno == EINTR)
			continue;
		if (written <= 0) {
			if (written == 0)
				errno = ENOSPC;
			return false;
		}
		bytes += written;
		length -= (size_t)written;
	}
	return true;
}

/* A new file beside `path` with its permissions. */
static int open_temporary(const char *temporary, const char *path)
{
	struct stat old;
	bool there = stat(path, &old) == 0;
	int file = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
	if (file < 0 && errno == EEXIST && unlink(temporary) == 0) /* of a process that died */
		file = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
	if (file >= 0 && there && fchmod(file, old.st_mode & 07777) != 0) {
		/* A file system without permissions has none to keep. */
		errno = 0;
	}
	return file;
}

/* The bytes on the disk under the temporary's name. */
static bool write_temporary(int file, const void *bytes, size_t length)
{
	bool written = write_all(file, bytes, length) && fsync(file) == 0;
	int error = errno;
	if (close(file) != 0 && written) {
		error = errno;
		written = false;
	}
	errno = error;
	return written;
}

bool replace_file(const char *path, const void *bytes, size_t length, char *message, size_t size)
{
	struct tocsin_arena arena;
	tocsin_arena_init(&arena);
	/* A link to a file elsewhere stays one. */
	char *real = realpath(path, NULL);
	const char *target = real ? real : path;
	const char *temporary = tocsin_arena_printf(&arena, "%s.%ld.tmp", target, (long)getpid());
	int file = open_temporary(temporary, target);
	bool replaced =
		file >= 0 && write_temporary(file, bytes, length) && rename(temporary, target) == 0;
	if (!replaced) {
		write_error_text(message, size, path, errno);
		if (file >= 0)
			unlink(temporary);
	} else if (!folder_sync(folder_of(&arena, target))) {
		replaced = false;
		snprintf(message, size,
			"%.100s is written, but the disk did not confirm it; keep a copy elsewhere",
			path);
	}
	free(real);
	tocsin_arena_finish(&arena);
	return replaced;
}
