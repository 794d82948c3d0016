#include <stdio.h>
#include <string.h>

#include "cli.h"
#include "cli_plan.h"
#include "explanation.h"
#include "json.h"
#include "lines.h"

/* "T1.1 ends", "T3 starts": the end of the other task that a link ties. */
static const char *other_end(enum tocsin_link_type type, bool earlier)
{
	bool finish = earlier ? type == TOCSIN_FS || type == TOCSIN_FF
			      : type == TOCSIN_FF || type == TOCSIN_SF;
	return finish ? "ends" : "starts";
}

static const char *buffer_text(
	const struct explanation *explanation, const struct tocsin_feeding_buffer *buffer)
{
	char days[DAYS_SIZE];
	return buffer == NULL
		       ? ""
		       : tocsin_arena_printf(explanation->arena, ", %s of %s between", buffer->id,
				 lines_days(days, explanation->project, buffer->size));
}

/* A tie in words; in the explanation's arena, cleaned. */
static const char *tie_text(
	const struct explanation *explanation, const struct tie *tie, bool earlier)
{
	const struct tocsin_project *project = explanation->project;
	struct tocsin_arena *arena = explanation->arena;
	const char *other = tie->other == TOCSIN_NONE ? "" : project->tasks[tie->other].id;
	const char *buffer = buffer_text(explanation, tie->buffer);
	switch (tie->kind) {
	case TIE_LINK:
		other = tocsin_arena_printf(arena, "%s %s (%s)%s", other,
			other_end(tie->type, earlier), tocsin_link_type_name(tie->type), buffer);
		break;
	case TIE_RESOURCE:
		other = tocsin_arena_printf(arena,
			earlier ? "%s hands over %s%s" : "%s takes over %s%s", other,
			project->resources[tie->resource].name, buffer);
		break;
	case TIE_DATE:
		other = "its not-before date";
		break;
	case TIE_ABSENCE:
		other = tocsin_arena_printf(
			arena, "%s is away until then", project->resources[tie->resource].name);
		break;
	case TIE_STATUS:
		other = "nothing unstarted begins before the status instant";
		break;
	case TIE_PROJECT_START:
		other = "the project's start";
		break;
	case TIE_FEEDING_BUFFER:
		other = tocsin_arena_printf(arena, "the end of the project%s", buffer);
		break;
	case TIE_PROJECT_END:
		other = "the end of the work, where the project buffer begins";
		break;
	}
	return tocsin_text_clean(arena, other);
}

/* "critical chain, 2 of 3", "feeding chain of FB2", "on no chain". */
static const char *chain_text(const struct explanation *explanation, uint32_t task)
{
	const struct tocsin_plan *plan = explanation->plan;
	uint32_t at = explanation->baseline.plan_task[task];
	int32_t chain = plan->tasks[at].chain;
	if (chain >= 0)
		return tocsin_arena_printf(
			explanation->arena, "feeding chain of %s", plan->feeding[chain].id);
	for (uint32_t i = 0; chain == TOCSIN_CRITICAL && i < plan->critical_count; i++)
		if (plan->critical[i].task == at)
			return tocsin_arena_printf(explanation->arena, "critical chain, %u of %u",
				i + 1, plan->critical_count);
	return "on no chain";
}

static const char *path_text(
	const struct explanation *explanation, const struct explanation_path *path)
{
	const char *text = "";
	enum { SHOWN = 12 };
	uint32_t skipped = path->count > SHOWN ? path->count - SHOWN : 0;
	for (uint32_t i = skipped; i < path->count; i++)
		text = tocsin_arena_printf(explanation->arena, "%s%s%s", text,
			i > skipped   ? " > "
			: skipped > 0 ? "... > "
				      : "",
			explanation->project->tasks[path->tasks[i]].id);
	return tocsin_text_clean(explanation->arena, text);
}

static void add_rows(struct lines *lines, const struct explanation *explanation,
	const struct ties *ties, bool earlier)
{
	for (uint32_t i = 0; i < ties->count; i++) {
		const struct tie *tie = &ties->items[i];
		char days[DAYS_SIZE];
		lines_cell(lines, "%s", earlier ? "earlier" : "later");
		lines_cell(lines, "%s", lines_days(days, explanation->project, tie->room));
		lines_cell(lines, "%s", tie->room == 0 ? "holds" : "");
		lines_cell(lines, "%s", tie_text(explanation, tie, earlier));
	}
}

