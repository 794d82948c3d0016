/*
 * Small projects for tests, written as a table of rows:
 *
 *     static const struct test_row rows[] = {
 *             {"Dig", .safe = 4, .focused = 2, .resources = "Crew"},
 *             {"Lay", .safe = 6, .focused = 3, .after = "Dig:SS+1", .resources = "Crew Crane=2"},
 *             {"Done", .after = "Lay"},
 *             {0},
 *     };
 *     struct tocsin_project project;
 *     test_project_make(&project, &(struct test_project){.rows = rows});
 *     ...
 *     tocsin_project_free(&project);
 *
 * Durations, lags and places are days of 480 working minutes; minute 0 is Monday 2026-01-05 08:00,
 * in the default week. Only one estimate given: the other is derived with the default cut; none
 * given: a milestone. Keys and names are the ids.
 */
#ifndef TOCSIN_TEST_PROJECT_H
#define TOCSIN_TEST_PROJECT_H

#include "tocsin/project.h"

struct test_row {
	const char *id;        /* NULL ends the table */
	double safe, focused;  /* days (civil days of 24 h where elapsed); 0 = not given */
	const char *after;     /* "A B:SS+1 C:FF-0.5 D:FS+2e": links, lags in days, e = elapsed */
	const char *resources; /* "Crew Crane=2 Ann=0.5": units */
	double not_before;     /* day on the axis; 0 = none */
	bool elapsed;          /* the durations run on the civil clock */
};

struct test_resource {
	const char *name; /* NULL ends the table */
	double units;
};

struct test_absence {
	const char *resource; /* NULL ends the table; in ascending order for each resource */
	double from, to;      /* days on the axis */
	double units_left;
};

struct test_project {
	const struct test_row *rows;
	const struct test_resource *resources; /* NULL or a table; others are implied */
	const struct test_absence *absences;   /* NULL or a table */
};

/* Days as working minutes, to the nearest minute. */
tocsin_work test_days(double days);

/* Stops the test where the table is wrong (an unknown id, a cycle). Free with tocsin_project_free.
 */
void test_project_make(struct tocsin_project *out, const struct test_project *from);

/* The index of the task with this id; stops the test where there is none. */
uint32_t test_project_task(const struct tocsin_project *project, const char *id);

#endif
