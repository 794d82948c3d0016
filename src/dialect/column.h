/*
 * What a column of a schedule means, whatever it is called.
 */
#ifndef DIALECT_COLUMN_H
#define DIALECT_COLUMN_H

enum schedule_column {
	SCHEDULE_ID,
	SCHEDULE_UNIQUE_ID,
	SCHEDULE_INTERNAL_ID, /* of the tool's database: its own tables and parents may use it */
	SCHEDULE_NAME,
	SCHEDULE_SAFE,
	SCHEDULE_FOCUSED,
	SCHEDULE_PREDECESSORS,
	SCHEDULE_SUCCESSORS,
	SCHEDULE_RESOURCES,
	SCHEDULE_NOT_BEFORE,
	SCHEDULE_CONSTRAINT_TYPE,
	SCHEDULE_START,
	SCHEDULE_FINISH,
	SCHEDULE_OUTLINE,
	SCHEDULE_OUTLINE_LEVEL,
	SCHEDULE_OUTLINE_NUMBER,
	SCHEDULE_PARENT,
	SCHEDULE_MILESTONE,
	SCHEDULE_PERCENT,
	SCHEDULE_REMAINING,
	SCHEDULE_ACTUAL_START,
	SCHEDULE_ACTUAL_FINISH,
	SCHEDULE_STAGE,
	SCHEDULE_TOUCHPOINT,
	SCHEDULE_NOTES,
	SCHEDULE_COLUMNS,
	SCHEDULE_UNREAD = SCHEDULE_COLUMNS, /* known, so that its tool is recognised; not read */
	/* Of a cell: an estimate too many, which is not read, but shows where cells have moved. */
	SCHEDULE_OTHER_ESTIMATE = SCHEDULE_COLUMNS
};

/* The word of `--map`, mapping.csv and our own files: "id", "safe", "not before". Static. */
const char *schedule_column_word(enum schedule_column column);

/* What it is, in a few words: "a duration with its safety in it". Static. */
const char *schedule_column_help(enum schedule_column column);

/* The column whose word this is to the letter; SCHEDULE_COLUMNS where it is none's. */
enum schedule_column schedule_column_named(const char *word);

/* The column that a word means, with our own aliases; SCHEDULE_COLUMNS where it means none. */
enum schedule_column schedule_column_of(const char *word);

#endif
