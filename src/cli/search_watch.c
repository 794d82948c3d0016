#include "search_watch.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "lines.h"

static const double SILENT = 1.0, BETWEEN = 0.25; /* seconds */

static volatile sig_atomic_t wanted_to_stop;
static struct sigaction before;

static void on_interrupt(int signal)
{
	(void)signal;
	wanted_to_stop = 1;
}

static double seconds_now(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void show(const struct search_watch *watch, const struct tocsin_levelling_progress *progress)
{
	char days[DAYS_SIZE];
	char line[160], above[48] = "";
	double gap = tocsin_gap_percent(progress->makespan, progress->lower_bound);
	if (gap > 0)
		snprintf(above, sizeof above, ", at most %.1f %% too long", gap);
	snprintf(line, sizeof line, "searching: %llu schedules, %s%s; Ctrl-C stops",
		(unsigned long long)progress->schedules,
		lines_days(days, watch->project, progress->makespan), above);
	fprintf(stderr, "\r%-79.79s", line);
	fflush(stderr);
}

static bool tell(void *context, const struct tocsin_levelling_progress *progress)
{
	struct search_watch *watch = context;
	watch->interrupted = watch->interrupted || wanted_to_stop;
	double now = watch->terminal ? seconds_now() : 0;
	if (watch->terminal && now - watch->begun >= SILENT && now - watch->shown >= BETWEEN) {
		show(watch, progress);
		watch->shown = now;
	}
	return !watch->interrupted;
}

void search_watch_begin(struct search_watch *watch, const struct tocsin_project *project)
{
	const char *term = getenv("TERM");
	*watch = (struct search_watch){.watch = {.tell = tell, .context = watch},
		.project = project,
		.begun = seconds_now(),
		.terminal = isatty(STDERR_FILENO) && term && strcmp(term, "dumb") != 0};
	/* Once: the second Ctrl-C does what it always does. Ignored signals stay ignored. */
	struct sigaction action = {.sa_handler = on_interrupt, .sa_flags = (int)SA_RESETHAND};
	sigemptyset(&action.sa_mask);
	wanted_to_stop = 0;
	sigaction(SIGINT, NULL, &before);
	if (before.sa_handler != SIG_IGN)
		sigaction(SIGINT, &action, NULL);
}

double search_watch_end(struct search_watch *watch)
{
	sigaction(SIGINT, &before, NULL);
	if (watch->shown > 0)
		fprintf(stderr, "\r%79s\r", "");
	return seconds_now() - watch->begun;
}
