/*
 * A schedule on its way into a project: its rows, before they are known to be tasks or summaries.
 *
 *     id,name,outline level,duration,predecessors      row  parent  item
 *     G1,Cellar,1,,                                     0    -      summary 0
 *     1,Dig,2,4d,                                       1    0      task 0
 *     2,Concrete,2,3d,1                                 2    0      task 1
 *     3,Walls,1,5d,G1                                   3    -      task 2, after task 1 (a sink)
 */
#ifndef STORE_SCHEDULE_H
#define STORE_SCHEDULE_H

#include "dialect.h"
#include "reading.h"
#include "repeats.h"
#include "table.h"

enum { ROW_NONE = UINT32_MAX };

enum row_flag { /* bits */
	ROW_IS_SUMMARY = 1,
	ROW_MILESTONE = 2, /* its milestone cell says yes */
	ROW_SAFE_ELAPSED = 4,
	ROW_FOCUSED_ELAPSED = 8,
	ROW_REMAINING_ELAPSED = 16,
	ROW_ESTIMATE_WRONG = 32, /* told; nothing follows from it */
	ROW_HAS_TIME = 64,       /* six bits from here: which of its dates have a time */
	ROW_SPAN = 4096,         /* its duration is the working time between its dates */
};

/* The dates of a row, in the order of their ROW_HAS_TIME bits. */
enum row_date {
	DATE_NOT_BEFORE,
	DATE_START,
	DATE_FINISH,
	DATE_DUE,
	DATE_ACTUAL_START,
	DATE_ACTUAL_FINISH,
};

/* A million of them are read at once: they hold what nearly every row has, and no more. */
struct schedule_row {
	size_t offset; /* where it begins: schedule_place */
	uint32_t line;
	uint16_t flags;                       /* enum row_flag */
	int16_t level;                        /* as the file says; 0 = empty */
	const char *predecessors, *resources; /* cells as they are, in scratch; NULL = empty */
	struct tocsin_stated *stated;         /* its task's own; NULL = nothing is stated */
	uint32_t parent;                      /* row, or ROW_NONE */
	uint32_t item;                        /* index among the tasks or among the summaries */
};

/* A level as a row holds it: those beyond any that an outline may have are all one. */
static inline int16_t row_level(int level)
{
	enum { DEEPEST_TOLD_APART = 1000 };
	return (int16_t)(level < DEEPEST_TOLD_APART ? level : DEEPEST_TOLD_APART);
}

static inline void row_mark(struct schedule_row *row, unsigned flag)
{
	row->flags = (uint16_t)(row->flags | flag);
}

/* A cell of a column that most files do not have. */
struct row_cell {
	uint32_t row;
	const char *text; /* as it is, in scratch */
};

struct schedule {
	struct reading *reading;
	struct csv_reader *reader;
	struct table table;
	struct dialect dialect;
	char translated[DIALECT_TEXT_MAX]; /* the cell that is being read */
	struct repeats *repeats;           /* where cells are translated; NULL elsewhere */
	struct tocsin_task *tasks; /* one per row until the rows are sorted, then the project's */
	struct schedule_row *rows;
	uint32_t count, capacity;
	bool dotted_outline;       /* a cell of an `outline` column holds a dot */
	bool dated;                /* a row holds a date */
	bool indented;             /* blanks before names are the only outline */
	struct tocsin_index by_id; /* what links call a row -> row */
	/* Ids of the tool's database -> row, where the file has them. */
	struct tocsin_index by_internal;
	/* Ids of the buffers that an export of ours holds as rows: no tasks, and no predecessors.
	 */
	struct tocsin_index buffers;
	uint32_t buffer_count;
	struct csv_place first_buffer;
	uint32_t inactive_count; /* rows that the tool keeps and nobody works on */
	struct csv_place first_inactive;
	size_t longest_id;
	bool id_holds_semicolon;
	bool id_holds_letter; /* not all ids are whole numbers */
	struct tocsin_units units;

	/* Cells of a column of parents, or of one whose cells are levels or numbers. */
	TOCSIN_VECTOR(struct row_cell) parents;
	/* The outline as a tree: rows with each one's descendants behind it. NULL where no row has
	 * a parent. */
	uint32_t *preorder; /* rows */
	uint32_t *position; /* of a row in it */
	uint32_t *end;      /* of a row: the position behind its last descendant */

	/* Links between rows, as the predecessor cells have them. */
	TOCSIN_VECTOR(struct row_link) links;
	TOCSIN_VECTOR(struct row_cell) more_predecessors; /* of rows that have several cells */
	TOCSIN_VECTOR(struct row_cell) successors;
	bool summaries_linked;

	/* Where rows are numbered: the number of the last, and the line behind it. */
	uint32_t row_number, line_behind;

