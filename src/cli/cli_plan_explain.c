#include <stdio.h>
#include <string.h>

#include "cli.h"
#include "cli_plan.h"
#include "explanation.h"
#include "json.h"
#include "lines.h"

static void add_rows(struct lines *lines, const struct explanation *explanation, uint32_t task,
	const struct ties *ties, bool earlier)
{
	for (uint32_t i = 0; i < ties->count; i++) {
		const struct tie *tie = &ties->items[i];
		char days[DAYS_SIZE];
		lines_cell(lines, "%s", earlier ? "earlier" : "later");
		lines_cell(lines, "%s", lines_days(days, explanation->project, tie->room));
		lines_cell(lines, "%s", tie->room == 0 ? "holds" : "");
		lines_cell(lines, "%s", explanation_tie_text(explanation, task, tie, earlier));
	}
}

/* "8 d", "8 d, 6 d of them work" */
static const char *span_text(const struct explanation *explanation, uint32_t task)
{
	const struct tocsin_project *project = explanation->project;
	const struct tocsin_plan_task *planned =
		&explanation->plan->tasks[explanation->baseline.plan_task[task]];
	char span[DAYS_SIZE], work[DAYS_SIZE];
	tocsin_work worked =
		project->tasks[task].elapsed
			? planned->finish - planned->start
			: tocsin_task_worked(project, task, planned->start, planned->finish);
	lines_days(span, project, planned->finish - planned->start);
	if (worked == planned->finish - planned->start)
		return tocsin_arena_printf(explanation->arena, "%s", span);
	return tocsin_arena_printf(explanation->arena, "%s, %s of them without absences", span,
		lines_days(work, project, worked));
}

static void print_text(
	const struct explanation *explanation, const struct explanation_answer *answer)
{
	const struct tocsin_project *project = explanation->project;
	const struct tocsin_plan_task *planned =
		&explanation->plan->tasks[explanation->baseline.plan_task[answer->task]];
	char start[TOCSIN_DATE_SIZE], finish[TOCSIN_DATE_SIZE];
	struct tocsin_arena *arena = explanation->arena;
	tocsin_instant_format(
		start, planned->finish > planned->start
			       ? tocsin_calendar_start(project->calendar, planned->start)
			       : tocsin_calendar_finish(project->calendar, planned->start));
	lines_paragraph(tocsin_arena_printf(arena, "%s %s: %s",
		tocsin_text_clean(arena, project->tasks[answer->task].id),
		tocsin_text_clean(arena, project->tasks[answer->task].name),
		explanation_chain_text(explanation, answer->task)));
	printf("%s to %s, %s\n", start, plan_finish_date(finish, project, planned->finish),
		span_text(explanation, answer->task));
	lines_paragraph(explanation_reason(explanation, answer));
	struct lines lines;
	lines_init(&lines, 4, (const char *const[]){"moving", ">room", "", "tie"});
	add_rows(&lines, explanation, answer->task, &answer->earlier, true);
	add_rows(&lines, explanation, answer->task, &answer->later, false);
	putchar('\n');
	lines_print(&lines);
}

/* ---- JSON ---- */

static json_t *ties_json(
	const struct explanation *explanation, uint32_t task, const struct ties *ties, bool earlier)
{
	const struct tocsin_project *project = explanation->project;
	json_t *list = json_array();
	for (uint32_t i = 0; i < ties->count; i++) {
		const struct tie *tie = &ties->items[i];
		json_t *object = json_object();
		json_object_set_new(object, "kind", json_string(tie_kind_name(tie->kind)));
		json_object_set_new(object, "task",
			tie->other == TOCSIN_NONE ? json_null()
						  : json_text(project->tasks[tie->other].id));
		json_object_set_new(object, "type",
			tie->kind == TIE_LINK ? json_string(tocsin_link_type_name(tie->type))
					      : json_null());
		json_object_set_new(object, "resource",
			tie->resource != TOCSIN_NONE
				? json_text(project->resources[tie->resource].name)
				: json_null());
		json_object_set_new(
			object, "buffer", tie->buffer ? json_text(tie->buffer->id) : json_null());
		json_object_set_new(object, "room_days", json_days(project, tie->room));
		json_object_set_new(object, "holds", json_boolean(tie->room == 0));
		json_object_set_new(object, "text",
			json_text(explanation_tie_text(explanation, task, tie, earlier)));
		json_array_append_new(list, object);
	}
	return list;
}

static void print_json(
	const struct explanation *explanation, const struct explanation_answer *answer)
{
	const struct tocsin_project *project = explanation->project;
	uint32_t task = answer->task;
	const struct tocsin_plan_task *planned =
		&explanation->plan->tasks[explanation->baseline.plan_task[task]];
	json_t *root = json_root(), *first = json_array();
	for (uint32_t i = 0; i < answer->path.count; i++)
		json_array_append_new(first, json_text(project->tasks[answer->path.tasks[i]].id));
	json_object_set_new(root, "task", json_text(project->tasks[task].id));
	json_object_set_new(root, "start_day", json_days(project, planned->start));
	json_object_set_new(root, "finish_day", json_days(project, planned->finish));
	json_object_set_new(root, "chain", json_text(explanation_chain_text(explanation, task)));
	json_object_set_new(root, "started", json_boolean(answer->started));
	json_object_set_new(root, "reason", json_text(explanation_reason(explanation, answer)));
	json_object_set_new(root, "earlier", ties_json(explanation, task, &answer->earlier, true));
	json_object_set_new(root, "later", ties_json(explanation, task, &answer->later, false));
	json_object_set_new(root, "move_first", first);
	json_print(root);
}

int plan_explain(const struct opened *opened, const struct tocsin_plan *plan,
	const struct tocsin_task_state *states, const char *id, bool json)
{
	const struct tocsin_project *project = &opened->workspace.project;
	struct tocsin_arena arena;
	uint32_t task = tocsin_project_task(project, id);
	if (task == TOCSIN_NONE)
		return opened_no_task(opened, id);
	tocsin_arena_init(&arena);
	struct explanation explanation = {
		.arena = &arena, .project = project, .plan = plan, .states = states};
	tocsin_baseline_bind(&explanation.baseline, &arena, plan, project);
	int status = CLI_OK;
	if (explanation.baseline.plan_task[task] == TOCSIN_NONE) {
		fprintf(stderr, "tocsin: the committed plan does not know '%s' yet\n",
			tocsin_text_clean(&arena, id));
		status = CLI_FAILED;
	} else {
		struct explanation_answer answer = explanation_answer(&explanation, task);
		if (json)
			print_json(&explanation, &answer);
		else
			print_text(&explanation, &answer);
	}
	tocsin_arena_finish(&arena);
	return status;
}
