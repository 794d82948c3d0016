#include "column.h"

#include <stddef.h>
#include <string.h>

#include "captions.h"

static const char *const words[SCHEDULE_COLUMNS] = {
	[SCHEDULE_ID] = "id",
	[SCHEDULE_UNIQUE_ID] = "unique id",
	[SCHEDULE_NAME] = "name",
	[SCHEDULE_SAFE] = "safe",
	[SCHEDULE_FOCUSED] = "focused",
	[SCHEDULE_PREDECESSORS] = "predecessors",
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

const char *schedule_column_word(enum schedule_column column)
{
	return words[column];
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
