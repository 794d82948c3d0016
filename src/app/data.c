/*
 * A generation of data comes into force: what follows from it is made anew, and the user's place in
 * it (selection, filter, open prompt) is kept.
 */
#include <stdio.h>
#include <string.h>

#include "app_parts.h"

unsigned app_context(const struct app *app)
{
	unsigned phase = app->data.plan_count == 0 ? IN_PROPOSAL
			 : app->proposal           ? IN_RUNNING | IN_REPLAN
						   : IN_RUNNING;
	if (app->what_if.on)
		phase |= IN_WHAT_IF;
	return phase | view_place(&app->view);
}

const char *app_task_id(const struct app *app, const char *key)
{
	uint32_t task = app->data.project ? tocsin_index_find(&app->data.project->by_key, key)
					  : TOCSIN_NONE;
	return task == TOCSIN_NONE ? key : app->data.project->tasks[task].id;
}

struct tocsin_status_request app_real_request(const struct app *app)
{
	return (struct tocsin_status_request){
		.project = app->files.project,
		.journal = app->files.journal,
		.order = app->files.order,
		.order_count = app->files.order_count,
		.plans = app->files.plans,
		.plan_count = app->files.plan_count,
		.bound = &app->bound,
		.as_of = app->as_of,
	};
}

struct tocsin_status_request app_status_request(const struct app *app)
{
	struct tocsin_status_request request = app_real_request(app);
	request.project = app->data.project;
	request.extra = app->what_if.entries;
	request.extra_count = app->what_if.entry_count;
	if (app->what_if.derived)
		request.bound = &app->what_if.bound;
	return request;
}

static struct tocsin_instant instant_of(
	const struct app *app, bool given, const struct tocsin_date *asked)
{
	const struct tocsin_project *project = app->data.project;
	struct tocsin_instant start, end;
	if (!given)
		return tocsin_default_as_of(project, app->data.journal, app->now);
	if (!asked->has_time && tocsin_calendar_working_day(project->calendar,
					tocsin_instant_day(asked->at), &start, &end))
		return start;
	return asked->at;
}

static void make_trail(struct app *app, struct tocsin_instant until)
{
	struct tocsin_status_request request = app_real_request(app);
	struct tocsin_arena scratch; /* many times the size of the points */
	tocsin_arena_init(&scratch);
	request.as_of = until;
	const struct tocsin_point *made = tocsin_points_make(&scratch, &request, &app->trail_count);
	tocsin_arena_finish(&app->charted);
	tocsin_arena_init(&app->charted);
	app->trail = TOCSIN_NEW(&app->charted, struct tocsin_point, app->trail_count);
	memcpy(app->trail, made, app->trail_count * sizeof *made);
	app->trail_until = until;
	tocsin_arena_finish(&scratch);
}

/* The newest plan that is not after `at`; the oldest where all are. */
static const struct tocsin_plan *plan_at(const struct app *app, struct tocsin_instant at)
{
	uint32_t k = app->data.plan_count;
	while (k > 1 && app->data.plans[k - 1]->as_of_date.minute > at.minute)
		k--;
	return app->data.plans[k - 1];
}

/*
 * The chart as it was: the points of earlier days, the state then, and apart from them what came
 * later. A commit of the same day has a point of its own.
 */
static void cut_trail(struct app *app)
{
	struct view_data *shown = &app->view_data;
	int64_t today = tocsin_instant_day(app->as_of).number;
	struct tocsin_point *points =
		TOCSIN_NEW(&app->derived, struct tocsin_point, app->trail_count + 1);
	uint32_t before = 0, until = 0;
	for (uint32_t i = 0; i + 1 < app->trail_count; i++) {
		const struct tocsin_point *point = &app->trail[i];
		int64_t day = tocsin_instant_day(point->as_of).number;
		until += day <= today;
		if (day > today || (day == today && (!point->hollow || point->as_of.minute >=
									       app->as_of.minute)))
			continue;
		points[before] = *point;
		points[before++].earlier_baseline =
			plan_at(app, point->as_of) != app->status.baseline.plan;
	}
	points[before] = app->what_if.on ? app->what_if.real.now : app->status.now;
	shown->points = points;
	shown->point_count = before + 1;
	shown->later = app->trail + until;
	shown->later_count = app->trail_count - until;
}

/*
 * The points of the chart. Each costs a projection, so they are made once and kept while only a
 * report as of now came in, or another date is looked at.
 */
