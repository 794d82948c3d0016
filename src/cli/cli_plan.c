#include "cli_plan.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli.h"
#include "near.h"
#include "plan_file.h"

/* Says on standard error what the audit has against a plan; true where nothing. */
static bool audited(const struct tocsin_project *project, const struct tocsin_task_state *states,
	const struct tocsin_plan *plan)
{
	struct tocsin_audit audit;
	tocsin_audit_run(&audit, project, states, plan);
	for (uint32_t i = 0; i < audit.shown; i++)
		fprintf(stderr, "tocsin: audit: %s\n",
			tocsin_text_clean(&audit.arena, audit.findings[i]));
	if (audit.count > audit.shown)
		fprintf(stderr, "tocsin: audit: %u more\n", audit.count - audit.shown);
	bool good = audit.count == 0;
	tocsin_audit_finish(&audit);
	return good;
}

/* The method that was asked for; TOCSIN_BY_ESTIMATES where none was. */
static bool parse_method(enum tocsin_buffer_method *out, const char *name)
{
	*out = TOCSIN_BY_ESTIMATES;
	if (!name || tocsin_buffer_method_parse(out, name))
		return true;
	struct near near;
	near_init(&near, name, strlen(name));
	fprintf(stderr, "tocsin: no buffer method '%s'", name);
	for (int m = TOCSIN_BY_ESTIMATES + 1; m < TOCSIN_BUFFER_METHODS; m++) {
		const char *known = tocsin_buffer_method_name((enum tocsin_buffer_method)m);
		near_offer(&near, known, known);
	}
	near_print(&near, "", stderr);
	fputs(near.count > 0 ? "\n" : "; see 'tocsin plan --help'\n", stderr);
	return false;
}

/* What --schedules or --effort ask for; 0 where neither is given. false and a sentence for
 * nonsense.
 */
static bool parse_effort(uint64_t *out, const struct options *options)
{
	static const struct {
		const char *name;
		uint64_t schedules;
	} efforts[] = {{"quick", 300}, {"normal", 0}, {"best", PLAN_BEST_EFFORT}};
	const char *count = options->value[OPTION_SCHEDULES],
		   *effort = options->value[OPTION_EFFORT];
	*out = 0;
	for (size_t i = 0; effort && i < sizeof efforts / sizeof *efforts; i++) {
		if (strcmp(effort, efforts[i].name) != 0)
			continue;
		*out = efforts[i].schedules;
		return true;
	}
	if (effort) {
		fprintf(stderr, "tocsin: no effort '%s'; write quick, normal or best\n", effort);
		return false;
	}
	char *end = NULL;
	errno = 0;
	if (count)
		*out = strtoull(count, &end, 10);
	if (!count ||
		(count[0] >= '0' && count[0] <= '9' && *end == '\0' && errno == 0 && *out > 0))
		return true;
	fprintf(stderr, "tocsin: '%s' is no number of schedules; write 1 or more\n", count);
	return false;
}

/* What became of --commit, after the plan itself. */
static int print_commit(const struct opened *opened, const struct tocsin_plan *plan, bool refused,
	const struct plan_commit *result)
{
	if (refused) {
		fprintf(stderr, "tocsin: not committed, for the plan does not pass its audit; "
				"--force commits it all the same\n");
		return CLI_FAILED;
	}
	if (!result->saved) {
		fprintf(stderr, "tocsin: not committed: %s\n", result->message);
		return CLI_FAILED;
	}
	char date[TOCSIN_DATE_SIZE];
	fprintf(stderr, "committed %s: promise %s\n", opened->workspace.plan_path,
		plan_finish_date(date, &opened->workspace.project, plan->promise));
	return CLI_OK;
}

/*
 * A plan that its own audit rejects is committed only where somebody insists: better no baseline
 * than one that promises what it cannot hold. The commit comes before the output, which a reader
 * such as `head` may cut short.
 */
