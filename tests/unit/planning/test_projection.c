/*
 * The projection (METHOD 5), rule by rule, and METHOD 11's Leach as of day 10.
 *
 * Each case is a small project as of t, with the places that its tasks must take; days all along.
 */
#include "check_main.h"

#include <stdio.h>
#include <string.h>

#include "test_project.h"
#include "tocsin/projection.h"

#define UNKNOWN (-1000.0)
#define MINUTE (1.0 / 480)

enum { LINES = 6 };

struct line {
	const char *id; /* NULL ends the case */
	double focused;
	const char *after;
	const char *phase;     /* "" not started, "runs", "done" */
	double start, left;    /* runs: since when, what is left; done: actual start and finish */
	double from, to;       /* where it must lie; from UNKNOWN: nobody knows */
	const char *resources; /* by name, for absences */
	double not_before;
	bool elapsed;
};

struct instance {
	const char *law;
	double t;
	const char *resource_links; /* "A>B C>D" or NULL */
	struct test_absence absences[3];
	bool no_pauses;
	struct line lines[LINES];
};

static const struct instance instances[] = {
	{"done tasks keep their actual dates whatever their predecessors say", 4, NULL,
		.lines = {{"A", 5, .from = 4, .to = 9},
			{"B", 5, "A B2:FF+9", "done", 1, 3, .from = 1, .to = 3},
			{"B2", 1, NULL, "", .from = 4, .to = 5}}},
	{"a running task ends what is left after t; FS and SS into it are spent", 4, NULL,
		.lines = {{"A", 5, .from = 4, .to = 9},
			{"B", 5, "A A:SS+9", "runs", 1, 4, .from = 1, .to = 8}}},
	{"FF still binds a running task", 4, NULL,
		.lines = {{"A", 5, .from = 4, .to = 9},
			{"B", 5, "A:FF+1", "runs", 1, 4, .from = 1, .to = 10}}},
	{"SF still binds a running task", 4, NULL,
		.lines = {{"A", 5, .from = 4, .to = 9},
			{"B", 5, "A:SF+7", "runs", 1, 4, .from = 1, .to = 11}}},
	{"a running task needs nothing but what is left, however little", 4, NULL,
		.lines = {{"A", 5, NULL, "runs", 1, 0, .from = 1, .to = 4}}},
	{"a task that has not started never starts before t", 4, NULL,
		.lines = {{"A", 2, NULL, "done", 0, 3, .from = 0, .to = 3},
			{"B", 5, "A", .from = 4, .to = 9}, {"C", 5, "A:FS-5", .from = 4, .to = 9}}},
	{"a negative lag never goes before 0", 0, NULL,
		.lines = {{"A", 2, .from = 0, .to = 2}, {"B", 3, "A:FS-5", .from = 0, .to = 3},
			{"C", 3, "A:SS-5", .from = 0, .to = 3}}},
	{"a negative lag overlaps", 4, NULL,
		.lines = {{"A", 9, NULL, "runs", 0, 6, .from = 0, .to = 10},
			{"B", 5, "A:FS-2", .from = 8, .to = 13}}},
	{"an actual finish after t counts at its place", 4, NULL,
		.lines = {{"A", 2, NULL, "done", 0, 6, .from = 0, .to = 6},
			{"B", 5, "A", .from = 6, .to = 11}}},
	{"a not-before date holds", 4, NULL,
		.lines = {{"A", 2, .from = 7, .to = 9, .not_before = 7},
			{"B", 2, .from = 4, .to = 6, .not_before = 2}}},
	{"SS runs from an actual start where it is known", 4, NULL,
		.lines = {{"A", 9, NULL, "runs", 1, 9, .from = 1, .to = 13},
			{"B", 2, "A:SS+5", .from = 6, .to = 8}}},
	{"a running predecessor whose start nobody knows counts from t", 4, NULL,
		.lines = {{"A", 9, NULL, "runs", UNKNOWN, 9, .from = UNKNOWN, .to = 13},
			{"B", 2, "A:SS+5", .from = 9, .to = 11}}},
	{"a done predecessor whose start nobody knows counts from its finish", 4, NULL,
		.lines = {{"A", 9, NULL, "done", UNKNOWN, 3, .from = UNKNOWN, .to = 3},
			{"B", 2, "A:SS+5", .from = 8, .to = 10}}},
	{"FF moves the start so that the finish respects it", 0, NULL,
		.lines = {{"A", 10, .from = 0, .to = 10}, {"B", 3, "A:FF", .from = 7, .to = 10},
			{"C", 3, "A:FF+2", .from = 9, .to = 12},
			{"D", 3, "A:FF-8", .from = 0, .to = 3}}},
	{"SF moves the start so that the finish respects it", 0, NULL,
		.lines = {{"A", 2, .from = 0, .to = 2}, {"B", 4, "A", .from = 2, .to = 6},
			{"C", 3, "B:SF+5", .from = 4, .to = 7}}},
	{"a task that cannot work at once starts with its first minute of work", 0, NULL,
		{{"Crew", 0, 2, 0}}, .lines = {{"A", 3, .from = 2, .to = 5, .resources = "Crew"}}},
	{"a running task pauses over an absence", 4, NULL, {{"Crew", 5, 7, 0}},
		.lines = {{"A", 9, NULL, "runs", 0, 3, .from = 0, .to = 9, .resources = "Crew"}}},
	{"FF respects pauses: one day before the absence, two behind it", 0, NULL,
		{{"Crew", 5, 8, 0}},
		.lines = {{"A", 10, .from = 0, .to = 10},
			{"B", 3, "A:FF", .from = 4, .to = 10, .resources = "Crew"}}},
	{"FF into an absence: work must go on a minute behind it", 0, NULL, {{"Crew", 5, 8, 0}},
		.lines = {{"A", 7, .from = 0, .to = 7},
			{"B", 3, "A:FF", .from = 2 + MINUTE, .to = 8 + MINUTE,
				.resources = "Crew"}}},
	{"without pauses FF puts the whole task behind the absence", 0, NULL, {{"Crew", 5, 8, 0}},
		.no_pauses = true,
		.lines = {{"A", 7, .from = 0, .to = 7},
			{"B", 3, "A:FF", .from = 8, .to = 11, .resources = "Crew"}}},
	{"without pauses a task waits until it fits", 0, NULL, {{"Crew", 2, 4, 0}},
		.no_pauses = true, .lines = {{"A", 3, .from = 4, .to = 7, .resources = "Crew"}}},
	{"an elapsed lag runs over the weekend: Friday night + 3 d = Monday night", 0, NULL,
		.lines = {{"A", 5, .from = 0, .to = 5}, {"B", 1, "A:FS+3e", .from = 6, .to = 7}}},
	{"an elapsed duration ends on the civil clock", 0, NULL,
		.lines = {{"A", 5, .from = 0, .to = 5},
			{"B", 7, .from = 0, .to = 5, .elapsed = true}}},
	{"FF into an elapsed task: the earliest start that ends late enough", 0, NULL,
		.lines = {{"A", 6, .from = 0, .to = 6},
			{"B", 7, "A:FF", .from = 1, .to = 6, .elapsed = true}}},
	{"a resource link binds while neither has started", 4, "A>B",
		.lines = {{"A", 5, .from = 4, .to = 9}, {"B", 3, .from = 9, .to = 12}}},
	{"and while the first one runs", 4, "A>B",
		.lines = {{"A", 5, NULL, "runs", 0, 3, .from = 0, .to = 7},
			{"B", 3, .from = 7, .to = 10}}},
	{"it drops when its first task is done, also later than t", 4, "A>B",
		.lines = {{"A", 5, NULL, "done", 0, 6, .from = 0, .to = 6},
			{"B", 3, .from = 4, .to = 7}}},
	{"it drops when both run", 4, "A>B",
		.lines = {{"A", 5, NULL, "runs", 0, 9, .from = 0, .to = 13},
			{"B", 3, NULL, "runs", 1, 3, .from = 1, .to = 7}}},
	{"it turns round when the second one jumps the queue", 4, "A>B",
		.lines = {{"A", 5, .from = 6, .to = 11},
			{"B", 3, NULL, "runs", 3, 2, .from = 3, .to = 6}}},
	{"and is no hindrance when the jumper is done", 4, "A>B",
		.lines = {{"A", 5, .from = 4, .to = 9},
			{"B", 3, NULL, "done", 1, 3, .from = 1, .to = 3}}},
	{"it drops where turning round would close a cycle", 4, "A>B",
		.lines = {{"A", 5, .from = 4, .to = 9},
			{"B", 3, "A:FF", "runs", 3, 2, .from = 3, .to = 9}}},
	{"of two links that turned round only the one that closes a cycle gives way", 4,
		"B>A B>C C>D",
		.lines = {{"A", 5, NULL, "runs", 3, 1, .from = 3, .to = 5},
			{"B", 2, .from = 5, .to = 7},
			{"C", 3, "B:FF", "runs", 3, 1, .from = 3, .to = 7},
			{"D", 1, .from = 7, .to = 8}}},
	{"a link added since turns the order: the resource link drops", 0, "A>B B>C",
		.lines = {{"A", 5, "B", .from = 3, .to = 8}, {"B", 3, .from = 0, .to = 3},
			{"C", 1, .from = 3, .to = 4}}},
	{"one task's finish late in the network sets the end, linked or not", 0, NULL,
		.lines = {{"A", 5, .from = 0, .to = 5}, {"B", 9, .from = 0, .to = 9},
			{"C", 2, "A", .from = 5, .to = 7}}},
};

