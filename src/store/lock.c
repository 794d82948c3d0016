#include "lock.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <time.h>
#include <unistd.h>

#include "folder.h"

enum { PATIENCE = 2000, LONGEST_NAP = 16 }; /* milliseconds */

static long milliseconds_now(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (long)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void nap(long milliseconds)
{
	struct timespec time = {.tv_nsec = milliseconds * 1000000};
	nanosleep(&time, NULL);
}

/* Tries again, ever less often, until the patience is gone. */
static enum lock_result wait_for(int file)
{
	long until = milliseconds_now() + PATIENCE;
	for (long pause = 1;; pause = pause < LONGEST_NAP ? 2 * pause : pause) {
		if (flock(file, LOCK_EX | LOCK_NB) == 0)
			return LOCK_TAKEN;
		if (errno != EWOULDBLOCK && errno != EINTR)
			return LOCK_FAILED;
		if (milliseconds_now() >= until)
			return LOCK_BUSY;
		nap(pause);
	}
}

/* "by ana, process 4711", as far as the file tells it. */
static void tell_holder(int file, const char *path, char *message, size_t size)
{
	char holder[96] = "";
	ssize_t length = pread(file, holder, sizeof holder - 1, 0);
	holder[length > 0 ? length : 0] = '\0';
	holder[strcspn(holder, "\n")] = '\0';
	const char *who = strchr(holder, ' ');
	size_t digits = who ? (size_t)(who - holder) : strlen(holder);
	const char *name = strrchr(path, '/');
	if (digits > 0)
		snprintf(message, size,
			"%.80s is held by %s (process %.*s) for more than 2 s; nothing was saved, "
			"try again",
			name ? name + 1 : path, who && who[1] ? who + 1 : "another program",
			(int)digits, holder);
	else
		snprintf(message, size,
			"%.80s is held by another program for more than 2 s; nothing was saved, "
			"try again",
			name ? name + 1 : path);
}

/* That this fails is no matter: it serves a message only. */
static void sign(int file, const char *who)
{
	char text[96];
	int length = snprintf(text, sizeof text, "%ld %.64s\n", (long)getpid(), who);
	if (ftruncate(file, 0) != 0 || pwrite(file, text, (size_t)length, 0) != length)
		return;
}

enum lock_result lock_take(
	struct lock *lock, const char *path, const char *who, char *message, size_t size)
{
	lock->file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
	if (lock->file < 0) {
		write_error_text(message, size, path, errno);
		return LOCK_FAILED;
	}
	enum lock_result result = wait_for(lock->file);
	if (result == LOCK_TAKEN) {
		sign(lock->file, who);
		return LOCK_TAKEN;
	}
	if (result == LOCK_BUSY)
		tell_holder(lock->file, path, message, size);
	else
		write_error_text(message, size, path, errno);
	close(lock->file);
	lock->file = -1;
	return result;
}

void lock_release(struct lock *lock)
{
	if (lock->file >= 0)
		close(lock->file);
	lock->file = -1;
}
