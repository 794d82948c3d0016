#include "workspace.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "journal_file.h"
#include "mapping_file.h"
#include "plan_file.h"
#include "project_files.h"
#include "read_file.h"
#include "relations_file.h"
#include "workspace_paths.h"

/* Older baselines only dim the points before theirs: one that cannot be read is a note. */
static struct tocsin_plan *read_old_plan(
	const char *path, const struct tocsin_project *project, struct tocsin_diags *diags)
{
	struct tocsin_diags own;
	tocsin_diags_init(&own);
	struct tocsin_plan *plan = plan_file_read(path, project, &own);
	if (plan == NULL && own.errors > 0)
		tocsin_diags_add(diags, TOCSIN_NOTE, path, own.items[0].line, own.items[0].column,
			"%s (this older baseline is left out)", own.items[0].text);
	tocsin_diags_finish(&own);
	return plan;
}

/* plan.1.csv, plan.2.csv ..., plan.csv. */
static void read_plans(struct workspace *workspace, struct tocsin_diags *diags)
{
	uint32_t count;
	unsigned *numbers =
		workspace_plan_numbers(&workspace->arena, workspace->own_folder, &count);
	workspace->plans = TOCSIN_NEW(&workspace->arena, struct tocsin_plan *, count + 1);
	for (uint32_t i = 0; i < count; i++) {
		const char *name =
			tocsin_arena_printf(&workspace->arena, "plan.%u.csv", numbers[i]);
		struct tocsin_plan *plan = read_old_plan(
			workspace_path(&workspace->arena, workspace->own_folder, name),
			&workspace->project, diags);
		if (plan != NULL)
			workspace->plans[workspace->plan_count++] = plan;
	}
	struct tocsin_plan *plan = plan_file_read(workspace->plan_path, &workspace->project, diags);
	if (plan != NULL)
		workspace->plans[workspace->plan_count++] = plan;
}

static void read_journal(struct workspace *workspace, struct tocsin_diags *diags)
{
	journal_file_read(&workspace->journal, &workspace->arena, workspace->journal_path,
		&workspace->project, diags, &workspace->skipped_rows);
	workspace->order = tocsin_journal_order(
		&workspace->arena, &workspace->journal, &workspace->order_count);
}

static void name_paths(struct workspace *out, const struct workspace_paths *paths)
{
	out->schedule_path = paths->schedule;
	out->relations_path = relations_path_beside(&out->arena, paths->schedule);
	out->own_folder = paths->own_folder;
	out->journal_path = paths->journal;
	out->plan_path = paths->plan;
}

/* The schedule's bytes; false, and told, where the world keeps them from us. */
static bool read_bytes(struct file_bytes *bytes, const char *path, struct tocsin_diags *diags)
{
	char message[160] = "no such file";
	if (read_file(bytes, path, message, sizeof message) == READ_FILE_OK)
		return true;
	tocsin_diags_add(diags, TOCSIN_FAULT, path, 0, 0, "%s", message);
	return false;
}

static enum workspace_result load(struct workspace *out, const char *path,
	const struct dialect_wishes *wishes, struct tocsin_instant today,
	const struct loading *loading, struct tocsin_diags *diags)
{
	struct workspace_paths paths;
	struct file_bytes bytes;
	out->path = tocsin_arena_strdup(&out->arena, path);
	if (!workspace_paths_find(&paths, &out->arena, path, diags) ||
		!read_bytes(&bytes, paths.schedule, diags))
		return WORKSPACE_UNREADABLE;
	name_paths(out, &paths);
	size_t faults = diags->errors;
	struct project_sources sources = {
		.schedule = paths.schedule,
		.bytes = bytes.bytes,
		.length = bytes.length,
		.settings = paths.settings,
		.resources = paths.resources,
		.calendar = paths.calendar,
		.name = paths.name,
		.wishes = wishes ? *wishes : (struct dialect_wishes){0},
		.frozen = plan_file_start(paths.plan),
		.today = today,
		.loading = loading,
	};
	mapping_file_read(&sources.wishes, &out->arena, paths.mapping, diags);
	bool read = project_files_read(&out->project, &sources, diags);
	free(bytes.bytes);
	if (!read) {
		/* A wrong choice would be obeyed again at every start. */
		if (sources.wishes.kept_count > 0)
			tocsin_diags_add(diags, TOCSIN_FAULT, paths.mapping, 0, 0,
				"columns mean what is kept here; where that is wrong, correct it or "
				"delete the file");
		return WORKSPACE_FAULTY;
	}
	read_plans(out, diags);
	read_journal(out, diags);
	return diags->errors == faults ? WORKSPACE_OK : WORKSPACE_FAULTY;
}

