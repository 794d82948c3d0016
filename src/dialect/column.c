#include "column.h"

#include <stddef.h>
#include <string.h>

#include "captions.h"

static const char *const words[SCHEDULE_COLUMNS + 1] = {
	[SCHEDULE_ID] = "id",
	[SCHEDULE_UNIQUE_ID] = "unique id",
	[SCHEDULE_INTERNAL_ID] = "internal id",
	[SCHEDULE_NAME] = "name",
	[SCHEDULE_SAFE] = "safe",
	[SCHEDULE_FOCUSED] = "focused",
	[SCHEDULE_OTHER_ESTIMATE] = "other estimate",
	[SCHEDULE_PREDECESSORS] = "predecessors",
	[SCHEDULE_SUCCESSORS] = "successors",
	[SCHEDULE_RESOURCES] = "resources",
	[SCHEDULE_NOT_BEFORE] = "not before",
	[SCHEDULE_CONSTRAINT_TYPE] = "constraint type",
	[SCHEDULE_START] = "start",
	[SCHEDULE_FINISH] = "finish",
	[SCHEDULE_OUTLINE] = "outline",
	[SCHEDULE_OUTLINE_LEVEL] = "outline level",
	[SCHEDULE_OUTLINE_NUMBER] = "outline number",
	[SCHEDULE_PARENT] = "parent",
	[SCHEDULE_MILESTONE] = "milestone",
	[SCHEDULE_PERCENT] = "percent",
	[SCHEDULE_REMAINING] = "remaining",
	[SCHEDULE_ACTUAL_START] = "actual start",
	[SCHEDULE_ACTUAL_FINISH] = "actual finish",
	[SCHEDULE_STAGE] = "stage",
	[SCHEDULE_TOUCHPOINT] = "touchpoint",
	[SCHEDULE_NOTES] = "notes",
};

static const char *const helps[SCHEDULE_COLUMNS] = {
	[SCHEDULE_ID] = "what links call the task",
	[SCHEDULE_UNIQUE_ID] = "a key that never changes, where the id is a row number",
	[SCHEDULE_INTERNAL_ID] = "a number of the tool's database, which its parents and links use",
	[SCHEDULE_NAME] = "what people call it",
	[SCHEDULE_SAFE] = "the duration with its safety in it: 5, 5d, 2 wks",
	[SCHEDULE_FOCUSED] = "the duration without safety, as when nothing disturbs",
	[SCHEDULE_PREDECESSORS] = "what it waits for: 3, 3FS+2d; several columns may be that",
	[SCHEDULE_SUCCESSORS] = "what waits for it, where a tool writes that: 3, 3FS+2d",
	[SCHEDULE_RESOURCES] = "who does it: Ann, Crane[2], Ann[50%]",
	[SCHEDULE_NOT_BEFORE] = "a date before which it cannot start",
	[SCHEDULE_CONSTRAINT_TYPE] = "of what kind that date is",
	[SCHEDULE_START] = "the planned start, shown only",
	[SCHEDULE_FINISH] = "the planned finish, shown only",
	[SCHEDULE_OUTLINE] = "its place in the outline: 2, or 1.2",
	[SCHEDULE_OUTLINE_LEVEL] = "how deep it lies in the outline: 1, 2",
	[SCHEDULE_OUTLINE_NUMBER] = "its number in the outline: 1.2",
	[SCHEDULE_PARENT] = "the id or name of the row above it",
	[SCHEDULE_MILESTONE] = "yes where it takes no time",
	[SCHEDULE_PERCENT] = "how much of it is done: 50%",
	[SCHEDULE_REMAINING] = "how much is left: 3d",
	[SCHEDULE_ACTUAL_START] = "when work began",
	[SCHEDULE_ACTUAL_FINISH] = "when it was done",
	[SCHEDULE_STAGE] = "the stage of the customers' journey",
	[SCHEDULE_TOUCHPOINT] = "the touchpoint of that journey",
	[SCHEDULE_NOTES] = "a text for the team",
};

const char *schedule_column_help(enum schedule_column column)
{
	return helps[column];
}

const char *schedule_column_word(enum schedule_column column)
{
	return words[column];
}

enum schedule_column schedule_column_named(const char *word)
{
	size_t column = 0;
	while (column < SCHEDULE_COLUMNS && strcmp(words[column], word) != 0)
		column++;
	return (enum schedule_column)column;
}

enum schedule_column schedule_column_of(const char *word)
{
	const struct caption *end = captions + caption_count;
	const struct caption *at = captions_find(word);
	for (; at != NULL && at < end && strcmp(at->text, word) == 0; at++)
		if (at->tool == DIALECT_OWN)
			return at->column;
	return SCHEDULE_COLUMNS;
}
