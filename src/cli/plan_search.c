/*
 * `tocsin plan` while it searches, and before it commits: a person is shown how far it has come,
 * may stop it, and is asked where more time may give a shorter plan.
 */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli.h"
#include "cli_plan.h"
#include "search_watch.h"

/* A plan, and how it was come by. */
struct found {
	struct tocsin_plan *plan;
	double seconds;
	bool interrupted;
};

static struct found search(struct tocsin_plan_request *request)
{
	struct search_watch watch;
	search_watch_begin(&watch, request->project);
	request->watch = &watch.watch;
	struct found found = {.plan = tocsin_plan_make(request)};
	request->watch = NULL;
	found.seconds = search_watch_end(&watch);
	found.interrupted = watch.interrupted;
	if (found.interrupted)
		fprintf(stderr, "stopped after %llu schedule%s: the best so far\n",
			(unsigned long long)found.plan->schedules,
			found.plan->schedules == 1 ? "" : "s");
	return found;
}

static double gap_of(const struct tocsin_plan *plan)
{
	return tocsin_gap_percent(plan->makespan, plan->lower_bound);
}

/* A long search is worth its time where the plan may be that much longer than need be. */
static bool more_may_help(const struct tocsin_plan *plan)
{
	return gap_of(plan) >= TOCSIN_LARGE_GAP_PERCENT && plan->schedules < PLAN_BEST_EFFORT;
}

/* The first letter of an answer; 'c' where nobody answers, '\0' for Enter alone. */
static char answer_to(const char *question)
{
	char line[64];
	fputs(question, stderr);
	fflush(stderr);
	if (!fgets(line, sizeof line, stdin)) {
		fputc('\n', stderr);
		return 'c';
	}
	const char *first = line + strspn(line, " \t");
	return *first == '\n' ? '\0' : *first;
}

/* Searches for as long as the best effort takes; keeps the better of the two plans. */
static void search_on(struct found *found, struct tocsin_plan_request *request)
{
	request->schedules = PLAN_BEST_EFFORT;
	struct found more = search(request);
	bool better = more.plan->makespan <= found->plan->makespan;
	tocsin_plan_free(better ? found->plan : more.plan);
	found->plan = better ? more.plan : found->plan;
	found->interrupted = more.interrupted;
}

/* "best effort first, commit now, or cancel": 'b', 'n' or 'c'. */
static char ask_whether_to_search_on(const struct found *found)
{
	char question[200];
	double estimate =
		found->seconds * PLAN_BEST_EFFORT / (double)(found->plan->schedules + 1) + 0.5;
	snprintf(question, sizeof question,
		"the schedule may be up to %.1f %% longer than need be: [b]est effort first (some "
		"%.0f s), commit [n]ow, or [c]ancel? [b] ",
		gap_of(found->plan), estimate < 1 ? 1 : estimate);
	for (;;) {
		char letter = answer_to(question);
		if (letter == '\0')
			return 'b';
		if (strchr("bnc", letter))
			return letter;
	}
}

static enum plan_decision decide_interrupted(bool asked)
{
	if (!asked) {
		fputs("tocsin: not committed, for the search was stopped\n", stderr);
		return PLAN_STOPPED;
	}
	for (;;) {
		char letter = answer_to("commit it as it is? [y/N] ");
		if (letter == 'y')
			return PLAN_COMMIT;
		if (letter == '\0' || strchr("nc", letter))
			return PLAN_DECLINED;
	}
}

/* Who named an effort has said how long the search is to take. */
static enum plan_decision decide(struct found *found, const struct opened *opened,
	const struct options *options, struct tocsin_plan_request *request)
{
	bool asked = isatty(STDIN_FILENO) && isatty(STDERR_FILENO);
	bool named = options->given[OPTION_EFFORT] || options->given[OPTION_SCHEDULES];
	if (!found->interrupted && asked && !named && more_may_help(found->plan)) {
		char letter = ask_whether_to_search_on(found);
		if (letter == 'c')
			return PLAN_DECLINED;
		if (letter == 'b')
			search_on(found, request);
	} else if (!found->interrupted && more_may_help(found->plan)) {
		fprintf(stderr,
			"the schedule may be up to %.1f %% longer than need be; tocsin plan %s "
			"--effort best searches longer\n",
			gap_of(found->plan), opened->workspace.path);
	}
	return found->interrupted ? decide_interrupted(asked) : PLAN_COMMIT;
}

struct tocsin_plan *plan_search(enum plan_decision *out, const struct opened *opened,
	const struct options *options, struct tocsin_plan_request *request)
{
	struct found found = search(request);
	if (options->given[OPTION_COMMIT] && !options->given[OPTION_EXPLAIN])
		*out = decide(&found, opened, options, request);
	else
		*out = found.interrupted ? PLAN_STOPPED : PLAN_SHOW;
	return found.plan;
}

int plan_say_not_committed(enum plan_decision decision)
{
	if (decision == PLAN_DECLINED)
		fputs("tocsin: not committed\n", stderr);
	return decision == PLAN_STOPPED ? CLI_INTERRUPTED : CLI_FAILED;
}
