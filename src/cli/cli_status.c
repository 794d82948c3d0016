#include <math.h>
#include <stdio.h>
#include <string.h>

#include "cli.h"
#include "json.h"
#include "lines.h"
#include "opened.h"

static const char *drift_name(enum tocsin_drift_kind kind)
{
	switch (kind) {
	case TOCSIN_DRIFT_ADDED:
		return "added";
	case TOCSIN_DRIFT_REMOVED:
		return "removed";
	case TOCSIN_DRIFT_ESTIMATE:
		return "estimate";
	case TOCSIN_DRIFT_RENAMED:
		return "renamed";
	case TOCSIN_DRIFT_INPUTS:
		return "inputs";
	}
	return "";
}

static json_t *task_ids(const struct tocsin_project *project, const uint32_t *tasks, uint32_t count)
{
	json_t *ids = json_array();
	for (uint32_t i = 0; i < count; i++)
		json_array_append_new(ids, json_text(project->tasks[tasks[i]].id));
	return ids;
}

static json_t *stale_ids(const struct tocsin_project *project, const struct tocsin_status *status)
{
	json_t *ids = json_array();
	for (uint32_t i = 0; i < project->task_count; i++) {
		if (status->flags[i] & TOCSIN_STALE)
			json_array_append_new(ids, json_text(project->tasks[i].id));
	}
	return ids;
}

static json_t *drift_json(const struct tocsin_project *project, const struct tocsin_status *status)
{
	json_t *list = json_array();
	for (uint32_t i = 0; i < status->drift_count; i++) {
		const struct tocsin_drift *drift = &status->drift[i];
		json_t *object = json_object();
		json_object_set_new(object, "kind", json_string(drift_name(drift->kind)));
		json_object_set_new(
			object, "task", *drift->key ? json_text(drift->key) : json_null());
		json_object_set_new(
			object, "name", *drift->name ? json_text(drift->name) : json_null());
		json_object_set_new(object, "before_days",
			drift->kind == TOCSIN_DRIFT_ESTIMATE ? json_days(project, drift->before)
							     : json_null());
		json_object_set_new(object, "after_days",
			drift->kind == TOCSIN_DRIFT_ESTIMATE ? json_days(project, drift->after)
							     : json_null());
		json_object_set_new(object, "moves_days", json_days(project, drift->moves));
		json_array_append_new(list, object);
	}
	return list;
}

static json_t *feeding_json(const struct tocsin_project *project, const struct tocsin_plan *plan,
	const struct tocsin_status *status)
{
	json_t *list = json_array();
	for (uint32_t i = 0; i < plan->feeding_count; i++) {
		const struct tocsin_feeding_buffer *buffer = &plan->feeding[i];
		const struct tocsin_feeding_status *state = &status->feeding[i];
		json_t *object = json_feeding(project, plan, buffer);
		json_set_percent(object, "consumption", state->consumption);
		json_object_set_new(object, "room_left_days", json_days(project, state->room_left));
		json_object_set_new(object, "zone", json_string(tocsin_zone_name(state->zone)));
		json_object_set_new(object, "closed", json_boolean(state->closed));
		json_array_append_new(list, object);
	}
	return list;
}

static json_t *attribution_json(
	const struct tocsin_project *project, const struct tocsin_status *status)
{
	json_t *object = json_object();
	json_object_set_new(object, "overrun_days", json_days(project, status->overrun_total));
	json_object_set_new(object, "waiting_days", json_days(project, status->waiting_total));
	json_object_set_new(object, "room_days", json_days(project, status->nominal_room));
	json_t *tasks = json_array();
	for (uint32_t i = 0; i < status->driver_count; i++) {
		const struct tocsin_share *share = &status->shares[i];
		json_t *row = json_object();
		json_object_set_new(row, "id", json_text(project->tasks[share->task].id));
		json_object_set_new(row, "overrun_days", json_days(project, share->overrun));
		json_object_set_new(row, "waiting_days", json_days(project, share->waiting));
		json_object_set_new(row, "start_unknown", json_boolean(share->start_unknown));
		json_array_append_new(tasks, row);
	}
	json_object_set_new(object, "tasks", tasks);
	return object;
}

