/*
 * Which changes of a project's files are noticed.
 */
#include "check_main.h"

#include "fixture.h"
#include "generation.h"

static struct fixture fixture;

static void set_up(void)
{
	fixture_init(&fixture);
}

static void tear_down(void)
{
	fixture_finish(&fixture);
}

#define TASKS                                                                                      \
	"task_code,task_name,task_id,target_drtn_hr_cnt\n"                                         \
	"Activity ID,Activity Name,Task ID,Original Duration(h)\nA1,Dig,501,16\nA2,Pour,502,8\n"
#define LINKS "pred_task_id,task_id,pred_type,lag_hr_cnt\n"

static const struct {
	const char *schedule, *file, *text; /* that is written after the project was read */
	enum files_change change;
} changes[] = {
	{"TASK.csv", "TASKPRED.csv", LINKS "A1,A2,SS,16\n", FILES_CHANGED},
	{"task.csv", "taskpred.csv", LINKS, FILES_CHANGED},
	{"TASK.csv", "TASKPRED2.csv", LINKS, FILES_SAME},
	{"plan.csv", "TASKPRED.csv", LINKS, FILES_SAME},
	{"plan.csv", "plan.csv", TASKS "A3,Strip,503,8\n", FILES_CHANGED},
	{"plan.csv", "resources.csv", "resource,units\nAnn,2\n", FILES_CHANGED},
};

START_TEST(a_change_is_noticed)
{
	struct files_mark before, after;
	const char *path = fixture_write(&fixture, changes[_i].schedule, TASKS);
	fixture_write(&fixture, "TASKPRED.csv", LINKS "A1,A2,FS,0\n");
	struct generation *generation =
		generation_load(path, NULL, NULL, fixture_today(), &fixture.diags);
	ck_assert_msg(generation != NULL, "%s", fixture_diags(&fixture));
	files_mark_take(&before, &generation->workspace);
	files_mark_take(&after, &generation->workspace);
	ck_assert_int_eq(files_mark_compare(&before, &after), FILES_SAME);
	fixture_write(&fixture, changes[_i].file, changes[_i].text);
	files_mark_take(&after, &generation->workspace);
	ck_assert_int_eq(files_mark_compare(&before, &after), changes[_i].change);
	generation_release(generation);
}
END_TEST

/* What a plan was made of is another thing when a link is. */
START_TEST(a_link_in_the_sheet_beside_changes_the_inputs)
{
	uint64_t hashes[2];
	for (int i = 0; i < 2; i++) {
		const char *path = fixture_write(&fixture, "TASK.csv", TASKS);
		fixture_write(&fixture, "TASKPRED.csv",
			i == 0 ? LINKS "A1,A2,FS,0\n" : LINKS "A1,A2,SS,0\n");
		struct generation *generation =
			generation_load(path, NULL, NULL, fixture_today(), &fixture.diags);
		ck_assert_msg(generation != NULL, "%s", fixture_diags(&fixture));
		hashes[i] = generation->workspace.project.hash;
		generation_release(generation);
	}
	ck_assert_uint_ne(hashes[0], hashes[1]);
}
END_TEST

Suite *test_suite(void)
{
	Suite *suite = suite_create("files mark");
	TCase *tcase = tcase_create("changes");
	tcase_add_checked_fixture(tcase, set_up, tear_down);
	tcase_add_loop_test(tcase, a_change_is_noticed, 0, sizeof changes / sizeof *changes);
	tcase_add_test(tcase, a_link_in_the_sheet_beside_changes_the_inputs);
	suite_add_tcase(suite, tcase);
	return suite;
}
