/* Resource links: from whom a task takes what it needs, and what binding a plan makes of them. */
#include "planned.h"
#include "resource_link.h"

/* A schedule given by hand: starts in days, in the order of the rows. */
static struct resource_links links_of(const double *starts)
{
	static struct planning planning;
	struct schedule schedule;
	planning = (struct planning){
		.project = &project, .states = nothing_started(), .arena = &project.arena};
	schedule_init(&schedule, &planning);
	for (uint32_t i = 0; i < project.task_count; i++) {
		schedule.start[i] = test_days(starts[i]);
		schedule.finish[i] = schedule.start[i] + project.tasks[i].focused;
	}
	return resource_links_make(&planning, &schedule);
}

/* "A>C B>D=0.5": who hands to whom, and how much where it is not one unit. */
static const char *links_text(const struct tocsin_resource_link *links, uint32_t count)
{
	static char text[256];
	char *to = text;
	*to = '\0';
	for (uint32_t k = 0; k < count; k++) {
		to += sprintf(to, "%s%s>%s", k ? " " : "", project.tasks[links[k].from].id,
			project.tasks[links[k].to].id);
		if (links[k].amount != 1000)
			to += sprintf(to, "=%g", (double)links[k].amount / 1000);
	}
	return text;
}

static const struct {
	const char *links;
	uint32_t unlinked;
	double crew;
	double starts[5];
	struct test_row rows[5];
} cases[] = {
	/* B came free last. */
	{"B>C", 0, 2, {0, 0, 7},
		{{"A", 8, 4, .resources = "Crew"}, {"B", 12, 6, .resources = "Crew"},
			{"C", 2, 1, .resources = "Crew"}, {0}}},
	/* But a predecessor's is taken first: no link is added to the network. */
	{"A>C", 0, 2, {0, 0, 7},
		{{"A", 8, 4, .resources = "Crew"}, {"B", 12, 6, .resources = "Crew"},
			{"C", 2, 1, .after = "A", .resources = "Crew"}, {0}}},
	/* At the same time the lowest row. */
	{"A>C", 0, 2, {0, 0, 6},
		{{"A", 12, 6, .resources = "Crew"}, {"B", 12, 6, .resources = "Crew"},
			{"C", 2, 1, .resources = "Crew"}, {0}}},
	/* Who needs more takes from several, and what is left over from one goes to the next. */
	{"A>C=1.5 B>C=0.5 B>D=0.5", 0, 2.5, {0, 0, 6, 6},
		{{"A", 12, 6, .resources = "Crew=1.5"}, {"B", 12, 6, .resources = "Crew=1"},
			{"C", 2, 1, .resources = "Crew=2"}, {"D", 2, 1, .resources = "Crew=0.5"},
			{0}}},
	/* Nobody hands over what was free all along; a milestone holds nothing. */
	{"", 0, 2.5, {0, 0, 1},
		{{"A", 2, 1, .resources = "Crew=0.5"}, {"B", .resources = "Crew=2"},
			{"C", 2, 1, .resources = "Crane"}, {0}}},
	/* What comes before its predecessor cannot hand on to it; Lay's is there as well. */
	{"Fit>Tip Lay>Dig", 0, 2, {0, 0, 4, 4},
		{{"Lay", 4, 2, .resources = "Crew"},
			{"Fit", 6, 3, .after = "Dig:SF", .resources = "Crew"},
			{"Tip", 2, 1, .resources = "Crew"}, {"Dig", 4, 2, .resources = "Crew"},
			{0}}},
	/* Where Tip has taken Lay's, which came free last, it changes with Dig. */
	{"Fit>Tip Lay>Dig", 0, 2, {0, 0, 4, 4},
		{{"Lay", 6, 3, .resources = "Crew"},
			{"Fit", 4, 2, .after = "Dig:SF", .resources = "Crew"},
			{"Tip", 2, 1, .resources = "Crew"}, {"Dig", 4, 2, .resources = "Crew"},
			{0}}},
	/* And where nobody else has any, only the dates can tell. */
	{"", 1, 1, {0, 4},
		{{"Fit", 6, 3, .after = "Dig:SF", .resources = "Crew"},
			{"Dig", 4, 2, .resources = "Crew"}, {0}}},
};

