/*
 * A plan of every PSPLIB instance, read from its file: the audit accepts it, its makespan is no
 * shorter than the best known one and its bound no longer.
 *
 * The instances are found in the folder psplib under TOCSIN_REFERENCE_DATA; without that variable
 * the tests are skipped.
 */
#include "check_main.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "project_files.h"
#include "tocsin/audit.h"

enum { LINE = 512, SCHEDULES = 30 };

static const struct {
	const char *set;
	int instances;
} sets[] = {{"j30", 480}, {"j60", 480}, {"j120", 600}};

static void check_plan(const struct tocsin_project *project, const char *name, int best)
{
	struct tocsin_plan *plan = tocsin_plan_make(
		&(struct tocsin_plan_request){.project = project, .schedules = SCHEDULES});
	struct tocsin_audit audit;
	tocsin_audit_run(&audit, project, NULL, plan);
	ck_assert_msg(audit.count == 0, "%s: %s", name, audit.findings[0]);
	ck_assert_msg(plan->makespan >= best * project->units.day, "%s is too short", name);
	ck_assert_msg(plan->lower_bound <= best * project->units.day, "%s: false bound", name);
	tocsin_audit_finish(&audit);
	tocsin_plan_free(plan);
}

static void check_instance(const char *folder, const char *set, const char *name, int best)
{
	char path[LINE];
	struct tocsin_diags diags;
	struct tocsin_project project;
	snprintf(path, sizeof path, "%s/psplib/%s/%s.sm", folder, set, name);
	const struct project_sources sources = {
		.schedule = path, .name = name, .frozen = TOCSIN_NO_INSTANT, .today = {0}};
	tocsin_diags_init(&diags);
	bool read = project_files_read(&project, &sources, &diags);
	ck_assert_msg(read, "%s: %s", path, diags.count > 0 ? diags.items[0].text : "");
	tocsin_diags_finish(&diags);
	check_plan(&project, name, best);
	tocsin_project_free(&project);
}

START_TEST(every_instance_is_planned)
{
	const char *folder = getenv("TOCSIN_REFERENCE_DATA");
	if (!folder || !*folder) {
		fprintf(stderr, "TOCSIN_REFERENCE_DATA is not set: PSPLIB is skipped\n");
		return;
	}
	char line[LINE], name[32];
	int best, count = 0;
	snprintf(line, sizeof line, "%s/psplib/%s.csv", folder, sets[_i].set);
	FILE *list = fopen(line, "r");
	ck_assert_msg(list != NULL, "%s cannot be opened", line);
	while (fgets(line, sizeof line, list)) {
		if (sscanf(line, "%31[^,],%*d,%*d,%*d,%*d,%*d,%d", name, &best) != 2)
			continue; /* the header */
		check_instance(folder, sets[_i].set, name, best);
		count++;
	}
	fclose(list);
	ck_assert_int_eq(count, sets[_i].instances);
}
END_TEST

Suite *test_suite(void)
{
	Suite *suite = suite_create("plans of PSPLIB");
	TCase *cases = tcase_create("sets");
	tcase_set_timeout(cases, 240);
	tcase_add_loop_test(cases, every_instance_is_planned, 0, sizeof sets / sizeof *sets);
	suite_add_tcase(suite, cases);
	return suite;
}
