#include "check_main.h"

#include <string.h>

#include "tocsin/project.h"
#include "tocsin/random.h"

#define COUNT(table) ((int)(sizeof(table) / sizeof(table)[0]))

static struct tocsin_project project;
static struct tocsin_diags diags;

static void setup(void)
{
	tocsin_project_init(&project);
	tocsin_diags_init(&diags);
	/* Monday 2026-03-02 08:00; eight hours, five days. */
	project.start = (struct tocsin_instant){INT64_C(20514) * 1440 + 480};
	project.calendar =
		tocsin_calendar_make(&project.arena, &project.working_time, project.start);
}

static void teardown(void)
{
	tocsin_project_free(&project);
	tocsin_diags_finish(&diags);
}

static void take(const struct tocsin_task *tasks, uint32_t task_count,
	const struct tocsin_demand *demands, const struct tocsin_resource *resources,
	uint32_t resource_count, const struct tocsin_absence *absences)
{
	project.tasks = TOCSIN_NEW(&project.arena, struct tocsin_task, task_count);
	memcpy(project.tasks, tasks, task_count * sizeof *tasks);
	project.task_count = task_count;
	for (uint32_t i = 0; i < task_count; i++) {
		project.tasks[i].key = project.tasks[i].id =
			tocsin_arena_printf(&project.arena, "%u", (unsigned)i);
		project.tasks[i].name = "";
	}
	project.demands = TOCSIN_NEW(&project.arena, struct tocsin_demand, 100);
	memcpy(project.demands, demands, 100 * sizeof *demands);
	project.resources = TOCSIN_NEW(&project.arena, struct tocsin_resource, resource_count);
	memcpy(project.resources, resources, resource_count * sizeof *resources);
	project.resource_count = resource_count;
	project.absences = TOCSIN_NEW(&project.arena, struct tocsin_absence, 100);
	memcpy(project.absences, absences, 100 * sizeof *absences);
	ck_assert(tocsin_project_finish(&project, &diags));
}

enum { PAUSING, PART_TIME, CAPPED, FREE, DRYING, AWAY_FOR_EVER };

/*
 * Ann (1 unit) is away in [2, 4) and [7, 8), and half away in [10, 20); the crane (2 units) is away
 * for good from 1000 on. Task PAUSING is the example of src/model/pause.c.
 */
static void small_project(void)
{
	static const struct tocsin_resource resources[] = {
		{.name = "Ann", .capacity = 1000, .first_absence = 0, .absence_count = 3},
		{.name = "Crane", .capacity = 2000, .first_absence = 3, .absence_count = 1},
	};
	static const struct tocsin_absence absences[100] = {
		{2, 4, 0}, {7, 8, 0}, {10, 20, 500}, {1000, INT64_MAX, 0}};
	static const struct tocsin_demand demands[100] = {
		{0, 1000}, {0, 500}, {0, 3000}, {1, 1000}, {0, 1000}};
	static const struct tocsin_task tasks[] = {
		[PAUSING] = {.first_demand = 0, .demand_count = 1},
		[PART_TIME] = {.first_demand = 1, .demand_count = 1},
		[CAPPED] = {.first_demand = 2, .demand_count = 1},
		[FREE] = {.first_demand = 0, .demand_count = 0},
		[DRYING] = {.first_demand = 0, .demand_count = 1, .elapsed = true},
		[AWAY_FOR_EVER] = {.first_demand = 3, .demand_count = 2},
	};
	take(tasks, COUNT(tasks), demands, resources, 2, absences);
}

static const struct {
	uint32_t task;
	tocsin_work start, work, finish;
} works[] = {
	{PAUSING, 1, 3, 6},
	{PAUSING, 0, 2, 2},
	{PAUSING, 0, 3, 5},
	{PAUSING, 2, 1, 5},
	{PAUSING, 3, 1, 5},
	{PAUSING, 4, 3, 7},
	{PAUSING, 4, 4, 9},
	{PAUSING, 9, 2, 21},
	{PAUSING, 50, 5, 55},
	{PAUSING, -5, 3, -2},
	{PAUSING, 3, 0, 3},
	{PART_TIME, 9, 2, 11},
	{PART_TIME, 1, 3, 6},
	{CAPPED, 9, 2, 21}, /* three Anns wanted, one is all there is: as PAUSING */
	{FREE, 1, 3, 4},
	{DRYING, 0, 1440, 480}, /* a day of the civil clock, whoever is away */
	{DRYING, 0, 60, 60},
	{AWAY_FOR_EVER, 0, 3, 5},
	{AWAY_FOR_EVER, 990, 10, 1000},
};

START_TEST(work_skips_pauses)
{
	small_project();
	ck_assert_int_eq(
		tocsin_task_finish(&project, works[_i].task, works[_i].start, works[_i].work),
		works[_i].finish);
}
END_TEST

