/* Waiting on Linux: signalfd, timerfd, inotify, eventfd, one poll. */
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <sys/signalfd.h>
#include <sys/timerfd.h>
#include <sys/vfs.h>
#include <time.h>
#include <unistd.h>

#include "tocsin/arena.h"
#include "wakeup.h"

enum { TTY, SIGNALS, TIMER, CYCLE, FILES, WORKER, DESCRIPTORS };

struct wakeup {
	struct pollfd polled[DESCRIPTORS];
	sigset_t ours, before; /* signals that are ours, and the mask that was there */
	char *folders[WATCHED_FOLDERS];
	bool reported;     /* the file systems report changes */
	int64_t quiet_at;  /* a change was seen: tell it at this time (ms, monotonic); 0 = none */
	int64_t looked_at; /* where changes are not reported: when the last look was */
	int ended_by;
};

static int64_t now_ms(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

struct wakeup *wakeup_open(int descriptor)
{
	static const int signals[] = {SIGWINCH, SIGTSTP, SIGCONT, SIGTERM, SIGHUP, SIGINT};
	struct wakeup *wakeup = calloc(1, sizeof *wakeup);
	if (!wakeup)
		tocsin_out_of_memory();
	sigemptyset(&wakeup->ours);
	for (size_t i = 0; i < sizeof signals / sizeof signals[0]; i++)
		sigaddset(&wakeup->ours, signals[i]);
	sigprocmask(SIG_BLOCK, &wakeup->ours, &wakeup->before);
	signal(SIGPIPE, SIG_IGN);

	int descriptors[DESCRIPTORS] = {
		[TTY] = descriptor,
		[SIGNALS] = signalfd(-1, &wakeup->ours, SFD_CLOEXEC | SFD_NONBLOCK),
		[TIMER] = timerfd_create(CLOCK_REALTIME, TFD_CLOEXEC | TFD_NONBLOCK),
		[CYCLE] = timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC | TFD_NONBLOCK),
		[FILES] = inotify_init1(IN_CLOEXEC | IN_NONBLOCK),
		[WORKER] = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK),
	};
	for (int i = 0; i < DESCRIPTORS; i++)
		wakeup->polled[i] = (struct pollfd){.fd = descriptors[i], .events = POLLIN};
	if (descriptors[SIGNALS] >= 0 && descriptors[WORKER] >= 0)
		return wakeup;
	wakeup_close(wakeup);
	return NULL;
}

void wakeup_close(struct wakeup *wakeup)
{
	for (int i = 0; i < DESCRIPTORS; i++)
		if (i != TTY && wakeup->polled[i].fd >= 0)
			close(wakeup->polled[i].fd);
	for (int i = 0; i < WATCHED_FOLDERS; i++)
		free(wakeup->folders[i]);
	sigprocmask(SIG_SETMASK, &wakeup->before, NULL);
	free(wakeup);
}

/* Somebody else's write on such a file system reaches no inotify of ours. */
static bool is_remote(const char *folder)
{
	static const unsigned long remote[] = {
		0x6969,     /* NFS */
		0x517B,     /* SMB */
		0xFF534D42, /* CIFS */
		0xFE534D42, /* SMB2 */
		0x65735546, /* FUSE */
		0x01021997, /* 9P */
		0x6B414653, /* AFS */
		0x00C36400, /* Ceph */
	};
	struct statfs system;
	if (statfs(folder, &system) != 0)
		return false;
	for (size_t i = 0; i < sizeof remote / sizeof remote[0]; i++)
		if (((unsigned long)system.f_type & 0xFFFFFFFF) == remote[i])
			return true;
	return false;
}

/* Adding a watch again is harmless; a folder that was replaced or has just been made needs it. */
static void add_watches(struct wakeup *wakeup)
{
	const uint32_t events = IN_CLOSE_WRITE | IN_MODIFY | IN_MOVED_TO | IN_MOVED_FROM |
				IN_CREATE | IN_DELETE | IN_DELETE_SELF | IN_MOVE_SELF;
	bool any = false;
	for (int i = 0; i < WATCHED_FOLDERS; i++) {
		const char *folder = wakeup->folders[i];
		if (!folder)
			continue;
		if (inotify_add_watch(wakeup->polled[FILES].fd, folder, events) >= 0)
			any = true;
		else if (errno != ENOENT)
			wakeup->reported = false;
	}
	if (!any)
		wakeup->reported = false;
}

bool wakeup_watch(struct wakeup *wakeup, const char *const folders[WATCHED_FOLDERS])
{
	wakeup->reported = wakeup->polled[FILES].fd >= 0;
	wakeup->looked_at = now_ms();
	for (int i = 0; i < WATCHED_FOLDERS; i++) {
		char *copy = folders[i] ? strdup(folders[i]) : NULL;
		if (folders[i] && !copy)
			tocsin_out_of_memory();
		free(wakeup->folders[i]);
		wakeup->folders[i] = copy;
		if (copy && is_remote(copy))
			wakeup->reported = false;
	}
	if (wakeup->polled[FILES].fd >= 0)
		add_watches(wakeup);
	return wakeup->reported;
}

void wakeup_alarm(struct wakeup *wakeup, int64_t seconds)
{
	struct itimerspec at = {.it_value = {.tv_sec = seconds > 0 ? (time_t)seconds : 0}};
	if (wakeup->polled[TIMER].fd >= 0)
		timerfd_settime(wakeup->polled[TIMER].fd,
			TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET, &at, NULL);
}

