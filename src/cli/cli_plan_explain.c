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

/* "FS", "SS + 2 d", "FS - 1 d elapsed". */
static const char *link_text(const struct explanation *explanation, const struct tocsin_link *link)
{
	char days[DAYS_SIZE];
	const char *type = tocsin_link_type_name(link->type);
	if (link->lag == 0)
		return type;
	tocsin_work lag = link->lag < 0 ? -link->lag : link->lag;
	if (link->elapsed)
		return tocsin_arena_printf(explanation->arena, "%s %c %.10g h elapsed", type,
			link->lag < 0 ? '-' : '+', (double)lag / 60);
	return tocsin_arena_printf(explanation->arena, "%s %c %s", type, link->lag < 0 ? '-' : '+',
		lines_days(days, explanation->project, lag));
}

/* "Ann", "Ann (drum)" */
static const char *resource_text(const struct explanation *explanation, uint32_t resource)
{
	const char *name = explanation->project->resources[resource].name;
	if (strcmp(name, explanation->plan->drum) != 0)
		return name;
	return tocsin_arena_printf(explanation->arena, "%s (drum)", name);
}

/* "A", "A and B", "A, B and C". */
static const char *users_text(const struct explanation *explanation, const struct tie *tie)
{
	const char *text = "";
	for (uint32_t i = 0; i < tie->user_count; i++)
		text = tocsin_arena_printf(explanation->arena, "%s%s%s", text,
			i == 0                     ? ""
			: i + 1 == tie->user_count ? " and "
						   : ", ",
			explanation->project->tasks[tie->users[i]].id);
	return text;
}

/* "its not-before date, 2026-03-19T08:00" */
static const char *date_text(const struct explanation *explanation, uint32_t task)
{
	char date[TOCSIN_DATE_SIZE];
	const struct tocsin_project *project = explanation->project;
	return tocsin_arena_printf(explanation->arena, "its not-before date, %s",
		tocsin_instant_format(date,
			tocsin_calendar_start(project->calendar, project->tasks[task].not_before)));
}

