/*
 * The levelling against the published instances of PSPLIB (Kolisch and Sprecher 1997) and their
 * best known values: averages at fixed efforts without the exact search, and the share that is
 * proved optimal at the default effort.
 *
 * The instances are found in the folder psplib under TOCSIN_REFERENCE_DATA; without that variable
 * the tests are skipped.
 */
#include "check_main.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tocsin/levelling.h"

enum { RESOURCES = 4, LINE = 512 };

/* A line of j30.csv, j60.csv or j120.csv. */
struct known {
	char name[32];
	int tasks, longest_path, best; /* best = best known makespan */
};

static const char *data_folder(void)
{
	const char *folder = getenv("TOCSIN_REFERENCE_DATA");
	if (!folder || !*folder)
		fprintf(stderr, "TOCSIN_REFERENCE_DATA is not set: PSPLIB is skipped\n");
	return folder && *folder ? folder : NULL;
}

static FILE *open_data(const char *set, const char *name, const char *ending)
{
	char path[LINE];
	const char *slash = name ? "/" : "", *file = name ? name : "";
	snprintf(path, sizeof path, "%s/psplib/%s%s%s%s", data_folder(), set, slash, file, ending);
	FILE *from = fopen(path, "r");
	ck_assert_msg(from != NULL, "%s cannot be opened", path);
	return from;
}

/* Reads on up to the line that begins with `heading`. */
static void skip_to(FILE *from, const char *heading)
{
	char line[LINE];
	while (fgets(line, sizeof line, from))
		if (strncmp(line, heading, strlen(heading)) == 0)
			return;
	ck_abort_msg("no line %s", heading);
}

static int read_number(FILE *from)
{
	int number;
	ck_assert_int_eq(fscanf(from, "%d", &number), 1);
	return number;
}

static void read_links(FILE *from, struct tocsin_project *project)
{
	skip_to(from, "jobnr.");
	uint32_t room = project->task_count * project->task_count;
	project->links = TOCSIN_NEW(&project->arena, struct tocsin_link, room);
	for (uint32_t i = 0; i < project->task_count; i++) {
		ck_assert_int_eq(read_number(from), (int)i + 1);
		ck_assert_int_eq(read_number(from), 1);
		for (int left = read_number(from); left > 0; left--)
			project->links[project->link_count++] = (struct tocsin_link){.from = i,
				.to = (uint32_t)read_number(from) - 1,
				.type = TOCSIN_FS};
	}
}

/* A period of the instance is one minute of the project. */
static void read_tasks(FILE *from, struct tocsin_project *project)
{
	skip_to(from, "jobnr.");
	skip_to(from, "---");
	project->demands =
		TOCSIN_NEW(&project->arena, struct tocsin_demand, RESOURCES * project->task_count);
	for (uint32_t i = 0; i < project->task_count; i++) {
		struct tocsin_task *task = project->tasks + i;
		ck_assert_int_eq(read_number(from), (int)i + 1);
		ck_assert_int_eq(read_number(from), 1);
		task->key = task->id = task->name =
			tocsin_arena_printf(&project->arena, "%u", i + 1);
		task->focused = task->safe = read_number(from);
		task->not_before = TOCSIN_NO_WORK;
		task->first_demand = project->demand_count;
		for (uint32_t r = 0; r < RESOURCES; r++) {
			int units = read_number(from);
			if (units > 0)
				project->demands[project->demand_count++] =
					(struct tocsin_demand){r, 1000 * units};
		}
		task->demand_count = project->demand_count - task->first_demand;
	}
}

static void read_capacities(FILE *from, struct tocsin_project *project)
{
	skip_to(from, "RESOURCEAVAILABILITIES");
	skip_to(from, "  R 1");
	project->resource_count = RESOURCES;
	project->resources = TOCSIN_NEW(&project->arena, struct tocsin_resource, RESOURCES);
	for (uint32_t r = 0; r < RESOURCES; r++)
		project->resources[r] = (struct tocsin_resource){
			.name = "R", .capacity = 1000 * (int64_t)read_number(from)};
}

/* Reads an instance; its two dummy jobs stay, as milestones. */
static void read_instance(
	struct tocsin_project *project, const char *set, const struct known *known)
{
	FILE *from = open_data(set, known->name, ".sm");
	tocsin_project_init(project);
	project->task_count = (uint32_t)known->tasks + 2;
	project->tasks = TOCSIN_NEW(&project->arena, struct tocsin_task, project->task_count);
	read_links(from, project);
	read_tasks(from, project);
	read_capacities(from, project);
	fclose(from);
	struct tocsin_diags diags;
	tocsin_diags_init(&diags);
	ck_assert(tocsin_project_finish(project, &diags));
	tocsin_diags_finish(&diags);
}

static bool next_known(FILE *list, struct known *out)
{
	char line[LINE];
	return fgets(line, sizeof line, list) &&
	       sscanf(line, "%31[^,],%d,%*d,%d,%*d,%*d,%d", out->name, &out->tasks,
		       &out->longest_path, &out->best) == 4;
}

/* Mean deviation in percent of every `step`th instance, from the best known value or from the
 * longest path. */
static double mean_deviation(const char *set, int step, bool from_best, uint64_t schedules)
{
	FILE *list = open_data(set, NULL, ".csv");
	skip_to(list, "instance");
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
				.no_search = true});
		ck_assert_int_ge(levelled.makespan, known.best);
		ck_assert_int_le(levelled.lower_bound, known.best);
		ck_assert_int_ge(levelled.lower_bound, known.longest_path);
		int base = from_best ? known.best : known.longest_path;
		sum += 100.0 * ((double)levelled.makespan - base) / base;
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
} reached[] = {
	{"j30", 1, true, 1000, 0.18},
	{"j30", 2, true, 5000, 0.10},
	{"j60", 1, false, 1000, 11.45},
	{"j60", 4, false, 5000, 12.7},
	{"j120", 2, false, 1000, 33.1},
	{"j120", 12, false, 5000, 31.8},
};
enum { REACHED = sizeof reached / sizeof *reached };

/* The share, in percent, of every `step`th instance that is proved optimal at the default effort.
 */
static int share_proved(const char *set, int step)
{
	FILE *list = open_data(set, NULL, ".csv");
	skip_to(list, "instance");
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
		ck_assert_msg(levelled.lower_bound <= known.best && levelled.makespan >= known.best,
			"%s: %lld to %lld, best known %d", known.name,
			(long long)levelled.lower_bound, (long long)levelled.makespan, known.best);
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
		ck_assert_double_le(mean_deviation(reached[_i].set, reached[_i].step,
					    reached[_i].from_best, reached[_i].schedules),
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
