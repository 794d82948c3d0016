/*
 * A proposal for a running project, beside the plan that is committed.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli_plan.h"
#include "json.h"
#include "lines.h"

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

/* "joins the critical chain: B5, B7"; nothing where nobody does. */
static void print_tasks(const char *what, const struct tocsin_plan *plan, const uint32_t *tasks,
	uint32_t count, struct tocsin_arena *arena)
{
	for (uint32_t i = 0; i < count; i++)
		printf("%s%s", i == 0 ? what : ", ",
			tocsin_text_clean(arena, plan->tasks[tasks[i]].id));
	if (count > 0)
		putchar('\n');
}

/* "starts that move most: B4 +15 d, U3 -2 d (of 7)" */
static void print_moves(const struct tocsin_project *project, const struct tocsin_plan *proposed,
	const struct tocsin_plan_change *change, struct tocsin_arena *arena)
{
	enum { MOST = 6 };
	for (uint32_t i = 0; i < change->move_count && i < MOST; i++) {
		char days[DAYS_SIZE];
		const struct tocsin_plan_move *move = &change->moves[i];
		printf("%s%s %s%s", i == 0 ? "starts that move most: " : ", ",
			tocsin_text_clean(arena, proposed->tasks[move->task].id),
			move->by > 0 ? "+" : "", lines_days(days, project, move->by));
	}
	if (change->move_count > MOST)
		printf(" (of %u)", (unsigned)change->move_count);
	if (change->move_count > 0)
		putchar('\n');
}

void present_print(const struct tocsin_project *project, const struct tocsin_plan *proposed,
	const struct present *present)
{
	const struct tocsin_plan *plan = present->plan;
	struct tocsin_plan_change change;
	struct tocsin_arena arena;
	struct lines lines;
	tocsin_arena_init(&arena);
	tocsin_plan_change_find(&change, &arena, plan, proposed, present->states);
	lines_init(&lines, 4, (const char *const[]){"", ">present", ">proposed", ">change"});
	date_row(&lines, project, "planned end of the work", plan->chain_end, proposed->chain_end);
	date_row(&lines, project, "projected end", present->projected_end, proposed->projected_end);
	days_row(&lines, project, "critical chain, at its commit", plan->chain_length,
		proposed->chain_length);
	days_row(&lines, project, "project buffer", plan->buffer, proposed->buffer);
	days_row(&lines, project, "left of it", present->buffer_left, proposed->buffer);
	days_row(&lines, project, "feeding buffers together", change.feeding_present,
		change.feeding_proposed);
	date_row(&lines, project, "promise", plan->promise, proposed->promise);
	putchar('\n');
	lines_print(&lines);
	print_tasks(
		"joins the critical chain: ", proposed, change.joins, change.join_count, &arena);
	print_tasks("leaves the critical chain: ", plan, change.leaves, change.leave_count, &arena);
	print_moves(project, proposed, &change, &arena);
	tocsin_arena_finish(&arena);
}

static json_t *ids_json(const struct tocsin_plan *plan, const uint32_t *tasks, uint32_t count)
{
	json_t *ids = json_array();
	for (uint32_t i = 0; i < count; i++)
		json_array_append_new(ids, json_string(plan->tasks[tasks[i]].id));
	return ids;
}

static json_t *moves_json(const struct tocsin_project *project, const struct tocsin_plan *proposed,
	const struct tocsin_plan_change *change)
{
	json_t *moves = json_array();
	for (uint32_t i = 0; i < change->move_count; i++) {
		json_t *move = json_object();
		json_object_set_new(
			move, "task", json_string(proposed->tasks[change->moves[i].task].id));
		json_object_set_new(move, "days", json_days(project, change->moves[i].by));
		json_array_append_new(moves, move);
	}
	return moves;
}

/* What the proposal changes of it, into `object`. */
static void add_change(json_t *object, const struct tocsin_project *project,
	const struct tocsin_plan *proposed, const struct present *present)
{
	const struct tocsin_plan *plan = present->plan;
	struct tocsin_plan_change change;
	struct tocsin_arena arena;
	tocsin_arena_init(&arena);
	tocsin_plan_change_find(&change, &arena, plan, proposed, present->states);
	json_object_set_new(
		object, "feeding_buffers_days", json_days(project, change.feeding_present));
	json_object_set_new(
		object, "joins_chain", ids_json(proposed, change.joins, change.join_count));
	json_object_set_new(
		object, "leaves_chain", ids_json(plan, change.leaves, change.leave_count));
	json_object_set_new(object, "moves", moves_json(project, proposed, &change));
	tocsin_arena_finish(&arena);
}

json_t *present_json(const struct tocsin_project *project, const struct tocsin_plan *proposed,
	const struct present *present)
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
	json_object_set_new(object, "promise", json_finish(project, plan->promise));
	if (proposed)
		add_change(object, project, proposed, present);
	return object;
}
