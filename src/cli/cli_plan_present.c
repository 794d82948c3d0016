/*
 * A proposal for a running project, beside the plan that is committed.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli_plan.h"
#include "json.h"
#include "lines.h"

static tocsin_work feeding_total(const struct tocsin_plan *plan)
{
	tocsin_work total = 0;
	for (uint32_t i = 0; i < plan->feeding_count; i++)
		total += plan->feeding[i].size;
	return total;
}

static void date_row(struct lines *lines, const struct tocsin_project *project, const char *what,
	tocsin_work present, tocsin_work proposed)
{
	char a[TOCSIN_DATE_SIZE], b[TOCSIN_DATE_SIZE], change[DAYS_SIZE];
	lines_cell(lines, "%s", what);
	lines_cell(lines, "%s", plan_finish_date(a, project, present));
	lines_cell(lines, "%s", plan_finish_date(b, project, proposed));
	lines_cell(lines, "%s%s", proposed > present ? "+" : "",
		lines_days(change, project, proposed - present));
}

static void days_row(struct lines *lines, const struct tocsin_project *project, const char *what,
	tocsin_work present, tocsin_work proposed)
{
	char a[DAYS_SIZE], b[DAYS_SIZE], change[DAYS_SIZE];
	lines_cell(lines, "%s", what);
	lines_cell(lines, "%s", lines_days(a, project, present));
	lines_cell(lines, "%s", lines_days(b, project, proposed));
	lines_cell(lines, "%s%s", proposed > present ? "+" : "",
		lines_days(change, project, proposed - present));
}

static int by_key(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The keys of the critical tasks, sorted; in `arena`. */
static const char **critical_keys(struct tocsin_arena *arena, const struct tocsin_plan *plan)
{
	const char **keys = TOCSIN_NEW(arena, const char *, plan->critical_count);
	for (uint32_t i = 0; i < plan->critical_count; i++)
		keys[i] = plan->tasks[plan->critical[i].task].key;
	if (plan->critical_count > 0)
		qsort(keys, plan->critical_count, sizeof *keys, by_key);
	return keys;
}

/* The tasks that are on the chain of `plan` and not on the other's. */
static void print_only(const char *what, const struct tocsin_plan *plan,
	const struct tocsin_plan *other, struct tocsin_arena *arena)
{
	const char **keys = critical_keys(arena, other), *separator = "";
	for (uint32_t i = 0; i < plan->critical_count; i++) {
		const struct tocsin_plan_task *task = &plan->tasks[plan->critical[i].task];
		if (other->critical_count > 0 &&
			bsearch(&task->key, keys, other->critical_count, sizeof *keys, by_key))
			continue;
		printf("%s%s", *separator ? separator : what, tocsin_text_clean(arena, task->id));
		separator = ", ";
	}
	if (*separator)
		putchar('\n');
}

void present_print(const struct tocsin_project *project, const struct tocsin_plan *proposed,
	const struct present *present)
{
	const struct tocsin_plan *plan = present->plan;
	struct lines lines;
	lines_init(&lines, 4, (const char *const[]){"", ">present", ">proposed", ">change"});
	date_row(&lines, project, "planned end of the work", plan->chain_end, proposed->chain_end);
	date_row(&lines, project, "projected end", present->projected_end, proposed->projected_end);
	days_row(&lines, project, "critical chain, at its commit", plan->chain_length,
		proposed->chain_length);
	days_row(&lines, project, "project buffer", plan->buffer, proposed->buffer);
	days_row(&lines, project, "left of it", present->buffer_left, proposed->buffer);
	days_row(&lines, project, "feeding buffers together", feeding_total(plan),
		feeding_total(proposed));
	date_row(&lines, project, "promise", plan->promise, proposed->promise);
	putchar('\n');
	lines_print(&lines);
	struct tocsin_arena arena;
	tocsin_arena_init(&arena);
	print_only("joins the critical chain: ", proposed, plan, &arena);
	print_only("leaves the critical chain: ", plan, proposed, &arena);
	tocsin_arena_finish(&arena);
}

json_t *present_json(const struct tocsin_project *project, const struct present *present)
{
	const struct tocsin_plan *plan = present->plan;
	json_t *object = json_object();
	json_object_set_new(object, "as_of", json_instant(plan->as_of_date));
	json_object_set_new(object, "planned_end", json_finish(project, plan->chain_end));
	json_object_set_new(
		object, "projected_finish", json_finish(project, present->projected_end));
	json_object_set_new(
		object, "critical_chain", json_chain(plan, plan->critical, plan->critical_count));
	json_object_set_new(object, "critical_chain_days", json_days(project, plan->chain_length));
	json_object_set_new(object, "buffer_days", json_days(project, plan->buffer));
	json_object_set_new(object, "buffer_left_days", json_days(project, present->buffer_left));
	json_object_set_new(
		object, "feeding_buffers_days", json_days(project, feeding_total(plan)));
	json_object_set_new(object, "promise", json_finish(project, plan->promise));
	return object;
}