/* Reads "A>B C>D" into `links`; returns how many. */
static uint32_t read_resource_links(const struct tocsin_project *project, const char *text,
	struct tocsin_resource_link links[LINES])
{
	uint32_t count = 0;
	char from[16], to[16];
	int used = 0;
	while (text && sscanf(text, " %15[^>]>%15s%n", from, to, &used) == 2) {
		links[count++] = (struct tocsin_resource_link){
			test_project_task(project, from), test_project_task(project, to), 0, 1000};
		text += used;
	}
	return count;
}

static tocsin_work place(double days)
{
	return days == UNKNOWN ? TOCSIN_NO_WORK : test_days(days);
}

static void make_project(struct tocsin_project *project, const struct instance *instance)
{
	struct test_row rows[LINES + 1] = {0};
	for (int i = 0; i < LINES && instance->lines[i].id; i++) {
		const struct line *line = &instance->lines[i];
		rows[i] = (struct test_row){line->id, .focused = line->focused,
			.after = line->after, .resources = line->resources,
			.not_before = line->not_before, .elapsed = line->elapsed};
	}
	test_project_make(
		project, &(struct test_project){.rows = rows, .absences = instance->absences});
	project->settings.pauses = !instance->no_pauses;
}

static void make_states(struct tocsin_task_state states[LINES], const struct instance *instance,
	const struct tocsin_project *project)
{
	for (uint32_t i = 0; i < project->task_count; i++) {
		const struct line *line = &instance->lines[i];
		tocsin_work left = test_days(line->left);
		if (!line->phase || !*line->phase)
			states[i] = (struct tocsin_task_state){TOCSIN_NOT_STARTED, TOCSIN_NO_WORK,
				TOCSIN_NO_WORK, project->tasks[i].focused};
		else if (strcmp(line->phase, "runs") == 0)
			states[i] = (struct tocsin_task_state){
				TOCSIN_IN_PROGRESS, place(line->start), TOCSIN_NO_WORK, left};
		else
			states[i] = (struct tocsin_task_state){
				TOCSIN_DONE, place(line->start), left, 0};
	}
}

