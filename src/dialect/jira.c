/*
 * Jira: estimates in seconds, a status instead of a percentage, and midnight for a date that has no
 * time.
 */
#include <string.h>

#include "manner.h"

static void prepare(struct dialect *dialect, struct tocsin_arena *arena, struct csv_reader *csv,
	const char *const *plain)
{
	(void)arena;
	(void)csv;
	uint32_t percent = manner_cell_of(dialect, SCHEDULE_PERCENT);
	static const enum schedule_column estimates[] = {SCHEDULE_SAFE, SCHEDULE_FOCUSED};
	dialect->states = percent != TABLE_ABSENT && strstr(plain[percent], "status") != NULL;
	for (size_t i = 0; i < sizeof estimates / sizeof *estimates; i++) {
		uint32_t cell = manner_cell_of(dialect, estimates[i]);
		/* A column that the user chose, such as story points, counts days. */
		if (cell != TABLE_ABSENT && strstr(plain[cell], "estimate") != NULL &&
			strstr(plain[cell], "point") == NULL)
			dialect->conventions.bare[estimates[i]] = BARE_SECONDS;
	}
	dialect->conventions.bare[SCHEDULE_REMAINING] = BARE_SECONDS;
	/* What is to be imported has no keys yet: its issues are known by their numbers. */
	uint32_t number = manner_cell_of(dialect, SCHEDULE_INTERNAL_ID);
	if (number != TABLE_ABSENT && manner_cell_of(dialect, SCHEDULE_ID) == TABLE_ABSENT) {
		dialect->column_of[number] = SCHEDULE_ID;
		dialect->numbered = false;
	}
}

static const char *without_midnight(const char *text, char out[DIALECT_TEXT_MAX])
{
	static const char *const midnights[] = {" 12:00 AM", " 0:00", " 00:00"};
	size_t length = strlen(text);
	for (size_t i = 0; i < sizeof midnights / sizeof *midnights; i++) {
		size_t tail = strlen(midnights[i]);
		if (length <= tail || length >= DIALECT_TEXT_MAX ||
			strcmp(text + length - tail, midnights[i]) != 0)
			continue;
		memcpy(out, text, length - tail);
		out[length - tail] = '\0';
		return out;
	}
	return text;
}

static const char *cell(const struct dialect *dialect, enum schedule_column column,
	const char *text, char out[DIALECT_TEXT_MAX])
{
	if (column == SCHEDULE_PERCENT && dialect->states)
		return manner_state(text);
	if (column == SCHEDULE_START || column == SCHEDULE_FINISH)
		return without_midnight(text, out);
	return text;
}

const struct manner manner_jira = {
	.marks = "issue key|issue id|issue type|original estimate|inward issue link (blocks)",
	.prepare = prepare,
	.cell = cell,
};