START_TEST(the_mirror_finds_the_latest_start)
{
	static const struct {
		uint32_t task;
		tocsin_work finish, work, start;
	} mirrored[] = {{PAUSING, 6, 3, 1}, {PAUSING, 2, 2, 0}, {PAUSING, 4, 2, 0},
		{PAUSING, 8, 1, 6}, {PAUSING, 20, 1, 9}, {PAUSING, 3, 0, 3}, {FREE, 4, 3, 1},
		{DRYING, 480, 1440, 0}, {DRYING, 479, 1440, -1}};
	small_project();
	for (int i = 0; i < COUNT(mirrored); i++)
		ck_assert_int_eq(tocsin_task_latest_start(&project, mirrored[i].task,
					 mirrored[i].finish, mirrored[i].work),
			mirrored[i].start);
}
END_TEST

START_TEST(work_begins_where_it_can)
{
	small_project();
	static const tocsin_work from[][2] = {{0, 0}, {2, 4}, {3, 4}, {4, 4}, {7, 8}, {15, 20}};
	for (int i = 0; i < COUNT(from); i++)
		ck_assert_int_eq(
			tocsin_task_fits_from(&project, PAUSING, from[i][0], 1), from[i][1]);
	ck_assert_int_eq(tocsin_task_fits_from(&project, PAUSING, 3, 0), 3);
	ck_assert_int_eq(tocsin_task_fits_from(&project, FREE, 3, 5), 3);
	ck_assert_int_eq(tocsin_task_fits_from(&project, DRYING, 3, 5), 3);
}
END_TEST

START_TEST(without_pauses_work_fits_between_absences)
{
	small_project();
	project.settings.pauses = false;
	static const tocsin_work fits[][3] = {/* from, work, start */
		{0, 2, 0}, {0, 3, 4}, {0, 4, 20}, {1, 1, 1}, {1, 2, 4}, {2, 1, 4}, {7, 2, 8}};
	for (int i = 0; i < COUNT(fits); i++)
		ck_assert_int_eq(tocsin_task_fits_from(&project, PAUSING, fits[i][0], fits[i][1]),
			fits[i][2]);
	ck_assert_int_eq(tocsin_task_finish(&project, PAUSING, 4, 3), 7);
	static const tocsin_work latest[][3] = {/* finish, work, start */
		{30, 10, 20}, {29, 10, -8}, {9, 1, 8}, {8, 1, 6}, {8, 3, 4}, {8, 4, -2}, {2, 2, 0}};
	for (int i = 0; i < COUNT(latest); i++)
		ck_assert_int_eq(
			tocsin_task_latest_start(&project, PAUSING, latest[i][0], latest[i][1]),
			latest[i][2]);
}
END_TEST

START_TEST(a_resource_that_is_away_for_good_ends_nothing)
{
	small_project();
	tocsin_work finish = tocsin_task_finish(&project, AWAY_FOR_EVER, 990, 11);
	char text[TOCSIN_DATE_SIZE];
	ck_assert_int_gt(finish, INT64_C(1) << 59);
	ck_assert_str_eq(
		tocsin_instant_format(text, tocsin_calendar_finish(project.calendar, finish)),
		"9999-12-31T23:59");
	ck_assert_int_gt(tocsin_task_fits_from(&project, AWAY_FOR_EVER, 1000, 1), 1000000);
	ck_assert_int_eq(tocsin_task_latest_start(&project, AWAY_FOR_EVER, 5000, 10), 990);
	project.settings.pauses = false;
	ck_assert_int_gt(tocsin_task_fits_from(&project, AWAY_FOR_EVER, 990, 11), 1000000);
	ck_assert_int_eq(tocsin_task_latest_start(&project, AWAY_FOR_EVER, 5000, 10), 990);
}
END_TEST

START_TEST(worked_time_leaves_pauses_out)
{
	small_project();
	ck_assert_int_eq(tocsin_task_worked(&project, PAUSING, 0, 10), 7);
	ck_assert_int_eq(tocsin_task_worked(&project, PAUSING, 2, 4), 0);
	ck_assert_int_eq(tocsin_task_worked(&project, PAUSING, 3, 5), 1);
	ck_assert_int_eq(tocsin_task_worked(&project, PAUSING, 5, 3), 0);
	ck_assert_int_eq(tocsin_task_worked(&project, FREE, 2, 4), 2);
}
END_TEST

