/*
 * A project, the plan made of it, and what a test asks of them. Places and amounts are days.
 */
#ifndef TOCSIN_TEST_PLANNED_H
#define TOCSIN_TEST_PLANNED_H

#include <stdio.h>
#include <string.h>

#include "check_main.h"
#include "test_project.h"
#include "tocsin/audit.h"
#include "tocsin/plan.h"

static struct tocsin_project project;
static struct tocsin_plan *plan;

/* ---- Making one ---- */

static inline void load_rows(const struct test_row *rows)
{
	test_project_make(&project, &(struct test_project){.rows = rows});
}

/* The plan as of a day; every plan that a test makes has to stand up to the audit. */
static inline void make_as_of(double as_of, const struct tocsin_task_state *states)
{
	plan = tocsin_plan_make(&(struct tocsin_plan_request){
		.project = &project, .states = states, .as_of = test_days(as_of)});
	struct tocsin_audit audit;
	tocsin_audit_run(&audit, &project, states, plan);
	ck_assert_msg(audit.count == 0, "%s", audit.shown ? audit.findings[0] : "findings");
	tocsin_audit_finish(&audit);
}

static inline void make(void)
{
	make_as_of(0, NULL);
}

static inline void unmake(void)
{
	tocsin_plan_free(plan);
	plan = NULL;
}

static inline void done(void)
{
	unmake();
	tocsin_project_free(&project);
}

/* ---- Looking at it ---- */

#define assert_days(minutes, days) ck_assert_int_eq((minutes), test_days(days))

static inline void assert_place(const char *id, double start, double finish)
{
	const struct tocsin_plan_task *task = &plan->tasks[test_project_task(&project, id)];
	ck_assert_msg(task->start == test_days(start) && task->finish == test_days(finish),
		"%s lies at %g-%g, not %g-%g", id, (double)task->start / 480,
		(double)task->finish / 480, start, finish);
}

/* A chain as "A B:2 C": ids, with the part in days where it is not the whole task. */
static inline const char *chain_text(const struct tocsin_chain_item *items, uint32_t count)
{
	static char text[256];
	char *to = text;
	*to = '\0';
	for (uint32_t k = 0; k < count; k++) {
		const struct tocsin_task *task = &project.tasks[items[k].task];
		to += sprintf(to, "%s%s", k ? " " : "", task->id);
		if (items[k].part != task->focused)
			to += sprintf(to, ":%g", (double)items[k].part / 480);
	}
	return text;
}

static inline void assert_critical(const char *expected)
{
	ck_assert_str_eq(chain_text(plan->critical, plan->critical_count), expected);
}

static inline void assert_candidates(const char *expected)
{
	char text[256], *to = text;
	*to = '\0';
	for (uint32_t k = 0; k < plan->candidate_count; k++)
		to += sprintf(to, "%s%s", k ? " " : "", plan->tasks[plan->candidates[k].task].id);
	ck_assert_str_eq(text, expected);
}

/* The feeding buffer from one task into another (NULL: the end). */
static inline const struct tocsin_feeding_buffer *buffer(const char *from, const char *to)
{
	uint32_t into = to ? test_project_task(&project, to) : TOCSIN_NONE;
	for (uint32_t k = 0; k < plan->feeding_count; k++)
		if (plan->feeding[k].from == test_project_task(&project, from) &&
			plan->feeding[k].to == into)
			return &plan->feeding[k];
	ck_abort_msg("no buffer from %s into %s", from, to ? to : "the end");
	return NULL;
}

static inline void assert_buffer(
	const char *from, const char *to, double size, double wanted, enum tocsin_buffer_flag flag)
{
	const struct tocsin_feeding_buffer *it = buffer(from, to);
	ck_assert_int_eq(it->size, test_days(size));
	ck_assert_int_eq(it->wanted, test_days(wanted));
	ck_assert_str_eq(tocsin_buffer_flag_name(it->flag), tocsin_buffer_flag_name(flag));
}

static inline void assert_feeding_chain(const char *from, const char *to, const char *expected)
{
	const struct tocsin_feeding_buffer *it = buffer(from, to);
	ck_assert_str_eq(chain_text(it->chain, it->chain_count), expected);
}

/* ---- What has been done ---- */

static inline struct tocsin_task_state *nothing_started(void)
{
	struct tocsin_task_state *states =
		TOCSIN_NEW(&project.arena, struct tocsin_task_state, project.task_count);
	for (uint32_t i = 0; i < project.task_count; i++)
		states[i] = (struct tocsin_task_state){
			.start = TOCSIN_NO_WORK,
			.finish = TOCSIN_NO_WORK,
			.remaining = project.tasks[i].focused,
		};
	return states;
}

static inline void finished(
	struct tocsin_task_state *states, const char *id, double start, double finish)
{
	states[test_project_task(&project, id)] =
		(struct tocsin_task_state){TOCSIN_DONE, test_days(start), test_days(finish), 0};
}

static inline void running(
	struct tocsin_task_state *states, const char *id, double start, double remaining)
{
	states[test_project_task(&project, id)] = (struct tocsin_task_state){
		TOCSIN_IN_PROGRESS, test_days(start), TOCSIN_NO_WORK, test_days(remaining)};
}

#endif
