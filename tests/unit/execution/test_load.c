/*
 * Load, conflicts and turns of resources. Places and loads are days and units.
 */
#include "check_main.h"

#include <stdio.h>
#include <string.h>

#include "example.h"
#include "tocsin/load.h"

#define START TOCSIN_EVENT_START
#define REMAINING TOCSIN_EVENT_REMAINING
#define FINISH TOCSIN_EVENT_FINISH

/* A project with places given by hand. */
struct placed {
	struct tocsin_project project;
	struct tocsin_arena arena;
	struct tocsin_load_request request;
	struct tocsin_load load;
};

static void place(struct placed *out, const struct test_project *from, const double *start,
	const double *finish, double first, uint32_t steps)
{
	test_project_make(&out->project, from);
	tocsin_arena_init(&out->arena);
	uint32_t count = out->project.task_count;
	struct tocsin_places places = {TOCSIN_NEW(&out->arena, tocsin_work, count),
		TOCSIN_NEW(&out->arena, tocsin_work, count)};
	for (uint32_t i = 0; i < count; i++) {
		places.start[i] = start[i] < 0 ? TOCSIN_NO_WORK : test_days(start[i]);
		places.finish[i] = start[i] < 0 ? TOCSIN_NO_WORK : test_days(finish[i]);
	}
	out->request = (struct tocsin_load_request){.project = &out->project,
		.places = places,
		.kept = places,
		.from = test_days(first),
		.step = test_days(1),
		.steps = steps};
	tocsin_load_make(&out->load, &out->arena, &out->request);
}

static void forget(struct placed *placed)
{
	tocsin_arena_finish(&placed->arena);
	tocsin_project_free(&placed->project);
}

/* "1/2 0.5/1!" of a resource: units used of units available in each step, "!" in a conflict. */
static const char *steps_of(const struct tocsin_load *load, uint32_t resource)
{
	static char text[256];
	size_t used = 0;
	text[0] = '\0';
	for (uint32_t i = 0; i < load->steps; i++) {
		size_t at = (size_t)resource * load->steps + i;
		used += (size_t)snprintf(text + used, sizeof text - used, "%s%g/%g%s", i ? " " : "",
			(double)load->used[at] / 480000, (double)load->available[at] / 480000,
			load->over[at] ? "!" : "");
	}
	return text;
}

/* "Crew 2-3 2 of 1: Dig Lay; ..." */
static const char *conflicts_of(const struct placed *placed)
{
	static char text[512];
	size_t used = 0;
	const struct tocsin_load *load = &placed->load;
	const struct tocsin_project *project = &placed->project;
	text[0] = '\0';
	for (uint32_t k = 0; k < load->first_conflict[project->resource_count]; k++) {
		const struct tocsin_conflict *it = &load->conflicts[k];
		used += (size_t)snprintf(text + used, sizeof text - used,
			"%s%s %g-%g %g of %g:", k ? "; " : "",
			project->resources[it->resource].name, (double)it->from / 480,
			(double)it->to / 480, (double)it->needed / 1000,
			(double)it->available / 1000);
		for (uint32_t i = 0; i < it->task_count; i++)
			used += (size_t)snprintf(text + used, sizeof text - used, " %s",
				project->tasks[load->conflict_tasks[it->first_task + i]].id);
	}
	return text;
}

static const struct test_row crew_rows[] = {{"Dig", 8, 4, .resources = "Crew"},
	{"Lay", 8, 4, .resources = "Crew Crane=2"}, {"Fit", 4, 2, .resources = "Crew"}, {0}};
static const struct test_resource two_cranes[] = {{"Crew", 1}, {"Crane", 2}, {0}};

