/* How the task list is arranged: its columns and the order of its rows. */
#include <stdio.h>
#include <string.h>

#include "app_parts.h"
#include "task_cell.h"
#include "tocsin/text.h"

/* The list anew, with the cursor on the task where it was. */
static void arrange(struct app *app)
{
	const char *key = app_selected_key(app);
	app_list_rows(app, key);
}

static enum task_column named(struct app *app, const char *name, size_t length)
{
	enum task_column column = task_column_named(name, (unsigned)length);
	if (column == TASK_COLUMN_NONE)
		app_say_unknown(app, COMMAND_COLUMNS, "column", name, length);
	return column;
}

void app_columns(struct app *app, const char *names)
{
	struct listing chosen = app->view.listing;
	chosen.column_count = 0;
	for (names += strspn(names, ", "); *names; names += strspn(names, ", ")) {
		size_t length = strcspn(names, ", ");
		enum task_column column = named(app, names, length);
		if (column == TASK_COLUMN_NONE)
			return;
		bool twice = false;
		for (unsigned i = 0; i < chosen.column_count; i++)
			twice |= chosen.columns[i] == column;
		if (!twice)
			chosen.columns[chosen.column_count++] = (uint8_t)column;
		names += length;
	}
	app->view.listing = chosen;
	app_say(app, ROLE_MESSAGE, "%s",
		chosen.column_count > 0 ? "these columns; :columns alone shows the usual ones again"
					: "the usual columns");
}

const char *app_columns_text(const struct app *app, char out[INPUT_LINE_SIZE])
{
	const struct listing *listing = &app->view.listing;
	size_t used = 0;
	out[0] = '\0';
	for (unsigned i = 0; i < listing->column_count; i++)
		used += (size_t)snprintf(out + used, INPUT_LINE_SIZE - used, "%s%s", i ? "," : "",
			task_column_name((enum task_column)listing->columns[i]));
	return out;
}

static void say_sorted(struct app *app)
{
	const struct listing *listing = &app->view.listing;
	if (listing->sort == TASK_COLUMN_NONE)
		app_say(app, ROLE_MESSAGE, "%s",
			app->view_data.status ? "most urgent first" : "by planned start");
	else
		app_say(app, ROLE_MESSAGE, "sorted by %s%s; O the other way round, :sort as it was",
			task_column_name(listing->sort),
			task_column_falls(listing->sort) != listing->reverse ? ", falling" : "");
}

void app_sort(struct app *app, const char *name)
{
	struct listing *listing = &app->view.listing;
	bool reverse = name[0] == '-';
	name += reverse;
	enum task_column column = *name ? named(app, name, strlen(name)) : TASK_COLUMN_NONE;
	if (*name && column == TASK_COLUMN_NONE)
		return;
	listing->sort = column;
	listing->reverse = reverse;
	arrange(app);
	say_sorted(app);
}

void app_sort_next(struct app *app)
{
	struct listing *listing = &app->view.listing;
	uint8_t columns[TASK_COLUMN_COUNT];
	unsigned count = task_columns_listed(columns, listing, app->view_data.proposal), next = 0;
	for (unsigned i = 0; i < count; i++)
		if (columns[i] == listing->sort)
			next = i + 1;
	listing->sort = next < count ? (enum task_column)columns[next] : TASK_COLUMN_NONE;
	listing->reverse = false;
	arrange(app);
	say_sorted(app);
}

void app_sort_reverse(struct app *app)
{
	struct listing *listing = &app->view.listing;
	if (listing->sort == TASK_COLUMN_NONE) {
		app_say(app, ROLE_MESSAGE,
			"the list is %s; o sorts it by a column, O reverses that",
			app->view_data.status ? "in order of urgency" : "by planned start");
		return;
	}
	listing->reverse = !listing->reverse;
	arrange(app);
	say_sorted(app);
}

static const char *const outlines[OUTLINES] = {"off", "summary", "stage", "chain"};

/* Has the project the structure? */
static bool has_groups(const struct app *app, enum outline outline)
{
	const struct tocsin_project *project = app->view_data.project;
	if (outline == OUTLINE_SUMMARY)
		return project->summary_count > 0;
	for (uint32_t i = 0; outline == OUTLINE_STAGE && i < project->task_count; i++)
		if (project->tasks[i].stated->stage[0])
			return true;
	return outline != OUTLINE_STAGE;
}

static void outline(struct app *app, enum outline outline)
{
	struct listing *listing = &app->view.listing;
	listing->outline = outline;
	listing->all_folded = false;
	listing->fold_count = 0;
	arrange(app);
	if (outline == OUTLINE_NONE)
		app_say(app, ROLE_MESSAGE, "the list without groups");
	else
		app_say(app, ROLE_MESSAGE, "by %s; Space folds, Z folds all, e goes on",
			outlines[outline]);
}

void app_outline(struct app *app, const char *name)
{
	if (!app->view_data.project)
		return;
	enum outline next = app->view.listing.outline;
	if (!*name) {
		do
			next = (next + 1u) % OUTLINES;
		while (!has_groups(app, next));
		outline(app, next);
		return;
	}
	for (unsigned i = 0; i < OUTLINES; i++)
		if (strcmp(outlines[i], name) == 0 && has_groups(app, (enum outline)i)) {
			outline(app, (enum outline)i);
			return;
		}
	for (unsigned i = 0; i < OUTLINES; i++)
		if (strcmp(outlines[i], name) == 0) {
			app_say(app, ROLE_ALARM, "outline: the schedule has no %s", name);
			return;
		}
	app_say_unknown(app, COMMAND_OUTLINE, "outline", name, strlen(name));
}

void app_fold_group(struct app *app)
{
	struct view_state *view = &app->view;
	const struct view_group *group = view_rows_group(&view->rows, view->selected);
	if (!group) {
		app_say(app, ROLE_MESSAGE, "nothing to fold: e shows the list in groups");
		return;
	}
	/* On a task its group is folded, and the cursor goes to it. */
	while (view->rows.tasks[view->selected] != TOCSIN_NONE)
		view->selected--;
	listing_fold(&view->listing, group->key);
	app_list_rows(app, NULL);
}

void app_fold_groups(struct app *app)
{
	struct view_state *view = &app->view;
	if (!view->rows.groups) {
		app_fold_group(app);
		return;
	}
	while (view->rows.tasks[view->selected] != TOCSIN_NONE)
		view->selected--;
	view->listing.all_folded = !view->listing.all_folded;
	view->listing.fold_count = 0;
	app_list_rows(app, NULL);
}
