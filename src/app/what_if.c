/* The overlay: what would be, made of what is and the changes. */
#include "what_if.h"

#include <stdlib.h>
#include <string.h>

#include "app_parts.h"
#include "layout.h"
#include "view_what_if.h"

/* A later change of the same kind on the same thing takes the place of an earlier one; units add
 * up. */
static bool is_replaced(const struct what_if *what_if, unsigned at)
{
	const struct what_if_change *change = &what_if->changes[at];
	for (unsigned i = at + 1; i < what_if->count; i++) {
		const struct what_if_change *later = &what_if->changes[i];
		if (later->kind == change->kind && strcmp(later->key, change->key) == 0 &&
			(change->kind != WHAT_IF_REPORT || later->event == change->event) &&
			change->kind != WHAT_IF_UNITS)
			return true;
	}
	return false;
}

uint32_t what_if_resource(const struct tocsin_project *project, const char *name)
{
	for (uint32_t i = 0; i < project->resource_count; i++)
		if (strcmp(project->resources[i].name, name) == 0)
			return i;
	return TOCSIN_NONE;
}

bool what_if_counts(const struct app *app, unsigned at)
{
	const struct what_if_change *change = &app->what_if.changes[at];
	const struct tocsin_project *project = app->files.project;
	uint32_t found = change->kind == WHAT_IF_UNITS
				 ? what_if_resource(project, change->key)
				 : tocsin_index_find(&project->by_key, change->key);
	return found != TOCSIN_NONE && !is_replaced(&app->what_if, at);
}

static void add_entry(struct app *app, const struct what_if_change *change)
{
	struct what_if *what_if = &app->what_if;
	struct tocsin_entry *entry = &what_if->entries[what_if->entry_count++];
	*entry = (struct tocsin_entry){
		.recorded = "",
		.recorded_microseconds = INT64_MAX,
		.as_of = app->as_of,
		.who = app->options.who,
		.task = change->key,
		.event = change->event,
		.value = change->value,
		.date = change->date,
		.remaining = change->remaining,
		.owner = "",
		.target = "",
		.reason = "",
		.note = "",
		.row = app->files.journal->count,
	};
}

uint32_t what_if_project_changes(
	const struct app *app, struct tocsin_project_change out[WHAT_IF_MOST], bool with_units)
{
	const struct tocsin_project *base = app->files.project;
	uint32_t count = 0;
	for (unsigned i = 0; i < app->what_if.count; i++) {
		const struct what_if_change *change = &app->what_if.changes[i];
		bool units = change->kind == WHAT_IF_UNITS;
		if (change->kind == WHAT_IF_REPORT || !what_if_counts(app, i) ||
			(units && !with_units))
			continue;
		out[count++] = (struct tocsin_project_change){
			.kind = units                         ? TOCSIN_ADD_UNITS
				: change->kind == WHAT_IF_CUT ? TOCSIN_CUT_TASK
							      : TOCSIN_DELAY_TASK,
			.index = units ? what_if_resource(base, change->key)
				       : tocsin_index_find(&base->by_key, change->key),
			.date = change->date,
			.units = change->units,
		};
	}
	return count;
}

/* The project with what is no report, where there is any of it. */
static void derive_project(struct app *app)
{
	struct what_if *what_if = &app->what_if;
	struct tocsin_project_change changes[WHAT_IF_MOST];
	for (unsigned i = 0; i < what_if->count; i++)
		if (what_if->changes[i].kind == WHAT_IF_REPORT && what_if_counts(app, i))
			add_entry(app, &what_if->changes[i]);
	uint32_t count = what_if_project_changes(app, changes, true);
	what_if->derived = count > 0;
	if (count > 0)
		tocsin_project_change(&what_if->project, app->files.project, changes, count);
}

static void clear_overlay(struct what_if *what_if)
{
	if (what_if->derived)
		tocsin_project_free(&what_if->project);
	what_if->derived = false;
	what_if->entries = NULL;
	what_if->entry_count = 0;
	tocsin_arena_finish(&what_if->overlaid);
	tocsin_arena_init(&what_if->overlaid);
}

void what_if_overlay(struct app *app)
{
	struct what_if *what_if = &app->what_if;
	clear_overlay(what_if);
	app->data = app->files;
	app->view_data.what_if = NULL;
	/* The plan is gone from the files: there is nothing left to compare with. */
	if (app->data.plan_count == 0 && what_if->on) {
		what_if_forget(what_if, 0);
		what_if->on = what_if->ending = false;
	}
	if (!what_if->on || app->data.plan_count == 0)
		return;
	what_if->entries = TOCSIN_NEW(&what_if->overlaid, struct tocsin_entry, WHAT_IF_MOST);
	derive_project(app);
	if (!what_if->derived)
		return;
	app->data.project = &what_if->project;
	tocsin_baseline_bind(&what_if->bound, &what_if->overlaid,
		app->data.plans[app->data.plan_count - 1], app->data.project);
	what_if_level(app);
}

/* ---- What is shown of it ---- */

/* The task that a change is of, as the overlay counts them; with other units of a resource no task
 * is another. */
static uint32_t task_of(const struct app *app, const struct what_if_change *change)
{
	return change->kind == WHAT_IF_UNITS
		       ? TOCSIN_NONE
		       : tocsin_index_find(&app->data.project->by_key, change->key);
}

