/*
 * A plan that is not committed yet: the first one, or one that would replace the committed plan. A
 * search goes on behind it, and each better plan takes its place where it stands.
 */
#include <stdio.h>
#include <string.h>

#include "app_parts.h"
#include "figure.h"

enum { ENTER = 13 };

static bool replanning(const struct app *app)
{
	return app->data.plan_count > 0;
}

void app_propose(struct app *app, struct app_effects *effects)
{
	app->planning = true;
	app->commit_at_end = false;
	struct app_effect *effect = app_effect(effects, APP_PROPOSE);
	effect->reason = app->reason;
	if (app->options.as_of_given || replanning(app))
		effect->as_of = app->as_of;
}

static const char *finish_day(
	char out[TOCSIN_DATE_SIZE], const struct tocsin_project *project, tocsin_work at)
{
	tocsin_day_format(out, tocsin_instant_day(tocsin_calendar_finish(project->calendar, at)));
	return out;
}

static void say_what_is_better(
	struct app *app, const struct tocsin_plan *before, const struct tocsin_plan *plan)
{
	const struct tocsin_project *project = app->data.project;
	char was[TOCSIN_DATE_SIZE], is[TOCSIN_DATE_SIZE];
	if (plan->makespan < before->makespan)
		app_say(app, ROLE_MESSAGE, "a better plan: %s -> %s, promise %s -> %s",
			figure_days(project, before->makespan).text,
			figure_days(project, plan->makespan).text,
			finish_day(was, project, before->promise),
			finish_day(is, project, plan->promise));
	else if (plan->optimal)
		app_say(app, ROLE_MESSAGE, "proved: no schedule is shorter than %s",
			figure_days(project, plan->makespan).text);
}

void app_take_plan(struct app *app, const struct tocsin_plan *plan)
{
	const struct tocsin_plan *before = app->proposal;
	if (replanning(app) && !app->reason[0])
		return;
	const char *selected = app_selected_key(app);
	bool first = app->planning;
	app->planning = false;
	app->proposal = plan;
	app_derive(app, true);
	if (app->show_replan) {
		app->show_replan = false;
		app->view.view = VIEW_PLAN;
		app_say(app, ROLE_MESSAGE,
			"proposed, beside the present plan: c commits it, Esc drops it");
	} else if (!first && before && app->prompt.command == COMMAND_NONE) {
		say_what_is_better(app, before, plan);
	}
	app_list_rows(app, selected);
	prompt_read(app);
}

/* "planning: 310 schedules, 3405 d, at most 3.9 % too long; Esc takes the best so far" */
static void say_progress(struct app *app)
{
	const struct tocsin_levelling_progress *progress = &app->view_data.search.progress;
	if (progress->schedules > 0)
		app_say(app, ROLE_MESSAGE,
			"planning: %llu schedules, %s, at most %.1f %% too long; Esc takes this "
			"one",
			(unsigned long long)progress->schedules,
			figure_days(app->data.project, progress->makespan).text,
			tocsin_gap_percent(progress->makespan, progress->lower_bound));
}

void app_take_search(struct app *app, const struct view_search *search, struct app_effects *effects)
{
	app->view_data.search = *search;
	/* A first plan's progress has the screen to itself. */
	if (search->phase == VIEW_SEARCH_FIRST && app->show_replan &&
		app->prompt.command == COMMAND_NONE)
		say_progress(app);
	if (search->phase == VIEW_SEARCH_OVER && app->commit_at_end && app->proposal) {
		app->commit_at_end = false;
		app_effect(effects, APP_COMMIT);
	}
}

bool app_step_back(struct app *app, struct app_effects *effects)
{
	if (view_is_searching(&app->view_data)) {
		app_say(app, ROLE_MESSAGE, "the search stops; this is the best so far%s",
			app->commit_at_end ? ", and not committed" : "");
		app->commit_at_end = false;
		app_effect(effects, APP_STOP);
		return true;
	}
	if (!replanning(app) || !app->proposal)
		return false;
	const char *key = app_selected_key(app);
	app->proposal = NULL;
	app->reason[0] = '\0';
	app_derive(app, true);
	app_list_rows(app, key);
	app_say(app, ROLE_MESSAGE, "the plan stays as it is");
	app_effect(effects, APP_DROP);
	return true;
}

void app_replan(struct app *app, const char *reason, struct app_effects *effects)
{
	if (app->options.read_only) {
		app_say(app, ROLE_ALARM, "opened read-only: nothing can be committed here");
		return;
	}
	if (*reason == '\0') {
		app_say(app, ROLE_ALARM, "a new baseline needs a reason: :rebaseline REASON");
		return;
	}
	snprintf(app->reason, sizeof app->reason, "%s", reason);
	app_say(app, ROLE_MESSAGE, "planning again ...");
	app->show_replan = true;
	app_propose(app, effects);
}

/* A search of a minute is worth its time where the plan may be that much longer than need be. */
static bool more_may_help(const struct app *app)
{
	return app->view_data.search.phase != VIEW_SEARCH_OVER &&
	       tocsin_gap_percent(app->proposal->makespan, app->proposal->lower_bound) >=
		       TOCSIN_LARGE_GAP_PERCENT;
}

/* Where nobody may write, or there is nothing to commit, the reason is said. */
void app_commit(struct app *app, struct app_effects *effects)
{
	if (app->options.read_only)
		app_say(app, ROLE_ALARM, "opened read-only: nothing can be committed here");
	else if (!app->proposal || app->planning)
		app_say(app, ROLE_ALARM, "the proposal is not ready yet");
	else if (more_may_help(app))
		prompt_open(app, COMMAND_COMMIT, "");
	else
		app_effect(effects, APP_COMMIT);
}

void app_answer_commit(struct app *app, uint32_t key, struct app_effects *effects)
{
	bool now = key == 'n' || key == 'N', later = key == 'b' || key == 'B' || key == ENTER;
	if (!now && !later)
		return;
	prompt_close(app);
	if (!app->proposal) {
		app_say(app, ROLE_ALARM, "the proposal is not ready yet");
	} else if (now) {
		app_effect(effects, APP_COMMIT);
	} else {
		app->commit_at_end = true;
		app_say(app, ROLE_MESSAGE,
			"searching for up to a minute, then committing; Esc stops both");
		app_effect(effects, APP_SEARCH_ON);
	}
}