START_TEST(work_lies_in_the_steps_it_reaches_over)
{
	static const double start[] = {0.5, 4, 6}, finish[] = {3, 6, 7};
	struct placed placed;
	place(&placed, &(struct test_project){.rows = crew_rows, .resources = two_cranes}, start,
		finish, 1, 5);
	ck_assert_str_eq(steps_of(&placed.load, 0), "1/1 1/1 0/1 1/1 1/1");
	ck_assert_str_eq(steps_of(&placed.load, 1), "0/2 0/2 0/2 2/2 2/2");
	ck_assert_str_eq(conflicts_of(&placed), "");
	forget(&placed);
}
END_TEST

START_TEST(two_at_once_are_a_conflict)
{
	static const double start[] = {0, 2, 3}, finish[] = {3.5, 6, 4};
	struct placed placed;
	place(&placed, &(struct test_project){.rows = crew_rows, .resources = two_cranes}, start,
		finish, 0, 6);
	ck_assert_str_eq(steps_of(&placed.load, 0), "1/1 1/1 2/1! 2.5/1! 1/1 1/1");
	ck_assert_str_eq(conflicts_of(&placed), "Crew 2-4 3 of 1: Dig Lay Fit");
	forget(&placed);
}
END_TEST

/* What ends where another begins is no conflict; what is nowhere, or past, does not count. */
START_TEST(what_is_no_conflict)
{
	static const double start[] = {0, 4, -1}, finish[] = {4, 8, -1};
	struct placed placed;
	place(&placed, &(struct test_project){.rows = crew_rows}, start, finish, 0, 8);
	ck_assert_str_eq(conflicts_of(&placed), "");
	forget(&placed);

	static const double past_start[] = {0, 1, 5}, past_finish[] = {2, 6, 7};
	place(&placed, &(struct test_project){.rows = crew_rows}, past_start, past_finish, 3, 4);
	ck_assert_str_eq(conflicts_of(&placed), "Crew 5-6 2 of 1: Lay Fit");
	ck_assert_str_eq(steps_of(&placed.load, 0), "1/1 1/1 2/1! 1/1");
	forget(&placed);
}
END_TEST

/* A task pauses where less is left than it needs alone; two that fit alone may not fit together. */
START_TEST(absences_take_capacity)
{
	static const struct test_row rows[] = {{"A", 8, 4, .resources = "Crew"},
		{"B", 8, 4, .resources = "Crew"}, {"C", 8, 4, .resources = "Crew=2"}, {0}};
	static const struct test_resource crew[] = {{"Crew", 2}, {0}};
	static const struct test_absence absences[] = {{"Crew", 1, 2, 1}, {"Crew", 6, 8, 0}, {0}};
	static const double start[] = {0, 0, 4}, finish[] = {4, 4, 10};
	struct placed placed;
	place(&placed,
		&(struct test_project){.rows = rows, .resources = crew, .absences = absences},
		start, finish, 0, 10);
	ck_assert_str_eq(steps_of(&placed.load, 0), "2/2 2/1! 2/2 2/2 2/2 2/2 0/0 0/0 2/2 2/2");
	ck_assert_str_eq(conflicts_of(&placed), "Crew 1-2 2 of 1: A B");
	forget(&placed);
}
END_TEST

/* A shared crew: Dig has more left than planned, and Lay is due to begin meanwhile. */
static const struct test_row shared_rows[] = {{"Dig", 20, 10, .resources = "Crew"},
	{"Lay", 10, 5, .resources = "Crew"}, {"Tip", 4, 2, "Lay", "Crane"},
	{"Fit", 4, 2, "Dig", "Crane"}, {0}};
static const struct example_plan shared_plan = {
	.critical = "Dig Lay Tip", .resource_links = "Dig>Lay Fit>Tip", .buffer = 10};

