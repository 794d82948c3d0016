#include <stdio.h>

#include "cli_plan.h"
#include "json.h"
#include "lines.h"

static json_t *tasks_json(const struct tocsin_project *project, const struct tocsin_plan *plan)
{
	json_t *tasks = json_array();
	for (uint32_t i = 0; i < plan->task_count; i++) {
		const struct tocsin_plan_task *task = &plan->tasks[i];
		json_t *object = json_object();
		json_object_set_new(object, "id", json_text(task->id));
		json_object_set_new(object, "name", json_text(task->name));
		json_object_set_new(object, "start",
			task->finish > task->start ? json_start(project, task->start)
						   : json_finish(project, task->start));
		json_object_set_new(object, "finish", json_finish(project, task->finish));
		json_object_set_new(object, "start_day", json_days(project, task->start));
		json_object_set_new(object, "finish_day", json_days(project, task->finish));
		json_object_set_new(object, "chain",
			task->chain == TOCSIN_CRITICAL ? json_string("critical")
			: task->chain >= 0             ? json_text(plan->feeding[task->chain].id)
						       : json_null());
		json_array_append_new(tasks, object);
	}
	return tasks;
}

static void print_json(const struct tocsin_project *project, const struct tocsin_plan *plan,
	const struct present *present)
{
	json_t *root = json_root();
	json_object_set_new(root, "as_of", json_instant(plan->as_of_date));
	json_object_set_new(root, "reason", *plan->reason ? json_text(plan->reason) : json_null());
	json_object_set_new(root, "method", json_string(tocsin_buffer_method_name(plan->method)));
	json_object_set_new(root, "makespan_days", json_days(project, plan->makespan));
	json_object_set_new(root, "lower_bound_days", json_days(project, plan->lower_bound));
	json_object_set_new(root, "optimal", json_boolean(plan->optimal));
	json_object_set_new(root, "schedules", json_integer((json_int_t)plan->schedules));
	json_object_set_new(root, "seed", json_integer((json_int_t)plan->seed));
	json_object_set_new(root, "derived_estimates", json_integer(plan->derived_estimates));
	json_object_set_new(
		root, "critical_chain", json_chain(plan, plan->critical, plan->critical_count));
	json_object_set_new(
		root, "candidates", json_chain(plan, plan->candidates, plan->candidate_count));

	json_t *buffer = json_object();
	json_object_set_new(buffer, "days", json_days(project, plan->project_buffer));
	json_object_set_new(buffer, "wanted_days", json_days(project, plan->project_buffer_wanted));
	json_object_set_new(
		buffer, "gap_days", json_days(project, plan->buffer - plan->project_buffer));
	json_set_span(buffer, project, plan->chain_end, plan->promise);
	json_object_set_new(root, "project_buffer", buffer);

	json_t *feeding = json_array();
	for (uint32_t i = 0; i < plan->feeding_count; i++)
		json_array_append_new(feeding, json_feeding(project, plan, &plan->feeding[i]));
	json_object_set_new(root, "feeding_buffers", feeding);
	json_object_set_new(root, "promise", json_finish(project, plan->promise));
	json_object_set_new(root, "due", json_instant(project->due));
	json_object_set_new(
		root, "present", present ? present_json(project, plan, present) : json_null());
	json_object_set_new(root, "tasks", tasks_json(project, plan));
	json_print(root);
}

const char *plan_finish_date(
	char out[TOCSIN_DATE_SIZE], const struct tocsin_project *project, tocsin_work at)
{
	return tocsin_instant_format(out, tocsin_calendar_finish(project->calendar, at));
}