/* A tie in words; in the explanation's arena, cleaned. */
static const char *tie_text(
	const struct explanation *explanation, uint32_t task, const struct tie *tie, bool earlier)
{
	const struct tocsin_project *project = explanation->project;
	struct tocsin_arena *arena = explanation->arena;
	const char *other = tie->other == TOCSIN_NONE ? "" : project->tasks[tie->other].id;
	const char *buffer = buffer_text(explanation, tie->buffer);
	switch (tie->kind) {
	case TIE_LINK:
		other = tocsin_arena_printf(arena, "%s %s (%s)%s", other,
			other_end(tie->type, earlier), link_text(explanation, tie->link), buffer);
		break;
	case TIE_RESOURCE:
		other = tocsin_arena_printf(arena,
			earlier ? "%s hands over %s%s" : "%s takes over %s%s", other,
			resource_text(explanation, tie->resource), buffer);
		break;
	case TIE_DATE:
		other = date_text(explanation, task);
		break;
	case TIE_ABSENCE:
		other = tocsin_arena_printf(
			arena, "%s is away until then", resource_text(explanation, tie->resource));
		break;
	case TIE_CAPACITY:
		other = tocsin_arena_printf(arena, "until then %s %s %s and leave%s too little",
			users_text(explanation, tie), tie->user_count > 1 ? "need" : "needs",
			resource_text(explanation, tie->resource), tie->user_count > 1 ? "" : "s");
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

static void add_rows(struct lines *lines, const struct explanation *explanation, uint32_t task,
	const struct ties *ties, bool earlier)
{
	for (uint32_t i = 0; i < ties->count; i++) {
		const struct tie *tie = &ties->items[i];
		char days[DAYS_SIZE];
		lines_cell(lines, "%s", earlier ? "earlier" : "later");
		lines_cell(lines, "%s", lines_days(days, explanation->project, tie->room));
		lines_cell(lines, "%s", tie->room == 0 ? "holds" : "");
		lines_cell(lines, "%s", tie_text(explanation, task, tie, earlier));
	}
}

/* All that one task is asked about. */
struct answer {
	uint32_t task;
	bool started;
	struct ties earlier, later;
	struct explanation_path path;
};

static struct answer answer_of(const struct explanation *explanation, uint32_t task)
{
	struct answer answer = {.task = task, .later = explanation_later(explanation, task)};
	answer.started = explanation->states != NULL &&
			 explanation->states[task].phase != TOCSIN_NOT_STARTED;
	answer.path = explanation_path(explanation, task);
	if (!answer.started)
		answer.earlier = explanation_earlier(explanation, task);
	return answer;
}

/* Every tie that holds the start, the one that the way back begins with first. */
static const char *held_text(const struct explanation *explanation, const struct answer *answer)
{
	const struct tie *first = ties_holding(explanation, &answer->earlier);
	const char *text = tie_text(explanation, answer->task, first, true);
	for (uint32_t i = 0; i < answer->earlier.count; i++) {
		const struct tie *tie = &answer->earlier.items[i];
		if (tie->room == 0 && tie != first)
			text = tocsin_arena_printf(explanation->arena, "%s; %s", text,
				tie_text(explanation, answer->task, tie, true));
	}
	return text;
}

/* Do other tasks hold it besides the one that the way back goes through? */
static bool others_hold(const struct explanation *explanation, const struct answer *answer)
{
	const struct tie *first = ties_holding(explanation, &answer->earlier);
	for (uint32_t i = 0; i < answer->earlier.count; i++) {
		const struct tie *tie = &answer->earlier.items[i];
		if (tie->room == 0 && tie->other != TOCSIN_NONE && tie->other != first->other)
			return true;
	}
	return false;
}

/* What lets the farthest of those that would have to move lie where it does. */
static const char *farthest_text(
	const struct explanation *explanation, const struct explanation_path *path)
{
	struct tocsin_arena *arena = explanation->arena;
	uint32_t far = path->tasks[0];
	const char *id = explanation->project->tasks[far].id;
	char days[DAYS_SIZE];
	if (explanation->states != NULL && explanation->states[far].phase != TOCSIN_NOT_STARTED)
		return tocsin_arena_printf(arena, "%s had started", id);
	if (path->held)
		return tocsin_arena_printf(
			arena, "held: %s", tie_text(explanation, far, &path->last, true));
	struct ties ties = explanation_earlier(explanation, far);
	return tocsin_arena_printf(arena, "%s could begin %s earlier", id,
		lines_days(days, explanation->project, ties_room(&ties)));
}

/* What would have to move first. */
static const char *way_text(const struct explanation *explanation, const struct answer *answer)
{
	return tocsin_arena_printf(explanation->arena,
		others_hold(explanation, answer)
			? "To start earlier, all of them would have to move first; the way back "
			  "through the first: %s (%s)."
			: "To start earlier, these would have to move first: %s (%s).",
		path_text(explanation, &answer->path),
		tocsin_text_clean(explanation->arena, farthest_text(explanation, &answer->path)));
}

/* Why a task that nothing holds lies where it does: the plan begins what may wait on purpose late.
 */
static const char *late_text(const struct explanation *explanation, const struct answer *answer)
{
	char a[DAYS_SIZE], b[DAYS_SIZE];
	const struct tie *behind = ties_holding(explanation, &answer->later);
	const struct tocsin_project *project = explanation->project;
	lines_days(a, project, ties_room(&answer->earlier));
	if (behind == NULL)
		return tocsin_arena_printf(explanation->arena,
			"Nothing holds it: it could begin %s earlier or end %s later.", a,
			lines_days(b, project, ties_room(&answer->later)));
	return tocsin_arena_printf(explanation->arena,
		"Nothing holds its start: it could begin %s earlier. It lies late on purpose, as "
		"late as this lets it: %s.%s",
		a, tie_text(explanation, answer->task, behind, false),
		behind->buffer != NULL && behind->buffer->size > 0
			? " The buffer, not an early start, protects what it feeds."
			: "");
}

/* Why it starts when it does: what holds it from before, else from behind. */
static const char *reason_text(const struct explanation *explanation, const struct answer *answer)
{
	if (answer->started)
		return "It had started by then: its start is a fact.";
	if (ties_holding(explanation, &answer->earlier) == NULL)
		return late_text(explanation, answer);
	const char *held = held_text(explanation, answer);
	if (answer->path.count == 0)
		return tocsin_arena_printf(explanation->arena, "Its start is held: %s.", held);
	return tocsin_arena_printf(explanation->arena, "Its start is held: %s. %s", held,
		way_text(explanation, answer));
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

static void print_text(const struct explanation *explanation, const struct answer *answer)
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
		chain_text(explanation, answer->task)));
	printf("%s to %s, %s\n", start, plan_finish_date(finish, project, planned->finish),
		span_text(explanation, answer->task));
	lines_paragraph(reason_text(explanation, answer));
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
		json_object_set_new(
			object, "text", json_text(tie_text(explanation, task, tie, earlier)));
		json_array_append_new(list, object);
	}
	return list;
}

static void print_json(const struct explanation *explanation, const struct answer *answer)
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
	json_object_set_new(root, "chain", json_text(chain_text(explanation, task)));
	json_object_set_new(root, "started", json_boolean(answer->started));
	json_object_set_new(root, "reason", json_text(reason_text(explanation, answer)));
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
		struct answer answer = answer_of(&explanation, task);
		if (json)
			print_json(&explanation, &answer);
		else
			print_text(&explanation, &answer);
	}
	tocsin_arena_finish(&arena);
	return status;
}