START_TEST(test_rules)
{
	const struct instance *instance = &instances[_i];
	struct tocsin_project project;
	make_project(&project, instance);
	struct tocsin_task_state states[LINES];
	make_states(states, instance, &project);
	struct tocsin_resource_link links[LINES];
	uint32_t link_count = read_resource_links(&project, instance->resource_links, links);

	struct tocsin_arena arena;
	tocsin_arena_init(&arena);
	struct tocsin_projection projection;
	tocsin_project_forward(&projection, &arena, &project, links, link_count, states, NULL, NULL,
		test_days(instance->t));
	tocsin_work end = TOCSIN_NO_WORK;
	for (uint32_t i = 0; i < project.task_count; i++) {
		const struct line *line = &instance->lines[i];
		ck_assert_msg(projection.start[i] == place(line->from) &&
				      projection.finish[i] == place(line->to),
			"%s: %s lies at %.3f..%.3f, not at %.3f..%.3f", instance->law, line->id,
			(double)projection.start[i] / 480, (double)projection.finish[i] / 480,
			line->from, line->to);
		if (place(line->to) > end)
			end = place(line->to);
	}
	ck_assert_int_eq(projection.end, end);
	ck_assert_int_eq(projection.finish[projection.last], end);
	tocsin_arena_finish(&arena);
	tocsin_project_free(&project);
}
END_TEST

/* METHOD 11; "Crew" of T1.2 and T2.2 is Green. */
static const struct test_row leach[] = {
	{"T1.1", 30, 15, NULL, "Red"},
	{"T1.2", 20, 10, "T1.1", "Green"},
	{"T2.1", 20, 10, NULL, "Blue"},
	{"T2.2", 10, 5, "T2.1", "Green"},
	{"T3", 30, 15, "T1.2 T2.2", "Magenta"},
	{0},
};
static const struct tocsin_resource_link leach_links[] = {{3, 1, 1, 1000}};

