#include "check_main.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tocsin/project.h"
#include "tocsin/random.h"

static struct tocsin_project project;
static struct tocsin_diags diags;
static char *printed;

static void setup(void)
{
	tocsin_project_init(&project);
	tocsin_diags_init(&diags);
	project.file = "schedule.csv";
	project.start = (struct tocsin_instant){20514 * 1440 + 480};
}

static void teardown(void)
{
	tocsin_project_free(&project);
	tocsin_diags_finish(&diags);
	free(printed);
	printed = NULL;
}

/* `count` tasks with ids 1, 2, ..., keys k1, k2, ... of a day each, on the lines 2, 3, ... */
static void with_tasks(uint32_t count)
{
	project.tasks = TOCSIN_NEW(&project.arena, struct tocsin_task, count);
	project.task_count = count;
	for (uint32_t i = 0; i < count; i++)
		project.tasks[i] = (struct tocsin_task){
			.key = tocsin_arena_printf(&project.arena, "k%u", (unsigned)i + 1),
			.id = tocsin_arena_printf(&project.arena, "%u", (unsigned)i + 1),
			.name = "",
			.focused = 480,
			.safe = 960,
			.not_before = TOCSIN_NO_WORK,
			.row = i,
			.line = i + 2,
		};
}

/* Links between ids, as "1>2 2>3". */
static void with_links(const char *text)
{
	project.links = TOCSIN_NEW(&project.arena, struct tocsin_link, strlen(text));
	unsigned from, to;
	int used;
	for (; sscanf(text, "%u>%u%n", &from, &to, &used) == 2; text += used)
		project.links[project.link_count++] =
			(struct tocsin_link){.from = from - 1, .to = to - 1, .type = TOCSIN_FS};
}

static const char *faults(void)
{
	size_t size;
	free(printed);
	FILE *to = open_memstream(&printed, &size);
	tocsin_diags_print(&diags, to, true);
	fclose(to);
	return printed;
}

START_TEST(links_are_grouped_by_task)
{
	with_tasks(4);
	with_links("1>2 1>3 2>4 3>4 1>4");
	ck_assert(tocsin_project_finish(&project, &diags));
	static const uint32_t out[] = {0, 1, 4}, in[] = {2, 3, 4};
	ck_assert_uint_eq(project.tasks[0].out_count, 3);
	ck_assert_uint_eq(project.tasks[0].in_count, 0);
	ck_assert_uint_eq(project.tasks[3].in_count, 3);
	ck_assert_mem_eq(&project.out_links[project.tasks[0].first_out], out, sizeof out);
	ck_assert_mem_eq(&project.in_links[project.tasks[3].first_in], in, sizeof in);
}
END_TEST

START_TEST(among_the_ready_the_lowest_row_comes_first)
{
	with_tasks(6);
	with_links("5>1 4>2 1>6");
	ck_assert(tocsin_project_finish(&project, &diags));
	static const uint32_t order[] = {2, 3, 1, 4, 0, 5};
	ck_assert_mem_eq(project.order, order, sizeof order);
	ck_assert_uint_eq(diags.errors + diags.notes, 0);
}
END_TEST

START_TEST(an_empty_project_is_fine)
{
	ck_assert(tocsin_project_finish(&project, &diags));
	ck_assert_uint_eq(tocsin_project_task(&project, "1"), TOCSIN_NONE);
}
END_TEST

START_TEST(a_task_is_found_by_id_and_by_key)
{
	with_tasks(3);
	project.tasks[2].id = "k1"; /* the key of another: the id goes first */
	ck_assert(tocsin_project_finish(&project, &diags));
	ck_assert_uint_eq(tocsin_project_task(&project, "2"), 1);
	ck_assert_uint_eq(tocsin_project_task(&project, "k2"), 1);
	ck_assert_uint_eq(tocsin_project_task(&project, "k1"), 2);
	ck_assert_uint_eq(tocsin_project_task(&project, "9"), TOCSIN_NONE);
	ck_assert_uint_eq(tocsin_index_find(&project.by_key, "k1"), 0);
}
END_TEST