/* Why it starts when it does, in one sentence: what holds it from before, else from behind. */
static void print_reason(const struct explanation *explanation, const struct ties *earlier,
	const struct ties *later, const struct explanation_path *path)
{
	const struct tie *before = ties_holding(explanation, earlier);
	const struct tie *behind = ties_holding(explanation, later);
	if (before != NULL) {
		printf("Its start is held: %s.\n", tie_text(explanation, before, true));
		if (path->count == 0)
			return;
		printf("To start earlier, these would have to move first: %s",
			path_text(explanation, path));
		if (path->held && path->last.other == TOCSIN_NONE)
			printf(" (held: %s)", tie_text(explanation, &path->last, true));
		printf(".\n");
		return;
	}
	if (behind != NULL)
		printf("It could start earlier; it is planned as late as this lets it: %s.\n",
			tie_text(explanation, behind, false));
	else
		printf("Nothing holds it: it could start earlier and end later.\n");
}

static void print_text(const struct explanation *explanation, uint32_t task)
{
	const struct tocsin_project *project = explanation->project;
	const struct tocsin_plan_task *planned =
		&explanation->plan->tasks[explanation->baseline.plan_task[task]];
	char start[TOCSIN_DATE_SIZE], finish[TOCSIN_DATE_SIZE], days[DAYS_SIZE];
	struct tocsin_arena *arena = explanation->arena;
	tocsin_instant_format(
		start, planned->finish > planned->start
			       ? tocsin_calendar_start(project->calendar, planned->start)
			       : tocsin_calendar_finish(project->calendar, planned->start));
	printf("%s %s: %s to %s, %s, %s\n", tocsin_text_clean(arena, project->tasks[task].id),
		tocsin_text_clean(arena, project->tasks[task].name), start,
		plan_finish_date(finish, project, planned->finish),
		lines_days(days, project, planned->finish - planned->start),
		chain_text(explanation, task));
	bool started = explanation->states != NULL &&
		       explanation->states[task].phase != TOCSIN_NOT_STARTED;
	struct ties earlier = {0}, later = explanation_later(explanation, task);
	if (started) {
		printf("It had started by then: its start is a fact.\n");
	} else {
		struct explanation_path path = explanation_path(explanation, task);
		earlier = explanation_earlier(explanation, task);
		print_reason(explanation, &earlier, &later, &path);
	}
	struct lines lines;
	lines_init(&lines, 4, (const char *const[]){"moving", ">room", "", "tie"});
	add_rows(&lines, explanation, &earlier, true);
	add_rows(&lines, explanation, &later, false);
	putchar('\n');
	lines_print(&lines);
}

/* ---- JSON ---- */

static json_t *ties_json(
	const struct explanation *explanation, const struct ties *ties, bool earlier)
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
		json_object_set_new(object, "text", json_text(tie_text(explanation, tie, earlier)));
		json_array_append_new(list, object);
	}
	return list;
}

static void print_json(const struct explanation *explanation, uint32_t task)
{
	const struct tocsin_project *project = explanation->project;
	const struct tocsin_plan_task *planned =
		&explanation->plan->tasks[explanation->baseline.plan_task[task]];
	bool started = explanation->states != NULL &&
		       explanation->states[task].phase != TOCSIN_NOT_STARTED;
	struct explanation_path path = explanation_path(explanation, task);
	struct ties earlier = {0}, later = explanation_later(explanation, task);
	if (!started)
		earlier = explanation_earlier(explanation, task);
	json_t *root = json_root(), *first = json_array();
	for (uint32_t i = 0; i < path.count; i++)
		json_array_append_new(first, json_text(project->tasks[path.tasks[i]].id));
	json_object_set_new(root, "task", json_text(project->tasks[task].id));
	json_object_set_new(root, "start_day", json_days(project, planned->start));
	json_object_set_new(root, "finish_day", json_days(project, planned->finish));
	json_object_set_new(root, "chain", json_text(chain_text(explanation, task)));
	json_object_set_new(root, "started", json_boolean(started));
	json_object_set_new(root, "earlier", ties_json(explanation, &earlier, true));
	json_object_set_new(root, "later", ties_json(explanation, &later, false));
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
	} else if (json) {
		print_json(&explanation, task);
	} else {
		print_text(&explanation, task);
	}
	tocsin_arena_finish(&arena);
	return status;
}
