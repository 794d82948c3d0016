#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli.h"
#include "export_sheet.h"
#include "opened.h"
#include "read_file.h"
#include "replace_file.h"
#include "workspace_paths.h"

static const struct {
	const char *word;
	bool safe_alone; /* as in struct export_sheet */
	bool marked; /* goes through spreadsheets; others take the mark for a part of a caption */
	void (*write)(struct csv_writer *to, const struct export_sheet *sheet);
} formats[] = {
	{"csv", true, true, export_csv},
	{"msproject-csv", false, true, export_msproject},
	{"ganttproject-csv", false, false, export_ganttproject},
	{"jira-csv", false, false, export_jira},
};

enum { FORMATS = sizeof formats / sizeof *formats };

/* FORMATS, and said, where the word is none. */
static size_t format_of(const struct options *options)
{
	const char *word = options->value[OPTION_EXPORT_FORMAT];
	size_t at = 0;
	while (word != NULL && at < FORMATS && strcmp(formats[at].word, word) != 0)
		at++;
	if (at == FORMATS)
		fprintf(stderr,
			"tocsin: --format is csv, msproject-csv, ganttproject-csv or jira-csv, not "
			"'%s'\n",
			word);
	return at;
}

/* Whether anything was reported at all: a plan without reports has no columns of zeros. */
static bool is_begun(const struct tocsin_progress *progress)
{
	return progress->done + progress->in_progress > 0;
}

/* The committed plan, else a proposal as `tocsin plan` makes it, which the caller frees. */
static const struct tocsin_plan *plan_of(struct opened *opened, struct tocsin_plan **proposal)
{
	const struct workspace *workspace = &opened->workspace;
	*proposal = NULL;
	if (workspace->plan_count > 0)
		return workspace->plans[workspace->plan_count - 1];
	const struct tocsin_project *project = &workspace->project;
	struct tocsin_instant as_of = opened->as_of_given ? opened->as_of : project->start;
	*proposal = tocsin_plan_make(&(struct tocsin_plan_request){
		.project = project,
		.as_of = tocsin_calendar_axis(project->calendar, as_of),
		.as_of_date = &as_of,
		.states = opened_states(opened, as_of),
	});
	fputs("tocsin: there is no committed plan; this is what a plan would be\n", stderr);
	return *proposal;
}

/* A file that is there already is replaced only where it is an earlier export: nothing that
 * somebody else wrote is lost to a slip of the hand. */
static bool may_replace(const char *path)
{
	struct file_bytes file;
	char message[256];
	enum read_file_result result = read_file(&file, path, message, sizeof message);
	if (result == READ_FILE_MISSING)
		return true;
	if (result == READ_FILE_FAILED) {
		fprintf(stderr, "tocsin: %s: %s\n", path, message);
		return false;
	}
	bool ours = export_is_one(file.bytes, file.length);
	free(file.bytes);
	if (!ours)
		fprintf(stderr,
			"tocsin: %s is there already and is no export of tocsin; name another "
			"file, or move that one away\n",
			path);
	return ours;
}

static int put(const struct options *options, const struct csv_writer *writer)
{
	const char *path = options->value[OPTION_OUTPUT];
	char message[300];
	if (path == NULL)
		return fwrite(writer->text, 1, writer->length, stdout) == writer->length
			       ? CLI_OK
			       : CLI_FAILED;
	if (!may_replace(path))
		return CLI_FAILED;
	if (replace_file(path, writer->text, writer->length, message, sizeof message))
		return CLI_OK;
	fprintf(stderr, "tocsin: %s\n", message);
	return CLI_FAILED;
}

static void tell_rounding(struct export_rounding rounding)
{
	if (rounding.durations > 0)
		fprintf(stderr,
			"tocsin: GanttProject plans in whole days: %u duration%s rounded up, and "
			"exact in the column Focused estimate\n",
			rounding.durations, rounding.durations == 1 ? " is" : "s are");
	if (rounding.lags > 0)
		fprintf(stderr, "tocsin: %u lag%s cut to whole days\n", rounding.lags,
			rounding.lags == 1 ? " is" : "s are");
}

static void tell_plainer_links(uint32_t count)
{
	if (count > 0)
		fprintf(stderr,
			"tocsin: Jira knows neither types of links nor lags: %u link%s \"blocks\" "
			"and no more\n",
			count, count == 1 ? " says" : "s say");
}

static int write_export(struct opened *opened, const struct options *options, size_t format)
{
	const struct workspace *workspace = &opened->workspace;
	struct tocsin_plan *proposal;
	struct tocsin_progress progress;
	struct export_sheet sheet;
	struct csv_writer writer;
	tocsin_progress_fold(&progress, &opened->arena, &workspace->project, &workspace->journal,
		workspace->order, workspace->order_count, NULL, 0, opened->as_of);
	export_sheet_make(&sheet, &opened->arena, &workspace->project, plan_of(opened, &proposal),
		is_begun(&progress) ? &progress : NULL);
	sheet.safe_alone = formats[format].safe_alone;
	csv_writer_init(&writer, ',');
	formats[format].write(&writer, &sheet);
	if (formats[format].write == export_ganttproject)
		tell_rounding(export_ganttproject_rounding(&sheet));
	if (formats[format].write == export_jira)
		tell_plainer_links(export_jira_plainer_links(&sheet));
	if (formats[format].marked)
		csv_writer_mark(&writer);
	int result = put(options, &writer);
	csv_writer_free(&writer);
	tocsin_plan_free(proposal);
	return result;
}

/* The user's schedule is never written over. */
static bool is_schedule(const struct opened *opened, const struct options *options)
{
	const char *path = options->value[OPTION_OUTPUT];
	if (path == NULL || !workspace_same_file(path, opened->workspace.schedule_path))
		return false;
	fprintf(stderr, "tocsin: %s is the schedule itself; name another file\n", path);
	return true;
}

int cli_export(const struct options *options)
{
	struct opened opened;
	size_t format = format_of(options);
	if (format == FORMATS)
		return CLI_BAD_INPUT;
	int result = opened_load(&opened, options);
	if (result != CLI_OK)
		return result;
	result = is_schedule(&opened, options) ? CLI_BAD_INPUT
					       : write_export(&opened, options, format);
	opened_close(&opened);
	return result;
}
