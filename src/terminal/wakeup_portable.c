/*
 * Waiting where signalfd, timerfd, inotify and eventfd do not exist (macOS, BSD): select, a pipe
 * that signal handlers and the worker write to, and a look at the files every 30 seconds. select
 * and not poll: the poll of older macOS refuses terminals.
 */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/select.h>
#include <time.h>
#include <unistd.h>

#include "tocsin/arena.h"
#include "wakeup.h"

static const int signals[] = {SIGWINCH, SIGTSTP, SIGCONT, SIGTERM, SIGHUP, SIGINT};
enum { SIGNALS = sizeof signals / sizeof signals[0] };

struct wakeup {
	int terminal;
	int pipe[2];
	struct sigaction before[SIGNALS];
	int64_t alarm; /* seconds since 1970; negative = none */
	time_t looked_at;
	int cycle;       /* seconds; 0 = there is none */
	time_t cycle_at; /* when it began last */
	int ended_by;
};

/* A handler reaches nothing but this: where the pipe's mouth is. */
static volatile sig_atomic_t pipe_mouth = -1;

static void on_signal(int number)
{
	int saved = errno;
	unsigned char byte = (unsigned char)number;
	ssize_t written = write((int)pipe_mouth, &byte, 1);
	(void)written; /* A full pipe wakes as well. */
	errno = saved;
}

struct wakeup *wakeup_open(int descriptor)
{
	struct wakeup *wakeup = calloc(1, sizeof *wakeup);
	if (!wakeup)
		tocsin_out_of_memory();
	if (pipe(wakeup->pipe) != 0) {
		free(wakeup);
		return NULL;
	}
	for (int i = 0; i < 2; i++) {
		fcntl(wakeup->pipe[i], F_SETFL, O_NONBLOCK);
		fcntl(wakeup->pipe[i], F_SETFD, FD_CLOEXEC);
	}
	wakeup->terminal = descriptor;
	wakeup->alarm = -1;
	wakeup->looked_at = time(NULL);
	pipe_mouth = wakeup->pipe[1];
	signal(SIGPIPE, SIG_IGN);
	for (int i = 0; i < SIGNALS; i++) {
		struct sigaction action = {.sa_handler = on_signal, .sa_flags = SA_RESTART};
		sigemptyset(&action.sa_mask);
		sigaction(signals[i], NULL, &wakeup->before[i]);
		/* Who started us with nohup meant it. */
		if (wakeup->before[i].sa_handler != SIG_IGN)
			sigaction(signals[i], &action, NULL);
	}
	return wakeup;
}

void wakeup_close(struct wakeup *wakeup)
{
	for (int i = 0; i < SIGNALS; i++)
		sigaction(signals[i], &wakeup->before[i], NULL);
	pipe_mouth = -1;
	close(wakeup->pipe[0]);
	close(wakeup->pipe[1]);
	free(wakeup);
}

bool wakeup_watch(struct wakeup *wakeup, const char *const folders[WATCHED_FOLDERS])
{
	(void)folders;
	wakeup->looked_at = time(NULL);
	return false;
}

void wakeup_alarm(struct wakeup *wakeup, int64_t seconds)
{
	wakeup->alarm = seconds;
}

void wakeup_cycle(struct wakeup *wakeup, int seconds)
{
	wakeup->cycle = seconds;
	wakeup->cycle_at = time(NULL);
}

void wakeup_post(struct wakeup *wakeup)
{
	ssize_t written = write(wakeup->pipe[1], "", 1);
	(void)written;
}

static unsigned read_pipe(struct wakeup *wakeup)
{
	unsigned char byte;
	unsigned wakes = 0;
	while (read(wakeup->pipe[0], &byte, 1) == 1) {
		switch (byte) {
		case 0:
			wakes |= WAKE_WORKER;
			break;
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
			wakeup->ended_by = byte;
			break;
		}
	}
	return wakes;
}

unsigned wakeup_wait(struct wakeup *wakeup)
{
	unsigned wakes = 0;
	while (wakes == 0) {
		time_t now = time(NULL);
		int64_t left = (int64_t)wakeup->looked_at + FILES_LOOK_SECONDS - now;
		if (wakeup->alarm >= 0 && wakeup->alarm - now < left)
			left = wakeup->alarm - now;
		if (wakeup->cycle > 0 && wakeup->cycle_at + wakeup->cycle - now < left)
			left = wakeup->cycle_at + wakeup->cycle - now;
		struct timeval timeout = {.tv_sec = left > 0 ? (time_t)left : 0};
		fd_set readable;
		FD_ZERO(&readable);
		FD_SET(wakeup->pipe[0], &readable);
		FD_SET(wakeup->terminal, &readable);
		int most = wakeup->pipe[0] > wakeup->terminal ? wakeup->pipe[0] : wakeup->terminal;
		int ready = select(most + 1, &readable, NULL, NULL, &timeout);
		if (ready < 0 && errno == EBADF)
			return WAKE_GONE;
		if (ready > 0 && FD_ISSET(wakeup->terminal, &readable))
			wakes |= WAKE_INPUT;
		wakes |= read_pipe(wakeup);
		now = time(NULL);
		if (wakeup->alarm >= 0 && now >= wakeup->alarm) {
			wakeup->alarm = -1;
			wakes |= WAKE_DAY;
		}
		if (wakeup->cycle > 0 &&
			(now >= wakeup->cycle_at + wakeup->cycle || now < wakeup->cycle_at)) {
			wakeup->cycle_at = now;
			wakes |= WAKE_CYCLE;
		}
		/* A clock that was set back looks at once. */
		if (now >= wakeup->looked_at + FILES_LOOK_SECONDS || now < wakeup->looked_at) {
			wakeup->looked_at = now;
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
	sigemptyset(&stop.sa_mask);
	sigaction(SIGTSTP, &stop, &before);
	kill(0, SIGTSTP);
	sigaction(SIGTSTP, &before, NULL);
	read_pipe(wakeup);
}