static void print_summary(const struct tocsin_project *project, const struct tocsin_plan *plan,
	struct tocsin_arena *arena, const char *what)
{
	char date[TOCSIN_DATE_SIZE], a[DAYS_SIZE], b[DAYS_SIZE];
	printf("%s: %s, as of %s\n", tocsin_text_clean(arena, project->name), what,
		tocsin_instant_format(date, plan->as_of_date));
	printf("  makespan        %s, ", lines_days(a, project, plan->makespan));
	if (plan->optimal)
		printf("optimal");
	else
		printf("at most %.1f %% above the bound of %s",
			tocsin_gap_percent(plan->makespan, plan->lower_bound),
			lines_days(b, project, plan->lower_bound));
	printf(" (%llu schedule%s, seed %llu)\n", (unsigned long long)plan->schedules,
		lines_plural(plan->schedules), (unsigned long long)plan->seed);
	printf("  critical chain  %s  (%s)\n",
		lines_chain(arena, plan, plan->critical, plan->critical_count),
		lines_days(a, project, plan->chain_length));
	printf("  project buffer  %s by %s", lines_days(a, project, plan->buffer),
		tocsin_buffer_method_name(plan->method));
	if (plan->buffer != plan->project_buffer)
		printf(", %s of them gap",
			lines_days(b, project, plan->buffer - plan->project_buffer));
	printf("\n  promise         %s", plan_finish_date(date, project, plan->promise));
	if (tocsin_instant_known(project->due)) {
		tocsin_work late =
			plan->promise - tocsin_calendar_axis(project->calendar, project->due);
		printf("  (%s %s due)", lines_days(a, project, late < 0 ? -late : late),
			late > 0 ? "after" : "before");
	}
	printf("\n");
	if (plan->derived_estimates > 0)
		printf("  estimates       %u of %u tasks have one derived from the other\n",
			plan->derived_estimates, plan->task_count);
	if (*plan->reason)
		printf("  reason          %s\n", tocsin_text_clean(arena, plan->reason));
	if (plan->drum[0])
		printf("  drum            %s\n", tocsin_text_clean(arena, plan->drum));
	for (uint32_t i = 0; i < plan->date_gap_count; i++)
		printf("  date gap        %s waits %s for its date\n",
			tocsin_text_clean(arena, plan->tasks[plan->date_gaps[i].before].id),
			lines_days(a, project, plan->date_gaps[i].minutes));
	if (plan->date_sets_end && plan->date_setter != TOCSIN_NONE)
		printf("  the date of %s sets the end, not the critical chain\n",
			tocsin_text_clean(arena, plan->tasks[plan->date_setter].id));
}

static void print_feeding(const struct tocsin_project *project, const struct tocsin_plan *plan,
	struct tocsin_arena *arena)
{
	if (plan->feeding_count == 0)
		return;
	struct lines lines;
	lines_init(&lines, 7,
		(const char *const[]){
			"buffer", ">days", ">wanted", "into", "kind", "flag", "chain"});
	for (uint32_t i = 0; i < plan->feeding_count; i++) {
		const struct tocsin_feeding_buffer *buffer = &plan->feeding[i];
		char a[DAYS_SIZE], b[DAYS_SIZE];
		lines_cell(&lines, "%s", buffer->id);
		lines_cell(&lines, "%s", lines_days(a, project, buffer->size));
		lines_cell(&lines, "%s", lines_days(b, project, buffer->wanted));
		lines_cell(&lines, "%s",
			buffer->to == TOCSIN_NONE ? "the end" : plan->tasks[buffer->to].id);
		lines_cell(&lines, "%s",
			buffer->kind == TOCSIN_MERGE_RESOURCE ? "resource" : "precedence");
		lines_cell(&lines, "%s", lines_flag(buffer->flag));
		lines_cell(
			&lines, "%s", lines_chain(arena, plan, buffer->chain, buffer->chain_count));
	}
	printf("\n");
	lines_print(&lines);
}

static void print_tasks(const struct tocsin_project *project, const struct tocsin_plan *plan)
{
	struct lines lines;
	lines_init(&lines, 6,
		(const char *const[]){"start", "finish", ">days", "chain", "id", "name"});
	for (uint32_t i = 0; i < plan->task_count; i++) {
		const struct tocsin_plan_task *task = &plan->tasks[i];
		char date[TOCSIN_DATE_SIZE], days[DAYS_SIZE];
		struct tocsin_instant start =
			task->finish > task->start
				? tocsin_calendar_start(project->calendar, task->start)
				: tocsin_calendar_finish(project->calendar, task->start);
		lines_cell(&lines, "%s", tocsin_instant_format(date, start));
		lines_cell(&lines, "%s", plan_finish_date(date, project, task->finish));
		lines_cell(&lines, "%s", lines_days(days, project, task->focused));
		lines_cell(&lines, "%s",
			task->chain == TOCSIN_CRITICAL ? "critical"
			: task->chain >= 0             ? plan->feeding[task->chain].id
						       : "-");
		lines_cell(&lines, "%s", task->id);
		lines_cell(&lines, "%s", task->name);
	}
	printf("\n");
	lines_print(&lines);
}

void plan_print(const struct tocsin_project *project, const struct tocsin_plan *plan,
	const struct present *present, const char *what, bool json)
{
	if (json) {
		print_json(project, plan, present);
		return;
	}
	struct tocsin_arena arena;
	tocsin_arena_init(&arena);
	print_summary(project, plan, &arena, what);
	if (present != NULL)
		present_print(project, plan, present);
	print_feeding(project, plan, &arena);
	print_tasks(project, plan);
	tocsin_arena_finish(&arena);
}
