/* A command, whether a key, a line at `:`, or an entry of the help asked for it. */
#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "app_parts.h"

struct app_effect *app_effect(struct app_effects *effects, enum app_effect_kind kind)
{
	assert(effects->count < APP_EFFECTS);
	struct app_effect *effect = &effects->items[effects->count++];
	*effect = (struct app_effect){.kind = kind, .as_of = TOCSIN_NO_INSTANT, .reason = ""};
	return effect;
}

void app_show_view(struct app *app, enum view view)
{
	const char *key = app_selected_key(app);
	app->view.view = view;
	app->view.opened = 0;
	app_list_rows(app, key);
}

static void open_help(struct app *app)
{
	if (app->view.view != VIEW_HELP)
		app->view.behind_help = app->view.view;
	app->view.view = VIEW_HELP;
	app->view.help_selected = app->view.help_top = 0;
	input_line_set(&app->help_line, "");
	help_scroll(app);
}

static void next_view(struct app *app)
{
	enum view next = app->view.view + 1u < VIEW_STANDUP ? app->view.view + 1u : VIEW_DASHBOARD;
	app_show_view(app, next);
}

/* "fold works on the view 'chains' (4)": with the key that leads there. */
static void say_which_view(struct app *app, const char *word, const char *view)
{
	const char *argument;
	enum command shows = command_parse(view, &argument, NULL);
	const char *keys = shows == COMMAND_NONE ? "" : command_entry(shows)->keys;
	int key = (int)strcspn(keys, " ");
	app_say(app, ROLE_ALARM, "%s works on the view '%s'%s%.*s%s", word, view, key ? " (" : "",
		key, keys, key ? ")" : "");
}

static void say_why_not_here(struct app *app, enum command command)
{
	const char *word = command_entry(command)->word;
	unsigned where = command_entry(command)->where;
	if (command_valid(where, app_context(app) | ~(unsigned)(ON_DASHBOARD - 1)))
		say_which_view(app, word, view_first_of(where));
	else if (where & IN_WHAT_IF && app_context(app) & IN_RUNNING)
		app_say(app, ROLE_ALARM, "%s: in what-if mode only (w)", word);
	else if (app_context(app) & IN_PROPOSAL)
		app_say(app, ROLE_ALARM, "%s: not before the plan is committed (c commits it)",
			word);
	else
		app_say(app, ROLE_ALARM,
			"%s: a plan is in force already; :rebaseline REASON makes a new one", word);
}

static void report(
	struct app *app, enum command command, const char *argument, struct app_effects *effects)
{
	uint32_t task = command == COMMAND_REASON ? standup_subject(app) : app_selected_task(app);
	const char *key = task == TOCSIN_NONE ? NULL : app->data.project->tasks[task].key;
	/* A what-if writes nothing: anybody may try. */
	if (!app->what_if.on && !app_may_write(app, command_entry(command)->word))
		return;
	if (!key)
		app_say(app, ROLE_ALARM, "%s: no task is selected", command_entry(command)->word);
	else if (*argument || command == COMMAND_KIT ||
		 (standup_walks(app) && (command == COMMAND_START || command == COMMAND_FINISH)))
		report_send(app, command, key, argument, effects);
	else
		prompt_open(app, command, "");
}