void what_if_show(struct app *app)
{
	struct what_if *what_if = &app->what_if;
	struct view_what_if *shown = &what_if->shown;
	if (!what_if->on || app->data.plan_count == 0)
		return;
	struct tocsin_arena *arena = &what_if->overlaid;
	struct view_change *changes = TOCSIN_NEW(arena, struct view_change, WHAT_IF_MOST);
	bool *changed = TOCSIN_NEW(arena, bool, app->data.project->task_count);
	*shown = (struct view_what_if){.project = app->files.project,
		.real = &what_if->real,
		.changes = changes,
		.changed = changed,
		.ending = what_if->ending,
		.top = shown->top};
	for (unsigned i = 0; i < what_if->count; i++) {
		const struct what_if_change *change = &what_if->changes[i];
		if (!what_if_counts(app, i))
			continue;
		uint32_t task = task_of(app, change);
		changes[shown->change_count++] = (struct view_change){
			change->words, what_if_file_words(app, arena, change), task};
		shown->report_count += change->kind == WHAT_IF_REPORT;
		if (task != TOCSIN_NONE)
			changed[task] = true;
	}
	app->view_data.what_if = shown;
	what_if_simulate(app);
}

/* ---- The mode ---- */

void what_if_remake(struct app *app)
{
	char *key = NULL;
	const char *selected = app_selected_key(app);
	if (selected && !(key = strdup(selected)))
		tocsin_out_of_memory();
	app_derive(app, true);
	app_list_rows(app, key);
	prompt_read(app);
	free(key);
}

void what_if_forget(struct what_if *what_if, unsigned from)
{
	for (unsigned i = from; i < what_if->all; i++) {
		free(what_if->changes[i].key);
		free(what_if->changes[i].value);
	}
	what_if->all = from;
	what_if->count = what_if->count < from ? what_if->count : from;
}

void what_if_close(struct app *app)
{
	what_if_forget(&app->what_if, 0);
	clear_overlay(&app->what_if);
	tocsin_arena_finish(&app->what_if.overlaid);
	tocsin_arena_finish(&app->what_if.actual);
	tocsin_arena_finish(&app->what_if.risk_real.arena);
	tocsin_arena_finish(&app->what_if.risk.arena);
}

static void leave(struct app *app)
{
	what_if_forget(&app->what_if, 0);
	app->what_if.on = app->what_if.ending = false;
	what_if_remake(app);
}

void what_if_drop(struct app *app)
{
	unsigned count = app->what_if.shown.change_count;
	leave(app);
	if (count > 0)
		app_say(app, ROLE_MESSAGE, "forgotten: %u change%s; nothing was written", count,
			count == 1 ? "" : "s");
	else
		app_say(app, ROLE_MESSAGE, "what-if mode is off; nothing was changed");
}

void what_if_toggle(struct app *app)
{
	struct what_if *what_if = &app->what_if;
	if (what_if->on && what_if->count == 0) {
		what_if_drop(app);
	} else if (what_if->on) {
		what_if->ending = !what_if->ending;
		what_if->shown.ending = what_if->ending;
		what_if->shown.top = 0;
	} else if (app->proposal) {
		app_say(app, ROLE_ALARM, "what-if: commit or drop the proposed plan first");
	} else {
		what_if->on = true;
		what_if_remake(app);
		app_say(app, ROLE_MESSAGE,
			"what if? r s f x D try changes, u takes one back, w lists; none is "
			"written");
	}
}

bool what_if_step_back(struct app *app)
{
	if (!app->what_if.on)
		return false;
	if (!what_if_stop(app))
		what_if_toggle(app);
	return true;
}

/* The list moves where it does not fit; `k` keeps, so that only arrows and pages do that. */
static bool scroll_list(struct app *app, uint32_t key)
{
	struct view_what_if *shown = &app->what_if.shown;
	struct rectangle body = layout_body(app->columns, app->rows, false);
	int most = what_if_rows(shown, body.columns) - body.rows, page = body.rows - 1;
	int top = shown->top;
	switch (key) {
	case KEY_UP_ARROW:
		top -= 1;
		break;
	case KEY_DOWN_ARROW:
		top += 1;
		break;
	case KEY_PAGE_UP:
		top -= page;
		break;
	case KEY_PAGE_DOWN:
	case ' ':
		top += page;
		break;
	case KEY_HOME_KEY:
		top = 0;
		break;
	case KEY_END_KEY:
		top = most;
		break;
	default:
		return false;
	}
	most = most > 0 ? most : 0;
	shown->top = top < 0 ? 0 : top < most ? top : most;
	return true;
}

bool what_if_key(struct app *app, uint32_t key, struct app_effects *effects)
{
	enum { ESCAPE = 27, CONTROL_L = 12, CONTROL_R = 18 };
	struct what_if *what_if = &app->what_if;
	if (!what_if->on || !what_if->ending)
		return false;
	if (key == ESCAPE)
		return what_if_step_back(app);
	if (key == 'k') {
		what_if_keep(app, effects);
		return true;
	}
	if (key == 'd') {
		what_if_drop(app);
		return true;
	}
	if (scroll_list(app, key))
		return true;
	/* Whoever goes on working has left the list. */
	bool stays = key == 'w' || key == 'u' || key == CONTROL_R || key == ':' || key == '?' ||
		     key == 'q' || key == CONTROL_L;
	if (!stays)
		what_if_toggle(app);
	return false;
}

void what_if_guard(struct app *app, struct app_effects *effects)
{
	unsigned kept = 0;
	if (!app->what_if.on)
		return;
	for (unsigned i = 0; i < effects->count; i++) {
		enum app_effect_kind kind = effects->items[i].kind;
		bool writes = kind == APP_APPEND || kind == APP_COMMIT || kind == APP_PROPOSE;
		if (!writes || (kind == APP_APPEND && app->what_if.keeping)) {
			effects->items[kept++] = effects->items[i];
			continue;
		}
		app->saving = COMMAND_NONE;
		app->planning = app->show_replan = false;
		prompt_forget_pending(app);
		app_say(app, ROLE_ALARM,
			"not here: what-if mode writes nothing; w ends it, Esc goes back");
	}
	effects->count = kept;
}
