/*
 * A dialect: how a schedule that another tool wrote is read.
 *
 *     Nr.;Vorgangsname;Dauer;Vorgänger            Microsoft Project, German
 *     5;Ist-Analyse;3,5 Tage;2AA+1 Tag            id 5, name, safe "3.5d", predecessors "2SS+1d"
 *
 * It is found out once, from the first rows of the file (recognise.c): which row is the header,
 * which tool and which language its captions are from, and with that what each column means and how
 * cells are written. Cells are then translated into our own spelling one by one (translate.c), and
 * keep their place, so that a fault is told where it stands in the user's file; a cell that cannot
 * be translated stays as it is, and whoever reads it says what is wrong. A file of our own needs no
 * translation and pays nothing for it.
 */
#ifndef DIALECT_DIALECT_H
#define DIALECT_DIALECT_H

#include <stdbool.h>

#include "column.h"
#include "csv_reader.h"
#include "language.h"
#include "tool.h"

/* `--map 'safe=Est. (days)'`, or a row of mapping.csv. */
struct column_choice {
	const char *caption;
	enum schedule_column column; /* SCHEDULE_COLUMNS: this column is not to be read */
};

struct roster;

/* What the user said about the file; where nothing is said, it is found out. All zero: nothing. */
struct dialect_wishes {
	const char *tool;     /* word of a tool, checked by whoever takes it; NULL */
	const char *language; /* code, likewise; NULL */
	const char *encoding; /* a name that iconv knows; NULL */
	char delimiter;       /* 0 */
	bool dates_given;
	enum date_order dates;
	const struct column_choice *choices;
	unsigned choice_count;
	unsigned kept_count; /* of them, the last: kept from an earlier file; this one may lack them
			      */
};

/* What a duration without a unit counts. */
enum bare_unit { BARE_DAYS, BARE_HOURS, BARE_MINUTES, BARE_SECONDS, BARE_WEEKS };

/* How the cells of the file are written. */
struct conventions {
	char decimal;
	enum date_order dates;
	enum bare_unit bare[SCHEDULE_COLUMNS + 1]; /* per column of durations */
	bool shares;                               /* done is written as 0 to 1 */
};

struct dialect {
	enum dialect_tool tool;
	const struct language *language;
	struct conventions conventions;
	struct csv_place header;     /* of its first row; line 0 where none was found */
	uint32_t header_rows;        /* Primavera P6 writes two */
	uint32_t width;              /* cells of the header */
	uint32_t *column_of;         /* per cell: enum schedule_column, or TABLE_ABSENT */
	const char *const *captions; /* per cell, as the file has them */
	const bool *numbers;         /* per cell: do most rows have a number there? */
	bool foreign;                /* cells need dialect_translate */
	bool states;   /* SCHEDULE_PERCENT has words such as "In Progress" (a tool's own file) */
	bool types;    /* SCHEDULE_MILESTONE has kinds of tasks, of which "Milestone" is one */
	bool numbered; /* there are no ids, and links and parents may be numbers of rows, from 1 */
	bool blanks_numbered; /* and a blank row has a number too: Smartsheet */
	bool marks_actuals; /* an A behind a start or a finish says that it was so: Primavera P6 */
	bool row_numbers; /* links are numbers of rows, whatever else the ids are: an export of ours
			   */
	/* A cell of links may hold successors too, with a > before each: what Redmine relates. */
	bool both_ways;
	uint32_t active; /* the cell that says whether a task is worked on; TABLE_ABSENT */
	const struct roster *roster; /* GanttProject's resources; NULL */
	/* Predecessors that the file does not hold are left out with one note: it may be an
	 * excerpt. */
	bool excerpt;
};

/*
 * Opens a schedule with the encoding and the delimiter that were wished for, or with which its
 * header is known best.
 */
void dialect_open(struct csv_reader *csv, const char *path, const char *bytes, size_t length,
	struct tocsin_diags *diags, const struct dialect_wishes *wishes);

/*
 * Finds out how the schedule in `csv`, just opened, is written, and leaves `csv` before the first
 * row below the header. All texts live in `arena`. What is odd but readable becomes a note in the
 * reader's diags. false: the file holds no row at all.
 */
bool dialect_recognise(struct dialect *out, struct tocsin_arena *arena, struct csv_reader *csv,
	const struct dialect_wishes *wishes);

enum { DIALECT_TEXT_MAX = 4096 }; /* bytes of a cell that is translated; longer ones stay */

/*
 * The text of a cell of `column` in our own spelling: dates as YYYY-MM-DDTHH:MM, durations as
 * "3.5d" or "2ew", shares as "50%", links as "5SS+1d;7", resources as "Ann[50%];Bob", yes and no.
 * It is written to `out`, or is `text` itself where nothing has to be changed or cannot be.
 */
const char *dialect_translate(const struct dialect *dialect, enum schedule_column column,
	const char *text, char out[DIALECT_TEXT_MAX]);

#endif