static const struct {
	const char *links, *printed;
} cycles[] = {
	{"1>2 2>3 3>1", "schedule.csv:2: these tasks wait for each other in a circle: "
			"1 (Dig) -> 2 (Build) -> 3 -> 1 (Dig); take one of these links away\n"},
	{"3>2 2>3", "schedule.csv:3: these tasks wait for each other in a circle: "
		    "2 (Build) -> 3 -> 2 (Build); take one of these links away\n"},
	{"1>1", "schedule.csv:2: this task waits for itself in a circle: "
		"1 (Dig) -> 1 (Dig); take one of these links away\n"},
	/* a tail into the circle and one out of it are not told */
	{"4>2 2>3 3>2 3>5 5>6", "schedule.csv:3: these tasks wait for each other in a circle: "
				"2 (Build) -> 3 -> 2 (Build); take one of these links away\n"},
	/* of two circles through one task the one with the lower row, whatever the links' order */
	{"1>2 3>2 2>1 2>3", "schedule.csv:2: these tasks wait for each other in a circle: "
			    "1 (Dig) -> 2 (Build) -> 1 (Dig); take one of these links away\n"},
	/* every circle once */
	{"5>6 6>5 1>2 2>1 2>5", "schedule.csv:2: these tasks wait for each other in a circle: "
				"1 (Dig) -> 2 (Build) -> 1 (Dig); take one of these links away\n"
				"schedule.csv:6: these tasks wait for each other in a circle: "
				"5 -> 6 -> 5; take one of these links away\n"},
};

START_TEST(circles_are_told_by_ids_and_names)
{
	with_tasks(6);
	project.tasks[0].name = "Dig";
	project.tasks[1].name = "Build";
	project.tasks[2].name = "3";
	with_links(cycles[_i].links);
	ck_assert(!tocsin_project_finish(&project, &diags));
	ck_assert_str_eq(faults(), cycles[_i].printed);
}
END_TEST

START_TEST(a_long_circle_is_shortened)
{
	enum { TASKS = 1000 };
	with_tasks(TASKS);
	project.links = TOCSIN_NEW(&project.arena, struct tocsin_link, TASKS);
	for (uint32_t i = 0; i < TASKS; i++)
		project.links[i] = (struct tocsin_link){.from = i, .to = (i + 1) % TASKS};
	project.link_count = TASKS;
	ck_assert(!tocsin_project_finish(&project, &diags));
	ck_assert_str_eq(faults(), "schedule.csv:2: these tasks wait for each other in a circle: "
				   "1 -> 2 -> 3 -> 4 -> 5 -> 6 -> 7 -> 8 -> 9 -> 10 -> 11 -> 12 -> "
				   "(988 more) -> 1; take one of these links away\n");
}
END_TEST

START_TEST(a_demand_above_capacity_is_noted_and_capped)
{
	struct tocsin_resource resources[] = {
		{.name = "Crane", .capacity = 2000}, {.name = "Crew", .capacity = 500}};
	struct tocsin_demand demands[] = {{0, 3000}, {1, 500}, {0, 1250}, {1, 750}};
	with_tasks(2);
	project.resources = resources;
	project.resource_count = 2;
	project.demands = demands;
	project.demand_count = 4;
	project.tasks[0].demand_count = 2;
	project.tasks[1].first_demand = 2;
	project.tasks[1].demand_count = 2;
	ck_assert(tocsin_project_finish(&project, &diags));
	ck_assert_str_eq(faults(),
		"schedule.csv:2: note: task 1 needs 3 of Crane, of which there are 2; it is "
		"planned with 2\n"
		"schedule.csv:3: note: task 2 needs 0.75 of Crew, of which there are 0.5; it is "
		"planned with 0.5\n");
	ck_assert_int_eq(tocsin_demand_planned(&project, &demands[0]), 2000);
	ck_assert_int_eq(tocsin_demand_planned(&project, &demands[2]), 1250);
}
END_TEST

static uint64_t hash_after(void (*change)(void))
{
	static struct tocsin_resource crane = {.name = "Crane", .capacity = 1000};
	static struct tocsin_demand demand = {0, 1000};
	tocsin_project_free(&project);
	setup();
	with_tasks(3);
	with_links("1>2 2>3");
	project.resources = &crane;
	project.resource_count = 1;
	project.demands = &demand;
	project.demand_count = 1;
	project.tasks[0].demand_count = 1;
	if (change)
		change();
	ck_assert(tocsin_project_finish(&project, &diags));
	return project.hash;
}

