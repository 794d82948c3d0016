#include <inttypes.h>
#include <stdio.h>

#include "check_source.h"
#include "cli.h"
#include "json.h"
#include "lines.h"
#include "mapping_file.h"
#include "patience.h"
#include "wishes.h"
#include "workspace.h"

static void print_counts(const struct workspace *workspace)
{
	const struct tocsin_project *project = &workspace->project;
	const struct {
		uint32_t count;
		const char *noun;
	} counts[] = {
		{project->task_count, "task"},
		{project->link_count, "link"},
		{project->resource_count, "resource"},
		{workspace->journal.count, "journal row"},
		{workspace->plan_count, "committed plan"},
	};
	printf("%s: no faults", workspace->path);
	for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
		printf("%s%" PRIu32 " %s%s", i == 0 ? "; " : ", ", counts[i].count, counts[i].noun,
			lines_plural(counts[i].count));
	printf("\n");
	if (project->summary_count > 0)
		printf("  %" PRIu32 " row%s tasks and %s not scheduled\n", project->summary_count,
			project->summary_count == 1 ? " groups" : "s group",
			project->summary_count == 1 ? "is" : "are");
	if (project->derived_estimates > 0)
		printf("  %" PRIu32 " of %" PRIu32
		       " tasks have one estimate derived from the other\n",
			project->derived_estimates, project->task_count);
	if (workspace->skipped_rows > 0)
		printf("  %" PRIu32 " journal row%s skipped\n", workspace->skipped_rows,
			workspace->skipped_rows == 1 ? " was" : "s were");
}

static void print_details(const struct tocsin_project *project)
{
	char start[TOCSIN_DATE_SIZE], status[TOCSIN_DATE_SIZE];
	printf("  start %s (%s), %g h a day\n", tocsin_instant_format(start, project->start),
		project->start_given ? "given" : "derived", (double)project->units.day / 60);
	if (tocsin_instant_known(project->status_date))
		printf("  status date %s\n", tocsin_instant_format(status, project->status_date));
}

static json_t *diag_json(const struct tocsin_diag *diag)
{
	json_t *object = json_object();
	json_object_set_new(
		object, "severity", json_string(diag->severity == TOCSIN_FAULT ? "fault" : "note"));
	json_object_set_new(object, "file", json_text(diag->file));
	json_object_set_new(object, "line", json_integer(diag->line));
	json_object_set_new(object, "column", json_integer(diag->column));
	json_object_set_new(object, "text", json_text(diag->text));
	return object;
}

/* What is asked, and what came of it. */
struct checked {
	const struct options *options;
	struct wishes wishes;
	struct tocsin_arena arena; /* of the source */
	struct workspace workspace;
	struct source source;
	struct tocsin_diags diags;
	bool good, is_table;
};

static void print_json(const struct checked *checked)
{
	const struct tocsin_diags *diags = &checked->diags;
	const struct tocsin_project *project = checked->good ? &checked->workspace.project : NULL;
	json_t *root = json_root();
	json_t *list = json_array();
	for (size_t i = 0; i < diags->count; i++)
		json_array_append_new(list, diag_json(&diags->items[i]));
	json_object_set_new(root, "faults", json_integer((json_int_t)diags->errors));
	json_object_set_new(root, "notes", json_integer((json_int_t)diags->notes));
	json_object_set_new(root, "diagnostics", list);
	json_object_set_new(
		root, "tasks", project ? json_integer(project->task_count) : json_null());
	json_object_set_new(root, "hours_a_day",
		project ? json_number((double)project->units.day / 60) : json_null());
	json_object_set_new(
		root, "status_date", project ? json_instant(project->status_date) : json_null());
	json_object_set_new(root, "source",
		checked->is_table ? check_source_json(&checked->source) : json_null());
	json_print(root);
}

static void print_text(const struct checked *checked)
{
	const struct tocsin_diags *diags = &checked->diags;
	bool verbose = checked->options->given[OPTION_VERBOSE];
	FILE *to = checked->good ? stdout : stderr;
	tocsin_diags_print(diags, stderr, verbose);
	if (checked->good)
		print_counts(&checked->workspace);
	if (checked->is_table && verbose)
		check_source_lines(&checked->source, to);
	else if (checked->is_table && checked->good)
		check_source_line(&checked->source, to);
	if (checked->good && verbose)
		print_details(&checked->workspace.project);
	else if (checked->good && diags->notes > 0)
		printf("  %zu note%s; --verbose shows %s\n", diags->notes,
			lines_plural(diags->notes), diags->notes == 1 ? "it" : "them");
}

/* Keeps the choices of --map, and of those in mapping.csv what they do not touch. */
static int save_choices(struct checked *checked)
{
	const char *path = checked->source.mapping_path;
	struct dialect_wishes *wishes = &checked->wishes.said;
	struct tocsin_diags unheard; /* told when the project was loaded */
	char message[256];
	if (!checked->good || !checked->is_table) {
		fputs("tocsin: nothing was saved; --save needs a schedule without faults\n",
			stderr);
		return CLI_BAD_INPUT;
	}
	tocsin_diags_init(&unheard);
	mapping_file_read(wishes, &checked->arena, path, &unheard);
	tocsin_diags_finish(&unheard);
	if (!mapping_file_write(
		    path, wishes->choices, wishes->choice_count, message, sizeof message)) {
		fprintf(stderr, "tocsin: %s\n", message);
		return CLI_FAILED;
	}
	if (!checked->options->given[OPTION_JSON])
		printf("  saved in %s: %u column%s\n", path, wishes->choice_count,
			lines_plural(wishes->choice_count));
	return CLI_OK;
}

int cli_check(const struct options *options)
{
	struct checked checked = {.options = options};
	const char *path = options->operands[0];
	if (!wishes_take(&checked.wishes, options))
		return CLI_BAD_INPUT;
	const struct dialect_wishes *wishes = &checked.wishes.said;
	tocsin_diags_init(&checked.diags);
	tocsin_arena_init(&checked.arena);
	struct patience_load load;
	patience_load_begin(&load, path);
	checked.good = workspace_load_watched(&checked.workspace, path, wishes, workspace_now(),
			       &load.loading, &checked.diags) == WORKSPACE_OK;
	checked.is_table = source_find(&checked.source, &checked.arena, path, wishes);
	if (options->given[OPTION_JSON])
		print_json(&checked);
	else
		print_text(&checked);
	int result = checked.good ? CLI_OK : CLI_BAD_INPUT;
	if (options->given[OPTION_SAVE])
		result = save_choices(&checked);
	if (checked.good)
		workspace_free(&checked.workspace);
	tocsin_diags_finish(&checked.diags);
	tocsin_arena_finish(&checked.arena);
	return result;
}
