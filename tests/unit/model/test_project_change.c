/* Projects with a few things otherwise, as the projection sees them. */
#include "check_main.h"

#include <string.h>

#include "test_project.h"
#include "tocsin/project_change.h"

static const struct test_row rows[] = {
	{"A", .focused = 2, .resources = "Crew"},
	{"B", .focused = 3, .after = "A:FS+1", .resources = "Crew"},
	{"C", .focused = 4, .after = "B"},
	{"D", .focused = 1, .after = "A:SS+2 B:FF"},
	{"E", .focused = 1, .after = "B:SS+1"},
	{0},
};

static struct tocsin_project base, changed;

static void change(struct tocsin_project_change one)
{
	test_project_make(&base, &(struct test_project){.rows = rows});
	tocsin_project_change(&changed, &base, &one, 1);
}

static void end(void)
{
	tocsin_project_free(&changed);
	tocsin_project_free(&base);
}

static uint32_t of(const char *id)
{
	return tocsin_index_find(&changed.by_key, id);
}

static const struct tocsin_link *link_between(const char *from, const char *to)
{
	for (uint32_t i = 0; i < changed.link_count; i++)
		if (changed.links[i].from == of(from) && changed.links[i].to == of(to))
			return &changed.links[i];
	ck_abort_msg("no link %s -> %s", from, to);
	return NULL;
}

START_TEST(the_links_of_a_task_that_is_cut_pass_through)
{
	change((struct tocsin_project_change){.kind = TOCSIN_CUT_TASK, .index = 1});
	ck_assert_uint_eq(changed.task_count, 4);
	ck_assert_uint_eq(of("B"), TOCSIN_NONE);
	ck_assert_uint_eq(of("E"), 3);
	const struct tocsin_link *link = link_between("A", "C");
	ck_assert_int_eq(link->type, TOCSIN_FS);
	ck_assert_int_eq(link->lag, test_days(1));
	link = link_between("A", "E");
	ck_assert_int_eq(link->type, TOCSIN_FS);
	ck_assert_int_eq(link->lag, test_days(2));
	/* One that was there, and one through B that ties the other end. */
	ck_assert_uint_eq(changed.tasks[of("D")].in_count, 2);
	ck_assert_uint_eq(changed.link_count, 4);
	ck_assert_uint_eq(base.task_count, 5);
	ck_assert_uint_ne(changed.hash, base.hash);
	end();
}
END_TEST

START_TEST(who_is_cut_first_or_last_leaves_no_link)
{
	change((struct tocsin_project_change){.kind = TOCSIN_CUT_TASK, .index = 0});
	ck_assert_uint_eq(changed.tasks[of("B")].in_count, 0);
	ck_assert_uint_eq(changed.link_count, 3);
	end();
	change((struct tocsin_project_change){.kind = TOCSIN_CUT_TASK, .index = 2});
	ck_assert_uint_eq(changed.tasks[of("B")].out_count, 2);
	end();
}
END_TEST

START_TEST(all_may_be_cut)
{
	struct tocsin_project_change all[5];
	test_project_make(&base, &(struct test_project){.rows = rows});
	for (uint32_t i = 0; i < 5; i++)
		all[i] = (struct tocsin_project_change){.kind = TOCSIN_CUT_TASK, .index = i};
	tocsin_project_change(&changed, &base, all, 5);
	ck_assert_uint_eq(changed.task_count, 0);
	ck_assert_uint_eq(changed.link_count, 0);
	end();
}
END_TEST

START_TEST(a_delay_is_another_not_before)
{
	struct tocsin_instant date = {0};
	test_project_make(&base, &(struct test_project){.rows = rows});
	date = tocsin_calendar_start(base.calendar, test_days(7));
	tocsin_project_change(&changed, &base,
		&(struct tocsin_project_change){
			.kind = TOCSIN_DELAY_TASK, .index = 2, .date = date},
		1);
	ck_assert_int_eq(changed.tasks[2].not_before, test_days(7));
	ck_assert_int_eq(base.tasks[2].not_before, TOCSIN_NO_WORK);
	end();
}
END_TEST

START_TEST(units_come_and_go_in_absences_too)
{
	static const struct test_absence absences[] = {{"Crew", 3, 4, 0}, {0}};
	struct tocsin_project_change more = {.kind = TOCSIN_ADD_UNITS, .units = 1000};
	test_project_make(&base, &(struct test_project){.rows = rows, .absences = absences});
	tocsin_project_change(&changed, &base, &more, 1);
	ck_assert_int_eq(changed.resources[0].capacity, base.resources[0].capacity + 1000);
	ck_assert_int_eq(changed.absences[0].capacity, 1000);
	ck_assert_int_eq(base.absences[0].capacity, 0);
	/* A1 works through the absence now. */
	ck_assert_int_eq(tocsin_task_finish(&base, 1, test_days(3), test_days(3)), test_days(7));
	ck_assert_int_eq(tocsin_task_finish(&changed, 1, test_days(3), test_days(3)), test_days(6));
	tocsin_project_free(&changed);
	more.units = -5000;
	tocsin_project_change(&changed, &base, &more, 1);
	ck_assert_int_eq(changed.resources[0].capacity, 0);
	end();
}
END_TEST

Suite *test_suite(void)
{
	Suite *suite = suite_create("project_change");
	TCase *tcase = tcase_create("all");
	tcase_add_test(tcase, the_links_of_a_task_that_is_cut_pass_through);
	tcase_add_test(tcase, who_is_cut_first_or_last_leaves_no_link);
	tcase_add_test(tcase, all_may_be_cut);
	tcase_add_test(tcase, a_delay_is_another_not_before);
	tcase_add_test(tcase, units_come_and_go_in_absences_too);
	suite_add_tcase(suite, tcase);
	return suite;
}