START_TEST(tasks_with_equal_demands_share_their_pauses)
{
	small_project();
	/* PAUSING and CAPPED are planned with one Ann each; PART_TIME is not stopped by [10, 20).
	 */
	ck_assert_uint_eq(project.tasks[PAUSING].first_pause, project.tasks[CAPPED].first_pause);
	ck_assert_uint_eq(project.tasks[PAUSING].pause_count, 3);
	ck_assert_uint_eq(project.tasks[PART_TIME].pause_count, 2);
	ck_assert_uint_eq(project.tasks[FREE].pause_count, 0);
	ck_assert_uint_eq(project.tasks[DRYING].pause_count, 0);
	ck_assert_uint_eq(project.tasks[AWAY_FOR_EVER].pause_count, 4);
}
END_TEST

/* ---- Lags ---- */

static const struct {
	enum tocsin_link_type type;
	bool elapsed;
	int64_t lag;
	tocsin_work at, lagged;
} lags[] = {
	{TOCSIN_FS, false, 480, 100, 580},
	{TOCSIN_SS, false, -480, 100, -380},
	/* Friday evening and two civil days: over by Monday morning */
	{TOCSIN_FS, true, 2880, 2400, 2400},
	{TOCSIN_FF, true, 2880, 2400, 2400},
	/* a start on the same place is Monday morning: Wednesday morning */
	{TOCSIN_SS, true, 2880, 2400, 2400 + 960},
	{TOCSIN_SF, true, 2880, 2400, 2400 + 960},
	/* Friday 17:00 and four days: Tuesday 17:00 */
	{TOCSIN_FS, true, 4 * 1440, 2400, 2400 + 960},
	{TOCSIN_FS, true, -1440, 2400, 1920},
	{TOCSIN_SS, true, -1440, 480, 0},
	{TOCSIN_FS, true, 0, 77, 77},
};

START_TEST(lags_move_a_place)
{
	struct tocsin_link link = {
		.type = lags[_i].type, .elapsed = lags[_i].elapsed, .lag = lags[_i].lag};
	ck_assert_int_eq(tocsin_lagged(&project, &link, lags[_i].at), lags[_i].lagged);
}
END_TEST

START_TEST(lags_have_a_mirror)
{
	struct tocsin_random random = tocsin_random_seeded(3);
	for (int i = 0; i < 3000; i++) {
		struct tocsin_link link = {.type = (enum tocsin_link_type)(i % 4),
			.elapsed = i % 3 > 0,
			.lag = (int64_t)tocsin_random_below(&random, 20000) - 10000};
		tocsin_work at = (tocsin_work)tocsin_random_below(&random, 10000) - 2000;
		tocsin_work back = tocsin_lagged_back(&project, &link, at);
		ck_assert_int_le(tocsin_lagged(&project, &link, back), at);
		ck_assert_int_gt(tocsin_lagged(&project, &link, back + 1), at);
	}
}
END_TEST

/* ---- Against single minutes ---- */

enum { HORIZON = 400, RESOURCES = 4, TASKS = 12 };

/* Resources with absences, tasks with some of them; amounts of nothing, of part, of too much. */
static void random_project(struct tocsin_random *random)
{
	struct tocsin_resource resources[RESOURCES] = {0};
	struct tocsin_absence absences[100] = {0};
	struct tocsin_demand demands[100] = {0};
	struct tocsin_task tasks[TASKS] = {0};
	uint32_t absence_count = 0, demand_count = 0;
	for (uint32_t i = 0; i < RESOURCES; i++) {
		tocsin_work from = (tocsin_work)tocsin_random_below(random, 60) - 30;
		resources[i].name = "";
		resources[i].capacity = 1000 * (1 + tocsin_random_below(random, 3));
		resources[i].first_absence = absence_count;
		resources[i].absence_count = tocsin_random_below(random, 20);
		for (uint32_t j = 0; j < resources[i].absence_count; j++) {
			tocsin_work to = from + 1 + tocsin_random_below(random, 20);
			absences[absence_count++] = (struct tocsin_absence){
				from, to, 500 * tocsin_random_below(random, 6)};
			from = to + tocsin_random_below(random, 20);
		}
	}
	for (uint32_t i = 0; i < TASKS; i++) {
		tasks[i].first_demand = demand_count;
		tasks[i].demand_count = tocsin_random_below(random, 4);
		for (uint32_t j = 0; j < tasks[i].demand_count; j++)
			demands[demand_count++] =
				(struct tocsin_demand){tocsin_random_below(random, RESOURCES),
					500 * tocsin_random_below(random, 9)};
	}
	take(tasks, TASKS, demands, resources, RESOURCES, absences);
	for (uint32_t i = 0; i < TASKS; i++)
		for (uint32_t j = 1; j < project.tasks[i].pause_count; j++) {
			const struct tocsin_pause *pause =
				&project.pauses[project.tasks[i].first_pause + j];
			ck_assert_int_gt(pause->from, pause[-1].to);
		}
}