static void derive_points(struct app *app, bool keep_trail)
{
	struct view_data *shown = &app->view_data;
	struct tocsin_instant home = app->home_at;
	struct tocsin_instant until = app->as_of.minute > home.minute ? app->as_of : home;
	if (!keep_trail || !app->trail || app->trail_until.minute != until.minute)
		make_trail(app, until);
	else if (app->as_of.minute == until.minute)
		app->trail[app->trail_count - 1] =
			app->what_if.on ? app->what_if.real.now : app->status.now;
	shown->points = app->trail;
	shown->point_count = app->trail_count;
	shown->later = NULL;
	shown->later_count = 0;
	if (app->as_of.minute < until.minute)
		cut_trail(app);
}

void app_derive(struct app *app, bool keep_trail)
{
	struct view_data *shown = &app->view_data;
	if (!app->data.project)
		return;
	if (!keep_trail || !tocsin_instant_known(app->home_at))
		app->home_at = instant_of(app, app->home_given, &app->home);
	app->as_of = app->travelling ? instant_of(app, true, &app->options.as_of) : app->home_at;
	what_if_overlay(app);
	tocsin_arena_finish(&app->derived);
	tocsin_arena_init(&app->derived);
	app->lines_made = 0;
	app->view.facts.made = false;
	shown->project = app->data.project;
	shown->proposal = app->data.plan_count == 0;
	shown->plan = app->proposal;
	shown->replan = shown->proposal ? NULL : app->proposal;
	shown->status = NULL;
	shown->journal = app->data.journal;
	shown->order = app->data.order;
	shown->order_count = app->data.order_count;
	shown->notes = app->data.notes;
	shown->as_of_given = app->options.as_of_given;
	shown->read_only = app->options.read_only;
	shown->file_fault = app->fault[0] ? app->fault : NULL;
	time_machine_mark(app);
	shown->zone_minutes = app->zone_minutes;
	shown->reasons = NULL;
	tocsin_actions_make(&app->actions, &app->derived, app->data.project, app->data.journal,
		app->data.order, app->data.order_count, app->as_of);
	shown->actions = &app->actions;
	if (shown->proposal) {
		app->trail = NULL;
		shown->points = shown->later = NULL;
		shown->point_count = shown->later_count = 0;
		standup_follow(app);
		return;
	}
	/* The files are as they were while only the overlay changes. */
	if (app->what_if.on && (!app->what_if.real.baseline.plan ||
				       app->what_if.real.as_of.minute != app->as_of.minute)) {
		struct tocsin_status_request real = app_real_request(app);
		tocsin_arena_finish(&app->what_if.actual);
		tocsin_arena_init(&app->what_if.actual);
		tocsin_status_make(&app->what_if.real, &app->what_if.actual, &real);
	}
	struct tocsin_status_request request = app_status_request(app);
	tocsin_status_make(&app->status, &app->derived, &request);
	shown->status = &app->status;
	shown->plan = app->status.baseline.plan;
	if (shown->replan)
		tocsin_plan_change_find(&app->change, &app->derived, shown->plan, shown->replan,
			app->status.progress.states);
	shown->change = &app->change;
	derive_points(app, keep_trail);
	what_if_show(app);
	standup_follow(app);
}

void app_weigh_reasons(struct app *app)
{
	struct view_data *shown = &app->view_data;
	if (!shown->status || shown->reasons)
		return;
	struct tocsin_status_request request = app_status_request(app);
	tocsin_reasons_make(&app->reasons, &app->derived, &request, shown->status);
	shown->reasons = &app->reasons;
}

/*
 * Where the rows that nobody has seen yet begin. A journal grows at its end; where it was merged or
 * edited instead, nothing is said of single rows.
 */
static uint32_t first_new_entry(const struct app *app, uint32_t seen, const char *seen_last)
{
	const struct tocsin_journal *journal = app->data.journal;
	if (seen > journal->count)
		return journal->count;
	if (seen > 0 && strcmp(journal->entries[seen - 1].recorded, seen_last) != 0)
		return journal->count;
	return seen;
}

/* "ana reported T2.1 9d at 09:41", and where that is the task in the prompt, that it crossed. */
static void tell_what_others_did(struct app *app, uint32_t from, bool by_us)
{
	const struct tocsin_journal *journal = app->data.journal;
	const struct tocsin_entry *newest = NULL, *crossing = NULL;
	uint32_t count = 0;
	for (uint32_t i = from; i < journal->count; i++) {
		const struct tocsin_entry *entry = &journal->entries[i];
		/* Somebody may be here twice, in two terminals. */
		if (by_us && strcmp(entry->who, app->options.who) == 0)
			continue;
		newest = entry;
		count++;
		if (app->prompt.task && tocsin_event_is_progress(entry->event) &&
			strcmp(entry->task, app->prompt.task) == 0)
			crossing = entry;
	}
	if (!newest)
		return;
	const struct tocsin_entry *told = crossing ? crossing : newest;
	char words[APP_WORDS_SIZE], at[TOCSIN_DATE_SIZE], more[32] = "";
	if (count > 1)
		snprintf(more, sizeof more, " (and %u more)", (unsigned)(count - 1));
	app_say(app, crossing ? ROLE_ALARM : ROLE_MESSAGE, "%.60s reported %s at %s%s%s", told->who,
		entry_words(words, app, told), recorded_text(at, app, told->recorded_microseconds),
		crossing ? " while you were typing" : "", more);
	if (crossing)
		memcpy(app->prompt.crossing, app->message, sizeof app->prompt.crossing);
}

