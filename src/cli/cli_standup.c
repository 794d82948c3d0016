#include <stdio.h>

#include "cli.h"
#include "json.h"
#include "opened.h"
#include "shown.h"
#include "view_standup.h"

/* The entries that count and are as of an earlier time, in their order. */
static uint32_t *earlier_entries(
	struct opened *opened, struct tocsin_instant since, uint32_t *out_count)
{
	const struct workspace *workspace = &opened->workspace;
	uint32_t *order = TOCSIN_NEW(&opened->arena, uint32_t, workspace->order_count);
	*out_count = 0;
	for (uint32_t i = 0; i < workspace->order_count; i++) {
		uint32_t at = workspace->order[i];
		if (workspace->journal.entries[at].as_of.minute < since.minute)
			order[(*out_count)++] = at;
	}
	return order;
}

/* The day's reports, against the state without them. */
static struct standup_account account_of(struct opened *opened)
{
	struct workspace *workspace = &opened->workspace;
	struct standup_account account = {
		.since = tocsin_instant_at(tocsin_instant_day(opened->as_of), 0)};
	struct tocsin_status before;
	struct tocsin_status_request request = {
		.project = &workspace->project,
		.journal = &workspace->journal,
		.plans = (const struct tocsin_plan *const *)workspace->plans,
		.plan_count = workspace->plan_count,
		.as_of = opened->as_of,
		.point_only = true,
	};
	request.order = earlier_entries(opened, account.since, &request.order_count);
	tocsin_status_make(&before, &opened->arena, &request);
	account.before = before.now;
	account.end_before = before.projected_end;
	return account;
}

/* ---- JSON ---- */

static json_t *point_json(
	const struct tocsin_project *project, const struct tocsin_point *point, tocsin_work end)
{
	json_t *object = json_object();
	json_object_set_new(object, "zone", json_string(tocsin_zone_name(point->zone)));
	json_set_percent(object, "completion", point->completion);
	json_set_percent(object, "consumption", point->consumption);
	json_object_set_new(object, "projected_finish", json_finish(project, end));
	return object;
}

static json_t *report_json(const struct tocsin_project *project, const struct tocsin_entry *entry)
{
	json_t *object = json_object();
	json_object_set_new(object, "task", entry->task[0] ? json_text(entry->task) : json_null());
	json_object_set_new(object, "event", json_string(tocsin_event_name(entry->event)));
	json_object_set_new(object, "value", json_text(entry->value));
	if (entry->event == TOCSIN_EVENT_REMAINING)
		json_object_set_new(object, "remaining_days", json_days(project, entry->remaining));
	json_object_set_new(object, "who", json_text(entry->who));
	json_object_set_new(object, "reason", json_text(entry->reason));
	json_object_set_new(object, "note", json_text(entry->note));
	return object;
}

/* What was said on the day of the status instant, in the order in which it counts. */
static json_t *reports_json(const struct opened *opened, struct tocsin_instant since)
{
	const struct workspace *workspace = &opened->workspace;
	json_t *reports = json_array();
	for (uint32_t i = 0; i < workspace->order_count; i++) {
		const struct tocsin_entry *entry = &workspace->journal.entries[workspace->order[i]];
		if (entry->as_of.minute >= since.minute &&
			entry->as_of.minute <= opened->as_of.minute &&
			entry->event != TOCSIN_EVENT_RETRACT)
			json_array_append_new(reports, report_json(&workspace->project, entry));
	}
	return reports;
}

/* The tasks with any of `flags`, in the order in which work goes: ids. */
static json_t *tasks_json(const struct opened *opened, unsigned flags, unsigned without)
{
	const struct tocsin_project *project = &opened->workspace.project;
	json_t *tasks = json_array();
	for (uint32_t i = 0; i < project->task_count; i++) {
		uint32_t task = project->order[i];
		unsigned has = opened->status.flags[task];
		if ((has & flags) && !(has & without))
			json_array_append_new(tasks, json_text(project->tasks[task].id));
	}
	return tasks;
}

static json_t *actions_json(struct opened *opened)
{
	const struct workspace *workspace = &opened->workspace;
	struct tocsin_actions actions;
	json_t *list = json_array();
	tocsin_actions_make(&actions, &opened->arena, &workspace->project, &workspace->journal,
		workspace->order, workspace->order_count, opened->as_of);
	for (uint32_t i = 0; i < actions.open; i++) {
		const struct tocsin_action *action = &actions.items[i];
		json_t *object = json_object();
		json_object_set_new(object, "number", json_integer(i + 1));
		json_object_set_new(object, "owner", json_text(action->owner));
		json_object_set_new(object, "due", json_instant(action->due));
		json_object_set_new(object, "overdue", json_boolean(action->overdue));
		json_object_set_new(object, "task",
			action->task == TOCSIN_NONE
				? json_null()
				: json_text(workspace->project.tasks[action->task].id));
		json_object_set_new(object, "text", json_text(action->text));
		json_array_append_new(list, object);
	}
	return list;
}

static void print_json(struct opened *opened)
{
	const struct standup_account account = account_of(opened);
	const struct tocsin_project *project = &opened->workspace.project;
	const struct tocsin_status *status = &opened->status;
	json_t *root = json_root();
	json_object_set_new(root, "as_of", json_instant(status->as_of));
	json_object_set_new(
		root, "before", point_json(project, &account.before, account.end_before));
	json_object_set_new(root, "now", point_json(project, &status->now, status->projected_end));
	json_object_set_new(root, "said", reports_json(opened, account.since));
	json_object_set_new(root, "stale", tasks_json(opened, TOCSIN_STALE, 0));
	json_object_set_new(root, "warn", tasks_json(opened, TOCSIN_WAKE_UP, TOCSIN_IDLE));
	json_object_set_new(root, "waiting", tasks_json(opened, TOCSIN_IDLE | TOCSIN_QUEUED, 0));
	json_object_set_new(root, "actions", actions_json(opened));
	json_print(root);
}

const char *standup_text(struct opened *opened)
{
	const struct standup_account account = account_of(opened);
	const struct view_data data = {
		.project = &opened->workspace.project,
		.plan = opened->status.baseline.plan,
		.status = &opened->status,
		.journal = &opened->workspace.journal,
		.order = opened->workspace.order,
		.order_count = opened->workspace.order_count,
	};
	return standup_summary(&opened->arena, &data, &account, NULL);
}

int cli_standup(const struct options *options)
{
	struct opened opened;
	int result = opened_load(&opened, options);
	if (result != CLI_OK)
		return result;
	result = opened_status(&opened);
	if (result == CLI_OK) {
		if (options->given[OPTION_JSON])
			print_json(&opened);
		else
			fputs(standup_text(&opened), stdout);
	}
	opened_close(&opened);
	return result;
}