static void print_json(const struct tocsin_project *project, const struct tocsin_status *status)
{
	const struct tocsin_plan *plan = status->baseline.plan;
	json_t *root = json_root();
	json_object_set_new(root, "as_of", json_instant(status->as_of));
	json_set_percent(root, "completion", status->now.completion);
	json_set_percent(root, "consumption", status->now.consumption);
	json_object_set_new(root, "zone", json_string(tocsin_zone_name(status->now.zone)));
	json_object_set_new(root, "zones",
		json_string(tocsin_zone_preset_name(project->settings.project_zones)));
	json_object_set_new(root, "completion_mode",
		json_string(tocsin_completion_mode_name(project->settings.completion)));
	json_set_rate(root, "burn_rate", status->burn_rate);
	json_set_rate(root, "pbcr", status->burn_rate_change);
	json_object_set_new(root, "projected_finish", json_finish(project, status->projected_end));
	json_object_set_new(root, "promise", json_finish(project, status->promise));
	json_object_set_new(root, "due", json_instant(project->due));
	json_object_set_new(root, "buffer_days", json_days(project, status->buffer));
	json_object_set_new(root, "buffer_left_days", json_days(project, status->buffer_left));
	json_object_set_new(
		root, "driver", task_ids(project, status->driver, status->driver_count));
	json_object_set_new(root, "driver_is_critical", json_boolean(status->driver_is_critical));
	json_object_set_new(root, "attribution", attribution_json(project, status));
	json_object_set_new(root, "stale", stale_ids(project, status));
	json_object_set_new(root, "drift", drift_json(project, status));
	json_object_set_new(root, "derived_estimates", json_integer(project->derived_estimates));
	json_object_set_new(root, "done_tasks", json_integer(status->progress.done));
	json_object_set_new(root, "later_rows", json_integer(status->progress.later_rows));
	json_object_set_new(root, "feeding_buffers", feeding_json(project, plan, status));
	json_print(root);
}

static const char *ids_text(struct tocsin_arena *arena, const struct tocsin_project *project,
	const uint32_t *tasks, uint32_t count)
{
	/* The ends of a long path tell most: its middle is counted. */
	enum { SHOWN_EACH_END = 4 };
	const char *text = "";
	for (uint32_t i = 0; i < count; i++) {
		if (count > 2 * SHOWN_EACH_END + 1 && i == SHOWN_EACH_END) {
			uint32_t skipped = count - 2 * SHOWN_EACH_END;
			text = tocsin_arena_printf(arena, "%s > (%u more)", text, skipped);
			i += skipped - 1;
			continue;
		}
		text = tocsin_arena_printf(
			arena, "%s%s%s", text, i ? " > " : "", project->tasks[tasks[i]].id);
	}
	return tocsin_text_clean(arena, text);
}

/* A chain on which completion fell has no rate: the two differences say what happened instead. */
static void print_rates(const struct opened *opened)
{
	const struct tocsin_status *status = &opened->status;
	char rate[DAYS_SIZE];
	printf("  burn rate    %s", lines_rate(rate, status->burn_rate));
	printf("   PBCR %s", lines_rate(rate, status->burn_rate_change));
	if (opened->point_count > 1 && strcmp(status->burn_rate_change.text, "back") == 0) {
		const struct tocsin_point *last = &opened->points[opened->point_count - 1];
		printf(" (completion %+.1f, consumption %+.1f points)",
			tocsin_ratio_percent(last->completion) -
				tocsin_ratio_percent(last[-1].completion),
			tocsin_ratio_percent(last->consumption) -
				tocsin_ratio_percent(last[-1].consumption));
	} else if (isinf(tocsin_ratio_percent(status->now.consumption))) {
		printf(" (inf: a buffer of 0 d has nothing to give)");
	} else if (strcmp(status->burn_rate.text, "inf") == 0 ||
		   strcmp(status->burn_rate_change.text, "inf") == 0) {
		printf(" (inf: consumption grew, completion did not)");
	}
	printf("\n");
}

