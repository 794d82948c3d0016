/* Why a task of a plan lies where it does, in words. */
#include <stdio.h>
#include <string.h>

#include "explanation.h"
#include "tocsin/real.h"
#include "tocsin/text.h"

enum { DAYS_SIZE = 32 };

/* "2.5 d": two decimals at the most, none where there are none; never "-0". Returns `out`. */
static char *days_text(
	char out[DAYS_SIZE], const struct tocsin_project *project, tocsin_work minutes)
{
	double days = tocsin_round((double)minutes / (double)project->units.day * 100) / 100;
	snprintf(out, DAYS_SIZE, "%.10g d", days == 0 ? 0.0 : days);
	return out;
}

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
				 days_text(days, explanation->project, buffer->size));
}

/* "FS", "SS + 2 d", "FS - 1 d elapsed". */
const char *explanation_link_text(
	const struct explanation *explanation, const struct tocsin_link *link)
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
		days_text(days, explanation->project, lag));
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
const char *explanation_tie_text(
	const struct explanation *explanation, uint32_t task, const struct tie *tie, bool earlier)
{
	const struct tocsin_project *project = explanation->project;
	struct tocsin_arena *arena = explanation->arena;
	const char *other = tie->other == TOCSIN_NONE ? "" : project->tasks[tie->other].id;
	const char *buffer = buffer_text(explanation, tie->buffer);
	switch (tie->kind) {
	case TIE_LINK:
		other = tocsin_arena_printf(arena, "%s %s (%s)%s", other,
			other_end(tie->type, earlier),
			explanation_link_text(explanation, tie->link), buffer);
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
const char *explanation_chain_text(const struct explanation *explanation, uint32_t task)
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

struct explanation_answer explanation_answer(const struct explanation *explanation, uint32_t task)
{
	struct explanation_answer answer = {
		.task = task, .later = explanation_later(explanation, task)};
	answer.started = explanation->states != NULL &&
			 explanation->states[task].phase != TOCSIN_NOT_STARTED;
	answer.path = explanation_path(explanation, task);
	if (!answer.started)
		answer.earlier = explanation_earlier(explanation, task);
	return answer;
}

/* Every tie that holds the start, the one that the way back begins with first. */
static const char *held_text(
	const struct explanation *explanation, const struct explanation_answer *answer)
{
	const struct tie *first = ties_holding(explanation, &answer->earlier);
	const char *text = explanation_tie_text(explanation, answer->task, first, true);
	for (uint32_t i = 0; i < answer->earlier.count; i++) {
		const struct tie *tie = &answer->earlier.items[i];
		if (tie->room == 0 && tie != first)
			text = tocsin_arena_printf(explanation->arena, "%s; %s", text,
				explanation_tie_text(explanation, answer->task, tie, true));
	}
	return text;
}

/* Do other tasks hold it besides the one that the way back goes through? */
static bool others_hold(
	const struct explanation *explanation, const struct explanation_answer *answer)
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
		return tocsin_arena_printf(arena, "held: %s",
			explanation_tie_text(explanation, far, &path->last, true));
	struct ties ties = explanation_earlier(explanation, far);
	return tocsin_arena_printf(arena, "%s could begin %s earlier", id,
		days_text(days, explanation->project, ties_room(&ties)));
}

/* What would have to move first. */
static const char *way_text(
	const struct explanation *explanation, const struct explanation_answer *answer)
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
static const char *late_text(
	const struct explanation *explanation, const struct explanation_answer *answer)
{
	char a[DAYS_SIZE], b[DAYS_SIZE];
	const struct tie *behind = ties_holding(explanation, &answer->later);
	const struct tocsin_project *project = explanation->project;
	days_text(a, project, ties_room(&answer->earlier));
	if (behind == NULL)
		return tocsin_arena_printf(explanation->arena,
			"Nothing holds it: it could begin %s earlier or end %s later.", a,
			days_text(b, project, ties_room(&answer->later)));
	return tocsin_arena_printf(explanation->arena,
		"Nothing holds its start: it could begin %s earlier. It lies late on purpose, as "
		"late as this lets it: %s.%s",
		a, explanation_tie_text(explanation, answer->task, behind, false),
		behind->buffer != NULL && behind->buffer->size > 0
			? " The buffer, not an early start, protects what it feeds."
			: "");
}

/* Why it starts when it does: what holds it from before, else from behind. */
const char *explanation_reason(
	const struct explanation *explanation, const struct explanation_answer *answer)
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
