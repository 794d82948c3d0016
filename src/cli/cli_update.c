#include <stdio.h>
#include <string.h>

#include "cli.h"
#include "lines.h"
#include "update.h"

bool update_complain(const char *text)
{
	fprintf(stderr, "tocsin: %s\n", text);
	return false;
}

bool update_is_later(struct tocsin_instant at, const char *text, struct tocsin_instant as_of)
{
	bool whole_day = strchr(text, ':') == NULL;
	return at.minute > as_of.minute &&
	       !(whole_day && tocsin_instant_day(at).number == tocsin_instant_day(as_of).number);
}

void update_near_tasks(struct near *near, const struct tocsin_project *project, const char *id)
{
	near_init(near, id, strlen(id));
	for (uint32_t i = 0; i < project->task_count; i++) {
		near_offer(near, project->tasks[i].id, project->tasks[i].id);
		near_offer(near, project->tasks[i].name, project->tasks[i].id);
	}
}

static void print_change(struct tocsin_point old, struct tocsin_point new)
{
	char before[DAYS_SIZE], after[DAYS_SIZE];
	lines_percent(before, old.consumption);
	lines_percent(after, new.consumption);
	if (strcmp(before, after) == 0)
		printf(": consumption %s, ", after);
	else
		printf(": consumption %s -> %s, ", before, after);
	if (old.zone != new.zone)
		printf("%s -> ", tocsin_zone_name(old.zone));
	printf("%s\n", tocsin_zone_name(new.zone));
}

/* What a person wants to know after a report: did it land, and what did it do to the buffer. */
static void print_outcome(struct update *update)
{
	struct opened *opened = update->opened;
	if (update->undone)
		printf("undid: %s\n", update->undone);
	printf("saved %u row%s", update->count, lines_plural(update->count));
	if (opened->workspace.plan_count == 0) {
		printf("; there is no committed plan yet\n");
		return;
	}
	opened_status(opened);
	struct tocsin_point old = opened->status.now;
	struct tocsin_diags diags;
	tocsin_diags_init(&diags);
	workspace_reload_journal(&opened->workspace, &diags);
	tocsin_diags_finish(&diags);
	opened_status(opened);
	print_change(old, opened->status.now);
}

static int save(struct update *update)
{
	struct journal_append result;
	journal_file_append(&result, &update->opened->arena, update->opened->workspace.journal_path,
		update->rows, update->count);
	if (result.result != JOURNAL_SAVED) {
		fprintf(stderr, "tocsin: not saved: %s\n", result.message);
		return CLI_FAILED;
	}
	print_outcome(update);
	return CLI_OK;
}

static bool says_something(const struct options *options)
{
	return options->given[OPTION_UNDO] || options->given[OPTION_NOTE] ||
	       options->given[OPTION_ACTION] || options->given[OPTION_REMAINING] ||
	       options->given[OPTION_START] || options->given[OPTION_FINISH] ||
	       options->given[OPTION_KIT];
}

int cli_update(const struct options *options)
{
	struct opened opened;
	int result = opened_load(&opened, options);
	if (result != CLI_OK)
		return result;
	struct update update = {.opened = &opened, .options = options, .task = TOCSIN_NONE};
	const char *id = options->operand_count > 1 ? options->operands[1] : NULL;
	if (id)
		update.task = tocsin_project_task(&opened.workspace.project, id);
	if (id && update.task == TOCSIN_NONE) {
		result = opened_no_task(&opened, id);
	} else {
		bool good = options->given[OPTION_FROM]     ? update_from_export(&update)
			    : id || says_something(options) ? update_from_options(&update)
							    : update_from_input(&update);
		result = !good ? CLI_BAD_INPUT : update.count == 0 ? CLI_OK : save(&update);
	}
	opened_close(&opened);
	return result;
}
