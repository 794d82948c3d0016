#include "psplib_file.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "encoding.h"

enum { MOST_RESOURCES = 1000, MOST_UNITS = 1000000000 };

struct instance {
	struct reading *reading;
	const char *file;
	const char *at, *end;     /* what is left of the file */
	const char *line_begins;  /* of the present line */
	uint32_t line;            /* from 1 */
	int64_t most_jobs;        /* that the file can hold, so that a short one claims few */
	uint32_t jobs, resources; /* 0 = not told yet */
	TOCSIN_VECTOR(struct tocsin_link) links;
	TOCSIN_VECTOR(struct tocsin_demand) demands;
};

/* ---- Words and numbers ---- */

/* A diagnostic at a place of the present line. */
static void tell(const struct instance *instance, enum tocsin_severity severity, const char *place,
	const char *format, ...) __attribute__((format(printf, 4, 5)));
static void tell(const struct instance *instance, enum tocsin_severity severity, const char *place,
	const char *format, ...)
{
	char text[256];
	va_list arguments;
	va_start(arguments, format);
	vsnprintf(text, sizeof text, format, arguments);
	va_end(arguments);
	uint32_t column = 1;
	for (const char *at = instance->line_begins; at < place; at++)
		column += ((unsigned char)*at & 0xC0) != 0x80; /* characters, not bytes */
	tocsin_diags_add(instance->reading->diags, severity, instance->file, instance->line, column,
		"%s", text);
}

/* Words are parted by blanks; ^Z is how DOS ended a file. */
static bool is_blank(char c)
{
	return isspace((unsigned char)c) || c == '\032';
}

static void skip_blanks(struct instance *instance)
{
	for (; instance->at < instance->end && is_blank(*instance->at); instance->at++) {
		if (*instance->at != '\n')
			continue;
		instance->line++;
		instance->line_begins = instance->at + 1;
	}
}

/* The next word, not NUL-terminated; false at the end of the file. */
static bool next_word(struct instance *instance, const char **word, size_t *length)
{
	skip_blanks(instance);
	*word = instance->at;
	while (instance->at < instance->end && !is_blank(*instance->at))
		instance->at++;
	*length = (size_t)(instance->at - *word);
	return *length > 0;
}

static struct excerpt quoted(const char *word, size_t length)
{
	char text[64];
	length = length < sizeof text ? length : sizeof text - 1;
	memcpy(text, word, length);
	text[length] = '\0';
	return excerpt_of(text);
}

/* Digits only; what is larger than any limit here stays at the largest number. */
static bool parse_number(int64_t *out, const char *word, size_t length)
{
	*out = 0;
	for (size_t i = 0; i < length; i++) {
		if (word[i] < '0' || word[i] > '9')
			return false;
		*out = *out > INT64_MAX / 10 - 1 ? INT64_MAX / 10 : 10 * *out + (word[i] - '0');
	}
	return length > 0;
}

/*
 * The next word as a number from `least` to `most`. false: no number stands here, so the layout is
 * lost. A number out of its range is a fault, and reads as `least`.
 */
static bool next_number(
	struct instance *instance, int64_t *out, const char *what, int64_t least, int64_t most)
{
	const char *word;
	size_t length;
	if (!next_word(instance, &word, &length)) {
		tell(instance, TOCSIN_FAULT, word, "the file ends before the %s", what);
		return false;
	}
	if (!parse_number(out, word, length)) {
		tell(instance, TOCSIN_FAULT, word, "\"%s\" is no number; here stands the %s",
			quoted(word, length).text, what);
		return false;
	}
	if (*out < least || *out > most) {
		tell(instance, TOCSIN_FAULT, word, "%s is no %s; it is %lld to %lld",
			quoted(word, length).text, what, (long long)least, (long long)most);
		*out = least;
	}
	return true;
}

/* As next_number, of something that the rest of the file is counted by: no going on without it. */
static bool next_count(
	struct instance *instance, int64_t *out, const char *what, int64_t least, int64_t most)
{
	size_t faults = instance->reading->diags->errors;
	return next_number(instance, out, what, least, most) &&
	       instance->reading->diags->errors == faults;
}

/* ---- Jobs and resources ---- */

static void begin_jobs(struct instance *instance)
{
	struct tocsin_project *project = instance->reading->project;
	project->tasks = TOCSIN_NEW(&project->arena, struct tocsin_task, instance->jobs);
	project->task_count = instance->jobs;
	for (uint32_t job = 0; job < instance->jobs; job++) {
		struct tocsin_task *task = &project->tasks[job];
		*task = (struct tocsin_task){
			.id = tocsin_arena_printf(&project->arena, "%u", job + 1),
			.not_before = TOCSIN_NO_WORK,
			.summary = TOCSIN_NONE,
			.level = 1,
			.stated = &tocsin_nothing_stated,
			.row = job,
		};
		task->key = task->name = task->id;
	}
}

