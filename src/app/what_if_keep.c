/* The end of a what-if: what can be reported is, and of the rest it is said where to write it. */
#include <stdio.h>
#include <string.h>

#include "app_parts.h"
#include "figure.h"

static const char *file_name(const char *path)
{
	const char *slash = strrchr(path, '/');
	return slash ? slash + 1 : path;
}

/* The tasks that would follow those before the one that is cut: their cells name it now. */
static const char *successors(const struct app *app, struct tocsin_arena *arena, uint32_t task)
{
	const struct tocsin_project *project = app->files.project;
	const struct tocsin_task *of = &project->tasks[task];
	const char *text = "";
	for (uint32_t i = 0; i < of->out_count; i++) {
		const struct tocsin_link *link =
			&project->links[project->out_links[of->first_out + i]];
		text = tocsin_arena_printf(arena, "%s%s%u", text, *text ? ", " : "",
			(unsigned)project->tasks[link->to].line);
	}
	return text;
}

static const char *predecessors(const struct app *app, struct tocsin_arena *arena, uint32_t task)
{
	const struct tocsin_project *project = app->files.project;
	const struct tocsin_task *of = &project->tasks[task];
	const char *text = "";
	for (uint32_t i = 0; i < of->in_count; i++) {
		const struct tocsin_link *link =
			&project->links[project->in_links[of->first_in + i]];
		text = tocsin_arena_printf(
			arena, "%s%s%s", text, *text ? ";" : "", project->tasks[link->from].id);
	}
	return *text ? text : "nothing";
}

static const char *cut_words(const struct app *app, struct tocsin_arena *arena, uint32_t task)
{
	const struct tocsin_project *project = app->files.project;
	const struct tocsin_task *of = &project->tasks[task];
	if (of->out_count == 0)
		return tocsin_arena_printf(arena, "%s:%u: delete the row", file_name(project->file),
			(unsigned)of->line);
	return tocsin_arena_printf(arena, "%s:%u: delete the row; in line%s %s: %s instead of %s",
		file_name(project->file), (unsigned)of->line, of->out_count == 1 ? "" : "s",
		successors(app, arena, task), predecessors(app, arena, task), of->id);
}

/* The units that all changes of a resource come to. */
static int64_t all_units(const struct app *app, const struct what_if_change *change)
{
	uint32_t resource = what_if_resource(app->files.project, change->key);
	int64_t units = app->files.project->resources[resource].capacity;
	for (unsigned i = 0; i < app->what_if.count; i++) {
		const struct what_if_change *other = &app->what_if.changes[i];
		if (other->kind == WHAT_IF_UNITS && strcmp(other->key, change->key) == 0)
			units += other->units;
	}
	return units;
}

const char *what_if_file_words(
	const struct app *app, struct tocsin_arena *arena, const struct what_if_change *change)
{
	const struct tocsin_project *project = app->files.project;
	uint32_t task = tocsin_index_find(&project->by_key, change->key), resource;
	switch (change->kind) {
	case WHAT_IF_CUT:
		return cut_words(app, arena, task);
	case WHAT_IF_DELAY:
		return tocsin_arena_printf(arena, "%s:%u: not_before %s", file_name(project->file),
			(unsigned)project->tasks[task].line, change->value);
	case WHAT_IF_UNITS:
		resource = what_if_resource(project, change->key);
		return tocsin_arena_printf(arena, "resources.csv: %s%s,%g%s%s%s",
			project->resources[resource].implied ? "add " : "", change->key,
			(double)all_units(app, change) / 1000,
			app->what_if.reordered > 0 ? "; the new order alone: " : "",
			app->what_if.reordered > 0
				? figure_days(project, app->what_if.reordered).text
				: "",
			app->what_if.reordered > 0 ? " earlier" : "");
	case WHAT_IF_REPORT:
		break;
	}
	return "";
}

void what_if_keep(struct app *app, struct app_effects *effects)
{
	struct what_if *what_if = &app->what_if;
	unsigned count = 0;
	if (!app_may_write(app, "keep"))
		return;
	for (unsigned i = 0; i < what_if->count; i++) {
		const struct what_if_change *change = &what_if->changes[i];
		if (change->kind != WHAT_IF_REPORT || !what_if_counts(app, i))
			continue;
		what_if->rows[count++] = (struct app_row){
			.as_of = app->as_of,
			.who = app->options.who,
			.task = change->key,
			.event = change->event,
			.value = change->value,
			.note = "",
		};
	}
	if (count == 0) {
		app_say(app, ROLE_ALARM,
			what_if->count == 0 ? "keep: nothing was changed"
					    : "keep: none of this is a report; the list says which "
					      "lines to change");
		return;
	}
	struct app_effect *effect = app_effect(effects, APP_APPEND);
	effect->rows = what_if->rows;
	effect->row_count = count;
	what_if->keeping = true;
	app->saving = COMMAND_KEEP;
	app->consumption_before = what_if->real.now.consumption;
	app_say(app, ROLE_MESSAGE, "%u report%s of the what-if", count, count == 1 ? "" : "s");
}

void what_if_kept(struct app *app, bool saved)
{
	struct what_if *what_if = &app->what_if;
	what_if->keeping = false;
	if (!saved)
		return;
	/* What can only be written into a file by hand stays in sight until it is dropped. */
	unsigned left = 0;
	for (unsigned i = 0; i < what_if->count; i++) {
		struct what_if_change change = what_if->changes[i];
		if (change.kind == WHAT_IF_REPORT)
			continue;
		what_if->changes[i] = what_if->changes[left];
		what_if->changes[left++] = change;
	}
	what_if->count = left;
	what_if_forget(what_if, left);
	what_if->on = what_if->ending = left > 0;
}