START_TEST(test_leach_as_of_day_10)
{
	static const double from[] = {0, 19, 0, 14, 29}, to[] = {18, 29, 14, 19, 44};
	struct tocsin_project project;
	test_project_make(&project, &(struct test_project){.rows = leach});
	struct tocsin_task_state states[5];
	for (uint32_t i = 0; i < 5; i++)
		states[i] = (struct tocsin_task_state){TOCSIN_NOT_STARTED, TOCSIN_NO_WORK,
			TOCSIN_NO_WORK, project.tasks[i].focused};
	states[0] = (struct tocsin_task_state){TOCSIN_IN_PROGRESS, 0, TOCSIN_NO_WORK, test_days(8)};
	states[2] = (struct tocsin_task_state){TOCSIN_IN_PROGRESS, 0, TOCSIN_NO_WORK, test_days(4)};

	struct tocsin_arena arena;
	tocsin_arena_init(&arena);
	struct tocsin_projection projection;
	tocsin_project_forward(
		&projection, &arena, &project, leach_links, 1, states, NULL, NULL, test_days(10));
	for (uint32_t i = 0; i < 5; i++) {
		ck_assert_int_eq(projection.start[i], test_days(from[i]));
		ck_assert_int_eq(projection.finish[i], test_days(to[i]));
	}
	ck_assert_int_eq(projection.end, test_days(44));
	ck_assert_uint_eq(projection.last, 4);

	/* The driver: T3 <- T1.2 <- (Green) T2.2 <- T2.1, which holds itself. */
	ck_assert_int_eq(projection.hold[4], TOCSIN_HELD_BY_LINK);
	ck_assert_uint_eq(projection.held_by[4], 1);
	ck_assert_int_eq(projection.hold[1], TOCSIN_HELD_BY_RESOURCE_LINK);
	ck_assert_uint_eq(projection.held_at[1], 0);
	ck_assert_uint_eq(projection.held_by[1], 3);
	ck_assert_int_eq(projection.hold[3], TOCSIN_HELD_BY_LINK);
	ck_assert_uint_eq(projection.held_by[3], 2);
	ck_assert_int_eq(projection.hold[2], TOCSIN_HELD_BY_STATUS);
	ck_assert_uint_eq(projection.held_by[2], TOCSIN_NONE);

	static const double tails[] = {25, 15, 30, 25, 0};
	const tocsin_work *tail = tocsin_project_tails(&arena, &projection);
	for (uint32_t i = 0; i < 5; i++)
		ck_assert_int_eq(tail[i], test_days(tails[i]));
	tocsin_arena_finish(&arena);
	tocsin_project_free(&project);
}
END_TEST

static const struct {
	const char *id;
	enum tocsin_hold hold;
	const char *by; /* "" = none */
} holds[] = {
	{"Start", TOCSIN_HELD_BY_NOTHING, ""}, {"Late", TOCSIN_HELD_BY_DATE, ""},
	{"After", TOCSIN_HELD_BY_LINK, "Start"}, /* a link at 0 tells more than nothing at 0 */
	{"Queued", TOCSIN_HELD_BY_RESOURCE_LINK, "After"},
	{"Ends", TOCSIN_HELD_BY_LINK, "Late"},    /* its finish, by FF */
	{"First", TOCSIN_HELD_BY_LINK, "Queued"}, /* of equals the link that was given first */
};

START_TEST(test_holds)
{
	static const struct test_row rows[] = {
		{"Start"},
		{"Late", .focused = 3, .not_before = 5},
		{"After", .focused = 2, .after = "Start"},
		{"Queued", .focused = 2},
		{"Ends", .focused = 1, .after = "Start:SS Late:FF"},
		{"First", .focused = 1, .after = "Queued Late:FS-4 Start"},
		{0},
	};
	struct tocsin_project project;
	test_project_make(&project, &(struct test_project){.rows = rows});
	const struct tocsin_resource_link queue = {2, 3, 0, 1000};
	struct tocsin_arena arena;
	tocsin_arena_init(&arena);
	struct tocsin_projection projection;
	tocsin_project_forward(&projection, &arena, &project, &queue, 1, NULL, NULL, NULL, 0);
	for (uint32_t k = 0; k < sizeof holds / sizeof *holds; k++) {
		uint32_t task = test_project_task(&project, holds[k].id);
		ck_assert_msg(projection.hold[task] == holds[k].hold, "%s is held by %d",
			holds[k].id, projection.hold[task]);
		uint32_t by = *holds[k].by ? test_project_task(&project, holds[k].by) : TOCSIN_NONE;
		ck_assert_uint_eq(projection.held_by[task], by);
		if (holds[k].hold == TOCSIN_HELD_BY_LINK) {
			const struct tocsin_link *link = &project.links[projection.held_at[task]];
			ck_assert_uint_eq(link->from, by);
			ck_assert_uint_eq(link->to, task);
		}
	}
	tocsin_arena_finish(&arena);
	tocsin_project_free(&project);
}
END_TEST