START_TEST(dates_that_are_ahead_can_be_kept)
{
	static const struct told told[] = {{"Dig", 0, START, 0}, {"Dig", 8, REMAINING, 6}, {0}};
	struct example example;
	example_begin(&example, shared_rows, &shared_plan, told);
	example_status(&example, 8);
	struct tocsin_places kept =
		tocsin_places_kept(&example.arena, &example.status, &example.project);
	struct tocsin_places projected =
		tocsin_places_projected(&example.arena, &example.status, &example.project);
	ck_assert_int_eq(projected.start[1], test_days(14));
	ck_assert_int_eq(kept.finish[0], test_days(14));
	ck_assert_int_eq(kept.start[1], test_days(10));
	ck_assert_int_eq(kept.finish[1], test_days(15));
	struct placed placed = {.project = example.project,
		.request = {.project = &example.project,
			.places = projected,
			.kept = kept,
			.from = example.status.t,
			.step = test_days(1),
			.steps = 8}};
	tocsin_load_make(&placed.load, &example.arena, &placed.request);
	ck_assert_str_eq(conflicts_of(&placed), "Crew 10-14 2 of 1: Dig Lay");
	ck_assert_str_eq(steps_of(&placed.load, 0), "1/1 1/1 1/1! 1/1! 1/1! 1/1! 1/1 1/1");

	/* A date that has gone by cannot be kept: the task comes when it is projected. */
	example_status(&example, 12);
	kept = tocsin_places_kept(&example.arena, &example.status, &example.project);
	ck_assert_int_eq(kept.start[1], example.status.projection.start[1]);
	example_end(&example);
}
END_TEST

static const char *turns_of(
	const struct example *example, const struct tocsin_agendas *agendas, uint32_t resource)
{
	static const char *const words[] = {"now", "next", "later"};
	static char text[256];
	size_t used = 0;
	text[0] = '\0';
	for (uint32_t k = agendas->first[resource]; k < agendas->first[resource + 1]; k++)
		used += (size_t)snprintf(text + used, sizeof text - used, "%s%s %s",
			used ? ", " : "", words[agendas->items[k].turn],
			example->project.tasks[agendas->items[k].task].id);
	return text;
}

START_TEST(now_next_and_later)
{
	static const struct told told[] = {{"Dig", 0, START, 0}, {"Dig", 8, REMAINING, 6}, {0}};
	struct example example;
	example_begin(&example, shared_rows, &shared_plan, told);
	example_status(&example, 8);
	struct tocsin_agendas agendas;
	tocsin_agendas_make(&agendas, &example.arena, &example.project, &example.status,
		example.status.projection.start);
	ck_assert_str_eq(turns_of(&example, &agendas, 0), "now Dig, next Lay");
	ck_assert_str_eq(turns_of(&example, &agendas, 1), "later Fit, later Tip");
	tocsin_agendas_make(&agendas, &example.arena, &example.project, NULL,
		(const tocsin_work[]){10, 0, 5, 20});
	ck_assert_str_eq(turns_of(&example, &agendas, 0), "later Lay, later Dig");
	example_end(&example);
}
END_TEST

START_TEST(nobody_and_nothing)
{
	static const struct test_row none[] = {{0}};
	struct placed placed;
	place(&placed, &(struct test_project){.rows = none}, NULL, NULL, 0, 3);
	ck_assert_str_eq(conflicts_of(&placed), "");
	struct tocsin_agendas agendas;
	tocsin_agendas_make(&agendas, &placed.arena, &placed.project, NULL, NULL);
	ck_assert_uint_eq(agendas.first[0], 0);
	forget(&placed);
}
END_TEST

Suite *test_suite(void)
{
	Suite *suite = suite_create("load");
	TCase *all = tcase_create("all");
	tcase_add_test(all, work_lies_in_the_steps_it_reaches_over);
	tcase_add_test(all, two_at_once_are_a_conflict);
	tcase_add_test(all, what_is_no_conflict);
	tcase_add_test(all, absences_take_capacity);
	tcase_add_test(all, dates_that_are_ahead_can_be_kept);
	tcase_add_test(all, now_next_and_later);
	tcase_add_test(all, nobody_and_nothing);
	suite_add_tcase(suite, all);
	return suite;
}
