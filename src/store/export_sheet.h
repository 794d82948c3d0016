/*
 * A plan as rows that a scheduling tool understands: tasks and summaries as the schedule has them,
 * and the buffers as tasks of their own.
 *
 *     T2.2  Test the motor        after T2.1
 *     FB1   Feeding buffer        after T2.2                      7.5 d, not work
 *     T3    Assemble              after T1.2, T2.2 and FB1
 *     PB    Project buffer        after T3
 *
 * Who reads such rows again leaves the buffers out, and has the same project.
 */
#ifndef STORE_EXPORT_SHEET_H
#define STORE_EXPORT_SHEET_H

#include "csv_writer.h"
#include "tocsin/plan.h"
#include "tocsin/progress.h"

enum export_kind { EXPORT_TASK, EXPORT_SUMMARY, EXPORT_BUFFER };

struct export_link {
	uint32_t from; /* index into rows */
	enum tocsin_link_type type;
	int64_t lag; /* minutes, civil ones where elapsed */
	bool elapsed;
};

struct export_row {
	enum export_kind kind;
	const char *id, *key, *name;
	int level;                 /* of the outline, from 1 */
	uint32_t task;             /* of the project; TOCSIN_NONE for others */
	uint32_t summary;          /* row above it, or TOCSIN_NONE */
	tocsin_work focused, safe; /* of a buffer both its size */
	bool elapsed, milestone;
	struct tocsin_instant start, finish; /* planned; unknown where it is in no plan */
	struct export_link *links;
	uint32_t link_count;
	const char *chain; /* "critical", "FB1", "" */
};

struct export_sheet {
	const struct tocsin_project *project;
	const struct tocsin_progress *progress; /* NULL: nothing was reported */
	struct tocsin_arena *arena;
	bool safe_alone; /* the format leaves focused estimates out that follow from safe ones */
	struct export_row *rows;
	uint32_t count;
};

/* Are these bytes, with a NUL behind them, an export of ours in any of the formats? */
bool export_is_one(const char *bytes, size_t length);

/* In `arena`; borrows project and plan (of which tasks are found by key). */
void export_sheet_make(struct export_sheet *out, struct tocsin_arena *arena,
	const struct tocsin_project *project, const struct tocsin_plan *plan,
	const struct tocsin_progress *progress);

/* The text of a cell, piece by piece; begins as all zero. */
struct export_text {
	char *items; /* ends with a NUL once there is a piece */
	uint32_t count, capacity;
};
void export_text_add(const struct export_sheet *sheet, struct export_text *text, const char *piece);
/* The text so far, "" where there is none. */
const char *export_text_whole(const struct export_text *text);

/*
 * Pieces that the formats share, in the sheet's arena: "15d", "3.5d", "2ed"; "0.5"; a date with
 * `between` before its time, "" for an unknown one; "3FS+2d;4" with what `call` calls a row;
 * "Ann[0.5];Crane".
 */
const char *export_duration(const struct export_sheet *sheet, tocsin_work minutes, bool elapsed);
const char *export_units(const struct export_sheet *sheet, int64_t thousandths);
const char *export_date(const struct export_sheet *sheet, struct tocsin_instant at, char between);
const char *export_links(const struct export_sheet *sheet, const struct export_row *row,
	const char *(*call)(const struct export_sheet *sheet, uint32_t row), const char *separator);
const char *export_resources(const struct export_sheet *sheet, const struct export_row *row);

/*
 * The estimates of a row, "" for a summary. Of two of which one was derived from the other, only
 * the one that gives the other again is written: the same project must come of it.
 */
struct export_estimates {
	const char *focused, *safe;
	bool safe_alone; /* what remains is then read as that much safer, and is written so */
};
struct export_estimates export_estimates_of(
	const struct export_sheet *sheet, const struct export_row *row);

/* The safe estimate beside a focused duration: not written where it follows from that, so that it
 * stays derived. */
const char *export_safe_beside(const struct export_sheet *sheet, const struct export_row *row);

/* The number of a row, from 1, for tools whose ids are numbers. */
const char *export_number(const struct export_sheet *sheet, uint32_t row);

/* The key of a row, which for a row that is no task is one that no task has. */
const char *export_key(const struct export_sheet *sheet, const struct export_row *row);

/* The notes of a task; of a buffer, that it is one. */
const char *export_notes(const struct export_sheet *sheet, const struct export_row *row);

/* What was reported of a row's task; "" where nothing was. */
struct export_progress {
	const char *percent, *remaining, *start, *finish;
};
struct export_progress export_progress_of(
	const struct export_sheet *sheet, const struct export_row *row);

/* The formats; each writes its header and a row for every row of the sheet. */
void export_csv(struct csv_writer *to, const struct export_sheet *sheet);
void export_msproject(struct csv_writer *to, const struct export_sheet *sheet);
void export_ganttproject(struct csv_writer *to, const struct export_sheet *sheet);
void export_jira(struct csv_writer *to, const struct export_sheet *sheet);

/* What GanttProject cannot hold, for it plans in whole days. */
struct export_rounding {
	uint32_t durations; /* of tasks: rounded up, and exact in a column of their own */
	uint32_t lags;      /* cut */
};
struct export_rounding export_ganttproject_rounding(const struct export_sheet *sheet);

/* Links that are more than "finish before start": Jira knows no others. */
uint32_t export_jira_plainer_links(const struct export_sheet *sheet);

#endif
