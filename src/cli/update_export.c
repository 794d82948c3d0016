/*
 * A newer export of the schedule, taken over as an update: what it says of progress becomes rows of
 * the journal after consent; what else is different is told, for that is the schedule's.
 */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "lines.h"
#include "update.h"
#include "wishes.h"

enum { NAMED = 12 /* tasks or links of a kind that are told one by one */ };

/* The export and what it says, as of the status instant. */
struct newer {
	struct tocsin_project project;
	struct tocsin_progress progress;
	struct tocsin_takeover takeover;
};

static const char *duration_text(const struct update *update, uint32_t task, tocsin_work minutes)
{
	const struct tocsin_project *project = &update->opened->workspace.project;
	struct tocsin_arena *arena = &update->opened->arena;
	char text[TOCSIN_DURATION_SIZE];
	if (project->tasks[task].elapsed)
		return tocsin_arena_printf(arena, "%" PRId64 "em", minutes);
	return tocsin_arena_strdup(arena, tocsin_duration_format(text, minutes, &project->units));
}

static const char *date_text(struct update *update, struct tocsin_instant at)
{
	char text[TOCSIN_DATE_SIZE];
	return tocsin_instant_known(at) ? tocsin_arena_strdup(&update->opened->arena,
						  tocsin_instant_format(text, at))
					: "";
}

/* ---- Rows ---- */

static const char *text_of(const struct update *update, enum option option)
{
	const char *text = update->options->value[option];
	return text != NULL ? text : "";
}

/* The note is about the export, and goes with the first row. */
static void add_row(
	struct update *update, uint32_t task, enum tocsin_event event, const char *value)
{
	update->rows[update->count++] = (struct journal_row){
		.as_of = update->opened->as_of,
		.who = opened_who(update->options),
		.task = update->opened->workspace.project.tasks[task].key,
		.event = event,
		.value = value,
		.reason = text_of(update, OPTION_REASON),
		.note = update->count == 1 ? text_of(update, OPTION_NOTE) : "",
	};
}

/* A start before a remaining before a finish. */
static void add_rows(struct update *update, const struct tocsin_takeover *takeover)
{
	enum { ROWS_A_TASK = 3 };
	update->rows = TOCSIN_NEW(
		&update->opened->arena, struct journal_row, ROWS_A_TASK * takeover->taken_count);
	for (uint32_t i = 0; i < takeover->taken_count; i++) {
		const struct tocsin_taken *taken = &takeover->taken[i];
		if (taken->starts && tocsin_instant_known(taken->start))
			add_row(update, taken->task, TOCSIN_EVENT_START,
				date_text(update, taken->start));
		if (taken->remains)
			add_row(update, taken->task, TOCSIN_EVENT_REMAINING,
				duration_text(update, taken->task, taken->remaining));
		else if (taken->finishes)
			add_row(update, taken->task, TOCSIN_EVENT_FINISH,
				date_text(update, taken->finish));
		else if (taken->starts && !tocsin_instant_known(taken->start))
			add_row(update, taken->task, TOCSIN_EVENT_START, "");
	}
}

/* ---- What is told ---- */

/* "not started -> 2d, since 2026-03-09" */
static void tell_taken(struct lines *lines, struct update *update, const struct tocsin_taken *taken)
{
	const struct tocsin_task *task = &update->opened->workspace.project.tasks[taken->task];
	const char *before = taken->phase_here == TOCSIN_NOT_STARTED ? "not started"
			     : taken->phase_here == TOCSIN_DONE
				     ? "done"
				     : duration_text(update, taken->task, taken->remaining_here);
	const char *after =
		taken->finishes ? "done" : duration_text(update, taken->task, taken->remaining);
	lines_cell(lines, "%s", task->id);
	lines_cell(lines, "%s", task->name);
	lines_cell(lines, "%s", before);
	lines_cell(lines, "%s", after);
	lines_cell(lines, "%s", taken->starts ? date_text(update, taken->start) : "");
	lines_cell(lines, "%s", taken->finishes ? date_text(update, taken->finish) : "");
}

