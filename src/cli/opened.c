#include "opened.h"

#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli.h"
#include "patience.h"
#include "update.h"
#include "wishes.h"

struct tocsin_instant opened_instant(
	const struct tocsin_calendar *calendar, const char *text, bool finish)
{
	struct tocsin_date date;
	switch (tocsin_date_parse(&date, text)) {
	case TOCSIN_DATE_MALFORMED:
		fprintf(stderr,
			"tocsin: '%s' is not a date; write YYYY-MM-DD or YYYY-MM-DDTHH:MM\n", text);
		return TOCSIN_NO_INSTANT;
	case TOCSIN_DATE_NONEXISTENT:
		fprintf(stderr, "tocsin: the date '%s' does not exist\n", text);
		return TOCSIN_NO_INSTANT;
	case TOCSIN_DATE_OK:
		break;
	}
	struct tocsin_instant start, end;
	if (!date.has_time &&
		tocsin_calendar_working_day(calendar, tocsin_instant_day(date.at), &start, &end))
		return finish ? end : start;
	return date.at;
}

/*
 * Percentages in a file mean nothing without the day they were true on. A commit took them as of
 * its own date, from which on reports count; a new plan takes them as of its own. Who types at a
 * terminal is asked; a script is told what to write.
 */
static bool settle_status_date(struct opened *opened, bool to_plan)
{
	struct tocsin_project *project = &opened->workspace.project;
	if (tocsin_instant_known(project->status_date) || !tocsin_project_states_progress(project))
		return true;
	if (!to_plan || !opened->as_of_given)
		project->status_date = workspace_committed_as_of(&opened->workspace);
	if (tocsin_instant_known(project->status_date))
		return true;
	if (opened->as_of_given) {
		project->status_date = opened->as_of;
		return true;
	}
	if (isatty(STDIN_FILENO) && isatty(STDERR_FILENO)) {
		char line[64];
		fprintf(stderr, "%s states progress. As of which date? ", project->file);
		if (fgets(line, sizeof line, stdin)) {
			line[strcspn(line, "\n")] = '\0';
			project->status_date = opened_instant(project->calendar, line, true);
			return tocsin_instant_known(project->status_date);
		}
	}
	fprintf(stderr,
		"tocsin: %s states progress, but not as of which date; give --as-of DATE; a "
		"project that is a folder may say `status_date,YYYY-MM-DD` in its project.csv\n",
		project->file);
	return false;
}

/* What a project without any date begins after: the status instant, so that the same call gives
 * the same plan on every day. */
static struct tocsin_instant today_of(const struct options *options)
{
	struct tocsin_date date;
	return options->given[OPTION_AS_OF] &&
			       tocsin_date_parse(&date, options->value[OPTION_AS_OF]) ==
				       TOCSIN_DATE_OK
		       ? date.at
		       : workspace_now();
}

static int load(struct opened *out, const struct options *options, bool to_plan)
{
	*out = (struct opened){0};
	struct wishes wishes;
	struct tocsin_diags diags;
	if (!wishes_take(&wishes, options))
		return CLI_BAD_INPUT;
	if (options->given[OPTION_FROM])
		wishes_share(&wishes);
	tocsin_diags_init(&diags);
	struct patience_load load;
	patience_load_begin(&load, options->operands[0]);
	enum workspace_result result = workspace_load_watched(&out->workspace, options->operands[0],
		&wishes.said, today_of(options), &load.loading, &diags);
	out->notes = diags.notes;
	tocsin_diags_print(&diags, stderr, false);
	tocsin_diags_finish(&diags);
	if (result != WORKSPACE_OK)
		return CLI_BAD_INPUT;
	tocsin_arena_init(&out->arena);
	const struct tocsin_project *project = &out->workspace.project;
	if (options->given[OPTION_AS_OF]) {
		out->as_of = opened_instant(project->calendar, options->value[OPTION_AS_OF], false);
		out->as_of_given = true;
	} else {
		out->as_of =
			tocsin_default_as_of(project, &out->workspace.journal, workspace_now());
	}
	if (!tocsin_instant_known(out->as_of) || !settle_status_date(out, to_plan)) {
		opened_close(out);
		return CLI_BAD_INPUT;
	}
	return CLI_OK;
}

int opened_load(struct opened *out, const struct options *options)
{
	return load(out, options, false);
}

int opened_load_to_plan(struct opened *out, const struct options *options)
{
	return load(out, options, true);
}

int opened_no_plan(const struct opened *opened)
{
	const char *path = opened->workspace.path;
	fprintf(stderr,
		"tocsin: %s has no committed plan; commit one with: tocsin plan %s --commit\n",
		path, path);
	return CLI_FAILED;
}

int opened_no_task(const struct opened *opened, const char *id)
{
	struct near near;
	struct tocsin_arena arena;
	tocsin_arena_init(&arena);
	update_near_tasks(&near, &opened->workspace.project, id);
	fprintf(stderr, "tocsin: no task '%s' in %s", tocsin_text_clean(&arena, id),
		opened->workspace.schedule_path);
	near_print(&near, "", stderr);
	fputc('\n', stderr);
	tocsin_arena_finish(&arena);
	return CLI_BAD_INPUT;
}

struct tocsin_status_request opened_request(const struct opened *opened)
{
	const struct workspace *workspace = &opened->workspace;
	return (struct tocsin_status_request){
		.project = &workspace->project,
		.journal = &workspace->journal,
		.order = workspace->order,
		.order_count = workspace->order_count,
		.plans = (const struct tocsin_plan *const *)workspace->plans,
		.plan_count = workspace->plan_count,
		.as_of = opened->as_of,
	};
}

int opened_status(struct opened *opened)
{
	if (opened->workspace.plan_count == 0)
		return opened_no_plan(opened);
	struct tocsin_status_request request = opened_request(opened);
	tocsin_status_make(&opened->status, &opened->arena, &request);
	opened->points = tocsin_points_make(&opened->arena, &request, &opened->point_count);
	opened->has_status = true;
	return CLI_OK;
}

void opened_close(struct opened *opened)
{
	tocsin_arena_finish(&opened->arena);
	workspace_free(&opened->workspace);
}

const struct tocsin_task_state *opened_states(struct opened *opened, struct tocsin_instant as_of)
{
	const struct workspace *workspace = &opened->workspace;
	struct tocsin_progress *progress = TOCSIN_NEW(&opened->arena, struct tocsin_progress, 1);
	tocsin_progress_fold(progress, &opened->arena, &workspace->project, &workspace->journal,
		workspace->order, workspace->order_count, NULL, 0, as_of);
	return progress->states;
}

const char *opened_who(const struct options *options)
{
	const char *who = options->value[OPTION_WHO];
	if (!who || !*who)
		who = getenv("TOCSIN_WHO");
	if (!who || !*who)
		who = getlogin();
	if (!who || !*who) {
		const struct passwd *entry = getpwuid(getuid());
		who = entry ? entry->pw_name : NULL;
	}
	return who && *who ? who : "unknown";
}