static int settle(const struct opened *opened, const struct options *options,
	const struct tocsin_plan *plan, const struct present *present, bool good,
	enum plan_decision decision)
{
	const struct workspace *workspace = &opened->workspace;
	bool wanted = decision == PLAN_COMMIT;
	bool refused = wanted && !good && !options->given[OPTION_FORCE];
	struct plan_commit result = {0};
	if (wanted && !refused)
		plan_file_commit(&result, workspace->own_folder, plan, &workspace->project,
			opened_who(options));
	plan_print(&workspace->project, plan, present,
		result.saved ? "committed plan" : "proposed plan, not committed",
		options->given[OPTION_JSON]);
	fflush(stdout);
	if (wanted)
		return print_commit(opened, plan, refused, &result);
	if (decision != PLAN_SHOW)
		return plan_say_not_committed(decision);
	return good ? CLI_OK : CLI_FAILED;
}

/* The committed plan as of the proposal; false where there is none yet. */
static bool find_present(struct present *out, struct opened *opened)
{
	if (opened->workspace.plan_count == 0 || opened_status(opened) != CLI_OK)
		return false;
	const struct tocsin_status *status = &opened->status;
	*out = (struct present){status->baseline.plan, status->projected_end, status->buffer_left,
		status->progress.states};
	return true;
}

/* What is made of the request: a comparison, an explanation, or the proposal itself. */
static int answer(
	struct opened *opened, const struct options *options, struct tocsin_plan_request *request)
{
	bool json = options->given[OPTION_JSON];
	struct present present;
	if (options->given[OPTION_COMPARE])
		return plan_compare(
			opened, request, find_present(&present, opened) ? &present : NULL, json);
	enum plan_decision decision;
	struct tocsin_plan *plan = plan_search(&decision, opened, options, request);
	int status;
	if (options->given[OPTION_EXPLAIN])
		status = plan_explain(
			opened, plan, request->states, options->value[OPTION_EXPLAIN], json);
	else
		status = settle(opened, options, plan,
			find_present(&present, opened) ? &present : NULL,
			audited(request->project, request->states, plan), decision);
	tocsin_plan_free(plan);
	return status;
}

static int propose(struct opened *opened, const struct options *options)
{
	const struct tocsin_project *project = &opened->workspace.project;
	bool replaces = opened->workspace.plan_count > 0;
	const char *reason = options->value[OPTION_REASON];
	if (options->given[OPTION_COMMIT] && replaces && (!reason || !*reason)) {
		fprintf(stderr,
			"tocsin: %s has a committed plan; replacing it needs --reason TEXT\n",
			opened->workspace.path);
		return CLI_BAD_INPUT;
	}
	struct tocsin_plan_request request = {.project = project, .reason = reason};
	if (!parse_method(&request.method, options->value[OPTION_METHOD]) ||
		!parse_effort(&request.schedules, options))
		return CLI_BAD_INPUT;
	/* A first plan is made as of the project's start; one for a running project as of t. */
	struct tocsin_instant as_of =
		replaces || opened->as_of_given ? opened->as_of : project->start;
	request.as_of = tocsin_calendar_axis(project->calendar, as_of);
	request.as_of_date = &as_of;
	request.states = opened_states(opened, as_of);
	return answer(opened, options, &request);
}

/* The plan in force as of t: the newest that is not later, and before all of them the oldest. */
static const struct tocsin_plan *plan_in_force(const struct opened *opened)
{
	const struct workspace *workspace = &opened->workspace;
	uint32_t at = workspace->plan_count - 1;
	while (opened->as_of_given && at > 0 &&
		workspace->plans[at]->as_of_date.minute > opened->as_of.minute)
		at--;
	return workspace->plans[at];
}

static int print_baseline(struct opened *opened, const struct options *options)
{
	bool json = options->given[OPTION_JSON];
	if (opened->workspace.plan_count == 0)
		return opened_no_plan(opened);
	const struct tocsin_plan *plan = plan_in_force(opened);
	if (options->given[OPTION_EXPLAIN])
		return plan_explain(opened, plan, opened_states(opened, plan->as_of_date),
			options->value[OPTION_EXPLAIN], json);
	plan_print(&opened->workspace.project, plan, NULL, "committed plan", json);
	return CLI_OK;
}

int cli_plan(const struct options *options)
{
	struct opened opened;
	int status = opened_load_to_plan(&opened, options);
	if (status != CLI_OK)
		return status;
	status = options->given[OPTION_BASELINE] ? print_baseline(&opened, options)
						 : propose(&opened, options);
	opened_close(&opened);
	return status;
}