static void tell_progress(struct update *update, const struct tocsin_takeover *takeover)
{
	struct lines lines;
	if (takeover->taken_count == 0)
		return;
	printf("\n");
	lines_init(&lines, 6,
		(const char *const[]){"id", "name", ">here", ">there", "started", "finished"});
	for (uint32_t i = 0; i < takeover->taken_count; i++)
		tell_taken(&lines, update, &takeover->taken[i]);
	lines_print(&lines);
}

/* "3 tasks are new: X1, X2, X3" */
static void tell_tasks(struct update *update, const struct tocsin_project *project,
	const uint32_t *tasks, uint32_t count, const char *what_one, const char *what_many)
{
	if (count == 0)
		return;
	printf("  %u task%s:", count, count == 1 ? what_one : what_many);
	for (uint32_t i = 0; i < count && i < NAMED; i++)
		printf("%s %s", i > 0 ? "," : "",
			tocsin_text_clean(&update->opened->arena, project->tasks[tasks[i]].id));
	printf("%s\n", count > NAMED ? ", ..." : "");
}

/* "1 task has another name: 2 (Fill in)": tasks of the export, each with its name there. */
static void tell_named(struct update *update, const struct newer *newer, const uint32_t *tasks,
	uint32_t count, const char *what_one, const char *what_many)
{
	struct tocsin_arena *arena = &update->opened->arena;
	if (count == 0)
		return;
	printf("  %u task%s:", count, count == 1 ? what_one : what_many);
	for (uint32_t i = 0; i < count && i < NAMED; i++) {
		const struct tocsin_task *task = &newer->project.tasks[tasks[i]];
		printf("%s %s (%s)", i > 0 ? "," : "", tocsin_text_clean(arena, task->id),
			tocsin_text_clean(arena, task->name));
	}
	printf("%s\n", count > NAMED ? ", ..." : "");
}

static void tell_links(struct update *update, const struct tocsin_takeover *takeover)
{
	uint32_t count = takeover->link_count;
	if (count == 0)
		return;
	printf("  %u link%s:", count, count == 1 ? " differs" : "s differ");
	for (uint32_t i = 0; i < count && i < NAMED; i++) {
		const struct tocsin_link_change *link = &takeover->links[i];
		struct tocsin_arena *arena = &update->opened->arena;
		printf("%s %s %s -> %s %s", i > 0 ? "," : "",
			link->another_lag ? "other lag"
			: link->added     ? "new"
					  : "gone",
			tocsin_text_clean(arena, link->from), tocsin_text_clean(arena, link->to),
			tocsin_link_type_name(link->type));
	}
	printf("%s\n", count > NAMED ? ", ..." : "");
}

static void tell(struct update *update, const struct newer *newer)
{
	const struct tocsin_takeover *takeover = &newer->takeover;
	const struct tocsin_project *here = &update->opened->workspace.project;
	bool structure = takeover->added_count + takeover->gone_count + takeover->estimated_count +
				 takeover->renamed_count + takeover->moved_count +
				 takeover->link_count >
			 0;
	if (takeover->taken_count == 0 && !structure) {
		printf("%s: nothing is new as of %s\n", newer->project.file,
			date_text(update, update->opened->as_of));
		return;
	}
	printf("%s: progress of %u task%s as of %s\n", newer->project.file, takeover->taken_count,
		lines_plural(takeover->taken_count), date_text(update, update->opened->as_of));
	tell_progress(update, takeover);
	if (!structure)
		return;
	printf("\nOf the schedule, which is not journalled:\n");
	tell_tasks(update, &newer->project, takeover->added, takeover->added_count, " is new",
		"s are new");
	tell_tasks(update, here, takeover->gone, takeover->gone_count, " is gone", "s are gone");
	tell_tasks(update, here, takeover->estimated, takeover->estimated_count,
		" has another estimate", "s have other estimates");
	tell_named(update, newer, takeover->renamed, takeover->renamed_count, " has another name",
		"s have other names");
	tell_named(update, newer, takeover->moved, takeover->moved_count,
		" has another id, and is known by its name",
		"s have other ids, and are known by their names");
	tell_links(update, takeover);
	if (takeover->moved_count > 0)
		printf("  the journal knows tasks by their ids: before the export takes the place "
		       "of %s, give it a column of unique ids\n",
			update->opened->workspace.schedule_path);
	else
		printf("  to take these over, put the export in the place of %s, then: tocsin plan "
		       "%s\n",
			update->opened->workspace.schedule_path, update->opened->workspace.path);
}