	uint32_t implied_resources;
	bool unestimated;           /* told for all tasks */
	uint32_t spans, first_span; /* tasks with ROW_SPAN, and the first row of them */
};

struct row_link {
	uint32_t from, to; /* rows */
	uint8_t type;      /* enum tocsin_link_type */
	bool elapsed;
	bool at_successor; /* told by the row it comes from, not by the one it goes into */
	bool share;        /* the lag is thousandths of the predecessor's A */
	int64_t lag;       /* minutes */
};

/* Has the header what no schedule can do without, and what the user chose of it? Tells what is
 * missing, and how to say which column it is. */
bool schedule_header_suffices(const struct schedule *schedule);

/* Where a row begins. */
struct csv_place schedule_place(const struct schedule *schedule, uint32_t row);

/* A diagnostic at a column of a row; at the row where it has no such cell. */
void schedule_diag(const struct schedule *schedule, enum tocsin_severity severity, uint32_t row,
	size_t column, const char *format, ...) __attribute__((format(printf, 5, 6)));

/* What a cell of each column does to its task; captions are the dialect's. */
extern const struct table_column schedule_columns[SCHEDULE_COLUMNS + 1];

/* The row that is being read, to which `schedule_columns` hand their cells. */
struct schedule_present {
	struct schedule *schedule;
	struct tocsin_task *task;
	struct schedule_row *row;
	const char *constraint; /* kind of its constraint date; NULL = not given */
};

/* Rows of Primavera P6 that group others: gives them names, and all rows their levels. */
void schedule_bands(struct schedule *schedule);
/* Takes the row for a buffer of an export of ours, which is no task. */
bool schedule_take_buffer(struct schedule *schedule, const struct csv_reader *row);
void schedule_note_buffers(const struct schedule *schedule);
/* Likewise for a task that nobody works on. */
bool schedule_take_inactive(struct schedule *schedule, const struct csv_reader *row);
void schedule_note_inactive(const struct schedule *schedule);

/* Levels from ids such as 1.2.3, where a sheet has no other outline. */
void schedule_id_outline(struct schedule *schedule);

/* Numbers the row that was just read, where links may be numbers of rows. */
void schedule_number_row(struct schedule *schedule, uint32_t row);

/* Ids, keys and names from their columns. Without a column of ids the names serve for all three,
 * and schedule_ids_from_names follows when the outline is known, for names that repeat. */
void schedule_names(struct schedule *schedule);
void schedule_ids_from_names(struct schedule *schedule);

/* Obeys the kind of a row's constraint date: not before it, or due then. */
void schedule_constraint(const struct schedule_present *present, uint32_t row);

/* The first date that a row states; unknown where none does. */
struct tocsin_instant schedule_earliest_date(const struct schedule *schedule);

/* Completes the estimates of a row that is a task, and tells what is wrong with them. */
void schedule_estimate(struct schedule *schedule, uint32_t row);

/* The same once the duration of a row with ROW_SPAN is known. */
void schedule_estimate_span(struct schedule *schedule, uint32_t row, tocsin_work safe);

/* Tells once that no task has an estimate, instead of a fault for each. */
void schedule_unestimated(struct schedule *schedule);

/* Do dates give durations where there is no column of them? */
bool schedule_spans_possible(const struct schedule *schedule);

/* Marks a row without a duration whose dates will give one; false where they do not. */
bool schedule_span(struct schedule *schedule, uint32_t row);
void schedule_spans_note(const struct schedule *schedule);

/* Working time between the dates of a row: as they were given, and as moved into working time. */
tocsin_work schedule_span_length(const struct tocsin_calendar *calendar,
	const struct schedule_row *row, const struct tocsin_stated *given,
	const struct tocsin_stated *at_work);

/* Parents, preorder and summaries from whatever column gives the outline. */
void schedule_outline(struct schedule *schedule);

/* Adds links that the tool writes into a file of their own to the predecessors of the rows. */
void schedule_relations(struct schedule *schedule);

/* Reads the cells of predecessors and successors of all rows into `links`. */
void schedule_links(struct schedule *schedule);

/* Of links that are told at both of their ends keeps one. */
void schedule_join_ends(struct schedule *schedule);

/* Turns `links` between rows into the project's links between tasks. */
void schedule_bind_links(struct schedule *schedule);

/* Reads the resource cells of the rows that are tasks, one after the other, into the project's
 * demands; those that resources.csv does not have are added to the project's resources. */
struct assignments;
struct assignments *schedule_assignments_begin(struct schedule *schedule);
void schedule_assign(struct assignments *all, uint32_t row);
void schedule_assignments_end(const struct assignments *all);

/* Is a cell of links longer than what is translated at once? Then it is, piece by piece. */
bool schedule_links_are_long(uint32_t column, const char *text);
const char *schedule_long_links(struct schedule *schedule, uint32_t column, const char *text);

#endif