/* A job has but one duration, the time that it takes: its focused estimate. */
static bool read_duration(struct instance *instance, uint32_t job)
{
	struct tocsin_project *project = instance->reading->project;
	struct tocsin_task *task = &project->tasks[job];
	/* The safe estimate may be a thousand times as long. */
	int64_t periods, most = TOCSIN_DURATION_MAX / project->units.day / 1000;
	if (!next_number(instance, &periods, "duration of a job", 0, most))
		return false;
	task->focused = periods * project->units.day;
	task->safe = tocsin_safe_from_focused(task->focused, project->settings.cut_permille);
	task->milestone = periods == 0;
	task->derived = periods > 0;
	return true;
}

static bool read_demands(struct instance *instance, uint32_t job)
{
	struct tocsin_task *task = &instance->reading->project->tasks[job];
	task->first_demand = instance->demands.count;
	for (uint32_t resource = 0; resource < instance->resources; resource++) {
		int64_t units;
		if (!next_number(instance, &units, "demand for a resource", 0, MOST_UNITS))
			return false;
		if (units > 0)
			TOCSIN_VECTOR_PUSH(instance->reading->scratch, &instance->demands,
				(struct tocsin_demand){resource, 1000 * units});
	}
	task->demand_count = instance->demands.count - task->first_demand;
	return true;
}

static bool read_successors(struct instance *instance, uint32_t job)
{
	int64_t count, successor;
	if (!next_number(instance, &count, "number of successors", 0, instance->jobs))
		return false;
	while (count-- > 0) {
		if (!next_number(instance, &successor, "number of a successor", 1, instance->jobs))
			return false;
		TOCSIN_VECTOR_PUSH(instance->reading->scratch, &instance->links,
			(struct tocsin_link){
				.from = job, .to = (uint32_t)successor - 1, .type = TOCSIN_FS});
	}
	return true;
}

static bool read_capacities(struct instance *instance)
{
	struct reading *reading = instance->reading;
	for (uint32_t resource = 0; resource < instance->resources; resource++) {
		int64_t units;
		if (!next_number(instance, &units, "units of a resource", 0, MOST_UNITS))
			return false;
		const char *name =
			tocsin_arena_printf(&reading->project->arena, "R%u", resource + 1);
		tocsin_index_add(&reading->resource_of, name, reading->resources.count);
		TOCSIN_VECTOR_PUSH(reading->scratch, &reading->resources,
			(struct tocsin_resource){.name = name, .capacity = 1000 * units});
	}
	return true;
}

/* ---- PSPLIB ---- */

/* What is left of the present line; the file goes on with the next. */
static void take_line(struct instance *instance, const char **line, size_t *length)
{
	*line = instance->at;
	while (instance->at < instance->end && *instance->at != '\n')
		instance->at++;
	*length = (size_t)(instance->at - *line);
}

static bool begins_with(const char *line, size_t length, const char *heading)
{
	size_t wanted = strlen(heading);
	return length >= wanted && strncasecmp(line, heading, wanted) == 0;
}

/* The number behind the colon of a line of the head, in *value; false and a fault where none. */
static bool head_number(struct instance *instance, const char *line, size_t length, int64_t *value,
	const char *what, int64_t least, int64_t most)
{
	const char *colon = memchr(line, ':', length);
	const char *behind = instance->at;
	instance->at = colon ? colon + 1 : line + length;
	bool found = next_count(instance, value, what, least, most);
	if (found)
		instance->at = behind;
	return found;
}

/* A line of the head; most say nothing that matters here. */
static bool read_head_line(struct instance *instance, const char *line, size_t length)
{
	int64_t value;
	const char *what = line;
	for (; length > 0 && (is_blank(*what) || *what == '-'); length--)
		what++;
	if (begins_with(what, length, "jobs")) {
		if (!head_number(instance, what, length, &value, "number of jobs", 1,
			    instance->most_jobs))
			return false;
		instance->jobs = (uint32_t)value;
	} else if (begins_with(what, length, "renewable")) {
		if (!head_number(instance, what, length, &value, "number of resources", 0,
			    MOST_RESOURCES))
			return false;
		instance->resources = (uint32_t)value;
	} else if (begins_with(what, length, "nonrenewable") ||
		   begins_with(what, length, "doubly constrained")) {
		return head_number(instance, what, length, &value,
			"number of resources of this kind that can be planned", 0, 0);
	}
	return true;
}

/*
 * Reads on behind the line that begins with `heading`; lines of the head that come before it are
 * read. The captions below the heading are skipped: the numbers begin with a digit.
 */
static bool find_section(struct instance *instance, const char *heading)
{
	const char *line;
	size_t length;
	for (;;) {
		skip_blanks(instance);
		take_line(instance, &line, &length);
		if (length == 0) {
			tell(instance, TOCSIN_FAULT, line, "the file ends before its part \"%s\"",
				heading);
			return false;
		}
		if (begins_with(line, length, heading))
			break;
		if (!read_head_line(instance, line, length))
			return false;
	}
	skip_blanks(instance);
	while (instance->at < instance->end && (*instance->at < '0' || *instance->at > '9')) {
		take_line(instance, &line, &length);
		skip_blanks(instance);
	}
	return true;
}