/* For done tasks the predecessor that ended last, linked by precedence or by a resource. */
START_TEST(test_done_tasks_name_who_came_last)
{
	static const struct test_row rows[] = {
		{"A", .focused = 2},
		{"B", .focused = 2},
		{"C", .focused = 2, .after = "A"},
		{"D", .focused = 2, .after = "A C"},
		{0},
	};
	const struct tocsin_resource_link crew = {1, 2, 0, 1000};
	struct tocsin_project project;
	test_project_make(&project, &(struct test_project){.rows = rows});
	struct tocsin_task_state states[] = {
		{TOCSIN_DONE, 0, test_days(2), 0},
		{TOCSIN_DONE, 0, test_days(3), 0},
		{TOCSIN_DONE, test_days(3), test_days(5), 0},
		{TOCSIN_DONE, test_days(1), test_days(2), 0},
	};
	struct tocsin_arena arena;
	tocsin_arena_init(&arena);
	struct tocsin_projection projection;
	tocsin_project_forward(
		&projection, &arena, &project, &crew, 1, states, NULL, NULL, test_days(6));
	ck_assert_int_eq(projection.hold[0], TOCSIN_HELD_BY_NOTHING);
	ck_assert_int_eq(projection.hold[2], TOCSIN_HELD_BY_RESOURCE_LINK);
	ck_assert_uint_eq(projection.held_by[2], 1);
	ck_assert_int_eq(projection.hold[3], TOCSIN_HELD_BY_LINK);
	ck_assert_uint_eq(projection.held_by[3], 2);
	ck_assert_int_eq(projection.end, test_days(5));
	ck_assert_uint_eq(projection.last, 2);
	tocsin_arena_finish(&arena);
	tocsin_project_free(&project);
}
END_TEST

START_TEST(test_work_and_lower_bind_only_what_has_not_started)
{
	static const struct test_row rows[] = {
		{"A", .focused = 2}, {"B", .focused = 2}, {"C", .focused = 2, .after = "A"}, {0}};
	struct tocsin_project project;
	test_project_make(&project, &(struct test_project){.rows = rows});
	struct tocsin_task_state states[] = {
		{TOCSIN_IN_PROGRESS, 0, TOCSIN_NO_WORK, test_days(1)},
		{TOCSIN_NOT_STARTED, TOCSIN_NO_WORK, TOCSIN_NO_WORK, test_days(2)},
		{TOCSIN_NOT_STARTED, TOCSIN_NO_WORK, TOCSIN_NO_WORK, test_days(2)},
	};
	tocsin_work work[] = {test_days(7), test_days(3), test_days(4)};
	tocsin_work lower[] = {test_days(9), TOCSIN_NO_WORK, test_days(5)};
	struct tocsin_arena arena;
	tocsin_arena_init(&arena);
	struct tocsin_projection projection;
	tocsin_project_forward(
		&projection, &arena, &project, NULL, 0, states, work, lower, test_days(1));
	static const double from[] = {0, 1, 5}, to[] = {2, 4, 9};
	for (uint32_t i = 0; i < 3; i++) {
		ck_assert_int_eq(projection.start[i], test_days(from[i]));
		ck_assert_int_eq(projection.finish[i], test_days(to[i]));
	}
	tocsin_arena_finish(&arena);
	tocsin_project_free(&project);
}
END_TEST

START_TEST(test_no_tasks)
{
	struct tocsin_project project;
	test_project_make(&project, &(struct test_project){.rows = &(struct test_row){0}});
	struct tocsin_arena arena;
	tocsin_arena_init(&arena);
	struct tocsin_projection projection;
	tocsin_project_forward(&projection, &arena, &project, NULL, 0, NULL, NULL, NULL, 0);
	ck_assert_int_eq(projection.end, 0);
	ck_assert_uint_eq(projection.last, TOCSIN_NONE);
	tocsin_arena_finish(&arena);
	tocsin_project_free(&project);
}
END_TEST