enum workspace_result workspace_load_watched(struct workspace *out, const char *path,
	const struct dialect_wishes *wishes, struct tocsin_instant today,
	const struct loading *loading, struct tocsin_diags *diags)
{
	*out = (struct workspace){0};
	tocsin_arena_init(&out->arena);
	tocsin_project_init(&out->project);
	enum workspace_result result = load(out, path, wishes, today, loading, diags);
	if (loading != NULL)
		loading->done(loading->data);
	if (result != WORKSPACE_OK)
		workspace_free(out);
	return result;
}

enum workspace_result workspace_load(struct workspace *out, const char *path,
	const struct dialect_wishes *wishes, struct tocsin_instant today,
	struct tocsin_diags *diags)
{
	return workspace_load_watched(out, path, wishes, today, NULL, diags);
}

bool workspace_read_export(struct tocsin_project *out, const struct workspace *workspace,
	const char *schedule, const struct dialect_wishes *wishes, struct tocsin_instant today,
	struct tocsin_diags *diags)
{
	struct workspace_paths paths;
	struct tocsin_arena arena;
	tocsin_arena_init(&arena);
	bool read = workspace_paths_find(&paths, &arena, workspace->path, diags);
	struct project_sources sources = {
		.schedule = schedule,
		.settings = paths.settings,
		.resources = paths.resources,
		.calendar = paths.calendar,
		.name = paths.name,
		.wishes = wishes ? *wishes : (struct dialect_wishes){0},
		.frozen = workspace->project.start,
		.today = today,
	};
	if (read)
		mapping_file_read(&sources.wishes, &arena, paths.mapping, diags);
	read = read && project_files_read(out, &sources, diags);
	tocsin_arena_finish(&arena);
	return read;
}

void workspace_free(struct workspace *workspace)
{
	for (uint32_t i = 0; i < workspace->plan_count; i++)
		tocsin_plan_free(workspace->plans[i]);
	tocsin_project_free(&workspace->project);
	tocsin_arena_finish(&workspace->arena);
	*workspace = (struct workspace){0};
}

void workspace_reload_journal(struct workspace *workspace, struct tocsin_diags *diags)
{
	const struct workspace before = *workspace;
	size_t faults = diags->errors;
	read_journal(workspace, diags);
	if (diags->errors == faults)
		return;
	/* What cannot be read now was read before: that stays in force. */
	workspace->journal = before.journal;
	workspace->order = before.order;
	workspace->order_count = before.order_count;
	workspace->skipped_rows = before.skipped_rows;
}

struct tocsin_instant workspace_now(void)
{
	struct tocsin_date date;
	const char *pinned = getenv("TOCSIN_NOW");
	if (pinned != NULL && tocsin_date_parse(&date, pinned) == TOCSIN_DATE_OK)
		return date.at;
	time_t clock = time(NULL);
	struct tm now;
	struct tocsin_day day = {0};
	if (localtime_r(&clock, &now) == NULL ||
		!tocsin_day_from_date(&day, now.tm_year + 1900, now.tm_mon + 1, now.tm_mday))
		return (struct tocsin_instant){clock / 60};
	return tocsin_instant_at(day, 60 * now.tm_hour + now.tm_min);
}

struct tocsin_instant workspace_committed_as_of(const struct workspace *workspace)
{
	uint32_t count = workspace->plan_count;
	return count > 0 ? workspace->plans[count - 1]->as_of_date : TOCSIN_NO_INSTANT;
}
