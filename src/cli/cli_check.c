#include <inttypes.h>
#include <stdio.h>

#include "cli.h"
#include "json.h"
#include "lines.h"
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
		printf("  %" PRIu32 " row%s group%s tasks and are not scheduled\n",
			project->summary_count, lines_plural(project->summary_count),
			project->summary_count == 1 ? "s" : "");
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

static void print_json(
	const struct workspace *workspace, const struct tocsin_diags *diags, bool good)
{
	json_t *root = json_root();
	json_t *list = json_array();
	for (size_t i = 0; i < diags->count; i++)
		json_array_append_new(list, diag_json(&diags->items[i]));
	json_object_set_new(root, "faults", json_integer((json_int_t)diags->errors));
	json_object_set_new(root, "notes", json_integer((json_int_t)diags->notes));
	json_object_set_new(root, "diagnostics", list);
	json_object_set_new(
		root, "tasks", good ? json_integer(workspace->project.task_count) : json_null());
	json_print(root);
}

int cli_check(const struct options *options)
{
	struct workspace workspace;
	struct wishes wishes;
	struct tocsin_diags diags;
	if (!wishes_take(&wishes, options))
		return CLI_BAD_INPUT;
	tocsin_diags_init(&diags);
	bool good = workspace_load(&workspace, options->operands[0], &wishes.said, workspace_now(),
			    &diags) == WORKSPACE_OK;
	bool verbose = options->given[OPTION_VERBOSE];
	if (options->given[OPTION_JSON]) {
		print_json(&workspace, &diags, good);
	} else {
		tocsin_diags_print(&diags, stderr, verbose);
		if (good) {
			print_counts(&workspace);
			if (verbose)
				print_details(&workspace.project);
			else if (diags.notes > 0)
				printf("  %zu note%s; --verbose shows %s\n", diags.notes,
					lines_plural(diags.notes),
					diags.notes == 1 ? "it" : "them");
		}
	}
	if (good)
		workspace_free(&workspace);
	tocsin_diags_finish(&diags);
	return good ? CLI_OK : CLI_BAD_INPUT;
}