static void print_buffer(const struct opened *opened)
{
	const struct tocsin_project *project = &opened->workspace.project;
	const struct tocsin_status *status = &opened->status;
	char a[DAYS_SIZE], b[DAYS_SIZE], date[TOCSIN_DATE_SIZE];
	printf("  completion   %s   consumption %s   (%s zones, %s)\n",
		lines_percent(a, status->now.completion), lines_percent(b, status->now.consumption),
		tocsin_zone_preset_name(project->settings.project_zones),
		tocsin_completion_mode_name(project->settings.completion));
	print_rates(opened);
	printf("  buffer       %s left of %s\n", lines_days(a, project, status->buffer_left),
		lines_days(b, project, status->buffer));
	printf("  projected    %s\n",
		tocsin_instant_format(
			date, tocsin_calendar_finish(project->calendar, status->projected_end)));
	printf("  promise      %s",
		tocsin_instant_format(
			date, tocsin_calendar_finish(project->calendar, status->promise)));
	if (tocsin_instant_known(project->due)) {
		tocsin_work late =
			status->promise - tocsin_calendar_axis(project->calendar, project->due);
		printf("   (%s %s due)", lines_days(a, project, late < 0 ? -late : late),
			late > 0 ? "after" : "before");
	}
	printf("\n");
}

static void print_attribution(
	const struct tocsin_project *project, const struct tocsin_status *status)
{
	char a[DAYS_SIZE], b[DAYS_SIZE], c[DAYS_SIZE], d[DAYS_SIZE];
	/* The room is what the path could give away before the end moved: never added, but by
	 * scope. */
	tocsin_work room = status->nominal_room;
	printf("  moved        %s = %s overrun + %s waiting %c %s room of the path\n",
		lines_days(a, project, status->overrun_total + status->waiting_total + room),
		lines_days(b, project, status->overrun_total),
		lines_days(c, project, status->waiting_total), room > 0 ? '+' : '-',
		lines_days(d, project, room > 0 ? room : -room));
}

static void print_feeding(const struct tocsin_project *project, const struct tocsin_plan *plan,
	const struct tocsin_status *status)
{
	if (plan->feeding_count == 0)
		return;
	struct lines lines;
	lines_init(&lines, 7,
		(const char *const[]){
			"buffer", "zone", ">consumed", ">size", ">room left", "merge", "flag"});
	for (uint32_t i = 0; i < plan->feeding_count; i++) {
		const struct tocsin_feeding_buffer *buffer = &plan->feeding[i];
		const struct tocsin_feeding_status *state = &status->feeding[i];
		char a[DAYS_SIZE];
		lines_cell(&lines, "%s", buffer->id);
		lines_cell(&lines, "%s", state->closed ? "closed" : tocsin_zone_name(state->zone));
		lines_cell(&lines, "%s", lines_percent(a, state->consumption));
		lines_cell(&lines, "%s", lines_days(a, project, buffer->size));
		lines_cell(&lines, "%s", lines_days(a, project, state->room_left));
		lines_cell(&lines, "%s > %s", plan->tasks[buffer->from].id,
			buffer->to == TOCSIN_NONE ? "the end" : plan->tasks[buffer->to].id);
		lines_cell(&lines, "%s", lines_flag(buffer->flag));
	}
	printf("\n");
	lines_print(&lines);
}