/* ---- Consent ---- */

enum consent { CONSENT_YES, CONSENT_NO, CONSENT_NOBODY_TO_ASK };

static enum consent ask(const struct update *update)
{
	char answer[16];
	if (update->options->given[OPTION_YES])
		return CONSENT_YES;
	if (!isatty(STDIN_FILENO))
		return CONSENT_NOBODY_TO_ASK;
	fflush(stdout);
	fprintf(stderr, "save %u row%s? [y/N] ", update->count, lines_plural(update->count));
	bool yes = fgets(answer, sizeof answer, stdin) && (answer[0] == 'y' || answer[0] == 'Y');
	return yes ? CONSENT_YES : CONSENT_NO;
}

static bool read_export(struct update *update, struct newer *newer)
{
	struct opened *opened = update->opened;
	struct wishes wishes;
	struct tocsin_diags diags;
	if (!wishes_take(&wishes, update->options))
		return false;
	tocsin_diags_init(&diags);
	bool read = workspace_read_export(&newer->project, &opened->workspace,
		update->options->value[OPTION_FROM], &wishes.said, workspace_now(), &diags);
	tocsin_diags_print(&diags, stderr, false);
	tocsin_diags_finish(&diags);
	return read;
}

/* Both sides as of the status instant: the journal here, the columns of the export there. */
static void compare(struct update *update, struct newer *newer)
{
	struct opened *opened = update->opened;
	const struct workspace *workspace = &opened->workspace;
	const struct tocsin_journal empty = {0};
	struct tocsin_progress here;
	newer->project.status_date = opened->as_of;
	tocsin_progress_fold(&here, &opened->arena, &workspace->project, &workspace->journal,
		workspace->order, workspace->order_count, NULL, 0, opened->as_of);
	tocsin_progress_fold(&newer->progress, &opened->arena, &newer->project, &empty, NULL, 0,
		NULL, 0, opened->as_of);
	tocsin_takeover_make(&newer->takeover, &opened->arena, &workspace->project, &here,
		&newer->project, &newer->progress, opened->as_of);
}

bool update_from_export(struct update *update)
{
	struct newer newer;
	if (update->task != TOCSIN_NONE)
		return update_complain("--from is about all tasks; name none");
	static const enum option reports[] = {OPTION_UNDO, OPTION_REMAINING, OPTION_START,
		OPTION_FINISH, OPTION_KIT, OPTION_ACTION};
	for (size_t i = 0; i < sizeof reports / sizeof *reports; i++)
		if (update->options->given[reports[i]])
			return update_complain("--from takes what the export says; report anything "
					       "else in a call of its own");
	if (!read_export(update, &newer))
		return false;
	compare(update, &newer);
	tell(update, &newer);
	add_rows(update, &newer.takeover);
	tocsin_project_free(&newer.project);
	if (update->count == 0)
		return true;
	printf("\n");
	enum consent consent = ask(update);
	if (consent == CONSENT_NO) {
		update->count = 0;
		printf("nothing was saved\n");
	}
	return consent != CONSENT_NOBODY_TO_ASK ||
	       update_complain("nothing was saved: --yes takes the progress over");
}
