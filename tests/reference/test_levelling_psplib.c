/*
 * The levelling against the published instances of PSPLIB (Kolisch and Sprecher 1997) and their
 * best known values: averages at fixed efforts without and with the exact search, and the share
 * that is proved optimal at the default effort.
 *
 * The instances are found in the folder psplib under TOCSIN_REFERENCE_DATA; without that variable
 * the tests are skipped.
 */
#include "check_main.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "project_files.h"
#include "tocsin/levelling.h"

enum { LINE = 512 };

/* A line of j30.csv, j60.csv or j120.csv, in periods. */
struct known {
	char name[32];
	int longest_path, best; /* best = best known makespan */
};

static const char *data_folder(void)
{
	const char *folder = getenv("TOCSIN_REFERENCE_DATA");
	if (!folder || !*folder)
		fprintf(stderr, "TOCSIN_REFERENCE_DATA is not set: PSPLIB is skipped\n");
	return folder && *folder ? folder : NULL;
}

/* Reads an instance; its two dummy jobs are milestones, a period of it is a working day. */
static void read_instance(
	struct tocsin_project *project, const char *set, const struct known *known)
{
	char path[LINE];
	snprintf(path, sizeof path, "%s/psplib/%s/%s.sm", data_folder(), set, known->name);
	const struct project_sources sources = {
		.schedule = path, .name = known->name, .frozen = TOCSIN_NO_INSTANT};
	struct tocsin_diags diags;
	tocsin_diags_init(&diags);
	bool read = project_files_read(project, &sources, &diags);
	ck_assert_msg(read, "%s: %s", path, diags.count > 0 ? diags.items[0].text : "");
	tocsin_diags_finish(&diags);
}

/* The list of a set's best known values, read up to the first of them. */
static FILE *open_list(const char *set)
{
	char path[LINE], heading[LINE];
	snprintf(path, sizeof path, "%s/psplib/%s.csv", data_folder(), set);
	FILE *list = fopen(path, "r");
	ck_assert_msg(list != NULL, "%s cannot be opened", path);
	ck_assert(fgets(heading, sizeof heading, list) != NULL);
	return list;
}

static bool next_known(FILE *list, struct known *out)
{
	char line[LINE];
	return fgets(line, sizeof line, list) &&
	       sscanf(line, "%31[^,],%*d,%*d,%d,%*d,%*d,%d", out->name, &out->longest_path,
		       &out->best) == 3;
}

/* Mean deviation in percent of every `step`th instance, from the best known value or from the
 * longest path. */
static double mean_deviation(
	const char *set, int step, bool from_best, uint64_t schedules, bool exact)
{
	FILE *list = open_list(set);
	struct known known;
	double sum = 0;
	int seen = 0, taken = 0;
	while (next_known(list, &known)) {
		if (seen++ % step != 0)
			continue;
		struct tocsin_project project;
		read_instance(&project, set, &known);
		struct tocsin_levelled levelled;
		tocsin_level(&levelled, &project.arena,
			&(struct tocsin_levelling_problem){.project = &project,
				.seed = 1,
				.schedules = schedules,
				.no_search = !exact});
		ck_assert_uint_le(levelled.schedules, schedules);
		double day = (double)project.units.day;
		ck_assert_double_ge((double)levelled.makespan / day, known.best);
		ck_assert_double_le((double)levelled.lower_bound / day, known.best);
		ck_assert_double_ge((double)levelled.lower_bound / day, known.longest_path);
		int base = from_best ? known.best : known.longest_path;
		sum += 100 * ((double)levelled.makespan / day - base) / base;
		taken++;
		tocsin_project_free(&project);
	}
	fclose(list);
	ck_assert_int_gt(taken, 0);
	return sum / taken;
}

/* What the search reaches, with a small margin; every `step`th instance. */
static const struct {
	const char *set;
	int step;
	bool from_best;
	uint64_t schedules;
	double most;
	bool exact;
} reached[] = {
	{"j30", 1, true, 1000, 0.18},
	{"j30", 2, true, 5000, 0.10},
	{"j60", 1, false, 1000, 11.45},
	{"j60", 4, false, 5000, 12.7},
	{"j120", 2, false, 1000, 33.1},
	{"j120", 12, false, 5000, 31.8},
	{"j30", 1, true, 1000, 0.06, .exact = true},
	{"j60", 2, false, 1000, 11.2, .exact = true},
	{"j120", 6, false, 1000, 34.2, .exact = true},
};
enum { REACHED = sizeof reached / sizeof *reached };

/* The share, in percent, of every `step`th instance that is proved optimal at the default effort.
 */
static int share_proved(const char *set, int step)
{
	FILE *list = open_list(set);
	struct known known;
	int seen = 0, taken = 0, proved = 0;
	while (next_known(list, &known)) {
		if (seen++ % step != 0)
			continue;
		struct tocsin_project project;
		read_instance(&project, set, &known);
		struct tocsin_levelled levelled;
		tocsin_level(&levelled, &project.arena,
			&(struct tocsin_levelling_problem){.project = &project, .seed = 1});
		double day = (double)project.units.day;
		ck_assert_msg((double)levelled.lower_bound / day <= known.best &&
				      (double)levelled.makespan / day >= known.best,
			"%s: %g to %g, best known %d", known.name,
			(double)levelled.lower_bound / day, (double)levelled.makespan / day,
			known.best);
		proved += levelled.optimal;
		taken++;
		tocsin_project_free(&project);
	}
	fclose(list);
	ck_assert_int_gt(taken, 0);
	return 100 * proved / taken;
}

START_TEST(averages_stay_as_low_as_reached)
{
	if (data_folder())
		ck_assert_double_le(
			mean_deviation(reached[_i].set, reached[_i].step, reached[_i].from_best,
				reached[_i].schedules, reached[_i].exact),
			reached[_i].most);
}
END_TEST

static const struct {
	const char *set;
	int step, share;
} shares[] = {{"j30", 4, 92}, {"j60", 12, 65}, {"j120", 20, 35}};

START_TEST(many_are_proved_optimal)
{
	if (data_folder())
		ck_assert_int_ge(share_proved(shares[_i].set, shares[_i].step), shares[_i].share);
}
END_TEST

Suite *test_suite(void)
{
	Suite *suite = suite_create("levelling, PSPLIB");
	TCase *cases = tcase_create("averages");
	tcase_set_timeout(cases, 120);
	tcase_add_loop_test(cases, averages_stay_as_low_as_reached, 0, REACHED);
	tcase_add_loop_test(cases, many_are_proved_optimal, 0, sizeof shares / sizeof *shares);
	suite_add_tcase(suite, cases);
	return suite;
}
