/*
 * bench_levelling [--schedules N] [--seed S] [--index FILE]... PATH...: how good the levelling is
 * on benchmark instances (.sm, .rcp; a folder stands for all of them in it), and how fast.
 *
 * A CSV line an instance, then the averages. Times are of levelling alone. An index has a line an
 * instance with its best known value, in the columns `instance` and `best_ub`; several may be
 * given. Schedules count as Kolisch and Hartmann count them, one pass over all tasks, forward or
 * backward; and one each contradiction, and each n decisions, of the exact search.
 */
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <time.h>

#include "csv_reader.h"
#include "project_files.h"
#include "read_file.h"
#include "tocsin/tocsin.h"
#include "tocsin/vector.h"

struct bench {
	struct tocsin_arena arena;
	uint64_t schedules, seed; /* 0 = default */
	TOCSIN_VECTOR(const char *) paths;
	struct tocsin_index index; /* instance -> best known value */
	uint32_t failed;

	/* Sums over the instances. */
	uint32_t count, optimal, indexed, hits;
	double from_path, from_best, from_bound, milliseconds, schedules_made;
};

static double milliseconds(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

/* ---- Best known values ---- */

static uint32_t column_of(const struct csv_reader *csv, const char *name)
{
	for (uint32_t i = 0; i < csv->count; i++)
		if (strcasecmp(csv->cells[i], name) == 0)
			return i;
	return UINT32_MAX;
}

static void read_index_rows(struct bench *bench, struct csv_reader *csv)
{
	if (!csv_reader_next(csv))
		return;
	uint32_t name = column_of(csv, "instance"), best = column_of(csv, "best_ub");
	if (name == UINT32_MAX || best == UINT32_MAX) {
		csv_reader_diag(csv, TOCSIN_FAULT, csv->place, 0,
			"the columns instance and best_ub are needed");
		return;
	}
	while (csv_reader_next(csv)) {
		if (name >= csv->count || best >= csv->count)
			continue;
		long value = strtol(csv->cells[best], NULL, 10);
		if (value > 0 && value < UINT32_MAX)
			tocsin_index_add(&bench->index,
				tocsin_arena_strdup(&bench->arena, csv->cells[name]),
				(uint32_t)value);
	}
}

static bool read_index(struct bench *bench, const char *path)
{
	struct file_bytes bytes;
	struct csv_reader csv;
	struct tocsin_diags diags;
	char message[160] = "no such file";
	if (read_file(&bytes, path, message, sizeof message) != READ_FILE_OK) {
		fprintf(stderr, "%s: %s\n", path, message);
		return false;
	}
	tocsin_diags_init(&diags);
	csv_reader_open(&csv, path, bytes.bytes, bytes.length, &diags, TOCSIN_FAULT);
	read_index_rows(bench, &csv);
	csv_reader_close(&csv);
	bool good = diags.errors == 0;
	tocsin_diags_print(&diags, stderr, false);
	tocsin_diags_finish(&diags);
	free(bytes.bytes);
	return good;
}

/* ---- Instances ---- */

/* "j301_1" of "psplib/j30/j301_1.sm"; in the bench's arena. */
static const char *name_of(struct bench *bench, const char *path)
{
	const char *slash = strrchr(path, '/');
	const char *name = slash ? slash + 1 : path;
	const char *dot = strrchr(name, '.');
	return tocsin_arena_strndup(
		&bench->arena, name, dot && dot > name ? (size_t)(dot - name) : strlen(name));
}

/* The longest path through A and lags: the earliest end where resources hold nobody. */
static tocsin_work critical_path(struct tocsin_arena *arena, const struct tocsin_project *project)
{
	struct tocsin_projection projection;
	tocsin_project_forward(&projection, arena, project, NULL, 0, NULL, NULL, NULL, 0);
	return projection.end;
}

static void add(struct bench *bench, const char *name, const struct tocsin_levelled *levelled,
	double path, double makespan, double bound, double taken)
{
	uint32_t best = tocsin_index_find(&bench->index, name);
	bench->count++;
	bench->optimal += levelled->optimal;
	bench->milliseconds += taken;
	bench->schedules_made += (double)levelled->schedules;
	bench->from_path += path > 0 ? 100.0 * (makespan - path) / path : 0;
	bench->from_bound += bound > 0 ? 100.0 * (makespan - bound) / bound : 0;
	if (best == TOCSIN_NONE)
		return;
	bench->indexed++;
	bench->hits += makespan <= (double)best;
	bench->from_best += 100.0 * (makespan - (double)best) / (double)best;
}

static void level(struct bench *bench, const char *path, const struct tocsin_project *project)
{
	struct tocsin_arena arena;
	struct tocsin_levelled levelled;
	tocsin_arena_init(&arena);
	double start = milliseconds();
	tocsin_level(&levelled, &arena,
		&(struct tocsin_levelling_problem){.project = project,
			.seed = bench->seed ? bench->seed : project->settings.seed,
			.schedules = bench->schedules});
	double taken = milliseconds() - start;
	double day = (double)project->units.day;
	double length = (double)critical_path(&arena, project) / day;
	double makespan = (double)levelled.makespan / day;
	double bound = (double)levelled.lower_bound / day;
	const char *name = name_of(bench, path);
	printf("%s,%u,%.10g,%.10g,%.10g,%d,%llu,%.3f\n", name, project->task_count, makespan,
		length, bound, levelled.optimal, (unsigned long long)levelled.schedules, taken);
	fflush(stdout);
	add(bench, name, &levelled, length, makespan, bound, taken);
	tocsin_arena_finish(&arena);
}

static void run_one(struct bench *bench, const char *path)
{
	struct tocsin_diags diags;
	struct tocsin_project project;
	tocsin_diags_init(&diags);
	const struct project_sources sources = {
		.schedule = path, .name = path, .frozen = TOCSIN_NO_INSTANT, .today = {0}};
	if (project_files_read(&project, &sources, &diags)) {
		level(bench, path, &project);
		tocsin_project_free(&project);
	} else {
		tocsin_diags_print(&diags, stderr, false);
		bench->failed++;
	}
	tocsin_diags_finish(&diags);
}

/* ---- Paths ---- */

/* Numbers in names by their value: j301_2 before j301_10. */
static int natural(const void *a, const void *b)
{
	const char *x = *(const char *const *)a, *y = *(const char *const *)b;
	while (*x && *y) {
		if (*x >= '0' && *x <= '9' && *y >= '0' && *y <= '9') {
			char *behind_x, *behind_y;
			unsigned long long m = strtoull(x, &behind_x, 10);
			unsigned long long n = strtoull(y, &behind_y, 10);
			if (m != n)
				return m < n ? -1 : 1;
			x = behind_x;
			y = behind_y;
		} else if (*x != *y) {
			return (unsigned char)*x - (unsigned char)*y;
		} else {
			x++;
			y++;
		}
	}
	return (unsigned char)*x - (unsigned char)*y;
}

static bool is_instance(const char *name)
{
	const char *dot = strrchr(name, '.');
	return dot && dot > name && (strcasecmp(dot, ".sm") == 0 || strcasecmp(dot, ".rcp") == 0);
}

static void add_folder(struct bench *bench, const char *folder)
{
	uint32_t first = bench->paths.count;
	DIR *entries = opendir(folder);
	for (struct dirent *entry; entries && (entry = readdir(entries));)
		if (is_instance(entry->d_name))
			TOCSIN_VECTOR_PUSH(&bench->arena, &bench->paths,
				tocsin_arena_printf(&bench->arena, "%s/%s", folder, entry->d_name));
	if (entries)
		closedir(entries);
	if (bench->paths.count > first)
		qsort(bench->paths.items + first, bench->paths.count - first,
			sizeof *bench->paths.items, natural);
}

static bool add_path(struct bench *bench, const char *path)
{
	struct stat status;
	if (stat(path, &status) != 0) {
		fprintf(stderr, "%s: %s\n", path, strerror(errno));
		return false;
	}
	if (S_ISDIR(status.st_mode))
		add_folder(bench, path);
	else
		TOCSIN_VECTOR_PUSH(&bench->arena, &bench->paths, path);
	return true;
}

static bool parse_count(uint64_t *out, const char *text)
{
	char *end;
	errno = 0;
	*out = strtoull(text, &end, 10);
	if (errno == 0 && *end == '\0' && end != text && *out > 0 && text[0] != '-')
		return true;
	fprintf(stderr, "bench_levelling: '%s' is no count; write 5000\n", text);
	return false;
}

/* One word of the command line, with its value where it takes one. */
static bool parse(struct bench *bench, char **argv, int *at)
{
	const char *word = argv[*at], *value = argv[*at + 1];
	if (strncmp(word, "--", 2) != 0)
		return add_path(bench, word);
	if (value == NULL)
		return false;
	++*at;
	if (strcmp(word, "--schedules") == 0)
		return parse_count(&bench->schedules, value);
	if (strcmp(word, "--seed") == 0)
		return parse_count(&bench->seed, value);
	if (strcmp(word, "--index") == 0)
		return read_index(bench, value);
	return false;
}

static void print_summary(const struct bench *bench)
{
	double count = bench->count;
	printf("\ninstances                       %8u\n", bench->count);
	printf("from the critical path        %8.2f %%\n", bench->from_path / count);
	printf("from the lower bound          %8.2f %%\n", bench->from_bound / count);
	if (bench->indexed > 0) {
		printf("from the best known           %8.2f %%  (%u with a best known value)\n",
			bench->from_best / bench->indexed, bench->indexed);
		printf("hits                            %8u  (%.1f %%)\n", bench->hits,
			100.0 * bench->hits / bench->indexed);
	}
	printf("proved optimal                  %8u  (%.1f %%)\n", bench->optimal,
		100.0 * bench->optimal / count);
	printf("schedules an instance           %8.0f\n", bench->schedules_made / count);
	printf("milliseconds an instance        %8.2f\n", bench->milliseconds / count);
	if (bench->schedules_made > 0)
		printf("microseconds a schedule         %8.2f\n",
			1e3 * bench->milliseconds / bench->schedules_made);
}

int main(int argc, char **argv)
{
	struct bench bench = {0};
	bool good = argc > 1;
	tocsin_arena_init(&bench.arena);
	tocsin_index_init(&bench.index, &bench.arena);
	for (int at = 1; good && at < argc; at++)
		good = parse(&bench, argv, &at);
	if (!good || bench.paths.count == 0) {
		fprintf(stderr,
			"usage: bench_levelling [--schedules N] [--seed S] [--index FILE]... "
			"PATH...\n"
			"a schedule is one pass over all tasks; a contradiction of the exact "
			"search, or as\nmany of its decisions as there are tasks, counts as one "
			"too\n");
		tocsin_arena_finish(&bench.arena);
		return 2;
	}
	puts("instance,tasks,makespan,critical_path,lower_bound,optimal,schedules,milliseconds");
	for (uint32_t i = 0; i < bench.paths.count; i++)
		run_one(&bench, bench.paths.items[i]);
	if (bench.count > 0)
		print_summary(&bench);
	tocsin_arena_finish(&bench.arena);
	return bench.failed > 0;
}