static const struct {
	const char *law, *after; /* the link from A (4 d) into B (3 d), which C (2 d) follows */
	bool started;            /* A runs since day 0 */
	double tail;             /* of A */
} tails[] = {
	{"FS: the successor's duration and what follows it", "A", false, 5},
	{"a lag is part of the path", "A:FS+2", false, 7},
	{"a negative lag shortens it", "A:FS-1", false, 4},
	{"FF: only what follows the successor", "A:FF+2", false, 4},
	{"SS: counted from the start, so less the task's own duration", "A:SS+2", false, 3},
	{"SF: likewise, up to the successor's finish", "A:SF+6", false, 4},
	{"a path is never shorter than none", "A:SS-2", false, 0},
	{"a start that is a fact moves nothing any more", "A:SS+2", true, 0},
	{"but a finish does", "A:FF+2", true, 4},
};

START_TEST(test_tails)
{
	const struct test_row rows[] = {{"A", .focused = 4},
		{"B", .focused = 3, .after = tails[_i].after}, {"C", .focused = 2, .after = "B"},
		{0}};
	struct tocsin_project project;
	test_project_make(&project, &(struct test_project){.rows = rows});
	struct tocsin_task_state states[] = {
		{tails[_i].started ? TOCSIN_IN_PROGRESS : TOCSIN_NOT_STARTED,
			tails[_i].started ? 0 : TOCSIN_NO_WORK, TOCSIN_NO_WORK, test_days(4)},
		{TOCSIN_NOT_STARTED, TOCSIN_NO_WORK, TOCSIN_NO_WORK, test_days(3)},
		{TOCSIN_NOT_STARTED, TOCSIN_NO_WORK, TOCSIN_NO_WORK, test_days(2)},
	};
	struct tocsin_arena arena;
	tocsin_arena_init(&arena);
	struct tocsin_projection projection;
	tocsin_project_forward(&projection, &arena, &project, NULL, 0, states, NULL, NULL, 0);
	const tocsin_work *tail = tocsin_project_tails(&arena, &projection);
	ck_assert_msg(tail[0] == test_days(tails[_i].tail), "%s: %.3f", tails[_i].law,
		(double)tail[0] / 480);
	ck_assert_int_eq(tail[1], test_days(2));
	ck_assert_int_eq(tail[2], 0);
	tocsin_arena_finish(&arena);
	tocsin_project_free(&project);
}
END_TEST

/* Dates and absences move the end, but they are no length of a path. */
START_TEST(test_tails_leave_out_dates_and_absences)
{
	static const struct test_row rows[] = {{"A", .focused = 4},
		{"B", .focused = 3, .after = "A", .resources = "Crew", .not_before = 6}, {0}};
	static const struct test_absence absences[] = {{"Crew", 7, 9, 0}, {0}};
	struct tocsin_project project;
	test_project_make(&project, &(struct test_project){.rows = rows, .absences = absences});
	struct tocsin_arena arena;
	tocsin_arena_init(&arena);
	struct tocsin_projection projection;
	tocsin_project_forward(&projection, &arena, &project, NULL, 0, NULL, NULL, NULL, 0);
	ck_assert_int_eq(projection.end, test_days(11));
	const tocsin_work *tail = tocsin_project_tails(&arena, &projection);
	ck_assert_int_eq(tail[0], test_days(3));
	tocsin_arena_finish(&arena);
	tocsin_project_free(&project);
}
END_TEST

Suite *test_suite(void)
{
	Suite *suite = suite_create("projection");
	TCase *rules = tcase_create("rules");
	tcase_add_loop_test(rules, test_rules, 0, (int)(sizeof instances / sizeof *instances));
	tcase_add_test(rules, test_leach_as_of_day_10);
	tcase_add_test(rules, test_work_and_lower_bind_only_what_has_not_started);
	tcase_add_test(rules, test_no_tasks);
	suite_add_tcase(suite, rules);
	TCase *paths = tcase_create("paths");
	tcase_add_test(paths, test_holds);
	tcase_add_test(paths, test_done_tasks_name_who_came_last);
	tcase_add_loop_test(paths, test_tails, 0, (int)(sizeof tails / sizeof *tails));
	tcase_add_test(paths, test_tails_leave_out_dates_and_absences);
	suite_add_tcase(suite, paths);
	return suite;
}