static bool can_work(uint32_t task, tocsin_work minute)
{
	const struct tocsin_task *it = &project.tasks[task];
	for (uint32_t i = 0; i < it->demand_count; i++) {
		const struct tocsin_demand *demand = &project.demands[it->first_demand + i];
		const struct tocsin_resource *resource = &project.resources[demand->resource];
		for (uint32_t j = 0; j < resource->absence_count; j++) {
			const struct tocsin_absence *absence =
				&project.absences[resource->first_absence + j];
			if (minute >= absence->from && minute < absence->to &&
				absence->capacity < demand->amount &&
				absence->capacity < resource->capacity)
				return false;
		}
	}
	return true;
}

static tocsin_work slow_finish(uint32_t task, tocsin_work start, tocsin_work work)
{
	for (; work > 0; start++)
		work -= can_work(task, start);
	return start;
}

static bool slow_fits(uint32_t task, tocsin_work start, tocsin_work work)
{
	for (tocsin_work i = 0; i < work; i++)
		if (!can_work(task, start + i))
			return false;
	return true;
}

static void compare_pausing(uint32_t task, tocsin_work place, tocsin_work work)
{
	tocsin_work first = place, latest = place;
	ck_assert_int_eq(
		tocsin_task_finish(&project, task, place, work), slow_finish(task, place, work));
	while (!can_work(task, first))
		first++;
	ck_assert_int_eq(tocsin_task_fits_from(&project, task, place, work), first);
	/* The law of the mirror: no later start ends in time, and the task works in its minute. */
	while (!can_work(task, latest) || slow_finish(task, latest, work) > place)
		latest--;
	ck_assert_int_eq(tocsin_task_latest_start(&project, task, place, work), latest);
	ck_assert_int_eq(tocsin_task_fits_from(&project, task, latest, work), latest);
	ck_assert_int_eq(
		tocsin_task_worked(&project, task, place, slow_finish(task, place, work)), work);
}

static void compare_unbroken(uint32_t task, tocsin_work place, tocsin_work work)
{
	tocsin_work first = place, latest = place - work;
	while (!slow_fits(task, first, work))
		first++;
	ck_assert_int_eq(tocsin_task_fits_from(&project, task, place, work), first);
	ck_assert_int_eq(tocsin_task_finish(&project, task, first, work), first + work);
	while (!slow_fits(task, latest, work))
		latest--;
	ck_assert_int_eq(tocsin_task_latest_start(&project, task, place, work), latest);
}

START_TEST(random_pauses_agree_with_single_minutes)
{
	struct tocsin_random random = tocsin_random_seeded((uint64_t)_i);
	random_project(&random);
	for (int i = 0; i < 1500; i++) {
		uint32_t task = tocsin_random_below(&random, TASKS);
		tocsin_work place = (tocsin_work)tocsin_random_below(&random, HORIZON) - 40;
		tocsin_work work = 1 + tocsin_random_below(&random, i % 2 ? 6 : 60);
		project.settings.pauses = true;
		compare_pausing(task, place, work);
		project.settings.pauses = false;
		compare_unbroken(task, place, work);
	}
}
END_TEST

START_TEST(elapsed_tasks_have_a_mirror)
{
	struct tocsin_random random = tocsin_random_seeded(5);
	small_project();
	for (int i = 0; i < 3000; i++) {
		tocsin_work place = (tocsin_work)tocsin_random_below(&random, 10000) - 2000;
		tocsin_work work = 1 + tocsin_random_below(&random, 20000);
		tocsin_work start = tocsin_task_latest_start(&project, DRYING, place, work);
		ck_assert_int_le(tocsin_task_finish(&project, DRYING, start, work), place);
		ck_assert_int_gt(tocsin_task_finish(&project, DRYING, start + 1, work), place);
	}
}
END_TEST

Suite *test_suite(void)
{
	Suite *suite = suite_create("pause");
	TCase *tcase = tcase_create("pause");
	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_set_timeout(tcase, 60);
	tcase_add_loop_test(tcase, work_skips_pauses, 0, COUNT(works));
	tcase_add_test(tcase, the_mirror_finds_the_latest_start);
	tcase_add_test(tcase, work_begins_where_it_can);
	tcase_add_test(tcase, without_pauses_work_fits_between_absences);
	tcase_add_test(tcase, a_resource_that_is_away_for_good_ends_nothing);
	tcase_add_test(tcase, worked_time_leaves_pauses_out);
	tcase_add_test(tcase, tasks_with_equal_demands_share_their_pauses);
	tcase_add_loop_test(tcase, lags_move_a_place, 0, COUNT(lags));
	tcase_add_test(tcase, lags_have_a_mirror);
	tcase_add_loop_test(tcase, random_pauses_agree_with_single_minutes, 0, 30);
	tcase_add_test(tcase, elapsed_tasks_have_a_mirror);
	suite_add_tcase(suite, tcase);
	return suite;
}
