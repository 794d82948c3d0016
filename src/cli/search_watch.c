#include "search_watch.h"

#include <signal.h>
#include <stdio.h>

#include "lines.h"

static volatile sig_atomic_t wanted_to_stop;
static struct sigaction before;

static void on_interrupt(int signal)
{
	(void)signal;
	wanted_to_stop = 1;
}

static void show(struct search_watch *watch, const struct tocsin_levelling_progress *progress)
{
	char days[DAYS_SIZE];
	char line[160], above[48] = "";
	double gap = tocsin_gap_percent(progress->makespan, progress->lower_bound);
	if (gap > 0)
		snprintf(above, sizeof above, ", at most %.1f %% too long", gap);
	snprintf(line, sizeof line, "searching: %llu schedules, %s%s; Ctrl-C stops",
		(unsigned long long)progress->schedules,
		lines_days(days, watch->project, progress->makespan), above);
	patience_show(&watch->patience, line);
}

static bool tell(void *context, const struct tocsin_levelling_progress *progress)
{
	struct search_watch *watch = context;
	watch->interrupted = watch->interrupted || wanted_to_stop;
	if (watch->patience.terminal && patience_is_due(&watch->patience, patience_now()))
		show(watch, progress);
	return !watch->interrupted;
}

void search_watch_begin(struct search_watch *watch, const struct tocsin_project *project)
{
	*watch = (struct search_watch){
		.watch = {.tell = tell, .context = watch}, .project = project};
	patience_begin(&watch->patience);
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
	return patience_end(&watch->patience);
}