static void print_drift(const struct tocsin_project *project, const struct tocsin_status *status,
	struct tocsin_arena *arena)
{
	if (status->drift_count == 0)
		return;
	printf("\nscope: the inputs changed since the commit\n");
	for (uint32_t i = 0; i < status->drift_count; i++) {
		const struct tocsin_drift *drift = &status->drift[i];
		char days[DAYS_SIZE], before[DAYS_SIZE];
		printf("  %-8s %s", drift_name(drift->kind),
			drift->kind == TOCSIN_DRIFT_INPUTS ? "links, resources, calendar or dates"
							   : tocsin_text_clean(arena, drift->key));
		if (drift->kind == TOCSIN_DRIFT_ESTIMATE)
			printf(" %s -> %s", lines_days(before, project, drift->before),
				lines_days(days, project, drift->after));
		if (drift->moves != TOCSIN_NO_WORK)
			printf(": moves the end by %s", lines_days(days, project, drift->moves));
		printf("\n");
	}
}

/* Whom to ask for news; the first few by name. */
static void print_stale(const struct opened *opened)
{
	enum { SHOWN = 8 };
	const struct tocsin_project *project = &opened->workspace.project;
	struct tocsin_arena arena;
	tocsin_arena_init(&arena);
	uint32_t count = 0;
	for (uint32_t i = 0; i < project->task_count; i++) {
		if (!(opened->status.flags[i] & TOCSIN_STALE))
			continue;
		if (count < SHOWN)
			printf("%s%s", count == 0 ? "  stale        " : ", ",
				tocsin_text_clean(&arena, project->tasks[i].id));
		count++;
	}
	if (count > SHOWN)
		printf(" and %u more", count - SHOWN);
	if (count > 0)
		printf(": no report for more than %d working day%s\n", project->settings.stale_days,
			lines_plural((uint64_t)project->settings.stale_days));
	tocsin_arena_finish(&arena);
}

/* Rows of the journal that do not count, and why. */
static void print_left_out(const struct tocsin_status *status)
{
	uint32_t later = status->progress.later_rows, unknown = status->progress.unknown_rows;
	char date[TOCSIN_DATE_SIZE];
	tocsin_instant_format(date, status->as_of);
	if (later > 0)
		printf("  later        %u journal row%s later than %s and %s not count\n", later,
			later == 1 ? " is" : "s are", date, later == 1 ? "does" : "do");
	if (unknown > 0)
		printf("  unknown      %u journal row%s a task that is not in the schedule\n",
			unknown, unknown == 1 ? " names" : "s name");
}

static void print_text(struct opened *opened)
{
	const struct tocsin_project *project = &opened->workspace.project;
	const struct tocsin_status *status = &opened->status;
	struct tocsin_arena *arena = &opened->arena;
	lines_title(arena, project, status);
	print_buffer(opened);
	printf("  driver       %s%s\n",
		ids_text(arena, project, status->driver, status->driver_count),
		status->driver_is_critical ? "" : "  (not the critical chain)");
	print_attribution(project, status);
	printf("  tasks        %u done, %u in progress, %u to do\n", status->progress.done,
		status->progress.in_progress,
		project->task_count - status->progress.done - status->progress.in_progress);
	print_stale(opened);
	if (project->derived_estimates > 0)
		printf("  estimates    %u of %u tasks have one derived from the other\n",
			project->derived_estimates, project->task_count);
	print_left_out(status);
	print_feeding(project, status->baseline.plan, status);
	print_drift(project, status, arena);
}

int cli_status(const struct options *options)
{
	struct opened opened;
	int result = opened_load(&opened, options);
	if (result != CLI_OK)
		return result;
	result = opened_status(&opened);
	if (result == CLI_OK && options->given[OPTION_JSON])
		print_json(&opened.workspace.project, &opened.status);
	else if (result == CLI_OK)
		print_text(&opened);
	opened_close(&opened);
	return result;
}

int cli_plain(const struct options *dashboard)
{
	/* How to draw means nothing here; when, who and how to read do. */
	struct options options = *dashboard;
	options.operand_count = 1;
	struct opened opened;
	int result = opened_load(&opened, &options);
	if (result != CLI_OK)
		return result;
	if (opened.workspace.plan_count > 0) {
		result = opened_status(&opened);
		if (result == CLI_OK)
			print_text(&opened);
	}
	bool proposal = opened.workspace.plan_count == 0;
	opened_close(&opened);
	return proposal ? cli_plan(&options) : result;
}
