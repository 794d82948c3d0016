#include "repeats.h"

#include <string.h>

#include "tocsin/index.h"

/* Ids, names and links differ from row to row. */
static bool repeats_often(enum schedule_column column)
{
	switch (column) {
	case SCHEDULE_SAFE:
	case SCHEDULE_FOCUSED:
	case SCHEDULE_OTHER_ESTIMATE:
	case SCHEDULE_REMAINING:
	case SCHEDULE_NOT_BEFORE:
	case SCHEDULE_START:
	case SCHEDULE_FINISH:
	case SCHEDULE_ACTUAL_START:
	case SCHEDULE_ACTUAL_FINISH:
	case SCHEDULE_PERCENT:
	case SCHEDULE_MILESTONE:
		return true;
	default:
		return false;
	}
}

/* The one place where a text of a column may be remembered. */
static struct repeat *place_of(
	struct repeats *repeats, enum schedule_column column, const char *text, size_t length)
{
	uint64_t hash = tocsin_hash(TOCSIN_HASH_START + (uint64_t)column, text, length);
	return &repeats->of[(hash ^ hash >> 32) % REPEATS];
}

const char *repeats_translate(struct repeats *repeats, const struct dialect *dialect,
	enum schedule_column column, const char *text, char out[DIALECT_TEXT_MAX])
{
	size_t length = strlen(text);
	if (!repeats_often(column) || length == 0 || length >= REPEAT_SIZE)
		return dialect_translate(dialect, column, text, out);
	struct repeat *repeat = place_of(repeats, column, text, length);
	if (repeat->column == column && strcmp(repeat->text, text) == 0)
		return repeat->same ? text : repeat->ours;
	const char *ours = dialect_translate(dialect, column, text, out);
	size_t ours_length = strlen(ours);
	if (ours_length < REPEAT_SIZE) {
		repeat->column = (uint8_t)column;
		repeat->same = ours == text;
		memcpy(repeat->text, text, length + 1);
		memcpy(repeat->ours, ours, ours_length + 1);
	}
	return ours;
}