START_TEST(amounts_are_handed_over)
{
	struct test_resource crew[] = {{"Crew", cases[_i].crew}, {0}};
	test_project_make(
		&project, &(struct test_project){.rows = cases[_i].rows, .resources = crew});
	struct resource_links links = links_of(cases[_i].starts);
	ck_assert_str_eq(links_text(links.items, links.count), cases[_i].links);
	ck_assert_uint_eq(links.unlinked_count, cases[_i].unlinked);
	tocsin_project_free(&project);
}
END_TEST

/* ---- A plan bound to what has become of its project ---- */

static const struct test_row chain_of_ann[] = {
	{"A", 4, 2, .resources = "Ann"},
	{"B", 4, 2, .after = "A", .resources = "Ann"},
	{"C", 4, 2, .after = "B", .resources = "Ann"},
	{"D", 4, 2, .after = "C", .resources = "Ann"},
	{0},
};

START_TEST(removed_tasks_hand_through)
{
	static const struct test_row left[] = {
		{"D", 4, 2, .resources = "Ann"}, {"A", 4, 2, .resources = "Ann"}, {"E", 4, 2}, {0}};
	load_rows(chain_of_ann);
	make();
	ck_assert_uint_eq(plan->resource_link_count, 3);
	tocsin_project_free(&project);
	load_rows(left);
	struct tocsin_baseline baseline;
	tocsin_baseline_bind(&baseline, &project.arena, plan, &project);
	ck_assert_uint_eq(baseline.removed, 2);
	ck_assert_uint_eq(baseline.added, 1);
	ck_assert_uint_eq(baseline.plan_task[0], 3);
	ck_assert_uint_eq(baseline.plan_task[2], TOCSIN_NONE);
	ck_assert_uint_eq(baseline.task[0], 1);
	ck_assert_uint_eq(baseline.task[1], TOCSIN_NONE);
	ck_assert_str_eq(links_text(baseline.resource_links, baseline.resource_link_count), "A>D");
	done();
}
END_TEST

START_TEST(an_unchanged_project_binds_as_it_was)
{
	load_rows(chain_of_ann);
	make();
	struct tocsin_baseline baseline;
	tocsin_baseline_bind(&baseline, &project.arena, plan, &project);
	ck_assert_uint_eq(baseline.removed + baseline.added, 0);
	ck_assert_str_eq(
		links_text(baseline.resource_links, baseline.resource_link_count), "A>B B>C C>D");
	done();
}
END_TEST

/* ---- */

/* The lag lets V begin before U ends, U follows V on Ann: both directions at once. */
START_TEST(links_that_close_a_circle_are_dropped)
{
	static const struct test_row rows[] = {
		{"W", 4, 2, .resources = "Bob"},
		{"U", 8, 4, .after = "W", .resources = "Ann"},
		{"V", 4, 2, .after = "U:FS-20", .resources = "Ann"},
		{0},
	};
	load_rows(rows);
	make();
	assert_place("V", 0, 2);
	assert_place("U", 2, 6);
	done();
}
END_TEST

Suite *test_suite(void)
{
	Suite *suite = suite_create("resource_link");
	TCase *links = tcase_create("links");
	tcase_add_loop_test(links, amounts_are_handed_over, 0, sizeof cases / sizeof *cases);
	tcase_add_test(links, links_that_close_a_circle_are_dropped);
	suite_add_tcase(suite, links);
	TCase *bound = tcase_create("bound");
	tcase_add_test(bound, removed_tasks_hand_through);
	tcase_add_test(bound, an_unchanged_project_binds_as_it_was);
	suite_add_tcase(suite, bound);
	return suite;
}
