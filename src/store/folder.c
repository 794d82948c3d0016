#include "folder.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PATH_SHOWN = 100 };

const char *folder_of(struct tocsin_arena *arena, const char *path)
{
	const char *slash = strrchr(path, '/');
	if (slash == NULL)
		return ".";
	return slash == path ? "/" : tocsin_arena_strndup(arena, path, (size_t)(slash - path));
}

bool folder_sync(const char *folder)
{
	int file = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (file < 0)
		return false;
	/* Some file systems cannot sync a folder and say so; they have nothing to lose by it. */
	bool synced = fsync(file) == 0 || errno == EINVAL || errno == ENOTSUP;
	int error = errno;
	close(file);
	errno = error;
	return synced;
}

bool folder_make(struct tocsin_arena *arena, const char *folder)
{
	size_t length = strlen(folder);
	while (length > 1 && folder[length - 1] == '/')
		length--;
	const char *name = tocsin_arena_strndup(arena, folder, length);
	if (mkdir(name, 0777) == 0)
		return folder_sync(folder_of(arena, name));
	return errno == EEXIST;
}

static const char *reason_of(int error)
{
	switch (error) {
	case ENOSPC:
	case EDQUOT:
		return "the disk is full; nothing was saved, make room and try again";
	case EFBIG:
		return "the file may not grow further; nothing was saved";
	case EROFS:
		return "the file system is read-only; nothing was saved";
	case EACCES:
	case EPERM:
		return "there is no permission to write here; nothing was saved";
	case EIO:
		return "the disk failed; nothing was saved, keep a copy elsewhere";
	default:
		return NULL;
	}
}

void write_error_text(char *message, size_t size, const char *path, int error)
{
	size_t length = strlen(path);
	const char *shown = length > PATH_SHOWN ? path + length - PATH_SHOWN : path;
	const char *reason = reason_of(error);
	if (reason != NULL)
		snprintf(message, size, "%s%s: %s", shown > path ? "..." : "", shown, reason);
	else
		snprintf(message, size, "%s%s: cannot be written (%s); nothing was saved",
			shown > path ? "..." : "", shown, strerror(error));
}
