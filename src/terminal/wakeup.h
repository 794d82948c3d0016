/*
 * Waiting: one place where the program sleeps, and everything that may wake it. Idle means no
 * wake-ups at all.
 *
 * wakeup_linux.c waits on signalfd, timerfd, inotify and eventfd; wakeup_portable.c does the same
 * with select, a pipe and a look at the files every 30 seconds.
 */
#ifndef TERMINAL_WAKEUP_H
#define TERMINAL_WAKEUP_H

#include <stdbool.h>
#include <stdint.h>

enum wake {             /* bits */
	WAKE_INPUT = 1, /* something can be read from the terminal */
	WAKE_SIZE = 2,  /* SIGWINCH */
	WAKE_FILES = 4, /* something changed in a watched folder, or it is time to look */
	WAKE_DAY = 8,   /* the alarm, or somebody set the clock */
	WAKE_WORKER = 16,
	WAKE_STOP = 32,      /* SIGTSTP from outside */
	WAKE_CONTINUED = 64, /* SIGCONT: others may have used the terminal meanwhile */
	WAKE_END = 128,      /* SIGTERM, SIGHUP, SIGINT: see wakeup_signal */
	WAKE_GONE = 256,     /* the terminal was closed */
	WAKE_CYCLE = 512,    /* see wakeup_cycle */
};

enum { WATCHED_FOLDERS = 2, FILES_QUIET_MS = 50, FILES_LOOK_SECONDS = 30 };

struct wakeup;

/* `descriptor`: the terminal. From here on the signals above arrive as wake-ups. NULL: the system
 * refused (errno). */
struct wakeup *wakeup_open(int descriptor);
void wakeup_close(struct wakeup *wakeup);

/*
 * Watches these folders (paths are copied; NULL = none; one that does not exist yet is watched as
 * soon as it does). True where changes of their files are reported by the system; false where the
 * program looks every 30 seconds instead.
 */
bool wakeup_watch(struct wakeup *wakeup, const char *const folders[WATCHED_FOLDERS]);

/* One WAKE_DAY at this time (seconds since 1970 UTC); negative: none. */
void wakeup_alarm(struct wakeup *wakeup, int64_t seconds);

/* WAKE_CYCLE every so many seconds from now on; 0: never. */
void wakeup_cycle(struct wakeup *wakeup, int seconds);

/* WAKE_WORKER for the one who waits; may be called from another thread. */
void wakeup_post(struct wakeup *wakeup);

/* Sleeps until there is something; bits of enum wake, at least one. Writing a file and renaming it
 * into place are one WAKE_FILES: it is told FILES_QUIET_MS after the first of them. */
unsigned wakeup_wait(struct wakeup *wakeup);

/* The signal behind WAKE_END; 0 = none came. */
int wakeup_signal(const struct wakeup *wakeup);

/* Stops this process as ^Z does, and returns when it is continued. */
void wakeup_stop(struct wakeup *wakeup);

#endif