void run_with(
	struct app *app, enum command command, const char *argument, struct app_effects *effects)
{
	switch (command) {
	case COMMAND_REMAINING:
	case COMMAND_START:
	case COMMAND_FINISH:
	case COMMAND_NOTE:
	case COMMAND_KIT:
	case COMMAND_REASON:
		report(app, command, argument, effects);
		break;
	case COMMAND_ACTION:
		recovery_note(app, argument, effects);
		break;
	case COMMAND_CLOSE:
		recovery_close(app, argument, effects);
		break;
	case COMMAND_CLOSE_HERE:
		recovery_close_here(app, effects);
		break;
	case COMMAND_UNDO:
		app->what_if.on ? what_if_undo(app) : undo_newest(app, effects);
		break;
	case COMMAND_REDO:
		app->what_if.on ? what_if_redo(app) : redo_newest(app, effects);
		break;
	case COMMAND_WHAT_IF:
		what_if_toggle(app);
		break;
	case COMMAND_CUT:
		what_if_cut(app);
		break;
	case COMMAND_DELAY:
		what_if_delay(app, argument);
		break;
	case COMMAND_UNITS:
		what_if_units(app, argument);
		break;
	case COMMAND_MORE:
	case COMMAND_LESS:
		what_if_one_more(app, command == COMMAND_MORE ? 1000 : -1000);
		break;
	case COMMAND_KEEP:
		what_if_keep(app, effects);
		break;
	case COMMAND_DROP:
		what_if_drop(app);
		break;
	case COMMAND_FIND:
		app_filter(app, argument);
		break;
	case COMMAND_COLUMNS:
		app_columns(app, argument);
		break;
	case COMMAND_SORT:
		app_sort(app, argument);
		break;
	case COMMAND_SORT_NEXT:
		app_sort_next(app);
		break;
	case COMMAND_SORT_REVERSE:
		app_sort_reverse(app);
		break;
	case COMMAND_DETAILS:
		app_details(app);
		break;
	case COMMAND_OUTLINE:
		app_outline(app, argument);
		break;
	case COMMAND_FOLD_GROUP:
		app_fold_group(app);
		break;
	case COMMAND_FOLD_GROUPS:
		app_fold_groups(app);
		break;
	case COMMAND_NEXT_VIEW:
		next_view(app);
		break;
	case COMMAND_VIEW_DASHBOARD:
		app_show_view(app, VIEW_DASHBOARD);
		break;
	case COMMAND_VIEW_FEVER:
		app_show_view(app, VIEW_FEVER);
		break;
	case COMMAND_VIEW_TASKS:
		app_show_view(app, VIEW_TASKS);
		break;
	case COMMAND_VIEW_CHAINS:
		app_show_view(app, VIEW_CHAINS);
		break;
	case COMMAND_VIEW_BUFFERS:
		app_show_view(app, VIEW_BUFFERS);
		break;
	case COMMAND_VIEW_RESOURCES:
		app_show_view(app, VIEW_RESOURCES);
		break;
	case COMMAND_VIEW_JOURNAL:
		app_show_view(app, VIEW_JOURNAL);
		break;
	case COMMAND_VIEW_PLAN:
		app_show_view(app, VIEW_PLAN);
		break;
	case COMMAND_STAND_UP:
	case COMMAND_CONFIRM:
	case COMMAND_SKIP:
	case COMMAND_END_STAND_UP:
	case COMMAND_COPY_SUMMARY:
	case COMMAND_SAVE_SUMMARY:
		standup_run(app, command, argument, effects);
		break;
	case COMMAND_OPEN:
		app_open_line(app);
		break;
	case COMMAND_COMMIT:
		app_commit(app, effects);
		break;
	case COMMAND_REBASELINE:
		app_replan(app, argument, effects);
		break;
	case COMMAND_AS_OF:
		time_machine_look(app, argument, effects);
		break;
	case COMMAND_EARLIER:
	case COMMAND_LATER:
	case COMMAND_FIRST_DATE:
	case COMMAND_TODAY:
		time_machine_step(app, command, effects);
		break;
	case COMMAND_RELOAD:
		app->reload_asked = true;
		app_effect(effects, APP_RELOAD);
		app_effect(effects, APP_REPAINT);
		break;
	case COMMAND_COMMAND_LINE:
		prompt_open(app, COMMAND_COMMAND_LINE, argument);
		break;
	case COMMAND_HELP:
		open_help(app);
		break;
	case COMMAND_MOUSE:
		mouse_switch(app, argument, effects);
		break;
	case COMMAND_THEME:
		theme_switch(app, argument, effects);
		break;
	case COMMAND_WATCH:
		watch_switch(app, argument, effects);
		break;
	case COMMAND_DEBUG:
		app->debug = !app->debug;
		break;
	case COMMAND_SUSPEND:
		app_effect(effects, APP_SUSPEND);
		break;
	case COMMAND_QUIT:
		app_effect(effects, APP_QUIT);
		break;
	case COMMAND_DOWN:
	case COMMAND_UP:
	case COMMAND_PAGE_DOWN:
	case COMMAND_PAGE_UP:
	case COMMAND_FIRST:
	case COMMAND_LAST:
		app_move(app, command);
		break;
	case COMMAND_ZOOM:
		timeline_zoom(app, argument);
		break;
	case COMMAND_ZOOM_IN:
	case COMMAND_ZOOM_OUT:
	case COMMAND_PAN_LEFT:
	case COMMAND_PAN_RIGHT:
	case COMMAND_SHOW_DATE:
	case COMMAND_FOLLOW:
	case COMMAND_FOLD:
	case COMMAND_FOLD_ALL:
		timeline_run(app, command);
		break;
	case COMMAND_COUNT:
		break;
	}
}

void app_run(
	struct app *app, enum command command, const char *argument, struct app_effects *effects)
{
	if (command == COMMAND_NONE)
		return;
	app->ran = command;
	if (!command_valid(command_entry(command)->where, app_context(app))) {
		say_why_not_here(app, command);
		return;
	}
	if (what_if_refuses(app, command) ||
		(command == COMMAND_REBASELINE && !app_may_write(app, "rebaseline")))
		return;
	bool asks = command == COMMAND_FIND || command == COMMAND_REBASELINE ||
		    command == COMMAND_AS_OF || command == COMMAND_DELAY ||
		    command == COMMAND_UNITS;
	if (asks && *argument == '\0')
		prompt_open(app, command, command == COMMAND_FIND ? app->filter : "");
	else
		run_with(app, command, argument, effects);
}

/* "no command 'remianing'; did you mean remaining?" */
static void say_unknown(struct app *app, const char *line, bool ambiguous)
{
	enum command near[4];
	unsigned count = command_near(line, near, 4);
	int length = (int)strcspn(line, " \t");
	app_say(app, ROLE_ALARM, ambiguous ? "'%.*s' may be" : "no command '%.*s'%s",
		length < 40 ? length : 40, line,
		count > 0 ? "; did you mean" : "; ? lists them all");
	for (unsigned i = 0; i < count; i++) {
		size_t used = strlen(app->message);
		snprintf(app->message + used, sizeof app->message - used, "%s %s%s",
			i > 0 ? " or" : "", command_entry(near[i])->word,
			i + 1 == count && !ambiguous ? "?" : "");
	}
}

void run_line(struct app *app, const char *line, struct app_effects *effects)
{
	const char *argument;
	bool ambiguous;
	line += strspn(line, " \t:");
	enum command command = command_parse(line, &argument, &ambiguous);
	/* "as-of" alone is an answer: today. */
	if (command == COMMAND_AS_OF)
		run_with(app, command, argument, effects);
	else if (command != COMMAND_NONE)
		app_run(app, command, argument, effects);
	else if (*line)
		say_unknown(app, line, ambiguous);
}
