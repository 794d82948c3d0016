/* An order of tasks that grows with the links, beside one that is searched anew for every link. */
#include "link_order.h"
#include "planned.h"
#include "tocsin/random.h"

enum { TASKS = 12, LINKS = 80 };

static struct planning planning;
static struct link_order order;

/* C starts before its predecessor D; the others follow their starts. */
static const struct test_row rows[] = {{"A", 2, 1}, {"B", 2, 1, .after = "A"},
	{"C", 2, 1, .after = "D:SF"}, {"D", 2, 1}, {"E", 2, 1}, {0}};

static void order_make(const struct test_row *of, const double *starts)
{
	load_rows(of);
	planning = (struct planning){
		.project = &project, .states = nothing_started(), .arena = &project.arena};
	struct schedule schedule;
	schedule_init(&schedule, &planning);
	for (uint32_t i = 0; i < project.task_count; i++)
		schedule.start[i] = starts ? test_days(starts[i]) : 0;
	link_order_init(&order, &planning, &schedule);
}

START_TEST(precedence_links_stand_against_others)
{
	order_make(rows, (const double[]){0, 1, 2, 3, 4});
	ck_assert_uint_ne(link_order_add(&order, 1, 2), TOCSIN_NONE);
	ck_assert_uint_eq(link_order_add(&order, 2, 3), TOCSIN_NONE);
	/* B -> C -> E would close a cycle with E -> D -> C, and a later one is not lost with it. */
	uint32_t link = link_order_add(&order, 4, 3);
	ck_assert_uint_ne(link, TOCSIN_NONE);
	ck_assert_uint_eq(link_order_add(&order, 2, 4), TOCSIN_NONE);
	ck_assert_uint_ne(link_order_add(&order, 0, 4), TOCSIN_NONE);
	link_order_remove(&order, link);
	ck_assert_uint_ne(link_order_add(&order, 2, 4), TOCSIN_NONE);
	tocsin_project_free(&project);
}
END_TEST

static bool leads_to(bool links[TASKS][TASKS], uint32_t from, uint32_t to)
{
	if (from == to)
		return true;
	for (uint32_t next = 0; next < TASKS; next++)
		if (links[from][next] && leads_to(links, next, to))
			return true;
	return false;
}

static const struct test_row many[] = {{"0", 2, 1}, {"1", 2, 1}, {"2", 2, 1}, {"3", 2, 1},
	{"4", 2, 1}, {"5", 2, 1}, {"6", 2, 1}, {"7", 2, 1}, {"8", 2, 1}, {"9", 2, 1}, {"10", 2, 1},
	{"11", 2, 1}, {0}};

START_TEST(random_links)
{
	struct tocsin_random random = tocsin_random_seeded((uint64_t)_i);
	bool links[TASKS][TASKS] = {{false}};
	order_make(many, NULL);
	for (int k = 0; k < LINKS; k++) {
		uint32_t from = tocsin_random_below(&random, TASKS);
		uint32_t to = tocsin_random_below(&random, TASKS);
		if (from == to || links[from][to])
			continue;
		bool cycle = leads_to(links, to, from);
		uint32_t link = link_order_add(&order, from, to);
		ck_assert_int_eq(link == TOCSIN_NONE, cycle);
		if (!cycle && tocsin_random_below(&random, 4) == 0)
			link_order_remove(&order, link);
		else
			links[from][to] = !cycle;
	}
	tocsin_project_free(&project);
}
END_TEST

Suite *test_suite(void)
{
	Suite *suite = suite_create("link_order");
	TCase *links = tcase_create("links");
	tcase_add_test(links, precedence_links_stand_against_others);
	tcase_add_loop_test(links, random_links, 1, 50);
	suite_add_tcase(suite, links);
	return suite;
}
