/*
 * Examples for the tests of execution: a journal as a table of what was told, a plan as it would be
 * committed, and Leach's project (METHOD 11). Days and places as in test_project.h.
 */
#ifndef TOCSIN_EXECUTION_EXAMPLE_H
#define TOCSIN_EXECUTION_EXAMPLE_H

#include "test_project.h"
#include "tocsin/status.h"

struct told {
	const char *task; /* NULL ends the table; "" = the project */
	double as_of;     /* day on the axis */
	enum tocsin_event event;
	double value;    /* remaining: days left; start, finish, action: day on the axis, where an
			    action's 0 is no date; kit: 1 = yes */
	const char *who; /* NULL = "ana" */
	const char *recorded; /* NULL = "s" and the row, from 1 */
	const char *target;   /* retract: a stamp */
	enum tocsin_event target_event;
	const char *reason; /* NULL = none */
	const char
		*owner; /* of an action, due at the end of the day before `value`; NULL = nobody */
};

/* In `arena`; row i of the table is row i of the journal. */
struct tocsin_journal told_journal(
	struct tocsin_arena *arena, const struct tocsin_project *project, const struct told *table);

/* The date of a day on the axis, in its later name. */
struct tocsin_instant told_at(const struct tocsin_project *project, double day);

struct example_feeding {
	const char *chain; /* "T2.1 T2.2"; NULL ends the table */
	const char *to;    /* NULL = the end */
	double size, point;
};

struct example_plan {
	const char *critical;       /* "T1.1 T1.2 T3"; "T:3" counts 3 days of T */
	const char *resource_links; /* "T2.2>T1.2", or NULL */
	double buffer;              /* of the project */
	double as_of;               /* of the commit */
	struct example_feeding feeding[6];
};

/* Tasks lie where the projection at the commit puts them. Freed by example_plan_free. */
void example_plan_make(struct tocsin_plan *out, const struct tocsin_project *project,
	const struct tocsin_task_state *states, const struct example_plan *from);
void example_plan_free(struct tocsin_plan *plan);

/* METHOD 11, Leach: tasks, and the half-chain plan with its FB of `feeding` days into T3. */
extern const struct test_row leach_rows[];
struct example_plan leach_plan(double feeding);

/* A project, what was told of it, one plan, and the status that follows. */
struct example {
	struct tocsin_project project;
	struct tocsin_arena arena;
	struct tocsin_journal journal;
	struct tocsin_plan plan;
	const struct tocsin_plan *plans[1];
	struct tocsin_status_request request;
	struct tocsin_status status;
};

/* Everything but the status, so that a test may change settings first. */
void example_begin(struct example *out, const struct test_row *rows,
	const struct example_plan *plan, const struct told *told);
void example_status(struct example *example, double t);
void example_end(struct example *example);

#endif
