/*
 * What the readers of a project's files share while the project is being put together.
 */
#ifndef STORE_READING_H
#define STORE_READING_H

#include "csv_reader.h"
#include "dialect.h"
#include "loading.h"
#include "read_file.h"
#include "tocsin/project.h"
#include "tocsin/vector.h"

/* A day of calendar.csv on which a resource is away. */
struct away {
	const char *resource; /* its name */
	struct tocsin_day from, to;
	int64_t units;   /* thousandths that are away; -1 = all of them */
	int32_t minutes; /* worked first on each of these days */
	bool working;    /* it works `minutes` of these days; the days must be working days */
	uint32_t line, column;
};

/* A row of day offsets: a resource has `left` of its capacity in an interval of the axis. */
struct lowered {
	const char *resource;
	tocsin_work from, to;
	int64_t left; /* thousandths */
	uint32_t line, column;
};

/* A buffer of project.csv whose tasks must be in the schedule. */
struct named_buffer {
	struct tocsin_manual_buffer buffer;
	uint32_t line, column;
};

struct reading {
	struct tocsin_project *project; /* what is being made */
	struct tocsin_diags *diags;
	struct tocsin_arena *scratch;  /* gone when the project is complete */
	struct dialect_wishes wishes;  /* what the user says of the schedule's file */
	const struct loading *loading; /* who waits; NULL: nobody */

	/* project.csv: dates that need a calendar before they are instants. */
	struct tocsin_date start, due, status_date;
	bool has_start, has_due, has_status_date;
	bool has_pauses; /* project.csv says whether tasks pause */
	const char *settings_file;
	TOCSIN_VECTOR(struct named_buffer) buffers;
	uint32_t drum_line, drum_column;

	/* resources.csv */
	TOCSIN_VECTOR(struct tocsin_resource) resources;
	struct tocsin_index resource_of; /* name -> index into `resources` */
	bool has_resources_file;

	/* calendar.csv */
	const char *calendar_file;
	TOCSIN_VECTOR(struct tocsin_exception) exceptions;
	TOCSIN_VECTOR(struct away) away;
	TOCSIN_VECTOR(struct lowered) lowered;
};

/* The start of a date's work for a date without a time, else the instant itself. */
struct tocsin_instant start_of_work(
	const struct tocsin_calendar *calendar, struct tocsin_instant at, bool has_time);

/* The end of a date's work for a date without a time (the last end before a day without any). */
struct tocsin_instant end_of_work(
	const struct tocsin_calendar *calendar, struct tocsin_instant at, bool has_time);

/*
 * Opens one of the project's files. false where it is missing (`*bytes` empty), or cannot be read,
 * which is a fault.
 */
bool reading_open(struct csv_reader *reader, struct file_bytes *bytes, const char *path,
	struct tocsin_diags *diags);
void reading_close(struct csv_reader *reader, struct file_bytes *bytes);

#endif
