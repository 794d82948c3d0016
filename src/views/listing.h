/*
 * How the task list is shown: which columns, in what order of rows, in what groups.
 *
 * All of it zero is the list as it comes: the usual columns as far as they fit, most urgent first.
 */
#ifndef VIEWS_LISTING_H
#define VIEWS_LISTING_H

#include <stdbool.h>
#include <stdint.h>

/*
 * TASK_COLUMNS: COLUMN(enum, name at `:columns`, head, least cells, most cells, weight, right,
 * falls) weight: the heaviest usual column is the first to go; -1 = shown only where it is asked
 * for right: aligned right falls: sorted by it, the greatest comes first
 */
#define TASK_COLUMNS(COLUMN)                                                                       \
	COLUMN(ID, "id", "id", 3, 12, 0, false, false)                                             \
	COLUMN(NAME, "name", "name", 20, 56, 0, false, false)                                      \
	COLUMN(RESOURCE, "resource", "resources", 9, 30, 5, false, false)                          \
	COLUMN(STATE, "state", "state", 7, 7, 2, false, false)                                     \
	COLUMN(REMAINING, "remaining", "left", 5, 6, 0, true, true)                                \
	COLUMN(PLANNED, "planned", "planned", 7, 7, -1, true, true)                                \
	COLUMN(SAFE, "safe", "safe", 5, 6, -1, true, true)                                         \
	COLUMN(IMPACT, "impact", "impact", 6, 7, 3, true, true)                                    \
	COLUMN(BUFFER, "buffer", "% PB", 5, 6, 4, true, true)                                      \
	COLUMN(ROOM, "room", "room", 6, 7, -1, true, false)                                        \
	COLUMN(START, "start", "start", 5, 5, 9, true, false)                                      \
	COLUMN(FINISH, "finish", "finish", 6, 6, 8, true, false)                                   \
	COLUMN(PLAN_START, "plan-start", "plan from", 9, 9, -1, true, false)                       \
	COLUMN(PLAN_FINISH, "plan-finish", "plan to", 7, 7, -1, true, false)                       \
	COLUMN(CHAIN, "chain", "chain", 8, 8, 10, false, false)                                    \
	COLUMN(STAGE, "stage", "stage", 13, 16, -1, false, false)                                  \
	COLUMN(FLAGS, "flags", "flags", 8, 20, 6, false, true)                                     \
	COLUMN(WAITS, "waits", "waits for", 12, 30, 11, false, false)                              \
	COLUMN(REPORT, "report", "reported", 8, 8, -1, true, true)                                 \
	COLUMN(NOTE, "note", "note", 12, 60, -1, false, false)

enum task_column {
	TASK_COLUMN_NONE,
#define TASK_COLUMN_ENUM(name, ...) TASK_COLUMN_##name,
	TASK_COLUMNS(TASK_COLUMN_ENUM)
#undef TASK_COLUMN_ENUM
		TASK_COLUMN_COUNT
};

/* What the groups of an outline are. */
enum outline { OUTLINE_NONE, OUTLINE_SUMMARY, OUTLINE_STAGE, OUTLINE_CHAIN, OUTLINES };

enum { LISTING_FOLDS = 128 };

struct listing {
	uint8_t columns[TASK_COLUMN_COUNT]; /* enum task_column, as asked for, in order */
	unsigned column_count;              /* 0 = the usual ones, as many as fit */
	enum task_column sort;              /* TASK_COLUMN_NONE = most urgent first */
	bool reverse;
	bool details; /* of the task under the cursor */
	enum outline outline;
	bool all_folded;               /* but for those in `folds`; else they are the folded ones */
	uint64_t folds[LISTING_FOLDS]; /* groups, by view_group.key */
	unsigned fold_count;
};

bool listing_is_folded(const struct listing *listing, uint64_t key);
/* Folds what is unfolded, and unfolds what is folded. Where there are too many, the oldest goes. */
void listing_fold(struct listing *listing, uint64_t key);

const char *task_column_name(enum task_column column); /* "remaining"; "" for TASK_COLUMN_NONE */
bool task_column_falls(enum task_column column);

/* By name or by a beginning that only one has; TASK_COLUMN_NONE where there is none. */
enum task_column task_column_named(const char *name, unsigned length);

#endif