static void rename_task(void)
{
	project.tasks[1].name = "Another name";
	project.name = "Another project";
}

static void change_estimate(void)
{
	project.tasks[1].focused++;
}

static void change_safe(void)
{
	project.tasks[1].safe++;
}

static void change_date(void)
{
	project.tasks[1].not_before = 480;
}

static void change_link(void)
{
	project.links[1].type = TOCSIN_SS;
}

static void change_lag(void)
{
	project.links[1].lag = -1;
}

static void drop_link(void)
{
	project.link_count--;
}

static void change_week(void)
{
	project.working_time.weekdays = 0x3F;
}

static void drop_demand(void)
{
	project.tasks[0].demand_count = 0;
}

START_TEST(the_hash_sees_what_planning_reads)
{
	static void (*const changes[])(void) = {change_estimate, change_safe, change_date,
		change_link, change_lag, drop_link, change_week, drop_demand};
	uint64_t hash = hash_after(NULL);
	ck_assert_uint_eq(hash_after(NULL), hash);
	ck_assert_uint_eq(hash_after(rename_task), hash);
	for (size_t i = 0; i < sizeof changes / sizeof changes[0]; i++)
		ck_assert_msg(hash_after(changes[i]) != hash, "change %zu", i);
}
END_TEST

START_TEST(derived_estimates_are_counted)
{
	with_tasks(3);
	project.tasks[0].derived = project.tasks[2].derived = true;
	ck_assert(tocsin_project_finish(&project, &diags));
	ck_assert_uint_eq(project.derived_estimates, 2);
}
END_TEST

/* The next task as the definition says: the lowest row whose predecessors have all been taken. */
static uint32_t next_by_definition(const bool *taken)
{
	for (uint32_t task = 0; task < project.task_count; task++) {
		bool waits = taken[task];
		for (uint32_t i = 0; i < project.link_count; i++)
			waits |= project.links[i].to == task && !taken[project.links[i].from];
		if (!waits)
			return task;
	}
	return TOCSIN_NONE;
}

START_TEST(random_networks_are_ordered)
{
	enum { TASKS = 120, LINKS = 180 };
	struct tocsin_random random = tocsin_random_seeded((uint64_t)_i);
	uint32_t shuffled[TASKS];
	bool taken[TASKS] = {false};
	with_tasks(TASKS);
	for (uint32_t i = 0; i < TASKS; i++) {
		uint32_t j = tocsin_random_below(&random, i + 1);
		shuffled[i] = shuffled[j];
		shuffled[j] = i;
	}
	project.links = TOCSIN_NEW(&project.arena, struct tocsin_link, LINKS);
	for (uint32_t i = 0; i < LINKS; i++) {
		uint32_t to = 1 + tocsin_random_below(&random, TASKS - 1);
		uint32_t from = tocsin_random_below(&random, to);
		project.links[i] = (struct tocsin_link){.from = shuffled[from], .to = shuffled[to]};
	}
	project.link_count = LINKS;
	ck_assert(tocsin_project_finish(&project, &diags));
	for (uint32_t i = 0; i < TASKS; i++) {
		ck_assert_uint_eq(project.order[i], next_by_definition(taken));
		taken[project.order[i]] = true;
	}
}
END_TEST

Suite *test_suite(void)
{
	Suite *suite = suite_create("network");
	TCase *tcase = tcase_create("network");
	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_add_test(tcase, links_are_grouped_by_task);
	tcase_add_test(tcase, among_the_ready_the_lowest_row_comes_first);
	tcase_add_test(tcase, an_empty_project_is_fine);
	tcase_add_test(tcase, a_task_is_found_by_id_and_by_key);
	tcase_add_loop_test(tcase, circles_are_told_by_ids_and_names, 0,
		(int)(sizeof cycles / sizeof cycles[0]));
	tcase_add_test(tcase, a_long_circle_is_shortened);
	tcase_add_test(tcase, a_demand_above_capacity_is_noted_and_capped);
	tcase_add_test(tcase, the_hash_sees_what_planning_reads);
	tcase_add_test(tcase, derived_estimates_are_counted);
	tcase_add_loop_test(tcase, random_networks_are_ordered, 0, 5);
	suite_add_tcase(suite, tcase);
	return suite;
}