/* "saved: T1.2 remaining 3d" gets its consequence, now that it is known. */
static void tell_what_it_did(struct app *app)
{
	char before[PERCENT_SIZE], after[PERCENT_SIZE];
	size_t length = strlen(app->message);
	if (!app->view_data.status || app->saving == COMMAND_NONE)
		return;
	percent_text(before, app->consumption_before);
	percent_text(after, app->status.now.consumption);
	if (strcmp(before, after) != 0)
		snprintf(app->message + length, sizeof app->message - length,
			"; buffer %s -> %s, %s", before, after,
			tocsin_zone_name(app->status.now.zone));
	length = strlen(app->message);
	if (app->wants_reason)
		snprintf(app->message + length, sizeof app->message - length, "; b says why");
	app->wants_reason = false;
}

/*
 * True where the journal grew by the one report that this program has just written. It is as of
 * now, so the days before are what they were; a second point of today's date would be moved by it.
 */
static bool only_now_changed(const struct app *app, const struct app_data *data)
{
	const struct view_data *shown = &app->view_data;
	bool reported = app->saving != COMMAND_NONE && app->saving != COMMAND_UNDO &&
			app->saving != COMMAND_REDO;
	uint32_t count = shown->point_count;
	if (!data->saved_by_us || !data->journal_only || !reported || app->travelling ||
		count == 0 || data->journal->count != app->seen + 1)
		return false;
	return count < 2 || tocsin_instant_day(shown->points[count - 2].as_of).number !=
				    tocsin_instant_day(app->as_of).number;
}

/* Every status, preview and point of the chart is reckoned on it. */
static void bind_plan(struct app *app)
{
	const struct app_data *data = &app->data;
	tocsin_arena_finish(&app->binding);
	tocsin_arena_init(&app->binding);
	app->bound = (struct tocsin_baseline){0};
	if (data->plan_count > 0)
		tocsin_baseline_bind(&app->bound, &app->binding, data->plans[data->plan_count - 1],
			data->project);
}

/* A first plan is asked for where there is none; one in the place of another again, for it was made
 * of what is no longer so. */
static bool wants_plan(const struct app *app)
{
	if (app->data.plan_count > 0)
		return app->reason[0] != '\0';
	return !app->proposal && !(app->data.journal_only && app->planning);
}

void app_take_data(struct app *app, const struct app_data *data, struct app_effects *effects)
{
	bool first = app->data.project == NULL;
	bool fault_gone = app->fault[0] != '\0';
	const char *selected = first ? NULL : app_selected_key(app);
	bool keep_trail = only_now_changed(app, data);
	if (data->plan_count > 0 || !data->journal_only)
		app->proposal = NULL;
	app->data = app->files = *data;
	app->what_if.risk_real.risk.model = NULL;
	app->what_if.real = (struct tocsin_status){0};
	app->fault[0] = '\0';
	if (!data->journal_only) {
		app->listed_of = NULL;
		bind_plan(app);
	}
	app_derive(app, keep_trail);
	if (wants_plan(app))
		app_propose(app, effects);
	else
		app->planning = app->planning && data->plan_count == 0;
	app_list_rows(app, selected);

	uint32_t from = first_new_entry(app, app->seen, app->seen_last);
	if (data->saved_by_us)
		tell_what_it_did(app);
	else if (!first && data->journal->count < app->seen)
		app_say(app, ROLE_ALARM,
			"journal.csv has %u reports fewer than before: was it replaced or removed?",
			(unsigned)(app->seen - data->journal->count));
	else if (fault_gone)
		app_say(app, ROLE_MESSAGE, "the files are in order again");
	else if (!first && !data->journal_only)
		app_say(app, ROLE_MESSAGE,
			app->reload_asked ? "read again" : "the files changed and were read again");
	if (!first)
		tell_what_others_did(app, from, data->saved_by_us);
	app->reload_asked = app->reload_asked && data->journal_only;
	app->saving = COMMAND_NONE;
	app->seen = data->journal->count;
	app->seen_last = app->seen ? data->journal->entries[app->seen - 1].recorded : "";
	prompt_read(app);
}
