#include "project_files.h"

#include <stdlib.h>

#include "calendar_file.h"
#include "psplib_file.h"
#include "resources_file.h"
#include "schedule_file.h"
#include "settings_file.h"

/* What was read of the tasks; a benchmark instance has no dates, hence no `schedule`. */
struct tasks_read {
	bool whole;
	struct schedule *schedule;
	struct tocsin_instant earliest;
};

static struct tasks_read read_tasks(
	struct reading *reading, const char *path, const char *bytes, size_t length)
{
	struct tasks_read read = {.earliest = TOCSIN_NO_INSTANT};
	if (psplib_file_is(path, bytes, length)) {
		read.whole = psplib_file_read(reading, path, bytes, length);
		return read;
	}
	read.schedule = schedule_file_read(reading, path, bytes, length, &read.earliest);
	read.whole = read.schedule != NULL;
	return read;
}

static struct tasks_read read_schedule(
	struct reading *reading, const struct project_sources *sources)
{
	if (sources->bytes != NULL)
		return read_tasks(reading, sources->schedule, sources->bytes, sources->length);
	struct file_bytes bytes;
	char message[160] = "no such file";
	if (read_file(&bytes, sources->schedule, message, sizeof message) != READ_FILE_OK) {
		tocsin_diags_add(
			reading->diags, TOCSIN_FAULT, sources->schedule, 0, 0, "%s", message);
		return (struct tasks_read){0};
	}
	struct tasks_read read = read_tasks(reading, sources->schedule, bytes.bytes, bytes.length);
	free(bytes.bytes);
	return read;
}

/*
 * The date of axis minute 0: what project.csv says; else what a committed plan froze; else the
 * earliest date of the schedule; else the next working day.
 */
static struct tocsin_instant choose_start(const struct reading *reading,
	const struct project_sources *sources, struct tocsin_instant earliest)
{
	if (reading->has_start)
		return reading->start.at;
	if (tocsin_instant_known(sources->frozen))
		return sources->frozen;
	if (tocsin_instant_known(earliest))
		return earliest;
	return tocsin_instant_at(
		(struct tocsin_day){tocsin_instant_day(sources->today).number + 1}, 0);
}

static void keep_exceptions(struct reading *reading)
{
	struct tocsin_project *project = reading->project;
	uint32_t count = reading->exceptions.count;
	struct tocsin_exception *kept = TOCSIN_NEW(&project->arena, struct tocsin_exception, count);
	for (uint32_t i = 0; i < count; i++)
		kept[i] = reading->exceptions.items[i];
	project->working_time.exceptions = kept;
	project->working_time.exception_count = count;
}

static bool make_calendar(struct reading *reading, struct tocsin_instant start)
{
	struct tocsin_project *project = reading->project;
	project->calendar = tocsin_calendar_make(&project->arena, &project->working_time, start);
	if (project->calendar == NULL) {
		const char *file = reading->settings_file ? reading->settings_file : project->file;
		tocsin_diags_add(reading->diags, TOCSIN_FAULT, file, 0, 0,
			"no working time follows the project's start; give day and week in "
			"project.csv, or shorten the holidays in calendar.csv");
		return false;
	}
	project->start = tocsin_calendar_start(project->calendar, 0);
	project->start_given = reading->has_start;
	return true;
}

static bool read_files(struct reading *reading, const struct project_sources *sources)
{
	size_t faults = reading->diags->errors;
	if (sources->settings != NULL)
		settings_file_read(reading, sources->settings);
	if (sources->resources != NULL)
		resources_file_read(reading, sources->resources);
	if (sources->calendar != NULL)
		calendar_file_read(reading, sources->calendar);
	struct tasks_read read = read_schedule(reading, sources);
	keep_exceptions(reading);
	if (!read.whole || !make_calendar(reading, choose_start(reading, sources, read.earliest)))
		return false;
	if (read.schedule != NULL)
		schedule_file_dates(read.schedule);
	calendar_file_absences(reading);
	/* Cycles are looked for among links that could be read, also where other rows are wrong. */
	bool sound = tocsin_project_finish(reading->project, reading->diags);
	settings_file_finish(reading);
	return sound && reading->diags->errors == faults;
}

bool project_files_read(struct tocsin_project *project, const struct project_sources *sources,
	struct tocsin_diags *diags)
{
	struct tocsin_arena scratch;
	tocsin_arena_init(&scratch);
	tocsin_project_init(project);
	struct reading reading = {.project = project,
		.diags = diags,
		.scratch = &scratch,
		.wishes = sources->wishes,
		.loading = sources->loading};
	tocsin_index_init(&reading.resource_of, &scratch);
	project->file = tocsin_arena_strdup(&project->arena, sources->schedule);
	project->name = tocsin_arena_strdup(&project->arena, sources->name);
	bool read = read_files(&reading, sources);
	tocsin_arena_finish(&scratch);
	if (!read)
		tocsin_project_free(project);
	return read;
}