/* The first column of a row: the jobs stand in the order of their numbers. */
static bool read_job_number(struct instance *instance, uint32_t job)
{
	int64_t number;
	return next_number(instance, &number, "number of the next job", job + 1, job + 1);
}

static bool read_precedence(struct instance *instance)
{
	if (!find_section(instance, "PRECEDENCE RELATIONS"))
		return false;
	if (instance->jobs == 0) {
		tell(instance, TOCSIN_FAULT, instance->at,
			"nothing says how many jobs there are; a line \"jobs: 32\" comes first");
		return false;
	}
	begin_jobs(instance);
	for (uint32_t job = 0; job < instance->jobs; job++) {
		int64_t modes;
		if (!read_job_number(instance, job))
			return false;
		instance->reading->project->tasks[job].line = instance->line;
		if (!next_number(instance, &modes, "number of modes that can be planned", 1, 1) ||
			!read_successors(instance, job))
			return false;
	}
	return true;
}

static bool read_requests(struct instance *instance)
{
	if (!find_section(instance, "REQUESTS/DURATIONS"))
		return false;
	for (uint32_t job = 0; job < instance->jobs; job++) {
		int64_t mode;
		if (!read_job_number(instance, job) ||
			!next_number(instance, &mode, "mode that can be planned", 1, 1) ||
			!read_duration(instance, job) || !read_demands(instance, job))
			return false;
	}
	return true;
}

/* "R 1  R 2" holds digits: this caption is one line whatever it says. */
static bool read_availabilities(struct instance *instance)
{
	const char *line;
	size_t length;
	do {
		skip_blanks(instance);
		take_line(instance, &line, &length);
	} while (length > 0 && !begins_with(line, length, "RESOURCEAVAILABILITIES"));
	skip_blanks(instance);
	take_line(instance, &line, &length);
	return read_capacities(instance);
}

static bool read_psplib(struct instance *instance)
{
	return read_precedence(instance) && read_requests(instance) &&
	       read_availabilities(instance);
}

/* ---- Patterson ---- */

static bool read_patterson(struct instance *instance)
{
	int64_t jobs, resources;
	if (!next_count(instance, &jobs, "number of jobs", 1, instance->most_jobs) ||
		!next_count(instance, &resources, "number of resources", 0, MOST_RESOURCES))
		return false;
	instance->jobs = (uint32_t)jobs;
	instance->resources = (uint32_t)resources;
	begin_jobs(instance);
	if (!read_capacities(instance))
		return false;
	for (uint32_t job = 0; job < instance->jobs; job++) {
		skip_blanks(instance);
		instance->reading->project->tasks[job].line = instance->line;
		if (!read_duration(instance, job) || !read_demands(instance, job) ||
			!read_successors(instance, job))
			return false;
	}
	const char *word;
	size_t length;
	if (next_word(instance, &word, &length))
		tell(instance, TOCSIN_NOTE, word, "what stands behind the last job is not read");
	return true;
}

/* ---- The whole ---- */

static void keep(const struct instance *instance)
{
	const struct reading *reading = instance->reading;
	struct tocsin_project *project = reading->project;
	project->links = tocsin_vector_moved(&project->arena, instance->links.items,
		instance->links.count, instance->links.count, sizeof *project->links);
	project->link_count = instance->links.count;
	project->demands = tocsin_vector_moved(&project->arena, instance->demands.items,
		instance->demands.count, instance->demands.count, sizeof *project->demands);
	project->demand_count = instance->demands.count;
	project->resources = tocsin_vector_moved(&project->arena, reading->resources.items,
		reading->resources.count, reading->resources.count, sizeof *project->resources);
	project->resource_count = reading->resources.count;
}

static bool ends_with(const char *path, const char *ending)
{
	size_t length = strlen(path), behind = strlen(ending);
	return length > behind && strcasecmp(path + length - behind, ending) == 0;
}

bool psplib_file_is(const char *path, const char *bytes, size_t length)
{
	return ends_with(path, ".sm") || ends_with(path, ".rcp") ||
	       begins_with(bytes, length, "****************");
}

bool psplib_file_read(struct reading *reading, const char *path, const char *bytes, size_t length)
{
	struct encoded_text content;
	size_t faults = reading->diags->errors;
	encoding_decode(&content, bytes, length, &(struct encoding_hints){0});
	struct instance instance = {
		.reading = reading,
		.file = path,
		.at = content.text,
		.end = content.text + content.length,
		.line_begins = content.text,
		.line = 1,
		.most_jobs =
			content.length < UINT32_MAX ? (int64_t)content.length / 4 : UINT32_MAX / 4,
	};
	skip_blanks(&instance);
	bool numbers = instance.at < instance.end && *instance.at >= '0' && *instance.at <= '9';
	bool whole = (numbers ? read_patterson(&instance) : read_psplib(&instance)) &&
		     reading->diags->errors == faults;
	if (whole)
		keep(&instance);
	encoding_free(&content);
	return whole;
}