void wakeup_cycle(struct wakeup *wakeup, int seconds)
{
	struct itimerspec every = {
		.it_value = {.tv_sec = seconds}, .it_interval = {.tv_sec = seconds}};
	if (wakeup->polled[CYCLE].fd >= 0)
		timerfd_settime(wakeup->polled[CYCLE].fd, 0, &every, NULL);
}

void wakeup_post(struct wakeup *wakeup)
{
	uint64_t one = 1;
	ssize_t written = write(wakeup->polled[WORKER].fd, &one, sizeof one);
	(void)written; /* A full counter wakes as well. */
}

static unsigned read_signals(struct wakeup *wakeup)
{
	struct signalfd_siginfo got;
	unsigned wakes = 0;
	while (read(wakeup->polled[SIGNALS].fd, &got, sizeof got) == (ssize_t)sizeof got) {
		switch (got.ssi_signo) {
		case SIGWINCH:
			wakes |= WAKE_SIZE;
			break;
		case SIGTSTP:
			wakes |= WAKE_STOP;
			break;
		case SIGCONT:
			wakes |= WAKE_CONTINUED;
			break;
		default:
			wakes |= WAKE_END;
			wakeup->ended_by = (int)got.ssi_signo;
			break;
		}
	}
	return wakes;
}

/* Temporaries and lock files come and go beside the files that count. */
static bool counts(const struct inotify_event *event)
{
	if (event->len == 0 || (event->mask & IN_ISDIR))
		return true;
	size_t length = strlen(event->name);
	return length >= 4 && strcmp(event->name + length - 4, ".csv") == 0;
}

static void read_changes(struct wakeup *wakeup)
{
	_Alignas(struct inotify_event) char buffer[4096];
	ssize_t got;
	bool any = false, folders = false;
	while ((got = read(wakeup->polled[FILES].fd, buffer, sizeof buffer)) > 0) {
		for (char *at = buffer; at < buffer + got;) {
			const struct inotify_event *event =
				(const struct inotify_event *)(void *)at;
			any = any || counts(event);
			folders = folders || event->len == 0 || (event->mask & IN_ISDIR);
			at += sizeof *event + event->len;
		}
	}
	if (folders)
		add_watches(wakeup);
	if (any && wakeup->quiet_at == 0)
		wakeup->quiet_at = now_ms() + FILES_QUIET_MS;
}

/* Milliseconds until the files are to be looked at; -1 = only when something happens. */
static int patience(const struct wakeup *wakeup)
{
	int64_t at = 0;
	if (wakeup->quiet_at > 0)
		at = wakeup->quiet_at;
	else if (!wakeup->reported && wakeup->looked_at > 0)
		at = wakeup->looked_at + FILES_LOOK_SECONDS * 1000;
	else
		return -1;
	int64_t left = at - now_ms();
	return left > 0 ? (int)left : 0;
}

static unsigned collect(struct wakeup *wakeup)
{
	unsigned wakes = 0;
	uint64_t count;
	const struct pollfd *polled = wakeup->polled;
	if (polled[TTY].revents & POLLIN)
		wakes |= WAKE_INPUT;
	if (polled[TTY].revents & (POLLHUP | POLLERR | POLLNVAL))
		wakes |= WAKE_GONE;
	if (polled[SIGNALS].revents)
		wakes |= read_signals(wakeup);
	if (polled[TIMER].revents &&
		(read(polled[TIMER].fd, &count, sizeof count) > 0 || errno == ECANCELED))
		wakes |= WAKE_DAY;
	if (polled[CYCLE].revents && read(polled[CYCLE].fd, &count, sizeof count) > 0)
		wakes |= WAKE_CYCLE;
	if (polled[WORKER].revents && read(polled[WORKER].fd, &count, sizeof count) > 0)
		wakes |= WAKE_WORKER;
	if (polled[FILES].revents)
		read_changes(wakeup);
	return wakes;
}

unsigned wakeup_wait(struct wakeup *wakeup)
{
	unsigned wakes = 0;
	while (wakes == 0) {
		int ready = poll(wakeup->polled, DESCRIPTORS, patience(wakeup));
		if (ready > 0)
			wakes |= collect(wakeup);
		if (patience(wakeup) == 0) {
			wakeup->quiet_at = 0;
			wakeup->looked_at = now_ms();
			wakes |= WAKE_FILES;
		}
	}
	return wakes;
}

int wakeup_signal(const struct wakeup *wakeup)
{
	return wakeup->ended_by;
}

void wakeup_stop(struct wakeup *wakeup)
{
	struct sigaction stop = {.sa_handler = SIG_DFL}, before;
	sigset_t only;
	sigemptyset(&only);
	sigaddset(&only, SIGTSTP);
	sigaction(SIGTSTP, &stop, &before);
	kill(0, SIGTSTP);
	/* It is delivered here, and execution goes on here after SIGCONT. */
	sigprocmask(SIG_UNBLOCK, &only, NULL);
	sigprocmask(SIG_BLOCK, &only, NULL);
	sigaction(SIGTSTP, &before, NULL);
	/* Our own SIGCONT and the resizes meanwhile are no news: the caller looks anyway. */
	read_signals(wakeup);
}
